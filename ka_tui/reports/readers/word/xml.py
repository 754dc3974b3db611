"""The names of WordprocessingML, and its elements in the order in which a person reads them.

What is wrapped around content (content controls, tracked insertions, hyperlinks, custom tags) is looked through; what is
not shown (tracked deletions, properties, instructions of fields) is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ka_tui.reports.readers.office.package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_NOT_SHOWN = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "tblPr", "tblGrid")}
    | {f"{W}{name}" for name in ("trPr", "tcPr", "tblPrEx", "sdtPr", "sdtEndPr", "sectPr", "customXmlPr", "smartTagPr", "rt")}
)
_UNDERSTOOD = frozenset({"wps", "wpg", "wpc", "wp14", "w14", "w15", "w16", "a14", "am3d", "pic"})
"""The extensions, by their usual prefixes, of which the newer of two alternatives is read."""

_OFF = frozenset({"0", "false", "off", "none"})


def shown(element: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The elements of the wanted names below an element, the outermost of each, in order.

    A placeholder, as in a control that nobody has filled in, is not content; a cell or row that holds one is.
    """
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in wanted:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            waiting.append(iter(_alternative(child)))
        elif child.tag not in _NOT_SHOWN and not is_placeholder(child):
            waiting.append(iter(child))


def is_placeholder(element: Element) -> bool:
    """Whether it is a content control that shows only what to fill in."""
    if element.tag != f"{W}sdt" or not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
        return False
    return all(element.find(f"{W}sdtContent/{W}{inner}") is None for inner in ("tr", "tc"))


def is_on(element: Element | None) -> bool:
    """Whether a switch (``w:b``, ``w:vanish``) is there and not turned off."""
    return element is not None and element.get(f"{W}val") not in _OFF


def value(element: Element | None, path: str) -> str | None:
    """The ``w:val`` of what is on a path below an element."""
    found = element.find(path) if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def number(text: str | None, least: int, most: int) -> int | None:
    """A text as a whole number within limits, None for anything else."""
    digits = (text or "").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > len(str(most)):
        return None
    return int(digits) if least <= int(digits) <= most else None


def _alternative(element: Element) -> Iterable[Element]:
    """The one of several alternatives that is shown: the first that is understood, or that for programs that know none."""
    for choice in element.iterfind(f"{_MC}Choice"):
        if set((choice.get("Requires") or "").split()) <= _UNDERSTOOD:
            return choice
    fallback = element.find(f"{_MC}Fallback")
    return fallback if fallback is not None else ()
