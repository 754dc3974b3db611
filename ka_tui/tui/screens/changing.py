"""The actions of the main screen that change the register: statuses and their reasons, texts, adding, removing, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.errors import KaError
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Action, Group
from ka_tui.tui.screens.workbench import Workbench
from ka_tui.tui.widgets.detail import Detail

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change
    from ka_tui.services.undoing import Reversal
    from ka_tui.tui.widgets.reason_line import ReasonLine


class ChangingScreen(Workbench):
    """Has services change the register, for the marked activities or the one under the cursor."""

    @property
    def place(self) -> tuple[Quarter, tuple[str, ...]]:
        """Where an action for activities acts: the quarter and the codes. Such an action is done only where there are some."""
        quarter = self.quarter
        assert quarter is not None  # noqa: S101 - ``hindrance`` has seen to it
        return quarter, self.chosen

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; a question that stands can always be answered, wherever its activities are."""
        line = self.reason_line
        return "" if action.id == "why" and line is not None and line.asking else super().hindrance(action)

    async def perform(self, action: Action) -> None:
        """Do something; the question for a reason makes way, unless it is about that."""
        line = self.reason_line
        about_it = action.id in ("why", "clear") or action.group is Group.PROGRAM
        if line is not None and line.asking and not about_it:
            line.leave()
            self.set_focus(self.table)
        await super().perform(action)

    # Statuses and why

    def action_set_status(self, status: str) -> None:
        """Set the status of the chosen activities; an empty one means *not stated*. One that needs a reason asks for it first."""
        quarter, codes = self.place
        known = self.scheme.get(status)
        others = tuple(code for code in codes if self.register.activity(quarter, code).status != (status or None))
        if known is not None and known.needs_reason and others:
            self.begin_reason(self.ask_why(others, status, demanded=True))
        else:
            self._set(quarter, codes, {"status": status or None})

    def _set(self, quarter: Quarter, codes: tuple[str, ...], values: dict[str, str | None]) -> None:
        from ka_tui.services import editing

        def done(change: Change) -> None:
            if "reason" in values:
                self.discard_reason(codes)
            self.show_change(change)
            changed = tuple(edit.code for edit in change.edits if edit.code and edit.after and "status" in edit.after)
            if changed and values.get("status") and "reason" not in values:
                self.ask_why(changed, values["status"])

        self.act(lambda: editing.set_fields(self.desk, quarter, codes, values), done)

    def action_why(self) -> None:
        """Write why the status is as it is: of what was asked about, else of the chosen activities."""
        line = self.reason_line
        if line is None or not line.asking:
            quarter, codes = self.place
            activity = self.register.activity(quarter, codes[0])
            line = self.ask_why(codes, activity.status, activity.reason)
        self.begin_reason(line)

    def on_reason_line_given(self, given: ReasonLine.Given) -> None:
        """Save the reason, with the status that was to have one."""
        if self.focused is None or self.focused.id == "reason":
            self.set_focus(self.table)
        if self.quarter is not None:
            self.hold_reason(given.codes, given.reason)
            status = {} if given.status is None else {"status": given.status}
            self._set(self.quarter, given.codes, {**status, "reason": given.reason})

    def keep_draft(self) -> None:
        """Keep what is being typed: the connection is lost."""
        self.keep_reason()

    # Signing off

    async def action_sign_off(self) -> None:
        """Sign the quarter off, or open it again."""
        from ka_tui.tui.screens.closing import ClosingScreen, ReopeningScreen

        if self.quarter is not None:
            closed = self.signed_off
            again = ReopeningScreen(self.desk, self.quarter, closed) if closed else None
            signing = ClosingScreen(self.desk, self.register, self.quarter, self.key_of("checks"))
            await self.ask(again or signing, self.show_change)

    # Undo

    def action_undo(self) -> None:
        """Take the last change back."""
        from ka_tui.services import undoing

        self._reverse(undoing.undo, "Undone", f"{self.key_of('redo')} brings it back.")

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        from ka_tui.services import undoing

        self._reverse(undoing.redo, "Redone", f"{self.key_of('undo')} takes it back.")

    def _reverse(self, act: Callable[[Desk], Reversal], verb: str, then: str) -> None:
        from ka_tui.services.describing import described_acts

        def reversed_(reversal: Reversal) -> None:
            self.load()
            hidden = "" if self._gone_where(reversal.change) else " The query hides it."
            self.tell(f"{verb}: {described_acts(reversal.targets)}.{hidden} {then}")

        self.act(lambda: act(self.desk), reversed_)

    def _gone_where(self, change: Change) -> bool:
        """Go to what a change did, into another quarter if it must be; whether that is in view, or not to be seen anyway."""
        places = [(edit.quarter, edit.code) for edit in change.edits if edit.quarter and edit.code and edit.after]
        here = [code for quarter, code in places if quarter == str(self.quarter)]
        if places and not here:
            self.switch(parse_quarter(places[0][0]))
            here = [places[0][1]]
        shown = set(self.table.codes)
        found = next((code for code in here if code in shown), None)
        if found is not None:
            self.table.cursor = found
        return found is not None or not here

    def show_change(self, change: Change | None) -> None:
        """Show a change that was saved, and say how to take it back."""
        from ka_tui.tui.screens.notices import told_of

        if change is not None:
            self.load()
            self.tell(told_of(change, self.scheme, self.key_of("undo")))

    # Texts and activities

    async def on_activity_table_chosen(self) -> None:
        """Edit what was chosen by enter or a double click."""
        await self.perform(next(action for action in self.actions if action.id == "edit"))

    async def action_edit(self) -> None:
        """Edit the activity under the cursor, or fields of all marked ones."""
        from ka_tui.tui.screens.editor import EditorScreen
        from ka_tui.tui.screens.many import ManyScreen

        quarter, codes = self.place
        if len(codes) > 1:
            await self.ask(ManyScreen(self.desk, self.register, quarter, codes), self.show_change)
            return
        activity = self.register.activity(quarter, codes[0])
        await self.ask(EditorScreen(self.desk, self.register, activity, self.field_to_edit(activity)), self.show_change)

    def field_to_edit(self, activity: Activity) -> str:  # noqa: ARG002 - a walk through the gaps looks what it lacks
        """The field in which editing begins: the one whose panel was used last."""
        return self.query_one(Detail).field

    def action_edit_outside(self) -> None:
        """Edit progress and next steps in the user's editor."""
        from ka_tui.services.drafting import save_draft
        from ka_tui.tui.outside_editor import edited_outside

        row = self.table.current
        if row is None:
            return
        try:
            draft = edited_outside(self.app, row.activity)
        except KaError as error:
            self.refused(error)
            return
        if draft is not None:
            self.act(lambda: save_draft(self.desk, row.activity, draft), self.show_change)

    async def action_add(self) -> None:
        """Add an activity under the priority of the one under the cursor."""
        from ka_tui.tui.screens.adding import AddingScreen

        row = self.table.current
        code = row.activity.code.rstrip("0123456789") if row else self.register.codes.front
        await self.ask(AddingScreen(self.desk, self.quarter, code, self.register.labels), self._added)

    def _added(self, change: Change | None) -> None:
        if change is not None and change.edits:
            added = change.edits[-1]
            self.quarter = parse_quarter(added.quarter) if added.quarter else self.quarter
            self.show_change(change)
            self.table.cursor = added.code

    async def action_remove(self) -> None:
        """Remove the chosen activities, after asking."""
        from ka_tui.services import editing
        from ka_tui.tui.screens.question import QuestionScreen

        quarter, codes = self.place
        which = codes[0] if len(codes) == 1 else f"{len(codes)} activities"

        def answered(answer: str | None) -> None:
            if answer == "remove":
                self.act(lambda: editing.remove_activities(self.desk, quarter, codes), self.show_change)

        question = QuestionScreen(f"Remove {which} from {quarter.label}?", {"keep": "Keep", "remove": "Remove"}, ", ".join(codes))
        await self.ask(question, answered)
