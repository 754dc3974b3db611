"""``hard-words``: jargon and officialese, where a plain word says the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ka_tui.checks.check import Check, Example, Found, Severity, Span
from ka_tui.checks.plain_words import PLAIN_WORDS
from ka_tui.checks.subject import Subject, Text

_BEGINS_SENTENCE = re.compile(r"(?:^|[\n.!?:•“\"(]|(?:^|\s)[-–—*])\s*$")
_PART_OF_NAME = re.compile(r"[ -][A-Z]")
_VERB_ENDS = ("ed", "ing", "ate", "ise", "ine", "wer", "nce")


def _by_longest_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    """The phrases by their longest word: only those that a text may hold are looked for."""
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        by_word[max(re.findall(r"\w+", phrase), key=len)].append(phrase)
    return dict(by_word)


_PHRASES = _by_longest_word(PLAIN_WORDS)
_TRIGGERS = frozenset(_PHRASES)


def _find(subject: Subject) -> Iterator[Found]:
    for field, text in subject.narratives:
        if spans := _spans(text):
            yield Found(field, f"Words that are hard for the public: {_advice(text.raw, spans)}.", spans)


def _spans(text: Text) -> tuple[Span, ...]:
    """Where hard words stand, in order; of two that overlap, the longer."""
    if _TRIGGERS.isdisjoint(text.words):
        return ()
    flat = text.lowered if len(text.lowered) == len(text.raw) else text.raw
    flat = flat.replace("\n", " ")
    found = [span for word in _TRIGGERS & text.words for phrase in _PHRASES[word] for span in _places(flat, phrase)]
    spans: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not _is_name(text.raw, start, end) and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    return tuple(spans)


def _places(flat: str, phrase: str) -> Iterator[Span]:
    """Where a phrase stands as words of its own."""
    start = flat.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not (_is_joined(flat[start - 1 : start]) or _is_joined(flat[end : end + 1])):
            yield start, end
        start = flat.find(phrase, end)


def _is_joined(character: str) -> bool:
    return character.isalnum() or character == "-"


def _is_name(raw: str, start: int, end: int) -> bool:
    """Whether it is capitalised as a part of a name is, not as the first word of a sentence."""
    if not raw[start].isupper():
        return False
    if not _BEGINS_SENTENCE.search(raw[max(0, start - 8) : start]):
        return True
    return _PART_OF_NAME.match(raw, end) is not None and not raw[start:end].lower().endswith(_VERB_ENDS)


def _advice(raw: str, spans: Iterable[Span]) -> str:
    """Each hard word once, with the plain one."""
    hard = dict.fromkeys(" ".join(raw[start:end].lower().split()) for start, end in spans)
    return "; ".join(f"for '{phrase}' write '{PLAIN_WORDS[phrase]}'" for phrase in hard)


CHECK = Check(
    "hard-words",
    "Hard words",
    "Jargon or officialese that has a plain word, which is said with it. Words that are parts of names, and those that no report "
    "does without (deliver, ensure, implement), are left alone.",
    "GOV.UK style guide, words to avoid; the Plain English Campaign's A to Z of alternative words; WCAG 2.2 success criterion "
    "3.1.5, reading level.",
    Severity.ADVICE,
    _find,
    (
        Example({"progress": "The old depot will be utilised as a store."}, "utilised"),
        Example({"next_steps": "Facilitate two workshops prior to adoption."}, "Facilitate … prior to"),
        Example(
            {"progress": "Costs ran in excess of the estimate, and this will be watched going forward."},
            "in excess of … going forward",
        ),
        Example({"progress": "Further stakeholder engagement commenced in May."}, "stakeholder engagement … commenced"),
        Example({"next_steps": "Report to members on a\nmonthly basis."}, "on a\nmonthly basis"),
        Example({"progress": "A holistic, cross-cutting approach was agreed."}, "holistic … cross-cutting"),
        Example({"progress": "The Stakeholder Forum met, and thanked the Empowerment Fund."}, None),
        Example({"progress": "Stakeholder Panel members chose the colour."}, None),
        Example({"progress": "The key was returned, and the gate will be moved forward by two metres."}, None),
        Example({"next_steps": "Deliver the new bins and ensure that every street has one, in order of need."}, None),
        Example({"progress": "Impact of the scheme on parking was measured."}, None),
        Example({"progress": "Police were told before the event, which 900 people came to."}, None),
    ),
)
