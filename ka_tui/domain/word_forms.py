"""English words that differ and mean the same: *test* and *testing*, *meet* and *met*, *six* and *6*, *adopt* and *approve*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ances", "ance", "ings", "ing", "ions", "ion", "als", "al"),
    *("ies", "ied", "ers", "ed", "es", "s", "e", "y"),
)
_LEAST_STEM = 4
_DOUBLED = frozenset("bdfgklmnprstvz")
"""Letters that are doubled before an ending, as in *fitted*."""
_SHORT = re.compile(r"([^aeiou][aeiou][^aeiouwxy])(?:ed|ing)")
"""Short verbs that end in *e*, as in *voted*."""

_IRREGULAR = """
bear bore borne, begin began begun, bid bade, bind bound, break broke broken, bring brought, build built, buy bought,
catch caught, choose chose chosen, deal dealt, draw drew drawn, drive drove driven, fall fell fallen, feed fed, feel felt,
fight fought, find found, freeze froze frozen, give gave given, grow grew grown, hear heard, hold held, keep kept,
know knew known, lay laid, lead led, leave left, lend lent, lose lost, make made, mean meant, meet met, oversee oversaw overseen,
pay paid,
rebuild rebuilt, repay repaid, ride rode ridden, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold,
send sent,
shake shook shaken, show shown, sit sat, speak spoke spoken, spend spent, stand stood, strike struck, sweep swept,
take took taken,
teach taught, tear tore torn, tell told, think thought, throw threw thrown, undergo underwent undergone,
understand understood, undertake undertook undertaken, win won, withdraw withdrew withdrawn, write wrote written
"""
_SAME_DEED = """
begin start commence launch open, complete finish finalise conclude close end, deliver provide supply,
produce make write draft prepare compile, agree approve adopt endorse accept settle decide, appoint recruit hire employ fill,
publish issue release, review examine assess check inspect audit, repair mend fix, build construct erect, install fit,
buy purchase procure acquire order, send submit, talk discuss meet consult, train teach coach, vote referendum ballot poll,
help support assist, advertise promote publicise, grow expand extend, obtain receive collect gather
"""
"""What can be done in words that mean nearly the same."""

_SMALL = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _groups(table: str) -> Iterator[tuple[str, list[str]]]:
    for group in table.split(","):
        first, *others = group.split()
        yield first, others


_BASE = {form: base for base, forms in _groups(_IRREGULAR) for form in forms}
_FIGURES = {word: str(number) for number, word in enumerate(_SMALL.split(), 1)}
_FIGURES |= {word: f"{number}0" for number, word in enumerate(_TENS.split(), 2)}


def stem(word: str) -> str:
    """A word in small letters without its endings, so that *monitor* and *monitoring* are one; a number in figures."""
    if word in _FIGURES:
        return _FIGURES[word]
    short = _SHORT.fullmatch(word)
    word = f"{short[1]}e" if short else _BASE.get(word, word)
    while (ending := next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _LEAST_STEM), None)) is not None:
        word = word[: -len(ending)]
    if len(word) == _LEAST_STEM:
        word = word.removesuffix("s")
    return word[:-1] if len(word) >= _LEAST_STEM and word[-1] == word[-2] and word[-1] in _DOUBLED else word


_DEEDS = {stem(word): first for first, others in _groups(_SAME_DEED) for word in (first, *others)}
_DEED_WORDS = frozenset(
    word for table in (_IRREGULAR, _SAME_DEED) for first, others in _groups(table) for word in (first, *others)
)


@lru_cache(maxsize=65536)
def deed(word: str) -> str | None:
    """What a word says is done, the same for words that mean nearly the same; None for one that speaks of nothing of the kind."""
    return _DEEDS.get(stem(word.lower()))


def is_deed(word: str) -> bool:
    """Whether a word may be a verb that says what to do."""
    return word.lower() in _DEED_WORDS
