"""Markdown whose activities stand in tables, as other tools write it, taken apart for the rules of laid-out documents.

The syntax is that of GitHub Flavored Markdown: rows with pipes under a line of dashes, ``<br>`` for a line's end in a cell.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ka_tui.domain.reading_codes import split_code
from ka_tui.domain.text import clean_line
from ka_tui.reports.readers.document_parts import Cell, Mark, MarkKind, Paragraph, Part, Row, Text

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r"(?P<sign>[=-])(?P=sign){2,}[ \t]*")
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_PICTURE = re.compile(r"!\[([^\]\n]{0,200})\]\([^)\s]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(([^)\s]{1,500})\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,300}?)(?<=\S)\1(?![\w*])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ALL_BOLD = re.compile(r"(\*\*|__)(?:(?!\1).)+\1", re.DOTALL)
_FRONT_CELLS = 4
_MOST_CELLS = 200


def has_activities_in_tables(text: str) -> bool:
    """Whether a row of a table begins with a code, or a heading with a code stands right over a table."""
    above = ""
    in_table = False
    for line, below in pairwise([*text.splitlines(), ""]):
        if _is_rule(below) and _PIPE.search(line):
            in_table = True
            if above.startswith("#") and _has_code(above.lstrip("# ")):
                return True
        in_table = in_table and bool(_PIPE.search(line))
        if in_table and any(map(_has_code, _cells_of(line)[:_FRONT_CELLS])):
            return True
        above = line if line.strip() else above
    return False


def parts_of(text: str) -> tuple[Part, ...]:
    """The headings, paragraphs and rows of a document in their order."""
    return tuple(_parts(text.splitlines()))


def _parts(lines: Sequence[str]) -> Iterator[Part]:
    tables = 0
    paragraph: list[str] = []
    in_table = False
    for number, line in enumerate(lines, start=1):
        below = lines[number] if number < len(lines) else ""
        begins = not in_table and _PIPE.search(line) is not None and _is_rule(below)
        in_table = begins or (in_table and _PIPE.search(line) is not None)
        tables += begins
        heading = _HEADING.fullmatch(line.strip()) if not in_table else None
        underline = _UNDERLINE.fullmatch(line) if paragraph and not in_table else None
        if underline:
            yield Text(f"line {number - 1}", _words(" ".join(paragraph)), 1 if underline["sign"] == "=" else 2)
            paragraph = []
            continue
        if paragraph and (in_table or heading or not line.strip()):
            yield _paragraph(number - len(paragraph), paragraph)
            paragraph = []
        if in_table:
            if not _is_rule(line):
                yield Row(f"line {number}", tuple(map(_cell, _cells_of(line))), tables)
        elif heading:
            yield Text(f"line {number}", _words(heading[2]), len(heading[1]))
        elif line.strip():
            paragraph.append(line.strip())
    if paragraph:
        yield _paragraph(len(lines), paragraph)


def _paragraph(number: int, lines: Sequence[str]) -> Text:
    text = " ".join(lines)
    return Text(f"line {number}", _words(text), bold=_ALL_BOLD.fullmatch(text) is not None)


def _is_rule(line: str) -> bool:
    return "-" in line and "|" in line and _RULE.fullmatch(line) is not None


def _cells_of(line: str) -> list[str]:
    line = line.strip()
    cells = _PIPE.split(line.removeprefix("|"), _MOST_CELLS)
    return [cell.strip() for cell in (cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells)]


def _cell(text: str) -> Cell:
    marks = tuple(Mark(MarkKind.ALT, picture[1]) for picture in _PICTURE.finditer(text) if picture[1].strip())
    lines = map(_words, _BREAK.split(_PICTURE.sub("", text)))
    return Cell(tuple(Paragraph(line) for line in lines if line), marks)


def _words(text: str) -> str:
    """A text without the signs of its setting; a link keeps its address."""
    text = _TAG.sub("", _LINK.sub(r"\1 (\2)", _PICTURE.sub(r"\1", text)))
    text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    return html.unescape(_ESCAPED.sub(r"\1", text)).strip()


def _has_code(text: str) -> bool:
    return split_code(clean_line(text[:200]).lstrip("*_ "))[0] is not None
