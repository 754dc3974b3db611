"""A small quarter of hostile text, and strategies for any quarter there can be."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ka_tui.domain.activities import CONTENT_FIELDS, Activity, normal_activity
from ka_tui.domain.closings import Closing, Reopening
from ka_tui.domain.corrections import WHOLE, Correction, Corrections
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.reading import Reading

QUARTER = Quarter(2022, 2)

_ACTIVITIES = (
    Activity(
        QUARTER,
        "KA.01.01",
        "Mend the town's 3 bridges (and one weir)",
        priority_number=1,
        priority="Places to be proud of",
        team="Bridges & Weirs",
        portfolio="Highways",
        status="green",
        progress="It's on course: 2 of 3 decks are re-laid, £12,400 under budget (4%).\nThe last follows.\n\n"
        "- Snake_case stays, *stars* and _lines_ too\n- A | B \t tab\n  - nested, with `ticks` and <b>tags</b>\n\n1. first\n"
        "  - inside the first\n2. second\n4. fourth",
        next_steps="=SUM(A1:A9)",
    ),
    Activity(
        QUARTER,
        "KA.01.02",
        "+44 numbers, -5 degrees & @home #",
        priority_number=1,
        priority="Places to be proud of",
        team='=HYPERLINK("x")',
        portfolio="@Council",
        status="red",
        progress="# not a heading\n## KA.09.09 nor an activity\n---\n> not a quote\n1) one\n2) two\n3. three\n\n   indented\n\\\n"
        "```\n[a](b) [c]: d &amp; &\n| x | y |\n| - | - |",
        next_steps="- Say \"so\", then 'so'\n- ＝1＋1",
        reason='\'=quoted, \\ and "more"',
    ),
    Activity(
        QUARTER,
        "KA.02.01",
        "市场 🌱 [draft] [/notes]",
        theme="The Place",
        priority="Priority 2: grow",
        team="",
        portfolio="*",
        status_source="▶",
        progress="'- typed as text\n\n\nfar below",
        next_steps="",
        reason="",
    ),
    Activity(QUARTER, "KA.02.02", "Nothing said", theme="The Place", priority="Priority 2: grow"),
    Activity(QUARTER, "KA.10.01", "- begins with a dash ##", status="completed", next_steps="\ttab first\n-\n+\n*"),
    Activity(QUARTER, "KA.10.02", "Number only", priority_number=7, status="amber", reason="Late"),
)

SAMPLE = ReportDocument(
    QUARTER,
    "Market Overton & District | Council",
    "Made up *for a test*.",
    PRINTED_KEY,
    tuple(normal_activity(activity, PRINTED_KEY) for activity in _ACTIVITIES),
)

_CLOSING = Closing("0af3", date(2022, 10, 14), "Head of *Policy* | <Town>", "2022-10-17T09:00:00Z", "Officer", 9)
_FIRST = _CLOSING._replace(as_at=date(2022, 10, 7), commit=4, reopened=Reopening("2022-10-11T09:00:00Z", "Officer", "A slip"))
_WHEN = ("2022-10-12T09:00:00Z", "Officer", "A slip: =1+1, | and <b>")
CORRECTIONS = (
    Correction("KA.01.01", "Mend", "status", "▲ Amber", "▶ Green", *_WHEN),
    Correction("KA.01.01", "Mend", "progress", "One\n\n- first\n- | pipe", "One\n\n- first\n- <b>second</b>\n# third", *_WHEN),
    Correction("KA.01.02", "Numbers", "reason", "", "'=quoted", *_WHEN),
    Correction("KA.01.03", "Priority 9: Sweep", WHOLE, "Priority 9: Sweep", "", *_WHEN),
    Correction("KA.10.02", "Number only", WHOLE, "", "Number only", *_WHEN),
)


def published(document: ReportDocument, corrections: tuple[Correction, ...] = CORRECTIONS) -> ReportDocument:
    """A document of a quarter that is signed off for the second time, with what was corrected since the first."""
    return document._replace(signed_off=_CLOSING, corrections=Corrections(_FIRST, corrections))


HOSTILE_LINES = (
    "# x",
    "## KA.01.01 y",
    "### KA.01.01 y",
    "#### Progress",
    "#",
    "---",
    "- - -",
    "--",
    "===",
    "***",
    "_ _ _",
    "> q",
    ">q",
    "1) a",
    "1. a",
    "1. b",
    "2. b",
    "3. c",
    "12. l",
    "007. b",
    "1234567. z",
    "- a",
    "-  two blanks",
    "-     five blanks",
    "-\ttab",
    "* b",
    "+ c",
    "• d",
    "-",
    "1.",
    "  - nested",
    "   - nested by three",
    "    - nested by four",
    "      - nested deeper",
    "  1. numbered inside",
    "  2. numbered inside",
    "    2. numbered deep",
    " - oddly indented",
    "   indented",
    "    code",
    "\tcode",
    "\\",
    "a\\",
    "\\# \\\\ \\a \\*",
    "`tick` ``",
    "```python",
    "~~~",
    "~~gone~~ ~5",
    "| a | b |",
    "| - | :-: |",
    "a | b",
    "--- | ---",
    ":--",
    "<b>x</b> <!-- --> <5 <https://example.org>",
    "<!-- -->",
    "<div>",
    "&amp; & &#32;x &copy; &nope;",
    "&#32;x",
    "[a](b) ![c](d) [e][f] [g]",
    "[g]: /url",
    "- [ ] task",
    "- # x",
    "- > y",
    "- - z",
    "- 1. z",
    "1. - z",
    "*em* **strong** * x* a*b*c",
    "_em_ snake_case_word __init__ _",
    "=1+1",
    "'=1",
    "'tis",
    "''-x",
    "＝1",
    "@x",
    "Activities\tStatus\tProgress\tNext Steps\tTeam\tPortfolio",
    "code,title,status",
    '"quoted", and;semicolon',
    "",
    "",
    "\u00a0nbsp",
    "\u3000- wide",
    "plain words",
)

anything = st.text(st.characters(codec="utf-8"), max_size=20)
lines = st.one_of(st.sampled_from(HOSTILE_LINES), anything)
narratives = st.lists(lines, max_size=8).map("\n".join).map(clean_text)
short = st.one_of(st.just(""), lines, st.tuples(lines, lines).map(" ".join)).map(clean_line)
titles = st.one_of(short, st.sampled_from(["KA.02.02 x", "- x #", ": x", "##"])).filter(bool)
priorities = st.one_of(
    short,
    st.sampled_from(["Priority 2: x", "Priority 2", "Priority 2:", "Priority one: Two", "*No priority*", "No priority", "#"]),
)


_codes = st.sampled_from(["KA.01.01", "KA.02.99"])
corrections = st.lists(
    st.builds(
        Correction,
        code=_codes,
        title=titles,
        field=st.sampled_from((WHOLE, *CONTENT_FIELDS)),
        was=narratives,
        is_now=narratives,
        at=st.sampled_from(["", "2022-10-12T09:00:00Z"]),
        by=short,
        why=short,
    ),
    max_size=3,
).map(tuple)
"""Any corrections that a quarter may have."""


@st.composite
def documents(draw: st.DrawFn) -> ReportDocument:
    """Any quarter of activities in their normal form, signed off or not."""
    quarter = Quarter(draw(st.integers(1990, 2090)), draw(st.integers(1, 4)))
    codes = draw(st.lists(st.tuples(st.integers(1, 120), st.integers(1, 120)), max_size=4, unique=True))
    statuses = st.sampled_from([None, *(status.id for status in PRINTED_KEY)])
    activities = [
        Activity(
            quarter,
            f"KA.{first:02}.{second:02}",
            draw(titles),
            draw(short) or None,
            draw(st.one_of(st.none(), st.integers(1, 999))),
            draw(priorities),
            draw(short),
            draw(short),
            draw(statuses),
            draw(short) or None,
            draw(narratives),
            draw(narratives),
            draw(short),
        )
        for first, second in codes
    ]
    document = ReportDocument(
        quarter,
        draw(short),
        draw(narratives),
        PRINTED_KEY,
        tuple(normal_activity(activity, PRINTED_KEY) for activity in activities),
    )
    return published(document, draw(corrections)) if draw(st.booleans()) else document


def content_of(activities: tuple[Activity, ...]) -> list[Activity]:
    """The activities without what only the register keeps."""
    return [activity._replace(revision=0, updated_at="", updated_by="") for activity in activities]


def told(reading: Reading) -> list[str]:
    """The problems of a reading as lines."""
    return [f"{problem.place}: {problem.what}" for problem in reading.problems]
