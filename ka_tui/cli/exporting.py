"""``ka export``: one quarter as a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ka_tui.cli.output import narrate, print_bytes
from ka_tui.cli.parameters import desk_of, quarter_option
from ka_tui.domain.quarters import Quarter
from ka_tui.services import exporting

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _complete_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in exporting.format_names() if name.startswith(incomplete)]


@click.command("export")
@quarter_option()
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="markdown, csv or json. [default: by the ending of --output, else markdown]",
    shell_complete=_complete_format,
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, readable=False, path_type=Path, allow_dash=True),
    help="The file to write. [default: standard output]",
)
@click.pass_context
def export_command(ctx: click.Context, quarter: Quarter | None, format_: str | None, output: Path | None) -> None:
    """Write one quarter as a document.

    Whatever is written can be read back with 'ka import', exactly. A CSV is safe to open in a spreadsheet.

    \b
    Examples:
      ka export --quarter Q2-2022
      ka export --format csv > q2.csv
      ka export --quarter Q2-2022 --output report.md
    """
    if output == Path("-"):
        output = None
    desk = desk_of(ctx)
    data = exporting.export_quarter(desk, quarter, exporting.chosen_format(format_, output))
    if output is None:
        print_bytes(data)
    else:
        exporting.save_document(desk, data, output)
        narrate(f"Written to {output}.")
