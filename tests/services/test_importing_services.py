from __future__ import annotations

import io
from pathlib import Path

import pytest

from ka_tui.errors import DocumentUnreadable, NoSuchSeam, NotAReport, QuarterNotStated
from ka_tui.reports.reading import Hints, Source
from ka_tui.services import undoing
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.services.importing import import_reports, load, load_stream, preview_import
from tests.services.small_office import Q1, Q2, desk_of

HEADER = "Quarter,Code,Title,Team,Progress\n"


def csv(name: str, *rows: str) -> Source:
    return Source(name, (HEADER + "".join(f"{row}\n" for row in rows)).encode())


def test_a_preview_tells_what_an_import_then_does(officer: Desk) -> None:
    source = csv("q2.csv", "Q2-2022,KA.01.01,Mend the bridge,,Begun", "Q2-2022,KA.01.02,Light the towpath,Roads,Ordered")
    preview = preview_import(officer, [source], Hints())
    assert preview.change is None
    assert len(officer.history()) == 1
    done = import_reports(officer, [source], Hints())
    assert done.files == preview.files
    assert done.change is not None
    assert (done.change.what, done.change.why, len(done.change.edits)) == ("import", "q2.csv", 2)
    assert [a.code for a in done.files[0].merge.absent] == ["KA.02.01"]


def test_later_files_see_what_earlier_ones_bring(tmp_path: Path) -> None:
    desk = desk_of("Officer", tmp_path / "new.json")
    first = csv("a.csv", "Q1-2022,KA.01.01,Begin,Roads,One", "Q2-2022,KA.01.01,Go on,Roads,Two")
    second = csv("b.csv", "Q2-2022,KA.01.01,Go on,Roads,Corrected")
    done = import_reports(desk, [first, second], Hints())
    assert [len(file.merge.added) for file in done.files] == [2, 0]
    assert [d.after for d in done.files[1].merge.changed] == ["Corrected"]
    assert desk.register.activity(Q2, "KA.01.01").progress == "Corrected"
    undoing.undo(desk)
    assert dict(desk.register.quarters) == {}


def test_what_was_edited_since_the_last_import_is_a_conflict_unless_overwritten(officer: Desk) -> None:
    import_reports(officer, [csv("q2.csv", "Q2-2022,KA.01.02,Light,Roads,Imported")], Hints())
    set_fields(officer, Q2, ["KA.01.02"], {"progress": "Typed"})
    again = [csv("q2.csv", "Q2-2022,KA.01.02,Light,Roads,Imported anew")]
    done = import_reports(officer, again, Hints())
    assert [(d.before, d.after) for d in done.files[0].merge.conflicts] == [("Typed", "Imported anew")]
    assert officer.register.activity(Q2, "KA.01.02").progress == "Typed"
    import_reports(officer, again, Hints(), overwrite=True)
    assert officer.register.activity(Q2, "KA.01.02").progress == "Imported anew"


def test_one_bad_file_keeps_all_others_out(officer: Desk) -> None:
    good = csv("good.csv", "Q1-2022,KA.01.01,Begin,Roads,One")
    with pytest.raises(NotAReport):
        import_reports(officer, [good, Source("letter.txt", b"Dear all")], Hints())
    with pytest.raises(QuarterNotStated):
        import_reports(officer, [good, csv("bare.csv", ",KA.01.01,Begin,Roads,One")], Hints())
    assert Q1 not in officer.register.quarters


def test_the_quarter_may_be_said(officer: Desk) -> None:
    import_reports(officer, [csv("bare.csv", ",KA.01.01,Begin,Roads,One")], Hints(quarter=Q1))
    assert officer.register.activity(Q1, "KA.01.01").title == "Begin"


def test_somebody_who_writes_in_between_loses_nothing(officer: Desk, deputy: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Desk.history
    slipped: list[object] = []

    def history(desk: Desk) -> object:
        if desk is officer and not slipped:
            found = looked(desk)
            slipped.append(set_fields(deputy, Q2, ["KA.02.01"], {"progress": "Deputy's words"}))
            return found
        return looked(desk)

    monkeypatch.setattr(Desk, "history", history)
    done = import_reports(officer, [csv("q2.csv", "Q2-2022,KA.02.01,Plant the orchard,Parks,From the file")], Hints())
    assert [d.field for d in done.files[0].merge.conflicts] == ["progress"]
    orchard = officer.register.activity(Q2, "KA.02.01")
    assert (orchard.progress, orchard.team) == ("Deputy's words", "Parks")


def test_a_document_that_cannot_be_had_is_told(tmp_path: Path) -> None:
    (tmp_path / "q2.txt").write_bytes(b"\x00bytes")
    assert load(tmp_path / "q2.txt") == Source("q2.txt", b"\x00bytes")
    with pytest.raises(DocumentUnreadable, match=r"none\.txt cannot be read: no such file or directory\."):
        load(tmp_path / "none.txt")


CUT = Source(
    "q2 2022-23.txt",
    (
        b"### Priority One: A safe district\n\nActivities\tStatus\tProgress\tNext Steps\tTeam\tPortfolio\n"
        b"KA.01.01 Mend the bridge\t\tBoth arches stand and\tPaint it\tRoads\tPlanning\n\t\tso does the roof\t\t\t\n"
    ),
)


def test_a_seam_can_be_flipped_by_its_number_through_all_files(officer: Desk) -> None:
    other = Source("q1 2022-23.txt", CUT.data)
    done = preview_import(officer, [other, CUT], Hints(flipped=frozenset({2})))
    assert [file.first_seam for file in done.files] == [1, 2]
    assert [file.reading.activities[0].progress for file in done.files] == [
        "Both arches stand and so does the roof",
        "Both arches stand and\n\nso does the roof",
    ]


def test_a_seam_that_is_not_there_cannot_be_flipped(officer: Desk) -> None:
    with pytest.raises(NoSuchSeam, match="no seam 3"):
        preview_import(officer, [CUT], Hints(flipped=frozenset({3})))


@pytest.mark.parametrize(
    ("name", "data"),
    [("lines.txt", b"a\n" * 300_000), ("cells.csv", b"code,status\n" + b"," * 300_000), ("long.md", b"a " * 11_000_000)],
)
def test_a_text_without_end_is_refused_before_it_is_read(officer: Desk, name: str, data: bytes) -> None:
    with pytest.raises(DocumentUnreadable, match=f"{name} cannot be read: it has more .* report"):
        preview_import(officer, [Source(name, data)], Hints())


def test_a_stream_is_read_no_further_than_any_report_goes() -> None:
    class Endless(io.BytesIO):
        given = 0

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size > 0
            self.given += size
            return bytes(size)

    stream = Endless()
    with pytest.raises(DocumentUnreadable, match="standard input cannot be read: it is larger than 100 MB"):
        load_stream("standard input", stream)
    assert stream.given <= 100 * 1024 * 1024 + 1
