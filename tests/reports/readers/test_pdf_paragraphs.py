"""The words of a PDF from its letters, and the paragraphs and items of a cell from its lines."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ka_tui.reports.readers.document_parts import Text
from ka_tui.reports.readers.pdf.layout import parts_of
from ka_tui.reports.readers.pdf.lines import lines_of
from ka_tui.reports.readers.pdf.page import Box, Page, Rule, Word
from ka_tui.reports.readers.pdf.paragraphs import paragraphs_of_lines
from ka_tui.reports.readers.pdf.setting import setting_of
from ka_tui.reports.readers.pdf.words import Letter, letter_text, words_of
from tests.reports.readers.pdf_sheets import HEADER, WALLS, Sheet, parts_in

SIZE = 10.0
STEP = 5.0


def words_in(text: str, left: float, base: float, *, spaced: bool = False) -> list[Word]:
    """The words of a line, all letters of one width; a tab is as wide as four of them."""
    words = []
    for part in text.split(" "):
        left += (len(part) - len(part.lstrip("\t"))) * 4 * STEP
        part = part.strip("\t")
        words.append(Word(part, Box(left, base - 8, left + len(part) * STEP, base + 2), base, SIZE, spaced=True))
        left += (len(part) + 1) * STEP
    return [*words[:-1], words[-1]._replace(spaced=spaced)]


def paragraphs(text: str, width: int = 30, *, spaced: bool = False) -> list[tuple[str, str, int]]:
    """The paragraphs of lines that may have so many letters; a blank line is as wide as half of one."""
    words: list[Word] = []
    base = 20.0
    for line in text.split("\n"):
        base += 12.0 if line else 6.0
        if line:
            indent = len(line) - len(line.lstrip(" "))
            words += words_in(line.strip(" "), 10 + indent * STEP, base, spaced=spaced and line.endswith(" "))
    lines = lines_of(words)
    limit = 10 + width * STEP
    others = lines_of(word for number in range(4) for word in words_in("A line.", 10, 20 + 12 * number))
    found = paragraphs_of_lines(lines, limit, setting_of([(lines, limit), (others, limit)]))
    return [(paragraph.marker, paragraph.text, paragraph.depth) for paragraph in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "The hall was mended and painted\nby the people of the village.",
            ["The hall was mended and painted by the people of the village."],
        ),
        ("The hall opened.\nIt is full.", ["The hall opened.", "It is full."]),
        ("The hall that was\nmended is open.", ["The hall that was mended is open."]),
        (
            "The hall was mended & painted\n\nVillagers came from far & wide.",
            ["The hall was mended & painted", "Villagers came from far & wide."],
        ),
        ("It was a well-done and anti-\nsocial piece of work.", ["It was a well-done and anti-social piece of work."]),
        (
            "Small pieces for the pre- and\npost-war years of this village",
            ["Small pieces for the pre- and post-war years of this village"],
        ),
        (
            "It rained on the 31 October -\n12 November days of the autumn",
            ["It rained on the 31 October - 12 November days of the autumn"],
        ),
        (
            "See https://example.org/plans/\n2022/hall.html for every plan.",
            ["See https://example.org/plans/2022/hall.html for every plan."],
        ),
        ("A most soft\u00ad\nhearted man.", ["A most softhearted man."]),
        ("It was well-di\u00advided on one line.", ["It was well-divided on one line."]),
        ("It opened on the 27\u00a0October day.", ["It opened on the 27 October day."]),
    ],
)
def test_lines_join_to_paragraphs(lines: str, expected: list[str]) -> None:
    assert [text for _, text, _ in paragraphs(lines)] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "• Mend the roof of the hall and\n  the floor\n• Paint it",
            [("-", "Mend the roof of the hall and the floor", 0), ("-", "Paint it", 0)],
        ),
        ("Next:\n- Mend it\n- Paint it", [("", "Next:", 0), ("-", "Mend it", 0), ("-", "Paint it", 0)]),
        ("• Mend it\n   ◦ the roof\n• Paint it", [("-", "Mend it", 0), ("-", "the roof", 1), ("-", "Paint it", 0)]),
        ("1. Mend it\n2. Paint it", [("1.", "Mend it", 0), ("2.", "Paint it", 0)]),
        ("\uf0b7 \tMend it\nAll is well.", [("-", "Mend it", 0), ("", "All is well.", 0)]),
        ("o \tMend it", [("-", "Mend it", 0)]),
        ("● Green", [("", "● Green", 0)]),
        (
            "There were people in the hall:\n12. of them left.",
            [("", "There were people in the hall: 12. of them left.", 0)],
        ),
        ("The fair of the village has up\n12.5 stalls.", [("", "The fair of the village has up 12.5 stalls.", 0)]),
    ],
)
def test_bullets_and_numbers_are_items(lines: str, expected: list[tuple[str, str, int]]) -> None:
    assert paragraphs(lines) == expected


def test_a_line_without_a_blank_ends_a_paragraph_where_all_others_have_one() -> None:
    text = (
        "The village hall was mended and painted by the people who live here, and who have come to see it grow old "
        "and then young again"
    )
    lines = wrap(text, 30)
    second = "Another hall was built beside it."
    spaced = " \n".join(lines)
    assert [found for _, found, _ in paragraphs(f"{spaced}\n{second}", spaced=True)] == [text, second]


def test_a_document_that_divides_words_is_read_with_them_whole() -> None:
    whole = "information consultation community centre council-owned"
    divided = "informa-\ntion here consulta-\ntion here commu-\nnity here cen-\ntre here coun-\ncil here council-\nowned"
    assert " ".join(text for _, text, _ in paragraphs(f"{whole} council\n{divided}", 20)).endswith(
        "information here consultation here community here centre here council here council-owned"
    )


def test_a_raised_ending_belongs_to_its_word() -> None:
    sheet = Sheet().text(44, 110, "On the 27").text(83.6, 106, "th", 5.5).text(92, 110, "of May")
    assert [part.text for part in parts_in(sheet) if isinstance(part, Text)] == ["On the 27th of May"]


# --- letters --------------------------------------------------------------------------------------------------------


def letters(text: str, left: float = 10.0, base: float = 20.0, gap: float = 0.0) -> list[Letter]:
    made = []
    for letter in text:
        box = Box(left, base - 8, left + STEP, base + 2)
        made.append(Letter(letter, box, left, left + STEP, base, SIZE, False, "#000000", 0))
        left += STEP + gap
    return made


def test_words_without_blanks_are_parted_by_gaps() -> None:
    assert [word.text for word in words_of([*letters("The"), *letters("hall", 10 + 3 * STEP + 2.2)])] == ["The", "hall"]


def test_letters_set_apart_a_little_are_one_word() -> None:
    assert [word.text for word in words_of(letters("HALL", gap=1.2))] == ["HALL"]


def test_letters_set_twice_to_look_bold_are_read_once() -> None:
    twice = [each for letter in letters("hall") for each in (letter, letter._replace(along=letter.along + 0.3))]
    assert [word.text for word in words_of(twice)] == ["hall"]
    assert [word.text for word in words_of([*letters("all"), *letters("all", 10.4)])] == ["all"]


def test_a_word_is_one_though_its_parts_were_set_in_another_order() -> None:
    assert sorted(word.text for word in words_of([*letters("net", 30), *letters("far", 70), *letters("cabi", 10)])) == [
        "cabinet",
        "far",
    ]


def test_texts_that_lie_over_each_other_are_not_mixed() -> None:
    assert sorted(word.text for word in words_of([*letters("opening"), *letters("hall", 22)])) == ["hall", "opening"]


@pytest.mark.parametrize(("drawn", "read"), [("\ufb03", "ffi"), ("(cid:7)", "\ufffd"), ("\u200b", ""), ("x", "x")])
def test_what_a_letter_reads_as(drawn: str, read: str) -> None:
    assert letter_text(drawn) == read


# --- the law --------------------------------------------------------------------------------------------------------

WORDS = st.lists(st.text("abcdefgh.,-KA0123456789•", min_size=1, max_size=8), max_size=12)
ROWS = st.lists(st.lists(WORDS, min_size=6, max_size=6), min_size=1, max_size=3)


def page_of(number: int, rows: list[list[list[str]]], *, ruled: bool) -> Page:
    """A page with a table of these words, four of them on each line of a cell."""
    words: list[Word] = []
    edges = [30.0]
    for cells in [[[name] for name in HEADER], *rows]:
        for left, cell in zip(WALLS, cells, strict=False):
            for place, word in enumerate(cell):
                x, base = left + 4 + (place % 3) * 45, edges[-1] + 12 + 12 * (place // 3)
                words.append(Word(word, Box(x, base - 8, x + 5 * len(word), base + 2), base, 10))
        edges.append(edges[-1] + 62)
    across = tuple(Rule(edge, WALLS[0], WALLS[-1]) for edge in edges) if ruled else ()
    down = tuple(Rule(wall, edges[0], edges[-1]) for wall in WALLS) if ruled else ()
    return Page(number, 800, 500, tuple(words), across, down)


def spelled(text: str) -> list[str]:
    return sorted(letter for letter in text if letter.isalnum())


@settings(max_examples=40, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=3), st.booleans())
def test_every_letter_of_the_pages_is_in_the_parts_once(tables: list[list[list[list[str]]]], ruled: bool) -> None:
    pages = [page_of(number, rows, ruled=ruled) for number, rows in enumerate(tables, start=1)]
    printed = "".join(word.text for page in pages for word in page.words)
    read = ""
    for part in parts_of(pages):
        if isinstance(part, Text):
            read += part.text
        else:
            read += "".join(paragraph.marker + paragraph.text for cell in part.cells for paragraph in cell.paragraphs)
    assert spelled(read) == spelled(printed)
