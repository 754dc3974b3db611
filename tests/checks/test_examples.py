"""What every check says of itself is so: its examples are found, or left alone, with the words that they quote."""

from __future__ import annotations

import pytest

from ka_tui.checks.check import Check, Example
from ka_tui.checks.registry import CHECKS, findings
from tests.checks.check_examples import subject_of

CASES = [
    pytest.param(check, example, id=f"{check.id}-{number}") for check in CHECKS for number, example in enumerate(check.examples)
]


@pytest.mark.parametrize(("check", "example"), CASES)
def test_an_example_is_found_or_left_alone_as_it_says(check: Check, example: Example) -> None:
    found = findings([subject_of(example)], [other.id for other in CHECKS if other is not check])
    assert [finding.evidence for finding in found] == ([] if example.evidence is None else [example.evidence])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_shows_what_it_finds_and_what_it_leaves_alone(check: Check) -> None:
    assert any(example.evidence is not None for example in check.examples)
    assert any(example.evidence is None for example in check.examples)
