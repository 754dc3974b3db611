"""How right the checks are: what they find in reports, against what a person labelled there who did not know their code.

``python bench/accuracy.py REPORT...`` reads published reports, which are not part of this project; ``labels.json`` says
where in them which check should find something. Labels with ``"sure": false`` count neither way.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from ka_tui.checks.check import Finding  # noqa: E402 - the project is no installed package here
from ka_tui.reports.reading import Hints  # noqa: E402
from ka_tui.services.checking import check_quarter  # noqa: E402
from ka_tui.services.desk import open_desk  # noqa: E402
from ka_tui.services.importing import import_reports, load  # noqa: E402

SIGNS = {"▶": "green"}
"""What the person took the one sign for that survived in the texts."""

LABELS = PROJECT / "bench" / "labels.json"
Key = tuple[str, str, str, str]
"""Check, quarter, code, and the acronym, where it is one that is found."""


def labels() -> dict[Key, bool]:
    """What a person found, and whether they were sure."""
    found: dict[Key, bool] = {}
    for label in json.loads(LABELS.read_text("utf-8")):
        key = (label["check"], label["quarter"], label["code"], label.get("about", ""))
        found[key] = found.get(key, False) or label.get("sure", True)
    return found


def findings(reports: list[Path]) -> set[Key]:
    """What the checks find in reports."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "register.json")
        import_reports(desk, [load(path) for path in reports], Hints(mapping=SIGNS))
        register = desk.register
        return {_key(str(quarter), found) for quarter in register.quarters for found in check_quarter(register, quarter).findings}


def _key(quarter: str, finding: Finding) -> Key:
    about = finding.evidence.split(" … ")[0] if finding.check == "acronym" else ""
    return finding.check, quarter, finding.code, about


def main(reports: list[Path]) -> None:
    """Print, for each check that is labelled, how many it found of those to be found, and how many that are none."""
    known, found = labels(), findings(reports)
    sure, unsure = ({key for key, is_sure in known.items() if is_sure is wanted} for wanted in (True, False))
    right, wrong, missed = (Counter(key[0] for key in keys) for keys in (found & sure, found - sure - unsure, sure - found))
    print(f"{'check':28}{'right':>6}{'wrong':>6}{'missed':>7}{'precision':>11}{'recall':>8}")
    for check in sorted({key[0] for key in known}):
        r, w, m = right[check], wrong[check], missed[check]
        precision, recall = (f"{r / n:.2f}" if n else "-" for n in (r + w, r + m))
        print(f"{check:28}{r:6}{w:6}{m:7}{precision:>11}{recall:>8}")
    if "-v" in sys.argv:
        for title, keys in (("wrong", found - sure - unsure), ("missed", sure - found)):
            for key in sorted(key for key in keys if key[0] in {k[0] for k in known}):
                print(title, *key)


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:] if argument != "-v"])
