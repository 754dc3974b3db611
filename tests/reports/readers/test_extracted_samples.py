"""The two sample reports, which have the layouts and quirks of published ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ka_tui.domain.narrative import blocks
from ka_tui.reports.readers.extracted_text import read, recognises
from ka_tui.reports.reading import Hints, Reading, Source

SAMPLES = Path(__file__).parents[3] / "sample_data"
Q2, Q3 = "quarter-2-2022-23.txt", "quarter-3-2021-22.txt"


def sample(name: str) -> Reading:
    return read(Source(name, (SAMPLES / name).read_bytes()), Hints())


@pytest.mark.parametrize(("name", "activities", "per_priority"), [(Q2, 32, [14, 7, 7, 4]), (Q3, 34, [7, 2, 3, 5, 4, 5, 2, 1, 5])])
def test_every_activity_under_its_priority(name: str, activities: int, per_priority: list[int]) -> None:
    found = sample(name).activities
    assert len(found) == activities
    assert list(Counter((a.priority_number, a.theme, a.priority) for a in found).values()) == per_priority
    assert [a.priority_number for a in found] == [int(a.code[3:5]) for a in found]
    assert all(a.title and a.team and a.portfolio and a.progress and a.next_steps for a in found)
    assert not any(a.team.endswith(";") for a in found)


@pytest.mark.parametrize("name", [Q2, Q3])
def test_no_word_is_lost_or_invented(name: str) -> None:
    proof = sample(name).conservation
    assert proof is not None
    assert proof.holds
    assert proof.words > proof.placed > 2800


@pytest.mark.parametrize(
    ("name", "items"),
    [
        (Q2, {"KA.01.05": (6, 9), "KA.02.03": (5, 10), "KA.02.04": (6, 4), "KA.02.06": (3, 3), "KA.04.02": (3, 2)}),
        (Q3, {"KA.01.03": (4, 6), "KA.02.01": (2, 4), "KA.05.01": (6, 4), "KA.06.04": (9, 2), "KA.06.05": (5, 6)}),
    ],
)
def test_the_items_of_texts_that_pages_cut(name: str, items: dict[str, tuple[int, int]]) -> None:
    found = {a.code: (len(blocks(a.progress)), len(blocks(a.next_steps))) for a in sample(name).activities}
    assert {code: found[code] for code in items} == items


@pytest.mark.parametrize(("name", "joined", "apart"), [(Q2, 8, 3), (Q3, 12, 4)])
def test_every_seam_is_told(name: str, joined: int, apart: int) -> None:
    seams = sample(name).seams
    assert Counter(seam.joined for seam in seams) == {True: joined, False: apart}


def test_a_title_over_two_pages() -> None:
    (title,) = (a.title for a in sample(Q2).activities if a.code == "KA.01.07")
    assert title == "Implementation and monitoring of the adopted Harborough Local Plan (2011-2031)"


@pytest.mark.parametrize("name", [Q2, Q3])
def test_the_one_problem_is_the_glyph_whose_colour_is_lost(name: str) -> None:
    reading = sample(name)
    (problem,) = reading.problems
    assert "'▶'" in problem.what
    assert Counter(a.status_source for a in reading.activities)["▶"] == 2
    assert {a.status for a in reading.activities} == {None}
    assert recognises(Source(name, (SAMPLES / name).read_bytes()))
