"""What a cell holds: markup whose structure is worked out, or paragraphs and items that a laid-out document says itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ka_tui.reports.readers.cell_items import Piece, pieces_of
from ka_tui.reports.readers.document_parts import Mark


@dataclass(frozen=True)
class CellContent:
    """``markup`` is the text with its tags; ``stated`` its pieces where the document itself divides them; ``marks`` its signs."""

    markup: str
    stated: tuple[Piece, ...] | None = None
    marks: tuple[Mark, ...] = ()

    @cached_property
    def pieces(self) -> list[Piece]:
        """The paragraphs and items."""
        return pieces_of(self.markup) if self.stated is None else list(self.stated)


def joined(one: CellContent, other: CellContent) -> CellContent:
    """Two cells as one, as where a status has a cell for its sign and another for its word."""
    return CellContent(" ".join(filter(None, (one.markup, other.markup))), None, (*one.marks, *other.marks))
