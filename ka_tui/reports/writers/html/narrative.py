"""A narrative as the paragraphs and lists of a web page, so that the page says exactly what the register holds.

Plain strings are put together here, and every text escaped as it goes in: Markup, which does that by itself, takes three times
as long.
"""

from __future__ import annotations

from html import escape

from ka_tui.domain.narrative import Block, blocks
from ka_tui.reports.extras import extra

with extra("html", "HTML pages"):
    from markupsafe import Markup

_BARE = '<ul><li class="bare">'
"""A list and an item that only carry a list further in, where a text begins deeper than the item above it allows."""


def lines_as_html(text: str) -> Markup:
    """A text escaped, its line ends as breaks."""
    return Markup(_lines(text))  # noqa: S704 - escaped right there


def narrative_as_html(narrative: str) -> Markup:
    """The blocks of a narrative: a paragraph each, or items of lists that nest as deep as the narrative has them."""
    page = _Lists()
    for block in blocks(narrative):
        if block.is_item:
            page.add_item(block)
        else:
            page.close_to(0)
            page.parts.append(f"<p>{_lines(block.text)}</p>")
    page.close_to(0)
    return Markup("".join(page.parts))  # noqa: S704 - each text in it was escaped


def _lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


class _Lists:
    """The page so far, and the lists that are open at its end: the tag of each, and the number its next item would have."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._open: list[tuple[str, int]] = []

    def close_to(self, level: int) -> None:
        """Close the innermost lists until only ``level`` are open."""
        while len(self._open) > level:
            tag, _ = self._open.pop()
            self.parts.append(f"</li></{tag}>")

    def add_item(self, block: Block) -> None:
        """Add an item in a list of its kind and depth, opening and closing what that takes."""
        tag, level = ("ol" if block.marker[0].isdigit() else "ul"), block.depth + 1
        self.close_to(level)
        if len(self._open) == level and self._open[-1][0] != tag:
            self.close_to(level - 1)
        number = int(block.marker[:-1]) if tag == "ol" else 0
        if len(self._open) == level:
            self.parts.append("</li>")
        else:
            while len(self._open) < level - 1:
                self._open.append(("ul", 0))
                self.parts.append(_BARE)
            self._open.append((tag, number))
            start = f' start="{number}"' if tag == "ol" and number != 1 else ""
            self.parts.append(f"<{tag}{start}>")
        self.parts.append(f"<li{self._numbering(block.marker, number)}>{_lines(block.text)}")
        self._open[-1] = (tag, number + 1)

    def _numbering(self, marker: str, number: int) -> str:
        """What an item must say of its number: nothing where counting gives it; ``007.`` is kept as it is typed."""
        tag, expected = self._open[-1]
        if tag == "ul":
            return ""
        value = f' value="{number}"' if number != expected else ""
        return value + (f' data-marker="{escape(marker)}"' if marker != f"{number}." else "")
