"""Narratives: paragraphs and items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.narrative import Block, blocks, compose, excerpt, followed_by
from ka_tui.domain.text import clean_text
from tests.domain.strategies import hostile_text, law

lines = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(("", "  ", "    ", "\t", "\u00a0", "   ")),
        st.sampled_from(("", "- ", "* ", "• ", "1. ", "12) ", "-", "-\u00a0", "2022. ")),
        st.sampled_from(("", "word", "two words", "- ", "*", "1.")),
    ),
    max_size=8,
).map("\n".join)


def test_paragraphs_and_items() -> None:
    text = "First line,\nwhich goes on.\n\nSecond.\n\n- one\n  and more\n- two\n  - below two\n1. first\n2) second"
    assert blocks(text) == (
        Block("First line,\nwhich goes on."),
        Block("Second."),
        Block("one\nand more", "-"),
        Block("two", "-"),
        Block("below two", "-", 1),
        Block("first", "1."),
        Block("second", "2."),
    )


@pytest.mark.parametrize("text", ["2022. A year", "-5 degrees", "*starred*", "1.5 posts", "3, 4 and 5", "–dash"])
def test_what_only_looks_like_an_item_is_a_paragraph(text: str) -> None:
    assert blocks(text) == (Block(text),)


@pytest.mark.parametrize("marker", ["-", "*", "+", "•", "-\u00a0", "  -"])
def test_every_bullet_becomes_the_same(marker: str) -> None:
    assert compose(blocks(f"{marker} word")).strip() == "- word"


def test_nothing_is_no_block() -> None:
    assert blocks("") == blocks(" \n\t\n") == ()
    assert compose(()) == ""


def test_a_list_stands_apart_from_the_paragraphs_around_it() -> None:
    assert compose([Block("Before"), Block("one", "-"), Block("two", "-"), Block("After")]) == "Before\n\n- one\n- two\n\nAfter"


@given(lines | hostile_text)
@law
def test_what_is_composed_reads_back(text: str) -> None:
    read = blocks(text)
    assert blocks(compose(read)) == read
    assert compose(blocks(compose(read))) == compose(read)


@given(lines)
@law
def test_what_is_composed_from_a_clean_text_is_clean(text: str) -> None:
    composed = compose(blocks(clean_text(text)))
    assert composed == clean_text(composed)


@given(lines)
@law
def test_no_word_is_lost_or_moved(text: str) -> None:
    words = [w for w in text.split() if w.isalpha()]
    assert [w for b in blocks(text) for w in b.text.split() if w.isalpha()] == words


def test_lists_nest_only_so_deep() -> None:
    (block,) = blocks(" " * 50_000 + "- deep")
    assert 4 <= block.depth <= 10


def test_a_long_paragraph_is_read_at_once() -> None:
    (block,) = blocks("word\n" * 200_000)
    assert len(block.text) == 999_999


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [("short", 5, "short"), ("two\n words", 20, "two words"), ("longer than that", 8, "longer…"), ("abcdef", 4, "abc…")],
)
def test_an_excerpt_fits_its_length(text: str, length: int, shown: str) -> None:
    assert excerpt(text, length) == shown
    assert len(excerpt(text, length)) <= length


@pytest.mark.parametrize(
    ("narrative", "more", "both"),
    [
        ("", "New", "New"),
        ("Old", "", "Old"),
        ("Old", "New", "Old\n\nNew"),
        ("Old", "- New", "Old\n\n- New"),
        ("- Old", "- New", "- Old\n- New"),
        ("- Old", "New", "- Old\n\nNew"),
        ("1. Old\n2. Older", "3. New", "1. Old\n2. Older\n3. New"),
    ],
)
def test_more_of_a_narrative_goes_on_with_a_list_or_stands_apart(narrative: str, more: str, both: str) -> None:
    assert followed_by(narrative, more) == both


@given(lines, lines)
@law
def test_more_of_a_narrative_changes_nothing_of_what_was_there(narrative: str, more: str) -> None:
    narrative, more = clean_text(narrative), clean_text(more)
    assert blocks(followed_by(narrative, more)) == (*blocks(narrative), *blocks(more))
