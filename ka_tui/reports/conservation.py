"""The proof that reading a text lost no word and invented none.

The words of the source are counted cell by cell from the text itself; the words of the reading are counted from the
finished activities. Nothing in between is asked, so a fault of the reader shows here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ka_tui.domain.activities import Activity
from ka_tui.domain.narrative import blocks
from ka_tui.domain.reading_codes import parse_code
from ka_tui.domain.text import clean_text
from ka_tui.reports.readers.markup import plain
from ka_tui.reports.reading import Conservation, Noise

_WORD = re.compile(r"\w+")
_CELL_END = re.compile(r"[\t\r\n\f]")


@dataclass(frozen=True, slots=True)
class Printed:
    """How the source spells what an activity keeps in a normal form: its code, and its status."""

    code: str
    status: str = ""


def words(text: str) -> list[str]:
    """The words of a text, with their case."""
    return _WORD.findall(text)


def conserve(text: str, activities: Iterable[Activity], printed: Mapping[str, Printed], noise: tuple[Noise, ...]) -> Conservation:
    """Compare the words of the source with those of the reading; ``printed`` has the source's spellings by code.

    A word is a run of letters and figures, as a page would show it: tags gone, entities decoded, with its case.
    """
    activities = tuple(activities)
    source = Counter(word for cell in _CELL_END.split(text) if cell for word in words(plain(clean_text(cell))))
    placed = _placed(activities, printed)
    put_aside = Counter(word for piece in noise for word in words(piece.text))
    invented = placed + put_aside - source
    counted = invented & _list_numbers(activities)
    invented -= counted
    placed -= counted
    lost = source - placed - put_aside
    return Conservation(source.total(), placed.total(), noise, tuple(lost.elements()), tuple(invented.elements()))


def _placed(activities: tuple[Activity, ...], printed: Mapping[str, Printed]) -> Counter[str]:
    """The words of all activities, each field once, and of the headings they stand under, each heading once."""
    found: Counter[str] = Counter()
    for activity in activities:
        spelling = printed[activity.code]
        code = spelling.code if parse_code(spelling.code) == activity.code else activity.code
        status = spelling.status if activity.status or activity.status_source else ""
        texts = (code, activity.title, status, activity.progress, activity.next_steps, activity.team, activity.portfolio)
        for text in (*texts, activity.reason):
            found.update(words(text))
    for theme, name in {(activity.theme, activity.priority) for activity in activities}:
        found.update(words(theme or ""))
        found.update(words(name))
    return found


def _list_numbers(activities: Iterable[Activity]) -> Counter[str]:
    """The numbers in front of items: those that ``<ol>`` counts are no words of the source."""
    return Counter(
        block.marker.rstrip(".")
        for activity in activities
        for narrative in (activity.progress, activity.next_steps)
        for block in blocks(narrative)
        if block.marker[:1].isdigit()
    )
