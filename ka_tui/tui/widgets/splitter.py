"""The line between two widgets that share the room of their container, which can be dragged with the mouse."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ka_tui.tui.widgets.drawn import Drawn

_LEAST, _MOST = 20, 80


class Splitter(Drawn):
    """A line that lies between what is above and below it; given one column and more lines, it stands between left and right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"splitter--quiet", "splitter--bright"}
    DEFAULT_CSS = """
    Splitter {
        & > .splitter--quiet { color: $foreground 20%; }
        & > .splitter--bright { color: $accent; }
    }
    """

    _share: reactive[int | None] = reactive(None, init=False)
    """Where the mouse has taken it, None for a line that is not held."""

    class Dragged(Message):
        """The line was dragged: ``share`` is how many hundredths of the container are before it, 20 to 80."""

        def __init__(self, share: int) -> None:
            self.share = share
            super().__init__()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the line."""
        event.stop()
        self.capture_mouse()
        self._share = self._share_at(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of it."""
        event.stop()
        self.release_mouse()
        self._share = None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the mouse takes it."""
        share = self._share_at(event)
        if self._share not in (None, share):
            event.stop()
            self._share = share
            self.post_message(self.Dragged(share))

    def _share_at(self, event: events.MouseEvent) -> int:
        area = self.parent.content_region if isinstance(self.parent, Widget) else self.screen.region
        before, room = (event.screen_x - area.x, area.width) if self._stands else (event.screen_y - area.y, area.height)
        return min(max(round(100 * before / max(room, 1)), _LEAST), _MOST)

    def render_lines(self, crop: Region) -> list[Strip]:
        """All lines are alike: one is drawn, where Textual would draw, style and filter each of them."""
        return super().render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - all lines are alike
        """A thin line, a bright one under the mouse."""
        bright = self.mouse_hover or self._share is not None
        line = "│" if self._stands else "─" * self.size.width
        return Strip([Segment(line, self.looks["bright" if bright else "quiet"])], self.size.width)

    @property
    def _stands(self) -> bool:
        return self.size.height > 1
