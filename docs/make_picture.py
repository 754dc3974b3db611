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
from ka_tui.tui.actions import all_actions
from ka_tui.tui.app import KaTui

DOCS = Path(__file__).resolve().parent
SIZE = (120, 36)
SHOWN = Quarter(2022, 2)
KEYS = ("down",) * 7
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}\s*")
"""The picture asks nobody for fonts: the reader's own fixed-width one will do."""


async def screen_picture() -> str:
    """The main screen, a few activities down, as SVG."""
    with throw_away_register() as register:
        app = KaTui(open_desk(register), SHOWN)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*KEYS)
            await pilot.pause()
            return _FONTS.sub("", app.export_screenshot(title="ka-tui"))


def keys_page() -> str:
    """The keys of the main screen as a page of Markdown."""
    actions = all_actions(PRINTED_KEY)
    lines = ["# Keys", "", "Those of the statuses come from the register's status scheme; here, the printed key."]
    for group in dict.fromkeys(action.group for action in actions):
        lines += ["", f"## {group}", "", "| Key | Does |", "| --- | --- |"]
        lines += [f"| {' '.join(f'`{key}`' for key in a.shown_keys)} | {a.help} |" for a in actions if a.group == group]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both, with no preferences of whoever runs this."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        (DOCS / "screen.svg").write_text(asyncio.run(screen_picture()), "utf-8")
    (DOCS / "keys.md").write_text(keys_page(), "utf-8")


if __name__ == "__main__":
    main()
