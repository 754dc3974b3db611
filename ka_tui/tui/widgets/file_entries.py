"""What the file picker offers: the folders and readable documents of a folder, and the paths that a typed text means."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ka_tui.domain.text import folded
from ka_tui.reports.formats import readable

_QUOTES, _ADDRESS = ("'", '"'), "file:"


class Entry(NamedTuple):
    """A folder or document. ``size`` is in bytes, ``modified`` in seconds since 1970."""

    path: Path
    is_folder: bool
    size: int = 0
    modified: float = 0.0

    @property
    def name(self) -> str:
        """What it is called."""
        return self.path.name


class Listing(NamedTuple):
    """What a folder holds; ``trouble`` says why it cannot be looked into, and is empty where it can."""

    folder: Path
    entries: tuple[Entry, ...] = ()
    trouble: str = ""


def listed(folder: Path) -> Listing:
    """The folders by name, then the documents that can be read, the newest first; those that are hidden too."""
    endings = tuple(ending for fmt in readable() for ending in (*fmt.endings, *fmt.also_read))
    folders: list[Entry] = []
    documents: list[Entry] = []
    try:
        with os.scandir(folder) as found:
            for entry in found:
                try:
                    if entry.is_dir():
                        folders.append(Entry(Path(entry.path), True))
                    elif entry.name.lower().endswith(endings) and entry.is_file():
                        about = entry.stat()
                        documents.append(Entry(Path(entry.path), False, about.st_size, about.st_mtime))
                except OSError:  # gone meanwhile, or not to be looked at
                    continue
    except OSError as error:
        return Listing(folder, (), f"{folder} cannot be looked into: {(error.strerror or str(error)).lower()}.")
    folders.sort(key=lambda entry: folded(entry.name))
    documents.sort(key=lambda entry: (-entry.modified, folded(entry.name)))
    return Listing(folder, (*folders, *documents))


def matching(listing: Listing, name: str) -> list[Entry]:
    """The entries whose names have these letters; what is hidden only where its dot is typed."""
    wanted = folded(name)
    return [entry for entry in listing.entries if wanted in folded(entry.name) and (name[:1] == "." or entry.name[:1] != ".")]


def completed(name: str, entries: Sequence[Entry]) -> str | None:
    """A name as far as it is the same for all entries that begin so; the whole of the only one that has it at all."""
    begun = [entry for entry in entries if folded(entry.name).startswith(folded(name))] or entries
    if not begun:
        return None
    if len(begun) == 1:
        return begun[0].name + ("/" if begun[0].is_folder else "")
    common = os.path.commonprefix([entry.name for entry in begun])  # noqa: RUF071 - letters, not folders
    return common if len(common) > len(name) else None


def typed_folder(text: str, folder: Path) -> tuple[Path, str, str]:
    """The folder that a typed path is in, how that part was typed, and the name that is begun: ``~/pa`` is ``pa`` in home."""
    if text.startswith((*_QUOTES, _ADDRESS)):
        return folder, "", ""  # dropped: it is whole
    head, slash, name = text.rpartition("/")
    return (_path(head + slash, folder) if slash else folder), head + slash, name


def typed_paths(text: str, folder: Path) -> list[Path]:
    """The paths that a text means: typed, pasted, or dropped, which quotes them, escapes them, or gives addresses.

    Several are taken for several only where all of them are there; a text that is a path as it stands is that.
    """
    text = text.strip()
    whole = _path(text, folder)
    if os.path.exists(whole):  # noqa: PTH110 - Path's raises for a name that is too long
        return [whole]
    try:
        several = [_path(part, folder) for part in shlex.split(text)]
    except ValueError:  # an apostrophe in a name
        return [whole]
    there = bool(several) and all(map(os.path.exists, several))
    return several if there else [whole]


def _path(text: str, folder: Path) -> Path:
    """One path: without its quotes, out of an address, from the user's own folder, or from the folder that is shown."""
    if text[:1] in _QUOTES and text[-1:] == text[:1] and len(text) > 1:
        text = text[1:-1]
    if text.startswith(_ADDRESS):
        text = unquote(urlsplit(text).path)
    return Path(os.path.normpath(folder / Path(os.path.expanduser(text))))  # noqa: PTH111 - Path's raises without a home
