from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.office import Office

EDITOR = """
import sys
from pathlib import Path

path = Path(sys.argv[-1])
text = path.read_text("utf-8")
{acts}
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    return Editor(tmp_path, monkeypatch)


class Editor:
    """Whoever sits at the editor: does to the file what a test says."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.script = folder / "an editor.py"
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{self.script}" --wait')

    def does(self, *acts: str) -> None:
        self.script.write_text(EDITOR.format(acts="\n".join(acts)), "utf-8")


SAVE_MINE = "path.write_text(text.replace('Paint the rail', 'Paint the rail green'), 'utf-8')"


def meanwhile(office: Office, *arguments: str) -> str:
    """What somebody else does at their own desk while the editor is open."""
    environment = "{**__import__('os').environ, 'KA_USER': 'Deputy'}"
    command = [sys.executable, "-m", "ka_tui", "--register", str(office.register), *arguments]
    return f"__import__('subprocess').run({command!r}, env={environment}, check=True, cwd={str(Path.cwd())!r})"


def kept_drafts(office: Office) -> list[Path]:
    return sorted((office.folder / "data" / "drafts").glob("*"))


def test_the_narrative_is_offered_as_markdown_and_what_is_saved_is_one_change(filled: Office, editor: Editor) -> None:
    editor.does(
        "Path('seen.md').write_text(text, 'utf-8')",
        "text = '\\ufeff' + text.replace('Dig the trench', 'Dig two trenches – soon')",
        "path.write_bytes(text.replace('\\n', '\\r\\n').encode())",
    )
    assert filled.ka("edit", "ka.1.2") == (
        0,
        "",
        "Q2-2022 KA.01.02: Next steps: '- Dig the trench - Lay the cable' → '- Dig two trenches – soon - Lay the cable'\n"
        "Take it back with 'ka undo'.\n",
    )
    assert (filled.folder / "seen.md").read_text("utf-8") == (
        "<!-- KA.01.02 Light the towpath (Q2-2022). Write under the two headings; paragraphs, '- ' items and '1.' items. -->\n"
        "\n# Progress\n\nLamps are ordered\n\n# Next steps\n\n- Dig the trench\n- Lay the cable\n"
    )
    assert filled.json("show", "KA.01.02")["next_steps"] == "- Dig two trenches – soon\n- Lay the cable"


@pytest.mark.parametrize("act", ["pass", "path.write_text(text, 'utf-8')", "path.unlink()"])
def test_leaving_without_saving_changes_nothing(filled: Office, editor: Editor, act: str) -> None:
    editor.does(act)
    before = filled.register.read_bytes()
    assert filled.ka("edit", "KA.01.01") == (0, "", "Nothing was changed.\n")
    assert filled.register.read_bytes() == before


def test_visual_comes_before_editor(filled: Office, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.does("raise SystemExit('never called')")
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" -c pass')
    assert filled.ka("edit", "KA.01.01").err == "Nothing was changed.\n"


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("no-such-editor-anywhere", "could not be started (no such file or directory)"),
        ("vi 'x", "is not a command (no closing quotation)"),
    ],
)
def test_a_missing_editor_is_told(filled: Office, monkeypatch: pytest.MonkeyPatch, command: str, why: str) -> None:
    monkeypatch.setenv("EDITOR", command)
    told = f"ka: The editor '{command}' {why}. Set VISUAL or EDITOR to one that works.\n"
    assert filled.ka("edit", "KA.01.01") == (1, "", told)


def test_what_was_typed_into_an_editor_that_fails_is_kept(filled: Office, editor: Editor) -> None:
    editor.does("path.write_text(text + '- typed', 'utf-8')", "sys.exit(3)")
    result = filled.ka("edit", "KA.01.01")
    (kept,) = kept_drafts(filled)
    assert result.code == 1
    assert result.err.endswith(f"ended with code 3. Set VISUAL or EDITOR to one that works. Your text is kept in {kept}.\n")
    assert kept.read_text("utf-8").endswith("- typed")


def test_bytes_that_are_no_text_are_kept_as_they_are(filled: Office, editor: Editor) -> None:
    editor.does("path.write_bytes(b'caf\\xe9')")
    assert "saved something that is not UTF-8 text" in filled.ka("edit", "KA.01.01").err
    assert kept_drafts(filled)[0].read_bytes() == b"caf\xe9"


def test_another_field_changed_meanwhile_is_kept_beside_and_told(filled: Office, editor: Editor) -> None:
    editor.does(meanwhile(filled, "set", "KA.01.01", "--progress", "Deputy's words"), SAVE_MINE)
    assert filled.ka("edit", "KA.01.01") == (
        0,
        "",
        "Q2-2022 KA.01.01: Next steps: 'Paint the rail' → 'Paint the rail green'\n"
        "Kept beside it, as somebody else changed it meanwhile: KA.01.01 progress.\n"
        "Take it back with 'ka undo'.\n",
    )
    shown = filled.json("show", "KA.01.01")
    assert (shown["progress"], shown["next_steps"]) == ("Deputy's words", "Paint the rail green")


def test_the_same_field_changed_meanwhile_is_refused_with_both_texts_and_the_draft_kept(filled: Office, editor: Editor) -> None:
    editor.does(meanwhile(filled, "set", "KA.01.01", "--next-steps", "Deputy's words"), SAVE_MINE)
    result = filled.ka("edit", "KA.01.01")
    (kept,) = kept_drafts(filled)
    assert result == (
        1,
        "",
        "ka: Deputy changed KA.01.01 next steps meanwhile, so nothing was saved. Look at both texts, then save again.\n"
        "KA.01.01 next steps\n"
        "  now in the register:\n"
        "    Deputy's words\n"
        "  yours, not saved:\n"
        "    Paint the rail green\n"
        f"Your text is kept in {kept}.\n",
    )
    assert "Paint the rail green" in kept.read_text("utf-8")
    assert filled.json("show", "KA.01.01")["next_steps"] == "Deputy's words"


def test_an_activity_removed_meanwhile_keeps_the_draft(filled: Office, editor: Editor) -> None:
    editor.does(meanwhile(filled, "remove", "KA.01.01"), SAVE_MINE)
    result = filled.ka("edit", "KA.01.01")
    assert result.code == 3
    assert str(kept_drafts(filled)[0]) in result.err


def test_a_draft_without_its_headings_is_kept(filled: Office, editor: Editor) -> None:
    editor.does("path.write_text('all in one', 'utf-8')")
    result = filled.ka("edit", "KA.01.01")
    assert result.code == 1
    assert "must have each of these lines once, in this order: # Progress, # Next steps." in result.err
    assert kept_drafts(filled)[0].read_text("utf-8") == "all in one"


def test_a_draft_is_kept_even_where_the_usual_folder_cannot_be_had(filled: Office, editor: Editor) -> None:
    (filled.folder / "data").write_text("in the way", "utf-8")
    editor.does("path.write_text('all in one', 'utf-8')")
    kept = Path(filled.ka("edit", "KA.01.01").err.rstrip().rpartition(" kept in ")[2].removesuffix("."))
    assert kept.read_text("utf-8") == "all in one"


def test_what_cannot_be_edited_opens_no_editor(filled: Office, editor: Editor) -> None:
    editor.does("Path('opened').touch()")
    assert filled.ka("edit", "KA.09.09").code == 3
    assert filled.ka("edit", "KA.01.01", "--quarter", "Q1-2030").code == 3
    assert not (filled.folder / "opened").exists()
