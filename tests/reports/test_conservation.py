"""The proof itself: it must find a word that is lost, and one that is invented, wherever that happens."""

from __future__ import annotations

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.reports.conservation import Printed, conserve
from ka_tui.reports.reading import Conservation, Noise

SOURCE = """Priority one: Parks\nActivities\tProgress\tNext
ka.1.2 Mend swings\tGreen\t<p>Paint &amp; oil</p>\t1. Done\tDepot\tLeisure
"""
ACTIVITY = Activity(
    Quarter(2022, 1), "KA.01.02", "Mend swings", None, 1, "Parks", "Depot", "Leisure", "green", None, "Paint & oil", "1. Done"
)
PRINTED = {"KA.01.02": Printed("ka.1.2", "Green")}
NOISE = (Noise("line 1", "Priority one:", "label"), Noise("line 2", "Activities Progress Next", "header"))


def proof(activity: Activity, noise: tuple[Noise, ...] = NOISE, source: str = SOURCE) -> Conservation:
    return conserve(source, [activity], PRINTED, noise)


def test_a_whole_reading_holds() -> None:
    result = proof(ACTIVITY)
    assert result.holds
    assert (result.words, result.placed) == (18, 13)


@pytest.mark.parametrize("field", ["title", "team", "portfolio", "progress", "next_steps", "priority"])
def test_a_field_that_went_missing_is_lost(field: str) -> None:
    gone = str(getattr(ACTIVITY, field)).split()
    result = proof(ACTIVITY.with_content({field: ""}))
    assert not result.holds
    assert set(result.lost) == {word.strip(".") for word in gone if word != "&"}
    assert result.invented == ()


@pytest.mark.parametrize("field", ["title", "team", "portfolio", "progress", "next_steps", "priority"])
def test_a_word_that_was_made_up_is_invented(field: str) -> None:
    result = proof(ACTIVITY.with_content({field: f"{getattr(ACTIVITY, field)} surplus"}))
    assert (result.lost, result.invented) == ((), ("surplus",))


def test_a_word_placed_twice_is_invented_once() -> None:
    assert proof(ACTIVITY.with_content({"team": "Depot Depot"})).invented == ("Depot",)


def test_a_word_whose_case_changed_is_both() -> None:
    result = proof(ACTIVITY.with_content({"team": "depot"}))
    assert (result.lost, result.invented) == (("Depot",), ("depot",))


def test_noise_that_is_not_named_is_lost() -> None:
    assert proof(ACTIVITY, NOISE[1:]).lost == ("Priority", "one")


def test_a_status_that_came_from_nowhere_does_not_cover_the_printed_one() -> None:
    assert proof(ACTIVITY.with_content({"status": None})).lost == ("Green",)


def test_a_code_that_is_another_than_printed_is_found() -> None:
    other = Activity(ACTIVITY.quarter, "KA.01.03", **ACTIVITY.content())
    result = conserve(SOURCE, [other], {"KA.01.03": PRINTED["KA.01.02"]}, NOISE)
    assert sorted(result.lost) == ["1", "2", "ka"]
    assert sorted(result.invented) == ["01", "03", "KA"]


def test_numbers_that_a_list_counts_are_no_words_of_the_source() -> None:
    source = SOURCE.replace("1. Done", "<ol><li>Done</li><li>Paid</li></ol>")
    result = proof(ACTIVITY.with_content({"next_steps": "1. Done\n2. Paid"}), source=source)
    assert result.holds
