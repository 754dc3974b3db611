"""Small Word documents and OpenDocument texts made by hand, and pictures of one colour."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image, ImageDraw

from ka_tui.reports.readers.document_parts import LaidOut, Row, Text
from ka_tui.reports.readers.opendocument import reader as opendocument_text
from ka_tui.reports.readers.word import reader as word
from ka_tui.reports.reading import Source

_ML = "http://schemas.openxmlformats.org"
_WORD_NAMES = {
    "w": f"{_ML}/wordprocessingml/2006/main",
    "r": f"{_ML}/officeDocument/2006/relationships",
    "a": f"{_ML}/drawingml/2006/main",
    "wp": f"{_ML}/drawingml/2006/wordprocessingDrawing",
    "mc": f"{_ML}/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMES = {
    "office": f"{_ODF}:office:1.0",
    "text": f"{_ODF}:text:1.0",
    "table": f"{_ODF}:table:1.0",
    "style": f"{_ODF}:style:1.0",
    "draw": f"{_ODF}:drawing:1.0",
    "meta": f"{_ODF}:meta:1.0",
    "fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "svg": f"{_ODF}:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
WORD_NS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _WORD_NAMES.items())
ODF_NS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _ODF_NAMES.items() if prefix != "xml")
WORD_TYPES = {"[Content_Types].xml": "<Types/>"}


def package(parts: Mapping[str, str | bytes], name: str = "report.docx") -> Source:
    """A zip of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped:
        for part, content in parts.items():
            zipped.writestr(part, content)
    return Source(name, out.getvalue())


def word_source(body: str, parts: Mapping[str, str | bytes] | None = None, related: Mapping[str, str] | None = None) -> Source:
    """A Word document with this body; ``related`` has the targets of its relations by kind, and is their id as well."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_WORD_NAMES["r"]}/{kind.rstrip("0123456789")}" Target="{target}"/>'
        for kind, target in (related or {}).items()
    )
    document = f"<w:document {WORD_NS}><w:body>{body}</w:body></w:document>"
    rels = f"<Relationships>{relations}</Relationships>"
    return package({**WORD_TYPES, "word/document.xml": document, "word/_rels/document.xml.rels": rels, **(parts or {})})


def in_word(body: str, parts: Mapping[str, str | bytes] | None = None, related: Mapping[str, str] | None = None) -> LaidOut:
    """Such a document taken apart."""
    return word.take_apart(word_source(body, parts, related))


def odt_source(body: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> Source:
    """An OpenDocument text with this body and these automatic styles."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    root = f"<office:document-content {ODF_NS}>{automatic}{content}</office:document-content>"
    media_type = "application/vnd.oasis.opendocument.text"
    return package({"mimetype": media_type, "content.xml": root, **(parts or {})}, "report.odt")


def in_odt(body: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> LaidOut:
    """Such a text taken apart."""
    return opendocument_text.take_apart(odt_source(body, styles, parts))


def texts(laid_out: LaidOut) -> list[str]:
    """The texts outside of tables."""
    return [part.text for part in laid_out.parts if isinstance(part, Text)]


def rows(laid_out: LaidOut) -> list[Row]:
    """The rows of all tables."""
    return [part for part in laid_out.parts if isinstance(part, Row)]


def p(content: str = "", properties: str = "") -> str:
    """A paragraph of Word; a content that is no markup is one run of text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') or not content else r(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tbl(*rows_of_cells: list[str], properties: str = "") -> str:
    """A table of Word of rows of cells."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(tr(cells) for cells in rows_of_cells)}</w:tbl>"


def tr(cells: list[str], properties: str = "") -> str:
    """A row of a table; each cell is its text, or a whole ``w:tc``."""
    made = (cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tc(content: str = "", properties: str = "") -> str:
    """A cell of Word."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def dot(colour: str | tuple[int, int, int], kind: str = "PNG", size: int = 40) -> bytes:
    """A picture of a dot of one colour with a dark rim, on white, transparent where the format can be."""
    picture = Image.new("RGBA" if kind == "PNG" else "RGB", (size, size), "#ffffff00" if kind == "PNG" else "white")
    ImageDraw.Draw(picture).ellipse((3, 3, size - 4, size - 4), fill=colour, outline="#404040")
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()
