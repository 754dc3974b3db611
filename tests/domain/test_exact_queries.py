"""Queries that find a name and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.exact_queries import group_queries, status_query
from ka_tui.domain.query import wanted_text
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from tests.domain.strategies import activity, law, register_of

WORDS = ("Parks", "parks", "and", "Roads", "(", ")", "or", "-", ":", "Café", "ﬁ", " ")


def names_of(*words: str) -> st.SearchStrategy[list[str]]:
    """Names made of few words, so that many stand in others."""
    name = st.lists(st.sampled_from(words), max_size=5).map(lambda found: " ".join("".join(found).split()))
    return st.lists(name, min_size=1, max_size=6, unique_by=wanted_text)


def found(query: str, field: str, given_names: list[str]) -> list[str]:
    register = register_of(*(activity(f"KA.01.{n:02}").with_content({field: name}) for n, name in enumerate(given_names, 1)))
    activities = register.activities(register.latest)
    return [getattr(one, field) for one in parse_query(query, PRINTED_KEY).select(register, activities)]


@pytest.mark.parametrize("field", ["team", "portfolio", "priority"])
@pytest.mark.parametrize(
    ("given_names", "name", "query"),
    [
        (["Parks", "Roads"], "Parks", '{}:"Parks"'),
        (["Parks", "Parks and Roads"], "Parks", '{0}:"Parks" -{0}:"Parks and Roads"'),
        (["Parks", "Parks and Roads"], "Parks and Roads", '{}:"Parks and Roads"'),
        (["", "Parks"], "", "missing:{}"),
        (['The "Hub" team', "The team"], 'The "Hub" team', '({0}:"The" {0}:"Hub" {0}:"team")'),
    ],
)
def test_a_name_is_found_and_no_longer_one(field: str, given_names: list[str], name: str, query: str) -> None:
    assert group_queries(field, given_names)[name] == query.format(field)
    assert found(query.format(field), field, given_names) == [name]


@given(names_of(*WORDS))
@law
def test_every_name_is_found_alone(given_names: list[str]) -> None:
    for name, query in group_queries("team", given_names).items():
        assert found(query, "team", given_names) == [name]


@given(names_of(*WORDS, '"'))
@law
def test_quotation_marks_in_names_make_no_invalid_query(given_names: list[str]) -> None:
    for name, query in group_queries("team", given_names).items():
        assert set(found(query, "team", given_names)) <= {name}


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
