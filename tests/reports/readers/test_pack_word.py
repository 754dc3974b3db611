from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from ka_tui.domain.text import clean_text
from ka_tui.errors import DocumentDamaged, DocumentUnreadable, NotAPack
from ka_tui.reports.pack import PROMPTS, ReturnedPack, printed
from ka_tui.reports.readers.packs import word as pack_word
from ka_tui.reports.reading import Source
from ka_tui.reports.writers.packs.word import write
from tests.domain.strategies import hostile_text
from tests.reports.pack_samples import BRIDGE, PACK, TOWPATH, filled_word, pack_of, with_part

SENT = write(PACK)


def read(data: bytes) -> ReturnedPack:
    return pack_word.read(Source("roads.docx", data))


def text_of(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def in_document(pattern: str, replacement: str, data: bytes = SENT) -> bytes:
    def replaced(part: bytes) -> bytes:
        text, count = re.subn(pattern, replacement, part.decode(), flags=re.DOTALL)
        assert count
        return text.encode()

    return with_part(data, "word/document.xml", replaced)


def test_a_pack_that_nobody_filled_in_says_what_it_was_sent_with() -> None:
    back = read(SENT)
    assert back.problems == ()
    assert back.fields == {
        "KA.01.01": {"status": "▲ Amber", "reason": "", "progress": BRIDGE.progress, "next_steps": ""},
        "KA.01.02": {"status": "", "reason": "", "progress": "", "next_steps": ""},
    }


@settings(deadline=None, max_examples=40)
@given(hostile_text, hostile_text)
def test_any_text_goes_out_and_comes_back(progress: str, next_steps: str) -> None:
    texts = {"progress": clean_text(progress), "next_steps": clean_text(next_steps)}
    back = read(write(pack_of(BRIDGE.with_content(texts))))
    for name, text in texts.items():
        assert back.fields["KA.01.01"][name].split() == printed(text).replace("\ufffe", "\ufffd").split()


def test_paragraphs_and_typed_items_become_a_narrative() -> None:
    answers = {"KA.01.02:progress": "Lamps stand.\n• Eight of ten\n- Wired\nThe rest waits.", "KA.01.02:status": "■ Red"}
    fields = read(filled_word(SENT, answers)).fields["KA.01.02"]
    assert fields["progress"] == "Lamps stand.\n\n- Eight of ten\n- Wired\n\nThe rest waits."
    assert fields["status"] == "■ Red"


def test_lists_of_word_s_own_are_items_too() -> None:
    data = filled_word(SENT, {"KA.01.02:progress": "Eight lamps"})
    item = r'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Eight lamps'
    data = in_document(r"<w:p><w:r><w:t>Eight lamps", item, data)
    bullets = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    assert read(with_new_part(data, "word/numbering.xml", bullets)).fields["KA.01.02"]["progress"] == "- Eight lamps"


def with_new_part(data: bytes, name: str, text: str) -> bytes:
    made = BytesIO(data)
    with ZipFile(made, "a") as package:
        package.writestr(name, text)
    return made.getvalue()


def test_fields_are_found_without_tags_and_without_controls() -> None:
    data = filled_word(SENT, {"KA.01.02:next_steps": "Wire them"})
    for pattern in (r"<w:tag [^>]*/>", r"<w:showingPlcHdr/>", r"<w:sdtPr>.*?</w:sdtPr>", r"</?w:sdt(?:Content)?>"):
        data = in_document(pattern, "", data)
        back = read(data)
        assert (back.problems, back.fields["KA.01.02"]) == (
            (),
            {"status": "", "reason": "", "progress": "", "next_steps": "Wire them"},
        )


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    tracked = r"<w:del><w:r><w:delText>Old</w:delText></w:r></w:del><w:ins><w:r><w:t>New words</w:t></w:r></w:ins>"
    data = in_document(r"<w:r><w:t>Wire them</w:t></w:r>", tracked, filled_word(SENT, {"KA.01.02:progress": "Wire them"}))
    assert read(data).fields["KA.01.02"]["progress"] == "New words"


def test_what_is_typed_beside_a_prompt_counts_without_it() -> None:
    data = filled_word(SENT, {"KA.01.02:progress": f"{PROMPTS['progress']} Eight lamps stand.", "KA.01.01:progress": ""})
    fields = read(data).fields
    assert (fields["KA.01.02"]["progress"], fields["KA.01.01"]["progress"]) == ("Eight lamps stand.", "")


def test_word_s_own_prompt_in_an_emptied_field_is_no_answer() -> None:
    data = filled_word(SENT, {"KA.01.01:progress": "Click or tap here to enter text."})
    assert read(data).fields["KA.01.01"]["progress"] == ""


def test_an_altered_title_is_told() -> None:
    data = in_document("KA.01.02 Light the towpath</w:t>", "KA.01.02 Darken the towpath</w:t>")
    (problem,) = read(data).problems
    assert (problem.place, problem.what) == ("KA.01.02", "The title was changed to 'Darken the towpath'.")


def test_a_field_that_is_gone_or_stands_twice_is_told_and_not_taken() -> None:
    rows = r"<w:tr>(?:(?!</w:tr>).)*KA\.01\.02:progress.*?</w:tr>"
    gone = read(in_document(rows, ""))
    assert [problem.what for problem in gone.problems] == ["The field for the progress is gone from the document."]
    assert "progress" not in gone.fields["KA.01.02"]
    answered = filled_word(SENT, {"KA.01.02:progress": "One"})
    row = re.search(rows, text_of(SENT), re.DOTALL)
    assert row is not None
    twice = read(in_document(f"({rows})", r"\1" + row[0], answered))
    assert [problem.what for problem in twice.problems] == ["The progress stands in it twice, and differs."]


def test_the_digest_is_of_the_answers_and_not_of_the_file() -> None:
    assert read(in_document(r'<w:tag w:val="ka:KA.01.02:reason"/>', "")).digest == read(SENT).digest
    assert read(filled_word(SENT, {"KA.01.02:progress": "One"})).digest != read(SENT).digest


def test_another_document_is_no_pack_and_a_damaged_one_is_told() -> None:
    with pytest.raises(NotAPack, match="does not know for which register and quarter"):
        read(with_part(SENT, "customXml/item1.xml", lambda _: b"<other/>"))
    with pytest.raises(DocumentDamaged):
        read(SENT[: len(SENT) // 2])
    with pytest.raises(DocumentDamaged, match="what it knows of itself was changed"):
        read(with_part(SENT, "customXml/item1.xml", lambda part: part.replace(b"Roads", b"Parks")))
    with pytest.raises(DocumentUnreadable, match="defines entities"):
        read(with_part(SENT, "word/document.xml", lambda part: b'<!DOCTYPE w [<!ENTITY x "y">]>' + part))


def test_an_activity_that_was_not_asked_for_is_passed_over() -> None:
    back = read(with_part(write(pack_of(TOWPATH)), "word/document.xml", lambda _: text_of(SENT).encode()))
    assert [(problem.place, problem.what) for problem in back.problems] == [
        ("KA.01.01", "The pack was sent without this activity.")
    ]
    assert back.fields.keys() == {"KA.01.02"}
