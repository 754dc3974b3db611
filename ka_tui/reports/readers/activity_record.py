"""An activity while its rows are read: its first row, and the rows on later pages that continue it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ka_tui.domain.text import clean_line
from ka_tui.reports.conservation import Printed
from ka_tui.reports.readers.cell_content import CellContent
from ka_tui.reports.readers.cell_items import Piece, narrative_of
from ka_tui.reports.readers.document_parts import Mark
from ka_tui.reports.readers.markup import plain
from ka_tui.reports.readers.page_seams import GrowingText
from ka_tui.reports.reading import Noise, Seam

LINE_FIELDS = ("title", "team", "portfolio", "reason")
NARRATIVE_FIELDS = ("progress", "next_steps")
APART_FIELDS = ("quarter", "theme", "priority_number")
"""What a table can state in columns of its own and an activity does not print again."""
_SHOWN_WORDS = 6
_SHOWN_LENGTH = 200
_NO_FLIPS: frozenset[int] = frozenset()


def line_of(cell: str) -> str:
    """A cell that holds one line: a name, without the semicolon that separates it from no other."""
    return clean_line(plain(cell)).strip("*").rstrip("; ").strip()


def title_of(cell: str) -> str:
    """A cell that holds a title."""
    return clean_line(plain(cell)).strip("* ")


@dataclass(slots=True)
class ActivityRecord:
    """One activity as far as it has been read; ``put_aside`` says why all its rows are noise, where they are.

    ``heading`` is the position of its heading among the report's, None before the first; ``offset`` how many cells of
    its rows stand before the first named column.
    """

    code: str
    printed: str
    place: str
    heading: int | None
    offset: int = 0
    put_aside: str = ""
    lines: dict[str, GrowingText] = field(default_factory=lambda: {name: GrowingText() for name in LINE_FIELDS})
    status: str = ""
    marks: tuple[Mark, ...] = ()
    apart: dict[str, str] = field(default_factory=dict)
    narratives: dict[str, GrowingText] = field(default_factory=lambda: {name: GrowingText() for name in NARRATIVE_FIELDS})

    def take(
        self, cells: Mapping[str, CellContent], place: str, first_seam: int = 1, flipped: frozenset[int] = _NO_FLIPS
    ) -> tuple[list[Seam], list[Noise]]:
        """Add the cells of a row; gives the seams where a text goes on, and the words that only repeat the row above.

        ``first_seam`` is the number of the first such seam in the document; those in ``flipped`` are judged the other way.
        """
        seams: list[Seam] = []
        noise: list[Noise] = []
        for name, cell in cells.items():
            if name == "status":
                noise += self._status(cell, place)
            elif not cell.markup:
                continue
            elif name in NARRATIVE_FIELDS:
                seams += self._narrative(name, cell, place, flipped=first_seam + len(seams) in flipped)
            elif name in APART_FIELDS:
                noise.append(Noise(place, line_of(cell.markup), f"the {name.replace('_', ' ')}, in a column of its own"))
                self.apart.setdefault(name, line_of(cell.markup))
            elif name in LINE_FIELDS:
                more = title_of(cell.markup) if name == "title" else line_of(cell.markup)
                if more and self.lines[name] and more == self.lines[name].end:
                    noise.append(Noise(place, more, f"the {name}, printed again"))
                elif more:
                    seams += self._line(name, more, place)
        return seams, noise

    def take_title(self, title: str) -> None:
        """Take what stands behind the code in the code's own cell."""
        if title.strip("* "):
            self.lines["title"].add([Piece(title.strip("* "))])

    def printed_forms(self, *, states: bool) -> Printed:
        """The source's spellings; that of the status only where it states something."""
        return Printed(self.printed, self.status if states else "")

    def narrative(self, name: str) -> str:
        """Progress or next steps as read so far."""
        return narrative_of(self.narratives[name].pieces())

    def line(self, name: str) -> str:
        """Title, team or portfolio as read so far."""
        return " ".join(piece.text for piece in self.lines[name].pieces())

    def _narrative(self, name: str, cell: CellContent, place: str, *, flipped: bool) -> list[Seam]:
        text, after = self.narratives[name], cell.pieces
        before = text.end
        one = text.add(after, flipped=flipped)
        return [_seam(place, self.code, name, before, after[0], one)] if before and after else []

    def _line(self, name: str, more: str, place: str) -> list[Seam]:
        text, after = self.lines[name], Piece(more)
        before = text.end
        text.add([after], always_one=True)
        return [_seam(place, self.code, name, before, after, True)] if before else []

    def _status(self, cell: CellContent, place: str) -> list[Noise]:
        status = clean_line(plain(cell.markup)).strip("*")
        if not self.status and not self.marks:
            self.status, self.marks = status, cell.marks
            return []
        if not status:
            return []
        why = "the status, printed again" if status == self.status else "another status in a continuation, which states none"
        return [Noise(place, status, why)]


def _seam(place: str, code: str, name: str, before: str, after: Piece, one: bool) -> Seam:
    last = " ".join(before[-_SHOWN_LENGTH:].split()[-_SHOWN_WORDS:])
    first = " ".join(f"{after.typed}{after.text[:_SHOWN_LENGTH]}".split()[:_SHOWN_WORDS])
    return Seam(place, code, name, last, first, one)
