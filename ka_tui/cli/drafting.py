"""``ka edit``: an activity's narrative in the user's own editor."""

from __future__ import annotations

import click

from ka_tui.cli.output import narrate
from ka_tui.cli.parameters import code_argument, desk_of, quarter_option
from ka_tui.cli.telling import tell_change
from ka_tui.domain.quarters import Quarter
from ka_tui.services import closing, drafting


@click.command("edit")
@code_argument()
@quarter_option()
@click.pass_context
def edit_command(ctx: click.Context, code: str, quarter: Quarter | None) -> None:
    """Edit progress and next steps in your own editor.

    It is the one that $VISUAL or $EDITOR names, and the text is Markdown. A text that cannot be saved is kept in a file.

    \b
    Example:
      EDITOR=nano ka edit KA.01.08
    """
    desk = desk_of(ctx)
    register = desk.store.snapshot()
    activity = register.activity(register.require(quarter), register.codes.parse(code))
    closing.refuse_closed(register, activity.quarter)
    draft = drafting.edit_draft(drafting.draft_of(activity))
    if draft is None:
        narrate("Nothing was changed.")
    else:
        tell_change(desk, drafting.save_draft(desk, activity, draft))
