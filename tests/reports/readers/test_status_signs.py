"""Signs that say a status by their colour, and words and signs that a document's own key explains."""

from __future__ import annotations

import pytest

from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.reports.readers.status_signs import DocumentKey, colour_said


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("🔴", "red"),
        ("🟥", "red"),
        ("🟠", "amber"),
        ("🟡", "amber"),
        ("🟧", "amber"),
        ("🟢", "green"),
        ("🟩", "green"),
        ("🔵", "completed"),
        ("🟦", "completed"),
        ("🟢 going well", "green"),
        ("Blue", "completed"),
        ("YELLOW", "amber"),
    ],
)
def test_a_coloured_sign_or_the_name_of_a_colour_says_its_status(text: str, status: str) -> None:
    assert colour_said(text, PRINTED_KEY) == status


@pytest.mark.parametrize("text", ["", "▶", "●", "✅", "⚪", "🟣", "🔴🟢", "Blue bins", "B", "On course", "🟢" * 100])
def test_what_names_no_colour_or_two_says_nothing(text: str) -> None:
    assert colour_said(text, PRINTED_KEY) is None


def test_a_word_or_letter_stands_for_what_the_key_says() -> None:
    key = DocumentKey(PRINTED_KEY)
    completed, amber = PRINTED_KEY.recognise("Completed"), PRINTED_KEY.recognise("Amber")
    assert completed
    assert amber
    key.learn("B", (), completed)
    key.learn("Slipping", (), amber)
    assert key.of_sign("b") == "completed"
    assert key.of_sign("slipping") == "amber"
    assert key.of_sign("Slipping a little further") is None


def test_a_word_that_the_scheme_has_or_the_key_explains_twice_is_not_learnt() -> None:
    key = DocumentKey(PRINTED_KEY)
    completed, amber = PRINTED_KEY.recognise("Completed"), PRINTED_KEY.recognise("Amber")
    assert completed
    assert amber
    key.learn("Green", (), amber)
    key.learn("Late", (), amber)
    key.learn("Late", (), completed)
    assert key.of_sign("Green") is None
    assert key.of_sign("Late") is None
