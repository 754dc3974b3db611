"""A pack to write and read, and a team that fills one in as Word and Excel would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from ka_tui.domain.activities import Activity
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.reports.pack import LABELS, Pack, PackActivity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTUMN = Quarter(2022, 3)
BRIDGE = Activity(
    AUTUMN,
    "KA.01.01",
    "Mend the bridge & paint it",
    team="Roads",
    status="amber",
    progress="One arch stands.\n\n- The rail is ordered\n- The lamps are here",
    revision=3,
)
TOWPATH = Activity(AUTUMN, "KA.01.02", "Light the towpath", team="Roads", revision=1)
LAST = Activity(
    AUTUMN.previous,
    "KA.01.01",
    "Mend the bridge",
    status="green",
    next_steps="- Build the other arch\n- Order a rail",
    revision=2,
)
PACK = Pack(
    "0123456789abcdef",
    7,
    AUTUMN,
    Grouping.TEAM,
    "Roads",
    date(2023, 1, 13),
    "Someplace Council",
    activities=(PackActivity(BRIDGE, LAST), PackActivity(TOWPATH)),
)


def pack_of(*activities: Activity) -> Pack:
    """The sample pack with other activities in it."""
    return PACK._replace(activities=tuple(PackActivity(activity) for activity in activities))


def with_part(data: bytes, name: str, changed: Callable[[bytes], bytes]) -> bytes:
    """A package with one of its parts changed."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, changed(old.read(entry)) if entry == name else old.read(entry))
    return made.getvalue()


def filled_word(data: bytes, answers: Mapping[str, str]) -> bytes:
    """A Word pack with fields (``KA.01.01:progress``) filled in, a paragraph for each line; an empty one is emptied."""

    def fill(part: bytes) -> bytes:
        root = etree.fromstring(part)
        for control in root.iter(f"{W}sdt"):
            tag = control.find(f"{W}sdtPr/{W}tag")
            place = "" if tag is None else str(tag.get(f"{W}val")).removeprefix("ka:")
            if place in answers:
                _fill(control, answers[place])
        return bytes(etree.tostring(root))

    return with_part(data, "word/document.xml", fill)


def _fill(control: etree._Element, text: str) -> None:
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    assert properties is not None
    assert content is not None
    for prompting in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(prompting)
    for child in list(content):
        content.remove(child)
    for line in text.split("\n"):
        run = etree.SubElement(etree.SubElement(content, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = line


def filled_excel(data: bytes, answers: Mapping[str, str]) -> bytes:
    """An Excel pack with fields filled in, saved by another program than ours."""
    book = load_workbook(BytesIO(data))
    page = book["Return"]
    header = next(row for row in page.iter_rows() if row[0].value == "Code")
    columns = {cell.value: cell.column for cell in header}
    for row in page.iter_rows(min_row=header[0].row + 1):
        for name, label in LABELS.items():
            if (place := f"{row[0].value}:{name}") in answers:
                cell = page.cell(row[0].row, columns[label])
                cell.value = answers[place] or None
                cell.data_type = "s"
    made = BytesIO()
    book.save(made)
    return made.getvalue()
