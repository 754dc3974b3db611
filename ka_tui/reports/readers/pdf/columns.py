"""Tables without walls: columns stand under the names of a header, rows begin at rules, at shading or at codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ka_tui.domain.reading_codes import split_code
from ka_tui.reports.readers.pdf.grids import Grid, GridCell, GridRow, places
from ka_tui.reports.readers.pdf.lines import TextLine, lines_of
from ka_tui.reports.readers.pdf.page import Box, Page, Rule, Word
from ka_tui.reports.readers.table_rows import Line

NAME_GAP = 0.75
"""The gap between two names of a header, in sizes of the font; blanks inside a name are narrower."""
HEADER_PITCH = 1.7
"""The lines of a header stand no farther apart than this, in sizes of the font."""
_CROSSES = 0.5
"""Words closer than this, in sizes of the font, stand in one text that crosses a column's edge."""
_SPANS = 0.5
"""The share of a table's width over which a rule or shading must reach to divide its rows."""
_MOST_NAME_LINES = 3
_HEADING = 1.12
_HALF_LINE = 0.35
_AS_WIDE = 0.85
_ODD = (0.2, 0.8)
"""How far apart lines are, in sizes of the font, that are not beside each other and neither below."""
_MANY = 0.4
_OFTEN = 3
_FRONT = 3
_STEP = 1.0


class Header(NamedTuple):
    """The header of a table: the lines of its names, and where each name begins and ends."""

    lines: tuple[TextLine, ...]
    names: tuple[tuple[float, float], ...]

    @property
    def top(self) -> float:
        """Its upper end."""
        return min(line.box.top for line in self.lines)

    @property
    def bottom(self) -> float:
        """Its lower end."""
        return max(line.box.bottom for line in self.lines)


def names_columns(cells: Sequence[str]) -> bool:
    """Whether texts side by side are the names of the columns of a table of activities."""
    return Line(0, tuple(cells)).columns is not None


def unruled_grids(page: Page, words: Sequence[Word], before: Grid | None) -> list[Grid]:
    """The tables among words that no walls divide; ``before`` is the one that the page before ended with, if it did."""
    lines = lines_of(word for word in words if word.turn == 0)
    headers = _headers(lines)
    found: list[Grid] = []
    if before is not None:
        end = headers[0].top if headers else page.height
        body = [line for line in lines if line.box.bottom <= end]
        if _stand_in(body, before.walls):
            found.extend(_grid(page, None, body, before.walls, end, before))
    ends = [*(header.top for header in headers[1:]), page.height][: len(headers)]
    for header, end in zip(headers, ends, strict=True):
        body = [line for line in lines if header.bottom <= line.base and line not in header.lines and line.box.bottom <= end + 1]
        walls = _walls(header, body)
        if before is not None and header is headers[0]:
            walls = _better_walls(before.walls, walls, header, body)
        found.extend(_grid(page, header, body, walls, end, before))
    return found


# --- headers --------------------------------------------------------------------------------------------------------


def _headers(lines: Sequence[TextLine]) -> list[Header]:
    found: list[Header] = []
    for number, line in enumerate(lines):
        if found and line.base <= found[-1].bottom:
            continue
        if names_columns([part.text for part in line.parts(NAME_GAP)]):
            found.append(_header(lines, number))
    return found


def _header(lines: Sequence[TextLine], number: int) -> Header:
    """The header that a line belongs to: the line, and those right above and below that hold the rest of its names."""
    first = last = number
    bold = lines[number].bold
    while bold and first > 0 and _is_near(lines[first - 1], lines[first]) and _in_parts(lines, first - 1, number):
        first -= 1
    while bold and last + 1 < len(lines) and _is_near(lines[last], lines[last + 1]) and not _begins_row(lines[last + 1]):
        last += 1
    own = tuple(lines[first : last + 1])
    spans = sorted((part.box.x0, part.box.x1) for line in own for part in line.parts(NAME_GAP))
    names = [spans[0]]
    for start, end in spans[1:]:
        if start < names[-1][1]:
            names[-1] = (names[-1][0], max(end, names[-1][1]))
        else:
            names.append((start, end))
    return Header(own, tuple(names))


def _is_near(above: TextLine, below: TextLine) -> bool:
    return above.bold and below.bold and below.base - above.base <= HEADER_PITCH * max(above.size, below.size)


def _in_parts(lines: Sequence[TextLine], above: int, number: int) -> bool:
    """Whether each part of the line above stands over one name, so that it is no heading of the whole table."""
    names = [part.box for part in lines[number].parts(NAME_GAP)]
    return all(
        sum(part.box.x0 < name.x1 and name.x0 < part.box.x1 for name in names) <= 1 for part in lines[above].parts(NAME_GAP)
    )


def _walls(header: Header, body: Sequence[TextLine]) -> tuple[float, ...]:
    """Where one column ends and the next begins: between their names, where the fewest words of the table are crossed."""
    boxes = [word.box for line in body for word in line.words]
    boxes.extend(word.box for line in header.lines for word in line.words)
    walls = [min(header.names[0][0], min(box.x0 for box in boxes)) - 1]
    for (start, end), (following, until) in pairwise(header.names):
        walls.append(_wall(boxes, (start + end) / 2, (following + until) / 2, following))
    return (*walls, max(header.names[-1][1], max(box.x1 for box in boxes)) + 1)


def _better_walls(
    before: tuple[float, ...], own: tuple[float, ...], header: Header, body: Sequence[TextLine]
) -> tuple[float, ...]:
    """The columns of the page before where the names stand in them and they part the words as well: few lines tell little."""
    fit = len(before) == len(own) and all(
        left - 1 <= start and end <= right + 1 for (left, right), (start, end) in zip(pairwise(before), header.names, strict=True)
    )
    words = [word.box for line in body for word in line.words]

    def crossed(walls: Sequence[float]) -> int:
        return sum(box.x0 < wall - 1 and box.x1 > wall + 1 for box in words for wall in walls[1:-1])

    return before if fit and crossed(before) <= crossed(own) else own


def _wall(boxes: Sequence[Box], left: float, right: float, name: float) -> float:
    """The place between two others that crosses the fewest words; of several, the widest gap, and there its right end."""
    steps = [left + _STEP * step for step in range(max(1, int((right - left) / _STEP)))]
    crossed = [sum(box.x0 - 0.5 < place < box.x1 + 0.5 for box in boxes) for place in steps]
    least = min(crossed)
    runs: list[list[float]] = []
    for place, count in zip(steps, crossed, strict=True):
        if count != least:
            continue
        if runs and place - runs[-1][-1] <= _STEP * 1.5:
            runs[-1].append(place)
        else:
            runs.append([place])
    best = max(runs, key=lambda run: (run[0] - _STEP <= name <= run[-1] + _STEP * 3, len(run)))
    return best[-1]


# --- rows -----------------------------------------------------------------------------------------------------------


def _grid(
    page: Page, header: Header | None, body: Sequence[TextLine], walls: Sequence[float], end: float, before: Grid | None
) -> list[Grid]:
    """The table of a header, as far as lines keep to its columns; ``before`` is what the page before has of it."""
    lines = _own_lines(body, walls)
    if header is None and not lines:
        return []
    codes = _with_codes(lines, walls)
    bottom = max((line.box.bottom for line in lines), default=header.bottom if header else 0) + 1
    top = (header.top if header else lines[0].box.top) - 1
    cuts = [cut for cut in _cuts(page, walls) if top + 2 < cut < min(bottom - 1, end)]
    row_gap = _row_gap(lines, codes) or (before.row_gap if before is not None else 0.0)
    edges = [top]
    rows: list[tuple[float, float]] = []
    if header is not None:
        edges = [_end_of_header(header, lines, cuts, codes)]
        rows.append((top, edges[0]))
    edges.extend(cut for cut in cuts if cut > edges[-1] + 2)
    edges.append(bottom)
    bands = list(pairwise(edges))
    counts = [sum(above <= code.base < below for code in codes) for above, below in bands]
    is_divided = len(bands) > 1 and max(counts) <= 1
    for above, below in bands:
        rows.extend([(above, below)] if is_divided else _split_by_codes(above, below, lines, codes, row_gap))
    return [Grid(tuple(walls), tuple(_row(above, below, walls) for above, below in rows), row_gap)]


def _end_of_header(header: Header, lines: Sequence[TextLine], cuts: Sequence[float], codes: Sequence[TextLine]) -> float:
    """Where the row of the header ends: at the rule below it, or between it and the first line that is not its own."""
    below = [cut for cut in cuts if cut >= header.bottom - 2]
    is_near = bool(below) and below[0] - header.bottom <= _MOST_NAME_LINES * header.lines[0].size
    if is_near and not any(code.base < below[0] for code in codes):
        return below[0]
    first = min((line.box.top for line in lines), default=header.bottom)
    return (header.bottom + max(first, header.bottom)) / 2


def _row(top: float, bottom: float, walls: Sequence[float]) -> GridRow:
    cells = [GridCell(number, 1, Box(left, top, right, bottom)) for number, (left, right) in enumerate(pairwise(walls))]
    return GridRow(top, bottom, tuple(cells))


def _own_lines(body: Sequence[TextLine], walls: Sequence[float]) -> list[TextLine]:
    """The lines down to the first that crosses the columns or is set as a heading."""
    sizes = sorted(line.size for line in body)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    starts = _starts(body, walls)
    own: list[TextLine] = []
    for line in body:
        if line.size > _HEADING * usual or _crosses(line, walls, starts):
            break
        own.append(line)
    return own


def _crosses(line: TextLine, walls: Sequence[float], starts: Container[int]) -> bool:
    """Whether the text of a line goes over the edges of columns: a heading does, while one long word may run over one edge.

    ``starts`` are the places where texts of columns begin: a word there begins a cell, however near the one before is.
    """
    parts = line.parts(_CROSSES)
    crossed = [
        wall
        for part in parts
        for wall in walls[1:-1]
        if part.box.x0 < wall - 2 and part.box.x1 > wall + 2 and not _begins_at(part, wall, starts)
    ]
    return len(crossed) > 1 or (bool(crossed) and len(parts) == 1)


def _begins_at(part: TextLine, wall: float, starts: Container[int]) -> bool:
    """Whether the first word behind a wall begins where the texts of its column do."""
    behind = next((word for word in part.words if word.box.x0 > wall - 1), None)
    return behind is not None and round(behind.box.x0) in starts


def _starts(lines: Sequence[TextLine], walls: Sequence[float]) -> frozenset[int]:
    """Where the texts of columns begin: places at which many lines have the first word behind a wall."""
    counts: Counter[int] = Counter()
    for line in lines:
        for wall in walls[1:-1]:
            behind = next((word for word in line.words if word.box.x0 > wall - 1), None)
            if behind is not None:
                counts[round(behind.box.x0)] += 1
    return frozenset(place for place, count in counts.items() if count >= _OFTEN)


def _stand_in(lines: Sequence[TextLine], walls: Sequence[float]) -> bool:
    """Whether the first of these lines keeps to the columns of a table."""
    return bool(lines) and lines[0].box.x0 >= walls[0] - 2 and not _crosses(lines[0], walls, _starts(lines, walls))


def _cuts(page: Page, walls: Sequence[float]) -> list[float]:
    """Where rules or the edges of shading go over most of a table's width."""
    level: list[Rule] = list(page.across)
    for fill in page.fills:
        if fill.rectangle and fill.box.height > _STEP * 6:
            level.extend(Rule(edge, fill.box.x0, fill.box.x1) for edge in (fill.box.top, fill.box.bottom))
    cuts: list[float] = []
    for place in places(rule.at for rule in level):
        near = [rule for rule in level if abs(rule.at - place) <= 3]
        if _covered(near, walls[0], walls[-1]) >= _SPANS * (walls[-1] - walls[0]):
            cuts.append(place)
    return cuts


def _covered(rules: Iterable[Rule], left: float, right: float) -> float:
    """How much of a width rules cover together."""
    covered, until = 0.0, left
    for rule in sorted(rules, key=lambda each: each.start):
        start, end = max(rule.start, until), min(rule.end, right)
        if end > start:
            covered += end - start
            until = end
    return covered


def _split_by_codes(
    top: float, bottom: float, lines: Sequence[TextLine], codes: Sequence[TextLine], row_gap: float
) -> list[tuple[float, float]]:
    """A band of a table cut into rows: above each code, or where codes stand in the middle of rows, at the gaps of rows."""
    inside = [line for line in lines if top <= line.base < bottom]
    codes = [line for line in codes if top <= line.base < bottom]
    if row_gap:
        widest = {place for _, place in _widest_gaps(inside, codes)}
        ends = (codes[0].base, codes[-1].base) if codes else (bottom, bottom)
        outside = {place for gap, place in _gaps(inside) if gap >= _AS_WIDE * row_gap and not ends[0] < place < ends[1]}
        cuts = sorted(widest | outside)
    else:
        cuts = [code.box.top - 0.5 for code in codes if code is not codes[0] or _stands_below(code, inside)]
    return list(pairwise([top, *cuts, bottom]))


def _row_gap(lines: Sequence[TextLine], codes: Sequence[TextLine]) -> float:
    """How far apart rows are whose texts stand in their middle; 0 where texts stand at the top.

    Lines of cells beside each other stand at odd heights then, which they do not where all begin at the top.
    """
    odd = [
        code
        for code in codes
        if any(_ODD[0] * code.size < abs(line.base - code.base) < _ODD[1] * code.size for line in lines if line is not code)
    ]
    if len(odd) <= _MANY * len(codes):
        return 0.0
    return max(0.0, min((width for width, _ in _widest_gaps(lines, codes)), default=0.0))


def _stands_below(code: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether words stand above a code, clearly higher than its own line."""
    return any(line.base < code.base - _HALF_LINE * code.size for line in lines)


def _widest_gaps(lines: Sequence[TextLine], codes: Sequence[TextLine]) -> list[tuple[float, float]]:
    """The widest gap between each code and the next: how wide it is, and where."""
    gaps = _gaps(lines)
    return [
        max((gap for gap in gaps if above.base <= gap[1] < below.base), default=(0.0, below.box.top))
        for above, below in pairwise(codes)
    ]


def _gaps(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """The gaps between lines that follow each other, over all columns: how wide each is, and where."""
    return [(below.box.top - above.box.bottom, (above.box.bottom + below.box.top) / 2) for above, below in pairwise(lines)]


def _begins_row(line: TextLine) -> bool:
    """Whether one of the first texts of a line begins with a code."""
    return any(split_code(part.text)[0] is not None for part in line.parts(NAME_GAP)[:_FRONT])


def _with_codes(lines: Sequence[TextLine], walls: Sequence[float]) -> list[TextLine]:
    """The lines in which rows begin: those with a code in the column that has most codes; a text may name one as well."""
    found: list[list[TextLine]] = [[] for _ in walls[1:]]
    for line in lines:
        for number, (left, right) in enumerate(pairwise(walls)):
            words = tuple(word for word in line.words if left - 1 <= word.box.x0 < right - 1)
            if words and split_code(TextLine(words, line.base).text)[0] is not None:
                found[number].append(line)
    return max(found, key=len)
