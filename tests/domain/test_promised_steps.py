"""Next steps one by one, and the days that they are promised for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from ka_tui.domain.promised_steps import parts_of, passages, promised_steps
from tests.domain.strategies import SUMMER, hostile_text, law


def texts(next_steps: str) -> list[str]:
    return [step.text for step in promised_steps(next_steps, SUMMER)]


def test_items_and_sentences_are_steps_each_once() -> None:
    assert texts("Campaigns for autumn:\n- Hedgehogs\n- Bats and\n  owls\n\nPaint the rail. Tune the organ.\n\n- Hedgehogs") == [
        "Hedgehogs",
        "Bats and owls",
        "Paint the rail.",
        "Tune the organ.",
    ]


def test_a_sentence_that_only_goes_on_stays_with_the_one_before() -> None:
    assert texts("Survey the pond. This tells how deep it is. Once known, dredge it. Feed the ducks.") == [
        "Survey the pond. This tells how deep it is. Once known, dredge it.",
        "Feed the ducks.",
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    assert texts("Ask Cllr. Elm about No. 4 The Green.") == ["Ask Cllr. Elm about No. 4 The Green."]


@pytest.mark.parametrize("nothing", ["", "TBC", "TBC.", "n/a", "None", "- \n- TBC", "Next steps:", "Work continues as planned."])
def test_what_names_no_step_promises_nothing(nothing: str) -> None:
    assert texts(nothing) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Repair the weir by 30 September 2022.", date(2022, 9, 30)),
        ("Repair the weir in October.", date(2022, 10, 31)),
        ("Sound the siren in March, and the bell by May 2023", date(2023, 5, 31)),
        ("Show the weir to schools (by the end of Quarter 4 of 2022/23).", date(2023, 3, 31)),
        ("Repair the weir.", None),
        ("Repair the weir that broke in May 2021.", None),
        ("The weir was repaired in August 2022.", None),
        ("Open the weir to visitors from 1 October 2022.", None),
    ],
)
def test_the_last_day_that_is_promised(text: str, due: date | None) -> None:
    (step,) = promised_steps(text, SUMMER)
    assert step.due == due


@given(hostile_text)
@law
def test_no_word_of_a_text_is_lost_in_its_passages(text: str) -> None:
    told = " ".join(passages(text)).split()
    assert [word for word in told if any(letter.isalpha() for letter in word)] == [
        word for word in " ".join(text.split()).split() if any(letter.isalpha() for letter in word)
    ]


@pytest.mark.parametrize(
    ("step", "parts"),
    [
        ("Hold the vote, and open the hall once it is safe.", ["Hold the vote", "open the hall"]),
        ("Mend and check the fence", ["Mend", "check the fence"]),
        ("Feed ducks and swans", ["Feed ducks"]),
        ("Count the newts (in all ponds); write to the owners.", ["Count the newts", "write to the owners."]),
        ("In May, count the newts.", []),
        ("Count the newts", []),
        ("Count the newts and  ", ["Count the newts"]),
    ],
)
def test_a_step_has_the_parts_that_it_says_are_to_be_done(step: str, parts: list[str]) -> None:
    whole, *found = parts_of(step)
    assert whole == step.replace(" (in all ponds)", "")
    assert found == parts
