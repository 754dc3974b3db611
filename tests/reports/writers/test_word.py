"""The paper as a Word document, and in a council's own template."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import HealthCheck, given, settings
from PIL import Image

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.narrative import blocks
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.paper import paper_of
from ka_tui.reports.status_colours import contrast
from ka_tui.reports.writers.bar_picture import bar_picture
from ka_tui.reports.writers.word.writer import write
from tests.reports.report_samples import QUARTER, SAMPLE, documents, published
from tests.reports.writers.word_samples import COMPARED, opened, part, picture, sections, template

GOLDEN = Path(__file__).parents[1] / "golden" / "quarter.docx.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of(progress: str) -> ReportDocument:
    return ReportDocument(QUARTER, activities=(Activity(QUARTER, "KA.01.01", "Mend", progress=progress),))


def styled(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


def headings(document: Document) -> list[tuple[int, str]]:
    found = [(paragraph.style, paragraph.text) for paragraph in document.paragraphs]
    return [(int(style.name[-1]), text) for style, text in found if style and (style.name or "").startswith("Heading")]


# --- the paper ------------------------------------------------------------------------------------------------------


def test_the_document_is_the_contract() -> None:
    assert re.sub("><", ">\n<", part(write(published(COMPARED)), "word/document.xml")) == GOLDEN.read_text("utf-8")


def test_the_same_document_gives_the_same_bytes() -> None:
    document = COMPARED._replace(choices=Choices(logo=picture(), template=template(lambda _: None)))
    assert write(document) == write(document)


def test_headings_are_real_and_in_order() -> None:
    assert headings(opened()) == [
        (1, "Key Activity Quarterly Report"),
        (2, "Status key"),
        (2, "Summary"),
        (3, "Worsened"),
        (3, "Improved"),
        (2, "Priority 1: Places to be proud of"),
        (2, "Priority: Priority 2: grow"),
        (2, "No priority"),
        (2, "Priority 7"),
    ]
    assert styled(opened(), "KA Theme") == ["The Place"]


def test_properties_tell_the_title_the_language_and_days_that_do_not_come_from_the_clock() -> None:
    properties = opened().core_properties
    assert properties.title == "Key Activity Quarterly Report, Quarter 2 of 2022/23"
    assert (properties.author, properties.language) == ("Market Overton & District | Council", "en-GB")
    assert properties.created == properties.modified == datetime(2022, 10, 14, tzinfo=UTC)
    assert opened(SAMPLE).core_properties.created == datetime(2022, 9, 30, tzinfo=UTC)
    assert "<Application>ka-tui</Application>" in part(write(SAMPLE), "docProps/app.xml")


def test_all_text_is_british_english() -> None:
    styles = opened().styles.element
    assert [language.get(qn("w:val")) for language in styles.iter(qn("w:lang"))] == ["en-GB"]
    assert 'themeFontLang w:val="en-GB"' in part(write(SAMPLE), "word/settings.xml")


def test_the_page_is_a4_on_its_side_and_tables_fill_it() -> None:
    document = opened()
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    width, height, left, right = (size or Cm(0) for size in sizes)
    assert (round(width.cm, 1), round(height.cm, 1)) == (29.7, 21.0)
    room = width - left - right
    for table in sections(document):
        widths = [column.width or 0 for column in table.columns]
        assert room * 0.99 < sum(widths) <= room


def test_tables_repeat_their_header_may_split_and_say_what_they_are() -> None:
    for table in opened().tables:
        first, *others = table._tbl.iterchildren(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(next(row.iter(qn("w:tblHeader"), qn("w:cantSplit")), None) is None for row in others)
        properties = table._tbl.tblPr
        assert table.style is not None
        assert table.style.name == "KA Table"
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        assert properties.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
    descriptions = [table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) for table in sections(opened())]
    assert descriptions[0] == "Activities of Priority 1: Places to be proud of"


def test_a_status_is_shape_and_word_in_readable_ink_on_its_colour_in_a_shaded_cell() -> None:
    cells = [row.cells[1] for table in sections(opened()) for row in table.rows[1:]]
    labels = [cell.paragraphs[0].text for cell in cells]
    assert labels == ["▶ Green", "■ Red", "· Not stated", "· Not stated", "✔ Completed", "▲ Amber"]
    for cell in cells:
        paragraph = cell.paragraphs[0]._p
        fill = paragraph.find(f"{W}pPr/{W}shd").get(f"{W}fill")
        inks = [colour.get(f"{W}val") for colour in paragraph.iter(f"{W}color")]
        assert len(inks) == 2
        assert all(contrast(f"#{ink}", f"#{fill}") >= 4.5 for ink in inks)
        shade = cell._tc.find(f"{W}tcPr/{W}shd").get(f"{W}fill")
        assert contrast(f"#{shade}", "#000000") > 15
    fills = [cell.paragraphs[0]._p.find(f"{W}pPr/{W}shd").get(f"{W}fill") for cell in cells]
    assert [f"#{fill.lower()}" for fill in fills[:2]] == [PRINTED_KEY.statuses[2].colour, PRINTED_KEY.statuses[0].colour]


def test_what_is_said_of_a_status_stands_below_it_in_styles_of_their_own() -> None:
    first = sections(opened())[0].rows[2].cells[1]
    second = sections(opened())[1].rows[1].cells[1]
    assert [(p.style.name, p.text) for p in first.paragraphs if p.style] == [
        ("KA Status", "■ Red"),
        ("KA Movement", "↓ was Amber"),
        ("KA Reason", 'Reason: \'=quoted, \\ and "more"'),
    ]
    assert [p.text for p in second.paragraphs] == ["· Not stated", "was Amber", "In the source: ▶"]
    without = opened(COMPARED._replace(choices=Choices(reasons=False, movement=False)))
    assert [p.text for p in sections(without)[0].rows[2].cells[1].paragraphs] == ["■ Red"]


def test_the_code_stands_over_the_title() -> None:
    cell = sections(opened())[0].rows[1].cells[0]
    assert [(p.style.name, p.text) for p in cell.paragraphs if p.style] == [
        ("KA Code", "KA.01.01"),
        ("KA Text", "Mend the town's 3 bridges (and one weir)"),
    ]


def test_section_headings_are_marked_with_what_they_say_of_their_activities() -> None:
    def marks(by: Grouping) -> list[str]:
        document = opened(COMPARED._replace(choices=Choices(by=by)))
        return [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]

    assert marks(Grouping.PRIORITY) == ["ka_priority_1", "ka_priority_2", "ka_nothing_3", "ka_priority_4"]
    assert marks(Grouping.TEAM) == ["ka_team_1", "ka_team_2", "ka_nothing_3"]


def test_by_team_the_priority_and_its_theme_stand_in_a_column() -> None:
    document = opened(COMPARED._replace(choices=Choices(by=Grouping.TEAM)))
    row = sections(document)[2].rows[1]
    assert [cell.text for cell in sections(document)[2].rows[0].cells][-2:] == ["Portfolio", "Priority"]
    assert [p.text for p in row.cells[-1].paragraphs] == ["The Place", "Priority: Priority 2: grow"]


def test_the_summary_counts_compares_and_tells_what_moved() -> None:
    document = opened()
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[0] == ["Status", "This quarter", "Quarter before", "Difference"]
    assert ["▲ Amber", "1", "6", "−5"] in rows
    assert rows[-1] == ["All", "6", "6", "0"]
    assert [text.replace("\u00a0", " ") for text in styled(document, "List Bullet")] == [
        "KA.01.02 +44 numbers, -5 degrees & @home #: was ▲ Amber, now ■ Red",
        "KA.01.01 Mend the town's 3 bridges (and one weir): was ▲ Amber, now ▶ Green",
        "KA.10.01 - begins with a dash ##: was ▲ Amber, now ✔ Completed",
    ]
    assert [cell.text for cell in opened(SAMPLE).tables[1].rows[0].cells] == ["Status", "This quarter"]


def test_the_chart_and_the_logo_have_text_alternatives() -> None:
    document = opened(COMPARED._replace(choices=Choices(logo=picture((4000, 100), "JPEG"))))
    logo, chart = document.inline_shapes
    assert logo._inline.docPr.get("descr") == "Logo of Market Overton & District | Council"
    assert chart._inline.docPr.get("descr") == paper_of(COMPARED).headline
    assert logo._inline.docPr.id != chart._inline.docPr.id
    assert logo.width <= Cm(8)
    assert logo.width == pytest.approx(logo.height * 40, rel=0.01)


def test_the_bar_has_the_colour_of_each_status_as_wide_as_its_share() -> None:
    counts = paper_of(SAMPLE).summary
    bar = Image.open(BytesIO(bar_picture(counts))).convert("RGB")
    row = [bar.getpixel((x, 40)) for x in range(bar.width)]
    for count in counts:
        colour = tuple(bytes.fromhex(count.colour[1:]))
        assert row.count(colour) == pytest.approx(bar.width * count.size / len(SAMPLE.activities), abs=60)
    assert row[0] == tuple(bytes.fromhex(counts[0].colour[1:]))
    assert row[-1] == tuple(bytes.fromhex(counts[-1].colour[1:]))


def test_one_activity_of_a_thousand_is_seen_in_the_bar() -> None:
    activities = tuple(Activity(QUARTER, f"KA.01.{n}", "x", status="red" if n == 1 else "green") for n in range(1000))
    bar = Image.open(BytesIO(bar_picture(paper_of(ReportDocument(QUARTER, activities=activities)).summary))).convert("RGB")
    assert [bar.getpixel((x, 40)) for x in range(bar.width)].count((0xD4, 0x35, 0x1C)) > 10


def test_every_page_has_council_title_quarter_and_its_number() -> None:
    footer = opened().sections[0].footer.paragraphs[0]
    assert footer.text.startswith("Market Overton & District | Council · Key Activity Quarterly Report · Quarter 2 of 2022/23")
    assert [field.get(f"{W}instr") for field in footer._p.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_a_quarter_without_activities_says_so_and_has_no_chart() -> None:
    document = opened(ReportDocument(QUARTER))
    assert styled(document, "KA Lead") == ["There are no activities."]
    assert sections(document) == []
    assert len(document.inline_shapes) == 0


# --- lists ----------------------------------------------------------------------------------------------------------


def items(document: Document) -> list[tuple[str, int, int, int | None]]:
    """Of each paragraph of the progress: its style, list, depth, and the number that its list begins at."""
    starts = {
        int(instance.get(qn("w:numId"))): next(
            (int(start.get(qn("w:val"))) for start in instance.iter(qn("w:startOverride"))), None
        )
        for instance in document.part.numbering_part.element.iterchildren(qn("w:num"))
    }
    found = []
    for paragraph in sections(document)[0].rows[1].cells[2].paragraphs:
        place = paragraph._p.find(f"{W}pPr/{W}numPr")
        number = 0 if place is None else int(place.find(f"{W}numId").get(f"{W}val"))
        depth = 0 if place is None else int(place.find(f"{W}ilvl").get(f"{W}val"))
        found.append((paragraph.style.name or "" if paragraph.style else "", number, depth, starts.get(number)))
    return found


def test_narratives_are_real_lists_nested_by_depth() -> None:
    found = items(opened(of("Said:\n\n- one\n  - inside\n- two\n\nDone.")))
    assert [(style, depth) for style, _, depth, _ in found] == [
        ("KA Text", 0),
        ("KA Bullet", 0),
        ("KA Bullet", 1),
        ("KA Bullet", 0),
        ("KA Text", 0),
    ]
    assert len({number for _, number, _, _ in found[1:4]}) == 1


def test_numbered_lists_go_on_begin_anew_and_begin_where_they_say() -> None:
    found = items(opened(of("1. a\n  1. in\n2. b\n5. e\n6. f\n\nThen\n\n1. anew")))
    (a, inside, b, e, f, _, anew) = [number for _, number, _, _ in found]
    assert a == b != inside
    assert e == f != a
    assert anew not in (a, inside, e)
    assert [start for _, _, _, start in found] == [1, 1, 1, 5, 5, None, 1]


def test_a_number_that_word_would_write_otherwise_stands_as_it_is() -> None:
    document = opened(of("007. b"))
    last = list(document.part.numbering_part.element.iterchildren(qn("w:num")))[-1]
    assert [text.get(qn("w:val")) for text in last.iter(qn("w:lvlText"))] == ["007."]


# --- any text -------------------------------------------------------------------------------------------------------


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents())
def test_any_quarter_gives_a_document_that_opens_and_holds_it(document: ReportDocument) -> None:
    word = opened(document)
    rows = {row.cells[0].paragraphs[0].text: row.cells for table in sections(word) for row in table.rows[1:]}
    assert set(rows) == {activity.code for activity in document.activities}
    for activity in document.activities:
        cells = rows[activity.code]
        assert _plain(cells[0].paragraphs[1].text) == _plain(activity.title)
        assert [_plain(p.text) for p in cells[3].paragraphs] == [_plain(b.text) for b in blocks(activity.next_steps)] or [""]
        assert _plain(cells[4].text) == _plain(activity.team)


def _plain(text: str) -> str:
    """A text as XML can hold it."""
    return re.sub("[\ufffe\uffff]", "\ufffd", text)


@pytest.mark.parametrize("text", ["\x00\x1b[31m\x07\ud800", "<b>&amp;</b>{{report}}", "x" * 10_000, "שלום 🌱 ‮txet"])
def test_hostile_text_stays_text(text: str) -> None:
    activity = Activity(QUARTER, "KA.01.01", text, priority=text, team=text, status_source=text, progress=text, reason=text)
    document = opened(ReportDocument(QUARTER, text, text, activities=(activity,), choices=Choices(template=template(str))))
    assert sections(document)[0].rows[1].cells[4].text == re.sub("[\x00-\x08\x0b-\x1f\ud800]", "\ufffd", text)


# --- the logo -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
def test_a_logo_that_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable, match="The logo cannot be read: it is no PNG or JPEG picture"):
        write(SAMPLE._replace(choices=Choices(logo=data)))
