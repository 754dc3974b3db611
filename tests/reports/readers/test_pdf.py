"""PDFs of any producer: what is taken from them, and which are refused."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from zlib import Z_FULL_FLUSH, compress, compressobj

import pytest
from PIL import Image, ImageDraw

from ka_tui.domain.quarters import Quarter
from ka_tui.errors import DocumentUnreadable, MissingExtra, NotAReport
from ka_tui.reports.readers.document_parts import Mark, MarkKind, Row, Text
from ka_tui.reports.readers.pdf import process as pdf_process
from ka_tui.reports.readers.pdf.document import Refusal, check_text, opened, page_content, pages_of
from ka_tui.reports.readers.pdf.reader import read, recognises, take_apart
from ka_tui.reports.reading import Hints, Source
from ka_tui.reports.writers import json_document
from tests.reports.readers.pdf_sheets import HEADER, Sheet, file_of, pages_in, parts_in, pdf_of, rows_in, stream, texts
from tests.reports.report_samples import SAMPLE

SAMPLES = Path(__file__).parents[1] / "samples"
RED = "0.8 0 0"
ROW = ("KA.01.01 Open the pool", "", "The pool is open.", "Train lifeguards.", "Leisure", "Wellbeing")


def table(sheet: Sheet | None = None) -> Sheet:
    """A table of one activity, its status cell between 180 and 250, 98 and 138; what is on the sheet lies below."""
    return (sheet or Sheet()).row(80, HEADER, bold=True).row(110, ROW).ruled((68, 98, 138))


def report(*sheets: Sheet, name: str = "report.pdf") -> Source:
    return Source(name, pdf_of(*sheets))


def status_marks(sheet: Sheet) -> list[tuple[MarkKind, str]]:
    (row,) = rows_in(sheet)
    return [(mark.kind, mark.value) for mark in row.cells[1].marks]


def refusal(data: bytes) -> str:
    """Why a PDF is refused, from this process."""
    with pytest.raises(Refusal) as caught:
        check_text([page_content(page) for page in pages_of(opened(data))])
    return caught.value.why


def told_refusal(data: bytes) -> str:
    """What is told of a PDF that is refused."""
    with pytest.raises(DocumentUnreadable) as caught:
        take_apart(Source("report.pdf", data))
    return str(caught.value)


def test_it_is_recognised_by_its_first_bytes_alone() -> None:
    assert recognises(Source("letter.txt", b"\xef\xbb\xbf\n%PDF-1.7\n"))
    assert not recognises(Source("report.pdf", b"PK\x03\x04"))


def test_a_report_is_read_and_progress_told_of_each_page() -> None:
    first = table().text(40, 30, "Key Activities, Quarter 2 of 2022/23", 18, bold=True)
    first.text(40, 60, "Priority One: Health", 14, bold=True).text(190, 110, "Amber")
    second = Sheet().row(80, HEADER, bold=True).row(110, ("KA.01.02 Plant trees", "Green", "Forty stand.")).ruled((68, 98, 138))
    told: list[tuple[int, int]] = []
    reading = read(report(first, second), Hints(progress=lambda done, of: told.append((done, of))))
    assert [(each.code, each.title, each.status, each.progress) for each in reading.activities] == [
        ("KA.01.01", "Open the pool", "amber", "The pool is open."),
        ("KA.01.02", "Plant trees", "green", "Forty stand."),
    ]
    assert {(each.priority, each.quarter) for each in reading.activities} == {("Health", Quarter(2022, 2))}
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert reading.problems == ()


def test_the_attached_data_of_our_own_export_is_read_exactly() -> None:
    data = json_document.write(SAMPLE)
    attached = (stream(compress(data), b"/Type/EmbeddedFile/Filter/FlateDecode"), b"<</Type/Filespec/UF(a.json)/EF<</F 3 0 R>>>>")
    names = b"/Names<</EmbeddedFiles<</Kids[<</Names[(a) 4 0 R]>>]>>>>"
    source = Source("ours.pdf", pdf_of(table(), catalog=names, more=attached))
    assert read(source, Hints()).activities == SAMPLE.activities
    assert [texts(part)[0] for part in take_apart(source).parts if isinstance(part, Row)] == [HEADER[0], ROW[0]]


def test_what_others_attach_is_passed_over() -> None:
    attached = (stream(b'{"activities": []}'), b"<</Type/Filespec/F(a.json)/EF<</F 3 0 R>>>>")
    names = b"/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>"
    source = Source("theirs.pdf", pdf_of(table(), catalog=names, more=attached))
    assert [each.code for each in read(source, Hints(quarter=Quarter(2022, 2))).activities] == ["KA.01.01"]


def test_texts_have_the_level_of_their_size_and_keep_their_places() -> None:
    sheet = table().text(40, 30, "Key Activities", 18, bold=True).text(40, 60, "Priority One: Health", 14, bold=True)
    sheet.text(40, 160, "A note below").text(40, 480, "North Council").text(700, 480, "Page 1 of 1")
    assert [(part.text, part.level, part.bold) for part in parts_in(sheet) if isinstance(part, Text)] == [
        ("Key Activities", 1, True),
        ("Priority One: Health", 2, True),
        ("A note below", 0, False),
        ("North Council", 0, False),
        ("Page 1 of 1", 0, False),
    ]


@pytest.mark.parametrize(
    ("entries", "content"),
    [
        (b"/Rotate 90", "0 -1 1 0 0 800 cm"),
        (b"/MediaBox[0 0 1000 900]/CropBox[100 200 900 700]", "1 0 0 1 100 200 cm"),
        (b"/MediaBox[50 60 850 560]", "1 0 0 1 50 60 cm"),
        (b"/MediaBox[0 0 500 800]", "0 1 -1 0 500 0 cm"),
    ],
    ids=["turned by its entry", "cropped", "moved", "set sideways"],
)
def test_a_page_is_read_as_it_is_seen(entries: bytes, content: str) -> None:
    if b"Rotate" in entries:
        entries, content = b"/MediaBox[0 0 500 800]/Rotate 90", "0 1 -1 0 500 0 cm"
    sheet = Sheet(entries=entries)
    sheet.content.append(content)
    assert [texts(row) for row in rows_in(table(sheet))] == [list(ROW)]


# --- what states a status -------------------------------------------------------------------------------------------


def test_shading_is_a_mark_and_paper_is_none() -> None:
    assert status_marks(table(Sheet().fill(180, 98, 250, 138, RED))) == [(MarkKind.FILL, "#cc0000")]
    assert status_marks(table(Sheet().fill(180, 98, 250, 138, RED).fill(181, 99, 249, 137, "1 1 1"))) == []


def test_ink_is_a_mark_and_black_and_grey_are_none() -> None:
    assert status_marks(table().text(190, 110, "R", ink=RED).text(200, 110, "x", ink="0.4 0.4 0.4")) == [
        (MarkKind.INK, "#cc0000")
    ]
    assert status_marks(table().text(190, 110, "Red")) == []


def test_a_drawn_sign_is_a_picture() -> None:
    disc = "0.8 0 0 rg 200 380 m 215 380 215 395 200 395 c 185 395 185 380 200 380 c f"
    sheet = table()
    sheet.content.append(disc)
    assert status_marks(sheet) == [(MarkKind.PICTURE, "#cc0000")]


def disc(mode: str, colour: object) -> Image.Image:
    picture = Image.new(mode, (32, 32), 0 if mode == "P" else (255,) * len(mode))
    if mode == "P":
        picture.putpalette([255, 255, 255, 204, 0, 0])
    ImageDraw.Draw(picture).ellipse((4, 4, 28, 28), fill=colour)  # type: ignore[arg-type] # Pillow's own union is wider
    return picture


def jpeg() -> bytes:
    out = BytesIO()
    disc("RGB", (204, 0, 0)).save(out, "JPEG", quality=100)
    return out.getvalue()


SIZE = b"/Type/XObject/Subtype/Image/Width 32/Height 32/BitsPerComponent 8"
PICTURES = {
    "rgb": stream(compress(disc("RGB", (204, 0, 0)).tobytes()), SIZE + b"/ColorSpace/DeviceRGB/Filter/FlateDecode"),
    "palette": stream(disc("P", 1).tobytes(), SIZE + b"/ColorSpace[/Indexed/DeviceRGB 1<ffffffcc0000>]"),
    "cmyk": stream(disc("CMYK", (0, 255, 255, 51)).tobytes().replace(b"\xff" * 4, b"\0" * 4), SIZE + b"/ColorSpace/DeviceCMYK"),
    "jpeg": stream(jpeg(), SIZE + b"/ColorSpace/DeviceRGB/Filter/DCTDecode"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_the_colour_that_most_of_it_has(name: str) -> None:
    sheet = table(Sheet(pictures=[PICTURES[name]]))
    sheet.content.append("q 16 0 0 16 190 380 cm /I0 Do Q")
    ((kind, colour),) = status_marks(sheet)
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    assert kind is MarkKind.PICTURE
    assert red > 190
    assert max(green, blue) < 20


@pytest.mark.parametrize(("decode", "colour"), [(b"", "#00cc00"), (b"/Decode[1 0]", "#cc0000")])
def test_only_what_is_opaque_of_a_picture_counts(decode: bytes, colour: str) -> None:
    halves = b"\xcc\0\0" * 16 + b"\0\xcc\0" * 16
    mask = stream(
        b"\0" * 16 + b"\xff" * 16,
        b"/Type/XObject/Subtype/Image/Width 32/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray" + decode,
    )
    entries = b"/Type/XObject/Subtype/Image/Width 32/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB/SMask 3 0 R"
    sheet = table(Sheet(pictures=[stream(halves, entries)]))
    sheet.content.append("q 16 0 0 16 190 380 cm /I0 Do Q")
    (page,) = pages_in(pdf_of(sheet, more=[mask]))
    assert page.pictures[0].marks == (Mark(MarkKind.PICTURE, colour),)


def test_a_damaged_picture_harms_nothing() -> None:
    sheet = table(Sheet(pictures=[stream(b"??", SIZE + b"/ColorSpace/DeviceRGB/Filter/FlateDecode")]))
    sheet.content.append("q 16 0 0 16 190 380 cm /I0 Do Q")
    assert status_marks(sheet) == []


def test_the_text_alternative_of_a_tagged_picture_is_a_mark() -> None:
    tags = b"/StructTreeRoot<</ParentTree<</Nums[0[3 0 R]]>>>>"
    sheet = table(Sheet(entries=b"/StructParents 0", pictures=[PICTURES["rgb"]]))
    sheet.content.append("/Figure <</MCID 0>> BDC q 16 0 0 16 190 380 cm /I0 Do Q EMC")
    (page,) = pages_in(pdf_of(sheet, catalog=tags, more=[b"<</S/Figure/Alt(Red square)>>"]))
    assert Mark(MarkKind.ALT, "Red square") in page.pictures[0].marks


def test_a_bullet_that_is_drawn_is_a_bullet() -> None:
    sheet = table().text(444, 125, "Open it.")
    sheet.content.append("0 g 437.3 378 m 437.3 379.7 434.7 379.7 434.7 378 c 434.7 376.3 437.3 376.3 437.3 378 c f")
    (row,) = rows_in(sheet)
    assert [(each.marker, each.text) for each in row.cells[3].paragraphs] == [("", "Train lifeguards."), ("-", "Open it.")]


# --- what is refused ------------------------------------------------------------------------------------------------


def scan() -> Sheet:
    sheet = Sheet(pictures=[PICTURES["jpeg"]])
    sheet.content.append("q 800 0 0 500 0 0 cm /I0 Do Q")
    return sheet


def test_a_scan_is_refused_and_a_scanned_page_among_others_told() -> None:
    assert "it is a scan, a picture of pages without text; run text recognition" in refusal(
        pdf_of(scan(), scan().text(9, 9, "3"))
    )
    problems = take_apart(report(table(), table(), scan())).problems
    assert [(problem.place, problem.file) for problem in problems] == [("page 3", "report.pdf")]


def test_a_password_is_asked_to_be_taken_away() -> None:
    assert "it has a password" in refusal((SAMPLES / "password.pdf").read_bytes())


def test_what_is_cut_off_or_damaged_or_empty_is_refused() -> None:
    whole = pdf_of(table())
    assert "its end is missing" in refusal(whole[: len(whole) // 2])
    assert "it is damaged" in refusal(b"%PDF-1.7\nstartxref\n7\n%%EOF")
    assert "hold no text" in refusal(pdf_of(Sheet()))
    assert "no page can be found" in refusal(file_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]))
    assert "it is damaged" in refusal(pdf_of(Sheet(entries=b"/MediaBox[0 0 0 (x)]")))


def test_a_page_whose_content_is_lost_is_not_passed_over() -> None:
    whole = pdf_of(table(), table())
    place = whole.rindex(b"stream\n", 0, whole.rindex(b"endstream")) + len(b"stream\n")
    assert "its page 2 is damaged" in refusal(whole[:place] + b"\0\0\0\0" + whole[place + 4 :])


def test_letters_without_meaning_are_refused() -> None:
    sheet = Sheet()
    sheet.content.append("BT /F9 9 Tf 1 0 0 1 40 400 Tm <" + "0102" * 40 + "> Tj ET")
    inner = b"[<</Type/Font/Subtype/CIDFontType2/BaseFont/X>>]"
    font = b"/F9<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts%s>>" % inner
    data = pdf_of(sheet).replace(b"<</Font<<", b"<</Font<<" + font)
    assert "it does not say which letters its signs are" in refusal(data)


def test_more_pages_than_any_report_has_are_refused() -> None:
    kids = b" ".join(b"3 0 R" if number == 0 else b"%d 0 R" % (number + 3) for number in range(1001))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 1001>>" % kids, *[page] * 1001]
    assert "it has more than 1,000 pages" in refusal(file_of(objects))


def test_what_unpacks_to_gigabytes_is_refused() -> None:
    packer = compressobj()
    first, other = (packer.compress(b" " * 1_000_000) + packer.flush(Z_FULL_FLUSH) for _ in range(2))
    sheet = stream(compress(first + other * 2000), b"/Filter[/FlateDecode/FlateDecode]")
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    data = file_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, sheet])
    assert told_refusal(data) == "report.pdf cannot be read: it unpacks to far more than a report holds."


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "_PATIENCE", 0.0)
    assert "takes too long" in told_refusal(pdf_of(table()))


def test_a_report_without_a_table_of_activities_is_none() -> None:
    with pytest.raises(NotAReport):
        read(report(Sheet().text(40, 40, "The minutes of the meeting of the council in May.")), Hints(quarter=Quarter(2022, 2)))


def test_without_its_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(MissingExtra, match=r"ka-tui\[pdf\]"):
        take_apart(report(table()))
