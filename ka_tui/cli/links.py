"""``ka links``: which activities of a new plan continue which of an old one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import click

from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import desk_of
from ka_tui.cli.tables import Column, print_table
from ka_tui.cli.telling import tell_change
from ka_tui.domain.activities import Activity
from ka_tui.domain.links import Link, Links
from ka_tui.domain.plans import parse_year, plan_of, year_name
from ka_tui.domain.register import Register
from ka_tui.domain.text import shown_line
from ka_tui.services import links as linking
from ka_tui.services.links import LEAST, Suggestion

_JSON = "An object for each link: from_year, from, to_year, to."


class YearType(click.ParamType[int]):
    """A financial year, as the year in which it begins."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002
        """Read it; the error says how it is written."""
        return value if isinstance(value, int) else parse_year(value)


_from_year = click.argument("from_year", type=YearType(), metavar="YEAR")
_to_year = click.argument("to_year", type=YearType(), metavar="LATER-YEAR")
_from_code = click.argument("from_code", metavar="CODE")


@click.group("links", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_JSON)
@click.pass_context
def links_command(ctx: click.Context, as_json: bool) -> None:
    """Link the activities of a new plan to those of the old one.

    Codes begin anew with each year's plan. Trail, history and comparisons follow an activity from one plan into the next
    where a link says so. Without a command, the links are listed.

    \b
    Examples:
      ka links suggest 2021/22 2022/23
      ka links add 2021/22 KA.01.01 2022/23 KA.01.07
      ka links --json
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError("In front of a command --json means nothing; it goes behind: 'ka links suggest ... --json'.")
        return
    register = desk_of(ctx).store.snapshot()
    if as_json:
        print_json([_as_json(link) for link in register.links])
    elif register.links:
        columns = [
            Column("Year"),
            Column("Code"),
            Column("Activity", share=1),
            Column("Year"),
            Column("Code"),
            Column("Activity", share=1),
        ]
        print_table(columns, _rows(register, register.links))
    else:
        narrate("No activities are linked yet. 'ka links suggest YEAR LATER-YEAR' finds those that may belong together.")


@links_command.command("suggest")
@_from_year
@_to_year
@click.option(
    "--least", type=click.FloatRange(0, 1), metavar="L", default=LEAST, help=f"Only likenesses from here on. [default: {LEAST}]"
)
@click.option("--json", "as_json", is_flag=True, help="An object for each suggestion: from, to, likeness.")
@click.pass_context
def suggest_command(ctx: click.Context, from_year: int, to_year: int, least: float, as_json: bool) -> None:
    """Suggest which activity of a later plan continues which.

    Likeness goes from 0 to 1; at 0.5 one may as well continue the other as not. Titles, texts, teams, portfolios and
    priorities are looked at. Nothing is linked by this, and what is linked already is left out.

    \b
    Examples:
      ka links suggest 2021/22 2022/23
      ka links suggest 2021 2022 --least 0.2 --json
    """
    register = desk_of(ctx).store.snapshot()
    found = linking.suggestions(register, from_year, to_year, least)
    if as_json:
        print_json([suggestion.to_dict() for suggestion in found])
        return
    old = plan_of(register, from_year)
    print_table([Column(""), Column("Code"), Column("Activity", share=2, least=16), Column("Team", share=1)], _blocks(old, found))
    narrate(_told(register.links, old.values(), to_year, found))


@links_command.command("add")
@_from_year
@_from_code
@_to_year
@click.argument("to_codes", metavar="CODE...", nargs=-1, required=True)
@click.pass_context
def add_command(ctx: click.Context, from_year: int, from_code: str, to_year: int, to_codes: Sequence[str]) -> None:
    """Say that an activity is continued by one, or by several.

    With several codes it was split. One code may be given to several activities, which were merged then.

    \b
    Examples:
      ka links add 2021/22 KA.01.01 2022/23 KA.01.07
      ka links add 2021/22 KA.09.01 2022/23 KA.01.01 KA.01.02
    """
    desk = desk_of(ctx)
    tell_change(desk, linking.link(desk, from_year, from_code, to_year, to_codes))


@links_command.command("remove")
@_from_year
@_from_code
@_to_year
@click.argument("to_codes", metavar="[CODE...]", nargs=-1)
@click.pass_context
def remove_command(ctx: click.Context, from_year: int, from_code: str, to_year: int, to_codes: Sequence[str]) -> None:
    """Take links of an activity away.

    Without a second code, all that lead from it to the later year.

    \b
    Examples:
      ka links remove 2021/22 KA.01.01 2022/23 KA.01.07
      ka links remove 2021/22 KA.09.01 2022/23
    """
    desk = desk_of(ctx)
    tell_change(desk, linking.unlink(desk, from_year, from_code, to_year, to_codes))


@links_command.command("accept")
@_from_year
@_to_year
@click.option(
    "--least", type=click.FloatRange(0, 1), metavar="L", required=True, help="Take the likest suggestion, from this likeness on."
)
@click.pass_context
def accept_command(ctx: click.Context, from_year: int, to_year: int, least: float) -> None:
    """Link what is likest, from a likeness on.

    Each activity without a successor is linked to the likest one of the later plan; what was linked is printed, to be
    looked through. All of it is one change.

    \b
    Example:
      ka links accept 2021/22 2022/23 --least 0.8
    """
    desk = desk_of(ctx)
    change, taken = linking.accept(desk, from_year, to_year, least)
    for suggestion in taken:
        before, after = suggestion.before, suggestion.after
        click.echo(shown_line(f"{suggestion.likeness:.2f}  {before.code} {before.title} → {after.code} {after.title}"))
    if change.edits:
        narrate(f"Linked: {len(taken)}. Take it back with 'ka undo'.")
    else:
        narrate(f"Nothing was linked: no suggestion has a likeness of {least:g} or more.")


def _as_json(link: Link) -> dict[str, str]:
    return {
        "from_year": year_name(link.from_year),
        "from": link.from_code,
        "to_year": year_name(link.to_year),
        "to": link.to_code,
    }


def _rows(register: Register, links: Links) -> list[list[str]]:
    plans = {year: plan_of(register, year) for year in links.years}

    def title(year: int, code: str) -> str:
        return plans[year][code].title if code in plans[year] else ""

    return [
        [text for year, code in ((one[0], one[1]), (one[2], one[3])) for text in (year_name(year), code, title(year, code))]
        for one in links
    ]


def _blocks(old: dict[str, Activity], found: Iterable[Suggestion]) -> list[list[str]]:
    """A block of rows for each activity that may be continued: itself, then what may continue it."""
    rows: list[list[str]] = []
    for code, block in groupby(found, lambda suggestion: suggestion.before.code):
        rows.append(["", code, old[code].title, old[code].team])
        rows += [[f"{one.likeness:.2f}", f"→ {one.after.code}", one.after.title, one.after.team] for one in block]
    return rows


def _told(links: Links, old: Iterable[Activity], to_year: int, found: Sequence[Suggestion]) -> str:
    """What is left out, and what to do with the rest."""
    suggested = {suggestion.before.code for suggestion in found}
    linked = [a.code for a in old if links.after(a.quarter.year, a.code, to_year)]
    silent = [a.code for a in old if a.code not in suggested and a.code not in linked]
    left_out = f"{len(linked)} linked already. " if linked else ""
    none = f"Nothing like {', '.join(silent)}. " if silent else ""
    remedy = "Nothing was linked: 'ka links add' does that, and L on the screen." if found else "There is nothing to suggest."
    return f"{left_out}{none}{remedy}"
