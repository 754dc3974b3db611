"""The report as an OpenDocument spreadsheet."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from odfdo import Document, Table

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.paper import paper_of
from ka_tui.reports.writers.sheets.content import sheets_of
from ka_tui.reports.writers.sheets.opendocument import write
from tests.reports.report_samples import QUARTER, SAMPLE, documents, published
from tests.reports.writers.packages import canonical_parts, names, part, picture

COMPARED = SAMPLE._replace(
    as_at=date(2022, 10, 14), before={activity.code: activity._replace(status="amber") for activity in SAMPLE.activities}
)
GOLDEN = Path(__file__).parents[1] / "golden" / "quarter.ods"


def opened(document: ReportDocument = COMPARED) -> Document:
    return Document(BytesIO(write(document)))


def table(name: str, document: ReportDocument = COMPARED) -> Table:
    found = opened(document).body.get_table(name=name)
    assert isinstance(found, Table)
    return found


def content(document: ReportDocument = COMPARED) -> str:
    return part(write(document), "content.xml")


def test_the_content_is_the_contract() -> None:
    assert canonical_parts(write(published(COMPARED))) == canonical_parts(GOLDEN.read_bytes())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(COMPARED) == write(COMPARED)


def test_the_package_begins_with_its_type_and_holds_nothing_of_a_template() -> None:
    data = write(COMPARED)
    assert names(data)[0] == "mimetype"
    assert part(data, "mimetype") == "application/vnd.oasis.opendocument.spreadsheet"
    assert set(names(data)) == {"mimetype", "content.xml", "meta.xml", "settings.xml", "styles.xml", "META-INF/manifest.xml"}
    assert not any(name in part(data, "META-INF/manifest.xml") for name in ("Thumbnails", "Configurations2", "rdf"))


def test_the_file_says_what_it_is_who_made_it_in_which_language_and_from_when() -> None:
    meta = opened().meta
    assert meta.title == "Key Activity Quarterly Report, Quarter 2 of 2022/23"
    assert (meta.generator, meta.language) == ("ka-tui", "en-GB")
    assert str(meta.creation_date) == str(meta.date) == "2022-10-14 00:00:00"
    assert 'fo:language="en" fo:country="GB"' in part(write(COMPARED), "styles.xml")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_every_value_is_there_and_none_is_a_formula(document: ReportDocument) -> None:
    sheet = sheets_of(paper_of(document)).activities
    assert "table:formula" not in content(document)
    rows = table("Activities", document).get_values()
    written = [[None if value == "" else value for value in row] for row in rows[sheet.header_row :]]
    assert written == [[value or None for value in row] for row in sheet.rows]


def test_the_same_sheets_as_in_excel_stand_in_the_same_order() -> None:
    assert [found.name for found in opened().body.get_tables()] == ["Cover", "Key", "Summary", "Activities"]
    assert table("Activities").get_value("A1") == "Activities, Quarter 2 of 2022/23"
    assert table("Summary").get_value("B5") == 1


def test_activities_have_filters_and_a_header_that_stays_in_sight_and_is_printed_on_each_page() -> None:
    xml = content()
    assert 'table:name="ActivitiesTable" table:target-range-address="Activities.A3:Activities.M9" ' in xml
    assert xml.count('table:display-filter-buttons="true"') == 1
    assert xml.count("<table:table-header-rows>") == 3
    settings_xml = part(write(COMPARED), "settings.xml")
    assert '<config:config-item config:name="VerticalSplitPosition" config:type="int">3</config:config-item>' in settings_xml
    assert '<config:config-item config:name="HorizontalSplitPosition" config:type="int">2</config:config-item>' in settings_xml


def test_a_status_is_chosen_from_the_key_and_its_colour_follows() -> None:
    xml = content()
    assert "of:cell-content-is-in-list([$Key.$A$4:.$A$8])" in xml
    assert xml.count('table:content-validation-name="status"') == len(SAMPLE.activities)
    assert 'style:condition="cell-content()=&quot;Amber&quot;"' in xml
    styles = part(write(COMPARED), "styles.xml")
    assert 'fo:background-color="#f0a500"' in styles


def test_what_is_typed_into_a_text_stays_a_text() -> None:
    styles = part(write(COMPARED), "styles.xml")
    text = styles[styles.index('style:name="KA_20_Text"') :]
    assert 'style:data-style-name="ntText"' in text[: text.index(">")]


def test_a_logo_stands_on_the_cover_with_a_text_alternative() -> None:
    data = write(COMPARED._replace(council='"Ash" & Elm', choices=Choices(logo=picture())))
    assert "Pictures/logo.png" in names(data)
    assert 'manifest:full-path="Pictures/logo.png"' in part(data, "META-INF/manifest.xml")
    xml = part(data, "content.xml")
    assert 'svg:width="4.00cm" svg:height="2.00cm"' in xml
    assert 'Logo of "Ash" &amp; Elm</svg:title>' in xml


def test_a_logo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(DocumentUnreadable, match="no PNG or JPEG"):
        write(COMPARED._replace(choices=Choices(logo=b"GIF89a")))


def test_a_report_of_nothing_is_a_spreadsheet_like_any_other() -> None:
    found = table("Activities", ReportDocument(QUARTER))
    assert found.get_values()[2][:2] == ["Code", "Activity"]
    assert found.height == 3
