"""The returns: where every team stands, and taking in what came back, previewed, chosen and undone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ka_tui.services.collecting import Choices, Collection, collect, preview_collect
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.services.packs import PackOrder, make_packs
from ka_tui.tui.screens import return_preview
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.screens.reminding import ReminderScreen
from ka_tui.tui.screens.return_preview import ReturnPreview
from ka_tui.tui.screens.returns import ReturnPicker, ReturnsScreen
from ka_tui.tui.screens.working import Work
from tests.reports.pack_samples import filled_excel, filled_word
from tests.tui.desks import Q2, small_desk
from tests.tui.dialogs import until
from tests.tui.driving import opened, panel_text, press, told
from tests.tui.pictures import lines_of

BRIDGE, ORCHARD = "KA.01.01", "KA.01.02"
ANSWERS = {f"{BRIDGE}:status": "▲ Amber", f"{BRIDGE}:progress": "One arch stands", f"{BRIDGE}:next_steps": "The other one"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk that asked three teams, to be back in two weeks."""
    monkeypatch.chdir(tmp_path)
    made = small_desk(tmp_path)
    make_packs(made, PackOrder(tmp_path / "packs", Q2, due=date(2022, 10, 28)))
    return made


def filled(folder: Path, name: str, answers: Mapping[str, str], team: str = "Roads") -> Path:
    """A pack of a team, filled in and sent back under some name."""
    path, excel = folder / name, name.endswith("xlsx")
    sent = folder / "packs" / f"Q2-2022-{team}.{'xlsx' if excel else 'docx'}"
    path.write_bytes((filled_excel if excel else filled_word)(sent.read_bytes(), answers))
    return path


def seen(pilot: Pilot[None]) -> str:
    return "\n".join(lines_of(pilot.app))


async def choose_files(pilot: Pilot[None], *paths: Path) -> None:
    """Choose files that came back, and wait until they are read."""
    await press(pilot, "o")
    picker = pilot.app.screen
    assert isinstance(picker, ReturnPicker)
    picker.dismiss(paths)
    await until(pilot, lambda: isinstance(pilot.app.screen, ReturnPreview) and not pilot.app.screen.is_working)
    await pilot.pause()


@asynccontextmanager
async def looking(desk: Desk, *paths: Path, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Pilot[None]]:
    """The returns, with a preview of some files."""
    async with opened(desk, size) as pilot:
        await press(pilot, "R")
        if paths:
            await choose_files(pilot, *paths)
        yield pilot


# --- where everybody stands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_it_shows_who_was_asked_by_when_and_who_has_returned(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    set_fields(desk, Q2, ["KA.01.02"], {"progress": ""})
    collect(desk, [filled(tmp_path, "back.docx", ANSWERS)], Choices(Q2))
    async with looking(desk, size=size) as pilot:
        text = seen(pilot)
        assert "1 of 3 returned, 2 owe something; next due 28 October 2022, 14 days left." in text
        rows = {line.split()[0]: " ".join(line.split()) for line in text.splitlines() if "28 Oct," in line}
        assert "14 Oct 28 Oct, 14 days left not yet 1 progress" in rows["Parks"]
        assert "28 Oct, 14 days left 14 Oct nothing" in rows["Roads"]
        await press(pilot, "end")
        assert "Returned: back.docx, collected on 14 October 2022 at 09:30, by Officer." in panel_text(pilot, "standing")
        await press(pilot, "up")
        assert f"{ORCHARD}  Plant the orchard: progress" in panel_text(pilot, "standing")


async def test_before_anybody_is_asked_it_says_how_to_begin(tmp_path: Path) -> None:
    async with opened(small_desk(tmp_path)) as pilot:
        await press(pilot, "R")
        assert "Nobody was asked for Q2 2022/23 yet. P makes the packs to send out." in seen(pilot)
        await press(pilot, "r")
        assert told(pilot)[-1] == "Culture owes nothing more."


async def test_who_was_never_asked_is_reminded_of_what_the_register_lacks(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    set_fields(desk, Q2, [ORCHARD], {"progress": ""})
    set_fields(desk, Q2, [BRIDGE], {"progress": "", "team": ""})
    async with opened(desk) as pilot:
        await press(pilot, "R", "down", "r")
        assert "- KA.01.02 Plant the orchard: progress" in seen(pilot)
        await press(pilot, "escape", "end", "r")
        assert "these activities have no team" in told(pilot)[-1]


async def test_packs_can_be_made_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(small_desk(tmp_path)) as pilot:
        await press(pilot, "R", "P", "ctrl+s")
        assert isinstance(pilot.app.screen, ReturnsScreen)
        assert "0 of 3 returned, 3 owe something." in seen(pilot)


async def test_the_quarters_beside_are_a_key_away(desk: Desk) -> None:
    async with looking(desk) as pilot:
        await press(pilot, "left_square_bracket")
        assert "Nobody was asked for Q1 2022/23 yet." in seen(pilot)
        await press(pilot, "left_square_bracket")
        assert told(pilot)[-1] == "Q1 2022/23 is the first quarter in the register."
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MainScreen)


# --- collecting -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_what_would_change_is_seen_field_by_field_and_nothing_is_changed(
    desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    before = desk.store.path.read_bytes()
    async with looking(desk, filled(tmp_path, "back.docx", ANSWERS), size=size) as pilot:
        text = " ".join(seen(pilot).split())
        for words in ("Files that count: 1 of 1; 3 fields would change.", "back.docx Roads taken", "▶ Green → ▲ Amber"):
            assert words in text
        assert "It was sent as Q2-2022-Roads.docx." in panel_text(pilot, "told")
        await press(pilot, "down", "down")
        assert "begun in Q2 2022/23" in panel_text(pilot, "told")
        assert "One arch stands" in panel_text(pilot, "told")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReturnsScreen)
    assert desk.store.path.read_bytes() == before


async def test_taking_in_is_one_change_that_undo_takes_back(desk: Desk, tmp_path: Path) -> None:
    parks = filled(tmp_path, "parks.docx", {f"{ORCHARD}:status": "Red"}, "Parks")
    async with looking(desk, filled(tmp_path, "back.docx", ANSWERS), parks) as pilot:
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ReturnsScreen)
        assert told(pilot)[-1] == "2 files collected, 4 fields changed. u takes it back."
        assert "2 of 3 returned" in seen(pilot)
        assert desk.register.activity(Q2, BRIDGE).progress == "One arch stands"
        assert desk.register.activity(Q2, ORCHARD).status == "red"
        await press(pilot, "u")
        assert "0 of 3 returned" in seen(pilot)
    assert desk.register.activity(Q2, BRIDGE).status == "green"


async def test_excel_returns_are_taken_too(desk: Desk, tmp_path: Path) -> None:
    make_packs(desk, PackOrder(tmp_path / "packs", Q2, format="xlsx", force=True))
    async with looking(desk, filled(tmp_path, "b.xlsx", {f"{BRIDGE}:status": "Red"})) as pilot:
        await press(pilot, "ctrl+s")
    assert desk.register.activity(Q2, BRIDGE).status == "red"


@pytest.mark.parametrize(("keys", "progress"), [((), "Officer's"), (("space",), "One arch stands"), (("o",), "One arch stands")])
async def test_both_sides_of_a_conflict_are_seen_and_one_is_chosen(
    desk: Desk, tmp_path: Path, keys: tuple[str, ...], progress: str
) -> None:
    back = filled(tmp_path, "back.docx", ANSWERS)
    set_fields(desk, Q2, [BRIDGE], {"progress": "Officer's"})
    async with looking(desk, back) as pilot:
        assert "2 fields would change; 1 conflict." in seen(pilot)
        assert "CONFLICT: register's stays" in seen(pilot)
        await press(pilot, "down")
        panel = panel_text(pilot, "told")
        assert "Conflict: Officer changed it since the pack was made. space takes the team's" in " ".join(panel.split())
        for text in ("Officer's", "One arch stands", "Mend the bridge: begun in Q2 2022/23."):
            assert text in panel
        await press(pilot, *keys)
        assert ("CONFLICT: team's is taken" in seen(pilot)) is bool(keys)
        await press(pilot, "ctrl+s")
        assert ("1 conflict left as the register has it" in told(pilot)[-1]) is not bool(keys)
    assert desk.register.activity(Q2, BRIDGE).progress == progress
    assert desk.register.activity(Q2, BRIDGE).next_steps == "The other one"


async def test_a_choice_can_be_taken_back_and_where_there_is_none_it_says_so(desk: Desk, tmp_path: Path) -> None:
    back = filled(tmp_path, "back.docx", ANSWERS)
    set_fields(desk, Q2, [BRIDGE], {"progress": "Officer's"})
    async with looking(desk, back) as pilot:
        await press(pilot, "o", "o")
        assert "CONFLICT: register's stays" in seen(pilot)
        await press(pilot, "space")
        assert "only a conflict has two sides" in told(pilot)[-1]


async def test_of_two_returns_that_differ_neither_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    one = filled(tmp_path, "one.docx", ANSWERS)
    other = filled(tmp_path, "other.docx", {**ANSWERS, f"{BRIDGE}:progress": "Both arches stand"})
    async with looking(desk, one, other) as pilot:
        await press(pilot, "down")
        assert "Neither is taken, since it is not known which one counts." in " ".join(panel_text(pilot, "told").split())
        await press(pilot, "space")
        assert "Two returns say different things of it." in told(pilot)[-1]
        await press(pilot, "o", "ctrl+s")
    assert desk.register.activity(Q2, BRIDGE).progress == "Mend the bridge: begun in Q2 2022/23."
    assert desk.register.activity(Q2, BRIDGE).status == "amber"


async def test_what_is_no_return_is_told_and_not_taken(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"Dear Sir")
    paths = [tmp_path / "letter.docx", tmp_path / "absent.docx", tmp_path / "packs" / "Q2-2022-Parks.docx"]
    async with looking(desk, *paths) as pilot:
        for words in ("no pack", "not read", "as it was sent", "Files that count: 0 of 3; 0 fields would change."):
            assert words in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "There is nothing to take in" in told(pilot)[-1]
        assert isinstance(pilot.app.screen, ReturnPreview)


async def test_a_return_for_another_quarter_says_where_it_is_taken(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await press(pilot, "R", "left_square_bracket")
        await choose_files(pilot, filled(tmp_path, "back.docx", ANSWERS))
        words = " ".join(panel_text(pilot, "told").split())
        assert "it is for Q2 2022/23; collect it among the returns of that quarter" in words
        assert "--quarter" not in seen(pilot)


async def test_the_preview_tells_its_keys_and_all_counts_at_80_columns(desk: Desk, tmp_path: Path) -> None:
    set_fields(desk, Q2, [BRIDGE], {"progress": "Deputy's"})
    async with looking(desk, filled(tmp_path, "back.docx", ANSWERS), size=(80, 24)) as pilot:
        assert "ctrl+s Take in" in seen(pilot)
        await press(pilot, "o")
        assert "1 settled for the teams." in " ".join(seen(pilot).split())


async def test_a_status_that_nobody_knows_is_a_problem_to_look_at(desk: Desk, tmp_path: Path) -> None:
    async with looking(desk, filled(tmp_path, "back.docx", {**ANSWERS, f"{BRIDGE}:status": "Ambler"})) as pilot:
        assert "2 things to note" in seen(pilot)
        assert "'Ambler' is not a status." in " ".join(panel_text(pilot, "told").split())


async def test_the_same_again_is_told_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    back = filled(tmp_path, "back.docx", ANSWERS)
    collect(desk, [back], Choices(Q2))
    before = desk.store.path.read_bytes()
    async with looking(desk, back) as pilot:
        assert "collected before" in seen(pilot)
        await press(pilot, "ctrl+s")
        assert told(pilot)[-1] == "All of this was collected already: nothing was changed."
    assert desk.store.path.read_bytes() == before


async def test_what_somebody_writes_meanwhile_is_looked_at_again_first(desk: Desk, tmp_path: Path) -> None:
    async with looking(desk, filled(tmp_path, "back.docx", ANSWERS)) as pilot:
        set_fields(desk, Q2, [BRIDGE], {"progress": "Deputy's"})
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ReturnPreview)
        assert "nothing was taken in yet" in " ".join(seen(pilot).split())
        assert "1 conflict" in seen(pilot)
        assert desk.register.activity(Q2, BRIDGE).status == "green"
        await press(pilot, "ctrl+s")
    assert desk.register.activity(Q2, BRIDGE).status == "amber"
    assert desk.register.activity(Q2, BRIDGE).progress == "Deputy's"


async def test_reading_shows_how_far_it_is_and_can_be_stopped(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, stopped = Event(), Event()

    def slow(at: Desk, paths: list[Path], choices: Choices, progress: Work) -> Collection:
        progress(1, 2)
        reached.set()
        assert stopped.wait(10)
        return preview_collect(at, paths, choices, progress)

    monkeypatch.setattr(return_preview, "preview_collect", slow)
    async with opened(desk) as pilot:
        await press(pilot, "R", "o")
        picker = pilot.app.screen
        assert isinstance(picker, ReturnPicker)
        picker.dismiss((filled(tmp_path, "back.docx", ANSWERS),))
        await until(pilot, lambda: reached.is_set() and isinstance(pilot.app.screen, ReturnPreview))
        await pilot.pause()
        assert "Reading what came back… 1 of 2" in seen(pilot)
        await pilot.press("escape")
        stopped.set()
        await until(pilot, lambda: isinstance(pilot.app.screen, ReturnsScreen))
    assert desk.register.record(Q2).packs[2].returns == ()


async def test_a_desk_that_only_looks_previews_and_takes_nothing(desk: Desk, tmp_path: Path) -> None:
    async with looking(desk._replace(read_only=True), filled(tmp_path, "back.docx", ANSWERS)) as pilot:
        assert "3 fields would change" in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "read-only" in told(pilot)[-1]
    assert desk.register.activity(Q2, BRIDGE).status == "green"


# --- reminding ------------------------------------------------------------------------------------------------------


async def test_a_reminder_is_read_copied_and_saved_with_all_others(desk: Desk, tmp_path: Path) -> None:
    async with looking(desk) as pilot:
        await press(pilot, "down", "r")
        assert isinstance(pilot.app.screen, ReminderScreen)
        for text in ("Reminder to Parks", "which is due on 28 October 2022, in 14 days", "s Save all 3 as text"):
            assert text in " ".join(seen(pilot).replace("▌", " ").split())
        await press(pilot, "y")
        assert "the reminder to Parks" in told(pilot)[-1]
        await press(pilot, "s", "enter")
        assert told(pilot)[-1] == f"3 reminders written into {tmp_path / 'reminders'}."
        parks = tmp_path / "reminders" / "Q2-2022-Parks-reminder.txt"
        assert parks.read_text("utf-8").startswith("Subject: Reminder: key activities, Quarter 2 of 2022/23, Parks\n")
        parks.write_text("mine")
        await press(pilot, "s", "enter")
        assert isinstance(pilot.app.screen, QuestionScreen)
        await press(pilot, "enter")
        assert parks.read_text() == "mine"
        await press(pilot, "enter", "right", "enter")
        assert parks.read_text() != "mine"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReturnsScreen)


async def test_reminders_are_saved_as_mails_to_be_sent(desk: Desk, tmp_path: Path) -> None:
    async with looking(desk) as pilot:
        await press(pilot, "down", "r", "m")
        assert "Save the mails, to be opened and sent, into the folder" in seen(pilot)
        await press(pilot, "enter")
        assert told(pilot)[-1] == f"3 mails written into {tmp_path / 'reminders'}."
    assert b"X-Unsent: 1" in (tmp_path / "reminders" / "Q2-2022-Parks-reminder.eml").read_bytes()


async def test_the_keys_stay_in_sight_while_a_folder_is_named(desk: Desk) -> None:
    async with looking(desk, size=(80, 24)) as pilot:
        await press(pilot, "r")
        assert "esc Back" in seen(pilot)
        await press(pilot, "s")
        assert "enter Save   esc Back" in seen(pilot)


async def test_reminders_that_cannot_be_saved_are_told(desk: Desk) -> None:
    async with looking(desk) as pilot:
        await press(pilot, "r", "s")
        pilot.app.screen.query_one(Input).value = "register.json"
        await press(pilot, "enter")
        assert "cannot be written" in told(pilot)[-1]
        assert isinstance(pilot.app.screen, ReminderScreen)


async def test_who_owes_nothing_is_not_reminded(desk: Desk, tmp_path: Path) -> None:
    collect(desk, [filled(tmp_path, "back.docx", ANSWERS)], Choices(Q2))
    async with looking(desk) as pilot:
        await press(pilot, "end", "r")
        assert told(pilot)[-1] == "Roads owes nothing more."
