"""Editing in place: what is typed is saved, or kept, and never lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ka_tui.domain.history import last_done
from ka_tui.errors import ReasonNeeded
from ka_tui.services import editing, kept_drafts
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.editor import EditorScreen
from ka_tui.tui.screens.question import QuestionScreen
from tests.tui.desks import MOMENT, Q2, desk_at, small_desk
from tests.tui.dialogs import DialogHost, save, showing, told, until
from tests.tui.pictures import lines_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


@asynccontextmanager
async def editing_on(desk: Desk, size: tuple[int, int] = (120, 36)) -> AsyncIterator[tuple[DialogHost, Pilot[None]]]:
    register = desk.register
    async with showing(EditorScreen(desk, register, register.activity(Q2, "KA.01.01")), size) as (host, pilot):
        yield host, pilot


def editor_of(host: DialogHost) -> EditorScreen:
    assert isinstance(host.dialog, EditorScreen)
    return host.dialog


def progress(host: DialogHost) -> TextArea:
    return host.dialog.query_one("#progress", TextArea)


def line(host: DialogHost, name: str) -> Input:
    return host.dialog.query_one(f"#{name}", Input)


async def test_what_is_typed_is_saved_as_one_change(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        progress(host).text = "Built.\n\n- Opened in May"
        host.screen.query_one("#team", Input).value = "Bridges"
        await save(host, pilot)
    activity = desk.register.activity(Q2, "KA.01.01")
    assert (activity.progress, activity.team) == ("Built.\n\n- Opened in May", "Bridges")
    assert set(last_done(desk.history()).edits[0].after or {}) == {"progress", "team"}
    assert host.answers[-1] is not None


async def test_leaving_without_edits_does_not_ask_and_changes_nothing(desk: Desk) -> None:
    before = len(desk.history())
    async with editing_on(desk) as (host, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert host.answers == [None]
    assert len(desk.history()) == before


@pytest.mark.parametrize(
    ("presses", "saved", "closed"),
    [(("enter",), False, False), (("right", "enter"), True, True), (("right", "right", "enter"), False, True)],
)
async def test_leaving_with_edits_asks(desk: Desk, presses: tuple[str, ...], saved: bool, closed: bool) -> None:
    async with editing_on(desk) as (host, pilot):
        await pilot.press(*"New ")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(host.screen, QuestionScreen)
        await pilot.press(*presses)
        await until(pilot, lambda: bool(host.answers) == closed)
        await pilot.pause()
        assert bool(host.answers) == closed
        if not closed:
            assert progress(host).text.startswith("New Mend the bridge")
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("New ") == saved


async def test_an_edit_of_another_field_meanwhile_is_merged(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        editing.set_fields(desk_at(desk.store.path, "Script"), Q2, ["KA.01.01"], {"next_steps": "Paint it"})
        progress(host).text = "Built."
        await save(host, pilot)
    activity = desk.register.activity(Q2, "KA.01.01")
    assert (activity.progress, activity.next_steps) == ("Built.", "Paint it")


async def clash(desk: Desk, host: DialogHost, pilot: Pilot[None]) -> None:
    editing.set_fields(desk_at(desk.store.path, "Script"), Q2, ["KA.01.01"], {"progress": "Theirs"})
    progress(host).text = "Mine"
    await save(host, pilot)
    assert isinstance(host.screen, QuestionScreen)
    assert desk.register.activity(Q2, "KA.01.01").progress == "Theirs"


async def test_an_edit_of_the_same_field_meanwhile_is_refused_and_the_draft_stays(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        await clash(desk, host, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert progress(host).text == "Mine"
        assert host.answers == []


async def test_a_clash_can_be_settled_for_mine(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        await clash(desk, host, pilot)
        await pilot.press("right", "enter")
        await until(pilot, lambda: bool(host.answers))
    assert desk.register.activity(Q2, "KA.01.01").progress == "Mine"


async def test_a_clash_can_be_settled_for_theirs_and_the_typed_text_comes_back(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        await clash(desk, host, pilot)
        await pilot.press("right", "right", "enter")
        await pilot.pause()
        await pilot.pause()
        assert progress(host).text == "Theirs"
        progress(host).focus()
        await pilot.press("ctrl+z")
        assert progress(host).text == "Mine"


async def test_an_empty_title_is_refused_and_kept(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        host.screen.query_one("#title", Input).value = "  "
        progress(host).text = "An hour's work"
        await save(host, pilot)
        assert progress(host).text == "An hour's work"
        assert "title must not be empty" in told(host)
    assert desk.register.activity(Q2, "KA.01.01").title == "Mend the bridge"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)])
async def test_both_texts_have_room_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with editing_on(desk, size) as (host, _):
        for area in host.screen.query(TextArea):
            assert area.region.height >= 3
            assert area.region.width >= 25


async def test_a_status_can_be_typed_with_its_reason(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        line(host, "status").value = "AMBER"
        line(host, "reason").value = "A post is vacant"
        await save(host, pilot)
    activity = desk.register.activity(Q2, "KA.01.01")
    assert (activity.status, activity.reason) == ("amber", "A post is vacant")
    assert last_done(desk.history()).why == "A post is vacant"


async def test_the_reason_that_is_seen_is_the_one_that_is_saved(desk: Desk) -> None:
    editing.set_fields(desk, Q2, ["KA.01.01"], {"reason": "As before"})
    async with editing_on(desk) as (host, pilot):
        line(host, "status").value = "none"
        await save(host, pilot)
    activity = desk.register.activity(Q2, "KA.01.01")
    assert (activity.status, activity.reason) == (None, "As before")


async def test_the_same_status_in_another_spelling_is_no_edit(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        line(host, "status").value = "g"
        await save(host, pilot)
        assert host.answers == [None]


async def test_an_unknown_status_is_told_on_saving_and_kept(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        line(host, "status").value = "purple"
        await save(host, pilot)
        assert "'purple' is not a status" in told(host)
        assert (line(host, "status").value, host.answers) == ("purple", [])
        assert host.dialog.focused is line(host, "status")


async def test_a_status_that_needs_a_reason_asks_for_it_and_keeps_what_is_typed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise ReasonNeeded(["KA.01.01"], "Amber")

    monkeypatch.setattr(editing, "set_fields", refused)
    async with editing_on(desk) as (host, pilot):
        line(host, "status").value = "amber"
        await save(host, pilot)
        assert "Amber needs a reason" in told(host)
        assert (line(host, "status").value, host.dialog.focused) == ("amber", line(host, "reason"))


async def test_a_paste_of_200_lines_keeps_every_line_in_a_text_and_every_word_in_a_line(desk: Desk) -> None:
    pasted = "\r\n".join(f"- Line {number}" for number in range(200))
    async with editing_on(desk) as (host, pilot):
        for name in ("progress", "reason"):
            field = host.screen.query_one(f"#{name}")
            field.focus()
            field.post_message(events.Paste(pasted))
            await pilot.pause()
        assert progress(host).text.split("\n")[:199] == pasted.split("\r\n")[:199]
        assert line(host, "reason").value.split() == pasted.split()


async def kept_after(desk: Desk, *texts: str) -> None:
    """Type into the progress, and let the connection be lost."""
    async with editing_on(desk) as (host, _):
        for text in texts:
            progress(host).insert(text)
        editor_of(host).keep_draft()


async def test_what_was_typed_is_back_and_can_be_saved(desk: Desk) -> None:
    await kept_after(desk, "Typed. ")
    async with editing_on(desk) as (host, pilot):
        when = f"{MOMENT.astimezone():%H:%M}"
        assert f"October 2022 at {when} and not saved is back" in told(host)
        assert progress(host).text.startswith("Typed. Mend the bridge")
        await save(host, pilot)
    assert desk.register.activity(Q2, "KA.01.01").progress.startswith("Typed. ")
    assert kept_drafts.all_kept(desk) == []


async def test_what_is_typed_is_kept_without_any_doing(desk: Desk) -> None:
    async with editing_on(desk) as (_, pilot):
        await pilot.press(*"New")
        await until(pilot, lambda: bool(kept_drafts.all_kept(desk)))
        await pilot.press(*["backspace"] * 3)
        await until(pilot, lambda: not kept_drafts.all_kept(desk))


async def test_a_draft_that_is_back_is_no_newer_for_it(desk: Desk) -> None:
    await kept_after(desk, "Typed. ")
    (before,) = kept_drafts.all_kept(desk)
    later = desk._replace(clock=lambda: MOMENT.replace(year=2023))
    async with editing_on(later) as (host, _):
        editor_of(host).keep_draft()
    assert kept_drafts.all_kept(desk) == [before]


async def test_what_is_left_without_saving_does_not_come_back(desk: Desk) -> None:
    await kept_after(desk, "Typed. ")
    async with editing_on(desk) as (host, pilot):
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("right", "right", "enter")
        await until(pilot, lambda: bool(host.answers))
        editor_of(host).keep_draft()
    assert kept_drafts.all_kept(desk) == []


async def test_a_draft_of_what_somebody_else_wrote_meanwhile_overwrites_nothing_silently(desk: Desk) -> None:
    await kept_after(desk, "Mine. ")
    editing.set_fields(desk_at(desk.store.path, "Script"), Q2, ["KA.01.01"], {"progress": "Theirs", "team": "Bridges"})
    async with editing_on(desk) as (host, pilot):
        assert line(host, "team").value == "Bridges"
        await save(host, pilot)
        assert isinstance(host.screen, QuestionScreen)
        assert desk.register.activity(Q2, "KA.01.01").progress == "Theirs"


async def test_a_draft_that_was_saved_all_the_same_does_not_come_back(desk: Desk) -> None:
    await kept_after(desk, "Typed. ")
    (draft,) = kept_drafts.all_kept(desk)
    editing.set_fields(desk, Q2, ["KA.01.01"], draft.fields)
    async with editing_on(desk) as (host, _):
        assert (told(host), editor_of(host).unsaved) == ("", [])
    assert kept_drafts.all_kept(desk) == []


async def test_what_is_typed_while_a_save_takes_its_time_is_kept_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with editing_on(desk) as (host, pilot):
        progress(host).text = "Saved"
        set_fields = editing.set_fields

        def slowly(*arguments: Any, **named: Any) -> Any:
            host.call_from_thread(line(host, "team").insert_text_at_cursor, "Late ")
            return set_fields(*arguments, **named)

        monkeypatch.setattr(editing, "set_fields", slowly)
        await save(host, pilot)
        assert "not yet" in told(host)
    (draft,) = kept_drafts.all_kept(desk)
    assert set(draft.fields) == {"team"}
    assert desk.register.activity(Q2, "KA.01.01").progress == "Saved"


async def test_no_size_of_the_terminal_is_too_small_or_costs_what_is_typed(desk: Desk) -> None:
    async with editing_on(desk) as (host, pilot):
        progress(host).insert("Typed. ")
        for size in ((1, 1), (2, 5), (20, 5), (5, 20), (60, 18), (240, 70), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert progress(host).text.startswith("Typed. ")
        assert any("Typed. Mend the bridge" in shown for shown in lines_of(host))


def is_in_view(field: Widget) -> bool:
    return field.region.overlaps(field.screen.region)


async def test_where_there_is_no_room_the_field_in_use_is_in_view(desk: Desk) -> None:
    async with editing_on(desk, (40, 6)) as (host, pilot):
        for name in ("priority", "status", "next_steps"):
            field = host.screen.query_one(f"#{name}")
            field.focus()
            await until(pilot, partial(is_in_view, field))
