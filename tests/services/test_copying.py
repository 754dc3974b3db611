"""What is copied: texts as they are, Markdown that shows them exactly, and cells that a sheet takes as text."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui import settings
from ka_tui.domain.activities import Activity
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.domain.text import clean_text
from ka_tui.errors import DocumentUnwritable
from ka_tui.reports.csv_cells import unguarded
from ka_tui.services.copying import (
    TABLE_FIELDS,
    Copy,
    as_table,
    copied_text,
    described_copy,
    keep_copied,
    why_not,
)
from tests.services.small_office import Q2

BRIDGE = Activity(
    Q2,
    "KA.01.01",
    "Mend the *old* bridge",
    priority_number=1,
    priority="Safe roads",
    team="Roads",
    status="amber",
    progress="Half\tdone.\n- Deck laid",
    reason="Steel is late",
)
ORCHARD = Activity(Q2, "KA.02.01", "Plant the orchard", next_steps='Say "plant"')
MARKED = (BRIDGE, ORCHARD)

TEXTS = {
    Copy.CODE: "KA.01.01",
    Copy.ROW: "KA.01.01\tMend the *old* bridge\tAmber\tRoads\t",
    Copy.PROGRESS: "Half\tdone.\n- Deck laid",
    Copy.NEXT_STEPS: "",
    Copy.ACTIVITY: (
        "## KA.01.01 Mend the \\*old\\* bridge\n\n"
        "- **Status:** ▲ Amber\n- **Reason:** Steel is late\n- **Priority:** Safe roads\n- **Team:** Roads\n\n"
        "### Progress\n\nHalf\tdone.\n- Deck laid"
    ),
    Copy.TABLE: (
        "Code\tTitle\tPriority\tTeam\tPortfolio\tStatus\tReason\tProgress\tNext steps\n"
        'KA.01.01\tMend the *old* bridge\tSafe roads\tRoads\t\tAmber\tSteel is late\t"Half\tdone.\n- Deck laid"\t\n'
        'KA.02.01\tPlant the orchard\t\t\t\tNot stated\t\t\t"Say ""plant"""'
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_each_kind_of_copy(kind: Copy) -> None:
    assert copied_text(kind, PRINTED_KEY, BRIDGE, MARKED) == TEXTS[kind]


def test_marked_activities_follow_one_another_as_markdown() -> None:
    text = copied_text(Copy.MARKED, PRINTED_KEY, BRIDGE, MARKED)
    assert text.startswith(TEXTS[Copy.ACTIVITY])
    assert text.endswith('\n\n## KA.02.01 Plant the orchard\n\n- **Status:** · Not stated\n\n### Next steps\n\nSay "plant"')


def test_what_there_is_none_of_says_so() -> None:
    assert {kind: why_not(kind, BRIDGE) for kind in Copy if why_not(kind, BRIDGE)} == {
        Copy.NEXT_STEPS: "no next steps stated",
        Copy.MARKED: "nothing is marked",
        Copy.TABLE: "nothing is marked",
    }
    assert why_not(Copy.TABLE, BRIDGE, MARKED) == ""


def test_a_sentence_can_name_what_was_copied() -> None:
    assert [described_copy(kind, BRIDGE, MARKED) for kind in Copy] == [
        "the code KA.01.01",
        "the row of KA.01.01",
        "the progress of KA.01.01",
        "the next steps of KA.01.01",
        "KA.01.01 as Markdown",
        "2 activities as Markdown",
        "2 activities for a sheet",
    ]


@given(st.text(), st.text())
def test_a_sheet_gets_every_cell_back_and_none_of_them_calculates(progress: str, team: str) -> None:
    activity = BRIDGE._replace(progress=clean_text(progress), team=clean_text(team))
    _, cells = csv.reader(io.StringIO(as_table(PRINTED_KEY, [activity]), newline=""), delimiter="\t")
    assert len(cells) == len(TABLE_FIELDS)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
    assert [unguarded(cells[TABLE_FIELDS.index(name)]) for name in ("progress", "team")] == [activity.progress, activity.team]


def test_a_long_text_is_kept_in_one_file(tmp_path: Path) -> None:
    assert keep_copied("long").read_text() == "long"
    path = keep_copied("longer")
    assert path.read_text() == "longer"
    assert [*path.parent.iterdir()] == [path]


def test_a_disk_that_keeps_nothing_is_told(tmp_path: Path) -> None:
    settings.data_folder().write_text("no folder")
    with pytest.raises(DocumentUnwritable):
        keep_copied("long")
