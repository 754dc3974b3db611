"""Drafts on the disk: what is kept is there the next time, for its owner alone, and nothing ever goes wrong with it."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ka_tui.services import kept_drafts
from ka_tui.services.desk import Desk
from tests.services.small_office import MOMENT, desk_of

KEY = "Q2-2022/KA.01.01"
TEXTS = st.dictionaries(st.text(max_size=8), st.text(st.characters(), max_size=30), max_size=4)


def file_of(folder: Path) -> Path:
    (only,) = (folder / "data" / "drafts").glob("*/*.json")
    return only


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12), TEXTS, TEXTS)
def test_what_is_kept_comes_back_as_it_was(officer: Desk, key: str, fields: dict[str, str], seen: dict[str, str]) -> None:
    kept_drafts.keep(officer, key, fields, seen)
    assert kept_drafts.kept(officer, key) == (key, fields, seen, MOMENT)
    kept_drafts.discard(officer, key)
    assert kept_drafts.kept(officer, key) is None
    assert kept_drafts.all_kept(officer) == []


def test_a_later_draft_takes_the_place_of_an_earlier_one(officer: Desk) -> None:
    for text in ("one", "two"):
        kept_drafts.keep(officer, KEY, {"progress": text}, {"status": None})
    kept_drafts.keep(officer, "add", {"title": "A new one"})
    assert [(d.key, dict(d.fields), dict(d.seen)) for d in kept_drafts.all_kept(officer)] == [
        (KEY, {"progress": "two"}, {"status": None}),
        ("add", {"title": "A new one"}, {}),
    ]


def test_another_register_has_drafts_of_its_own(officer: Desk, tmp_path: Path) -> None:
    kept_drafts.keep(officer, KEY, {"progress": "mine"})
    other = desk_of("Officer", tmp_path / "other.json")
    assert kept_drafts.kept(other, KEY) is None
    assert kept_drafts.all_kept(other) == []


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links and modes are another matter there")
def test_a_register_has_its_drafts_by_whatever_name_it_is_called(officer: Desk, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(officer.store.path)
    kept_drafts.keep(desk_of("Officer", tmp_path / "link.json"), KEY, {"progress": "mine"})
    assert kept_drafts.kept(officer, KEY) is not None
    assert stat.S_IMODE(file_of(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(file_of(tmp_path).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b'{"fields": {}}',
        b'{"fields": {"a": 1}, "seen": {}, "at": "2022-10-14T09:30:00Z"}',
        b'{"fields": {}, "seen": [], "at": "2022-10-14T09:30:00Z"}',
        b'{"fields": {}, "seen": {}, "at": "yesterday"}',
    ],
)
def test_a_file_that_is_no_draft_is_left_alone(officer: Desk, tmp_path: Path, content: bytes) -> None:
    kept_drafts.keep(officer, KEY, {"progress": "mine"})
    file = file_of(tmp_path)
    file.write_bytes(content)
    assert kept_drafts.kept(officer, KEY) is None
    assert kept_drafts.all_kept(officer) == []
    assert file.read_bytes() == content


def test_where_nothing_can_be_written_nothing_fails(officer: Desk, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    kept_drafts.keep(officer, KEY, {"progress": "mine"})
    kept_drafts.discard(officer, KEY)
    assert kept_drafts.kept(officer, KEY) is None


def test_a_draft_that_could_not_be_written_leaves_the_one_before(
    officer: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_drafts.keep(officer, KEY, {"progress": "one"})

    def full(_: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("os.fsync", full)
    kept_drafts.keep(officer, KEY, {"progress": "two"})
    draft = kept_drafts.kept(officer, KEY)
    assert draft is not None
    assert draft.fields == {"progress": "one"}
    assert [path.name for path in file_of(tmp_path).parent.iterdir()] == [file_of(tmp_path).name]
