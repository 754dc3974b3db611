"""What the laws of the domain are tried on: activities, contents, and texts that mean harm."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity, normal_content
from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Edit, Proposal, addition_of
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY

SUMMER = Quarter(2022, 2)
AUTUMN = Quarter(2022, 3)
AT = "2022-10-03T09:00:00Z"

law = settings(deadline=None, max_examples=100)
"""How a law is tried here: without a clock, since the machine may be busy."""

NASTY = (
    "\x00",
    "\x1b[31m",
    "\x1b]52;c;AAAA\x07",
    "\x9b2J",
    "\x85",
    "\r\n",
    "\x0b",
    "\x1c",
    "\u2028",
    "\u202e",
    "\u2066",
    "\u200f",
    "\ufeff",
    "\ud800",
    "\udfff",
    "\u00a0",
    "\t",
    "[/x]",
    "é",
    "漢字",
    "👩‍👧",
    "- ",
    "1. ",
    "  ",
    "\n",
    "\n\n",
)

hostile_text = st.lists(st.sampled_from(NASTY) | st.text(st.characters(), max_size=5), max_size=12).map("".join)
"""Texts of every character there is, lone surrogates included, with those that do harm oftener than by chance."""

statuses = st.sampled_from((None, *(status.id for status in PRINTED_KEY)))
contents: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(("Repair the footpath", "Plant a hedge")),
        "theme": st.sampled_from((None, "The Place")),
        "priority_number": st.sampled_from((None, 1, 2, 10)),
        "priority": st.sampled_from(("", "Clean air")),
        "team": st.sampled_from(("", "Parks", "Housing")),
        "status": statuses,
        "progress": st.sampled_from(("", "Half of it is done.", "- first\n- second")),
        "next_steps": hostile_text,
    },
)
"""Some fields of an activity, with values of which many are alike, so that changes often change nothing."""


def activity(code: str = "KA.01.01", quarter: Quarter = SUMMER, **values: Any) -> Activity:
    """An activity that nobody has changed yet."""
    return Activity(quarter, code, **{"title": f"Title of {code}", **values})


def proposal(*edits: Edit, what: str = "set", by: str = "Officer", at: str = AT, **more: Any) -> Proposal:
    """What somebody called Officer wants done."""
    return Proposal(what, edits, by, at, **more)


def register_of(*activities: Activity, **more: Any) -> Register:
    """A register at commit 1 that holds these activities."""
    register, _ = carry_out(Register(**more), proposal(*(addition_of(a) for a in activities), what="add"), 1)
    return register


def contents_of(register: Register) -> dict[str, dict[str, dict[str, Any]]]:
    """What a register says, who said it when put aside: its quarters, and for each activity in order its content."""
    return {str(q): {a.code: a.content() for a in register.activities(q)} for q in register.quarters}


def normal(values: dict[str, Any]) -> dict[str, Any]:
    """Values as the register will keep them."""
    return normal_content(values, PRINTED_KEY)
