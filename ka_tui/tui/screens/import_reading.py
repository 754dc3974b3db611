"""The reading of the documents of an import: which, what the user has said of them, how far it is, and what to ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text
from textual.widgets import Input, Static

from ka_tui.domain.quarters import parse_quarter
from ka_tui.domain.register import Register
from ka_tui.errors import InvalidQuarter, KaError, QuarterNotStated
from ka_tui.reports.reading import Source
from ka_tui.services.desk import Desk
from ka_tui.services.importing import load, preview_import
from ka_tui.tui.screens.file_picker import FilePicker
from ka_tui.tui.screens.import_work import ImportEnd, Pages, Preview, Stopped, Wanted, watched
from ka_tui.tui.screens.place import PlaceScreen
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.import_list import ImportList
from ka_tui.tui.widgets.progress_line import ProgressLine


class ImportReading(PlaceScreen[ImportEnd]):
    """Has documents chosen and read, again whenever more is said of them. ``show_again`` shows what came of it."""

    def __init__(self, desk: Desk, register: Register, folder: Path) -> None:
        """Import into the desk's register, which now is ``register``; documents are looked for in ``folder`` first."""
        super().__init__(desk)
        self._register, self.folder = register, folder
        self.paths: tuple[Path, ...] = ()
        self.sources: Sequence[Source] = ()
        self.wanted = Wanted()
        self.preview: Preview | None = None
        self.pages: Pages | None = None
        self.importing = False
        self._doing = ""

    @property
    def register(self) -> Register:
        """The register that the preview is for."""
        return self._register

    @property
    def asking(self) -> bool:
        """Whether the quarter is asked for now."""
        return self.has_class("-asking")

    # Choosing and reading

    async def action_files(self, problem: str = "") -> None:
        """Choose the documents; ``problem`` says why once more."""
        picker = FilePicker(self.folder, problem, self.paths[-1] if self.paths else None)

        def chosen(paths: tuple[Path, ...] | None) -> None:
            self.folder = picker.folder
            if paths:
                self.folder = paths[-1].parent
                self.paths, self.sources, self.wanted, self.preview = paths, (), Wanted(), None
                self.show_again()
                self.read()
            elif self.preview is None:
                self.leave()

        await self.ask(picker, chosen)

    def look(self) -> None:
        """Preview again when somebody else wrote to the register."""
        if self.preview is not None and self.pages is None and self.has_moved(self.preview):
            self.read()

    def has_moved(self, preview: Preview) -> bool:
        """Whether somebody else wrote to the register since a preview."""
        try:
            return self.desk.register.commit != preview.register.commit
        except KaError:  # the main screen tells it
            return False

    def read(self) -> None:
        """Read the documents as is wanted by now, beside the event loop; a reading that is under way ends."""
        self.run_worker(self._read(self.wanted), group="reading", exclusive=True)

    async def _read(self, wanted: Wanted) -> None:
        pages = self.begin("Reading again" if self.preview else "Reading")
        try:
            preview = await watched(lambda: self._previewed(wanted, pages), pages, lambda: self.show_pace(pages))
        except Stopped:
            return
        except QuarterNotStated as error:
            self.end(pages)
            self._ask_quarter(str(error).partition(" Say it")[0])
        except KaError as error:
            self.end(pages)
            await self._failed(error)
        else:
            self.end(pages)
            if not self.is_left:
                self.preview, self._register = preview, preview.register
                self.show_again()

    def _previewed(self, wanted: Wanted, pages: Pages) -> Preview:
        """What the import would do; for a thread."""
        sources = self.sources or [load(path) for path in self.paths]
        register = self.desk.register
        done = preview_import(self.desk, sources, wanted.hints(pages.tell), overwrite=wanted.overwrite)
        self.sources = sources
        return Preview(done, wanted, register)

    async def _failed(self, error: KaError) -> None:
        """Go back to what was shown before, or to the choice of documents where nothing was."""
        if self.is_left:
            return
        if self.preview is None:
            await self.action_files(str(error))
        else:
            self.wanted = self.preview.wanted
            self.refused(error)

    def begin(self, what: str) -> Pages:
        """Begin to read for something that takes a while."""
        pages = self.pages = Pages()
        self._doing = what
        self.query_one(ImportList).empty = ""
        if self.preview is None:
            self.show_pace(pages)
        return pages

    def show_pace(self, pages: Pages) -> None:
        """Tell how far it is; what is done within a moment never shows a bar."""
        if pages is self.pages and not self.is_left:
            names = ", ".join(path.name for path in self.paths)
            line = self.query_one(ProgressLine)
            line.begin(f"{self._doing} {'the pages of ' if pages.of else ''}{names}")
            line.came = pages.done, pages.of

    def end(self, pages: Pages) -> None:
        """That is over, unless another one has begun."""
        if pages is self.pages:
            self.pages = None
            if self.is_attached:
                self.query_one(ProgressLine).end()

    # The quarter

    def action_quarter(self) -> None:
        """Ask which quarter the documents are for."""
        self._ask_quarter("Which quarter are the files for? Nothing typed takes what they say.")

    def _ask_quarter(self, question: str) -> None:
        if self.is_left:
            return
        self.query_one("#question", Static).update(Text(cell_line(question)))
        self.query_one("#wrong", Static).update("")
        field = self.query_one("#named", Input)
        field.value = self.wanted.quarter.label if self.wanted.quarter else ""
        self.add_class("-asking")
        self.set_focus(field)
        self.show_keys()

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Take the quarter, and read."""
        try:
            quarter = parse_quarter(submitted.value) if submitted.value.strip() else None
        except InvalidQuarter as error:
            self.query_one("#wrong", Static).update(Text(cell_line(str(error))))
            return
        self.asked()
        self.want(self.wanted._replace(quarter=quarter))

    def asked(self) -> None:
        """Ask no longer."""
        self.remove_class("-asking")
        self.set_focus(self.query_one(ImportList))
        self.show_keys()

    def want(self, wanted: Wanted) -> None:
        """Take up something more that was said, and read again."""
        self.wanted = wanted
        self.read()

    def stop_reading(self, pages: Pages) -> None:
        """End a reading: what was shown before stays, or other documents are chosen."""
        pages.stopped = True
        self.workers.cancel_group(self, "reading")
        self.end(pages)
        if self.preview is None:
            self.run_worker(self.action_files("The reading was stopped. Nothing was changed."))
        else:
            self.wanted = self.preview.wanted
            self.tell("Stopped. This is as it was read before.")

    def leave(self) -> None:
        """Go back to the activities with nothing changed."""
        self.dismiss(ImportEnd(self.folder))
