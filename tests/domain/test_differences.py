from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.differences import Difference, Piece, excerpted, word_differences
from tests.domain.strategies import hostile_text, law

SAME, ADDED, REMOVED = Difference.SAME, Difference.ADDED, Difference.REMOVED
few_words = st.lists(st.sampled_from(("a", "b", "the", "orchard", " ", "\n", "- ", "1. ", "  ", "\n\n")), max_size=60).map(
    "".join
)


def marked(before: str, after: str) -> str:
    """What a person would see: ``[-gone-]`` and ``{+new+}``."""
    marks = {SAME: ("", ""), ADDED: ("{+", "+}"), REMOVED: ("[-", "-]")}
    return "".join(f"{marks[kind][0]}{text}{marks[kind][1]}" for kind, text in word_differences(before, after))


@law
@given(hostile_text | few_words, hostile_text | few_words)
def test_either_text_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = word_differences(before, after)
    assert "".join(text for kind, text in pieces if kind is not REMOVED) == after
    assert "".join(text for kind, text in pieces if kind is not ADDED) == before
    assert all(text for _, text in pieces)
    assert all(one.kind is not other.kind for one, other in pairwise(pieces))


@law
@given(hostile_text | few_words)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_differences(text, text) == ((Piece(SAME, text),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ("Two posts are vacant.", "Three posts are vacant.", "[-Two -]{+Three +}posts are vacant."),
        ("Open the cafe", "Open the cafe on Sundays", "Open the cafe{+ on Sundays+}"),
        ("- Open the cafe", "- Open the cafe\n- Mend the roof", "- Open the cafe{+\n- Mend the roof+}"),
        ("", "Begun.", "{+Begun.+}"),
        ("Begun.", "", "[-Begun.-]"),
    ],
)
def test_what_changed_is_pointed_out_word_by_word(before: str, after: str, seen: str) -> None:
    assert marked(before, after) == seen


def test_an_item_of_a_list_stays_an_item() -> None:
    before = "- Plant forty trees in the park\n- Open the cafe\n- Mend the roof of the pavilion"
    after = "- Open the cafe on Sundays\n- Mend the roof of the old pavilion\n- Count hedgehogs"
    assert marked(before, after).split("\n") == [
        "[-- Plant forty trees in the park",
        "-]- Open the cafe{+ on Sundays+}",
        "- Mend the roof of the {+old +}pavilion{+",
        "- Count hedgehogs+}",
    ]


def test_a_changed_last_word_keeps_its_line_end() -> None:
    assert marked("Mend the clock\nand the bell", "Mend the tower\nand the bell") == "Mend the [-clock-]{+tower+}\nand the bell"


def test_words_that_are_the_same_by_chance_do_not_shred_a_sentence() -> None:
    before = "The council met in the hall and spoke of the budget for roads, bridges and signs all evening long."
    after = "The council met in the hall, where officers presented plans for parks, orchards and ponds to residents."
    assert marked(before, after).count("[-") <= 2


def test_a_paragraph_written_anew_follows_the_old_one_whole() -> None:
    assert marked("Forms are scoped.\n\nTwo posts fell vacant.", "Licensing has begun.\n\nTwo posts fell vacant.") == (
        "[-Forms are scoped.\n-]{+Licensing has begun.\n+}\nTwo posts fell vacant."
    )


def test_where_nothing_is_sure_in_much_text_it_counts_as_replaced() -> None:
    before, after = "a b " * 2000, "b b a " * 1500
    assert {kind for kind, text in word_differences(before, after) if len(text) > 10} == {REMOVED, ADDED}


def test_an_excerpt_shows_changes_with_a_few_words_around_them() -> None:
    before = " ".join(f"word{n}" for n in range(40))
    after = before.replace("word20", "changed")
    assert excerpted(word_differences(before, after), around=2) == (
        (SAME, "… word18 word19 "),
        (REMOVED, "word20 "),
        (ADDED, "changed "),
        (SAME, "word21 word22 … "),
    )
    assert excerpted((Piece(ADDED, "one two three four"),), longest=2) == ((ADDED, "one two … "),)
