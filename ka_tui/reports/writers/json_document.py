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
        "statuses": [_status(status) for status in document.scheme],
        "activities": [activity.to_dict() for activity in document.activities],
    }
    return orjson.dumps(report, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


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
