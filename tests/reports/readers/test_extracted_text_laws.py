"""Laws: whatever a report tells and wherever its pages are cut, every word comes back in its activity; no input breaks it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.narrative import blocks, compose
from ka_tui.errors import DocumentUnreadable, NotAReport
from ka_tui.reports.readers.extracted_text import read
from ka_tui.reports.reading import Hints, Source

SENTENCE = "lamp path pond Mill Park and to the of (old) £5 30% it's 2.5 A new, sign. Q1 well-kept “ask” – & 12 May"
WORDS = st.sampled_from(SENTENCE.split())
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
NARRATIVES = st.one_of(
    TEXTS,
    st.lists(TEXTS, min_size=1, max_size=4).map("  ".join),
    st.lists(TEXTS, min_size=1, max_size=4).map(lambda texts: " ".join(f"- {text}" for text in texts)),
    st.lists(TEXTS, min_size=1, max_size=4).map(lambda texts: " ".join(f"<p>{text}</p>" for text in texts)),
    st.lists(TEXTS, min_size=1, max_size=4).map(lambda texts: f"<ul> {' '.join(f'<li>- {text}</li>' for text in texts)} </ul>"),
    st.lists(TEXTS, min_size=1, max_size=4).map(lambda texts: f"<ol> {' '.join(f'<li>{text}</li>' for text in texts)} </ol>"),
)
HEADER = "Activities\tStatus\tProgress\tNext Steps\tTeam\tPortfolio\n"
BETWEEN_PAGES = st.sampled_from(["", "\n", "**APPENDIX A**\n\n", "--\t--\t---\t--\t--\t--\n \n", HEADER])
PAGES = st.lists(st.tuples(NARRATIVES, NARRATIVES, BETWEEN_PAGES), min_size=1, max_size=4)
REPORTS = st.lists(st.tuples(TEXTS, PAGES), min_size=1, max_size=5)


def words(text: str) -> list[str]:
    """The words of a text, without its tags and the numbers and bullets of its items."""
    return sorted(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text)))


def words_of(narrative: str) -> list[str]:
    return sorted(re.findall(r"\w+", "  ".join(block.text for block in blocks(narrative))))


@given(REPORTS)
def test_every_word_comes_back_in_its_activity(report: list[tuple[str, list[tuple[str, str, str]]]]) -> None:
    lines = [
        "# Report (Quarter 1, 2031/32)\n",
        "### Priority 1: Lamps\n",
        "Activities\tStatus\tProgress\tNext Steps\tTeam\tPortfolio\n",
    ]
    for number, (title, pages) in enumerate(report, start=1):
        for page, (progress, next_steps, between) in enumerate(pages):
            front = f"KA.01.{number:02} Tend {title}" if page == 0 else ""
            lines.append(
                f"{front}\t\t{progress}\t{next_steps}\t{'Depot' if page == 0 else ''}\t{'Leisure' if page == 0 else ''}\n"
            )
            lines.append(between)
    reading = read(Source("x.txt", "".join(lines).encode()), Hints())
    assert reading.conservation is not None
    assert reading.conservation.holds
    assert [a.title for a in reading.activities] == [f"Tend {title}" for title, _ in report]
    for activity, (_, pages) in zip(reading.activities, report, strict=True):
        assert (activity.team, activity.portfolio) == ("Depot", "Leisure")
        assert words_of(activity.progress) == words(" ".join(page[0] for page in pages))
        assert words_of(activity.next_steps) == words(" ".join(page[1] for page in pages))
    assert reading.problems == ()


FRAGMENTS = st.sampled_from(
    [
        *("KA.01.01 ", "KA 2 3", "KA.00.00 x", "\t", "\t\t", "\n", "\r\n", "\f", "\v", "\0", "\x1b", "\u202e", "\uffff"),
        *(
            "<p>",
            "</p>",
            "<ol>",
            "<li>",
            "<li>1. ",
            "<b>",
            "</b>",
            "**",
            "#",
            "&amp;",
            "&lt;p&gt;",
            "&#9;",
            "&nbsp;",
            "<!-- x -->",
        ),
        *("- ", " - ", "  ", "• ", "1. ", "2.", "(continued)", "Priority two: ", "Priority 3 - Lamps", "APPENDIX A", "--"),
        *("Green", "▶", "Red (late)", "lamp", "Lamp. ", "and", "²", "é", "_a", "Quarter 1 2031/32"),
        *(HEADER, "Ref\tActivity\tRAG\tUpdate\n"),
    ]
)


@given(st.sampled_from(["", "KA.09.09 Lamps\t\t"]), st.lists(st.one_of(FRAGMENTS, st.text(max_size=3)), max_size=60).map("".join))
def test_any_text_is_read_whole_or_refused_in_a_sentence(front: str, rest: str) -> None:
    text = front + rest
    try:
        reading = read(Source("quarter-1-2031-32.txt", text.encode("utf-8", "replace")), Hints())
    except DocumentUnreadable:
        return
    except NotAReport:
        assert not front
        return
    assert reading.conservation is not None
    assert reading.conservation.holds, (reading.conservation.lost, reading.conservation.invented)
    assert len({a.code for a in reading.activities}) == len(reading.activities)
    for activity in reading.activities:
        for narrative in (activity.progress, activity.next_steps):
            assert compose(blocks(narrative)) == narrative
