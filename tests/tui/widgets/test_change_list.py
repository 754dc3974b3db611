from __future__ import annotations

from collections.abc import Sequence

import pytest

from ka_tui.domain.changes import REDO, UNDO, Change, Edit, Table
from ka_tui.domain.history import course
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.change_list import ChangeList
from tests.tui.widgets.widget_samples import Stage, screen_lines

AT = "2022-10-04T09:30:00Z"


def edit(code: str = "KA.01.01") -> Edit:
    return Edit(Table.ACTIVITIES, f"Q2-2022/{code}", {"status": "green"}, {"status": "red"})


def change(number: int, what: str = "set status", by: str = "Officer", why: str = "", target: int | None = None) -> Change:
    return Change(number, AT, by, what, (edit(),), why, target)


HISTORY = (
    change(1),
    change(2, by="Deputy", why="Flood after the spring storm and the thaw"),
    change(3, "set team"),
    change(4, UNDO, target=2),
    change(5, REDO, target=3),
    change(6, UNDO, target=3),
    change(7)._replace(edits=(edit(), edit("KA.01.02"), edit())),
)


def latest_first(changes: Sequence[Change]) -> list[Change]:
    return list(reversed(changes))


async def drawn(changes: Sequence[Change], size: tuple[int, int]) -> list[str]:
    widget = ChangeList()
    async with Stage(widget).run_test(size=size) as pilot:
        widget.show(latest_first(changes), course(changes), PRINTED_KEY)
        await pilot.pause()
        return [line.rstrip() for line in screen_lines(widget)]


async def test_a_line_tells_when_who_which_what_and_why() -> None:
    assert await drawn(HISTORY, (100, 9)) == [
        "    When               Who      Activity          What and why",
        "▌7   4 Oct 2022 09:30  Officer  2 activities      Status → ■ Red",
        " 6   4 Oct 2022 09:30  Officer  Q2-2022 KA.01.01  undo of change 3",
        " 5   4 Oct 2022 09:30  Officer  Q2-2022 KA.01.01  redo of 2 changes, 2 to 3",
        " 4   4 Oct 2022 09:30  Officer  Q2-2022 KA.01.01  undo of 2 changes, 2 to 3",
        " 3   4 Oct 2022 09:30  Officer  Q2-2022 KA.01.01  undone ▶ Green → ■ Red",
        " 2   4 Oct 2022 09:30  Deputy   Q2-2022 KA.01.01  ▶ Green → ■ Red  'Flood after the spring storm…'",
        " 1   4 Oct 2022 09:30  Officer  Q2-2022 KA.01.01  ▶ Green → ■ Red",
        "",
    ]


async def test_narrow_lines_leave_the_time_and_the_quarter_out() -> None:
    assert (await drawn(HISTORY, (60, 9)))[4:7] == [
        " 4   4 Oct 2022  Officer  KA.01.01       undo of 2 changes…",
        " 3   4 Oct 2022  Officer  KA.01.01       undone ▶ Green →…",
        " 2   4 Oct 2022  Deputy   KA.01.01       ▶ Green → ■ Red",
    ]


async def test_what_was_undone_is_struck_through_and_nothing_else() -> None:
    widget = ChangeList()
    async with Stage(widget).run_test(size=(100, 9)) as pilot:
        widget.show(latest_first(HISTORY), course(HISTORY), PRINTED_KEY)
        await pilot.pause()
        struck = [s.text for y in range(9) for s in widget.render_line(y) if s.style and s.style.strike and s.text.strip()]
    assert struck == ["▶ Green → ■ Red"]


async def test_the_cursor_stays_on_its_change_when_others_come() -> None:
    widget = ChangeList()
    async with Stage(widget).run_test(size=(80, 4)) as pilot:
        widget.show(latest_first(HISTORY[:5]), course(HISTORY[:5]), PRINTED_KEY)
        await pilot.pause()
        widget.action_step(3)
        await pilot.pause()
        line = next(y for y, text in enumerate(screen_lines(widget)) if text.startswith("▌2"))
        widget.show(latest_first(HISTORY), course(HISTORY), PRINTED_KEY)
        await pilot.pause()
        assert widget.current == HISTORY[1]
        assert screen_lines(widget)[line].startswith("▌2")
        widget.show(latest_first(HISTORY[3:]), course(HISTORY), PRINTED_KEY)
        assert widget.current in HISTORY[3:]
        widget.show((), course(()), PRINTED_KEY)
        assert widget.current is None


@pytest.mark.parametrize(("act", "number"), [("last", 1), ("first", 7), ("page", 4), ("step", 6)])
async def test_the_cursor_moves_and_is_brought_into_view(act: str, number: int) -> None:
    widget = ChangeList()
    stage = Stage(widget)
    async with stage.run_test(size=(80, 5)) as pilot:
        widget.show(latest_first(HISTORY), course(HISTORY), PRINTED_KEY)
        await pilot.pause()
        getattr(widget, f"action_{act}")(*([1] if act in ("page", "step") else []))
        await pilot.pause()
        assert widget.cursor == str(number)
        assert any(text.startswith(f"▌{number}") for text in screen_lines(widget))


async def test_a_click_moves_the_cursor_and_headings_are_no_change() -> None:
    widget = ChangeList()
    async with Stage(widget).run_test(size=(80, 9)) as pilot:
        widget.show(latest_first(HISTORY), course(HISTORY), PRINTED_KEY)
        await pilot.pause()
        await pilot.click(widget, offset=(5, 3))
        assert widget.cursor == "5"
        await pilot.click(widget, offset=(5, 0))
        assert widget.cursor == "5"


async def test_an_empty_list_says_so() -> None:
    widget = ChangeList()
    async with Stage(widget).run_test(size=(40, 3)) as pilot:
        widget.empty = "Nothing was changed yet."
        await pilot.pause()
        assert screen_lines(widget)[1].strip() == "Nothing was changed yet."
