"""``ka quarters`` and ``ka summary``: how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import desk_of, json_options, quarter_option
from ka_tui.cli.tables import Column, print_table
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.summaries import Counts, Summary, summarise
from ka_tui.errors import NoQuarters

_UNNAMED = "(none)"


@click.command("quarters")
@json_options
@click.pass_context
def quarters_command(ctx: click.Context, as_json: bool) -> None:
    """List the quarters, and how many activities each has.

    The last number says how many of the activities have a status.

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
    print_table(columns, [[str(q), q.months, *map(str, numbers)] for q, numbers in counts.items()])
    if not counts:
        narrate(str(NoQuarters()))


@click.command("summary")
@quarter_option()
@json_options
@click.pass_context
def summary_command(ctx: click.Context, quarter: Quarter | None, as_json: bool) -> None:
    """Count a quarter's activities by status and group.

    The groups are the council's priorities, the teams and the portfolios.

    \b
    Examples:
      ka summary
      ka summary --quarter Q2-2022 --json
    """
    register = desk_of(ctx).store.snapshot()
    quarter = register.require(quarter)
    summary = summarise(register.activities(quarter))
    if as_json:
        print_json(_as_json(register.scheme, quarter, summary))
    else:
        _print(register, quarter, summary)


def _groups(summary: Summary) -> dict[str, Mapping[str, Counts]]:
    return {"priority": summary.by_priority, "team": summary.by_team, "portfolio": summary.by_portfolio}


def _as_json(scheme: StatusScheme, quarter: Quarter, summary: Summary) -> dict[str, Any]:
    def counted(counts: Counts) -> dict[str, int]:
        return {status or "not_stated": counts.get(status, 0) for status in scheme.ids}

    return {
        "quarter": str(quarter),
        "activities": summary.total,
        "by_status": counted(summary.by_status),
        **{f"by_{name}": {key: counted(counts) for key, counts in group.items()} for name, group in _groups(summary).items()},
    }


def _print(register: Register, quarter: Quarter, summary: Summary) -> None:
    activities = "1 activity" if summary.total == 1 else f"{summary.total} activities"
    click.echo(click.style(f"{quarter.title}, {quarter.months}: {activities}", bold=True))
    everything: dict[str, Mapping[str, Counts]] = {"": {"All": summary.by_status}}
    for name, group in (everything | _groups(summary)).items():
        click.echo()
        _print_counts(register.scheme, name.capitalize(), group)


def _print_counts(scheme: StatusScheme, heading: str, groups: Mapping[str, Counts]) -> None:
    columns = [Column(heading, share=1), *(_status_column(scheme, status) for status in scheme.ids), Column("All", right=True)]
    rows = [
        [name or _UNNAMED, *(str(counts.get(status, 0)) for status in scheme.ids), str(sum(counts.values()))]
        for name, counts in groups.items()
    ]
    print_table(columns, rows, heading=True)


def _status_column(scheme: StatusScheme, status: str | None) -> Column:
    found = scheme.get(status)
    colour = found.colour if found else None
    return Column(scheme.word(status), right=True, colour=lambda text: colour if text.isdecimal() else None)
