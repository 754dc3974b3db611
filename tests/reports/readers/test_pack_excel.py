from __future__ import annotations

import pytest
from hypothesis import given, settings

from ka_tui.domain.text import clean_text
from ka_tui.errors import DocumentDamaged, NotAPack
from ka_tui.reports.pack import ReturnedPack, printed
from ka_tui.reports.readers.packs import excel as pack_excel
from ka_tui.reports.reading import Source
from ka_tui.reports.writers.packs.excel import write
from tests.domain.strategies import hostile_text
from tests.reports.pack_samples import BRIDGE, PACK, filled_excel, pack_of, with_part

SENT = write(PACK)


def read(data: bytes) -> ReturnedPack:
    return pack_excel.read(Source("roads.xlsx", data))


def test_a_pack_that_nobody_filled_in_says_what_it_was_sent_with() -> None:
    back = read(SENT)
    assert back.problems == ()
    assert back.fields == {
        "KA.01.01": {"status": "Amber", "reason": "", "progress": BRIDGE.progress, "next_steps": ""},
        "KA.01.02": {"status": "", "reason": "", "progress": "", "next_steps": ""},
    }


@settings(deadline=None, max_examples=20)
@given(hostile_text)
def test_any_text_goes_out_and_comes_back(progress: str) -> None:
    back = read(write(pack_of(BRIDGE._replace(progress=clean_text(progress)))))
    assert back.fields["KA.01.01"]["progress"].split() == printed(clean_text(progress)).replace("\ufffe", "\ufffd").split()


def test_a_pack_that_another_program_saved_says_what_was_filled_in() -> None:
    answers = {"KA.01.02:status": "Red", "KA.01.02:progress": "=1+1\n\n- Eight lamps", "KA.01.01:progress": ""}
    back = read(filled_excel(SENT, answers))
    assert back.fields["KA.01.02"] == {"status": "Red", "reason": "", "progress": "=1+1\n\n- Eight lamps", "next_steps": ""}
    assert (back.fields["KA.01.01"]["progress"], back.memory.whose) == ("", "Roads")


def test_a_long_memory_is_kept_in_pieces() -> None:
    long = BRIDGE._replace(progress="word " * 20_000)
    assert read(filled_excel(write(pack_of(long)), {})).memory.activities["KA.01.01"].values["progress"] == long.progress


def test_an_altered_title_and_a_row_that_is_gone_are_told() -> None:
    def altered(part: bytes) -> bytes:
        return part.replace(b"Light the towpath", b"Darken the towpath").replace(b"<t>KA.01.01</t>", b"<t>Nothing</t>")

    back = read(with_part(SENT, "xl/worksheets/sheet1.xml", altered))
    assert [problem.what for problem in back.problems] == [
        *(
            f"The field for the {label} is gone from the sheet."
            for label in ("status", "reason for status", "progress", "next steps")
        ),
        "The title was changed to 'Darken the towpath'.",
    ]


def test_another_workbook_is_no_pack_and_a_damaged_one_is_told() -> None:
    with pytest.raises(NotAPack, match="does not know for which register and quarter"):
        read(with_part(SENT, "xl/worksheets/sheet3.xml", lambda part: part.replace(b"ka-tui pack", b"other")))
    with pytest.raises(DocumentDamaged):
        read(SENT[: len(SENT) // 2])
    with pytest.raises(DocumentDamaged, match="what it knows of itself was changed"):
        read(with_part(SENT, "xl/worksheets/sheet3.xml", lambda part: part.replace(b"0123456789abcdef", b"0000000000000000")))
