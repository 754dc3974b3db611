"""Drafts kept while they are typed, so that neither a lost connection nor a power cut takes them away.

One small file for each, under a folder for its register. Losing one costs what is on the screen at worst, so nothing here
ever fails: a file that cannot be read is left alone, and one that cannot be written is not there.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from ka_tui import settings
from ka_tui.services.desk import Desk
from ka_tui.store.atomic import sync_folder

NOTHING_SEEN: Mapping[str, str | None] = MappingProxyType({})
_ENDING = ".json"


class KeptDraft(NamedTuple):
    """What was typed under a key and not saved, field by field, as it was typed.

    ``seen`` says what the fields were when the typing began, so that saving the draft later overwrites nothing that
    somebody else wrote meanwhile. ``at`` is when it was kept.
    """

    key: str
    fields: Mapping[str, str]
    seen: Mapping[str, str | None]
    at: datetime


def keep(desk: Desk, key: str, fields: Mapping[str, str], seen: Mapping[str, str | None] = NOTHING_SEEN) -> None:
    """Keep a draft in the place of an earlier one under the same key; on the disk when this returns, for its owner alone."""
    path = _path(desk, key)
    draft = {"fields": dict(fields), "seen": dict(seen), "at": desk.now}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _replace(path, json.dumps(draft, ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass"))


def kept(desk: Desk, key: str) -> KeptDraft | None:
    """The draft that is kept under a key, or None."""
    return _read(_path(desk, key))


def discard(desk: Desk, key: str) -> None:
    """Let the draft of a key go, if there is one: it was saved, or is not wanted."""
    with suppress(OSError):
        _path(desk, key).unlink(missing_ok=True)


def all_kept(desk: Desk) -> list[KeptDraft]:
    """All drafts of the desk's register, by their keys."""
    drafts = map(_read, sorted(_folder(desk).glob(f"[!.]*{_ENDING}")))
    return [draft for draft in drafts if draft is not None]


def _folder(desk: Desk) -> Path:
    """A folder for the register at its path: a copy of it elsewhere is another desk, with drafts of its own."""
    path = os.path.normcase(os.path.realpath(desk.store.path))
    return settings.drafts_folder() / hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _path(desk: Desk, key: str) -> Path:
    return _folder(desk) / f"{quote(key, safe=' ')}{_ENDING}"


def _read(path: Path) -> KeptDraft | None:
    try:
        draft = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        fields, seen, at = draft["fields"], draft["seen"], datetime.fromisoformat(draft["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not (_are_texts(fields) and _are_texts(seen, None)):
        return None
    return KeptDraft(unquote(path.name.removesuffix(_ENDING)), fields, seen, at)


def _are_texts(values: Any, *others: object) -> bool:
    return isinstance(values, dict) and all(isinstance(value, str) or value in others for value in values.values())


def _replace(path: Path, content: bytes) -> None:
    """Put new content in a file's place in one step, and onto the disk; raises OSError."""
    handle, draft = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)  # noqa: PTH105 - beside mkstemp
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)  # noqa: PTH108
        raise
    sync_folder(path.parent)
