"""What an action is: something that keys do at a place, with the words that tell it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Flag, StrEnum, auto
from typing import NamedTuple

from textual.keys import key_to_character

KeyMap = Mapping[str, tuple[str, ...]]
"""Keys that the user wants for actions, by the action's id; those of the table hold for the others."""

_KEY_NAMES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "slash": "/",
    "question_mark": "?",
    "asterisk": "*",
    "plus": "+",
    "delete": "del",
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "shift+up": "shift+↑",
    "shift+down": "shift+↓",
}


class Place(StrEnum):
    """The screens on which keys act; the value is what the help and the docs call each."""

    DESK = "The table of activities"
    HISTORY = "History"
    DASHBOARD = "Dashboard"
    MAP = "Map of quarters"
    MEETING = "Meeting"
    IMPORT = "Import"
    RETURNS = "Returns"
    LINKS = "Links"
    COMPARE = "Compare"
    CHECKS = "Checks"
    PROMISES = "Said and did"
    SETTINGS = "Settings"


class Group(StrEnum):
    """Under which heading the help shows an action."""

    STATUSES = "Statuses"
    EDITING = "Editing"
    MOVING = "Moving"
    FINDING = "Finding and arranging"
    READING = "Reading"
    QUARTERS = "Quarters"
    VIEWS = "Other views"
    DOCUMENTS = "Documents"
    PROGRAM = "Program"


class Needs(Flag):
    """What must be there for an action to be done: a register that may be changed, an activity, a quarter not signed off."""

    WRITING = auto()
    ACTIVITY = auto()
    OPEN = auto()


class Action(NamedTuple):
    """Something that a key does. ``call`` is the action of the screen or of a widget on it, with ``app.`` that of the program.

    ``rank`` orders the footer, where 0 has no place. ``place`` is None where it can be done everywhere.
    """

    id: str
    call: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    rank: int = 0
    needs: Needs = Needs(0)
    place: Place | None = None

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as people know them."""
        return tuple(shown_key(key) for key in self.keys)


def shown_key(key: str) -> str:
    """A key as people know it: ``/``, ``ctrl+p``, ``U``."""
    character = key_to_character(key) or ""
    return _KEY_NAMES.get(key) or (character if character.isprintable() and character.strip() else key)
