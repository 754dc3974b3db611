"""A register takes another scheme: every status becomes one of it, and undo brings the old ones back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Change, change_of
from ka_tui.domain.history import inverse
from ka_tui.domain.register import Register
from ka_tui.domain.schemes import BRAG, FIVE_STEP, SCHEMES
from ka_tui.domain.spellings import Spellings
from ka_tui.domain.status_mapping import Basis, mapped_statuses, mapping_edits, parse_mapping
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.errors import InvalidStatus, InvalidStatusMapping, StatusesInUse, StatusesUnmapped
from tests.domain.strategies import AUTUMN, SUMMER, activity, law, proposal, register_of


def changed(register: Register, scheme: StatusScheme, *texts: str) -> tuple[Register, Change]:
    said = parse_mapping(register.scheme, scheme, texts)
    return carry_out(register, proposal(*mapping_edits(register, scheme, said)), register.commit + 1)


def in_all_statuses() -> Register:
    held = [activity(f"KA.01.0{n}", status=status.id) for n, status in enumerate(PRINTED_KEY, 1)]
    register = register_of(*held, activity("KA.02.01"), activity("KA.01.01", AUTUMN, status="completed"))
    return register._replace(spellings=Spellings({"Finished": "completed", "▶": "green"}, {}))


def test_what_is_in_both_stays_and_what_has_one_counterpart_becomes_that() -> None:
    register, change = changed(in_all_statuses(), BRAG)
    assert [a.status for a in register.activities(SUMMER)] == ["red", "amber", "green", "blue", None]
    assert [a.status for a in register.activities(AUTUMN)] == ["blue"]
    assert register.scheme == BRAG
    assert register.spellings.statuses == {"Finished": "blue", "▶": "green"}
    assert len(change.edits) == 4


def test_the_preview_tells_of_each_status_what_it_becomes_why_and_how_often() -> None:
    mapped = mapped_statuses(in_all_statuses(), FIVE_STEP, {"green": "amber-green"})
    told = [(m.before.id, m.after.id if m.after else None, m.basis, m.activities, m.spellings) for m in mapped]
    assert told == [
        ("red", "red", Basis.SAME, 1, 0),
        ("amber", "amber", Basis.SAME, 1, 0),
        ("green", "amber-green", Basis.SAID, 1, 1),
        ("completed", None, Basis.OPEN, 2, 1),
    ]


def test_what_has_no_counterpart_must_be_said_if_anything_has_it() -> None:
    with pytest.raises(StatusesUnmapped, match=r"'completed' becomes.*--map completed=STATUS"):
        changed(in_all_statuses(), FIVE_STEP)
    register, _ = changed(register_of(activity(status="green")), FIVE_STEP)
    assert register.scheme == FIVE_STEP


def test_it_may_be_said_to_be_not_stated_and_is_then_forgotten_as_a_spelling() -> None:
    register, _ = changed(in_all_statuses(), FIVE_STEP, "Completed=none")
    assert register.activity(AUTUMN, "KA.01.01").status is None
    assert register.spellings.statuses == {"▶": "green"}


def test_a_mapping_names_a_status_of_each_scheme() -> None:
    with pytest.raises(InvalidStatusMapping):
        parse_mapping(PRINTED_KEY, BRAG, ["mauve=blue"])
    with pytest.raises(InvalidStatusMapping):
        parse_mapping(PRINTED_KEY, BRAG, ["completed"])
    with pytest.raises(InvalidStatus, match="on-hold"):
        parse_mapping(PRINTED_KEY, BRAG, ["completed=mauve"])


def test_a_scheme_alone_cannot_leave_a_spelling_without_its_status() -> None:
    register = register_of()._replace(spellings=Spellings({"Finished": "completed"}, {}))
    edits = [edit for edit in mapping_edits(register, BRAG, {}) if edit.key != "spellings"]
    with pytest.raises(StatusesInUse, match="completed"):
        carry_out(register, proposal(*edits), 1)


statuses = st.sampled_from((None, "red", "amber", "green"))


@law
@given(st.lists(st.tuples(st.sampled_from(sorted(SCHEMES)), statuses), min_size=1, max_size=4))
def test_undo_leads_back_through_any_number_of_schemes_at_once(steps: list[tuple[str, str | None]]) -> None:
    begun = register = in_all_statuses()
    changes: list[Change] = []
    for name, status in steps:
        maps = ["completed=green"] if "completed" in register.scheme and name == "five-step" else []
        maps += ["blue=none"] if "blue" in register.scheme and name == "five-step" else []
        if SCHEMES[name] != register.scheme:
            register, change = changed(register, SCHEMES[name], *maps)
            changes.append(change)
        edit = change_of(register.activity(SUMMER, "KA.01.01"), {"status": status})
        register, change = carry_out(register, proposal(edit), register.commit + 1)
        changes.append(change)
    back, undone = carry_out(register, proposal(*inverse(*changes)), register.commit + 1)
    assert [a.content() for q in back.quarters for a in back.activities(q)] == [
        a.content() for q in begun.quarters for a in begun.activities(q)
    ]
    assert (back.scheme, back.spellings) == (begun.scheme, begun.spellings)
    again, _ = carry_out(back, proposal(*inverse(undone)), back.commit + 1)
    assert (again.scheme, again.spellings) == (register.scheme, register.spellings)
