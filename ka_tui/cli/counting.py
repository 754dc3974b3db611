"""``ka quarters`` and ``ka summary``: how many there are, and the paragraph that says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from ka_tui.cli.output import folded, narrate, print_json, terminal_width
from ka_tui.cli.parameters import as_of_option, desk_of, json_options, quarter_option, register_of
from ka_tui.cli.tables import Column, print_table
from ka_tui.domain.headline import headline
from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.promises import PromiseCounts, count_promises, promises
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.summaries import Counts, Summary, summarise
from ka_tui.domain.text import shown, shown_line
from ka_tui.domain.trends import ON_COURSE, Standing, trend
from ka_tui.errors import NoQuarters

_UNNAMED = "(none)"
_BAR = 20
"""Cells of a bar in the trend that stand for all activities with a status."""


@click.command("quarters")
@json_options
@click.pass_context
def quarters_command(ctx: click.Context, as_json: bool) -> None:
    """List the quarters, and how many activities each has.

    The last number says how many of the activities have a status. A quarter that is signed off has the day as at which.

    \b
    Examples:
      ka quarters
      ka quarters --json
    """
    register = desk_of(ctx).store.snapshot()
    counts = {q: (len(held), sum(a.status is not None for a in held.values())) for q, held in register.quarters.items()}
    closed = {quarter: record.closed.as_at.isoformat() for quarter, record in register.records.items() if record.closed}
    if as_json:
        names = ("quarter", "label", "months", "activities", "with_status", "signed_off")
        values = ((str(q), q.label, register.calendar.months(q), *numbers, closed.get(q)) for q, numbers in counts.items())
        print_json([dict(zip(names, row, strict=True)) for row in values])
        return
    columns = [Column("Quarter"), Column("Months"), Column("Activities", right=True), Column("With a status", right=True)]
    rows = [[str(q), register.calendar.months(q), *map(str, numbers)] for q, numbers in counts.items()]
    if closed:
        columns.append(Column("Signed off"))
        rows = [[*row, closed.get(quarter, "")] for row, quarter in zip(rows, counts, strict=True)]
    print_table(columns, rows)
    if not counts:
        narrate(str(NoQuarters()))


@click.command("summary")
@quarter_option()
@as_of_option
@click.option("--headline", "only_headline", is_flag=True, help="Only the paragraph that the report opens with, to be pasted.")
@json_options
@click.pass_context
def summary_command(ctx: click.Context, quarter: Quarter | None, as_of: date | None, only_headline: bool, as_json: bool) -> None:
    """Sum a quarter up in a paragraph and in figures.

    The figures are by status, by priority, team and portfolio, what came of last quarter's promises, and over the quarters.

    \b
    Examples:
      ka summary
      ka summary --headline
      ka summary --quarter Q2-2022 --json
    """
    register = register_of(ctx, as_of)
    quarter = register.require(quarter)
    if only_headline and not as_json:
        click.echo(shown(headline(register, quarter)))
        return
    summary, counted = summarise(register.activities(quarter)), count_promises(promises(register, quarter))
    if as_json:
        print_json(_as_json(register, quarter, summary, counted))
    else:
        _print(register, quarter, summary, counted)


def _groups(summary: Summary) -> dict[str, Mapping[str, Counts]]:
    return {"priority": summary.by_priority, "team": summary.by_team, "portfolio": summary.by_portfolio}


def _as_json(register: Register, quarter: Quarter, summary: Summary, counted: PromiseCounts) -> dict[str, Any]:
    def by_status(counts: Counts) -> dict[str, int]:
        return {status or "not_stated": counts.get(status, 0) for status in register.scheme.ids}

    return {
        "quarter": str(quarter),
        "headline": headline(register, quarter),
        "activities": summary.total,
        "by_status": by_status(summary.by_status),
        **{f"by_{name}": {key: by_status(counts) for key, counts in group.items()} for name, group in _groups(summary).items()},
        "promises": {
            "promised": counted.promised,
            "confirmed": {str(outcome): counted.confirmed.get(outcome, 0) for outcome in PromiseOutcome},
            "suggested": {str(outcome): counted.suggested.get(outcome, 0) for outcome in PromiseOutcome},
            "overdue": counted.overdue,
            "not_yet_due": counted.not_yet_due,
        },
        "trend": [
            {
                "quarter": str(stands.quarter),
                "activities": stands.total,
                "by_status": by_status(stands.by_status),
                "with_status": stands.stated,
                "on_course": stands.on_course,
                "share_on_course": stands.share,
            }
            for stands in trend(register, quarter)
        ],
    }


def _print(register: Register, quarter: Quarter, summary: Summary, counted: PromiseCounts) -> None:
    click.echo("\n".join(folded(shown(headline(register, quarter)))))
    activities = shown_line(register.labels.counted(summary.total))
    click.echo("\n" + click.style(f"{quarter.title}, {register.calendar.months(quarter)}: {activities}", bold=True))
    everything: dict[str, Mapping[str, Counts]] = {"": {"All": summary.by_status}}
    for name, group in (everything | _groups(summary)).items():
        click.echo()
        _print_counts(register.scheme, register.labels.of(name), group)
    if counted.promised:
        click.echo()
        _print_promises(counted)
    stands = trend(register, quarter)
    if len(stands) > 1:
        click.echo()
        _print_trend(register.scheme, stands)


def _print_promises(counted: PromiseCounts) -> None:
    """What came of the steps that were promised: a row for what is confirmed, and one for what is only suggested."""
    columns = [Column("Promises"), *(Column(str(outcome).capitalize(), right=True) for outcome in PromiseOutcome)]
    groups = {"Confirmed": counted.confirmed, "Suggested": counted.suggested}
    rows = [
        [name, *(str(counts.get(outcome, 0)) for outcome in PromiseOutcome), str(sum(counts.values()))]
        for name, counts in groups.items()
    ]
    print_table([*columns, Column("All", right=True)], rows, heading=True)


def _print_trend(scheme: StatusScheme, quarters: Sequence[Standing]) -> None:
    """The counts of each quarter, and which part of those with a status was on course; a terminal gets a bar of it too."""
    columns = [Column("Quarter", share=1), *(_status_column(scheme, status) for status in scheme.ids), Column("All", right=True)]
    rows = [
        [str(one.quarter), *(str(one.by_status.get(status, 0)) for status in scheme.ids), str(one.total), _share(one)]
        for one in quarters
    ]
    columns.append(Column("On course", right=True))
    if terminal_width() is not None:
        good = next((status.colour for status in scheme if status.kind is ON_COURSE[1]), None)
        columns.append(Column("", share=1, least=_BAR, colour=lambda bar: good if bar else None))
        rows = [[*row, "▇" * round(_BAR * (one.share or 0))] for row, one in zip(rows, quarters, strict=True)]
    print_table(columns, rows, heading=True)


def _share(stands: Standing) -> str:
    return "" if stands.percent is None else f"{stands.percent}%"


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
