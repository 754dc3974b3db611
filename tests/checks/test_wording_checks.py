"""The checks of wording, on texts that nobody foresaw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.checks import acronym, cut_off, hard_words, lost_currency, personal_information, too_long
from ka_tui.checks.check import Check, Example
from tests.checks.check_examples import subject_of

CHECKS = [check.CHECK for check in (acronym, cut_off, hard_words, lost_currency, personal_information, too_long)]
PIECES = (
    *(
        "and the",
        "Ann Other",
        "John’s",
        "Cllr",
        "on sick leave",
        "İstanbul",
        "ﬁnal",
        "TPO",
        "S106",
        "£4,000",
        "6,250",
        "a grant of",
    ),
    *("\ufffd20k", "utilised", "in order to", "(", "(TPO)", ",", ". ", "\n", "\n\n", "\n- ", " ", "e.g.", "07700 900123"),
    *("a.other@example.org", "2.5 posts vacant"),
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
@given(text=TEXTS)
def test_passages_are_in_the_text_in_order_and_apart(check: Check, text: str) -> None:
    for found in check.find(subject_of(Example({"progress": text}, None))):
        edges = [edge for span in found.spans for edge in span]
        assert edges == sorted(edges)
        assert all(text[start:end].strip() for start, end in found.spans)
        assert found.message.endswith(".")


def test_an_abbreviation_is_told_once_for_an_activity_with_every_place_of_its_field() -> None:
    activity = {"progress": "The TPO was made. The TPO stands.", "next_steps": "Review the TPO."}
    (found,) = acronym.CHECK.find(subject_of(Example(activity, None)))
    assert (found.field, found.spans) == ("progress", ((4, 7), (22, 25)))


def test_a_hard_word_comes_with_its_plain_one() -> None:
    (found,) = hard_words.CHECK.find(subject_of(Example({"progress": "Utilised prior to May."}, None)))
    assert "for 'utilised' write 'use'" in found.message
    assert "for 'prior to' write 'before'" in found.message


def test_an_abbreviation_of_local_government_comes_with_what_it_stands_for() -> None:
    (found,) = acronym.CHECK.find(subject_of(Example({"progress": "The TPO was made."}, None)))
    assert "tree preservation order (TPO)" in found.message


def test_a_narrative_and_its_long_sentence_are_told_apart() -> None:
    text = "We met the parish and wrote it down. " * 40 + "and then " * 25 + "we left."
    length, sentence = too_long.CHECK.find(subject_of(Example({"progress": text}, None)))
    assert length.spans == ()
    assert [text[start:end].endswith("we left.") for start, end in sentence.spans] == [True]
