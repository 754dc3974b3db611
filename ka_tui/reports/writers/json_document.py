"""A quarter as JSON: an object with the quarter, the council, the status scheme and every activity."""

from __future__ import annotations

from typing import Any

import orjson

from ka_tui.domain.statuses import Status
from ka_tui.reports.document import ReportDocument

FORMAT = "ka-tui report"
VERSION = 1


def write(document: ReportDocument) -> bytes:
    """The document, indented, in UTF-8, with a line end after it."""
    report = {
        "format": FORMAT,
        "version": VERSION,
        "quarter": str(document.quarter),
        "quarter_label": document.quarter.label,
        "council": document.council,
        "notice": document.notice,
        **_publication(document),
        "statuses": [_status(status) for status in document.scheme],
        "activities": [activity.to_dict() for activity in document.activities],
    }
    return orjson.dumps(report, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _publication(document: ReportDocument) -> dict[str, Any]:
    """Of a quarter that was ever signed off: by whom, if it still is, and what was corrected since the first time.

    A correction without a field is of a whole activity, which was added or taken out.
    """
    if document.corrections is None:
        return {}
    closed = document.signed_off
    return {
        "signed_off": {"as_at": closed.as_at, "name": closed.name, "checksum": closed.checksum} if closed else None,
        "published_as_at": document.corrections.first.as_at,
        "corrections": [{**item._asdict(), "field": item.field or None} for item in document.corrections.items],
    }


def _status(status: Status) -> dict[str, Any]:
    return {
        "id": status.id,
        "word": status.word,
        "symbol": status.symbol,
        "colour": status.colour,
        "key": status.key,
        "meaning": status.meaning,
        "class": status.kind.value,
        "needs_reason": status.needs_reason,
        "aliases": list(status.aliases),
    }
