"""The codes of an activity through the plans of several years."""

from ka_tui.domain.lineage import lineage, successor_codes
from ka_tui.domain.links import Link, Links
from ka_tui.domain.register import Register

SPLIT_THEN_MERGED = Register(
    links=Links(
        [
            Link(2020, "KA.01.01", 2021, "KA.02.01"),
            Link(2020, "KA.01.01", 2021, "KA.02.02"),
            Link(2021, "KA.02.01", 2022, "KA.03.01"),
            Link(2021, "KA.05.01", 2022, "KA.03.01"),
        ]
    )
)


def test_an_activity_that_nothing_is_linked_to_has_its_own_code() -> None:
    assert lineage(Register(), 2022, "KA.01.01") == {2022: ("KA.01.01",)}
    assert lineage(SPLIT_THEN_MERGED, 2022, "KA.09.09") == {2022: ("KA.09.09",)}


def test_links_are_followed_in_both_directions_over_several_years() -> None:
    assert lineage(SPLIT_THEN_MERGED, 2020, "KA.01.01") == {
        2020: ("KA.01.01",),
        2021: ("KA.02.01", "KA.02.02"),
        2022: ("KA.03.01",),
    }
    assert lineage(SPLIT_THEN_MERGED, 2022, "KA.03.01") == {
        2020: ("KA.01.01",),
        2021: ("KA.02.01", "KA.05.01"),
        2022: ("KA.03.01",),
    }


def test_what_was_merged_with_it_or_split_beside_it_is_not_itself() -> None:
    assert lineage(SPLIT_THEN_MERGED, 2021, "KA.02.01") == {2020: ("KA.01.01",), 2021: ("KA.02.01",), 2022: ("KA.03.01",)}


def test_successors_are_found_over_a_plan_in_between_and_by_a_link_past_it() -> None:
    assert successor_codes(SPLIT_THEN_MERGED, 2020, "KA.01.01", 2022) == ("KA.03.01",)
    past = SPLIT_THEN_MERGED._replace(links=SPLIT_THEN_MERGED.links.with_one(Link(2020, "KA.01.01", 2022, "KA.01.09")))
    assert successor_codes(past, 2020, "KA.01.01", 2022) == ("KA.01.09", "KA.03.01")
    assert successor_codes(past, 2020, "KA.01.01", 2023) == ()
