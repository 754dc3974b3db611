"""The paper as the PDF's template takes it: texts, colours and lists as plain values, nothing left to work out there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from ka_tui.domain.activities import Activity
from ka_tui.domain.labels import Labels, in_sentence
from ka_tui.domain.narrative import Block, blocks, excerpt
from ka_tui.domain.text import shown, shown_line
from ka_tui.reports.paper import CREATOR, Moved, Paper, PaperRow, Section, StatusCount, priority_heading
from ka_tui.reports.printed_corrections import COLUMNS, HEADING
from ka_tui.reports.status_colours import ink_on

TYPEFACES = (
    "Source Sans Pro",
    "DejaVu Sans Mono",
    "Libertinus Serif",
    "New Computer Modern",
    "New Computer Modern Math",
    "KA Boxes",
)
"""Where a letter is looked for, in this order. The last has every character there is, and shows each as a box."""

BOX_BREADTH = 517
"""How broad a box of the last typeface is, in thousandths of the size; nothing in the others has just that breadth."""

UNSHOWN = "\ufffd"
"""Printed for a character that an archivable PDF may not hold: it has no meaning of its own, as Wingdings' have none."""

_UNPRINTABLE = re.compile("[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U000f0000-\U0010ffff]")

_RUN = re.compile(r"\S{200}")
_WITH_A_BREAK = "\\g<0>\u200b"
"""A break that does not show: letters joined or stacked without end are one sign to typst, which fails at 64 KB of it."""

_SHORT_LINES = 14
"""How many lines a row may have, reckoned with broad letters, to be kept together on a page."""

_LONGEST_STRING = 2000
"""In characters; an archivable PDF allows 32,767 bytes, and readers show far less."""

_MINUS = "\u2212"
_COMMON = 0x17F
"""Characters up to this one are in the first typeface."""


def printed(paper: Paper, as_at: date | None) -> dict[str, Any]:
    """All that the template prints; the document is dated ``as_at``, or on the quarter's last day."""
    day = as_at or paper.ends - timedelta(days=1)
    council = _text(paper.council)
    values = {
        "fonts": TYPEFACES,
        "full_title": paper.full_title,
        "author": [_property(council)] if council else [],
        "alternative": _property(paper.chart),
        "keywords": [CREATOR],
        "date": [day.year, day.month, day.day],
        "footer": " · ".join(filter(None, [excerpt(council, 100), paper.title, paper.quarter.title])),
        "logo": None,
        "title": paper.title,
        "council": council,
        "period": paper.period,
        "as_at": paper.as_at,
        "scope": paper.scope,
        "notice": _narrative(paper.notice),
        "key": [
            _chip(status.symbol + " " + status.word, status.colour) | {"meaning": _text(status.meaning)} for status in paper.key
        ],
        "compared": paper.compared,
        "headline": _text(paper.headline),
        "summary": [_count(count, paper.total) for count in paper.summary],
        "all_label": _property(f"All {in_sentence(paper.labels.several)}"),
        "all": _figures(paper.total, sum(count.before or 0 for count in paper.summary)),
        "worse": [_moved(moved) for moved in paper.worse],
        "better": [_moved(moved) for moved in paper.better],
        "corrections": _corrections(paper),
        "columns": [column._asdict() for column in paper.columns],
        "sections": [_section(section, paper.labels, reasons=paper.reasons) for section in paper.sections],
        "attached": f"{paper.quarter}.json",
        "attached_description": f"The activities of {paper.quarter.title} as data",
    }
    return values | {"rare": _rare(values), "unshown": UNSHOWN, "box_breadth": BOX_BREADTH}


def _corrections(paper: Paper) -> dict[str, Any]:
    return {
        "heading": HEADING,
        "published": paper.published,
        "columns": [{"label": label, "share": share} for _, label, share in COLUMNS],
        "rows": [
            [_text(row.item), _narrative(row.was), _narrative(row.is_now), row.day, _text(row.why)] for row in paper.corrections
        ],
    }


def _section(section: Section, labels: Labels, *, reasons: bool) -> dict[str, Any]:
    return {
        "theme": _text(section.theme),
        "heading": _property(section.heading),
        "counts": [
            _property(labels.counted(len(section.rows))),
            *(f"{_unbroken(count.label)} {count.size}" for count in section.counts),
        ],
        "rows": [_row(row, reasons=reasons) for row in section.rows],
    }


def _row(row: PaperRow, *, reasons: bool) -> dict[str, Any]:
    activity = row.activity
    notes = [
        row.movement,
        f"In the source: {activity.status_source}" if activity.status_source else "",
        f"Reason: {activity.reason}" if activity.reason and reasons else "",
    ]
    return {
        "short": _is_short(activity, notes),
        "code": activity.code,
        "title": _text(activity.title),
        "status": _chip(row.status, row.colour),
        "notes": [_text(note) for note in notes if note],
        "progress": _narrative(activity.progress),
        "next_steps": _narrative(activity.next_steps),
        "team": _text(activity.team),
        "portfolio": _text(activity.portfolio),
        "priority": _text(_whole_priority(activity)),
    }


def _whole_priority(activity: Activity) -> str:
    """Theme and heading in a cell; empty for none."""
    heading = priority_heading(activity.heading) if activity.priority or activity.priority_number else ""
    return ": ".join(filter(None, (activity.theme, heading)))


def _is_short(activity: Activity, notes: Iterable[str]) -> bool:
    """Whether a row is surely lower than half a page, so that it is not divided between two."""
    cells = (
        (activity.title, 20),
        ("\n".join(notes), 14),
        (activity.progress, 34),
        (activity.next_steps, 30),
        (activity.team, 10),
        (activity.portfolio, 10),
        (activity.priority, 10),
    )
    return all(sum(len(line) // letters + 1 for line in text.split("\n")) <= _SHORT_LINES for text, letters in cells)


def _chip(label: str, colour: str) -> dict[str, Any]:
    return {"label": _unbroken(label), "fill": colour, "ink": ink_on(colour)}


def _count(count: StatusCount, total: int) -> dict[str, Any]:
    """A status of the summary: its figures, and its part of the whole, from 0 to 1."""
    return {
        **_chip(count.label, count.colour),
        **_figures(count.size, count.before or 0),
        "symbol": _text(count.label.split(" ", 1)[0]),
        "share": count.size / total if total else 0,
    }


def _figures(now: int, before: int) -> dict[str, str]:
    return {"this": str(now), "before": str(before), "difference": f"{now - before:+d}".replace("-", _MINUS).replace("+0", "0")}


def _moved(moved: Moved) -> dict[str, str]:
    return {
        "code": moved.activity.code,
        "title": _text(moved.activity.title),
        "was": _unbroken(moved.was),
        "now": _unbroken(moved.now),
    }


def _property(text: str) -> str:
    """A text that the PDF also keeps as one string, as it does headings; such a string has a limit."""
    return excerpt(_text(text), _LONGEST_STRING)


def _unbroken(label: str) -> str:
    """Shape and word of a status with a space between them that no line ends at."""
    return _text(label).replace(" ", "\u00a0", 1)


def _narrative(text: str) -> list[dict[str, Any]]:
    """A narrative as paragraphs and lists; an item has its lines, and ``inside`` what is nested in it."""
    return _nested([block._replace(text=_text(block.text, lines=True)) for block in blocks(text)])


def _nested(run: Sequence[Block]) -> list[dict[str, Any]]:
    """Blocks as a tree: an item takes in the items after it that stand deeper."""
    found: list[dict[str, Any]] = []
    place = 0
    while place < len(run):
        block = run[place]
        place += 1
        lines = block.text.split("\n")
        if not block.is_item:
            found.append({"kind": "paragraph", "lines": lines})
            continue
        end = place
        while end < len(run) and run[end].is_item and run[end].depth > block.depth:
            end += 1
        item = {"lines": lines, "inside": _nested(run[place:end])}
        place = end
        kind = "list" if block.marker == "-" else "enum"
        if kind == "enum":
            item["number"] = int(block.marker.rstrip("."))
        if not found or found[-1]["kind"] != kind:
            found.append({"kind": kind, "items": []})
        found[-1]["items"].append(item)
    return found


def _text(text: str, *, lines: bool = False) -> str:
    """A text as it can be printed: on one line unless ``lines``, without what an archivable PDF may not hold."""
    clean = shown(text) if lines else shown_line(text)
    return _RUN.sub(_WITH_A_BREAK, clean if clean.isascii() else _UNPRINTABLE.sub(UNSHOWN, clean))


def _rare(values: Any) -> list[str]:
    """The characters of all texts that a typeface may lack, each once."""
    match values:
        case dict():
            return _rare(list(values.values()))
        case list() | tuple():
            return sorted(set().union(*(_rare(value) for value in values)))
        case str():
            return [] if values.isascii() else sorted({letter for letter in values if ord(letter) > _COMMON})
    return []
