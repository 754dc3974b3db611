"""The ``ka`` command: its options, and its subcommands, whose modules are imported only when they are called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from ka_tui import __version__

COMPLETION_VARIABLE = "_KA_COMPLETE"
"""The variable by which a shell asks what completes a line; ``ka completion`` prints scripts that set it."""

_MODULES = {
    "open": "opening",
    "import": "importing",
    "spellings": "spellings",
    "quarters": "counting",
    "list": "listing",
    "show": "showing",
    "check": "checking",
    "promises": "promises",
    "compare": "comparing",
    "summary": "counting",
    "set": "editing",
    "add": "editing",
    "remove": "editing",
    "edit": "drafting",
    "links": "links",
    "packs": "packs",
    "chase": "chasing",
    "collect": "collecting",
    "close": "closing",
    "reopen": "closing",
    "export": "exporting",
    "settings": "settings",
    "history": "history",
    "undo": "undoing",
    "redo": "undoing",
    "tui": "screen",
    "demo": "screen",
    "keys": "screen",
    "backups": "safekeeping",
    "restore": "safekeeping",
    "doctor": "safekeeping",
    "where": "safekeeping",
    "completion": "completion",
}
"""Each subcommand and the module of this package that defines it as ``<name>_command``."""


class LazyGroup(click.Group):
    """A group that imports the module of a subcommand when that is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the subcommands in the order of the officer's work, not of the alphabet."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a subcommand; None when there is none of this name."""
        if cmd_name not in _MODULES:
            return None
        command: click.Command = getattr(import_module(f"ka_tui.cli.{_MODULES[cmd_name]}"), f"{cmd_name}_command")
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find a subcommand, or say which one may have been meant."""
        if args and args[0] not in _MODULES and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _MODULES, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)


def wants_colour() -> bool | None:
    """What NO_COLOR and FORCE_COLOR ask for; None leaves it to whether the output is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return False if os.environ.get("TERM") == "dumb" else None


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with 'ka import REPORT', look around with 'ka demo', open the screen with 'ka-tui'.",
)
@click.option(
    "--register",
    type=click.Path(readable=False, path_type=Path),
    metavar="PATH",
    help="The register to work on. [default: $KA_REGISTER, else one in the user's data folder]",
)
@click.version_option(__version__, prog_name="ka-tui")
@click.pass_context
def ka(ctx: click.Context, register: Path | None) -> None:
    """Keep a council's key activities, quarter by quarter: read reports in, set statuses, publish.

    Everything is kept in one register, a file. Every change to it is recorded and can be undone.

    \b
    Examples:
      ka import quarter-2-2022-23.txt
      ka list --status red
      ka set KA.01.08 --status amber --reason "2.5 posts are vacant"
      ka export --quarter Q2-2022 --output report.md
    """
    ctx.obj = register
    ctx.color = wants_colour()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
