"""The report as a web page: one file that asks nothing of any server, reads without scripts and prints as a paper.

The page is ``page.html.jinja`` with ``page.css`` and ``page.js`` inside it. A Content-Security-Policy names the two by their
hashes, so that nothing else in the file, whatever a text of the report contains, can style the page, run or fetch.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.labels import Labels, in_sentence, plural
from ka_tui.domain.text import folded
from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import (
    CREATOR,
    LANGUAGE,
    NOT_STATED_COLOUR,
    Paper,
    PaperRow,
    Section,
    StatusCount,
    colour_of,
    paper_of,
    priority_heading,
)
from ka_tui.reports.printed_corrections import COLUMNS, HEADING
from ka_tui.reports.status_colours import ink_on
from ka_tui.reports.writers.html.narrative import lines_as_html, narrative_as_html

with extra("html", "HTML pages"):
    from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
    from markupsafe import Markup

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What may stand in no page, and no register lets in: controls, and halves of characters."""
_PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_LABELLED, _ROOMY = 3, 12
"""A piece of a bar has its shape and number in it if it is so many percent wide: on a wide screen, and on any."""
_LONG = 900
"""A row whose progress or next steps have so many characters may be split by the end of a printed page."""
_GROUPS = (Grouping.PRIORITY, Grouping.TEAM, Grouping.PORTFOLIO)


class Piece(NamedTuple):
    """A piece of a stacked bar: what it stands for, and where it begins and how wide it is, in percent."""

    counted: StatusCount
    start: float
    width: float

    @property
    def labelled(self) -> bool:
        """Whether there is room for its shape and number."""
        return self.width >= _LABELLED

    @property
    def tight(self) -> bool:
        """Whether there is room only on a wide screen."""
        return self.width < _ROOMY


def write(document: ReportDocument) -> bytes:
    """The page, in UTF-8; raises DocumentUnreadable for a logo that is no PNG or JPEG, MissingExtra without its libraries."""
    paper = paper_of(document)
    style, script = Markup(_style(document, paper)), Markup(_part("page.js"))  # noqa: S704
    page = _template().render(
        paper=paper,
        scheme=document.scheme,
        language=LANGUAGE,
        creator=CREATOR,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        logo=_data_uri(document.choices.logo),
        codes={activity.code for activity in document.activities},
        statuses={activity.status for activity in document.activities},
        teams=_names(activity.team for activity in document.activities),
        portfolios=_names(activity.portfolio for activity in document.activities),
    )
    return _UNFIT.sub("", page).encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_part), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        narrative=narrative_as_html, lines=lines_as_html, fill=fill_class, bar=pieces_of_bar, difference=difference
    )
    environment.tests.update(long=is_long)
    environment.globals.update(
        colour_of=colour_of,
        correction_columns=COLUMNS,
        corrections_heading=HEADING,
        priority_heading=priority_heading,
        section_role=section_role,
        in_sentence=in_sentence,
        plural=plural,
        section_in_words=section_in_words,
    )
    return environment.get_template("page.html.jinja")


def _part(name: str) -> str:
    return files("ka_tui.reports.writers.html").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    """The hash of a style or script as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _style(document: ReportDocument, paper: Paper) -> str:
    """The style sheet, and the rules that the report itself makes: colours of statuses, widths of columns, foot of the page."""
    colours = {_colour(colour_of(document.scheme, status)) for status in document.scheme.ids}
    colours |= {_colour(row.colour) for section in paper.sections for row in section.rows}
    fills = (
        f".{fill_class(colour)}{{background-color:{colour};fill:{colour};color:{ink_on(colour)}}}"
        f".{fill_class(colour)}+text{{fill:{ink_on(colour)}}}"
        for colour in sorted(colours)
    )
    widths = (f"col.{column.field}{{width:{column.share}%}}" for column in paper.columns)
    foot = " · ".join(filter(None, (paper.council, paper.full_title)))
    page = f"@page{{@bottom-left{{content:{_css_string(foot)}}}}}"
    return "\n".join((_part("page.css"), *fills, *widths, page)) + "\n"


def _colour(colour: str) -> str:
    """A colour in small letters; that of *not stated* for what a scheme calls a colour and is none."""
    return colour.lower() if _COLOUR.fullmatch(colour) else NOT_STATED_COLOUR


def fill_class(colour: str) -> str:
    """The class of the style sheet that paints something in a status's colour, with an ink that reads on it."""
    return f"fill-{_colour(colour)[1:]}"


def _css_string(text: str) -> str:
    """A text as a string of CSS, in which every character that could end or leave it is written by its number."""
    return '"' + re.sub(r"[^0-9A-Za-z ]", lambda character: f"\\{ord(character[0]):x} ", _UNFIT.sub("", text)) + '"'


def _data_uri(picture: bytes | None) -> str:
    if picture is None:
        return ""
    kind = next((kind for signature, kind in _PICTURES.items() if picture.startswith(signature)), None)
    if kind is None:
        raise DocumentUnreadable("The logo", "it is no PNG or JPEG picture")
    return f"data:{kind};base64,{b64encode(picture).decode()}"


def _names(values: Iterable[str]) -> list[str]:
    return sorted(filter(None, set(values)), key=lambda name: (folded(name), name))


def pieces_of_bar(counts: Sequence[StatusCount]) -> list[Piece]:
    """The pieces of the bar that stacks these counts; none where there is nothing to count."""
    whole, before = sum(count.size for count in counts), 0
    pieces = []
    for count in counts:
        if count.size:
            pieces.append(Piece(count, round(100 * before / whole, 3), round(100 * count.size / whole, 3)))
        before += count.size
    return pieces


def difference(count: StatusCount) -> str:
    """By how much a count differs from the quarter before: ``+2``, ``−1``, ``0``; empty with nothing to compare with."""
    if count.before is None:
        return ""
    more = count.size - count.before
    return f"{more:+}".replace("-", "−") if more else "0"


def is_long(row: PaperRow) -> bool:
    """Whether a row is so long that a printed page may split it; any other goes to the next page whole."""
    return max(len(row.activity.progress), len(row.activity.next_steps)) >= _LONG


def section_role(paper: Paper, section: Section) -> str:
    """What a section's heading says that its activities share, as a role; ``nothing`` if only that they have none."""
    activities = [row.activity for row in section.rows]
    if paper.by is Grouping.PRIORITY:
        named = any(activity.priority or activity.priority_number is not None for activity in activities)
    else:
        named = paper.by in _GROUPS and any(getattr(activity, paper.by.value) for activity in activities)
    return paper.by.value if named else "nothing"


def section_in_words(section: Section, labels: Labels) -> str:
    """The counts of a section in words, which its bar says to who does not see it: ``3 activities: 1 Red, 2 Green``."""
    words = ", ".join(f"{count.size} {count.label.partition(' ')[2]}" for count in section.counts)
    return f"{labels.counted(len(section.rows))}: {words}"
