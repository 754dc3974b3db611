"""An activity's narrative as one text for an editor, and back; and drafts that could not be saved."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.errors import DraftUnreadable
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
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def keep_draft(activity: Activity, text: str) -> Path:
    """Keep a text that could not be saved, in a file of its own beside earlier ones; the path is for telling the user."""
    folder = drafts_folder()
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{activity.quarter}-{activity.code}"
    number = 1
    while True:
        path = folder / f"{stem}-{number}.md"
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
            return path
        except FileExistsError:
            number += 1
