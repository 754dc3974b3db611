"""Papers read back: what was exported is what is imported, but for the loss that is written down."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings

from ka_tui.domain.activities import Activity, normal_content
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.labels import Labels
from ka_tui.domain.narrative import blocks, compose
from ka_tui.domain.schemes import BRAG, FIVE_STEP
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.formats import FORMATS, read, write
from ka_tui.reports.reading import Hints, Source
from tests.reports.report_samples import SAMPLE, documents, published

PAPERS = [fmt for fmt in FORMATS if fmt.is_paper and fmt.reader]
PRINTED = [fmt for fmt in PAPERS if fmt.name != "pdf"]
"""The papers that are read as they are printed; a PDF carries its data with it, and has no loss at all."""


NO_CHARACTER = re.compile("[\ufffd-\uffff]")


def as_printed(activity: Activity, name: str = "") -> Activity:
    """An activity as a paper prints it: narratives in their normal form, a tab a blank, and nothing of the register's own.

    What is no character (U+FFFE, U+FFFF), or only says that one was lost, no document need keep. A PDF carries its data with
    it, so that it loses nothing but what is the register's own.
    """
    printed = activity._replace(revision=0, updated_at="", updated_by="")
    if name == "pdf":
        return printed
    texts = {field: NO_CHARACTER.sub("", value) for field, value in activity.content().items() if isinstance(value, str)}
    narratives = {field: printed_narrative(texts[field]) for field in ("progress", "next_steps")}
    return printed.with_content(normal_content(texts | narratives, PRINTED_KEY))


def printed_narrative(text: str) -> str:
    """A narrative in its normal form: a tab as a blank, a number without noughts in front, and no items that say nothing."""
    said = [block for block in blocks(text.replace("\t", " ")) if block.text]
    return compose(
        block._replace(marker=f"{int(block.marker[:-1])}." if block.marker[:1].isdigit() else block.marker) for block in said
    )


def by_code(activities: Iterable[Activity], name: str = "") -> dict[str, Activity]:
    """What is compared; a paper has the activities of one heading together, so that their order may be another."""
    return {activity.code: as_printed(activity, name) for activity in activities}


def read_back(document: ReportDocument, name: str) -> dict[str, Activity]:
    fmt = next(fmt for fmt in FORMATS if fmt.name == name)
    reading = read(Source(f"report{fmt.endings[0]}", write(document, fmt)), Hints())
    assert not reading.problems
    return by_code(reading.activities, name)


@pytest.mark.parametrize("name", [fmt.name for fmt in PAPERS])
def test_the_sample_reads_back_as_it_was(name: str) -> None:
    assert read_back(SAMPLE, name) == by_code(SAMPLE.activities, name)


@pytest.mark.parametrize("name", [*(fmt.name for fmt in PAPERS), "markdown", "json", "csv"])
def test_corrections_are_told_and_taken_for_no_activities(name: str) -> None:
    fmt = next(fmt for fmt in FORMATS if fmt.name == name)
    reading = read(Source(f"report{fmt.endings[0]}", write(published(SAMPLE), fmt)), Hints())
    assert not reading.problems
    assert by_code(reading.activities, name) == by_code(SAMPLE.activities, name)


@pytest.mark.parametrize("name", [fmt.name for fmt in PRINTED])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents().filter(lambda document: document.activities))
def test_any_quarter_reads_back(name: str, document: ReportDocument) -> None:
    assert read_back(document, name) == by_code(document.activities)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents().filter(lambda document: document.activities))
def test_any_quarter_reads_back_from_the_data_in_a_pdf(document: ReportDocument) -> None:
    assert read_back(document, "pdf") == by_code(document.activities, "pdf")


OWN = Labels("Corporate Objective", "Corporate Objectives", "Delivery Unit", "Cabinet Lead")


@pytest.mark.parametrize("name", [fmt.name for fmt in PAPERS])
@pytest.mark.parametrize("by", [Grouping.PRIORITY, Grouping.TEAM])
def test_columns_that_the_council_calls_otherwise_are_known_again(name: str, by: Grouping) -> None:
    document = SAMPLE._replace(labels=OWN, choices=Choices(by))
    fmt = next(fmt for fmt in FORMATS if fmt.name == name)
    reading = read(Source(f"report{fmt.endings[0]}", write(document, fmt)), Hints(columns=OWN.columns))
    assert not reading.problems
    assert by_code(reading.activities, name) == by_code(SAMPLE.activities, name)


@pytest.mark.parametrize("name", [fmt.name for fmt in PAPERS])
@pytest.mark.parametrize("scheme", [BRAG, FIVE_STEP])
def test_statuses_of_other_schemes_are_known_again(name: str, scheme: StatusScheme) -> None:
    ids = (*scheme.ids, "red")
    activities = tuple(a._replace(status=ids[n % len(ids)], status_source=None) for n, a in enumerate(SAMPLE.activities))
    document = SAMPLE._replace(scheme=scheme, activities=activities, before=None)
    fmt = next(fmt for fmt in FORMATS if fmt.name == name)
    reading = read(Source(f"report{fmt.endings[0]}", write(document, fmt)), Hints(scheme=scheme))
    assert not reading.problems
    assert {a.code: a.status for a in reading.activities} == {a.code: a.status for a in activities}


@pytest.mark.parametrize("name", [fmt.name for fmt in PRINTED])
@pytest.mark.parametrize("by", [Grouping.TEAM, Grouping.PORTFOLIO])
def test_a_paper_by_team_or_portfolio_reads_back_too(name: str, by: Grouping) -> None:
    assert read_back(SAMPLE._replace(choices=Choices(by=by)), name) == by_code(SAMPLE.activities)


@pytest.mark.parametrize("name", [fmt.name for fmt in PRINTED])
def test_a_paper_without_reasons_loses_just_those(name: str) -> None:
    found = read_back(SAMPLE._replace(choices=Choices(reasons=False)), name)
    assert found == by_code(activity.with_content({"reason": ""}) for activity in SAMPLE.activities)


@pytest.mark.parametrize("name", [fmt.name for fmt in FORMATS if fmt.writer])
def test_the_same_document_is_the_same_bytes(name: str) -> None:
    fmt = next(fmt for fmt in FORMATS if fmt.name == name)
    assert write(SAMPLE, fmt) == write(SAMPLE, fmt)
