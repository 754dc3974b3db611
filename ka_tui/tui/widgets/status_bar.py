"""Counts of statuses as a bar in proportion, in the order of the scheme, in shades that read without colour."""

from __future__ import annotations

from rich.segment import Segment

from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.summaries import Counts
from ka_tui.tui.status_style import status_shade
from ka_tui.tui.widgets.line_styles import LineStyles


def status_bar(scheme: StatusScheme, counts: Counts, cells: int, styles: LineStyles) -> list[Segment]:
    """A bar of so many cells; nothing where there is nothing to count or too little room."""
    statuses = statuses_in_order(scheme, counts)
    shares = share_out([counts.get(status, 0) for status in statuses], cells)
    return [
        Segment(status_shade(scheme, status) * share, styles.status(scheme, status))
        for status, share in zip(statuses, shares, strict=False)
        if share
    ]


def statuses_in_order(scheme: StatusScheme, counts: Counts) -> list[str | None]:
    """The statuses of the scheme, then others that something has; *not stated* last, and only when something is."""
    known = [status for status in scheme.ids if status is not None]
    unknown = [status for status in counts if status is not None and status not in scheme]
    return [*known, *unknown, *([None] if counts.get(None) else [])]


def share_out(counts: list[int], cells: int) -> tuple[int, ...]:
    """Cells for each count in proportion, all cells given out, at least one to every count that is not 0.

    Nothing when there is nothing to count, or fewer cells than counts.
    """
    total, present = sum(counts), sum(1 for count in counts if count)
    if not total or cells < present:
        return ()
    exact = [count * cells / total for count in counts]
    shares = [max(int(part), 1) if count else 0 for part, count in zip(exact, counts, strict=True)]
    while sum(shares) != cells:
        step = 1 if sum(shares) < cells else -1
        able = [n for n, share in enumerate(shares) if counts[n] and (step > 0 or share > 1)]
        shares[max(able, key=lambda n: step * (exact[n] - shares[n]))] += step
    return tuple(shares)
