"""A quarter as a Word document: the paper in real headings, lists and tables, in named styles that a council can restyle."""

from __future__ import annotations

from ka_tui.reports.document import ReportDocument
from ka_tui.reports.extras import extra


def write(document: ReportDocument) -> bytes:
    """The document as .docx, in the council's template where one was chosen.

    Raises MissingExtra without python-docx, DocumentUnreadable and DocumentDamaged for a template or logo that cannot be used.
    """
    with extra("word", "Word documents"):
        from ka_tui.reports.writers.word.report import report_bytes
    return report_bytes(document)
