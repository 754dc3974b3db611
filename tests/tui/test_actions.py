"""The one table of actions: every entry works, no key is taken twice, and the docs say the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from docs.make_picture import keys_page
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.tui.actions import all_actions, status_actions
from ka_tui.tui.app import KaTui
from ka_tui.tui.screens.main import MainScreen
from ka_tui.tui.widgets.key_bar import fitting

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_no_two_actions_share_a_key_or_an_id() -> None:
    actions = all_actions(PRINTED_KEY)
    for names in (Counter(key for a in actions for key in a.keys), Counter(a.id for a in actions)):
        assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("action", all_actions(PRINTED_KEY), ids=lambda action: action.id)
def test_every_action_is_there_to_be_called(action: object) -> None:
    call = getattr(action, "call", "")
    owner, _, name = call.partition("(")[0].rpartition(".")
    assert callable(getattr(KaTui if owner == "app" else MainScreen, f"action_{name}"))


def test_another_scheme_brings_its_own_keys() -> None:
    scheme = StatusScheme((Status("paused", "Paused", "‖", "#888888", "p", "Stopped for now.", StatusClass.IDLE),))
    assert [(a.keys, a.label) for a in status_actions(scheme)] == [(("p",), "Paused"), (("n",), "Not stated")]


FITTING = [(200, "Red", "Redo"), (78, "Red", "Undo"), (5, "Red", "Red"), (3, None, None)]


@pytest.mark.parametrize(("width", "first", "last"), FITTING)
def test_the_footer_shows_the_most_useful_keys_that_fit(width: int, first: str | None, last: str | None) -> None:
    labels = [label for _, label, _ in fitting(all_actions(PRINTED_KEY), width)]
    assert labels[:1] == ([first] if first else [])
    assert labels[-1:] == ([last] if last else [])


def test_the_page_of_keys_is_made_from_the_table() -> None:
    assert (DOCS / "keys.md").read_text("utf-8") == keys_page()
