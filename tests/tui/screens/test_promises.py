"""Said and did on the screen: every step beside what came of it, confirmed with a key and undone with another."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ka_tui.domain.closings import Closing, checksum
from ka_tui.domain.promises import promises
from ka_tui.domain.quarter_records import record_edit
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.promises import PromisesScreen
from tests.tui.desks import Q1, Q2, small_desk
from tests.tui.dialogs import until
from tests.tui.driving import opened, panel_text, press, table, told
from tests.tui.pictures import lines_of

BRIDGE, ORCHARD = "KA.01.01", "KA.01.02"
ARCH = "Build the second arch by 31 August 2022"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two quarters, the first of which promised a second arch."""
    made = small_desk(tmp_path)
    set_fields(made, Q1, [BRIDGE], {"next_steps": f"- {ARCH}\n- Paint the rail by 30 September 2022"})
    set_fields(made, Q2, [BRIDGE], {"progress": "Two lorries came.\n\nThe second arch was built.", "next_steps": "Sweep up"})
    return made


@asynccontextmanager
async def looking(desk: Desk, size: tuple[int, int] = (140, 36)) -> AsyncIterator[Pilot[None]]:
    """The screen, opened from the table of the second quarter."""
    async with opened(desk, size, Q2) as pilot:
        await press(pilot, "V")
        await found(pilot, desk)
        yield pilot


async def found(pilot: Pilot[None], desk: Desk) -> None:
    """Wait until the screen shows the promises as the register now has them."""
    screen = pilot.app.screen
    assert isinstance(screen, PromisesScreen)
    await until(pilot, lambda: screen._promises == promises(desk.register, screen._quarter))
    await pilot.pause()


def seen(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


def outcomes(desk: Desk) -> list[tuple[str, int, str]]:
    return [(p.code, p.number, str(p.outcome)) for p in promises(desk.register, Q2) if p.confirmed]


@pytest.mark.parametrize("size", [(80, 24), (140, 36), (200, 60)])
async def test_steps_stand_under_their_activities_with_what_came_of_them(desk: Desk, size: tuple[int, int]) -> None:
    async with looking(desk, size) as pilot:
        shown = seen(pilot)
        assert "8 steps promised; 8 to confirm; 1 overdue." in shown
        lines = [line.split() for line in lines_of(pilot.app)]
        assert any(line[:5] == ["▌KA.01.01", "kept?", "31", "Aug", "2022"] for line in lines)
        assert any(line[:5] == ["silent?", "!", "30", "Sep", "2022"] for line in lines)
        assert "enter Confirm  1 2 3 4 Kept/Not kept/Moved/Silent  esc Back" in shown


async def test_the_panel_sets_the_step_beside_the_texts_and_points_out_the_words(desk: Desk) -> None:
    async with looking(desk) as pilot:
        text = panel_text(pilot, "promise")
        for passage in (
            "KA.01.01  Mend the bridge",
            "Promised in Q1 2022/23, for 31 August 2022.",
            ARCH,
            "Seems kept, by the progress of Q2 2022/23: “The second arch",
            "Progress of Q2 2022/23",
            "Two lorries came.",
            "Next steps of Q2 2022/23",
            "Sweep up",
        ):
            assert passage in text
        screen = pilot.app.screen
        assert isinstance(screen, PromisesScreen)
        from ka_tui.tui.widgets.narrative_panel import NarrativePanel

        assert {word.lower() for word in screen.query_one(NarrativePanel).highlight_words} == {"build", "built", "second", "arch"}


async def test_a_key_says_what_came_of_a_step_and_goes_on_to_the_next(desk: Desk) -> None:
    async with looking(desk) as pilot:
        await press(pilot, "enter", "2", "3", "4", "1")
        assert outcomes(desk) == [
            (BRIDGE, 1, "kept"),
            (BRIDGE, 2, "not kept"),
            (ORCHARD, 1, "moved"),
            (ORCHARD, 2, "silent"),
            ("KA.02.01", 1, "kept"),
        ]
        await found(pilot, desk)
        assert "confirmed: 2 kept, 1 not kept, 1 moved, 1 silent; 3 to confirm; 1 overdue." in seen(pilot)
        for told_so in ("✓ kept", "✗ not kept", "→ moved", "· silent"):
            assert told_so in seen(pilot)
        await press(pilot, "home")
        assert "✓ Kept, as Officer judged on 14 October 2022" in " ".join(panel_text(pilot, "promise").split())
        await press(pilot, "u")
        assert outcomes(desk)[-1] == (ORCHARD, 2, "silent")
        assert told(pilot)[-1].startswith("Undone: change")


async def test_the_next_open_step_is_found_from_anywhere(desk: Desk) -> None:
    async with looking(desk) as pilot:
        await press(pilot, "1", "end", "n")
        await found(pilot, desk)
        assert "30 September 2022: overdue" in panel_text(pilot, "promise")
        await press(pilot, *["enter"] * 7)
        await found(pilot, desk)
        assert "all confirmed" in seen(pilot)
        await press(pilot, "n")
        assert told(pilot)[-1] == "Every other step is confirmed."


async def test_going_there_shows_the_activity_in_the_table(desk: Desk) -> None:
    async with looking(desk) as pilot:
        await press(pilot, "down", "down", "g")
        assert isinstance(pilot.app.screen, MainScreen)
        assert table(pilot).cursor == ORCHARD


async def test_an_activity_that_ended_cannot_be_gone_to_and_says_so(desk: Desk) -> None:
    from ka_tui.services.editing import remove_activities

    remove_activities(desk, Q2, [BRIDGE])
    async with looking(desk) as pilot:
        await press(pilot, "end")
        assert "The activity has ended, and nobody answers for it." in panel_text(pilot, "promise")
        await press(pilot, "g")
        assert told(pilot)[-1] == f"{BRIDGE} has ended: Q2 2022/23 does not have it."


async def test_another_quarter_without_promises_says_why(desk: Desk) -> None:
    async with looking(desk) as pilot:
        await press(pilot, "left_square_bracket")
        await found(pilot, desk)
        assert "No earlier quarter can be compared with Q1 2022/23" in seen(pilot)
        await press(pilot, "enter")
        assert told(pilot)[-1] == "There is no step here."
        await press(pilot, "left_square_bracket")
        assert told(pilot)[-1] == "Q1 2022/23 is the first quarter in the register."


async def test_a_quarter_that_is_signed_off_can_be_looked_at_only(desk: Desk) -> None:
    register = desk.register
    known = register.record(Q2)
    closing = Closing(checksum(register.activities(Q2)), date(2022, 10, 14), "Officer", desk.now, desk.user, register.commit)
    desk.propose("close", [record_edit(Q2, known, known._replace(closings=(closing,)))])
    async with looking(desk) as pilot:
        await press(pilot, "1")
        assert "The quarter is signed off as at 14 October 2022" in told(pilot)[-1]
    assert outcomes(desk) == []


async def test_a_desk_that_only_looks_changes_nothing(desk: Desk) -> None:
    async with looking(desk._replace(read_only=True)) as pilot:
        await press(pilot, "enter")
        assert "read-only" in told(pilot)[-1]
    assert outcomes(desk) == []


async def test_hostile_texts_are_shown_as_they_are(desk: Desk) -> None:
    set_fields(desk, Q1, [BRIDGE], {"next_steps": "Publish [bold]the pond[/] survey"})
    set_fields(desk, Q2, [BRIDGE], {"progress": "The pond survey [/] was published"})
    async with looking(desk) as pilot:
        assert "Publish [bold]the pond[/] survey" in panel_text(pilot, "promise")
