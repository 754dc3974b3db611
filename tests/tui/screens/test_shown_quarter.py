"""What the main screen shows of a register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.ordering import SortKey
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query import Query
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.screens.shown_quarter import Arrangement, ShownQuarter
from ka_tui.tui.widgets.rows import ActivityRow, Row
from tests.tui.desks import Q1, Q2, small_desk


@pytest.mark.parametrize(("wanted", "shown"), [(Q1, Q1), (None, Q2), (Quarter(1999, 1), Q2)])
def test_a_quarter_that_is_not_there_gives_the_latest(tmp_path: Path, wanted: Quarter | None, shown: Quarter) -> None:
    assert ShownQuarter(small_desk(tmp_path).register, wanted).quarter == shown


def test_the_quarters_beside_it_end_at_both_ends(tmp_path: Path) -> None:
    register = small_desk(tmp_path).register
    assert [ShownQuarter(register, Q1).beside(step) for step in (-1, 1)] == [None, Q2]
    assert [ShownQuarter(register, Q2).beside(step) for step in (-1, 1)] == [Q1, None]
    assert ShownQuarter(Register(), None).beside(1) is None


def query(text: str) -> Query:
    return parse_query(text, PRINTED_KEY)


def codes(rows: Sequence[Row]) -> list[str]:
    return [row.activity.code if isinstance(row, ActivityRow) else row.heading for row in rows]


QUERIES = [("", 4), ("PARKS", 2), ("parks hedge", 1), ("status:red or status:amber", 2), ("nowhere", 0)]


@pytest.mark.parametrize(("text", "count"), QUERIES)
def test_a_query_finds_what_it_matches(tmp_path: Path, text: str, count: int) -> None:
    assert len(ShownQuarter(small_desk(tmp_path).register, Q2).found(query(text))) == count


def test_query_order_and_groups_work_together(tmp_path: Path) -> None:
    shown = ShownQuarter(small_desk(tmp_path).register, Q2)
    how = Arrangement(query("parks or culture"), order=(SortKey("title", descending=True),), grouping=Grouping.TEAM)
    assert codes(shown.rows(how)) == ["Culture", "KA.02.01", "Parks", "KA.01.02", "KA.02.02"]
    assert codes(shown.rows(how._replace(folded=frozenset({"Parks"})))) == ["Culture", "KA.02.01", "Parks"]


def test_dimming_keeps_what_does_not_match(tmp_path: Path) -> None:
    shown = ShownQuarter(small_desk(tmp_path).register, Q2)
    rows = shown.rows(Arrangement(query("parks"), dims=True, grouping=Grouping.NOTHING))
    assert [row.dim for row in rows if isinstance(row, ActivityRow)] == [True, False, True, False]


def test_nothing_to_show_says_why(tmp_path: Path) -> None:
    place = tmp_path / "register.json"
    assert str(place) in ShownQuarter(Register(), None).nothing_found(None, place)
    assert "holds no quarter" in ShownQuarter(Register(identity="x"), None).nothing_found(None, place)
    shown = ShownQuarter(small_desk(tmp_path).register, Q2)
    assert "Nothing matches" in shown.nothing_found(query("x"), place)
    assert "has no activities" in shown.nothing_found(None, place)
