"""What came back, as rows of a list: each file, the fields that it changes, and those on which two people differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection as AnyOf
from collections.abc import Iterator
from typing import NamedTuple

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.narrative import excerpt
from ka_tui.domain.returns import Field, ReturnedField
from ka_tui.domain.statuses import StatusScheme
from ka_tui.services.collecting import CollectedFile, Collection
from ka_tui.tui.widgets.column_list import ListRow
from ka_tui.tui.widgets.narrative_lines import Run

HEADINGS = ("File, activity", "From, field", "What becomes of it")
_EXCERPT = 70
"""Characters of a text that tell which it is."""


class Item(NamedTuple):
    """Something to look at: a file alone, or a field that it brings. ``can_choose`` tells of a conflict that can be settled.

    ``emptied`` tells of a field whose text the team took away.
    """

    key: str
    file: CollectedFile
    field: ReturnedField | None = None
    can_choose: bool = False
    emptied: bool = False

    @property
    def is_conflict(self) -> bool:
        """Whether two people wrote the field."""
        return self.field is not None and bool(self.field.why)

    @property
    def place(self) -> Field | None:
        """The code and the field."""
        return (self.field.activity.code, self.field.field) if self.field is not None else None


def items_of(done: Collection) -> tuple[Item, ...]:
    """All that there is to look at, each file followed by what it brings, the conflicts first.

    Where two returns say different things of a field neither can be chosen: which of them counts is not known.
    """
    outcome = done.outcome
    sides = Counter((item.activity.code, item.field) for item in outcome.conflicts)
    items: list[Item] = []
    told: set[str] = set()
    for number, file in enumerate(done.files):
        items.append(Item(f"file {number}", file))
        if file.name in told or not file.counts:
            continue
        told.add(file.name)
        for group, fields in enumerate((outcome.conflicts, outcome.changed, outcome.emptied)):
            for item in fields:
                if item.file == file.name:
                    place = (item.activity.code, item.field)
                    key = f"{number} {group} {item.activity.code} {item.field}"
                    items.append(Item(key, file, item, group == 0 and sides[place] == 1, emptied=group == 2))
    return tuple(items)


def rows_of_returns(items: tuple[Item, ...], scheme: StatusScheme, take: AnyOf[Field]) -> Iterator[ListRow]:
    """The rows for them; ``take`` are the conflicts in which the return is to win."""
    for item in items:
        yield ListRow(item.key, _file_cells(item.file) if item.field is None else _field_cells(item, item.field, scheme, take))


def _file_cells(file: CollectedFile) -> tuple[Run, ...]:
    look = "bold" if file.counts else "quiet"
    notes = len(file.notes) + len(file.problems)
    noted = f"   {notes} thing{'s' if notes != 1 else ''} to note" if notes else ""
    whose = file.pack.memory.whose if file.pack else ""
    return Run(file.name, look), Run(whose, look), Run(f"{file.verdict}{noted}", "accent" if file.problems else look)


def _field_cells(item: Item, field: ReturnedField, scheme: StatusScheme, take: AnyOf[Field]) -> tuple[Run, ...]:
    if item.emptied:
        what = Run("emptied by the team; the register's stays", "quiet")
    elif not item.is_conflict:
        what = Run(f"{_short(scheme, field, field.before)} → {_short(scheme, field, field.after)}")
    elif item.place in take:
        what = Run("CONFLICT: team's is taken", "accent")
    else:
        what = Run("CONFLICT: register's stays", "bold")
    return Run(f"  {field.activity.code}  {excerpt(field.activity.title, 24)}"), Run(FIELD_LABELS[field.field]), what


def _short(scheme: StatusScheme, field: ReturnedField, value: object) -> str:
    if field.field == "status":
        return scheme.label(None if value is None else str(value))
    return excerpt(str(value), _EXCERPT) if value else "nothing"
