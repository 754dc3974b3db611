"""The marks of what is drawn over the cells of a spreadsheet."""

from __future__ import annotations

from ka_tui.reports.readers.document_parts import Mark, MarkKind
from ka_tui.reports.readers.office.package import OfficePackage
from ka_tui.reports.readers.office.picture_colour import picture_colour
from ka_tui.reports.readers.sheets.colours import WHITE

_MOST_PICTURES = 300
"""How many different pictures of a workbook are looked at."""


class PictureColours:
    """The colours of the pictures of a package, each worked out once."""

    def __init__(self, package: OfficePackage) -> None:
        self._package = package
        self._found: dict[str, str | None] = {}

    def of(self, part: str) -> str | None:
        """The colour of the picture that is this part; None for one without a clear colour, and where there is no such part."""
        if part not in self._found and len(self._found) < _MOST_PICTURES:
            self._found[part] = picture_colour(self._package.read(part)) if part in self._package else None
        return self._found.get(part)


def drawn_marks(colour: str | None, alternative: str) -> tuple[Mark, ...]:
    """The marks of a picture or a shape: its colour, unless that is white, and its text alternative."""
    marks = [Mark(MarkKind.PICTURE, colour)] if colour and colour != WHITE else []
    spoken = " ".join(alternative.split())
    return (*marks, Mark(MarkKind.ALT, spoken)) if spoken else tuple(marks)
