from __future__ import annotations

import pytest

from ka_tui.domain.spellings import Spellings
from ka_tui.errors import NoSuchSpelling
from ka_tui.reports.reading import Hints, Source
from ka_tui.services import undoing
from ka_tui.services.desk import Desk
from ka_tui.services.importing import import_reports, preview_import
from ka_tui.services.spellings import forget, known_spellings
from tests.services.small_office import Q2

RETURN = Source("Q2-2022.csv", b"Ref,Activity,Status,What we did\r\nKA.01.01,Mend the bridge,On track,Both arches stand\r\n")
TOLD = Hints(mapping={"on track": "green"}, columns={"what we did": "progress"})


def test_what_was_said_once_is_known_to_every_later_import(officer: Desk) -> None:
    import_reports(officer, [RETURN], TOLD)
    assert known_spellings(officer) == Spellings({"on track": "green"}, {"what we did": "progress"})
    undone = officer.register.activity(Q2, "KA.01.01")
    assert (undone.status, undone.progress) == ("green", "Both arches stand")
    later = RETURN.data.replace(b"stand", b"stand fast")
    import_reports(officer, [Source("Q2-2022.csv", later)], Hints())
    assert officer.register.activity(Q2, "KA.01.01").progress == "Both arches stand fast"


def test_a_preview_keeps_nothing(officer: Desk) -> None:
    preview_import(officer, [RETURN], TOLD)
    assert known_spellings(officer) == Spellings()


def test_undo_takes_back_what_was_kept_with_the_import(officer: Desk) -> None:
    import_reports(officer, [RETURN], TOLD)
    undoing.undo(officer)
    assert known_spellings(officer) == Spellings()
    undoing.redo(officer)
    assert known_spellings(officer).statuses == {"on track": "green"}


def test_a_spelling_can_be_forgotten(officer: Desk) -> None:
    import_reports(officer, [RETURN], TOLD)
    forget(officer, ["ON TRACK"])
    assert known_spellings(officer) == Spellings({}, {"what we did": "progress"})
    with pytest.raises(NoSuchSpelling):
        forget(officer, ["On track"])


def test_a_register_with_spellings_is_sound_and_reads_back(officer: Desk) -> None:
    import_reports(officer, [RETURN], TOLD)
    assert officer.store.check() == ()
