"""``ka open``: the next quarter, begun from the last one or from a new year's plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import QuarterType, desk_of, json_options
from ka_tui.cli.progress import reading_progress
from ka_tui.domain.links import Link
from ka_tui.domain.opening import Completed, Opening
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.text import shown_line
from ka_tui.services.importing import load
from ka_tui.services.opening import Opened, OpeningOrder, Plan, open_quarter, preview_opening, read_plan


@click.command("open")
@click.argument("quarter", type=QuarterType(), required=False)
@click.option(
    "--completed",
    type=click.Choice([str(choice) for choice in Completed]),
    help="Carry completed activities on, or leave them out. [default: carry]",
)
@click.option(
    "--plan",
    "plan_file",
    type=click.Path(readable=False, path_type=Path),
    metavar="FILE",
    help="A document with the activities of the new year's plan.",
)
@click.option("--dry-run", is_flag=True, help="Show what the quarter would begin with, and change nothing.")
@json_options
@click.pass_context
def open_command(
    ctx: click.Context, quarter: Quarter | None, completed: str | None, plan_file: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Open the next quarter from the last one.

    Every activity goes on with its title, priority, team and portfolio; status and texts begin empty. Without QUARTER
    it is the one after the latest. A new year's plan has codes of its own: give it with --plan. All is one change that
    undo takes back.

    \b
    Examples:
      ka open --dry-run
      ka open Q3-2022
      ka open Q3-2022 --completed close
      ka open Q1-2023 --plan new-plan.csv
    """
    if plan_file is not None and completed is not None:
        raise click.UsageError("--completed does not go with --plan: nothing of the old plan is carried on.")
    desk = desk_of(ctx)
    plan = None
    if plan_file is not None:
        with reading_progress() as progress:
            plan = read_plan(desk, load(plan_file), quarter, progress)
    order = OpeningOrder(quarter, plan, Completed(completed or Completed.CARRY))
    done = (preview_opening if dry_run else open_quarter)(desk, order)
    if as_json:
        print_json(_document(done, plan))
    else:
        click.echo("\n".join(_lines(done.opening, plan, dry_run=dry_run)))
    _tell(done)


def _document(done: Opened, plan: Plan | None) -> dict[str, Any]:
    """What was done, or would be, for programs: activities by their codes; ``change`` is null for a preview."""
    found = done.opening
    return {
        "quarter": str(found.quarter),
        "from": str(found.source) if found.source else None,
        **{name: [activity.code for activity in getattr(found, name)] for name in ("carried", "closed", "added")},
        **{name: list(getattr(found, name)) for name in ("completed", "stripped", "untitled")},
        "links": [_link(link) for link in found.links],
        "problems": list(_problems(plan)),
        "change": done.change.number if done.change else None,
    }


def _link(link: Link) -> dict[str, str]:
    years = (Quarter(year, 1).financial_year for year in (link.from_year, link.to_year))
    return dict(zip(("from_year", "to_year", "from", "to"), (*years, link.from_code, link.to_code), strict=True))


def _lines(found: Opening, plan: Plan | None, *, dry_run: bool) -> Iterator[str]:
    """What the quarter begins with; in a preview activity by activity."""
    source = f"with {shown_line(plan.name)}" if plan else f"from {found.source}"
    yield click.style(f"{found.quarter.title} ({found.quarter}), {source}", bold=True)
    yield from _added(found, dry_run=dry_run) if plan else _carried(found, dry_run=dry_run)
    yield from (f"  problem: {shown_line(problem)}" for problem in _problems(plan))
    if dry_run:
        word = "add" if plan else "carry"
        yield from (f"  {word}: {activity.code} {shown_line(activity.title)}" for activity in (*found.carried, *found.added))


def _carried(found: Opening, *, dry_run: bool) -> Iterator[str]:
    done = f"completed in {found.source}: {', '.join(found.completed)}"
    still = f"among them, {done}" if found.completed and not found.closed else ""
    yield _count("would carry" if dry_run else "carried", len(found.carried), still)
    if found.closed:
        yield _count("would close" if dry_run else "closed", len(found.closed), f"left out, {done}")
    if found.links and found.source:
        years = f"from {found.source.financial_year} to {found.quarter.financial_year}"
        yield _count("would link" if dry_run else "linked", len(found.links), f"each with itself, {years}: its trail goes on")


def _added(found: Opening, *, dry_run: bool) -> Iterator[str]:
    yield _count("would add" if dry_run else "added", len(found.added))
    if found.stripped:
        codes = ", ".join(found.stripped)
        yield _count("without", len(found.stripped), f"the plan's statuses and texts of {codes}: a quarter begins without any")
    if found.untitled:
        yield _count("left out", len(found.untitled), f"without a title: {', '.join(found.untitled)}")


def _count(what: str, number: int, why: str = "") -> str:
    return f"  {what:<13}{number}" + (f" ({why})" if why else "")


def _problems(plan: Plan | None) -> Iterator[str]:
    for problem in plan.problems if plan else ():
        yield f"{problem.file}, {problem.place}: {problem.what} {problem.to_do}"


def _tell(done: Opened) -> None:
    """Say what a person should know, and do next."""
    found = done.opening
    if found.source and found.source != found.quarter.previous:
        narrate(f"The register has nothing between {found.source} and {found.quarter}.")
    if found.completed and not found.closed:
        narrate("What was completed goes on as well; '--completed close' would leave it out.")
    if found.links and found.source:
        narrate(f"The plan of {found.source.financial_year} goes on. A new one is given with --plan FILE.")
    if found.is_new_plan and found.source:
        years = f"{found.source.financial_year} {found.quarter.financial_year}"
        narrate(f"Its codes mean other activities than before: 'ka links suggest {years}' proposes which continues which.")
    narrate("This was a preview: nothing was changed." if done.change is None else "Take it back with 'ka undo'.")
