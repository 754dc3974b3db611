"""``ka import``: reading reports in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from ka_tui.cli.output import Cell, narrate, styled
from ka_tui.cli.parameters import desk_of, quarter_option
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.merging import FieldDifference
from ka_tui.domain.narrative import excerpt
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import shown, shown_line
from ka_tui.errors import InvalidStatusMapping
from ka_tui.reports.reading import Conservation, Hints, Reading
from ka_tui.services.importing import FileImport, import_reports, load, preview_import

_BEFORE, _AFTER = "#d4351c", "#2e9e5b"


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
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
    """Read reports in: their extracted text, or what 'ka export' wrote. One call is one undoable change.

    A field that a file does not state is left alone, and one that was edited here since the last import is kept.

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
    done = act(desk, [load(path) for path in files], hints, overwrite=overwrite)
    for file in done.files:
        click.echo("\n".join(_report(scheme, file, dry_run)))
    if dry_run:
        narrate("This was a preview: nothing was changed.")
    elif done.change is not None and not done.change.edits:
        narrate("Nothing to change: the register says all of this already.")
    else:
        narrate("Take it back with 'ka undo'.")


def _mapping(scheme: StatusScheme, text: str) -> tuple[str, str]:
    glyph, equals, status = text.rpartition("=")
    if not equals or not glyph.strip() or scheme.parse(status) is None:
        raise InvalidStatusMapping(text)
    return glyph.strip(), str(scheme.parse(status))


def _report(scheme: StatusScheme, file: FileImport, dry_run: bool) -> list[str]:
    """What one file did to the register, and everything about its reading that a person should see."""
    merged = file.merge
    quarters = sorted({a.quarter for a in file.reading.activities})
    changed = {(d.activity.quarter, d.activity.code) for d in merged.changed}
    lines = [
        click.style(f"{shown_line(file.name)}: {', '.join(f'{q.title} ({q})' for q in quarters)}", bold=True),
        f"  {'would add' if dry_run else 'added':<13}{len(merged.added)}",
        f"  {'would change' if dry_run else 'changed':<13}{len(changed)}",
        f"  {'left alone':<13}{len(merged.unchanged)}",
    ]
    if merged.conflicts:
        lines.append(
            f"  {'conflicts':<13}{len(merged.conflicts)} (edited since the last import, so kept; --replace takes the file's)"
        )
    if merged.absent:
        lines.append(f"  {'not in file':<13}{len(merged.absent)} ({', '.join(a.code for a in merged.absent)}; left alone)")
    if merged.untitled:
        codes = ", ".join(shown_line(a.code) for a in merged.untitled)
        lines.append(f"  {'left out':<13}{len(merged.untitled)} ({codes}: new, without a title; 'ka add CODE TITLE' first)")
    lines += _differences(scheme, "changed", merged.changed) + _differences(scheme, "conflict", merged.conflicts)
    return lines + _reading_notes(file.reading)


def _differences(scheme: StatusScheme, word: str, differences: Iterable[FieldDifference]) -> list[str]:
    lines = []
    for difference in differences:
        lines.append(f"  {word}: {difference.activity.code} {FIELD_LABELS[difference.field].lower()}")
        for sign, value, colour in (("-", difference.before, _BEFORE), ("+", difference.after, _AFTER)):
            text = scheme.word(value) if difference.field == "status" else str(value if value is not None else "")
            lines += [styled(Cell(f"      {sign} {line}", colour)) for line in shown(text).split("\n")]
    return lines


def _reading_notes(reading: Reading) -> list[str]:
    lines = [f"  problem: {shown_line(f'{p.file}, {p.place}: {p.what} {p.to_do}')}" for p in reading.problems]
    for seam in reading.seams:
        how = "joined" if seam.joined else "kept apart"
        halves = f"'{excerpt(seam.before, 40)}' | '{excerpt(seam.after, 40)}'"
        lines.append(f"  seam: {shown_line(f'{seam.place}, {seam.code} {FIELD_LABELS[seam.field].lower()}, {how}: {halves}')}")
    return lines + (_conservation(reading.conservation) if reading.conservation else [])


def _conservation(proof: Conservation) -> list[str]:
    put_aside = proof.words - proof.placed - len(proof.lost)
    verdict = "none lost, none invented" if proof.holds else f"{len(proof.lost)} lost, {len(proof.invented)} invented"
    lines = [f"  words: {proof.words} in the file, {proof.placed} placed, {put_aside} put aside as headings and key; {verdict}"]
    lines += [f"  lost: {shown_line(word)}" for word in proof.lost] + [
        f"  invented: {shown_line(word)}" for word in proof.invented
    ]
    return lines
