"""``achievement-in-next-steps``: a next step that tells what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.deeds import DEEDS, MORE_DONE, ORDERS, one_of
from ka_tui.checks.sentences import sentences_with
from ka_tui.checks.subject import Sentence, Subject
from ka_tui.domain.mentioned_dates import dates_in

_ONCE = " ".join(deed.done for deed in DEEDS).replace(" complete ", " ")
_DONE = one_of(f"{_ONCE} {MORE_DONE}")
_NOTHING_MORE = re.compile(r"(?:none|nothing|n/a|no\s+(?:further|more))\b", re.IGNORECASE)
"""How a next step begins that says that there is none."""
_HEADLINE = one_of(
    "completed granted finished finalised concluded approved adopted appointed recruited launched opened signed published "
    "submitted installed awarded purchased held delivered secured received achieved implemented introduced established "
    "undertaken issued distributed"
)
_WORDS = frozenset(
    re.findall(r"\w+", f"{_ONCE} {MORE_DONE} complete gone taken successful place post live operational carried set took rolled")
)
"""Words without one of which nothing is told to have been done."""

_ADVERB = r"(?:(?:now|already|also|all|both|recently|successfully|since|just|fully|formally|been)\s+){0,3}"
_BEGINS = re.compile(
    rf"(?:(?:successfully|recently)\s+)?(?:(?:{_DONE}|carried\s+out|set\s+up|took\s+part|rolled\s+out)\s+"
    r"(?:the|an?|our|its|their|all|both|two|three|four|five|six|\d[\d,]*|new|with|to|in|on|and|at|for|over|several|"
    r"another|further)\b"
    r"|(?:completed|launched|submitted|attended|hosted|held|appointed|recruited|delivered|secured|published|installed|achieved|"
    r"received|undertook|organised|produced|commissioned|introduced|established)\s+(?!by\b)[\w'’-]+)",
    re.IGNORECASE,
)
_HAS_DONE = re.compile(
    rf"\b(?:(?:has|have)\s+(?!not\b){_ADVERB}|(?:we|they|officers)['’]ve\s+{_ADVERB}|(?:was|were)\s+(?!not\b){_ADVERB}|"
    rf"(?:we|officers|members|cabinet|council|the\s+(?:team|council|panel|committee|group))\s+)(?:{_DONE}|gone\s+live|"
    rf"taken\s+(?:place|up)|successful)\b(?!\s+(?:to\s+(?!the\b|an?\b|all\b|our\b)[a-z]|for\s+\d))",
    re.IGNORECASE,
)
_IS_COMPLETE = re.compile(
    r"\b(?:is|are)\s+(?:(?:now|already|fully|both|all|also)\s+)*(?:completed?|finished)\b"
    r"|\b(?:is|are)\s+(?:(?:now|already|fully)\s+)+(?:in\s+place|in\s+post|open|live|operational|installed|"
    r"up\s+and\s+running|closed|signed|approved)\b",
    re.IGNORECASE,
)
_IS_DONE = re.compile(
    rf"(?:[\w'’&/().-]+\s+){{1,9}}?{_HEADLINE}(?=\s*[.,;]?$|[,;]\s|\s+(?:and|with|in|on|re|at|within|by|from|for)\s)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"\b(?:once|when|whenever|after|until|till|if|as|before|while|whilst|which|that|who|whose|where|because|following|"
    r"subject\s+to|so|unless|whether|since|how|what|provided|given|than|not|no|nor|yet|to|number|percentage|proportion|rate|"
    r"target|kpi)\b|%",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:be|been|being|is|are|was|were|has|have|had|get|gets|remain|remains|nearly|almost|partly|partially|part)\b",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\b(?:will|shall|should|would|must|to\s+(?:be|go|come|begin|start|commence|follow|take|return|attend|report|present|"
    r"finalise|complete)|going\s+to|due(?!\s+to)|due\s+to\s+(?:be|start|begin|take|go|complete|finish|open|launch|commence)|"
    r"planned|scheduled|expected|anticipated|intended|forthcoming|upcoming|awaiting|awaited|arranged|booked|needs?|aim\w*|"
    r"ready\s+(?:to|for)|can\s+(?:now\s+)?\w+|may|plan\s+to|next\s+steps?|until|pending|in\s+preparation|starts?|begins?|"
    r"takes?\s+place|provisional\w*|once|if|when|committed)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[:;]|\s[–—-]\s")
_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_ORDERS = re.compile(rf"(?:{'|'.join(ORDERS)}|\w+ing)\b", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:draft|review|report|survey|work|design|plan|audit|research|support|bid|contract|schedule|test|track|"
    r"market)\s+(?!(?:the|an?|our|all)\b)"
    r"|planning\s+(?:permission|consent|applications?)\b|\w+ing\s+(?:now\s+)?(?:has|have|was|were|is|are|now|completed|finished|approved|secured|delivered|received|agreed)\b",
    re.IGNORECASE,
)
"""Beginnings that look like an order and are the name of a thing: *Draft rules completed*, *Funding was secured*."""
_LABEL = 3
"""How many words a label in front of a colon has at most."""


def _find(subject: Subject) -> Iterator[Found]:
    told = [sentence for sentence in sentences_with(subject.next_steps, _WORDS) if _tells_what_was_done(sentence, subject)]
    if told:
        yield Found(
            "next_steps",
            "This tells what was done: it belongs in progress. Say here what comes next.",
            tuple((sentence.start, sentence.end) for sentence in told),
        )


def _tells_what_was_done(sentence: Sentence, subject: Subject) -> bool:
    said = _main_part(sentence.text)
    if _NOTHING_MORE.match(said) or _FORWARD.search(said):
        return False
    if _BEGINS.match(said):
        return not _has_coming_date(said, subject)
    if _ORDERS.match(said) and not _NAMES.match(said):
        return False
    for expression in (_HAS_DONE, _IS_COMPLETE):
        found = expression.search(said)
        if found and not _NO_SUBJECT.search(said, 0, found.start()):
            return not _has_coming_date(said[found.end() :].partition(" for ")[2], subject)
    headline = _IS_DONE.match(said)
    if headline is None or _NO_SUBJECT.search(headline[0]) or _STATES.search(headline[0]):
        return False
    return not _has_coming_date(said, subject)


def _main_part(text: str) -> str:
    """A sentence up to its first colon, without brackets and the label that it may begin with."""
    parts = [part.strip() for part in _PART.split(_BRACKETS.sub("", text))]
    labelled = len(parts) > 1 and len(parts[0].split()) <= _LABEL
    return parts[1] if labelled else parts[0]


def _has_coming_date(text: str, subject: Subject) -> bool:
    return any(mentioned.last >= subject.ends for mentioned in dates_in(text, subject.ends))


CHECK = Check(
    "achievement-in-next-steps",
    "Achievement among next steps",
    "A next step that tells what was done: completed the review, the lease was signed, we have appointed. What is only the "
    "condition or the origin of a step (once it has been completed, which was agreed), and a sentence that goes on to what is "
    "to come, are left alone.",
    "What scrutiny committees ask: progress tells what was done, next steps what is still to come.",
    Severity.ADVICE,
    _find,
    (
        Example({"next_steps": "Completed the survey of the reed bed."}, "Completed the survey of the reed bed."),
        Example({"next_steps": "The café lease was signed in August."}, "The café lease was signed in August."),
        Example({"next_steps": "Buy oars. We have appointed a warden."}, "We have appointed a warden."),
        Example({"next_steps": "- Launched a website for anglers\n- Order ropes"}, "Launched a website for anglers"),
        Example({"next_steps": "The slipway is now complete."}, "The slipway is now complete."),
        Example({"next_steps": "Draft rules for boats completed."}, "Draft rules for boats completed."),
        Example(
            {"next_steps": "The jetty has moved to the north shore: this will save £200."},
            "The jetty has moved to the north shore: this will save £200.",
        ),
        Example({"next_steps": "Open the slipway once the jetty has been completed."}, None),
        Example({"next_steps": "Put in place the lake rules, which were agreed in May."}, None),
        Example({"next_steps": "Revised rules to be published."}, None),
        Example({"next_steps": "The leaflet has been printed and will be sent to anglers."}, None),
        Example({"next_steps": "A meeting with the anglers has been arranged."}, None),
        Example({"next_steps": "All boats repaired by March 2023."}, None),
        Example({"next_steps": "Check that the weed was removed."}, None),
        Example({"next_steps": "The jetty has not been completed."}, None),
        Example({"next_steps": "Improved signs at the shore."}, None),
        Example({"next_steps": "Reopen the café."}, None),
        Example({"next_steps": "None, as the slipway was completed.", "status": "completed"}, None),
    ),
)
