"""What the register knows of how other people's documents spell statuses and columns, and how it forgets."""

from __future__ import annotations

from collections.abc import Iterable

from ka_tui.domain.changes import Change
from ka_tui.domain.register_settings import NAMED, setting_edit
from ka_tui.domain.spellings import SETTING, Spellings
from ka_tui.domain.text import folded
from ka_tui.errors import NoSuchSpelling
from ka_tui.services.desk import Desk


def known_spellings(desk: Desk) -> Spellings:
    """All that imports know."""
    return desk.register.spellings


def forget(desk: Desk, names: Iterable[str]) -> Change:
    """Forget what words, signs or columns mean, as one change; raises NoSuchSpelling for a name that means nothing."""
    names = list(names)
    known = known_spellings(desk)
    all_names = {folded(name) for name in (*known.statuses, *known.columns)}
    unknown = [name for name in names if folded(name) not in all_names]
    if unknown:
        raise NoSuchSpelling(unknown[0])
    nothing = dict.fromkeys(names)
    return desk.propose("forget spellings", [setting_edit(NAMED[SETTING], known, known.with_more(nothing, nothing))])
