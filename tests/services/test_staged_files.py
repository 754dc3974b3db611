from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.errors import DocumentUnwritable, FilesInTheWay, OutputIsRegister
from ka_tui.services.desk import Desk
from ka_tui.services.staged_files import staged


def test_documents_come_into_their_places_together(officer: Desk, tmp_path: Path) -> None:
    one, two = tmp_path / "out" / "one.txt", tmp_path / "out" / "deep" / "two.txt"
    with staged(officer, {one: b"1", two: b"2"}, force=False) as put_in_place:
        assert not one.exists()
        put_in_place()
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert sorted(path.name for path in (tmp_path / "out").rglob("*")) == ["deep", "one.txt", "two.txt"]


def test_nothing_is_left_of_what_was_not_put_in_place(officer: Desk, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), staged(officer, {tmp_path / "out" / "one.txt": b"1"}, force=False):
        raise ZeroDivisionError
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_there_is_replaced_only_when_that_is_wanted(officer: Desk, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("old")
    with pytest.raises(FilesInTheWay, match=r"one\.txt is there already.*--force"), staged(officer, {one: b"1"}, force=False):
        pass
    with staged(officer, {one: b"1", two: b"2"}, force=True) as put_in_place:
        put_in_place()
    assert one.read_bytes() == b"1"
    with pytest.raises(FilesInTheWay, match="and 1 more are there"), staged(officer, {one: b"1", two: b"2"}, force=False):
        pass


def test_the_register_is_never_written_over(officer: Desk) -> None:
    before = officer.store.path.read_bytes()
    with pytest.raises(OutputIsRegister), staged(officer, {officer.store.path: b"1"}, force=True):
        pass
    assert officer.store.path.read_bytes() == before


def test_a_folder_that_is_a_file_is_told(officer: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(DocumentUnwritable), staged(officer, {tmp_path / "out" / "one.txt": b"1"}, force=True):
        pass
