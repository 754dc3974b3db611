"""Editing many at once: only what is filled in is written, to all, as one change."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from ka_tui.services import editing, kept_drafts
from ka_tui.services.desk import Desk
from ka_tui.services.undoing import undo
from ka_tui.tui.screens.many import ManyScreen
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.choice import Choice
from tests.tui.desks import Q2, desk_at, small_desk
from tests.tui.dialogs import DialogHost, save, showing, told, until
from tests.tui.pictures import lines_of

CODES = ("KA.01.02", "KA.02.02")
"""Two activities of one team, under two priorities."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


def dialog(desk: Desk) -> ManyScreen:
    return ManyScreen(desk, desk.register, Q2, CODES)


def line(host: DialogHost, name: str) -> Input:
    return host.dialog.query_one(f"#{name}", Input)


def area(host: DialogHost, name: str) -> TextArea:
    return host.dialog.query_one(f"#{name}", TextArea)


async def test_what_is_filled_in_is_written_to_all_as_one_change(desk: Desk) -> None:
    before = [desk.register.activity(Q2, code) for code in CODES]
    changes = len(desk.history())
    async with showing(dialog(desk)) as (host, pilot):
        await pilot.press(*"red", "enter", *"Storm")
        area(host, "next_steps").text = "- Clear up"
        await save(host, pilot)
        (change,) = host.answers
        assert change is not None
    after = [desk.register.activity(Q2, code) for code in CODES]
    assert [(a.status, a.reason) for a in after] == [("red", "Storm")] * 2
    assert [a.next_steps for a in after] == [f"{b.next_steps}\n- Clear up" for b in before]
    assert [(a.team, a.portfolio, a.priority, a.progress) for a in after] == [
        (b.team, b.portfolio, b.priority, b.progress) for b in before
    ]
    assert len(desk.history()) == changes + 1
    undo(desk)
    assert [desk.register.activity(Q2, code).content() for code in CODES] == [b.content() for b in before]


@pytest.mark.parametrize("key", ["space", "enter", "right", "left"])
async def test_a_text_can_stand_instead_of_what_is_there(desk: Desk, key: str) -> None:
    async with showing(dialog(desk)) as (host, pilot):
        host.dialog.query_one("#progress_way", Choice).focus()
        await pilot.press(key, "tab", *"All new")
        assert any("Progress  ‹ instead of what is there ›" in shown for shown in lines_of(host))
        await save(host, pilot)
    assert [desk.register.activity(Q2, code).progress for code in CODES] == ["All new"] * 2


async def test_it_shows_which_activities_and_what_they_have(desk: Desk) -> None:
    async with showing(dialog(desk)) as (host, _):
        shown = "\n".join(" ".join(each.split()) for each in lines_of(host))
        for expected in (
            "Edit 2 activities Q2 2022/23",
            "KA.01.02, KA.02.02",
            "Status 2 different",
            "Reason Nothing in all 2",
            "Team Parks in all 2",
            "Priority 2 different",
        ):
            assert expected in shown


async def test_text_in_the_register_is_no_markup(desk: Desk) -> None:
    editing.set_fields(desk, Q2, CODES, {"team": "[/x] [bold]", "progress": "[/x]"})
    async with showing(dialog(desk)) as (host, _):
        assert any("[/x] [bold] in all 2" in shown for shown in lines_of(host))


async def test_an_unknown_status_is_told_and_all_stays(desk: Desk) -> None:
    before = desk.register
    async with showing(dialog(desk)) as (host, pilot):
        line(host, "status").value = "purple"
        line(host, "team").value = "Gardens"
        await save(host, pilot)
        assert "'purple' is not a status" in told(host)
        assert (line(host, "team").value, host.answers) == ("Gardens", [])
    assert desk.register == before


async def test_nothing_filled_in_changes_nothing(desk: Desk) -> None:
    before = desk.register
    async with showing(dialog(desk)) as (host, pilot):
        await save(host, pilot)
        assert host.answers == [None]
    assert desk.register == before


@pytest.mark.parametrize(("presses", "team"), [(("enter",), "Theirs"), (("right", "enter"), "Mine")])
async def test_what_somebody_else_set_meanwhile_is_shown_first(desk: Desk, presses: tuple[str, ...], team: str) -> None:
    async with showing(dialog(desk)) as (host, pilot):
        editing.set_fields(desk_at(desk.store.path, "Script"), Q2, ["KA.02.02"], {"team": "Theirs"})
        line(host, "team").value = "Mine"
        await save(host, pilot)
        assert isinstance(host.screen, QuestionScreen)
        await pilot.press(*presses)
        if team == "Mine":
            await until(pilot, lambda: bool(host.answers))
        else:
            await until(pilot, lambda: host.screen is host.dialog)
            assert (line(host, "team").value, host.answers) == ("Mine", [])
    assert desk.register.activity(Q2, "KA.02.02").team == team


async def test_what_was_typed_is_back(desk: Desk) -> None:
    async with showing(dialog(desk)) as (host, _):
        line(host, "team").value = "Gardens"
        area(host, "progress").text = "Storm"
        host.dialog.keep_draft()
    async with showing(dialog(desk)) as (host, pilot):
        assert "not saved is back" in told(host)
        await save(host, pilot)
    assert [desk.register.activity(Q2, code).team for code in CODES] == ["Gardens"] * 2
    assert kept_drafts.all_kept(desk) == []


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 18), (240, 70)])
async def test_no_terminal_is_too_small(desk: Desk, size: tuple[int, int]) -> None:
    async with showing(dialog(desk), size) as (host, pilot):
        await pilot.press(*"red")
        await save(host, pilot)
    assert [desk.register.activity(Q2, code).status for code in CODES] == ["red"] * 2


async def test_the_key_of_a_choice_is_told_while_it_has_the_focus(desk: Desk) -> None:
    async with showing(dialog(desk)) as (host, pilot):
        assert "space After" not in "\n".join(lines_of(host))
        host.dialog.query_one("#progress_way").focus()
        await pilot.pause()
        assert "space After or instead" in "\n".join(lines_of(host))
        await pilot.press("space", "tab")
        await pilot.pause()
        seen = "\n".join(lines_of(host))
        assert "‹ instead of what is there ›" in seen
        assert "space After" not in seen
