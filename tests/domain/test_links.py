"""Links between plans: found from both ends, kept and taken back like everything else, and followed from year to year."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Edit, Table, linking, unlinking
from ka_tui.domain.history import inverse
from ka_tui.domain.links import Link, Links, parse_link
from ka_tui.domain.movement import Movement, movement, predecessor, predecessors, successors, trail
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import InvalidField
from tests.domain.strategies import law, proposal

OLD, NEW = Quarter(2021, 3), Quarter(2022, 2)
RENAMED = Link(2021, "KA.01.01", 2022, "KA.04.02")
codes = st.builds(lambda a, b: f"KA.{a:02}.{b:02}", st.integers(1, 9), st.integers(1, 9))
links = st.builds(lambda year, a, b: Link(year, a, year + 1, b), st.integers(2018, 2022), codes, codes)


def register(*links: Link, old: dict[str, str | None], new: dict[str, str | None]) -> Register:
    quarters = {
        quarter: {code: Activity(quarter, code, "Mend the bridge", status=status) for code, status in held.items()}
        for quarter, held in ((OLD, old), (NEW, new))
    }
    return Register(quarters=quarters, links=Links(links))


@law
@given(st.lists(links))
def test_what_is_linked_is_found_from_both_ends(made: list[Link]) -> None:
    known = Links(made)
    assert set(known) == set(made)
    for link in made:
        assert link.to_code in known.after(link.from_year, link.from_code, link.to_year)
        assert link.from_code in known.before(link.to_year, link.to_code, link.from_year)
        assert known.join(link.from_year, link.to_year)
        assert parse_link(link.key) == link
        assert link not in known.without(link)


def test_many_links_are_put_in_order_once_and_not_at_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [Link(2021, f"KA.{n:02}.01", 2022, f"KA.{n:02}.02") for n in range(1, 41)]
    ordered = 0
    in_order = Links.__iter__

    def counted(self: Links) -> Iterator[Link]:
        nonlocal ordered
        ordered += 1
        return in_order(self)

    monkeypatch.setattr(Links, "__iter__", counted)
    linked, _ = carry_out(Register(), proposal(*map(linking, made)), 1)
    assert linked.links.after(2021, "KA.07.01", 2022) == ("KA.07.02",)
    assert ordered == 1


@pytest.mark.parametrize(
    "key",
    [
        "",
        "KA.01.01 > KA.01.02",
        "2022/23 KA.01.01 > 2022/23 KA.01.02",
        "2021/23 KA.01.01 > 2022/23 KA.01.02",
        "2021/22 KA.01 > 2022/23 KA.2",
    ],
)
def test_what_names_no_two_plans_is_no_link(key: str) -> None:
    with pytest.raises(InvalidField, match="names no activities of an earlier and a later year"):
        carry_out(Register(), proposal(Edit(Table.LINKS, key, None, {})), 1)


def test_a_link_is_made_once_and_taken_back() -> None:
    linked, change = carry_out(Register(), proposal(linking(RENAMED), linking(RENAMED)), 1)
    assert list(linked.links) == [RENAMED]
    assert change.edits == (linking(RENAMED),)
    undone, _ = carry_out(linked, proposal(*inverse(change), what="undo"), 2)
    assert len(undone.links) == 0
    assert carry_out(undone, proposal(unlinking(RENAMED)), 3)[1].edits == ()


def test_an_activity_is_followed_through_a_change_of_codes() -> None:
    known = register(RENAMED, old={"KA.01.01": "green"}, new={"KA.04.02": "red", "KA.01.01": "green"})
    now = known.activity(NEW, "KA.04.02")
    assert trail(known, now) == ((OLD, "green"), (NEW, "red"))
    assert movement(known, now) is Movement.WORSE
    assert movement(known, known.activity(NEW, "KA.01.01")) is Movement.NEW
    assert [after.code for after in successors(known, known.activity(OLD, "KA.01.01"))] == ["KA.04.02"]


def test_without_links_one_year_says_nothing_of_the_next() -> None:
    known = register(old={"KA.01.01": "green"}, new={"KA.01.01": "red"})
    assert movement(known, known.activity(NEW, "KA.01.01")) is Movement.UNKNOWN
    assert predecessors(known, known.activity(NEW, "KA.01.01")) == ()


def test_of_several_merged_into_one_the_worst_is_followed() -> None:
    merged = [Link(2021, code, 2022, "KA.01.01") for code in ("KA.01.01", "KA.01.02", "KA.01.03")]
    known = register(*merged, old={"KA.01.01": "green", "KA.01.02": "red", "KA.01.03": None}, new={"KA.01.01": "amber"})
    now = known.activity(NEW, "KA.01.01")
    assert [before.code for before in predecessors(known, now)] == ["KA.01.01", "KA.01.02", "KA.01.03"]
    before = predecessor(known, now)
    assert before is not None
    assert before.code == "KA.01.02"
    assert movement(known, now) is Movement.BETTER
