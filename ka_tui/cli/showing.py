"""``ka show``: one activity, whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from ka_tui.cli.output import coloured, print_json, terminal_width
from ka_tui.cli.parameters import as_of_option, code_argument, json_options, quarter_option, register_of
from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.lineage import lineage
from ka_tui.domain.movement import predecessor
from ka_tui.domain.opening import kept_in_view, promised_in
from ka_tui.domain.plans import year_name
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import shown, shown_line

_WIDEST_TEXT = 100


@click.command("show")
@code_argument()
@quarter_option()
@as_of_option
@json_options
@click.pass_context
def show_command(ctx: click.Context, code: str, quarter: Quarter | None, as_of: date | None, as_json: bool) -> None:
    """Show one activity, whole.

    \b
    Examples:
      ka show KA.01.08
      ka show KA.01.08 --quarter Q2-2022 --json
    """
    register = register_of(ctx, as_of)
    activity = register.activity(register.require(quarter), register.codes.parse(code))
    if as_json:
        print_json(activity.to_dict())
    else:
        click.echo("\n".join(_lines(register, activity)))


def _lines(register: Register, activity: Activity) -> Iterator[str]:
    yield from _folded(f"{activity.code} {shown_line(activity.title)}", bold=True)
    yield ""
    months = register.calendar.months(activity.quarter)
    facts = {
        "Quarter": f"{activity.quarter.label}, {months}{_signed_off(register, activity.quarter)}",
        "Status": _status(register, activity),
        "Reason": shown_line(activity.reason),
        shown_line(register.labels.team): shown_line(activity.team),
        shown_line(register.labels.portfolio): shown_line(activity.portfolio),
        "Priority": shown_line(_numbered_heading(activity)),
        "Linked to": _linked(register, activity),
    }
    width = max(map(len, facts)) + len(": ")
    yield from (f"{name + ':':<{width}}{value}" for name, value in facts.items() if value)
    for name in ("progress", "next_steps"):
        yield from _narrative(FIELD_LABELS[name], getattr(activity, name) or "(nothing stated)")
        for before in kept_in_view(register, activity, name):
            yield from _narrative(promised_in(activity, before), before.next_steps)
    changed = f"Revision {activity.revision}, {activity.updated_at} by {shown_line(activity.updated_by)}"
    yield from ("", click.style(changed, dim=True))


def _linked(register: Register, activity: Activity) -> str:
    """What it was and is in the plans of other years: ``2021/22 KA.01.01, KA.02.03``."""
    codes = sorted(lineage(register, activity.quarter.year, activity.code).items())
    return "; ".join(f"{year_name(year)} {', '.join(held)}" for year, held in codes if year != activity.quarter.year)


def _narrative(heading: str, narrative: str) -> Iterator[str]:
    yield from ("", click.style(heading, bold=True))
    for line in shown(narrative).split("\n"):
        yield from _folded(line)


def _signed_off(register: Register, quarter: Quarter) -> str:
    closed = register.record(quarter).closed
    return f". {shown_line(closed.in_words)}" if closed else ""


def _status(register: Register, activity: Activity) -> str:
    status = register.scheme.get(activity.status)
    text = coloured(shown_line(register.scheme.label(activity.status)), status.colour if status else None)
    before = predecessor(register, activity)
    if before is not None and before.status != activity.status:
        text += f", was {shown_line(register.scheme.word(before.status))}"
    return f"{text} (in the source: {shown_line(activity.status_source)})" if activity.status_source else text


def _numbered_heading(activity: Activity) -> str:
    number = f"{activity.priority_number}. " if activity.priority_number and activity.priority else ""
    theme = f"{activity.theme}: " if activity.theme else ""
    return f"{number}{theme}{activity.priority}"


def _folded(line: str, *, bold: bool = False) -> list[str]:
    """A line in pieces that fit the terminal, the later pieces of an item under its text; a pipe gets it whole."""
    room = terminal_width()
    pieces = [line]
    if room is not None and len(line) > room:
        from textwrap import wrap

        text = line.lstrip()
        marker, _, rest = text.partition(" ")
        hanging = len(marker) + 1 if rest and (marker == "-" or marker.rstrip(".").isdecimal()) else 0
        indent = " " * (len(line) - len(text) + hanging)
        pieces = wrap(line, min(room, _WIDEST_TEXT), subsequent_indent=indent, break_on_hyphens=False) or [line]
    return [click.style(piece, bold=True) for piece in pieces] if bold else pieces
