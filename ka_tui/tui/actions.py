"""Everything that keys do: the one table behind bindings, footers, palette, help, the key map and the docs.

Every action has its place, the screen on which it can be done. Within a place no key does two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ka_tui.domain.statuses import NOT_STATED_KEY, NOT_STATED_WORD, StatusScheme
from ka_tui.domain.text import shown_line
from ka_tui.tui.action import Action, Group, KeyMap, Needs, Place

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


MEETING_ACTIONS = (
    Action("meeting_decide", "decide", ("d", "enter"), "Decision", "Write what is decided; enter notes it.", _E, 10),
    Action("meeting_why", "why", ("w",), "Why", "Say in a line why the status is as it is.", _E, 13, needs=_O),
    Action("meeting_undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 14, needs=_W),
    Action("meeting_previous", "go(-1)", ("left", "pageup", "backspace"), "Back", "Go back to the activity before.", _MV, 6),
    Action("meeting_next", "go(1)", ("right", "pagedown", "space"), "Next", "Go on to the next activity.", _MV, 6),
    Action("meeting_first", "first", ("home",), "First", "Go to the first activity.", _MV),
    Action("meeting_last", "last", ("end",), "Last", "Go to the last activity.", _MV),
    Action("meeting_up", "read(-1)", ("up", "k"), "Up", "Scroll the texts up.", _R),
    Action("meeting_down", "read(1)", ("down", "j"), "Down", "Scroll the texts down.", _R),
    Action("meeting_end", "end", ("escape", "q", "m"), "End", "Show the minutes, to copy, save and finish.", _P, 7),
)
"""What can be done in a meeting, besides setting statuses."""

DASHBOARD_ACTIONS = (
    Action("dashboard_up", "figure_step(-1)", ("up", "k"), "Up", "Move to the figure above.", _MV),
    Action("dashboard_down", "figure_step(1)", ("down", "j"), "Down", "Move to the figure below.", _MV),
    Action("dashboard_left", "figure_beside(-1)", ("left", "h"), "Left", "Move to the one at the left.", _MV),
    Action("dashboard_right", "figure_beside(1)", ("right", "l"), "Right", "Move to the one on the right.", _MV),
    Action("dashboard_page_up", "figure_page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("dashboard_page_down", "figure_page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("dashboard_first", "figure_end(-1)", ("home",), "First", "Move to the first figure.", _MV),
    Action("dashboard_last", "figure_end(1)", ("end",), "Last", "Move to the last line of figures.", _MV),
    Action("dashboard_choose", "figure_choose", ("enter",), "Show", "Show the activities of the figure in the table.", _V, 1),
    Action("dashboard_earlier", "beside(-1)", ("left_square_bracket",), "Earlier", "Go to the quarter before.", _Q, 2),
    Action("dashboard_later", "beside(1)", ("right_square_bracket",), "Later", "Go to the quarter after.", _Q, 2),
    Action("dashboard_back", "back", ("escape", "q", "D"), "Back", "Go back to the table.", _V, 3),
    Action("dashboard_map", "map", ("m", "Q"), "Map", "Show the statuses of all activities over the quarters.", _V, 4),
    Action("dashboard_copy", "copy_headline", ("y",), "Copy", "Copy the paragraph that the report opens with.", _R, 6),
    Action("dashboard_quarters", "quarters", ("o",), "Quarters", "Choose a quarter from a list.", _Q, 5),
)
"""What can be done on the dashboard."""

MAP_ACTIONS = (
    Action("map_up", "cell_step(-1)", ("up", "k"), "Up", "Move to the activity above.", _MV),
    Action("map_down", "cell_step(1)", ("down", "j"), "Down", "Move to the activity below.", _MV),
    Action("map_left", "cell_beside(-1)", ("left", "h"), "Left", "Move to the quarter before.", _MV),
    Action("map_right", "cell_beside(1)", ("right", "l"), "Right", "Move to the quarter after.", _MV),
    Action("map_page_up", "cell_page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("map_page_down", "cell_page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("map_first", "cell_end(-1)", ("home",), "First", "Move to the first activity.", _MV),
    Action("map_last", "cell_end(1)", ("end",), "Last", "Move to the last activity.", _MV),
    Action("map_choose", "cell_choose", ("enter",), "Go there", "Go to the activity in the table of that quarter.", _V, 1),
    Action("map_earlier_year", "cell_year(-1)", ("left_square_bracket", "Y"), "Earlier", "Go to the year before.", _Q, 2),
    Action("map_later_year", "cell_year(1)", ("right_square_bracket", "y"), "Later", "Go to the year after.", _Q, 2),
    Action("map_back", "back", ("escape", "q", "Q"), "Back", "Go back.", _V, 3),
)
"""What can be done on the map of quarters."""

HISTORY_ACTIONS = (
    Action("history_up", "step(-1)", ("up", "k"), "Up", "Move to the change above, a later one.", _MV),
    Action("history_down", "step(1)", ("down", "j"), "Down", "Move to the change below, an earlier one.", _MV),
    Action("history_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("history_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("history_first", "first", ("home",), "First", "Move to the latest change.", _MV),
    Action("history_last", "last", ("end",), "Last", "Move to the earliest change.", _MV),
    Action(
        "history_undo_to",
        "undo_to",
        ("t", "enter"),
        "Undo to here",
        "Take back all that came after the change.",
        _E,
        10,
        needs=_W,
    ),
    Action("history_undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 11, needs=_W),
    Action("history_redo", "redo", ("U", "ctrl+r"), "Redo", "Bring back all that the last undo took back.", _E, 12, needs=_W),
    Action("history_narrow", "narrow", ("a",), "Activity/All", "Show only the changes to the activity, or all.", _F, 14),
    Action("history_back", "back", ("escape", "q", "H"), "Back", "Go back to the activities.", _V, 8),
)
"""What can be done in the history."""

RETURNS_ACTIONS = (
    Action("returns_up", "step(-1)", ("up", "k"), "Up", "Move to the team above.", _MV),
    Action("returns_down", "step(1)", ("down", "j"), "Down", "Move to the team below.", _MV),
    Action("returns_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("returns_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("returns_first", "first", ("home",), "First", "Move to the first team.", _MV),
    Action("returns_last", "last", ("end",), "Last", "Move to the last team.", _MV),
    Action(
        "returns_collect", "collect", ("o", "enter"), "Collect", "Choose files that came back, and look at them first.", _D, 1
    ),
    Action("returns_remind", "remind", ("r", "n"), "Remind", "Draft a reminder to the team, to copy or to save.", _D, 2),
    Action("returns_packs", "packs", ("P", "p"), "Packs", "Write a document for each team to fill in.", _D, 3, needs=_O),
    Action("returns_undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 4, needs=_W),
    Action("returns_earlier", "beside(-1)", ("left_square_bracket",), "Earlier", "Go to the quarter before.", _Q, 6),
    Action("returns_later", "beside(1)", ("right_square_bracket",), "Later", "Go to the quarter after.", _Q, 6),
    Action("returns_back", "back", ("escape", "q", "R"), "Back", "Go back to the table.", _V, 5),
)
"""What can be done among the returns."""

CHECKS_ACTIONS = (
    Action("checks_up", "step(-1)", ("up", "k"), "Up", "Move to the finding above.", _MV),
    Action("checks_down", "step(1)", ("down", "j"), "Down", "Move to the finding below.", _MV),
    Action("checks_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("checks_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("checks_first", "first", ("home",), "First", "Move to the first finding.", _MV),
    Action("checks_last", "last", ("end",), "Last", "Move to the last finding.", _MV),
    Action("checks_choose", "choose", ("enter",), "Go there", "Go to the activity in the table.", _V, 1),
    Action(
        "checks_excuse", "excuse", ("x",), "Let stand", "Let the finding stand for a reason, or count again.", _E, 2, needs=_O
    ),
    Action("checks_off", "off", ("o",), "Turn off", "Turn the check off, for all quarters.", _E, 4, needs=_W),
    Action("checks_undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 5, needs=_W),
    Action("checks_severity", "severity", ("f",), "Fewer", "Show only what matters more, or all again.", _F, 6),
    Action("checks_sort", "sort", ("s",), "By check", "Order by check, or by activity.", _F, 7),
    Action("checks_earlier", "beside(-1)", ("left_square_bracket",), "Earlier", "Go to the quarter before.", _Q, 8),
    Action("checks_later", "beside(1)", ("right_square_bracket",), "Later", "Go to the quarter after.", _Q, 8),
    Action("checks_back", "back", ("escape", "q", "C"), "Back", "Go back to the table.", _V, 3),
)
"""What can be done among the findings."""

LINKS_ACTIONS = (
    Action("links_toggle", "link", ("enter", "space"), "Link", "Link the two, or take their link away.", _E, 1, needs=_W),
    Action("links_next", "next", ("n",), "Next", "Go to the next activity that is linked to nothing.", _MV, 2),
    Action("links_undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 3, needs=_W),
    Action("links_old", "side('old')", ("left", "h"), "Old plan", "Go to the activities of the old plan.", _MV, 4),
    Action("links_new", "side('new')", ("right", "l"), "New plan", "Go to the activities of the new plan.", _MV, 4),
    Action("links_back", "back", ("escape", "q", "L"), "Back", "Go back to the table.", _V, 5),
    Action("links_earlier", "years(-1)", ("left_square_bracket",), "Earlier", "Go to the two plans before.", _Q, 6),
    Action("links_later", "years(1)", ("right_square_bracket",), "Later", "Go to the two plans after.", _Q, 6),
    Action("links_up", "step(-1)", ("up", "k"), "Up", "Move to the activity above.", _MV),
    Action("links_down", "step(1)", ("down", "j"), "Down", "Move to the activity below.", _MV),
    Action("links_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("links_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("links_first", "first", ("home",), "First", "Move to the first activity.", _MV),
    Action("links_last", "last", ("end",), "Last", "Move to the last activity.", _MV),
    Action("links_read_up", "read(-1)", ("shift+up", "K"), "Texts up", "Scroll both texts up.", _R),
    Action("links_read_down", "read(1)", ("shift+down", "J"), "Texts down", "Scroll both texts down.", _R),
)
"""What can be done where plans are linked."""

COMPARE_ACTIONS = (
    Action("compare_choose", "go", ("enter",), "Go there", "Go to the activity in the table.", _V, 1),
    Action("compare_earlier", "other(-1)", ("left_square_bracket",), "Earlier", "Compare with the quarter before.", _Q, 2),
    Action("compare_later", "other(1)", ("right_square_bracket",), "Later", "Compare with the quarter after.", _Q, 2),
    Action("compare_back", "back", ("escape", "q", "B"), "Back", "Go back to the table.", _V, 3),
    Action("compare_up", "step(-1)", ("up", "k"), "Up", "Move to the activity above.", _MV),
    Action("compare_down", "step(1)", ("down", "j"), "Down", "Move to the activity below.", _MV),
    Action("compare_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("compare_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("compare_first", "first", ("home",), "First", "Move to the first activity.", _MV),
    Action("compare_last", "last", ("end",), "Last", "Move to the last activity.", _MV),
    Action("compare_read_up", "read(-1)", ("shift+up", "K"), "Texts up", "Scroll both sides up.", _R),
    Action("compare_read_down", "read(1)", ("shift+down", "J"), "Texts down", "Scroll both sides down.", _R),
)
"""What can be done where quarters are compared."""

IMPORT_ACTIONS = (
    Action("import_up", "step(-1)", ("up", "k"), "Up", "Move up.", _MV),
    Action("import_down", "step(1)", ("down", "j"), "Down", "Move down.", _MV),
    Action("import_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("import_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("import_first", "first", ("home",), "First", "Move to the first line.", _MV),
    Action("import_last", "last", ("end",), "Last", "Move to the last line.", _MV),
    Action("import_previous", "section_step(-1)", ("left_square_bracket", "left"), "Section above", "Move a section up.", _MV),
    Action("import_next", "section_step(1)", ("right_square_bracket", "right"), "Section below", "Move a section down.", _MV),
    Action("import_apply", "apply", ("ctrl+s",), "Import", "Take it into the register, as one change.", _D, 1, needs=_W),
    Action("import_map", "map", ("m",), "Map", "Say what a status word means, or what a column holds.", _D, 3),
    Action("import_flip", "flip", ("f",), "Flip", "Judge the seam the other way: join the halves, or keep them apart.", _D, 4),
    Action("import_overwrite", "overwrite", ("o",), "File wins", "Let the file win over what was edited here, or not.", _D, 5),
    Action("import_choose", "choose", ("enter",), "Open", "Fold, map or flip the line, or read it on the full screen.", _R, 6),
    Action("import_fold", "fold", ("z", "space"), "Fold", "Fold the section, or unfold it.", _R, 8),
    Action("import_fold_all", "fold_all", ("Z",), "Fold all", "Fold all sections, or unfold them.", _R),
    Action("import_quarter", "quarter", ("Q",), "Quarter", "Say which quarter it is for, whatever the file says.", _Q, 12),
    Action("import_files", "files", ("p",), "Other files", "Choose other files instead.", _D, 11),
    Action("import_back", "back", ("escape", "q"), "Leave", "Stop reading, or leave with nothing changed.", _V, 2),
)
"""What can be done where an import is previewed."""

PROMISES_ACTIONS = (
    Action("promises_up", "step(-1)", ("up", "k"), "Up", "Move to the step above.", _MV),
    Action("promises_down", "step(1)", ("down", "j"), "Down", "Move to the step below.", _MV),
    Action("promises_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("promises_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("promises_first", "first", ("home",), "First", "Move to the first step.", _MV),
    Action("promises_last", "last", ("end",), "Last", "Move to the last step.", _MV),
    Action("promises_accept", "accept", ("enter",), "Confirm", "Confirm what is suggested, and go on.", _E, 1, needs=_O),
    Action("promises_kept", "judge('kept')", ("1",), "Kept", "The step was taken.", _E, 2, needs=_O),
    Action("promises_not_kept", "judge('not kept')", ("2",), "Not kept", "The step was not taken.", _E, 2, needs=_O),
    Action("promises_moved", "judge('moved')", ("3",), "Moved", "It is promised again, or for a later day.", _E, 2, needs=_O),
    Action("promises_silent", "judge('silent')", ("4",), "Silent", "The quarter says nothing of it.", _E, 2, needs=_O),
    Action("promises_next", "next_open", ("n",), "Next open", "Go to the next step that nobody has confirmed.", _MV, 4),
    Action("promises_undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 5, needs=_W),
    Action("promises_choose", "choose", ("g",), "Go there", "Go to the activity in the table.", _V, 6),
    Action("promises_earlier", "beside(-1)", ("left_square_bracket",), "Earlier", "Go to the quarter before.", _Q, 7),
    Action("promises_later", "beside(1)", ("right_square_bracket",), "Later", "Go to the quarter after.", _Q, 7),
    Action("promises_back", "back", ("escape", "q", "V"), "Back", "Go back to the table.", _V, 3),
)
"""What can be done where promises stand beside what came of them."""

SETTINGS_ACTIONS = (
    Action("settings_up", "step(-1)", ("up", "k"), "Up", "Move to the setting above.", _MV),
    Action("settings_down", "step(1)", ("down", "j"), "Down", "Move to the setting below.", _MV),
    Action("settings_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
    Action("settings_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
    Action("settings_first", "first", ("home",), "First", "Move to the first setting.", _MV),
    Action("settings_last", "last", ("end",), "Last", "Move to the last setting.", _MV),
    Action("settings_change", "change", ("enter", "e", "space"), "Change", "Type, choose or turn what is under it.", _E, 1, _W),
    Action("settings_scheme", "scheme", ("s",), "Scheme", "Take another status scheme, after a look at it.", _E, 2, _W),
    Action("settings_add", "add", ("plus",), "Add", "Add a status to the scheme.", _E, 4, _W),
    Action("settings_remove", "remove", ("delete",), "Remove", "Remove the status from the scheme.", _E, 5, _W),
    Action("settings_undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, 6, _W),
    Action("settings_back", "back", ("escape", "q", "ctrl+o"), "Back", "Go back to the table.", _V, 3),
)
"""What can be done among the settings."""

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
