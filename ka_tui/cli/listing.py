"""``ka list``: the activities of a quarter, or of all, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

from ka_tui.cli.completing import complete_name, complete_status
from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import desk_of, json_options, quarter_option
from ka_tui.cli.tables import Column, print_table
from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme


@click.command("list")
@quarter_option()
@click.option("--all-quarters", is_flag=True, help="List every quarter, not one.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    metavar="STATUS",
    help="Only this status; 'none' is not stated. May be repeated.",
    shell_complete=complete_status,
)
@click.option("--team", default="", help="Only teams whose name has this in it.", shell_complete=complete_name("team"))
@click.option(
    "--portfolio", default="", help="Only portfolios whose name has this in it.", shell_complete=complete_name("portfolio")
)
@click.option(
    "--priority",
    default="",
    help="Only priorities with this number, or this in their heading.",
    shell_complete=complete_name("priority"),
)
@click.option("--search", default="", help="Only activities with all these words, in any field.")
@json_options
@click.pass_context
def list_command(
    ctx: click.Context, /, quarter: Quarter | None, all_quarters: bool, statuses: tuple[str, ...], as_json: bool, **texts: str
) -> None:
    """List the activities of a quarter.

    On a terminal the table is fitted to it, and an arrow tells how a status moved since the quarter before. In a pipe
    there is a line for each activity with a tab between its cells, and nothing is cut.

    \b
    Examples:
      ka list
      ka list --quarter Q2-2022 --status red --status amber
      ka list --team "Regulatory Services" --json
      ka list --all-quarters --search "local plan"
    """
    if all_quarters and quarter is not None:
        raise click.UsageError("--quarter names one quarter, and --all-quarters means every one. Leave one of them out.", ctx)
    register = desk_of(ctx).store.snapshot()
    chosen = list(register.quarters) if all_quarters else [register.require(quarter)]
    listed = {q: _wanted(register, register.activities(q), statuses, texts) for q in chosen}
    if as_json:
        print_json([activity.to_dict() for activities in listed.values() for activity in activities])
    elif any(listed.values()):
        print_table(_columns(register.scheme, all_quarters), _rows(register, listed, all_quarters))
    elif statuses or any(texts.values()):
        narrate(f"No activity of {'any quarter' if all_quarters else chosen[0]} is like that. 'ka list' shows what there is.")
    else:
        narrate("There is no activity yet. Add one with 'ka add CODE TITLE', or read a report in with 'ka import FILE'.")


def _wanted(
    register: Register, activities: tuple[Activity, ...], statuses: tuple[str, ...], texts: Mapping[str, str]
) -> tuple[Activity, ...]:
    if not statuses and not any(texts.values()):
        return activities
    from ka_tui.domain.filters import Filter

    words = texts["search"]
    wanted = Filter(tuple(map(register.scheme.parse, statuses)), texts["team"], texts["portfolio"], texts["priority"], words)
    return wanted.select(activities)


def _columns(scheme: StatusScheme, with_quarter: bool) -> list[Column]:
    colours = {scheme.label(status.id): status.colour for status in scheme}
    columns = [
        Column("Code"),
        Column("Activity", share=2, least=16),
        Column("Status", colour=colours.get),
        Column(""),
        Column("Team", share=1),
        Column("Portfolio", share=1),
    ]
    return [Column("Quarter"), *columns] if with_quarter else columns


def _rows(register: Register, listed: Mapping[Quarter, Iterable[Activity]], with_quarter: bool) -> list[list[str]]:
    rows = []
    label = register.scheme.label
    for quarter, activities in listed.items():
        moves = _moves(register, quarter, activities)
        place = [str(quarter)] if with_quarter else []
        rows += [[*place, a.code, a.title, label(a.status), moves.get(a.code, ""), a.team, a.portfolio] for a in activities]
    return rows


def _moves(register: Register, quarter: Quarter, activities: Iterable[Activity]) -> dict[str, str]:
    """The arrow of each activity; none where the register lacks the quarter before, which then need not be asked for each."""
    if quarter.previous not in register.quarters:
        return {}
    from ka_tui.domain.movement import movement

    return {activity.code: movement(register, activity).symbol.strip() for activity in activities}
