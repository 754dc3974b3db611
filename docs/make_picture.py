"""Draw docs/screen.svg from the running app on the sample register, and docs/keys.md from its table of actions."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.services.demo import throw_away_register
from ka_tui.services.desk import open_desk
from ka_tui.tui.action import Action, Group, Place
from ka_tui.tui.actions import all_actions
from ka_tui.tui.app import KaTui

DOCS = Path(__file__).resolve().parent
SIZE = (120, 36)
SHOWN = Quarter(2022, 2)
KEYS = ("down",) * 7
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")
"""The picture asks nobody for fonts: the reader's own fixed-width one will do."""


_KEYS_PAGE = """# Keys

Those of the statuses come from the register's status scheme; here, the printed key. `Tab` goes from the table to the panels
and back. Help, commands, colours and suspending are on the same keys everywhere.

Any of them can be changed in `keys.toml`: `ka keys` prints one to begin with, and `ka where` tells where it belongs. A line
gives an action, by its name from the last column, one key or several. What is wrong in the file is told when the screen
opens, with its line.

```toml
[keys]
edit = "x"
undo = ["u", "ctrl+u"]
```"""


async def screen_picture() -> str:
    """The main screen, a few activities down, as SVG."""
    with throw_away_register() as register:
        app = KaTui(open_desk(register), SHOWN)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*KEYS)
            await pilot.pause()
            picture = _FONTS.sub("", app.export_screenshot(title="ka-tui"))
            return picture.replace("<svg ", '<svg xml:space="preserve" ', 1)  # some programs drop blanks without it


def keys_page() -> str:
    """The keys of every place as a page of Markdown."""
    lines = [_KEYS_PAGE]
    for place in Place:
        actions = [action for action in all_actions(PRINTED_KEY, place) if place is Place.DESK or action.place is place]
        lines += ["", f"## {place}"]
        for group in (group for group in Group if any(action.group is group for action in actions)):
            lines += ["", f"### {group}", "", "| Key | Does | Name |", "| --- | --- | --- |"]
            lines += [_row(action) for action in actions if action.group is group]
    return "\n".join(lines) + "\n"


def _row(action: Action) -> str:
    return f"| {' '.join(f'`{key}`' for key in action.shown_keys)} | {action.help} | `{action.id}` |"


def main() -> None:
    """Write both, with no preferences of whoever runs this."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        (DOCS / "screen.svg").write_text(asyncio.run(screen_picture()), "utf-8")
    (DOCS / "keys.md").write_text(keys_page(), "utf-8")


if __name__ == "__main__":
    main()
