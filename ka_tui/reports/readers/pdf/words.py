"""The words of a page, put together from its letters.

A PDF sets letters, not words: blanks may be missing, letters doubled to look bold, and words of neighbouring cells set in
one go. Letters are joined in the order in which they were set, since that keeps overlapping texts apart, and the runs
that touch are joined afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ka_tui.reports.readers.pdf.page import Box, Rule, Word

_FIXED_BLANKS = "\u00a0\u202f\u2007"
"""Blanks at which no line is broken; they stay inside a word, so that what moved to the next line moved as one."""
_NOTHING = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft", "\ufb06": "st"}
_UNKNOWN = re.compile(r"\(cid:\d+\)")
UNKNOWN_LETTER = "\ufffd"
"""A letter of which the PDF does not say what it is."""

_GAP, _GAP_WITHOUT_BLANKS = 0.25, 0.16
"""How wide a gap between letters is a blank, as a share of the font's size; most programs set blanks themselves as well."""
_BACK = 0.3
"""How far a letter may stand back over the one before, as kerning sets it."""
_TOUCHING = 0.12
_KERNING = 0.06
_SAME_PLACE = 0.12
_SAME_BASE = 0.12
_FEW_BLANKS = 0.05


class Letter(NamedTuple):
    """A letter: ``along`` and ``until`` are where it begins and ends in its direction of reading, ``base`` across that."""

    text: str
    box: Box
    along: float
    until: float
    base: float
    size: float
    bold: bool
    ink: str
    turn: int


@dataclass
class _Run:
    letters: list[Letter] = field(default_factory=list)
    spaced: bool = False

    @property
    def first(self) -> Letter:
        return self.letters[0]

    @property
    def last(self) -> Letter:
        return self.letters[-1]


def words_of(letters: Sequence[Letter], walls: Iterable[Rule] = ()) -> list[Word]:
    """The words that letters make, in the order of setting; ``walls`` are the rules that go down, and part what they part."""
    blanks = sum(letter.text.isspace() for letter in letters)
    beside = _Beside(_GAP if blanks > _FEW_BLANKS * len(letters) else _GAP_WITHOUT_BLANKS, tuple(walls))
    return [word for word in map(_word, _joined(_runs(letters, beside), beside)) if word.text]


def letter_text(text: str) -> str:
    """What a letter reads as: ligatures as letters, what cannot be seen as nothing, what is unknown as one sign."""
    text = _NOTHING.sub("", _UNKNOWN.sub(UNKNOWN_LETTER, text))
    return "".join(_LIGATURES.get(character, character) for character in text)


@dataclass(frozen=True)
class _Beside:
    """Whether a letter stands right after another in one line: no farther than ``gap``, with none of the walls between."""

    gap: float
    walls: tuple[Rule, ...]

    def __call__(self, before: Letter, after: Letter, *, farther: float = 1.0) -> bool:
        size = min(before.size, after.size)
        distance = (after.along - before.until) / max(size, 0.1)
        return (
            before.turn == after.turn
            and abs(before.base - after.base) <= _SAME_BASE * size
            and -_BACK <= distance <= self.gap * farther
            and after.along > before.along - _BACK * size / 2
            and not (self._is_new(before, after, distance) and self._is_wall_between(before, after))
        )

    @staticmethod
    def _is_new(before: Letter, after: Letter, distance: float) -> bool:
        """Whether a letter may begin a word that was set apart from the one before."""
        return before.turn == 0 and (abs(distance) > _KERNING or (before.text.islower() and after.text.isupper()))

    def _is_wall_between(self, before: Letter, after: Letter) -> bool:
        """Whether a wall stands between the beginnings of two letters: a long word may run over one, set in one go."""
        return any(
            before.along < wall.at <= after.along + _KERNING * after.size and wall.start <= after.base <= wall.end
            for wall in self.walls
        )


def _runs(letters: Iterable[Letter], beside: _Beside) -> list[_Run]:
    runs: list[_Run] = []
    run = _Run()
    for letter in letters:
        if letter.text.isspace() and letter.text not in _FIXED_BLANKS:
            if run.letters and beside(run.last, letter, farther=4):
                run.spaced = True
            run = _Run()
            continue
        if run.letters and _is_again(run.letters, letter):
            continue
        if not run.letters or not beside(run.last, letter):
            run = _Run()
            runs.append(run)
        run.letters.append(letter)
    return runs


def _is_again(letters: Sequence[Letter], letter: Letter) -> bool:
    """Whether a letter was set a second time in nearly the same place, to look bold."""
    return any(
        before.text == letter.text
        and abs(before.along - letter.along) <= _SAME_PLACE * letter.size
        and abs(before.base - letter.base) <= _SAME_BASE * letter.size
        for before in letters[-2:]
    )


def _joined(runs: Sequence[_Run], beside: _Beside) -> list[_Run]:
    """The runs with those made one that were set apart though they touch, and those dropped that were set twice."""
    order = sorted(range(len(runs)), key=lambda at: (runs[at].first.turn, round(runs[at].first.base), runs[at].first.along))
    gone: set[int] = set()
    before: int | None = None
    for at in order:
        if before is not None:
            if _is_copy(runs[before], runs[at]):
                gone.add(at)
                continue
            if not runs[before].spaced and _touch(runs[before], runs[at], beside):
                runs[before].letters.extend(runs[at].letters)
                runs[before].spaced = runs[at].spaced
                gone.add(at)
                continue
        before = at
    return [run for at, run in enumerate(runs) if at not in gone]


def _is_copy(one: _Run, other: _Run) -> bool:
    return len(one.letters) == len(other.letters) and all(
        _is_again((before,), after) for before, after in zip(one.letters, other.letters, strict=True)
    )


def _touch(before: _Run, after: _Run, beside: _Beside) -> bool:
    distance = after.first.along - before.last.until
    return abs(distance) <= _TOUCHING * after.first.size and beside(before.last, after.first)


def _word(run: _Run) -> Word:
    box = run.first.box
    for letter in run.letters[1:]:
        box = box.around(letter.box)
    first = run.first
    text = "".join(letter.text for letter in run.letters)
    bold = sum(letter.bold for letter in run.letters) * 2 > len(run.letters)
    return Word(text, box, first.base, first.size, bold, first.ink, first.turn, run.spaced)
