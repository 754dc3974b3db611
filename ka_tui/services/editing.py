"""Changing activities by hand: setting fields, adding, removing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ka_tui.domain.activities import FIELD_LABELS, Activity, normal_activity, normal_content
from ka_tui.domain.changes import Change, addition_of, change_of, removal_of
from ka_tui.domain.codes import priority_number_of
from ka_tui.domain.priorities import parse_headings
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme
from ka_tui.errors import InvalidField, ReasonNeeded, RegisterMoved, StaleEdit
from ka_tui.services.desk import Desk, retried

_DIGITS = 9
"""A priority of more digits than this is no number, but a strange heading."""
_STANDING = {"status", "reason"}
"""How an activity stands, and why: each of the two speaks of the other."""


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

    A reason is one for the status that it came with: where a status becomes another and no reason is given, the old one
    goes. Raises ReasonNeeded where the scheme wants one. ``why`` is told by history, the reason if it is not said.

    ``seen`` says what an editor showed: a field in it that somebody else has changed meanwhile is refused (StaleEdit)
    if it is to be written, and otherwise kept and told in the change's ``merged``.
    """
    wanted = list(dict.fromkeys(map(desk.register.codes.parse, codes)))
    return retried(lambda: _set_fields(desk, quarter, wanted, values, why or values.get("reason") or "", seen))


def _set_fields(
    desk: Desk, quarter: Quarter, codes: Iterable[str], values: Mapping[str, Any], why: str, seen: Mapping[str, Any] | None
) -> Change:
    register = desk.register
    quarter = register.require(quarter)
    act = f"set {' and '.join(FIELD_LABELS.get(name, name).lower() for name in values)}"
    wanted = values_for(register, quarter, codes, values)
    if seen is not None or "status" not in values:
        return desk.propose(act, [change_of(a, w, seen) for a, w in wanted], why=why)
    try:
        return desk.propose(act, [change_of(a, w, {n: getattr(a, n) for n in _STANDING & w.keys()}) for a, w in wanted], why=why)
    except StaleEdit as error:  # what becomes of the reason was worked out from a status that no longer is
        raise RegisterMoved from error


def values_for(
    register: Register, quarter: Quarter, codes: Iterable[str], values: Mapping[str, Any]
) -> list[tuple[Activity, Mapping[str, Any]]]:
    """Each of some activities with what its fields are to be, in normal form, where a user wants ``values`` for all of them.

    Raises NoSuchActivity, ReasonNeeded, and what the rules of an activity raise.
    """
    activities = [register.activity(quarter, code) for code in codes]
    values = normal_content(_with_whole_heading(register, quarter, values), register.scheme)
    wanted = [(activity, _with_reason(activity, values)) for activity in activities]
    _require_reasons(register.scheme, (a.with_content(w) for a, w in wanted if _is_new_standing(a, w)))
    return wanted


def _with_reason(activity: Activity, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Values for an activity; with an empty reason where the old one would else stand beside another status."""
    is_outdated = "reason" not in values and _is_new_standing(activity, values)
    return {**values, "reason": ""} if is_outdated and activity.reason else values


def _is_new_standing(activity: Activity, values: Mapping[str, Any]) -> bool:
    return any(values[name] != getattr(activity, name) for name in _STANDING & values.keys())


def _require_reasons(scheme: StatusScheme, activities: Iterable[Activity]) -> None:
    """Raise ReasonNeeded where an activity's status is one to be explained, and is not."""
    lacking = [a for a in activities if not a.reason and (status := scheme.get(a.status)) and status.needs_reason]
    if lacking:
        raise ReasonNeeded([activity.code for activity in lacking], scheme.word(lacking[0].status))


def _with_whole_heading(register: Register, quarter: Quarter, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a user calls a priority, made the heading that is meant: by its number, its words, or as it is printed.

    One that the quarter has already is taken whole, with its theme and number; a printed label (``Priority Two:``) gives
    the number. Raises InvalidField for a number that no priority of the quarter has.
    """
    text = values.get("priority")
    if not text or "theme" in values or "priority_number" in values:
        return values
    named = parse_headings([text])[0]
    is_number = text.isdecimal() and len(text) <= _DIGITS
    number = int(text) if is_number else named.number
    for activity in register.activities(quarter):
        known = activity.heading
        if number == known.number if is_number else named.name in (known.name, known.heading):
            return {**values, "priority": known.name, "theme": known.theme, "priority_number": known.number}
    if is_number:
        raise InvalidField("priority", f"has no number {text} in {quarter}; write its heading")
    return {**values, "priority": named.name, "theme": named.theme, **({"priority_number": number} if number else {})}


def new_activity(register: Register, quarter: Quarter, code: str, title: str, values: Mapping[str, Any]) -> Activity:
    """An activity to be added; unless told otherwise, it stands under the priority that its neighbours by code have."""
    code = register.codes.parse(code)
    number = priority_number_of(code)
    activities = register.activities(quarter) if number is not None else ()
    neighbour = next((a for a in activities if priority_number_of(a.code) == number), None)
    heading = {"priority_number": number}
    if neighbour is not None:
        heading = {name: getattr(neighbour, name) for name in ("priority_number", "theme", "priority")}
    return Activity(quarter, code, title, **{**heading, **_with_whole_heading(register, quarter, values)})


def add_activity(desk: Desk, quarter: Quarter, code: str, title: str, values: Mapping[str, Any], *, why: str = "") -> Change:
    """Add an activity to a quarter, which is opened if the register does not have it yet.

    Raises ActivityExists, and ReasonNeeded where the scheme wants its status explained.
    """
    register = desk.register
    activity = normal_activity(new_activity(register, quarter, code, title, values), register.scheme, register.codes)
    _require_reasons(register.scheme, [activity])
    return desk.propose("add", [addition_of(activity)], why=why or activity.reason)


def remove_activities(desk: Desk, quarter: Quarter, codes: Iterable[str], *, why: str = "") -> Change:
    """Take activities out of a quarter as one change, which undo brings back."""
    register = desk.register
    quarter = register.require(quarter)
    activities = [register.activity(quarter, register.codes.parse(code)) for code in dict.fromkeys(codes)]
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
