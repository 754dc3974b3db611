"""Codes as they are typed in a query."""

import pytest

from ka_tui.domain.codes import CodePattern
from ka_tui.domain.typed_codes import code_beginnings

CODES = {
    "KA.01.02": ["KA.01.01", "KA.01.10", "KA.10.01"],
    "CP-1.2": ["CP-1.2", "CP-1.20", "CP-12.1"],
    "SP 12": ["SP 01", "SP 12", "SP 123"],
    "HDC/2023/07": ["HDC/2023/01", "HDC/2024/12"],
}


@pytest.mark.parametrize(
    ("example", "typed", "found"),
    [
        ("KA.01.02", "k", ["KA.01.01", "KA.01.10", "KA.10.01"]),
        ("KA.01.02", "KA.1", ["KA.01.01", "KA.01.10", "KA.10.01"]),
        ("KA.01.02", "ka.1.", ["KA.01.01", "KA.01.10"]),
        ("CP-1.2", "cp-1", ["CP-1.2", "CP-1.20"]),
        ("CP-1.2", "1 2", ["CP-1.2"]),
        ("CP-1.2", "12", ["CP-12.1"]),
        ("SP 12", "SP 1", ["SP 01", "SP 12", "SP 123"]),
        ("SP 12", "12", ["SP 12"]),
        ("HDC/2023/07", "hdc/202", ["HDC/2023/01", "HDC/2024/12"]),
        ("HDC/2023/07", "2024/", ["HDC/2024/12"]),
    ],
)
def test_a_beginning_finds_the_codes_that_begin_so(example: str, typed: str, found: list[str]) -> None:
    begins = code_beginnings(typed, CodePattern(example))
    assert [code for code in CODES[example] if f"{code}.".startswith(begins)] == found


@pytest.mark.parametrize(("example", "typed"), [("CP-1.2", "ka.1"), ("SP 12", "1.2"), ("KA.01.02", "1-2")])
def test_what_begins_no_code_is_told_apart(example: str, typed: str) -> None:
    assert code_beginnings(typed, CodePattern(example)) == ()
