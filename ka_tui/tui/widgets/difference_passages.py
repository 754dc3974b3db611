"""The difference of two texts, as passages of a panel: both versions in one, the words told apart by their looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ka_tui.domain.differences import Difference, Piece
from ka_tui.tui.widgets.narrative_lines import Passage, Run
from ka_tui.tui.widgets.passages import laid_out

_LOOKS = {Difference.SAME: "base", Difference.ADDED: "added", Difference.REMOVED: "removed"}


@lru_cache(maxsize=256)
def difference_passages(pieces: tuple[Piece, ...]) -> tuple[Passage, ...]:
    """Both versions of a narrative in one, laid out as a narrative is; a line that was replaced whole stands ahead of the new."""
    return tuple(laid_out(_lines_of(pieces)))


def difference_runs(pieces: Iterable[Piece]) -> Iterator[Run]:
    """Pieces as runs, with no look on the blanks at their ends, and one blank at least between two that have looks."""
    touching = False
    for kind, text in pieces:
        words = text.strip()
        start = text.find(words)
        if touching and not start and kind is not Difference.SAME:
            yield Run(" ")
        parts = (Run(text[:start]), Run(words, _LOOKS[kind]), Run(text[start + len(words) :]))
        yield from (part for part in parts if part.text)
        touching = kind is not Difference.SAME and bool(words) and text.endswith(words)


def _lines_of(pieces: Iterable[Piece]) -> Iterator[list[Run]]:
    line: list[Piece] = []
    for kind, text in pieces:
        first, *more = text.split("\n")
        line.append(Piece(kind, first))
        for part in more:
            yield from _told_apart(line)
            line = [Piece(kind, part)]
    yield from _told_apart(line)


def _told_apart(line: Sequence[Piece]) -> Iterator[list[Run]]:
    """A line as one, or as two where nothing of the old is in the new."""
    if any(kind is Difference.SAME and text.strip() for kind, text in line):
        yield list(difference_runs(line))
        return
    sides = [[piece for piece in line if piece.kind is kind and piece.text] for kind in (Difference.REMOVED, Difference.ADDED)]
    yield from (list(difference_runs(side)) for side in sides if side) if any(sides) else iter(([],))
