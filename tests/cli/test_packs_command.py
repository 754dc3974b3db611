from __future__ import annotations

from tests.cli.office import Office, lines

SENT = "Beside each lies a text to send it with. 'ka collect' takes in what comes back.\n"


def test_packs_are_written_and_told(filled: Office) -> None:
    assert filled.ka("packs", "--due", "2022-10-28", "-o", "out") == (
        0,
        lines(
            "Quarter 2 of 2022/23 (Q2-2022): 2 packs, to be back by 28 October 2022",
            "  out/Q2-2022-Parks.docx  Parks, 1 activity",
            "  out/Q2-2022-Roads.docx  Roads, 2 activities",
        ),
        SENT,
    )
    assert sorted(path.name for path in (filled.folder / "out").iterdir()) == [
        "Q2-2022-Parks.docx",
        "Q2-2022-Parks.txt",
        "Q2-2022-Roads.docx",
        "Q2-2022-Roads.txt",
    ]
    assert "   Q2-2022 packs sent to Parks, Roads" in filled.done("history", "--limit", "1").splitlines()


def test_a_quarter_a_team_and_excel_may_be_chosen(filled: Office) -> None:
    out = filled.done("packs", "--quarter", "Q1-2022", "--team", "road", "--format", "xlsx")
    assert out.splitlines()[1:] == ["  packs/Q1-2022-Roads.xlsx  Roads, 1 activity"]


def test_files_that_are_there_stop_it_with_exit_code_1(filled: Office) -> None:
    filled.done("packs")
    before = filled.register.read_bytes()
    result = filled.ka("packs")
    assert (result.code, result.out) == (1, "")
    assert "--force" in result.err
    assert filled.register.read_bytes() == before
    filled.done("packs", "--force")


def test_who_is_not_asked_is_told(filled: Office) -> None:
    filled.done("set", "KA.02.01", "--team", "")
    told = "Nobody is asked for KA.02.01: no team is given. Say it with 'ka set CODE --team NAME'.\n"
    assert filled.ka("packs", "--dry-run").err == told + "This was a preview: nothing was written.\n"


def test_mistakes_have_the_contract_s_exit_codes(filled: Office) -> None:
    assert filled.ka("packs", "--team", "harbour").code == 3
    assert filled.ka("packs", "--quarter", "Q3-2022").code == 3
    day = "'soon' is no day. Write it as 2023-01-13 or 13 January 2023."
    assert filled.ka("packs", "--due", "soon") == (
        2,
        "",
        f"ka: Invalid value for '--due': {day} 'ka packs --help' shows how.\n",
    )
    assert filled.ka("packs", "--portfolio", "x") == (
        2,
        "",
        "ka: --portfolio does not go with --by team. 'ka packs --help' shows how.\n",
    )


def test_no_register_is_told(office: Office) -> None:
    assert office.ka("packs").code == 4
