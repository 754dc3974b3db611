r"""What a text says that another did not, and the other way round: word by word, and line by line where lines come and go.

Lines are paired first, the same ones and then the most alike, and only the words of a pair are compared: so an item of a
list stays an item. Where so much differs that comparing would take long, it counts as replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ka_tui.domain.matching import Match, matches

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\S+\s*|\s+")
_NAME = re.compile(r"\w+")
_MOST_LINES, _MOST_WORDS = 3_000, 2_000
"""How many pairs without a sure match among them are looked at; more count as replaced."""
_ALIKE = 0.4
"""From which share of letters in common words on two lines are taken for two versions of one."""
_CHANCE = 3
"""So many words may be the same by chance."""
_TINY = 4
"""Letters and blanks of what is always passed over between two changes, as the ``of`` of two fractions."""


class Difference(StrEnum):
    """Whether a piece stands in both texts, only in the later or only in the earlier."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Piece(NamedTuple):
    """Some words with the blanks and line ends behind them."""

    kind: Difference
    text: str


@lru_cache(maxsize=256)
def word_differences(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order, what was removed ahead of what came in its place.

    Without the removed ones they are ``after``, without the added ones ``before``, to the letter.
    """
    return tuple(_joined(piece for old, new in _paired_lines(before, after) for piece in _compared(old, new)))


def excerpted(pieces: Iterable[Piece], around: int = 4, longest: int = 40) -> tuple[Piece, ...]:
    """Only what changed, with some words around it: an ellipsis stands for the rest, and for what is longer than ``longest``."""
    kept = tuple(pieces)
    last = len(kept) - 1
    return tuple(
        Piece(piece.kind, _shortened(piece.text, around * (place > 0), around * (place < last)))
        if piece.kind is Difference.SAME
        else Piece(piece.kind, _shortened(piece.text, longest, 0))
        for place, piece in enumerate(kept)
    )


def _shortened(text: str, first: int, last: int) -> str:
    words = _WORD.findall(text)
    if len(words) <= first + last + 1:
        return text
    return f"{''.join(words[:first])}… {''.join(words[len(words) - last :])}"


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of one kind in a row as one, and none without text."""
    kind, texts = Difference.SAME, list[str]()
    for piece in pieces:
        if piece.text and piece.kind is not kind:
            if texts:
                yield Piece(kind, "".join(texts))
            kind, texts = piece.kind, []
        if piece.text:
            texts.append(piece.text)
    if texts:
        yield Piece(kind, "".join(texts))


# Lines


def _paired_lines(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The lines of both texts, each with the one that it became or was; an empty text for one that there is not."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    first, second = 0, 0
    for i, j in matches([line.rstrip("\n") for line in old], [line.rstrip("\n") for line in new], _alike):
        yield from _unpaired(old[first:i], new[second:j])
        yield old[i], new[j]
        first, second = i + 1, j + 1
    yield from _unpaired(old[first:], new[second:])


def _unpaired(old: Iterable[str], new: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from ((line, "") for line in old)
    yield from (("", line) for line in new)


def _alike(old: Sequence[str], new: Sequence[str]) -> Iterable[Match]:
    """The lines to pair so that, in their order, as much as can be is the same in both of each pair."""
    if len(old) * len(new) > _MOST_LINES:
        return ()
    wordings = [_wording(line) for line in new]
    alike = [[_likeness(one, other) for other in wordings] for one in map(_wording, old)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    return _followed(best)


def _followed(best: list[list[float]]) -> Iterator[Match]:
    """The pairs on the way that is worth most."""
    i = j = 0
    while best[i][j]:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


class _Wording(NamedTuple):
    """The words of a line, each once, and how many letters these have together."""

    words: frozenset[str]
    letters: int


def _wording(line: str) -> _Wording:
    words = frozenset(_NAME.findall(line.casefold()))
    return _Wording(words, sum(map(len, words)))


def _likeness(one: _Wording, other: _Wording) -> float:
    """How many letters of two lines are in words of both, 0 for lines too different to be versions of one."""
    if not one.letters and not other.letters:
        return 0.5  # two blank lines: paired wherever nothing is lost by it
    common = sum(map(len, one.words & other.words))
    return common if 2 * common >= _ALIKE * (one.letters + other.letters) else 0.0


# Words


def _compared(old: str, new: str) -> Iterator[Piece]:
    """The pieces of two versions of a line; of a line alone where the other is empty."""
    if old == new:
        yield Piece(Difference.SAME, old)
    elif not old or not new:
        yield from (Piece(Difference.REMOVED, old), Piece(Difference.ADDED, new))
    else:
        yield from _compared_words(_WORD.findall(old.rstrip("\n")), _WORD.findall(new.rstrip("\n")))
        yield from _compared_blanks("\n" * old.endswith("\n"), "\n" * new.endswith("\n"))


def _compared_words(old: list[str], new: list[str]) -> Iterator[Piece]:
    first, second = 0, 0
    words = [word.rstrip() for word in old], [word.rstrip() for word in new]
    for i, j in _readable(list(matches(*words, _few)), *words):
        yield from (Piece(Difference.REMOVED, "".join(old[first:i])), Piece(Difference.ADDED, "".join(new[second:j])))
        same = len(words[0][i])
        yield Piece(Difference.SAME, old[i][:same])
        yield from _compared_blanks(old[i][same:], new[j][same:])
        first, second = i + 1, j + 1
    yield from (Piece(Difference.REMOVED, "".join(old[first:])), Piece(Difference.ADDED, "".join(new[second:])))


def _compared_blanks(old: str, new: str) -> Iterator[Piece]:
    if old == new:
        yield Piece(Difference.SAME, old)
    else:
        yield from (Piece(Difference.REMOVED, old), Piece(Difference.ADDED, new))


def _readable(found: list[Match], old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
    """The matches without the few words that are the same by chance between two longer changes: they would shred both."""
    lengths = [[0, *accumulate(len(word) + 1 for word in side)] for side in (old, new)]

    def size(start: Match, end: Match) -> int:
        """How long the longer side of a change is, in letters and blanks."""
        return max(side[end[n]] - side[start[n]] for n, side in enumerate(lengths))

    reached = (0, 0)
    runs = _runs(found)
    for number, run in enumerate(runs, 1):
        ends = (run[-1][0] + 1, run[-1][1] + 1)
        after = runs[number][0] if number < len(runs) else (len(old), len(new))
        changed = min(size(reached, run[0]), size(ends, after))
        if not changed or len(run) > _CHANCE or size(run[0], ends) > max(changed, _TINY):
            yield from run
            reached = ends


def _runs(found: Iterable[Match]) -> list[list[Match]]:
    """The matches in rows that nothing interrupts."""
    runs: list[list[Match]] = []
    for i, j in found:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


def _few(old: Sequence[str], new: Sequence[str]) -> Iterable[Match]:
    """The matches between two rows of words without a sure one, where these are few."""
    if len(old) * len(new) > _MOST_WORDS:
        return
    for i, j, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield from ((i + n, j + n) for n in range(size))
