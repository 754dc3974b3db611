"""What a status cell states: a status of the scheme, a glyph or word that the user mapped to one, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import folded
from ka_tui.errors import InvalidStatus
from ka_tui.reports.reading import Hints, Problem

_NOT_WORD = re.compile(r"[^\w\s]+")
_VARIANT = "\ufe0e\ufe0f"


@dataclass(frozen=True, slots=True)
class StatedStatus:
    """``status`` is an id of the scheme, or None; ``source`` the glyph or word that the scheme itself does not know."""

    status: str | None
    source: str | None

    @property
    def is_unknown(self) -> bool:
        """Whether the document states something that nobody has given a meaning yet."""
        return self.status is None and self.source is not None


def stated_status(text: str, hints: Hints) -> StatedStatus:
    """Read a status cell. Nothing is guessed: a glyph whose colour is lost has no meaning until it is mapped."""
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
    return StatedStatus(mapped if mapped in hints.scheme else None, text)


def unknown_status(file: str, place: str, source: str, codes: str, scheme: StatusScheme) -> Problem:
    """What to tell of a glyph or word that nobody has given a meaning; the remedy suggests none either."""
    return Problem(
        file,
        place,
        f"The status '{source}' of {codes} is none that the scheme knows; it is kept as it stands.",
        f"Say what it means with --map '{source}=STATUS', where STATUS is one of {', '.join(s.id for s in scheme)}.",
    )


def _key(text: str) -> str:
    return folded(text.strip().strip(_VARIANT))
