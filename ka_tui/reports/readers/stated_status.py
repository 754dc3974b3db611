"""What a status cell states: a status of the scheme, a glyph or word that the user mapped to one, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import folded
from ka_tui.errors import InvalidStatus
from ka_tui.reports.readers.document_parts import Mark
from ka_tui.reports.readers.status_signs import DocumentKey, Unclear, colour_said
from ka_tui.reports.reading import Hints, Problem

_NOT_WORD = re.compile(r"[^\w\s]+")
_VARIANT = "\ufe0e\ufe0f"


@dataclass(frozen=True, slots=True)
class StatedStatus:
    """``status`` is an id of the scheme, or None; ``source`` the glyph, word or colour that the scheme itself does not know.

    ``against`` is the status that a cell's colour or picture states where its word states another.
    """

    status: str | None
    source: str | None
    against: str | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether the document states something that nobody has given a meaning yet."""
        return self.status is None and self.source is not None


def stated_status(text: str, hints: Hints, explained: str | None = None) -> StatedStatus:
    """Read a status cell. Nothing is guessed: a glyph whose colour is lost has no meaning until it is mapped.

    ``explained`` is the status that the document's own key gives this text; a colour that it names comes last.
    """
    if not text.strip("-–— "):
        return StatedStatus(None, None)
    for spelling in (text, _NOT_WORD.sub(" ", text)):
        try:
            status = hints.scheme.parse(spelling)
        except InvalidStatus:
            continue
        if status is not None or spelling == text:
            return StatedStatus(status, None)
    mapping = {_key(glyph): status for glyph, status in hints.mapping.items()}
    mapped = mapping.get(_key(text))
    if mapped in hints.scheme:
        return StatedStatus(mapped, text)
    meant = explained or colour_said(text, hints.scheme)
    return StatedStatus(meant, text if meant is None or _is_word(text) else None)


def status_of(text: str, marks: Sequence[Mark], key: DocumentKey, hints: Hints) -> StatedStatus:
    """Read a status cell with its marks: a word counts before any mark, and a mark before a glyph of the document's key.

    A colour that is not clearly that of one status states nothing, and stands as the source until it is mapped.
    """
    signed = key.of_marks(marks)
    explained = key.of_sign(text) if signed is None or _is_word(text) else None
    stated = stated_status(text, hints, explained)
    colour = str(signed) if isinstance(signed, Unclear) else None
    meant = None if colour else signed
    if stated.status is not None:
        return replace(stated, against=meant if meant not in (None, stated.status) else None)
    if text and stated.source is None and _is_word(text):
        return stated
    if meant is None and colour is not None:
        mapped = stated_status(colour, hints)
        return StatedStatus(mapped.status, stated.source or colour)
    return StatedStatus(meant, stated.source if meant is None or _is_word(stated.source or "") else None)


def contradiction(file: str, place: str, code: str, stated: StatedStatus, scheme: StatusScheme) -> Problem:
    """What to tell of a status whose word and colour differ."""
    word, colour = scheme.word(stated.status), scheme.word(stated.against)
    what = f"The status of {code} says {word}, and its colour {colour}; the word was taken."
    return Problem(file, place, what, "Look which of the two is right, and set it after importing if it is the colour.")


def unknown_status(file: str, place: str, source: str, codes: str, scheme: StatusScheme) -> Problem:
    """What to tell of a glyph or word that nobody has given a meaning; the remedy suggests none either."""
    if source.startswith("#"):
        what = f"The colour {source} for {codes} is clearly that of no status of the scheme, so the status is not stated."
    else:
        what = f"The status '{source}' of {codes} is none that the scheme knows; it is kept as it stands."
    return Problem(
        file,
        place,
        what,
        f"Say what it means with --map '{source}=STATUS', where STATUS is one of {', '.join(s.id for s in scheme)}.",
        word=source,
    )


def _is_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _key(text: str) -> str:
    return folded(text.strip().strip(_VARIANT))
