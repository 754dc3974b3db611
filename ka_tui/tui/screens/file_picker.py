"""Choosing documents: a folder's in a list, or any by a path that is typed, pasted or dropped."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ka_tui.domain.days import MONTHS
from ka_tui.domain.text import shown_line
from ka_tui.tui.screens.dialog import Dialog
from ka_tui.tui.widgets.cell_text import cell_line, cut, fit
from ka_tui.tui.widgets.file_entries import Entry, Listing, completed, listed, matching, typed_folder, typed_paths
from ka_tui.tui.widgets.line_input import LineInput
from ka_tui.tui.widgets.row_strip import MARK

_KEYS = "enter Open   space Mark   ← Folder above   tab Path   esc Back"
_TYPING_KEYS = "enter Open   tab Complete   ↓ List   esc Back"
_MOST = 500
"""So many entries are listed; a name that is begun finds the others."""
_LONGEST = 200
"""So many cells of a path that is not there are told."""
_SIZE, _DAY = len("1023 KB"), len("31 Dec 2022")
_WITH_ABOUT = 56
"""From how many cells on a line tells the day and size of a document."""


class FilePicker(Dialog[tuple[Path, ...] | None]):
    """Returns the chosen documents, or None. ``problem`` says why there is choosing again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("space", "mark", "Mark"),
        Binding("backspace,left", "above", "Folder above"),
        Binding("tab,shift+tab", "type", "Path"),
    ]
    DEFAULT_CSS = """
    FilePicker {
        & .title { margin-bottom: 0; }
        & #folder { color: $text-muted; height: 1; text-wrap: nowrap; }
        & Input { margin: 1 0; }
        & OptionList { max-height: 45vh; scrollbar-size-vertical: 1; }
        & #problem { color: $text-error; height: auto; max-height: 4; margin-bottom: 1; display: none; }
        & #problem.-told { display: block; }
        & .keys { height: 1; }
    }
    """

    def __init__(self, folder: Path, problem: str = "", at: Path | None = None) -> None:
        """List ``folder``, with the cursor on ``at`` where that is there, else on the newest document."""
        super().__init__()
        self._folder = folder
        self._listing = Listing(folder)
        self._problem, self._at = problem, at
        self._entries: list[Entry] = []
        self._marked: dict[Path, None] = {}

    @property
    def folder(self) -> Path:
        """The folder that was gone to last; what is typed may lead out of it."""
        return self._folder

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _field(self) -> Input:
        return self.query_one(Input)

    def compose(self) -> ComposeResult:
        """Lay out the folder, the path, the list and what is wrong."""
        with Vertical():
            yield Static("Read reports in", classes="title")
            yield Static("", id="folder", markup=False)
            yield _PathInput(
                placeholder="A path or part of a name; drop or paste a file here", compact=True, select_on_focus=False
            )
            yield Static("", id="problem", markup=False)
            yield OptionList()
            yield Static(_KEYS, classes="keys", markup=False)

    async def on_mount(self) -> None:
        """List the folder."""
        self._tell(self._problem)
        self.set_focus(self._list)
        self._list_folder(self._folder, self._at)

    # What is listed

    def _go_to(self, folder: Path, beneath: Path | None = None) -> None:
        """Go to a folder; ``beneath`` is what the cursor goes to there."""
        self._folder = folder
        self._field.value = ""
        self.set_focus(self._list)
        self._list_folder(folder, beneath)

    def _list_folder(self, folder: Path, beneath: Path | None = None) -> None:
        """List a folder, beside the event loop since some are far away."""
        self.run_worker(self._listed(folder, beneath), group="reading", exclusive=True)

    async def _listed(self, folder: Path, beneath: Path | None) -> None:
        listing = await asyncio.to_thread(listed, folder)
        if self.is_attached:
            self._listing = listing
            self._show(beneath)
            if listing.trouble:
                self._tell(listing.trouble)

    def _show(self, beneath: Path | None = None) -> None:
        """List what matches the name that is typed, with the cursor on the first document."""
        name = typed_folder(self._field.value, self._folder)[2]
        self._entries = matching(self._listing, name)[:_MOST]
        options = self._list
        options.clear_options()
        options.add_options(Option(self._line(entry)) for entry in self._entries)
        if not self._entries:
            options.add_option(Option(Text("No folder or document that can be read has this name." if name else "Nothing here.")))
            options.disable_option_at_index(0)
        first = next((n for n, entry in enumerate(self._entries) if not entry.is_folder), 0)
        options.highlighted = next((n for n, entry in enumerate(self._entries) if entry.path == beneath), first)
        self._show_folder()

    def _show_folder(self) -> None:
        """Tell which folder it is, its end where all has no room, and how many documents are marked."""
        marked = f"   {MARK} {len(self._marked)} marked" if self._marked else ""
        room = max(self.query_one("#folder").size.width or 60, 10) - cell_len(marked)
        self.query_one("#folder", Static).update(Text(_end_of(cell_line(str(self._listing.folder)), room) + marked))

    def _line(self, entry: Entry) -> Text:
        """A folder, or a document with its day and size."""
        width = max(self._list.size.width - 3, 20)
        mark = f"{MARK} " if entry.path in self._marked else "  "
        if entry.is_folder:
            return Text(mark + cut(f"{cell_line(entry.name)}/", width - 2), no_wrap=True)
        if width < _WITH_ABOUT:
            return Text(mark + cut(cell_line(entry.name), width - 2), no_wrap=True)
        name = fit(cell_line(entry.name), width - _SIZE - _DAY - 6)
        return Text.assemble(
            mark + name, (f"  {_day(entry.modified):>{_DAY}}  {_size(entry.size):>{_SIZE}}", "dim"), no_wrap=True
        )

    def on_resize(self) -> None:
        """Lay the lines out anew."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        for place, entry in enumerate(self._entries):
            self._list.replace_option_prompt_at_index(place, self._line(entry))
        self._show_folder()

    # The path

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Narrow the list to what is typed, in the folder that is typed."""
        self._tell("")
        folder = typed_folder(changed.value, self._folder)[0]
        if folder != self._listing.folder:
            self._list_folder(folder)
        else:
            self._show()

    def on_paste(self, pasted: events.Paste) -> None:
        """Take what is pasted or dropped as the path, wherever the focus is."""
        pasted.stop()
        self._field.value = shown_line(pasted.text).strip()
        self._field.cursor_position = len(self._field.value)
        self.set_focus(self._field)

    def on_key(self, key: events.Key) -> None:
        """Letters in the list begin a path."""
        if self.focused is self._list and key.is_printable and key.character:
            key.stop()
            self.set_focus(self._field)
            self._field.insert_text_at_cursor(key.character)

    def on_descendant_focus(self) -> None:
        """Tell the keys that now count."""
        self.query_one(".keys", Static).update(_TYPING_KEYS if self.focused is self._field else _KEYS)

    def complete(self) -> None:
        """Complete the name that is begun."""
        _, head, name = typed_folder(self._field.value, self._folder)
        longer = completed(name, self._entries)
        if longer is not None:
            self._field.value = head + longer
            self._field.cursor_position = len(self._field.value)

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Open what is typed: documents, a folder, or what is found by the letters of a name."""
        typed = submitted.value.strip()
        if not typed:
            self._open_highlighted()
            return
        paths = typed_paths(typed, self._folder)
        if len(paths) == 1 and all(map(os.path.isdir, paths)):
            self._go_to(paths[0])
        elif all(map(os.path.isfile, paths)):
            self.dismiss(tuple({**self._marked, **dict.fromkeys(paths)}))
        elif self._entries:
            self._open_highlighted()
        else:
            self._tell(f"There is no file {cut(shown_line(str(paths[0])), _LONGEST)}")

    # Choosing

    def on_option_list_option_selected(self) -> None:
        """Open what is chosen."""
        self._open_highlighted()

    def _highlighted(self) -> Entry | None:
        place = self._list.highlighted
        return self._entries[place] if place is not None and place < len(self._entries) else None

    def _open_highlighted(self) -> None:
        """Go into a folder; read what is marked, or the document itself where nothing is."""
        entry = self._highlighted()
        if entry is not None and entry.is_folder:
            self._go_to(entry.path)
        elif self._marked:
            self.dismiss(tuple(self._marked))
        elif entry is not None:
            self.dismiss((entry.path,))

    def action_mark(self) -> None:
        """Mark a document, or take its mark away, and go on to the next."""
        entry, place = self._highlighted(), self._list.highlighted
        if entry is None or place is None or entry.is_folder:
            return
        if entry.path in self._marked:
            del self._marked[entry.path]
        else:
            self._marked[entry.path] = None
        self._list.replace_option_prompt_at_index(place, self._line(entry))
        self._list.highlighted = min(place + 1, len(self._entries) - 1)
        self._show_folder()

    def action_above(self) -> None:
        """Go to the folder above, with the cursor on this one."""
        if self._folder.parent != self._folder:
            self._go_to(self._folder.parent, self._folder)

    def action_type(self) -> None:
        """Go to the field of the path."""
        self.set_focus(self._field)

    def action_list(self) -> None:
        """Go to the list."""
        self.set_focus(self._list)

    def action_back(self) -> None:
        """Go back: from what is typed, then altogether."""
        if self._field.value:
            self._field.value = ""
            self.set_focus(self._list)
        else:
            self.dismiss(None)

    def _tell(self, problem: str) -> None:
        line = self.query_one("#problem", Static)
        line.set_class(bool(problem), "-told")
        line.update(Text(shown_line(problem)))


class _PathInput(LineInput):
    """The field of the path; tab completes, and down goes to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("shift+tab,down", "screen.list", "List", show=False),
    ]

    def action_complete(self) -> None:
        """Complete the name that is begun."""
        if isinstance(self.screen, FilePicker):
            self.screen.complete()

    def on_paste(self, event: events.Paste) -> None:
        """Leave it to the dialog, which takes it as a path of its own."""
        event.prevent_default()


def _end_of(text: str, cells: int) -> str:
    """As much of the end of a text as goes into so many cells, behind an ellipsis where that is not all of it."""
    if cell_len(text) <= cells:
        return text
    end = text[-cells:] if cells > 0 else ""
    while end and cell_len(end) >= cells:
        end = end[1:]
    return f"…{end}"


def _day(modified: float) -> str:
    """The day of a moment in the time of the place: ``4 Oct 2022``."""
    when = datetime.fromtimestamp(modified).astimezone()
    return f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"


def _size(size: int) -> str:
    """So many bytes as people say it: ``12 KB``."""
    if size < 1024:
        return f"{size} B"
    return f"{size // 1024} KB" if size < 1024 * 1024 else f"{size // (1024 * 1024)} MB"
