"""``ka backups``, ``ka restore``, ``ka doctor``, ``ka where``: keeping the register safe."""

from __future__ import annotations

import click

from ka_tui import settings
from ka_tui.cli.output import Column, narrate, print_table
from ka_tui.cli.parameters import desk_of
from ka_tui.errors import RegisterUnsound


@click.command("backups")
@click.pass_context
def backups_command(ctx: click.Context) -> None:
    """List the backups that can be brought back, the latest first.

    \b
    Example:
      ka backups
    """
    backups = desk_of(ctx).store.backups()
    columns = [Column("Backup"), Column("Made at"), Column("Bytes", right=True)]
    print_table(columns, ([b.name, b.made_at, str(b.size)] for b in backups))
    if not backups:
        narrate("There are no backups yet: the first is made when the register is changed.")


@click.command("restore")
@click.argument("backup", required=False)
@click.pass_context
def restore_command(ctx: click.Context, backup: str | None) -> None:
    """Bring a backup back, the latest one that reads unless named. This too can be undone.

    A register that cannot be read is kept beside the restored one.

    \b
    Examples:
      ka backups
      ka restore
    """
    change = desk_of(ctx).restore(backup)
    if change.edits:
        narrate(f"Restored as change {change.number}: {change.why}. Take it back with 'ka undo'.")
    else:
        narrate(f"Restored: {change.why}." if change.why else "Nothing to restore: the register is as the backup has it.")


@click.command("doctor")
@click.pass_context
def doctor_command(ctx: click.Context) -> None:
    """Check the register: that it reads, agrees with its history, and that its backups read.

    \b
    Example:
      ka doctor
    """
    desk = desk_of(ctx)
    problems = desk.store.check()
    for problem in problems:
        click.echo(problem)
    if problems:
        raise RegisterUnsound(len(problems))
    register = desk.store.snapshot()
    count = sum(len(activities) for activities in register.quarters.values())
    click.echo(f"Sound: {len(register.quarters)} quarters, {count} activities, {len(desk.history())} changes.")


@click.command("where")
@click.pass_context
def where_command(ctx: click.Context) -> None:
    """Say where everything is kept, and who you are to the history.

    \b
    Example:
      ka where
    """
    desk = desk_of(ctx)
    rows = {
        "register": str(desk.store.path),
        "backups": str(desk.store.backups_folder),
        "drafts": str(settings.drafts_folder()),
        "preferences": str(settings.preferences_path()),
        "user": desk.user,
    }
    print_table([Column("What"), Column("Where")], rows.items(), heading=False)
    if not desk.store.exists():
        narrate("There is no register there yet. Start one with 'ka import FILE'.")
