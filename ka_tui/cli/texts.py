"""Texts as the commands are given them: on the line itself, from standard input, or from a file."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

_SURROGATE = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes on the command line that are no text in the user's locale."""


def given_texts(values: Mapping[str, str | None]) -> dict[str, str]:
    """The texts of the options that were given: ``-`` reads standard input, ``@file`` a file, ``@@`` begins with one @."""
    given = {name: value for name, value in values.items() if value is not None}
    piped = [name for name, value in given.items() if value == "-"]
    if len(piped) > 1:
        options = " and ".join(f"--{name.replace('_', '-')}" for name in piped)
        raise click.UsageError(f"Only one text can come from standard input, not {options}. Give the other as @FILE.")
    return {name: _text(value) for name, value in given.items()}


def checked_text(value: str) -> str:
    """A text from the command line; a usage error where its bytes are no text, which would be lost silently."""
    if value.isascii() or not _SURROGATE.search(value):
        return value
    try:
        return os.fsencode(value).decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.UsageError("A text on the command line is not UTF-8. Save it as UTF-8 in a file, and give @FILE.") from error


def _text(value: str) -> str:
    if value == "-":
        return _standard_input()
    if value.startswith("@@"):
        return checked_text(value[1:])
    return _file_text(Path(value[1:])) if value.startswith("@") and len(value) > 1 else checked_text(value)


def _standard_input() -> str:
    data = sys.stdin.buffer.read()
    if not data.strip():
        raise click.UsageError("Standard input is empty. Write '' instead of - to empty a field.")
    return _decoded(data, "Standard input")


def _file_text(path: Path) -> str:
    try:
        return _decoded(path.read_bytes(), str(path))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"{path} cannot be read: {reason}. Write @@ for a text that begins with @.") from error


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{name} is not UTF-8 text. Save it as UTF-8 first.") from error
