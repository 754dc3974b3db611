"""The paragraph that a report opens with, from the figures alone: the same register gives the same words.

How many are on course, how the others stand, what moved, who has most that is off course, and what came of last quarter's
promises, as far as somebody has confirmed it. A suggestion of the program's is never published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.labels import Labels, in_sentence
from ka_tui.domain.movement import Movement, compared_quarter, movement, successors
from ka_tui.domain.promises import count_promises, promised
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import Status, StatusScheme
from ka_tui.domain.trends import OFF_COURSE, ON_COURSE, Standing, standing_of

_NAMED = 4
"""How many activities at most are named by their codes."""


class Moves(NamedTuple):
    """What moved since the quarter before, in the order of the report; ``ended`` are that quarter's activities."""

    before: Quarter
    better: tuple[Activity, ...]
    worse: tuple[Activity, ...]
    same: tuple[Activity, ...]
    new: tuple[Activity, ...]
    ended: tuple[Activity, ...]


def headline(register: Register, quarter: Quarter, *, with_movement: bool = True) -> str:
    """The paragraph for a quarter; ``with_movement`` says whether it tells what moved."""
    return " ".join(headline_sentences(register, quarter, with_movement=with_movement))


def headline_sentences(register: Register, quarter: Quarter, *, with_movement: bool = True) -> Iterator[str]:
    """The same sentence by sentence; a sentence that would have no figures is left out."""
    stands = standing_of(register, quarter)
    if not stands.total:
        yield f"{quarter.title} has no {in_sentence(register.labels.activities)}."
        return
    yield _on_course(stands, register.labels)
    activities = register.activities(quarter)
    yield from _off_course(register.scheme, stands, activities)
    if with_movement and (moves := moves_of(register, quarter)):
        yield from _moved(moves)
    yield from _who_has_most(register, stands, activities)
    yield from _promises(register, quarter)


def moves_of(register: Register, quarter: Quarter) -> Moves | None:
    """What moved; None where there is no quarter to compare with."""
    before = compared_quarter(register, quarter)
    if before is None:
        return None
    found: dict[Movement, list[Activity]] = {kind: [] for kind in Movement}
    for activity in register.activities(quarter):
        found[movement(register, activity)].append(activity)
    return Moves(
        before,
        tuple(found[Movement.BETTER]),
        tuple(found[Movement.WORSE]),
        tuple(found[Movement.SAME]),
        tuple(found[Movement.NEW]),
        tuple(activity for activity in register.activities(before) if not successors(register, activity)),
    )


def _on_course(stands: Standing, labels: Labels) -> str:
    """``21 of the 29 key activities with a status are on course (72%); 3 more have none.`` It may be all of them."""
    if not stands.stated:
        return f"None of the {_activities(stands.total, labels)} has a status." if stands.total > 1 else _lone(labels)
    if stands.not_stated:
        of = f"{'the ' if stands.stated > 1 else ''}{_activities(stands.stated, labels)} with a status"
        rest = f"; {stands.not_stated} more {'has' if stands.not_stated == 1 else 'have'} no status stated"
    else:
        of, rest = _activities(stands.total, labels), ""
    verb = "is" if 1 in (stands.on_course, stands.stated) else "are"
    return f"{stands.on_course} of {of} {verb} on course ({stands.percent}%){rest}."


def _lone(labels: Labels) -> str:
    return f"The one {in_sentence(labels.activity)} has no status."


def _off_course(scheme: StatusScheme, stands: Standing, activities: Iterable[Activity]) -> Iterator[str]:
    """``3 are Completed, 18 Green, 6 Amber and 2 Red (KA.01.13, KA.02.05).``: every status, the worst by code."""
    ranks = [*ON_COURSE, *OFF_COURSE[::-1]]
    known = sorted(scheme, key=lambda status: ranks.index(status.kind) if status.kind in ranks else len(ranks))
    present = [status for status in known if stands.by_status.get(status.id)]
    if not present:
        return
    codes = [activity.code for activity in activities if (status := scheme.get(activity.status)) and status.kind is OFF_COURSE[0]]
    told = [_status(status, stands.by_status[status.id], codes) for status in present]
    first = stands.by_status[present[0].id]
    yield f"{first} {'is' if first == 1 else 'are'} {listed([told[0].partition(' ')[2], *told[1:]])}."


def _status(status: Status, count: int, codes: Sequence[str]) -> str:
    named = f" ({', '.join(codes)})" if status.kind is OFF_COURSE[0] and count == len(codes) <= _NAMED else ""
    return f"{count} {status.word}{named}"


def _moved(moves: Moves) -> Iterator[str]:
    """``Since Q1 2022/23, 3 have moved up (KA.01.01, ...) and 2 down; 1 is new and 2 have ended.`` Nothing where none did."""
    steps = [_some(moves.better, "up"), _some(moves.worse, "down")]
    compared = bool(moves.better or moves.worse or moves.same)
    came = [f"{len(moves.new)} {_is(moves.new)} new"] if moves.new else []
    went = [f"{len(moves.ended)} {_have(moves.ended)} ended"] if moves.ended else []
    told = listed([*came, *went])
    if not any(steps):
        told = "; ".join(filter(None, ["none has moved up or down" if compared else "", told]))
        if told:
            yield f"Since {moves.before.label}, {told}."
        return
    count, _, rest = listed(list(filter(None, steps))).partition(" ")
    moved = f"{count} {'has' if count == '1' else 'have'} moved {rest}"
    yield f"Since {moves.before.label}, {'; '.join(filter(None, [moved, told]))}."


def _some(activities: Sequence[Activity], way: str) -> str:
    if not activities:
        return ""
    codes = ", ".join(activity.code for activity in activities)
    return f"{len(activities)} {way}{f' ({codes})' if len(activities) <= _NAMED else ''}"


def _who_has_most(register: Register, stands: Standing, activities: Iterable[Activity]) -> Iterator[str]:
    """``Of the 8 off course, 3 are in the portfolio Planning and 2 with the team Housing, more than in any other.``, if so."""
    off = [a for a in activities if (status := register.scheme.get(a.status)) and status.kind in OFF_COURSE]
    portfolio = _leader(f"in the {in_sentence(register.labels.portfolio)}", [activity.portfolio for activity in off])
    team = _leader(f"with the {in_sentence(register.labels.team)}", [activity.team for activity in off])
    if told := [leader for leader in (portfolio, team) if leader]:
        first, _, rest = listed(told).partition(" ")
        yield f"Of the {stands.off_course} off course, {first} are {rest}, more than in any other."


def _leader(place: str, names: Iterable[str]) -> str:
    """The group that alone has most, and how many; empty where there is none, or it has one only."""
    most = Counter(filter(None, names)).most_common(2)
    if not most or most[0][1] == 1 or (len(most) > 1 and most[0][1] == most[1][1]):
        return ""
    return f"{most[0][1]} {place} {most[0][0]}"


def _promises(register: Register, quarter: Quarter) -> Iterator[str]:
    """``Of 61 promised steps, 18 are confirmed: 17 kept and 1 moved; 1 is overdue.`` Nothing before anybody judged one."""
    if not register.record(quarter).judgements:
        return
    found = promised(register, quarter)
    counts = count_promises(found)
    told = [f"{counts.confirmed[outcome]} {outcome}" for outcome in PromiseOutcome if counts.confirmed.get(outcome)]
    if not told:
        return
    late = sum(promise.is_overdue for promise in found if promise.confirmed)
    past = f"; {late} {'is' if late == 1 else 'are'} overdue" if late else ""
    steps = f"{counts.promised} promised {'step' if counts.promised == 1 else 'steps'}"
    yield f"Of {steps}, {counts.confirmed_all} {'is' if counts.confirmed_all == 1 else 'are'} confirmed: {listed(told)}{past}."


def listed(parts: Sequence[str]) -> str:
    """Parts as a sentence lists them: ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _activities(number: int, labels: Labels) -> str:
    return f"{number} {in_sentence(labels.activity if number == 1 else labels.activities)}"


def _is(activities: Sequence[Activity]) -> str:
    return "is" if len(activities) == 1 else "are"


def _have(activities: Sequence[Activity]) -> str:
    return "has" if len(activities) == 1 else "have"
