"""What comes of reading a document: its activities, and everything that a person should be told about the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ka_tui.domain.activities import Activity
from ka_tui.domain.codes import KA, CodePattern
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it came: its file's name and its bytes."""

    name: str
    data: bytes


Progress = Callable[[int, int], None]
"""Told how much of a document has been read, and how much there is: 3 of 40 pages."""


def _unheard(done: int, of: int) -> None:
    """Told of progress that nobody wants to hear of."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user or the register knows that the document may not say.

    ``quarter`` is what the user said; a document that says another is read as the user said, with a problem that tells
    so. ``mapping`` gives the status id for a glyph or word that the scheme does not know, ``columns`` the field that a column
    of some name holds. ``flipped`` are the numbers of the seams, from 1, at which the reader's judgement is turned round.
    """

    quarter: Quarter | None = None
    scheme: StatusScheme = PRINTED_KEY
    codes: CodePattern = KA
    mapping: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    flipped: frozenset[int] = frozenset()
    progress: Progress = _unheard

    def after(self, readings: Iterable[Reading]) -> Hints:
        """The hints for what is read after these: seams are numbered through all of it."""
        seams = sum(len(reading.seams) for reading in readings)
        return replace(self, flipped=frozenset(number - seams for number in self.flipped)) if self.flipped else self


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a document that a person should look at: where, what, and what to do.

    ``word`` is the status word, sign or colour, ``column`` the name of the column, whose meaning would settle it.
    """

    file: str
    place: str
    what: str
    to_do: str
    word: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Seam:
    """A place where a page cut a text: ``joined`` tells whether the halves were taken for one item or for two."""

    place: str
    code: str
    field: str
    before: str
    after: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Noise:
    """Words of the source that belong to no activity: where they stand, and why they were put aside."""

    place: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Conservation:
    """The proof that no word was lost: every word of the source is in one place of the reading, or in the noise.

    ``words`` counts the source, ``placed`` those in activities and headings; ``lost`` and ``invented`` must be empty.
    """

    words: int
    placed: int
    noise: tuple[Noise, ...]
    lost: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was lost and nothing invented."""
        return not self.lost and not self.invented


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a document. Bad rows are ``problems``, not exceptions.

    An activity's empty field means that the document does not state it. ``conservation`` is None for formats that are
    read cell by cell, where nothing can be lost.
    """

    activities: tuple[Activity, ...]
    problems: tuple[Problem, ...] = ()
    seams: tuple[Seam, ...] = ()
    conservation: Conservation | None = None
