import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from ka_tui.tui.widgets.cell_text import cell_line, cut, fit, folded_words, matches, segments, whole, wrap
from tests.tui.widgets.widget_samples import HOSTILE, any_text, is_safe


@given(any_text, st.integers(0, 80))
def test_a_fitted_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    fitted = fit(cell_line(text), width)
    assert cell_len(fitted) == width
    assert is_safe(fitted)


@given(any_text, any_text)
def test_the_width_of_clean_texts_together_is_the_sum_of_their_widths(one: str, other: str) -> None:
    one, other = cell_line(one), cell_line(other)
    assert cell_len(one + other) == cell_len(one) + cell_len(other)


@given(any_text, st.integers(2, 60))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    line = cell_line(text)[:2000]
    lines = wrap(line, width)
    assert all(cell_len(part) <= width for part in lines)
    assert "".join("".join(lines).split()) == "".join(line.split())


def test_lines_break_at_blanks() -> None:
    assert wrap("one two three four", 9) == ["one two", "three", "four"]


def test_a_word_wider_than_the_line_is_broken_inside() -> None:
    assert wrap("abcdefgh ij", 5) == ["abcde", "fgh", "ij"]
    assert wrap("漢字漢字", 5) == ["漢字", "漢字"]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Planning", 8, "Planning"),
        ("Planning", 7, "Planni…"),
        ("Plan it now", 6, "Plan…"),
        ("漢字漢字", 6, "漢字…"),
        ("漢字", 1, "…"),
        ("word", 0, ""),
    ],
)
def test_what_is_too_long_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_what_terminals_disagree_about_is_written_plainly() -> None:
    assert cell_line("👍🏽 ❤️ 🇬🇧") == "👍 ❤ GB"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_is_left(text: str) -> None:
    assert is_safe(cell_line(text))


def test_markup_is_text() -> None:
    assert cell_line("[bold]x[/bold] [/x]") == "[bold]x[/bold] [/x]"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Planning", ("plan",), ["Plan"]),
        ("Café society", ("cafe",), ["Café"]),
        ("Straße", ("strasse",), ["Straße"]),
        ("planplan", ("plan", "lanp"), ["planplan"]),
        ("nothing here", ("xyz",), []),
        ("anything", ("",), []),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(text: str, words: tuple[str, ...], found: list[str]) -> None:
    assert [text[start:end] for start, end in matches(text, folded_words(words))] == found


@given(any_text, any_text)
def test_pointing_words_out_changes_no_character(text: str, word: str) -> None:
    line = cell_line(text)[:500]
    parts = segments(line, Style(), matches(line, folded_words([word[:3]])))
    assert "".join(part.text for part in parts) == line


def test_a_match_is_underlined() -> None:
    parts = segments("the plan", Style(), matches("the plan", ("plan",)))
    assert [(part.text, bool(part.style and part.style.underline)) for part in parts] == [("the ", False), ("plan", True)]


def test_a_whole_strip_is_padded_or_cut() -> None:
    assert whole([Segment("ab")], 4, Style()).text == "ab  "
    assert whole([Segment("ab"), Segment("cdef")], 4, Style()).text == "abcd"
