"""Several documents written together: all of them or none, and nothing that is there is replaced without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ka_tui.errors import DocumentUnwritable, FilesInTheWay, OutputIsRegister
from ka_tui.services.desk import Desk


@contextmanager
def staged(desk: Desk, documents: Mapping[Path, bytes], *, force: bool) -> Iterator[Callable[[], None]]:
    """Documents that lie ready beside their names; what it gives puts them in their places.

    Whatever lies ready and is not put there is cleared away. With ``force`` they replace what is there, else that raises
    FilesInTheWay. Raises OutputIsRegister and DocumentUnwritable.
    """
    refuse_in_the_way(desk, documents, force=force)
    drafts: dict[Path, Path] = {}
    try:
        for path, data in documents.items():
            drafts[path] = path.with_name(f".{path.name}.part")
            _write(drafts[path], data)
        yield lambda: _place(drafts)
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def refuse_in_the_way(desk: Desk, documents: Mapping[Path, object], *, force: bool) -> None:
    """Raise FilesInTheWay where something is already, unless it may be replaced, and OutputIsRegister."""
    register = desk.store.path.resolve()
    for path in documents:
        if path.resolve() == register:
            raise OutputIsRegister(path)
    there = [] if force else [path for path in documents if path.exists() or path.is_symlink()]
    if there:
        raise FilesInTheWay(there)


def _write(draft: Path, data: bytes) -> None:
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
    except OSError as error:
        raise DocumentUnwritable(draft.parent, (error.strerror or str(error)).lower()) from error


def _place(drafts: Mapping[Path, Path]) -> None:
    for path, draft in drafts.items():
        try:
            draft.replace(path)
        except OSError as error:
            raise DocumentUnwritable(path, (error.strerror or str(error)).lower()) from error
