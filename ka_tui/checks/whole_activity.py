"""Whether something is said of an activity as a whole (``the project``, ``the review`` of one that is a review) or of a part."""

from __future__ import annotations

import re
from functools import lru_cache

from ka_tui.checks.phrases import Phrase, words_before
from ka_tui.checks.subject import Text

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_CLAUSE_START = re.compile(
    r".*(?:[;:,–—(]|\s-\s)\s*(?:(?:and|so|but|as|because|since|therefore|also)\s+)?|(?:as|since|because)\s+",
    re.DOTALL,
)
_SUBJECT = re.compile(
    r"(?P<who>(?:[\w'’]+\s+){1,8}?)??"
    r"(?:(?:is|are|was|were|has|have|had|been|be|remains?|stays?|still|now|currently|temporarily|presently|also|all|both|fully|"
    r"therefore|successfully|formally|officially|since|put|placed|again)\s+)*"
)
_BESIDE = frozenset(_WORD.findall("the this our all of key whole entire overall now these that its a council council's each"))
_ANY = frozenset(_WORD.findall("activity project programme scheme task action initiative objective"))
_ALL = frozenset(
    _WORD.findall("work works actions elements milestones deliverables tasks phases stages items everything projects")
)
_STAGES = frozenset(
    _WORD.findall(
        "consultation engagement survey draft drafting design procurement preparation phase stage scoping audit monitoring "
        "research tender tendering feasibility recruitment training planning assessment evaluation application report data "
        "work delivery"
    )
)
_DOING = re.compile(r"(?:ments?|ations?|ions?|al|ing)$")
_STEM = 4
"""How many letters a word for a doing has at least before its ending."""
_TWO_VERBS = re.compile(r"(?:to\s+)?\w+(?:,\s*\w+)*\s+and\s+(?=\w+\s)")
_SEVERAL = re.compile(r",|;|&|/|\band\b")


def subject_of(text: Text, phrase: Phrase) -> str | None:
    """What a phrase is said of in its clause: ``The project`` in ``The project has been put on hold``.

    Empty where the clause begins with the phrase; None where more than a plain subject stands before it.
    """
    before = words_before(text, phrase)
    start = _CLAUSE_START.match(before)
    found = _SUBJECT.fullmatch(before, start.end() if start else 0)
    return None if found is None else (found["who"] or "").strip()


def names_whole(named: str, title: str) -> bool:
    """Whether a phrase means all of the activity of this title, and not a stage, a site or an item of it."""
    words = _words(named)
    telling = [word for word in words if word not in _BESIDE]
    if not telling:
        return "this" in words
    if all(word in _ALL for word in telling):
        return "all" in words or telling == ["everything"]
    of_title = _things(title)
    return all(word in _ANY or word in of_title or _is_doing_of(word, of_title) for word in telling)


def _is_doing_of(word: str, of_title: frozenset[str]) -> bool:
    """Whether it is the noun to a verb of the title: *refurbishment* where that is to refurbish."""
    stem = _DOING.sub("", word)
    if stem == word or len(stem) < _STEM or word in _STAGES:
        return False
    return any(verb.startswith(stem) for verb in of_title)


def begins(text: Text, phrase: Phrase) -> bool:
    """Whether its sentence is the first thing that the text says, and no item of a list of several."""
    sentence = phrase.sentence
    return sentence.start == text.sentences[0].start and not (sentence.is_item and len(text.sentences) > 1)


@lru_cache(maxsize=4096)
def _things(title: str) -> frozenset[str]:
    """The words of a title that names one thing; none where it names several, each of which is a part."""
    rest = _TWO_VERBS.sub("", title.lower(), count=1)
    return frozenset() if _SEVERAL.search(rest) else frozenset(_words(rest)) - _STAGES


def _words(passage: str) -> list[str]:
    return _WORD.findall(passage.lower())
