"""``ka show``: one activity, whole."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ka_tui.cli.output import coloured, print_json, terminal_width
from ka_tui.cli.parameters import code_argument, desk_of, json_options, quarter_option
from ka_tui.domain.activities import Activity
from ka_tui.domain.codes import parse_code
from ka_tui.domain.movement import predecessor
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import shown, shown_line

_WIDEST_TEXT = 100


@click.command("show")
@code_argument()
@quarter_option()
@json_options
@click.pass_context
def show_command(ctx: click.Context, code: str, quarter: Quarter | None, as_json: bool) -> None:
    """Show one activity, whole.

    \b
    Examples:
      ka show KA.01.08
      ka show KA.01.08 --quarter Q2-2022 --json
    """
    register = desk_of(ctx).store.snapshot()
    activity = register.activity(register.require(quarter), parse_code(code))
    if as_json:
        print_json(activity.to_dict())
    else:
        click.echo("\n".join(_lines(register, activity)))


def _lines(register: Register, activity: Activity) -> Iterator[str]:
    yield from _folded(f"{activity.code} {shown_line(activity.title)}", bold=True)
    yield ""
    facts = {
        "Quarter": f"{activity.quarter.label}, {activity.quarter.months}",
        "Status": _status(register, activity),
        "Reason": shown_line(activity.reason),
        "Team": shown_line(activity.team),
        "Portfolio": shown_line(activity.portfolio),
        "Priority": shown_line(_numbered_heading(activity)),
    }
    yield from (f"{name + ':':<11}{value}" for name, value in facts.items() if value)
    for heading, narrative in (("Progress", activity.progress), ("Next steps", activity.next_steps)):
        yield from ("", click.style(heading, bold=True))
        for line in shown(narrative or "(nothing stated)").split("\n"):
            yield from _folded(line)
    changed = f"Revision {activity.revision}, {activity.updated_at} by {shown_line(activity.updated_by)}"
    yield from ("", click.style(changed, dim=True))


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
