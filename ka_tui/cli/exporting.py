"""``ka export``: one quarter as a document."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ka_tui.cli.output import narrate, print_bytes
from ka_tui.cli.parameters import DayType, as_of_option, desk_of, quarter_option
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.reports.document import Choices
from ka_tui.services import exporting

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_FILE = click.Path(dir_okay=False, readable=False, path_type=Path)


def _complete_format(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in exporting.format_names() if name.startswith(incomplete)]


@click.command("export")
@quarter_option()
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="docx, pdf, html, xlsx, odt, ods, markdown, csv or json. [default: by the ending of --output, else markdown]",
    shell_complete=_complete_format,
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, readable=False, path_type=Path, allow_dash=True),
    help="The file to write. [default: standard output]",
)
@click.option("--exceptions", is_flag=True, help="Only what is off course, has worsened or is not stated.")
@click.option(
    "--by", type=click.Choice(["priority", "portfolio", "team"]), default="priority", help="What the sections of a paper are."
)
@click.option("--reasons/--no-reasons", default=True, help="Whether a paper gives the reasons for statuses.")
@click.option("--movement/--no-movement", default=True, help="Whether a paper tells what moved since the quarter before.")
@click.option(
    "--as-at", type=DayType(), metavar="DATE", help="The day a paper names. [default: as signed off, else the last change]"
)
@click.option("--template", type=_FILE, help="A Word document whose styles, page and headers a Word paper takes.")
@click.option("--logo", type=_FILE, help="A PNG or JPEG picture for the front of a paper.")
@as_of_option
@click.pass_context
def export_command(
    ctx: click.Context,
    quarter: Quarter | None,
    format_: str | None,
    output: Path | None,
    exceptions: bool,
    by: str,
    reasons: bool,
    movement: bool,
    as_at: date | None,
    template: Path | None,
    logo: Path | None,
    as_of: date | None,
) -> None:
    """Write one quarter as a document.

    Word, PDF, HTML, Excel and OpenDocument are the paper to publish: title, key, summary, and a table for each section.
    Whatever is written can be read back with 'ka import'. A CSV is safe to open in a spreadsheet. Of a quarter that was
    signed off, a paper tells what was corrected since.

    \b
    Examples:
      ka export --quarter Q2-2022
      ka export --quarter Q2-2022 --output report.docx
      ka export --exceptions --by portfolio -o cabinet.pdf
      ka export --format csv > q2.csv
    """
    fmt = exporting.chosen_format(format_, None if output == Path("-") else output)
    choices = Choices(
        Grouping(by),
        exceptions,
        reasons,
        movement,
        template=exporting.load_file(template) if template else None,
        logo=exporting.load_file(logo) if logo else None,
    )
    if output is None and not fmt.is_text and sys.stdout.isatty():
        raise click.UsageError(f"A terminal cannot show {fmt.title}. Name a file with --output, or redirect the output.")
    desk = desk_of(ctx)
    data = exporting.export_quarter(desk, quarter, fmt, choices, as_at, as_of)
    if output is None or output == Path("-"):
        print_bytes(data)
    else:
        exporting.save_document(desk, data, output)
        narrate(f"Written to {output}.")
