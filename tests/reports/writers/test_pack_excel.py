from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from ka_tui.reports.writers.packs.excel import write
from tests.reports.pack_samples import BRIDGE, PACK, pack_of

HEADINGS = [
    "Code",
    "Activity",
    "Q2 2022/23: status",
    "Q2 2022/23: next steps",
    "Status",
    "Reason for status",
    "Progress",
    "Next steps",
]


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert write(PACK) == write(PACK)


def test_what_may_be_changed_is_unlocked_and_the_rest_is_not() -> None:
    book = load_workbook(BytesIO(write(PACK)))
    page = book["Return"]
    assert [cell.value for cell in page[4]] == HEADINGS
    assert [cell.protection.locked for cell in page[5]] == [True] * 4 + [False] * 4
    assert all(sheet.protection.sheet for sheet in book)
    assert book.security.lockStructure
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "veryHidden"]


def test_status_is_chosen_from_the_key_and_headings_stay_in_view() -> None:
    book = load_workbook(BytesIO(write(PACK)))
    page = book["Return"]
    (choice,) = page.data_validations.dataValidation
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", "'Key'!$A$2:$A$5", "E5:E6")
    assert [cell.value for cell in book["Key"]["A"]] == ["Status", "Red", "Amber", "Green", "Completed"]
    assert page.freeze_panes == "C5"


def test_a_text_is_never_a_formula() -> None:
    page = load_workbook(BytesIO(write(pack_of(BRIDGE._replace(progress="=1+1", title="@SUM(A1)")))))["Return"]
    assert [(page["B5"].value, page["B5"].data_type), (page["E5"].value, page["E5"].data_type)] == [
        ("@SUM(A1)", "s"),
        ("=1+1", "s"),
    ]
