"""An activity's narrative as one text for an editor, and back; and drafts that could not be saved."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change
from ka_tui.domain.text import clean_text
from ka_tui.errors import DraftKept, DraftUnreadable, EditorFailed, KaError, StaleEdit
from ka_tui.services.desk import Desk
from ka_tui.services.editing import clashing, set_fields
from ka_tui.settings import drafts_folder

_HEADINGS = {"progress": "# Progress", "next_steps": "# Next steps"}
_NOTE = "<!-- {code} {title} ({quarter}). Write under the two headings; paragraphs, '- ' items and '1.' items. -->"
_ESCAPED = re.compile(r"^\\(?=\\*# (?:Progress|Next steps)\s*$)", re.MULTILINE)
_TO_ESCAPE = re.compile(r"^(?=\\*# (?:Progress|Next steps)\s*$)", re.MULTILINE)


def draft_of(activity: Activity) -> str:
    """Progress and Next Steps as one Markdown text with a heading each."""
    note = _NOTE.format(code=activity.code, title=activity.title.replace("--", "-"), quarter=activity.quarter)
    parts = [f"{heading}\n\n{_TO_ESCAPE.sub(chr(92) * 2, getattr(activity, name))}\n" for name, heading in _HEADINGS.items()]
    return "\n".join([note, "", *parts])


def read_draft(text: str) -> dict[str, str]:
    """The fields that an edited draft holds; raises DraftUnreadable where a heading is gone or stands twice."""
    lines = text.splitlines()
    places = {name: [n for n, line in enumerate(lines) if line.rstrip() == heading] for name, heading in _HEADINGS.items()}
    if any(len(found) != 1 for found in places.values()) or places["progress"] > places["next_steps"]:
        raise DraftUnreadable(list(_HEADINGS.values()))
    progress, next_steps = places["progress"][0], places["next_steps"][0]
    return {
        "progress": _ESCAPED.sub("", "\n".join(lines[progress + 1 : next_steps])),
        "next_steps": _ESCAPED.sub("", "\n".join(lines[next_steps + 1 :])),
    }


def editor_name() -> str:
    """The editor that the environment asks for."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")


def edit_draft(text: str) -> str | None:
    """Open the user's editor on a text; give what was saved, or None when nothing was.

    Raises EditorFailed; what the editor had saved by then is kept in a file, which the error names.
    """
    editor = editor_name()
    with tempfile.TemporaryDirectory(prefix="ka-edit-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "activity.md"
        original = text.encode()
        path.write_bytes(original)
        why = _failure(editor, path)
        edited = path.read_bytes() if path.exists() else original
    if why is not None:
        raise EditorFailed(editor, why, None if edited == original else keep_text(edited, "draft"))
    try:
        saved = edited.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise EditorFailed(editor, "saved something that is not UTF-8 text", keep_text(edited, "draft")) from error
    return None if saved == text else saved


def save_draft(desk: Desk, activity: Activity, draft: str) -> Change:
    """Save an edited draft of an activity; what it left as it was may have been changed by somebody else meanwhile.

    When it is refused, the draft is kept in a file (DraftKept names it), whatever the reason was.
    """
    seen = {name: getattr(activity, name) for name in _HEADINGS}
    try:
        values = {name: text for name, text in read_draft(draft).items() if clean_text(text) != seen[name]}
        return set_fields(desk, activity.quarter, [activity.code], values, seen=seen if values else None)
    except KaError as error:
        detail = clashing(error) if isinstance(error, StaleEdit) else ""
        raise DraftKept(error, keep_text(draft.encode(), f"{activity.quarter}-{activity.code}"), detail) from error


def _failure(editor: str, path: Path) -> str | None:
    """Open an editor on a file and wait; why that failed, to follow the editor's name in a sentence, or None."""
    try:
        command = shlex.split(editor, posix=os.name != "nt") or [editor]
        with _interrupts_left_to_editor():
            code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the user's own choice
    except ValueError as error:
        return f"is not a command ({str(error).lower()})"
    except OSError as error:
        return f"could not be started ({(error.strerror or str(error)).lower()})"
    if code:
        return f"ended with code {code}" if code > 0 else f"was ended by signal {-code}"
    return None


@contextmanager
def _interrupts_left_to_editor() -> Iterator[None]:
    """While it is open, Ctrl-C is for the editor alone: it must not end us and what was typed."""
    try:
        before = signal.signal(signal.SIGINT, lambda *_: None)
    except ValueError:  # not the main thread, which no interrupt reaches
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def keep_text(text: bytes, stem: str) -> Path:
    """Keep a text that could not be saved in a file of its own, beside earlier ones; the path is for telling the user."""
    try:
        folder = drafts_folder()
        folder.mkdir(parents=True, exist_ok=True)
        return _kept_in(folder, text, stem)
    except OSError:
        return _kept_in(Path(tempfile.mkdtemp(prefix="ka-draft-")), text, stem)


def _kept_in(folder: Path, text: bytes, stem: str) -> Path:
    for number in itertools.count(1):
        path = folder / f"{stem}-{number}.md"
        try:
            with path.open("xb") as file:
                file.write(text)
        except FileExistsError:
            continue
        break
    return path
