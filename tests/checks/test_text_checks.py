"""The checks that read the narratives: what they say of a finding beside its evidence, and that no text is too odd for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.checks import (
    achievement_in_next_steps,
    contradiction,
    copied_text,
    only_continues,
    other_quarter,
    past_date,
    repeats,
)
from ka_tui.checks.check import Check, Example
from tests.checks.check_examples import subject_of

CHECKS: tuple[Check, ...] = (
    copied_text.CHECK,
    other_quarter.CHECK,
    past_date.CHECK,
    contradiction.CHECK,
    repeats.CHECK,
    achievement_in_next_steps.CHECK,
    only_continues.CHECK,
)
PIECES = st.sampled_from(
    [
        *(
            "Continue to monitor. ",
            "Completed the plan. ",
            "Complete the plan ",
            "in Quarter 1 ",
            "by 30 September ",
            "May ",
            "was signed ",
            "to be ",
        ),
        *(
            "the lease ",
            "(June 2022",
            "\n- ",
            "\n",
            "İstanbul ",
            "ﬁnal ",
            "12% ",
            "and ",
            ": ",
            "— ",
            "nearing completion ",
            "2022/23 ",
            "has ",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
@given(progress=TEXTS, next_steps=TEXTS, before=TEXTS)
def test_spans_of_any_text_are_passages_of_it_in_order(check: Check, progress: str, next_steps: str, before: str) -> None:
    content = {"progress": progress, "next_steps": next_steps}
    for found in check.find(subject_of(Example(content, None, before={"progress": before, "next_steps": progress}))):
        end = 0
        for start, stop in found.spans:
            assert end <= start < stop <= len(content[found.field])
            end = stop
        assert end > 0


def test_copied_text_tells_the_likeness() -> None:
    same = Example({"progress": "The warden mended the jetty."}, None, before={"progress": "The warden mended the jetty."})
    (found,) = copied_text.CHECK.find(subject_of(same))
    assert "100%" in found.message


def test_an_older_quarter_is_told_with_the_name_of_this_one() -> None:
    (found,) = other_quarter.CHECK.find(subject_of(Example({"progress": "In Q1 we cleared the reed bed."}, None)))
    assert "Quarter 2 of 2022/23" in found.message


def test_the_date_that_had_passed_is_what_is_marked() -> None:
    text = "Order oars. Reopen the boathouse by 30 September."
    (found,) = past_date.CHECK.find(subject_of(Example({"next_steps": text}, None)))
    assert [text[start:end] for start, end in found.spans] == ["30 September"]
