"""What a status cell states."""

from __future__ import annotations

import pytest

from ka_tui.reports.readers.stated_status import stated_status
from ka_tui.reports.reading import Hints


@pytest.mark.parametrize(
    ("text", "status"),
    [("Green", "green"), ("AMBER", "amber"), ("r", "red"), ("Complete", "completed"), ("🟢 Green", "green"), ("Red.", "red")],
)
def test_words_of_the_scheme(text: str, status: str) -> None:
    stated = stated_status(text, Hints())
    assert (stated.status, stated.source, stated.is_unknown) == (status, None, False)


@pytest.mark.parametrize("text", ["", "-", "–", "Not stated", "none"])
def test_nothing_stated(text: str) -> None:
    stated = stated_status(text, Hints())
    assert (stated.status, stated.source, stated.is_unknown) == (None, None, False)


@pytest.mark.parametrize("text", ["▶", "◆", "On hold", "n/a", "Green-ish"])
def test_what_the_scheme_does_not_know_is_kept_and_never_guessed(text: str) -> None:
    stated = stated_status(text, Hints())
    assert (stated.status, stated.source, stated.is_unknown) == (None, text, True)


@pytest.mark.parametrize(
    ("text", "mapping"),
    [
        ("▶", {"▶": "green"}),
        ("▶\ufe0f", {"▶": "green"}),
        ("On Track", {"on track": "green"}),
        ("ON TRACK", {"On track": "green"}),
    ],
)
def test_what_the_user_maps_is_kept_beside_its_status(text: str, mapping: dict[str, str]) -> None:
    stated = stated_status(text, Hints(mapping=mapping))
    assert (stated.status, stated.source, stated.is_unknown) == ("green", text, False)


def test_the_scheme_goes_before_the_mapping() -> None:
    assert stated_status("Green", Hints(mapping={"green": "red"})).status == "green"
