"""Schemes that councils use, and what every scheme must be."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from ka_tui.domain.movement import Movement, compare_statuses
from ka_tui.domain.schemes import (
    BRAG,
    FIVE_STEP,
    OWN_SCHEME,
    SCHEME_TITLES,
    SCHEMES,
    checked_scheme,
    is_symbol,
    scheme_name,
)
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.errors import InvalidScheme

RED, AMBER, GREEN, COMPLETED = PRINTED_KEY


@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_that_comes_along_passes_the_check_that_others_must_pass(name: str) -> None:
    assert checked_scheme(SCHEMES[name]) == SCHEMES[name]
    assert scheme_name(SCHEMES[name]) == name
    assert SCHEME_TITLES[name] == ", ".join(status.word for status in SCHEMES[name])


def test_the_default_is_one_of_them_and_any_other_is_the_council_s_own() -> None:
    assert SCHEMES["rag"] is PRINTED_KEY
    assert scheme_name(StatusScheme((RED,))) == OWN_SCHEME


def test_each_step_of_five_is_a_movement_though_two_are_of_one_class() -> None:
    steps = [status.id for status in FIVE_STEP]
    for lower, upper in pairwise(steps):
        assert compare_statuses(FIVE_STEP, lower, upper) is Movement.BETTER
        assert compare_statuses(FIVE_STEP, upper, lower) is Movement.WORSE


def test_idle_work_does_not_move_and_blue_is_the_best() -> None:
    assert compare_statuses(BRAG, "green", "blue") is Movement.BETTER
    assert compare_statuses(BRAG, "not-started", "green") is Movement.UNKNOWN
    assert compare_statuses(BRAG, "on-hold", "on-hold") is Movement.UNKNOWN


@pytest.mark.parametrize("word", ["completed", "Complete", "BLUE", "b"])
def test_brag_understands_what_rag_said_of_finished_work(word: str) -> None:
    assert BRAG.parse(word) == "blue"


def test_texts_are_brought_into_their_normal_form() -> None:
    untidy = RED._replace(word=" Red \n", colour="#D4351C ", aliases=("r", "r", " late  work "))
    assert checked_scheme(StatusScheme((untidy,))).statuses == (RED._replace(aliases=("r", "late work")),)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"id": "Two Words"}, "id"),
    ({"id": "none"}, "id"),
    ({"id": ""}, "id"),
    ({"word": ""}, "word"),
    ({"word": "x" * 25}, "word"),
    ({"word": "Not stated"}, "word"),
    ({"aliases": ("none",)}, "word"),
    ({"symbol": ""}, "symbol"),
    ({"symbol": "▲▲"}, "symbol"),
    ({"symbol": "·"}, "symbol"),
    ({"symbol": "x"}, "symbol"),
    ({"symbol": "🟢"}, "symbol"),
    ({"symbol": "\u0301"}, "symbol"),
    ({"colour": "green"}, "colour"),
    ({"colour": "#12345"}, "colour"),
    ({"key": "G"}, "key"),
    ({"key": "gg"}, "key"),
    ({"key": "n"}, "key"),
    ({"key": "1"}, "key"),
    ({"meaning": "x" * 201}, "meaning"),
    ({"id": "red"}, "id"),
    ({"symbol": RED.symbol}, "symbol"),
    ({"key": RED.key}, "key"),
    ({"word": "RED"}, "word"),
    ({"aliases": ("R",)}, "word"),
]


@pytest.mark.parametrize(("values", "field"), WRONG)
def test_what_cannot_be_worked_with_is_refused_with_its_place_and_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidScheme, match="Status 2 of the scheme") as refused:
        checked_scheme(StatusScheme((RED, GREEN._replace(**values))))
    assert (refused.value.place, refused.value.field) == (1, field)


def test_a_scheme_has_at_least_one_status_and_not_too_many() -> None:
    many = tuple(
        Status(f"s{n}", f"Word {n}", chr(0x25A0 + n), "#000000", "abcdefghijklm"[n], "", StatusClass.IDLE) for n in range(13)
    )
    assert len(checked_scheme(StatusScheme(many[:12])).statuses) == 12
    for statuses in ((), many):
        with pytest.raises(InvalidScheme, match="from 1 to 12"):
            checked_scheme(StatusScheme(statuses))


@pytest.mark.parametrize(
    ("text", "expected"), [("▲", True), ("!", True), ("漢", False), (" ", False), ("\u200b", False), ("7", False)]
)
def test_a_symbol_is_one_sign_in_one_column(text: str, expected: bool) -> None:
    assert is_symbol(text) is expected
