"""``ka import``: reading reports in."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from ka_tui.cli.import_report import report_lines
from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import desk_of, quarter_option
from ka_tui.cli.progress import reading_progress
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.spellings import COLUMN_FIELDS
from ka_tui.domain.statuses import StatusScheme
from ka_tui.errors import InvalidColumnMapping, InvalidStatusMapping
from ka_tui.reports.reading import Hints, Source
from ka_tui.services.importing import Import, import_reports, load, load_stream, preview_import


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
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=FIELD",
    help="The field that a column of this name holds. May be repeated.",
)
@click.option(
    "--flip", "flips", multiple=True, type=click.IntRange(1), metavar="N", help="Judge seam N the other way. May be repeated."
)
@click.pass_context
def import_command(
    ctx: click.Context,
    files: tuple[Path, ...],
    quarter: Quarter | None,
    dry_run: bool,
    overwrite: bool,
    mappings: tuple[str, ...],
    columns: tuple[str, ...],
    flips: tuple[int, ...],
) -> None:
    """Read reports in, as one change that undo takes back.

    A FILE is a report as Word, PDF, Excel, OpenDocument, HTML, CSV, Markdown, JSON or extracted text, whoever made it; - is
    standard input. A field that a file does not state is left alone, and one that was edited here since the last import is
    kept. What --map and --column say is kept for later imports: 'ka spellings' lists it.

    \b
    Examples:
      ka import report.pdf --dry-run
      ka import quarter-2-2022-23.txt --dry-run
      ka import quarter-2-2022-23.txt --map '▶=green'
      ka import team-returns.csv --quarter Q3-2022 --column 'What we did=progress'
    """
    desk = desk_of(ctx)
    scheme = desk.register.scheme
    hints = Hints(
        quarter,
        scheme,
        mapping=dict(_mapping(scheme, text) for text in mappings),
        columns=dict(map(_column, columns)),
        flipped=frozenset(flips),
    )
    act = preview_import if dry_run else import_reports
    with reading_progress() as progress:
        done = act(desk, [_source(path) for path in files], replace(hints, progress=progress), overwrite=overwrite)
    click.echo("\n".join(line for file in done.files for line in report_lines(scheme, file, dry_run=dry_run)))
    _tell(done)


def _source(path: Path) -> Source:
    return load_stream("standard input", sys.stdin.buffer) if path == Path("-") else load(path)


def _mapping(scheme: StatusScheme, text: str) -> tuple[str, str]:
    glyph, equals, status = text.rpartition("=")
    if not equals or not glyph.strip() or (meant := scheme.parse(status)) is None:
        raise InvalidStatusMapping(text)
    return glyph.strip(), meant


def _column(text: str) -> tuple[str, str]:
    name, equals, field = text.rpartition("=")
    field = field.strip().lower().replace(" ", "_").replace("-", "_")
    if not equals or not name.strip() or field not in COLUMN_FIELDS:
        raise InvalidColumnMapping(text, COLUMN_FIELDS)
    return name.strip(), field


def _tell(done: Import) -> None:
    if done.change is None:
        narrate("This was a preview: nothing was changed.")
    elif done.change.edits:
        narrate("Take it back with 'ka undo'.")
    else:
        narrate("Nothing to change: the register says all of this already.")
