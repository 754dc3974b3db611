"""What can be copied from the screen, as text: for people, as Markdown, and tab-separated for a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import clean_text
from ka_tui.errors import DocumentUnwritable
from ka_tui.reports.csv_cells import guarded
from ka_tui.reports.writers.markdown import activity_section
from ka_tui.settings import drafts_folder

ROW_FIELDS = ("code", "title", "status", "team", "portfolio")
"""What a copied row has, cell by cell."""
TABLE_FIELDS = ("code", "title", "priority", "team", "portfolio", "status", "reason", "progress", "next_steps")
"""The columns of a copied table."""
_MARKDOWN_FIELDS = ("reason", "priority", "team", "portfolio")
_KEPT_NAME = "copied.txt"


class Copy(StrEnum):
    """What can be copied; the value is what a menu calls it."""

    CODE = "Code"
    ROW = "Row for a sheet"
    PROGRESS = "Progress"
    NEXT_STEPS = "Next steps"
    ACTIVITY = "Activity as Markdown"
    MARKED = "Marked as Markdown"
    TABLE = "Marked for a sheet"


def copied_text(kind: Copy, scheme: StatusScheme, activity: Activity, marked: Sequence[Activity] = ()) -> str:
    """The text to copy; empty where there is nothing of that kind."""
    match kind:
        case Copy.CODE:
            return activity.code
        case Copy.ROW:
            return row_for_sheet(scheme, activity, ROW_FIELDS)
        case Copy.PROGRESS:
            return activity.progress
        case Copy.NEXT_STEPS:
            return activity.next_steps
        case Copy.ACTIVITY:
            return as_markdown(scheme, [activity])
        case Copy.MARKED:
            return as_markdown(scheme, marked)
        case Copy.TABLE:
            return as_table(scheme, marked)


def described_copy(kind: Copy, activity: Activity, marked: Sequence[Activity] = ()) -> str:
    """What was copied, for a sentence: ``the progress of KA.01.02``."""
    match kind:
        case Copy.CODE:
            return f"the code {activity.code}"
        case Copy.ROW:
            return f"the row of {activity.code}"
        case Copy.PROGRESS | Copy.NEXT_STEPS:
            return f"the {kind.lower()} of {activity.code}"
        case Copy.ACTIVITY:
            return f"{activity.code} as Markdown"
        case Copy.MARKED:
            return f"{how_many(marked)} as Markdown"
        case Copy.TABLE:
            return f"{how_many(marked)} for a sheet"


def how_many(activities: Sequence[Activity]) -> str:
    """``1 activity``, ``12 activities``."""
    return f"{len(activities)} activit{'y' if len(activities) == 1 else 'ies'}"


def why_not(kind: Copy, activity: Activity, marked: Sequence[Activity] = ()) -> str:
    """Why there is nothing to copy of that kind; empty where there is."""
    match kind:
        case Copy.PROGRESS | Copy.NEXT_STEPS:
            stated = activity.progress if kind is Copy.PROGRESS else activity.next_steps
            return "" if stated else f"no {kind.lower()} stated"
        case Copy.MARKED | Copy.TABLE:
            return "" if marked else "nothing is marked"
        case _:
            return ""


def as_markdown(scheme: StatusScheme, activities: Sequence[Activity]) -> str:
    """Activities as Markdown that shows exactly what they say, each under its code and title."""
    blocks = chain.from_iterable(activity_section(activity, scheme, _MARKDOWN_FIELDS, level=2) for activity in activities)
    return "\n\n".join(blocks)


def as_table(scheme: StatusScheme, activities: Sequence[Activity]) -> str:
    """Activities as lines of cells, tab-separated, under the names of their columns."""
    header = "\t".join("Code" if name == "code" else FIELD_LABELS[name] for name in TABLE_FIELDS)
    return "\n".join([header, *(row_for_sheet(scheme, activity, TABLE_FIELDS) for activity in activities)])


def row_for_sheet(scheme: StatusScheme, activity: Activity, fields: Sequence[str]) -> str:
    """Fields of an activity as cells, tab-separated; the status by its word.

    A cell with a tab, a line end or a quotation mark is quoted, as spreadsheets take it. One that begins as a formula gets
    an apostrophe in front, as in our CSV: pasted, it is text, and some programs show the apostrophe.
    """
    return "\t".join(_cell(scheme.word(activity.status) if name == "status" else getattr(activity, name)) for name in fields)


def _cell(text: str) -> str:
    cell = guarded(clean_text(text))
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '\t\n"') else cell


def keep_copied(text: str) -> Path:
    """Keep a text that may be too long for a terminal's clipboard in a file, in the place of the last such one.

    Raises DocumentUnwritable.
    """
    path = drafts_folder() / _KEPT_NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise DocumentUnwritable(path, (error.strerror or str(error)).lower()) from error
    return path
