"""A meeting on one quarter: what was decided on each activity, which statuses changed, and the minutes of it as Markdown.

What is noted is kept as it is noted, so that a meeting that broke off is taken up again where it was.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ka_tui import settings
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.changes import Change, Table
from ka_tui.domain.narrative import blocks, compose
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import DocumentUnwritable
from ka_tui.reports.markdown_text import escaped, escaped_heading, narrative_as_markdown
from ka_tui.services import kept_drafts
from ka_tui.services.desk import Desk
from ka_tui.services.exporting import save_document

_AT, _WAS, _BECAME = "at", " was", " became"
_FACTS = ("reason", "team", "portfolio")


class Minute(NamedTuple):
    """What came of looking at one activity; its status changed during the meeting where the two differ."""

    code: str
    decision: str = ""
    status_before: str | None = None
    status_after: str | None = None

    @property
    def moved(self) -> bool:
        """Whether its status is another than before the meeting."""
        return self.status_before != self.status_after

    @property
    def is_noted(self) -> bool:
        """Whether there is anything to put into the minutes."""
        return bool(self.decision) or self.moved


class Meeting(NamedTuple):
    """A meeting so far: a minute for each activity that was looked at, by code, and the code where the meeting is."""

    quarter: Quarter
    minutes: Mapping[str, Minute] = MappingProxyType({})
    at: str = ""

    def minute(self, code: str) -> Minute:
        """What was noted on an activity so far."""
        return self.minutes.get(code, Minute(code))

    @property
    def noted(self) -> list[Minute]:
        """The minutes that say something."""
        return [minute for minute in self.minutes.values() if minute.is_noted]

    def looking_at(self, code: str) -> Meeting:
        """The meeting gone on to an activity."""
        return self._with([self.minute(code)])._replace(at=code)

    def deciding(self, code: str, decision: str) -> Meeting:
        """The meeting with this text, of as many lines as there are decisions, in the place of an activity's earlier one."""
        return self._with([self.minute(code)._replace(decision=clean_text(decision))])

    def after(self, change: Change) -> Meeting:
        """The meeting with the statuses of its quarter that a change set, or took back, noted."""
        minutes: list[Minute] = []
        for edit in change.edits:
            ours = edit.table is Table.ACTIVITIES and edit.quarter == str(self.quarter) and edit.code
            if ours and edit.before and edit.after and "status" in edit.after:
                minute = self.minute(ours)
                before = minute.status_before if minute.moved else edit.before["status"]
                minutes.append(minute._replace(status_before=before, status_after=edit.after["status"]))
        return self._with(minutes)

    def _with(self, minutes: Iterable[Minute]) -> Meeting:
        return self._replace(minutes={**self.minutes, **{minute.code: minute for minute in minutes}})


def told_so_far(meeting: Meeting) -> str:
    """How much was noted: ``3 decisions and 1 change of status``."""
    decisions = sum(bool(minute.decision) for minute in meeting.noted)
    moved = sum(minute.moved for minute in meeting.noted)
    parts = [f"{decisions} decision{'s' * (decisions != 1)}"] if decisions or not moved else []
    parts += [f"{moved} change{'s' * (moved != 1)} of status"] if moved else []
    return " and ".join(parts)


# The minutes


def minutes_markdown(register: Register, meeting: Meeting, held: date) -> str:
    """The minutes of a meeting held on a day: what was decided and which statuses changed, in the order of the report."""
    return "\n\n".join(_parts(register, meeting, held)) + "\n"


def _parts(register: Register, meeting: Meeting, held: date) -> Iterator[str]:
    quarter = meeting.quarter
    yield f"# Decisions on {quarter.label} ({register.calendar.months(quarter)})"
    council = f"**{escaped(register.council)}** · " if register.council else ""
    yield f"{council}{held.day} {held:%B %Y}"
    if register.notice:
        yield f"> {narrative_as_markdown(register.notice)}"
    places = {activity.code: place for place, activity in enumerate(register.activities(quarter))}
    for minute in sorted(meeting.noted, key=lambda minute: (places.get(minute.code, len(places)), minute.code)):
        yield from _minute(register, quarter, minute)
    looked_at, silent = len(meeting.minutes), len(meeting.minutes) - len(meeting.noted)
    yield f"*Activities looked at: {looked_at}. Passed without a word: {silent}.*"


def _minute(register: Register, quarter: Quarter, minute: Minute) -> Iterator[str]:
    scheme, activity = register.scheme, register.find(quarter, minute.code)
    title = escaped_heading(activity.title) if activity else "(no longer in the register)"
    yield f"## {minute.code} {title}"
    facts = []
    if minute.moved:
        facts.append(("status", f"{scheme.label(minute.status_after)} (was {scheme.label(minute.status_before)})"))
    elif activity:
        facts.append(("status", scheme.label(activity.status)))
    facts += [(name, text) for name in _FACTS if (text := getattr(activity, name, ""))]
    if facts:
        yield "\n".join(f"- **{FIELD_LABELS[name]}:** {escaped(text)}" for name, text in facts)
    if minute.decision:
        yield narrative_as_markdown(compose(block for line in minute.decision.split("\n") for block in blocks(line)))


# Keeping


def keep_meeting(desk: Desk, meeting: Meeting) -> bool:
    """Keep what was noted so far; whether that is on the disk now. Nothing is kept of a meeting that noted nothing."""
    key = _key(meeting.quarter)
    if not meeting.noted:
        kept_drafts.discard(desk, key)
        return True
    fields = {_AT: meeting.at}
    for code, minute in meeting.minutes.items():
        fields[code] = minute.decision
        if minute.moved:
            fields |= {code + _WAS: minute.status_before or "", code + _BECAME: minute.status_after or ""}
    kept_drafts.keep(desk, key, fields)
    draft = kept_drafts.kept(desk, key)
    return draft is not None and draft.fields == fields


def kept_meeting(desk: Desk, quarter: Quarter) -> Meeting | None:
    """The meeting on a quarter that was begun and not ended; None where there is none."""
    draft = kept_drafts.kept(desk, _key(quarter))
    if draft is None:
        return None
    fields = draft.fields
    codes = [name for name in fields if name != _AT and " " not in name]
    minutes = (Minute(c, fields[c], fields.get(c + _WAS) or None, fields.get(c + _BECAME) or None) for c in codes)
    return Meeting(quarter, {minute.code: minute for minute in minutes}, fields.get(_AT, ""))


def drop_meeting(desk: Desk, quarter: Quarter) -> None:
    """Let what was noted in the meeting on a quarter go."""
    kept_drafts.discard(desk, _key(quarter))


def finish_meeting(desk: Desk, meeting: Meeting, minutes: str) -> Path:
    """Keep the minutes for good, beside earlier ones, and end the meeting; raises DocumentUnwritable, and it goes on."""
    folder = settings.data_folder() / "meetings"
    path = folder / proposed_name(meeting.quarter)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _written_beside(path, minutes.encode())
    except OSError as error:
        raise DocumentUnwritable(path, (error.strerror or str(error)).lower()) from error
    drop_meeting(desk, meeting.quarter)
    return path


def _written_beside(path: Path, content: bytes) -> Path:
    """Write a new file under this name, or the first of it with a number that is not taken; raises OSError."""
    for number in itertools.count(2):
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            path = path.with_stem(f"{path.stem.partition(' ')[0]} {number}")
        else:
            break
    return path


# Saving where the user wants them


def proposed_name(quarter: Quarter) -> str:
    """What a file with the minutes is called: ``decisions-Q2-2022.md``."""
    return f"decisions-{quarter}.md"


def folder_for_names() -> str:
    """Where a name without a folder lands, as people write it: ``~/reports``."""
    try:
        folder = Path.cwd()
    except OSError:  # somebody removed it
        return "."
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)


def named_output(name: str, quarter: Quarter) -> Path:
    """The file that a user named, or one of the proposed name in a folder; raises DocumentUnwritable where none can be."""
    path = Path(clean_line(name) or proposed_name(quarter))
    try:
        path = path.expanduser()
        path = path / proposed_name(quarter) if path.is_dir() else path
        folder = path.parent.is_dir()
    except (OSError, RuntimeError) as error:
        raise DocumentUnwritable(path, str(error).lower()) from error
    if not folder:
        raise DocumentUnwritable(path, f"there is no folder {path.parent}")
    return path


def save_minutes(desk: Desk, minutes: str, output: Path) -> None:
    """Write the minutes to a file, whole or not at all; raises OutputIsRegister and DocumentUnwritable."""
    save_document(desk, minutes.encode(), output)


def _key(quarter: Quarter) -> str:
    return f"meeting {quarter}"
