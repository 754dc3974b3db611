from __future__ import annotations

import os
from pathlib import Path

import pytest

from ka_tui.errors import DocumentUnwritable, NoRegister, NoSuchQuarter, OutputIsRegister, UnknownFormat
from ka_tui.services.desk import Desk
from ka_tui.services.exporting import chosen_format, export_quarter, format_names, save_document
from tests.services.small_office import Q1, Q2, desk_of


@pytest.mark.parametrize(
    ("name", "output", "format_"),
    [
        (None, None, "markdown"),
        ("CSV", None, "csv"),
        (None, Path("q.json"), "json"),
        (None, Path("Q.MD"), "markdown"),
        ("csv", Path("q.json"), "csv"),
    ],
)
def test_the_format_is_named_or_goes_by_the_ending(name: str | None, output: Path | None, format_: str) -> None:
    assert chosen_format(name, output).name == format_


@pytest.mark.parametrize(("name", "output"), [("doc", None), ("text", None), (None, Path("q.txt")), (None, Path("q"))])
def test_what_cannot_be_written_is_no_format(name: str | None, output: Path | None) -> None:
    with pytest.raises(UnknownFormat):
        chosen_format(name, output)


def test_the_latest_quarter_is_written_unless_another_is_named(officer: Desk) -> None:
    for name in format_names():
        assert export_quarter(officer, None, chosen_format(name, None)) == export_quarter(officer, Q2, chosen_format(name, None))
    with pytest.raises(NoSuchQuarter):
        export_quarter(officer, Q1, chosen_format("csv", None))


def test_without_a_register_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(NoRegister):
        export_quarter(desk_of("Officer", tmp_path / "none.json"), None, chosen_format("csv", None))


def test_a_document_takes_the_place_of_an_older_one_whole(officer: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out" / "q2.md"
    output.parent.mkdir()
    save_document(officer, b"old", output)

    def fail(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", fail)
        with pytest.raises(DocumentUnwritable, match="no space left on device"):
            save_document(officer, b"new", output)
    assert {path: path.read_bytes() for path in output.parent.iterdir()} == {output: b"old"}
    save_document(officer, b"new", output)
    assert {path: path.read_bytes() for path in output.parent.iterdir()} == {output: b"new"}


def test_the_register_is_never_the_output_not_even_by_a_link(officer: Desk, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(officer.store.path)
    for output in (officer.store.path, link):
        with pytest.raises(OutputIsRegister):
            save_document(officer, b"new", output)
