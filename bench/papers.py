"""How long a paper of 1,000 activities takes, as a ratio to a bare write of the same rows by the format's own library.

Both write into memory, in one process, turn and turn about.
"""

from __future__ import annotations

import io
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from bench.registers import make_register  # noqa: E402 - the project is no installed package here
from ka_tui.reports.formats import format_named, write  # noqa: E402
from ka_tui.services.exporting import report_document  # noqa: E402
from ka_tui.store.register_store import RegisterStore  # noqa: E402

COUNT = 1_000
ROUNDS = 3
LIMIT = 20
"""At most how many times the bare write a paper may take."""

Rows = Sequence[Sequence[str]]
_FIELDS = ("code", "title", "status", "progress", "next_steps", "team", "portfolio")


def docx(rows: Rows) -> None:
    """A plain table by python-docx."""
    from docx import Document

    document = Document()
    table = document.add_table(0, len(_FIELDS))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(io.BytesIO())


def pdf(rows: Rows) -> None:
    """A plain table by typst."""
    import typst

    source = '#set page(flipped: true)\n#table(columns: 7, ..json("rows.json").flatten())'
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rows.json").write_text(json.dumps(rows))
        main = Path(folder, "main.typ")
        main.write_text(source)
        typst.compile(str(main))


def html(rows: Rows) -> None:
    """A plain table by jinja2."""
    import jinja2

    template = "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
    jinja2.Environment(autoescape=True).from_string(template).render(rows=rows)


def xlsx(rows: Rows) -> None:
    """A plain sheet by openpyxl."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(io.BytesIO())


def opendocument(kind: str, rows: Rows) -> None:
    """A plain sheet, or a plain table in a text, by odfdo."""
    import odfdo

    document = odfdo.Document(kind)
    table = odfdo.Table("Activities")
    table.set_values(rows)
    document.body.append(table)
    document.save(io.BytesIO())


BARE: dict[str, Callable[[Rows], None]] = {
    "docx": docx,
    "pdf": pdf,
    "html": html,
    "xlsx": xlsx,
    "ods": partial(opendocument, "spreadsheet"),
    "odt": partial(opendocument, "text"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.json"
        make_register(register, COUNT)
        snapshot = RegisterStore(register).snapshot()
    document = report_document(snapshot, snapshot.latest)
    rows = [[str(getattr(activity, name) or "") for name in _FIELDS] for activity in document.activities]
    for name, bare in BARE.items():
        fmt = format_named(name)
        times = [(_seconds(partial(write, document, fmt)), _seconds(partial(bare, rows))) for _ in range(ROUNDS)]
        ours, yardstick = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{name:6} {ours:6.2f} s, bare {yardstick:6.2f} s: {ours / yardstick:6.2f} times, at most {LIMIT}")


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
