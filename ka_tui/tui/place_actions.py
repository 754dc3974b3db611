"""What keys do at the places beside the table: a table of actions for each."""

from __future__ import annotations

from ka_tui.tui.action import Action, Group, Needs

_W, _O = Needs.WRITING, Needs.WRITING | Needs.OPEN
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


def _moves(place: str, thing: str) -> tuple[Action, ...]:
    """How the cursor of a list of such things is moved."""
    return (
        Action(f"{place}_up", "step(-1)", ("up", "k"), "Up", f"Move to the {thing} above.", _MV),
        Action(f"{place}_down", "step(1)", ("down", "j"), "Down", f"Move to the {thing} below.", _MV),
        Action(f"{place}_page_up", "page(-1)", ("pageup",), "Page up", "Move up by a page.", _MV),
        Action(f"{place}_page_down", "page(1)", ("pagedown",), "Page down", "Move down by a page.", _MV),
        Action(f"{place}_first", "first", ("home",), "First", f"Move to the first {thing}.", _MV),
        Action(f"{place}_last", "last", ("end",), "Last", f"Move to the last {thing}.", _MV),
    )


def _quarters(place: str, rank: int) -> tuple[Action, ...]:
    """The way to the quarters beside the one that is shown."""
    return (
        Action(f"{place}_earlier", "beside(-1)", ("left_square_bracket",), "Earlier", "Go to the quarter before.", _Q, rank),
        Action(f"{place}_later", "beside(1)", ("right_square_bracket",), "Later", "Go to the quarter after.", _Q, rank),
    )


def _undo(place: str, rank: int) -> Action:
    """The way back."""
    return Action(f"{place}_undo", "undo", ("u",), "Undo", "Take the last change back, whoever made it.", _E, rank, needs=_W)


MEETING_ACTIONS = (
    Action("meeting_decide", "decide", ("d", "enter"), "Decision", "Write what is decided; enter notes it.", _E, 10),
    Action("meeting_why", "why", ("w",), "Why", "Say in a line why the status is as it is.", _E, 13, needs=_O),
    _undo("meeting", 14),
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
    *_quarters("dashboard", 2),
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
    _undo("history", 11),
    Action("history_redo", "redo", ("U", "ctrl+r"), "Redo", "Bring back all that the last undo took back.", _E, 12, needs=_W),
    Action("history_narrow", "narrow", ("a",), "Activity/All", "Show only the changes to the activity, or all.", _F, 14),
    Action("history_back", "back", ("escape", "q", "H"), "Back", "Go back to the activities.", _V, 8),
)
"""What can be done in the history."""

RETURNS_ACTIONS = (
    *_moves("returns", "team"),
    Action(
        "returns_collect", "collect", ("o", "enter"), "Collect", "Choose files that came back, and look at them first.", _D, 1
    ),
    Action("returns_remind", "remind", ("r", "n"), "Remind", "Draft a reminder to the team, to copy or to save.", _D, 2),
    Action("returns_packs", "packs", ("P", "p"), "Packs", "Write a document for each team to fill in.", _D, 3, needs=_O),
    _undo("returns", 4),
    *_quarters("returns", 6),
    Action("returns_back", "back", ("escape", "q", "R"), "Back", "Go back to the table.", _V, 5),
)
"""What can be done among the returns."""

CHECKS_ACTIONS = (
    *_moves("checks", "finding"),
    Action("checks_choose", "choose", ("enter",), "Go there", "Go to the activity in the table.", _V, 1),
    Action(
        "checks_excuse", "excuse", ("x",), "Let stand", "Let the finding stand for a reason, or count again.", _E, 2, needs=_O
    ),
    Action("checks_off", "off", ("o",), "Turn off", "Turn the check off, for all quarters.", _E, 4, needs=_W),
    _undo("checks", 5),
    Action("checks_severity", "severity", ("f",), "Fewer", "Show only what matters more, or all again.", _F, 6),
    Action("checks_sort", "sort", ("s",), "By check", "Order by check, or by activity.", _F, 7),
    *_quarters("checks", 8),
    Action("checks_back", "back", ("escape", "q", "C"), "Back", "Go back to the table.", _V, 3),
)
"""What can be done among the findings."""

LINKS_ACTIONS = (
    Action("links_toggle", "link", ("enter", "space"), "Link", "Link the two, or take their link away.", _E, 1, needs=_W),
    Action("links_next", "next", ("n",), "Next", "Go to the next activity that is linked to nothing.", _MV, 2),
    _undo("links", 3),
    Action("links_old", "side('old')", ("left", "h"), "Old plan", "Go to the activities of the old plan.", _MV, 4),
    Action("links_new", "side('new')", ("right", "l"), "New plan", "Go to the activities of the new plan.", _MV, 4),
    Action("links_back", "back", ("escape", "q", "L"), "Back", "Go back to the table.", _V, 5),
    Action("links_earlier", "years(-1)", ("left_square_bracket",), "Earlier", "Go to the two plans before.", _Q, 6),
    Action("links_later", "years(1)", ("right_square_bracket",), "Later", "Go to the two plans after.", _Q, 6),
    *_moves("links", "activity"),
    Action("links_read_up", "read(-1)", ("shift+up", "K"), "Texts up", "Scroll both texts up.", _R),
    Action("links_read_down", "read(1)", ("shift+down", "J"), "Texts down", "Scroll both texts down.", _R),
)
"""What can be done where plans are linked."""

COMPARE_ACTIONS = (
    Action("compare_choose", "go", ("enter",), "Go there", "Go to the activity in the table.", _V, 1),
    Action("compare_earlier", "other(-1)", ("left_square_bracket",), "Earlier", "Compare with the quarter before.", _Q, 2),
    Action("compare_later", "other(1)", ("right_square_bracket",), "Later", "Compare with the quarter after.", _Q, 2),
    Action("compare_back", "back", ("escape", "q", "B"), "Back", "Go back to the table.", _V, 3),
    *_moves("compare", "activity"),
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
    *_moves("promises", "step"),
    Action("promises_accept", "accept", ("enter",), "Confirm", "Confirm what is suggested, and go on.", _E, 1, needs=_O),
    Action("promises_kept", "judge('kept')", ("1",), "Kept", "The step was taken.", _E, 2, needs=_O),
    Action("promises_not_kept", "judge('not kept')", ("2",), "Not kept", "The step was not taken.", _E, 2, needs=_O),
    Action("promises_moved", "judge('moved')", ("3",), "Moved", "It is promised again, or for a later day.", _E, 2, needs=_O),
    Action("promises_silent", "judge('silent')", ("4",), "Silent", "The quarter says nothing of it.", _E, 2, needs=_O),
    Action("promises_next", "next_open", ("n",), "Next open", "Go to the next step that nobody has confirmed.", _MV, 4),
    _undo("promises", 5),
    Action("promises_choose", "choose", ("g",), "Go there", "Go to the activity in the table.", _V, 6),
    *_quarters("promises", 7),
    Action("promises_back", "back", ("escape", "q", "V"), "Back", "Go back to the table.", _V, 3),
)
"""What can be done where promises stand beside what came of them."""

SETTINGS_ACTIONS = (
    *_moves("settings", "setting"),
    Action("settings_change", "change", ("enter", "e", "space"), "Change", "Type, choose or turn what is under it.", _E, 1, _W),
    Action("settings_scheme", "scheme", ("s",), "Scheme", "Take another status scheme, after a look at it.", _E, 2, _W),
    Action("settings_add", "add", ("plus",), "Add", "Add a status to the scheme.", _E, 4, _W),
    Action("settings_remove", "remove", ("delete",), "Remove", "Remove the status from the scheme.", _E, 5, _W),
    _undo("settings", 6),
    Action("settings_back", "back", ("escape", "q", "ctrl+o"), "Back", "Go back to the table.", _V, 3),
)
"""What can be done among the settings."""
