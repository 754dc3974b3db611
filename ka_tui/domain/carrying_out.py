"""Carrying out a proposal: what the register may become is decided here, and nowhere else."""

from __future__ import annotations

from typing import Any

from ka_tui.domain.activities import CONTENT_FIELDS, Activity, normal_content
from ka_tui.domain.changes import Change, Edit, Proposal, Table, Values, activity_key
from ka_tui.domain.codes_in_use import odd_codes
from ka_tui.domain.links import parse_link
from ka_tui.domain.quarter_records import NOTHING, record_edit
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.register import Register
from ka_tui.domain.register_settings import NAMED, SETTINGS, setting_edit
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import (
    ActivityExists,
    CodesInUse,
    InvalidField,
    NoSuchActivity,
    QuarterClosed,
    RegisterMoved,
    StaleEdit,
    StatusesInUse,
)

_ORDER = {setting.name: place for place, setting in enumerate(SETTINGS)}


def carry_out(register: Register, proposal: Proposal, number: int) -> tuple[Register, Change]:
    """The register after a proposal, and the change that this was: edits hold only what really differed.

    A change without edits means that everything was so already. A quarter that is signed off is changed only by an act that
    opens it again. Raises RegisterMoved, StaleEdit, QuarterClosed, ActivityExists, NoSuchActivity, StatusesInUse,
    CodesInUse, and what the rules of activities and settings raise; nothing is half done.
    """
    if proposal.at_commit not in (None, register.commit):
        raise RegisterMoved
    proposal = proposal._replace(by=clean_line(proposal.by), what=clean_line(proposal.what), why=clean_text(proposal.why))
    draft = _Draft(register, proposal)
    for edit in sorted(proposal.edits, key=_settings_first):
        draft.apply(edit)
    draft.refuse_closed()
    draft.refuse_stale()
    draft.refuse_unknown_statuses()
    after = draft.finished(number)
    draft.refuse_other_codes(after)
    change = Change(
        number,
        proposal.at,
        proposal.by,
        proposal.what,
        tuple(draft.edits),
        proposal.why,
        proposal.target,
        tuple(draft.merged),
    )
    return after, change


class _Draft:
    """A register being changed: the one place where edits take effect.

    Quarters that no edit touches are shared with the register; one is sorted anew only where its order may have changed.
    ``scheme`` has the statuses of every scheme that the proposal passes through: several changes that are taken back
    together may lead through statuses of one that was in force in between, and only what they come to counts. So it is with
    ``patterns``, those of the codes, of which the last is in force.
    """

    def __init__(self, register: Register, proposal: Proposal) -> None:
        self.register = register
        self.proposal = proposal
        self.quarters = dict(register.quarters)
        self.records = dict(register.records)
        self.links = register.links
        self.scheme = register.scheme
        self.patterns = [register.codes]
        self.own: dict[Quarter, dict[str, Activity]] = {}
        self.unsorted: set[Quarter] = set()
        self.settings: dict[str, Any] = {setting.attribute: getattr(register, setting.attribute) for setting in SETTINGS}
        self.changed: set[Quarter] = set()
        self.edits: list[Edit] = []
        self.merged: list[str] = []
        self.theirs: dict[str, object] = {}
        self.mine: dict[str, object] = {}
        self.their_name = ""

    def apply(self, edit: Edit) -> None:
        if edit.table is Table.SETTINGS:
            self._set(edit)
        elif edit.table is Table.LINKS:
            self._link(edit)
        elif edit.table is Table.QUARTERS:
            self._open_or_drop(edit)
        elif edit.before is None:
            self._add(edit)
        elif edit.after is None:
            self._remove(edit)
        else:
            self._update(edit)

    def refuse_closed(self) -> None:
        """Refuse to change a quarter that is signed off, unless that is no longer so as it was."""
        for quarter in sorted(self.changed):
            was, is_now = self.register.record(quarter), self.records.get(quarter, NOTHING)
            if was.closed is not None and is_now.closings == was.closings:
                raise QuarterClosed(str(quarter), was.closed.as_at)

    def refuse_stale(self) -> None:
        if self.theirs:
            raise StaleEdit(self.theirs, self.mine, self.their_name)

    def refuse_unknown_statuses(self) -> None:
        """Every activity's status must be one of the scheme, and so must what spellings mean: asked where it has changed."""
        scheme = self.settings["scheme"]
        if self.scheme is self.register.scheme:
            return
        statuses = {activity.status for held in self.quarters.values() for activity in held.values()}
        statuses.update(self.settings["spellings"].statuses.values())
        lost = {status for status in statuses if status is not None and status not in scheme}
        if lost:
            raise StatusesInUse(sorted(lost))

    def refuse_other_codes(self, after: Register) -> None:
        """Every code must be one of the pattern: asked where the pattern has changed."""
        odd = next(odd_codes(after, after.codes), None) if len(self.patterns) > 1 else None
        if odd is not None:
            raise CodesInUse(*odd, after.codes.example)

    def finished(self, number: int) -> Register:
        if not self.edits:
            return self.register
        for quarter in self.unsorted & self.quarters.keys():
            self.quarters[quarter] = {a.code: a for a in sorted(self.quarters[quarter].values(), key=lambda a: a.sort_key)}
        quarters = {quarter: self.quarters[quarter] for quarter in sorted(self.quarters)}
        return self.register._replace(commit=number, quarters=quarters, records=self.records, links=self.links, **self.settings)

    def _writable(self, quarter: Quarter) -> dict[str, Activity]:
        """The activities of a quarter, to be changed here without the register noticing."""
        self.changed.add(quarter)
        if quarter not in self.own:
            self.quarters[quarter] = self.own[quarter] = dict(self.quarters[quarter])
        return self.own[quarter]

    def _set(self, edit: Edit) -> None:
        setting = NAMED.get(edit.key)
        if setting is None or edit.after is None:
            raise InvalidField(edit.key, "is no setting")
        before, after = self.settings[setting.attribute], setting.read(edit.after.get("value"), self.scheme)
        if setting.attribute == "scheme":
            self.scheme = StatusScheme((*after, *(status for status in self.scheme if status.id not in after)))
        if setting.attribute == "codes":
            self.patterns.append(after)
        if before != after:
            self.settings[setting.attribute] = after
            self.edits.append(setting_edit(setting, before, after))

    def _link(self, edit: Edit) -> None:
        link = parse_link(edit.key, *self.patterns)
        wanted = edit.after is not None
        if (link in self.links) != wanted:
            self.links = self.links.with_one(link) if wanted else self.links.without(link)
            self.edits.append(Edit(Table.LINKS, link.key, *((None, {}) if wanted else ({}, None))))

    def _open_or_drop(self, edit: Edit) -> None:
        quarter = parse_quarter(edit.key)
        if edit.after is not None:
            self._open(quarter)
            self._remember(quarter, edit.before or {}, edit.after)
        elif quarter in self.quarters and not self.quarters[quarter]:
            if (closed := self.records.get(quarter, NOTHING).closed) is not None:
                raise QuarterClosed(str(quarter), closed.as_at)
            self._remember(quarter, {}, dict.fromkeys(self.records.get(quarter, NOTHING).to_dict()))
            del self.quarters[quarter]
            self.own.pop(quarter, None)
            self.edits.append(Edit(Table.QUARTERS, str(quarter), {}, None))

    def _open(self, quarter: Quarter) -> None:
        if quarter not in self.quarters:
            self.quarters[quarter] = {}
            self.edits.append(Edit(Table.QUARTERS, str(quarter), None, {}))

    def _remember(self, quarter: Quarter, expected: Values, wanted: Values) -> None:
        now = self.records.get(quarter, NOTHING)
        seen, after = now.with_documents(expected), now.with_documents(wanted)
        for name in wanted:
            if getattr(now, name) not in (getattr(seen, name), getattr(after, name)):
                self.theirs[f"{quarter} {name}"], self.mine[f"{quarter} {name}"] = getattr(now, name), getattr(after, name)
        if now != after:
            self.changed.add(quarter)
            self.records[quarter] = after
            if after == NOTHING:
                del self.records[quarter]
            self.edits.append(record_edit(quarter, now, after))

    def _stamped(self, activity: Activity) -> Activity:
        return activity._replace(revision=activity.revision + 1, updated_at=self.proposal.at, updated_by=self.proposal.by)

    def _add(self, edit: Edit) -> None:
        quarter, code = self._place(edit)
        if code in self.quarters.get(quarter, {}):
            raise ActivityExists(code, str(quarter))
        self._open(quarter)
        content = normal_content({"title": "", **(edit.after or {})}, self.scheme)
        activity = Activity(quarter, code, **content)
        self._writable(quarter)[code] = self._stamped(activity)
        self.unsorted.add(quarter)
        self._note(activity, None, activity.content())

    def _remove(self, edit: Edit) -> None:
        activity = self._present(edit)
        self._expect(activity, edit.before or {}, {})
        del self._writable(activity.quarter)[activity.code]
        self._note(activity, activity.content(), None)

    def _update(self, edit: Edit) -> None:
        activity = self._present(edit)
        wanted = normal_content(edit.after or {}, self.scheme)
        self._expect(activity, edit.before or {}, wanted)
        after = {name: value for name, value in wanted.items() if getattr(activity, name) != value}
        if after:
            before = {name: getattr(activity, name) for name in after}
            self._writable(activity.quarter)[activity.code] = self._stamped(activity.with_content(after))
            if "priority_number" in after:
                self.unsorted.add(activity.quarter)
            self._note(activity, before, after)

    def _note(self, activity: Activity, before: Values | None, after: Values | None) -> None:
        self.edits.append(Edit(Table.ACTIVITIES, activity_key(activity.quarter, activity.code), before, after))

    def _expect(self, activity: Activity, expected: Values, wanted: Values) -> None:
        """Note each field that is no longer what the editor saw: as a clash where it is to be written, else as merged."""
        for name, seen in expected.items():
            if name not in CONTENT_FIELDS:
                raise InvalidField(name, "is no field of an activity")
            now = getattr(activity, name)
            if now in (seen, wanted.get(name, seen)):
                continue
            label = f"{activity.code} {name}"
            if name in wanted or not wanted:
                self.theirs[label], self.mine[label] = now, wanted.get(name)
                self.their_name = activity.updated_by
            else:
                self.merged.append(label)

    def _present(self, edit: Edit) -> Activity:
        quarter, code = self._place(edit)
        activity = self.quarters.get(quarter, {}).get(code)
        if activity is None:
            raise NoSuchActivity(code, str(quarter))
        return activity

    def _place(self, edit: Edit) -> tuple[Quarter, str]:
        quarter, _, code = edit.key.partition("/")
        return parse_quarter(quarter), self._code(code)

    def _code(self, text: str) -> str:
        """A code in its normal form, by the pattern in force, or as it is by one that was in force in between."""
        passed = any(pattern.is_normal(text) for pattern in self.patterns[:-1])
        return text if passed else self.patterns[-1].parse(text)


def _settings_first(edit: Edit) -> tuple[bool, int]:
    """Settings come before what they rule, also where changes are taken back; all else stays in its order."""
    is_setting = edit.table is Table.SETTINGS
    return not is_setting, _ORDER.get(edit.key, 0) if is_setting else 0
