from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from ka_tui.domain.activities import CONTENT_FIELDS
from tests.cli.office import TABLE, Office
from tests.reports.pack_samples import filled_word

REFUSED = (
    "ka: Q1-2022 is signed off as at 2022-10-14, so nothing in it can be changed. "
    "'ka reopen Q1-2022 --reason WHY' opens it again, and prints what changes then as a correction.\n"
)
OPENS = "Nothing in it can be changed now. 'ka reopen Q1-2022 --reason WHY' opens it again.\n"


@pytest.fixture
def signed(filled: Office) -> Office:
    """An office in which packs for a quarter went out, one came back, and the quarter was then signed off."""
    filled.done("packs", "--quarter", "Q1-2022")
    sent = Path("packs/Q1-2022-Roads.docx").read_bytes()
    filled.file("back.docx", filled_word(sent, {"KA.01.01:progress": "Both arches stand"}))
    filled.done("close", "Q1-2022")
    return filled


class TestClosing:
    def test_it_prints_the_checksum_and_how_to_reopen(self, filled: Office) -> None:
        result = filled.ka("close", "Q1-2022")
        assert (result.code, result.err) == (0, OPENS)
        signed, checksum = result.out.splitlines()
        assert signed == "Q1-2022: Signed off as at 14 October 2022 by Officer"
        assert checksum == f"SHA-256 {_checksum(filled, 'Q1-2022')}"
        assert filled.done("doctor").startswith("Sound.")
        assert "   Q1-2022 signed off as at 14 October 2022 by Officer" in filled.done("history", "-n", "1").splitlines()

    @pytest.mark.parametrize("day", ["2022-09-30", "30 September 2022", " 30th Sept 2022", "30/9/2022"])
    def test_the_day_and_who_signs_may_be_said(self, filled: Office, day: str) -> None:
        told = filled.json("close", "Q1-2022", "--as-at", day, "--name", "Head of\tPolicy")
        assert told == {
            "quarter": "Q1-2022",
            "as_at": "2022-09-30",
            "name": "Head of Policy",
            "at": "2022-10-14T09:30:00Z",
            "by": "Officer",
            "checksum": _checksum(filled, "Q1-2022"),
            "missing": {},
            "findings": 0,
        }

    def test_what_is_missing_is_told_and_statuses_must_be_stated_or_it_is_done_anyway(self, filled: Office) -> None:
        count = len(filled.ka("check", "--quarter", "Q2-2022", "--json").json)
        checks = f"The checks find {count} things to object to; 'ka check --quarter Q2-2022' shows them.\n"
        missing = f"No status: KA.01.02, KA.02.01.\n{checks}"
        before = filled.register.read_bytes()
        assert filled.ka("close", "Q2-2022") == (
            1,
            "",
            f"{missing}ka: The status of 2 activities in Q2-2022 is not stated, so it was not signed off. "
            "'ka list --quarter Q2-2022 --status none' shows where; --anyway signs it off as it is.\n",
        )
        assert filled.register.read_bytes() == before
        result = filled.ka("close", "Q2-2022", "--anyway")
        assert (result.code, result.err.startswith(missing)) == (0, True)

    def test_other_gaps_are_told_and_do_not_stop_it(self, filled: Office) -> None:
        filled.done("set", "KA.01.01", "--quarter", "Q1-2022", "--progress", "", "--next-steps", "")
        result = filled.ka("close", "Q1-2022")
        assert (result.code, result.err.endswith(OPENS)) == (0, True)
        assert result.err.startswith("No progress: KA.01.01.\nNo next steps: KA.01.01.\nThe checks find ")

    @pytest.mark.parametrize(
        ("arguments", "code", "says"),
        [
            (("Q3-2022",), 3, "The register has no quarter Q3-2022."),
            (("Q1-2022", "--as-at", "2022-10-15"), 2, "as-at day 2022-10-15 is still to come; today is 2022-10-14."),
            (("Q1-2022", "--as-at", "soon"), 2, "'soon' is no day."),
            (("Q9",), 2, "'Q9' is not a quarter."),
            ((), 2, "Missing argument 'QUARTER'"),
        ],
    )
    def test_mistakes_are_told(self, filled: Office, arguments: tuple[str, ...], code: int, says: str) -> None:
        before = filled.register.read_bytes()
        result = filled.ka("close", *arguments)
        assert (result.code, result.out) == (code, "")
        assert says in result.err
        assert filled.register.read_bytes() == before

    def test_a_quarter_without_activities_is_nothing_to_sign(self, filled: Office) -> None:
        filled.done("remove", "KA.01.01", "--quarter", "Q4-2021")
        refused = filled.ka("close", "Q4-2021")
        assert (refused.code, refused.out) == (1, "")
        assert "Q4-2021 has no activities to sign off. 'ka import FILE --quarter Q4-2021' reads them in" in refused.err


class TestEveryDoor:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("close", "Q1-2022"),
            ("set", "KA.01.01", "--quarter", "Q1-2022", "--status", "red"),
            ("set", "KA.01.01", "KA.02.01", "--quarter", "Q1-2022", "--team", "Bridges", "--priority", "Other"),
            ("add", "KA.03.01", "Sweep", "--quarter", "Q1-2022"),
            ("remove", "KA.01.01", "--quarter", "Q1-2022"),
            ("edit", "KA.01.01", "--quarter", "Q1-2022"),
            ("import", "changed.csv"),
            ("import", "more.csv"),
            ("collect", "back.docx", "--quarter", "Q1-2022"),
            ("packs", "--quarter", "Q1-2022", "-o", "again"),
        ],
        ids=lambda arguments: " ".join(arguments[:1]),
    )
    def test_refuses_with_exit_code_1_and_the_register_stays_byte_for_byte(
        self, signed: Office, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
    ) -> None:
        signed.file("changed.csv", TABLE.replace("One arch stands", "Two arches stand"))
        signed.file("more.csv", TABLE.replace("Q1-2022,KA.02.01", "Q1-2022,KA.02.02"))
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{signed.file("editor.py", "raise SystemExit(7)")}"')
        before = signed.register.read_bytes()
        result = signed.ka(*arguments)
        assert (result.code, result.err.endswith(REFUSED)) == (1, True), result
        assert signed.register.read_bytes() == before
        assert not Path("again").exists()

    def test_a_backup_does_not_change_it_either(self, signed: Office) -> None:
        signed.done("set", "KA.01.01", "--quarter", "Q4-2021", "--team", "Museums")
        before = signed.register.read_bytes()
        names = [line.split()[0] for line in signed.done("backups").splitlines()]
        results = [signed.ka("restore", name) for name in names[1:]]
        assert [(result.code, result.err) for result in results] == [(1, REFUSED)] * len(results)
        assert len(results) >= 2
        assert signed.register.read_bytes() == before
        signed.done("restore", names[0])
        assert signed.json("show", "KA.01.01", "--quarter", "Q4-2021")["team"] == "Culture"

    def test_what_is_so_already_and_other_quarters_are_free(self, signed: Office) -> None:
        signed.done("set", "KA.01.01", "--quarter", "Q1-2022", "--status", "amber")
        signed.done("import", signed.file("again.csv", TABLE))
        signed.done("set", "KA.01.01", "--quarter", "Q2-2022", "--status", "red")


class TestReopening:
    def test_it_takes_a_reason_and_is_recorded(self, signed: Office) -> None:
        told = "Q1-2022 is open again. 'ka close Q1-2022' signs it off once it is corrected.\n"
        assert signed.ka("reopen", "Q1-2022", "--reason", "A wrong figure") == (0, "", told)
        assert signed.done("history", "-n", "1").splitlines() == [
            "5  2022-10-14T09:30:00Z  Officer  reopen: A wrong figure",
            "   Q1-2022 opened again",
        ]
        signed.done("set", "KA.01.01", "--quarter", "Q1-2022", "--status", "red")
        signed.done("close", "Q1-2022")
        assert signed.ka("set", "KA.01.01", "--quarter", "Q1-2022", "--status", "amber").err == REFUSED

    @pytest.mark.parametrize(
        ("arguments", "code", "says"),
        [
            (("Q1-2022",), 2, "Missing option '--reason'"),
            (("Q1-2022", "--reason", " \n"), 2, "The reason must not be empty"),
            (("Q2-2022", "--reason", "x"), 1, "Q2-2022 is not signed off, so it can be changed as it is. 'ka close Q2-2022'"),
            (("Q3-2022", "--reason", "x"), 3, "The register has no quarter Q3-2022."),
        ],
    )
    def test_mistakes_are_told(self, signed: Office, arguments: tuple[str, ...], code: int, says: str) -> None:
        before = signed.register.read_bytes()
        result = signed.ka("reopen", *arguments)
        assert (result.code, says in result.err) == (code, True), result.err
        assert signed.register.read_bytes() == before

    def test_both_are_undone_and_redone_as_any_change(self, signed: Office) -> None:
        signed.done("undo")
        signed.done("set", "KA.01.01", "--quarter", "Q1-2022", "--status", "red")
        signed.done("undo")
        signed.done("close", "Q1-2022")
        signed.done("reopen", "Q1-2022", "--reason", "A wrong figure")
        signed.done("undo")
        assert signed.ka("remove", "KA.01.01", "--quarter", "Q1-2022").err == REFUSED
        signed.done("redo")
        signed.done("remove", "KA.01.01", "--quarter", "Q1-2022")
        assert signed.done("doctor").startswith("Sound.")


class TestToldOf:
    def test_quarters_says_which_are_signed_off_and_names_the_day(self, signed: Office) -> None:
        assert [quarter["signed_off"] for quarter in signed.json("quarters")] == [None, "2022-10-14", None]
        assert signed.done("quarters").splitlines()[1].split("\t")[-1] == "2022-10-14"
        signed.done("reopen", "Q1-2022", "--reason", "A wrong figure")
        assert [quarter["signed_off"] for quarter in signed.json("quarters")] == [None, None, None]
        assert signed.done("quarters").splitlines()[1].endswith("\t2")

    def test_show_says_by_whom(self, signed: Office) -> None:
        shown = signed.done("show", "KA.01.01", "--quarter", "Q1-2022")
        assert "Q1 2022/23, April to June 2022. Signed off as at 14 October 2022 by Officer\n" in shown

    def test_a_paper_has_the_day_of_the_signing_off(self, filled: Office) -> None:
        filled.done("close", "Q1-2022", "--as-at", "2022-07-31", "--name", "Head of Policy")
        page = filled.done("export", "--quarter", "Q1-2022", "--format", "html")
        assert "Signed off as at 31 July 2022 by Head of Policy" in page
        page = filled.done("export", "--quarter", "Q1-2022", "--format", "html", "--as-at", "2022-10-01")
        assert "As at 1 October 2022" in page
        assert "Signed off" not in page

    def test_doctor_sees_what_another_program_did_to_it(self, signed: Office) -> None:
        tables = json.loads(signed.register.read_bytes())
        for document in tables["activities"].values():
            document["team"] = document["team"].replace("Roads", "Paths")
        signed.register.write_text(json.dumps(tables), "utf-8")
        result = signed.ka("doctor")
        assert result.code == 1
        assert "Q1-2022 is signed off, and is no longer what was: its checksum is another one." in result.out + result.err


class TestCorrections:
    @pytest.fixture
    def corrected(self, filled: Office) -> Office:
        filled.done("close", "Q1-2022", "--as-at", "2022-07-31")
        filled.done("reopen", "Q1-2022", "--reason", "A slip in typing")
        filled.done("set", "KA.01.01", "--quarter", "Q1-2022", "--status", "red", "--progress", "No arch stands")
        filled.done("close", "Q1-2022", "--as-at", "2022-08-31")
        return filled

    def test_a_document_tells_what_was_corrected_when_and_why(self, corrected: Office) -> None:
        text = corrected.done("export", "--quarter", "Q1-2022")
        assert "\nSigned off as at 31 August 2022 by Officer.\n" in text
        assert "\n## Corrections since publication\n\nFirst signed off as at 31 July 2022. " in text
        assert "| Status of KA.01.01 | ▲ Amber | ■ Red | 14 October 2022 | A slip in typing |\n" in text
        assert "| Progress of KA.01.01 | One arch stands | No arch stands | 14 October 2022 | A slip in typing |\n" in text

    def test_json_has_them_beside_the_activities(self, corrected: Office) -> None:
        document = json.loads(corrected.done("export", "--quarter", "Q1-2022", "--format", "json"))
        assert document["signed_off"] == {
            "as_at": "2022-08-31",
            "name": "Officer",
            "checksum": _checksum(corrected, "Q1-2022"),
        }
        assert document["published_as_at"] == "2022-07-31"
        assert [(item["code"], item["field"], item["was"], item["is_now"]) for item in document["corrections"]] == [
            ("KA.01.01", "status", "▲ Amber", "■ Red"),
            ("KA.01.01", "progress", "One arch stands", "No arch stands"),
        ]
        assert "corrections" not in json.loads(corrected.done("export", "--quarter", "Q2-2022", "--format", "json"))

    def test_a_csv_has_none(self, corrected: Office) -> None:
        assert "slip" not in corrected.done("export", "--quarter", "Q1-2022", "--format", "csv")

    def test_taken_back_they_are_no_longer_told(self, corrected: Office) -> None:
        corrected.done("undo")
        corrected.done("undo")
        assert "Corrections" not in corrected.done("export", "--quarter", "Q1-2022")


def _checksum(office: Office, quarter: str) -> str:
    """The checksum as anybody can work it out from what the register prints."""
    content = [
        {name: activity[name] for name in ("code", *CONTENT_FIELDS)} for activity in office.json("list", "--quarter", quarter)
    ]
    return sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
