"""How other people's documents spell things: what their status words and signs mean, and what their columns hold.

Said once by the officer and kept in the register, so that every later import knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ka_tui.domain.activities import CONTENT_FIELDS
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import clean_line, folded
from ka_tui.errors import InvalidField

SETTING = "spellings"
"""The name of the setting that holds them."""

COLUMN_FIELDS = ("quarter", "code", *(name for name in CONTENT_FIELDS if name != "status_source"))
"""What a column can hold."""

_NOTHING: Mapping[str, str] = {}


class Spellings(NamedTuple):
    """``statuses`` gives a status id for a word, sign or colour (``#rrggbb``), ``columns`` a field for the name of a column."""

    statuses: Mapping[str, str] = _NOTHING
    columns: Mapping[str, str] = _NOTHING

    def with_more(self, statuses: Mapping[str, str | None], columns: Mapping[str, str | None]) -> Spellings:
        """These and more; a newer meaning takes the place of an older one, and None forgets it. Case does not count."""
        return Spellings(_merged(self.statuses, statuses), _merged(self.columns, columns))

    def to_dict(self) -> dict[str, dict[str, str]]:
        """The spellings as the register keeps them."""
        return {"statuses": dict(self.statuses), "columns": dict(self.columns)}


def spellings_of(value: Any, scheme: StatusScheme) -> Spellings:
    """The spellings that a setting holds, in their normal form; raises InvalidField for what is none."""
    try:
        statuses = {clean_line(name): meant for name, meant in value["statuses"].items()}
        columns = {clean_line(name): meant for name, meant in value["columns"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidField(SETTING, "cannot be understood") from error
    if any(meant not in scheme for meant in statuses.values()) or any(meant not in COLUMN_FIELDS for meant in columns.values()):
        raise InvalidField(SETTING, "name a status or a field that does not exist")
    return Spellings(_merged({}, statuses), _merged({}, columns))


def _merged(known: Mapping[str, str], more: Mapping[str, str | None]) -> dict[str, str]:
    """Both, in the order of their names; the newer one counts where names differ only in case."""
    new = {folded(name): (name, meant) for name, meant in more.items() if name}
    kept = {name: meant for name, meant in known.items() if folded(name) not in new}
    return dict(sorted({**kept, **{name: meant for name, meant in new.values() if meant}}.items()))
