"""``ka quarters``, ``ka list``, ``ka show``, ``ka summary``: looking without changing."""

from __future__ import annotations

from collections.abc import Mapping

import click

from ka_tui.cli.output import Cell, Column, print_json, print_table, status_cell, styled
from ka_tui.cli.parameters import (
    complete_code,
    complete_name,
    complete_status,
    desk_of,
    json_options,
    quarter_option,
)
from ka_tui.domain.activities import Activity
from ka_tui.domain.codes import parse_code
from ka_tui.domain.filters import Filter
from ka_tui.domain.movement import movement, predecessor
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.summaries import Counts, summarise
from ka_tui.domain.text import shown, shown_line

_UNNAMED = "(none)"


@click.command("quarters")
@json_options
@click.pass_context
def quarters_command(ctx: click.Context, as_json: bool) -> None:
    """List the quarters, how many activities each has, and how many of those have a status.

    \b
    Examples:
      ka quarters
      ka quarters --json
    """
    register = desk_of(ctx).store.snapshot()
    counts = {q: (len(held), sum(a.status is not None for a in held.values())) for q, held in register.quarters.items()}
    if as_json:
        names = ("quarter", "label", "months", "activities", "with_status")
        print_json([dict(zip(names, (str(q), q.label, q.months, *numbers), strict=True)) for q, numbers in counts.items()])
        return
    columns = [Column("Quarter"), Column("Months"), Column("Activities", right=True), Column("With a status", right=True)]
    print_table(columns, ([str(q), q.months, *map(str, numbers)] for q, numbers in counts.items()))


@click.command("list")
@quarter_option()
@click.option("--all-quarters", is_flag=True, help="List every quarter, not one.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
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
@click.option("--search", "words", default="", help="Only activities with all these words, in any field.")
@json_options
@click.pass_context
def list_command(
    ctx: click.Context,
    quarter: Quarter | None,
    all_quarters: bool,
    statuses: tuple[str, ...],
    team: str,
    portfolio: str,
    priority: str,
    words: str,
    as_json: bool,
) -> None:
    """List the activities of a quarter.

    \b
    Examples:
      ka list
      ka list --quarter Q2-2022 --status red --status amber
      ka list --team "Regulatory Services" --json
      ka list --all-quarters --search "local plan"
    """
    register = desk_of(ctx).store.snapshot()
    wanted = Filter(tuple(register.scheme.parse(s) for s in statuses), team, portfolio, priority, words)
    chosen = list(register.quarters) if all_quarters else [register.require(quarter)]
    activities = [a for q in chosen for a in wanted.select(register.activities(q))]
    if as_json:
        print_json([a.to_dict() for a in activities])
        return
    columns = [
        Column("Code"),
        Column("Activity", gives=True),
        Column("Status"),
        Column(""),
        Column("Team", gives=True),
        Column("Portfolio", gives=True),
    ]
    if all_quarters:
        columns.insert(0, Column("Quarter"))
    print_table(columns, (_list_row(register, a, all_quarters) for a in activities))


def _list_row(register: Register, activity: Activity, with_quarter: bool) -> list[str | Cell]:
    row: list[str | Cell] = [
        activity.code,
        activity.title,
        status_cell(register.scheme, activity.status),
        movement(register, activity).symbol,
        activity.team,
        activity.portfolio,
    ]
    return [str(activity.quarter), *row] if with_quarter else row


@click.command("show")
@click.argument("code", shell_complete=complete_code)
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
        return
    click.echo("\n".join(_shown_activity(register, activity)))


def _shown_activity(register: Register, activity: Activity) -> list[str]:
    before = predecessor(register, activity)
    status = styled(status_cell(register.scheme, activity.status))
    if before is not None and before.status != activity.status:
        status += f", was {register.scheme.word(before.status)}"
    if activity.status_source:
        status += f" (in the source: {shown_line(activity.status_source)})"
    facts = {
        "Quarter": activity.quarter.label,
        "Status": status,
        "Reason": shown_line(activity.reason),
        "Team": shown_line(activity.team),
        "Portfolio": shown_line(activity.portfolio),
        "Priority": shown_line(_numbered_heading(activity)),
    }
    lines = [click.style(f"{activity.code} {shown_line(activity.title)}", bold=True), ""]
    lines += [f"{name + ':':<11}{value}" for name, value in facts.items() if value]
    for heading, narrative in (("Progress", activity.progress), ("Next steps", activity.next_steps)):
        lines += ["", click.style(heading, bold=True), shown(narrative) or "(nothing stated)"]
    changed = f"Revision {activity.revision}, {activity.updated_at} by {shown_line(activity.updated_by)}"
    return [*lines, "", click.style(changed, dim=True)]


def _numbered_heading(activity: Activity) -> str:
    number = f"{activity.priority_number}. " if activity.priority_number and activity.priority else ""
    theme = f"{activity.theme}: " if activity.theme else ""
    return f"{number}{theme}{activity.priority}"


@click.command("summary")
@quarter_option()
@json_options
@click.pass_context
def summary_command(ctx: click.Context, quarter: Quarter | None, as_json: bool) -> None:
    """Count a quarter's activities by status, priority, team and portfolio.

    \b
    Examples:
      ka summary
      ka summary --quarter Q2-2022 --json
    """
    register = desk_of(ctx).store.snapshot()
    quarter = register.require(quarter)
    summary = summarise(register.activities(quarter))
    groups: dict[str, Mapping[str, Counts]] = {
        "priority": summary.by_priority,
        "team": summary.by_team,
        "portfolio": summary.by_portfolio,
    }
    if as_json:
        print_json(
            {
                "quarter": str(quarter),
                "activities": summary.total,
                "by_status": _counts(register, summary.by_status),
                **{f"by_{name}": {k: _counts(register, v) for k, v in group.items()} for name, group in groups.items()},
            }
        )
        return
    click.echo(click.style(f"{quarter.title}, {quarter.months}: {summary.total} activities", bold=True))
    everything: dict[str, Mapping[str, Counts]] = {"": {"All": summary.by_status}}
    for name, group in (everything | groups).items():
        click.echo()
        _print_counts(register, name.capitalize(), group)


def _counts(register: Register, counts: Counts) -> dict[str, int]:
    return {status or "not_stated": counts.get(status, 0) for status in register.scheme.ids}


def _print_counts(register: Register, heading: str, groups: Mapping[str, Counts]) -> None:
    statuses = register.scheme.ids
    columns = [
        Column(heading, gives=True),
        *(Column(register.scheme.word(s), right=True) for s in statuses),
        Column("All", right=True),
    ]
    rows: list[list[str | Cell]] = []
    for name, counts in groups.items():
        cells: list[str | Cell] = [Cell(str(counts.get(s, 0) or "·"), _colour(register, s, counts)) for s in statuses]
        rows.append([name or _UNNAMED, *cells, str(sum(counts.values()))])
    print_table(columns, rows, heading=True)


def _colour(register: Register, status: str | None, counts: Counts) -> str | None:
    found = register.scheme.get(status)
    return found.colour if found and counts.get(status) else None
