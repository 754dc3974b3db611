from hypothesis import given

from ka_tui.domain.differences import word_differences
from ka_tui.tui.widgets.difference_passages import difference_passages, difference_runs
from ka_tui.tui.widgets.narrative_lines import Run, wrapped
from ka_tui.tui.widgets.passages import narrative_passages
from tests.tui.widgets.widget_samples import any_text

NARRATIVE = "Work began.\nIt goes on.\n\n- A first item\n  in two lines\n  - Below it\n\n10. Tenth and last\n\nThe end"
_MARKS = {"base": "{}", "added": "+{}+", "removed": "-{}-"}


def lines(narrative: str, width: int = 60) -> list[str]:
    return [line.indent.text + line.text for line in wrapped(narrative_passages(narrative), width)]


def marked(before: str, after: str) -> list[str]:
    """The lines of a difference, ``+added+`` and ``-removed-``."""
    found = wrapped(difference_passages(word_differences(before, after)), 60)
    return ["".join(_MARKS[run.look].format(run.text) for run in (line.indent, *line.runs) if run.text) for line in found]


def test_paragraphs_stand_apart_and_items_hang() -> None:
    assert lines(NARRATIVE) == [
        "Work began.",
        "It goes on.",
        "",
        "• A first item",
        "  in two lines",
        "  • Below it",
        "10. Tenth and last",
        "",
        "The end",
    ]


def test_everything_else_in_the_text_is_literal() -> None:
    assert lines("*not* [bold]bold[/bold] `code` # heading") == ["*not* [bold]bold[/bold] `code` # heading"]


def test_a_text_that_says_nothing_has_no_passages() -> None:
    assert narrative_passages("") == narrative_passages(" \n\n ") == ()


def test_a_difference_is_laid_out_as_a_narrative_is() -> None:
    before = "Two posts are vacant.\n\n- Open the cafe\n- Mend the roof\n\nThe end"
    after = "Two posts are filled.\n\n- Open the cafe on Sundays\n- Count hedgehogs\n\nAnother matter"
    assert marked(before, after) == [
        "Two posts are -vacant.- +filled.+",
        "",
        "• Open the cafe +on Sundays+",
        "-• --Mend the roof-",
        "+• ++Count hedgehogs+",
        "",
        "-The end-",
        "+Another matter+",
    ]


def test_a_text_that_is_new_or_gone_is_marked_whole() -> None:
    assert marked("", "- One\n- Two") == ["+• ++One+", "+• ++Two+"]
    assert marked("One\n\nTwo", "") == ["-One-", "", "-Two-"]


@given(any_text)
def test_a_text_that_did_not_change_looks_as_it_does_alone(text: str) -> None:
    assert wrapped(difference_passages(word_differences(text, text)), 40) == wrapped(narrative_passages(text), 40)


def test_blanks_around_what_changed_have_no_look_and_words_do_not_touch() -> None:
    assert list(difference_runs(word_differences("It is old", "It is new"))) == [
        Run("It is"),
        Run(" "),
        Run("old", "removed"),
        Run(" "),
        Run("new", "added"),
    ]
