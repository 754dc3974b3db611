"""Codes of another pattern: what is written with them reads back, and documents that others wrote with them are read."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from ka_tui.domain.activities import Activity
from ka_tui.domain.codes import KA, CodePattern
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import NotAReport
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.formats import FORMATS, Format, read, write
from ka_tui.reports.reading import Hints, Reading, Source
from tests.reports.report_samples import SAMPLE, documents
from tests.reports.test_paper_round_trips import by_code

PATTERNS = [CodePattern(example) for example in ("CP-1.2", "SP 12", "HDC/2023/07", "Obj_1-2/3")]
BOTH_WAYS = [fmt for fmt in FORMATS if fmt.reader and fmt.writer]
QUICK = [fmt for fmt in BOTH_WAYS if fmt.name in ("markdown", "csv", "json", "html", "xlsx", "docx")]


def recoded(document: ReportDocument, codes: CodePattern) -> ReportDocument:
    """The same with other codes, in the same order; numbers that a pattern lacks go."""

    def another(activity: Activity, place: int) -> Activity:
        numbers = [int(number) for number in activity.code.split(".")[1:]]
        written = {1: [place], 2: numbers, 3: [*numbers, place]}[len(codes.numbers)]
        wide = [
            f"{2000 + number}" if width > 3 else f"{number}" for number, (_, width) in zip(written, codes.numbers, strict=True)
        ]
        return activity._replace(
            code=codes.parse(codes.prefix + "".join(s + w for w, (s, _) in zip(wide, codes.numbers, strict=True)))
        )

    activities = tuple(another(activity, place) for place, activity in enumerate(document.activities, 1))
    return document._replace(activities=activities, before=None)


def read_back(document: ReportDocument, fmt: Format, codes: CodePattern) -> Reading:
    return read(Source(f"report{fmt.endings[0]}", write(document, fmt)), Hints(codes=codes))


@pytest.mark.parametrize("fmt", BOTH_WAYS, ids=lambda fmt: fmt.name)
@pytest.mark.parametrize("codes", PATTERNS, ids=lambda codes: codes.example)
def test_the_sample_reads_back(fmt: Format, codes: CodePattern) -> None:
    document = recoded(SAMPLE, codes)
    reading = read_back(document, fmt, codes)
    assert not reading.problems
    assert by_code(reading.activities, fmt.name) == by_code(document.activities, fmt.name)


@pytest.mark.parametrize("fmt", [fmt for fmt in BOTH_WAYS if fmt.is_paper], ids=lambda fmt: fmt.name)
@pytest.mark.parametrize("codes", PATTERNS[:2], ids=lambda codes: codes.example)
def test_a_paper_by_team_reads_back(fmt: Format, codes: CodePattern) -> None:
    document = recoded(SAMPLE, codes)._replace(choices=Choices(Grouping.TEAM))
    reading = read_back(document, fmt, codes)
    assert not reading.problems
    assert by_code(reading.activities, fmt.name) == by_code(document.activities, fmt.name)


@pytest.mark.parametrize("fmt", QUICK, ids=lambda fmt: fmt.name)
@pytest.mark.parametrize("codes", PATTERNS[:2], ids=lambda codes: codes.example)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents().filter(lambda document: document.activities))
def test_any_quarter_reads_back(fmt: Format, codes: CodePattern, document: ReportDocument) -> None:
    document = recoded(document, codes)
    reading = read_back(document, fmt, codes)
    assert not reading.problems
    assert by_code(reading.activities, fmt.name) == by_code(document.activities, fmt.name)


CSV = (
    "Ref,Objective,Status,Progress\r\n"
    "cp 1.1,Mend the bridge,Green,One arch stands\r\n"
    "CP-1.10,Light the towpath,Red,Nothing yet\r\n"
)
EXTRACTED = (
    "Priority One: Safe roads\n"
    "Key Activity\tTeam\tStatus\tProgress\tNext Steps\n"
    "SP 01 Mend the bridge\tRoads\t\tOne arch stands and the\tOrder a rail\n"
    "\t\t\tother is begun\t\n"
    "sp.2 Light the towpath\tRoads\t▶\tLamps are here\t12 lamps to hang\n"
    "Priority Two: A green district\n"
    "SP 14 Plant the orchard\tParks\t\tDug\tPlant\n"
)


def test_a_table_with_such_codes_is_read() -> None:
    hints = Hints(Quarter(2022, 2), codes=CodePattern("CP-1.2"), columns={"Ref": "code", "Objective": "title"})
    reading = read(Source("report.csv", CSV.encode()), hints)
    assert [(a.code, a.title, a.status) for a in reading.activities] == [
        ("CP-1.1", "Mend the bridge", "green"),
        ("CP-1.10", "Light the towpath", "red"),
    ]


def test_a_text_with_such_codes_is_read() -> None:
    reading = read(Source("report.txt", EXTRACTED.encode()), Hints(Quarter(2022, 2), codes=CodePattern("SP 12")))
    assert [(a.code, a.title, a.priority_number, a.priority) for a in reading.activities] == [
        ("SP 01", "Mend the bridge", 1, "Safe roads"),
        ("SP 02", "Light the towpath", 1, "Safe roads"),
        ("SP 14", "Plant the orchard", 2, "A green district"),
    ]
    assert reading.activities[0].progress == "One arch stands and the other is begun"
    assert reading.conservation is not None
    assert (reading.conservation.lost, reading.conservation.invented) == ((), ())


@pytest.mark.parametrize(("codes", "example"), [(KA, "KA.01.02"), (CodePattern("CP-1.2"), "CP-1.2")])
def test_codes_of_another_pattern_are_none_and_the_right_one_is_shown(codes: CodePattern, example: str) -> None:
    with pytest.raises(NotAReport, match=f"codes like {example}"):
        read(Source("report", EXTRACTED.encode()), Hints(Quarter(2022, 2), codes=codes))


def test_a_spoilt_code_of_the_pattern_is_told() -> None:
    spoilt = EXTRACTED.replace("sp.2", "S P O2")
    reading = read(Source("report.txt", spoilt.encode()), Hints(Quarter(2022, 2), codes=CodePattern("SP 12")))
    assert [problem.to_do for problem in reading.problems if "cannot be read" in problem.what] == [
        "Write the code as SP 12 and import again."
    ]
