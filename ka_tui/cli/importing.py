"""``ka import``: reading reports in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ka_tui.cli.import_report import report_lines
from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import desk_of, quarter_option
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.errors import InvalidStatusMapping
from ka_tui.reports.reading import Hints, Source
from ka_tui.services.importing import Import, import_reports, load, preview_import


@click.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path, allow_dash=True)
)
@quarter_option("The quarter, when the file does not say. [default: what the file says]")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--replace", "overwrite", is_flag=True, help="Let the file win over what was edited since the last import.")
@click.option(
    "--map", "mappings", multiple=True, metavar="GLYPH=STATUS", help="The status that a glyph or word means. May be repeated."
)
@click.pass_context
def import_command(
    ctx: click.Context,
    files: tuple[Path, ...],
    quarter: Quarter | None,
    dry_run: bool,
    overwrite: bool,
    mappings: tuple[str, ...],
) -> None:
    """Read reports in, as one change that undo takes back.

    A FILE is the text of a published report, or what 'ka export' wrote; - is standard input. A field that a file does not
    state is left alone, and one that was edited here since the last import is kept.

    \b
    Examples:
      ka import quarter-2-2022-23.txt --dry-run
      ka import quarter-2-2022-23.txt --map '▶=green'
      ka import team-returns.csv --quarter Q3-2022
    """
    desk = desk_of(ctx)
    scheme = desk.register.scheme
    hints = Hints(quarter, scheme, dict(_mapping(scheme, text) for text in mappings))
    act = preview_import if dry_run else import_reports
    done = act(desk, [_source(path) for path in files], hints, overwrite=overwrite)
    click.echo("\n".join(line for file in done.files for line in report_lines(scheme, file, dry_run=dry_run)))
    _tell(done)


def _source(path: Path) -> Source:
    return Source("standard input", sys.stdin.buffer.read()) if path == Path("-") else load(path)


def _mapping(scheme: StatusScheme, text: str) -> tuple[str, str]:
    glyph, equals, status = text.rpartition("=")
    if not equals or not glyph.strip() or (meant := scheme.parse(status)) is None:
        raise InvalidStatusMapping(text)
    return glyph.strip(), meant


def _tell(done: Import) -> None:
    if done.change is None:
        narrate("This was a preview: nothing was changed.")
    elif done.change.edits:
        narrate("Take it back with 'ka undo'.")
    else:
        narrate("Nothing to change: the register says all of this already.")
