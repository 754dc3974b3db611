"""The words of a text that tell what it is about, and how much each of them tells: rare ones, names and figures most.

Two texts about the same thing share such words, whatever else they say: ``Install 12 benches`` and ``All 12 benches are in``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

from ka_tui.domain.text import folded
from ka_tui.domain.word_forms import stem

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\b")
_NAME = 1.5
"""How much more a name or a figure tells than another word."""
_IN_TITLE = 0.5
"""How much less a word tells that stands in the title: all that is said of the activity may have it."""

_SAYING_LITTLE = """
a an the and or of to in on at by for from with without as is are was were be been being will would shall should can
could may might must has have had do does did not no none nor this that these those it its they their them there here we
our us you your he she his her i which who whom whose what when where while whilst also both each every any all some
such other others another more most less further new next last previous following once if so than then too very only
just now yet still already until set out up down during within across into onto through over under above below between
per due about around after before since because via etc eg ie council councils district quarter quarters q1 q2 q3 q4
year years yearly month months monthly week weeks day days date dates activity activities action actions step steps work
works working worked undertake undertakes undertaken undertaking take takes taken taking took place hold holds held
holding begin begins began begun beginning start starts started starting commence commences commenced continue continues
continued continuing ongoing complete completes completed completing completion finish finished finalise finalised
finalising deliver delivers delivered delivering produce produced producing provide provides provided providing progress
progressing progressed plan plans planned planning ensure ensures ensuring include includes included including support
supports supported supporting develop develops developed developing agree agreed bring brought look looking make makes
made making get go goes going gone run running number various appropriate need needs needed required as well able update
updates updated na tbc tba tbd nil
"""


class Telling(NamedTuple):
    """A word that tells something: as it is compared, as it is written, and whether it is a name or a figure."""

    stem: str
    written: str
    is_name: bool


_LITTLE = frozenset(_SAYING_LITTLE.split())


def telling_words(text: str) -> dict[str, Telling]:
    """The words of a text that tell what it is about, by their stems, each as it is first written; years are none."""
    found: dict[str, Telling] = {}
    for place, written in enumerate(_words(text)):
        telling = _telling(written)
        if telling is not None and telling.stem not in found:
            found[telling.stem] = telling if place else telling._replace(is_name=_is_name(written, begins=True))
    return found


def tells(text: str) -> bool:
    """Whether a text has any word that tells something."""
    return any(_telling(written) for written in _words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(_YEAR.sub(" ", text) if "20" in text or "19" in text else text)


@lru_cache(maxsize=65536)
def _telling(written: str) -> Telling | None:
    """A word as it is compared, None for one that tells nothing."""
    word = folded(written).removesuffix("'s").removesuffix("’s")
    if word in _LITTLE or (len(word) < 2 and not word.isdigit()):
        return None
    if written.isupper() and not word.isdigit():
        word = word.rstrip("0123456789")  # LAD2 is a part of LAD
    return Telling(stem(word), written, _is_name(written))


def _is_name(written: str, *, begins: bool = False) -> bool:
    """Whether a word is a name or a figure; that a text ``begins`` with a capital letter makes it none."""
    return written.isupper() or any(letter.isdigit() for letter in written) or (not begins and written[0].isupper())


class Rarity:
    """How rare words are among texts: the rarer, the more it tells that two passages share one."""

    def __init__(self, texts: Iterable[str]) -> None:
        documents = [telling_words(text).keys() for text in texts]
        self._texts = len(documents)
        self._having = Counter(key for keys in documents for key in keys)

    def weights(self, words: Mapping[str, Telling], title: Collection[str] = ()) -> dict[str, float]:
        """How much each of some words tells, by stem; ``title`` are the stems of the activity's title."""
        return {
            key: (1 + log((self._texts + 1) / (self._having[key] + 0.5)))
            * (_NAME if word.is_name else 1)
            * (_IN_TITLE if key in title else 1)
            for key, word in words.items()
        }
