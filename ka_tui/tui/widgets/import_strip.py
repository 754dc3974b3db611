"""The lines of an import's list, drawn: the headings of its sections, and an item in a line. No widget here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.merging import FieldDifference
from ka_tui.domain.statuses import StatusScheme
from ka_tui.reports.reading import Noise, Problem
from ka_tui.tui.widgets.bar_chart import Part
from ka_tui.tui.widgets.cell_text import cell_line, cut, fit, whole
from ka_tui.tui.widgets.import_items import Column, Differences, Item, NumberedSeam, Section, Word
from ka_tui.tui.widgets.import_passages import FIELD_NAMES
from ka_tui.tui.widgets.line_styles import LineStyles
from ka_tui.tui.widgets.row_strip import BAR, READ_AHEAD

_OPEN, _FOLDED = "▾", "▸"
_INDENT, _GAP = "  ", "  "
_WIDEST_PLACE, _LEAST_PLACE = 30, 10
_HALF = 26
"""How many characters at each side of a cut a line shows."""
_SIGNS = {True: "┆", False: "║"}
"""How the cut of a seam looks, joined or kept apart."""


class SectionRow(NamedTuple):
    """The heading of a section."""

    section: Section
    size: int
    folded: bool

    @property
    def key(self) -> str:
        """What it is, from reading to reading."""
        return f"section {self.section}"


class ImportLayout(NamedTuple):
    """How the lines lie: all of them in ``width`` cells, the places of a section's items in a column of its own width."""

    width: int
    places: Mapping[Section, int]


def lay_out(items: Iterable[Item], width: int) -> ImportLayout:
    """Columns wide enough for the places of each section, but for at most a third of the line."""
    places: dict[Section, int] = {}
    for item in items:
        places[item.section] = max(places.get(item.section, 0), cell_len(place_of(item)))
    most = max(min(width // 3, _WIDEST_PLACE), _LEAST_PLACE)
    return ImportLayout(width, {section: min(cells, most) for section, cells in places.items()})


def section_strip(row: SectionRow, layout: ImportLayout, styles: LineStyles, *, cursor: bool) -> Strip:
    """The heading of a section, and how many items it has."""
    parts = [
        Segment(BAR if cursor else " ", styles.accent),
        Segment(f"{_FOLDED} ", styles.strong) if row.folded else Segment(f"{_OPEN} ", styles.quiet),
        Segment(row.section, styles.strong),
        Segment(f"  {row.size}", styles.quiet),
    ]
    return whole(parts, layout.width, styles.text)


def item_strip(item: Item, layout: ImportLayout, scheme: StatusScheme, styles: LineStyles, *, cursor: bool) -> Strip:
    """An item: where or which, then what."""
    width = layout.places[item.section]
    parts = [
        Segment(BAR if cursor else " ", styles.accent),
        Segment(f"{_INDENT}{fit(place_of(item), width)}{_GAP}", styles.quiet),
    ]
    room = layout.width - sum(cell_len(part.text) for part in parts)
    for part in told(item, scheme):
        text = cut(cell_line(part.text[: max(room, 0) * READ_AHEAD]), room)
        room -= cell_len(text)
        looks = {"quiet": styles.quiet, "bold": styles.strong, "accent": styles.accent}
        style = styles.status(scheme, part.status) if part.look == "status" else looks.get(part.look, styles.text)
        parts.append(Segment(text, style))
    return whole(parts, layout.width, styles.text)


def place_of(item: Item) -> str:
    """What stands in the first column: the code of the activity, or the place in the document."""
    match item.subject:
        case Problem(place=place) | Noise(place=place):
            return cell_line(place)
        case Word(source=text) | Column(name=text):
            return cell_line(text)
        case NumberedSeam(seam=seam):
            return cell_line(seam.code)
        case Differences(activity=activity):
            return cell_line(activity.code)
        case activity:
            return cell_line(activity.code)


def told(item: Item, scheme: StatusScheme) -> Iterator[Part]:
    """What stands behind the place."""
    match item.subject:
        case Problem() as problem:
            yield Part(problem.what)
        case Noise() as noise:
            yield Part(noise.text, "quiet")
        case Word() as word:
            yield Part(scheme.label(word.status), "status", word.status)
            yield Part(f"  {', '.join(activity.code for activity in word.activities)}", "quiet")
        case Column() as column:
            yield Part(f"holds {FIELD_NAMES[column.field]}") if column.field else Part("not kept", "quiet")
        case NumberedSeam() as numbered:
            yield from _seam(numbered)
        case Differences() as differences:
            yield from _differences(differences.fields, scheme)
            yield Part(f"  {differences.activity.title}", "quiet")
        case activity:
            label = scheme.label(activity.status)
            widest = max(cell_len(cell_line(scheme.label(status))) for status in scheme.ids)
            yield Part(fit(cell_line(label), widest), "status", activity.status)
            yield Part(f"  {activity.title}")


def _seam(numbered: NumberedSeam) -> Iterator[Part]:
    seam = numbered.seam
    how = ("joined" if seam.joined else "apart") + ("*" if numbered.flipped else "")
    yield Part(f"{FIELD_LABELS[seam.field]:<10}  ", "quiet")
    yield Part(f"{how:<7}  ", "bold" if numbered.flipped else "base")
    before = seam.before if len(seam.before) <= _HALF else f"…{seam.before[1 - _HALF :]}"
    yield Part(before)
    yield Part(f" {_SIGNS[seam.joined]} ", "accent")
    yield Part(seam.after)


def _differences(fields: Iterable[FieldDifference], scheme: StatusScheme) -> Iterator[Part]:
    """What changes, at a glance: a status with both values, any other field by its name."""
    comma = ""
    for difference in fields:
        if comma:
            yield Part(comma)
        comma = ", "
        if difference.field == "status":
            yield Part(scheme.label(difference.before), "status", difference.before)
            yield Part(" → ")
            yield Part(scheme.label(difference.after), "status", difference.after)
        else:
            yield Part(FIELD_LABELS[difference.field])
