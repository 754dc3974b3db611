"""The text of a web page as a reader of the page sees it: paragraphs and items, and the colours and pictures between them.

Blanks are drawn together as a browser does, ``<br>`` is a line end, and what is hidden or was deleted is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ka_tui.reports.extras import extra
from ka_tui.reports.readers.document_parts import NOTHING, Cell, Mark, MarkKind, Paragraph
from ka_tui.reports.readers.html.lists import item_number, list_depth, word_item
from ka_tui.reports.readers.html.page import Page
from ka_tui.reports.readers.html.styles import WHITE, colour_in, fill_in, is_bold, is_coloured
from ka_tui.reports.readers.office.picture_colour import picture_colour
from ka_tui.reports.readers.office.symbol_fonts import signs_of

with extra("html", "HTML pages"):
    from lxml.etree import _Element, tostring

_BLANKS = re.compile(r"[ \t\n\f\r]+")
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary td th tr ul",
    )
)
_UNSEEN = frozenset(
    re.findall(
        r"\w+",
        "audio canvas col colgroup datalist del embed head iframe input link map math meta noembed noframes noscript object "
        "option script select style template textarea title video",
    )
)
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADING = re.compile(r"h([1-6])")
_FONT, _FACE = re.compile(r"font-family:\s*[\"']?([\w ]+)", re.IGNORECASE), re.compile(r"([\w ]+)")
_DEEPEST = 150
"""How far elements may stand inside one another; what is further in is read as plain text."""


class Passage(NamedTuple):
    """A paragraph or item, the level of the heading that it is or 0, and whether all of it is bold."""

    paragraph: Paragraph
    level: int = 0
    bold: bool = False


class Inherited(NamedTuple):
    """What an element has from those around it; ``lists`` counts the lists, ``depth`` all elements."""

    role: str = ""
    level: int = 0
    bold: bool = False
    ink: str | None = None
    font: str = ""
    verbatim: bool = False
    lists: int = 0
    depth: int = 0


class _Item(NamedTuple):
    marker: str
    depth: int


class Flow:
    """Passages as they are found; a table goes to ``on_table``, or into lines of text where there is none."""

    def __init__(self, page: Page, on_table: Callable[[_Element, Inherited], None] | None = None) -> None:
        self._page = page
        self._on_table = on_table
        self._passages: list[Passage] = []
        self._marks: dict[Mark, None] = {}
        self._line: list[str] = []
        self._bold = True
        self._of: Inherited | None = None
        self._item: _Item | None = None
        self._in_item = False

    def passages(self) -> list[Passage]:
        """What was found since this was last asked."""
        self._end_passage()
        found, self._passages = self._passages, []
        return found

    def cell(self) -> Cell:
        """What was found as a cell."""
        return Cell(tuple(passage.paragraph for passage in self.passages()), tuple(self._marks))

    def take(self, element: _Element, around: Inherited, even_hidden: bool = False) -> None:
        """Take an element, and what it holds."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return
        looks = self._page.styles.looks_of(element)
        if self._is_hidden(element, looks) and not even_hidden:
            return
        if tag == "br":
            self._add_break()
        elif tag == "img":
            self._add_picture(element)
        elif tag == "svg":
            self._add_drawing(element)
        elif around.depth > _DEEPEST:
            self._add_text("".join(element.itertext()), around)
        else:
            self._take_inside(element, self._inside(element, looks, around))

    def _is_hidden(self, element: _Element, looks: Mapping[str, str]) -> bool:
        if self._page.ours:
            return bool(element.tag == "form")
        return "hidden" in element.attrib or looks.get("display") == "none" or looks.get("mso-hide") == "all"

    def _inside(self, element: _Element, looks: Mapping[str, str], around: Inherited) -> Inherited:
        """What the content of an element inherits; its background is noted on the way."""
        tag = element.tag
        fill = fill_in(looks) or colour_in(element.get("bgcolor") or element.get("data-highlight-colour") or "")
        if fill and fill != WHITE:
            self._marks[Mark(MarkKind.FILL, fill)] = None
        called = "" if self._page.ours else element.get("aria-label") or element.get("title") or ""
        if called and (element.get("role") == "img" or not "".join(element.itertext()).strip()):
            self._add_marks(None, called)
        heading = _HEADING.fullmatch(tag)
        font = _FONT.search(element.get("style", "")) or (_FACE.match(element.get("face", "")) if tag == "font" else None)
        own_role = element.get("data-ka", "") if self._page.ours else ""
        return Inherited(
            role=around.role if around.role == NOTHING or not own_role else own_role,
            level=int(heading[1]) if heading else around.level,
            bold=is_bold(looks, around.bold or tag in _BOLD),
            ink=colour_in(looks.get("color", "") or (element.get("color", "") if tag == "font" else "")) or around.ink,
            font=font[1].strip() if font else around.font,
            verbatim=around.verbatim or tag == "pre" or self._page.ours,
            lists=around.lists + (tag in _LISTS),
            depth=around.depth + 1,
        )

    def _take_inside(self, element: _Element, inside: Inherited) -> None:
        tag = element.tag
        if tag == "table":
            self._take_table(element, inside)
        elif tag in _LISTS:
            self._take_list(element, inside)
        elif tag in _BLOCKS:
            self._end_passage()
            first = len(self._passages)
            self._take_content(element, inside)
            self._end_passage()
            if len(self._passages) > first:
                self._take_as_word_item(element, first)
        else:
            self._take_content(element, inside)

    def _take_content(self, element: _Element, inside: Inherited) -> None:
        self._add_text(element.text, inside)
        for child in element:
            self.take(child, inside)
            self._add_text(child.tail, inside)

    # --- lists ---

    def _take_list(self, element: _Element, inside: Inherited) -> None:
        """The items of a list; one that holds only a list, as some programs nest them, is none."""
        self._end_passage()
        outer = self._item, self._in_item
        depth = list_depth(element.get("class", ""), inside.lists)
        number = item_number(element.get("start"), 1)
        self._add_text(element.text, inside)
        for child in element:
            if child.tag == "li":
                number = item_number(child.get("value"), number)
                marker = child.get("data-marker") or f"{number}." if element.tag == "ol" else "-"
                self._take_item(child, _Item(marker, depth), inside)
                number += 1
            else:
                self.take(child, inside)
            self._add_text(child.tail, inside)
        self._end_passage()
        self._item, self._in_item = outer[0], False

    def _take_item(self, element: _Element, item: _Item, inside: Inherited) -> None:
        self._end_passage()
        self._item, self._in_item = item, False
        first = len(self._passages)
        self.take(element, inside)
        self._end_passage()
        if self._page.ours and self._item is not None and "bare" not in element.get("class", ""):
            self._passages.insert(first, Passage(Paragraph("", item.marker, item.depth, inside.role)))
        self._item, self._in_item = None, False

    def _take_as_word_item(self, element: _Element, first: int) -> None:
        """What Word saved as a paragraph that begins with a bullet or number is an item."""
        passage = self._passages[first]
        if not self._page.ours and not passage.paragraph.marker:
            item = word_item(passage.paragraph.text, element.get("class", ""), element.get("style", ""))
            self._passages[first] = passage._replace(paragraph=item or passage.paragraph)

    # --- tables inside cells ---

    def _take_table(self, element: _Element, inside: Inherited) -> None:
        self._end_passage()
        if self._on_table is not None:
            self._on_table(element, inside)
            return
        for row in element.iter("tr"):
            if next(row.iterancestors("table")) is element:
                self._take_row(row, inside)

    def _take_row(self, row: _Element, inside: Inherited) -> None:
        """A row of a table inside a cell as one line, its cells apart by tabs."""
        texts = []
        for cell in row.iterchildren("td", "th"):
            flow = Flow(self._page)
            flow.take(cell, inside._replace(lists=0))
            found = flow.cell()
            texts.append(" ".join(found.text.split()))
            self._marks |= dict.fromkeys(found.marks)
        text = "\t".join(texts).strip()
        if text:
            self._passages.append(Passage(Paragraph(text, role=inside.role)))

    # --- words ---

    def _add_text(self, text: str | None, of: Inherited) -> None:
        if not text:
            return
        text = signs_of(of.font, text) if of.font else text
        if not of.verbatim:
            text = _BLANKS.sub(" ", text)
            if text.startswith(" ") and (not self._line or self._line[-1].endswith((" ", "\n"))):
                text = text[1:]
        if not text:
            return
        self._line.append(text)
        if text.strip():
            self._of = self._of or of
            self._bold = self._bold and of.bold
            if of.ink and is_coloured(of.ink):
                self._marks[Mark(MarkKind.INK, of.ink)] = None

    def _add_break(self) -> None:
        if self._line:
            self._line[-1] = self._line[-1].rstrip(" ")
        self._line.append("\n")

    def _end_passage(self) -> None:
        """End the passage that is being read; in an item, a further paragraph is a further line of it."""
        text, of, bold = "".join(self._line).strip(), self._of, self._bold
        self._line, self._of, self._bold = [], None, True
        if not text or of is None:
            return
        if self._item is not None:
            marker, depth = self._item
            self._item, self._in_item = None, True
            self._passages.append(Passage(Paragraph(text, marker, depth, of.role), bold=bold))
        elif self._in_item and self._passages:
            last = self._passages[-1]
            paragraph = last.paragraph._replace(text=f"{last.paragraph.text}\n{text}")
            self._passages[-1] = last._replace(paragraph=paragraph)
        else:
            self._passages.append(Passage(Paragraph(text, role=of.role), of.level, bold))

    # --- pictures ---

    def _add_picture(self, element: _Element) -> None:
        self._add_marks(self._page.colour_of(element.get("src", "")), element.get("alt") or element.get("title") or "")

    def _add_drawing(self, element: _Element) -> None:
        title = next((" ".join(part.itertext()) for part in element.iter("title", "desc")), "")
        words = title or element.get("aria-label", "") or " ".join(element.itertext())
        self._add_marks(picture_colour(b"<svg>" + tostring(element, with_tail=False)), words)

    def _add_marks(self, colour: str | None, alternative: str) -> None:
        alternative = " ".join(alternative.split())
        if colour:
            self._marks[Mark(MarkKind.PICTURE, colour)] = None
        if alternative:
            self._marks[Mark(MarkKind.ALT, alternative)] = None
