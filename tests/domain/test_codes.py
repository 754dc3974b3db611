"""Codes of activities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.codes import code_key, parse_code, priority_number_of, split_code
from ka_tui.errors import InvalidCode
from tests.domain.strategies import hostile_text, law

numbers = st.integers(0, 999)


@pytest.mark.parametrize("text", ["KA.01.02", "ka.1.2", " KA 01 02 ", "KA. 01. 02", "KA.01.02.", "KA .1 .002"])
def test_spellings_of_one_code(text: str) -> None:
    assert parse_code(text) == "KA.01.02"


@pytest.mark.parametrize("text", ["", "KA", "KA.01", "KA.01.02.03", "KA0102", "KB.01.02", "KA.1.1234", "KA.x.y", "XKA.01.02"])
def test_what_is_no_code_is_refused_with_the_right_spelling(text: str) -> None:
    with pytest.raises(InvalidCode, match=r"KA\.01\.02"):
        parse_code(text)


@given(numbers, numbers)
@law
def test_the_normal_form_reads_back_and_keeps_its_numbers(priority: int, number: int) -> None:
    code = parse_code(f"ka.{priority}.{number}")
    assert parse_code(code) == code
    assert code_key(code) == (priority, number)
    assert priority_number_of(code) == priority


def test_codes_are_ordered_by_number() -> None:
    codes = ["KA.10.01", "KA.02.100", "KA.02.10", "KA.02.09"]
    assert sorted(codes, key=code_key) == ["KA.02.09", "KA.02.10", "KA.02.100", "KA.10.01"]


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("KA.01.02 Repair the footpath", "KA.01.02", "Repair the footpath"),
        ("KA.01.02: Repair", "KA.01.02", "Repair"),
        ("  ka.1.2 – Repair", "KA.01.02", "Repair"),
        ("KA.01.02", "KA.01.02", ""),
        ("Repair KA.01.02", None, "Repair KA.01.02"),
        ("KA.01.02nd footpath", None, "KA.01.02nd footpath"),
        ("", None, ""),
    ],
)
def test_the_code_a_text_begins_with(text: str, code: str | None, rest: str) -> None:
    assert split_code(text) == (code, rest)


@given(hostile_text)
@law
def test_splitting_loses_nothing_of_a_text_without_a_code(text: str) -> None:
    assert split_code(text) == (None, text)


@pytest.mark.parametrize("start", ["KA", "KA.1", "KA.1.", ""])
def test_a_run_of_blanks_is_no_burden(start: str) -> None:
    text = start + " " * 50_000 + "x"
    assert split_code(text) == (None, text)
