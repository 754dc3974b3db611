"""What a council calls things: its key activities, the team and the portfolio of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ka_tui.domain.text import clean_line
from ka_tui.errors import InvalidField

SETTING = "labels"
"""The name of the setting that holds them."""

_LONGEST = 40


class Labels(NamedTuple):
    """The words for one activity and for several, for the team that does it and for the councillor's portfolio it is in."""

    activity: str = "Key Activity"
    activities: str = "Key Activities"
    team: str = "Team"
    portfolio: str = "Portfolio"

    def to_dict(self) -> dict[str, str]:
        """The labels as the register keeps them."""
        return self._asdict()


def labels_of(value: Any) -> Labels:
    """The labels that a setting holds, the usual ones where it says none; raises InvalidField for what is none."""
    if not isinstance(value, Mapping) or not value.keys() <= set(Labels._fields):
        raise InvalidField(SETTING, f"may name {', '.join(Labels._fields)}")
    if any(not isinstance(text, str) or not 0 < len(clean_line(text)) <= _LONGEST for text in value.values()):
        raise InvalidField(SETTING, f"must be texts of at most {_LONGEST} letters, and not empty")
    return Labels(**{name: clean_line(text) for name, text in value.items()})
