"""``ka-tui``, ``ka tui`` and ``ka demo``: opening the screen, where there is a terminal to open it on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ka_tui import __version__
from ka_tui.cli.completing import complete_quarter
from ka_tui.cli.parameters import QuarterType, quarter_option
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import NoTerminal

_OPENED_AT = "The quarter to open at. [default: the latest]"
_readonly_option = click.option("--readonly", is_flag=True, help="Look only: whatever would change the register is refused.")


@click.command("tui")
@quarter_option(_OPENED_AT)
@_readonly_option
@click.pass_context
def tui_command(ctx: click.Context, quarter: Quarter | None, readonly: bool) -> None:
    """Open the screen; the same as 'ka-tui'.

    \b
    Example:
      ka tui --quarter Q2-2022
      ka tui --readonly
    """
    _open(ctx.find_root().obj, quarter, readonly)


@click.command("demo")
@click.pass_context
def demo_command(ctx: click.Context) -> None:  # noqa: ARG001 - click's signature
    """Open the screen on a copy of the sample data.

    The copy is thrown away afterwards, so everything may be tried.

    \b
    Example:
      ka demo
    """
    from ka_tui.services.demo import throw_away_register

    _require_terminal()
    with throw_away_register() as register:
        _open(register, None, readonly=False)


@click.command("keys")
@click.pass_context
def keys_command(ctx: click.Context) -> None:
    """Print the keys of the screen, to be changed.

    'ka where' tells where the file belongs.

    
    Example:
      ka keys > keys.toml
    """
    from ka_tui.services.desk import open_desk
    from ka_tui.tui.actions import every_action
    from ka_tui.tui.key_map import key_map_template

    click.echo(key_map_template(every_action(open_desk(ctx.find_root().obj).register.scheme)), nl=False)


@click.command("ka-tui", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--register", type=click.Path(readable=False, path_type=Path), metavar="PATH", help="The register to work on.")
@click.option("--quarter", "-q", type=QuarterType(), metavar="Q", help=_OPENED_AT, shell_complete=complete_quarter)
@_readonly_option
@click.version_option(__version__, prog_name="ka-tui")
def ka_tui(register: Path | None, quarter: Quarter | None, readonly: bool) -> None:
    """Open the screen on a register of key activities. '?' in it shows the keys; 'ka demo' opens sample data.

    \b
    Example:
      ka-tui --quarter Q2-2022
    """
    _open(register, quarter, readonly)


def _open(register: Path | None, quarter: Quarter | None, readonly: bool) -> None:
    _require_terminal()
    from ka_tui.services.desk import open_desk
    from ka_tui.tui.app import run

    desk = open_desk(register, read_only=readonly)
    if desk.store.exists() and quarter is not None:
        desk.register.require(quarter)
    elif desk.store.exists():
        desk.store.snapshot()
    if code := run(desk, quarter):
        raise click.exceptions.Exit(code)


def _require_terminal() -> None:
    """Refuse where the screen would hang or be garbage."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # Textual draws on standard error
        raise NoTerminal("standard input, output or error is not one")
    kind = os.environ.get("TERM", "")
    if kind in ("dumb", "unknown") or (not kind and os.name != "nt"):
        raise NoTerminal(f"TERM is '{kind}'" if kind else "TERM is not set")
