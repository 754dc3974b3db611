from __future__ import annotations

import os
from pathlib import Path

import pytest

from ka_tui.domain.headline import headline
from ka_tui.errors import DocumentUnwritable, NoRegister, NoSuchQuarter, OutputIsRegister, UnknownFormat
from ka_tui.reports.document import Choices
from ka_tui.reports.paper import paper_of
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.services.exporting import chosen_format, export_quarter, format_names, report_document, save_document
from ka_tui.services.links import link
from tests.services.plan_samples import NEW, OLD, two_plans
from tests.services.small_office import Q1, Q2, desk_of
from tests.tui.desks import small_desk as two_quarters


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


def test_a_report_counts_the_whole_quarter_before_and_says_of_each_activity_what_it_was(tmp_path: Path) -> None:
    """Two were merged, one was split, and one ended: each of them counts once among what was before."""
    desk = two_plans(tmp_path / "plans.json")
    for code, status in (("KA.02.01", "red"), ("KA.02.02", "green"), ("KA.01.01", "amber"), ("KA.03.02", "completed")):
        set_fields(desk, OLD, [code], {"status": status})
    set_fields(desk, NEW, ["KA.02.01"], {"status": "amber"})
    for old, new in (("KA.02.01", "KA.02.01"), ("KA.02.02", "KA.02.01"), ("KA.01.01", "KA.01.02"), ("KA.01.01", "KA.03.02")):
        link(desk, OLD.year, old, NEW.year, [new])
    document = report_document(desk.register, NEW)
    assert document.before is not None
    assert {code: was.code for code, was in document.before.items()} == {
        "KA.01.02": "KA.01.01",
        "KA.02.01": "KA.02.01",
        "KA.03.02": "KA.01.01",
    }
    assert {one.code for one in document.gone} == {"KA.01.02", "KA.02.02", "KA.03.01", "KA.03.02"}
    paper = paper_of(document)
    assert [count.before for count in paper.summary] == [1, 1, 1, 1, 2]
    assert "Since Q3 2021/22, 1 has moved up (KA.02.01); 2 are new and 3 have ended." in paper.headline
    rows = {row.activity.code: row.movement for section in paper.sections for row in section.rows}
    assert rows["KA.02.01"] == "↑ was Red"
    assert rows["KA.03.01"] == "New"


def test_without_links_a_report_compares_with_no_other_year(tmp_path: Path) -> None:
    document = report_document(two_plans(tmp_path / "plans.json").register, NEW)
    assert (document.before, document.gone) == (None, ())


def test_the_report_opens_with_the_headline_of_the_register(tmp_path: Path) -> None:
    register = two_quarters(tmp_path).register
    told = report_document(register, Q2)
    assert told.headline == headline(register, Q2)
    assert "Since Q1 2022/23" in told.headline
    assert "Since" not in report_document(register, Q2, Choices(movement=False)).headline
