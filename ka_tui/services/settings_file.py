"""The settings of a council as a file of TOML, which a person reads, edits and gives to another council.

.. code-block:: toml

    council = "Harborough District Council"
    checks-off = ["acronym"]

    [labels]
    team = "Service"

    [[statuses]]
    id = "red"
    word = "Red"

What the file does not say stays as it is. ``scheme = "brag"`` stands for the statuses of one that comes with the program.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import tomli_w

from ka_tui.domain.labels import SETTING as LABELS
from ka_tui.domain.labels import Labels
from ka_tui.domain.register import Register
from ka_tui.domain.schemes import checked_scheme
from ka_tui.domain.statuses import Status, StatusClass, StatusScheme
from ka_tui.errors import DocumentDamaged, DocumentUnreadable, InvalidField, InvalidScheme
from ka_tui.services.register_settings import SCHEME, Wanted, known_checks, scheme_called, setting_named, settings_of

_STATUSES = "statuses"
_CHECKS = "checks-off"
_LINES = ("council", "notice", "year-start", "code-pattern")
_NAMES = (*_LINES, SCHEME, _CHECKS, LABELS, _STATUSES)
_STATUS_TEXTS = ("id", "word", "symbol", "colour", "key", "meaning")
_STATUS_NAMES = (*_STATUS_TEXTS, "class", "needs-reason", "aliases")
_CLASSES = tuple(map(str, StatusClass))
_BEGINS_STATUS = re.compile(r"\s*\[\[\s*statuses\s*\]\]")
_AT_LINE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def settings_document(register: Register) -> dict[str, Any]:
    """All settings, as the file has them and as ``--json`` does."""
    return {
        **{name: setting_named(name).told(register) for name in _LINES},
        _CHECKS: list(register.checks_off),
        LABELS: register.labels.to_dict(),
        _STATUSES: [_status_document(status) for status in register.scheme],
    }


def settings_text(register: Register) -> str:
    """All settings as TOML."""
    return tomli_w.dumps(settings_document(register))


def read_settings(name: str, data: bytes) -> Wanted:
    """What a file says that the settings shall be.

    Raises DocumentUnreadable for what is no text, and DocumentDamaged, which names the line, for what is no TOML, or says
    what no setting can be. ``name`` is for the error.
    """
    try:
        text = data.decode("utf-8-sig")
        document = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise DocumentUnreadable(name, "it is no text in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = found["line"] if found and found["line"] else text.count("\n") + 1
        raise DocumentDamaged(name, f"line {line}: {_AT_LINE.sub('', str(error))}") from error
    return _Reader(name, text, document).wanted()


def read_settings_file(path: Path) -> Wanted:
    """What the file at a path says; raises as ``read_settings`` does."""
    try:
        return read_settings(path.name, path.read_bytes())
    except OSError as error:
        raise DocumentUnreadable(path.name, (error.strerror or str(error)).lower()) from error


def _status_document(status: Status) -> dict[str, Any]:
    return {
        **{name: getattr(status, name) for name in _STATUS_TEXTS},
        "class": str(status.kind),
        "needs-reason": status.needs_reason,
        "aliases": list(status.aliases),
    }


class _Reader:
    """Makes settings of a document, and names the line of what is wrong."""

    def __init__(self, name: str, text: str, document: Mapping[str, Any]) -> None:
        self._name = name
        self._lines = text.split("\n")
        self._document = document

    def wanted(self) -> Wanted:
        """What the file says; what it does not say stays."""
        self._refuse_unknown(self._document, _NAMES, "setting")
        texts = dict(self._texts())
        checks = self._checks() if _CHECKS in self._document else None
        scheme = self._scheme()

        def wanted(register: Register) -> Register:
            after = settings_of(texts)(register)
            return after._replace(
                checks_off=after.checks_off if checks is None else checks, scheme=after.scheme if scheme is None else scheme
            )

        return wanted

    def _texts(self) -> Iterator[tuple[str, str]]:
        """The settings of one line, by the names that they have on the command line too."""
        labels = self._document.get(LABELS, {})
        if not isinstance(labels, dict):
            self._refuse("[labels] must be a table", LABELS)
        self._refuse_unknown(labels, Labels._fields, "label")
        said = {name: (name, self._document[name]) for name in _LINES if name in self._document}
        said |= {f"label.{field}": (field, text) for field, text in labels.items()}
        for name, (key, text) in said.items():
            if not isinstance(text, str):
                self._refuse(f"'{key}' must be a text in quotes", key)
            try:
                setting_named(name).changed(Register(), text)
            except InvalidField as error:
                self._refuse(str(error).rstrip("."), key)
            yield name, text

    def _checks(self) -> tuple[str, ...]:
        ids = self._document[_CHECKS]
        if not _are_texts(ids):
            self._refuse(f"'{_CHECKS}' must be a list of checks", _CHECKS)
        try:
            return known_checks(ids)
        except InvalidField as error:
            self._refuse(str(error).rstrip("."), _CHECKS)

    def _scheme(self) -> StatusScheme | None:
        """The scheme that the file names, or whose statuses it lists; None where it says nothing of them."""
        name, documents = self._document.get(SCHEME), self._document.get(_STATUSES)
        if name is not None and documents is not None:
            self._refuse(f"'{SCHEME}' names a scheme that comes with the program, so no statuses of your own go with it", SCHEME)
        if name is not None:
            try:
                return scheme_called(str(name))
            except InvalidField as error:
                self._refuse(str(error).rstrip("."), SCHEME)
        if documents is None:
            return None
        if not isinstance(documents, list) or not all(isinstance(document, dict) for document in documents):
            self._refuse("statuses stand under [[statuses]] each", _STATUSES)
        scheme = StatusScheme(tuple(self._status(place, document) for place, document in enumerate(documents)))
        try:
            return checked_scheme(scheme)
        except InvalidScheme as error:
            self._refuse_status(error.why.rstrip("."), error.place or 0, error.field)

    def _status(self, place: int, document: Mapping[str, Any]) -> Status:
        unknown = next((name for name in document if name not in _STATUS_NAMES), None)
        if unknown is not None:
            self._refuse_status(f"'{unknown}' is nothing that a status has; it has {', '.join(_STATUS_NAMES)}", place, unknown)
        texts = {name: document.get(name, "") for name in _STATUS_TEXTS}
        wrong = next((name for name, text in texts.items() if not isinstance(text, str)), None)
        if wrong is not None:
            self._refuse_status(f"'{wrong}' must be a text in quotes", place, wrong)
        aliases, reason = document.get("aliases", []), document.get("needs-reason", False)
        if not _are_texts(aliases):
            self._refuse_status("'aliases' must be a list of texts", place, "aliases")
        if not isinstance(reason, bool):
            self._refuse_status("'needs-reason' must be true or false", place, "needs-reason")
        if document.get("class") not in _CLASSES:
            self._refuse_status(f"'class' must be one of {', '.join(_CLASSES)}", place, "class")
        kind = StatusClass(document["class"])
        return Status(**texts, kind=kind, needs_reason=reason, aliases=tuple(aliases))

    def _refuse_unknown(self, table: Mapping[str, Any], known: Sequence[str], what: str) -> None:
        unknown = next((name for name in table if name not in known), None)
        if unknown is not None:
            self._refuse(f"'{unknown}' is no {what}; there are {', '.join(known)}", unknown)

    def _refuse(self, why: str, key: str) -> NoReturn:
        raise DocumentDamaged(self._name, f"line {self._line(key)}: {why}")

    def _refuse_status(self, why: str, place: int, field: str | None) -> NoReturn:
        """Say what is wrong with a status, at its line for the field, or where the status begins."""
        begins = [number for number, line in enumerate(self._lines, 1) if _BEGINS_STATUS.match(line)]
        first = begins[place] if place < len(begins) else self._line(_STATUSES)
        last = begins[place + 1] if place + 1 < len(begins) else len(self._lines) + 1
        raise DocumentDamaged(self._name, f"line {self._line(field or '', first, last)}: status {place + 1}: {why}")

    def _line(self, key: str, first: int = 1, last: int | None = None) -> int:
        """The line in which a key or a table stands: the first of those looked at where none can be told."""
        names = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*(?:[]=.]|$)""")
        lines = range(first, last or len(self._lines) + 1)
        return next((number for number in lines if names.match(self._lines[number - 1])), first)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
