from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.text import clean_text
from ka_tui.errors import DraftKept, DraftUnreadable, EditorFailed
from ka_tui.services import drafting
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from tests.services.small_office import Q2

LINES = st.sampled_from(
    ["# Progress", "# Next steps", "\\# Progress", "\\\\# Next steps", "# Progress ", "- item", "", "words", "<!--"]
)
NARRATIVES = st.one_of(st.text(max_size=60), st.lists(LINES, max_size=6).map("\n".join)).map(clean_text)


@given(NARRATIVES, NARRATIVES)
def test_a_draft_gives_back_what_it_was_made_of(progress: str, next_steps: str) -> None:
    draft = drafting.draft_of(Activity(Q2, "KA.01.01", "A -- title", progress=progress, next_steps=next_steps))
    values = {name: clean_text(text) for name, text in drafting.read_draft(draft).items()}
    assert values == {"progress": progress, "next_steps": next_steps}


@pytest.mark.parametrize(
    "draft",
    ["", "# Progress\nonly", "# Next steps\n# Progress\n", "# Progress\n# Progress\n# Next steps\n", "## Progress\n# Next steps"],
)
def test_a_draft_must_have_each_heading_once(draft: str) -> None:
    with pytest.raises(DraftUnreadable):
        drafting.read_draft(draft)


def test_only_what_was_edited_is_written(officer: Desk, deputy: Desk) -> None:
    orchard = officer.register.activity(Q2, "KA.02.01")
    set_fields(deputy, Q2, ["KA.02.01"], {"progress": "Deputy's words"})
    change = drafting.save_draft(officer, orchard, drafting.draft_of(orchard) + "Water them\n")
    assert change.merged == ("KA.02.01 progress",)
    saved = officer.register.activity(Q2, "KA.02.01")
    assert (saved.progress, saved.next_steps) == ("Deputy's words", "Water them")


def test_an_untouched_draft_overwrites_nothing(officer: Desk, deputy: Desk) -> None:
    orchard = officer.register.activity(Q2, "KA.02.01")
    set_fields(deputy, Q2, ["KA.02.01"], {"progress": "Deputy's words"})
    assert drafting.save_draft(officer, orchard, drafting.draft_of(orchard) + "\n\n").edits == ()
    assert officer.register.activity(Q2, "KA.02.01").progress == "Deputy's words"


def test_refused_drafts_are_kept_one_beside_the_other(officer: Desk, tmp_path: Path) -> None:
    orchard = officer.register.activity(Q2, "KA.02.01")
    for text in ("first", "second"):
        with pytest.raises(DraftKept) as refused:
            drafting.save_draft(officer, orchard, text)
        assert isinstance(refused.value.cause, DraftUnreadable)
    folder = tmp_path / "data" / "drafts"
    assert [(folder / f"Q2-2022-KA.02.01-{number}.md").read_text("utf-8") for number in (1, 2)] == ["first", "second"]


@pytest.mark.parametrize(
    ("visual", "editor", "name"),
    [("emacs", "nano", "emacs"), ("", "nano", "nano"), ("", "", "notepad" if sys.platform == "win32" else "vi")],
)
def test_the_editor_is_the_one_that_the_environment_asks_for(
    monkeypatch: pytest.MonkeyPatch, visual: str, editor: str, name: str
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", editor)
    assert drafting.editor_name() == name


@pytest.mark.skipif(sys.platform == "win32", reason="signals are not sent so there")
def test_an_interrupt_meant_for_the_editor_does_not_lose_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import os, signal, sys\n"
        "open(sys.argv[1], 'a').write('typed')\n"
        "os.kill(os.getppid(), signal.SIGINT)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n",
        "utf-8",
    )
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(EditorFailed, match="was ended by signal 9"):
        drafting.edit_draft("begun, ")
    assert (tmp_path / "data" / "drafts" / "draft-1.md").read_text("utf-8") == "begun, typed"
    assert signal.getsignal(signal.SIGINT) is before
