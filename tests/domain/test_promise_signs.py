"""What a quarter says of a promised step, by the words that both share."""

from __future__ import annotations

import pytest

from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.promise_signs import SILENCE, Suggestion, suggestion
from ka_tui.domain.promised_steps import promised_steps
from ka_tui.domain.telling_words import Rarity
from tests.domain.strategies import AUTUMN, SUMMER, activity

KEPT, NOT_KEPT, MOVED, SILENT = PromiseOutcome
OTHERS = ("Lamps along the towpath", "Bins emptied in villages", "Trees felled in the wood", "Grants paid to clubs")


def told(step: str, progress: str = "", next_steps: str = "", title: str = "Parks for all") -> Suggestion:
    origin = activity(quarter=SUMMER, title=title, next_steps=step)
    answer = activity(quarter=AUTUMN, title=title, progress=progress, next_steps=next_steps)
    (promised,) = promised_steps(step, SUMMER)
    return suggestion(promised, [answer], origin, Rarity([step, progress + next_steps, *OTHERS]))


@pytest.mark.parametrize(
    ("step", "progress", "outcome"),
    [
        ("Install 12 benches at Elm Lake.", "All 12 benches stand at Elm Lake.", KEPT),
        ("Recruit two rangers.", "Two rangers were appointed in May.", KEPT),
        ("Publish the pond survey.", "The pond survey was published, and dredging will start soon.", KEPT),
        ("Continue to monitor newts in the pond.", "Monitoring of newts in the pond continued weekly.", KEPT),
        ("Begin the pond survey of newts.", "The newts survey of the pond is under way.", KEPT),
        ("Meet anglers of the lake.", "Anglers were met in May.", KEPT),
        ("Plant sixty oaks.", "60 oaks were planted.", KEPT),
        ("Publish the survey.", "The survey of nine ponds was issued, with maps of all the springs.", KEPT),
        ("Agree the byelaws.", "Byelaws were adopted after a long debate among the anglers, rowers and farmers.", KEPT),
        ("Mend the boathouse roof by May, and count the newts in all ponds.", "The boathouse roof is mended.", KEPT),
        ("Mend the boathouse roof by May, and count newts in the ponds.", "Newts were counted in nine ponds.", KEPT),
        ("Open the boathouse once the roof is safe and the fire alarm is tested.", "The boathouse opened in June.", KEPT),
        ("Publish the pond survey.", "The pond survey was cancelled.", NOT_KEPT),
        ("Publish the pond survey.", "The pond survey could not be published for want of staff.", NOT_KEPT),
        ("Fill the two ranger posts.", "Both ranger posts are still empty, two of which since May.", NOT_KEPT),
        ("Publish the pond survey.", "The pond survey has been delayed.", MOVED),
        ("Publish the pond survey.", "The pond survey was not published; it follows in January 2023.", MOVED),
        ("Publish the pond survey.", "The pond survey will be published next month.", MOVED),
        ("Publish the pond survey.", "Pond survey to be published.", MOVED),
        ("Install 12 benches at Elm Lake.", "The 12 benches for Elm Lake are nearly ready.", MOVED),
        ("Publish the pond survey.", "The weather was fine. Ducks were counted.", SILENT),
        ("Publish the pond survey.", "", SILENT),
    ],
)
def test_what_seems_to_have_come_of_it(step: str, progress: str, outcome: PromiseOutcome) -> None:
    assert told(step, progress).outcome is outcome


def test_no_more_work_than_expected_is_no_work_to_come() -> None:
    assert told("Publish the pond survey.", "The pond survey was published, earlier than expected.").outcome is KEPT


def test_what_is_promised_again_has_moved() -> None:
    found = told("Publish the pond survey.", "Ducks were counted.", "- Feed the ducks\n- Publish the survey of the pond")
    assert found.outcome is MOVED
    assert found.evidence is not None
    assert (found.evidence.field, found.evidence.text) == ("next_steps", "Publish the survey of the pond")


def test_what_the_next_steps_tell_was_done_is_kept() -> None:
    found = told("Publish the pond survey.", "Ducks were counted.", "The pond survey has been published; count swans next.")
    assert found.outcome is KEPT
    assert found.evidence is not None
    assert found.evidence.field == "next_steps"


def test_what_is_kept_and_goes_on_is_kept() -> None:
    assert told("Monitor newts in the pond.", "Newts in the pond were monitored.", "Monitor newts in the pond.").outcome is KEPT


def test_what_was_put_off_and_is_promised_again_has_moved() -> None:
    step = "Publish the pond survey of newts."
    assert told(step, "The pond survey was not published.", "Publish the pond survey.").outcome is MOVED


def test_the_clause_that_speaks_of_the_step_decides() -> None:
    progress = "The pond survey was published, but the new hide for birdwatchers was cancelled."
    assert told("Publish the pond survey.", progress).outcome is KEPT
    assert told("Open the hide for birdwatchers.", progress).outcome is NOT_KEPT


def test_the_evidence_quotes_the_best_passage_and_names_the_words() -> None:
    found = told("Install 12 benches at Elm Lake.", "Elm trees grow well.\n\n- All 12 benches stand at Elm Lake.\n- Ducks")
    assert found.evidence is not None
    assert found.evidence == (AUTUMN, "progress", "All 12 benches stand at Elm Lake.", ("12", "benches", "Elm", "Lake"))


@pytest.mark.parametrize(
    "progress",
    [
        "Benches were ordered.",
        "Elm Lake was full of ducks.",
        "The parks were closed in May.",
        "Visitors were welcomed by the new ranger.",
    ],
)
def test_a_word_or_two_of_many_is_no_sign(progress: str) -> None:
    assert told("Install 12 oak benches with armrests around Elm Lake for older visitors.", progress) is SILENCE


def test_the_same_deed_done_to_something_else_is_no_sign() -> None:
    assert told("Complete the audit of boats.", "Fire audits of the stables were completed.") is SILENCE
    assert told("Publish the plan once anglers sign it.", "The petition was signed.") is SILENCE


def test_a_name_tells_more_of_which_clause_it_is_than_another_word() -> None:
    found = told("Hold the vote at Elm Lake.", "The vote at Oakham was won; Elm Lake is due in spring.")
    assert found.outcome is MOVED


def test_words_of_the_title_and_the_same_month_are_no_sign() -> None:
    assert told("Open parks in October 2022.", "Parks were busy in October 2022.") is SILENCE


def test_what_stands_in_brackets_need_not_be_repeated() -> None:
    step = "Install 12 benches (funded by the National Lottery and the Friends of Elm Lake)."
    assert told(step, "12 benches were put up.").outcome is KEPT


def test_the_latest_quarter_that_speaks_of_it_counts() -> None:
    (step,) = promised_steps("Publish the pond survey.", SUMMER)
    origin = activity(quarter=SUMMER)
    silent = activity(quarter=AUTUMN, progress="Ducks were counted.")
    spoke = activity(quarter=SUMMER, progress="The pond survey was published.")
    found = suggestion(step, [silent, spoke], origin, Rarity(OTHERS))
    assert found.outcome is KEPT
    assert found.evidence is not None
    assert found.evidence.quarter == SUMMER


def test_a_step_of_dates_alone_is_silent() -> None:
    assert told("Start in March 2023.", "A start was made.") is SILENCE
