"""How a query that is being typed is completed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.exact_queries import quoted
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query_completion import completed, known_values
from ka_tui.domain.query_fields import EXACT_FIELDS
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.domain.text import folded
from tests.domain.strategies import SUMMER, activity, hostile_text, law, register_of

KNOWN = {
    "status": ("red", "amber", "green", "completed", "none"),
    "team": ("Roads", "Regulatory Services", "Parks and Leisure", "Parks", 'The "Hub"', "=1", "//", "Café\\Bar"),
    "quarter": ("Q2-2022", "Q1-2022"),
}


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("sta", "status:"),
        ("STAN", "standing:"),
        ("-tea", "-team:"),
        ("--tea", "--team:"),
        ("(te", "(team:"),
        ("a (bridge or -te", "a (bridge or -team:"),
        ('"a phrase" te', '"a phrase" team:'),
        ("not\tte", "not\tteam:"),
        ("team", "team:"),
        ("status:am", "status:amber"),
        ("status:AM", "status:amber"),
        ("Stätus:am", "Stätus:amber"),
        ("status:red,gr", "status:red,green"),
        ('status:"red",gr', 'status:"red",green'),
        ("status:", "status:red"),
        ("status:red,", "status:red,amber"),
        ('status:RED,"amber",', 'status:RED,"amber",green'),
        ("-status:no", "-status:none"),
        ("changed:w", "changed:worse"),
        ("missing:pr", "missing:progress"),
        ("quarter:q1", "quarter:Q1-2022"),
        ("team:ro", "team:Roads"),
        ("team:=ro", "team:=Roads"),
        ('team:"ro', 'team:"Roads"'),
        ("team:re", 'team:"Regulatory Services"'),
        ('team:="Reg', 'team:="Regulatory Services"'),
        ('team:"regulatory s', 'team:"Regulatory Services"'),
        ("team:par", 'team:"Parks and Leisure"'),
        ('team:"parks', 'team:"Parks"'),
        ('team:"parks ', 'team:"Parks and Leisure"'),
        ("team:the", r'team:"The \"Hub\""'),
        (r'team:"The \"h', r'team:"The \"Hub\""'),
        (r'team:"The \"hub\"', r'team:"The \"Hub\""'),
        ("team:cafe", r"team:Café\Bar"),
        ('team:"Café\\', r'team:"Café\\Bar"'),
        ("team:==", 'team:="=1"'),
        ("team:/", 'team:"//"'),
    ],
)
def test_the_last_term_is_completed(text: str, longer: str) -> None:
    assert completed(text, KNOWN) == longer
    assert completed(f"bridge ({text}", KNOWN) == f"bridge ({longer}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "s",
        "bridge",
        "street",
        "te ",
        "te)",
        '"te',
        '"bridge" "te',
        "follow-te",
        '"x"te',
        "status:red",
        "status:RED",
        "status:purple",
        "status:=re",
        "status:re ",
        "team:parks",
        'team:"Parks"',
        'team:"roads and',
        "title:bri",
        "standing:2",
        "portfolio:pl",
        "name:re",
        "10:3",
        "team:=,",
        "team:ro,,",
    ],
)
def test_what_begins_nothing_that_is_known_is_left_alone(text: str) -> None:
    assert completed(text, KNOWN) is None


def test_a_value_that_says_nothing_is_not_offered() -> None:
    assert completed("team:", {"team": ("", " ", "\u0301")}) is None


def test_the_values_of_a_quarter_come_with_the_most_frequent_first() -> None:
    register = register_of(
        activity("KA.01.01", team="Roads", theme="The Place", priority="Homes"),
        activity("KA.01.02", team="Parks", portfolio="Planning"),
        activity("KA.01.03", team="Parks", portfolio="Housing"),
        activity("KA.01.04"),
        activity("KA.01.01", Quarter(2021, 4), team="Culture"),
    )
    assert known_values(register, SUMMER) == {
        "status": ("red", "amber", "green", "completed", "none"),
        "team": ("Parks", "Roads"),
        "portfolio": ("Planning", "Housing"),
        "priority": ("The Place Homes",),
        "quarter": ("Q2-2022", "Q4-2021"),
    }
    assert known_values(register, Quarter(2021, 4))["team"] == ("Culture",)


def test_a_register_without_quarters_has_statuses_all_the_same() -> None:
    values = known_values(Register(), None)
    assert values["status"] == ("red", "amber", "green", "completed", "none")
    assert not any(values[field] for field in ("team", "portfolio", "priority", "quarter"))


names = st.text('aAé"\\ ,():=/-', min_size=1, max_size=8) | hostile_text
terms_before = st.lists(
    st.sampled_from(["bridge ", "(", "-", "not ", '"a phrase" ', "a or ", 'team:="x\\"y",z ', "status:none (", 'reason:"("'])
).map("".join)


def bare(text: str) -> str:
    """A text as it is compared, without what only writes it."""
    return folded(text.replace('"', "").replace("\\", ""))


def unquoted(text: str) -> str:
    """As much of a text as can be typed without quotes."""
    return re.split(r'[\s()",]|^=', text)[0]


@law
@given(
    terms_before,
    st.sampled_from([f"{field}:{how}" for field in EXACT_FIELDS for how in ("", "=")]),
    st.lists(names, min_size=1, max_size=4),
    st.booleans(),
    st.integers(0, 9),
)
def test_a_completed_value_goes_on_from_what_was_typed_and_can_be_read(
    before: str, field: str, known: list[str], in_quotes: bool, typed: int
) -> None:
    text = before + field + (quoted(known[0]) if in_quotes else unquoted(known[0]))[:typed]
    values = {field.rstrip(":="): known}
    longer = completed(text, values)
    if longer is not None:
        assert bare(longer).startswith(bare(text))
        assert bare(longer) in [bare(before + field + name) for name in known]
        assert completed(longer, values) is None
        parse_query(longer + ")" * before.replace('"("', "").count("("), PRINTED_KEY)


@law
@given(st.lists(names, min_size=1, max_size=4), st.integers(1, 8))
def test_a_completed_value_finds_what_has_it(known: list[str], typed: int) -> None:
    longer = completed(f"team:={quoted(known[0])[:typed]}", {"team": known})
    if longer is not None:
        activities = [activity(f"KA.01.{number:02}", team=team) for number, team in enumerate(known)]
        assert parse_query(longer, PRINTED_KEY).select(register_of(*activities), activities)


@law
@given(hostile_text | st.text('te:"\\,= ('))
def test_any_text_is_completed_or_left_alone(text: str) -> None:
    longer = completed(text, KNOWN)
    assert longer is None or bare(longer).startswith(bare(text))
