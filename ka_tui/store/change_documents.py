"""The history's documents and the domain's changes: each turned into the other, and refused where it is damaged."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ka_tui.domain.changes import Change, Edit, Table
from ka_tui.errors import RegisterDamaged
from ka_tui.store.migrations import Tables


def history_of(path: Path, tables: Tables) -> tuple[Change, ...]:
    """The changes, oldest first; raises RegisterDamaged."""
    changes = []
    for number, document in tables["changes"].items():
        try:
            changes.append(_change_in(document))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RegisterDamaged(path, f"change {number} of its history cannot be understood") from error
    return tuple(sorted(changes, key=lambda change: change.number))


def _change_in(document: Mapping[str, Any]) -> Change:
    edits = tuple(Edit(Table(edit["table"]), edit["key"], edit["before"], edit["after"]) for edit in document["edits"])
    texts = [document[name] for name in ("at", "by", "what", "why")]
    if type(document["number"]) is not int or any(type(text) is not str for text in texts):
        raise TypeError(document["number"])
    at, by, what, why = texts
    return Change(document["number"], at, by, what, edits, why, document["target"])
