"""What the help explains first: the thing that has the focus. ``{undo}`` stands for the key of the action with that id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ka_tui.tui.action import Place


class Topic(NamedTuple):
    """An explanation: paragraphs, then a table of what there is and what it means."""

    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...] = ()


_TABLE = Topic(
    "The table of activities",
    (
        "One activity on a line; the panels show what the one under the cursor says. A status is set by its letter, at once. "
        "Everything is saved as it is done, and {undo} takes it back, step by step, also what was done yesterday.",
        "{mark} marks the activity, {mark_down} and {mark_up} a run of them. Keys that change then act on all marked ones "
        "as one change. {search} narrows the table as you type.",
        "{open_quarter} opens the next quarter: its activities are there, and what was promised last stays in view. {walk} then "
        "walks from gap to gap, until nothing is missing.",
    ),
    (
        ("↑ ↓ = +", "The status is better, worse or the same as in the quarter before, or the activity is new."),
        ("G A R", "The trail: the status in the last six quarters, this one at the right."),
    ),
)
_PANELS = Topic(
    "The panels",
    (
        "They show what the activity under the cursor says. {panels} goes from one view to the next; {full} fills the screen "
        "with the panel, and ends that; {narrower} and {wider} share the room with the table. With the focus here, the "
        "arrow keys scroll.",
    ),
    (
        ("{panels_now}", "Now: progress and next steps of this quarter."),
        ("{panels_before}", "Before: what is new and what is gone since the quarter before, word by word."),
        ("{panels_promised}", "Promised: the next steps of last time beside the progress of this time."),
        ("{panels_history}", "History: who changed the activity, when and why."),
    ),
)
_QUERY = Topic(
    "The line of the query",
    (
        "The table shows what the query matches, as you type. Enter keeps the query and goes back to the table; esc ends it. "
        "Case and accents do not matter. {dim} dims what does not match instead of hiding it; {filters} keeps a query under "
        "a name.",
        "Tab completes the name of a field, or the value behind a colon; what fits is shown dimly as you type.",
    ),
    (
        ("bridge repair", "Both words, wherever they stand."),
        ('"bridge repair"', "The words side by side."),
        ("-bridge", "Not this. Works before every term."),
        ("amber", "The word, or the status of that name."),
        ("bridge or orchard", "One of them."),
        ("(a or b) -c", "Parentheses hold terms together."),
        ("status:amber", "The status, by its word or letter."),
        ("status:red,amber", "Either. Commas work after every name."),
        ("status:none", "No status is stated."),
        ("changed:worse", "Since the quarter before: worse, better, same, new."),
        ("standing:2", "The same status for two quarters or more."),
        ('team:"green spaces"', "The team; any part of its name will do."),
        ('team:="Parks"', "Exactly this; also portfolio:=, priority:= and title:=."),
        ("portfolio:planning", "The portfolio."),
        ("priority:2", "The priority, by its number or words of it."),
        ("code:KA.02", "The code, or how it begins."),
        ("title:bridge", "The word, in the title alone."),
        ("progress:delayed", "In the progress."),
        ("next:tender", "In the next steps."),
        ("reason:flood", "In the reason of the status."),
        ("missing:progress", "Lacks it: progress, next, status, reason, team, portfolio, priority."),
        ("quarter:Q1-2022", "In that quarter; the screen goes there."),
    ),
)
_REASON = Topic(
    "The line of the reason",
    (
        "Says why the status is as it is; it shows in the panel, in history and in exports. Enter keeps it. The line never "
        "waits: {why} begins it, every other key just goes on. Where a status needs its reason, enter sets both.",
    ),
)
_EDITOR = Topic(
    "The editor",
    (
        "Tab goes to the next field and shift+tab back; ctrl+s saves, esc leaves. What is not saved is asked about first, and "
        "kept even where the terminal is lost.",
        "In progress and next steps an empty line begins a paragraph.",
    ),
    (
        ("- text", "An item of a list."),
        ("1. text", "An item of a numbered list."),
    ),
)
_DASHBOARD = Topic(
    "The dashboard",
    (
        "The quarter in figures: the statuses by priority, portfolio and team, what moved since the quarter before, what is "
        "missing, and what has been in trouble longest. {dashboard_choose} goes from a figure to its activities in the table.",
    ),
)
_MAP = Topic(
    "The map of quarters",
    (
        "Every activity on a line, every quarter in a column. A cell has the letter of the status, and a shade that is darker "
        "for worse. {map_choose} goes to the activity in the table of that quarter.",
    ),
)
_HISTORY = Topic(
    "History",
    (
        "Every change, the latest first: who made it, when and why, and what it changed, word by word. Going back to a point "
        "takes back all that came after it, as one change, which can be taken back itself.",
    ),
)
_MEETING = Topic(
    "The meeting",
    (
        "One activity at a time, to go through them together. A status is set by its letter; {meeting_decide} notes what is "
        "decided. At the end, {meeting_end} gives the minutes, to copy or to save as Markdown.",
    ),
)
_RETURNS = Topic(
    "Returns",
    (
        "Who was asked for the quarter, by when, who has returned and what is still missing. {returns_packs} writes the packs "
        "to send out; {returns_collect} takes in what came back, in any order and under any name. What it would change is shown "
        "first, field by field. Where a team and somebody else wrote the same field, you see both and choose.",
        "{returns_remind} drafts a reminder to a team that owes something, as a text or a mail. All that is collected at once is "
        "one change, which {returns_undo} takes back.",
    ),
)
_CHECKS = Topic(
    "Checks",
    (
        "What a scrutiny committee would object to in the quarter: texts that are copied, steps that vanished, trouble under a "
        "good status, words that nobody explains. {checks_choose} goes to the activity.",
        "What is right as it is can be let stand with {checks_excuse} and a reason; it is not told again while its text stays "
        "the same. A check that is of no use to you is turned off with {checks_off}.",
    ),
    (("‼", "serious"), ("!", "warning"), ("·", "advice"), ("✓", "let stand")),
)
_PROMISES = Topic(
    "Said and did",
    (
        "Every next step of the quarter before, and what came of it. What is suggested, with a question mark, goes by the words "
        "that the step shares with this quarter's texts; they are pointed out. {promises_accept} confirms it and goes on to the "
        "next open one; {promises_kept}, {promises_not_kept}, {promises_moved} and {promises_silent} say it otherwise.",
        "Only what is confirmed is counted in the report. A step with a date stays here, quarter after quarter, until it is "
        "confirmed as kept or not kept. At the end stand the steps of activities that have ended: nobody answers for them.",
    ),
    (
        ("kept?", "This quarter seems to say so; nobody has confirmed it."),
        ("✓ ✗ → ·", "Confirmed: kept, not kept, moved, silent."),
        ("!", "The promised day has passed, and the step is not kept."),
    ),
)
_LINKS = Topic(
    "Links",
    (
        "Codes begin anew with each year's plan. Here you say which activity of the new plan, on the right, continues the one "
        "under the cursor on the left: the likest stands first. {links_toggle} links the two, or takes their link away; "
        "{links_next} goes to the next one that is linked to nothing. Trail, history and comparisons then cross the years.",
        "Link one with several that it was split into, and several with one that they were merged into. {links_earlier} and "
        "{links_later} choose the plans of other years; {links_read_down} and {links_read_up} scroll the texts below.",
    ),
    (
        ("✔", "Linked."),
        ("?", "Not linked; something is like it."),
        ("·", "Not linked, and nothing is like it: it may have ended."),
        ("+", "New: it continues nothing."),
        ("0.50", "The likeness, from 0 to 1; here one as likely continues the other as not."),
    ),
)
_COMPARE = Topic(
    "Compare",
    (
        "What became of every activity from one quarter to the other, followed by the links where the years differ. Below stand "
        "both reports of the activity under the cursor, the words that went on the left and those that came on the right. "
        "{compare_earlier} and {compare_later} choose the other quarter; {compare_choose} goes to the activity in the table.",
    ),
    (
        ("↓ ↑ =", "The status moved down, moved up, or is the same."),
        ("+ ×", "New in the later quarter, or ended with the earlier one."),
        ("?", "Not comparable: a status is not stated, or takes no part in movement."),
    ),
)
_IMPORT = Topic(
    "Import",
    (
        "What reading the files in would do, section by section; nothing is changed before {import_apply} takes all of it in as "
        "one change. What a file leaves out is left alone, and what was edited here since the last import is kept, unless "
        "{import_overwrite} lets the file win.",
        "{import_map} says what a status word or sign means that the key does not have, or which field a column holds. That is "
        "kept with the import, so that it is said once.",
    ),
    (
        ("┆", "A page cut the text here, and its halves were joined. {import_flip} keeps them apart."),
        ("║", "The halves were kept apart. {import_flip} joins them."),
        ("*", "You judged this seam the other way."),
    ),
)
_SETTINGS = Topic(
    "Settings",
    (
        "What the council calls things, its statuses, and the checks it wants. They belong to the register: everybody who works "
        "on it has the same. {settings_change} changes what is under the cursor, {settings_undo} takes the last change back.",
        "{settings_scheme} takes another status scheme. Each present status becomes one of it: the same where both have it, else "
        "the only one that means the same; any other you say. {settings_add} and {settings_remove} make the scheme your own.",
        "'ka settings export' and 'ka settings import' write all of them to a file and read them from one.",
    ),
)
_ON_THE_DESK: Mapping[str, Topic] = MappingProxyType(
    {"progress": _PANELS, "next_steps": _PANELS, "query": _QUERY, "reason": _REASON, "editor": _EDITOR}
)
_PLACES: Mapping[Place, Topic] = MappingProxyType(
    {
        Place.DESK: _TABLE,
        Place.HISTORY: _HISTORY,
        Place.DASHBOARD: _DASHBOARD,
        Place.MAP: _MAP,
        Place.MEETING: _MEETING,
        Place.IMPORT: _IMPORT,
        Place.RETURNS: _RETURNS,
        Place.LINKS: _LINKS,
        Place.COMPARE: _COMPARE,
        Place.CHECKS: _CHECKS,
        Place.PROMISES: _PROMISES,
        Place.SETTINGS: _SETTINGS,
    }
)


def topic_of(name: str, place: Place = Place.DESK) -> Topic:
    """What explains the thing with this id in a place; the place itself where the thing needs no words of its own."""
    things = _ON_THE_DESK if place is Place.DESK else {}
    return things.get(name) or _PLACES[place]
