"""Which English words are one: forms of a word, numbers, and verbs that mean the same."""

from __future__ import annotations

import pytest

from ka_tui.domain.word_forms import deed, is_deed, stem


@pytest.mark.parametrize(
    "forms",
    [
        ["test", "tests", "tested", "testing"],
        ["fit", "fits", "fitted", "fitting"],
        ["plan", "planned", "planning"],
        ["vote", "votes", "voted", "voting"],
        ["press", "pressed", "pressing"],
        ["meet", "met", "meeting", "meetings"],
        ["write", "writes", "wrote", "written", "writing"],
        ["spend", "spent", "spending"],
        ["approve", "approved", "approval"],
        ["assist", "assistance", "assisted"],
        ["sixty", "60"],
        ["three", "3"],
    ],
)
def test_forms_of_a_word_have_one_stem(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("bus", "bug"), ("six", "sixty"), ("park", "part"), ("lead", "leave"), ("meet", "meat")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("adopt", "approved"), ("Recruit", "appointed"), ("begin", "began"), ("draft", "written"), ("poll", "voted")],
)
def test_words_for_the_same_deed_are_known(one: str, other: str) -> None:
    assert deed(one) == deed(other) is not None


def test_most_words_are_no_deed() -> None:
    assert deed("newts") is None
    assert not is_deed("newts")
    assert is_deed("Publish")
