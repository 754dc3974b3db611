"""``ka list``: the activities of a quarter, or of all, one line each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

from ka_tui.cli.completing import complete_name, complete_status
from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import as_of_option, json_options, quarter_option, register_of
from ka_tui.cli.tables import Column, print_table
from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register

if TYPE_CHECKING:
    from ka_tui.domain.query import Query


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
@click.option("--where", default="", metavar="QUERY", help="Only activities that a query matches.")
@as_of_option
@json_options
@click.pass_context
def list_command(
    ctx: click.Context,
    /,
    quarter: Quarter | None,
    all_quarters: bool,
    statuses: tuple[str, ...],
    as_of: date | None,
    as_json: bool,
    **texts: str,
) -> None:
    """List the activities of a quarter.

    On a terminal the table is fitted to it, and an arrow tells how a status moved since the quarter before. In a pipe
    there is a line for each activity with a tab between its cells, and nothing is cut.

    A query has words, fields (status, changed, standing, team, portfolio, priority, code, title, progress, next,
    reason, quarter, missing), '-', 'or' and parentheses. One that names quarters looks through all of them.

    \b
    Examples:
      ka list
      ka list --quarter Q2-2022 --status red --status amber
      ka list --team "Regulatory Services" --json
      ka list --all-quarters --search "local plan"
      ka list --where 'status:red,amber -team:parks (bridge or "market hall")'
      ka list --where 'changed:worse quarter:2022/23'
      ka list --as-of 2022-10-14
    """
    if all_quarters and quarter is not None:
        raise click.UsageError("--quarter names one quarter, and --all-quarters means every one. Leave one of them out.", ctx)
    register = register_of(ctx, as_of)
    query = _query(register, statuses, texts) if statuses or any(texts.values()) else None
    named = query.quarters(register) if query and quarter is None else None
    several = all_quarters or named is not None
    chosen = list(register.quarters) if all_quarters else named or [register.require(quarter)]
    listed = {q: _found(register, q, query) for q in chosen}
    if as_json:
        print_json([activity.to_dict() for activities in listed.values() for activity in activities])
    elif any(listed.values()):
        print_table(_columns(register, several), _rows(register, listed, several))
    elif query is not None:
        narrate(f"No activity of {'any quarter' if several else chosen[0]} is like that. 'ka list' shows what there is.")
    else:
        narrate("There is no activity yet. Add one with 'ka add CODE TITLE', or read a report in with 'ka import FILE'.")


def _query(register: Register, statuses: tuple[str, ...], texts: Mapping[str, str]) -> Query:
    """What all options that narrow the list look for together."""
    from ka_tui.domain.query import all_of, text_anywhere, text_in, under_priority, with_status

    queries = [text_in(field, texts[field]) for field in ("team", "portfolio") if texts[field]]
    if statuses:
        queries.append(with_status(*map(register.scheme.parse, statuses)))
    if texts["priority"]:
        queries.append(under_priority(texts["priority"]))
    queries += map(text_anywhere, texts["search"].split())
    if texts["where"]:
        from ka_tui.domain.query_language import parse_query

        queries.append(parse_query(texts["where"], register.scheme, register.codes))
    return all_of(queries)


def _found(register: Register, quarter: Quarter, query: Query | None) -> Iterable[Activity]:
    activities = register.activities(quarter)
    return query.select(register, activities) if query else activities


def _columns(register: Register, with_quarter: bool) -> list[Column]:
    scheme, labels = register.scheme, register.labels
    colours = {scheme.label(status.id): status.colour for status in scheme}
    columns = [
        Column("Code"),
        Column(labels.one, share=2, least=16),
        Column("Status", colour=colours.get),
        Column(""),
        Column(labels.team, share=1),
        Column(labels.portfolio, share=1),
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
    if quarter == min(register.quarters):
        return {}
    from ka_tui.domain.movement import movement

    return {activity.code: movement(register, activity).symbol.strip() for activity in activities}
