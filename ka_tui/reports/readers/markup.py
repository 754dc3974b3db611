"""The HTML that extracted cells are sprinkled with: which of it is markup, and what a page would show of it.

Only the tags of HTML's text are markup; ``<25`` and ``<name@example.org>`` are words like any other. An entity is one
that ends in a semicolon: ``R&D`` and ``&notes`` are not.
"""

from __future__ import annotations

import html
import re

from ka_tui.domain.text import clean_text

PHRASE_TAGS = frozenset({"b", "strong", "i", "em", "u"})
"""Tags that hold a phrase together: a dash inside one is part of the phrase."""

_INLINE = "abbr|cite|code|del|em|font|ins|label|mark|o:p|small|span|strike|strong|sub|sup|tt|a|b|i|q|s|u"
_BLOCK = "blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|img|li|ol|p|pre|section|table|tbody|td|th|thead|tr|ul"
TAG = re.compile(rf"<(?P<close>/?)(?P<name>{_INLINE}|{_BLOCK})(?P<attributes>[ ][^<>\n]*)?/?>", re.IGNORECASE)
_INLINE_NAME = re.compile(_INLINE, re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_COMMENT = re.compile(r"<!--[^<>]*-->")


def is_inline(tag: re.Match[str]) -> bool:
    """Whether a tag stands inside a line; the others begin or end one."""
    return _INLINE_NAME.fullmatch(tag["name"]) is not None


def bold_as_tags(text: str) -> str:
    """A text whose Markdown bold is written with tags, so that there is one kind of bold."""
    return _BOLD.sub(r"<b>\1</b>", text)


def decoded(text: str) -> str:
    """A text with its entities as the characters they stand for, and no control characters among them."""
    if "&" not in text:
        return text
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    character = html.unescape(entity[0])
    return " " if character.isspace() else clean_text(character)


def plain(text: str) -> str:
    """What a page shows of a cell: tags gone, entities decoded; a tag that begins or ends a line leaves a gap."""
    if "<" in text or "*" in text:
        text = TAG.sub(lambda tag: "" if is_inline(tag) else "  ", bold_as_tags(text))
    return decoded(text)


def is_comment(text: str) -> bool:
    """Whether a line is an HTML comment, as some extractors leave where a page or a picture was."""
    return _COMMENT.fullmatch(text.strip()) is not None
