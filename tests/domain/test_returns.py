from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.packs import Return, SentPack
from ka_tui.domain.register import Register
from ka_tui.domain.returns import Answer, Outcome, days_left, missing_fields, outcome, standings
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from tests.domain.strategies import AT, AUTUMN, activity, law, register_of

EMPTY: dict[str, Any] = {"status": None, "reason": "", "progress": "", "next_steps": ""}
CODE = "KA.01.01"
PARKS = SentPack(Grouping.TEAM, "Parks", None, 4, AT, "Officer", "parks.docx", (CODE,))


def register(**values: Any) -> Register:
    return register_of(activity(CODE, AUTUMN, team="Parks", **values))


def answer(stated: dict[str, Any], sent: dict[str, Any] | None = None, file: str = "a.docx", known: bool = False) -> Answer:
    return Answer(file, {CODE: EMPTY | (sent or {})}, {CODE: EMPTY | (sent or {}) | stated}, known)


def collected(register: Register, *answers: Answer, **more: Any) -> Outcome:
    return outcome(register, AUTUMN, answers, **more)


def told(items: Any) -> list[tuple[str, Any, Any]]:
    return [(item.field, item.before, item.after) for item in items]


def test_what_a_team_wrote_is_taken() -> None:
    result = collected(register(), answer({"status": "green", "progress": "Dug"}))
    assert told(result.changed) == [("status", None, "green"), ("progress", "", "Dug")]
    (edit,) = result.edits
    assert (edit.before, edit.after) == ({"status": None, "progress": ""}, {"status": "green", "progress": "Dug"})


def test_what_a_team_left_as_it_was_leaves_later_changes_alone() -> None:
    result = collected(register(progress="Officer's"), answer({}, sent={"progress": "Old"}))
    assert (result.changed, result.conflicts, result.edits) == ((), (), ())


def test_what_both_changed_is_a_conflict_until_the_return_is_to_win() -> None:
    present, back = register(progress="Officer's"), answer({"progress": "Team's"}, sent={"progress": "Old"})
    result = collected(present, back)
    assert (result.changed, told(result.conflicts)) == ((), [("progress", "Officer's", "Team's")])
    assert result.conflicts[0].why == "Officer changed it since the pack was made"
    for more in ({"overwrite": True}, {"take": [(CODE, "progress")]}):
        assert told(collected(present, back, **more).changed) == [("progress", "Officer's", "Team's")]
    assert collected(present, back, take=[(CODE, "status")]).changed == ()


def test_what_both_changed_alike_is_no_conflict() -> None:
    result = collected(register(progress="Dug"), answer({"progress": "Dug"}))
    assert (result.changed, result.conflicts) == ((), ())


def test_an_empty_field_is_not_stated_and_told_where_there_was_a_text() -> None:
    result = collected(register(progress="Old"), answer({"progress": ""}, sent={"progress": "Old"}))
    assert (result.edits, told(result.emptied)) == ((), [("progress", "Old", "")])


def test_a_reason_goes_with_the_status_that_it_explained() -> None:
    sent = {"status": "red", "reason": "No seeds"}
    result = collected(register(**sent), answer({"status": "green", "reason": ""}, sent=sent))
    assert told(result.changed) == [("status", "red", "green"), ("reason", "No seeds", "")]
    kept = collected(register(**sent), answer({"reason": ""}, sent=sent))
    assert (kept.changed, told(kept.emptied)) == ((), [("reason", "No seeds", "")])


def test_two_returns_that_differ_are_shown_and_neither_is_taken() -> None:
    answers = (answer({"progress": "One", "status": "red"}), answer({"progress": "Two", "status": "red"}, file="b.docx"))
    result = collected(register(), *answers, overwrite=True)
    assert told(result.changed) == [("status", None, "red")]
    assert [(item.file, item.after, item.why) for item in result.conflicts] == [
        ("a.docx", "One", "two returns say different things"),
        ("b.docx", "Two", "two returns say different things"),
    ]


def test_a_return_collected_before_puts_nothing_back_without_a_word() -> None:
    again = answer({"progress": "Team's"}, known=True)
    result = collected(register(), again)
    assert (result.changed, [item.why for item in result.conflicts]) == ((), ["this return was collected before"])
    assert told(collected(register(), again, take=[(CODE, "progress")]).changed) == [("progress", "", "Team's")]
    assert collected(register(progress="Team's"), again).conflicts == ()


def test_an_activity_that_is_gone_is_told() -> None:
    assert collected(register_of(activity("KA.09.09", AUTUMN)), answer({"status": "red"})).gone == (("a.docx", CODE),)


@pytest.mark.parametrize(
    ("sent", "stated"),
    [("* one\n* two", "- one\n- two"), ("One  line", "One line"), ("First\n\n\nSecond", "First\n\nSecond")],
)
def test_how_blanks_and_lists_are_typed_is_no_edit(sent: str, stated: str) -> None:
    assert collected(register(progress=sent), answer({"progress": stated}, sent={"progress": sent})).edits == ()


texts = st.sampled_from(["", "One", "Two", "- Three"])


@law
@given(texts, texts, texts)
def test_nothing_is_erased_or_overwritten_without_a_word(sent: str, now: str, stated: str) -> None:
    result = collected(register(progress=now), answer({"progress": stated}, sent={"progress": sent}))
    taken = {item.after for item in result.changed}
    assert "" not in taken
    assert not taken or now == sent
    edited_otherwise = stated not in ("", sent, now)
    assert len(result.changed) + len(result.conflicts) == edited_otherwise


def test_it_is_known_who_has_returned_and_what_is_missing() -> None:
    present = register_of(
        activity(CODE, AUTUMN, team="Parks", status="green"),
        activity("KA.01.02", AUTUMN, team="Roads", status="completed", progress="Done"),
        activity("KA.01.03", AUTUMN, team="Housing"),
        activity("KA.01.04", AUTUMN),
    )
    back = (Return("abc", "a.docx", AT, "Officer"),)
    packs = (PARKS, PARKS._replace(whose="Roads", codes=("KA.01.02", "KA.09.09"), returns=back))
    found = standings(present, AUTUMN, packs)
    assert [(s.whose, s.sent is not None, s.has_returned, s.is_settled, dict(s.missing)) for s in found] == [
        ("Parks", True, False, False, {CODE: ("progress", "next_steps")}),
        ("Roads", True, True, True, {}),
        ("Housing", False, False, False, {"KA.01.03": ("status", "progress", "next_steps")}),
        ("", False, False, False, {"KA.01.04": ("status", "progress", "next_steps")}),
    ]


def test_a_reason_is_missing_where_the_scheme_wants_one() -> None:
    strict = StatusScheme(tuple(status._replace(needs_reason=True) for status in PRINTED_KEY))
    red = activity(status="red", progress="Late", next_steps="Hurry")
    assert (missing_fields(PRINTED_KEY, red), missing_fields(strict, red)) == ((), ("reason",))


def test_days_are_counted_to_the_due_date_and_beyond() -> None:
    assert [days_left(date(2023, 1, 13), date(2023, 1, day)) for day in (10, 13, 14)] == [3, 0, -1]
