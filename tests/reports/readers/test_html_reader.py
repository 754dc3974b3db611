"""Web pages taken apart, whoever made them."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest

from ka_tui.errors import DocumentUnreadable, NotAReport
from ka_tui.reports.readers.document_parts import Cell, LaidOut, Mark, MarkKind, Paragraph, Row, Text
from ka_tui.reports.readers.html.reader import read, recognises, take_apart
from ka_tui.reports.reading import Hints, Source
from tests.reports.report_samples import told

HEADER = "<tr><th>Activities<th>Status<th>Progress<th>Next Steps<th>Team<th>Portfolio"
ROW = "<tr><td>KA.01.01 Mend the weir<td>Green<td>Half is done.<td>The rest.<td>Rivers<td>Water"
PAGE = (
    f"<!doctype html><title>Report</title><h1>Quarter 2 of 2022/23</h1><h2>Priority One: Rivers</h2><table>{HEADER}{ROW}</table>"
)


def page(body: str, head: str = "") -> Source:
    return Source("report.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def taken(body: str, head: str = "") -> LaidOut:
    return take_apart(page(body, head))


def texts(body: str, head: str = "") -> list[str]:
    return [part.text for part in taken(body, head).parts if isinstance(part, Text)]


def rows(body: str, head: str = "") -> list[list[str]]:
    return [[cell.text for cell in part.cells] for part in taken(body, head).parts if isinstance(part, Row)]


def cell(content: str, head: str = "", attributes: str = "") -> Cell:
    parts = taken(f"<table><tr><td {attributes}>{content}</td><td>beside</td></tr></table>", head).parts
    row = next(part for part in parts if isinstance(part, Row))
    return row.cells[0]


def marks(content: str, head: str = "", attributes: str = "") -> list[Mark]:
    return list(cell(content, head, attributes).marks)


# --- which documents ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "front",
    [
        "<!DOCTYPE html>",
        "\n <html lang='en'>",
        "<HTML>",
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>",
        "<!-- saved from a page -->\n<html>",
        "<table border=1>",
        "<head><meta charset='utf-8'>",
    ],
)
def test_a_page_is_known_by_how_it_begins(front: str) -> None:
    assert recognises(Source("report.xls", front.encode()))
    assert recognises(Source("report", front.encode("utf-8-sig")))
    assert recognises(Source("report", front.encode("utf-16")))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# Report\n\n<table><tr><td>KA.01.01",
        b"KA.01.01\t<ul><li>done</ul>\tGreen",
        b"<tablet>",
        b"Dear all, see <html> below",
        b"%PDF-1.7\n<html>",
        b"PK\x03\x04<html>",
        b"\xff\xfe\x00",
    ],
)
def test_what_only_has_tags_in_it_is_no_page(data: bytes) -> None:
    assert not recognises(Source("report.html", data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("said", ["", "<meta http-equiv=Content-Type content='text/html; charset=utf-8'>"])
def test_encodings(encoding: str, said: str) -> None:
    data = f"<html>{said}<p>Café – £5".encode(encoding)
    assert take_apart(Source("x.html", data)).parts == (Text("paragraph 1", "Café – £5"),)


@pytest.mark.parametrize("said", ["iso-8859-1", "latin1", "us-ascii"])
def test_western_encodings_are_those_of_windows_as_in_a_browser(said: str) -> None:
    data = f"<html><meta charset={said}><p>5 – 6 “so”".encode("cp1252")
    assert take_apart(Source("x.html", data)).parts == (Text("paragraph 1", "5 – 6 “so”"),)


@pytest.mark.parametrize("said", ["klingon", "hex", "idna", "unicode_escape"])
def test_an_encoding_that_no_page_has_is_put_aside(said: str) -> None:
    assert texts("<p>é", f"<meta charset={said}>") == ["é"]


# --- texts ----------------------------------------------------------------------------------------------------------


def test_headings_paragraphs_and_bold_lines() -> None:
    body = (
        "<h1>Title</h1><p><b>Priority One</b>: <strong>Rivers</strong><p><b>Half</b> bold<div>In a div<h2>Inside</h2>after</div>"
    )
    assert [(part.text, part.level, part.bold) for part in taken(body).parts if isinstance(part, Text)] == [
        ("Title", 1, True),
        ("Priority One: Rivers", 0, False),
        ("Half bold", 0, False),
        ("In a div", 0, False),
        ("Inside", 2, True),
        ("after", 0, False),
    ]


def test_weight_may_be_said_by_a_style() -> None:
    body = "<p><span class=c7>Priority One</span><p style='font-weight:bold'>x <span style='font-weight:400'>y</span>"
    parts = taken(body, "<style>.c7{font-weight:700}</style>").parts
    assert [part.bold for part in parts if isinstance(part, Text)] == [True, False]


def test_blanks_are_those_of_a_browser() -> None:
    assert texts("<p>\n  one\n  two <b> three</b>  four<br> five\t<br/>six&nbsp;&nbsp;seven &amp; R&D </p>") == [
        "one two three four\nfive\nsix\u00a0\u00a0seven & R&D"
    ]
    assert texts("<pre>a  b\n  c</pre>") == ["a  b\n  c"]


def test_what_nobody_sees_is_left_out() -> None:
    body = (
        "<script>var a='KA.01.01'</script><style>p{}</style><noscript>no</noscript><template>t</template><!-- c -->"
        "<p hidden>h</p><p style='display: none'>d</p><p class=off>o</p><p style='mso-hide:all'>w</p>"
        "<p>kept <del>was</del><ins>is</ins> <s>struck</s></p>"
    )
    assert texts(body, "<style>.off{display:none}</style>") == ["kept is struck"]


def test_the_title_is_that_of_the_page() -> None:
    assert taken("", "<title> Key\n Activities </title>").title == "Key Activities"


# --- lists ----------------------------------------------------------------------------------------------------------


def test_lists_keep_numbers_and_depth() -> None:
    content = (
        "before<ul><li>one<ul><li>inner<ol start=4><li>four<li value=7>seven<li>eight</ol></ul><li>two</ul>"
        "<ol type=a><li><p>first</p><p>more of it</p></ol>after"
    )
    assert cell(content).paragraphs == (
        Paragraph("before"),
        Paragraph("one", "-"),
        Paragraph("inner", "-", 1),
        Paragraph("four", "4.", 2),
        Paragraph("seven", "7.", 2),
        Paragraph("eight", "8.", 2),
        Paragraph("two", "-"),
        Paragraph("first\nmore of it", "1."),
        Paragraph("after"),
    )


def test_lists_of_google_docs_say_their_depth_in_a_class() -> None:
    content = "<ul class='c1 lst-kix_ab1-0 start'><li>one</li></ul><ul class='lst-kix_ab1-1'><li>inner</li></ul>"
    assert cell(content).paragraphs == (Paragraph("one", "-"), Paragraph("inner", "-", 1))


def test_a_list_nested_beside_its_item_is_still_inside() -> None:
    assert cell("<ul><li>one</li><ul><li>inner</li></ul><li><ul><li>alone</li></ul></li></ul>").paragraphs == (
        Paragraph("one", "-"),
        Paragraph("inner", "-", 1),
        Paragraph("alone", "-", 1),
    )


def test_lists_of_word_are_paragraphs_with_typed_bullets() -> None:
    blank = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    content = (
        "<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;text-indent:-18.0pt'>"
        f"<span style='font-family:Symbol'>·{blank}</span>Repair the\nweir</p>"
        f"<p class=MsoListParagraph style='margin-left:72.0pt'><span style='font-family:Courier'>o{blank}</span>To May</p>"
        f"<p class=MsoNormal style='mso-list:l0 level2 lfo1'>12.{blank}Paint it</p>"
        "<p class=MsoListParagraph>o no"
    )
    assert cell(content).paragraphs == (
        Paragraph("Repair the weir", "-"),
        Paragraph("To May", "-", 1),
        Paragraph("Paint it", "12.", 1),
        Paragraph("o no"),
    )


# --- tables ---------------------------------------------------------------------------------------------------------


def test_merged_cells_keep_their_columns() -> None:
    body = "<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td rowspan=9>e<tr><td>f</table>"
    parts = [part for part in taken(body).parts if isinstance(part, Row)]
    assert [[cell.text for cell in part.cells] for part in parts] == [["a", "", "b"], ["c", "d", "e"], ["c", "f", "e"]]
    assert [[cell.repeated for cell in part.cells] for part in parts[1:]] == [[False] * 3, [True, False, True]]
    assert [part.place for part in parts[:2]] == ["table 1, row 1", "table 1, row 2"]


def test_a_cell_reaches_no_further_than_its_part_of_the_table() -> None:
    body = "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</tbody></table>"
    assert rows(body) == [["a", "b"], ["a", "c"], ["d", "e"]]


def test_the_foot_stands_last_and_the_head_first() -> None:
    body = "<table><tfoot><tr><td>f<td>g</tfoot><tbody><tr><td>b<td>c</tbody><thead><tr><th>h<th>i</thead></table>"
    assert rows(body) == [["h", "i"], ["b", "c"], ["f", "g"]]


def test_a_caption_counts_unless_it_says_the_heading_again() -> None:
    table = "<table><caption style='display:none'>Priority One</caption><tr><td>a<td>b</table>"
    assert texts(f"<h2>Priority\n One</h2>{table}") == ["Priority One"]
    assert texts(f"<h2>Rivers</h2>{table}") == ["Rivers", "Priority One"]


def test_tables_that_lay_out_the_page_are_no_tables() -> None:
    report = f"<table>{HEADER}{ROW}</table>"
    assert texts("<table><tr><td><p>Only this</td></tr></table>") == ["Only this"]
    for body in (
        f"<table><tr><td>{report}</td></tr></table>",
        f"<table role=presentation><tr><td>menu<td>{report}</table>",
        f"<table><tr><td>logo<td>{report}<tr><td>foot<td>note</table>",
    ):
        assert rows(body)[1][:2] == ["KA.01.01 Mend the weir", "Green"]


def test_words_between_the_cells_of_a_table_are_not_lost() -> None:
    body = "<table> stray <tr><td>a<td>b</td></tr></table>"
    assert texts(body) == ["stray"]
    assert rows(body) == [["a", "b"]]


def test_a_table_inside_an_activity_is_text() -> None:
    inner = "<table><tr><td>May<td>4</tr><tr><td>June<td>5</td></tr></table>"
    body = f"<table>{HEADER}<tr><td>KA.01.01 Mend<td>Green<td>Visits:{inner}done<td>x<td>y<td>z</table>"
    assert rows(body)[1][2] == "Visits:\nMay\t4\nJune\t5\ndone"
    assert len(rows(body)) == 2


# --- marks ----------------------------------------------------------------------------------------------------------

SHEET = (
    "<style>@media print{.red{background:blue}} td.red , .x>b{background:#D4351C}.red{color:white}"
    " #lamp{background-color:rgb(0, 128,0)}</style>"
)


@pytest.mark.parametrize(
    ("attributes", "content", "fill"),
    [
        ("bgcolor=red", "x", "#ff0000"),
        ("bgcolor='#F0A500'", "", "#f0a500"),
        ("style='background:#0a0'", "", "#00aa00"),
        ("style='mso-shading:red;background: url(x.png) forestgreen'", "", "#228b22"),
        ("class='c1 red'", "Red", "#d4351c"),
        ("id=lamp class=red", "", "#008000"),
        ("", "<div style='background-color:rgba(46,158,91,1)'>&nbsp;</div>", "#2e9e5b"),
        ("data-highlight-colour='#4a7fd6'", "", "#4a7fd6"),
    ],
)
def test_shading(attributes: str, content: str, fill: str) -> None:
    assert marks(content, SHEET, attributes) == [Mark(MarkKind.FILL, fill)]


@pytest.mark.parametrize(
    "attributes",
    ["bgcolor=white", "style='background:transparent'", "style='background:#d4351c00'", "bgcolor=nonsense", "class=amber"],
)
def test_what_is_no_shading(attributes: str) -> None:
    assert marks("x", SHEET, attributes) == []


@pytest.mark.parametrize(
    ("content", "ink"),
    [
        ("<font color='#D4351C'>■</font>", "#d4351c"),
        ("<span style='color:green'><b>G</b></span>", "#008000"),
        ("<span class=r>x</span>", "#ff0000"),
    ],
)
def test_ink(content: str, ink: str) -> None:
    assert marks(content, "<style>td .r{color:red}p .r{color:blue}</style>") == [Mark(MarkKind.INK, ink)]


def test_black_grey_and_ink_without_words_are_none() -> None:
    assert marks("<font color=black>x</font><font color=#555>y</font><font color=red> </font>") == []


def test_pictures_and_their_text_alternatives() -> None:
    image = pytest.importorskip("PIL.Image")
    stream = BytesIO()
    image.new("RGB", (8, 8), "#d4351c").save(stream, "PNG")
    uri = "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()
    assert marks(f"<img src='{uri}' alt='Red  square'>") == [Mark(MarkKind.PICTURE, "#d4351c"), Mark(MarkKind.ALT, "Red square")]
    assert marks("<img src='https://example.org/amber.png' alt='Amber'>") == [Mark(MarkKind.ALT, "Amber")]
    assert marks("<svg viewBox='0 0 9 9'><title>Green</title><circle r=4 fill='#2E9E5B'/></svg>") == [
        Mark(MarkKind.PICTURE, "#2e9e5b"),
        Mark(MarkKind.ALT, "Green"),
    ]


def test_a_letter_of_a_symbol_font_is_its_sign() -> None:
    assert cell("<span style='font-family:Wingdings'>n</span>").text == cell("<font face=Wingdings>n</font>").text == "■"


# --- reading --------------------------------------------------------------------------------------------------------


def test_a_page_is_read() -> None:
    reading = read(Source("report.html", PAGE.encode()), Hints())
    (activity,) = reading.activities
    assert (activity.code, activity.title, activity.status, activity.team) == ("KA.01.01", "Mend the weir", "green", "Rivers")
    assert (str(activity.quarter), activity.priority, activity.next_steps) == ("Q2-2022", "Rivers", "The rest.")
    assert told(reading) == []


@pytest.mark.parametrize("body", ["", "<p>Nothing here</p>", "<table><tr><td>Name<td>Age<tr><td>A<td>5</table>"])
def test_a_page_without_activities_is_no_report(body: str) -> None:
    with pytest.raises(NotAReport):
        read(page(body), Hints())


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"\x00\x01\x02" * 99, b"PK\x03\x04"])
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        read(Source("x.html", data), Hints())


def test_our_own_page_keeps_blanks_and_roles_and_has_nothing_hidden() -> None:
    body = (
        "<form>Filter</form><h2 data-ka=priority>No  priority</h2><nav data-ka=nothing><p data-ka=theme>x</p></nav>"
        "<table><tr hidden><th><p data-ka=code>KA.01.01</p><td>a \t b</table>"
    )
    laid_out = taken(body, "<meta name=generator content=ka-tui>")
    assert laid_out.ours
    assert laid_out.parts == (
        Text("paragraph 1", "No  priority", 2, True, "priority"),
        Text("paragraph 2", "x", 0, False, "nothing"),
        Row("table 1, row 1", (Cell((Paragraph("KA.01.01", role="code"),)), Cell((Paragraph("a \t b"),))), 1),
    )
    assert not taken(body, "<meta name=generator content='LibreOffice'>").ours


# --- pages that mean harm -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b" " * 100_000_001,
        b"<html>" + b"x " * 10_000_001,
        b"<html>" + b"<b>" * 400_001,
        b"<html><p " + b" ".join(b"a%d" % number for number in range(1001)) + b">",
        ("<html><p " + "a " * 1001 + ">").encode("utf-16"),
    ],
    ids=["large", "long", "tags", "attributes", "wide attributes"],
)
def test_a_page_that_is_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        take_apart(Source("x.html", data))


def test_a_large_picture_is_no_sign_and_no_hindrance() -> None:
    body = f"<img alt='Map' src='data:image/png;base64,{'A' * 21_000_000}'><p>Text"
    assert texts(body) == ["Text"]


@pytest.mark.parametrize(
    "body",
    [
        "<b>" * 1500 + "deep",
        "<table><tr><td>" * 300 + "deep",
        "<ul><li>" * 300 + "deep",
        f"<style>{''.join(f'.a{n} p .b{{color:red}}' for n in range(5000))}</style>" + "<p class=b>x" * 300 + "<p>deep",
        "<style>@media{" * 2000 + "</style><p>deep",
        "<table><tr><td colspan=99999 rowspan=65000>a" + "<tr><td>b" * 300 + "</table>deep",
        "<!DOCTYPE html [<!ENTITY a '&#100;eep'>]><p>deep",
    ],
    ids=["bold", "tables", "lists", "rules", "at-rules", "spans", "entities"],
)
def test_a_page_made_to_be_slow_is_read_all_the_same(body: str) -> None:
    parts = taken(body).parts
    words = [part.text if isinstance(part, Text) else " ".join(cell.text for cell in part.cells) for part in parts]
    assert "deep" in " ".join(words)


def test_a_table_has_a_widest_width() -> None:
    assert len(rows("<table><tr>" + "<td colspan=1000>x" * 9 + "</table>")[0]) == 200


def test_a_page_that_ends_inside_a_table_is_told_as_cut_off() -> None:
    page = "<html><h1>Quarter 2 of 2022/23</h1><table><tr><th>Activity<th>Status<th>Progress<tr><td>KA.01.01 Dig<td>Red<td>Dug."
    whole, cut = (read(Source("q.html", text.encode()), Hints()) for text in (f"{page}</table></html>", page))
    assert "cut off" not in " ".join(problem.what for problem in whole.problems)
    assert "cut off" in cut.problems[0].what


@pytest.mark.parametrize(
    "sign", ['<span role="img" aria-label="Amber">x</span>', '<i title="Amber"></i>', '<span aria-label="Amber"> </span>']
)
def test_what_a_sign_is_called_is_its_alternative(sign: str) -> None:
    assert marks(sign) == [Mark(MarkKind.ALT, "Amber")]


def test_the_tip_of_words_is_no_alternative() -> None:
    assert marks('<span title="Amber">On course</span>') == []
