"""``ka history``, ``ka undo``, ``ka redo``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import complete_code, desk_of, json_options, quarter_option
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import Change, Edit, Table
from ka_tui.domain.codes import parse_code
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import shown, shown_line
from ka_tui.errors import NoSuchActivity
from ka_tui.services import undoing
from ka_tui.services.describing import described_act
from ka_tui.services.undoing import Reversal


@click.command("history")
@click.argument("code", required=False, shell_complete=complete_code)
@quarter_option("Only changes to this quarter. [default: all quarters]")
@click.option("--limit", "-n", type=click.IntRange(min=1), help="Only the latest so many.")
@json_options
@click.pass_context
def history_command(ctx: click.Context, code: str | None, quarter: Quarter | None, limit: int | None, as_json: bool) -> None:
    """Show what was changed: who, when, why, before and after; the latest first.

    A code can mean different activities in different years: --quarter says which.

    \b
    Examples:
      ka history -n 5
      ka history KA.01.08 --quarter Q2-2022
      ka history --json
    """
    desk = desk_of(ctx)
    register = desk.store.snapshot()
    wanted_code = parse_code(code) if code else None
    wanted_quarter = str(register.require(quarter)) if quarter else None
    chosen = [c for c in (_narrowed(c, wanted_code, wanted_quarter) for c in reversed(desk.history())) if c is not None]
    if wanted_code and not chosen:
        raise NoSuchActivity(wanted_code, wanted_quarter or "the register")
    chosen = chosen[:limit]
    if as_json:
        print_json([_as_json(change) for change in chosen])
    elif chosen:
        click.echo("\n\n".join("\n".join(_lines(register.scheme, change, whole=wanted_code is not None)) for change in chosen))


@click.command("undo")
@click.pass_context
def undo_command(ctx: click.Context) -> None:
    """Take the last change back, whoever made it. What it did stays in the history.

    \b
    Example:
      ka undo
    """
    _tell("Undone", undoing.undo(desk_of(ctx)), "ka redo")


@click.command("redo")
@click.pass_context
def redo_command(ctx: click.Context) -> None:
    """Bring back the change that was undone last.

    \b
    Example:
      ka redo
    """
    _tell("Redone", undoing.redo(desk_of(ctx)), "ka undo")


def _tell(verb: str, reversal: Reversal, opposite: str) -> None:
    target = reversal.target
    narrate(f"{verb}: change {target.number}, {described_act(target)}. Take that back with '{opposite}'.")


def _narrowed(change: Change, code: str | None, quarter: str | None) -> Change | None:
    """The change with only the edits that are asked for; None when there are none."""
    if code is None and quarter is None:
        return change
    edits = tuple(e for e in change.edits if code in (None, e.code) and quarter in (None, e.quarter))
    return Change(change.number, change.at, change.by, change.what, edits, change.why, change.target) if edits else None


def _as_json(change: Change) -> dict[str, Any]:
    return {
        "number": change.number,
        "at": change.at,
        "by": change.by,
        "what": change.what,
        "why": change.why,
        "target": change.target,
        "edits": [
            {"table": str(e.table), "quarter": e.quarter, "code": e.code, "key": e.key, "before": e.before, "after": e.after}
            for e in change.edits
        ],
    }


def _lines(scheme: StatusScheme, change: Change, *, whole: bool) -> list[str]:
    target = f" of change {change.target}" if change.target else ""
    why = f": {shown_line(change.why)}" if change.why else ""
    lines = [click.style(f"{change.number}  {change.at}  {shown_line(change.by)}  {change.what}{target}", bold=True) + why]
    for edit in change.edits:
        lines += _edit_lines(scheme, edit, whole=whole)
    return lines


def _edit_lines(scheme: StatusScheme, edit: Edit, *, whole: bool) -> list[str]:
    if edit.table is not Table.ACTIVITIES:
        return [f"   {edit.table} {shown_line(edit.key)}"]
    place = f"   {edit.quarter} {edit.code}"
    if (edit.before is None or edit.after is None) and not whole:
        content = edit.after or edit.before or {}
        return [f"{place} {'added' if edit.before is None else 'removed'}: {shown_line(content['title'])}"]
    before, after = edit.before or {}, edit.after or {}
    lines = []
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) in (None, "") and after.get(name) in (None, ""):
            continue
        lines.append(f"{place} {FIELD_LABELS[name].lower()}")
        lines += [f"      - {line}" for line in _text(scheme, name, before)]
        lines += [f"      + {line}" for line in _text(scheme, name, after)]
    return lines


def _text(scheme: StatusScheme, field: str, values: Any) -> Iterable[str]:
    value = values.get(field)
    if field == "status" and field in values:
        return [scheme.word(value)]
    return shown(str(value)).split("\n") if value not in (None, "") else []
