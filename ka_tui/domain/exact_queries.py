"""Queries that find exactly what a figure counts. The language finds a name in longer ones too: those are taken out again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ka_tui.domain.query import wanted_text
from ka_tui.domain.statuses import StatusScheme

_PLAIN = re.compile(r"[\w-]+")


def status_query(scheme: StatusScheme, status: str | None) -> str:
    """What finds a status; one that the scheme does not know has no name, and is what is left when all others are gone."""
    if status is None:
        return "status:none"
    if status not in scheme:
        return " ".join(f"-{status_query(scheme, known)}" for known in scheme.ids)
    return f"status:{status}" if _PLAIN.fullmatch(status) else f'status:"{status}"'


def group_queries(field: str, names: Iterable[str]) -> dict[str, str]:
    """For each of the names in ``field`` (priority, portfolio or team), what finds the activities that have it.

    These are all names that the field has. An empty one is *not stated*; those that differ only in case and accents are
    found together.
    """
    texts = {name: wanted_text(name) for name in names}
    return {name: _group_query(field, name, texts) for name in texts}


def _group_query(field: str, name: str, texts: Mapping[str, str]) -> str:
    if not texts[name]:
        return f"missing:{field}"
    first, *others = [wanted_text(part) for part in _parts(name)] or [""]
    having = [(other, text) for other, text in texts.items() if first in text and text != texts[name]]
    longer = [other for other, text in having if text and all(part in text for part in others)]
    return " ".join((_terms(field, name), *(f"-{_terms(field, other)}" for other in longer)))


def _terms(field: str, name: str) -> str:
    """What finds a name; in parentheses where that takes several terms."""
    terms = [f'{field}:"{part}"' for part in _parts(name)] or [f"-missing:{field}"]
    return terms[0] if len(terms) == 1 else f"({' '.join(terms)})"


def _parts(name: str) -> list[str]:
    """A name between its quotation marks, for which the language has no sign."""
    return [part for part in map(str.strip, name.split('"')) if part]
