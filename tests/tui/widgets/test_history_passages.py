from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change, Values, addition_of, change_of, removal_of
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.history_passages import history_passages
from ka_tui.tui.widgets.narrative_lines import wrapped
from tests.tui.widgets.widget_samples import SPRING, SUMMER, activity

AT = "2030-10-14T09:30:00Z"


def told(*changes: Change, quarter: Quarter = SUMMER) -> list[str]:
    lines = wrapped(history_passages(changes, activity("KA.01.01", quarter=quarter), PRINTED_KEY), 100)
    return [line.indent.text + line.text for line in lines]


def change(before: Values, after: Values, why: str = "", what: str = "set", subject: Activity | None = None) -> Change:
    return Change(7, AT, "Officer", what, (change_of(subject or activity("KA.01.01"), after, before),), why)


def test_a_status_is_told_with_its_moment_author_and_reason() -> None:
    assert told(change({"status": "green"}, {"status": "amber"}, "Parts are late")) == [
        "14 Oct 2030 09:30  Officer  set, status: Green → Amber",
        "  “Parts are late”",
    ]
    assert told(change({"status": None}, {"status": "red"}, what="set status")) == [
        "14 Oct 2030 09:30  Officer  set status: Not stated → Red"
    ]


def test_a_reason_that_is_kept_in_both_places_is_told_once() -> None:
    before, after = {"status": "green", "reason": ""}, {"status": "amber", "reason": "Parts are late"}
    assert told(change(before, after, "Parts are late"))[1:] == ["  “Parts are late”"]
    assert told(change(before, after))[1:] == ["  Reason: “Parts are late”"]


def test_a_narrative_is_told_by_what_changed_in_it() -> None:
    long = "The tower was measured and the bell was weighed before winter came to the town"
    told_of = change({"progress": long}, {"progress": long.replace("weighed", "mended")})
    shown = history_passages((told_of,), activity("KA.01.01"), PRINTED_KEY)
    assert [(run.text, run.look) for run in shown[1].runs if run.text.strip()] == [
        ("Progress: ", "quiet"),
        ("… and the bell was", "base"),
        ("weighed", "removed"),
        ("mended", "added"),
        ("before winter came to …", "base"),
    ]


def test_other_fields_are_told_before_and_after() -> None:
    assert told(change({"team": "", "portfolio": "Roads"}, {"team": "Works", "portfolio": ""}))[1:] == [
        "  Team: nothing → Works",
        "  Portfolio: Roads → nothing",
    ]


def test_another_code_of_a_linked_year_is_named() -> None:
    other = activity("KA.05.01", quarter=SPRING)
    act = told(change({"team": ""}, {"team": "Works"}, subject=other))[0]
    assert act == "14 Oct 2030 09:30  Officer  set in Q1 2030/31 to KA.05.01"


def test_coming_and_going_is_told_and_another_quarter_named() -> None:
    subject = activity("KA.01.01", status="green", quarter=SPRING)
    changes = [
        Change(n, AT, "Officer", what, (edit,))
        for n, what, edit in ((2, "remove", removal_of(subject)), (1, "add", addition_of(subject)))
    ]
    assert told(*changes) == [
        "14 Oct 2030 09:30  Officer  remove in Q1 2030/31, removed",
        "",
        "14 Oct 2030 09:30  Officer  add in Q1 2030/31, added: ▶ Green",
    ]


def test_no_change_and_very_many_are_told_in_a_sentence() -> None:
    assert told() == ["Nothing has changed yet."]
    assert told(*[change({"status": "green"}, {"status": "amber"})] * 60)[-1] == "And 10 earlier changes."


def test_a_moment_that_is_none_is_shown_as_it_is() -> None:
    assert told(change({"team": "a"}, {"team": "b"})._replace(at="some day"))[0] == "some day  Officer  set"
