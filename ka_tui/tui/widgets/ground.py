"""What lies behind other widgets and is nearly all covered by them: painted as one colour, which costs nothing."""

from __future__ import annotations

from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Ground(Widget):
    """A widget without looks of its own: every line is blank, where Textual would render, style and crop each of them."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The same blank line as often as it is asked for."""
        return [Strip.blank(crop.width, self.rich_style)] * crop.height


class GroundBox(Vertical, Ground):
    """A container of that kind; the container comes first, since Textual takes default styles from the first base alone."""
