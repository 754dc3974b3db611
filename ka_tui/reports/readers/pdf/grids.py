"""Tables whose cells are ruled: the rules of a page as grids of cells.

Walls decide, not the rules' ends: two fields of a grid with no wall between them are one cell, so that merged cells need no
care. Where a page cut a row, its rule is missing below or above; the ends of the rules that go down stand for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ka_tui.reports.readers.pdf.page import Box, Rule

_SAME_LINE = 1.5
_JOIN = 3.5
"""Rules in one line whose ends are no farther apart than this, in points, are one: cells are often ruled one by one."""
_TOUCH = 3.5
_SAME_PLACE = 4.0
"""Rules side by side that are no farther apart than this are one line, drawn double or once for each cell."""
_SHORTEST = 6.0
_WALL = 0.6
"""The share of a side of a field that must be ruled to make it a wall."""
_MOST_PAIRS = 4_000_000
"""How many crossings of rules are looked at on a page; a drawing of more lines is no table."""


class GridCell(NamedTuple):
    """A cell: its first column and how many it spans, whether it began in a row above, and where it stands."""

    column: int
    span: int
    box: Box
    begun_above: bool = False


class GridRow(NamedTuple):
    """A row: its upper and lower end, and its cells from left to right; each field of the row is in one of them."""

    top: float
    bottom: float
    cells: tuple[GridCell, ...]


class Grid(NamedTuple):
    """A table on one page: the places of its columns' walls, and its rows.

    ``row_gap`` is how far apart the rows are of a table without rules whose codes stand in the middle of rows, else 0.
    """

    walls: tuple[float, ...]
    rows: tuple[GridRow, ...]
    row_gap: float = 0.0

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.walls) - 1

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.walls[0], self.rows[0].top, self.walls[-1], self.rows[-1].bottom)

    def has_columns_of(self, other: Grid) -> bool:
        """Whether its columns stand where those of another grid do."""
        return len(self.walls) == len(other.walls) and all(
            abs(one - two) <= _SAME_PLACE for one, two in zip(self.walls, other.walls, strict=True)
        )


def grids_of(across: Iterable[Rule], down: Iterable[Rule]) -> list[Grid]:
    """The grids that rules make, from the top of the page, without those that stand inside a cell of another."""
    level, upright = list(across), list(down)
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    found: list[Grid] = []
    for rows, columns in _touching(level, upright):
        if len(rows) + len(columns) > 2:
            found.extend(_grids(rows, columns))
    framed = [grid for grid in found if grid.columns > 1 or not any(_is_inside(other, grid) for other in found)]
    outer = [grid for grid in framed if not any(_is_inside(grid, other) for other in framed)]
    return sorted(outer, key=lambda grid: (grid.box.top, grid.box.x0))


def places(values: Iterable[float]) -> list[float]:
    """Values in order, those that are nearly the same as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _SAME_PLACE:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0] + group[-1]) / 2 for group in groups]


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules of one direction, those that go on in one line made one, without the shortest."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= _SAME_LINE:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    whole: list[Rule] = []
    for line in lines:
        joined: list[Rule] = []
        for rule in sorted(line, key=lambda each: each.start):
            if joined and rule.start - joined[-1].end <= _JOIN:
                joined[-1] = joined[-1]._replace(end=max(joined[-1].end, rule.end))
            else:
                joined.append(rule)
        whole.extend(rule for rule in joined if rule.end - rule.start >= _SHORTEST)
    return whole


def _touching(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules in groups of those that touch each other, directly or by others."""
    group = list(range(len(across) + len(down)))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    for place, level in enumerate(across):
        for number, upright in enumerate(down, start=len(across)):
            crosses = level.start - _TOUCH <= upright.at <= level.end + _TOUCH
            if crosses and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH:
                group[root(number)] = root(place)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for member in range(len(group)):
        rows, columns = groups.setdefault(root(member), ([], []))
        if member < len(across):
            rows.append(across[member])
        else:
            columns.append(down[member - len(across)])
    return list(groups.values())


def _grids(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    """The tables that a group of rules makes: one, or several that stand right below each other."""
    rows = _with_ends([rule.at for rule in across], down)
    columns = _with_ends([rule.at for rule in down], across)
    if len(rows) < 2 or len(columns) < 2:
        return []
    fields = _Fields(rows, columns, across, down)
    return [grid for grid in fields.grids() if grid.columns > 1 or len(grid.rows) > 1]


def _with_ends(values: Iterable[float], crossing: Sequence[Rule]) -> list[float]:
    """The places of rules, and where two rules that cross them reach farther, their ends: a page cut the table there."""
    found = places(values)
    starts, ends = sorted(rule.start for rule in crossing), sorted((rule.end for rule in crossing), reverse=True)
    if len(crossing) > 1:
        if not found or starts[1] < found[0] - _SHORTEST:
            found.insert(0, starts[1])
        if ends[1] > found[-1] + _SHORTEST:
            found.append(ends[1])
    return found


class _Fields:
    """The fields between the rules, row by row, and the walls between them."""

    def __init__(self, rows: Sequence[float], columns: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]) -> None:
        self._rows, self._columns = rows, columns
        self._right = _walls(columns, rows, down)
        self._below = _walls(rows, columns, across)

    def grids(self) -> list[Grid]:
        """The rows in runs of those whose walls fit into one set of columns."""
        runs: list[tuple[set[int], list[int]]] = []
        for row in range(len(self._rows) - 1):
            walls = {place for place in range(len(self._columns)) if self._has_wall(row, place)}
            if runs and (walls <= runs[-1][0] or walls >= runs[-1][0]):
                runs[-1][0].update(walls)
                runs[-1][1].append(row)
            else:
                runs.append((walls, [row]))
        return [self._grid(sorted(walls), rows) for walls, rows in runs if len(walls) > 1]

    def _has_wall(self, row: int, place: int) -> bool:
        return place in (0, len(self._columns) - 1) or (place, row) in self._right

    def _grid(self, walls: Sequence[int], rows: Sequence[int]) -> Grid:
        made: list[GridRow] = []
        open_above: set[tuple[int, int]] = set()
        for row in rows:
            spans = self._spans(row, walls)
            cells = [self._cell(row, walls, span, span in open_above) for span in spans]
            made.append(GridRow(self._rows[row], self._rows[row + 1], tuple(cells)))
            open_above = {span for span in spans if row + 1 in rows and self._is_open(row, walls, span)}
        return Grid(tuple(self._columns[place] for place in walls), tuple(made))

    def _spans(self, row: int, walls: Sequence[int]) -> list[tuple[int, int]]:
        """The cells of a row as positions in ``walls``."""
        ends = [number for number, place in enumerate(walls) if self._has_wall(row, place)]
        ends = sorted({0, *ends, len(walls) - 1})
        return list(pairwise(ends))

    def _is_open(self, row: int, walls: Sequence[int], span: tuple[int, int]) -> bool:
        """Whether no rule closes a cell below."""
        return not any((row + 1, place) in self._below for place in range(walls[span[0]], walls[span[1]]))

    def _cell(self, row: int, walls: Sequence[int], span: tuple[int, int], begun_above: bool) -> GridCell:
        left, right = self._columns[walls[span[0]]], self._columns[walls[span[1]]]
        box = Box(left, self._rows[row], right, self._rows[row + 1])
        return GridCell(span[0], span[1] - span[0], box, begun_above)


def _walls(at: Sequence[float], along: Sequence[float], rules: Sequence[Rule]) -> set[tuple[int, int]]:
    """Which sides of fields are ruled: the place of the line, and the number of the side along it."""
    covered: dict[tuple[int, int], float] = {}
    for rule in rules:
        place = min(range(len(at)), key=lambda each: abs(at[each] - rule.at))
        for side, (start, end) in enumerate(pairwise(along)):
            shared = min(end, rule.end) - max(start, rule.start)
            if shared > 0:
                covered[place, side] = covered.get((place, side), 0.0) + shared / (end - start)
    return {side for side, share in covered.items() if share >= _WALL}


def _is_inside(grid: Grid, other: Grid) -> bool:
    """Whether a grid stands inside one cell of another."""
    box = grid.box
    return grid is not other and any(
        cell.box.shared(box) >= 0.9 * box.area and cell.box.area > box.area for row in other.rows for cell in row.cells
    )
