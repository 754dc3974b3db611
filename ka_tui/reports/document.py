"""The report as every writer gets it: one quarter of a council, with the key to its statuses."""

from __future__ import annotations

from typing import NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme


class ReportDocument(NamedTuple):
    """One quarter's report. ``notice`` is a sentence shown with it, as that the data are a sample.

    ``activities`` are all of ``quarter`` and stand in the order of the report.
    """

    quarter: Quarter
    council: str = ""
    notice: str = ""
    scheme: StatusScheme = PRINTED_KEY
    activities: tuple[Activity, ...] = ()
