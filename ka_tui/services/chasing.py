"""Chasing what is still owed for a quarter: who owes what, and the reminders to all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ka_tui.domain.packs import file_stems, is_named
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.returns import Standing, by_urgency, standings
from ka_tui.domain.text import clean_line
from ka_tui.errors import NobodyToAsk
from ka_tui.reports.pack_letters import Letter, reminder
from ka_tui.services.desk import Desk
from ka_tui.services.staged_files import staged


class Chase(NamedTuple):
    """Where everybody stands with a quarter on a day; ``owing`` are those who owe something, the most urgent first."""

    quarter: Quarter
    today: date
    standings: tuple[Standing, ...]
    owing: tuple[Standing, ...]

    @property
    def asked(self) -> int:
        """How many were asked."""
        return sum(standing.sent is not None for standing in self.standings)

    @property
    def returned(self) -> int:
        """How many of those have returned."""
        return sum(standing.has_returned for standing in self.standings)


class Reminder(NamedTuple):
    """A letter to somebody who owes something; ``stem`` is the name of its file without the ending."""

    standing: Standing
    stem: str
    letter: Letter


def chase(desk: Desk, quarter: Quarter | None = None, names: Sequence[str] = ()) -> Chase:
    """Who owes what for a quarter, by default the latest; with ``names`` only who has one of them in the name.

    Nobody need have been asked: a team owes what its activities lack. Raises NobodyToAsk, NoSuchQuarter, NoQuarters
    and NoRegister.
    """
    register = desk.store.snapshot()
    quarter = register.require(quarter)
    wanted = [clean_line(name) for name in names]
    found = standings(register, quarter)
    if wanted:
        known = sorted({standing.whose for standing in found} - {""})
        found = tuple(standing for standing in found if any(is_named(standing.whose, name) for name in wanted))
        if not found:
            raise NobodyToAsk(str(quarter), "team", known)
    today = desk.clock().date()
    return Chase(quarter, today, found, by_urgency((s for s in found if s.owes), today))


def reminders(desk: Desk, quarter: Quarter, standings: Iterable[Standing]) -> tuple[Reminder, ...]:
    """A reminder to each of these who owes something; nobody can be reminded of activities that have no team."""
    owing = [standing for standing in standings if standing.owes and standing.whose]
    register, today = desk.register, desk.clock().date()
    counts = Counter(standing.whose for standing in owing)
    names = [standing.whose if counts[standing.whose] == 1 else _told_apart(standing) for standing in owing]
    stems = file_stems(quarter, names)
    return tuple(
        Reminder(standing, f"{stems[name]}-reminder", reminder(register, standing, quarter, today))
        for name, standing in zip(names, owing, strict=True)
    )


def save_reminders(
    desk: Desk, written: Iterable[Reminder], folder: Path, *, mails: bool = False, force: bool
) -> tuple[Path, ...]:
    """Write reminders into a folder, as texts or as mails to be sent, all or none.

    Raises FilesInTheWay unless they may replace what is there, and DocumentUnwritable.
    """
    if mails:
        from ka_tui.reports.mail_drafts import mail_draft  # whoever writes no mails need not load what makes them

        documents = {folder / f"{one.stem}.eml": mail_draft(one.letter) for one in written}
    else:
        documents = {folder / f"{one.stem}.txt": one.letter.text.encode() for one in written}
    with staged(desk, documents, force=force) as put_in_place:
        put_in_place()
    return tuple(documents)


def _told_apart(standing: Standing) -> str:
    """The name of one of several who are called the same: a team and a portfolio, or a team asked for a part only."""
    return f"{standing.whose} {standing.grouping if standing.sent else 'not asked'}"
