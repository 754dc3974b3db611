"""What the tests of PDF documents share: a PDF as a screen reader hears it, by its tags, and as its pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page

from ka_tui.reports.document import ReportDocument
from ka_tui.reports.writers.pdf.writer import write
from tests.reports.report_samples import SAMPLE

COMPARED = SAMPLE._replace(
    as_at=date(2022, 10, 14), before={activity.code: activity._replace(status="amber") for activity in SAMPLE.activities}
)


def catalog(data: bytes) -> dict[str, Any]:
    """The root of a PDF."""
    return document(data).catalog


def document(data: bytes) -> PDFDocument:
    """The PDF as pdfminer opens it."""
    return PDFDocument(PDFParser(BytesIO(data)))


@cache
def pages(data: bytes) -> list[Page]:
    """Its pages."""
    return pdfplumber.open(BytesIO(data)).pages


@cache
def shown(data: bytes) -> str:
    """All that its pages show, in lines."""
    return "\n".join(page.extract_text() for page in pages(data))


@cache
def heard(data: bytes) -> list[str]:
    """What a screen reader finds, a line for each tag with its text or its text alternative, indented as it is nested."""
    return list(_lines(pdfplumber.open(BytesIO(data)).structure_tree, _texts(data), 0))


def tagged(data: bytes, *tags: str) -> list[str]:
    """The texts of all elements with one of these tags, in their order."""
    lines = (line.strip().partition(" ") for line in heard(data))
    return [text for tag, _, text in lines if tag in tags]


@cache
def compared() -> bytes:
    """The sample, compared with a quarter before."""
    return write(COMPARED)


def written(sample: ReportDocument = SAMPLE, **choices: Any) -> bytes:
    """A document with some choices."""
    return write(sample._replace(choices=sample.choices._replace(**choices)))


def value(holder: Any, *keys: str) -> Any:
    """What stands at the end of a path through the objects of a PDF."""
    for key in keys:
        holder = resolve1(resolve1(holder)[key])
    return holder


def _texts(data: bytes) -> dict[tuple[int, int], str]:
    """The texts by page and number of their mark; what has none is an artifact."""
    found: dict[tuple[int, int], str] = {}
    for page in pages(data):
        for char in page.chars:
            if char["mcid"] is not None:
                place = (page.page_number, char["mcid"])
                found[place] = found.get(place, "") + char["text"]
    return found


def _lines(elements: list[dict[str, Any]], texts: dict[tuple[int, int], str], depth: int) -> Iterator[str]:
    for element in elements:
        text = "".join(texts.get((element["page_number"], mark), "") for mark in element.get("mcids", ()))
        said = element.get("alt_text") or text
        yield f"{'  ' * depth}{element['type']} {said}".rstrip()
        yield from _lines(element.get("children", []), texts, depth + 1)
