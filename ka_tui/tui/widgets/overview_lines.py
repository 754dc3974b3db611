"""The dashboard as lines: what an overview says in a given width, and which parts of it lead to activities. No widget here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from ka_tui.domain.labels import Labels, in_sentence
from ka_tui.domain.movement import Movement
from ka_tui.domain.overview import Figure, OffCourse, Overview, off_course_statuses
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.status_style import status_letter
from ka_tui.tui.widgets.bar_chart import BLANK, GAP, Line, Part, lay_out_bars, padded, width_of
from ka_tui.tui.widgets.cell_text import cell_line, fit, wrap

_WIDEST = 110
"""Cells that a line of the paragraph takes at most: a longer one is hard to read."""
_TWO_COLUMNS = 150
"""From how many cells on the teams may stand beside the rest."""
_COLUMN_GAP, _FIGURE_GAP = 4, 3
_CODE_WIDTH, _LEAST_TITLE = 8, 24
_USUAL = Labels()
_MOVEMENTS = {
    Movement.WORSE: "worse",
    Movement.BETTER: "better",
    Movement.SAME: "the same",
    Movement.NEW: "new",
    Movement.UNKNOWN: "not comparable",
}


def lines_of_overview(overview: Overview, scheme: StatusScheme, width: int, height: int, labels: Labels = _USUAL) -> list[Line]:
    """Everything an overview says, in lines of a width; teams beside the rest if that is wide and the lines are too many."""
    if not overview.total:
        return [BLANK, (Part(" " * GAP), Part(f"{overview.quarter.label} has no activities.", "quiet"))]
    top = [
        BLANK,
        *_headline(overview, width),
        BLANK,
        *_flowed(_statuses(overview, scheme), width),
        *_flowed(_movements(overview), width),
        BLANK,
    ]
    first, teams = _columns(overview, scheme, width, labels)
    if width < _TWO_COLUMNS or len(top) + len(first) + len(teams) <= height:
        return [*top, *first, *teams]
    column = (width - _COLUMN_GAP) // 2
    return [*top, *_beside(*_columns(overview, scheme, column, labels), column)]


def _columns(overview: Overview, scheme: StatusScheme, width: int, labels: Labels) -> tuple[list[Line], list[Line]]:
    """What stands in one column or one under the other: the bars of teams, which can be many, come last."""
    unstated = any(bar.counts.get(None) for bar in overview.trend)
    statuses = {s: figure.query for s, figure in overview.statuses.items() if figure.size or s is not None or unstated}
    groups = (*overview.priorities, *overview.portfolios, *overview.teams)
    whole = lay_out_bars((*overview.trend, *groups), statuses, scheme, width)
    chart = whole._replace(largest=max(bar.size for bar in groups))
    first = (
        *(whole.section("On course", overview.trend) if overview.trend else ()),
        *chart.section("By priority", overview.priorities),
        *chart.section(cell_line(f"By {in_sentence(labels.portfolio)}"), overview.portfolios),
        *_missing(overview, width, labels),
        *_longest(overview, scheme, width),
    )
    return list(first), list(chart.section(cell_line(f"By {in_sentence(labels.team)}"), overview.teams))


def _headline(overview: Overview, width: int) -> Iterator[Line]:
    """The paragraph that the report opens with."""
    for line in wrap(cell_line(overview.headline), min(width - 2 * GAP, _WIDEST)):
        yield (Part(" " * GAP), Part(line))


def _statuses(overview: Overview, scheme: StatusScheme) -> Iterator[Line]:
    """The number of all activities, then that of each status and how it has changed."""
    total = overview.total
    yield (Part(f"{total} {'activity' if total == 1 else 'activities'}", "bold", query=""),)
    for status, figure in overview.statuses.items():
        label = cell_line(scheme.label(status))
        if figure.size:
            yield (
                Part(label, "status", status, figure.query),
                Part(f" {figure.size}", "bold", query=figure.query),
                *_change(figure),
            )
        elif figure.before or status is not None:
            yield (Part(f"{label} 0", "quiet"), *_change(figure))


def _change(figure: Figure) -> Line:
    """By how much a figure is more or less than in the quarter before; nothing where it is neither or not known."""
    step = figure.size - figure.before if figure.before is not None else 0
    return (Part(f" ({step:+})".replace("-", "−"), "quiet"),) if step else ()


def _movements(overview: Overview) -> Iterator[Line]:
    """How many activities moved which way since the quarter before."""
    movements = overview.movements
    if overview.before is None:
        yield (Part(f"The register has no quarter before {overview.quarter.label} to compare with.", "quiet"),)
        return
    if movements[Movement.UNKNOWN].size == overview.total:
        yield (Part(f"Activities cannot be compared one by one with those of {overview.before.label}.", "quiet"),)
        return
    yield (Part(f"Since {overview.before.label}:", "quiet"),)
    for movement, words in _MOVEMENTS.items():
        figure = movements[movement]
        if figure.size:
            look = "bold" if movement in (Movement.WORSE, Movement.BETTER) else "base"
            yield (Part(f"{movement.symbol} {figure.size} {words}".strip(), look, query=figure.query),)


def _missing(overview: Overview, width: int, labels: Labels) -> Iterator[Line]:
    """How many activities lack what a report should say of each."""
    yield (Part(" " * GAP), Part("Missing", "bold"))
    found = [
        (Part(f"{cell_line(labels.of(name))} {figure.size}", query=figure.query),)
        for name, figure in overview.missing.items()
        if figure.size
    ]
    one, team, portfolio = map(in_sentence, (labels.one, labels.team, labels.portfolio))
    nothing = f"Nothing: every {one} has a status, both texts, a {team} and a {portfolio}."
    yield from _flowed(found or [(Part(cell_line(nothing), "quiet"),)], width)
    yield BLANK


def _longest(overview: Overview, scheme: StatusScheme, width: int) -> Iterator[Line]:
    """The activities that have been off course for longest, each with its statuses since."""
    words = " or ".join(cell_line(status.word) for status in off_course_statuses(scheme))
    if not words:
        return
    yield (Part(" " * GAP), Part(f"Longest in {words}", "bold"))
    if overview.longest:
        yield from _off_course_lines(overview.longest, scheme, width)
    else:
        yield (Part(" " * GAP), Part("None is.", "quiet"))
    if len(overview.longest) < overview.off_course.size:
        yield (Part(" " * GAP), Part(f"All {overview.off_course.size} of them", query=overview.off_course.query))
    yield BLANK


def _off_course_lines(longest: Sequence[OffCourse], scheme: StatusScheme, width: int) -> Iterator[Line]:
    """A line for each: its code and title, its status, the letters of the quarters so far, and how many they are."""
    labels = [cell_line(scheme.label(one.activity.status)) for one in longest]
    letters = [" ".join(cell_line(status_letter(scheme, status)) for status in one.statuses) for one in longest]
    durations = [f"{len(one.statuses)} {'quarter' if len(one.statuses) == 1 else 'quarters'}" for one in longest]
    widths = [max(map(cell_len, column)) for column in (labels, letters, durations)]
    title_width = width - _CODE_WIDTH - sum(widths) - GAP * 6
    if title_width < _LEAST_TITLE:
        title_width, widths[1] = title_width + widths[1] + GAP, 0
    for one, label, trail, duration in zip(longest, labels, letters, durations, strict=True):
        yield (
            Part(" " * GAP),
            Part(fit(one.activity.code, _CODE_WIDTH + GAP), query=one.query),
            Part(fit(cell_line(one.activity.title), title_width) + " " * GAP, query=one.query),
            Part(fit(label, widths[0] + GAP), "status", one.activity.status, one.query),
            Part(trail.rjust(widths[1]) + " " * GAP if widths[1] else "", "quiet", query=one.query),
            Part(duration.rjust(widths[2]), query=one.query),
        )


def _flowed(figures: Iterable[Line], width: int) -> Iterator[Line]:
    """Figures side by side, on as many lines as they need."""
    line: Line = ()
    for figure in figures:
        gap = Part(" " * (_FIGURE_GAP if line else GAP))
        if line and width_of(line) + len(gap.text) + width_of(figure) > width:
            yield line
            line, gap = (), Part(" " * GAP)
        line = (*line, gap, *figure)
    if line:
        yield line


def _beside(left: Sequence[Line], right: Sequence[Line], column: int) -> Iterator[Line]:
    """Two columns, the right one beginning after the gap."""
    for one, other in zip_longest(left, right, fillvalue=BLANK):
        yield (*padded(one, column + _COLUMN_GAP), *other) if other else one
