"""Which words of a text tell what it is about."""

from __future__ import annotations

import pytest

from ka_tui.domain.telling_words import Rarity, telling_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("monitor", "monitoring"),
        ("implement", "implementation"),
        ("engage", "engagement"),
        ("policies", "policy"),
        ("Kibworth", "Kibworth's"),
        ("LAD", "LAD2"),
        ("café", "cafés"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert telling_words(one).keys() == telling_words(other).keys() != set()


def test_words_that_only_speak_of_doing_and_years_tell_nothing() -> None:
    assert telling_words("Continue the work as planned in 2022/23, and complete it next quarter. TBC") == {}


def test_names_and_figures_are_known_from_other_words() -> None:
    words = telling_words("Install 12 benches at Elm Park for CSP")
    assert {word.written: word.is_name for word in words.values()} == {
        "Install": False,
        "12": True,
        "benches": False,
        "Elm": True,
        "Park": True,
        "CSP": True,
    }


def test_the_rarer_a_word_and_the_less_it_is_the_title_s_the_more_it_tells() -> None:
    rarity = Rarity(["a bench by the lake", "a bench by the road", "a fountain"])
    words = telling_words("bench fountain lake")
    plain = rarity.weights(words)
    assert plain["fountain"] == plain["lake"] > plain["bench"]
    assert rarity.weights(words, {"lake"})["lake"] == plain["lake"] / 2
