"""Packs from the screen: what is marked is written, and asked about, as one change; nothing is replaced without a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.register import Register
from ka_tui.reports.reading import Progress
from ka_tui.services import packs as pack_service
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.tui.screens import packing
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.packing import MarkList, PackingScreen
from ka_tui.tui.screens.question import QuestionScreen
from tests.tui.desks import Q2, small_desk
from tests.tui.dialogs import until
from tests.tui.driving import opened, press, told
from tests.tui.pictures import lines_of

WRITTEN = ["Q2-2022-Culture.docx", "Q2-2022-Parks.docx", "Q2-2022-Roads.docx"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return small_desk(tmp_path)


def fill(pilot: Pilot[None], field: str, text: str) -> None:
    pilot.app.screen.query_one(f"#{field}", Input).value = text


def seen(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


def documents(folder: Path, kind: str = "docx") -> list[str]:
    return sorted(path.name for path in (folder / "packs").glob(f"*.{kind}"))


def asked(register: Register) -> list[str]:
    return [pack.whose for pack in register.record(Q2).packs]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_what_will_be_written_is_seen_first(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    set_fields(desk, Q2, ["KA.01.01"], {"progress": "", "status": None})
    async with opened(desk, size) as pilot:
        await press(pilot, "P")
        for text in ("Packs for Q2 2022/23", "Culture", "Parks", "1 status, 1 progress", "nothing", "3 packs", "ctrl+s Write"):
            assert text in seen(pilot)
    assert not (tmp_path / "packs").exists()


async def test_each_team_gets_a_pack_and_the_register_remembers_who_was_asked_by_when(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "P")
        fill(pilot, "due", "13 January 2023")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, MainScreen)
        assert f"3 packs written into {tmp_path / 'packs'}" in told(pilot)[-1]
        assert "to be back by 13 January 2023. u has the register forget the asking; the files stay." in told(pilot)[-1]
        assert documents(tmp_path) == WRITTEN
        assert len(documents(tmp_path, "txt")) == 3
        assert {pack.due for pack in desk.register.record(Q2).packs} == {date(2023, 1, 13)}
        await press(pilot, "u")
    assert asked(desk.register) == []


async def test_only_what_is_marked_is_written_even_where_one_name_is_part_of_another(desk: Desk, tmp_path: Path) -> None:
    set_fields(desk, Q2, ["KA.02.02"], {"team": "Parks East"})
    async with opened(desk) as pilot:
        await press(pilot, "P", "tab", "tab", "space", "down", "down", "space", "down", "enter")
        assert "1 pack, each" in seen(pilot)
        await press(pilot, "ctrl+s")
    assert documents(tmp_path) == ["Q2-2022-Parks.docx"]
    assert asked(desk.register) == ["Parks"]


async def test_all_can_be_unmarked_and_then_there_is_nothing_to_write(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "P", "tab", "tab", "asterisk", "ctrl+s")
        assert "No pack is marked." in seen(pilot)
        await press(pilot, "asterisk")
        assert "3 packs, each" in seen(pilot)
    assert not (tmp_path / "packs").exists()


async def test_packs_can_be_for_portfolios_in_excel(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "P", "shift+tab", "right", "shift+tab", "right")
        assert "Q2-2022-Wellbeing.xlsx" in seen(pilot)
        await press(pilot, "ctrl+s")
    assert "Q2-2022-Wellbeing.xlsx" in documents(tmp_path, "xlsx")
    assert {pack.grouping for pack in desk.register.record(Q2).packs} == {Grouping.PORTFOLIO}


async def test_a_day_that_is_none_is_told_and_stays_typed(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "P")
        fill(pilot, "due", "31 February 2023")
        await press(pilot, "ctrl+s")
        assert "The due date '31 February 2023' is no day." in seen(pilot)
        assert pilot.app.screen.query_one("#due", Input).value == "31 February 2023"
    assert not (tmp_path / "packs").exists()


async def test_files_that_are_there_are_replaced_only_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    mine = tmp_path / "packs" / "Q2-2022-Roads.docx"
    mine.parent.mkdir()
    mine.write_text("mine")
    async with opened(desk) as pilot:
        await press(pilot, "P", "ctrl+s")
        assert isinstance(pilot.app.screen, QuestionScreen)
        assert "1 file is there already." in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PackingScreen)
        assert mine.read_text() == "mine"
        await press(pilot, "ctrl+s", "right", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
    assert mine.read_bytes()[:2] == b"PK"


async def test_who_is_not_asked_for_want_of_a_team_is_told(desk: Desk) -> None:
    set_fields(desk, Q2, ["KA.01.01"], {"team": ""})
    async with opened(desk) as pilot:
        await press(pilot, "P")
        assert "Nobody is asked for KA.01.01: no team is given." in " ".join(seen(pilot).replace("▌", " ").split())


async def test_a_quarter_without_teams_says_what_to_do(desk: Desk) -> None:
    set_fields(desk, Q2, list(desk.register.quarters[Q2]), {"team": ""})
    async with opened(desk) as pilot:
        await press(pilot, "P", "ctrl+s")
        assert "No activity of Q2-2022 has a team." in seen(pilot)


async def test_writing_shows_how_far_it_is_and_can_be_stopped_with_nothing_done(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, stopped = Event(), Event()

    def slow(at: Desk, order: pack_service.PackOrder, progress: Progress) -> pack_service.PackPlan:
        def told_late(done: int, of: int) -> None:
            progress(done, of)
            if done == 1:
                reached.set()
                assert stopped.wait(10)

        return pack_service.make_packs(at, order, told_late)

    monkeypatch.setattr(packing, "make_packs", slow)
    async with opened(desk) as pilot:
        await press(pilot, "P")
        await pilot.press("ctrl+s")
        screen = pilot.app.screen
        assert isinstance(screen, PackingScreen)
        await until(pilot, reached.is_set)
        await pilot.pause()
        assert "Writing the packs… 1 of 3" in seen(pilot)
        await pilot.press("escape")
        stopped.set()
        await until(pilot, lambda: not screen.is_working)
        await pilot.pause()
        assert "Stopped: nothing was written." in seen(pilot)
        assert len(screen.query_one(MarkList)._rows) == 3
    assert not (tmp_path / "packs").exists()
    assert asked(desk.register) == []


async def test_a_desk_that_only_looks_makes_none_and_says_so(desk: Desk) -> None:
    async with opened(desk._replace(read_only=True)) as pilot:
        await press(pilot, "P")
        assert isinstance(pilot.app.screen, MainScreen)
        assert "read-only" in told(pilot)[-1]
