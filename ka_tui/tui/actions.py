"""Everything that can be done on the main screen: the one table behind its keys, footer, palette, help and the docs."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding

from ka_tui.domain.statuses import NOT_STATED_KEY, NOT_STATED_WORD, StatusScheme
from ka_tui.domain.text import shown_line

STATUSES, EDITING, LOOKING, PROGRAM = "Statuses", "Editing", "Looking", "Program"
_KEY_NAMES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "delete": "del",
    "escape": "esc",
    "space": "space",
}


class Action(NamedTuple):
    """Something that a key does. ``call`` is the screen's action; ``rank`` orders the footer, where 0 has no place."""

    id: str
    call: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: str
    rank: int = 0

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as people know them."""
        return tuple(shown_key(key) for key in self.keys)

    @property
    def binding(self) -> Binding:
        """The key binding; its id lets a user's key map change it."""
        return Binding(",".join(self.keys), self.call, self.label, show=bool(self.rank), id=self.id)


def shown_key(key: str) -> str:
    """A key as people know it: ``/``, ``ctrl+p``, ``U``."""
    return _KEY_NAMES.get(key, key)


FIXED_ACTIONS = (
    Action("edit", "edit", ("e", "enter"), "Edit", "Edit the activity's texts and other fields here.", EDITING, 11),
    Action("edit_outside", "edit_outside", ("E",), "Editor", "Edit progress and next steps in $VISUAL or $EDITOR.", EDITING),
    Action("add", "add", ("plus",), "Add", "Add an activity to the quarter.", EDITING, 21),
    Action("remove", "remove", ("delete",), "Remove", "Remove the activity, or the marked ones, after asking.", EDITING),
    Action("undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", EDITING, 14),
    Action("redo", "redo", ("U", "ctrl+r"), "Redo", "Bring back what was undone last.", EDITING, 22),
    Action("search", "search", ("slash",), "Search", "Narrow the table to what has all the words you type.", LOOKING, 12),
    Action("clear", "clear", ("escape",), "Clear", "End the search, then drop the marks.", LOOKING),
    Action("mark", "mark", ("space",), "Mark", "Mark the activity: status keys then act on all marked ones.", LOOKING, 20),
    Action("earlier", "earlier", ("left_square_bracket",), "Earlier", "Go to the quarter before.", LOOKING, 15),
    Action("later", "later", ("right_square_bracket",), "Later", "Go to the quarter after.", LOOKING, 15),
    Action("quarters", "quarters", ("o",), "Quarters", "Choose a quarter from a list.", LOOKING, 19),
    Action("help", "help", ("question_mark", "f1"), "Help", "Show all keys and what they do.", PROGRAM, 13),
    Action("palette", "app.command_palette", ("ctrl+p",), "Commands", "Find a command by its name.", PROGRAM, 16),
    Action("theme", "app.change_theme", ("T",), "Theme", "Choose dark, light or another theme.", PROGRAM),
    Action("quit", "app.quit", ("q", "ctrl+q"), "Quit", "Leave. Everything is saved already.", PROGRAM, 17),
)


def status_actions(scheme: StatusScheme) -> tuple[Action, ...]:
    """One action for each status of the scheme, on the scheme's own key, and one for *not stated*."""
    stated = (
        Action(
            f"status_{status.id}",
            f"set_status('{status.id}')",
            (status.key,),
            shown_line(status.word),
            shown_line(f"{status.symbol} {status.word}: {status.meaning}"),
            STATUSES,
            rank,
        )
        for rank, status in enumerate(scheme, 1)
    )
    none = Action("status_none", "set_status('')", (NOT_STATED_KEY,), NOT_STATED_WORD, "Take the status away.", STATUSES, 18)
    return (*stated, none)


def all_actions(scheme: StatusScheme) -> tuple[Action, ...]:
    """The whole table for a scheme, statuses first."""
    return (*status_actions(scheme), *FIXED_ACTIONS)
