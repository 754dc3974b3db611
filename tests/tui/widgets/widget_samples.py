"""Small registers for the widgets' tests, and what hostile text looks like."""

from __future__ import annotations

from typing import ClassVar

from hypothesis import strategies as st
from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.quarter_header import QuarterHeader

SPRING, SUMMER, AUTUMN = (Quarter(2030, number) for number in (1, 2, 3))

HOSTILE = (
    "[/x] [bold]markup[/bold] [red on blue]",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\x1b]52;c;aGVsbG8=\x07 clipboard",
    "\x9b31m and \x90q\x9c",
    "abc\u202egnp.exe \u2066hidden\u2069",
    "tab\there\tand\tthere\r\nline\x0bfeed\x85end",
    "👩‍👩‍👧‍👦 family 👍🏽 thumb ❤️ heart 🇬🇧 flag 1️⃣ key",
    "日本語のとても長い題名をここに書いておきます。全角文字の幅は二つ分です",
    "Z̷̢͚a̸̧̛l̵̡g̷o e\u0301 n\u0303 \u0301leading",
    "ไทย ภาษา กำ हिन्दी नमस्ते عربى ‏טקסט‏",
    "\ufeff\u200b\u00ad\u2060zero\u200bwidth",
    "x" * 50_000,
    "word " * 10_000,
    "\u0301" * 50_000,
    "漢" * 50_000,
    "",
    " ",
)

any_text = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=st.sampled_from("ab \t\n\x1b\x07\u202e\u200d\ufe0f\u0301e👩👍🏽❤🇬🇧漢字가\u1100\u1161กำ…•"), max_size=120),
    st.sampled_from([text[:400] for text in HOSTILE]),
)


def activity(code: str, title: str = "Mend the clock", quarter: Quarter = SUMMER, **fields: object) -> Activity:
    number = int(code.split(".")[1])
    content: dict[str, object] = {"priority_number": number, "priority": f"Priority about subject {number}", "team": "Works"}
    return Activity(quarter, code, title).with_content({**content, **fields})


def register(*activities: Activity, council: str = "Borough of Testing", notice: str = "") -> Register:
    quarters: dict[Quarter, dict[str, Activity]] = {}
    for each in sorted(activities, key=lambda a: a.sort_key):
        quarters.setdefault(each.quarter, {})[each.code] = each
    return Register(council=council, notice=notice, quarters=dict(sorted(quarters.items())))


def two_groups() -> Register:
    """Three activities under one priority and two under another."""
    return register(*(activity(code) for code in ("KA.01.01", "KA.01.02", "KA.01.03", "KA.02.01", "KA.02.02")))


def many(count: int) -> Register:
    return register(*(activity(f"KA.{n // 10 + 1:02}.{n % 10 + 1:02}", f"Activity {n}") for n in range(count)))


def is_safe(text: str) -> bool:
    """Whether no character of a text could drive a terminal or turn a line around."""
    return all(
        c >= " " and not "\x7f" <= c <= "\x9f" and c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for c in text
    )


def screen_lines(widget: Widget) -> list[str]:
    """What a widget shows, line by line."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


class Stage(App[None]):
    """An application with some widgets, which notes the messages that come up from them."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "focused.toggle_mark")]

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield from self.widgets

    @on(ActivityTable.Highlighted)
    @on(ActivityTable.Chosen)
    @on(ActivityTable.GroupChosen)
    @on(ActivityTable.HeadingClicked)
    @on(ActivityTable.MarksChanged)
    @on(QuarterHeader.Earlier)
    @on(QuarterHeader.Later)
    @on(QuarterHeader.Asked)
    def hear(self, message: Message) -> None:
        self.heard.append(message)
