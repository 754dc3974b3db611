"""``copied-text``: progress or next steps that are near-identical to those of the quarter before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.likeness import Copy, copied
from ka_tui.checks.subject import Subject, Text
from ka_tui.domain.mentioned_dates import dates_in
from ka_tui.domain.statuses import StatusClass

_MOST = 0.75
"""How much of the text must be in copied sentences: the rest may have new figures, dates or names."""
_FORMULA = frozenset(
    re.findall(
        r"\w+",
        "a above action actions activity all and any are as at awaited awaiting before been below change changes closed "
        "complete completed confirmed continue continued continues continuing course current currently data date delivered "
        "delivery due during for further has have hold in is issue issues it item key line n na nil no none not nothing now "
        "of on ongoing outstanding plan planned progress project quarter remains report required schedule see started status "
        "still tba tbc tbd the there this to track under update updates via was way well will with work works yet",
    )
)
"""Words of which the short formulas are made that may stand for quarters and say all: *Completed.*, *On track*, *No
change*."""
_SHORT = 8
"""How many words a formula has at most."""

_TEXTS = (
    ("progress", "progress_before", "progress"),
    ("next_steps", "next_steps_before", "next steps"),
)


def _find(subject: Subject) -> Iterator[Found]:
    if subject.before is None:
        return
    was_done = subject.scheme.get(subject.before.status)
    if subject.kind is StatusClass.DONE and was_done is not None and was_done.kind is StatusClass.DONE:
        return
    for field, field_before, name in _TEXTS:
        yield from _found(subject, field, name, getattr(subject, field), getattr(subject, field_before))


def _found(subject: Subject, field: str, name: str, text: Text, before: Text) -> Iterator[Found]:
    copy = copied(text, before) if text and before else None
    if copy and field == "next_steps":
        copy = _without_promises(copy, subject.ends)
    if copy is None or _is_formula(text) or copy.letters < _MOST * sum(len(sentence.text) for sentence in text.sentences):
        return
    yield Found(
        field,
        f"{int(copy.likeness)}% the same as {name} of the quarter before: say what is new.",
        tuple((sentence.start, sentence.end) for sentence in copy.sentences),
    )


def _without_promises(copy: Copy, ends: date) -> Copy:
    """A copy without its steps that are dated on a day to come: they stand until then."""
    due = (s for s in copy.sentences if not any(mentioned.last >= ends for mentioned in dates_in(s.text, ends)))
    return copy._replace(sentences=tuple(due))


def _is_formula(text: Text) -> bool:
    words = text.word_list
    return len(words) < 3 or (len(words) <= _SHORT and _FORMULA.issuperset(words))


def _case(progress: str, evidence: str | None, before: str | None = None) -> Example:
    return Example({"progress": progress}, evidence, before={"progress": progress if before is None else before})


CHECK = Check(
    "copied-text",
    "Copied from the quarter before",
    "Progress or next steps are near-identical to the same text of the quarter before; the likeness is told. Sentences whose "
    "figures, dates or names are new count as reported again, next steps with a date to come stand until then, short formulas "
    "(Completed. On track.) say all that there is, and an activity that was completed before has nothing new to tell: these "
    "are left alone.",
    "What scrutiny committees ask: what is new in this quarter.",
    Severity.WARNING,
    _find,
    (
        _case(
            "The warden has mended both jetties and painted the boathouse.",
            "The warden has mended both jetties and painted the boathouse.",
        ),
        _case(
            "The warden mended both jetties, and has painted the boathouse doors.",
            "The warden mended both jetties, and has painted the boathouse doors.",
            "The warden mended both jetties and painted the boathouse doors",
        ),
        Example(
            {"next_steps": "- Repaint the buoys\n- Order new ropes"},
            "Repaint the buoys … Order new ropes",
            before={"next_steps": "- Repaint the buoys.\n- Order new ropes."},
        ),
        _case(
            "The warden mended 14 jetties and painted the boathouse.",
            None,
            "The warden mended 9 jetties and painted the boathouse.",
        ),
        _case(
            "The sign-up for boats is open to all, and the boathouse was painted.",
            "The sign-up for boats is open to all, and the boathouse was painted.",
            "The sign up for boats is open to all and the boathouse was painted.",
        ),
        Example(
            {"next_steps": "Repaint the buoys and the jetty by May 2023."},
            None,
            before={"next_steps": "Repaint the buoys and the jetty by May 2023."},
        ),
        Example(
            {"next_steps": "Repaint the buoys and the jetty by May 2022."},
            "Repaint the buoys and the jetty by May 2022.",
            before={"next_steps": "Repaint the buoys and the jetty by May 2022."},
        ),
        _case("No boats were lost in Quarter 2.", None, "No boats were lost in Quarter 1."),
        _case("The hire licence for the boats was granted.", None, "The hire licence for the boats was not granted."),
        _case(
            "The survey of Swan Island has begun and volunteers are counting.",
            None,
            "The survey of Heron Island has begun and volunteers are counting.",
        ),
        _case("Completed.", None, "Completed."),
        _case("Work is on track.", None, "Work is on track."),
        _case("Two boats were sold.", None, "The café opened its doors to walkers."),
        Example(
            {"progress": "The jetty was rebuilt and handed over.", "status": "completed"},
            None,
            before={"progress": "The jetty was rebuilt and handed over.", "status": "completed"},
        ),
        Example({"progress": "The warden has mended both jetties."}, None),
    ),
)
