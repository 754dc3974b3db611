"""``ka backups``, ``ka restore``, ``ka doctor``, ``ka where``: keeping the register safe."""

from __future__ import annotations

import click

from ka_tui import settings
from ka_tui.cli.completing import complete_backup
from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import desk_of
from ka_tui.cli.tables import Column, print_table
from ka_tui.errors import RegisterUnsound

_NOT_IN_IT = (
    "A backup is how things stood before a write, so the last change before the damage is not in it; "
    "the damaged file is kept beside the register."
)


@click.command("backups")
@click.pass_context
def backups_command(ctx: click.Context) -> None:
    """List what can be brought back, the latest first.

    A backup holds the register as it was before a change: the last ten, and one of each day for thirty days.

    \b
    Example:
      ka backups
    """
    backups = desk_of(ctx).store.backups()
    columns = [Column("Backup"), Column("Made at"), Column("Up to change", right=True), Column("Bytes", right=True)]
    print_table(columns, [[b.name, b.made_at, str(b.commit), str(b.size)] for b in backups])
    if not backups:
        narrate("There are no backups yet: the first is made when the register is changed.")


@click.command("restore")
@click.argument("backup", required=False, shell_complete=complete_backup)
@click.pass_context
def restore_command(ctx: click.Context, backup: str | None) -> None:
    """Bring a backup back, which can be undone too.

    Without a name it is the latest one that reads. A register that cannot be read is kept beside the restored one.

    \b
    Examples:
      ka backups
      ka restore
    """
    change = desk_of(ctx).restore(backup)
    if change.edits:
        narrate(f"Restored as change {change.number}: {change.why}. Take it back with 'ka undo'.")
    else:
        narrate(
            f"Restored: {change.why}. {_NOT_IN_IT}" if change.why else "Nothing to restore: the register is as the backup has it."
        )


@click.command("doctor")
@click.pass_context
def doctor_command(ctx: click.Context) -> None:
    """Check the register, its history and its backups.

    It must read, keep every rule, and agree with its history; and each backup must read. Each problem is a line.

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
    activities = sum(len(held) for held in register.quarters.values())
    click.echo(f"Sound. Quarters: {len(register.quarters)}, activities: {activities}, changes: {len(desk.history())}.")


@click.command("where")
@click.pass_context
def where_command(ctx: click.Context) -> None:
    """Say where everything is kept, and who you are.

    The user is whom the history names: $KA_USER, else the name that the system knows.

    \b
    Example:
      ka where
    """
    desk = desk_of(ctx)
    rows = {
        "register": str(desk.store.path),
        "backups": str(desk.backups_folder),
        "drafts": str(settings.drafts_folder()),
        "preferences": str(settings.preferences_path()),
        "keys": str(settings.keys_path()),
        "user": desk.user,
    }
    print_table([Column("What"), Column("Where")], list(rows.items()))
    if not desk.store.exists():
        narrate("There is no register there yet. Start one with 'ka import FILE'.")
