"""What a council calls things: its key activities, the team and the portfolio of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.text import clean_line, folded
from ka_tui.errors import InvalidField

SETTING = "labels"
"""The name of the setting that holds them."""

_LONGEST = 40
_KEY = "Key "
_TAKEN = {folded(label) for name, label in FIELD_LABELS.items() if name not in ("team", "portfolio")} | {"code", "quarter"}


class Labels(NamedTuple):
    """The words for one activity and for several, for the team that does it and for the councillor's portfolio it is in."""

    activity: str = "Key Activity"
    activities: str = "Key Activities"
    team: str = "Team"
    portfolio: str = "Portfolio"

    def to_dict(self) -> dict[str, str]:
        """The labels as the register keeps them."""
        return self._asdict()

    def of(self, field: str) -> str:
        """What a field of an activity is called."""
        own = {"team": self.team, "portfolio": self.portfolio}
        return own.get(field) or FIELD_LABELS.get(field, field.capitalize())

    @property
    def one(self) -> str:
        """One activity where all of them are key ones, as over a column: ``Activity``."""
        return self.activity.removeprefix(_KEY)

    @property
    def several(self) -> str:
        """The same of several: ``Activities``."""
        return self.activities.removeprefix(_KEY)

    def counted(self, number: int) -> str:
        """So many of them, in a sentence: ``1 activity``, ``32 activities``."""
        return f"{number} {in_sentence(self.one if number == 1 else self.several)}"

    @property
    def columns(self) -> dict[str, str]:
        """The fields of the columns that our own papers head with these words, for who reads them back."""
        said = {self.one: "title", self.team: "team", self.portfolio: "portfolio"}
        return {name: field for name, field in said.items() if name not in _USUAL_COLUMNS}


def in_sentence(label: str) -> str:
    """A label inside a sentence: small letters, but for words that are all capitals: ``CMT lead``."""
    return " ".join(word if word[1:] != word[1:].lower() else word.lower() for word in label.split())


def opening(label: str) -> str:
    """A label at the beginning of a sentence: ``Key activities``."""
    text = in_sentence(label)
    return text[:1].upper() + text[1:]


def plural(label: str) -> str:
    """Several of what a label names: ``Teams``, ``Services``, ``Bodies``."""
    if label.endswith("y") and label[-2:-1].lower() not in "aeiou":
        return f"{label[:-1]}ies"
    return f"{label}es" if label.endswith(("s", "x", "ch", "sh")) else f"{label}s"


def labels_of(value: Any) -> Labels:
    """The labels that a setting holds, the usual ones where it says none; raises InvalidField for what is none.

    Columns are told apart by these words, so none may be that of another field.
    """
    if not isinstance(value, Mapping) or not value.keys() <= set(Labels._fields):
        raise InvalidField(SETTING, f"may name {', '.join(Labels._fields)}")
    if any(not isinstance(text, str) or not 0 < len(clean_line(text)) <= _LONGEST for text in value.values()):
        raise InvalidField(SETTING, f"must be texts of at most {_LONGEST} letters, and not empty")
    labels = Labels(**{name: clean_line(text) for name, text in value.items()})
    headings = [folded(text) for text in (labels.one, labels.team, labels.portfolio)]
    taken = next((text for text in headings if text in _TAKEN or headings.count(text) > 1), None)
    if taken is not None:
        raise InvalidField(SETTING, f"cannot have '{taken}' here: another column is called so")
    return labels


_USUAL_COLUMNS = frozenset({Labels().one, Labels().team, Labels().portfolio})
