"""Small PDFs made by hand, stroke by stroke, as any program may set them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from zlib import compress

from ka_tui.reports.readers.document_parts import Cell, Part, Row
from ka_tui.reports.readers.pdf.document import opened, page_content, pages_of
from ka_tui.reports.readers.pdf.layout import parts_of
from ka_tui.reports.readers.pdf.page import Page

WIDTH, HEIGHT = 800, 500
WALLS = (40, 180, 250, 430, 600, 690, 770)
HEADER = ("Activities", "Status", "Progress", "Next Steps", "Team", "Portfolio")
_FONTS = b"".join(
    b"/%s<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % font
    for font in ((b"F1", b"Helvetica"), (b"F2", b"Helvetica-Bold"), (b"F3", b"Courier"))
)


class Sheet:
    """A page that is drawn on, measured in points from its left and its top."""

    def __init__(self, *, entries: bytes = b"", pictures: Sequence[bytes] = ()) -> None:
        self.content: list[str] = []
        self.entries, self.pictures = entries, pictures

    def text(
        self, x: float, base: float, text: str, size: float = 9, *, bold: bool = False, ink: str = "0 0 0", font: str = ""
    ) -> Sheet:
        """A text on one line; ``ink`` is red, green and blue from 0 to 1."""
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        font = font or ("F2" if bold else "F1")
        self.content.append(f"{ink} rg BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - base} Tm ({escaped}) Tj ET")
        return self

    def lines(self, x: float, base: float, texts: Iterable[str], *, bold: bool = False) -> Sheet:
        """Texts below each other."""
        for number, text in enumerate(texts):
            self.text(x, base + 11 * number, text, bold=bold)
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """A stroke."""
        self.content.append(f"0 0 0 RG 0.5 w {x0} {HEIGHT - top} m {x1} {HEIGHT - bottom} l S")
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, ink: str) -> Sheet:
        """A filled rectangle."""
        self.content.append(f"{ink} rg {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f")
        return self

    def wrapped(self, x: float, base: float, text: str, *, ends: str = " ", last: str = "") -> Sheet:
        """A paragraph of lines as full as they can be, of letters of one width; ``ends`` stands at the end of each line."""
        found = wrap(text, 30)
        for number, line in enumerate(found):
            end = ends if number < len(found) - 1 else last
            self.text(x, base + 11 * number, line + end, font="F3")
        return self

    def row(self, base: float, cells: Sequence[str], *, bold: bool = False) -> Sheet:
        """A row of texts in the columns; a line break begins a new line of a cell."""
        for left, text in zip(WALLS, cells, strict=False):
            self.lines(left + 4, base, text.split("\n"), bold=bold)
        return self

    def ruled(self, edges: Sequence[float], *, open_below: bool = False, open_above: bool = False) -> Sheet:
        """The walls of a table whose rows lie between these edges."""
        for wall in WALLS:
            self.rule(wall, edges[0], wall, edges[-1])
        for edge in edges[1 if open_above else 0 : len(edges) - 1 if open_below else len(edges)]:
            self.rule(WALLS[0], edge, WALLS[-1], edge)
        return self


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream of a PDF."""
    return b"<<%s/Length %d>>stream\n" % (entries, len(data)) + data + b"\nendstream"


def file_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first of which is its catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def pdf_of(*sheets: Sheet, catalog: bytes = b"", more: Sequence[bytes] = ()) -> bytes:
    """A PDF of these sheets; ``more`` objects are numbered from 3 on, before those of the pages."""
    objects: list[bytes] = [b"", b"", *more]
    kids = []
    for sheet in sheets:
        names = b""
        for number, picture in enumerate(sheet.pictures):
            objects.append(picture)
            names += b"/I%d %d 0 R" % (number, len(objects))
        objects.append(stream(compress("\n".join(sheet.content).encode("cp1252")), b"/Filter/FlateDecode"))
        resources = b"<</Font<<%s>>/XObject<<%s>>>>" % (_FONTS, names)
        box = b"" if b"MediaBox" in sheet.entries else b"/MediaBox[0 0 %d %d]" % (WIDTH, HEIGHT)
        page = b"<</Type/Page/Parent 2 0 R%s%s/Contents %d 0 R/Resources %s>>" % (box, sheet.entries, len(objects), resources)
        objects.append(page)
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    return file_of(objects)


def pages_in(data: bytes) -> list[Page]:
    """What stands on the pages of a PDF."""
    return [page_content(source) for source in pages_of(opened(data))]


def parts_in(*sheets: Sheet) -> tuple[Part, ...]:
    """Sheets taken apart, in this process."""
    return parts_of(pages_in(pdf_of(*sheets)))


def rows_in(*sheets: Sheet) -> list[Row]:
    """Their rows but for the headers."""
    return [part for part in parts_in(*sheets) if isinstance(part, Row) and part.cells[0].text != HEADER[0]]


def texts(row: Row) -> list[str]:
    """The words of a row's cells."""
    return [cell.text for cell in row.cells]


def items(cell: Cell) -> list[tuple[str, str]]:
    """The marker and text of each paragraph of a cell."""
    return [(paragraph.marker, paragraph.text) for paragraph in cell.paragraphs]
