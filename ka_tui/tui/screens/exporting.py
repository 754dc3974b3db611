"""Exporting a quarter: which format and what of it, into which file. What a format does not offer says why."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from ka_tui.domain.days import day_in_words
from ka_tui.domain.register import Register
from ka_tui.domain.typed_days import typed_day
from ka_tui.errors import KaError
from ka_tui.reports.formats import Format, format_named, writable
from ka_tui.services.desk import Desk
from ka_tui.services.export_requests import (
    SECTIONS,
    ExportRequest,
    exceptions_of,
    not_offered,
    output_of,
    renamed,
    write_export,
)
from ka_tui.services.meetings import folder_for_names
from ka_tui.tui.screens.dialog import FormDialog
from ka_tui.tui.screens.question import QuestionScreen
from ka_tui.tui.screens.working import Work
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.line_input import LineInput
from ka_tui.tui.widgets.option_form import FormChoice, FormLine
from ka_tui.tui.widgets.progress_line import ProgressLine

_KEYS = "ctrl+s Write   tab Next   ← → Choose   esc Back"
_YES = ("yes", "no")


class ExportEnd(NamedTuple):
    """How the dialog was left: with what is filled in, and the file that was written, or None."""

    request: ExportRequest
    written: Path | None = None


class ExportScreen(FormDialog[ExportEnd]):
    """Asks for what an export needs and writes it. Nothing here changes the register."""

    DEFAULT_CSS = """
    ExportScreen {
        & .folder { color: $text-muted; padding-left: 14; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    def __init__(self, desk: Desk, register: Register, request: ExportRequest) -> None:
        """Begin with what was filled in the last time."""
        super().__init__()
        self._desk, self._register, self._request = desk, register, request
        self._formats = writable()
        self._report = exceptions_of(register, request.quarter)
        self._format = format_named(request.format)

    def compose(self) -> ComposeResult:
        """Lay out a line for each choice."""
        request, report = self._request, self._report
        found, total = len(report.activities), len(report.activities) + len(report.left_out)
        titles = [f"{fmt.title} ({fmt.endings[0]})" for fmt in self._formats]
        whence = "as signed off" if report.signed_off else "the last change"
        usual = f"{day_in_words(report.as_at)}, {whence}" if report.as_at else "no day"
        with VerticalScroll(can_focus=False):
            yield Static(f"Export {self._request.quarter.label}", classes="title", markup=False)
            yield FormLine("Format", FormChoice(titles, self._formats.index(self._format), id="format"))
            yield FormLine("Activities", FormChoice(_extents(found, total), int(request.exceptions), id="exceptions"))
            yield FormLine("Sections by", FormChoice(SECTIONS, SECTIONS.index(request.by), id="by"))
            yield FormLine("Reasons", FormChoice(_YES, int(not request.reasons), id="reasons"))
            yield FormLine("Movement", FormChoice(_YES, int(not request.movement), id="movement"), "since the quarter before")
            yield FormLine("As at", self._field("as_at", usual))
            yield FormLine("Template", self._field("template", "a Word document of your own, for its styles and headers"))
            yield FormLine("Logo", self._field("logo", "a PNG or JPEG picture"))
            yield FormLine("Save as", self._field("output", "a file"))
            yield Static(Text(cell_line(f"A name alone is put into {folder_for_names()}")), classes="folder")
            yield Static(classes="error")
            yield ProgressLine()
            yield Static(_KEYS, classes="keys", markup=False)

    def _field(self, name: str, hint: str) -> LineInput:
        return LineInput(getattr(self._request, name), hint, id=name, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Begin at the format."""
        self._follow_format()
        self.set_focus(self.query_one("#format"))

    # What is filled in

    @property
    def request(self) -> ExportRequest:
        """What is filled in now."""
        chosen = {name: self.query_one(f"#{name}", FormChoice).chosen for name in ("by", "exceptions", "reasons", "movement")}
        typed = {name: self.query_one(f"#{name}", Input).value for name in ("as_at", "template", "logo", "output")}
        return ExportRequest(
            quarter=self._request.quarter,
            format=self._format.name,
            by=SECTIONS[chosen["by"]],
            exceptions=bool(chosen["exceptions"]),
            reasons=not chosen["reasons"],
            movement=not chosen["movement"],
            **typed,
        )

    @on(FormChoice.Changed, "#format")
    def take_format(self, changed: FormChoice.Changed) -> None:
        """Have the file's ending follow the format, and offer what the format can show."""
        before, self._format = self._format, self._formats[changed.choice.chosen]
        field = self.query_one("#output", Input)
        field.value = renamed(field.value, before, self._format)
        self._follow_format()

    def _follow_format(self) -> None:
        refused = not_offered(self._format)
        for line in self.query(FormLine):
            line.refuse(refused.get(line.control.id or "", ""))

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Go to the next line; after the last one, write."""
        if submitted.input.id == "output":
            self.action_write()
        else:
            self.focus_next()

    # Writing

    def action_write(self) -> None:
        """Write the file, after asking where there is one already."""
        if self.is_working:
            return
        request = self.request
        try:
            typed_day(request.as_at, "day")
            output = output_of(self._register, request)
        except KaError as error:
            self.complain(str(error))
            return
        if output.exists():
            answers = {"back": "Choose another name", "replace": "Replace it"}
            question = QuestionScreen(f"{output} is there already.", answers)
            self.app.push_screen(question, lambda answer: self._write(request, output) if answer == "replace" else None)
        else:
            self._write(request, output)

    def _write(self, request: ExportRequest, output: Path) -> None:
        def act(work: Work) -> Path:
            return write_export(self._desk, request, output, work.go_on)

        self.begin(f"Writing {_what(self._format)}", act, partial(self._end, request))

    def _end(self, request: ExportRequest, written: Path) -> None:
        self.dismiss(ExportEnd(request, written))

    def action_back(self) -> None:
        """Stop the writing; where nothing is being written, leave with what is filled in."""
        if not self.give_up():
            self.dismiss(ExportEnd(self.request))


def _extents(exceptions: int, total: int) -> tuple[str, str]:
    return f"all {total}", f"exceptions only, {exceptions} of {total}"


def _what(fmt: Format) -> str:
    return f"the {fmt.title}" if fmt.is_text else f"the {fmt.title} document"
