"""``--as-of``: the register as it stood by the end of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ka_tui import settings
from ka_tui.services import desk as desks
from ka_tui.services.desk import Desk
from ka_tui.store.register_store import RegisterStore
from tests.cli.office import TABLE, Office

Later = Callable[[str], None]


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Goes on to another day."""

    def go(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T23:30:00").replace(tzinfo=UTC)

        def open_desk(register: Path | None = None) -> Desk:
            return Desk(RegisterStore(settings.register_path(register)), settings.user_name(), lambda: moment)

        monkeypatch.setattr(desks, "open_desk", open_desk)

    return go


@pytest.fixture
def grown(office: Office, on: Later) -> Office:
    """An office whose register was begun on one day, and changed on two later ones."""
    on("2022-10-03")
    office.done("import", office.file("earlier.csv", TABLE))
    on("2022-10-05")
    office.done("set", "KA.01.01", "--status", "red", "--reason", "Flooded")
    office.done("close", "Q1-2022")
    on("2022-10-20")
    office.done("reopen", "Q1-2022", "--reason", "A slip")
    office.done("remove", "KA.02.01")
    office.done("set", "KA.01.01", "--status", "green")
    return office


@pytest.mark.parametrize(
    ("day", "codes", "status", "revision"),
    [
        ("2022-10-03", ["KA.01.01", "KA.02.01"], "amber", 1),
        ("2022-10-04", ["KA.01.01", "KA.02.01"], "amber", 1),
        ("2022-10-05", ["KA.01.01", "KA.02.01"], "red", 2),
        ("2022-10-19", ["KA.01.01", "KA.02.01"], "red", 2),
        ("2022-10-20", ["KA.01.01"], "green", 3),
        ("2030-01-01", ["KA.01.01"], "green", 3),
    ],
)
def test_a_list_is_as_it_was_that_evening(grown: Office, day: str, codes: list[str], status: str, revision: int) -> None:
    listed = grown.json("list", "--as-of", day)
    assert [activity["code"] for activity in listed] == codes
    assert (listed[0]["status"], listed[0]["revision"]) == (status, revision)


def test_so_are_show_summary_and_export(grown: Office) -> None:
    then = ("--as-of", "2022-10-14")
    shown = grown.done("show", "KA.01.01", *then)
    assert "Signed off as at 5 October 2022 by Officer" in shown
    assert "Reason:    Flooded" in shown
    assert grown.json("summary", *then)["by_status"]["red"] == 1
    assert "Flooded" in grown.done("export", "--format", "csv", *then)
    text = grown.done("export", *then)
    assert "Signed off as at 5 October 2022 by Officer." in text
    assert "Corrections" not in text
    assert "| Status of KA.01.01 | ■ Red | ▶ Green | 20 October 2022 | A slip |" in grown.done("export")


@pytest.mark.parametrize("command", [("list",), ("show", "KA.01.01"), ("summary",), ("export",)])
def test_a_day_before_the_first_change_is_told(grown: Office, command: tuple[str, ...]) -> None:
    told = "ka: The register held nothing by the end of 2022-10-02: its first change was made on 2022-10-03.\n"
    assert grown.ka(*command, "--as-of", "2022-10-02") == (3, "", told)


def test_what_a_damaged_register_may_have_held_is_not_made_up(grown: Office, on: Later) -> None:
    on("2022-10-25")
    grown.done("set", "KA.01.01", "--team", "Bridges")
    grown.register.write_bytes(b"{damaged")
    on("2022-10-28")
    grown.done("restore")
    lost = grown.ka("list", "--as-of", "2022-10-26")
    assert (lost.code, lost.out) == (1, "")
    assert "How the register stood on 2022-10-26 is not known: it could not be read on 2022-10-28" in lost.err
    assert grown.json("list", "--as-of", "2022-10-05")[0]["status"] == "red"
    assert grown.json("list", "--as-of", "2022-10-28") == grown.json("list")


def test_what_is_no_day_is_told(grown: Office) -> None:
    result = grown.ka("list", "--as-of", "yesterday")
    assert (result.code, result.out) == (2, "")
    assert "Write it as 2023-01-13" in result.err
