"""How a query that is being typed may go on: the field or the value that its last term begins, completed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ka_tui.domain.exact_queries import quoted
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query import wanted_text
from ka_tui.domain.query_fields import EXACT_FIELDS, FIELDS, FIXED_VALUES, status_names
from ka_tui.domain.query_language import IN_QUOTES, NAME, PLAIN, unescaped
from ka_tui.domain.register import Register
from ka_tui.domain.text import folded

Known: TypeAlias = Mapping[str, Sequence[str]]
"""The values of fields by the field's name, in the order in which they are thought of."""

_TERM = re.compile(rf'(?:[^\s()"]|"{IN_QUOTES}(?:"|\\?\Z))+', re.DOTALL)
"""A term; one in which a quote is open goes on to the end."""
_VALUE = rf'"{IN_QUOTES}"|{PLAIN}+'
_BEGUN_NAME = re.compile(r"-*([^\W\d_]{2,})")
"""A term that may become a field. Of two letters at least, since one begins too many words."""
_BEGUN_VALUE = re.compile(
    rf'-*(?P<field>{NAME}):(?P<exactly>=?+)(?P<others>(?:(?:{_VALUE}),)*)(?P<begun>"{IN_QUOTES}\\?|{PLAIN}*)', re.DOTALL
)
_NEEDS_NO_QUOTES = re.compile(rf"(?![=/]){PLAIN}+")
"""A value that can stand right behind a colon and does not change what the colon means."""


def completed(text: str, known: Known) -> str | None:
    """A query whose last term is begun, with that term completed; None where nothing is known that it begins.

    A name of a field gets its colon. Of the values that fit, one that is all there already counts first, then their order.
    """
    term = next((term for term in _TERM.finditer(text) if term.end() == len(text)), None)
    if term is None:
        return None
    if (name := _BEGUN_NAME.fullmatch(text, term.start())) is not None:
        end = _field(name[1])
        begin = name.start(1)
    elif (value := _BEGUN_VALUE.fullmatch(text, term.start())) is not None:
        end = _value(value, known)
        begin = value.start("begun")
    else:
        return None
    return text[:begin] + end if end is not None and folded(end) != folded(text[begin:]) else None


def known_values(register: Register, quarter: Quarter | None) -> dict[str, tuple[str, ...]]:
    """The values that a register has for fields: names of a quarter by how many have them, quarters with the latest first."""
    activities = register.activities(quarter) if quarter is not None else ()
    return {
        "status": status_names(register.scheme),
        "team": _by_frequency(activity.team for activity in activities),
        "portfolio": _by_frequency(activity.portfolio for activity in activities),
        "priority": _by_frequency(activity.heading.heading for activity in activities),
        "quarter": tuple(map(str, sorted(register.quarters, reverse=True))),
    }


def _by_frequency(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in Counter(filter(None, names)).most_common())


def _field(begun: str) -> str | None:
    return next((f"{name}:" for name in FIELDS if name.startswith(folded(begun))), None)


def _value(term: re.Match[str], known: Known) -> str | None:
    """The value that a term's last one begins, as it is written there; none that the term has before it."""
    field, begun = folded(term["field"]), folded(_meant(term["begun"]))
    if field not in (EXACT_FIELDS if term["exactly"] else FIELDS):
        return None
    others = {folded(_meant(other, -1)) for other in re.findall(_VALUE, term["others"], re.DOTALL)}
    names = [name for name in (FIXED_VALUES.get(field) or known.get(field, ())) if wanted_text(name)]
    fitting = [name for name in names if folded(name).startswith(begun) and folded(name) not in others]
    if not fitting:
        return None
    name = min(fitting, key=lambda name: folded(name) != begun)
    return name if _NEEDS_NO_QUOTES.fullmatch(name) and not term["begun"].startswith('"') else quoted(name)


def _meant(value: str, quote: int | None = None) -> str:
    """A value without its quotes; ``quote`` is the place of the second, where it is there."""
    return unescaped(value[1:quote]) if value.startswith('"') else value
