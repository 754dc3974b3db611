"""Each check's own examples, made into activities of Q2-2022 under the printed key."""

from __future__ import annotations

from datetime import date

from ka_tui.checks.check import Example
from ka_tui.checks.subject import Report, Subject
from ka_tui.domain.activities import Activity
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import PRINTED_KEY

QUARTER = Quarter(2022, 2)


def subject_of(example: Example) -> Subject:
    content = {"title": "Look after the lake", **example.content}
    activity = Activity(QUARTER, "KA.01.01", **content)
    before = (
        None
        if example.before is None
        else Activity(QUARTER.previous, "KA.01.01", **{"title": content["title"], **example.before})
    )
    others = (Activity(QUARTER, f"KA.02.{n:02}", "Another", progress=text) for n, text in enumerate(example.report, 1))
    return Subject(activity, before, PRINTED_KEY, date(2022, 7, 1), date(2022, 10, 1), Report((activity, *others)))
