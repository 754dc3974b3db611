"""A register whose codes have another pattern: every act takes them, and no pattern is taken that the codes do not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from ka_tui.domain.codes import KA, CodePattern
from ka_tui.domain.links import Link
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.register import Register
from ka_tui.errors import CodesInUse, DocumentDamaged, InvalidCode, InvalidField
from ka_tui.reports.reading import Hints, Source
from ka_tui.services.checking import excuse
from ka_tui.services.collecting import Choices, collect
from ka_tui.services.describing import described_edits
from ka_tui.services.desk import Desk
from ka_tui.services.editing import add_activity, remove_activities, set_fields
from ka_tui.services.importing import import_reports
from ka_tui.services.links import link, unlink
from ka_tui.services.opening import OpeningOrder, open_quarter
from ka_tui.services.packs import PackOrder, make_packs
from ka_tui.services.register_settings import set_setting
from ka_tui.services.settings_file import read_settings, settings_text
from ka_tui.services.undoing import undo
from tests.reports.pack_samples import filled_excel, filled_word
from tests.services.small_office import Q2, desk_of

EXAMPLES = ["CP-1.2", "SP 12", "HDC/2023/07"]
CODES = {"CP-1.2": ("CP-1.1", "CP-2.10"), "SP 12": ("SP 01", "SP 12"), "HDC/2023/07": ("HDC/2022/01", "HDC/2022/10")}
SPELLED = {"CP-1.2": "cp 1.1", "SP 12": "sp.1", "HDC/2023/07": "hdc 2022/1"}
SPRING = Quarter(2023, 1)


def desk_with(example: str, path: Path) -> Desk:
    """A desk at a register of two activities with such codes."""
    desk = desk_of("Officer", path)
    set_setting(desk, "code-pattern", example)
    first, second = CODES[example]
    add_activity(desk, Q2, SPELLED[example], "Mend the bridge", {"team": "Roads", "progress": "One arch stands"})
    add_activity(desk, Q2, second, "Plant the orchard", {"team": "Parks"})
    assert list(desk.register.quarters[Q2]) == [first, second]
    return desk


@pytest.mark.parametrize("example", EXAMPLES)
def test_codes_are_kept_in_the_order_of_their_numbers_and_found(example: str, tmp_path: Path) -> None:
    desk = desk_with(example, tmp_path / "register.json")
    first, second = CODES[example]
    set_fields(desk, Q2, [SPELLED[example]], {"status": "green"})
    again = desk_of("Script", tmp_path / "register.json").register
    assert [(a.code, a.status) for a in again.activities(Q2)] == [(first, "green"), (second, None)]
    query = parse_query(f'code:"{second.lower()}"', again.scheme, again.codes)
    assert [a.code for a in query.select(again, again.activities(Q2))] == [second]
    with pytest.raises(InvalidCode, match=f"Codes look like {example}"):
        set_fields(desk, Q2, ["KA.01.01"], {"status": "green"})
    assert desk.store.check() == ()


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_life_of_a_quarter_goes_through_with_them(example: str, tmp_path: Path) -> None:
    desk = desk_with(example, tmp_path / "register.json")
    first, second = CODES[example]
    excuse(desk, Q2, [(SPELLED[example], "no-status")], "asked for")
    for names, form in ((("Roads",), "docx"), (("Parks",), "xlsx")):
        make_packs(desk, PackOrder(tmp_path / "packs", names=names, format=form))
    for name, fill in (("Q2-2022-Roads.docx", filled_word), ("Q2-2022-Parks.xlsx", filled_excel)):
        code = first if name.endswith("docx") else second
        path = tmp_path / "packs" / name
        path.write_bytes(fill(path.read_bytes(), {f"{code}:progress": "Told by the team"}))
        collect(desk, [path], Choices())
        assert desk.register.activity(Q2, code).progress == "Told by the team"
    open_quarter(desk, OpeningOrder(SPRING))
    link(desk, 2022, SPELLED[example], 2023, [second])
    assert Link(2022, first, 2023, second) in desk.register.links
    unlink(desk, 2022, SPELLED[example], 2023, [second])
    assert desk_of("Script", tmp_path / "register.json").register == desk.register
    assert desk.store.check() == ()
    for _ in desk.history()[:-1]:
        undo(desk)
    assert dict(desk.register.quarters) == {}
    assert desk.register.codes == CodePattern(example)
    undo(desk)
    assert desk.register.codes == KA


def test_a_report_is_imported_by_the_pattern_of_the_register(tmp_path: Path) -> None:
    desk = desk_of("Officer", tmp_path / "register.json")
    set_setting(desk, "code-pattern", "CP-1.2")
    source = Source(
        "q2.csv", b"Quarter,Code,Title,Progress\nQ2-2022,cp-1.1,Mend the bridge,Begun\nQ2-2022,CP-1.2,Light,Ordered\n"
    )
    import_reports(desk, [source], Hints())
    assert [a.code for a in desk.register.activities(Q2)] == ["CP-1.1", "CP-1.2"]


def test_a_pattern_that_the_codes_do_not_have_is_refused_and_one_that_they_have_is_taken(officer: Desk) -> None:
    with pytest.raises(
        CodesInUse, match=r"Q2-2022 has the code 'KA\.01\.01', which does not look like CP-1\.2\. Codes are not renamed"
    ):
        set_setting(officer, "code-pattern", "CP-1.2")
    assert officer.register.codes == KA
    change = set_setting(officer, "code-pattern", "KA.12.34").change
    assert described_edits(officer.register.scheme, change) == ["code pattern: 'KA.01.02' → 'KA.12.34'"]
    remove_activities(officer, Q2, ["KA.01.01", "KA.02.01"])
    set_setting(officer, "code-pattern", "SP 12")
    undo(officer)
    assert officer.register.codes == CodePattern("KA.12.34")


def test_what_a_record_or_a_link_names_counts_too(officer: Desk) -> None:
    excuse(officer, Q2, [("KA.01.01", "no-status")], "asked for")
    remove_activities(officer, Q2, ["KA.01.01", "KA.02.01"])
    with pytest.raises(CodesInUse, match=r"An excuse of Q2-2022 has the code 'KA\.01\.01'"):
        set_setting(officer, "code-pattern", "SP 12")


def test_the_pattern_is_in_the_file_of_settings(tmp_path: Path) -> None:
    register = Register(codes=CodePattern("SP 12"))
    assert 'code-pattern = "SP 12"' in settings_text(register)
    assert read_settings("council.toml", settings_text(register).encode())(Register()).codes == CodePattern("SP 12")
    with pytest.raises(DocumentDamaged, match="line 2: The code pattern must be an example"):
        read_settings("council.toml", b'\ncode-pattern = "12"\n')
    with pytest.raises(InvalidField, match="must be an example of a code"):
        set_setting(desk_of("Officer", tmp_path / "register.json"), "code-pattern", "12")
