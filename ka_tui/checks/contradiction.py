"""``contradiction``: progress and next steps that disagree about whether the same thing is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.deeds import DEEDS
from ka_tui.checks.sentences import sentences_with
from ka_tui.checks.subject import Sentence, Subject, Text

_DO = {word: number for number, deed in enumerate(DEEDS) for word in deed.do.split()}
_DONE = {word: number for number, deed in enumerate(DEEDS) for word in deed.done.split()}
_DOING = {word: number for number, deed in enumerate(DEEDS) for word in deed.doing.split()}
_DEED = _DO | _DONE | _DOING
_DEED_WORDS = frozenset(_DEED)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_ALTERNATIVES = "|".join(sorted(_DONE, key=len, reverse=True))
_DONE_WORDS = {word: re.compile(rf"\b{word}\b") for word in _DONE}
_SUBJECT = re.compile(
    r"(?:^|\b(?:has|have|we|officers|team|council|cabinet|members|contractors?)\s+)(?:(?:now|also|already|successfully|"
    r"since)\s+)*$"
)
_TO_BE = re.compile(
    r"\b(?:to\s+be|will\s+(?:\w+\s+)?be|yet\s+to\s+be|still\s+to\s+be|being|awaiting|"
    r"not\s+(?:yet\s+)?(?:been\s+)?)\s*(?:\w+ly\s+)?$"
)
_FOR_IT_IS = re.compile(r"(?:now\s+that|because|since|given\s+that)\s+")
"""How a sentence begins that gives as its reason what it takes for a fact."""
_NEARLY = re.compile(r"\b(?:nearly|almost|close\s+to\s+being|not\s+yet)\s+$")
_NEARING = re.compile(r"\b(?:nearing|close\s+to|approaching)\s+completion\b")
_DOUBT = re.compile(
    r"\b(?:not|no|never|nor|once|when|until|if|after|before|unless|whether|which|that|who|where|part|partly|partially|mostly|be|"
    r"to|of\s+those|should|must|would|could|can|may|expected|due|nearly|almost|as|how|\d+%?\s+of)\b"
)
_ORDER = re.compile(
    rf"(?:(?:we|officers|the\s+(?:team|council))\s+will\s+|(?:officers\s+|work\s+|continu\w+\s+)?to\s+|"
    rf"continu\w+\s+work\s+to\s+|then\s+)?(?P<do>{'|'.join(_DO)})\s+"
    rf"|(?:(?:seek|await|awaiting|obtain|the)\s+)?(?P<doing>{'|'.join(_DOING)})\s+(?:of|for)\s+"
)
_AND_ORDER = re.compile(rf"\band\s+(?:then\s+)?(?P<do>{'|'.join(_DO)})\s+(?P<doing>)(?=(?:the|an?|our)\s)")
_STATES = re.compile(rf"\b(?:is|are|was|were|has|have|had|be|{_ALTERNATIVES})\b")
_CUT = re.compile(
    r"[,;:(]|\s[–—-]\s|\b(?:by|so|which|that|before|following|prior|after|once|when|ready|using|via|as|subject|if|to)\b"
    r"|\b(?:in|on|at|during|from|early|late|mid)\W+(?:the\s+)?(?:\w+\s+of\s+)?(?:\d|q\d|quarter|spring|summer|autumn|winter|next|"
    r"this|january|february|march|april|may|june|july|august|september|october|november|december)"
)
_AND = re.compile(r"\band\b")
_PART = re.compile(r"[,;:()]|\s[–—-]\s")
_LINK = re.compile(r"\b(?:of|for|in|on|at|with)\b")
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the of for in on at with and or our its their this these was were has have been had is are now also all both "
        "already fully successfully formally recently since we officers council team cabinet then within across currently "
        "been just work process",
    )
)
_WHICH_ONE = frozenset(
    re.findall(
        r"\w+",
        "draft initial first second third fourth final interim outline further remaining next new another additional other "
        "annual quarterly monthly phase stage round part some most half more rest last full follow up two three four five "
        "revised updated detailed",
    )
)
"""Words that tell one of several things that are called alike from another."""
_MANY = frozenset(
    re.findall(
        r"\w+",
        "meeting event newsletter campaign workshop report update survey forum training session inspection application "
        "project programme bulletin member officer staff post service grant bid action site scheme consultation works home "
        "house unit case job task step item one",
    )
)
"""Things, of which there are too many for one of these words alone to say which is meant."""


class _Statement(NamedTuple):
    """That a deed is done, or to be done, with a thing; the thing by its weighty words, in each way that they may be read."""

    deed: int
    things: tuple[frozenset[str], ...]
    sentence: Sentence


def _find(subject: Subject) -> Iterator[Found]:
    ours, theirs = _deeds(subject.progress), _deeds(subject.next_steps)
    both = {_DEED[word] for word in ours} & {_DEED[word] for word in theirs}
    if not both:
        return
    told = list(_statements(subject.progress, {word for word in ours if _DEED[word] in both}))
    both &= {here.deed for _, here in told}
    planned = list(_statements(subject.next_steps, {word for word in theirs if _DEED[word] in both}))
    found: dict[Sentence, Sentence] = {}
    for is_done, here in told:
        for is_done_there, there in planned:
            if is_done != is_done_there and here.deed == there.deed and _are_one(here.things, there.things):
                found.setdefault(there.sentence, here.sentence)
    if found:
        yield Found(
            "next_steps",
            "Progress and next steps disagree on whether this is done: correct one of them.",
            tuple(sorted((sentence.start, sentence.end) for sentence in found)),
            " … ".join(
                f"{said.text} … {sentence.text}" for sentence, said in sorted(found.items(), key=lambda pair: pair[0].start)
            ),
        )


def _deeds(text: Text) -> Set[str]:
    """The words of a text that name a deed."""
    return text.words & _DEED_WORDS


def _statements(text: Text, words: Set[str]) -> Iterator[tuple[bool, _Statement]]:
    """What a text says of deeds with some words: each with whether it is done."""
    for sentence in sentences_with(text, words):
        said = text.lowered[sentence.start : sentence.end]
        orders = list(_orders(sentence, said))
        yield from ((False, order) for order in orders)
        if not orders:
            yield from _told(sentence, said, words)


def _orders(sentence: Sentence, said: str) -> Iterator[_Statement]:
    """What a sentence wants done: *sign the lease*, *draw up and sign the lease*, *signature of the lease*."""
    first = _ORDER.match(said)
    if first and first["doing"] and _STATES.search(said, first.end()):
        return
    for order in (first, *_AND_ORDER.finditer(said)):
        if order and (things := _things_after(said[order.end() :])):
            word = order["do"] or order["doing"]
            yield _Statement(_DO[word] if order["do"] else _DOING[word], things, sentence)


def _told(sentence: Sentence, said: str, words: Set[str]) -> Iterator[tuple[bool, _Statement]]:
    """Deeds that a sentence tells of, after the thing (*the lease is to be signed*) or in front of it (*we signed the lease*)."""
    nearing = _NEARING.search(said) if "completion" in words else None
    if nearing and (things := _things_before(said[: nearing.start()])):
        yield False, _Statement(_DONE["completed"], things, sentence)
    for deed in (found for word in sorted(words & _DONE.keys()) for found in _DONE_WORDS[word].finditer(said)):
        reason = _FOR_IT_IS.match(said)
        lead, number = said[reason.end() if reason else 0 : deed.start()], _DONE[deed[0]]
        planned = _TO_BE.search(lead) or _NEARLY.search(lead)
        if planned:
            things = _things_before(lead[: planned.start()])
        elif _SUBJECT.search(lead):
            things = _things_after(said[deed.end() :]) or _things_before(lead)
        else:
            things = () if _DOUBT.search(lead) else _things_before(lead)
        if things:
            yield planned is None, _Statement(number, things, sentence)


def _things_after(text: str) -> tuple[frozenset[str], ...]:
    cut = _CUT.search(text)
    whole = text[: cut.start()] if cut else text
    return _readings(whole, _AND.split(whole)[0])


def _things_before(text: str) -> tuple[frozenset[str], ...]:
    whole = _PART.split(text.rstrip(" ,"))[-1]
    return _readings(whole, _AND.split(whole)[-1])


def _readings(*texts: str) -> tuple[frozenset[str], ...]:
    """The weighty words of a thing, as written and as cut at an *and*; none where it is several of a kind."""
    things = []
    for text in dict.fromkeys(texts):
        words = _WORD.findall(text)
        head = [word for word in _LINK.split(" ".join(words))[0].split() if word not in _SMALL]
        if head and not (head[-1].endswith("s") and not head[-1].endswith(("ss", "us", "is"))):
            things.append(frozenset(_singular(word) for word in words if word not in _SMALL and word not in _DONE))
    return tuple(thing for thing in things if thing)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _are_one(things: tuple[frozenset[str], ...], others: tuple[frozenset[str], ...]) -> bool:
    return any(_is_one(thing, other) for thing in things for other in others)


def _is_one(thing: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are of the same thing: equal, or one is the other with a word or two more."""
    if {w for w in thing if _tells_which(w)} != {w for w in other if _tells_which(w)}:
        return False
    few, many = sorted((thing - _WHICH_ONE, other - _WHICH_ONE), key=len)
    if not few or not few <= many:
        return False
    return not few <= _MANY if few == many else len(few) > 1 and len(many) - len(few) <= 2


def _tells_which(word: str) -> bool:
    return word in _WHICH_ONE or any(map(str.isdigit, word))


CHECK = Check(
    "contradiction",
    "Progress and next steps disagree",
    "Progress says that something was done, approved, appointed, begun or the like, and a next step that the same is still to be "
    "done, or the other way round. Only the same deed with the same thing counts: another phase, place or part of it is left "
    "alone.",
    "What scrutiny committees ask: which of the two is true.",
    Severity.SERIOUS,
    _find,
    (
        Example(
            {"progress": "The café lease was signed.", "next_steps": "Sign the café lease."},
            "The café lease was signed. … Sign the café lease.",
        ),
        Example(
            {"progress": "Dredging of Swan Inlet commenced in May.", "next_steps": "Begin dredging of Swan Inlet."},
            "Dredging of Swan Inlet commenced in May. … Begin dredging of Swan Inlet.",
        ),
        Example(
            {"progress": "We have appointed a lake warden.", "next_steps": "Order oars. A lake warden is to be appointed."},
            "We have appointed a lake warden. … A lake warden is to be appointed.",
        ),
        Example(
            {"progress": "Boathouse repair nearing completion.", "next_steps": "The boathouse repair is now complete."},
            "Boathouse repair nearing completion. … The boathouse repair is now complete.",
        ),
        Example(
            {"progress": "Cabinet approved the lake safety plan.", "next_steps": "Approval of the lake safety plan."},
            "Cabinet approved the lake safety plan. … Approval of the lake safety plan.",
        ),
        Example(
            {"progress": "The café lease is still to be signed.", "next_steps": "Now that the café lease was signed, buy oars."},
            "The café lease is still to be signed. … Now that the café lease was signed, buy oars.",
        ),
        Example({"progress": "The north jetty was completed.", "next_steps": "Complete the south jetty."}, None),
        Example({"progress": "Phase 1 of the path was completed.", "next_steps": "Complete phase 2 of the path."}, None),
        Example({"progress": "The draft lake plan was approved.", "next_steps": "Approve the final lake plan."}, None),
        Example({"progress": "Completed the survey of the reeds.", "next_steps": "Complete the actions of the survey."}, None),
        Example({"progress": "A campaign was launched.", "next_steps": "Launch a campaign."}, None),
        Example({"progress": "Permits were awarded to 12 anglers.", "next_steps": "Award permits."}, None),
        Example({"progress": "The lease is to be signed.", "next_steps": "Sign the lease."}, None),
        Example({"progress": "The lease was not signed.", "next_steps": "Sign the lease."}, None),
        Example({"progress": "The weed was cut.", "next_steps": "Buy a boat."}, None),
    ),
)
