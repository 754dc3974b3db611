"""The meeting: one activity at a time, large; a status and a decision noted as it goes. What is noted is kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import KaError
from ka_tui.services import meetings
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Action, Place
from ka_tui.tui.screens.asking_why import AskingWhy
from ka_tui.tui.screens.notices import told_of, told_of_trouble
from ka_tui.tui.widgets.decision_box import DecisionBox
from ka_tui.tui.widgets.ground import Ground, GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.meeting_card import MeetingCard, Sheet
from ka_tui.tui.widgets.narrative_panel import NarrativePanel
from ka_tui.tui.widgets.reason_line import ReasonLine
from ka_tui.tui.widgets.rows import ActivityRow

if TYPE_CHECKING:
    from ka_tui.domain.changes import Change
    from ka_tui.services.undoing import Reversal

_KEPT_WITHIN = 0.5
"""Seconds after which what was typed is on the disk."""
_AIRY, _ROOMY = 24, 30
"""From how many lines on there is room for blank lines, and for margins too."""
_TEXTS = ("progress", "next_steps")
_HISTORY_WHY = "meeting"


class MeetingScreen(AskingWhy[None], Ground):
    """Goes through activities of a quarter. A meeting that broke off is taken up again where it was."""

    PLACE = Place.MEETING
    WHY = "meeting_why"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    MeetingScreen {
        layout: vertical;
        & #ground { height: 1fr; align: center middle; }
        & #sheet { width: 100%; max-width: 130; height: 100%; max-height: 44; padding: 0 2; }
        & #texts { height: 1fr; layout: horizontal; }
        & #texts NarrativePanel { width: 1fr; height: 1fr; margin: 1 0 0 0; }
        & #texts #progress { margin: 1 3 0 0; }
        & DecisionBox TextArea { max-height: 3; }
        &.-roomy #sheet { padding: 1 4; }
        &.-roomy DecisionBox TextArea { max-height: 6; }
        &.-narrow #sheet { padding: 0 1; }
        &.-narrow #texts { layout: vertical; }
        &.-narrow #texts NarrativePanel { margin: 0; }
        &.-narrow #texts #progress { margin: 0; }
        &.-narrow DecisionBox { margin: 0; }
    }
    """

    def __init__(self, desk: Desk, register: Register, quarter: Quarter, codes: Sequence[str]) -> None:
        """Hold a meeting on these activities of a quarter, at least one, in this order."""
        super().__init__(desk)
        self._register, self._codes = register, tuple(codes)
        self.quarter: Quarter = quarter
        self._place = 0
        self.meeting = self._kept = meetings.Meeting(quarter)
        self._keeping: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the sheet over the keys."""
        with GroundBox(id="ground"), GroundBox(id="sheet"):
            yield MeetingCard()
            with GroundBox(id="texts"):
                for name, title in zip(_TEXTS, ("Progress", "Next steps"), strict=True):
                    panel = NarrativePanel(title, id=name)
                    panel.can_focus = False
                    yield panel
            yield DecisionBox(id="decision")
        yield ReasonLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the first activity, or where the meeting broke off."""
        begun = meetings.kept_meeting(self.desk, self.quarter)
        if begun is not None:
            self.meeting = self._kept = begun
            self._place = self._codes.index(begun.at) if begun.at in self._codes else 0
            self.tell(f"Taken up again: {meetings.told_so_far(begun)} so far.")
        self.show_keys()
        self._look_at(self._place)

    def on_resize(self, resized: events.Resize) -> None:
        """Leave the room to the texts where there is little."""
        self.query_one(MeetingCard).brief = resized.size.height < _AIRY
        self.set_class(resized.size.height >= _ROOMY, "-roomy")

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._register

    def show_again(self) -> None:
        """Show everything anew."""
        self._load()

    @property
    def code(self) -> str:
        """The code of the activity that is looked at."""
        return self._codes[self._place]

    async def perform(self, action: Action) -> None:
        """Do something; what was being written makes way, and is kept, unless it is about that."""
        line = self.query_one(ReasonLine)
        if action.id == "meeting_end" and line.has_focus_within:
            line.put_aside()
            self.set_focus(None)
            return
        about_it = action.id == "meeting_why" or action.place is None
        if not (line.asking and about_it):
            self._stop_writing()
        await super().perform(action)

    # Going on

    def _look_at(self, place: int) -> None:
        self._place = place
        self.meeting = self.meeting.looking_at(self.code)
        self._load()
        self._keep_soon()

    def _load(self) -> None:
        """Show the activity as it now stands; where the register cannot be read, as it was."""
        try:
            self._register = self.desk.register
        except KaError as error:
            self.tell(told_of_trouble(error), timeout=10)
        register, activity = self._register, self._register.find(self.quarter, self.code)
        row = ActivityRow(activity, register) if activity else None
        in_quarter = len(register.activities(self.quarter))
        place = self._place + 1
        sheet = Sheet(self.quarter, self.code, place, len(self._codes), in_quarter, row, register.notice, register.calendar)
        self.query_one(MeetingCard).show(sheet, self.scheme)
        for name in _TEXTS:
            self.query_one(f"#{name}", NarrativePanel).show(getattr(activity, name) if activity else None)
        self.query_one(DecisionBox).show(self.meeting.minute(self.code).decision)

    def action_go(self, step: int) -> None:
        """Go on to the next activity, or back."""
        place = self._place + step
        if 0 <= place < len(self._codes):
            self._look_at(place)
        else:
            end = f"{self.key_of('meeting_end')} ends the meeting."
            self.tell("This is the first activity." if step < 0 else f"This is the last activity. {end}")

    def action_first(self) -> None:
        """Go to the first activity."""
        self._look_at(0)

    def action_last(self) -> None:
        """Go to the last activity."""
        self._look_at(len(self._codes) - 1)

    def action_read(self, lines: int) -> None:
        """Scroll both texts."""
        for panel in self.query(NarrativePanel):
            panel.scroll_relative(y=lines, animate=False)

    # Statuses and why

    def action_set_status(self, status: str) -> None:
        """Set the status at once; an empty one means *not stated*. One that needs a reason asks for it first."""
        known, activity = self.scheme.get(status), self._register.find(self.quarter, self.code)
        if known is not None and known.needs_reason and activity is not None and activity.status != status:
            self.begin_reason(self.ask_why([self.code], status, self.meeting.minute(self.code).decision, demanded=True))
        else:
            self._set(self.code, {"status": status or None})

    def _set(self, code: str, values: dict[str, str | None]) -> None:
        from ka_tui.services import editing

        def done(change: Change) -> None:
            if "reason" in values:
                self.discard_reason([code])
            self._note(self.meeting.after(change))
            self._load()
            self.tell(told_of(change, self.scheme, self.key_of("meeting_undo")))
            is_here = code == self.code and not self.query_one(DecisionBox).writing
            if is_here and change.edits and values.get("status") and "reason" not in values:
                self.ask_why([self.code], values["status"])

        self.act(lambda: editing.set_fields(self.desk, self.quarter, [code], values, why=_HISTORY_WHY), done)

    def action_why(self) -> None:
        """Write why the status is as it is."""
        line, activity = self.query_one(ReasonLine), self._register.find(self.quarter, self.code)
        if activity is None:
            self.tell(f"{self.code} is no longer in the register.")
            return
        if not line.asking:
            self.ask_why([self.code], activity.status, activity.reason)
        self.begin_reason(line)

    def on_reason_line_given(self, given: ReasonLine.Given) -> None:
        """Save the reason, with the status that was to have one."""
        if not self.query_one(DecisionBox).writing:
            self.set_focus(None)
        self.hold_reason(given.codes, given.reason)
        status = {} if given.status is None else {"status": given.status}
        self._set(given.codes[0], {**status, "reason": given.reason})

    def action_undo(self) -> None:
        """Take the last change of the register back."""
        from ka_tui.services import undoing
        from ka_tui.services.describing import described_act

        def undone(reversal: Reversal) -> None:
            self._note(self.meeting.after(reversal.change))
            self._load()
            self.tell(f"Undone: {described_act(reversal.target)}.")

        self.act(lambda: undoing.undo(self.desk), undone)

    # Decisions

    def action_decide(self) -> None:
        """Write what is decided on this activity; what was said makes way."""
        self.app.clear_notifications()
        self.query_one(DecisionBox).begin()

    def on_text_area_changed(self) -> None:
        """Note what is typed as it is typed."""
        box = self.query_one(DecisionBox)
        if box.writing:
            self._note(self.meeting.deciding(self.code, box.text))

    def action_decided(self) -> None:
        """Note what was typed, and take the keys back."""
        self._stop_writing()

    def _stop_writing(self) -> None:
        box, line = self.query_one(DecisionBox), self.query_one(ReasonLine)
        if box.writing:
            self._note(self.meeting.deciding(self.code, box.text))
            box.leave()
            self.keep_draft()
        if line.asking:
            line.leave()
            self.set_focus(None)

    # Keeping

    def _note(self, meeting: meetings.Meeting) -> None:
        self.meeting = meeting
        self._keep_soon()

    def _keep_soon(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(_KEPT_WITHIN, self.keep_draft)

    def keep_draft(self) -> None:
        """Have on the disk what was noted so far, and what is typed."""
        if self.reason_line is not None:
            self.keep_reason()
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if self.meeting != self._kept:
            self._kept = self.meeting
            if not meetings.keep_meeting(self.desk, self.meeting):
                self.tell("What was noted cannot be kept on this disk. End the meeting and save it elsewhere.", timeout=10)

    def on_unmount(self) -> None:
        """Keep what the program was closed upon."""
        self.keep_draft()

    # Ending

    async def action_end(self) -> None:
        """Show the minutes, to copy, save and finish; a meeting that noted nothing just ends."""
        from ka_tui.tui.screens.meeting_end import MeetingEnd

        if acts := [worker for worker in self.workers if worker.group == "acts"]:
            await self.workers.wait_for_complete(acts)
        if not self.meeting.noted:
            self.dismiss(None)
            return
        self.keep_draft()
        await self.ask(MeetingEnd(self.desk, self._register, self.meeting), self._ended)

    def _ended(self, farewell: str | None) -> None:
        """Leave with what is to be said of the minutes; None when the meeting goes on."""
        if farewell is not None:
            self.dismiss(None)
            self.tell(farewell, timeout=10)
