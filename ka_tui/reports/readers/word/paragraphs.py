"""The text of a paragraph of a Word document as it is shown: fields by their results, symbols by their shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ka_tui.reports.readers.document_parts import Mark, MarkKind
from ka_tui.reports.readers.office.package import Element
from ka_tui.reports.readers.office.symbol_fonts import UNKNOWN, signs_of
from ka_tui.reports.readers.office.text import Look
from ka_tui.reports.readers.word.colours import is_coloured
from ka_tui.reports.readers.word.drawings import Drawings
from ka_tui.reports.readers.word.styles import Styles
from ka_tui.reports.readers.word.xml import M, V, W, is_on, number, shown, value

_TEXT_BOX = f"{W}txbxContent"
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_INLINE = frozenset({f"{W}r", f"{M}t", f"{W}bookmarkStart"})
_IN_RUN = frozenset({f"{W}t", f"{W}sym", f"{W}fldChar", *_SIGNS, *_DRAWINGS, *_NOTES})
_BOXES = frozenset({_TEXT_BOX})
_AS_SHOWN = dict.fromkeys(map(ord, "\n\r\t"), " ")
"""Line ends and tabs of the XML itself are blanks; those of the text are elements."""
_TICKED, _EMPTY = "☒", "☐"
_MOST_CHOICES = 1_000


class Written(NamedTuple):
    """A paragraph's text and marks. ``boxes`` are text boxes anchored in it, ``notes`` the footnotes it refers to.

    ``bold`` is True where all that shows is bold, None where nothing shows; ``bookmarks`` are the names of those in it.
    """

    text: str = ""
    bold: bool | None = None
    marks: tuple[Mark, ...] = ()
    boxes: tuple[Element, ...] = ()
    notes: tuple[Element, ...] = ()
    bookmarks: tuple[str, ...] = ()


@dataclass
class _Line:
    """A paragraph while it is being read; ``fields`` tells for each open field whether its instructions are read."""

    drawings: Drawings
    pieces: list[str] = field(default_factory=list)
    bold: bool | None = None
    marks: dict[Mark, None] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)

    def run(self, run: Element, look: Look) -> None:
        """Take what a run shows; one that is hidden shows nothing, but its fields begin and end."""
        for element in shown(run, _IN_RUN):
            if element.tag == f"{W}fldChar":
                self._field(element, look)
            elif look.hidden or any(self.fields):
                continue
            elif element.tag in _DRAWINGS:
                self._drawing(element, look)
            elif element.tag in _NOTES:
                self.notes.append(element)
            else:
                self.write(_text_of(element, look), look)

    def write(self, text: str, look: Look) -> None:
        """Take a text as it is shown; of blanks that is their ground."""
        self.pieces.append(text)
        if text and look.ground is not None:
            self.marks[Mark(MarkKind.FILL, look.ground)] = None
        if not text.strip():
            return
        self.bold = bool(look.bold) and self.bold is not False
        if look.ink is not None and is_coloured(look.ink):
            self.marks[Mark(MarkKind.INK, look.ink)] = None

    def _field(self, element: Element, look: Look) -> None:
        match element.get(f"{W}fldCharType"):
            case "begin":
                chosen = _form_field(element)
                if chosen and not look.hidden and not any(self.fields):
                    self.write(chosen, look)
                self.fields.append(True)
            case "separate" if self.fields:
                self.fields[-1] = False
            case "end" if self.fields:
                self.fields.pop()

    def _drawing(self, drawing: Element, look: Look) -> None:
        self.marks.update(dict.fromkeys(self.drawings.marks(drawing)))
        self.boxes.extend(shown(drawing, _BOXES))
        for art in drawing.iter(f"{V}textpath"):
            self.write(art.get("string") or "", look)


def written(paragraph: Element, styles: Styles, drawings: Drawings) -> Written:
    """What a paragraph shows."""
    style_id = styles.style_of(paragraph)
    line = _Line(drawings)
    ground = styles.palette.fill(paragraph.find(f"{W}pPr/{W}shd"))
    if ground is not None:
        line.marks[Mark(MarkKind.FILL, ground)] = None
    for element in shown(paragraph, _INLINE):
        if element.tag == f"{W}r":
            line.run(element, styles.run_look(element.find(f"{W}rPr"), style_id))
        elif element.tag == f"{M}t":
            line.write(element.text or "", styles.look(style_id))
        else:
            line.bookmarks.append(element.get(f"{W}name") or "")
    return Written(
        "".join(line.pieces),
        line.bold,
        tuple(line.marks),
        tuple(line.boxes),
        tuple(line.notes),
        tuple(line.bookmarks),
    )


def as_one(halves: Sequence[Written]) -> Written:
    """Paragraphs whose ends were deleted, and the one after them, as the one paragraph that they are now."""
    if len(halves) == 1:
        return halves[0]
    bolds = [half.bold for half in halves if half.bold is not None]
    return Written(
        "".join(half.text for half in halves),
        all(bolds) if bolds else None,
        tuple(mark for half in halves for mark in half.marks),
        tuple(box for half in halves for box in half.boxes),
        tuple(note for half in halves for note in half.notes),
        tuple(bookmark for half in halves for bookmark in half.bookmarks),
    )


def goes_on(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted or moved away, so that the next one goes on with it."""
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{change}") is not None for change in ("del", "moveFrom"))


def _text_of(element: Element, look: Look) -> str:
    if element.tag == f"{W}t":
        return signs_of(look.font or "", (element.text or "").translate(_AS_SHOWN))
    if element.tag == f"{W}sym":
        return _symbol(element)
    return _SIGNS[element.tag]


def _symbol(element: Element) -> str:
    try:
        letter = chr(int(element.get(f"{W}char") or "", 16))
    except (ValueError, OverflowError):
        return UNKNOWN
    return signs_of(element.get(f"{W}font") or "", letter) if letter.isprintable() or letter >= "\ue000" else UNKNOWN


def _form_field(begin: Element) -> str:
    """What a form field of the old kind shows, which is nowhere in the text: the choice of a list, the state of a box."""
    form = begin.find(f"{W}ffData")
    if form is None:
        return ""
    box, choices = form.find(f"{W}checkBox"), form.find(f"{W}ddList")
    if box is not None:
        state = box.find(f"{W}checked")
        return _TICKED if is_on(state if state is not None else box.find(f"{W}default")) else _EMPTY
    entries = [entry.get(f"{W}val") or "" for entry in choices.iterfind(f"{W}listEntry")] if choices is not None else []
    said = value(choices, f"{W}result") or value(choices, f"{W}default")
    chosen = number(said, 0, _MOST_CHOICES) or 0
    return entries[chosen] if chosen < len(entries) else ""
