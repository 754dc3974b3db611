"""The table of activities on a stage of its own, for its tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.pilot import Pilot

from ka_tui.domain.register import Register
from ka_tui.tui.actions import TABLE_ACTIONS
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.rows import rows_of
from tests.tui.widgets.widget_samples import SUMMER, Stage

Heard = TypeVar("Heard", bound=Message)


def show(table: ActivityTable, kept: Register, *folded: str, wanted: set[str] | None = None, keep_widths: bool = False) -> None:
    table.show(rows_of(kept, kept.activities(SUMMER), folded=folded, wanted=wanted), kept.scheme, keep_widths=keep_widths)


class KeyedTable(ActivityTable):
    """The table with its keys, which the main screen takes from the table of actions."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(",".join(action.keys), action.call) for action in TABLE_ACTIONS]


@asynccontextmanager
async def staged(kept: Register, width: int = 80, height: int = 12) -> AsyncIterator[tuple[Pilot[None], ActivityTable, Stage]]:
    table = KeyedTable()
    stage = Stage(table)
    async with stage.run_test(size=(width, height)) as pilot:
        show(table, kept)
        table.focus()
        await pilot.pause()
        yield pilot, table, stage


def heard(stage: Stage, kind: type[Heard]) -> list[Heard]:
    return [message for message in stage.heard if isinstance(message, kind)]


def codes_heard(stage: Stage) -> Iterator[str | None]:
    return (message.code for message in heard(stage, ActivityTable.Highlighted))
