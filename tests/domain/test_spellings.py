from __future__ import annotations

import pytest

from ka_tui.domain.spellings import Spellings, spellings_of
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.errors import InvalidField


def test_a_newer_meaning_takes_the_place_of_an_older_one_whatever_its_case() -> None:
    spellings = Spellings({"On track": "green", "▶": "green"}).with_more({"on TRACK": "amber"}, {"Update": "progress"})
    assert spellings == Spellings({"on TRACK": "amber", "▶": "green"}, {"Update": "progress"})


def test_a_meaning_can_be_forgotten() -> None:
    assert Spellings({"▶": "green"}).with_more({"▶": None}, {}) == Spellings()


def test_what_is_kept_reads_back() -> None:
    spellings = Spellings({"▶": "green"}, {"Update": "progress"})
    assert spellings_of(spellings.to_dict(), PRINTED_KEY) == spellings


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"statuses": [], "columns": {}},
        {"statuses": {"▶": "blue"}, "columns": {}},
        {"statuses": {}, "columns": {"Update": "status_source"}},
    ],
)
def test_what_is_no_spelling_is_refused(value: object) -> None:
    with pytest.raises(InvalidField):
        spellings_of(value, PRINTED_KEY)
