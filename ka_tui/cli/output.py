"""What the commands print: text and JSON on standard output, narration on standard error."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from ka_tui.domain.text import shown

BEFORE, AFTER = "#d4351c", "#2e9e5b"
"""The colours of what a text was and of what it became."""


def print_json(value: Any) -> None:
    """A value as indented JSON in UTF-8, with its letters as they are."""
    import orjson

    print_bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def print_bytes(data: bytes) -> None:
    """A document's bytes as they are, after what was printed before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def narrate(text: str) -> None:
    """A sentence for the person at the keyboard, on standard error."""
    click.echo(shown(text), err=True)


def coloured(text: str, colour: str | None) -> str:
    """A text in a colour, ``#rrggbb``; where the output shall have none, click takes it away again."""
    if colour is None:
        return text
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return click.style(text, fg=(red, green, blue))
    return click.style(text, fg=16 + 36 * _step(red) + 6 * _step(green) + _step(blue))


def _step(level: int) -> int:
    """The step, 0 to 5, of the 256 colours' cube that is nearest to a level of 0 to 255."""
    return min(range(6), key=lambda step: abs(level - (55 + 40 * step if step else 0)))


def terminal_width() -> int | None:
    """How many columns the terminal has that is printed to; None where it is none, so that nothing need be fitted."""
    if not sys.stdout.isatty():
        return None
    if (columns := os.environ.get("COLUMNS", "")).isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80


def folded(text: str, indent: str = "") -> list[str]:
    """A text in lines that fit the terminal, the later ones behind an indent; a pipe gets it whole."""
    room = terminal_width()
    if room is None or len(text) <= room:
        return [text]
    from textwrap import wrap

    return wrap(text, max(room, len(indent) + 20), subsequent_indent=indent, break_on_hyphens=False)
