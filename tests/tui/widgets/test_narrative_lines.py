import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run, sliced, wrapped
from tests.tui.widgets.widget_samples import any_text, is_safe


def lines(*runs: Run, width: int = 30) -> list[str]:
    return [line.indent.text + line.text for line in wrapped((Passage(runs),), width)]


def links(*runs: Run, width: int = 60) -> list[tuple[str, str]]:
    return [(run.text, run.link) for line in wrapped((Passage(runs),), width) for run in line.runs if run.link]


def test_an_item_hangs_under_its_text_and_a_passage_without_runs_is_a_blank_line() -> None:
    passages = (Passage((Run("A first item that is long"),), Run("• "), 1), BLANK, Passage((Run("End"),)))
    assert [line.indent.text + line.text for line in wrapped(passages, 16)] == [
        "  • A first item",
        "    that is long",
        "",
        "End",
    ]


def test_runs_keep_their_looks_over_a_line_break() -> None:
    passage = Passage((Run("One two "), Run("three four", "added"), Run(" five")))
    assert [line.runs for line in wrapped((passage,), 13)] == [
        (Run("One two "), Run("three", "added")),
        (Run("four", "added"), Run(" five")),
    ]


@pytest.mark.parametrize("together", ["25 %", "25 per cent", "7 km", "2 ha", "31 October", "1 Sept", "9 May"])
def test_a_number_stays_with_what_it_counts(together: str) -> None:
    first = "Twelve letters and "
    assert lines(Run(first + together), width=len(first) + len(together) - 1) == [first.rstrip(), together]


@pytest.mark.parametrize("apart", ["25 posts", "31 Octobers", "7 hats", "a May"])
def test_other_words_part_from_numbers_as_ever(apart: str) -> None:
    assert len(lines(Run(f"Twelve letters {apart}"), width=15 + len(apart) - 1)[1].split()) == 1


def test_an_address_is_not_broken_where_a_line_can_hold_it() -> None:
    assert lines(Run("See https://example.org/a-long-page, please"), width=33) == [
        "See",
        "https://example.org/a-long-page,",
        "please",
    ]


def test_an_address_leads_where_it_says_without_the_full_stop_behind_it() -> None:
    assert links(Run("(https://example.org/a?b=c.) and http://example.org.")) == [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("http://example.org", "http://example.org"),
    ]


def test_every_piece_of_a_broken_address_leads_to_the_whole_of_it() -> None:
    pieces = links(Run("https://example.org/abcdefgh"), width=12)
    assert "".join(text for text, _ in pieces) == "https://example.org/abcdefgh"
    assert {link for _, link in pieces} == {"https://example.org/abcdefgh"}


def test_an_address_that_changed_in_part_leads_to_what_is_seen() -> None:
    assert links(Run("https://example.org/", "base"), Run("new", "added")) == [
        ("https://example.org/", "https://example.org/new"),
        ("new", "https://example.org/new"),
    ]


@pytest.mark.parametrize(
    "text", ["javascript://example.org", "file:///etc/hosts", "https://", "https://exämple.org/", "https://e.org/" + "x" * 3000]
)
def test_nothing_else_is_a_link(text: str) -> None:
    assert links(Run(text), width=5000) == []


@given(any_text, any_text, st.integers(12, 80))
def test_no_line_is_wider_than_the_panel_and_no_link_can_drive_a_terminal(one: str, other: str, width: int) -> None:
    passages = (Passage((Run(one), Run(f"https://example.org/{other}", "added")), Run("10. "), 5),)
    for line in wrapped(passages, width):
        assert cell_len(line.indent.text) + cell_len(line.text) <= width
        assert is_safe(line.indent.text + line.text)
        assert all(run.link.isascii() and is_safe(run.link) for run in line.runs)


@given(st.lists(st.text(max_size=5), max_size=6), st.integers(0, 20), st.integers(0, 20))
def test_a_slice_of_runs_is_the_slice_of_their_text(texts: list[str], start: int, length: int) -> None:
    end = start + length
    assert "".join(run.text for run in sliced([Run(text) for text in texts], start, end)) == "".join(texts)[start:end]


@given(
    st.lists(st.tuples(st.text("ab ", max_size=9), st.sampled_from(["base", "quiet", "added"])), min_size=1), st.integers(2, 20)
)
def test_every_character_keeps_its_look_however_many_runs_there_are(parts: list[tuple[str, str]], width: int) -> None:
    lines = wrapped((Passage(tuple(Run(text, look) for text, look in parts)),), width)
    seen = [(character, run.look) for line in lines for run in line.runs for character in run.text if character != " "]
    assert seen == [(character, look) for text, look in parts for character in text if character != " "]
