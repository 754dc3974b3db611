"""The bytes of a register and its tables: what is parsed is a register, or the error says why it is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from ka_tui.errors import RegisterDamaged, RegisterEmpty, RegisterForeign, RegisterNewer
from ka_tui.store.migrations import SCHEMA, Document, Tables, upgrade

PROGRAM = "ka-tui"
"""What the ``meta`` table says of whose file this is."""

TABLES = ("meta", "settings", "quarters", "activities", "links", "changes")
"""The register's own tables; a file may have others beside them, which are left alone."""

_HISTORY = b'\n  "changes": {'
_NOTHING = memoryview(b"")
_CHECKSUM = "history_crc32"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BLANKS = b" \t\r\n\0"


def parse(path: Path, content: bytes) -> tuple[Tables, memoryview]:
    """The tables in the present schema, and the history as bytes where it can stay unread (see ``parse_history``).

    It can where it is, byte for byte, what ``serialise`` made: it is half of the file and seldom asked for. A file that a
    person or another program wrote is read whole. ``path`` is for the errors: RegisterEmpty, RegisterDamaged,
    RegisterForeign and RegisterNewer.
    """
    content = content.removeprefix(_BYTE_ORDER_MARK)
    if not content[:1].strip(_BLANKS) and not content.strip(_BLANKS):
        raise RegisterEmpty(path)
    tables, history = _without_history(content)
    if tables is None:
        try:
            tables = orjson.loads(content)
        except orjson.JSONDecodeError as error:
            raise RegisterDamaged(path, f"it is no JSON at line {error.lineno}") from error
    return _checked(path, tables, with_history=not history), history


def parse_history(history: memoryview) -> Tables:
    """The ``changes`` table from the bytes that ``parse`` left unread; their checksum says that these are our own."""
    tables: Tables = orjson.loads(b"".join((b"{", history)))
    return tables


def meta_of(tables: Tables) -> Document:
    """The one document of the ``meta`` table."""
    return next(iter(tables["meta"].values()))


def serialise(tables: Tables) -> bytes:
    """The bytes of the file: UTF-8 JSON, indented for people, history last and its checksum in ``meta``."""
    present = {name: table for name, table in tables.items() if name != "changes"}
    history = _dumped({"changes": tables["changes"]})[1:] + b"\n"
    meta_of(present)[_CHECKSUM] = crc32(history)
    return _dumped(present)[: -len(b"\n}")] + b"," + history


def _dumped(tables: Tables) -> bytes:
    return orjson.dumps(tables, option=orjson.OPT_INDENT_2)


def _without_history(content: bytes) -> tuple[Any, memoryview]:
    """The tables before history and the bytes of history; (None, nothing) unless they are as our last write left them."""
    begin = content.find(_HISTORY)
    if begin > 0:
        history = memoryview(content)[begin:]
        present = memoryview(content)[: begin - len(b",")]
        try:
            tables = orjson.loads(b"".join((present, b"}")))
        except orjson.JSONDecodeError:
            return None, _NOTHING
        meta = _meta_in(tables)
        if meta and meta.get("schema") == SCHEMA and meta.get(_CHECKSUM) == crc32(history):
            return tables, history
    return None, _NOTHING


def _meta_in(tables: Any) -> Document | None:
    table = tables.get("meta") if isinstance(tables, dict) else None
    documents = list(table.values()) if isinstance(table, dict) else []
    return documents[0] if len(documents) == 1 and isinstance(documents[0], dict) else None


def _checked(path: Path, tables: Any, *, with_history: bool) -> Tables:
    """The tables in the present schema, if they are those of a register."""
    meta = _meta_in(tables)
    if meta is None or meta.get("program") != PROGRAM:
        raise RegisterForeign(path)
    _bring_up_to_date(path, tables, meta.get("schema"))
    if type(meta.get("commit")) is not int or type(meta.get("register")) is not str:
        raise RegisterDamaged(path, "its commit or its identity is missing")
    for name in TABLES:
        if not isinstance(tables.get(name), dict) and (with_history or name != "changes"):
            raise RegisterDamaged(path, f"it has no table '{name}'")
    return dict(tables)


def _bring_up_to_date(path: Path, tables: Tables, schema: object) -> None:
    if type(schema) is not int:
        raise RegisterDamaged(path, "it does not say its schema")
    if schema > SCHEMA:
        raise RegisterNewer(path, schema, SCHEMA)
    try:
        upgrade(tables, schema)
    except LookupError as error:
        raise RegisterDamaged(path, f"no ka-tui wrote its schema, {schema}") from error
