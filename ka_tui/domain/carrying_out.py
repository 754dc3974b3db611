"""Carrying out a proposal: what the register may become is decided here, and nowhere else."""

from __future__ import annotations

from typing import Any

from ka_tui.domain.activities import CONTENT_FIELDS, Activity, normal_content
from ka_tui.domain.changes import Change, Edit, Proposal, Table, Values, activity_key
from ka_tui.domain.codes import parse_code
from ka_tui.domain.packs import RECORD, edit_of, sent_packs_of
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.domain.register import Register
from ka_tui.domain.spellings import SETTING, spellings_of
from ka_tui.domain.spellings import edit_of as spellings_edit
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import ActivityExists, InvalidField, NoSuchActivity, RegisterMoved, StaleEdit

_SETTINGS = ("council", "notice")


def carry_out(register: Register, proposal: Proposal, number: int) -> tuple[Register, Change]:
    """The register after a proposal, and the change that this was: edits hold only what really differed.

    A change without edits means that everything was so already. Raises RegisterMoved, StaleEdit, ActivityExists,
    NoSuchActivity, and what the rules of an activity raise; nothing is half done.
    """
    if proposal.at_commit not in (None, register.commit):
        raise RegisterMoved
    proposal = proposal._replace(by=clean_line(proposal.by), what=clean_line(proposal.what), why=clean_text(proposal.why))
    draft = _Draft(register, proposal)
    for edit in proposal.edits:
        draft.apply(edit)
    draft.refuse_stale()
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
    return draft.finished(number), change


class _Draft:
    """A register being changed: the one place where edits take effect.

    Quarters that no edit touches are shared with the register; one is sorted anew only where its order may have changed.
    """

    def __init__(self, register: Register, proposal: Proposal) -> None:
        self.register = register
        self.proposal = proposal
        self.quarters = dict(register.quarters)
        self.packs = dict(register.packs)
        self.own: dict[Quarter, dict[str, Activity]] = {}
        self.unsorted: set[Quarter] = set()
        self.settings: dict[str, Any] = {name: getattr(register, name) for name in (*_SETTINGS, SETTING)}
        self.edits: list[Edit] = []
        self.merged: list[str] = []
        self.theirs: dict[str, object] = {}
        self.mine: dict[str, object] = {}
        self.their_name = ""

    def apply(self, edit: Edit) -> None:
        if edit.table is Table.SETTINGS:
            self._set(edit)
        elif edit.table is Table.QUARTERS:
            self._open_or_close(edit)
        elif edit.before is None:
            self._add(edit)
        elif edit.after is None:
            self._remove(edit)
        else:
            self._update(edit)

    def refuse_stale(self) -> None:
        if self.theirs:
            raise StaleEdit(self.theirs, self.mine, self.their_name)

    def finished(self, number: int) -> Register:
        if not self.edits:
            return self.register
        for quarter in self.unsorted & self.quarters.keys():
            self.quarters[quarter] = {a.code: a for a in sorted(self.quarters[quarter].values(), key=lambda a: a.sort_key)}
        quarters = {quarter: self.quarters[quarter] for quarter in sorted(self.quarters)}
        return self.register._replace(commit=number, quarters=quarters, packs=self.packs, **self.settings)

    def _writable(self, quarter: Quarter) -> dict[str, Activity]:
        """The activities of a quarter, to be changed here without the register noticing."""
        if quarter not in self.own:
            self.quarters[quarter] = self.own[quarter] = dict(self.quarters[quarter])
        return self.own[quarter]

    def _set(self, edit: Edit) -> None:
        if edit.key == SETTING and edit.after is not None:
            self._set_spellings(edit.after)
            return
        if edit.key not in _SETTINGS or edit.after is None:
            raise InvalidField(edit.key, "is no setting")
        value = edit.after.get("value")
        if not isinstance(value, str):
            raise InvalidField(edit.key, "must be text")
        before, after = self.settings[edit.key], clean_line(value)
        if before != after:
            self.settings[edit.key] = after
            self.edits.append(Edit(Table.SETTINGS, edit.key, {"value": before}, {"value": after}))

    def _set_spellings(self, wanted: Values) -> None:
        before, after = self.settings[SETTING], spellings_of(wanted.get("value"), self.register.scheme)
        if before != after:
            self.settings[SETTING] = after
            self.edits.append(spellings_edit(before, after))

    def _open_or_close(self, edit: Edit) -> None:
        quarter = parse_quarter(edit.key)
        if edit.after is not None:
            self._open(quarter)
            self._remember_packs(quarter, edit.before or {}, edit.after)
        elif quarter in self.quarters and not self.quarters[quarter]:
            self._remember_packs(quarter, {}, {RECORD: None})
            del self.quarters[quarter]
            self.own.pop(quarter, None)
            self.edits.append(Edit(Table.QUARTERS, str(quarter), {}, None))

    def _open(self, quarter: Quarter) -> None:
        if quarter not in self.quarters:
            self.quarters[quarter] = {}
            self.edits.append(Edit(Table.QUARTERS, str(quarter), None, {}))

    def _remember_packs(self, quarter: Quarter, expected: Values, wanted: Values) -> None:
        unknown = sorted((expected.keys() | wanted.keys()) - {RECORD})
        if unknown:
            raise InvalidField(unknown[0], "is no field of a quarter")
        now = self.packs.get(quarter, ())
        after = sent_packs_of(wanted[RECORD]) if RECORD in wanted else now
        if RECORD in expected and now not in (sent_packs_of(expected[RECORD]), after):
            self.theirs[f"{quarter} {RECORD}"], self.mine[f"{quarter} {RECORD}"] = now, after
        elif now != after:
            self.packs[quarter] = after
            if not after:
                del self.packs[quarter]
            self.edits.append(edit_of(quarter, now, after))

    def _stamped(self, activity: Activity) -> Activity:
        return activity._replace(revision=activity.revision + 1, updated_at=self.proposal.at, updated_by=self.proposal.by)

    def _add(self, edit: Edit) -> None:
        quarter, code = _place(edit)
        if code in self.quarters.get(quarter, {}):
            raise ActivityExists(code, str(quarter))
        self._open(quarter)
        content = normal_content({"title": "", **(edit.after or {})}, self.register.scheme)
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
        wanted = normal_content(edit.after or {}, self.register.scheme)
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
        quarter, code = _place(edit)
        activity = self.quarters.get(quarter, {}).get(code)
        if activity is None:
            raise NoSuchActivity(code, str(quarter))
        return activity


def _place(edit: Edit) -> tuple[Quarter, str]:
    quarter, _, code = edit.key.partition("/")
    return parse_quarter(quarter), parse_code(code)
