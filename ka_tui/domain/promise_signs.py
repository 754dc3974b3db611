"""What a quarter says of a step that was promised, told by the words that both share. It only ever suggests.

Precision comes first: what does not clearly speak of the step leaves it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.calendar import APRIL, Calendar
from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.promise_evidence import Evidence, Sought
from ka_tui.domain.promised_steps import PromisedStep, dates_of
from ka_tui.domain.telling_words import Rarity

_AGAIN = 0.8
"""The part from which on a next step is the same one again."""


def _any_of(*expressions: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(expressions)})\b", re.IGNORECASE)


_NOT_DONE = _any_of(
    r"cancel\w*|abandon\w*|halted|withdrawn|scrapped|dropped|stopped|refused|rejected|turned down|unsuccessful|failed|no longer",
    r"unable|cannot|\w+n['’]t|not yet|yet to|still|remains? (?:vacant|empty|open|outstanding|to be)",
    r"(?:will|did|do|does|could|can|would|was|were|is|are|has|have|had) not(?! only)",
    r"not (?:been|proceed\w*|take\w*|go\w*|start\w*|complete\w*)",
)
_PUT_OFF = _any_of(
    r"delay\w*|postpone\w*|defer\w*|re-?schedul\w*|slipped|slippage|(?:pushed|put|moved) back|put off|on hold|paused|held up",
    r"revised (?:date|timetable)|later than|carried forward|will now",
    r"now (?:be|expected|due|planned|anticipated|scheduled|going|aiming)",
)
_TO_COME = _any_of(
    r"will|shall|would|should|due(?! to)|due to (?=be|go|take|start|begin|open|report)|intend\w*",
    r"aim(?:s|ing)? to|hop(?:e|es|ing) to|(?<!as )(?<!than )(?:planned|scheduled|expected|anticipated)|plans? to",
    r"next quarter|next steps?|await(?:ed|ing)|subject to",
)
_STILL_TO = _any_of(r"to (?:be|go|take|follow)")
_IN_HAND = _any_of(
    r"under ?way|in progress|in hand|on track|ongoing|progressing|continu\w+|being \w+|nearing|nearly|almost|partly",
    r"partially|so far|(?:has|have|work) (?:started|begun|commenced)|draft(?:ing|ed)?",
)
_DONE = _any_of(r"has|have|had|was|were|is|are|now|done|held|took|won|built|\w{2,}ed")
_KEEPS_ON = re.compile(
    r"(?:continu|on-?going|maintain|monitor|regular|keep|support|promot|work(?:ing)? with|begin|start|commenc|progress|draft"
    r"|develop|prepar|plan)",
    re.IGNORECASE,
)
"""How a step begins that is kept as long as it goes on, or once it has begun."""
_CLAUSE = re.compile(r"[,;:–]\s|\s-\s|\s(?:and|but|which|although|though|while|whilst|however)\s", re.IGNORECASE)
_NAME = 1.5
"""How much more a name or a figure tells of which clause it is than another word."""


class Suggestion(NamedTuple):
    """What seems to have come of a step, and the passage that says so; none for one that nothing speaks of."""

    outcome: PromiseOutcome
    evidence: Evidence | None = None


SILENCE = Suggestion(PromiseOutcome.SILENT)


def suggestion(
    step: PromisedStep, answers: Iterable[Activity], origin: Activity, rarity: Rarity, calendar: Calendar = APRIL
) -> Suggestion:
    """What the first of some answers that speaks of a step says: give the latest quarter's first.

    ``origin`` is the activity that promised it.
    """
    told = (_told(step, answer, origin, rarity, calendar) for answer in answers)
    return next((one for one in told if one is not SILENCE), SILENCE)


def _told(step: PromisedStep, answer: Activity, origin: Activity, rarity: Rarity, calendar: Calendar) -> Suggestion:
    sought = Sought(step, answer, origin, rarity)
    done, again = sought.done(), sought.again()
    if again is not None and (done is None or (done.share < again.share >= _AGAIN and not _KEEPS_ON.match(step.text))):
        return Suggestion(PromiseOutcome.MOVED, again.evidence)
    if done is None:
        return SILENCE
    return Suggestion(_outcome(step, done.evidence, again is not None, calendar), done.evidence)


def _outcome(step: PromisedStep, evidence: Evidence, again: bool, calendar: Calendar) -> PromiseOutcome:
    """What a passage of the progress says that came of it; ``again``: the next steps promise it anew."""
    text = _clause(evidence)
    if _PUT_OFF.search(text):
        return PromiseOutcome.MOVED
    if _NOT_DONE.search(text):
        return PromiseOutcome.MOVED if again or _later_day(evidence, calendar) else PromiseOutcome.NOT_KEPT
    if _is_to_come(text):
        return PromiseOutcome.MOVED
    if _IN_HAND.search(text) and not _KEEPS_ON.match(step.text):
        return PromiseOutcome.MOVED
    return PromiseOutcome.KEPT


def _clause(evidence: Evidence) -> str:
    """The clause of the passage that has most of the words, if it says what was done; else the whole passage."""
    clauses = _CLAUSE.split(evidence.text)
    weights = {word: 1 if word[0].islower() else _NAME for word in evidence.words}
    best = max(clauses, key=lambda clause: sum(weight for word, weight in weights.items() if word in clause))
    return best if _DONE.search(best) and not _is_to_come(best) else evidence.text


def _is_to_come(text: str) -> bool:
    """Whether a text speaks of what lies ahead: ``The report is due``, ``Report to be heard``, but not ``Asked to be heard``."""
    ahead = _STILL_TO.search(text)
    return bool(_TO_COME.search(text) or (ahead and not _DONE.search(text, 0, ahead.start())))


def _later_day(evidence: Evidence, calendar: Calendar) -> bool:
    """Whether a passage names a day after its quarter; one without a year may be past."""
    begins, ends = calendar.start(evidence.quarter), calendar.end(evidence.quarter)
    return any(found.last >= ends for found in dates_of(evidence.text, begins))
