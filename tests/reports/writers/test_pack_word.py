from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from lxml import etree

from ka_tui.reports.writers.packs.word import write
from tests.reports.pack_samples import PACK, TOWPATH, W, pack_of


def document(data: bytes) -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert write(PACK) == write(PACK)


def test_all_but_the_fields_stands_in_a_group_that_word_locks() -> None:
    body = document(write(PACK)).find(f"{W}body")
    assert body is not None
    assert [child.tag for child in body] == [f"{W}sdt", f"{W}sectPr"]
    properties = body.find(f"{W}sdt/{W}sdtPr")
    assert properties is not None
    assert properties.find(f"{W}group") is not None
    lock = properties.find(f"{W}lock")
    assert lock is not None
    assert lock.get(f"{W}val") == "contentLocked"


def test_each_activity_has_four_fields_and_a_drop_down_of_the_key() -> None:
    root = document(write(PACK))
    tags = [tag.get(f"{W}val") for tag in root.iter(f"{W}tag")]
    names = ("status", "reason", "progress", "next_steps")
    assert tags == [f"ka:{code}:{name}" for code in ("KA.01.01", "KA.01.02") for name in names]
    choices = [[item.get(f"{W}displayText") for item in choice] for choice in root.iter(f"{W}dropDownList")]
    assert choices == [["■ Red", "▲ Amber", "▶ Green", "✔ Completed"]] * 2


def test_it_says_who_is_asked_what_by_when_and_what_was_promised() -> None:
    made = Document(BytesIO(write(PACK)))
    words = " ".join(str(text.text) for text in made.element.iter(f"{W}t"))
    for said in ("Roads", "by 13 January 2023 to Someplace Council", "Build the other arch", "New this quarter", "▶ Green"):
        assert said in words
    assert made.core_properties.title == "Key activities: return for Quarter 3 of 2022/23, Roads"


def test_without_a_quarter_before_there_is_no_column_for_it() -> None:
    widths = [len(list(table.iter(f"{W}gridCol"))) for table in document(write(pack_of(TOWPATH))).iter(f"{W}tbl")]
    assert widths == [2, 2]


def test_every_cell_ends_in_a_paragraph_as_word_demands() -> None:
    assert {cell[-1].tag for cell in document(write(PACK)).iter(f"{W}tc")} == {f"{W}p"}
