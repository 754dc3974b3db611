"""How alike the activities of two plans are: what a careful reader goes by who looks for the one that continues another.

Words count by how rare they are in both plans together, in the titles and in all that is said; words of one family
(*homeless*, *homelessness*) are one. Teams, portfolios and headings count by where those of alike activities went, so that
new names and mergers of them do no harm. A title that is carried on word for word has found its successor: its words say
little of anybody else. The figures below were tried on two plans of a council, where wide ranges of each do equally well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple, TypeAlias

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import token_sort_ratio

from ka_tui.domain.activities import Activity
from ka_tui.domain.text import folded

_WORD = re.compile(r"[^\W_]{3,}")
_STEM, _FAMILY = 4, 0.9
"""Letters that all words of a family begin with, and the likeness (Jaro and Winkler's, 0 to 1) of its words to the shortest."""
_SAME_TITLE = 85
"""From which likeness (of their sorted words, 0 to 100) on two titles are one."""
_TITLE = 0.4
"""The share of the title in what the words say; the rest is that of the title and both texts together."""
_WORDS = 0.3
"""The share of what the words say that counts whatever the groups are."""
_GROUPS = {"team": 0.6, "portfolio": 0.2, "priority": 0.2}
"""The fields by which activities are grouped, and how much each of them counts."""
_UNSAID = 0.5
"""The share where one of two activities does not say its group: it speaks neither for the pair nor against it."""
_ACCOUNTED_FOR = 0.25
"""What is left of the weight of a word in a title that was carried on, for all other pairs."""
_EVEN_ODDS = 0.075
"""The evidence, by words and groups together, at which activities as often continue each other as not."""

Vector: TypeAlias = Mapping[str, float]
"""The weight of each family of words in a text, of length 1."""
Matrix: TypeAlias = Sequence[Sequence[float]]
"""A number for each activity of the old plan (a row) and each of the new one (a column)."""


class _Worded(NamedTuple):
    """The words of an activity: of its title, and of its title and texts together."""

    title: Vector
    whole: Vector


def likenesses(old: Sequence[Activity], new: Sequence[Activity]) -> Matrix:
    """How alike each activity of an old plan is to each of a new one, 0 to 1; at 0.5 one as likely continues the other as not."""
    said = _said_alike(old, new)
    groups = _gone_to(old, new, said)
    return [
        [_likeness(said[i][j] * (_WORDS + (1 - _WORDS) * groups(one, other))) for j, other in enumerate(new)]
        for i, one in enumerate(old)
    ]


def _likeness(evidence: float) -> float:
    """The evidence on a scale whose middle lies where the odds are even."""
    return evidence**2 / (evidence**2 + _EVEN_ODDS**2)


# Words


def _said_alike(old: Sequence[Activity], new: Sequence[Activity]) -> Matrix:
    """How alike the activities are by their words alone, 0 to 1."""
    worded = _worded([*old, *new])
    before, after = worded[: len(old)], worded[len(old) :]
    namesakes = {(i, j) for i, one in enumerate(old) for j, other in enumerate(new) if _are_namesakes(one, other)}
    carried_on = {word for i, j in namesakes for word in before[i].title if word in after[j].title}
    return [
        [_alike(one, other, frozenset() if (i, j) in namesakes else carried_on) for j, other in enumerate(after)]
        for i, one in enumerate(before)
    ]


def _are_namesakes(one: Activity, other: Activity) -> bool:
    return token_sort_ratio(folded(one.title), folded(other.title), score_cutoff=_SAME_TITLE) > 0


def _alike(one: _Worded, other: _Worded, carried_on: Collection[str]) -> float:
    titles, wholes = (_in_common(*pair, carried_on) for pair in zip(one, other, strict=True))
    return min(_TITLE * titles + (1 - _TITLE) * wholes, 1.0)


def _in_common(one: Vector, other: Vector, carried_on: Collection[str]) -> float:
    """The weight of the words that both have, 0 to 1."""
    return sum(
        weight * other[word] * (_ACCOUNTED_FOR if word in carried_on else 1) for word, weight in one.items() if word in other
    )


def _worded(activities: Sequence[Activity]) -> list[_Worded]:
    titles = [_WORD.findall(folded(activity.title)) for activity in activities]
    texts = [_WORD.findall(folded(f"{activity.progress} {activity.next_steps}")) for activity in activities]
    family = _families({word for words in (*titles, *texts) for word in words})
    counted = [
        (Counter(map(family.__getitem__, title)), Counter(map(family.__getitem__, (*title, *text))))
        for title, text in zip(titles, texts, strict=True)
    ]
    frequency = Counter(word for _, whole in counted for word in whole)
    rarity = {word: log((1 + len(activities)) / times) for word, times in frequency.items()}
    return [_Worded(*(_vector(counts, rarity) for counts in both)) for both in counted]


def _vector(counts: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    weights = {word: (1 + log(count)) * rarity[word] for word, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def _families(words: Iterable[str]) -> dict[str, str]:
    """The shortest word of the family of each word, which stands for all of them."""
    family: dict[str, str] = {}
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (len(word), word)):
        known = heads.setdefault(word[:_STEM], [])
        family[word] = next((head for head in known if _are_related(head, word)), word)
        if family[word] == word:
            known.append(word)
    return family


def _are_related(head: str, word: str) -> bool:
    return head.isalpha() and word.isalpha() and JaroWinkler.similarity(head, word, score_cutoff=_FAMILY) > 0


# Groups


def _gone_to(old: Sequence[Activity], new: Sequence[Activity], said: Matrix) -> Callable[[Activity, Activity], float]:
    """How much the groups of two activities speak for it that one continues the other, 0 to 1."""
    shares = {field: _shares(field, old, new, said) for field in _GROUPS}

    def groups(one: Activity, other: Activity) -> float:
        return sum(
            weight * shares[field].get((getattr(one, field), getattr(other, field)), 0.0) for field, weight in _GROUPS.items()
        )

    return groups


def _shares(field: str, old: Sequence[Activity], new: Sequence[Activity], said: Matrix) -> dict[tuple[str, str], float]:
    """Which share of the activities of each old group went to each new one, as far as words tell; no name is no group."""
    went: dict[tuple[str, str], float] = defaultdict(float)
    whole: dict[str, float] = defaultdict(float)
    for one, row in zip(old, said, strict=True):
        for other, alike in zip(new, row, strict=True):
            went[getattr(one, field), getattr(other, field)] += alike * alike
            whole[getattr(one, field)] += alike * alike
    return {pair: share / whole[pair[0]] if all(pair) else _UNSAID for pair, share in went.items() if share}
