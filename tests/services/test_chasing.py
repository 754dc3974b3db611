"""Chasing: who owes what, the most urgent first, and reminders as texts and as mails."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from ka_tui.domain.grouping import Grouping
from ka_tui.errors import FilesInTheWay, NobodyToAsk, NoSuchQuarter
from ka_tui.services.chasing import Chase, chase, reminders, save_reminders
from ka_tui.services.collecting import Choices, collect
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, set_fields
from ka_tui.services.packs import PackOrder, make_packs
from tests.reports.pack_samples import filled_word
from tests.services.small_office import MOMENT, Q1, Q2

BRIDGE, ORCHARD = "KA.01.01", "KA.02.01"
ANSWERS = {f"{BRIDGE}:status": "▲ Amber", f"{BRIDGE}:progress": "One arch of two"}


@pytest.fixture
def desk(officer: Desk) -> Desk:
    """Officer's desk, with a bridge of Roads that lacks everything, and an orchard of Parks that lacks the rest."""
    set_fields(officer, Q2, [ORCHARD], {"team": "Parks"})
    return officer


def send(desk: Desk, folder: Path, *teams: str, due: date | None = None) -> None:
    make_packs(desk, PackOrder(folder / "packs", names=teams, due=due, force=True))


def owing(found: Chase) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    return [(standing.whose, dict(standing.missing)) for standing in found.owing]


def test_without_packs_teams_owe_what_the_register_lacks_most_first(desk: Desk) -> None:
    found = chase(desk)
    assert (found.quarter, found.asked, found.returned, found.today) == (Q2, 0, 0, MOMENT.date())
    assert owing(found) == [
        ("Roads", {BRIDGE: ("status", "progress", "next_steps")}),
        ("Parks", {ORCHARD: ("status", "next_steps")}),
    ]


def test_what_is_due_first_comes_first_and_what_is_nobody_s_last(desk: Desk, tmp_path: Path) -> None:
    add_activity(desk, Q2, "KA.01.03", "Salt the lanes", {"team": "Winter"})
    add_activity(desk, Q2, "KA.01.04", "Paint the lines", {})
    send(desk, tmp_path, "Roads", due=date(2022, 10, 28))
    send(desk, tmp_path, "Parks", due=date(2022, 10, 10))
    assert [whose for whose, _ in owing(chase(desk))] == ["Parks", "Roads", "Winter", ""]


def test_who_has_returned_owes_only_what_is_missing_and_comes_later(desk: Desk, tmp_path: Path) -> None:
    send(desk, tmp_path, due=date(2022, 10, 28))
    back = tmp_path / "back.docx"
    back.write_bytes(filled_word((tmp_path / "packs" / "Q2-2022-Roads.docx").read_bytes(), ANSWERS))
    collect(desk, [back], Choices())
    found = chase(desk)
    assert (found.asked, found.returned) == (2, 1)
    assert owing(found) == [("Parks", {ORCHARD: ("status", "next_steps")}), ("Roads", {BRIDGE: ("next_steps",)})]
    set_fields(desk, Q2, [BRIDGE], {"next_steps": "The other arch"})
    assert [whose for whose, _ in owing(chase(desk))] == ["Parks"]


def test_a_return_is_wanted_although_the_register_has_everything(desk: Desk, tmp_path: Path) -> None:
    send(desk, tmp_path, "Parks")
    set_fields(desk, Q2, [ORCHARD], {"status": "completed"})
    assert owing(chase(desk, names=["parks"])) == [("Parks", {})]


def test_a_team_and_a_quarter_may_be_named(desk: Desk) -> None:
    assert [whose for whose, _ in owing(chase(desk, Q2, ["ROAD"]))] == ["Roads"]
    with pytest.raises(NobodyToAsk, match="Parks, Roads"):
        chase(desk, Q2, ["harbour"])
    with pytest.raises(NoSuchQuarter):
        chase(desk, Q1)


# --- reminders ------------------------------------------------------------------------------------------------------


def test_reminders_say_what_is_owed_by_when(desk: Desk, tmp_path: Path) -> None:
    send(desk, tmp_path, due=date(2022, 10, 28))
    back = tmp_path / "back.docx"
    back.write_bytes(filled_word((tmp_path / "packs" / "Q2-2022-Roads.docx").read_bytes(), ANSWERS))
    collect(desk, [back], Choices())
    parks, roads = reminders(desk, Q2, chase(desk).owing)
    assert [one.stem for one in (parks, roads)] == ["Q2-2022-Parks-reminder", "Q2-2022-Roads-reminder"]
    assert parks.letter.subject == "Reminder: key activities, Quarter 2 of 2022/23, Parks"
    assert "which is due on 28 October 2022, in 14 days." in parks.letter.body
    assert "Fill in the file Q2-2022-Parks.docx that we sent you" in parks.letter.body
    assert f"- {BRIDGE} Mend the bridge: next steps" in roads.letter.body
    assert "Please send it by 28 October 2022." in roads.letter.body


def test_who_was_never_asked_is_told_what_is_missing_and_of_no_pack(desk: Desk) -> None:
    add_activity(desk, Q2, "KA.01.04", "Paint the lines", {})
    found = reminders(desk, Q2, chase(desk).owing)
    assert [one.standing.whose for one in found] == ["Roads", "Parks"]
    body = found[1].letter.body
    assert "For the report on Quarter 2 of 2022/23 (July to September 2022) we still need:" in body
    assert f"- {ORCHARD} Plant the orchard: status, next steps" in body
    assert "file" not in body


def test_a_team_that_was_asked_for_a_part_gets_two_files(desk: Desk, tmp_path: Path) -> None:
    send(desk, tmp_path, "Parks")
    make_packs(desk, PackOrder(tmp_path / "packs", grouping=Grouping.TEAM, names=("Parks",), force=True))
    add_activity(desk, Q2, "KA.02.02", "Mow the green", {"team": "Parks"})
    stems = [one.stem for one in reminders(desk, Q2, chase(desk, names=["Parks"]).owing)]
    assert stems == ["Q2-2022-Parks-not-asked-reminder", "Q2-2022-Parks-team-reminder"]


def test_they_are_written_as_texts_and_nothing_is_overwritten_silently(desk: Desk, tmp_path: Path) -> None:
    found = reminders(desk, Q2, chase(desk).owing)
    saved = save_reminders(desk, found, tmp_path / "out", force=False)
    assert [path.read_text("utf-8") for path in saved] == [one.letter.text for one in found]
    assert saved[0].read_text("utf-8").startswith("Subject: Reminder: key activities, Quarter 2 of 2022/23, Roads\n\nDear ")
    saved[0].write_text("mine")
    with pytest.raises(FilesInTheWay):
        save_reminders(desk, found, tmp_path / "out", force=False)
    assert saved[0].read_text() == "mine"
    save_reminders(desk, found, tmp_path / "out", force=True)
    assert saved[0].read_text() != "mine"


def test_as_mails_they_are_drafts_to_nobody_yet(desk: Desk, tmp_path: Path) -> None:
    title = "Plant the orchard at Café Ōrakei, " + "row by row, " * 120 + "at last"
    set_fields(desk, Q2, [ORCHARD], {"title": title, "team": "Parks – naïve\tBcc: x"})
    (one,) = reminders(desk, Q2, chase(desk, names=["Parks"]).owing)
    (path,) = save_reminders(desk, [one], tmp_path, mails=True, force=False)
    assert path.suffix == ".eml"
    data = path.read_bytes()
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    mail = message_from_bytes(data, policy=default)
    assert (mail["X-Unsent"], mail["To"], mail["Bcc"], mail["Subject"]) == ("1", "", None, one.letter.subject)
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().replace("\r\n", "\n") == one.letter.body
    assert title in mail.get_content()
    save_reminders(desk, [one], tmp_path, mails=True, force=True)
    assert path.read_bytes() == data
