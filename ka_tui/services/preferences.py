"""What the user chose about the screen, kept between its runs. Losing it costs a choice, so nothing here ever fails."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress

from ka_tui.settings import preferences_path


def load_preferences() -> dict[str, str]:
    """The choices by name; none where the file is missing or is not ours."""
    try:
        kept = json.loads(preferences_path().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}


def save_preferences(chosen: Mapping[str, str]) -> None:
    """Keep these choices with the earlier ones."""
    path = preferences_path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**load_preferences(), **chosen}, indent=2) + "\n", "utf-8")
