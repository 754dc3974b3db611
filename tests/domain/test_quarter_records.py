"""What is remembered of a quarter: written and read alike, frozen once it is signed off, and told in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Edit, Table, addition_of, change_of, removal_of
from ka_tui.domain.closings import Closing, Reopening, checksum
from ka_tui.domain.excuses import Excuse
from ka_tui.domain.history import inverse
from ka_tui.domain.judgements import Judgement, PromiseOutcome
from ka_tui.domain.quarter_records import NOTHING, QuarterRecord, record_edit
from ka_tui.domain.record_events import record_event
from ka_tui.errors import InvalidField, QuarterClosed
from tests.domain.strategies import AT, AUTUMN, activity, law, proposal, register_of

POND = activity("KA.01.01", AUTUMN, progress="The pond was dug.")
CLOSING = Closing("0" * 64, date(2022, 10, 14), "Officer", AT, "Officer", 1)
REOPENED = CLOSING._replace(reopened=Reopening(AT, "Deputy", "A figure was wrong."))
EXCUSE = Excuse("copied-text", "KA.01.01", "progress", "The pond", "Nothing moves in winter.", AT, "Officer")
JUDGEMENT = Judgement("KA.01.01", "Plant the bank.", PromiseOutcome.MOVED, AT, "Officer")
records = st.builds(
    QuarterRecord,
    packs=st.just(()),
    closings=st.lists(st.sampled_from([CLOSING, REOPENED]), max_size=3).map(tuple),
    excuses=st.lists(st.just(EXCUSE), max_size=2).map(tuple),
    judgements=st.lists(st.just(JUDGEMENT), max_size=2).map(tuple),
)


@law
@given(records)
def test_a_record_reads_back_as_it_is_kept(record: QuarterRecord) -> None:
    assert NOTHING.with_documents(record.to_dict()) == record


@pytest.mark.parametrize("field", ["closings", "excuses", "judgements"])
@pytest.mark.parametrize("value", ["text", [7], [{"code": "KA.01.01"}]])
def test_what_is_none_is_refused(field: str, value: object) -> None:
    with pytest.raises(InvalidField, match=f"The {field} cannot be understood"):
        NOTHING.with_documents({field: value})


@pytest.mark.parametrize(
    "edit",
    [
        change_of(POND, {"status": "red"}),
        addition_of(activity("KA.01.02", AUTUMN)),
        removal_of(POND),
        record_edit(AUTUMN, NOTHING, QuarterRecord(excuses=(EXCUSE,))),
        Edit(Table.QUARTERS, "Q3-2022", {}, None),
    ],
    ids=["change", "addition", "removal", "excuse", "taking out"],
)
def test_nothing_of_a_signed_off_quarter_is_changed(edit: Edit) -> None:
    signed, _ = carry_out(register_of(POND), proposal(record_edit(AUTUMN, NOTHING, QuarterRecord(closings=(CLOSING,)))), 2)
    extra = [] if edit.after is not None or edit.table is Table.ACTIVITIES else [removal_of(POND)]
    with pytest.raises(QuarterClosed, match="signed off as at 2022-10-14"):
        carry_out(signed, proposal(*extra, edit), 3)


def test_what_changes_nothing_is_not_refused() -> None:
    signed, _ = carry_out(register_of(POND), proposal(record_edit(AUTUMN, NOTHING, QuarterRecord(closings=(CLOSING,)))), 2)
    assert carry_out(signed, proposal(change_of(POND, {"progress": POND.progress})), 3)[1].edits == ()


def test_an_act_that_takes_the_signing_back_may_take_back_more() -> None:
    register = register_of(POND)
    changed, edit = carry_out(register, proposal(change_of(POND, {"status": "red"})), 2)
    signed, closing = carry_out(changed, proposal(record_edit(AUTUMN, NOTHING, QuarterRecord(closings=(CLOSING,)))), 3)
    undone, _ = carry_out(signed, proposal(*inverse(edit, closing), what="undo"), 4)
    assert undone.record(AUTUMN) == NOTHING
    assert undone.activity(AUTUMN, "KA.01.01").status is None


def test_the_checksum_is_of_every_word_and_nothing_else() -> None:
    assert checksum([POND]) == checksum([POND._replace(revision=7, updated_by="Deputy")])
    assert checksum([POND]) != checksum([POND._replace(progress="The pond was dug")])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (QuarterRecord(), QuarterRecord(closings=(CLOSING,)), "signed off as at 14 October 2022 by Officer"),
        (QuarterRecord(closings=(CLOSING,)), QuarterRecord(closings=(REOPENED,)), "opened again"),
        (QuarterRecord(closings=(CLOSING,)), QuarterRecord(), "no longer signed off"),
        (QuarterRecord(), QuarterRecord(excuses=(EXCUSE,)), "1 finding excused: KA.01.01"),
        (QuarterRecord(judgements=(JUDGEMENT,)), QuarterRecord(), "1 promise no longer judged so: KA.01.01"),
    ],
)
def test_what_became_of_a_quarter_is_told(before: QuarterRecord, after: QuarterRecord, told: str) -> None:
    assert record_event(record_edit(AUTUMN, before, after)) == told
