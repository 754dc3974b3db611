"""``ka settings``: the council's own words, statuses and checks; looked at, changed, written to a file and read from one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from ka_tui.cli.output import narrate, print_bytes, print_json
from ka_tui.cli.parameters import desk_of
from ka_tui.cli.tables import Column, print_table
from ka_tui.cli.telling import tell_change
from ka_tui.domain.changes import Table
from ka_tui.domain.schemes import SCHEME_TITLES
from ka_tui.domain.status_mapping import Basis, MappedStatus
from ka_tui.domain.statuses import NOT_STATED_WORD, StatusScheme
from ka_tui.domain.text import shown_line
from ka_tui.services.describing import described_edits
from ka_tui.services.desk import Desk
from ka_tui.services.exporting import save_document
from ka_tui.services.register_settings import (
    SettingsChange,
    change_scheme,
    change_settings,
    named_settings,
    scheme_called,
    set_setting,
    told_scheme,
)
from ka_tui.services.settings_file import read_settings_file, settings_document, settings_text

_MAP_HELP = "What a status becomes, as completed=blue; 'none' makes it not stated. May be repeated."
_DRY_RUN_HELP = "Say what would change, and change nothing."
mapping_option = click.option("--map", "mapping", multiple=True, metavar="OLD=NEW", help=_MAP_HELP)
dry_run_option = click.option("--dry-run", is_flag=True, help=_DRY_RUN_HELP)


@click.group("settings", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="An object with what 'ka settings export' writes.")
@click.pass_context
def settings_command(ctx: click.Context, as_json: bool) -> None:
    """List the register's settings, or change them.

    They belong to the register, so that everybody who works on it has the same; each change can be undone.

    \b
    Examples:
      ka settings
      ka settings set label.team Service
      ka settings scheme brag --map completed=blue --dry-run
      ka settings export > council.toml
    """
    if ctx.invoked_subcommand is not None:
        return
    register = desk_of(ctx).register
    if as_json:
        print_json(settings_document(register))
        return
    rows = [[setting.name, setting.told(register), setting.meaning] for setting in named_settings()]
    print_table([Column("Setting"), Column("Value", share=1), Column("Meaning", share=2)], rows, heading=True)
    click.echo()
    click.echo(f"scheme  {shown_line(told_scheme(register.scheme))}")
    _print_scheme(register.scheme)


@settings_command.command("set")
@click.argument("name")
@click.argument("value")
@click.pass_context
def set_command(ctx: click.Context, name: str, value: str) -> None:
    """Give a setting another value; 'ka settings' lists their names.

    \b
    Examples:
      ka settings set council "Harborough District Council"
      ka settings set label.team Service
      ka settings set check.hard-words off
    """
    desk = desk_of(ctx)
    tell_change(desk, set_setting(desk, name, value).change)


@settings_command.command("scheme")
@click.argument("name", type=click.Choice(list(SCHEME_TITLES)), metavar="NAME")
@mapping_option
@dry_run_option
@click.pass_context
def scheme_command(ctx: click.Context, name: str, mapping: tuple[str, ...], dry_run: bool) -> None:
    """Take another status scheme: rag, brag or five-step.

    Every activity's status becomes one of the new scheme: it stays where both have it, and becomes the only one of its
    meaning where there is just one; any other must be said. A scheme of your own comes with 'ka settings import'.

    \b
    Examples:
      ka settings scheme brag --dry-run
      ka settings scheme five-step --map completed=none
    """
    desk = desk_of(ctx)
    _tell(desk, change_scheme(desk, scheme_called(name), mapping, dry_run=dry_run), dry_run)


@settings_command.command("export")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to write it.")
@click.pass_context
def export_command(ctx: click.Context, output: Path | None) -> None:
    """Write all settings as a file, to keep, edit or give to others.

    \b
    Examples:
      ka settings export > council.toml
      ka settings export --output council.toml
    """
    desk = desk_of(ctx)
    text = settings_text(desk.register).encode()
    if output is None:
        print_bytes(text)
    else:
        save_document(desk, text, output)
        narrate(f"Written to {output}.")


@settings_command.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@mapping_option
@dry_run_option
@click.pass_context
def import_command(ctx: click.Context, file: Path, mapping: tuple[str, ...], dry_run: bool) -> None:
    """Take the settings from a file that 'ka settings export' wrote.

    What the file does not say stays as it is. All of it is one change, which is made whole or not at all.

    \b
    Examples:
      ka settings import council.toml --dry-run
      ka settings import council.toml --map paused=on-hold
    """
    desk = desk_of(ctx)
    done = change_settings(desk, read_settings_file(file), mapping, what="import settings", dry_run=dry_run)
    _tell(desk, done, dry_run)


def _tell(desk: Desk, done: SettingsChange, dry_run: bool) -> None:
    """Say what became of the settings, or would: of statuses by what each becomes, not activity by activity."""
    settings = done.change._replace(edits=tuple(edit for edit in done.change.edits if edit.table is Table.SETTINGS))
    for line in described_edits(desk.register.scheme, settings):
        click.echo(shown_line(line))
    if done.mapped:
        print_table(
            [Column("Status"), Column("Becomes"), Column("Because"), Column("Activities", right=True)], _rows(done.mapped)
        )
    if not done.change.edits:
        narrate("Nothing to change: it is so already.")
    else:
        narrate("This was a preview: nothing was changed." if dry_run else "Take it back with 'ka undo'.")


def _rows(mapped: Iterable[MappedStatus]) -> list[list[str]]:
    return [
        [
            one.before.word,
            one.after.word if one.after else NOT_STATED_WORD if one.basis is Basis.SAID else "",
            str(one.basis),
            str(one.activities),
        ]
        for one in mapped
    ]


def _print_scheme(scheme: StatusScheme) -> None:
    columns = [
        Column("Status", colour={f"{s.symbol} {s.word}": s.colour for s in scheme}.get),
        Column("Id"),
        Column("Key"),
        Column("Class"),
        Column("Reason"),
        Column("Meaning", share=1),
    ]
    rows = [[f"{s.symbol} {s.word}", s.id, s.key, str(s.kind), "needed" if s.needs_reason else "", s.meaning] for s in scheme]
    print_table(columns, rows, heading=True)
