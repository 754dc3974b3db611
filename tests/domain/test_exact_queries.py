"""Queries that find a name or a status and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.exact_queries import name_query, quoted, status_query
from ka_tui.domain.query import wanted_text
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from tests.domain.strategies import activity, hostile_text, law, register_of

WORDS = ("Parks", "parks", "and", "Roads", "(", ")", "or", "-", ":", ":=", "Café", "ﬁ", "2", " ", '"', "\\")
NAMES = ["", "Parks", "Parks and Roads", "2", 'The "Hub" team', "The team", "C:\\", '"', "missing"]


def found(query: str, field: str, given_names: list[str]) -> list[str]:
    register = register_of(*(activity(f"KA.01.{n:02}").with_content({field: name}) for n, name in enumerate(given_names, 1)))
    activities = register.activities(register.latest)
    return [getattr(one, field) for one in parse_query(query, PRINTED_KEY).select(register, activities)]


@pytest.mark.parametrize("field", ["team", "portfolio", "priority"])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_and_none_that_is_longer_or_shorter(field: str, name: str) -> None:
    assert found(name_query(field, name), field, NAMES) == [name]


@pytest.mark.parametrize(
    ("name", "query"), [("Parks", 'team:="Parks"'), ("", "missing:team"), ('The "Hub" team', r'team:="The \"Hub\" team"')]
)
def test_the_query_can_be_read(name: str, query: str) -> None:
    assert name_query("team", name) == query


names = st.lists(st.sampled_from(WORDS), max_size=5).map(lambda words: " ".join("".join(words).split()))


@given(st.lists(names, min_size=1, max_size=6, unique_by=wanted_text))
@law
def test_every_name_is_found_alone(given_names: list[str]) -> None:
    for name in given_names:
        assert found(name_query("team", name), "team", given_names) == [name]


@given(hostile_text)
@law
def test_any_text_in_quotes_is_looked_for_as_it_stands(text: str) -> None:
    wanted = wanted_text(text)
    assert parse_query(quoted(text), PRINTED_KEY).words == ((wanted,) if wanted else ())


ODD = StatusScheme((Status("on hold", "On hold", "‖", "#888888", "h", "Stopped.", StatusClass.IDLE),))


@pytest.mark.parametrize(
    ("scheme", "status", "query"),
    [
        (PRINTED_KEY, "red", "status:red"),
        (PRINTED_KEY, None, "status:none"),
        (ODD, "on hold", 'status:"on hold"'),
        (ODD, "red", '-status:"on hold" -status:none'),
    ],
)
def test_a_status_is_found_also_one_that_the_scheme_does_not_know(scheme: StatusScheme, status: str | None, query: str) -> None:
    assert status_query(scheme, status) == query
    activities = [activity(f"KA.01.0{n}", status=one) for n, one in enumerate(("on hold", "red", None), 1)]
    selected = parse_query(query, scheme).select(
        Register(scheme=scheme), [a for a in activities if a.status in (*scheme.ids, status)]
    )
    assert [one.status for one in selected] == [status]
