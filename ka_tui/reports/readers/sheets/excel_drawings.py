"""Pictures and drawn shapes that lie over the cells of an Excel sheet: in which cell, of what colour, with what alternative."""

from __future__ import annotations

from ka_tui.reports.readers.office.package import Element, OfficePackage
from ka_tui.reports.readers.sheets.excel_styles import DRAWING, Colours
from ka_tui.reports.readers.sheets.parts import Sheet, number_of
from ka_tui.reports.readers.sheets.pictures import PictureColours, drawn_marks

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_ANCHORS = ("{*}twoCellAnchor", "{*}oneCellAnchor")


def add_drawings(sheet: Sheet, package: OfficePackage, part: str, colours: Colours, pictures: PictureColours) -> None:
    """Take the drawings of the worksheet that is this part; one that holds words is a text box, and left."""
    for relation in package.relations(part).values():
        root = package.xml(relation.target) if relation.kind == "drawing" else None
        if root is None:
            continue
        images = {key: found.target for key, found in package.relations(relation.target).items()}
        for anchor in root.iter(*_ANCHORS):
            row, column = number_of(_said(anchor, "row")), number_of(_said(anchor, "col"))
            if row is None or column is None:
                continue
            for drawn in anchor.iter("{*}pic", "{*}sp"):
                colour = _picture(drawn, images, pictures) if drawn.tag.endswith("}pic") else _shape(drawn, colours)
                sheet.add_marks(row + 1, column + 1, drawn_marks(colour, _alternative(drawn)))


def _picture(drawn: Element, images: dict[str, str], pictures: PictureColours) -> str | None:
    for blip in drawn.iter(f"{DRAWING}blip"):
        return pictures.of(images.get(blip.get(_EMBED) or "", ""))
    return None


def _shape(drawn: Element, colours: Colours) -> str | None:
    if any((text.text or "").strip() for text in drawn.iter(f"{DRAWING}t")):
        return None
    for properties in drawn.iterfind("{*}spPr"):
        for stated in properties:
            if stated.tag == f"{DRAWING}solidFill":
                return colours.drawn(stated)
            if stated.tag in (f"{DRAWING}noFill", f"{DRAWING}gradFill", f"{DRAWING}blipFill", f"{DRAWING}pattFill"):
                return None
    return next((colours.drawn(style) for style in drawn.iterfind(f"{{*}}style/{DRAWING}fillRef")), None)


def _alternative(drawn: Element) -> str:
    return next((named.get("descr") or named.get("title") or "" for named in drawn.iter("{*}cNvPr")), "")


def _said(anchor: Element, what: str) -> str | None:
    found = anchor.find(f"{{*}}from/{{*}}{what}")
    return found.text if found is not None else None
