"""Filters: queries by name. Some are always there, made from the status scheme; the user keeps others between runs."""

from __future__ import annotations

from collections.abc import Mapping

from ka_tui.domain.overview import off_course_query, off_course_statuses
from ka_tui.domain.statuses import StatusScheme
from ka_tui.services.preferences import load_preferences, save_preferences


def ready_made(scheme: StatusScheme) -> dict[str, str]:
    """The filters that everybody has; those about bad statuses only where the scheme has such."""
    off_course = off_course_query(scheme)
    words = " or ".join(status.word for status in off_course_statuses(scheme))
    return {
        **({"Needs attention": off_course} if off_course else {}),
        "Got worse": "changed:worse",
        **({f"Two quarters or more in {words}": f"standing:2 ({off_course})"} if off_course else {}),
        "Not stated": "status:none",
        "No progress": "missing:progress",
        "No next steps": "missing:next",
    }


def kept_filters() -> Mapping[str, str]:
    """The queries that the user keeps, by name."""
    return load_preferences().filters


def keep_filter(name: str, query: str) -> bool:
    """Keep a query under a name, in the place of an earlier one; whether it is kept now."""
    save_preferences(filters={**kept_filters(), name: query})
    return kept_filters().get(name) == query


def forget_filter(name: str) -> bool:
    """Keep a query no longer; whether it is gone now."""
    save_preferences(filters={known: query for known, query in kept_filters().items() if known != name})
    return name not in kept_filters()
