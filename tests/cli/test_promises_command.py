"""``ka promises``: what was said, what came of it, and confirming it."""

from __future__ import annotations

import pytest

from tests.cli.office import Office, lines


@pytest.fixture
def promising(filled: Office) -> Office:
    """An office whose bridge was promised a second arch by a day."""
    filled.done("set", "KA.01.01", "-q", "Q1-2022", "--next-steps", "- Build the second arch by 31 August 2022\n- Paint the rail")
    filled.done("set", "KA.01.01", "-q", "Q2-2022", "--progress", "The second arch was built.", "--next-steps", "Paint the rail")
    return filled


def test_each_step_with_what_came_of_it(promising: Office) -> None:
    code, out, err = promising.ka("promises")
    assert (code, out) == (
        0,
        lines(
            "KA.01.01  Mend the bridge",
            "   1  kept?      Build the second arch by 31 August 2022",
            "                 by 31 August 2022",
            '                 Q2-2022 progress: "The second arch was built."',
            "   2  moved?     Paint the rail",
            '                 Q2-2022 next steps: "Paint the rail"',
            "",
            "KA.02.01  Plant the orchard",
            "   1  silent?    Buy trees",
        ),
    )
    assert err == lines(
        "3 steps were promised. Suggested: 1 kept, 1 moved, 1 silent.",
        "'?' is only suggested. Say what came of a step with 'ka promises --confirm CODE:N=kept'.",
    )


def test_lines_are_folded_to_a_terminal(promising: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setenv("NO_COLOR", "1")
    assert promising.ka("promises", terminal=True).out.splitlines()[1:4] == [
        "   1  kept?      Build the second arch by 31",
        "                 August 2022",
        "                 by 31 August 2022",
    ]


def test_confirming_is_one_change_that_can_be_undone(promising: Office) -> None:
    said = promising.ka("promises", "--confirm", "ka.1.1:1=not kept", "--confirm", "KA.01.01:2=Moved")
    assert said == (0, "", lines("Q2-2022: 2 promises judged: KA.01.01", "Take it back with 'ka undo'."))
    told = promising.ka("promises")
    assert "   1  not kept   Build" in told.out
    assert "by 31 August 2022: overdue" in told.out
    assert "Confirmed: 1 not kept, 1 moved. Suggested: 1 silent. 1 overdue." in told.err
    promising.done("undo")
    assert "Confirmed" not in promising.ka("promises").err


def test_accepting_takes_every_suggestion(promising: Office) -> None:
    promising.done("promises", "--accept")
    assert promising.ka("promises").err == "3 steps were promised. Confirmed: 1 kept, 1 moved, 1 silent.\n"


def test_as_json(promising: Office) -> None:
    promising.done("promises", "--confirm", "KA.01.01:1=kept")
    first, second, third = promising.json("promises")
    assert first == {
        "code": "KA.01.01",
        "number": 1,
        "title": "Mend the bridge",
        "step": "Build the second arch by 31 August 2022",
        "promised_in": "Q1-2022",
        "promised_by": "KA.01.01",
        "ended": False,
        "due": "2022-08-31",
        "overdue": False,
        "not_yet_due": False,
        "outcome": "kept",
        "confirmed": True,
        "confirmed_by": "Officer",
        "confirmed_at": "2022-10-14T09:30:00Z",
        "suggested": "kept",
        "evidence": {
            "quarter": "Q2-2022",
            "field": "progress",
            "text": "The second arch was built.",
            "words": ["built", "second", "arch"],
        },
    }
    assert (second["outcome"], second["confirmed"], second["evidence"]["field"]) == ("moved", False, "next_steps")
    assert (third["code"], third["outcome"], third["evidence"]) == ("KA.02.01", "silent", None)


def test_the_summary_counts_promises_and_the_headline_only_confirmed_ones(promising: Office) -> None:
    assert "promised" not in promising.done("summary", "--headline")
    promising.done("promises", "--confirm", "KA.01.01:1=kept")
    assert promising.json("summary")["promises"] == {
        "promised": 3,
        "confirmed": {"kept": 1, "not kept": 0, "moved": 0, "silent": 0},
        "suggested": {"kept": 0, "not kept": 0, "moved": 1, "silent": 1},
        "overdue": 0,
        "not_yet_due": 0,
    }
    assert promising.done("summary", "--headline").endswith("Of 3 promised steps, 1 is confirmed: 1 kept.\n")
    assert lines(
        "Promises\tKept\tNot kept\tMoved\tSilent\tAll", "Confirmed\t1\t0\t0\t0\t1", "Suggested\t0\t0\t1\t1\t2"
    ) in promising.done("summary")


@pytest.mark.parametrize("said", ["KA.01.01=kept", "KA.01.01:1", "KA.01.01:1=perhaps", ":1=kept"])
def test_what_says_nothing_of_a_step_is_refused_with_how_to_say_it(promising: Office, said: str) -> None:
    code, _, err = promising.ka("promises", "--confirm", said)
    assert code == 2
    assert "KA.01" in err or "CODE:N=kept" in err


def test_a_step_that_there_is_not(promising: Office) -> None:
    assert promising.ka("promises", "--confirm", "KA.01.01:7=kept") == (
        3,
        "",
        "ka: KA.01.01 has no promised step 7 in Q2-2022. It has 2. 'ka promises --quarter Q2-2022' lists them.\n",
    )


def test_confirming_and_accepting_do_not_go_together(promising: Office) -> None:
    assert promising.ka("promises", "--accept", "--confirm", "KA.01.01:1=kept").code == 2


def test_without_a_quarter_to_compare_with_there_is_nothing_to_answer(filled: Office) -> None:
    code, out, err = filled.ka("promises", "--quarter", "Q1-2022")
    assert (code, out) == (0, "")
    assert "No quarter before Q1-2022 promised anything" in err
    assert filled.ka("promises", "-q", "Q1-2022", "--json").json == []
