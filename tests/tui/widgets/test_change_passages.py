from __future__ import annotations

from ka_tui.domain.changes import Change, Edit, Table, Values
from ka_tui.tui.widgets.change_passages import change_passages
from ka_tui.tui.widgets.narrative_lines import Run
from tests.tui.widgets.widget_samples import SUMMER, activity, register

AT = "2030-10-04T09:30:00Z"
REGISTER = register(activity("KA.01.01"), activity("KA.01.02"))


def edit(before: Values | None, after: Values | None, code: str = "KA.01.01") -> Edit:
    return Edit(Table.ACTIVITIES, f"{SUMMER}/{code}", before, after)


def told(*edits: Edit, why: str = "") -> list[tuple[Run, ...]]:
    change = Change(7, AT, "Officer", "set", edits, why)
    return [(*([p.marker] if p.marker.text else []), *p.runs) for p in change_passages(change, REGISTER)]


def lines(*edits: Edit, why: str = "") -> list[str]:
    return ["".join(run.text for run in runs) for runs in told(*edits, why=why)]


def looking(look: str, *edits: Edit) -> list[str]:
    return [run.text for runs in told(*edits) for run in runs if run.look == look]


def test_who_when_and_why_come_first() -> None:
    assert lines(edit({"team": "Works"}, {"team": "Parks"}), why="Moved") == [
        "4 October 2030 at 09:30, by Officer",
        "Why: Moved",
        "",
        "KA.01.01  Q2 2030/31  Mend the clock",
        "Team: Works → Parks",
    ]


def test_a_status_is_told_by_shape_and_word_and_none_as_not_stated() -> None:
    assert lines(edit({"status": None}, {"status": "amber"}))[-1] == "Status: · Not stated → ▲ Amber"


def test_only_the_words_that_differ_are_pointed_out() -> None:
    texts = {"progress": "One arch stands.\n\n- Paint it"}, {"progress": "Both arches stand now.\n\n- Paint it"}
    change = edit({"title": "Mend the old clock", **texts[0]}, {"title": "Mend the clock", **texts[1]})
    assert looking("removed", change)[0] == "old"
    assert "Paint it" in [run.text for runs in told(change) for run in runs if run.look == "base"]
    assert lines(change)[-2:] == ["", "• Paint it"]


def test_one_that_came_alone_is_told_in_full_and_several_by_their_titles() -> None:
    content = {"title": "Mend the clock", "status": "red", "progress": "Begun", "team": ""}
    assert lines(edit(None, content)) == [
        "4 October 2030 at 09:30, by Officer",
        "",
        "KA.01.01  Q2 2030/31, added  Mend the clock",
        "Title: Mend the clock",
        "Status: ■ Red",
        "",
        "Progress",
        "Begun",
    ]
    assert lines(edit(None, content), edit(content, None, "KA.01.02"))[2:] == [
        "KA.01.01  Q2 2030/31  Mend the clock",
        "KA.01.02  Q2 2030/31  Mend the clock",
    ]
    assert looking("removed", edit(None, content), edit(content, None, "KA.01.02")) == ["Mend the clock"]


def test_quarters_and_settings_are_told_too() -> None:
    council = Edit(Table.SETTINGS, "council", {"value": ""}, {"value": "Market Overton"})
    assert lines(Edit(Table.QUARTERS, "Q2-2030", None, {}), council)[2:] == [
        "Q2 2030/31 opened",
        "Council  (nothing) → 'Market Overton'",
    ]


def test_an_import_of_very_many_is_told_in_part() -> None:
    edits = [edit(None, {"title": f"Activity {n}"}, f"KA.{n // 90 + 1:02}.{n % 90 + 1:02}") for n in range(1_000)]
    assert len(told(*edits)) < 300
    assert lines(*edits)[-1] == "And 800 more. 'ka history' has them all."


def test_a_record_with_a_name_that_is_none_is_told_as_it_stands() -> None:
    assert lines(Edit(Table.ACTIVITIES, "spring/x", {"team": "a"}, {"team": "b"}))[2:] == ["x  spring", "Team: a → b"]
