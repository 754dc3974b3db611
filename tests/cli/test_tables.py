from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.cli.tables import Column, cut, print_table, text_width
from tests.cli.office import Office

WIDE = "市场"


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), (WIDE, 4), ("e\u0301", 1), ("▶ Green", 7), ("a\u200db", 2), ("🌱", 2)]
)
def test_width_counts_columns_of_the_terminal_not_letters(text: str, width: int) -> None:
    assert text_width(text) == width


@given(st.text(), st.integers(1, 30))
def test_a_cut_text_always_fits(text: str, width: int) -> None:
    assert text_width(cut(text, width)) <= width


@given(st.text(st.characters(categories=["L", "N"]), max_size=20))
def test_a_text_that_fits_is_not_cut(text: str) -> None:
    assert cut(text, 40) == text


def test_a_cut_text_says_so_and_never_halves_a_wide_letter() -> None:
    assert cut("abcdef", 4) == "abc…"
    assert cut("ab cdef", 4) == "ab…"
    assert cut(WIDE * 3, 4) == "市…"


def printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: list[Column], rows: list[list[str]], room: int
) -> list[str]:
    monkeypatch.setattr("ka_tui.cli.tables.terminal_width", lambda: room)
    print_table(columns, rows)
    return capsys.readouterr().out.splitlines()


COLUMNS = [Column("Code"), Column("Long", share=2, least=6), Column("Team", share=1, least=4), Column("Count", right=True)]
ROWS = [["A", "one two three four five", "harbour office", "7"], ["B", "short", "quay", "11"]]


@pytest.mark.parametrize(
    ("room", "rows"),
    [
        (
            60,
            [
                "Code  Long                     Team            Count",
                "A     one two three four five  harbour office      7",
                "B     short                    quay               11",
            ],
        ),
        (
            40,
            [
                "Code  Long               Team      Count",
                "A     one two three fo…  harbour…      7",
                "B     short              quay         11",
            ],
        ),
        (24, ["Code  Long         Count", "A     one two th…      7", "B     short           11"]),
        (10, ["Code  Long    Count", "A     one t…      7", "B     short      11"]),
    ],
)
def test_columns_give_way_by_their_share_then_the_last_is_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, room: int, rows: list[str]
) -> None:
    assert printed(capsys, monkeypatch, COLUMNS, ROWS, room) == rows


@given(st.lists(st.lists(st.text(max_size=30), min_size=4, max_size=4), min_size=1, max_size=4), st.integers(40, 120))
def test_every_line_fits_the_terminal_whatever_is_in_the_cells(rows: list[list[str]], room: int) -> None:
    from ka_tui.cli import tables
    from ka_tui.domain.text import shown_line

    columns = [Column(name, share=1, least=4) for name in "abcd"]
    safe = [[shown_line(text) for text in row] for row in rows]
    assert all(text_width(line) <= room for line in tables._aligned(columns, safe, room))


def test_no_rows_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([Column("Code")], [])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"NO_COLOR": "", "TERM": "dumb"}, True, False),
    ],
)
def test_colour_is_for_terminals_and_as_the_environment_asks(
    filled: Office, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], terminal: bool, coloured: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = filled.ka("list", terminal=terminal).out
    assert ("\x1b[38;5;35m▶ Green\x1b[0m" in out) is coloured
    assert ("\x1b" in out) is coloured
    assert "▶ Green" in out


def test_a_terminal_of_all_colours_gets_the_scheme_s_own(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert "\x1b[38;2;46;158;91m▶ Green\x1b[0m" in filled.ka("list", terminal=True).out
