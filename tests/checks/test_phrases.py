"""Phrases are found in their sentence, and what denies or supposes them is seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.checks.phrases import Phrases, is_denied, is_supposed
from ka_tui.checks.subject import Text

FLOODS = Phrases({"flood flooded": "flood(?:ed)?", "burst": "banks burst"})


def passages(raw: str) -> list[str]:
    return [raw[phrase.start : phrase.end] for phrase in FLOODS.found(Text(raw))]


def test_phrases_are_found_in_order_whatever_their_case_and_blanks() -> None:
    assert passages("FLOODED again: the banks\u00a0 burst in the flood.") == ["FLOODED", "banks\u00a0 burst", "flood"]


def test_a_phrase_is_a_whole_word_and_ends_with_its_sentence() -> None:
    assert passages("Floodlights were lit on both banks.\nBurst pipes were mended.") == []


def test_offsets_hold_where_small_letters_are_longer() -> None:
    assert passages("İİİ flooded") == ["flooded"]


@pytest.mark.parametrize(
    "raw",
    [
        "The meadow has not flooded.",
        "It hasn't flooded.",
        "There was no serious flood.",
        "We avoided a flood.",
        "Any further flood is to be logged.",
        "None of the fields has flooded.",
        "There was no burst pipe or flood.",
    ],
)
def test_what_is_denied_is_seen(raw: str) -> None:
    text = Text(raw)
    assert all(is_denied(text, phrase) for phrase in FLOODS.found(text))
    assert passages(raw)


@pytest.mark.parametrize("raw", ["No pump was ready and the meadow flooded.", "It did not rain. The meadow flooded."])
def test_a_denial_of_something_else_is_none(raw: str) -> None:
    text = Text(raw)
    assert [is_denied(text, phrase) for phrase in FLOODS.found(text)] == [False]


@pytest.mark.parametrize(
    ("raw", "supposed"),
    [
        ("If the meadow is flooded, use the hall.", True),
        ("Move to the hall should the meadow be flooded.", True),
        ("The meadow could be flooded if the sluice fails.", True),
        ("The meadow would be flooded.", True),
        ("If dry, mow; the meadow flooded.", False),
        ("The meadow flooded; if dry, mow.", False),
        ("The meadow may be flooded.", False),
    ],
)
def test_what_is_only_supposed_is_seen(raw: str, supposed: bool) -> None:
    text = Text(raw)
    assert [is_supposed(text, phrase) for phrase in FLOODS.found(text)] == [supposed]


@given(st.text(alphabet="aİ flod ed.\n-N,;?ﬂ", max_size=60) | st.text(max_size=60))
def test_phrases_of_any_text_stand_apart_within_their_sentences(raw: str) -> None:
    last = 0
    for phrase in FLOODS.found(Text(raw + " flooded")):
        assert last <= phrase.start < phrase.end <= phrase.sentence.end
        assert phrase.sentence.start <= phrase.start
        last = phrase.end
