"""The texts that go with packs: the one that a pack is sent with, and the reminder. Plain text, to be pasted into a mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ka_tui.domain.days import day_in_words
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.returns import Standing, days_left
from ka_tui.domain.text import shown_line
from ka_tui.reports.pack import HOW_TO, LABELS, Pack


def covering_text(pack: Pack, file_name: str) -> str:
    """What to write to a team with its pack: what is asked, by when, and in which file."""
    due = f" by {pack.due_in_words}" if pack.due else ""
    return _letter(
        f"Key activities, {pack.quarter.title}: your return, {pack.whose}",
        pack.council,
        f"Please tell us how your key activities stood at the end of {pack.quarter.title} ({pack.quarter.months}).",
        f"Fill in the file {file_name}, and send it back{due}. {' '.join(HOW_TO)}",
        "It asks for a status, the progress and the next steps of:",
        "\n".join(f"- {item.activity.code} {item.activity.title}" for item in pack.activities),
    )


def reminder(standing: Standing, quarter: Quarter, council: str, today: date) -> str:
    """What to write to a team that has not returned its pack, or not all that was asked."""
    return _letter(
        f"Reminder: key activities, {quarter.title}, {standing.whose}", council, *_asked_again(standing, quarter, today)
    )


def _asked_again(standing: Standing, quarter: Quarter, today: date) -> Iterator[str]:
    sent = standing.sent
    due = sent.due if sent else None
    if standing.has_returned:
        yield f"Thank you for your return for {quarter.title}. Some of what it asks for is still empty:"
        yield "\n".join(_gap(standing, code) for code in standing.missing)
        yield f"Please send it by {day_in_words(due)}." if due and due >= today else "Please send it as soon as you can."
        return
    late = f", which {_when(due, today)}" if due else ""
    yield f"We have not had your return for {quarter.title} yet{late}."
    file = f"Fill in the file {sent.file} that we sent you, and send it back." if sent and sent.file else "Please send it."
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


def _letter(subject: str, council: str, *paragraphs: str) -> str:
    greeting, end = "Dear colleagues,", "Thank you." + (f"\n{council}" if council else "")
    return "\n\n".join((f"Subject: {shown_line(subject)}", greeting, *paragraphs, end)) + "\n"
