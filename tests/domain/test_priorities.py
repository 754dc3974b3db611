"""The council's priorities as headings name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.priorities import Priority, is_priority_heading, parse_headings
from tests.domain.strategies import law

THEMED = {
    "Council Priority: The Place Keeping the District a great place to live, work and visit": (
        "The Place",
        "Keeping the District a great place to live, work and visit",
    ),
    "Council Priority: The Place Encourage Enterprise": ("The Place", "Encourage Enterprise"),
    "Council Priority: The Place Enable Delivery of Quality Homes for All": (
        "The Place",
        "Enable Delivery of Quality Homes for All",
    ),
    "Council Priority: The Place Improving the Environment": ("The Place", "Improving the Environment"),
    "Council Priority: The People Promote Health and Wellbeing": ("The People", "Promote Health and Wellbeing"),
    "Council Priority: The People Support Vulnerable People of All Ages": (
        "The People",
        "Support Vulnerable People of All Ages",
    ),
    "Council Priority: The People Empowered Communities": ("The People", "Empowered Communities"),
    "Council Priority: Your Council Deliver Financial Sustainability for the Future": (
        "Your Council",
        "Deliver Financial Sustainability for the Future",
    ),
    "Council Priority: Your Council Responsive and Accessible Services": ("Your Council", "Responsive and Accessible Services"),
}
NUMBERED = {
    "Priority one: Community Leadership to create a sense of pride and wellbeing": 1,
    "Priority Two: Promoting health and wellbeing and encouraging healthy life choices": 2,
    "Priority Three: Creating a sustainable environment to protect future generations": 3,
    "Priority Four: Supporting businesses and residents to deliver a prosperous local economy": 4,
}


def test_headings_that_share_a_theme() -> None:
    assert parse_headings(list(THEMED)) == tuple(Priority(None, theme, name) for theme, name in THEMED.values())


def test_numbered_headings_share_no_theme() -> None:
    expected = tuple(Priority(number, None, heading.partition(": ")[2]) for heading, number in NUMBERED.items())
    assert parse_headings(list(NUMBERED)) == expected


def test_a_heading_alone_has_no_theme() -> None:
    assert parse_headings(["Council Priority: The Place Encourage Enterprise"]) == (
        Priority(None, None, "The Place Encourage Enterprise"),
    )


def test_a_heading_repeated_on_the_next_page_shares_nothing_with_itself() -> None:
    heading = "Council Priority: The Place Encourage Enterprise"
    assert {priority.theme for priority in parse_headings([heading, heading])} == {None}


def test_one_word_in_common_is_no_theme() -> None:
    headings = ["Priority: Promoting Sport", "Priority: Promoting Reading", "Priority: Promoting Clean Air"]
    assert [p.theme for p in parse_headings(headings)] == [None] * 3


def test_a_theme_ends_where_the_words_go_on_in_small_letters() -> None:
    headings = ["Priority: Better Homes for the young", "Priority: Better Homes for the old"]
    assert [p.theme for p in parse_headings(headings)] == [None, None]


@pytest.mark.parametrize("theme", ["The Land", "Our Green Towns", "Your District Council"])
def test_other_themes_of_the_same_kind(theme: str) -> None:
    headings = [f"Corporate Priority: {theme} {name}" for name in ("Keep it clean", "Build Homes", "Welcome every visitor")]
    assert [(p.theme, p.name) for p in parse_headings([*headings, "Corporate Priority: Money"])] == [
        (theme, "Keep it clean"),
        (theme, "Build Homes"),
        (theme, "Welcome every visitor"),
        (None, "Money"),
    ]


@given(st.lists(st.text("AaBb e", min_size=1, max_size=20).filter(str.strip), max_size=6))
@law
def test_theme_and_name_are_all_words_of_the_heading(names: list[str]) -> None:
    priorities = parse_headings([f"Council Priority: {name}" for name in names])
    assert [priority.heading for priority in priorities] == [" ".join(name.split()) for name in names]
    assert all(priority.name for priority in priorities)


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Priority Two: Health", 2),
        ("PRIORITY TWELVE - Health", 12),
        ("Priority 3 – Health", 3),
        ("Corporate Priority 11: Health", 11),
        ("Priority: Health", None),
        ("Priority 0: Health", None),
        ("Health", None),
        ("Priority \u017fix: Health", 6),
    ],
)
def test_the_printed_number(heading: str, number: int | None) -> None:
    assert parse_headings([heading]) == (Priority(number, None, "Health"),)


@pytest.mark.parametrize("text", [*THEMED, *NUMBERED, "Strategic priority 2 - Homes", "Priority: Homes", "priority two -Homes"])
def test_what_reads_as_a_heading(text: str) -> None:
    assert is_priority_heading(text)


@pytest.mark.parametrize(
    "text", ["", "Priority", "Priority Two:", "Priority:  ", "The priority: homes", "Priority is given", "Priority-based housing"]
)
def test_what_does_not_read_as_a_heading(text: str) -> None:
    assert not is_priority_heading(text)


@pytest.mark.parametrize("start", ["priority", "priority one", "council", ""])
def test_a_run_of_blanks_is_no_burden(start: str) -> None:
    assert not is_priority_heading(start + " " * 50_000 + "x")
