"""What stands for a status in a Word document without words: pictures, drawn shapes, and their text alternatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ka_tui.reports.readers.document_parts import Mark, MarkKind
from ka_tui.reports.readers.office.package import Element, OfficePackage, Relation
from ka_tui.reports.readers.office.picture_colour import picture_colour
from ka_tui.reports.readers.word.colours import Palette, is_coloured, plain_colour
from ka_tui.reports.readers.word.xml import WP, WPS, A, R, V

_MOST_PICTURES = 300
"""How many different pictures are looked at; in a report the same few stand again and again."""
_DRAWN = tuple(f"{V}{shape}" for shape in ("shape", "rect", "oval", "roundrect", "polyline"))
_UNFILLED = frozenset({"f", "false", "0"})


@dataclass
class Drawings:
    """The pictures of a part of a document; each is opened once, and none from outside of the package."""

    package: OfficePackage
    relations: Mapping[str, Relation]
    palette: Palette
    _colours: dict[str, str | None] = field(default_factory=dict)

    def marks(self, drawing: Element) -> Iterator[Mark]:
        """The colours and the text alternatives of a drawing (``w:drawing``, ``w:pict``, ``w:object``)."""
        for colour in (*self._pictures(drawing), *self._shapes(drawing)):
            if colour is not None and is_coloured(colour):
                yield Mark(MarkKind.PICTURE, colour)
        for alternative in _alternatives(drawing):
            if alternative and alternative.strip():
                yield Mark(MarkKind.ALT, alternative.strip())

    def _pictures(self, drawing: Element) -> Iterator[str | None]:
        for picture in drawing.iter(f"{A}blip", f"{V}imagedata"):
            relation = self.relations.get(picture.get(f"{R}embed") or picture.get(f"{R}id") or "")
            if relation is not None and relation.kind == "image":
                yield self._colour(relation.target)

    def _shapes(self, drawing: Element) -> Iterator[str | None]:
        for shape in drawing.iter(f"{WPS}wsp", *_DRAWN):
            if shape.tag == f"{WPS}wsp":
                yield self.palette.drawn(shape)
            elif shape.get("filled") not in _UNFILLED and shape.find(f"{V}imagedata") is None:
                yield plain_colour(shape.get("fillcolor") or "")

    def _colour(self, name: str) -> str | None:
        if name not in self._colours:
            readable = name in self.package and len(self._colours) < _MOST_PICTURES
            self._colours[name] = picture_colour(self.package.read(name)) if readable else None
        return self._colours[name]


def _alternatives(drawing: Element) -> Iterator[str | None]:
    for properties in drawing.iter(f"{WP}docPr", *_DRAWN):
        yield properties.get("descr") or properties.get("title") or properties.get("alt")
