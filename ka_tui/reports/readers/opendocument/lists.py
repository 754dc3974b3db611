"""The lists of an OpenDocument text and how far each has counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.office.text import DEEPEST_LIST
from ka_tui.reports.readers.opendocument.styles import TEXT, XML, OpenDocumentTextStyles
from ka_tui.reports.readers.word.xml import number

_MOST = 999
"""The highest number that a list is read with; what counts further has a bullet."""


@dataclass
class Lists:
    """Counts the items of the list that is being read, by depth, and remembers how far the lists before it came."""

    styles: OpenDocumentTextStyles
    _names: list[str | None] = field(default_factory=list)
    _counts: list[int | None] = field(default_factory=list)
    _ids: list[str] = field(default_factory=list)
    _ended: dict[str, int | None] = field(default_factory=dict)
    """How far lists came, by their ids and the names of their styles."""

    def begin(self, element: Element, depth: int) -> None:
        """Begin a list, ``depth`` lists deep from 0; one without a style of its own has that of the list around it."""
        name = element.get(f"{TEXT}style-name") or (self._names[depth - 1] if 0 < depth <= len(self._names) else None)
        continued = element.get(f"{TEXT}continue-list")
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = f"style {name} {depth}"
        del self._names[depth:], self._counts[depth:], self._ids[depth:]
        self._names.append(name)
        self._counts.append(self._ended.get(continued) if continued is not None else None)
        self._ids.append(element.get(f"{XML}id") or "")

    def marker(self, item: Element, depth: int) -> str:
        """Count one item further, and give what stands before it; nothing for the header of a list."""
        if item.tag != f"{TEXT}list-item" or depth >= len(self._counts):
            return ""
        level = self.styles.list_level(self._names[depth], min(depth, DEEPEST_LIST))
        before = self._counts[depth]
        said = number(item.get(f"{TEXT}start-value"), 0, 10**6)
        count = said if said is not None else level.start if before is None else before + 1
        self._counts[depth] = count
        for key in (self._ids[depth], f"style {self._names[depth]} {depth}"):
            self._ended[key] = count
        if level.marker != "1.":
            return level.marker
        return f"{count}." if count <= _MOST else "-"
