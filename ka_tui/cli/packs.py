"""``ka packs``: what is sent to the teams."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ka_tui.cli.completing import complete_name
from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import DayType, desk_of, quarter_option
from ka_tui.domain.days import day_in_words
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.text import shown_line
from ka_tui.services.packs import FORMATS, PackOrder, make_packs, preview_packs


@click.command("packs")
@quarter_option()
@click.option("--by", "grouping", type=click.Choice(["team", "portfolio"]), default="team", help="Whom a pack is for.")
@click.option(
    "--team",
    "teams",
    multiple=True,
    metavar="NAME",
    help="Only teams with this in their name. May be repeated.",
    shell_complete=complete_name("team"),
)
@click.option(
    "--portfolio",
    "portfolios",
    multiple=True,
    metavar="NAME",
    help="The same with --by portfolio. May be repeated.",
    shell_complete=complete_name("portfolio"),
)
@click.option(
    "--output",
    "-o",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    default=Path("packs"),
    help="The folder to write them into. [default: packs]",
)
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="docx", help="Word or Excel. [default: docx]")
@click.option("--due", type=DayType(), metavar="DATE", help="When they shall be back, as 2023-01-13.")
@click.option("--force", is_flag=True, help="Replace files that are there already.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.pass_context
def packs_command(
    ctx: click.Context,
    quarter: Quarter | None,
    grouping: str,
    teams: tuple[str, ...],
    portfolios: tuple[str, ...],
    folder: Path,
    format_: str,
    due: date | None,
    force: bool,
    dry_run: bool,
) -> None:
    """Write a document for each team to fill in.

    A pack holds a team's activities, with what it said of them last quarter; beside it lies a text to send it with. The
    register remembers who was asked, and by when; 'ka collect' takes in what comes back.

    \b
    Examples:
      ka packs --quarter Q3-2022 --due 2023-01-13 -o packs
      ka packs --by portfolio --format xlsx
      ka packs --team parks --force
    """
    wrong = {"team": portfolios, "portfolio": teams}[grouping]
    if wrong:
        raise click.UsageError(f"--{'portfolio' if grouping == 'team' else 'team'} does not go with --by {grouping}.")
    order = PackOrder(folder, quarter, Grouping(grouping), teams or portfolios, due, format_, force=force)
    desk = desk_of(ctx)
    plan = preview_packs(desk, order) if dry_run else make_packs(desk, order)
    back = f", to be back by {day_in_words(order.due)}" if order.due else ""
    click.echo(click.style(f"{plan.quarter.title} ({plan.quarter}): {_count(len(plan.files), 'pack')}{back}", bold=True))
    for file in plan.files:
        asked = _count(len(file.pack.activities), "activity", "activities")
        click.echo(f"  {shown_line(str(file.path))}  {shown_line(file.pack.whose)}, {asked}")
    if plan.unasked:
        codes = ", ".join(activity.code for activity in plan.unasked)
        narrate(f"Nobody is asked for {codes}: no {grouping} is given. Say it with 'ka set CODE --{grouping} NAME'.")
    narrate(
        "This was a preview: nothing was written."
        if dry_run
        else "Beside each lies a text to send it with. 'ka collect' takes in what comes back."
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
