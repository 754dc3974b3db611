"""What the widgets that draw themselves line by line share: their styles, looked up once and not for every line."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from textual.widget import Widget

from ka_tui.tui.status_style import readable_on


class Drawn(Widget):
    """A widget with a style for each of its component classes, made readable on its background and kept until styles change.

    It is one line of the screen, unless it says otherwise.
    """

    DEFAULT_CSS = """
    Drawn { width: 1fr; height: 1; background: $background; color: $foreground; }
    """
    _looks: dict[str, Style] | None = None

    @property
    def looks(self) -> Mapping[str, Style]:
        """The style of each component class by the end of its name; ``base`` and ``bold`` are those of plain text."""
        if self._looks is None:
            base = self.rich_style
            self._looks = {"base": base, "bold": base + Style(bold=True)}
            for name in type(self).COMPONENT_CLASSES:
                self._looks[name.partition("--")[2]] = readable_on(self.get_component_rich_style(name), base)
        return self._looks

    @property
    def is_dark(self) -> bool:
        """Whether the theme is one of light text on a dark ground."""
        return self.app.current_theme.dark

    def notify_style_update(self) -> None:
        """Textual tells that styles changed."""
        super().notify_style_update()
        self._looks = None
