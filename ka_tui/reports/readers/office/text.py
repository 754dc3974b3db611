"""What Word documents and OpenDocument texts have in common: the look of letters, our own roles, tables inside cells, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ka_tui.domain.narrative import excerpt
from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.readers import document_parts as parts
from ka_tui.reports.readers.document_parts import Cell, Paragraph, Part, Text
from ka_tui.reports.reading import Problem

DEEPEST_LIST = 8
"""How many lists one list stands in at most."""
_DEEPEST = 20
_NOTE_LENGTH = 80
_HYPHENS = {ord("\u2011"): "-", ord("\u00ad"): None}
"""A hyphen at which no line breaks reads as any other; one that shows only at the end of a line is none."""
_OF_HEADINGS = frozenset({parts.PRIORITY, parts.THEME, parts.TEAM, parts.PORTFOLIO, parts.NOTHING})
_OF_STYLES = {
    "ka code": parts.CODE,
    "ka reason": parts.REASON,
    "ka movement": parts.MOVEMENT,
    "ka source": parts.STATUS_SOURCE,
    "ka theme": parts.THEME,
    "ka nothing": parts.NOTHING,
}


class Look(NamedTuple):
    """How letters look; None where nothing is said of it and what is behind decides."""

    bold: bool | None = None
    hidden: bool | None = None
    ink: str | None = None
    ground: str | None = None
    font: str | None = None

    def over(self, behind: Look) -> Look:
        """This look where it says something, and what is behind it elsewhere."""
        return self._replace(**{name: said for name, said in behind._asdict().items() if getattr(self, name) is None})


def role_of_bookmark(name: str) -> str:
    """The role that a bookmark of ours, ``ka_priority_3``, gives to a heading; empty for any other bookmark."""
    begin, _, role = name.rpartition("_")[0].partition("_")
    return role if begin == "ka" and role in _OF_HEADINGS else ""


def role_of_style(name: str) -> str:
    """The role that a paragraph style of ours, ``KA Reason``, gives; empty for any other style."""
    return _OF_STYLES.get(name.lower(), "")


def in_one_line(cells: tuple[Cell, ...]) -> tuple[Paragraph, ...]:
    """A row of a table inside a cell: the paragraphs of its one cell that has any, or all its words in one line."""
    filled = [cell.paragraphs for cell in cells if cell.paragraphs and not cell.repeated]
    if len(filled) < 2:
        return filled[0] if filled else ()
    return (Paragraph(" ".join(paragraph.text for paragraphs in filled for paragraph in paragraphs if paragraph.text)),)


def of_others(found: Iterable[Part]) -> Iterator[Part]:
    """Parts of a document that is not ours: without empty items, and a hyphen that only tells where a line may break is plain."""
    for part in found:
        if isinstance(part, Text):
            yield part._replace(text=part.text.translate(_HYPHENS))
        else:
            yield part._replace(cells=tuple(map(_cell_of_others, part.cells)))


def _cell_of_others(cell: Cell) -> Cell:
    lines = (paragraph._replace(text=paragraph.text.translate(_HYPHENS)) for paragraph in cell.paragraphs)
    return cell._replace(paragraphs=tuple(line for line in lines if line.text)) if cell.paragraphs else cell


def refuse_deep(file: str, nested: int) -> None:
    """Raise DocumentUnreadable for tables and text boxes in one another, deeper than anybody lays out a page."""
    if nested > _DEEPEST:
        raise DocumentUnreadable(file, f"its tables and text boxes stand more than {_DEEPEST} deep in one another")


def left_out_note(file: str, place: str, kind: str, text: str) -> Problem:
    """What to tell of a ``footnote`` or ``endnote``, which is no part of any activity's text."""
    what = f"{'An' if kind.startswith('e') else 'A'} {kind} was left out: '{excerpt(text, _NOTE_LENGTH)}'"
    return Problem(file, place, what, "Write it into the text if the report needs it.")
