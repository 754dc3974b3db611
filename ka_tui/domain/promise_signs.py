"""What a quarter says of a step that was promised, told by the words that both share. It only ever suggests.

Precision comes first: what does not clearly speak of the step leaves it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.calendar import APRIL, Calendar
from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.promised_steps import PromisedStep, dates_of, passages
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.telling_words import Rarity, Telling, telling_words

_ENOUGH = 0.5
"""The part of what a step tells that a passage must share with it to speak of it."""
_PART, _MOST = 0.35, 0.5
"""Or this part of the step and this of the passage: a long step that a short passage answers."""
_FEW = 2
"""How many words are shared at least, where the step has as many."""
_AGAIN = 0.8
"""The part from which on a next step is the same one again."""
_VERB = 0.3
"""How much the word a step begins with counts: *Recruit* is answered by *were appointed* too."""


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
_ASIDE = re.compile(r"\s*\([^()]*\)")
_CLAUSE = re.compile(r"[,;:–]\s|\s-\s|\s(?:and|but|which|although|though|while|whilst|however)\s", re.IGNORECASE)


class Evidence(NamedTuple):
    """The passage that speaks of a step: of which quarter, in which field, and the words as written that both share."""

    quarter: Quarter
    field: str
    text: str
    words: tuple[str, ...]


class Suggestion(NamedTuple):
    """What seems to have come of a step, and the passage that says so; none for one that nothing speaks of."""

    outcome: PromiseOutcome
    evidence: Evidence | None = None


SILENCE = Suggestion(PromiseOutcome.SILENT)


class _Found(NamedTuple):
    """A passage and how much of the step it shares."""

    share: float
    evidence: Evidence


def suggestion(
    step: PromisedStep, answers: Iterable[Activity], origin: Activity, rarity: Rarity, calendar: Calendar = APRIL
) -> Suggestion:
    """What the first of some answers that speaks of a step says: give the latest quarter's first.

    ``origin`` is the activity that promised it.
    """
    told = (_told(step, answer, origin, rarity, calendar) for answer in answers)
    return next((one for one in told if one is not SILENCE), SILENCE)


def _told(step: PromisedStep, answer: Activity, origin: Activity, rarity: Rarity, calendar: Calendar) -> Suggestion:
    sought = _Sought(step, answer, origin, rarity)
    done, again = sought.best_of("progress"), sought.best_of("next_steps")
    if again is not None and (done is None or (done.share < again.share >= _AGAIN and not _KEEPS_ON.match(step.text))):
        return Suggestion(PromiseOutcome.MOVED, again.evidence)
    if done is None:
        return SILENCE
    return Suggestion(_outcome(step, done.evidence, again is not None, calendar), done.evidence)


class _Sought:
    """The words of a step that are looked for in what an activity says, and how much each of them tells."""

    def __init__(self, step: PromisedStep, answer: Activity, origin: Activity, rarity: Rarity) -> None:
        text = _undated(step.text, answer.quarter)
        self._answer, self._rarity = answer, rarity
        self._words = telling_words(_ASIDE.sub("", text)) or telling_words(text)
        self._title = _stems(origin.title) | _stems(answer.title)
        self._weights = rarity.weights(self._words, self._title)
        first = next(iter(self._words), "")
        if len(self._words) > 1 and step.text.startswith(self._words[first].written):
            self._weights[first] *= _VERB

    def best_of(self, field: str) -> _Found | None:
        """The passage of a field that shares most with the step, if any speaks of it."""
        return max(self._found(field), default=None, key=lambda found: found.share)

    def _found(self, field: str) -> Iterator[_Found]:
        for text, own in _said(getattr(self._answer, field), self._answer.quarter):
            shared = [stem for stem in self._words if stem in own]
            share = sum(self._weights[stem] for stem in shared) / (sum(self._weights.values()) or 1)
            if shared and self._speaks(shared, share, own):
                yield _Found(share, Evidence(self._answer.quarter, field, text, tuple(own[stem].written for stem in shared)))

    def _speaks(self, shared: Sequence[str], share: float, passage: Mapping[str, Telling]) -> bool:
        """Whether a passage speaks of the step; one word alone is enough only for a step that has no other."""
        if len(shared) < min(len(self._words), _FEW) or (len(shared) == 1 and shared[0] in self._title):
            return False
        if share >= _ENOUGH and len(shared) > 1:
            return True
        weight = sum(self._weights[stem] for stem in shared)
        return share >= _PART and weight >= _MOST * sum(self._rarity.weights(passage, self._title).values())


@lru_cache(maxsize=1024)
def _stems(title: str) -> frozenset[str]:
    return frozenset(telling_words(title))


@lru_cache(maxsize=1024)
def _said(narrative: str, quarter: Quarter) -> tuple[tuple[str, dict[str, Telling]], ...]:
    """The passages of a narrative with their telling words; asked for each step of an activity."""
    return tuple((text, telling_words(_undated(text, quarter))) for text in passages(narrative))


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
    best = max(clauses, key=lambda clause: sum(word in clause for word in evidence.words))
    return best if _DONE.search(best) and not _is_to_come(best) else evidence.text


def _is_to_come(text: str) -> bool:
    """Whether a text speaks of what lies ahead: ``The report is due``, ``Report to be heard``, but not ``Asked to be heard``."""
    ahead = _STILL_TO.search(text)
    return bool(_TO_COME.search(text) or (ahead and not _DONE.search(text, 0, ahead.start())))


def _later_day(evidence: Evidence, calendar: Calendar) -> bool:
    """Whether a passage names a day after its quarter; one without a year may be past."""
    begins, ends = calendar.start(evidence.quarter), calendar.end(evidence.quarter)
    return any(found.last >= ends for found in dates_of(evidence.text, begins))


def _undated(text: str, quarter: Quarter) -> str:
    """A text without the dates in it: that two passages name the same month tells nothing."""
    for found in reversed(dates_of(text, APRIL.end(quarter))):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text
