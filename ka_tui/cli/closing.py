"""``ka close`` and ``ka reopen``: a quarter signed off, and opened again with a reason."""

from __future__ import annotations

from datetime import date

import click

from ka_tui.cli.completing import complete_quarter
from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import DayType, QuarterType, desk_of, json_options
from ka_tui.cli.texts import checked_text
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.text import shown_line
from ka_tui.services import closing

_quarter = click.argument("quarter", type=QuarterType(), metavar="QUARTER", shell_complete=complete_quarter)


@click.command("close")
@_quarter
@click.option("--as-at", type=DayType(), metavar="DATE", help="The day on which the data stood so. [default: today]")
@click.option("--name", default="", help="Who signs for it. [default: you]")
@click.option("--anyway", is_flag=True, help="Also where statuses are not stated.")
@json_options
@click.pass_context
def close_command(ctx: click.Context, quarter: Quarter, as_at: date | None, name: str, anyway: bool, as_json: bool) -> None:
    """Sign a quarter off, so that nothing in it can be changed.

    What is still missing is told first. The checksum is that of all the quarter says: the same words give the same one,
    and 'ka doctor' tells if the file was changed since by another program.

    \b
    Examples:
      ka close Q2-2022
      ka close Q2-2022 --as-at 2022-10-14 --name "Head of Policy"
    """
    desk = desk_of(ctx)
    register = desk.store.snapshot()
    closing.refuse_closed(register, register.require(quarter))
    outstanding = closing.outstanding(register, quarter)
    for line in outstanding.told(f"'ka check --quarter {quarter}'"):
        narrate(line)
    closing.close_quarter(desk, quarter, as_at=as_at, name=checked_text(name), anyway=anyway)
    done = desk.register.record(quarter).closings[-1]
    if as_json:
        kept = done.to_dict()
        told = {field: kept[field] for field in ("as_at", "name", "at", "by", "checksum")}
        print_json({"quarter": str(quarter), **told, **outstanding._asdict()})
    else:
        click.echo(f"{quarter}: {shown_line(done.in_words)}\nSHA-256 {done.checksum}")
    narrate(f"Nothing in it can be changed now. 'ka reopen {quarter} --reason WHY' opens it again.")


@click.command("reopen")
@_quarter
@click.option("--reason", required=True, help="Why; it is printed with what is corrected then.")
@click.pass_context
def reopen_command(ctx: click.Context, quarter: Quarter, reason: str) -> None:
    """Open a quarter again that was signed off.

    What is changed after that is a correction of what was published, and 'ka export' prints it as one, with the reason.

    \b
    Examples:
      ka reopen Q2-2022 --reason "A figure of KA.01.08 was last year's"
    """
    closing.reopen_quarter(desk_of(ctx), quarter, checked_text(reason))
    narrate(f"{quarter} is open again. 'ka close {quarter}' signs it off once it is corrected.")
