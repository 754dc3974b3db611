"""Reports in Markdown whose activities stand in tables, as other tools write them."""

from __future__ import annotations

import pytest

from ka_tui.reports import formats
from ka_tui.reports.reading import Hints, Reading, Source

TITLE = "# Key Activity Quarterly Report (Quarter 2 of 2022/23)\n\n"
HEAD = "| Activities | Status | Progress | Next Steps | Team | Portfolio |\n|---|:-:|---|---|---|---|\n"
POND = "| **KA.01.01** Dig the pond | 🟢 | Dug.<br>Lined \\| filled. | *Plant* it. | Parks | Green Spaces |\n"


def read(text: str) -> Reading:
    source = Source("report.md", text.encode())
    assert formats.detect(source).name == "markdown"
    return formats.read(source, Hints())


@pytest.mark.parametrize("heading", ["## Priority 1: Parks\n\n", "**Priority 1: Parks**\n\n", "Priority 1: Parks\n---\n\n"])
def test_a_table_under_a_heading_of_any_kind(heading: str) -> None:
    reading = read(TITLE + heading + HEAD + POND)
    (activity,) = reading.activities
    assert (activity.code, activity.title, activity.status) == ("KA.01.01", "Dig the pond", "green")
    assert (activity.progress, activity.next_steps) == ("Dug.\n\nLined | filled.", "Plant it.")
    assert (activity.team, activity.portfolio, activity.priority) == ("Parks", "Green Spaces", "Parks")
    assert not reading.problems
    assert reading.conservation
    assert reading.conservation.holds


def test_rows_need_no_pipes_at_their_ends() -> None:
    bare = "\n".join(line.strip("| ") for line in (HEAD + POND).splitlines())
    (activity,) = read(f"{TITLE}## Priority 1: Parks\n\n{bare}\n").activities
    assert (activity.status, activity.portfolio) == ("green", "Green Spaces")


def test_a_table_may_be_the_form_of_the_activity_in_the_heading() -> None:
    form = "| | |\n|---|---|\n| Status | Red |\n| Progress | Dug. |\n| Next steps | Fill it. |\n"
    (activity,) = read(f"{TITLE}## Priority 1: Parks\n\n### KA.01.01 Dig the pond\n\n{form}").activities
    assert (activity.title, activity.status, activity.progress) == ("Dig the pond", "red", "Dug.")


def test_a_picture_speaks_by_its_text_and_a_link_keeps_its_address() -> None:
    row = POND.replace("🟢", "![Amber](a.png)").replace("Dug.", "See [the plan](https://example.org/plan).")
    (activity,) = read(f"{TITLE}## Priority 1: Parks\n\n{HEAD}{row}").activities
    assert activity.status == "amber"
    assert activity.progress.startswith("See the plan (https://example.org/plan).")
