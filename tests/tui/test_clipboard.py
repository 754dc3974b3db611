"""The terminal's clipboard: what is sent is safe, and what is said of it true."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

from ka_tui import settings
from ka_tui.tui.clipboard import MANY_REFUSE, copied

MOST = MANY_REFUSE // 4 * 3


async def test_what_is_said_claims_no_more_than_is_known() -> None:
    app: App[None] = App()
    async with app.run_test():
        assert copied(app, "a\tb\nc", "the row of KA.01.02") == (
            "Sent to the terminal's clipboard: the row of KA.01.02, 5 characters. Whether it took them, only the terminal knows."
        )
        assert app.clipboard == "a\tb\nc"


async def test_no_control_character_passes() -> None:
    app: App[None] = App()
    async with app.run_test():
        copied(app, "a\x1b]52;c;eA==\x07b\x9b2J\u202ec\t\x00", "it")
        assert app.clipboard == "a]52;c;eA==b2Jc\t"


@pytest.mark.parametrize(("length", "kept"), [(MOST, False), (MOST + 1, True)])
async def test_what_many_terminals_refuse_is_kept_in_a_file_too(tmp_path: Path, length: int, kept: bool) -> None:
    app: App[None] = App()
    async with app.run_test():
        sentence = copied(app, "x" * length, "it")
    files = [*settings.drafts_folder().glob("*")]
    assert bool(files) is kept
    assert all(str(file) in sentence and file.read_text() == "x" * length for file in files)


async def test_a_file_that_cannot_be_written_is_told() -> None:
    settings.data_folder().write_text("no folder")
    app: App[None] = App()
    async with app.run_test():
        assert "cannot be written" in copied(app, "x" * (MOST + 1), "it")
