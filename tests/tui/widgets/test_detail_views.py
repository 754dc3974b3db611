from collections.abc import Sequence

import pytest

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Change, change_of
from ka_tui.domain.links import Link, Links
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.detail_views import DetailView, panel_contents
from ka_tui.tui.widgets.narrative_lines import wrapped
from ka_tui.tui.widgets.rows import ActivityRow
from tests.tui.widgets.widget_samples import AUTUMN, SPRING, SUMMER, activity, register

BEFORE = activity("KA.01.01", quarter=SPRING, progress="Two posts are vacant.", next_steps="- Fill both posts")
NOW = activity("KA.01.01", progress="Three posts are vacant.", next_steps="- Fill both posts")


def contents(view: DetailView, present: Activity, *past: Activity, changes: Sequence[Change] = ()) -> dict[str, list[str]]:
    row = ActivityRow(present, register(present, *past))
    return {
        content.title: ["".join(run.text for run in (line.indent, *line.runs)) for line in wrapped(content.passages, 200)]
        for content in panel_contents(view, row, PRINTED_KEY, lambda: changes)
    }


def test_the_views_follow_each_other_in_a_ring() -> None:
    assert [view.next for view in DetailView] == [*list(DetailView)[1:], DetailView.NOW]


def test_now_is_what_the_activity_says_and_that_it_says_nothing() -> None:
    assert contents(DetailView.NOW, NOW._replace(next_steps="")) == {
        "Progress": ["Three posts are vacant."],
        "Next steps": ["No next steps stated."],
    }


def test_now_keeps_what_was_promised_in_view_muted_while_there_is_an_empty_place_for_it() -> None:
    kept = ["", "Promised in Q1 2030/31:", "• Fill both posts"]
    assert contents(DetailView.NOW, NOW._replace(progress="", next_steps=""), BEFORE) == {
        "Progress": ["No progress stated."],
        "Next steps": ["No next steps stated.", *kept],
    }
    assert contents(DetailView.NOW, NOW._replace(progress=""), BEFORE)["Progress"] == ["No progress stated.", *kept]
    assert contents(DetailView.NOW, NOW, BEFORE)["Progress"] == ["Three posts are vacant."]
    row = ActivityRow(NOW._replace(next_steps=""), register(NOW._replace(next_steps=""), BEFORE))
    passages = panel_contents(DetailView.NOW, row, PRINTED_KEY, tuple)[1].passages
    assert {run.look for passage in passages for run in passage.runs} == {"quiet"}


def test_before_shows_both_versions_and_says_where_nothing_changed() -> None:
    assert contents(DetailView.BEFORE, NOW, BEFORE) == {
        "Progress since Q1 2030/31": ["Two Three posts are vacant."],
        "Next steps since Q1 2030/31": ["The same words as in Q1 2030/31.", "", "• Fill both posts"],
    }
    silent = contents(DetailView.BEFORE, NOW._replace(progress=""), BEFORE._replace(progress=""))
    assert silent["Progress since Q1 2030/31"] == ["No progress stated, then as now."]


def test_promised_shows_the_last_next_steps_beside_this_progress() -> None:
    assert contents(DetailView.PROMISED, NOW, BEFORE) == {
        "Next steps of Q1 2030/31": ["• Fill both posts"],
        "Progress of Q2 2030/31": ["Three posts are vacant."],
    }


@pytest.mark.parametrize(
    ("quarter", "others", "why"),
    [
        (SPRING, [], "The register has no quarter before Q1 2030/31."),
        (
            SPRING,
            [activity("KA.01.01", quarter=Quarter(2029, 3))],
            "Codes begin anew each financial year, and no links join the plans of 2029/30 and 2030/31.",
        ),
        (AUTUMN, [activity("KA.01.02", quarter=SUMMER)], "KA.01.01 is new: Q2 2030/31 does not have it."),
    ],
)
def test_where_there_is_nothing_before_the_panels_say_why(quarter: Quarter, others: list[Activity], why: str) -> None:
    present = NOW._replace(quarter=quarter)
    assert set(map(tuple, contents(DetailView.BEFORE, present, *others).values())) == {(why,)}
    assert list(contents(DetailView.PROMISED, present, *others).values()) == [[why], ["Three posts are vacant."]]


def test_across_years_the_panels_name_the_quarter_and_the_code_that_links_lead_to() -> None:
    spring = NOW._replace(quarter=SPRING)
    winter = activity("KA.05.01", quarter=Quarter(2029, 3), progress="Two posts are vacant.", next_steps="- Fill both posts")
    joined = register(spring, winter)._replace(links=Links([Link(2029, "KA.05.01", 2030, "KA.01.01")]))

    def titles(view: DetailView, present: Activity) -> list[str]:
        return [content.title for content in panel_contents(view, ActivityRow(present, joined), PRINTED_KEY, lambda: ())]

    assert titles(DetailView.BEFORE, spring) == ["Progress since Q3 2029/30, KA.05.01", "Next steps since Q3 2029/30, KA.05.01"]
    assert titles(DetailView.PROMISED, spring) == ["Next steps of Q3 2029/30, KA.05.01", "Progress of Q1 2030/31"]
    new = activity("KA.01.02", quarter=SPRING)
    said = panel_contents(DetailView.BEFORE, ActivityRow(new, joined), PRINTED_KEY, lambda: ())[0]
    assert said.passages[0].runs[0].text == "KA.01.02 is new: it is linked to no activity of Q3 2029/30."


def test_history_is_that_of_the_activity_in_its_year_latest_first() -> None:
    subjects = (BEFORE, NOW, activity("KA.01.02"), activity("KA.01.01", quarter=Quarter(2029, 2)))
    changes = [
        Change(number, "2030-10-14T09:30:00Z", f"Officer {number}", "set", (change_of(subject, {"team": "b"}, {"team": "a"}),))
        for number, subject in enumerate(subjects)
    ]
    lines = contents(DetailView.HISTORY, NOW, changes=changes)["History of KA.01.01"]
    assert [line for line in lines if "Officer" in line] == [
        "14 Oct 2030 09:30  Officer 1  set",
        "14 Oct 2030 09:30  Officer 0  set in Q1 2030/31",
    ]


def test_history_is_not_read_for_the_other_views() -> None:
    def never() -> Sequence[Change]:
        raise AssertionError

    for view in (DetailView.NOW, DetailView.BEFORE, DetailView.PROMISED):
        panel_contents(view, ActivityRow(NOW, register(NOW)), PRINTED_KEY, never)
