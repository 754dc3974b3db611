"""The status schemes that councils use: those that come with the program, and what every scheme must be."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ka_tui.domain.statuses import (
    NOT_STATED_KEY,
    NOT_STATED_SPELLINGS,
    NOT_STATED_SYMBOL,
    PRINTED_KEY,
    Status,
    StatusClass,
    StatusScheme,
    names_of,
)
from ka_tui.domain.text import clean_line
from ka_tui.errors import InvalidScheme

_RED, _AMBER, _GREEN, _COMPLETED = PRINTED_KEY

BRAG = StatusScheme(
    (
        Status(
            "blue", "Blue", "✔", "#4a7fd6", "b", "The work is finished.", StatusClass.DONE, aliases=("b", "complete", "completed")
        ),
        _RED,
        _AMBER,
        _GREEN,
        Status(
            "not-started",
            "Not started",
            "○",
            "#8c97a5",
            "t",
            "The work is not due to begin yet.",
            StatusClass.IDLE,
            aliases=("not yet started",),
        ),
        Status(
            "on-hold",
            "On hold",
            "‖",
            "#a58c73",
            "p",
            "The work was stopped for now, by decision.",
            StatusClass.IDLE,
            aliases=("paused", "hold"),
        ),
    )
)
"""Blue for what is done, with red, amber and green, and two for work that nobody does at present."""

FIVE_STEP = StatusScheme(
    (
        Status(
            "red",
            "Red",
            "■",
            "#d4351c",
            "r",
            "It seems that it cannot be delivered unless its aims or its means are changed.",
            StatusClass.BAD,
            aliases=("r",),
        ),
        Status(
            "amber-red",
            "Amber/Red",
            "◆",
            "#e06c12",
            "i",
            "Delivery is in doubt, with major issues in several places that need action now.",
            StatusClass.BAD,
            aliases=("amber red", "red/amber", "ar"),
        ),
        Status(
            "amber",
            "Amber",
            "▲",
            "#f0a500",
            "a",
            "It can be delivered, but issues that matter need attention already.",
            StatusClass.WARNING,
            aliases=("a",),
        ),
        Status(
            "amber-green",
            "Amber/Green",
            "►",
            "#9aa61e",
            "p",
            "Delivery is probable, if risks are watched lest they become issues.",
            StatusClass.ON_COURSE,
            aliases=("amber green", "green/amber", "ag"),
        ),
        Status(
            "green",
            "Green",
            "●",
            "#2e9e5b",
            "g",
            "Delivery on time and to budget is highly likely; nothing in sight threatens it.",
            StatusClass.ON_COURSE,
            aliases=("g",),
        ),
    )
)
"""Confidence in delivery in five steps, as the projects of central government were rated; nothing in it says *done*."""

SCHEMES: Mapping[str, StatusScheme] = MappingProxyType({"rag": PRINTED_KEY, "brag": BRAG, "five-step": FIVE_STEP})
"""The schemes that come with the program, by their names."""

SCHEME_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "rag": "Red, Amber, Green, Completed",
        "brag": "Blue, Red, Amber, Green, Not started, On hold",
        "five-step": "Red, Amber/Red, Amber, Amber/Green, Green",
    }
)
"""What each of them is, for people."""

OWN_SCHEME = "own"
"""What a scheme is called that is none of them."""

_MOST = 12
_LONGEST = {"id": 24, "word": 24, "meaning": 200}
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_KEY = re.compile(r"[a-z]")


def scheme_name(scheme: StatusScheme) -> str:
    """The name of a scheme that comes with the program, ``own`` for any other."""
    return next((name for name, known in SCHEMES.items() if known == scheme), OWN_SCHEME)


def checked_scheme(scheme: StatusScheme) -> StatusScheme:
    """A scheme in its normal form, if it is one that can be worked with; raises InvalidScheme, which says what is wrong where.

    Statuses must be told apart by id, by word, by shape and by key; colour alone tells nothing.
    """
    if not 0 < len(scheme.statuses) <= _MOST:
        raise InvalidScheme(None, f"It needs from 1 to {_MOST} statuses, and has {len(scheme.statuses)}.")
    cleaned = tuple(_cleaned(status) for status in scheme.statuses)
    for place, status in enumerate(cleaned):
        _refuse_unless_sound(place, status)
    _refuse_shared(cleaned)
    return StatusScheme(cleaned)


def _cleaned(status: Status) -> Status:
    aliases = tuple(dict.fromkeys(filter(None, map(clean_line, status.aliases))))
    id_, word, symbol, key, meaning = map(clean_line, (status.id, status.word, status.symbol, status.key, status.meaning))
    colour = status.colour.strip().lower()
    return Status(id_, word, symbol, colour, key, meaning, status.kind, status.needs_reason, aliases)


def _refuse_unless_sound(place: int, status: Status) -> None:
    """Refuse a status that is wrong in itself."""
    for name, most in _LONGEST.items():
        if len(getattr(status, name)) > most:
            raise InvalidScheme(place, f"Its {name} has more than {most} letters.", name)
    if not _ID.fullmatch(status.id) or status.id in NOT_STATED_SPELLINGS:
        raise InvalidScheme(
            place, f"'{status.id}' cannot be its id: write small letters, digits and hyphens, as in 'on-hold'.", "id"
        )
    if not status.word:
        raise InvalidScheme(place, "It has no word.", "word")
    if not names_of(status).isdisjoint(NOT_STATED_SPELLINGS):
        raise InvalidScheme(place, "What says 'not stated' cannot be the name of a status.", "word")
    if not is_symbol(status.symbol) or status.symbol == NOT_STATED_SYMBOL:
        raise InvalidScheme(place, "Its symbol must be one sign that is one column wide, as ▲ is, and no letter.", "symbol")
    if not _COLOUR.fullmatch(status.colour):
        raise InvalidScheme(place, f"'{status.colour}' is no colour. Write it as #d4351c.", "colour")
    if not _KEY.fullmatch(status.key) or status.key == NOT_STATED_KEY:
        raise InvalidScheme(
            place, f"Its key must be one small letter, and not '{NOT_STATED_KEY}', which takes a status away.", "key"
        )


def is_symbol(text: str) -> bool:
    """Whether a text is one sign that takes one column of a terminal and is no letter, digit or blank."""
    if len(text) != 1 or not text.isprintable() or text.isalnum() or text.isspace():
        return False
    return unicodedata.east_asian_width(text) not in "WF" and not unicodedata.category(text).startswith(("M", "C"))


def _refuse_shared(statuses: Iterable[Status]) -> None:
    """Refuse a status that has an id, name, symbol or key of one before it."""
    seen: dict[str, set[str]] = {"id": set(), "symbol": set(), "key": set()}
    names: Counter[str] = Counter()
    for place, status in enumerate(statuses):
        for field, taken in seen.items():
            value = getattr(status, field)
            if value in taken:
                raise InvalidScheme(place, f"Another status has the {field} '{value}' too.", field)
            taken.add(value)
        shared = sorted(name for name in names_of(status) if names[name])
        if shared:
            raise InvalidScheme(place, f"Another status is called '{shared[0]}' too.", "word")
        names.update(names_of(status))
