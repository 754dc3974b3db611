"""The import on the screen: choosing, reading, what is shown of it, what is said of it, and taking it in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.reports import formats
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.reading import Hints, Source
from ka_tui.services import editing, undoing
from ka_tui.services.desk import Desk
from ka_tui.services.importing import Import, import_reports, preview_import
from ka_tui.tui.screens import import_reading
from ka_tui.tui.screens.file_picker import FilePicker
from ka_tui.tui.screens.import_meaning import MeaningScreen
from ka_tui.tui.screens.importing import ImportScreen
from ka_tui.tui.widgets.import_list import ImportList
from tests.tui.desks import Q1, Q2, desk_at, small_desk
from tests.tui.driving import main_screen, opened, panel_text, table, told
from tests.tui.pictures import lines_of

HEADER = "Activities\tStatus\tProgress\tNext Steps\tTeam\tPortfolio\n"
REPORT = (
    "## Key Activities (Quarter 2 of year 2022/2023)\n### Priority one: A safe district\n"
    + HEADER
    + "KA.01.01 Mend the bridge\tGreen\tBoth arches stand and\tPaint the rails\tRoads\tPlanning\n"
    + f"\n**APPENDIX A**\n\n{HEADER}\t\tso does the roof\t\t\t\n"
    + "KA.01.02 Light the path\t▶\tLamps are ordered.\tSet them up\tRoads\tPlanning\n"
    + "KA.01.03 Sweep the leaves\t▶\tBegun.\tGo on\tParks\tPlanning\n"
)
JOINED, APART = "Both arches stand and so does the roof", "Both arches stand and\n\nso does the roof"
CSV = "Quarter,Code,Title,What we did,Colour of the bin\nQ1-2022,KA.01.01,Mend the bridge,Scaffolding is up.,green\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk at a register that is not there yet."""
    return desk_at(tmp_path / "register.json")


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is read or written any more."""
    async with asyncio.timeout(10):
        while busy := [worker for worker in pilot.app.workers if worker.group in ("acts", "reading") and not worker.is_finished]:
            await pilot.app.workers.wait_for_complete(busy)
            await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def until(pilot: Pilot[None], reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not reached():
            await pilot.pause()


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await settled(pilot)


async def preview(pilot: Pilot[None], *paths: Path) -> ImportScreen:
    """Open the import, give it documents and wait until they are read."""
    await press(pilot, "I")
    await paste(pilot, " ".join(f"'{path}'" for path in paths))
    await press(pilot, "enter")
    return importing(pilot)


def importing(pilot: Pilot[None]) -> ImportScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    return screen


def written(folder: Path, text: str = REPORT, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def shown(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


def cursor(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(ImportList).cursor


async def move_to(pilot: Pilot[None], key: str) -> None:
    """Move the cursor to the row with this key, and see that it is there."""
    listed = pilot.app.screen.query_one(ImportList)
    listed.cursor = key
    await pilot.pause()
    assert listed.current is not None, shown(pilot)


def panel(pilot: Pilot[None]) -> str:
    """What the panel tells, its lines as one."""
    return " ".join(panel_text(pilot, "told").split())


def codes(desk: Desk, quarter: Quarter = Q2) -> list[str]:
    return list(desk.register.quarters.get(quarter, {}))


def activity(desk: Desk, code: str, quarter: Quarter = Q2) -> Activity:
    return desk.register.activity(quarter, code)


# The whole way


async def test_a_first_report_opens_its_quarter_and_undo_takes_it_back(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, (80, 24)) as pilot:
        await preview(pilot, written(tmp_path))
        assert "report.txt" in shown(pilot)
        assert "Q2 2022/23" in shown(pilot)
        assert "3 added   0 changed   1 seam   1 to map   no word lost" in shown(pilot)
        assert not desk.store.exists()
        await press(pilot, "ctrl+s")
        assert main_screen(pilot).quarter == Q2
        assert table(pilot).codes == ("KA.01.01", "KA.01.02", "KA.01.03")
        assert told(pilot)[-1] == "Imported: 3 added. u takes it back."
        await press(pilot, "u")
        assert codes(desk) == []


async def test_ctrl_s_imports_too_and_several_files_are_one_change(desk: Desk, tmp_path: Path) -> None:
    files = written(tmp_path), written(tmp_path, REPORT.replace("Quarter 2", "Quarter 1"), "earlier.txt")
    async with opened(desk) as pilot:
        await preview(pilot, *files)
        assert "6 added" in shown(pilot)
        assert "Q1 2022/23, Q2 2022/23" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert (len(codes(desk, Q1)), len(codes(desk, Q2)), len(desk.history())) == (3, 3, 1)
        assert main_screen(pilot).quarter == Q2


async def test_leaving_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await press(pilot, "escape")
        main_screen(pilot)
        assert not desk.store.exists()
        await press(pilot, "I", "escape")
        main_screen(pilot)


async def test_the_picker_begins_in_the_folder_that_was_used_last(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path / "deep"))
        await press(pilot, "escape", "I")
        picker = pilot.app.screen
        assert isinstance(picker, FilePicker)
        assert picker.folder == tmp_path / "deep"


async def test_a_report_that_says_nothing_new_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path)
    import_reports(desk, [Source(path.name, path.read_bytes())], Hints())
    async with opened(desk) as pilot:
        await preview(pilot, path)
        assert "0 added   0 changed   3 left alone" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert told(pilot)[-1] == "Nothing to change: the register says all of this already."
        assert len(desk.history()) == 1


async def test_a_word_document_of_our_own_is_read(desk: Desk, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    (tmp_path / "other").mkdir()
    register = small_desk(tmp_path / "other").register
    document = ReportDocument(Q2, "Anywhere", activities=register.activities(Q2))
    (tmp_path / "q2.docx").write_bytes(formats.write(document, formats.format_for_path("q2.docx")))
    async with opened(desk) as pilot:
        await preview(pilot, tmp_path / "q2.docx")
        assert "4 added" in shown(pilot)
        await press(pilot, "ctrl+s")
    assert [a.content() for a in desk.register.activities(Q2)] == [a.content() for a in register.activities(Q2)]


# What is shown


async def test_every_section_says_what_it_is_and_every_line_tells_all(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    editing.set_fields(desk, Q2, ["KA.01.01"], {"progress": ""})
    async with opened(desk, (140, 50)) as pilot:
        await preview(pilot, written(tmp_path))
        screen = shown(pilot)
        assert "1 added   2 changed   2 in conflict   2 not in file   1 seam   1 to map" in screen
        await move_to(pilot, "section Conflicts")
        assert "o lets the file win" in panel(pilot)
        await move_to(pilot, "Changed report.txt Q2-2022 KA.01.01")
        assert "Both arches stand and so does the roof" in panel(pilot)
        await move_to(pilot, "Conflicts report.txt Q2-2022 KA.01.02")
        assert "Title: Plant the orchard → Light the path" in panel(pilot)
        await move_to(pilot, "Added report.txt Q2-2022 KA.01.03")
        assert "Team: Parks" in panel(pilot)
        assert "Progress Begun. Next steps Go on" in panel(pilot)
        await move_to(pilot, "Not in file report.txt Q2-2022 KA.02.01")
        assert "Open the library on Sundays" in panel(pilot)


async def test_what_was_put_aside_is_folded_at_first(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, (120, 50)) as pilot:
        await preview(pilot, written(tmp_path))
        assert "APPENDIX A" not in shown(pilot)
        await move_to(pilot, "section Put aside")
        await press(pilot, "enter")
        assert "APPENDIX A" in shown(pilot)
        await press(pilot, "enter")
        assert "APPENDIX A" not in shown(pilot)
        await press(pilot, "Z")
        assert "KA.01.03" not in shown(pilot)
        await press(pilot, "Z")
        assert "KA.01.03" in shown(pilot)


async def test_unfolding_brings_what_is_unfolded_into_view(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, (80, 16)) as pilot:
        await preview(pilot, written(tmp_path))
        await press(pilot, "end")
        assert cursor(pilot) == "section Put aside"
        assert "APPENDIX A" not in shown(pilot)
        await press(pilot, "enter")
        assert "APPENDIX A" in shown(pilot)


async def test_keys_go_from_section_to_section(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await press(pilot, "home")
        seen = [cursor(pilot)]
        for _ in range(4):
            await press(pilot, "right_square_bracket")
            seen.append(cursor(pilot))
        assert seen == ["section Statuses to map", "section Seams", "section Added", *["section Put aside"] * 2]
        await press(pilot, "left_square_bracket")
        assert cursor(pilot) == "section Added"


async def test_enter_fills_the_screen_with_the_texts_and_escape_goes_back(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, (80, 24)) as pilot:
        await preview(pilot, written(tmp_path))
        await move_to(pilot, "Added report.txt Q2-2022 KA.01.03")
        await press(pilot, "enter")
        assert not pilot.app.screen.query_one(ImportList).display
        await press(pilot, "escape")
        assert pilot.app.screen.query_one(ImportList).display
        importing(pilot)


async def test_problems_tell_their_place_and_what_to_do(desk: Desk, tmp_path: Path) -> None:
    rows = "Code,Title,Progress\nKA.01.01,Mend the bridge,Begun.,too much\n"
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path, rows, "Q2-2022.csv"))
        await press(pilot, "home", "down")
        assert "row 2" in shown(pilot)
        assert "What to do: Look whether a cell was split." in panel(pilot)


async def test_hostile_text_is_shown_as_it_is(desk: Desk, tmp_path: Path) -> None:
    rows = 'Quarter,Code,Title,Progress\nQ2-2022,KA.01.01,[/x] [b]bold[/b],"\x1b]52;c;AA\x07gone"\n'
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path, rows, "[red]odd.csv"))
        await move_to(pilot, "Added [red]odd.csv Q2-2022 KA.01.01")
        assert "[/x] [b]bold[/b]" in shown(pilot)
        assert "\x1b" not in panel(pilot)


# What is said of it


async def test_a_sign_is_mapped_once_and_remembered(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await move_to(pilot, "word ▶")
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, MeaningScreen)
        await press(pilot, "g")
        assert cursor(pilot) == "word ▶"
        assert "'▶' means ▶ Green." in panel(pilot)
        assert "to map" not in shown(pilot).splitlines()[1]
        await press(pilot, "ctrl+s")
    assert [activity(desk, code).status for code in codes(desk)] == ["green", "green", "green"]
    assert desk.register.spellings.statuses == {"▶": "green"}
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path, REPORT.replace("Quarter 2", "Quarter 3"), "next.txt"))
        assert "to map" not in shown(pilot).splitlines()[1]
        await press(pilot, "ctrl+s")
    assert activity(desk, "KA.01.02", Quarter(2022, 3)).status == "green"


async def test_a_meaning_can_be_taken_away_again(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await move_to(pilot, "word ▶")
        await press(pilot, "enter", "r", "enter", "n")
        assert "has no meaning yet" in panel(pilot)
        await press(pilot, "ctrl+s")
    assert activity(desk, "KA.01.02").status is None
    assert desk.register.spellings.statuses == {}


async def test_a_column_is_given_a_field_and_that_is_remembered(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path, CSV, "team.csv"))
        assert "2 to map" in shown(pilot)
        await move_to(pilot, "column What we did")
        await press(pilot, "m")
        options = pilot.app.screen
        assert isinstance(options, MeaningScreen)
        await press(pilot, *["home", *["down"] * list(options._meanings).index("progress")], "enter")
        assert cursor(pilot) == "column What we did"
        assert "It holds: Progress" in panel(pilot)
        assert "1 to map" in shown(pilot)
        await press(pilot, "ctrl+s")
    assert activity(desk, "KA.01.01", Q1).progress == "Scaffolding is up."
    assert desk.register.spellings.columns == {"What we did": "progress"}


@pytest.mark.parametrize("key", ["f", "enter"])
async def test_a_seam_is_flipped_and_the_cursor_stays(desk: Desk, tmp_path: Path, key: str) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await move_to(pilot, "seam 1")
        assert "joined" in panel(pilot)
        await press(pilot, key)
        assert cursor(pilot) == "seam 1"
        assert "kept apart, as you said" in panel(pilot)
        await press(pilot, key, key, "ctrl+s")
    assert activity(desk, "KA.01.01").progress == APART


async def test_without_a_flip_the_halves_are_joined(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await press(pilot, "ctrl+s")
    assert activity(desk, "KA.01.01").progress == JOINED


async def test_a_conflict_is_kept_unless_the_file_shall_win(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    path = written(tmp_path)
    async with opened(desk) as pilot:
        await preview(pilot, path)
        await press(pilot, "o")
        assert "the file wins" in shown(pilot).splitlines()[1]
        assert "in conflict" not in shown(pilot).splitlines()[1]
        await press(pilot, "o")
        assert "2 in conflict" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert activity(desk, "KA.01.02").title == "Plant the orchard"
        await preview(pilot, path)
        await press(pilot, "o", "ctrl+s")
    assert (activity(desk, "KA.01.02").title, activity(desk, "KA.01.01").progress) == ("Light the path", JOINED)


async def test_the_quarter_is_asked_for_where_the_file_does_not_say(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, REPORT.replace("(Quarter 2 of year 2022/2023)", ""))
    async with opened(desk) as pilot:
        await preview(pilot, path)
        assert "report.txt does not say which quarter it is for." in shown(pilot)
        assert "--quarter" not in shown(pilot)
        await paste(pilot, "soon")
        await press(pilot, "enter")
        assert "soon" in shown(pilot)
        await press(pilot, *["backspace"] * 4)
        await paste(pilot, "Q4 2022/23")
        await press(pilot, "enter")
        assert "3 added" in shown(pilot)
        await press(pilot, "ctrl+s")
    assert codes(desk, Quarter(2022, 4)) == ["KA.01.01", "KA.01.02", "KA.01.03"]


async def test_escape_from_the_question_leads_back_to_the_files(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path, REPORT.replace("(Quarter 2 of year 2022/2023)", "")))
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, FilePicker)


async def test_another_quarter_than_the_file_says_can_be_said(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await press(pilot, "Q")
        await paste(pilot, "Q3-2022")
        await press(pilot, "enter", "ctrl+s")
    assert codes(desk, Quarter(2022, 3)) == ["KA.01.01", "KA.01.02", "KA.01.03"]
    assert codes(desk) == []


# What can go wrong


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("torn.docx", b"PK\x03\x04torn", "torn.docx"),
        ("notes.txt", b"Nothing of the kind.\n", "notes.txt holds no report"),
        ("empty.csv", b"", "empty.csv"),
    ],
)
async def test_a_document_that_is_no_report_leads_back_to_the_files(
    desk: Desk, tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(data)
    good = written(tmp_path)
    async with opened(desk) as pilot:
        await press(pilot, "I")
        await paste(pilot, str(tmp_path / name))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FilePicker)
        assert why in shown(pilot)
        await paste(pilot, str(good))
        await press(pilot, "enter")
        assert "3 added" in shown(pilot)


async def test_what_cannot_be_done_says_why(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await move_to(pilot, "Added report.txt Q2-2022 KA.01.03")
        for key, why in (("m", "Only a status or a column"), ("f", "Only a seam")):
            await press(pilot, key)
            assert told(pilot)[-1].startswith(why)


async def test_read_only_previews_and_imports_nothing(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk._replace(read_only=True)) as pilot:
        await preview(pilot, written(tmp_path))
        assert "3 added" in shown(pilot)
        await press(pilot, "ctrl+s")
        assert told(pilot)[-1] == "The register was opened read-only: nothing here changes it."
        importing(pilot)
    assert not desk.store.exists()


async def test_what_somebody_else_changes_meanwhile_is_previewed_again(tmp_path: Path) -> None:
    desk, rival = small_desk(tmp_path), desk_at(tmp_path / "register.json", "Deputy")
    async with opened(desk) as pilot:
        screen = await preview(pilot, written(tmp_path))
        assert "1 added" in shown(pilot)
        editing.add_activity(rival, Q2, "KA.01.03", "Sweep the leaves", {})
        screen.look()
        await settled(pilot)
        assert "0 added" in shown(pilot)
        editing.remove_activities(rival, Q2, ["KA.01.03"])
        await press(pilot, "ctrl+s")
        assert "Somebody else changed the register" in told(pilot)[-1]
        assert "1 added" in shown(pilot)
        await press(pilot, "ctrl+s")
    assert activity(desk, "KA.01.03").title == "Sweep the leaves"
    undoing.undo(desk)
    assert "KA.01.03" not in codes(desk)


# What takes long


class Slow:
    """Reads as always, but only once it is let go; it stands at page 3 of 7 until then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go, self.ended = threading.Event(), threading.Event()
        self._real = preview_import
        monkeypatch.setattr(import_reading, "preview_import", self.read)

    def read(self, desk: Desk, sources: list[Source], hints: Hints, *, overwrite: bool = False) -> Import:
        try:
            hints.progress(3, 7)
            assert self.go.wait(10)
            hints.progress(4, 7)
            return self._real(desk, sources, hints, overwrite=overwrite)
        finally:
            self.ended.set()


async def begin(pilot: Pilot[None], path: Path) -> None:
    """Begin to read a document, without waiting for its end."""
    await press(pilot, "I")
    await paste(pilot, str(path))
    await pilot.press("enter")
    await until(pilot, lambda: "the pages of report.txt… 3 of 7" in shown(pilot))


async def test_a_long_reading_tells_its_pages_and_escape_ends_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    async with opened(desk) as pilot:
        await begin(pilot, written(tmp_path))
        await pilot.press("ctrl+s")
        assert told(pilot)[-1] == "The files are being read."
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilePicker))
        slow.go.set()
        await asyncio.to_thread(slow.ended.wait, 10)
        await settled(pilot)
        assert "Nothing was changed" in shown(pilot)
        await press(pilot, "escape")
        main_screen(pilot)
    assert not desk.store.exists()


async def test_a_second_reading_can_be_ended_and_the_first_stays(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(desk) as pilot:
        await preview(pilot, written(tmp_path))
        await move_to(pilot, "seam 1")
        slow = Slow(monkeypatch)
        await pilot.press("f")
        await until(pilot, lambda: "the pages of report.txt… 3 of 7" in shown(pilot))
        await pilot.press("ctrl+s")
        assert told(pilot)[-1] == "The files are being read again. A moment more."
        await pilot.press("escape")
        slow.go.set()
        await settled(pilot)
        assert "3 of 7" not in shown(pilot)
        assert "Its halves are joined." in panel(pilot)
        await press(pilot, "ctrl+s")
    assert activity(desk, "KA.01.01").progress == JOINED


async def test_the_program_can_be_left_while_it_reads(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(monkeypatch)
    async with opened(desk) as pilot:
        await begin(pilot, written(tmp_path))
        slow.go.set()
        pilot.app.exit()
    assert not desk.store.exists()


# Sizes


async def test_it_breaks_at_no_size(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk, (80, 24)) as pilot:
        await preview(pilot, written(tmp_path))
        await move_to(pilot, "Added report.txt Q2-2022 KA.01.03")
        before = shown(pilot)
        pilot.app.theme = "ka-light"
        for size in ((1, 1), (20, 5), (60, 18), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert shown(pilot) == before
