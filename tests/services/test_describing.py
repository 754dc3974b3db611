from __future__ import annotations

import pytest

from ka_tui.domain.changes import IMPORT, Change, Edit, Table, linking
from ka_tui.domain.history import course
from ka_tui.domain.links import Link
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.services.closing import close_quarter, reopen_quarter
from ka_tui.services.describing import described_act, described_acts, described_edits, happening, named_act, remark
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, remove_activities, set_fields
from ka_tui.services.undoing import redo, undo, undo_to
from tests.services.small_office import Q1, Q2


def test_each_field_is_told_with_what_it_was_and_is(officer: Desk) -> None:
    change = set_fields(
        officer, Q2, ["KA.02.01"], {"status": "red", "progress": "", "next_steps": "- Water\n- Prune " + "x" * 80}
    )
    assert described_edits(PRINTED_KEY, change) == [
        "Q2-2022 KA.02.01: Status: Not stated → Red",
        "Q2-2022 KA.02.01: Progress: 'Dug' → (nothing)",
        f"Q2-2022 KA.02.01: Next steps: (nothing) → '- Water - Prune {'x' * 43}…'",
    ]


def test_what_comes_and_goes_is_told(officer: Desk) -> None:
    added = add_activity(officer, Q1, "KA.03.01", "Begin", {})
    assert described_edits(PRINTED_KEY, added) == ["Q1-2022: opened", "Q1-2022 KA.03.01: added 'Begin'"]
    assert described_edits(PRINTED_KEY, undo(officer).change) == ["Q1-2022 KA.03.01: removed 'Begin'", "Q1-2022: taken out"]
    council = officer.propose("describe", [Edit(Table.SETTINGS, "council", {}, {"value": "Market Overton"})])
    assert described_edits(PRINTED_KEY, council) == ["council: (nothing) → 'Market Overton'"]


def test_an_act_in_half_a_sentence(officer: Desk) -> None:
    assert described_act(set_fields(officer, Q2, ["KA.01.01"], {"team": "x"})) == "set team of Q2-2022 KA.01.01 by Officer"
    assert described_act(remove_activities(officer, Q2, ["KA.01.01", "KA.02.01"])) == "remove of 2 activities by Officer"
    council = officer.propose("describe", [Edit(Table.SETTINGS, "council", {}, {"value": "Market Overton"})])
    assert described_act(council) == "describe by Officer"


def test_an_act_on_a_quarter_or_on_links_says_which_or_how_many(officer: Desk) -> None:
    signed = close_quarter(officer, Q2, anyway=True)
    assert described_act(signed) == "sign off of Q2-2022 by Officer"
    assert glance(signed) == ("signed off as at 14 October 2022 by Officer", "")
    opened = reopen_quarter(officer, Q2, "A slip")
    assert described_act(opened) == "reopen of Q2-2022 by Officer"
    assert glance(opened) == ("opened again", "A slip")
    one, other = (linking(Link(2022, "KA.01.01", 2023, code)) for code in ("KA.01.01", "KA.01.02"))
    assert described_act(officer.propose("link", [one])) == "link of 2022/23 KA.01.01 > 2023/24 KA.01.01 by Officer"
    both = officer.propose("link plans", [one.inverse, other])
    assert described_act(both) == "link plans of 2 links by Officer"
    assert glance(both)[0] == "no longer linked, linked"


def test_acts_that_go_together_are_told_by_how_many_there_are_of_whom(officer: Desk, deputy: Desk) -> None:
    for desk, team in ((officer, "a"), (officer, "b"), (deputy, "c")):
        set_fields(desk, Q2, ["KA.01.01"], {"team": team})
    changes = officer.history()
    assert described_acts(changes[-1:]) == "change 4, set team of Q2-2022 KA.01.01 by Deputy"
    assert described_acts(changes[:3]) == "3 changes by Officer"
    assert described_acts(changes) == "4 changes (3 by Officer, 1 by Deputy)"


def test_an_act_is_named_with_what_became_of_it(officer: Desk) -> None:
    for team in ("a", "b"):
        set_fields(officer, Q2, ["KA.01.01"], {"team": team})
    undo_to(officer, 1)
    redo(officer)
    undo(officer)
    led = course(officer.history())
    assert [named_act(led, change) for change in officer.history()] == [
        "add",
        "set team",
        "set team, undone",
        "undo of 2 changes, 2 to 3",
        "redo of 2 changes, 2 to 3",
        "undo of change 3",
    ]


def glance(change: Change) -> tuple[str, str]:
    return happening(PRINTED_KEY, course([]), change), remark(change)


@pytest.mark.parametrize(
    ("codes", "values", "seen"),
    [
        (["KA.01.01"], {"status": "red", "reason": "Flood"}, ("· Not stated → ■ Red", "Flood")),
        (["KA.01.01"], {"status": "red", "team": "x", "progress": "y"}, ("Team, · Not stated → ■ Red, Progress", "")),
        (["KA.01.01"], {"progress": "a", "next_steps": "b"}, ("Progress, Next steps", "")),
        (["KA.01.01"], {"team": "Rivers"}, ("Team: Roads → Rivers", "")),
        (["KA.01.01"], {"team": ""}, ("Team: Roads → (nothing)", "")),
        (["KA.01.01"], {"reason": "Flood"}, ("Reason", "Flood")),
        (["KA.01.01", "KA.02.01"], {"status": "red"}, ("Status → ■ Red", "")),
        (["KA.01.01", "KA.02.01"], {"status": "red", "reason": "Flood"}, ("Status → ■ Red", "Flood")),
    ],
)
def test_at_a_glance_a_change_is_what_it_made_of_what_and_why(
    officer: Desk, codes: list[str], values: dict[str, str], seen: tuple[str, str]
) -> None:
    assert glance(set_fields(officer, Q2, codes, values)) == seen


def test_a_reason_is_told_before_what_was_said_of_the_change(officer: Desk) -> None:
    assert glance(set_fields(officer, Q2, ["KA.01.01"], {"status": "red"}, why="meeting"))[1] == "meeting"
    assert glance(set_fields(officer, Q2, ["KA.01.01"], {"reason": "Flood"}, why="meeting"))[1] == "Flood"


def test_a_reason_that_goes_is_told_and_one_that_an_undo_brings_back_is_no_remark(officer: Desk) -> None:
    set_fields(officer, Q2, ["KA.01.01"], {"reason": "Flood"})
    assert glance(set_fields(officer, Q2, ["KA.01.01"], {"reason": ""})) == ("Reason: Flood → (nothing)", "")
    undone = undo(officer).change
    assert happening(PRINTED_KEY, course(officer.history()), undone) == "undo of change 3"
    assert remark(undone) == ""


def test_at_a_glance_what_came_and_went_is_its_title(officer: Desk) -> None:
    added = add_activity(officer, Q1, "KA.03.01", "Begin " + "x" * 80, {})
    assert glance(added)[0] == f"added 'Begin {'x' * 53}…'"
    assert glance(remove_activities(officer, Q2, ["KA.01.01", "KA.02.01"]))[0] == "removed 'Mend the bridge' and 1 more"


def test_at_a_glance_an_import_is_its_files_and_a_setting_its_name(officer: Desk) -> None:
    added = add_activity(officer, Q1, "KA.03.01", "Begin", {})
    assert glance(added._replace(what=IMPORT, why="one.md, two.md")) == ("import: one.md, two.md", "")
    council = officer.propose("describe", [Edit(Table.SETTINGS, "council", {}, {"value": "Market Overton"})])
    assert glance(council) == ("council: (nothing) → 'Market Overton'", "")
