"""What a shell completes arguments and options with: quarters, codes, statuses and names, from the register.

Whatever is wrong with the register, completing from it finds nothing and says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from ka_tui.errors import KaError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ka_tui.domain.register import Register
    from ka_tui.store.register_store import RegisterStore

Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def complete_quarter(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The quarters of the register, the latest first."""
    register = _register(ctx)
    if register is None:
        return []
    return _items(((str(q), register.calendar.months(q)) for q in reversed(list(register.quarters))), incomplete)


def complete_code(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The codes of the quarter that the line names, else of the latest, with their titles; none that is there already."""
    register = _register(ctx)
    if register is None or not register.quarters:
        return []
    present = ctx.params.get("codes") or ()
    activities = register.activities(ctx.params.get("quarter") or register.latest)
    return _items(((a.code, a.title) for a in activities if a.code not in present), incomplete)


def complete_status(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The statuses of the register's scheme, and ``none``."""
    register = _register(ctx)
    statuses = [*((s.id, s.meaning) for s in register.scheme), ("none", "Not stated")] if register else []
    return _items(statuses, incomplete)


def complete_check(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The checks, with what they find."""
    from ka_tui.checks.registry import CHECKS

    return _items(((check.id, check.title) for check in CHECKS), incomplete)


def complete_name(field: str) -> Completer:
    """The values that a field (team, portfolio, priority) has in the register."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
        register = _register(ctx)
        if register is None:
            return []
        names = {getattr(a, field) for activities in register.quarters.values() for a in activities.values()}
        return _items(((name, "") for name in sorted(filter(None, names))), incomplete)

    return complete


def complete_backup(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """The backups that can be brought back, the latest first."""
    try:
        return _items(((backup.name, backup.made_at) for backup in _store(ctx).backups()), incomplete)
    except KaError:
        return []


def _store(ctx: click.Context) -> RegisterStore:
    """The store that the line works on. Nothing ran yet, so the register's name is still among the root's parameters."""
    from ka_tui.services.desk import open_desk

    return open_desk(ctx.find_root().params.get("register")).store


def _register(ctx: click.Context) -> Register | None:
    try:
        return _store(ctx).snapshot()
    except KaError:
        return None


def _items(values: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    begun = incomplete.casefold()
    return [CompletionItem(value, help=about) for value, about in values if value.casefold().startswith(begun)]
