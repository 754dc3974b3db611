"""Filters by name: those that everybody has, and those that the user keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.domain.query_language import parse_query
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.services import preferences
from ka_tui.services.kept_filters import forget_filter, keep_filter, kept_filters, ready_made

PAUSED = StatusScheme((Status("paused", "Paused", "‖", "#888888", "p", "Stopped for now.", StatusClass.IDLE),))
LATE = StatusScheme((Status("very late", "Very late", "‖", "#888888", "v", "Too late.", StatusClass.BAD),))


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "preferences.json"
    monkeypatch.setattr(preferences, "preferences_path", lambda: path)
    return path


@pytest.mark.parametrize("scheme", [PRINTED_KEY, PAUSED, LATE])
def test_every_ready_made_filter_is_a_query_of_the_scheme(scheme: StatusScheme) -> None:
    for query in ready_made(scheme).values():
        parse_query(query, scheme)


def test_bad_statuses_are_those_of_the_scheme() -> None:
    assert ready_made(PRINTED_KEY)["Needs attention"] == "status:red or status:amber"
    assert ready_made(PRINTED_KEY)["Two quarters or more in Red or Amber"] == "standing:2 (status:red or status:amber)"
    assert ready_made(LATE)["Needs attention"] == 'status:"very late"'
    assert "Needs attention" not in ready_made(PAUSED)


def test_filters_are_kept_replaced_and_forgotten() -> None:
    assert keep_filter("Späte", "status:red")
    assert keep_filter("Roads", "team:roads")
    assert keep_filter("Späte", "status:amber")
    assert kept_filters() == {"Späte": "status:amber", "Roads": "team:roads"}
    assert forget_filter("Späte")
    assert kept_filters() == {"Roads": "team:roads"}


def test_a_file_that_cannot_be_written_is_noticed(kept: Path) -> None:
    kept.parent.write_text("no folder")
    assert not keep_filter("Roads", "team:roads")
