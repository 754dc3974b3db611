"""Changing activities by hand: setting fields, adding, removing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.changes import Change, addition_of, change_of, removal_of
from ka_tui.domain.codes import parse_code, priority_number_of
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import StaleEdit
from ka_tui.services.desk import Desk


def set_fields(
    desk: Desk,
    quarter: Quarter,
    codes: Iterable[str],
    values: Mapping[str, Any],
    *,
    why: str = "",
    seen: Mapping[str, Any] | None = None,
) -> Change:
    """Set fields of one or several activities as one change; a change without edits means that all was so already.

    ``seen`` says what an editor showed: a field in it that somebody else has changed meanwhile is refused (StaleEdit)
    if it is to be written, and otherwise kept and told in the change's ``merged``.
    """
    register = desk.register
    quarter = register.require(quarter)
    activities = [register.activity(quarter, parse_code(code)) for code in dict.fromkeys(codes)]
    labels = [FIELD_LABELS.get(name, name).lower() for name in values]
    return desk.propose(f"set {' and '.join(labels)}", [change_of(a, values, seen) for a in activities], why=why)


def new_activity(register: Register, quarter: Quarter, code: str, title: str, values: Mapping[str, Any]) -> Activity:
    """An activity to be added; unless told otherwise, it stands under the priority that its neighbours by code have."""
    code = parse_code(code)
    number = priority_number_of(code)
    neighbour = next((a for a in register.activities(quarter) if priority_number_of(a.code) == number), None)
    heading = {"priority_number": number}
    if neighbour is not None:
        heading = {name: getattr(neighbour, name) for name in ("priority_number", "theme", "priority")}
    return Activity(quarter, code, title, **{**heading, **values})


def add_activity(desk: Desk, quarter: Quarter, code: str, title: str, values: Mapping[str, Any], *, why: str = "") -> Change:
    """Add an activity to a quarter, which is opened if the register does not have it yet; raises ActivityExists."""
    activity = new_activity(desk.register, quarter, code, title, values)
    return desk.propose("add", [addition_of(activity)], why=why)


def remove_activities(desk: Desk, quarter: Quarter, codes: Iterable[str], *, why: str = "") -> Change:
    """Take activities out of a quarter as one change, which undo brings back."""
    register = desk.register
    quarter = register.require(quarter)
    activities = [register.activity(quarter, parse_code(code)) for code in dict.fromkeys(codes)]
    return desk.propose("remove", [removal_of(activity) for activity in activities], why=why)


def clashing(error: StaleEdit) -> str:
    """Both sides of a refused edit, one below the other, for a person to compare."""
    lines: list[str] = []
    for label, theirs in error.theirs.items():
        lines += [label.replace("_", " "), "  now in the register:", *_indented(theirs)]
        lines += ["  yours, not saved:", *_indented(error.mine[label])]
    return "\n".join(lines)


def _indented(value: object) -> list[str]:
    return [f"    {line}".rstrip() for line in str(value or "(nothing)").split("\n")]
