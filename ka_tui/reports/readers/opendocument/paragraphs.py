"""The text of a paragraph of an OpenDocument text as it is shown, and the marks in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ka_tui.reports.readers.document_parts import Mark, MarkKind
from ka_tui.reports.readers.office.package import Element, OfficePackage
from ka_tui.reports.readers.office.picture_colour import picture_colour
from ka_tui.reports.readers.office.symbol_fonts import signs_of
from ka_tui.reports.readers.office.text import Look
from ka_tui.reports.readers.opendocument.styles import DRAW, LOEXT, OFFICE, SVG, TABLE, TEXT, XLINK, OpenDocumentTextStyles
from ka_tui.reports.readers.word.colours import is_coloured
from ka_tui.reports.readers.word.xml import number

_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 1_000
_MOST_PICTURES = 300
_NOT_SHOWN = frozenset(
    {f"{OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "event-listeners")}
    | {f"{TEXT}{name}" for name in ("tracked-changes", "placeholder", "ruby-text", "note-citation", "sequence-decls")}
)
_SHAPES = frozenset(f"{DRAW}{name}" for name in ("custom-shape", "rect", "ellipse", "circle", "polygon", "path"))
_ALTERNATIVES = frozenset({f"{SVG}title", f"{SVG}desc"})
_DRAWN = frozenset({f"{DRAW}frame", f"{DRAW}g", *_SHAPES})
_BLOCKS = frozenset({f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table", f"{TEXT}section"})


class Written(NamedTuple):
    """A paragraph's text and marks; the boxes drawn in it, its notes, and the names of its bookmarks."""

    text: str
    bold: bool
    marks: tuple[Mark, ...]
    boxes: tuple[Element, ...]
    notes: tuple[Element, ...]
    bookmarks: tuple[str, ...]


@dataclass
class Pictures:
    """The pictures of a document's package; each is opened once, and none from outside of it."""

    package: OfficePackage
    _colours: dict[str, str | None] = field(default_factory=dict)

    def colour(self, address: str) -> str | None:
        """The colour of a picture of the package; None for any other address."""
        name = address.removeprefix("./")
        if name not in self._colours:
            readable = name in self.package and len(self._colours) < _MOST_PICTURES
            self._colours[name] = picture_colour(self.package.read(name)) if readable else None
        return self._colours[name]


@dataclass
class _Line:
    """A paragraph while it is being read."""

    styles: OpenDocumentTextStyles
    pictures: Pictures
    pieces: list[str] = field(default_factory=list)
    bold: bool | None = None
    marks: dict[Mark, None] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)

    def inside(self, element: Element, look: Look) -> None:
        """Take what stands in an element, and what follows each of its children."""
        self._write(element.text, look)
        for child in element:
            self._child(child, look)
            self._write(child.tail, look)

    def _child(self, child: Element, look: Look) -> None:
        match child.tag:
            case tag if tag in _NOT_SHOWN or child.get(f"{LOEXT}showing-place-holder") == "true":
                return
            case tag if tag in _DRAWN:
                if not look.hidden:
                    self.drawing(child)
            case tag if tag == f"{TEXT}note":
                self.notes.append(child)
            case tag if tag == f"{TEXT}s":
                self._piece(" " * (number(child.get(f"{TEXT}c"), 0, _MOST_BLANKS) or 1), look)
            case tag if tag == f"{TEXT}tab":
                self._piece("\t", look)
            case tag if tag == f"{TEXT}line-break":
                self._piece("\n", look)
            case tag if tag in (f"{TEXT}bookmark", f"{TEXT}bookmark-start"):
                self.bookmarks.append(child.get(f"{TEXT}name") or "")
            case tag if tag == f"{TEXT}span":
                self.inside(child, self.styles.look("text", child.get(f"{TEXT}style-name")).over(look))
            case _:
                self.inside(child, look)

    def drawing(self, drawing: Element) -> None:
        """Take the colours and alternatives of a frame or shape, and the text in it as a box of its own."""
        waiting = [iter((drawing,))]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
                continue
            if element.tag in _SHAPES:
                self._picture(self.styles.drawn(element.get(f"{DRAW}style-name")))
            elif element.tag == f"{DRAW}image":
                self._picture(self.pictures.colour(element.get(f"{XLINK}href") or ""))
            elif element.tag in _ALTERNATIVES and (element.text or "").strip():
                self.marks[Mark(MarkKind.ALT, (element.text or "").strip())] = None
            if any(child.tag in _BLOCKS for child in element):
                self.boxes.append(element)
                waiting.append(child for child in element if child.tag in _ALTERNATIVES)
            else:
                waiting.append(iter(element))

    def _picture(self, colour: str | None) -> None:
        if colour is not None and is_coloured(colour):
            self.marks[Mark(MarkKind.PICTURE, colour)] = None

    def _write(self, text: str | None, look: Look) -> None:
        if text:
            self._piece(_BLANKS.sub(" ", signs_of(look.font or "", text)), look)

    def _piece(self, text: str, look: Look) -> None:
        if look.hidden:
            return
        self.pieces.append(text)
        if text.isspace():
            return
        self.bold = bool(look.bold) and self.bold is not False
        if look.ink is not None and is_coloured(look.ink):
            self.marks[Mark(MarkKind.INK, look.ink)] = None
        if look.ground is not None:
            self.marks[Mark(MarkKind.FILL, look.ground)] = None


def written(paragraph: Element, styles: OpenDocumentTextStyles, pictures: Pictures) -> Written:
    """What a paragraph shows."""
    name = paragraph.get(f"{TEXT}style-name")
    line = _Line(styles, pictures)
    ground = styles.fill("paragraph", name)
    if ground is not None:
        line.marks[Mark(MarkKind.FILL, ground)] = None
    line.inside(paragraph, styles.look("paragraph", name))
    return _written(line)


def drawn(drawing: Element, styles: OpenDocumentTextStyles, pictures: Pictures) -> Written:
    """What a frame or shape shows that stands beside the paragraphs."""
    line = _Line(styles, pictures)
    line.drawing(drawing)
    return _written(line)


def is_drawing(element: Element) -> bool:
    """Whether it is a frame, a shape or a group of them."""
    return element.tag in _DRAWN


def _written(line: _Line) -> Written:
    return Written(
        "".join(line.pieces).strip(),
        bool(line.bold),
        tuple(line.marks),
        tuple(line.boxes),
        tuple(line.notes),
        tuple(line.bookmarks),
    )
