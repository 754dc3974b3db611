"""Said and did: each next step of the quarter before beside what this quarter says of it.

What came of a step is suggested by the words that are shared, and confirmed by a person. A step that names a day is followed
from quarter to quarter until somebody has judged it kept or not kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.calendar import APRIL, Calendar
from ka_tui.domain.judgements import Judgement, PromiseOutcome
from ka_tui.domain.movement import compared_quarter, predecessors, quarter_before, successors
from ka_tui.domain.promise_evidence import Evidence
from ka_tui.domain.promise_signs import SILENCE, Suggestion, suggestion
from ka_tui.domain.promised_steps import PromisedStep, promised_steps
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.telling_words import Rarity

SETTLED = (PromiseOutcome.KEPT, PromiseOutcome.NOT_KEPT)
"""The judgements that end the following of a step."""
_TELLING_OF_ALL = 500
"""How many activities of a quarter are read to know which words are rare: more would say the same, and take long."""


class Promise(NamedTuple):
    """A step that was promised, and what came of it by ``quarter``.

    ``origin`` is the activity that promised it, ``answer`` the one that continues that in this quarter; None where it has
    ended, so that nobody answers. ``number`` counts the steps of a code from 1.
    """

    quarter: Quarter
    number: int
    step: PromisedStep
    origin: Activity
    answer: Activity | None
    judged: Judgement | None = None
    suggested: Suggestion = SILENCE
    calendar: Calendar = APRIL

    @property
    def code(self) -> str:
        """The code of the activity that answers for it, of the one that promised it where none does."""
        return (self.answer or self.origin).code

    @property
    def title(self) -> str:
        """The title of that activity."""
        return (self.answer or self.origin).title

    @property
    def due(self) -> date | None:
        """The day by which it was promised."""
        return self.step.due

    @property
    def evidence(self) -> Evidence | None:
        """The passage by which its outcome is suggested."""
        return self.suggested.evidence

    @property
    def outcome(self) -> PromiseOutcome:
        """What came of it: as judged, else as suggested."""
        return self.judged.outcome if self.judged else self.suggested.outcome

    @property
    def confirmed(self) -> bool:
        """Whether somebody has judged it."""
        return self.judged is not None

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed by the end of the quarter, and it is not kept."""
        return self.due is not None and self.due < self.calendar.end(self.quarter) and self.outcome is not PromiseOutcome.KEPT

    @property
    def is_not_yet_due(self) -> bool:
        """Whether its day is still to come after the quarter, and it is not settled already."""
        return self.due is not None and self.due >= self.calendar.end(self.quarter) and self.outcome not in SETTLED


class PromiseCounts(NamedTuple):
    """How many steps were promised, what came of them as judged and as suggested, and how many are overdue or not yet due."""

    promised: int
    confirmed: Mapping[PromiseOutcome, int]
    suggested: Mapping[PromiseOutcome, int]
    overdue: int
    not_yet_due: int

    @property
    def confirmed_all(self) -> int:
        """How many are confirmed, whatever came of them."""
        return sum(self.confirmed.values())


def promises(register: Register, quarter: Quarter) -> tuple[Promise, ...]:
    """Every step that a quarter must answer, with what is judged or suggested, in the order of its report.

    After those of its activities come the steps of activities that have ended. None where there is no quarter to compare with.
    """
    told = promised(register, quarter)
    if not told:
        return ()
    rarity = _rarity(register, quarter)
    return tuple(_with_suggestion(register, promise, rarity) for promise in told)


def promised(register: Register, quarter: Quarter) -> tuple[Promise, ...]:
    """The same with what was judged alone, and nothing suggested: this is quick."""
    before = compared_quarter(register, quarter)
    if before is None:
        return ()
    judged = {(judgement.code, judgement.step): judgement for judgement in register.record(quarter).judgements}
    ended = (a for a in register.activities(before) if not successors(register, a))
    steps = [
        *((a, origin, step) for a in register.activities(quarter) for origin, step in _steps_before(register, a)),
        *((None, origin, step) for a in ended for origin, step in _open_steps(register, a)),
    ]
    numbers: Counter[str] = Counter()
    found: list[Promise] = []
    for answer, origin, step in steps:
        code = (answer or origin).code
        numbers[code] += 1
        found.append(
            Promise(quarter, numbers[code], step, origin, answer, judged.get((code, step.text)), calendar=register.calendar)
        )
    return tuple(found)


def count_promises(found: Iterable[Promise]) -> PromiseCounts:
    """Count promises by outcome: every one is either judged or suggested."""
    found = tuple(found)
    judged, suggested = (Counter(p.outcome for p in found if p.confirmed is confirmed) for confirmed in (True, False))
    overdue = sum(promise.is_overdue for promise in found)
    return PromiseCounts(len(found), judged, suggested, overdue, sum(promise.is_not_yet_due for promise in found))


def _steps_before(register: Register, activity: Activity) -> Iterator[tuple[Activity, PromisedStep]]:
    """The steps that an activity answers for, each once with the activity that promised it last."""
    known: set[str] = set()
    for before in predecessors(register, activity):
        for origin, step in _open_steps(register, before):
            if step.text not in known:
                known.add(step.text)
                yield origin, step


def _open_steps(register: Register, activity: Activity) -> Iterator[tuple[Activity, PromisedStep]]:
    """What an activity hands on to the quarter after: its own next steps, then those with a day that are not yet settled."""
    own = promised_steps(activity.next_steps, activity.quarter, register.calendar)
    yield from ((activity, step) for step in own)
    said = {step.text for step in own}
    settled = {j.step for j in register.record(activity.quarter).judgements if j.code == activity.code and j.outcome in SETTLED}
    for origin, step in _steps_before(register, activity):
        if step.due is not None and step.text not in said | settled:
            yield origin, step


def _with_suggestion(register: Register, promise: Promise, rarity: Rarity) -> Promise:
    if promise.answer is None:
        return promise
    answers = _since(register, promise.answer, promise.origin.quarter)
    return promise._replace(suggested=suggestion(promise.step, answers, promise.origin, rarity, register.calendar))


def _since(register: Register, activity: Activity, promised_in: Quarter) -> Iterator[Activity]:
    """The activity, and what it was in each quarter back to the one after the promise, the latest first."""
    steps: tuple[Activity, ...] = (activity,)
    while steps and steps[0].quarter > promised_in:
        yield from steps
        steps = tuple(before for step in steps for before in predecessors(register, step))


def _rarity(register: Register, quarter: Quarter) -> Rarity:
    before = quarter_before(register, quarter)
    quarters = (quarter, before) if before else (quarter,)
    activities = (a for q in quarters for a in register.activities(q)[:_TELLING_OF_ALL])
    return Rarity(f"{a.title}\n{a.progress}\n{a.next_steps}" for a in activities)
