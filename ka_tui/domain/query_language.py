"""The language of queries, as in ``status:red (bridge or "market hall") -team:="Parks"``; docs/finding.md tells users of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from ka_tui.domain.codes import KA, CodePattern
from ka_tui.domain.narrative import excerpt
from ka_tui.domain.query import Query, all_of, any_of, none_of
from ka_tui.domain.query_fields import EXACT_FIELDS, FIELDS, Value, text_or_status
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import folded
from ka_tui.errors import InvalidQuery

_DEEPEST = 50
"""Parentheses nest no deeper than this."""

NAME = r"[^\W\d_]+"
"""The name of a field."""
PLAIN = r'[^\s()",]'
"""A character of a value without quotes."""
IN_QUOTES = r'(?:[^"\\]|\\.)*'
"""What stands between two quotes."""

_BLANKS = re.compile(r"\s*")
_QUOTED = re.compile(rf'"({IN_QUOTES})"', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')
_WORD = re.compile(r'[^\s()"]+')
_FIELD = re.compile(rf"({NAME}):(?!//)(=?)")
_VALUE = re.compile(rf"{PLAIN}+")


def parse_query(text: str, scheme: StatusScheme, codes: CodePattern = KA) -> Query:
    """Read a query, for a register with this scheme and such codes; one without any term matches all. Raises InvalidQuery."""
    parser = _Parser(text, scheme, codes)
    return all_of(()) if parser.token.kind is _Kind.END else parser.alternatives(_Token(_Kind.OPEN, "", 0))


def unescaped(text: str) -> str:
    """What stands between quotes as it is meant: a backslash lets a quote or another one stand for itself, and nothing else."""
    return _ESCAPED.sub(r"\1", text)


class _Kind(Enum):
    TERM = auto()
    OPEN = auto()
    CLOSE = auto()
    NOT = auto()
    AND = auto()
    OR = auto()
    END = auto()


_KEYWORDS = {"not": _Kind.NOT, "and": _Kind.AND, "or": _Kind.OR}


class _Token(NamedTuple):
    """A piece of a query and where it begins; a term has its meaning with it."""

    kind: _Kind
    text: str
    position: int
    query: Query = all_of(())


class _Parser:
    """Makes a tree of tokens, whose parentheses match already. ``after`` is the token that a term must follow."""

    def __init__(self, text: str, scheme: StatusScheme, codes: CodePattern) -> None:
        self.text = text
        self.tokens = _Scanner(text, scheme, codes).tokens()
        self.token = next(self.tokens)

    def alternatives(self, after: _Token) -> Query:
        """Terms with ``or`` between them."""
        queries = [self._together(after)]
        while self.token.kind is _Kind.OR:
            queries.append(self._together(self._taken()))
        return any_of(queries)

    def _together(self, after: _Token) -> Query:
        """Terms that must all match, with or without ``and`` between them."""
        queries = [self._operand(after)]
        while self.token.kind not in (_Kind.OR, _Kind.CLOSE, _Kind.END):
            queries.append(self._operand(self._taken() if self.token.kind is _Kind.AND else after))
        return all_of(queries)

    def _operand(self, after: _Token) -> Query:
        """A term, or what parentheses hold, with any number of negations before it."""
        negated = False
        while self.token.kind is _Kind.NOT:
            negated, after = not negated, self._taken()
        if self.token.kind not in (_Kind.TERM, _Kind.OPEN):
            raise self._lack(after)
        token = self._taken()
        query = token.query
        if token.kind is _Kind.OPEN:
            query = self.alternatives(token)
            self._taken()
        return none_of(query) if negated else query

    def _lack(self, after: _Token) -> InvalidQuery:
        """The error where a term must stand and none does."""
        if after.kind is not _Kind.OPEN:
            return InvalidQuery(self.text, after.position, f"Nothing follows this '{after.text}'.")
        if self.token.kind is _Kind.CLOSE:
            return InvalidQuery(self.text, after.position, "Nothing stands between these parentheses.")
        return InvalidQuery(self.text, self.token.position, f"Nothing stands before this '{self.token.text}'.")

    def _taken(self) -> _Token:
        """The token; the next one takes its place."""
        taken, self.token = self.token, next(self.tokens, self.token)
        return taken


class _Scanner:
    """Makes tokens of a text; each parenthesis that it gives has its other half."""

    def __init__(self, text: str, scheme: StatusScheme, codes: CodePattern) -> None:
        self.text = text
        self.scheme = scheme
        self.codes = codes
        self.at = 0
        self.open: list[int] = []

    def tokens(self) -> Iterator[_Token]:
        """The tokens, one of kind END last. Raises InvalidQuery."""
        self._skip(_BLANKS)
        while self.at < len(self.text):
            yield self._token()
            self._skip(_BLANKS)
        if self.open:
            raise self._wrong(self.open[-1], "This parenthesis is not closed.")
        yield _Token(_Kind.END, "", self.at)

    def _token(self) -> _Token:
        begin, sign = self.at, self.text[self.at]
        if sign in "()-":
            return self._sign(sign)
        if sign == '"':
            return _Token(_Kind.TERM, sign, begin, text_or_status(self._quoted(), self.scheme))
        field = _FIELD.match(self.text, begin)
        if field is not None and self._is_field(field):
            return _Token(_Kind.TERM, field[0], begin, self._values(field))
        word = self._skip(_WORD)
        kind = _KEYWORDS.get(word.lower(), _Kind.TERM)
        return _Token(kind, word, begin, text_or_status(word, self.scheme))

    def _sign(self, sign: str) -> _Token:
        begin = self.at
        self.at += 1
        if sign == "-":
            if not _begins_term(self.text[self.at : self.at + 1]):
                raise self._wrong(begin, "Nothing follows this '-'.")
            return _Token(_Kind.NOT, sign, begin)
        if sign == "(":
            self.open.append(begin)
            if len(self.open) > _DEEPEST:
                raise self._wrong(begin, f"Parentheses nest no deeper than {_DEEPEST}.")
            return _Token(_Kind.OPEN, sign, begin)
        if not self.open:
            raise self._wrong(begin, "This parenthesis closes none.")
        self.open.pop()
        return _Token(_Kind.CLOSE, sign, begin)

    def _is_field(self, field: re.Match[str]) -> bool:
        """Whether a name and its colon begin a field; an unknown name does not where no value follows, as in ``Note: yes``."""
        name = folded(field[1])
        if name in FIELDS:
            return True
        if _WORD.match(self.text, field.end()) is None and self.text[field.end() : field.end() + 1] != '"':
            return False
        from difflib import get_close_matches

        near = get_close_matches(name, FIELDS, n=1)
        hint = f"Did you mean '{near[0]}:'?" if near else f"The fields are: {', '.join(FIELDS)}."
        raise self._wrong(field.start(), f"'{excerpt(field[1], 40)}:' is no field. {hint} Quotes make it a text.")

    def _values(self, field: re.Match[str]) -> Query:
        """What the values of a field look for, a comma between any two; those behind ``:=`` are whole ones."""
        name, fields = folded(field[1]), EXACT_FIELDS if field[2] else FIELDS
        if name not in fields:
            raise self._wrong(field.start(2), f"'{name}:' takes no '='. These do: {', '.join(EXACT_FIELDS)}.")
        meaning = fields[name]
        self.at = field.end()
        queries = [meaning(self._value(field[0]))]
        while self.text.startswith(",", self.at):
            self.at += 1
            queries.append(meaning(self._value(field[0])))
        return any_of(queries)

    def _value(self, field: str) -> Value:
        begin = self.at
        text = self._quoted() if self.text.startswith('"', begin) else self._skip(_VALUE)
        value = Value(text, begin, self.text, self.scheme, self.codes)
        if not value.wanted:
            raise self._wrong(begin, f"'{field}' lacks a value here; it must follow without a blank.")
        return value

    def _quoted(self) -> str:
        quoted = _QUOTED.match(self.text, self.at)
        if quoted is None:
            raise self._wrong(self.at, "This quote is not closed.")
        self.at = quoted.end()
        return unescaped(quoted[1])

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """What matches here, put behind us; nothing where nothing does."""
        match = pattern.match(self.text, self.at)
        skipped = match[0] if match else ""
        self.at += len(skipped)
        return skipped

    def _wrong(self, position: int, why: str) -> InvalidQuery:
        return InvalidQuery(self.text, position, why)


def _begins_term(letter: str) -> bool:
    return bool(letter) and not letter.isspace() and letter != ")"
