"""The report as an OpenDocument text."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from odfdo import Document, Element

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping
from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.status_colours import contrast
from ka_tui.reports.writers.opendocument.lists import narrative_xml
from ka_tui.reports.writers.opendocument.writer import write
from ka_tui.reports.writers.xml_text import printable
from tests.reports.report_samples import QUARTER, SAMPLE, documents, published
from tests.reports.writers.packages import canonical_parts, names, part, picture

COMPARED = SAMPLE._replace(
    as_at=date(2022, 10, 14), before={activity.code: activity._replace(status="amber") for activity in SAMPLE.activities}
)
GOLDEN = Path(__file__).parents[1] / "golden" / "quarter.odt"


def opened(document: ReportDocument = COMPARED) -> Document:
    return Document(BytesIO(write(document)))


def content(document: ReportDocument = COMPARED) -> str:
    return part(write(document), "content.xml")


def texts(elements: list[Element]) -> list[str]:
    return [element.inner_text for element in elements]


def in_style(style: str, document: ReportDocument = COMPARED) -> list[str]:
    return texts(opened(document).body.get_elements(f"//text:p[@text:style-name='KA_20_{style}']"))


def test_the_content_is_the_contract() -> None:
    assert canonical_parts(write(published(COMPARED))) == canonical_parts(GOLDEN.read_bytes())


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(COMPARED) == write(COMPARED)


def test_the_file_says_what_it_is_who_made_it_in_which_language_and_from_when() -> None:
    data = write(COMPARED)
    meta = opened().meta
    assert names(data)[0] == "mimetype"
    assert part(data, "mimetype") == "application/vnd.oasis.opendocument.text"
    assert meta.title == "Key Activity Quarterly Report, Quarter 2 of 2022/23"
    assert (meta.generator, meta.language) == ("ka-tui", "en-GB")
    assert str(meta.creation_date) == str(meta.date) == "2022-10-14 00:00:00"
    assert 'fo:language="en" fo:country="GB"' in part(data, "styles.xml")


def test_the_headings_stand_in_their_order() -> None:
    headings = opened(SAMPLE).body.get_elements("//text:h")
    assert [(found.get_attribute("text:outline-level"), found.inner_text) for found in headings] == [
        ("1", "Key Activity Quarterly Report"),
        ("2", "Status key"),
        ("2", "Summary"),
        ("2", "Priority 1: Places to be proud of"),
        ("2", "Priority: Priority 2: grow"),
        ("2", "No priority"),
        ("2", "Priority 7"),
    ]
    assert "Worsened" in texts(opened().body.get_elements("//text:h[@text:outline-level='3']"))


def test_bookmarks_and_styles_say_what_a_text_is() -> None:
    bookmarks = re.findall(r'<text:bookmark-start text:name="([^"]*)"', content())
    assert bookmarks == ["ka_priority_1", "ka_priority_2", "ka_nothing_3", "ka_priority_4"]
    assert in_style("Theme") == ["The Place"]
    assert in_style("Code") == [activity.code for activity in SAMPLE.activities]
    assert in_style("Movement") == ["↑ was Amber", "↓ was Amber", "was Amber", "was Amber", "↑ was Amber"]
    assert in_style("Source") == ["In the source: ▶"]
    assert in_style("Reason") == ['Reason: \'=quoted, \\ and "more"', "Reason: Late"]
    styles = part(write(COMPARED), "styles.xml")
    assert all(f'style:display-name="KA {role}"' in styles for role in ("Code", "Theme", "Movement", "Source", "Reason"))


def test_what_was_not_chosen_is_left_out() -> None:
    plain = COMPARED._replace(choices=Choices(reasons=False, movement=False))
    assert in_style("Reason", plain) == in_style("Movement", plain) == []
    assert "Quarter before" not in content(plain)


def test_sections_by_team_say_their_priority_in_a_column() -> None:
    document = SAMPLE._replace(choices=Choices(by=Grouping.TEAM))
    xml = content(document)
    assert re.findall(r'<text:bookmark-start text:name="([^"]*)"', xml) == ["ka_team_1", "ka_team_2", "ka_nothing_3"]
    assert "Priority 1: Places to be proud of" in in_style("Text", document)


def test_every_table_has_a_header_that_pages_repeat_and_rows_that_may_go_over_them() -> None:
    xml = content()
    assert xml.count("<table:table-header-rows>") == xml.count("<table:table ") == 6
    assert xml.count("<table:desc>") == 6
    assert re.search(r'"roText" style:family="table-row"><style:table-row-properties fo:keep-together="auto"', xml)


def test_a_status_is_shape_and_word_that_read_on_its_colour() -> None:
    xml = content()
    shown = re.findall(r'<text:p text:style-name="(paStatus\d)">([^<]*)</text:p>', xml)
    assert {label for _, label in shown} == {"■ Red", "▲ Amber", "▶ Green", "✔ Completed", "· Not stated"}
    for style, _ in shown:
        fill, ink = re.findall(rf'style:name="{style}".*?background-color="(#\w+)".*?fo:color="(#\w+)"', xml)[0]
        assert contrast(fill, ink) >= 4.5


def test_the_summary_counts_and_tells_what_moved() -> None:
    rows = opened().body.get_table(name="Summary")
    assert rows is not None
    assert rows.get_values()[1] == ["■ Red", "1", "0", "+1"]
    assert rows.get_values()[-1] == ["All", "6", "6", "0"]
    assert "KA.01.02 +44 numbers, -5 degrees & @home #: was ▲\u00a0Amber, now ■\u00a0Red" in in_style("Front")


def test_the_chart_has_a_text_alternative() -> None:
    data = write(SAMPLE)
    assert "Pictures/chart.png" in names(data)
    assert "<svg:title>Of 6 activities: 1 Red, 1 Amber, 1 Green, 1 Completed and 2 Not stated.</svg:title>" in content(SAMPLE)


def test_a_logo_stands_in_front_with_a_text_alternative() -> None:
    document = COMPARED._replace(council='"Ash" & Elm', choices=Choices(logo=picture("JPEG")))
    assert "Pictures/logo.jpeg" in names(write(document))
    assert 'Logo of "Ash" &amp; Elm</svg:title>' in content(document)


def test_a_logo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(DocumentUnreadable, match="no PNG or JPEG"):
        write(COMPARED._replace(choices=Choices(logo=b"GIF89a")))


def test_pages_lie_on_their_side_and_have_title_and_number_at_their_foot() -> None:
    styles = part(write(COMPARED), "styles.xml")
    assert 'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"' in styles
    assert "Quarter 2 of 2022/23<text:tab/>Page <text:page-number>" in styles


def test_lists_are_lists_whose_numbers_are_those_of_the_text() -> None:
    xml = narrative_xml("Said:\n\n- one\n  - in it\n- two\n\n1. a\n2. b\n5. c", "S")
    short = xml.replace(' text:style-name="S"', "").replace("text:", "").replace("list-item", "item").replace("KA_20_", "")
    assert short == (
        "<p>Said:</p>"
        '<list style-name="Bullets"><item><p>one</p><list style-name="Bullets"><item><p>in it</p></item></list></item>'
        "<item><p>two</p></item></list>"
        '<list style-name="Numbers"><item><p>a</p></item><item><p>b</p></item><item start-value="5"><p>c</p></item></list>'
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_every_word_is_there_whatever_it_looks_like(document: ReportDocument) -> None:
    xml = re.sub(r"<text:(?:s|tab|line-break)\b[^>]*/>", " ", content(document))
    paragraphs = fromstring(xml).iter()  # noqa: S314 (what was just written)
    words = {word for paragraph in paragraphs for word in "".join(paragraph.itertext()).split()}
    for activity in document.activities:
        for text in (activity.code, activity.title, activity.team, activity.portfolio, activity.reason):
            assert set(printable(text).split()) <= words


def test_a_long_word_widens_its_column_and_the_page_stays_as_wide() -> None:
    def widths(team: str) -> list[float]:
        activity = Activity(QUARTER, "KA.01.01", "Mend the bridges", team=team)
        found = re.findall(
            r'"Section\.\d" .*?column-width="([\d.]+)cm"', content(ReportDocument(QUARTER, activities=(activity,)))
        )
        return [float(width) for width in found]

    short, long = widths("Parks"), widths("Telecommunications")
    assert long[4] > short[4]
    assert sum(long) == pytest.approx(sum(short), abs=0.05)


def test_a_report_of_nothing_says_so() -> None:
    document = ReportDocument(QUARTER)
    assert in_style("Lead", document) == ["There are no activities."]
    assert "Pictures/chart.png" not in names(write(document))
