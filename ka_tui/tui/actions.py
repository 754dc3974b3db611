"""Everything that keys do: the one table behind bindings, footers, palette, help, the key map and the docs.

Every action has its place, the screen on which it can be done. Within a place no key does two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ka_tui.domain.statuses import NOT_STATED_KEY, NOT_STATED_WORD, StatusScheme
from ka_tui.domain.text import shown_line
from ka_tui.tui.action import Action, Group, KeyMap, Needs, Place
from ka_tui.tui.place_actions import (
    CHECKS_ACTIONS,
    COMPARE_ACTIONS,
    DASHBOARD_ACTIONS,
    HISTORY_ACTIONS,
    IMPORT_ACTIONS,
    LINKS_ACTIONS,
    MAP_ACTIONS,
    MEETING_ACTIONS,
    PROMISES_ACTIONS,
    RETURNS_ACTIONS,
    SETTINGS_ACTIONS,
)

_A, _W, _O = Needs.ACTIVITY, Needs.WRITING, Needs.WRITING | Needs.OPEN
_LAST = 99
_MV, _E, _F, _R, _Q, _V, _D, _P = (
    Group.MOVING,
    Group.EDITING,
    Group.FINDING,
    Group.READING,
    Group.QUARTERS,
    Group.VIEWS,
    Group.DOCUMENTS,
    Group.PROGRAM,
)

TABLE_ACTIONS = (
    Action("up", "step(-1)", ("up", "k"), "Up", "Move to the activity above.", _MV),
    Action("down", "step(1)", ("down", "j"), "Down", "Move to the activity below.", _MV),
    Action("previous_found", "step_found(-1)", ("comma",), "Match above", "Move to the match above, past what is dimmed.", _MV),
    Action("next_found", "step_found(1)", ("full_stop",), "Match below", "Move to the match below, past what is dimmed.", _MV),
    Action("page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("first", "first", ("home",), "First", "Move to the first activity.", _MV),
    Action("last", "last", ("end",), "Last", "Move to the last activity.", _MV),
    Action("column_left", "column(-1)", ("left", "h"), "Column left", "Move to the column at the left, to sort by it.", _F),
    Action("column_right", "column(1)", ("right", "l"), "Column right", "Move to the column at the right, to sort by it.", _F),
    Action("mark_up", "mark_step(-1)", ("shift+up", "K"), "Mark up", "Mark the activity, and the one above.", _E),
    Action("mark_down", "mark_step(1)", ("shift+down", "J"), "Mark down", "Mark the activity, and the one below.", _E),
    Action("choose", "choose", ("enter",), "Edit", "Edit the activity, or unfold the group.", _E),
)
"""What the table of activities does itself, while it has the focus."""

DESK_ACTIONS = (
    Action("edit", "edit", ("e",), "Edit", "Edit the activity, or fields of all marked ones.", _E, 11, needs=_O | _A),
    Action("edit_outside", "edit_outside", ("E",), "Editor", "Edit both texts in $VISUAL or $EDITOR.", _E, needs=_O | _A),
    Action("why", "why", ("w",), "Why", "Say in a line why the status is as it is.", _E, 18, needs=_O | _A),
    Action("add", "add", ("plus",), "Add", "Add an activity to the quarter.", _E, 26, needs=_O),
    Action("remove", "remove", ("delete",), "Remove", "Remove the activity or all marked ones, after asking.", _E, needs=_O | _A),
    Action("undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 14, needs=_W),
    Action("redo", "redo", ("U", "ctrl+r"), "Redo", "Bring back what was undone last.", _E, 27, needs=_W),
    Action("mark", "mark", ("space",), "Mark", "Mark the activity: what changes one then changes all marked.", _E, 20, needs=_A),
    Action("mark_all", "mark_all", ("asterisk",), "Mark all", "Mark all activities shown, or none if all are.", _E, 28),
    Action("search", "search", ("slash",), "Find", "Show only what a query matches: words, status:red, team:parks.", _F, 12),
    Action("filters", "filters", ("F",), "Filters", "Keep the query under a name, or take one that is kept.", _F, 29),
    Action("dim", "dim", ("d",), "Dim", "Dim what the query does not match, instead of hiding it.", _F),
    Action("clear", "clear", ("escape",), "Clear", "Step back: from a full panel, the query, the marks.", _F),
    Action("sort", "sort", ("s",), "Sort", "Sort by the column: upwards, downwards, not at all.", _F, 21),
    Action("sort_also", "sort(True)", ("S",), "Sort also", "Sort by the column as well, after the other ones.", _F),
    Action("group", "group", ("G",), "Group", "Group by the next of priority, portfolio, team, status, nothing.", _F, 22),
    Action("fold", "fold", ("z",), "Fold", "Fold the group of the activity, or unfold it.", _F),
    Action("fold_all", "fold_all", ("Z",), "Fold all", "Fold all groups, or unfold them.", _F),
    Action("panels", "panels", ("v",), "Panels", "Show the next view: now, before, promised, history, findings.", _R, 19),
    Action("panels_now", "show_panels('now')", ("1",), "Now", "Show this quarter's progress and next steps.", _R),
    Action("panels_before", "show_panels('before')", ("2",), "Before", "Show what is new since the quarter before.", _R),
    Action("panels_promised", "show_panels('promised')", ("3",), "Promised", "Show what was promised beside this progress.", _R),
    Action("panels_history", "show_panels('history')", ("4",), "History", "Show who changed the activity, when and why.", _R),
    Action("panels_findings", "show_panels('findings')", ("5",), "Findings", "Show what the checks object to.", _R),
    Action("full", "full", ("f",), "Full", "Fill the screen with the panel; the column keys then go on.", _R, 30),
    Action("narrower", "widen(-5)", ("less_than_sign",), "Narrower", "Give the table less room and the panels more.", _R),
    Action("wider", "widen(5)", ("greater_than_sign",), "Wider", "Give the table more room and the panels less.", _R),
    Action("copy", "copy", ("y",), "Copy", "Copy the code, the row, a text, or all marked ones.", _R, 25, needs=_A),
    Action("earlier", "earlier", ("left_square_bracket",), "Earlier", "Go to the quarter before.", _Q, 15),
    Action("later", "later", ("right_square_bracket",), "Later", "Go to the quarter after.", _Q, 15),
    Action("quarters", "quarters", ("o",), "Quarters", "Choose a quarter from a list.", _Q, 24),
    Action("open_quarter", "open_quarter", ("O",), "Open next", "Open the next quarter from the last one.", _Q, 51, needs=_W),
    Action("dashboard", "dashboard", ("D",), "Dashboard", "Show the quarter in figures and bars.", _V, 17),
    Action("map", "map", ("Q",), "Map", "Show the statuses of all activities over the quarters.", _V),
    Action("history", "history", ("H",), "History", "Show every change, and go back to any point.", _V, 23),
    Action("checks", "checks", ("C",), "Checks", "Show what a scrutiny committee would object to.", _V, 37),
    Action("promises", "promises", ("V",), "Said and did", "Show what was promised last quarter, and what came of it.", _V, 38),
    Action("meeting", "meeting", ("M",), "Meeting", "Go through the activities one by one and note decisions.", _V, 31, needs=_A),
    Action("import", "import", ("I",), "Import", "Read reports in, from any producer; what they change is shown first.", _D, 34),
    Action("export", "export", ("x",), "Export", "Write the quarter as a document: Word, PDF, HTML, Excel and others.", _D, 33),
    Action("packs", "packs", ("P",), "Packs", "Write a document for each team to fill in.", _D, 35, needs=_O),
    Action("returns", "returns", ("R",), "Returns", "See who has returned what, and take in what came back.", _D, 36),
    Action("walk", "walk", ("W",), "Gaps", "Walk from gap to gap, to fill in what is missing.", _E, 52, needs=_O),
    Action("sign_off", "sign_off", ("X",), "Sign off", "Sign the quarter off, or open it again.", _Q, 55, needs=_W),
    Action("links", "links", ("L",), "Links", "Say which activities of a new plan continue which of the old one.", _V, 53),
    Action("compare", "compare", ("B",), "Compare", "Compare the quarter with another one, side by side.", _V, 54),
    Action("settings", "settings", ("ctrl+o",), "Settings", "What things are called, the statuses, and the checks.", _V, 54),
    Action("quit", "app.quit", ("q",), "Quit", "Leave. Everything is saved already.", _P, 32),
)
"""What can be done on the main screen, wherever the focus is."""

WHILE_TYPING = (
    Action("keep", "keep", ("enter",), "Keep", "Keep what is typed.", _F, 1),
    Action("complete", "complete", ("tab",), "Complete", "Complete the name or value that is begun.", _F, 2),
    Action("clear", "clear", ("escape",), "Back", "Go back to how it was.", _F, 3),
    Action("help", "help", ("f1",), "Help", "Explain the query.", _P, 4),
)
"""What the footer tells while a query is typed: the letters go into that then."""

WHILE_ANSWERING = (
    Action("keep", "keep", ("enter",), "Save", "Save the reason.", _E, 1),
    Action("clear", "clear", ("escape",), "Leave", "Leave it unsaid.", _E, 2),
    Action("help", "help", ("f1",), "Help", "Explain reasons.", _P, 3),
)
"""What the footer tells while a reason is typed."""

WHILE_WALKING = (
    Action("edit", "edit", ("e",), "Fill in", "Fill in what is missing.", _E, 11),
    Action("up", "gap(-1)", ("up",), "Gap above", "Go to the gap above.", _MV, 12),
    Action("down", "gap(1)", ("down",), "below", "Go to the gap below.", _MV, 12),
    Action("undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 13),
    Action("clear", "walk", ("escape",), "End", "End the walk.", _F, 14),
    Action("help", "help", ("question_mark",), "Help", "Explain the table.", _P, 15),
)
"""What the footer tells on a walk from gap to gap, besides the statuses."""

WHILE_NAMING_QUARTER = (
    Action("keep", "keep", ("enter",), "Go on", "Read it as this quarter.", _Q, 1),
    Action("clear", "clear", ("escape",), "Back", "Leave it unsaid.", _Q, 2),
)
"""What the footer tells while a quarter is typed for an import."""

PROGRAM_ACTIONS = (
    Action("help", "help", ("question_mark", "f1"), "Help", "Explain what has the focus, and all keys.", _P, 9),
    Action("palette", "app.command_palette", ("ctrl+p",), "Commands", "Find a command by its name.", _P, 16),
    Action("theme", "theme", ("T",), "Theme", "Choose the colours.", _P),
    Action("suspend", "app.suspend_process", ("ctrl+z",), "Suspend", "Go to the shell; 'fg' comes back.", _P),
)
"""What can be done on every screen that has a place."""

_OF_PLACES: Mapping[Place, tuple[Action, ...]] = {
    Place.DESK: (*TABLE_ACTIONS, *DESK_ACTIONS),
    Place.MEETING: MEETING_ACTIONS,
    Place.IMPORT: IMPORT_ACTIONS,
    Place.DASHBOARD: DASHBOARD_ACTIONS,
    Place.MAP: MAP_ACTIONS,
    Place.HISTORY: HISTORY_ACTIONS,
    Place.RETURNS: RETURNS_ACTIONS,
    Place.LINKS: LINKS_ACTIONS,
    Place.COMPARE: COMPARE_ACTIONS,
    Place.CHECKS: CHECKS_ACTIONS,
    Place.PROMISES: PROMISES_ACTIONS,
    Place.SETTINGS: SETTINGS_ACTIONS,
}
_WITH_STATUSES = (Place.DESK, Place.MEETING)


def status_actions(scheme: StatusScheme) -> tuple[Action, ...]:
    """One action for each status of the scheme, on the scheme's own key, and one for *not stated*."""
    group, needs = Group.STATUSES, _O | _A
    stated = [
        Action(
            f"status_{status.id}",
            f"set_status('{status.id}')",
            (status.key,),
            shown_line(status.word),
            shown_line(f"{status.symbol} {status.word}: {status.meaning}"),
            group,
            rank,
            needs,
        )
        for rank, status in enumerate(scheme, 1)
    ]
    none = ("status_none", "set_status('')", (NOT_STATED_KEY,), NOT_STATED_WORD, "Take the status away.")
    return (*stated, Action(*none, group, _LAST, needs))


def keys_taken(place: Place) -> frozenset[str]:
    """The keys that do something at a place whatever the scheme is: no status can have them there."""
    return frozenset(key for action in (*_OF_PLACES[place], *PROGRAM_ACTIONS) for key in action.keys)


@lru_cache(maxsize=64)
def all_actions(scheme: StatusScheme, place: Place = Place.DESK) -> tuple[Action, ...]:
    """The whole table of a place under a scheme, statuses first; one whose key is taken there is left to the palette."""
    statuses = status_actions(scheme) if place in _WITH_STATUSES else ()
    taken = keys_taken(place)
    statuses = tuple(action._replace(keys=tuple(key for key in action.keys if key not in taken)) for action in statuses)
    of_place = (action._replace(place=place) for action in (*statuses, *_OF_PLACES[place]))
    return (*of_place, *PROGRAM_ACTIONS)


def every_action(scheme: StatusScheme) -> tuple[Action, ...]:
    """The tables of all places after each other; what can be done in several stands in each."""
    return tuple(action for place in Place for action in all_actions(scheme, place))


def with_keys(actions: Iterable[Action], key_map: KeyMap) -> tuple[Action, ...]:
    """The actions with the keys that the user wants for them."""
    return tuple(action._replace(keys=key_map[action.id]) if action.id in key_map else action for action in actions)
