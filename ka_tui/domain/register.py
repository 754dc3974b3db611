"""The register as a value: everything kept, as it stood at one commit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ka_tui.domain.activities import Activity
from ka_tui.domain.calendar import Calendar
from ka_tui.domain.codes import KA, CodePattern
from ka_tui.domain.labels import Labels
from ka_tui.domain.links import Links
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.spellings import Spellings
from ka_tui.domain.statuses import PRINTED_KEY, StatusScheme
from ka_tui.errors import NoQuarters, NoSuchActivity, NoSuchQuarter

if TYPE_CHECKING:
    from ka_tui.domain.quarter_records import QuarterRecord


class Register(NamedTuple):
    """Everything kept, at one commit. ``notice`` is a sentence that every screen shows, as that the data are a sample.

    ``quarters`` maps each quarter, in the order of time, to its activities by code, in the order of the report;
    ``records`` a quarter to what is remembered of it beside them, where anything is. ``links`` is None where there are none;
    ``continued`` gives them. ``spellings`` are those of other people's documents, ``labels`` the council's own words, and
    ``checks_off`` the ids of the checks that are turned off.
    """

    identity: str = ""
    commit: int = 0
    council: str = ""
    notice: str = ""
    scheme: StatusScheme = PRINTED_KEY
    quarters: Mapping[Quarter, Mapping[str, Activity]] = MappingProxyType({})
    records: Mapping[Quarter, QuarterRecord] = MappingProxyType({})
    spellings: Spellings = Spellings()
    labels: Labels = Labels()
    checks_off: tuple[str, ...] = ()
    links: Links = Links()
    calendar: Calendar = Calendar()
    codes: CodePattern = KA

    @property
    def latest(self) -> Quarter:
        """The latest quarter; raises NoQuarters."""
        if not self.quarters:
            raise NoQuarters
        return max(self.quarters)

    def record(self, quarter: Quarter) -> QuarterRecord:
        """What is remembered of a quarter beside its activities."""
        from ka_tui.domain.quarter_records import NOTHING  # few who only look ask for it

        return self.records.get(quarter, NOTHING)

    def require(self, quarter: Quarter | None) -> Quarter:
        """The quarter if the register has it, the latest for None; raises NoSuchQuarter and NoQuarters."""
        if quarter is None:
            return self.latest
        if quarter not in self.quarters:
            if not self.quarters:
                raise NoQuarters
            raise NoSuchQuarter(str(quarter), [str(known) for known in self.quarters], is_next=quarter == self.latest.next)
        return quarter

    def activities(self, quarter: Quarter) -> tuple[Activity, ...]:
        """The activities of a quarter in the order of the report; none for a quarter that is not there."""
        return tuple(self.quarters.get(quarter, {}).values())

    def find(self, quarter: Quarter, code: str) -> Activity | None:
        """An activity, or None."""
        return self.quarters.get(quarter, {}).get(code)

    def activity(self, quarter: Quarter, code: str) -> Activity:
        """An activity; raises NoSuchActivity with codes that look like it."""
        found = self.find(quarter, code)
        if found is None:
            from difflib import get_close_matches

            raise NoSuchActivity(code, str(quarter), get_close_matches(code, self.quarters.get(quarter, {}), n=3, cutoff=0.8))
        return found
