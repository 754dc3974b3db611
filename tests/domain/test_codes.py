"""Codes of activities."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.codes import CodePattern, code_key, priority_number_of
from ka_tui.domain.reading_codes import parse_code, reading_codes, split_code
from ka_tui.errors import InvalidCode, InvalidField
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
    assert code_key(code) == ("KA", priority, number)
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


EXAMPLES = ["KA.01.02", "CP-1.2", "SP 12", "HDC/2023/07", "Obj_1-2/3", "P7"]
patterns = st.sampled_from([CodePattern(example) for example in EXAMPLES])


@st.composite
def codes_of(draw: st.DrawFn) -> tuple[CodePattern, str]:
    """A pattern and a code of it in its normal form."""
    pattern = draw(patterns)
    numbers = [draw(st.integers(1, 10 ** max(width, 3) - 1)) for _, width in pattern.numbers]
    return pattern, pattern.prefix + "".join(f"{s}{n:0{w}}" for n, (s, w) in zip(numbers, pattern.numbers, strict=True))


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_a_code_of_its_pattern(example: str) -> None:
    assert CodePattern(example).parse(example) == example
    assert CodePattern(f" {example} ") == CodePattern(example)


@given(codes_of())
@law
def test_a_code_of_any_pattern_reads_back_and_is_known_at_the_front_of_a_text(drawn: tuple[CodePattern, str]) -> None:
    pattern, code = drawn
    assert pattern.is_normal(code)
    assert pattern.parse(f" {code.lower()}. ") == code
    assert pattern.split(f"{code}: Repair") == (code, "Repair")
    assert pattern.split(f"{code}x") == (None, f"{code}x")


@pytest.mark.parametrize(
    ("example", "text", "code"),
    [
        ("CP-1.2", "cp 1 . 12", "CP-1.12"),
        ("CP-1.2", "CP.01.02", "CP-1.2"),
        ("SP 12", "sp.7", "SP 07"),
        ("HDC/2023/07", "hdc 2023 / 7", "HDC/2023/07"),
    ],
)
def test_spellings_of_a_code_of_another_pattern(example: str, text: str, code: str) -> None:
    assert CodePattern(example).parse(text) == code


@pytest.mark.parametrize(
    ("example", "text"),
    [
        ("CP-1.2", "KA.01.02"),
        ("CP-1.2", "CP-1"),
        ("SP 12", "SP12"),
        ("SP 12", "SP-12"),
        ("HDC/2023/07", "HDC/23/07"),
        ("P7", "P 7"),
    ],
)
def test_what_is_no_code_of_another_pattern_is_refused_with_its_example(example: str, text: str) -> None:
    with pytest.raises(InvalidCode, match=re.escape(f"Codes look like {example}.")):
        CodePattern(example).parse(text)


@pytest.mark.parametrize(
    "example", ["", "KA", "01.02", "KA..1", "KA.1.2.3.4", "KA:1", "KA.1x", "K A.1", "KA.123456789.1234567890"]
)
def test_an_example_that_is_no_code_is_refused(example: str) -> None:
    with pytest.raises(InvalidField, match=r"The code pattern must be an example of a code, as KA\.01\.02 or CP-1\.2"):
        CodePattern(example)


def test_codes_of_every_pattern_are_ordered_by_all_their_numbers() -> None:
    codes = ["SP 12", "SP 100", "CP-1.2.10", "CP-1.2.9", "CP-1.10.1"]
    assert sorted(codes, key=code_key) == ["CP-1.2.9", "CP-1.2.10", "CP-1.10.1", "SP 12", "SP 100"]


@pytest.mark.parametrize("code", ["KA", "12", "KA.01.02 x", "KA.x"])
def test_what_is_no_code_has_no_place_in_the_order(code: str) -> None:
    with pytest.raises(ValueError, match=re.escape(code)):
        code_key(code)


@pytest.mark.parametrize(("code", "number"), [("CP-3.2", 3), ("CP-3.2.1", 3), ("SP 12", None), ("HDC/2023/07", None)])
def test_the_priority_is_the_first_of_several_numbers_unless_that_is_a_year(code: str, number: int | None) -> None:
    assert priority_number_of(code) == number


@given(patterns, st.lists(codes_of()))
@law
def test_codes_that_sort_as_text_do(pattern: CodePattern, drawn: list[tuple[CodePattern, str]]) -> None:
    codes = [code for other, code in drawn if other == pattern]
    if pattern.sort_as_text(codes):
        assert sorted(codes) == sorted(codes, key=code_key)


def test_codes_wider_than_the_example_do_not_sort_as_text() -> None:
    assert CodePattern("CP-1.2").sort_as_text(["CP-1.2", "CP-1.3"])
    assert not CodePattern("CP-1.2").sort_as_text(["CP-1.2", "CP-1.10"])


def test_a_reading_has_its_pattern_and_gives_it_back() -> None:
    with reading_codes(CodePattern("CP-1.2")):
        assert split_code("CP-1.2 Repair") == ("CP-1.2", "Repair")
        assert parse_code("cp 1 2") == "CP-1.2"
    assert parse_code("KA.01.02") == "KA.01.02"
