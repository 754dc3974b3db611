"""Elements of WordprocessingML, made straight away: a table of a thousand rows takes python-docx's own cells minutes.

Styles are named in them by the names that people see; ``word_styles.resolve`` puts the ids of the document in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.reports.writers.xml_text import printable

_NAMESPACE = {"w": nsmap["w"]}
NO_BREAK = "\N{NO-BREAK SPACE}"

_ID = re.compile("[0-9]{1,9}")
_PIECES = re.compile(r"(\n|\t)")


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of Word's main namespace; so are its attributes: ``w("jc", val="right")``."""
    values = {_clark(name): str(value) for name, value in attributes.items()}
    made: Element = oxml_parser.makeelement(_clark(tag), values, _NAMESPACE)
    made.extend(children)
    return made


@cache
def _clark(name: str) -> str:
    return qn(f"w:{name}")


def run(text: str, *properties: Element) -> Element:
    """A text with its line ends and tabs as Word has them."""
    made = w("r", w("rPr", *properties)) if properties else w("r")
    for piece in _PIECES.split(printable(text)):
        if piece == "\n":
            made.append(w("br"))
        elif piece == "\t":
            made.append(w("tab"))
        elif piece:
            words = w("t")
            words.text = piece
            if piece[0] == " " or piece[-1] == " " or "  " in piece:
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(words)
    return made


def paragraph(style: str, content: str | Iterable[Element], *properties: Element) -> Element:
    """A paragraph of a named style, of a text or of runs."""
    runs = [run(content)] if isinstance(content, str) else content
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def label_runs(label: str, ink: str = "", blank: str = " ") -> list[Element]:
    """A status as shape and word: the shape in a style whose font has it, so that no font of coloured pictures comes in."""
    shape, _, word = label.partition(" ")
    colours = [[w("color", val=bare(ink))] if ink else [] for _ in range(2)]
    return [run(shape, w("rStyle", val="KA Shape"), *colours[0]), run(f"{blank}{word}", *colours[1])]


def field(instruction: str) -> Element:
    """A field that Word works out as it lays out the page, as the number of the page."""
    return w("fldSimple", run("1"), instr=instruction)


def next_free(numbers: Iterable[str | None]) -> int:
    """The first whole number above all of these, as ids of a document count; what is none of a reasonable size is passed by."""
    return 1 + max((int(number) for number in numbers if number and _ID.fullmatch(number)), default=0)


def bare(colour: str) -> str:
    """A colour ``#rrggbb`` as Word writes it."""
    return colour.removeprefix("#").upper()
