"""One side of an activity that two quarters are compared by: its statuses, and its texts with the words told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.comparing import TEXTS, Compared
from ka_tui.domain.differences import Difference, Piece, word_differences
from ka_tui.domain.statuses import StatusScheme
from ka_tui.tui.widgets.difference_passages import difference_passages
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.passages import note


def compared_passages(compared: Compared, scheme: StatusScheme, *, after: bool) -> Iterator[Passage]:
    """The side of the later quarter, with what came, or that of the earlier one, with what went."""
    activities = compared.after if after else compared.before
    if not activities:
        yield from note("It ended." if after else "It is new.")
        return
    for activity in activities:
        yield Passage((Run(f"{activity.code}  ", "quiet"), Run(scheme.label(activity.status))))
    gone = Difference.REMOVED if after else Difference.ADDED
    for name in TEXTS:
        pieces = word_differences(compared.text_before(name), compared.text_after(name))
        yield from (BLANK, Passage((Run(FIELD_LABELS[name], "title"),)))
        yield from difference_passages(_side(pieces, gone)) or note("Nothing stated.")


def _side(pieces: Sequence[Piece], gone: Difference) -> tuple[Piece, ...]:
    """The pieces of one side, told apart only where both have words in common: one marked from end to end is hard to read."""
    alike = any(piece.kind is Difference.SAME and piece.text.strip() for piece in pieces)
    return tuple(piece if alike else piece._replace(kind=Difference.SAME) for piece in pieces if piece.kind is not gone)
