"""When two texts say the same."""

from __future__ import annotations

import pytest

from ka_tui.checks.likeness import copied, says_the_same
from ka_tui.checks.subject import Text


@pytest.mark.parametrize(
    ("sentence", "other", "same"),
    [
        ("The wardens mended the long jetty.", "The wardens mended the long jetty", True),
        ("The wardens have mended our long jetty.", "The wardens have mended the long jetty.", True),
        ("The wardens mended 12 long jetties.", "The wardens mended 13 long jetties.", False),
        ("The wardens on Swan Island met.", "The wardens on Duck Island met.", False),
        ("The long jetty is not to be mended.", "The long jetty is to be mended.", False),
        ("The jetty was mended.", "The café was sold.", False),
        ("", "", False),
    ],
)
def test_sentences_say_the_same_unless_a_telling_word_differs(sentence: str, other: str, same: bool) -> None:
    assert says_the_same(sentence, other) is same
    assert says_the_same(other, sentence) is same


def test_a_text_is_copied_with_its_likeness_and_the_sentences_that_are_not_new() -> None:
    before = Text("The wardens mended the jetty and painted all of the benches. 12 boats were hired.")
    copy = copied(Text("The wardens mended the jetty and painted all of the benches. 15 boats were hired."), before)
    assert copy is not None
    assert 95 < copy.likeness < 100
    assert [sentence.text for sentence in copy.sentences] == ["The wardens mended the jetty and painted all of the benches."]


def test_another_text_is_no_copy() -> None:
    assert copied(Text("The wardens mended the jetty."), Text("Two boats were bought for hire.")) is None
    assert copied(Text("Mended."), Text("The wardens mended the jetty, and painted benches.")) is None
