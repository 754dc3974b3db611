"""``ka collect``: what came back from the teams, and who still owes what."""

from __future__ import annotations

from pathlib import Path

import click

from ka_tui.cli.collect_report import collection_lines
from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import desk_of, quarter_option
from ka_tui.domain.changes import Change
from ka_tui.domain.codes import CodePattern
from ka_tui.domain.packs import PACK_FIELDS
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.returns import Field, Outcome
from ka_tui.errors import InvalidField, NoReturns
from ka_tui.services.chasing import reminders, save_reminders
from ka_tui.services.collecting import Choices, Collection, Verdict, collect, preview_collect

_REFUSED = 1


@click.command("collect")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(readable=False, path_type=Path))
@quarter_option()
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--take", "takes", multiple=True, metavar="CODE:FIELD", help="Let the return win in a conflict. May be repeated.")
@click.option("--replace", "overwrite", is_flag=True, help="Let the returns win in every conflict with the register.")
@click.option(
    "--reminders",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write a reminder to each team that owes something.",
)
@click.option("--force", is_flag=True, help="Replace reminders that are there already.")
@click.pass_context
def collect_command(
    ctx: click.Context,
    files: tuple[Path, ...],
    quarter: Quarter | None,
    dry_run: bool,
    takes: tuple[str, ...],
    overwrite: bool,
    folder: Path | None,
    force: bool,
) -> int:
    """Take in packs that came back, and tell who has not returned.

    All is one change that undo takes back. Each FILE is known by what it knows of itself, whatever it is called. A field
    left empty leaves the register alone. What was changed in the register since the pack was made, and by the team too, is
    shown as a conflict and kept. Without files it tells where everybody stands.

    \b
    Examples:
      ka collect packs/*.docx --dry-run
      ka collect packs/Q3-2022-Parks.docx --take KA.02.01:progress
      ka collect --quarter Q3-2022 --reminders reminders
    """
    desk = desk_of(ctx)
    choices = Choices(quarter, tuple(_field(text, desk.register.codes) for text in takes), overwrite)
    done = (preview_collect if dry_run else collect)(desk, files, choices)
    click.echo("\n".join(collection_lines(desk.register.scheme, done, desk.clock().date(), dry_run=dry_run)))
    if folder is not None:
        asked = (standing for standing in done.standings if standing.sent is not None)
        saved = save_reminders(desk, reminders(desk, done.quarter, asked), folder, force=force)
        narrate(f"{len(saved)} reminder{'s' if len(saved) != 1 else ''} written into {folder}." if saved else "Nobody to remind.")
    _tell_idle(done, choices)
    return _told(done, dry_run=dry_run)


def _field(text: str, codes: CodePattern) -> Field:
    """``KA.02.01:next-steps`` as a code and the name of a field; raises InvalidCode and InvalidField."""
    code, _, name = text.rpartition(":")
    field = name.strip().lower().replace("-", "_").replace(" ", "_")
    if field not in PACK_FIELDS:
        names = ", ".join(field.replace("_", "-") for field in PACK_FIELDS)
        raise InvalidField(f"field '{name}'", f"is none that a pack asks for. Write CODE:FIELD, with one of these: {names}")
    return codes.parse(code), field


def _tell_idle(done: Collection, choices: Choices) -> None:
    """Narrate which fields were asked for in vain: a mistyped code must not look as if it had been taken."""
    differing = {(item.activity.code, item.field) for item in (*done.outcome.changed, *done.outcome.conflicts)}
    for code, field in choices.take:
        if (code, field) not in differing:
            name = field.replace("_", "-")
            narrate(f"--take {code}:{name} took nothing: no return says anything else of it than the register does.")


def _told(done: Collection, *, dry_run: bool) -> int:
    """Narrate what came of it; gives the exit code, or raises NoReturns."""
    if done.files and all(file.verdict in (Verdict.UNREADABLE, Verdict.NO_PACK) for file in done.files):
        raise NoReturns(file.told for file in done.files)
    if done.files and not any(file.counts for file in done.files):
        if any(file.verdict is Verdict.UNTOUCHED for file in done.files):
            narrate("Nothing was filled in yet, so there is nothing to take.")
            return 0
        narrate("Nothing was taken: none of this is for this quarter of this register.")
        return _REFUSED
    if dry_run and done.files:
        narrate("This was a preview: nothing was changed.")
    elif done.change is not None:
        narrate(_closing(done.change, done.outcome))
    return 0


def _closing(change: Change, outcome: Outcome) -> str:
    if change.edits:
        return "Take it back with 'ka undo'."
    if outcome.conflicts:
        return "Nothing was changed: what is in conflict is kept as the register has it."
    return "Nothing to change: all of this was collected already."
