"""``ka chase``: who still owes what for a quarter, and reminders to all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ka_tui.cli.collect_report import told_due, told_standing
from ka_tui.cli.completing import complete_name
from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import desk_of, json_options, quarter_option
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.returns import Standing, days_left
from ka_tui.domain.text import shown_line
from ka_tui.services.chasing import Chase, chase, reminders, save_reminders

_FOLDER = Path("reminders")


@click.command("chase")
@quarter_option()
@click.option(
    "--team",
    "teams",
    multiple=True,
    metavar="NAME",
    help="Only teams with this in their name. May be repeated.",
    shell_complete=complete_name("team"),
)
@click.option(
    "--output",
    "-o",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write a reminder to each of them into this folder.",
)
@click.option("--mail", "mails", is_flag=True, help="Write them as mails to be opened and sent. [default folder: reminders]")
@click.option("--force", is_flag=True, help="Replace reminders that are there already.")
@json_options
@click.pass_context
def chase_command(
    ctx: click.Context,
    quarter: Quarter | None,
    teams: tuple[str, ...],
    folder: Path | None,
    mails: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Tell who still owes what, the most urgent first.

    Of each team it says whether it has returned, how long there is until the due date, and what is missing of which
    activity. Where no packs were sent, it goes by what the register lacks.

    \b
    Examples:
      ka chase
      ka chase --quarter Q3-2022 --team parks
      ka chase --output reminders --mail
    """
    desk = desk_of(ctx)
    found = chase(desk, quarter, teams)
    if as_json:
        print_json(_document(found))
    else:
        click.echo("\n".join(_lines(found)))
    _tell(found)
    if folder is not None or mails:
        folder = folder or _FOLDER
        saved = save_reminders(desk, reminders(desk, found.quarter, found.owing), folder, mails=mails, force=force)
        narrate(f"{_count(len(saved), 'mail' if mails else 'reminder')} written into {folder}." if saved else "Nobody to remind.")


def _document(found: Chase) -> dict[str, Any]:
    """Who owes what, for programs. ``days_left`` is negative once the due date has passed."""
    return {
        "quarter": str(found.quarter),
        "asked": found.asked,
        "returned": found.returned,
        "owing": [_owing(found, standing) for standing in found.owing],
    }


def _owing(found: Chase, standing: Standing) -> dict[str, Any]:
    due = standing.sent.due if standing.sent else None
    return {
        str(standing.grouping): standing.whose,
        "asked": standing.sent is not None,
        "returned": standing.has_returned,
        "due": due.isoformat() if due else None,
        "days_left": days_left(due, found.today) if due else None,
        "activities": [activity.code for activity in standing.activities],
        "missing": {code: list(fields) for code, fields in standing.missing.items()},
    }


def _lines(found: Chase) -> Iterator[str]:
    returned = f": {found.returned} of {found.asked} returned" if found.asked else ""
    yield click.style(f"{found.quarter.title} ({found.quarter}){returned}", bold=True)
    for standing in found.owing:
        due = told_due(standing, found.today) if standing.has_returned else ""
        nothing = "" if standing.missing else ", nothing missing"
        yield f"  {shown_line(standing.whose or 'No team')}: {told_standing(standing, found.today)}{due}{nothing}"
        for code, fields in standing.missing.items():
            yield f"    {code} {', '.join(FIELD_LABELS[name].lower() for name in fields)}"


def _tell(found: Chase) -> None:
    """Say what a person should know besides."""
    if not found.owing:
        narrate(f"Nobody owes anything for {found.quarter}.")
    if not found.asked:
        narrate(f"Nobody was asked for {found.quarter}: 'ka packs' asks, and sets a due date.")
    nobody = [activity.code for standing in found.owing if not standing.whose for activity in standing.activities]
    if nobody:
        narrate(f"Nobody can be reminded of {', '.join(nobody)}: no team is given. Say it with 'ka set CODE --team NAME'.")


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'s' if number != 1 else ''}"
