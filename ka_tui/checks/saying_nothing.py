"""Texts that fill a field and say nothing: ``N/A``, ``no update this quarter``, ``as last quarter``, ``TBC``."""

from __future__ import annotations

import re

from ka_tui.checks.subject import Text

_LONGEST = 240
"""No text that says nothing takes more characters than this to do so."""

_CLAUSE = re.compile(r"[:;,–—]|\s-\s|\.\s")
_WORD = re.compile(r"\w+(?:['’]\w+)*")

_WHEN = (
    r"(?: (?:in|for|during|at|since|from|as|of|on|to|by|over|until|within|the|this|last|next|previous|prior|current|present|"
    r"reporting|quarter|quarters|quarter's|quarter’s|period|month|months|stage|time|moment|point|report|update|meeting|cycle|"
    r"year|financial|date|due course|now|yet|currently|presently|so|far|again|still|above|before|either|here|service|team|"
    r"department|lead|officer|activity|q[1-4]|\d{1,4}|one|two|three|four|january|february|march|april|may|june|july|august|"
    r"september|october|november|december))*"
)
_WHY = r"(?: (?:due to|because|owing to|as|while|whilst|pending|until|following|since|given)(?: \S+){1,14})?"
_THERE_IS = r"(?:(?:there (?:is|are|was|were|has been|have been)|we have|currently|still|at present) )*"
_TOLD = (
    r"(?: (?:is|are|was|were|has|have|been|yet|currently|available|provided|received|supplied|submitted|given|obtained|to report|"
    r"to add|to give|to provide|reported))*(?: from(?: the)?(?: \w+)?(?: team| service| department| officer)?)?"
)
_NEWS = r"(?:data|updates?|information|info|figures?|news|commentary|narrative)"
_UNTOLD = (
    rf"{_THERE_IS}no (?:new |further |additional |current |significant |specific |other |more |updated |latest |real |major |"
    r"reported )*"
    rf"(?:{_NEWS}|developments?|changes?|return|report){_TOLD}{_WHEN}{_WHY}",
    rf"{_THERE_IS}nothing(?: (?:new|further|more|else|significant|substantive|specific|additional|of note|of significance|"
    rf"has (?:changed|happened)|changed|happened|to (?:report|add|update|note|say|tell|share)))*{_WHEN}{_WHY}",
    rf"(?:an? |the |any |full |further |verbal |updated |latest |new )*(?:{_NEWS}|details?)"
    r"(?: (?:is|are|was|were|has|have|been|still|currently))*"
    r" (?:awaited|awaiting|pending|outstanding|unavailable|missing|to follow|(?:will|to) (?:follow|be (?:provided|given|"
    r"supplied|added))|"
    rf"not (?:yet |been |currently )*(?:available|provided|received|supplied|submitted|given)){_WHEN}{_WHY}",
    rf"(?:still )?(?:awaiting|waiting for|awaits?|chasing) (?:an? |the |further |any )*{_NEWS}"
    r"(?: from (?:the )?(?:\w+ ){0,3}(?:team|service|officer|department|lead|manager))?" + _WHEN,
    r"(?:the )?(?:\w+ ){0,3}(?:team|service|officer|department|lead|manager) (?:has|have|did|could|was|were) not (?:yet |been |"
    r"able |to )*"
    r"(?:provided?|supply|supplied|submit|submitted|sen[dt]|return|returned|give|given|update|updated)(?: (?:an?|any|the|its|"
    r"their))*"
    rf"(?: (?:{_NEWS}|return))?{_WHEN}{_WHY}",
    r"(?:the )?(?:(?:position|situation|status|progress|activity) )?(?:(?:is|has|was|remains?|remained|unchanged|largely|much|"
    r"broadly) )*"
    r"(?:unchanged|ditto|(?:the )?same(?: as)?|as|(?:please )?(?:see|refer to))"
    r"(?: (?:per|above|below|before|previous|previously|reported|stated|advised|noted|unchanged|last|prior|progress|next steps|"
    r"comments?))*"
    rf"{_WHEN}(?: (?:above|reported|before|previously|report))*",
    r"(?:n a|na|nil|nil return|none|no comments?|no response(?: from(?: the)? (?:team|service|department|officer|lead))?|"
    r"tb[acd]|unknown|pending|awaited|blank|to follow|placeholder|x+|(?:insert|enter|add) (?:text|update)(?: here)?|"
    r"not (?:yet )?(?:applicable|available|provided|supplied|received|known|reported|stated|submitted|updated|entered)|"
    rf"none to (?:report|add|note)|to be (?:confirmed|advised|determined|announced|provided|updated|added|supplied)){_WHEN}",
)
_UNDONE = (
    r"(?:there (?:is|was|has been) )?no (?:further |new |significant |real |material )*(?:progress|activity|actions?|work|"
    r"movement)"
    r"(?: (?:has|have|been|was|were|is|made|undertaken|done|carried out|taken|taken place|took place|to report|"
    rf"reported))*{_WHEN}",
    r"(?:(?:this|the|work|project|activity|key activity|all|everything|is|are|remains?|still|has|been) )*"
    r"(?:ongoing|on going|in progress|continuing|continues|continued|under ?way|progressing|proceeding|in hand|as planned|"
    r"on (?:track|target|course|schedule)|business as usual|bau)(?: (?:well|as planned|as normal|as expected|smoothly|and|"
    rf"on track|on target|on course|on schedule))*{_WHEN}",
    r"to be completed(?: by(?: the)? \w+)?",
)
_NO_PLANS = (
    rf"{_THERE_IS}no (?:further |next |more |future |additional |planned |specific |current )*(?:steps?|actions?|work|activity|"
    r"plans?|tasks?)"
    r"(?: (?:is|are|were|was|required|needed|planned|identified|necessary|proposed|to take|to report|anticipated|"
    rf"expected))*{_WHEN}",
    r"(?:none|nothing)(?: (?:at|planned|required|identified|needed|currently|further|known|stated|necessary|applicable))*"
    + _WHEN,
    r"(?:(?:the|next|future|further) )*(?:steps?|actions?|plans?|dates?|timescales?|details?)(?: (?:is|are|still|yet|all))*"
    rf" (?:tb[acd]|to be (?:confirmed|agreed|decided|determined|advised|announced|identified|defined)|awaited|unknown){_WHEN}",
    rf"(?:still |yet )?to be (?:agreed|decided|identified|defined|arranged|considered|reviewed){_WHEN}",
    rf"not (?:yet )?(?:decided|determined|agreed|confirmed|planned|identified|known){_WHEN}",
)
_PROGRESS = re.compile("|".join(f"(?:{e})" for e in _UNTOLD + _UNDONE))
_NEXT_STEPS = re.compile("|".join(f"(?:{e})" for e in _UNTOLD + _NO_PLANS))
_EXCUSE = re.compile(
    r"\b(?:sick\w*|ill|illness|absen\w+|leave|vacan\w+|capacity|resourc\w+|shortages?|workloads?|pressures?|holidays?|recess|"
    r"(?:not|late) (?:return\w+|provid\w+|supplied))\b"
)
_EXCUSE_WORDS = 9


def is_empty_progress(text: Text) -> bool:
    """Whether a progress is empty, or says nothing of what was done."""
    return _says_nothing(text, _PROGRESS)


def is_empty_plan(text: Text) -> bool:
    """Whether next steps are empty, or name none."""
    return _says_nothing(text, _NEXT_STEPS)


def _says_nothing(text: Text, nothing: re.Pattern[str]) -> bool:
    if not text:
        return True
    if len(text.raw) > _LONGEST:
        return False
    some = not text.words
    for sentence in text.sentences:
        empty = _one_of(sentence.text, nothing)
        if empty is None:
            return False
        some = some or empty
    return some


def _one_of(sentence: str, nothing: re.Pattern[str]) -> bool | None:
    """True for a sentence that says nothing, False for one that is only an excuse for it, None for one that says something."""
    if _matches(sentence, nothing):
        return True
    clauses = [clause for clause in _CLAUSE.split(sentence) if _WORD.search(clause)]
    empty = [_matches(clause, nothing) for clause in clauses]
    if not all(e or _is_excuse(clause) for e, clause in zip(empty, clauses, strict=True)):
        return None
    return any(empty)


def _matches(passage: str, nothing: re.Pattern[str]) -> bool:
    return nothing.fullmatch(_normal(passage)) is not None


def _is_excuse(clause: str) -> bool:
    words = _normal(clause)
    return words.count(" ") < _EXCUSE_WORDS and _EXCUSE.search(words) is not None


def _normal(passage: str) -> str:
    return " ".join(_WORD.findall(passage.lower()))
