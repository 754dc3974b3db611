"""What the user chose about the screen, kept between its runs. Losing it costs a choice, so nothing here ever fails."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, NamedTuple

import orjson

from ka_tui.settings import preferences_path

NO_FILTERS: Mapping[str, str] = MappingProxyType({})
_SHARES = range(20, 81)


class Preferences(NamedTuple):
    """The choices; an empty one was never made. ``table_share`` is the table's part of the screen, in hundredths."""

    theme: str = ""
    filters: Mapping[str, str] = NO_FILTERS
    """Queries by the name that each is kept under."""
    table_share: int = 60


def load_preferences() -> Preferences:
    """The choices that were kept; what is missing or makes no sense is as if it had never been chosen."""
    kept = _kept()
    filters, share = kept.get("filters"), kept.get("table_share")
    return Preferences(
        theme=str(kept.get("theme", "")),
        filters={str(name): str(query) for name, query in filters.items()} if isinstance(filters, dict) else NO_FILTERS,
        table_share=share if isinstance(share, int) and share in _SHARES else Preferences().table_share,
    )


def save_preferences(**chosen: Any) -> None:
    """Keep these choices, named as in ``Preferences``, with the earlier ones."""
    path = preferences_path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(orjson.dumps({**_kept(), **chosen}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _kept() -> dict[str, Any]:
    try:
        kept = orjson.loads(preferences_path().read_bytes())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
