"""``ka check``: what a scrutiny committee would object to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import click

from ka_tui.checks.check import Check, Example, Finding
from ka_tui.checks.registry import CHECKS
from ka_tui.cli.completing import complete_check
from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import desk_of, json_options, quarter_option
from ka_tui.cli.tables import Column, print_table
from ka_tui.cli.telling import tell_change
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.narrative import excerpt
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import shown_line
from ka_tui.errors import FindingsMade
from ka_tui.services import checking
from ka_tui.services.checking import Checked

_QUOTED = 160
"""How many characters of its evidence a finding shows here; ``--json`` has all."""


class PlaceType(click.ParamType[checking.Place]):
    """A code and the id of a check, with a colon between."""

    name = "place"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> checking.Place:
        """Take it apart; the error shows how it is written."""
        code, colon, id_ = str(value).rpartition(":")
        if not colon or not code or not id_:
            self.fail(f"{value!r} names no finding. Write it as KA.01.02:copied-text.", param, ctx)
        return code.strip(), id_.strip()


@click.command("check")
@quarter_option()
@click.option("--only", multiple=True, metavar="CHECK", help="Only this check. May be repeated.", shell_complete=complete_check)
@click.option(
    "--excuse", "excused", multiple=True, type=PlaceType(), metavar="CODE:CHECK", help="Let a finding stand. May be repeated."
)
@click.option("--reason", default="", metavar="WHY", help="Why it may stand; needed with --excuse.")
@click.option(
    "--withdraw", "withdrawn", multiple=True, type=PlaceType(), metavar="CODE:CHECK", help="Let an excused finding count again."
)
@click.option("--list", "listed", is_flag=True, help="List the checks, and which are turned off.")
@click.option("--explain", metavar="CHECK", help="What a check finds, and why it matters.", shell_complete=complete_check)
@json_options
@click.pass_context
def check_command(
    ctx: click.Context,
    quarter: Quarter | None,
    only: tuple[str, ...],
    excused: tuple[checking.Place, ...],
    reason: str,
    withdrawn: tuple[checking.Place, ...],
    listed: bool,
    explain: str | None,
    as_json: bool,
) -> None:
    """Say what a scrutiny committee would object to.

    The exit code is 1 when something is found. A finding that is right as it is can be excused, with a reason, and is not
    told again while its text stays the same; 'ka settings' turns whole checks off.

    \b
    Examples:
      ka check
      ka check --quarter Q2-2022 --only no-status --json
      ka check --excuse KA.01.02:acronym --reason "Councillors know it"
      ka check --explain copied-text
    """
    if as_json and (listed or explain is not None or excused or withdrawn):
        raise click.UsageError("--json goes with the findings alone.")
    if reason and not excused:
        raise click.UsageError("--reason says why a finding may stand. Name it with --excuse CODE:CHECK.")
    desk = desk_of(ctx)
    if explain is not None:
        click.echo("\n".join(_explained(checking.check_named(explain))))
    elif listed:
        _list_checks(desk.register)
    elif excused or withdrawn:
        if excused:
            tell_change(desk, checking.excuse(desk, quarter, excused, reason))
        if withdrawn:
            tell_change(desk, checking.withdraw(desk, quarter, withdrawn))
    else:
        _check(desk.store.snapshot(), quarter, only, as_json=as_json)


def _check(register: Register, quarter: Quarter | None, only: tuple[str, ...], *, as_json: bool) -> None:
    checked = checking.check_quarter(register, quarter, only)
    if as_json:
        print_json([finding.to_dict() for finding in checked.findings])
    else:
        for code, found in groupby(checked.findings, key=lambda finding: finding.code):
            title = shown_line(register.activity(checked.quarter, code).title)
            click.echo(click.style(f"{code}  {excerpt(title, 100)}", bold=True))
            for finding in found:
                click.echo("\n".join(_finding(finding)))
        narrate(_summary(register, checked))
    if checked.findings:
        raise FindingsMade(len(checked.findings), str(checked.quarter))


def _finding(finding: Finding) -> Iterator[str]:
    field = FIELD_LABELS[finding.field].lower()
    yield f"  {finding.severity}  {finding.check} ({field}): {shown_line(finding.message)}"
    if finding.spans:
        yield click.style(f"    '{excerpt(shown_line(finding.evidence), _QUOTED)}'", dim=True)


def _summary(register: Register, checked: Checked) -> str:
    codes = {finding.code for finding in checked.findings}
    told = f"{checked.quarter.label}: {_count(len(checked.findings), 'finding')}"
    told += f" in {len(codes)} of {_count(len(register.activities(checked.quarter)), 'activity', 'activities')}"
    told += f", {len(checked.excused)} excused" if checked.excused else ""
    told += f"; turned off: {', '.join(checked.off)}" if checked.off else ""
    return f"{told}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def _list_checks(register: Register) -> None:
    columns = [Column("Check"), Column("Severity"), Column("What it finds", share=1), Column("")]
    print_table(columns, [[c.id, str(c.severity), c.title, "off" if c.id in register.checks_off else ""] for c in CHECKS])


def _explained(check: Check) -> Iterator[str]:
    yield click.style(f"{check.id}: {check.title} ({check.severity})", bold=True)
    yield from ("", check.meaning, "", f"Source: {check.source}", "", "Finds:")
    yield from (_example(example) for example in check.examples if example.evidence is not None)
    yield from ("", "Leaves alone:")
    yield from (_example(example) for example in check.examples if example.evidence is None)


def _example(example: Example) -> str:
    told = [f"{name.replace('_', ' ')} '{excerpt(str(value), _QUOTED)}'" for name, value in example.content.items()]
    told += [
        f"before: {name.replace('_', ' ')} '{excerpt(str(value), _QUOTED)}'" for name, value in (example.before or {}).items()
    ]
    return f"  {', '.join(told) or 'an activity that says nothing'}"
