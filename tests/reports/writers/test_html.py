"""The report as a web page: what a browser, a screen reader and a hostile text make of it."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as pages

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.narrative import Block, compose
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.status_colours import contrast
from ka_tui.reports.writers.html.narrative import narrative_as_html
from ka_tui.reports.writers.html.writer import write
from tests.domain.strategies import hostile_text
from tests.reports.report_samples import SAMPLE, published

GOLDEN = Path(__file__).parents[1] / "golden" / "quarter.html"
QUARTER = Quarter(2022, 2)
FULL = SAMPLE._replace(
    as_at=date(2022, 10, 14),
    before={activity.code: activity._replace(status="amber") for activity in SAMPLE.activities[:3]},
)
PIXEL = b"\x89PNG\r\n\x1a\n" + b"rest"


def page_of(document: ReportDocument) -> pages.HtmlElement:
    return pages.document_fromstring(write(document))


def words(element: pages.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def one(page: pages.HtmlElement, path: str) -> pages.HtmlElement:
    (found,) = page.xpath(path)
    return found


# --- the page -------------------------------------------------------------------------------------------------------


def test_the_bytes_are_the_contract() -> None:
    assert write(published(FULL)) == GOLDEN.read_bytes()


def test_title_language_and_generator() -> None:
    page = page_of(FULL)
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == "Key Activity Quarterly Report, Quarter 2 of 2022/23"
    assert one(page, "//meta[@name='generator']").get("content") == "ka-tui"
    header = words(one(page, "//body/header"))
    for text in (
        SAMPLE.council,
        "Quarter 2 of 2022/23, July to September 2022",
        "As at 14 October 2022",
        "Made up *for a test*.",
    ):
        assert text in header


@pytest.mark.parametrize("by", [Grouping.PRIORITY, Grouping.TEAM, Grouping.PORTFOLIO])
def test_headings_are_in_order_without_gaps(by: Grouping) -> None:
    page = page_of(FULL._replace(choices=Choices(by=by)))
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_its_headers_a_scope() -> None:
    page = page_of(FULL)
    assert len(page.findall(".//table")) == 5
    for table in page.iter("table"):
        assert words(one(table, "./caption"))
        assert {header.get("scope") for header in table.iterfind("./thead//th")} == {"col"}
        for row in table.iterfind("./tbody/tr"):
            assert row[0].tag == "th"
            assert row[0].get("scope") == "row"


def test_reports_stay_tables_to_screen_readers_when_they_are_shown_as_cards() -> None:
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for table in page_of(FULL).find_class("report"):
        for element in table.iter("table", "thead", "tbody", "tr", "th", "td"):
            header = "columnheader" if element.get("scope") == "col" else "rowheader"
            assert element.get("role") == roles.get(element.tag, header)
        columns = [words(header) for header in table.iterfind("./thead//th")]
        for row in table.iterfind("./tbody/tr"):
            assert [cell.get("data-label") for cell in row.iterfind("./td")] == columns[1:]


def test_ids_are_unique_and_every_link_and_label_leads_somewhere() -> None:
    page = page_of(FULL)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {activity.code for activity in SAMPLE.activities} <= set(ids)
    references = [link.removeprefix("#") for link in page.xpath("//a/@href")]
    for value in page.xpath("//@aria-labelledby | //label/@for"):
        references += value.split()
    assert set(references) <= set(ids)


def test_activities_that_moved_are_listed_with_a_link_to_those_on_the_page() -> None:
    worse = SAMPLE.activities[0]._replace(code="KA.09.01", status="red")
    was = {"KA.09.01": worse._replace(status="green"), **(FULL.before or {})}
    page = page_of(FULL._replace(before=was, left_out=(worse,)))
    moved = [words(item) for item in page.xpath("//ul[@class='moved']/li")]
    assert len(moved) == 3
    assert any(text.startswith("KA.09.01") and text.endswith("▶ Green to ■ Red") for text in moved)
    assert page.xpath("//ul[@class='moved']//a/text()") == ["KA.01.02", "KA.01.01"]


def test_the_summary_compares_with_the_quarter_before() -> None:
    table = page_of(FULL).find_class("counts")[0]
    rows = [[words(cell) for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["Status", "Now", "Quarter before", "Difference"]
    assert rows[1] == ["■ Red", "1", "0", "+1"]
    assert rows[2] == ["▲ Amber", "1", "3", "−2"]
    assert rows[-1] == ["All", "6", "3", "+3"]
    alone = page_of(SAMPLE)
    assert [words(cell) for cell in alone.find_class("counts")[0].iter("th")][:2] == ["Status", "Now"]
    assert alone.find_class("movements") == []


def test_bars_have_a_text_alternative_and_fill_their_width() -> None:
    drawings = page_of(FULL).findall(".//svg")
    assert len(drawings) == 5
    for drawing in drawings:
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") == one(drawing, "./title").get("id")
        assert sum(float(piece.get("width").rstrip("%")) for piece in drawing.iter("rect")) == pytest.approx(100, abs=0.01)
    assert words(drawings[0].find("title")) == "Of 6 activities: 1 Red, 1 Amber, 1 Green, 1 Completed and 2 Not stated."
    assert words(drawings[1].find("title")) == "2 activities: 1 Red, 1 Green"


def test_an_activity_stands_with_all_that_is_said_of_it() -> None:
    row = page_of(FULL).get_element_by_id("KA.01.02")
    assert [words(part) for part in row[0]] == ["KA.01.02", "+44 numbers, -5 degrees & @home #"]
    assert [words(part) for part in row[1]] == ["■ Red", "↓ was Amber", 'Reason: \'=quoted, \\ and "more"']
    assert [part.tag for part in row[3].iter()] == ["td", "ul", "li", "li"]
    assert words(row[4]) == '=HYPERLINK("x")'


def test_what_is_not_there_is_said_to_those_who_listen_and_dashed_for_those_who_look() -> None:
    row = page_of(SAMPLE).get_element_by_id("KA.02.02")
    assert words(row[1]) == "· Not stated"
    for cell, said in zip(row[2:], ("Nothing reported", "Nothing planned", "No team", "No portfolio"), strict=True):
        nothing = one(cell, "./p[@data-ka='nothing']")
        assert [words(part) for part in nothing] == ["–", said]
        assert nothing[0].get("aria-hidden") == "true"


def test_reasons_may_be_left_out() -> None:
    assert "Reason:" not in write(FULL._replace(choices=Choices(reasons=False))).decode()


def test_a_report_of_nothing_is_a_page_too() -> None:
    page = page_of(ReportDocument(QUARTER))
    assert "There are no activities." in words(page)
    assert page.find(".//form") is None


def test_the_logo_stands_in_the_page_with_the_council_as_its_alternative() -> None:
    image = one(page_of(FULL._replace(choices=Choices(logo=PIXEL))), "//img")
    assert image.get("src") == "data:image/png;base64," + b64encode(PIXEL).decode()
    assert image.get("alt") == SAMPLE.council


def test_a_logo_of_another_kind_is_refused() -> None:
    with pytest.raises(DocumentUnreadable):
        write(FULL._replace(choices=Choices(logo=b"<svg onload='alert(1)'/>")))


# --- alone ----------------------------------------------------------------------------------------------------------


def test_nothing_is_fetched_and_only_its_own_style_and_script_count() -> None:
    page = page_of(FULL)
    for name in ("src", "href", "action", "data", "poster", "srcset", "background"):
        assert all(value.startswith(("#", "data:")) for value in page.xpath(f"//@{name}"))
    assert page.xpath("//link | //iframe | //object | //embed | //base | //@style") == []
    style, script = page.findtext(".//style"), page.findtext(".//script")
    assert style is not None
    assert script is not None
    assert not re.search(r"url\(|@import|//\w", style)
    assert not re.search(r"fetch|XMLHttpRequest|import\(|https?:", script)
    policy = one(page, "//meta[@http-equiv='Content-Security-Policy']").get("content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for name, text in (("style-src", style), ("script-src", script)):
        assert rules[name] == f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_filter_is_hidden_until_the_script_shows_it() -> None:
    page = page_of(FULL)
    form = page.get_element_by_id("filter")
    assert form.get("hidden") is not None
    for field in form.iter("input", "select"):
        assert form.xpath(f".//label[@for='{field.get('id')}']") or next(field.iterancestors("label")) is not None
    rows = [row for row in page.iter("tr") if row.get("data-status") is not None]
    assert {row.get("data-status") for row in rows} == set(form.xpath(".//input[@name='status']/@value"))
    assert {row.get("data-team") for row in rows} - {""} == set(form.xpath(".//select[@name='team']/option[not(@value)]/text()"))
    assert [row.get("id") for row in rows if row.get("data-changed") is not None] == [
        "KA.01.01",
        "KA.01.02",
        "KA.02.01",
        "KA.02.02",
        "KA.10.01",
        "KA.10.02",
    ]


@settings(max_examples=60, deadline=None)
@given(text=hostile_text | st.sampled_from(["</style><script>alert(1)</script>", "{{ 7*7 }}", "--></title>", '" onload="x']))
def test_no_text_becomes_markup(text: str) -> None:
    activity = Activity(QUARTER, "KA.01.01", f"t{text}", None, 1, text, text, text, "red", text, text, text, text)
    scheme = StatusScheme(tuple(status._replace(word=f"w{text}", meaning=text) for status in PRINTED_KEY))
    plain = activity._replace(title="t", priority="p", team="p", portfolio="p", status_source="p", progress="p", next_steps="p")
    tags = {element.tag for element in page_of(ReportDocument(QUARTER, "c", "n", activities=(plain,))).iter()}
    page = page_of(ReportDocument(QUARTER, text, text, scheme, (activity,)))
    assert {element.tag for element in page.iter()} <= tags | {"ul", "ol", "li", "br"}
    assert len(page.findall(".//script")) == 1
    assert not page.xpath("//@onload")


# --- colours --------------------------------------------------------------------------------------------------------

_RULE = re.compile(r"\.(fill-[0-9a-f]{6})\{background-color:(#\w{6});fill:(#\w{6});color:(#\w{6})\}")


@settings(max_examples=60, deadline=None)
@given(colours=st.lists(st.integers(0, 0xFFFFFF).map("#{:06X}".format), min_size=1, max_size=4))
def test_a_status_of_any_colour_can_be_read(colours: list[str]) -> None:
    scheme = StatusScheme(
        tuple(Status(f"s{n}", f"Word{n}", "■", colour, str(n), "", StatusClass.BAD) for n, colour in enumerate(colours))
    )
    activities = tuple(Activity(QUARTER, f"KA.01.{n:02}", "Title", status=f"s{n}") for n in range(len(colours)))
    text = write(ReportDocument(QUARTER, scheme=scheme, activities=activities)).decode()
    rules = {name: (fill, ink) for name, fill, _, ink in _RULE.findall(text)}
    assert {fill for fill, _ in rules.values()} == {"#e2e2e2", *(colour.lower() for colour in colours)}
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in rules.values())
    used = set(re.findall(r'class="(?:pill )?(fill-\w+)"', text))
    assert used <= set(rules)


@pytest.mark.parametrize("colour", ["", "red", "#12", "#d4351c;}body{display:none", "</style>"])
def test_what_a_scheme_calls_a_colour_and_is_none_does_no_harm(colour: str) -> None:
    scheme = StatusScheme((PRINTED_KEY.statuses[0]._replace(colour=colour),))
    text = write(ReportDocument(QUARTER, scheme=scheme, activities=(Activity(QUARTER, "KA.01.01", "x", status="red"),))).decode()
    assert "display:none" not in text
    assert text.count("</style>") == 1


@pytest.mark.parametrize("dark", [False, True])
def test_the_colours_of_the_page_itself_contrast(dark: bool) -> None:
    style = page_of(SAMPLE).findtext(".//style") or ""
    found = [dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in re.findall(r":root \{([^}]*)\}", style)]
    colours = found[dark]
    for ground in ("paper", "head", "tint"):
        for ink in ("ink", "soft", "accent"):
            assert contrast(colours[ground], colours[ink]) >= 4.5, (ground, ink)
    assert contrast(colours["paper"], colours["edge"]) >= 3


# --- narratives -----------------------------------------------------------------------------------------------------


def test_a_narrative_is_paragraphs_and_lists() -> None:
    narrative = "One & two,\nthree.\n\n- a\n    - deep\n  - less\n1. one\n3. three\n007. bond"
    assert narrative_as_html(narrative) == (
        '<p>One &amp; two,<br>three.</p><ul><li>a<ul><li class="bare"><ul><li>deep</li></ul></li><li>less</li></ul></li></ul>'
        '<ol><li>one</li><li value="3">three</li><li value="7" data-marker="007.">bond</li></ol>'
    )


_blocks = st.builds(Block, st.text("ab<&", max_size=3), st.sampled_from(["", "-", "1.", "2.", "40."]), st.integers(0, 4))


@settings(deadline=None)
@given(st.lists(_blocks, max_size=8))
def test_lists_are_closed_as_they_were_opened(blocks: list[Block]) -> None:
    text = str(narrative_as_html(compose(block if block.marker else block._replace(depth=0) for block in blocks)))
    element = etree.fromstring(f"<div>{text}</div>")
    assert {child.tag for parent in element.iter("ul", "ol") for child in parent} <= {"li"}
    assert {child.getparent().tag for child in element.iter("ul", "ol")} <= {"div", "li"}


# --- the house ------------------------------------------------------------------------------------------------------


def test_writing_a_page_loads_no_other_library() -> None:
    program = (
        "import sys\nfrom ka_tui.domain.quarters import Quarter\nfrom ka_tui.reports.document import ReportDocument\n"
        "from ka_tui.reports.writers.html.writer import write\nwrite(ReportDocument(Quarter(2022, 2)))\n"
        "print([name for name in ('lxml', 'PIL', 'docx', 'openpyxl', 'typst', 'textual') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
