from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.action import Place, shown_key
from ka_tui.tui.actions import all_actions
from ka_tui.tui.key_names import key_named

NAMED = {
    "x": "x",
    "X": "X",
    "shift+x": "X",
    "é": "é",
    "/": "slash",
    "?": "question_mark",
    "question_mark": "question_mark",
    "[": "left_square_bracket",
    "+": "plus",
    " + ": "plus",
    "ctrl++": "ctrl+plus",
    "del": "delete",
    "Esc": "escape",
    "Return": "enter",
    "space": "space",
    "PgDn": "pagedown",
    "page down": "pagedown",
    "F5": "f5",
    "Ctrl+X": "ctrl+x",
    "control + x": "ctrl+x",
    "shift+down": "shift+down",
    "shift+↓": "shift+down",
    "shift+ctrl+up": "ctrl+shift+up",
    "option+Left": "alt+left",
    "ctrl+i": "tab",
    "ctrl+[": "escape",
}
NOT_NAMED = ["", " ", "+x", "foo", "ctrl+", "hyper+x", "ctrl+foo", "xy", "f99", "\x1b", "ctrl+shift"]


@pytest.mark.parametrize(("text", "key"), NAMED.items())
def test_keys_go_by_the_names_that_people_have_for_them(text: str, key: str) -> None:
    assert key_named(text) == key


@pytest.mark.parametrize("text", NOT_NAMED)
def test_what_names_no_key_is_known_for_that(text: str) -> None:
    assert key_named(text) is None


@pytest.mark.parametrize("character", sorted(set(string.printable) - set(string.whitespace)))
def test_every_character_of_a_keyboard_names_the_key_that_textual_reports(character: str) -> None:
    assert key_named(character) == _character_to_key(character)


@pytest.mark.parametrize(
    "key", sorted({key for place in Place for action in all_actions(PRINTED_KEY, place) for key in action.keys})
)
def test_the_names_of_the_table_and_what_is_shown_for_them_name_the_same_key(key: str) -> None:
    assert key_named(key) == key_named(shown_key(key)) == key


@given(st.text(max_size=12))
def test_any_text_names_a_key_or_none_and_a_key_names_itself(text: str) -> None:
    key = key_named(text)
    assert key is None or not text.isascii() or key_named(key) == key
