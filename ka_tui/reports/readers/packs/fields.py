"""What the fields of a returned pack say, whichever program it was filled in with: prompts and gaps told from answers."""

from __future__ import annotations

from collections.abc import Mapping

from ka_tui.domain.packs import PACK_FIELDS
from ka_tui.domain.text import clean_text, folded
from ka_tui.reports.pack import LABELS, PROMPTS, PackMemory, ReturnedPack
from ka_tui.reports.reading import Problem

Found = dict[tuple[str, str], list[str]]
"""The words found in each place for a field, by code and field; more than one where somebody copied a form."""

_PROMPTS_OF_PROGRAMS = frozenset({"click or tap here to enter text.", "click here to enter text.", "choose an item."})
"""What Word writes itself into a control that was emptied."""


def returned_pack(name: str, memory: PackMemory, found: Found, titles: Mapping[str, str], where: str) -> ReturnedPack:
    """A pack as it was read, with a problem for each field that is gone, or says two things, and for each altered title."""
    fields: dict[str, dict[str, str]] = {code: {} for code in memory.activities}
    problems: list[Problem] = []
    for code, sent in memory.activities.items():
        for field in PACK_FIELDS:
            words = list(dict.fromkeys(_answer(field, text) for text in found.get((code, field), ())))
            if len(words) == 1:
                fields[code][field] = words[0]
            else:
                problems.append(_gone_or_twice(name, code, field, where, twice=bool(words)))
        if titles.get(code, sent.title) != sent.title:
            what = f"The title was changed to '{titles[code]}'."
            problems.append(Problem(name, code, what, f"It was not taken; 'ka set {code} --title' changes a title."))
    unknown = sorted({code for code, _ in found} - memory.activities.keys())
    problems += [Problem(name, code, "The pack was sent without this activity.", "It was passed over.") for code in unknown]
    return ReturnedPack(memory, fields, dict(titles), tuple(problems))


def _answer(field: str, text: str) -> str:
    """The words of a field without what was printed in it to say what belongs there."""
    answer = clean_text(text.replace(PROMPTS[field], "")).strip()
    return "" if folded(answer) in _PROMPTS_OF_PROGRAMS else answer


def _gone_or_twice(name: str, code: str, field: str, where: str, *, twice: bool) -> Problem:
    label = LABELS[field].lower()
    if twice:
        return Problem(name, code, f"The {label} stands in it twice, and differs.", "Neither was taken; take one out.")
    return Problem(name, code, f"The field for the {label} is gone from the {where}.", "Nothing was taken for it; ask for it.")
