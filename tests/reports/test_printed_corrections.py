"""Corrections as a paper prints them."""

from __future__ import annotations

from datetime import date

import pytest

from ka_tui.domain.corrections import WHOLE, Correction
from ka_tui.domain.labels import Labels
from ka_tui.reports.document import Choices
from ka_tui.reports.formats import FORMATS, write
from ka_tui.reports.paper import paper_of
from ka_tui.reports.printed_corrections import CorrectionRow, correction_rows, published_in_words
from tests.reports.report_samples import SAMPLE, published

USUAL = Labels()
WHEN = ("2022-10-20T09:00:00Z", "Officer", "A slip")


def row(field: str, was: str, is_now: str, labels: Labels = USUAL) -> CorrectionRow:
    (made,) = correction_rows(published(SAMPLE, (Correction("KA.01.01", "Mend", field, was, is_now, *WHEN),)), labels)
    return made


def test_each_says_what_was_published_what_is_so_now_when_and_why() -> None:
    assert row("status", "▲ Amber", "▶ Green") == (
        "Status of KA.01.01",
        "▲ Amber",
        "▶ Green",
        "20 October 2022",
        "A slip",
    )


@pytest.mark.parametrize(
    ("field", "was", "is_now", "printed"),
    [
        ("team", "", "Parks", ("(nothing)", "Parks")),
        ("reason", "Flooded", "", ("Flooded", "(nothing)")),
        (WHOLE, "", "Sweep", ("(not there)", "Sweep")),
        (WHOLE, "Sweep", "", ("Sweep", "(taken out)")),
        ("progress", "One.\n\n- two\n- three", "One.\n\n- two\n- four", ("- three", "- four")),
        ("next_steps", "- one\n- two", "- one", ("- two", "(nothing)")),
        ("next_steps", "- one\n- two", "- two\n- one", ("- one\n- two", "- two\n- one")),
    ],
)
def test_of_a_text_only_the_lines_that_differ_are_printed(field: str, was: str, is_now: str, printed: tuple[str, str]) -> None:
    made = row(field, was, is_now)
    assert (made.was, made.is_now) == printed


def test_a_paper_without_reasons_has_no_corrections_of_them() -> None:
    only_reason = (Correction("KA.01.02", "Numbers", "reason", "", "Late", *WHEN),)
    without = published(SAMPLE._replace(choices=Choices(reasons=False)), only_reason)
    assert (correction_rows(without, USUAL), published_in_words(without)) == ((), "")
    assert len(correction_rows(published(SAMPLE, only_reason), USUAL)) == 1


def test_a_paper_calls_fields_as_the_council_does_and_data_as_always() -> None:
    own = Labels("Corporate Objective", "Corporate Objectives", "Service", "Cabinet Lead")
    assert row("team", "", "Parks", own).item == "Service of KA.01.01"
    assert row(WHOLE, "", "Sweep", own).item == "Corporate Objective KA.01.01"
    changed = published(SAMPLE._replace(labels=own), (Correction("KA.01.01", "Mend", "team", "", "Parks", *WHEN),))
    assert paper_of(changed).corrections[0].item == "Service of KA.01.01"
    markdown = next(fmt for fmt in FORMATS if fmt.name == "markdown")
    assert "| Team of KA.01.01 |" in write(changed, markdown).decode()


def test_over_them_stands_when_it_was_published() -> None:
    assert published_in_words(published(SAMPLE)).startswith("First signed off as at 7 October 2022. ")


def test_who_signed_stands_with_the_day_unless_another_day_was_asked_for() -> None:
    signed = published(SAMPLE._replace(as_at=date(2022, 10, 14)))
    assert paper_of(signed).as_at == "Signed off as at 14 October 2022 by Head of *Policy* | <Town>"
    assert paper_of(signed._replace(as_at=date(2022, 10, 15))).as_at == "As at 15 October 2022"
    assert paper_of(SAMPLE).as_at == ""


@pytest.mark.parametrize("name", [fmt.name for fmt in FORMATS if fmt.is_text and fmt.writer])
def test_a_quarter_that_is_as_it_was_published_has_no_such_section(name: str) -> None:
    fmt = next(fmt for fmt in FORMATS if fmt.name == name)
    assert b"Corrections since publication" not in write(published(SAMPLE, ()), fmt)
