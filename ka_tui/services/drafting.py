"""An activity's narrative as one text for an editor, and back; and drafts that could not be saved."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import subprocess
import tempfile
from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change
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
    """Open the user's editor on a text; give what was saved, or None when nothing was. Raises EditorFailed."""
    editor = editor_name()
    with tempfile.TemporaryDirectory(prefix="ka-edit-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "activity.md"
        path.write_text(text, "utf-8")
        command = shlex.split(editor, posix=os.name != "nt") or [editor]
        try:
            ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the user's own choice of program
        except OSError as error:
            raise EditorFailed(editor, f"could not be started ({(error.strerror or str(error)).lower()})") from error
        edited = path.read_text("utf-8", errors="replace") if path.exists() else text
        if ended.returncode != 0:
            raise EditorFailed(editor, f"ended with code {ended.returncode}", None if edited == text else _kept(edited, "draft"))
        return None if edited == text else edited


def save_draft(desk: Desk, activity: Activity, draft: str) -> Change:
    """Save an edited draft of an activity.

    When it is refused, the draft is kept in a file (DraftKept names it), whatever the reason was.
    """
    try:
        values = read_draft(draft)
        return set_fields(
            desk, activity.quarter, [activity.code], values, seen={name: getattr(activity, name) for name in values}
        )
    except KaError as error:
        detail = clashing(error) if isinstance(error, StaleEdit) else ""
        raise DraftKept(error, _kept(draft, f"{activity.quarter}-{activity.code}"), detail) from error


def _kept(text: str, stem: str) -> Path:
    """Keep a text in a file of its own beside earlier ones; the path is for telling the user."""
    folder = drafts_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for number in itertools.count(1):
        path = folder / f"{stem}-{number}.md"
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        break
    return path
