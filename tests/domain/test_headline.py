"""The paragraph that a report opens with."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.headline import headline, headline_sentences, listed, moves_of
from ka_tui.domain.judgements import Judgement, PromiseOutcome
from ka_tui.domain.labels import Labels
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.domain.summaries import summarise
from tests.domain.strategies import AT, AUTUMN, SUMMER, activity, contents, law, normal, proposal, register_of


def row(number: int, *statuses: str | None, **values: str) -> list[Activity]:
    """An activity in summer and in autumn; in autumn alone where there is but one status."""
    quarters = (SUMMER, AUTUMN)[-len(statuses) :]
    return [
        activity(f"KA.01.{number:02}", quarter, status=status, **values)
        for quarter, status in zip(quarters, statuses, strict=True)
    ]


REGISTER = register_of(
    *row(1, "green", "amber", team="Parks", portfolio="Outdoors"),
    *row(2, "red", "amber", team="Parks", portfolio="Homes"),
    *row(3, "green", "red", team="Roads", portfolio="Outdoors"),
    *row(4, "green", "green", team="Roads"),
    *row(5, "green", "completed"),
    *row(6, "green"),
    *row(7, None, None),
    activity("KA.01.08", SUMMER),
)


def test_the_whole_paragraph() -> None:
    assert list(headline_sentences(REGISTER, AUTUMN)) == [
        "3 of the 6 key activities with a status are on course (50%); 1 more has no status stated.",
        "1 is Completed, 2 Green, 2 Amber and 1 Red (KA.01.03).",
        "Since Q2 2022/23, 2 have moved up (KA.01.02, KA.01.05) and 2 down (KA.01.01, KA.01.03); 1 is new and 1 has ended.",
        "Of the 3 off course, 2 are in the portfolio Outdoors and 2 with the team Parks, more than in any other.",
    ]
    assert headline(REGISTER, AUTUMN) == " ".join(headline_sentences(REGISTER, AUTUMN))


def test_without_movement_nothing_is_said_of_what_moved() -> None:
    assert "Since" not in headline(REGISTER, AUTUMN, with_movement=False)


def test_without_a_quarter_to_compare_with_nothing_is_said_of_it() -> None:
    assert "Since" not in headline(REGISTER, SUMMER)


def test_one_of_each_is_told_in_the_singular() -> None:
    register = register_of(*row(1, "amber", "green"))
    assert headline(register, AUTUMN) == (
        "1 of 1 key activity is on course (100%). 1 is Green. Since Q2 2022/23, 1 has moved up (KA.01.01)."
    )


def test_none_of_one_is_told_in_the_singular_too() -> None:
    assert headline(register_of(*row(1, "red")), AUTUMN).startswith("0 of 1 key activity is on course (0%).")
    unstated = headline(register_of(*row(1, "red"), *row(2, None)), AUTUMN)
    assert unstated.startswith("0 of 1 key activity with a status is on course (0%); 1 more has no status stated.")
    assert headline(register_of(*row(1, "red"), *row(2, "red")), AUTUMN).startswith("0 of 2 key activities are on course (0%).")


def test_nothing_moved_is_told_too() -> None:
    assert headline(register_of(*row(1, "green", "green"), *row(2, "green", "green")), AUTUMN) == (
        "2 of 2 key activities are on course (100%). 2 are Green. Since Q2 2022/23, none has moved up or down."
    )


def test_many_that_moved_are_counted_and_not_named() -> None:
    register = register_of(*(one for number in range(1, 6) for one in row(number, "green", "red")))
    assert "Since Q2 2022/23, 5 have moved down." in headline(register, AUTUMN)
    assert "5 are Red." in headline(register, AUTUMN)


def test_without_a_status_and_without_activities() -> None:
    assert headline(register_of(*row(1, None), *row(2, None)), AUTUMN) == "None of the 2 key activities has a status."
    assert headline(register_of(*row(1, None)), AUTUMN) == "The one key activity has no status."
    assert headline(Register(), AUTUMN) == "Quarter 3 of 2022/23 has no key activities."


def test_who_has_most_is_told_only_of_one_that_has_several() -> None:
    tied = register_of(*row(1, "red", team="Parks"), *row(2, "red", team="Roads"))
    assert "off course" not in headline(tied, AUTUMN)
    unnamed = register_of(*row(1, "red"), *row(2, "amber"))
    assert "off course" not in headline(unnamed, AUTUMN)


def test_the_words_are_the_council_s() -> None:
    held = Status("held", "On hold", "‖", "#888888", "h", "Nothing is done for now.", StatusClass.IDLE)
    labels = Labels("Project", "Projects", "Service", "Cabinet member")
    register = register_of(
        *row(1, "held"),
        *row(2, "red", team="Parks", portfolio="Ash"),
        *row(3, "amber", team="Parks", portfolio="Ash"),
        scheme=StatusScheme((*PRINTED_KEY.statuses, held)),
        labels=labels,
    )
    assert headline(register, AUTUMN) == (
        "0 of 3 projects are on course (0%). 1 is Amber, 1 Red (KA.01.02) and 1 On hold. "
        "Of the 2 off course, 2 are in the cabinet member Ash and 2 with the service Parks, more than in any other."
    )


# --- promises --------------------------------------------------------------------------------------------------------


def with_judgements(*outcomes: tuple[str, PromiseOutcome]) -> Register:
    steps = "- Repair the weir by 30 November 2022.\n- Tune the organ.\n- Paint the rail."
    register = register_of(activity(quarter=SUMMER, next_steps=steps), activity(quarter=AUTUMN, progress="The organ was tuned."))
    known = register.record(AUTUMN)
    judgements = tuple(Judgement("KA.01.01", step, outcome, AT, "Officer") for step, outcome in outcomes)
    edit = record_edit(AUTUMN, known, known._replace(judgements=judgements))
    return carry_out(register, proposal(edit), 2)[0]


def test_promises_are_told_as_far_as_somebody_confirmed_them() -> None:
    weir = ("Repair the weir by 30 November 2022.", PromiseOutcome.MOVED)
    organ = ("Tune the organ.", PromiseOutcome.KEPT)
    assert headline(with_judgements(weir, organ), AUTUMN).endswith(
        "Of 3 promised steps, 2 are confirmed: 1 kept and 1 moved; 1 is overdue."
    )
    assert headline(with_judgements(organ), AUTUMN).endswith("Of 3 promised steps, 1 is confirmed: 1 kept.")


def test_what_is_only_suggested_is_not_published() -> None:
    assert "promised" not in headline(with_judgements(), AUTUMN)


# --- laws ------------------------------------------------------------------------------------------------------------

rows = st.lists(contents.map(normal), max_size=8)


def numbers(sentence: str) -> list[int]:
    """The numbers of a sentence, without codes, quarters, years and percents."""
    bare = re.sub(r"KA\.[\d.]+\d|Q\d|\d{4}(?:/\d\d)?|\(\d+%\)", "", sentence)
    return [int(number) for number in re.findall(r"\d+", bare)]


@given(rows, rows)
@law
def test_the_numbers_are_those_of_the_summary(then: list[dict[str, object]], now: list[dict[str, object]]) -> None:
    register = register_of(
        *(activity(f"KA.01.{n:02}", SUMMER, **values) for n, values in enumerate(then, 1)),
        *(activity(f"KA.01.{n:02}", AUTUMN, **values) for n, values in enumerate(now, 1)),
    )
    summary = summarise(register.activities(AUTUMN))
    counts = summary.by_status
    stated = summary.total - counts.get(None, 0)
    sentences = list(headline_sentences(register, AUTUMN))
    assert sentences == list(headline_sentences(register, AUTUMN))
    if not stated:
        return
    good = counts.get("green", 0) + counts.get("completed", 0)
    assert numbers(sentences[0]) == [good, stated, *([counts[None]] if counts.get(None) else [])]
    told = [counts[status] for status in ("completed", "green", "amber", "red") if counts.get(status)]
    assert numbers(sentences[1]) == told
    assert sum(told) == stated
    moves = moves_of(register, AUTUMN)
    if moves is not None:
        sizes = [len(group) for group in (moves.better, moves.worse, moves.new, moves.ended) if group]
        assert [n for sentence in sentences if sentence.startswith("Since") for n in numbers(sentence)] == sizes
    for sentence in sentences:
        assert "  " not in sentence
        assert re.search(r"[^.]\.$", sentence)


def test_a_list_in_words() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_a_gap_between_quarters_is_named() -> None:
    far = Quarter(2022, 4)
    register = register_of(activity(quarter=SUMMER, status="green"), activity(quarter=far, status="red"))
    assert "Since Q2 2022/23, 1 has moved down (KA.01.01)." in headline(register, far)
