"""Steps from older schemas of the register to the present one, by number; taken in memory, kept by the next write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
"""The register as TinyDB lays it out: table, document's number, document."""

Step = Callable[[Tables], None]

SCHEMA = 1
"""The schema that this program writes."""

STEPS: Mapping[int, Step] = {}
"""For each older schema the step that turns its tables, in place, into those of the next."""


def upgrade(tables: Tables, found: int, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA) -> None:
    """Take the tables, in place, from the schema found to the target; raise LookupError where a step is missing."""
    if found == target:
        return
    for number in range(found, target):
        if number not in steps:
            raise LookupError(number)
        steps[number](tables)
    for document in tables["meta"].values():
        document["schema"] = target
