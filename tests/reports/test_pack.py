from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import DocumentDamaged, DocumentUnreadable, NotAPack
from ka_tui.reports.pack import Pack, PackActivity, memory_from, memory_of, memory_text, said_before
from ka_tui.reports.writers.packs import excel, word
from tests.domain.strategies import hostile_text, law
from tests.reports.pack_samples import AUTUMN, BRIDGE, LAST, PACK, TOWPATH, pack_of


@law
@given(hostile_text.map(clean_text), hostile_text.map(clean_line), st.sampled_from([None, "red"]))
def test_what_a_pack_knows_survives_as_one_line_of_ascii(progress: str, whose: str, status: str | None) -> None:
    memory = memory_of(pack_of(BRIDGE._replace(progress=progress, status=status), TOWPATH)._replace(whose=whose))
    text = memory_text(memory)
    assert text.isascii()
    assert "\n" not in text
    assert memory_from("roads.docx", text) == memory


def test_it_knows_register_quarter_team_revisions_and_what_was_sent() -> None:
    memory = memory_of(PACK)
    assert (memory.register, memory.commit, memory.quarter, memory.whose) == ("0123456789abcdef", 7, AUTUMN, "Roads")
    assert memory.activities["KA.01.01"].revision == 3
    assert memory.activities["KA.01.01"].values == {
        "status": "amber",
        "reason": "",
        "progress": BRIDGE.progress,
        "next_steps": "",
    }


def test_a_memory_that_somebody_changed_is_told() -> None:
    with pytest.raises(DocumentDamaged, match=r"roads\.docx is damaged: what it knows of itself was changed"):
        memory_from("roads.docx", memory_text(memory_of(PACK)).replace("Q3-2022", "Q4-2022"))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '"pack"', "[" * 100_000, '{"ka-tui pack": 1}'])
def test_what_is_no_memory_is_no_pack(text: str) -> None:
    with pytest.raises(NotAPack, match="what it should know of itself cannot be read"):
        memory_from("roads.docx", text)


def test_a_newer_pack_asks_for_an_upgrade() -> None:
    whole = json.loads(memory_text(memory_of(PACK))) | {"ka-tui pack": 2}
    with pytest.raises(DocumentUnreadable, match="a newer ka-tui made it"):
        memory_from("roads.docx", json.dumps(whole))


def test_last_quarter_s_next_steps_are_shown_or_their_absence_told() -> None:
    said = [said_before(item) for item in PACK.activities]
    assert said == ["- Build the other arch\n- Order a rail", "New this quarter"]
    assert said_before(PACK.activities[0]._replace(before=LAST._replace(next_steps=""))) == "No next steps were given"


def test_the_quarter_looked_back_at_is_that_of_the_activities_before_however_long_ago() -> None:
    spring = Quarter(2022, 1)
    assert PACK.looked_back_at == AUTUMN.previous
    older = PACK._replace(activities=(PackActivity(TOWPATH), PackActivity(BRIDGE, LAST._replace(quarter=spring))))
    assert older.looked_back_at == spring
    assert pack_of(BRIDGE).looked_back_at is None
    assert b"Last quarter, Q1 2022/23" in word_xml(older)
    assert [cell.value for cell in load_workbook(BytesIO(excel.write(older)))["Return"][4]][2:4] == [
        "Q1 2022/23: status",
        "Q1 2022/23: next steps",
    ]


def word_xml(pack: Pack) -> bytes:
    with ZipFile(BytesIO(word.write(pack))) as package:
        return package.read("word/document.xml")
