"""What the tests of Word documents share: a quarter compared with the one before, and templates, pictures and parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.table import Table
from PIL import Image

from ka_tui.reports.document import ReportDocument
from ka_tui.reports.writers.word.writer import write
from tests.reports.report_samples import SAMPLE

COMPARED = SAMPLE._replace(
    as_at=date(2022, 10, 14), before={activity.code: activity._replace(status="amber") for activity in SAMPLE.activities}
)


def opened(document: ReportDocument = COMPARED) -> Document:
    """The document as python-docx opens what is written."""
    return docx.Document(BytesIO(write(document)))


def sections(document: Document) -> list[Table]:
    """The tables of activities."""
    return [table for table in document.tables if table.rows[0].cells[0].text == "Activity"]


def part(data: bytes, name: str) -> str:
    """The text of one part of a package."""
    return ZipFile(BytesIO(data)).read(name).decode()


def picture(size: tuple[int, int] = (40, 20), kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    made = BytesIO()
    Image.new("RGB", size, "#336699").save(made, kind)
    return made.getvalue()


def template(fill: Callable[[Document], object]) -> bytes:
    """A Word document as a council has one."""
    document = docx.Document()
    fill(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()
