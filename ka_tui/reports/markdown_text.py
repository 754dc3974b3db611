"""Literal text as Markdown that shows exactly it, and the way back: inside a line, and narratives block by block.

CommonMark (https://spec.commonmark.org) would make emphasis, links, headings and more of characters that a report means
as they stand. They are escaped where they would be taken so, and only there; ordinary prose needs no escape. What GitHub
adds to CommonMark (strikethrough, tables, tick boxes) is kept from happening too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_MAYBE_MARKUP = re.compile(r"[`\\*_~\]<&]")
_MARKUP = re.compile(
    r"""
      `
    | \\(?=[!-/:-@\[-`{-~]|$)                       # a backslash that would escape, or break the line
    | (?<!\S)\*(?=\S) | (?<=\S)\*                   # emphasis touches a word
    | (?<![^\W_])_ | _(?![^\W_])                    # inside a word it is none
    | (?<=\S)~ | ~(?=~)                             # strikethrough
    | \](?=[(\[:])                                  # links and their definitions
    | <(?=[A-Za-z/!?])                              # tags
    | &(?=\#?\w+;)                                  # entities
    """,
    re.VERBOSE,
)
_BLOCK_START = re.compile(
    r"""
      (?:\#{1,6}|[-+*])(?=[ \t]|$)                  # headings and items
    | >
    | =+$ | [-*_](?:[ \t]*[-*_])+$                  # underlines of headings, rules
    | (?=[:| \t]*-)[-:|](?=[-:| \t]*$)              # the rule of a table
    | \[(?=[ xX]\](?:\s|$))                         # tick boxes
    """,
    re.VERBOSE,
)
_NUMBER_START = re.compile(r"(\d{1,9})([.)](?=[ \t]|$))")
_CLOSING_HASH = re.compile(r"(?<!\S)#(?=#*$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
_ITEM = re.compile(r"(?P<indent> *)(?P<marker>[-+*]|\d{1,3}[.)])(?P<gap> {1,4})(?P<text>\S.*)")
_APART = "<!-- -->"
"""Between two lists that CommonMark would take for one, and before one that it would take for text."""


def escaped(text: str) -> str:
    """A text for the inside of a line."""
    return _MARKUP.sub(r"\\\g<0>", text) if _MAYBE_MARKUP.search(text) else text


def escaped_heading(text: str) -> str:
    """A text for a heading, where a ``#`` at the end would be dropped."""
    return _CLOSING_HASH.sub(r"\\#", escaped(text))


def escaped_cell(text: str) -> str:
    """A text for a cell of a table."""
    return escaped(text).replace("|", "\\|")


def unescaped(markdown: str) -> str:
    """The text that a line of Markdown shows, if escapes and entities are all its markup."""
    return _ESCAPED.sub(lambda match: match[1] or unescape(match[2]), markdown)


def narrative_as_markdown(narrative: str) -> str:
    """A narrative in which paragraphs and items are Markdown's and everything else is literal, line for line.

    A line end inside a paragraph or an item is kept by a backslash before it. An item that no list of CommonMark can
    hold, as one that is indented for no reason, is shown as text.
    """
    writer = _NarrativeWriter()
    for line in narrative.split("\n"):
        writer.add(line)
    return "\n".join(writer.lines)


def narrative_from_markdown(markdown: str) -> str:
    """The narrative that this Markdown shows; exactly the inverse of ``narrative_as_markdown``."""
    lines: list[str] = []
    lists = _OpenLists()
    for line in markdown.split("\n"):
        if line.strip() == _APART:
            continue
        item = _ITEM.fullmatch(line)
        if item is not None:
            indent = lists.printed_indent_undone(len(item["indent"]))
            lists.open(indent, item)
            lines.append(" " * indent + item["marker"] + item["gap"] + _line_from_markdown(item["text"]))
            continue
        if line and line[0] not in " \t" and (not lines or not lines[-1]):
            lists.close_all()
        lines.append(_line_from_markdown(line))
    return "\n".join(lines)


def _line_from_markdown(line: str) -> str:
    backslashes = len(line) - len(line.rstrip("\\"))
    return unescaped(line[:-1] if backslashes % 2 else line)


def _text_as_markdown(text: str) -> str:
    """A text at a place where a block could begin."""
    number = _NUMBER_START.match(text)
    if number is not None:
        return f"{number[1]}\\{number[2]}{escaped(text[number.end() :])}"
    markdown = escaped(text)
    if _BLOCK_START.match(text) and not markdown.startswith("\\"):
        return f"\\{markdown}"
    return markdown


@dataclass(frozen=True, slots=True)
class _ListItem:
    """An item that is still open: how deep it is, the column its text begins in, its marker and its number."""

    depth: int
    column: int
    marker: str
    number: int | None

    def is_followed_by(self, other: _ListItem) -> bool:
        """Whether CommonMark takes the other for the next item of the same list, and numbers it so."""
        if self.marker != other.marker:
            return False
        return self.number is None or other.number is None or other.number == self.number + 1


class _OpenLists:
    """The items that a line may stand under.

    A narrative indents by two blanks a level, CommonMark by as much as the item above is wide, which is three for ``1.``;
    the difference is added in writing and taken away in reading.
    """

    def __init__(self) -> None:
        self.items: list[_ListItem] = []

    def close_all(self) -> None:
        self.items.clear()

    def above(self, indent: int) -> list[_ListItem]:
        """The open items that a line of this indent, as the narrative has it, is under."""
        return [item for item in self.items if item.depth < indent // 2]

    def printed_indent(self, indent: int) -> int:
        """The indent that it has in Markdown."""
        parents = self.above(indent)
        return indent + parents[-1].column - 2 * (parents[-1].depth + 1) if parents else indent

    def printed_indent_undone(self, printed: int) -> int:
        """The indent in the narrative that is printed so; as it stands for one that we would never print."""
        return next((indent for indent in range(printed + 1) if self.printed_indent(indent) == printed), printed)

    def open(self, indent: int, item: re.Match[str]) -> None:
        """Take in an item, and close those beside and below it."""
        opened = self.as_item(indent, item)
        self.items = [*self.above(indent), opened]

    def as_item(self, indent: int, item: re.Match[str]) -> _ListItem:
        marker = item["marker"]
        number = int(marker[:-1]) if marker[0].isdigit() else None
        column = self.printed_indent(indent) + len(marker) + len(item["gap"])
        return _ListItem(indent // 2, column, marker[-1], number)

    def beside(self, indent: int) -> _ListItem | None:
        """The open item that one of this indent comes next to."""
        parents = len(self.above(indent))
        return self.items[parents] if parents < len(self.items) else None


class _NarrativeWriter:
    """Puts a narrative down line by line, knowing what CommonMark would make of the lines before."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.lists = _OpenLists()

    def add(self, line: str) -> None:
        item = _ITEM.fullmatch(line)
        if not line:
            self.lines.append("")
        elif item is not None and self._fits(item):
            self._add_item(item)
        elif self.lines and self.lines[-1]:
            self.lines[-1] += "\\"
            text = line.lstrip(" \t")
            self.lines.append(line[: len(line) - len(text)] + _text_as_markdown(text))
        else:
            self.lists.close_all()
            self.lines.append(f"&#{ord(line[0])};{escaped(line[1:])}" if line[0] in " \t" else _text_as_markdown(line))

    def _fits(self, item: re.Match[str]) -> bool:
        """Whether CommonMark would see an item here, under the same one as the narrative does."""
        indent, marker = len(item["indent"]), item["marker"]
        parents = self.lists.above(indent)
        beyond = self.lists.printed_indent(indent) - (parents[-1].column if parents else 0)
        return 0 <= beyond <= 3 and (not marker[0].isdigit() or marker[:-1] == str(int(marker[:-1])))

    def _add_item(self, item: re.Match[str]) -> None:
        indent = len(item["indent"])
        printed = " " * self.lists.printed_indent(indent)
        if self._needs_parting(indent, self.lists.as_item(indent, item)):
            self.lines.append(printed + _APART)
        self.lists.open(indent, item)
        self.lines.append(printed + item["marker"] + item["gap"] + _text_as_markdown(item["text"]))

    def _needs_parting(self, indent: int, opened: _ListItem) -> bool:
        beside = self.lists.beside(indent)
        if beside is not None:
            return beside.marker == opened.marker and not beside.is_followed_by(opened)
        in_a_paragraph = bool(self.lines) and bool(self.lines[-1])
        return in_a_paragraph and opened.number not in (None, 1)
