"""Text as it enters the register and as it is shown."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given

from ka_tui.domain.text import clean_line, clean_text, folded, shown, shown_line
from tests.domain.strategies import hostile_text, law

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\r\ntwo\rthree\x0bfour\u2028five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\n \n  - kept indent  \n\n\nend \t\n\n", "  - kept indent\n\n\nend"),
        ("a\tb", "a\tb"),
        ("red\x1b[31mred\x07", "red[31mred"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("half \ud83d a pair", "half  a pair"),
        ("[bold]not markup[/bold] 漢字 👩‍👧", "[bold]not markup[/bold] 漢字 👩‍👧"),
        (" \t\n ", ""),
    ],
)
def test_a_text_of_lines_is_cleaned(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  two \t words\r\n", "two words"),
        ("a\u00a0b\u2003c", "a b c"),
        ("a\x00b\x1cc", "abc"),
        ("\ufeffbegin", "begin"),
    ],
)
def test_a_line_is_cleaned(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


@given(hostile_text)
@law
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text) == clean_line(clean_text(text))


@pytest.mark.parametrize("door", [clean_text, clean_line, shown, shown_line])
@given(text=hostile_text)
@law
def test_no_control_character_passes(door: Callable[[str], str], text: str) -> None:
    assert not CONTROLS.search(door(text))
    door(text).encode()


@given(hostile_text)
@law
def test_what_is_shown_is_free_of_tabs_and_one_line_is_one_line(text: str) -> None:
    assert "\t" not in shown(text)
    assert "\n" not in shown_line(text)


@given(hostile_text)
@law
def test_cleaning_drops_no_word(text: str) -> None:
    words = re.findall(r"[a-z漢字é]+", clean_line(text))
    assert words == re.findall(r"[a-z漢字é]+", CONTROLS.sub("", re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)))


def test_a_long_text_of_blank_lines_is_cleaned_at_once() -> None:
    assert clean_text("\n" * 1_000_000 + "end") == "end"


@pytest.mark.parametrize(
    ("text", "same"), [("CAFÉ", "cafe"), ("Straße", "STRASSE"), ("ﬁnal", "FINAL"), ("𝐁old™", "boldtm"), ("ÅNGSTRÖM", "angstrom")]
)
def test_case_and_accents_do_not_count_in_comparing(text: str, same: str) -> None:
    assert folded(text) == folded(same)


def test_different_letters_stay_different() -> None:
    assert folded("漢") != folded("字")
    assert folded("a") != folded("b")
