"""Build the demo register from the sample reports, the sample quarters and their illustrative statuses."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ka_tui.domain.activities import Activity
from ka_tui.domain.changes import Edit, Table, addition_of, linking
from ka_tui.domain.links import Link
from ka_tui.domain.priorities import Priority
from ka_tui.domain.quarters import Quarter, parse_quarter
from ka_tui.reports.reading import Hints
from ka_tui.services.desk import Desk
from ka_tui.services.editing import set_fields
from ka_tui.services.importing import import_reports, load
from ka_tui.store.register_store import RegisterStore

FOLDER = Path(__file__).resolve().parent
TARGET = FOLDER / "demo-register.json"
COUNCIL = "Harborough District Council"
NOTICE = "Sample data: the statuses and texts are illustrative, not the council's."
REPORTS = {"quarter-3-2021-22.txt": "Q3-2021", "quarter-2-2022-23.txt": "Q2-2022"}
IDENTITY = "0000000000000000"
WRITTEN_AT = datetime(2023, 4, 20, 9, 0, tzinfo=UTC)


def build(target: Path) -> None:
    """Write the demo register to a file; the same sources give the same bytes."""
    with TemporaryDirectory() as folder:
        store = RegisterStore(Path(folder) / target.name)
        desk = Desk(store, "sample", lambda: WRITTEN_AT)
        desk.propose("describe", [Edit(Table.SETTINGS, name, {}, {"value": value}) for name, value in _settings().items()])
        for name in REPORTS:
            import_reports(desk, [load(FOLDER / name)], Hints(scheme=desk.register.scheme))
        for path in sorted((FOLDER / "quarters").glob("*.csv")):
            quarter = parse_quarter(path.stem)
            desk.propose("open quarter", [addition_of(a) for a in _activities(desk, quarter, path)])
        _set_statuses(desk)
        desk.propose("link plans", [linking(link) for link in _links()])
        text = store.path.read_text("utf-8").replace(store.snapshot().identity, IDENTITY)
        target.write_text(text, "utf-8", newline="\n")


def _settings() -> dict[str, str]:
    return {"council": COUNCIL, "notice": NOTICE}


def _activities(desk: Desk, quarter: Quarter, path: Path) -> list[Activity]:
    """A sample quarter's activities, under the priorities that the report of their financial year gives them."""
    printed = next(parse_quarter(name) for name in REPORTS.values() if parse_quarter(name).year == quarter.year)
    register = desk.register
    return [_under(register.activity(printed, row["code"]).heading, quarter, row) for row in _rows(path)]


def _under(priority: Priority, quarter: Quarter, row: dict[str, str]) -> Activity:
    activity = Activity(quarter, row["code"], row["title"], priority.theme, priority.number, priority.name)
    values = {name: row[name] for name in ("team", "portfolio", "progress", "next_steps", "reason")}
    return activity.with_content({**values, "status": row["status"] or None})


def _set_statuses(desk: Desk) -> None:
    for row in _rows(FOLDER / "statuses.csv"):
        values = {"status": row["status"], "reason": row["reason"]}
        set_fields(desk, parse_quarter(row["quarter"]), [row["code"]], values, why=row["reason"])


def _links() -> list[Link]:
    """Which activities of one year's plan continue those of the year before."""
    rows = _rows(FOLDER / "links.csv")
    return [Link(int(row["from_year"][:4]), row["from"], int(row["to_year"][:4]), row["to"]) for row in rows]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    build(TARGET)
