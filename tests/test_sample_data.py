"""The sample data: in the layouts of the published reports, and a demo register that is what its sources make."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.domain.quarters import Quarter
from ka_tui.reports import formats
from ka_tui.reports.reading import Hints, Source
from ka_tui.services.demo import sample_register, throw_away_register
from ka_tui.store.register_store import RegisterStore
from sample_data.build_demo_register import FOLDER, build


@pytest.mark.parametrize(
    ("name", "quarter", "activities", "priorities"),
    [("quarter-3-2021-22.txt", Quarter(2021, 3), 34, 9), ("quarter-2-2022-23.txt", Quarter(2022, 2), 32, 4)],
)
def test_the_sample_reports_read_whole(name: str, quarter: Quarter, activities: int, priorities: int) -> None:
    reading = formats.read(Source(name, (FOLDER / name).read_bytes()), Hints())
    assert {a.quarter for a in reading.activities} == {quarter}
    assert len(reading.activities) == activities
    assert len({a.heading for a in reading.activities}) == priorities
    assert all(a.title and a.team and a.portfolio and a.progress and a.next_steps for a in reading.activities)
    assert reading.conservation is not None
    assert reading.conservation.holds


def test_the_demo_register_is_what_its_sources_make(tmp_path: Path) -> None:
    build(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == sample_register().read_bytes()


def test_the_demo_register_has_six_quarters_is_sound_and_says_what_it_is() -> None:
    store = RegisterStore(sample_register())
    register = store.snapshot()
    assert [str(q) for q in register.quarters] == ["Q3-2021", "Q4-2021", "Q1-2022", "Q2-2022", "Q3-2022", "Q4-2022"]
    assert "illustrative" in register.notice
    assert store.check() == ()


def test_a_demo_is_played_on_a_copy_that_goes_away() -> None:
    before = sample_register().read_bytes()
    with throw_away_register() as copy:
        assert copy.read_bytes() == before
        copy.write_text("played with")
    assert not copy.exists()
    assert sample_register().read_bytes() == before
