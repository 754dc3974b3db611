"""What collecting some files would do, before it is done: each file, each field that changes, and both sides of a conflict."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.returns import Field
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import shown
from ka_tui.services.collecting import Choices, Collection, collect, preview_collect
from ka_tui.services.desk import Desk
from ka_tui.tui.screens.working import Work, WorkingDialog
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import KeyedColumnList
from ka_tui.tui.widgets.ground import Ground
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.progress_line import ProgressLine
from ka_tui.tui.widgets.return_passages import field_passages, file_passages
from ka_tui.tui.widgets.return_rows import HEADINGS, Item, items_of, rows_of_returns

_KEYS = "ctrl+s Take in   space Mine or theirs   o All conflicts   tab Panel   esc Leave"


class _Outcomes(NamedTuple):
    """What came of an attempt: the collection, and whether it was carried out or is only what would be now."""

    collection: Collection
    is_done: bool


class ReturnPreview(WorkingDialog[Collection | None], Ground):
    """Reads returned files and shows them; returns what was collected, or None when nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "apply", "Take in"),
        Binding("space,t,enter", "choose", "Mine or theirs"),
        Binding("o", "choose_all", "All"),
        Binding("escape,q", "back", "Leave"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    ReturnPreview {
        background: $background;
        & > Vertical { padding: 0 1; background: $background; }
        & .title { text-style: bold; color: $accent; height: 1; }
        & .counts { height: auto; max-height: 2; margin-bottom: 1; }
        & #sides { height: 1fr; }
        & KeyedColumnList { height: 1fr; width: 3fr; }
        & NarrativePanel { height: 1fr; width: 2fr; margin-top: 1; }
        &.-wide #sides { layout: horizontal; }
        &.-wide NarrativePanel { margin: 0 0 0 2; }
        &.-narrow #sides { layout: vertical; }
        &.-narrow KeyedColumnList, &.-narrow NarrativePanel { width: 1fr; }
        & ProgressLine { background: $background; }
        & .error { display: none; color: $text-error; height: auto; max-height: 3; }
        & .keys { height: 1; background: $panel; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, desk: Desk, scheme: StatusScheme, quarter: Quarter, paths: Sequence[Path]) -> None:
        """Preview files for a quarter; they are read once the dialog is shown."""
        super().__init__()
        self._desk, self._scheme, self._quarter, self._paths = desk, scheme, quarter, paths
        self._seen: Collection | None = None
        self._items: tuple[Item, ...] = ()
        self._take: frozenset[Field] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the list, and the panel for what is under the cursor."""
        with Vertical():
            yield Static(f"What came back for {self._quarter.label}", classes="title", markup=False)
            yield Static(classes="counts", markup=False)
            with Vertical(id="sides"):
                yield KeyedColumnList(HEADINGS, id="returned")
                yield NarrativePanel("", id="told")
            yield Static(classes="error", markup=False)
            yield ProgressLine()
            yield Static(_KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Read the files."""
        self.set_focus(self.query_one(KeyedColumnList))

        def act(work: Work) -> Collection:
            return preview_collect(self._desk, self._paths, Choices(self._quarter), work)

        self.begin("Reading what came back", act, self._show)

    def gave_up(self) -> None:
        """Leave, or stay with what was read before."""
        if self._seen is None:
            self.dismiss(None)
        else:
            self.complain("Stopped: nothing was changed.")

    # Showing

    def _show(self, seen: Collection) -> None:
        self._seen, self._items = seen, items_of(seen)
        self._take &= {item.place for item in self._items if item.can_choose and item.place}
        self._lay_out()

    def _lay_out(self) -> None:
        self.query_one(KeyedColumnList).show(tuple(rows_of_returns(self._items, self._scheme, self._take)))
        self.query_one(".counts", Static).update(self._counts())

    def _counts(self) -> str:
        """How many files are taken, and what they change."""
        if self._seen is None:
            return ""
        outcome, files = self._seen.outcome, self._seen.files
        taken = sum(file.counts for file in files)
        fields = len(outcome.changed) + len(self._take)
        conflicts = len({item.place for item in self._items if item.is_conflict})
        theirs = f", {len(self._take)} settled for the teams" if self._take else ""
        told = f"Files that count: {taken} of {len(files)}; {_count(fields, 'field')} would change"
        return f"{told}; {_count(conflicts, 'conflict')}{theirs}." if conflicts else f"{told}."

    @property
    def _current(self) -> Item | None:
        key = self.query_one(KeyedColumnList).cursor
        return next((item for item in self._items if item.key == key), None)

    def on_cursor_list_highlighted(self) -> None:
        """Tell of what is under the cursor."""
        item, panel = self._current, self.query_one(NarrativePanel)
        if item is None:
            panel.show_passages("", ())
        elif item.field is None:
            gone = self._seen.outcome.gone if self._seen else ()
            codes = tuple(code for file, code in gone if file == item.file.name)
            panel.show_passages(cell_line(item.file.name), tuple(file_passages(item.file, codes)))
        else:
            taken = item.place in self._take
            title = cell_line(f"{item.field.activity.code}  {FIELD_LABELS[item.field.field]}")
            panel.show_passages(title, tuple(field_passages(item, item.field, self._scheme, taken=taken, key="space")))

    def on_cursor_list_chosen(self) -> None:
        """Choose between the sides of what was double-clicked."""
        self.action_choose()

    # Choosing

    def action_choose(self) -> None:
        """Let the other side of the conflict under the cursor count."""
        item = self._current
        if item is None or item.place is None or not item.is_conflict:
            self._tell("There is nothing to choose here: only a conflict has two sides.")
        elif not item.can_choose:
            self._tell("Two returns say different things of it. Collect one of the files alone, or edit the activity.")
        else:
            self._take ^= {item.place}
            self._lay_out()

    def action_choose_all(self) -> None:
        """Let the returns win in all conflicts, or the register if they do already."""
        places = frozenset(item.place for item in self._items if item.can_choose and item.place)
        if not places:
            self._tell("There is no conflict that can be settled here.")
        self._take = frozenset() if self._take == places else places
        self._lay_out()

    # Taking in

    def action_apply(self) -> None:
        """Take in what is shown, as one change; where something else would come of it by now, that is shown instead."""
        seen = self._seen
        if seen is None or self.is_working:
            return
        if self._desk.read_only:
            self._tell("The register was opened read-only: nothing here changes it.")
        elif not any(file.counts for file in seen.files):
            self._tell("There is nothing to take in: none of the files counts for this quarter.")
        else:
            self.begin("Taking in what came back", partial(self._apply, seen), self._applied)

    def _apply(self, seen: Collection, work: Work) -> _Outcomes:
        now = preview_collect(self._desk, self._paths, Choices(self._quarter), work)
        if (now.files, now.outcome) != (seen.files, seen.outcome):
            return _Outcomes(now, is_done=False)
        return _Outcomes(collect(self._desk, self._paths, Choices(self._quarter, self._take), work), is_done=True)

    def _applied(self, outcomes: _Outcomes) -> None:
        if outcomes.is_done:
            self.dismiss(outcomes.collection)
        else:
            self._show(outcomes.collection)
            self.complain("The register or the files have changed since this was read. Look again: nothing was taken in yet.")

    def action_back(self) -> None:
        """Stop what is being done; else leave, and nothing was changed."""
        if not self.give_up():
            self.dismiss(None)

    def _tell(self, text: str) -> None:
        self.app.clear_notifications()
        self.notify(shown(text), markup=False)


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'s' if number != 1 else ''}"
