"""The language of queries: what reads how, and where a mistake is pointed at."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.activities import Activity
from ka_tui.domain.query import Query
from ka_tui.domain.query_fields import EXACT_FIELDS, FIELDS
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.errors import InvalidQuery
from tests.domain.strategies import activity, hostile_text, law, register_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "finding.md"

ACTIVITIES = tuple(
    activity(f"KA.01.{number:02}", title=title, team=team, status=status)
    for number, (title, team, status) in enumerate(
        [
            ("Bridge and wall", "Roads", "red"),
            ("Bridge or tunnel", "Parks", "amber"),
            ("Wall", "Parks", "red"),
            ("See https://example.org at 10:30", "Parks and Roads", None),
            ("Follow-up: the hall (east)", "", "green"),
        ],
        1,
    )
)
REGISTER = register_of(*ACTIVITIES)


def numbers(text: str) -> list[int]:
    found = parse_query(text, PRINTED_KEY).select(REGISTER, ACTIVITIES)
    return [ACTIVITIES.index(a) + 1 for a in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [1, 2, 3, 4, 5]),
        (" \t\n ", [1, 2, 3, 4, 5]),
        ("bridge", [1, 2]),
        ("bridge wall", [1]),
        ("bridge and wall", [1]),
        ('bridge "and" wall', [1]),
        ('"bridge and"', [1]),
        ("bridge AND wall", [1]),
        ("tunnel or wall", [1, 2, 3]),
        ('"or"', [2, 4]),
        ("tunnel OR hall", [2, 5]),
        ("-bridge", [3, 4, 5]),
        ("not bridge", [3, 4, 5]),
        ("Not bridge wall", [3]),
        ("--bridge", [1, 2]),
        ("-not bridge", [1, 2]),
        ("-(bridge or wall)", [4, 5]),
        ('-"bridge or"', [1, 3, 4, 5]),
        ("bridge -wall or hall", [2, 5]),
        ("hall or bridge wall", [1, 5]),
        ("(hall or bridge) (tunnel or wall)", [1, 2]),
        ("((hall))", [5]),
        ("hall(east)", [5]),
        ("follow-up", [5]),
        ("follow-up:", [5]),
        ("https://example.org", [4]),
        ("10:30", [4]),
        ("see: ", []),
        ("team:parks", [2, 3, 4]),
        ("-team:parks", [1, 5]),
        ("team:parks -team:roads status:red", [3]),
        ('team:"parks and"', [4]),
        ("team:or", []),
        ("status:red,amber wall or status:green", [1, 3, 5]),
        ("(status:none)", [4]),
        ("team:(", None),
        ("team:=parks", [2, 3]),
        ("team:=parks,roads -title:=wall", [1, 2]),
        ("-team:=parks status:none", [4]),
        ('""', [1, 2, 3, 4, 5]),
        ('bridge""wall', [1]),
        ("“bridge", []),
        ("bri\u200fdge", [1, 2]),
        ("ｂridge", [1, 2]),
    ],
)
def test_what_a_query_finds(text: str, found: list[int] | None) -> None:
    if found is None:
        with pytest.raises(InvalidQuery):
            parse_query(text, PRINTED_KEY)
    else:
        assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("amber", [2]),
        ("ÁMBER", [2]),
        ('"amber"', [2]),
        ("red", [1, 3]),
        ("-red", [2, 4, 5]),
        ("green or red", [1, 3, 5]),
        ('"not stated"', [4]),
        ('-"Not  Stated"', [1, 2, 3, 5]),
        ("not stated", [1, 2, 3, 4, 5]),
        ("ambe", []),
        ("a", [1, 2, 3, 4, 5]),
        ("r", [1, 2, 3, 4]),
        ("g", [1, 2, 4]),
        ("complete", []),
        ("none", []),
        ("title:amber", []),
    ],
)
def test_the_word_of_a_status_finds_what_has_the_status_too(text: str, found: list[int]) -> None:
    assert numbers(text) == found


def test_the_scheme_says_which_words_are_those_of_statuses() -> None:
    held = Status("idle", "On hold", "‖", "#777777", "h", "Nothing is meant to happen.", StatusClass.IDLE, aliases=("paused",))
    waiting = activity(status="idle")
    for text, found in (("idle", [waiting]), ('"on hold"', [waiting]), ("on hold", []), ("paused", []), ("amber", [])):
        assert parse_query(text, StatusScheme((held,))).select(REGISTER, [waiting]) == found


def test_words_that_are_wanted_are_told() -> None:
    assert parse_query('Café -hedge team:"Big  Parks" or not not wall', PRINTED_KEY).words == ("cafe", "big parks", "wall")
    assert parse_query("Amber -red", PRINTED_KEY).words == ("amber",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r'"the \"hub\""', ('the "hub"',)),
        (r'"C:\\" hall', ("c:\\", "hall")),
        (r'"C:\hall"', (r"c:\hall",)),
        (r'team:="\"Hub\" team","\\"', ('"hub" team', "\\")),
        (r"north\south", (r"north\south",)),
    ],
)
def test_a_backslash_lets_a_quote_stand_in_quotes(text: str, words: tuple[str, ...]) -> None:
    assert parse_query(text, PRINTED_KEY).words == words


ALL_FIELDS = "status, changed, standing, team, portfolio, priority, code, title, progress, next, reason, quarter, missing"


@pytest.mark.parametrize(
    ("text", "position", "why"),
    [
        ('a "b c', 2, "This quote is not closed."),
        ('"', 0, "This quote is not closed."),
        ('team:"b', 5, "This quote is not closed."),
        (r'a "b\"', 2, "This quote is not closed."),
        ('a "b\\', 2, "This quote is not closed."),
        ("a (b", 2, "This parenthesis is not closed."),
        ("(a (b)", 0, "This parenthesis is not closed."),
        ("a (", 2, "This parenthesis is not closed."),
        ("a )", 2, "This parenthesis closes none."),
        (")", 0, "This parenthesis closes none."),
        ("a ()", 2, "Nothing stands between these parentheses."),
        ("a or", 2, "Nothing follows this 'or'."),
        ("a OR or b", 2, "Nothing follows this 'OR'."),
        ("(a or) b", 3, "Nothing follows this 'or'."),
        ("a and", 2, "Nothing follows this 'and'."),
        ("a not", 2, "Nothing follows this 'not'."),
        ("or a", 0, "Nothing stands before this 'or'."),
        ("(and a)", 1, "Nothing stands before this 'and'."),
        ("a -", 2, "Nothing follows this '-'."),
        ("31 October - 12 November", 11, "Nothing follows this '-'."),
        ("(-)", 1, "Nothing follows this '-'."),
        ("- or", 0, "Nothing follows this '-'."),
        ("-or a", 0, "Nothing follows this '-'."),
        ("team:", 5, "'team:' lacks a value here; it must follow without a blank."),
        ("team: parks", 5, "'team:' lacks a value here; it must follow without a blank."),
        ("team:parks, roads", 11, "'team:' lacks a value here; it must follow without a blank."),
        ("team:,parks", 5, "'team:' lacks a value here; it must follow without a blank."),
        ('Team:""', 5, "'Team:' lacks a value here; it must follow without a blank."),
        ("team:=", 6, "'team:=' lacks a value here; it must follow without a blank."),
        ('team:= "parks"', 6, "'team:=' lacks a value here; it must follow without a blank."),
        ('team:=parks,""', 12, "'team:=' lacks a value here; it must follow without a blank."),
        ('taem:="parks"', 0, "'taem:' is no field. Did you mean 'team:'? Quotes make it a text."),
        ("team:(parks)", 5, "'team:' lacks a value here; it must follow without a blank."),
        ("a taem:parks", 2, "'taem:' is no field. Did you mean 'team:'? Quotes make it a text."),
        ("Note:this", 0, f"'Note:' is no field. The fields are: {ALL_FIELDS}. Quotes make it a text."),
        ('zzz:"x y"', 0, f"'zzz:' is no field. The fields are: {ALL_FIELDS}. Quotes make it a text."),
        ("(" * 10_000, 50, "Parentheses nest no deeper than 50."),
    ],
)
def test_a_mistake_is_pointed_at(text: str, position: int, why: str) -> None:
    with pytest.raises(InvalidQuery) as error:
        parse_query(text, PRINTED_KEY)
    assert (error.value.text, error.value.position, error.value.why) == (text, position, why)


def test_the_message_points_under_the_character() -> None:
    with pytest.raises(InvalidQuery) as error:
        parse_query("bridge (wall", PRINTED_KEY)
    assert str(error.value) == "This parenthesis is not closed.\n  bridge (wall\n         ^"


@pytest.mark.parametrize(
    ("text", "line", "caret"),
    [
        ("市场 é e\u0301 (", "市场 é e\u0301 (", 9),
        ("a\x1b[31m\tb (", "a [31m b (", 9),
        ("x" * 100 + " ( " + "y" * 100, "…" + "x" * 59 + " ( " + "y" * 58 + "…", 61),
    ],
)
def test_the_caret_stands_where_a_terminal_shows_the_character(text: str, line: str, caret: int) -> None:
    with pytest.raises(InvalidQuery) as error:
        parse_query(text, PRINTED_KEY)
    assert str(error.value).split("\n")[1:] == [f"  {line}", f"  {' ' * caret}^"]


def test_a_query_nests_as_deep_as_anybody_wants_and_negates_as_often() -> None:
    assert numbers("(" * 50 + "bridge" + ")" * 50) == [1, 2]
    assert numbers("-" * 10_000 + "bridge") == [1, 2]
    assert numbers("not " * 9_999 + "bridge") == [3, 4, 5]
    assert numbers(" or ".join(["bridge"] * 2_000)) == [1, 2]


Tree: TypeAlias = tuple[str, Callable[[Activity], bool]]
"""A query as text, and by itself what it is to match."""

leaves: st.SearchStrategy[Tree] = st.sampled_from(
    [
        ("bridge", lambda a: "bridge" in a.title.lower()),
        ('"and wall"', lambda a: "and wall" in a.title.lower()),
        ("WALL", lambda a: "wall" in a.title.lower()),
        ("status:red,none", lambda a: a.status in ("red", None)),
        ('team:"parks"', lambda a: "Parks" in a.team),
        ("missing:team", lambda a: not a.team),
    ]
)


def _and(parts: list[Tree], joint: str) -> Tree:
    return f"({joint.join(text for text, _ in parts)})", lambda a: all(test(a) for _, test in parts)


def _or(parts: list[Tree]) -> Tree:
    return f"({' or '.join(text for text, _ in parts)})", lambda a: any(test(a) for _, test in parts)


def _not(part: Tree, sign: str) -> Tree:
    return f"{sign}{part[0]}", lambda a: not part[1](a)


trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(_and, st.lists(inner, min_size=1, max_size=4), st.sampled_from([" ", " and ", "  AND "])),
        st.builds(_or, st.lists(inner, min_size=1, max_size=4)),
        st.builds(_not, inner, st.sampled_from(["-", "not ", "NOT "])),
    ),
    max_leaves=12,
)


@law
@given(trees)
def test_a_query_finds_what_its_parts_say(tree: Tree) -> None:
    text, wanted = tree
    assert numbers(text) == [number for number, a in enumerate(ACTIVITIES, 1) if wanted(a)]


@law
@given(trees, trees)
def test_laws_of_joining(one: Tree, other: Tree) -> None:
    a, b = one[0], other[0]
    everything = set(numbers(""))
    assert set(numbers(f"{a} or {b}")) == set(numbers(a)) | set(numbers(b))
    assert set(numbers(f"{a} {b}")) == set(numbers(a)) & set(numbers(b))
    assert set(numbers(f"-({a})")) == everything - set(numbers(a))


symbols = st.lists(
    st.sampled_from([*'()"-,:=\\ ', "or", "and ", "not ", "a", "status:", "team:", "code:", "quarter:", "Q2", "red"])
)


def read(text: str) -> Query | InvalidQuery:
    try:
        return parse_query(text, PRINTED_KEY)
    except InvalidQuery as error:
        return error


@law
@given(hostile_text | symbols.map("".join))
def test_any_text_is_read_or_pointed_at(text: str) -> None:
    made = read(text)
    if isinstance(made, InvalidQuery):
        assert made.text == text
        assert 0 <= made.position <= len(text)
        assert len(str(made).split("\n")) == 3
        assert str(made).replace("\n", "").isprintable()
    else:
        assert set(made.select(REGISTER, ACTIVITIES)) <= set(ACTIVITIES)
        assert "" not in made.words


class TestPage:
    def test_the_table_has_each_field(self) -> None:
        assert set(re.findall(r"^\| `(\w+):`", PAGE.read_text("utf-8"), re.MULTILINE)) == set(FIELDS)

    def test_the_fields_that_take_whole_values_are_named(self) -> None:
        assert set(re.findall(r"`(\w+):=`", PAGE.read_text("utf-8"))) == set(EXACT_FIELDS)

    def test_every_example_can_be_read(self) -> None:
        blocks = re.findall(r"^```text\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        examples = [line.split("  ")[0] for block in blocks for line in block.splitlines()]
        assert len(examples) > 5
        for example in examples:
            parse_query(example, PRINTED_KEY)
