"""The letters that go with packs: the one that a pack is sent with, and the reminder. Plain text, to be sent as a mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ka_tui.domain.days import day_in_words
from ka_tui.domain.labels import in_sentence, opening
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.returns import Standing, days_left
from ka_tui.domain.text import shown_line
from ka_tui.reports.pack import HOW_TO, LABELS, Pack


class Letter(NamedTuple):
    """What to write to a team."""

    subject: str
    body: str

    @property
    def text(self) -> str:
        """All of it, as a text to be pasted into a mail."""
        return f"Subject: {self.subject}\n\n{self.body}"


def covering_text(pack: Pack, file_name: str) -> str:
    """What to write to a team with its pack: what is asked, by when, and in which file."""
    due = f" by {pack.due_in_words}" if pack.due else ""
    return _letter(
        f"{opening(pack.labels.activities)}, {pack.quarter.title}: your return, {pack.whose}",
        pack.council,
        f"Please tell us how your {in_sentence(pack.labels.activities)} stood "
        f"at the end of {pack.quarter.title} ({pack.calendar.months(pack.quarter)}).",
        f"Fill in the file {file_name}, and send it back{due}. {' '.join(HOW_TO)}",
        "It asks for a status, the progress and the next steps of:",
        "\n".join(f"- {item.activity.code} {item.activity.title}" for item in pack.activities),
    ).text


def reminder(register: Register, standing: Standing, quarter: Quarter, today: date) -> Letter:
    """What to write to a team that has not returned its pack or not all that was asked, or was not asked and lacks something."""
    subject = f"Reminder: {in_sentence(register.labels.activities)}, {quarter.title}, {standing.whose}"
    return _letter(subject, register.council, *_asked_again(standing, quarter, register.calendar.months(quarter), today))


def _asked_again(standing: Standing, quarter: Quarter, months: str, today: date) -> Iterator[str]:
    sent = standing.sent
    if sent is None:
        yield f"For the report on {quarter.title} ({months}) we still need:"
        yield "\n".join(_gap(standing, code) for code in standing.missing)
        yield "Please send it as soon as you can."
        return
    due = sent.due
    if standing.has_returned:
        yield f"Thank you for your return for {quarter.title}. Some of what it asks for is still empty:"
        yield "\n".join(_gap(standing, code) for code in standing.missing)
        yield f"Please send it by {day_in_words(due)}." if due and due >= today else "Please send it as soon as you can."
        return
    late = f", which {_when(due, today)}" if due else ""
    yield f"We have not had your return for {quarter.title} yet{late}."
    file = f"Fill in the file {sent.file} that we sent you, and send it back." if sent.file else "Please send it."
    yield f"{file} It asks for a status, the progress and the next steps of:"
    yield "\n".join(f"- {activity.code} {activity.title}" for activity in standing.activities)


def _gap(standing: Standing, code: str) -> str:
    title = next(activity.title for activity in standing.activities if activity.code == code)
    return f"- {code} {title}: {', '.join(LABELS[name].lower() for name in standing.missing[code])}"


def _when(due: date, today: date) -> str:
    """``is due on 13 January 2023, in 3 days``, ``was due on 13 January 2023, 1 day ago``."""
    days = days_left(due, today)
    if not days:
        return "is due today"
    count = f"{abs(days)} day{'s' if abs(days) != 1 else ''}"
    return f"is due on {day_in_words(due)}, in {count}" if days > 0 else f"was due on {day_in_words(due)}, {count} ago"


def _letter(subject: str, council: str, *paragraphs: str) -> Letter:
    greeting, end = "Dear colleagues,", "Thank you." + (f"\n{council}" if council else "")
    return Letter(shown_line(subject), "\n\n".join((greeting, *paragraphs, end)) + "\n")
