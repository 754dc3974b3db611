"""How far a long piece of work has come: a bar and words on one line, which is not there while nothing is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ka_tui.tui.widgets.cell_text import cell_line, cut, whole
from ka_tui.tui.widgets.drawn import Drawn

_DONE, _TO_DO = "━", "─"
_WIDEST = 30


class ProgressLine(Drawn):
    """``begin`` shows it and ``end`` hides it; ``Came``, which may be posted from any thread, tells how far the work is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"progress-line--accent", "progress-line--quiet"}
    DEFAULT_CSS = """
    ProgressLine {
        display: none;
        background: $panel;
        & > .progress-line--accent { color: $accent; }
        & > .progress-line--quiet { color: $text-muted; }
    }
    """
    doing: reactive[str] = reactive("")
    """What is done, as ``Writing the packs``."""
    came: reactive[tuple[int, int]] = reactive((0, 0))
    """How many parts of how many are done; of none where the work cannot tell."""

    class Came(Message, bubble=False):
        """So much of the work is done."""

        def __init__(self, done: int, of: int) -> None:
            self.done, self.of = done, of
            super().__init__()

    def begin(self, doing: str) -> None:
        """Say what is being done now."""
        self.doing, self.came, self.display = doing, (0, 0), True

    def end(self) -> None:
        """Nothing is done any more."""
        self.display = False

    def on_progress_line_came(self, told: ProgressLine.Came) -> None:
        """Show how far it is."""
        self.came = told.done, told.of

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """The bar, where it is known how much there is to do, and the words."""
        width = self.size.width
        return whole(self._parts(width), width, self.looks["base"])

    def _parts(self, width: int) -> Iterator[Segment]:
        done, of = self.came
        words = f"{self.doing}… {done} of {of}" if of else f"{self.doing}…"
        if of:
            bar = min(_WIDEST, max(width - cell_len(words) - 2, 0))
            filled = bar * min(done, of) // of
            yield Segment(_DONE * filled, self.looks["accent"])
            yield Segment(f"{_TO_DO * (bar - filled)}  ", self.looks["quiet"])
        yield Segment(cut(cell_line(words), width), self.looks["base"])
