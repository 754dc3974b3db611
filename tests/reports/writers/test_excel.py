"""The report as an Excel workbook."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.paper import paper_of
from ka_tui.reports.status_colours import contrast
from ka_tui.reports.writers.sheets.content import CONTINUED, sheets_of
from ka_tui.reports.writers.sheets.excel import write
from tests.reports.report_samples import QUARTER, SAMPLE, documents, published
from tests.reports.writers.packages import canonical_parts, names, part, picture

COMPARED = SAMPLE._replace(
    as_at=date(2022, 10, 14), before={activity.code: activity._replace(status="amber") for activity in SAMPLE.activities}
)
GOLDEN = Path(__file__).parents[1] / "golden" / "quarter.xlsx"
NO_ACTIVITIES = ReportDocument(QUARTER)


def opened(document: ReportDocument = COMPARED) -> Workbook:
    return load_workbook(BytesIO(write(document)))


def values(page: Worksheet) -> list[tuple[object, ...]]:
    """The rows of the one table of a sheet, below its header."""
    (table,) = page.tables.values()
    return [tuple(cell.value for cell in row) for row in page[table.ref][1:]]


def test_the_content_is_the_contract() -> None:
    assert canonical_parts(write(published(COMPARED))) == canonical_parts(GOLDEN.read_bytes())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(COMPARED) == write(COMPARED)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_no_cell_is_a_formula_and_every_text_is_there(document: ReportDocument) -> None:
    data = write(document)
    book = load_workbook(BytesIO(data))
    for name in names(data):
        if name.startswith("xl/worksheets/sheet"):
            assert "<f>" not in part(data, name)
            assert "<f " not in part(data, name)
    rows = sheets_of(paper_of(document)).activities.rows
    written = values(book["Activities"])
    assert written[: len(rows)] == [tuple(value or None for value in row) for row in rows]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "#N/A", "TRUE", "12", "=cmd|' /C calc'!A0"])
def test_a_text_stays_a_text_also_when_it_is_edited(text: str) -> None:
    activity = SAMPLE.activities[0].with_content({"title": text})
    cell = opened(ReportDocument(QUARTER, activities=(activity,)))["Activities"]["B4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_", "a _xD83D_ b", "_x41_ stays"])
def test_what_looks_like_an_escape_of_excel_is_shown_as_it_stands(text: str) -> None:
    activity = SAMPLE.activities[0].with_content({"title": text})
    sheet = part(write(ReportDocument(QUARTER, activities=(activity,))), "xl/worksheets/sheet4.xml")
    assert f"<t>{text.replace('_x0', '_x005F_x0').replace('_xD', '_x005F_xD')}</t>" in sheet


def test_each_sheet_says_in_its_first_cell_what_it_is_and_merges_nothing() -> None:
    book = opened()
    assert book.sheetnames == ["Cover", "Key", "Summary", "Activities"]
    assert [page["A1"].value for page in book] == [
        "Key Activity Quarterly Report",
        "Key to the statuses",
        "Number of activities by status, Quarter 2 of 2022/23",
        "Activities, Quarter 2 of 2022/23",
    ]
    for page in book:
        assert page["A1"].style == "Heading 1"
        assert not page.merged_cells.ranges
        assert len(page.tables) == (page.title != "Cover")


def test_the_cover_leads_to_every_sheet() -> None:
    page = opened()["Cover"]
    links = [cell.hyperlink.location for (cell,) in page.iter_rows(max_col=1) if cell.hyperlink]
    assert links == ["'Key'!A1", "'Summary'!A1", "'Activities'!A1"]


def test_activities_are_a_table_with_filters_whose_header_and_codes_stay_in_sight() -> None:
    page = opened()["Activities"]
    table = page.tables["ActivitiesTable"]
    assert table.ref == table.autoFilter.ref == "A3:M9"
    assert [column.name for column in table.tableColumns] == [cell.value for cell in page[3]]
    assert page.freeze_panes == "C4"
    assert page["J4"].alignment.wrap_text
    assert page["J4"].alignment.vertical == "top"
    assert page.row_dimensions[4].height > page.row_dimensions[7].height
    assert all(page.row_dimensions[row].height <= 409 for row in range(1, 10))


def test_it_is_printed_on_its_side_as_wide_as_the_paper_with_its_header_on_each_page() -> None:
    page = opened()["Activities"]
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$3:$3"
    assert page.oddFooter.right.text == "Page &P of &N"


def test_a_status_is_a_word_that_reads_on_its_colour() -> None:
    page = opened()["Activities"]
    fills = {cell.value: cell for cell in page["F"][3:]}
    assert {"Red", "Amber", "Green", "Completed", "Not stated"} == set(fills)
    for cell in fills.values():
        assert contrast(f"#{cell.fill.fgColor.rgb[2:]}", f"#{cell.font.color.rgb[2:]}") >= 4.5
    assert fills["Amber"].fill.fgColor.rgb[2:] == "F0A500"


def test_a_status_is_chosen_from_the_key_and_its_colour_follows() -> None:
    book = opened()
    page = book["Activities"]
    (choice,) = page.data_validations.dataValidation
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", "'Key'!$A$4:$A$8", "F4:F9")
    assert [cell.value for (cell,) in book["Key"]["A4:A8"]] == ["Red", "Amber", "Green", "Completed", "Not stated"]
    (rules,) = page.conditional_formatting
    assert [rule.formula for rule in rules.rules][:2] == [['"Red"'], ['"Amber"']]


def test_the_chart_has_the_colours_of_the_statuses_and_a_text_alternative() -> None:
    data = write(COMPARED)
    drawing = part(data, "xl/drawings/drawing1.xml")
    assert 'descr="Of 6 activities: 1 Red, 1 Amber, 1 Green, 1 Completed and 2 Not stated."' in drawing
    chart = part(data, "xl/charts/chart1.xml")
    assert all(colour in chart for colour in ("D4351C", "F0A500", "2E9E5B", "4A7FD6", "E2E2E2"))


def test_the_file_says_what_it_is_in_which_language_and_from_when() -> None:
    properties = opened().properties
    assert properties.title == "Key Activity Quarterly Report, Quarter 2 of 2022/23"
    assert (properties.creator, properties.language) == ("ka-tui", "en-GB")
    assert properties.created == properties.modified == datetime(2022, 10, 14)
    assert "<Application>ka-tui</Application>" in part(write(COMPARED), "docProps/app.xml")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_stands_on_the_cover_with_a_text_alternative(kind: str) -> None:
    data = write(COMPARED._replace(council='"Ash" & Elm', choices=Choices(logo=picture(kind))))
    assert 'descr="Logo of &quot;Ash&quot; &amp; Elm"' in part(data, "xl/drawings/drawing1.xml")
    assert f"xl/media/image1.{kind.lower()}" in names(data)


def test_a_logo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(DocumentUnreadable, match="no PNG or JPEG"):
        write(COMPARED._replace(choices=Choices(logo=b"GIF89a")))


def test_a_text_longer_than_a_cell_is_all_there() -> None:
    long = "=_x0041_ word\n" * 6_000
    activity = SAMPLE.activities[0].with_content({"progress": long})
    page = opened(ReportDocument(QUARTER, activities=(activity,)))["Activities"]
    found = [str(cell.value) for cell, header in zip(page[4], page[3], strict=True) if header.value.startswith("Progress")]
    assert page["H3"].value == f"Progress{CONTINUED}"
    assert "".join(found).replace("_x005F_", "_") == long


def test_a_report_of_nothing_is_a_workbook_like_any_other() -> None:
    page = opened(NO_ACTIVITIES)["Activities"]
    assert page.tables["ActivitiesTable"].ref == "A3:J4"
    assert values(page) == [(None,) * 10]
