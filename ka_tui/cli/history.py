"""``ka history``: what was changed, by whom, when and why, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from ka_tui.cli.output import AFTER, BEFORE, coloured, narrate, print_json
from ka_tui.cli.parameters import code_argument, desk_of, json_options, quarter_option
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import Change, Edit, Table, Values
from ka_tui.domain.history import Course, course
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.record_events import record_event
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import shown, shown_line
from ka_tui.errors import NoSuchHistory
from ka_tui.services.describing import named_act
from ka_tui.services.histories import changes_of, of_report


@click.command("history")
@code_argument(required=False)
@quarter_option("Only changes to this quarter. [default: all quarters]")
@click.option("--limit", "-n", type=click.IntRange(min=1), metavar="N", help="Only the latest so many.")
@json_options
@click.pass_context
def history_command(ctx: click.Context, code: str | None, quarter: Quarter | None, limit: int | None, as_json: bool) -> None:
    """Show who changed what, when and why, the latest first.

    A code can mean different activities in different years: --quarter says which. What it was and became in other years
    is shown too then, as far as links lead. With a code, additions and removals are shown field by field.

    \b
    Examples:
      ka history -n 5
      ka history KA.01.08 --quarter Q2-2022
      ka history --json
    """
    desk = desk_of(ctx)
    register, changes = desk.store.snapshot(), desk.history()
    wanted_code = register.codes.parse(code) if code else None
    if quarter and wanted_code:
        chosen = of_report(changes, register, quarter, wanted_code)
    else:
        chosen = changes_of(changes, quarter, wanted_code)
    if not chosen and (wanted_code or quarter):
        raise NoSuchHistory(wanted_code, str(quarter) if quarter else None)
    chosen = chosen[:limit]
    if as_json:
        print_json([_as_json(change) for change in chosen])
    elif chosen:
        scheme, led = register.scheme, course(changes)
        click.echo("\n\n".join("\n".join(_lines(scheme, led, change, whole=wanted_code is not None)) for change in chosen))
    else:
        narrate("Nothing was changed yet.")


def _as_json(change: Change) -> dict[str, Any]:
    edits = [{"quarter": edit.quarter, "code": edit.code, **edit.to_dict()} for edit in change.edits]
    return {**change.to_dict(), "edits": edits}


def _lines(scheme: StatusScheme, led: Course, change: Change, *, whole: bool) -> Iterator[str]:
    act = f"{change.number}  {change.at}  {shown_line(change.by)}  {shown_line(named_act(led, change))}"
    why = f": {shown_line(change.why)}" if change.why else ""
    yield click.style(act, bold=True) + why
    for edit in change.edits:
        yield from _edit_lines(scheme, edit, whole=whole)


def _edit_lines(scheme: StatusScheme, edit: Edit, *, whole: bool) -> Iterator[str]:
    before, after = edit.before or {}, edit.after or {}
    if edit.table is not Table.ACTIVITIES:
        yield f"   {shown_line(edit.key)} {shown_line(record_event(edit))}"
    elif (edit.before is None or edit.after is None) and not whole:
        title = shown_line((after or before)["title"])
        yield f"   {edit.quarter} {edit.code} {'added' if edit.before is None else 'removed'}: {title}"
    else:
        for name in dict.fromkeys([*before, *after]):
            was, became = _text(scheme, name, before), _text(scheme, name, after)
            if was != became:
                yield f"   {edit.quarter} {edit.code} {FIELD_LABELS.get(name, name).lower()}"
                yield from _comparison(was, became)


def _text(scheme: StatusScheme, field: str, values: Values) -> list[str]:
    """The lines of a field's value; none for one that is empty or not there."""
    value = values.get(field)
    if field == "status" and field in values:
        return [scheme.word(value)]
    return str(value).split("\n") if value not in (None, "") else []


def _comparison(before: list[str], after: list[str]) -> Iterator[str]:
    for sign, lines, colour in (("-", before, BEFORE), ("+", after, AFTER)):
        yield from (coloured(f"      {sign} {shown(line)}", colour) for line in lines)
