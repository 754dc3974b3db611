"""The head of the meeting's sheet, at the widths that projectors and windows have."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.meeting_card import MeetingCard, Sheet
from ka_tui.tui.widgets.rows import ActivityRow
from tests.tui.pictures import lines_of

Q3 = Quarter(2022, 3)
BRIDGE = Activity(Q3, "KA.01.01", "Mend the bridge", priority="Safe roads", status="completed", team="Roads")


def sheet(activity: Activity | None) -> Sheet:
    """The second of 40 sheets; the activity was completed in the two quarters before as well, or never was."""
    quarters = {q: {"KA.01.01": BRIDGE._replace(quarter=q)} for q in (Quarter(2022, 1), Quarter(2022, 2))}
    register = Register(quarters={**quarters, Q3: {activity.code: activity}} if activity else {})
    row = ActivityRow(activity, register) if activity else None
    return Sheet(Q3, "KA.01.01", 2, 40, 40, row, "A sample.")


async def drawn(shown: Sheet, width: int, *, brief: bool = False) -> list[str]:
    """The card's lines in a terminal of this width."""

    class Stage(App[None]):
        def compose(self) -> ComposeResult:
            yield MeetingCard()

    app = Stage()
    async with app.run_test(size=(width, 24)) as pilot:
        card = app.query_one(MeetingCard)
        card.brief = brief
        card.show(shown, PRINTED_KEY)
        await pilot.pause()
        return lines_of(app)[: card.size.height]


async def test_the_card_tells_all_of_the_activity_with_air_around_its_name() -> None:
    assert await drawn(sheet(BRIDGE._replace(reason="Opened early")), 80) == [
        "Meeting on Q3 2022/23   October to December 2022                         2 of 40",
        "A sample.",
        "",
        "Safe roads",
        "",
        "KA.01.01",
        "Mend the bridge",
        "",
        " ✔ Completed   = 3 quarters Completed",
        "",
        "Reason: Opened early",
        "Q1 ✔ Completed  Q2 ✔ Completed  Q3 ✔ Completed    Roads",
    ]


@pytest.mark.parametrize(
    ("width", "place"), [(80, "2 of 40, out of 120 in the quarter"), (50, "2 of 40, out of 120"), (30, "2 of 40")]
)
async def test_a_meeting_on_a_part_of_the_quarter_says_of_how_many_it_is(width: int, place: str) -> None:
    line = (await drawn(sheet(BRIDGE)._replace(in_quarter=120), width))[0]
    assert line.startswith("Meeting on Q3 2022/23 ")
    assert line.endswith(f" {place}")


async def test_where_room_is_scarce_nothing_is_lost_but_the_air_and_the_priority() -> None:
    assert await drawn(sheet(BRIDGE), 40, brief=True) == [
        "Meeting on Q3 2022/23            2 of 40",
        "A sample.",
        "KA.01.01  Mend the bridge",
        " ✔ Completed   = 3 quarters Completed",
        "Q1 ✔ C  Q2 ✔ C  Q3 ✔ C    Roads",
    ]


async def test_a_long_title_takes_four_lines_at_most_and_says_that_it_goes_on() -> None:
    lines = await drawn(sheet(BRIDGE._replace(title="bridge " * 200)), 40, brief=True)
    assert len(lines) == 8
    assert lines[5].endswith("…")


async def test_text_is_neither_markup_nor_control() -> None:
    lines = await drawn(sheet(BRIDGE._replace(title="[red]x[/y]\x1b[2J", team="[/b]")), 80, brief=True)
    assert lines[2] == "KA.01.01  [red]x[/y][2J"
    assert lines[-1].endswith("[/b]")


async def test_an_activity_that_is_gone_says_so() -> None:
    assert (await drawn(sheet(None), 60, brief=True))[2] == "KA.01.01  is no longer in the register."
