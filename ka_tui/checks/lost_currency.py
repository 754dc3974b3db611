"""``lost-currency``: an amount of money that lost its pound sign on the way through some program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity, Span
from ka_tui.checks.subject import Subject, Text

_BIG = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?(?:k|m|bn|million|billion|thousand)\b|\d{1,3}(?:,\d{3})+(?:\.\d\d?)?(?![\d,]\d)"
_BARE = r"(?<![\w£$€.,/?#�-])"
_NOT_MONEY = r"(?!\s?(?:%|per\s?cent\b|pounds?\b|pence\b|p\b|euros?\b|gbp\b|eur\b|usd\b))"
_FIGURE = re.compile(
    r"\d(?<![\w£$€.,/?#�-]\d)(?:"
    r"(?P<big>(?:\d{0,2}(?:,\d{3})+|\d*)(?:\.\d+)?\s?(?:k|m|bn|million|billion|thousand)\b|"
    r"\d{0,2}(?:,\d{3})+(?:\.\d\d?)?(?![\d,]\d))"
    rf"|(?P<small>\d+(?<!19\d\d)(?<!20\d\d)(?:\.\d\d)?(?![\d,]\d)(?!\d))){_NOT_MONEY}"
)
"""A figure without a sign before it; its first digit comes first in the expression, which makes the search fast."""

_NOUN = (
    r"(?:costs?|costing|budgets?|grants?|fund|funds|funding|savings?|income|fees?|charges?|price|expenditure|revenue|overspend|"
    r"underspend|deficit|surplus|shortfall|contributions?|loan|investment|payments?|donations?|turnover|rent|reserves|award|"
    r"spend|spending)"
)
_ONE_NOUN = (
    r"(?:budget|grant|fund|funding|saving|overspend|underspend|deficit|surplus|shortfall|loan|contribution|investment|donation)"
)
_VERB = (
    r"(?:cost|costs|costing|worth|paid|pay|spent|spend|budgeted|raised|secured|awarded|invested|invest|saved|save|saving|donated|"
    r"granted|owed|allocated|set\saside)"
)
_ABOUT = (
    r"(?:(?:around|about|approximately|approx\.?|circa|c\.?|nearly|almost|over|under|up\sto|just|more\sthan|less\sthan|at\sleast|"
    r"some|a\sfurther|an\sadditional|only)\s+)*"
)
_CHANGED = r"(?:(?:has\s|have\s)?(?:been\s)?(?:increased|reduced|rose|risen|fell|fallen|grew|grown|cut|set)\s+)?"
_LINK = (
    r"(?:\s+(?:of|at|is|was|were|are|will\sbe|totall?ing|worth|amounting\sto|up\sto|"
    + _CHANGED
    + r"(?:to|at|by|from))|\s*:|\s*[-–—](?=\s))"
)
_LIMITED = r"(?:grants?|funding|budgets?|payments?|savings?|fees?|costs?)\s+(?:of\s+)?(?:up\sto|under|over)"
_ESTIMATED = (
    r"(?:\s+(?:of|for)(?:\s+[\w-]+){1,4})?\s+(?:(?:is|are|was|were)\s+)?(?:estimated|forecast|projected|expected|"
    r"put)\s+(?:at|to\sbe)"
)
_SAID_BEFORE = re.compile(rf"\b(?:{_NOUN}(?:{_LINK}|{_ESTIMATED})|{_LIMITED}\s|{_VERB}\s)\s*{_ABOUT}$")
_SAID_OF = re.compile(rf"\b{_NOUN}\s+of\s+{_ABOUT}$")
_WHOSE = (
    r"(?:(?:[a-z]\w*|annual|external|extra|additional|capital|government|lottery|match|s106|section\s106|developer|new)\s+){0,3}"
)
_SAID_AFTER = re.compile(
    rf"\s+(?:(?:in|of)\s+{_WHOSE}{_NOUN}|{_WHOSE}{_ONE_NOUN})\b(?!\s+(?:applica|recipient|request|bid|claim|holder|payer|form|"
    rf"enquir))"
)
_SAID_TO_BE = re.compile(
    r"\s+(?:(?:(?:was|has\s+been|is\s+being)\s+)(?:\w+ly\s+|also\s+|then\s+)?(?:spent|invested|secured|awarded|allocated|paid|raised|saved|"
    r"budgeted)|(?:spent|invested|paid\s+out)(?=\s+(?:on|in|to|for|by|from)\b|[.,;]|$))\b"
)
"""What is said of a sum behind it: *was* of one sum, where of several things it were *were*."""
_COUNTS = re.compile(
    r"\s+(?!(?:for|from|to|in|on|by|and|or|was|were|is|are|has|have|had|will|would|could|per|a|an|each|with|over|under|against|"
    r"towards|this|that|last|next|but|which|as|at|during|through|so|annually|yearly|altogether|overall|saved|spent|paid|"
    r"awarded|if|when|while|not|because|following|due|via|across|between|until|before|after|the|compared|more|less|short|"
    r"higher|lower|below|above|agreed|set|introduced|proposed|charged|applied|required|remains|remaining|available|forecast|"
    r"expected|projected|predicted|estimated|reported|approved|achieved|received|made|won|needed|plus|including|only|now|"
    r"already|then)\b)[^\W\d_]"
)
"""A figure that one of these follows counts the thing that the next word names."""

_COUNTED_THINGS = re.compile(
    r"\s+(?:people|visitors?|residents?|households?|homes|houses|properties|members|customers|visits|trees|views|followers|jobs|"
    r"run|steps|tonnes|bins|calls|copies|letters|responses|km|miles|metres|hectares|sq)\b"
)
_MONEY_WORDS = frozenset(
    "cost costs costing budget budgets grant grants fund funds funding saving savings income fee fees charge charges "
    "price worth pay paid payment payments expenditure revenue overspend underspend deficit surplus shortfall "
    "contribution contributions loan invest invested investment donation donations turnover rent reserves award awarded "
    "spent spend budgeted raised secured saved save donated granted owed allocated".split()
)
_MAYBE_DAMAGED = re.compile(r"[L#?œú�Âï&\\](?:\s?\d|(?<=[�Â])|¿½|pound;|#163;|u00a3)")
_DAMAGED = re.compile(
    r"(?:�|ï¿½|Â£|Â(?=\d)|&pound;|&#163;|\\u00a3|(?<![\w?!/=&])(?:\?(?=\d+(?:,\d{3}|\s?[kKmM]\b|\.\d\d\b|\d\d\b))"
    r"|[#Lœú](?=\d+(?:,\d{3}|\.\d\d\b|\s?(?:[kKmM]|bn|million)\b))|#\s(?=\d+(?:,\d{3}|\s?(?:[kKmM]|bn|million)\b))))"
    r"\s?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?(?:[kKmM]|bn|million|billion)\b)?"
)
_LINE_BEGINS = re.compile(rf"^(?:[-*•]\s+)?(?P<sum>{_BIG})(?=\s*[-–—:]?\s+[A-Z])", re.MULTILINE)
_LINE_ENDS = re.compile(rf"(?:[:–—]|\s-)\s*(?P<sum>{_BIG})[.,;]?$", re.MULTILINE)
_SUM_BEGINS = re.compile(r"(?:[-*•]\s+)?£\d")
_SUM_ENDS = re.compile(r"£\d[\d,.]*\s?(?:k|m|bn|million)?[.,;]?$", re.MULTILINE)
_SIGNED = re.compile(rf"£\s?({_BIG})")
_REACH = 70
"""How many characters before a figure can say that it is money."""


def _find(subject: Subject) -> Iterator[Found]:
    for field, text in subject.narratives:
        if spans := _spans(text):
            yield Found(field, "An amount of money without its pound sign: write it with £.", spans)


def _spans(text: Text) -> tuple[Span, ...]:
    """Where amounts stand that lost their sign, in order and none inside another."""
    found: set[Span] = set()
    raw = text.raw
    if _MAYBE_DAMAGED.search(raw):
        found.update(match.span() for match in _DAMAGED.finditer(raw))
    if not text.words.isdisjoint(_MONEY_WORDS):
        found.update(match.span() for match in _FIGURE.finditer(text.lowered) if _is_money(text, match))
    if "£" in raw:
        found.update(_unlike_others(text))
    return _outermost(found) if found else ()


def _is_money(text: Text, figure: re.Match[str]) -> bool:
    """Whether the words around a bare figure say that it is money; a small one needs more of them."""
    lowered, (start, end) = text.lowered, figure.span()
    before = max(0, start - _REACH)
    if figure["big"] is None:
        is_of = lowered.find("of", before, start) >= 0 and not _COUNTS.match(lowered, end)
        return is_of and _SAID_OF.search(lowered, before, start) is not None
    if _SAID_AFTER.match(lowered, end) or _SAID_TO_BE.match(lowered, end):
        return True
    return not _COUNTS.match(lowered, end) and _SAID_BEFORE.search(lowered, before, start) is not None


def _unlike_others(text: Text) -> Iterator[Span]:
    """Figures that stand bare where others of the text have their sign: in the same place of a line, or the same amount."""
    raw = text.raw
    signs = [match.start() for match in re.finditer("£", raw)]
    if "\n" in raw:
        if any(_SUM_BEGINS.match(raw, raw.rfind("\n", 0, sign) + 1) for sign in signs):
            yield from (match.span("sum") for match in _LINE_BEGINS.finditer(raw))
        if any(_ends_line(raw, sign) for sign in signs):
            yield from (match.span("sum") for match in _LINE_ENDS.finditer(raw))
    for amount in {match[1] for sign in signs if (match := _SIGNED.match(text.lowered, sign))}:
        if text.lowered.count(amount) > 1:
            for match in re.finditer(rf"{_BARE}{re.escape(amount)}(?![\w%]|[.,]\d)", text.lowered):
                if not _COUNTED_THINGS.match(text.lowered, match.end()):
                    yield match.span()


def _ends_line(raw: str, sign: int) -> bool:
    """Whether a sum with its sign ends its line, behind a colon or a dash."""
    lead = raw[max(0, sign - 8) : sign].rstrip()
    return (lead.endswith((":", "–", "—")) or (lead.endswith("-") and lead[-2:-1].isspace())) and bool(_SUM_ENDS.match(raw, sign))


def _outermost(spans: set[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


CHECK = Check(
    "lost-currency",
    "Lost pound sign",
    "An amount of money whose pound sign was lost or turned into another sign. What is counted (visitors, homes, hectares), and "
    "figures that nothing says are money, are left alone.",
    "GOV.UK style guide: write amounts of money with the £ symbol; the Local Government Transparency Code 2015, by which "
    "councils publish what they spend.",
    Severity.WARNING,
    _find,
    (
        Example({"progress": "A grant of 25,000 was won for the bandstand."}, "25,000"),
        Example({"progress": "The lift cost ?12,500 and the ramp £800."}, "?12,500"),
        Example({"progress": "The tender came back at \ufffd48,000."}, "\ufffd48,000"),
        Example({"progress": "Income fell to Â£9,100."}, "Â£9,100"),
        Example({"next_steps": "Spend the budget of 1.2m by March."}, "1.2m"),
        Example({"progress": "Rent of L25,000 is outstanding, and # 20k is due."}, "L25,000 … # 20k"),
        Example({"progress": "Won 40k in lottery funding."}, "40k"),
        Example({"progress": "- £4,000 Mill Green\n- 6,250 Weir Field"}, "6,250"),
        Example({"progress": "Bids over £30k wait; two 30k bids were paid."}, "30k"),
        Example({"next_steps": "Set aside 30,000 for dredging, at a cost of 7,500 a year."}, "30,000 … 7,500"),
        Example({"next_steps": "Set a fee of 45 for each licence."}, "45"),
        Example({"progress": "In all 1.5 million was raised, and 60,000 spent on the weir."}, "1.5 million … 60,000"),
        Example({"progress": "Of these plants 1,500 were saved, and 2,000 people paid out of kindness."}, None),
        Example({"progress": "The museum had 25,000 visitors, who paid £3 each."}, None),
        Example({"progress": "Grants were paid to 1,250 households, and 3,000 trees were planted."}, None),
        Example({"progress": "We awarded 1,200 certificates, and 900 grant applications came in."}, None),
        Example({"progress": "The 10k run was at capacity, and the wall is 1.2m high."}, None),
        Example({"next_steps": "Set the budget of 2023/24. Is the budget ready? 12 days remain."}, None),
        Example({"progress": "The bus fare budget is 20,000 pounds."}, None),
    ),
)
