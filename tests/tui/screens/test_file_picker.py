"""Choosing documents: the list of a folder, the path that is typed or dropped, and what is said of what is not there."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from ka_tui.tui.keys_in_turn import KeysInTurn
from ka_tui.tui.screens.file_picker import FilePicker
from ka_tui.tui.widgets.file_entries import listed, typed_paths
from tests.tui.pictures import lines_of


class Stage(KeysInTurn):
    """An app that shows the picker and remembers what it returned."""

    def __init__(self, picker: FilePicker) -> None:
        super().__init__()
        self.picker = picker
        self.answers: list[tuple[Path, ...] | None] = []

    async def on_mount(self) -> None:
        await self.push_screen(self.picker, self.answers.append)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, the Word one newer, something that is no document, a hidden one, and a folder with one more."""
    home = tmp_path / "papers"
    (home / "returns").mkdir(parents=True)
    for age, name in enumerate(("report q2.docx", "parks.csv", "photo.jpeg", ".hidden.csv", "returns/roads.xlsx"), 1):
        (home / name).write_bytes(b"x" * 2048)
        os.utime(home / name, (1_600_000_000 - age, 1_600_000_000 - age))
    return home


@asynccontextmanager
async def picking(folder: Path, problem: str = "", size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    stage = Stage(FilePicker(folder, problem))
    async with stage.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        yield stage, pilot


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "reading"])
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


def shown(pilot: Pilot[None]) -> list[str]:
    """The names on the screen's lines, without the frame."""
    return [line.strip(" ▌") for line in lines_of(pilot.app) if line.strip(" ▌")]


def names(pilot: Pilot[None]) -> list[str]:
    listed = pilot.app.screen.query_one(OptionList)
    return [str(option.prompt).strip(" ●").split("  ")[0] for option in listed.options]


def typed(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(Input).value


async def test_folders_come_first_then_documents_the_newest_first(folder: Path) -> None:
    async with picking(folder) as (_, pilot):
        assert names(pilot) == ["returns/", "report q2.docx", "parks.csv"]
        assert pilot.app.screen.query_one(OptionList).highlighted == 1
        assert any(line.startswith("parks.csv") and line.endswith("13 Sep 2020     2 KB") for line in shown(pilot))


async def test_enter_takes_the_document_under_the_cursor(folder: Path) -> None:
    async with picking(folder) as (stage, pilot):
        await press(pilot, "down", "enter")
        assert stage.answers == [(folder / "parks.csv",)]


async def test_several_are_marked_and_marks_last_through_folders(folder: Path) -> None:
    async with picking(folder) as (stage, pilot):
        await press(pilot, "space", "space", "space")
        assert "1 marked" in shown(pilot)[1]
        await press(pilot, "up", "up", "enter")
        assert names(pilot) == ["roads.xlsx"]
        await press(pilot, "space", "enter")
        assert stage.answers == [(folder / "report q2.docx", folder / "returns" / "roads.xlsx")]


async def test_backspace_goes_above_with_the_cursor_on_where_one_was(folder: Path) -> None:
    async with picking(folder / "returns") as (stage, pilot):
        await press(pilot, "backspace", "enter")
        assert names(pilot) == ["roads.xlsx"]
        await press(pilot, "escape")
        assert stage.answers == [None]


async def test_letters_narrow_the_list_and_enter_takes_what_is_found(folder: Path) -> None:
    async with picking(folder) as (stage, pilot):
        await press(pilot, *"par")
        assert names(pilot) == ["parks.csv"]
        await press(pilot, "enter")
        assert stage.answers == [(folder / "parks.csv",)]


async def test_tab_completes_as_far_as_it_is_sure(folder: Path) -> None:
    async with picking(folder) as (stage, pilot):
        await press(pilot, *"re", "tab")
        assert typed(pilot) == "re"
        await press(pilot, *"t", "tab")
        assert typed(pilot) == "returns/"
        assert names(pilot) == ["roads.xlsx"]
        await press(pilot, "tab")
        assert typed(pilot) == "returns/roads.xlsx"
        await press(pilot, "enter")
        assert stage.answers == [(folder / "returns" / "roads.xlsx",)]


async def test_a_typed_path_leads_anywhere_and_escape_back(folder: Path) -> None:
    async with picking(folder / "returns") as (stage, pilot):
        await press(pilot, *"../")
        assert names(pilot) == ["returns/", "report q2.docx", "parks.csv"]
        await press(pilot, "escape")
        assert names(pilot) == ["roads.xlsx"]
        await press(pilot, "tab", *"..", "enter")
        assert names(pilot) == ["returns/", "report q2.docx", "parks.csv"]
        await press(pilot, *"parks.csv", "enter")
        assert stage.answers == [(folder / "parks.csv",)]


@pytest.mark.parametrize(
    "form",
    [
        "{0}/report q2.docx",
        "'{0}/report q2.docx'",
        '"{0}/report q2.docx"\n',
        "file://{0}/report%20q2.docx",
        "{0}/report\\ q2.docx ",
    ],
)
async def test_a_dropped_path_is_taken_however_it_is_written(folder: Path, form: str) -> None:
    async with picking(folder / "returns") as (stage, pilot):
        await paste(pilot, form.format(folder))
        await press(pilot, "enter")
        assert stage.answers == [(folder / "report q2.docx",)]


async def test_several_dropped_paths_are_taken_together(folder: Path) -> None:
    async with picking(folder / "returns") as (stage, pilot):
        await paste(pilot, f"'{folder}/report q2.docx' {folder}/parks.csv")
        await press(pilot, "enter")
        assert stage.answers == [(folder / "report q2.docx", folder / "parks.csv")]


def test_a_tilde_is_the_own_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert typed_paths("~/parks.csv", folder / "returns") == [folder / "parks.csv"]


@pytest.mark.parametrize(
    "text",
    ["nothing.csv", "/no/such/folder/q2.docx", "it's.csv", "x" * 5000, "a\x00b", "[/x]"],
    ids=lambda text: text[:9].strip("\x00"),
)
async def test_a_file_that_is_not_there_says_so(folder: Path, text: str) -> None:
    async with picking(folder) as (stage, pilot):
        await paste(pilot, text)
        await press(pilot, "enter")
        assert stage.answers == []
        assert any("There is no file" in line for line in shown(pilot))
        await press(pilot, "escape", "escape")
        assert stage.answers == [None]


async def test_why_there_is_choosing_again_is_said(folder: Path) -> None:
    async with picking(folder, "old.docx is damaged: [/x]. Nothing was taken from it.", (60, 18)) as (_, pilot):
        assert "old.docx is damaged: [/x]. Nothing was taken from" in shown(pilot)[3]


async def test_hidden_documents_are_found_by_their_dot(folder: Path) -> None:
    async with picking(folder) as (_, pilot):
        await press(pilot, ".")
        assert names(pilot) == ["report q2.docx", "parks.csv", ".hidden.csv"]
        await press(pilot, "h")
        assert names(pilot) == [".hidden.csv"]


def test_documents_are_offered_under_every_ending_that_is_read(tmp_path: Path) -> None:
    wanted = {"report.docm", "REPORT.XLSM", "report.xls", "report.txt"}
    for name in (*wanted, "report.pptx"):
        (tmp_path / name).write_bytes(b"x")
    assert {entry.name for entry in listed(tmp_path).entries} == wanted


async def test_a_folder_is_typed_that_is_not_there(folder: Path) -> None:
    async with picking(folder) as (_, pilot):
        await paste(pilot, "absent/")
        await settled(pilot)
        assert any("no such file or directory" in line for line in lines_of(pilot.app))
        await press(pilot, "backspace")
        assert not any("no such file or directory" in line for line in lines_of(pilot.app))


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    listing = listed(tmp_path / "gone")
    assert listing.entries == ()
    assert "cannot be looked into: no such file or directory." in listing.trouble


async def test_marks_in_a_terminal_without_room_for_the_folder(folder: Path) -> None:
    async with picking(folder, size=(8, 24)) as (stage, pilot):
        await press(pilot, "space", "space", "enter")
        assert stage.answers == [(folder / "report q2.docx", folder / "parks.csv")]


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 18)])
async def test_it_breaks_at_no_size(folder: Path, size: tuple[int, int]) -> None:
    async with picking(folder) as (_, pilot):
        before = shown(pilot)
        for there in (size, (80, 24)):
            await pilot.resize_terminal(*there)
            await settled(pilot)
        assert shown(pilot) == before
