"""Exporting from the screen: what is chosen is what is written, and nothing is replaced or lost without a word."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from ka_tui.errors import MissingExtra
from ka_tui.services import export_requests
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.exporting import ExportScreen
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.option_form import FormChoice
from ka_tui.tui.widgets.progress_line import ProgressLine
from tests.tui.desks import desk_at, small_desk
from tests.tui.dialogs import until
from tests.tui.driving import opened, press, told
from tests.tui.pictures import lines_of

NAME = "key-activities-q2-2022"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return small_desk(tmp_path)


async def choose(pilot: Pilot[None], field: str, words: str) -> None:
    """Choose what begins with these words."""
    choice = pilot.app.screen.query_one(f"#{field}", FormChoice)
    choice.chosen = next(n for n, word in enumerate(choice._words) if word.startswith(words))
    await pilot.pause()


def fill(pilot: Pilot[None], field: str, text: str) -> None:
    pilot.app.screen.query_one(f"#{field}", Input).value = text


def value(pilot: Pilot[None], field: str) -> str:
    return pilot.app.screen.query_one(f"#{field}", Input).value


def seen(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_all_that_can_be_chosen_is_on_the_screen(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size) as pilot:
        await press(pilot, "x")
        for text in ("Export Q2 2022/23", "‹ Word (.docx) ›", "‹ all 4 ›", "‹ priority ›", f"{NAME}.docx", "ctrl+s Write"):
            assert text in seen(pilot)


async def test_a_small_screen_scrolls_to_what_has_the_focus(desk: Desk) -> None:
    async with opened(desk, (60, 10)) as pilot:
        await press(pilot, "x", *["tab"] * 8)
        assert f"{NAME}.docx" in seen(pilot)


async def test_the_paper_is_written_and_its_path_told(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "x", "ctrl+s")
        assert isinstance(pilot.app.screen, MainScreen)
        assert told(pilot) == [f"Written to {tmp_path / NAME}.docx."]
    assert (tmp_path / f"{NAME}.docx").read_bytes()[:2] == b"PK"


async def test_exceptions_are_counted_and_written_alone(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "x", "tab", "space")
        assert "‹ exceptions only, 2 of 4 ›" in seen(pilot)
        await choose(pilot, "format", "JSON")
        await press(pilot, "ctrl+s")
    activities = json.loads((tmp_path / f"{NAME}.json").read_bytes())["activities"]
    assert [activity["status"] for activity in activities] == ["amber", "red"]


async def test_the_ending_follows_the_format_until_it_is_the_users_own(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "x")
        await choose(pilot, "format", "PDF")
        assert value(pilot, "output") == f"{NAME}.pdf"
        fill(pilot, "output", "cabinet.final")
        await choose(pilot, "format", "CSV")
        assert value(pilot, "output") == "cabinet.final"


async def test_what_a_format_does_not_offer_is_dimmed_with_the_reason_and_kept(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "x")
        fill(pilot, "as_at", "2022-10-01")
        await choose(pilot, "format", "CSV")
        assert seen(pilot).count("not in CSV: it holds the data alone") == 6
        assert pilot.app.screen.query_one("#as_at").disabled
        await choose(pilot, "format", "PDF")
        assert "only Word takes one" in seen(pilot)
        assert not pilot.app.screen.query_one("#as_at").disabled
        assert value(pilot, "as_at") == "2022-10-01"


async def test_a_file_that_is_there_is_replaced_only_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    there = tmp_path / f"{NAME}.docx"
    there.write_text("mine")
    async with opened(desk) as pilot:
        await press(pilot, "x", "ctrl+s")
        assert isinstance(pilot.app.screen, QuestionScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert there.read_text() == "mine"
        await press(pilot, "ctrl+s", "right", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
    assert there.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("as_at", "soon", "The day 'soon' is no day."),
        ("output", "absent/paper.docx", "there is no folder absent."),
        ("template", "absent.docx", "absent.docx cannot be read: no such file or directory."),
        ("logo", "register.json", "register.json"),
    ],
)
async def test_what_is_wrong_is_told_in_the_dialog_and_stays_typed(desk: Desk, field: str, text: str, why: str) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "x")
        fill(pilot, field, text)
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert why in seen(pilot)
        assert value(pilot, field) == text


async def test_a_library_that_is_missing_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> bytes:
        raise MissingExtra("word", "Word documents")

    monkeypatch.setattr(export_requests, "export_quarter", missing)
    async with opened(desk) as pilot:
        await press(pilot, "x", "ctrl+s")
        assert "pip install 'ka-tui[word]'" in str(pilot.app.screen.query_one(".error", Static).content)


async def test_what_was_filled_in_is_there_again(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "x")
        await choose(pilot, "by", "team")
        fill(pilot, "output", "mine.docx")
        await press(pilot, "escape", "x")
        assert "‹ team ›" in seen(pilot)
        assert value(pilot, "output") == "mine.docx"
        await press(pilot, "escape", "left_square_bracket", "x")
        assert "‹ team ›" in seen(pilot)
        assert value(pilot, "output") == "key-activities-q1-2022.docx"


async def test_writing_can_be_stopped_and_then_nothing_is_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = Event()

    def slow(*_: object) -> bytes:
        assert stopped.wait(10)
        return b"done"

    monkeypatch.setattr(export_requests, "export_quarter", slow)
    async with opened(desk) as pilot:
        await press(pilot, "x")
        await pilot.press("ctrl+s")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ExportScreen)
        assert screen.query_one(ProgressLine).display
        assert "Writing the Word document…" in seen(pilot)
        await pilot.press("escape")
        stopped.set()
        await until(pilot, lambda: not screen.is_working)
        await pilot.pause()
        assert "Stopped: nothing was written." in seen(pilot)
        assert not screen.query_one(ProgressLine).display
    assert list(tmp_path.glob("*key-activities*")) == []


async def test_a_desk_that_only_looks_can_export(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk._replace(read_only=True)) as pilot:
        await press(pilot, "x", "ctrl+s")
    assert (tmp_path / f"{NAME}.docx").exists()


async def test_without_a_quarter_it_says_so(tmp_path: Path) -> None:
    async with opened(desk_at(tmp_path / "none.json")) as pilot:
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, MainScreen)
        assert "No register yet" in told(pilot)[-1]
