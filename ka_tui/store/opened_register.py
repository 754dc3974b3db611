"""A register file as it was last read: kept in memory until the file's stamp changes; no file is kept open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ka_tui.store.documents import register_of
from ka_tui.store.register_file import RegisterFile, Stamp, load, stamp_if_any

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change
    from ka_tui.domain.register import Register


class Loaded:
    """One state of the file, the value that it holds, and its history once somebody asked."""

    def __init__(self, file: RegisterFile, register: Register) -> None:
        self.file, self.register = file, register
        self.history: tuple[Change, ...] | None = None


class OpenedRegister:
    """The memory of one register file, shared by who reads it and who writes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._loaded: Loaded | None = None
        self._seen: Stamp | None = None

    def has_changed(self) -> bool:
        """Whether the file is another than at the last look."""
        return stamp_if_any(self.path) != self._seen

    def load(self) -> Loaded:
        """The file as it now is, read only if its stamp is another; raises as ``RegisterStore.snapshot`` does."""
        self._seen = stamp_if_any(self.path)
        loaded = self._loaded
        if loaded is None or self._seen is None or loaded.file.stamp != self._seen:
            self._loaded = None
            file = load(self.path)
            loaded = Loaded(file, register_of(self.path, file.present))
            self._loaded, self._seen = loaded, file.stamp
        return loaded

    def history(self) -> tuple[Change, ...]:
        """Every change, oldest first; raises as ``load`` does."""
        loaded = self.load()
        if loaded.history is None:
            from ka_tui.store.change_documents import history_of  # whoever asks for no history need not load it

            loaded.history = history_of(self.path, loaded.file.whole)
        return loaded.history

    def forget(self) -> None:
        """Read the file again at the next look, whatever its stamp: its documents are being changed."""
        self._loaded = None

    def remember(self, loaded: Loaded) -> None:
        """Take a state that was just written for what the file holds."""
        self._loaded, self._seen = loaded, loaded.file.stamp
