"""What came back of packs, against the register: nothing is erased, and nothing changed since is overwritten silently.

A team edited a field where its pack says something else than it did when it was sent. That is taken where the register
still says what the pack said then; otherwise two people wrote, and both are shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Edit, change_of
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.narrative import blocks, compose
from ka_tui.domain.packs import PACK_FIELDS, SentPack
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusClass, StatusScheme

Field = tuple[str, str]
"""A code, and the name of a field."""


class Answer(NamedTuple):
    """What a file says: of each activity by code what its pack held when it was sent, and what it holds now.

    Values are in their normal form, a status an id; an empty one is not stated. ``known`` tells that the very same was
    collected before: whatever differs now was changed since, on purpose, and is not put back without a word.
    """

    file: str
    sent: Mapping[str, Mapping[str, Any]]
    stated: Mapping[str, Mapping[str, Any]]
    known: bool = False


@dataclass(frozen=True, slots=True)
class ReturnedField:
    """A field that a team edited: what it was when sent, what the register has now, and what the return says.

    ``why`` tells of a conflict what it is; empty where the return can be taken.
    """

    activity: Activity
    field: str
    sent: Any
    before: Any
    after: Any
    file: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What collecting some answers does.

    ``conflicts`` are kept as the register has them. ``emptied`` are fields whose text a team took away: an empty field is
    not stated, so they are kept too. ``gone`` are the codes, by file, that the quarter no longer has.
    """

    changed: tuple[ReturnedField, ...]
    conflicts: tuple[ReturnedField, ...]
    emptied: tuple[ReturnedField, ...]
    gone: tuple[tuple[str, str], ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that carry it out; each expects to find what was seen here."""
        by_code: dict[str, list[ReturnedField]] = {}
        for item in self.changed:
            by_code.setdefault(item.activity.code, []).append(item)
        return tuple(
            change_of(items[0].activity, {i.field: i.after for i in items}, {i.field: i.before for i in items})
            for items in by_code.values()
        )


def outcome(
    register: Register, quarter: Quarter, answers: Sequence[Answer], *, take: Collection[Field] = (), overwrite: bool = False
) -> Outcome:
    """Compare what came back for a quarter with the register.

    The return wins over the register's own later change with ``overwrite``, or for the fields in ``take``. Where two
    returns say different things of one field neither is taken, whatever is asked: which of them counts is not known.
    """
    changed: list[ReturnedField] = []
    conflicts: list[ReturnedField] = []
    emptied: list[ReturnedField] = []
    edited: dict[Field, list[tuple[ReturnedField, bool]]] = {}
    gone: list[tuple[str, str]] = []
    for answer in answers:
        for code, stated in answer.stated.items():
            activity = register.find(quarter, code)
            if activity is None:
                gone.append((answer.file, code))
                continue
            for item in _edited(activity, answer, stated):
                if item.after in (None, "") and not _is_reason_of_old_status(item, answer.sent.get(code, {}), stated):
                    emptied.append(item)
                else:
                    edited.setdefault((code, item.field), []).append((item, answer.known))
    for place, items in edited.items():
        wins = overwrite or place in take
        found = [item for item in _settled(items, wins=wins) if not _same(item.field, item.before, item.after)]
        changed += [item for item in found if not item.why]
        conflicts += [item for item in found if item.why]
    return Outcome(tuple(changed), tuple(conflicts), tuple(i for i in emptied if i.before not in (None, "")), tuple(gone))


def _edited(activity: Activity, answer: Answer, stated: Mapping[str, Any]) -> Iterator[ReturnedField]:
    """The fields in which an answer says something else than its pack did."""
    sent = answer.sent.get(activity.code, {})
    for name in PACK_FIELDS:
        if name in stated and not _same(name, sent.get(name), stated[name]):
            yield ReturnedField(activity, name, sent.get(name), getattr(activity, name), stated[name], answer.file)


def is_untouched(answer: Answer) -> bool:
    """Whether it says nothing else than its pack did, as the pack that lies where it was written."""
    return all(
        _same(name, answer.sent.get(code, {}).get(name), value)
        for code, stated in answer.stated.items()
        for name, value in stated.items()
    )


def _is_reason_of_old_status(item: ReturnedField, sent: Mapping[str, Any], stated: Mapping[str, Any]) -> bool:
    """Whether a reason was taken away together with the status that it explained."""
    return item.field == "reason" and bool(stated.get("status")) and stated.get("status") != sent.get("status")


def _settled(items: Sequence[tuple[ReturnedField, bool]], *, wins: bool) -> Iterable[ReturnedField]:
    """What becomes of one field that is edited in some answers: one to take, or all that clash."""
    first, known = items[0]
    others = [item for item, _ in items[1:] if not _same(item.field, item.after, first.after)]
    if others:
        return [_but(item, "two returns say different things") for item in (first, *others)]
    if wins:
        return [first]
    if known:
        return [_but(first, "this return was collected before")]
    if not _same(first.field, first.sent, first.before):
        return [_but(first, f"{first.activity.updated_by or 'somebody'} changed it since the pack was made")]
    return [first]


def _but(item: ReturnedField, why: str) -> ReturnedField:
    return ReturnedField(item.activity, item.field, item.sent, item.before, item.after, item.file, why)


def _same(field: str, one: Any, other: Any) -> bool:
    """Whether two values say the same; of texts their words and items count, not how blanks and lists were typed."""
    if field == "status" or not one or not other:
        return (one or None) == (other or None)
    return _words(one) == _words(other)


def _words(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in compose(blocks(text)).split("\n"))


class Standing(NamedTuple):
    """Where a team (or portfolio) stands with its return for a quarter.

    ``sent`` is None for one that was not asked. ``activities`` are those it is asked for, as they are now in the
    register; ``missing`` has the fields that are still empty, by code, of those that have any.
    """

    grouping: Grouping
    whose: str
    sent: SentPack | None
    activities: tuple[Activity, ...]
    missing: Mapping[str, tuple[str, ...]]

    @property
    def has_returned(self) -> bool:
        """Whether anything came back."""
        return self.sent is not None and bool(self.sent.returns)

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is wanted of it."""
        return self.has_returned and not self.missing

    @property
    def owes(self) -> bool:
        """Whether it must be chased: its return is wanted still, or something is missing; who was not asked owes that too."""
        return bool(self.missing) if self.sent is None else bool(self.activities) and not self.is_settled


def standings(register: Register, quarter: Quarter, packs: Iterable[SentPack] | None = None) -> tuple[Standing, ...]:
    """Everybody's standing: those who were asked, then the teams of activities that nobody was asked for.

    ``packs`` are those to go by; the register's own for None. An activity without a team is nobody's, and stands last.
    """
    asked = register.record(quarter).packs if packs is None else tuple(packs)
    found = [_standing(register, pack.grouping, pack.whose, pack, _present(register, quarter, pack)) for pack in asked]
    covered = {code for pack in asked for code in pack.codes}
    rest: dict[str, list[Activity]] = {}
    for activity in register.activities(quarter):
        if activity.code not in covered:
            rest.setdefault(activity.team, []).append(activity)
    teams = sorted(rest, key=lambda team: (not team, team))
    return (*found, *(_standing(register, Grouping.TEAM, team, None, tuple(rest[team])) for team in teams))


def _present(register: Register, quarter: Quarter, pack: SentPack) -> tuple[Activity, ...]:
    return tuple(activity for activity in register.activities(quarter) if activity.code in pack.codes)


def _standing(
    register: Register, grouping: Grouping, whose: str, sent: SentPack | None, activities: tuple[Activity, ...]
) -> Standing:
    missing = {a.code: fields for a in activities if (fields := missing_fields(register.scheme, a))}
    return Standing(grouping, whose, sent, activities, missing)


def missing_fields(scheme: StatusScheme, activity: Activity) -> tuple[str, ...]:
    """What a return still owes of an activity: no next steps once it is done, a reason only where the scheme wants one."""
    status = scheme.get(activity.status)
    needed = {
        "status": True,
        "reason": status is not None and status.needs_reason,
        "progress": True,
        "next_steps": status is None or status.kind is not StatusClass.DONE,
    }
    return tuple(name for name in PACK_FIELDS if needed[name] and not getattr(activity, name))


def by_urgency(standings: Iterable[Standing], today: date) -> tuple[Standing, ...]:
    """Standings in the order in which to chase them.

    What is due first comes first, and what has no due day last; then who has not returned, and who lacks most. What is
    nobody's stands at the end.
    """
    return tuple(sorted(standings, key=lambda standing: _urgency(standing, today)))


def _urgency(standing: Standing, today: date) -> tuple[object, ...]:
    due = standing.sent.due if standing.sent else None
    fields = sum(map(len, standing.missing.values()))
    left = days_left(due, today) if due else 0
    return not standing.whose, due is None, left, standing.has_returned, -fields, standing.whose


def days_left(due: date, today: date) -> int:
    """How many days there are until a due date; negative once it has passed."""
    return (due - today).days
