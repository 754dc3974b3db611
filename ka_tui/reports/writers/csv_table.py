"""A quarter as CSV: one row per activity, safe to open in a spreadsheet, and exact when read back.

UTF-8, comma, rows ending in CRLF, line breaks inside quoted cells as LF, as RFC 4180 has it. The rows are put together
here and not by the csv module, which takes four times as long over the long cells of a report.
"""

from __future__ import annotations

from typing import cast

from ka_tui.domain.activities import CONTENT_FIELDS
from ka_tui.reports.csv_cells import guarded
from ka_tui.reports.document import ReportDocument

HEADER = ("quarter", "code", *CONTENT_FIELDS)
_FIELDS = slice(1, len(HEADER))
"""Where an activity, which is a tuple, has its code and content."""


def write(document: ReportDocument) -> bytes:
    """The activities of the document; an empty cell is a field that is not stated."""
    quarter = str(document.quarter)
    cells: dict[object, str] = {None: ""}
    rows = [",".join(HEADER)]
    for activity in document.activities:
        row = [quarter]
        for value in cast("tuple[object, ...]", activity)[_FIELDS]:
            cell = cells.get(value)
            if cell is None:
                cell = cells[value] = _cell(str(value))
            row.append(cell)
        rows.append(",".join(row))
    rows.append("")
    return "\r\n".join(rows).encode()


def _cell(text: str) -> str:
    text = guarded(text)
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text
