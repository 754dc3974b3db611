"""Signing off: what a closing keeps, its checksum, and that a quarter that is signed off stays as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Edit, Table, addition_of, change_of, removal_of
from ka_tui.domain.closings import Closing, Reopening, checksum, closing_of
from ka_tui.domain.excuses import Excuse
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.history import course
from ka_tui.domain.packs import SentPack
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.register import Register
from ka_tui.errors import QuarterClosed
from tests.domain.histories import Past, acts, edit_acts
from tests.domain.strategies import AUTUMN, SUMMER, activity, contents, contents_of, law, normal, proposal, register_of

CLOSING = Closing("0af3", date(2022, 10, 14), "Head of Policy", "2022-10-17T09:00:00Z", "Officer", 7)
HEDGE, ROOF = activity("KA.01.01", status="green", progress="Dug."), activity("KA.01.02")


def closed(register: Register, *closings: Closing) -> Register:
    """A register in which the summer quarter is signed off."""
    before = register.record(SUMMER)
    made = closings or (CLOSING._replace(checksum=checksum(register.activities(SUMMER)), commit=register.commit),)
    return carry_out(register, proposal(record_edit(SUMMER, before, before._replace(closings=made))), register.commit + 1)[0]


SIGNED = closed(register_of(HEDGE, ROOF, activity(quarter=AUTUMN)))


class TestValues:
    @pytest.mark.parametrize("reopened", [None, Reopening("2022-10-20T09:00:00Z", "Deputy", "A wrong figure.")])
    def test_what_is_kept_reads_back(self, reopened: Reopening | None) -> None:
        closing = CLOSING._replace(reopened=reopened)
        assert closing_of(closing.to_dict()) == closing

    def test_it_says_as_at_which_day_and_by_whom(self) -> None:
        assert CLOSING.in_words == "Signed off as at 14 October 2022 by Head of Policy"

    @given(contents, contents)
    @law
    def test_the_checksum_is_that_of_the_words(self, one: dict[str, Any], other: dict[str, Any]) -> None:
        first, second = (activity(**{"title": "Plant", **normal(values)}) for values in (one, other))
        assert (checksum([first]) == checksum([second])) == (first == second)
        assert checksum([first._replace(revision=4, updated_by="Deputy")]) == checksum([first])

    def test_the_checksum_tells_codes_and_order_too(self) -> None:
        sums = {checksum(activities) for activities in ([HEDGE, ROOF], [ROOF, HEDGE], [HEDGE], [HEDGE._replace(code="KA.01.03")])}
        assert len(sums) == 4


def remembering(**values: Any) -> Edit:
    record = SIGNED.record(SUMMER)
    return record_edit(SUMMER, record, record._replace(**values))


EXCUSE = Excuse("no-progress", "KA.01.02", "progress", "", "Begins in spring.", "", "Officer")
PACK = SentPack(Grouping.TEAM, "Parks", None, 1, "", "Officer", "parks.docx", ("KA.01.01",))
EDITS = {
    "set": change_of(HEDGE, {"status": "red"}),
    "state": change_of(ROOF, {"progress": "Begun."}, ROOF.content()),
    "add": addition_of(activity("KA.01.03")),
    "remove": removal_of(HEDGE),
    "excuse": remembering(excuses=(EXCUSE,)),
    "packs": remembering(packs=(PACK,)),
}


class TestFrozen:
    @pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
    def test_no_edit_of_it_is_carried_out(self, edit: Edit) -> None:
        with pytest.raises(QuarterClosed, match=r"Q2-2022 is signed off as at 2022-10-14.*'ka reopen Q2-2022 --reason WHY'"):
            carry_out(SIGNED, proposal(edit), 3)

    @pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
    def test_nor_one_beside_which_the_signing_off_is_only_mentioned(self, edit: Edit) -> None:
        kept = [closing.to_dict() for closing in SIGNED.record(SUMMER).closings]
        named = Edit(Table.QUARTERS, "Q2-2022", {"closings": kept}, {"closings": kept})
        gone = Edit(Table.QUARTERS, "Q2-2022", {"closings": kept}, {"closings": None})
        for edits in ((named, edit), (edit, named), (gone, edit, gone.inverse)):
            with pytest.raises(QuarterClosed):
                carry_out(SIGNED, proposal(*edits), 3)

    def test_what_is_refused_in_part_is_refused_whole(self) -> None:
        elsewhere = change_of(activity(quarter=AUTUMN), {"status": "red"})
        with pytest.raises(QuarterClosed):
            carry_out(SIGNED, proposal(elsewhere, EDITS["set"]), 3)

    def test_other_quarters_are_as_free_as_ever_and_what_is_so_already_is_no_edit(self) -> None:
        elsewhere = change_of(activity(quarter=AUTUMN), {"status": "red"})
        after, change = carry_out(SIGNED, proposal(elsewhere, change_of(HEDGE, {"status": "green"})), 3)
        assert [edit.key for edit in change.edits] == ["Q3-2022/KA.01.01"]
        assert after.quarters[SUMMER] is SIGNED.quarters[SUMMER]

    def test_a_quarter_without_activities_is_not_dropped(self) -> None:
        opened, _ = carry_out(Register(), proposal(Edit(Table.QUARTERS, "Q2-2022", None, {})), 1)
        with pytest.raises(QuarterClosed):
            carry_out(closed(opened), proposal(Edit(Table.QUARTERS, "Q2-2022", {}, None)), 3)


@given(st.lists(acts, max_size=10), st.lists(edit_acts, min_size=1, max_size=4))
@law
def test_whatever_would_change_a_quarter_is_refused_once_it_is_signed_off(
    sequence: list[tuple[str, Any]], edits: list[tuple[str, Any]]
) -> None:
    first: tuple[str, Any] = ("edit", [(("KA.01.01", SUMMER), {}, False)])
    free, signed = Past(*sequence, ("reopen", SUMMER), ("reopen", AUTUMN), first), Past()
    signed.register = closed(free.register, CLOSING)
    for act in edits:
        before = free.register
        error, refusal = free.perform(act), signed.perform(act)
        changed = [register.quarters[SUMMER] for register in (before, free.register)]
        excuses = [register.record(SUMMER).excuses for register in (before, free.register)]
        if changed[0] != changed[1] or excuses[0] != excuses[1]:
            assert isinstance(refusal, QuarterClosed)
            free.register = before
        else:
            assert type(refusal) is type(error)
            assert contents_of(signed.register) == contents_of(free.register)


@given(st.lists(acts, max_size=16))
@law
def test_a_quarter_that_is_signed_off_says_what_its_checksum_says(sequence: list[tuple[str, Any]]) -> None:
    past = Past()
    for act in sequence:
        past.perform(act)
        for quarter, record in past.register.records.items():
            if record.closed is not None:
                assert checksum(past.register.activities(quarter)) == record.closed.checksum


@given(st.lists(acts, max_size=10))
@law
def test_signing_off_and_opening_again_are_undone_and_redone_as_everything_is(sequence: list[tuple[str, Any]]) -> None:
    past = Past(*sequence)
    after, led = said(past.register), course(past.changes)
    for _ in led.in_force:
        assert past.perform(("undo", None)) is None
    assert said(past.register) == said(Register())
    for _ in led.in_force:
        assert past.perform(("redo", None)) is None
    assert said(past.register) == after


def said(register: Register) -> tuple[object, ...]:
    """All that a register says, who said it put aside."""
    return (contents_of(register), dict(register.records), list(register.links), register.council, register.scheme)
