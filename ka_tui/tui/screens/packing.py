"""Making packs: for whom, by when, in which format and folder, with a preview of all that will be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.days import day_in_words
from ka_tui.domain.packs import GROUPINGS
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.returns import missing_fields
from ka_tui.domain.text import clean_line
from ka_tui.domain.typed_days import typed_day
from ka_tui.errors import KaError
from ka_tui.services.desk import Desk
from ka_tui.services.packs import FORMATS, PackFile, PackOrder, PackPlan, make_packs, preview_packs
from ka_tui.tui.screens.dialog import FormDialog
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import KeyedColumnList, ListRow
from ka_tui.tui.widgets.line_input import LineInput
from ka_tui.tui.widgets.narrative_lines import Run
from ka_tui.tui.widgets.option_form import FormChoice, FormLine
from ka_tui.tui.widgets.progress_line import ProgressLine

_KEYS = "ctrl+s Write   tab Next   ← → Choose   space Mark   * All   esc Back"
_TITLES = {"docx": "Word (.docx)", "xlsx": "Excel (.xlsx)"}
_WHOM = ("each team", "each portfolio")
_FOLDER = "packs"
_TOLD = 6
"""How many files a question names."""


class MarkList(KeyedColumnList):
    """Rows that the dialog marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "screen.mark", show=False),
        Binding("asterisk", "screen.mark_all", show=False),
    ]


class PackingScreen(FormDialog[str | None]):
    """Writes packs for one quarter; returns what to say of them, or None when nothing was written."""

    DEFAULT_CSS = """
    PackingScreen {
        & > VerticalScroll { max-width: 110; }
        & .preview { height: auto; margin-top: 1; }
        & MarkList { height: auto; max-height: 40vh; min-height: 3; margin-top: 1; background: $panel; }
    }
    """

    def __init__(self, desk: Desk, register: Register, quarter: Quarter, undo: str) -> None:
        """Ask for packs for a quarter; ``undo`` is the key that takes back what the register remembers of them."""
        super().__init__()
        self._desk, self._register, self._quarter, self._undo = desk, register, quarter, undo
        self._plan = PackPlan(quarter, (), ())
        self._unmarked: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the choices over the list of packs."""
        with VerticalScroll(can_focus=False):
            yield Static(f"Packs for {self._quarter.label}", classes="title", markup=False)
            yield FormLine("One for", FormChoice(_WHOM, id="whom"))
            yield FormLine("Format", FormChoice([_TITLES[name] for name in FORMATS], id="format"))
            yield FormLine("Back by", LineInput("", "no day; as 2023-01-13 or 13 January 2023", id="due", compact=True))
            folder = LineInput(_FOLDER, "the folder to write them into", id="folder", compact=True, select_on_focus=False)
            yield FormLine("Folder", folder)
            yield MarkList(("", "For", "Activities", "Still missing", "File"), id="packs")
            yield Static(classes="preview")
            yield Static(classes="error")
            yield ProgressLine()
            yield Static(_KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Begin with a pack for each team."""
        self._lay_out()
        self.set_focus(self.query_one("#due"))

    # What is chosen

    @property
    def _order(self) -> PackOrder:
        """What is filled in, but for the day, which may be wrong."""
        return PackOrder(
            folder=self._folder,
            quarter=self._quarter,
            grouping=GROUPINGS[self.query_one("#whom", FormChoice).chosen],
            format=list(FORMATS)[self.query_one("#format", FormChoice).chosen],
            force=True,
        )

    @property
    def _folder(self) -> Path:
        folder = Path(clean_line(self.query_one("#folder", Input).value) or _FOLDER)
        with suppress(RuntimeError):  # the folder of a user whom there is not: as it is typed
            return folder.expanduser()
        return folder

    @property
    def _marked(self) -> Sequence[PackFile]:
        return [file for file in self._plan.files if file.pack.whose not in self._unmarked]

    @on(FormChoice.Changed, "#whom")
    def take_grouping(self) -> None:
        """List the packs for others, all of them marked."""
        self._unmarked = frozenset()
        self._lay_out()

    @on(FormChoice.Changed, "#format")
    def _lay_out(self) -> None:
        """Work out what would be written, and show it."""
        try:
            self._plan = preview_packs(self._desk, self._order)
        except KaError as error:
            self._plan = PackPlan(self._quarter, (), ())
            self.complain(str(error))
        else:
            self.complain("")
        self._show()

    @on(Input.Changed, "#folder")
    def _show(self) -> None:
        """Show the packs, and where they go."""
        rows = [_row(self._register, file, marked=file.pack.whose not in self._unmarked) for file in self._plan.files]
        self.query_one(MarkList).show(rows)
        self.query_one(".preview", Static).update(Text(cell_line(self._told_of_plan())))

    def _told_of_plan(self) -> str:
        """How many files are written where, and who is not asked."""
        told = f"{_count(len(self._marked), 'pack')}, each with a text to send it with, into {self._folder.absolute()}."
        if not self._plan.unasked:
            return told
        kind = self._order.grouping.value
        codes = ", ".join(activity.code for activity in self._plan.unasked)
        return f"{told} Nobody is asked for {codes}: no {kind} is given."

    def action_mark(self) -> None:
        """Mark the pack under the cursor, or unmark it."""
        self._unmarked ^= {self.query_one(MarkList).cursor} - {""}
        self._show()

    def action_mark_all(self) -> None:
        """Mark all packs, or none if all are."""
        everybody = frozenset(file.pack.whose for file in self._plan.files)
        self._unmarked = frozenset() if self._unmarked & everybody else everybody
        self._show()

    def on_cursor_list_chosen(self) -> None:
        """Mark what was double-clicked."""
        self.action_mark()

    def on_input_submitted(self) -> None:
        """Go to the next line."""
        self.focus_next()

    # Writing

    def action_write(self) -> None:
        """Write the marked packs, after asking where files are there already."""
        if self.is_working or not self._plan.files:
            return
        marked = self._marked
        try:
            order = self._order._replace(due=typed_day(self.query_one("#due", Input).value, "due date"))
        except KaError as error:
            self.complain(str(error))
            self.set_focus(self.query_one("#due"))
            return
        if not marked:
            self.complain("No pack is marked. Space marks one, * all of them.")
            return
        if len(marked) < len(self._plan.files):
            order = order._replace(names=tuple(f"={file.pack.whose}" for file in marked))
        paths = [order.folder / path.name for file in marked for path in (file.path, file.letter)]
        there = [path for path in paths if path.exists() or path.is_symlink()]
        if there:
            answers = {"back": "Go back", "replace": "Replace them"}
            question = f"{_count(len(there), 'file is', 'files are')} there already."
            ask = QuestionScreen(question, answers, _named(there))
            self.app.push_screen(ask, lambda answer: self._write(order) if answer == "replace" else None)
        else:
            self._write(order._replace(force=False))

    def _write(self, order: PackOrder) -> None:
        self.begin("Writing the packs", partial(make_packs, self._desk, order), partial(self._end, order))

    def _end(self, order: PackOrder, plan: PackPlan) -> None:
        back = f", to be back by {day_in_words(order.due)}" if order.due else ""
        folder = order.folder.absolute()
        self.dismiss(
            f"{_count(len(plan.files), 'pack')} written into {folder}, each with a text to send it with{back}. "
            f"{self._undo} has the register forget the asking; the files stay."
        )

    def action_back(self) -> None:
        """Stop the writing; where nothing is being written, leave."""
        if not self.give_up():
            self.dismiss(None)


def _row(register: Register, file: PackFile, *, marked: bool) -> ListRow:
    activities = [item.activity for item in file.pack.activities]
    missing = Counter(name for activity in activities for name in missing_fields(register.scheme, activity))
    look = "base" if marked else "quiet"
    return ListRow(
        file.pack.whose,
        (
            Run("✓" if marked else "·", "accent" if marked else "quiet"),
            Run(file.pack.whose, look),
            Run(str(len(activities)), look),
            Run(told_of_missing(missing), "quiet"),
            Run(file.path.name, "quiet"),
        ),
    )


def told_of_missing(missing: Mapping[str, int]) -> str:
    """What is missing of some activities, by the names of the fields: ``3 status, 5 progress``."""
    return ", ".join(f"{number} {FIELD_LABELS[name].lower()}" for name, number in missing.items()) or "nothing"


def _named(paths: Sequence[Path]) -> str:
    more = [f"and {len(paths) - _TOLD} more"] if len(paths) > _TOLD else []
    return "\n".join([*map(str, paths[:_TOLD]), *more])


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
