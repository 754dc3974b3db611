"""The report as every writer gets it: one quarter of a council, with the key to its statuses and what was chosen of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.calendar import Calendar
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.labels import Labels
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme

if TYPE_CHECKING:
    from ka_tui.domain.closings import Closing
    from ka_tui.domain.corrections import Corrections


class Choices(NamedTuple):
    """What the officer chose for a paper.

    ``by`` is what its sections are: priorities, portfolios or teams. ``exceptions`` leaves out what is on course and did
    not worsen. ``template`` is a Word document whose styles, page and headers the Word export takes; ``logo`` a PNG or
    JPEG picture for its front.
    """

    by: Grouping = Grouping.PRIORITY
    exceptions: bool = False
    reasons: bool = True
    movement: bool = True
    template: bytes | None = None
    logo: bytes | None = None


class ReportDocument(NamedTuple):
    """One quarter's report. ``notice`` is a sentence shown with it, as that the data are a sample.

    ``activities`` are those that were chosen of ``quarter``, and stand in the order of the report; ``left_out`` are the
    others. ``as_at`` is the day on which the data stood so. ``before`` has what each was in the quarter before, by code; it
    is None where there is no quarter to compare with, and ``gone`` are that quarter's activities that stand for none in it:
    those that ended, or were merged with one that stood worse. ``signed_off`` is the signing off that is in force, and
    ``corrections`` what changed since the first one; both are None where there is none. ``headline`` is the paragraph that
    the summary opens with.
    """

    quarter: Quarter
    council: str = ""
    notice: str = ""
    scheme: StatusScheme = PRINTED_KEY
    activities: tuple[Activity, ...] = ()
    left_out: tuple[Activity, ...] = ()
    as_at: date | None = None
    before: Mapping[str, Activity] | None = None
    gone: tuple[Activity, ...] = ()
    choices: Choices = Choices()
    labels: Labels = Labels()
    calendar: Calendar = Calendar()
    signed_off: Closing | None = None
    corrections: Corrections | None = None
    headline: str = ""
