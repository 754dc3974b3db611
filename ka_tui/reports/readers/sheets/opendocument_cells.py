"""What a cell of an OpenDocument sheet shows: its words with the colours of their runs, or its value where it has no words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.sheets.number_formats import plain_number, shown_day
from ka_tui.reports.readers.sheets.opendocument_styles import TABLE, SheetStyles
from ka_tui.reports.readers.sheets.runs import Run, Runs, plain_runs

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
"""The namespace of text."""
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SPACES = re.compile(r"[ \t\r\n]+")
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:[0-9]{3}")
_MOST_SPACES = 100


class ShownCell(NamedTuple):
    """The words that a cell shows, or that it shows an error."""

    runs: Runs = ()
    error: bool = False


def shown_cell(cell: Element, styles: SheetStyles) -> ShownCell:
    """What a cell shows; comments on it and what is drawn over it are not its words."""
    paragraphs = list(cell.iterfind(f"{TEXT}p"))
    runs = tuple(_lines(paragraphs, styles)) if paragraphs else plain_runs(_value(cell))
    calculated = cell.get(f"{TABLE}formula") is not None
    if cell.get(f"{_CALC}value-type") == "error" or (calculated and _ERROR.fullmatch("".join(run.text for run in runs))):
        return ShownCell(error=True)
    return ShownCell(runs)


def _value(cell: Element) -> str:
    """The value of a cell whose program saved no words for it."""
    number, day = cell.get(f"{_OFFICE}value"), cell.get(f"{_OFFICE}date-value")
    try:
        if number is not None:
            return plain_number(float(number))
        if day is not None:
            return shown_day(datetime.fromisoformat(day).replace(tzinfo=None))
    except ValueError:
        return number or day or ""
    truth = (cell.get(f"{_OFFICE}boolean-value") or "").upper()
    return truth or cell.get(f"{_OFFICE}string-value") or ""


def _lines(paragraphs: Iterable[Element], styles: SheetStyles) -> Iterator[Run]:
    """The words of paragraphs, a line each; white space that a paragraph begins with is the file's and not a person's."""
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield Run("\n")
        first, *others = _runs(paragraph, Run(""), styles)
        yield first._replace(text=first.text.lstrip())
        yield from others


def _runs(element: Element, look: Run, styles: SheetStyles) -> Iterator[Run]:
    """The words of a paragraph, or of a part of one that looks as ``look`` does."""
    yield look._replace(text=_SPACES.sub(" ", element.text or ""))
    for child in element:
        if child.tag == f"{TEXT}s":
            yield look._replace(text=" " * _spaces(child.get(f"{TEXT}c")))
        elif child.tag == f"{TEXT}tab":
            yield look._replace(text="\t")
        elif child.tag == f"{TEXT}line-break":
            yield look._replace(text="\n")
        elif child.tag == f"{TEXT}span":
            name = child.get(f"{TEXT}style-name")
            yield from _runs(child, Run("", styles.ink(name, "text") or look.ink, styles.font(name, "text") or look.font), styles)
        elif child.tag.startswith(TEXT) and child.tag not in (f"{TEXT}note", f"{TEXT}ruby-text"):
            yield from _runs(child, look, styles)
        yield look._replace(text=_SPACES.sub(" ", child.tail or ""))


def _spaces(count: str | None) -> int:
    return min(int(count), _MOST_SPACES) if count and len(count) <= len(str(_MOST_SPACES)) and count.isdecimal() else 1
