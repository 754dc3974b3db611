"""``repeats``: progress and next steps that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.likeness import is_telling, says_the_same
from ka_tui.checks.subject import Sentence, Subject, Text

_FEWEST = 3
"""How many words a sentence has at least; what is shorter is a formula, or a name."""
_WEIGHTY = 5
"""From how many letters on a word is one that two texts share because they are about the same."""
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at for with to and or our its this that these across throughout within also",
    )
)
_RUN = 6
"""How many words one after the other a sentence has at least from a text that says all of it in another order."""
_BEING = frozenset("is are was were been being has have had it".split())
_GOING_ON = dict.fromkeys(("continue", "continues", "continued", "continuing", "ongoing"), "continue")


def _find(subject: Subject) -> Iterator[Found]:
    progress, next_steps = subject.progress, subject.next_steps
    if progress.words.isdisjoint(next_steps.words):
        return
    shared = progress.words & next_steps.words
    if len(shared) < _FEWEST or not any(len(word) >= _WEIGHTY for word in shared):
        return
    repeated = [sentence for sentence in next_steps.sentences if _may_be_said(sentence, shared) and _is_said(sentence, progress)]
    if repeated:
        yield Found(
            "next_steps",
            "Progress says the same: say in progress what was done, and here what comes next.",
            tuple((sentence.start, sentence.end) for sentence in repeated),
        )


def _words(sentence: Sentence) -> frozenset[str]:
    """The words that carry a sentence; *continued* is as good as *continue*."""
    words = (word.strip(".,;:()\"'’“”").lower() for word in sentence.text.split())
    return frozenset(_GOING_ON.get(word, word) for word in words if word and word not in _SMALL)


def _may_be_said(sentence: Sentence, shared: frozenset[str]) -> bool:
    """Whether most of its words are in both texts: the fast question, which rules out nearly all."""
    words = set(sentence.text.lower().split())
    return 10 * len(words & shared) >= 6 * (len(words) - 1)


def _is_said(sentence: Sentence, progress: Text) -> bool:
    words = _words(sentence)
    if len(words) < _FEWEST or not _is_statement(sentence):
        return False
    length = len(sentence.text)
    if _is_retold(sentence, progress):
        return True
    near = (other for other in progress.sentences if 5 * length <= 9 * len(other.text) <= 17 * length)
    return any(_is_the_same(sentence, words, other, _words(other)) for other in near)


def _is_retold(sentence: Sentence, progress: Text) -> bool:
    """Whether each of its words stands in progress, many of them in the same order: the same, told another way."""
    words, told = Text(sentence.text).word_list, progress.word_list
    if len(words) < 2 * _RUN or not progress.words >= frozenset(words) - _SMALL - _BEING:
        return False
    runs = {tuple(told[start : start + _RUN]) for start in range(len(told) - _RUN + 1)}
    return any(tuple(words[start : start + _RUN]) in runs for start in range(len(words) - _RUN + 1))


def _is_statement(sentence: Sentence) -> bool:
    """Whether it is more than a heading or a name: it ends in no colon, and has a weighty word in small letters."""
    after_first = sentence.text.split()[1:]
    return not sentence.text.endswith(":") and any(word[0].islower() and word not in _SMALL for word in after_first)


def _is_the_same(sentence: Sentence, words: frozenset[str], other: Sentence, others: frozenset[str]) -> bool:
    shared = len(words & others)
    if shared < _FEWEST or 10 * shared < 7 * max(len(words), len(others)):
        return False
    if words <= others or others <= words:
        return not any(map(is_telling, words ^ others))
    return says_the_same(sentence.text, other.text)


CHECK = Check(
    "repeats",
    "Progress and next steps say the same",
    "A sentence of next steps is near-identical to one of progress. Short formulas, headings and names, and sentences that "
    "differ in a figure, a date, a name or in whether it is done, are left alone.",
    "What scrutiny committees ask: progress tells what was done, next steps what is still to come.",
    Severity.ADVICE,
    _find,
    (
        Example(
            {"progress": "Continue to clear weed from the inlet.", "next_steps": "Continue to clear weed from the inlet."},
            "Continue to clear weed from the inlet.",
        ),
        Example(
            {
                "progress": "Continued to promote the angling permits to visitors.",
                "next_steps": "Continue to promote angling permits to visitors",
            },
            "Continue to promote angling permits to visitors",
        ),
        Example(
            {
                "progress": "Hire boats are popular. Monitor the level of the lake.",
                "next_steps": "- Order oars\n- Monitor the level of the lake",
            },
            "Monitor the level of the lake",
        ),
        Example(
            {
                "progress": "Continue to count and ring the geese on the island.",
                "next_steps": "Continue to count the geese on the island.",
            },
            "Continue to count the geese on the island.",
        ),
        Example(
            {
                "progress": "The lake was dredged from the weir to the inlet and 40 tonnes of silt removed. Anglers are back.",
                "next_steps": "Silt was removed (40 tonnes) and the lake dredged from the weir to the inlet.",
            },
            "Silt was removed (40 tonnes) and the lake dredged from the weir to the inlet.",
        ),
        Example(
            {
                "progress": "The lake was dredged from the weir to the inlet and 40 tonnes of silt removed. Anglers are back.",
                "next_steps": "Anglers will survey the lake from the weir to the inlet for silt.",
            },
            None,
        ),
        Example(
            {"progress": "Completed the repair of the old jetty.", "next_steps": "Complete the repair of the old jetty."}, None
        ),
        Example({"progress": "Ring 20 geese on the island.", "next_steps": "Ring 60 geese on the island."}, None),
        Example(
            {"progress": "The survey of the reed bed was done.", "next_steps": "The survey of the reed bed will be published."},
            None,
        ),
        Example({"progress": "Ongoing.", "next_steps": "Ongoing."}, None),
        Example({"progress": "- Swan Boat Day\n- Held talks", "next_steps": "- Swan Boat Day\n- Hold a fair"}, None),
        Example({"progress": "The café was painted.", "next_steps": "The boats will be painted."}, None),
    ),
)
