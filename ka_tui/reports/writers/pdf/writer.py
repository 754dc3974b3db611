"""A quarter as PDF: a tagged, archivable paper (PDF/UA-1 and PDF/A-3a) that carries its own data as an attached JSON.

Typst sets it from ``report.typ``. The texts reach the template as JSON, so none of them is ever markup, and the typefaces
are those of ``fonts/`` and of typst itself, so the pages are the same on every machine.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import orjson

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import paper_of
from ka_tui.reports.writers import json_document
from ka_tui.reports.writers.pdf.printed import printed

with extra("pdf", "PDF documents"):
    import typst
    from PIL import Image

    from ka_tui.reports.writers.logo_picture import logo_picture

STANDARDS: tuple[typst.PDFStandard, ...] = ("ua-1", "a-3a")
"""What typst holds every export to; it refuses to write one that breaks a rule of theirs."""
_HERE = Path(__file__).parent
_LOGO_PIXELS = (960, 384)
"""As many as 60 by 24 mm show in print, and more."""


def write(document: ReportDocument) -> bytes:
    """The document as one PDF; raises DocumentUnreadable for a logo that is no picture. Importing it raises MissingExtra."""
    paper = printed(paper_of(document), document.as_at)
    if document.choices.logo:
        logo = logo_picture(document.choices.logo, "".join(paper["author"]), 1)
        paper |= {"logo": list(_as_png(logo.data)), "logo_alternative": logo.alternative}
    return _compiled(
        {
            "main.typ": (_HERE / "report.typ").read_bytes(),
            "paper.json": orjson.dumps(paper),
            paper["attached"]: json_document.write(document),
        }
    )


def _compiled(files: Any) -> bytes:
    """The PDF of files in memory, all of them text: typst takes them by name, though its annotations do not say so."""
    return typst.compile(files, font_paths=[_HERE / "fonts"], ignore_system_fonts=True, pdf_standards=list(STANDARDS))


def _as_png(picture: bytes) -> bytes:
    """A picture as an archivable PDF can hold it: eight bits a channel, red, green and blue, and no larger than it is shown."""
    try:
        with Image.open(BytesIO(picture)) as image:
            shown = image.convert("RGBA" if image.has_transparency_data else "RGB")
    except (OSError, SyntaxError, ValueError) as error:
        raise DocumentUnreadable("The logo", "it is no PNG or JPEG picture") from error
    shown.thumbnail(_LOGO_PIXELS)
    png = BytesIO()
    shown.save(png, "PNG")
    return png.getvalue()
