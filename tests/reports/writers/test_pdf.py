"""The paper as PDF: what its pages show, what a screen reader hears, and the data that it carries."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.statuses import Status, StatusClass, StatusScheme
from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.paper import paper_of
from ka_tui.reports.writers import json_document
from ka_tui.reports.writers.pdf.writer import write
from tests.reports.report_samples import QUARTER, SAMPLE, documents, published
from tests.reports.writers.pdf_samples import (
    COMPARED,
    catalog,
    compared,
    document,
    heard,
    pages,
    shown,
    tagged,
    value,
    written,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "quarter.pdf.txt"


def of(*activities: Activity) -> ReportDocument:
    return ReportDocument(QUARTER, activities=activities)


def activity(number: int = 1, **content: str) -> Activity:
    return Activity(QUARTER, f"KA.01.{number:02}", "Mend").with_content(content)


def attached(data: bytes) -> bytes:
    files = value(catalog(data), "Names", "EmbeddedFiles", "Names")
    contents: bytes = value(files[1], "EF", "F").get_data()
    return contents


# --- what is heard --------------------------------------------------------------------------------------------------


def test_what_a_screen_reader_finds_is_the_contract() -> None:
    assert "\n".join(heard(write(published(COMPARED)))) + "\n" == GOLDEN.read_text("utf-8")


def test_the_document_says_that_it_is_tagged_and_archivable_and_what_it_is() -> None:
    root = catalog(compared())
    assert (root["Lang"], value(root, "MarkInfo", "Marked")) == (b"en-GB", True)
    assert value(root, "ViewerPreferences", "DisplayDocTitle") is True
    properties = value(root, "Metadata").get_data().decode()
    for fact in (
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        ">Key Activity Quarterly Report, Quarter 2 of 2022/23</rdf:li>",
        "<pdf:Keywords>ka-tui</pdf:Keywords>",
    ):
        assert fact in properties


def test_the_days_are_those_of_the_data_and_not_of_the_clock() -> None:
    assert document(compared()).info[0]["CreationDate"] == b"D:20221014000000Z"
    assert document(written()).info[0]["CreationDate"] == b"D:20220930000000Z"


def test_headings_are_bookmarks() -> None:
    marks = [(level, title) for level, title, *_ in document(compared()).get_outlines()]
    assert marks == [
        (1, "Key Activity Quarterly Report"),
        (2, "Status key"),
        (2, "Summary"),
        (3, "Worsened"),
        (3, "Improved"),
        *((2, section.heading) for section in paper_of(COMPARED).sections),
    ]


def test_headers_of_tables_say_that_they_head_columns() -> None:
    scopes: list[str] = []

    def walk(element: object) -> None:
        for child in element if isinstance(element, list) else [element]:
            found = child.resolve() if hasattr(child, "resolve") else child
            if isinstance(found, dict) and "S" in found:
                if found["S"].name == "TH":
                    scopes.extend(part["Scope"].name for part in value(found, "A") if "Scope" in part)
                walk(found.get("K"))

    walk(value(catalog(compared()), "StructTreeRoot", "K"))
    assert scopes == ["Column"] * len(tagged(compared(), "TH"))


def test_the_chart_has_the_headline_for_who_does_not_see_it_and_shows_the_shares() -> None:
    paper = paper_of(COMPARED)
    assert tagged(compared(), "Figure") == [paper.headline]
    front = pages(compared())[0]
    bars = [rect for rect in front.rects + front.curves if 25 < rect["height"] < 26]
    assert [round(bar["width"] / bars[0]["width"]) for bar in bars] == [1, 1, 1, 1, 2]
    assert sum(bar["width"] for bar in bars) == pytest.approx(267 / 25.4 * 72, abs=10)


def test_the_foot_of_the_page_is_seen_and_not_heard() -> None:
    last = len(pages(compared()))
    foot = f"Market Overton & District | Council · Key Activity Quarterly Report · Quarter 2 of 2022/23 Page {last} of {last}"
    assert foot in pages(compared())[-1].extract_text()
    assert not any("Page" in line for line in heard(compared()))


# --- the data it carries --------------------------------------------------------------------------------------------


def test_the_data_are_attached_as_json() -> None:
    (named,) = value(catalog(compared()), "AF")
    assert attached(compared()) == json_document.write(COMPARED)
    assert (value(named, "F"), value(named, "AFRelationship").name) == (b"Q2-2022.json", "Data")
    assert value(named, "Desc") == b"The activities of Quarter 2 of 2022/23 as data"
    assert value(named, "EF", "F").attrs["Subtype"].name == "application/json"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_quarter_is_written_and_keeps_all_its_data(sample: ReportDocument) -> None:
    assert attached(write(sample)) == json_document.write(sample)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(COMPARED) == compared()


# --- what people wrote ----------------------------------------------------------------------------------------------


def test_no_text_is_markup() -> None:
    text = '#panic("x") #set page(width: 1cm) $x^2$ *b* _i_ `r` <l> @r // c /* d */ \\ ~ -- "q" https://example.org/x#y'
    data = write(of(activity(title=text, progress=f"= {text}", team=text))._replace(council=text, notice=text))
    flat = re.sub(r"\s", "", shown(data))
    assert flat.count(re.sub(r"\s", "", text)[:12]) >= 4
    assert f"P = {text}" in "\n".join(heard(data))


def test_lists_are_nested_and_keep_their_numbers() -> None:
    heard_lists = tagged(write(of(activity(progress="- a\n  - b\n\n3. c\n  1. d\n9. e\n\nf\ng"))), "Lbl", "LBody", "P")
    assert [text for text in heard_lists if text in ("3.", "9.", "f g")] == ["3.", "9.", "f g"]
    assert "1." in heard_lists


def test_a_letter_that_no_typeface_has_is_a_box_that_is_told_of_and_still_its_letter() -> None:
    data = write(of(activity(title="市场 \U0001f9ff", progress="\ue000 here")))
    assert "市场 \U0001f9ff" in tagged(data, "P")
    assert "\ufffd here" in tagged(data, "P")
    assert "A box, or \ufffd, stands for a character" in shown(data)
    assert "A box" not in shown(write(of(activity(title="Café ✔ Ελλάδα мир שלום ≥ 3"))))


@pytest.mark.parametrize(
    "text",
    [
        "عربي السلام",
        "👩\u200d👩\u200d👧 ✔\ufe0f \U0001f1ec\U0001f1e7",
        "a\u0301" + "\u0301" * 33_000,
        "👩\u200d" * 10_000,
        "\x00\x07\x1b[31m \u202egnp.exe",
        "\ufffe \uffff \U0010ffff \ufdd0 \U000e0041",
        "x" * 33_000,
        "a\u00a0" * 5_000,
    ],
)
def test_no_text_keeps_the_paper_from_being_written(text: str) -> None:
    sample = of(activity(progress=text, team=text[:300]))._replace(council=text[:300])
    assert attached(write(sample)) == json_document.write(sample)


def test_a_word_that_is_broader_than_its_column_is_broken_and_no_other_is() -> None:
    long = "https://www.example.org/" + "a" * 90
    data = write(
        of(activity(team="Neighbourhoods and Telecommunications", portfolio="W" * 40, progress=long, status="completed"))
    )
    for page in pages(data):
        assert all(char["x1"] <= page.width - 42 for char in page.chars)
    words = [word for page in pages(data) for word in page.extract_words()]
    address = [word for word in words if "aaaa" in word["text"]]
    assert sum(word["text"].count("a") for word in address) >= 90
    assert all(word["x1"] < (15 + 267 * 0.57) / 25.4 * 72 for word in address)
    assert len([word for word in words if "Completed" in word["text"]]) == 6


# --- pages ----------------------------------------------------------------------------------------------------------


def test_a_cell_of_several_pages_goes_on_under_a_repeated_header_that_is_heard_once() -> None:
    words = [f"word{number}" for number in range(900)]
    data = write(of(activity(progress=" ".join(words))))
    written_pages = [page.extract_text() for page in pages(data)]
    assert len(written_pages) > 3
    assert all("Activity Status Progress" in text for text in written_pages[1:])
    assert re.findall(r"word\d+", "\n".join(written_pages)) == words
    assert tagged(data, "TH").count("Progress") == 1


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    found = []
    for lines in (26, 30, 32, 34):
        first = activity(1, progress="\n".join(["line"] * lines), priority="First")
        texts = [page.extract_text() for page in pages(write(of(first, activity(2, title="Follows", priority="Second"))))]
        found.append(["Second" in text for text in texts])
        assert found[-1] == ["Follows" in text for text in texts]
    assert [False, True] in found
    assert [False, False, True] in found


def test_a_quarter_without_activities_is_a_paper_that_says_so() -> None:
    data = write(of())
    assert len(pages(data)) == 1
    assert "There are no activities." in shown(data)
    assert tagged(data, "Figure") == []


def test_typefaces_are_our_own() -> None:
    text = "Ελλάδα ∮ שלום नमस्ते 市 ✔"
    names = {char["fontname"].partition("+")[2] for page in pages(write(of(activity(progress=text)))) for char in page.chars}
    ours = ("SourceSansPro", "DejaVuSansMono", "LibertinusSerif", "NewCM", "KABoxes")
    assert names
    assert all(name.startswith(ours) for name in names)


# --- choices --------------------------------------------------------------------------------------------------------


def test_reasons_and_movement_are_left_out_where_they_were_not_chosen() -> None:
    assert "Reason: Late" in shown(compared())
    assert "↓ was Amber" in shown(compared())
    without = shown(written(COMPARED, reasons=False, movement=False))
    assert "Reason" not in without
    assert "was Amber" not in without
    assert "Quarter before" not in without


@pytest.mark.parametrize(
    ("by", "columns"), [(Grouping.TEAM, ["Portfolio", "Priority"]), (Grouping.PORTFOLIO, ["Team", "Priority"])]
)
def test_sections_can_be_teams_or_portfolios(by: Grouping, columns: list[str]) -> None:
    data = written(by=by)
    assert tagged(data, "TH")[-2:] == columns
    assert f"No {by.value}" in tagged(data, "H2")


def test_exceptions_are_told_of() -> None:
    sample = SAMPLE._replace(activities=SAMPLE.activities[1:2], left_out=SAMPLE.activities[:1])
    assert "Exceptions only: 1 of 2 activities" in shown(written(sample, exceptions=True))


def test_a_scheme_of_ones_own_is_shown_by_shape_word_and_a_colour_on_which_it_reads() -> None:
    scheme = StatusScheme((Status("on", "Under way", "◆", "#123456", "u", "It goes on.", StatusClass.ON_COURSE),))
    data = write(of(activity(status="on"))._replace(scheme=scheme))
    assert tagged(data, "P").count("◆\u00a0Under way") == 3
    inks = {tuple(char["non_stroking_color"]) for page in pages(data) for char in page.chars if char["text"] == "◆"}
    assert {(1,), (1, 1, 1)} & inks


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("JPEG", "RGB"), ("JPEG", "CMYK")])
def test_a_logo_stands_in_front_with_the_council_for_its_alternative(kind: str, mode: str) -> None:
    picture = BytesIO()
    Image.new(mode, (60, 30)).save(picture, kind)
    data = written(SAMPLE, logo=picture.getvalue())
    assert tagged(data, "Figure")[0] == "Logo of Market Overton & District | Council"
    (shown_logo,) = pages(data)[0].images
    assert shown_logo["width"] / shown_logo["height"] == pytest.approx(2, abs=0.01)


@pytest.mark.parametrize("logo", [b"GIF89a", b"\x89PNG\r\n\x1a\n cut", b"%PDF-1.7"])
def test_a_logo_that_is_no_picture_is_told(logo: bytes) -> None:
    with pytest.raises(DocumentUnreadable, match="The logo cannot be read: it is no PNG or JPEG picture"):
        written(SAMPLE, logo=logo)


def test_it_is_dated_as_at() -> None:
    assert "As at 1 October 2022. The data" in shown(write(SAMPLE._replace(as_at=date(2022, 10, 1))))
