"""What a check is: what it looks for, who says that it matters, and examples that show it, each of which is a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ka_tui.checks.subject import Subject

Span = tuple[int, int]
"""Where a passage begins in a field's text, and the first character after it."""


class Severity(StrEnum):
    """How much a finding matters to those who read the report, most first."""

    SERIOUS = "serious"
    WARNING = "warning"
    ADVICE = "advice"


class Found(NamedTuple):
    """What a check found in a subject.

    ``field`` is the activity's field that it is in; ``message`` one sentence for the officer: what is wrong, and what to
    do. ``spans`` say which passages of the field's text it is about, in order; what is about the whole field, or one that
    is empty, has none. ``evidence`` quotes; where it is empty it is the text of the spans.
    """

    field: str
    message: str
    spans: tuple[Span, ...] = ()
    evidence: str = ""


class Finding(NamedTuple):
    """Something found in a quarter: which check, in which field of which activity, how much it matters, and the proof."""

    check: str
    code: str
    field: str
    severity: Severity
    message: str
    evidence: str
    spans: tuple[Span, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The object of the command line's JSON, with exactly the fields of the contract."""
        return {name: str(getattr(self, name)) for name in ("check", "code", "field", "severity", "message", "evidence")}


class Example(NamedTuple):
    """An activity that shows what a check finds, or what it leaves alone: fields of its content, and of the quarter before.

    The quarter is Q2-2022, July to September 2022, under the printed key. ``before`` is None for one that is new.
    ``evidence`` is what is found; None where nothing is. ``report`` are texts that others of the same report have.
    """

    content: Mapping[str, Any]
    evidence: str | None
    before: Mapping[str, Any] | None = None
    report: tuple[str, ...] = ()


class Check(NamedTuple):
    """One check. ``id`` is its name for scripts; ``title`` for people, in a few words.

    ``meaning`` says in a sentence or two what it finds and what it leaves alone; ``source`` on whose authority it matters.
    """

    id: str
    title: str
    meaning: str
    source: str
    severity: Severity
    find: Callable[[Subject], Iterable[Found]]
    examples: tuple[Example, ...]
