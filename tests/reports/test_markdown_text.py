"""Escaped text shows what it is to any CommonMark program; markdown-it is the one at hand."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ka_tui.reports.markdown_text import (
    escaped,
    escaped_heading,
    narrative_as_markdown,
    narrative_from_markdown,
    unescaped,
)
from tests.reports.report_samples import HOSTILE_LINES, narratives, short

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_ITEM = re.compile(r"^([-+*]|\d{1,3}[.)]) +(?=\S)")


def shown_text(token: Token) -> str:
    """The text that an inline token shows; any markup in it is a failure."""
    parts = []
    for child in token.children or ():
        assert child.type in ("text", "text_special", "softbreak", "hardbreak"), child
        parts.append("\n" if child.type.endswith("break") else child.content)
    return "".join(parts)


def shown_lines(markdown: MarkdownIt, text: str) -> list[str]:
    """The lines that a reader sees, items with their bullet or number; a rule, heading or code block is a failure."""
    lines: list[str] = []
    numbers: list[int] = []
    marker = ""
    for token in markdown.parse(text):
        if token.type == "html_block":
            assert token.content.strip() == "<!-- -->"
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            numbers.append(int(token.attrs.get("start", 1)))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            marker = f"{numbers[-1]}{token.markup} " if token.markup in ".)" else f"{token.markup} "
            numbers[-1] += 1
        elif token.type == "inline":
            shown = [line.strip() for line in shown_text(token).split("\n")]
            lines += [evened(line) for line in (marker + shown[0], *shown[1:])]
            marker = ""
        else:
            assert token.type in ("paragraph_open", "paragraph_close", "list_item_close"), token
    return lines


def meant_lines(narrative: str) -> list[str]:
    return [evened(line.strip()) for line in narrative.split("\n") if line.strip()]


def evened(line: str) -> str:
    """A line with one blank after its marker, as a list shows it."""
    return _ITEM.sub(r"\1 ", line, count=1)


@pytest.mark.parametrize("markdown", [COMMONMARK, GITHUB], ids=["CommonMark", "with tables and strikethrough"])
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(narrative=narratives)
def test_a_narrative_shows_line_for_line_what_it_says(markdown: MarkdownIt, narrative: str) -> None:
    assert shown_lines(markdown, narrative_as_markdown(narrative)) == meant_lines(narrative)


@pytest.mark.parametrize("line", HOSTILE_LINES)
def test_each_hostile_line_shows_as_it_stands_alone_and_below_others(line: str) -> None:
    for narrative in (line, f"before\n{line}", f"- item\n{line}", f"- item\n  - inner\n\n{line}", f"1. item\n{line}\nafter"):
        markdown = narrative_as_markdown(narrative)
        assert shown_lines(GITHUB, markdown) == meant_lines(narrative)
        assert narrative_from_markdown(markdown) == narrative


@settings(max_examples=100, deadline=None)
@given(narrative=narratives)
def test_a_narrative_comes_back(narrative: str) -> None:
    assert narrative_from_markdown(narrative_as_markdown(narrative)) == narrative


@settings(max_examples=100, deadline=None)
@given(text=short)
def test_a_line_shows_as_it_stands_in_a_heading_and_after_a_label(text: str) -> None:
    heading = COMMONMARK.parse(f"### KA.01.01 {escaped_heading(text)}")
    assert heading[1].type == "inline"
    assert shown_text(heading[1]) == f"KA.01.01 {text}".rstrip()
    fact = next(token for token in COMMONMARK.parse(f"- Team: {escaped(text)}") if token.type == "inline")
    assert shown_text(fact) == f"Team: {text}".rstrip()
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    "prose",
    [
        "It's 4% (not 3%) of £2,300 - or £2.3k; see KA.01.02, R&D and A&E.",
        "Plan for 2022/23: phase 1/2, well-being, #1 of 5, 3 + 4 = 7 > 6 < 8, user@example.org [draft]!",
        'snake_case, ~5 days, C# and 2 * 3, "quoted" | C:\\temp',
    ],
)
def test_ordinary_prose_needs_no_escape(prose: str) -> None:
    assert narrative_as_markdown(prose) == prose


def test_lists_keep_their_nesting_and_their_numbers() -> None:
    narrative = "1. a\n  - b\n    1. c\n2. d\n4. e"
    assert narrative_as_markdown(narrative) == "1. a\n   - b\n     1. c\n2. d\n<!-- -->\n4. e"


def test_a_line_end_inside_a_paragraph_is_kept_and_one_wrapped_by_hand_is_read() -> None:
    assert narrative_as_markdown("one\ntwo\n\nthree") == "one\\\ntwo\n\nthree"
    assert narrative_from_markdown("one\ntwo &amp; \\*three\\*") == "one\ntwo & *three*"
