"""``acronym``: an abbreviation in capitals that the report never explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ka_tui.checks.check import Check, Example, Found, Severity, Span
from ka_tui.checks.known_abbreviations import MEANINGS, ORDINARY_WORDS, POSTCODE_AREAS, WELL_KNOWN
from ka_tui.checks.spelled_out import SpelledOut, singular
from ka_tui.checks.subject import Subject

_CAPITALS = re.compile(r"[A-Z][A-Z0-9&]*[A-Z0-9](?:s\b)?")
_JOINED_BEFORE = re.compile(r"[\w£@.#&'’]")
_SHORT = re.compile(r"[A-Z]{2,6}|[A-Z]{2,5}\d{1,3}|[A-Z]\d[A-Z]|S\d{2,3}|[A-Z]{1,3}&[A-Z]{1,3}")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_POSTCODE = re.compile(r"([A-Z]{2})\d{1,2}")
_GOES_ON = re.compile(r"[\w&@]|\.\w|['’]\w\w")
_COMPANY = re.compile(r"\s+(?:Ltd|Limited|plc|PLC|LLP|Group)\b")
_NAMED_THING = re.compile(
    r"\s+(?:project|programme|scheme|initiative|fund|funding|framework|bid|grant|team|officer|group)\b", re.IGNORECASE
)
_NEXT_CAPITALS = re.compile(r"[\s/&,:-]+([A-Z]{2,})\b")
_CAPITALS_BEFORE = re.compile(r"\b([A-Z]{2,})[\s/&,:-]+$")
_REFERENCE_BEFORE = re.compile(r"\d[/-]$")
_COUNT_BEFORE = re.compile(r"\d\s?x?$")
_LONG_WORD = 7
_MAYBE_WORD = 5


def _find(subject: Subject) -> Iterator[Found]:
    found: dict[str, tuple[str, list[Span]]] = {}
    for field, text in subject.narratives:
        for match in _CAPITALS.finditer(text.raw):
            short = singular(match[0])
            if _is_short(short) and _is_puzzling(short, text.raw, match, subject.report.spelled_out):
                place, spans = found.setdefault(short, (field, []))
                if place == field:
                    spans.append(match.span())
    for short, (field, spans) in found.items():
        start, end = spans[0]
        yield Found(field, _message(short), tuple(spans), getattr(subject.activity, field)[start:end])


@lru_cache(4096)
def _is_short(short: str) -> bool:
    """Whether it looks like an abbreviation, and one that not everybody knows."""
    if short in WELL_KNOWN or _SHORT.fullmatch(short) is None or _ROMAN.fullmatch(short):
        return False
    letters = short.rstrip("0123456789")
    outward = _POSTCODE.fullmatch(short)
    return letters not in WELL_KNOWN and not (outward and outward[1] in POSTCODE_AREAS)


def _stands_alone(raw: str, match: re.Match[str]) -> bool:
    """Whether it is a word by itself: no part of a longer one, a code, an address or a company's name."""
    start, end = match.span()
    if (
        start
        and _JOINED_BEFORE.match(raw[start - 1])
        and not (match[0] in MEANINGS and _COUNT_BEFORE.search(raw, max(0, start - 3), start))
    ):
        return False
    if _REFERENCE_BEFORE.search(raw, max(0, start - 2), start):
        return False
    return not _GOES_ON.match(raw, end) and not _COMPANY.match(raw, end)


def _is_puzzling(short: str, raw: str, match: re.Match[str], explained: SpelledOut) -> bool:
    """Whether the report explains it nowhere, also without a number behind it, and it is no code and no word in capitals."""
    letters = short.rstrip("0123456789")
    if short in explained or (len(letters) > 1 and letters in explained) or not _stands_alone(raw, match):
        return False
    return short in MEANINGS or letters in MEANINGS or not _is_word(letters, raw, match, explained)


def _is_word(letters: str, raw: str, match: re.Match[str], report: SpelledOut) -> bool:
    """Whether it is an ordinary word put in capitals, alone or with its neighbours."""
    if letters.lower() in ORDINARY_WORDS:
        return not _NAMED_THING.match(raw, match.end()) or len(letters) < 4
    neighbours = _NEXT_CAPITALS.match(raw, match.end()), _CAPITALS_BEFORE.search(raw, max(0, match.start() - 24), match.start())
    if any(near and _is_word_or_long(near[1]) for near in neighbours):
        return True
    return len(letters) >= _MAYBE_WORD and report.has_word(letters.lower()) and not _NAMED_THING.match(raw, match.end())


def _is_word_or_long(capitals: str) -> bool:
    """Whether capitals beside others make a heading of them."""
    return capitals not in MEANINGS and capitals not in WELL_KNOWN and (len(capitals) > 3 or capitals.lower() in ORDINARY_WORDS)


def _message(short: str) -> str:
    meaning = MEANINGS.get(short)
    example = f", for example '{meaning} ({short})'" if meaning and short.isalpha() else ""
    return f"{short} is explained nowhere in this report: write it in full where it first stands{example}."


CHECK = Check(
    "acronym",
    "Abbreviation never explained",
    "An abbreviation in capitals that the quarter's report spells out nowhere, neither beside it in brackets nor as words with "
    "those initials. What everybody knows (NHS, VAT), codes, roads, postcodes and words put in capitals are left alone.",
    "GOV.UK style guide: explain an abbreviation in full when it is first used, unless it is well known, like UK or VAT; WCAG "
    "2.2 success criterion 3.1.4, abbreviations.",
    Severity.ADVICE,
    _find,
    (
        Example({"progress": "The TPO was confirmed in May."}, "TPO"),
        Example(
            {"progress": "Three EVs were bought, and S106 money paid for two of the EVs."},
            None,
            report=("Our electric vehicles. Section 106.",),
        ),
        Example({"progress": "Three EVs were bought."}, "EVs"),
        Example({"progress": "The LDS was adopted."}, None, report=("A Local Development Scheme (LDS) was drafted.",)),
        Example({"progress": "The WFR was adopted."}, None, report=("The WFR (Waste Fund Review) was drafted.",)),
        Example({"progress": "The WFR was adopted."}, "WFR", report=("We feel ready (see the note).",)),
        Example({"progress": "The FLAG project opened.", "next_steps": "Hand the FLAG project over."}, "FLAG"),
        Example({"progress": "MTFS approved."}, None, report=("The medium term financial strategy is in draft.",)),
        Example(
            {"progress": "NHS and BBC staff met the MP in Q3, and COVID-19 tests of the A47 depot were paid with VAT."}, None
        ),
        Example({"progress": "THE PAVILION IS OPEN. It is NOT closed. KEY POINTS follow."}, None),
        Example({"progress": "Phase II at LE16 7AG by QRS Ltd is in KA.03.04, with permission 21/00417/QRS."}, None),
        Example({"progress": "S106 money was paid."}, "S106"),
        Example({"progress": "Grants from LAD2 are paid."}, "LAD2"),
        Example({"progress": "The team is short of 1xFTE."}, "FTE"),
    ),
)
