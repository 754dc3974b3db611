"""The user's own editor on an activity's narrative, while the screen steps aside."""

from __future__ import annotations

from textual.app import App, SuspendNotSupported

from ka_tui.domain.activities import Activity
from ka_tui.errors import EditorFailed
from ka_tui.services import drafting


def edited_outside(app: App[None], activity: Activity) -> str | None:
    """The narrative's draft as the user left it; None when it was not saved.

    Raises EditorFailed. The error is kept until the screen is back: one that left ``suspend`` would leave a dead terminal.
    """
    failure: EditorFailed | None = None
    draft: str | None = None
    try:
        with app.suspend():
            try:
                draft = drafting.edit_draft(drafting.draft_of(activity))
            except EditorFailed as error:
                failure = error
    except SuspendNotSupported as error:
        raise EditorFailed(drafting.editor_name(), "cannot be opened from this terminal") from error
    if failure is not None:
        raise failure
    return draft
