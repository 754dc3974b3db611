"""``ka spellings``: what imports know of other people's words and columns."""

from __future__ import annotations

import click

from ka_tui.cli.output import narrate, print_json
from ka_tui.cli.parameters import desk_of
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.text import shown_line
from ka_tui.services.spellings import forget, known_spellings


@click.command("spellings")
@click.option(
    "--forget", "names", multiple=True, metavar="NAME", help="Forget what this word, sign or column means. May be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="An object with 'statuses' and 'columns'.")
@click.pass_context
def spellings_command(ctx: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """List what other people's words and columns mean.

    They were said once, with --map and --column of 'ka import', and every later import knows them.

    \b
    Examples:
      ka spellings
      ka spellings --forget 'On track'
    """
    desk = desk_of(ctx)
    if names:
        forget(desk, names)
        narrate("Forgotten. Take it back with 'ka undo'.")
        return
    known = known_spellings(desk)
    if as_json:
        print_json(known.to_dict())
        return
    for name, status in known.statuses.items():
        click.echo(f"status  {shown_line(name)} = {desk.register.scheme.word(status)}")
    for name, field in known.columns.items():
        click.echo(f"column  {shown_line(name)} = {FIELD_LABELS.get(field, field.capitalize())}")
    if not known.statuses and not known.columns:
        narrate("None yet. 'ka import FILE --map' and '--column' say what words and columns mean.")
