"""The import: documents are chosen and read, all that they would change is shown, and then it is taken in as one change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from ka_tui.errors import KaError
from ka_tui.services.importing import Import, import_reports
from ka_tui.tui.action import Action, Group, Place
from ka_tui.tui.actions import WHILE_NAMING_QUARTER
from ka_tui.tui.screens.import_meaning import MeaningScreen, fields_to_choose, statuses_to_choose
from ka_tui.tui.screens.import_reading import ImportReading
from ka_tui.tui.screens.import_work import ImportEnd, Preview, Stopped, watched
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.ground import Ground, GroundBox
from ka_tui.tui.widgets.import_items import Column, Item, NumberedSeam, Section, Word, items_of, quarters_of
from ka_tui.tui.widgets.import_list import ImportList
from ka_tui.tui.widgets.import_passages import SECTION_HELP, item_passages, item_title
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.line_input import LineInput
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.passages import note
from ka_tui.tui.widgets.progress_line import ProgressLine

_LOOK_AGAIN = 0.4
"""Seconds between two looks whether somebody else wrote to the register."""
_COUNTED = {
    Section.ADDED: "added",
    Section.CHANGED: "changed",
    Section.CONFLICTS: "in conflict",
    Section.UNTITLED: "left out",
    Section.UNCHANGED: "left alone",
    Section.ABSENT: "not in file",
}
_TO_SEE_TO = (
    (Section.PROBLEMS, "problem", "problems"),
    (Section.SEAMS, "seam", "seams"),
)
_ALWAYS = (Section.ADDED, Section.CHANGED)
_NEEDS_NO_PREVIEW = {"import_back", "import_files"}


class ImportScreen(ImportReading, Ground):
    """Previews an import in a list and a panel. Nothing is written before the user says so."""

    PLACE = Place.IMPORT
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    ImportScreen {
        layout: vertical;
        & #title { layout: horizontal; height: 1; padding: 0 1; }
        & #name { width: auto; margin-right: 3; color: $accent; text-style: bold; }
        & #files { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #quarter { width: auto; margin-left: 2; text-style: bold; }
        & #counts { height: auto; max-height: 3; padding: 0 1; }
        & ProgressLine { padding: 0 1; }
        & #preview { height: 1fr; layout: horizontal; margin-top: 1; }
        & ImportList { width: 3fr; height: 1fr; }
        & NarrativePanel { width: 2fr; margin: 0; padding: 0 1 0 2; }
        &.-narrow #preview { layout: vertical; }
        &.-narrow ImportList { width: 1fr; }
        &.-narrow NarrativePanel { width: 1fr; height: 1fr; max-height: 14; margin-top: 1; padding: 0 1; }
        &.-full ImportList { display: none; }
        &.-full NarrativePanel { width: 1fr; height: 1fr; max-height: 100%; margin-top: 0; }
        & #asked { height: auto; padding: 0 1; background: $boost; display: none; }
        &.-asking #asked { display: block; }
        & #asked Input { height: 1; border: none; padding: 0; background: $boost; }
        & #wrong { color: $text-error; height: auto; }
    }
    """

    _items: tuple[Item, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out a title, the counts, the list beside the panel, the line for the quarter, and keys."""
        with GroundBox(id="title"):
            yield Static("Import", id="name")
            yield Static("", id="files", markup=False)
            yield Static("", id="quarter", markup=False)
        yield Static("", id="counts", markup=False)
        yield ProgressLine()
        with GroundBox(id="preview"):
            yield ImportList(id="import")
            yield NarrativePanel("", id="told")
        with Vertical(id="asked"):
            yield Static("", id="question", markup=False)
            yield LineInput(placeholder="such as Q2 2022/23", compact=True, id="named")
            yield Static("", id="wrong", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Look for what others write to the register."""
        self.set_focus(self.query_one(ImportList))
        self.show_keys()
        self.set_interval(_LOOK_AGAIN, self.look)

    @property
    def _list(self) -> ImportList:
        return self.query_one(ImportList)

    @property
    def footer_actions(self) -> tuple[Action, ...]:
        """The actions that the footer tells of."""
        if self.asking:
            return WHILE_NAMING_QUARTER
        sections = {item.section for item in self._items}
        useless = {
            "import_map": not sections & {Section.WORDS, Section.COLUMNS},
            "import_flip": Section.SEAMS not in sections,
            "import_overwrite": Section.CONFLICTS not in sections and not self.wanted.overwrite,
        }
        return tuple(action for action in super().footer_actions if not useless.get(action.id))

    # State goes down

    def show_again(self) -> None:
        """Show everything anew."""
        preview = self.preview
        items = self._items = _items(preview) if preview else ()
        quarters = ", ".join(quarter.label for quarter in quarters_of(preview.done)) if preview else ""
        self.query_one("#files", Static).update(Text(cell_line(", ".join(path.name for path in self.paths))))
        self.query_one("#quarter", Static).update(Text(quarters))
        self.query_one("#counts", Static).update(Text("   ".join(_counts(preview, items)) if preview else ""))
        self._list.show(items, self.scheme)
        self.show_keys()

    def on_cursor_list_highlighted(self) -> None:
        """Tell of what is under the cursor."""
        row, panel = self._list.current, self.query_one(NarrativePanel)
        if row is None:
            panel.show_passages("", ())
        elif isinstance(row, Item):
            panel.show_passages(cell_line(item_title(row)), tuple(item_passages(row, self.scheme)))
        else:
            keys = {name: self.key_of(f"import_{name}") for name in ("map", "flip", "overwrite")}
            panel.show_passages(row.section, note(SECTION_HELP[row.section].format(**keys)))

    async def on_cursor_list_chosen(self) -> None:
        """Do what enter does."""
        await self.action_choose()

    # Actions

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if self.importing and action.id != "import_back" and action.group is not Group.PROGRAM:
            return "The import is under way."
        if action.group in (Group.DOCUMENTS, Group.QUARTERS) and action.id not in _NEEDS_NO_PREVIEW:
            if self.preview is None:
                return "The files are being read." if self.pages else "Nothing has been read yet."
            if self.pages is not None and action.id == "import_apply":
                return "The files are being read again. A moment more."
        row = self._list.current
        subject = row.subject if isinstance(row, Item) else None
        if action.id == "import_map" and not isinstance(subject, Word | Column):
            return "Only a status or a column that is not known can be mapped; they have sections of their own."
        if action.id == "import_flip" and not isinstance(subject, NumberedSeam):
            return "Only a seam can be flipped: move to one first."
        return super().hindrance(action)

    async def action_choose(self) -> None:
        """Do what there is to do with the line: fold, map, flip, or read it on the full screen."""
        row = self._list.current
        if self.has_class("-full"):
            self._fill(False)
        elif isinstance(row, Item) and isinstance(row.subject, Word | Column):
            await self.action_perform("import_map")
        elif isinstance(row, Item) and isinstance(row.subject, NumberedSeam):
            await self.action_perform("import_flip")
        elif isinstance(row, Item):
            self._fill(True)
        else:
            self._list.action_fold()

    def _fill(self, full: bool) -> None:
        self.set_class(full, "-full")
        self.set_focus(self.query_one(NarrativePanel) if full else self._list)

    async def action_map(self) -> None:
        """Say what a word means, or what a column holds; the documents are read again with that."""
        row = self._list.current
        subject = row.subject if isinstance(row, Item) else None
        if isinstance(subject, Word):
            source, meanings = subject.source, statuses_to_choose(self.scheme)
            dialog = MeaningScreen(f"What does '{source}' mean?", meanings, subject.status or "")
            await self.ask(dialog, lambda status: self._mean(source, status))
        elif isinstance(subject, Column):
            name = subject.name
            dialog = MeaningScreen(f"What does the column '{name}' hold?", fields_to_choose(), subject.field or "")
            await self.ask(dialog, lambda field: self._hold(name, field))

    def _mean(self, source: str, status: str | None) -> None:
        if status is not None:
            self.want(self.wanted._replace(statuses={**self.wanted.statuses, source: status}))

    def _hold(self, name: str, field: str | None) -> None:
        if field is not None:
            self.want(self.wanted._replace(columns={**self.wanted.columns, name: field}))

    def action_flip(self) -> None:
        """Judge the seam under the cursor the other way."""
        row = self._list.current
        if isinstance(row, Item) and isinstance(row.subject, NumberedSeam):
            self.want(self.wanted._replace(flipped=self.wanted.flipped ^ {row.subject.number}))

    def action_overwrite(self) -> None:
        """Let the file win over what was edited here, or not."""
        self.want(self.wanted._replace(overwrite=not self.wanted.overwrite))
        self.tell("The file wins over what was edited here." if self.wanted.overwrite else "What was edited here is kept.")

    def action_back(self) -> None:
        """Step back: from the question, the full panel, a reading; then leave with nothing changed."""
        pages = self.pages
        if self.asking:
            self.asked()
            if self.preview is None:
                self.run_worker(self.action_files())
        elif self.has_class("-full"):
            self._fill(False)
        elif pages is None:
            self.leave()
        elif self.importing:
            pages.stopped = True  # where it is written already, that comes to its end
        else:
            self.stop_reading(pages)

    def action_apply(self) -> None:
        """Take everything in, as one change; what somebody else changed meanwhile is looked at first."""
        preview = self.preview
        if preview is None:
            return
        if self.has_moved(preview):
            self.tell(f"Somebody else changed the register: look again. {self.key_of('import_apply')} then imports.")
            self.read()
        else:
            self.importing = True
            self.run_worker(self._apply(preview), group="acts")

    async def _apply(self, preview: Preview) -> None:
        """Write it. The documents are read again for that, which can be seen."""
        pages, wanted = self.begin("Importing"), preview.wanted

        def act() -> Import:
            return import_reports(self.desk, self.sources, wanted.hints(pages.tell), overwrite=wanted.overwrite)

        try:
            done = await watched(act, pages, lambda: self.show_pace(pages))
        except Stopped:
            self.tell("Stopped. Nothing was changed.")
        except KaError as error:
            self.refused(error)
        else:
            if not self.is_left:
                self.dismiss(ImportEnd(self.folder, done))
        finally:
            self.importing = False
            self.end(pages)


def _items(preview: Preview) -> tuple[Item, ...]:
    """Everything that is to be told of a preview."""
    wanted = preview.wanted
    known = preview.register.spellings.with_more(wanted.statuses, {})
    return tuple(items_of(preview.done, known, wanted.columns, wanted.flipped))


def _counts(preview: Preview, items: Sequence[Item]) -> Iterator[str]:
    """How many there are of what; and whether words were lost, where that can be known."""
    size = {section: sum(item.section is section for item in items) for section in Section}
    for section, what in _COUNTED.items():
        if size[section] or section in _ALWAYS:
            yield f"{size[section]} {what}"
    for section, one, more in _TO_SEE_TO:
        if size[section]:
            yield f"{size[section]} {one if size[section] == 1 else more}"
    statuses = sum(isinstance(item.subject, Word) and item.subject.status is None for item in items)
    columns = sum(isinstance(item.subject, Column) and item.subject.field is None for item in items)
    if statuses + columns:
        yield f"{statuses + columns} to map"
    proofs = [file.reading.conservation for file in preview.done.files if file.reading.conservation]
    if proofs:
        lost = sum(len(proof.lost) + len(proof.invented) for proof in proofs)
        yield f"{lost} words lost or invented" if lost else "no word lost"
    if preview.wanted.overwrite:
        yield "the file wins"
