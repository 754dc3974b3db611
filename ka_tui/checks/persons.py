"""The names of persons, and how to reach them, in a text that is public."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from ka_tui.checks.check import Span
from ka_tui.checks.given_names import FAMOUS, GIVEN_NAMES, NAMED_AFTER, NAMES_AND_WORDS, SURNAMES
from ka_tui.checks.subject import Text

_OWNED = ("'s", "’s")
_GIVEN = frozenset(name + end for name in GIVEN_NAMES for end in ("", *_OWNED))
_ANY_GIVEN = _GIVEN | NAMES_AND_WORDS
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "revd"))
_NAMING = _ANY_GIVEN | SURNAMES | _TITLES
"""Words without one of which nobody is named."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Revd)\b\.?\s+(?:[A-Z]\.?\s+)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_INITIALLED = re.compile(r"(?<![\w.])[A-Z]\.\s?(?:[A-Z]\.\s?)?([A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?)\b")
_OFFICE = re.compile(
    r"\b(?:Cllrs?\.?|Councillors?|Ald(?:erman|\.)|Mayor(?:ess)?|MPs?|Minister|Secretary of State|Commissioner|Leader|Holder|"
    r"Chair(?:man|woman|person)?|Lord|Lady|Baroness|Baron|Sir|Dame|King|Queen|Prince|Princess|Duke|Duchess|Earl|Saint|St\.?|"
    r"Storm|Hurricane|Ambassador|Bishop|Provost|Bailie|Convener|Sheriff)"
    r"(?:[ ,]+(?:and|&|of the Council|for [A-Z]\w+(?: and [A-Z]\w+)?)?(?:\s*[A-Z][\w'’-]+)*)*[ ,:]*$"
)
_OFFICE_AFTER = re.compile(
    r"[ ,(]+(?:MP|MEP|OBE|MBE|QC|KC|(?:the )?(?:Mayor|Police and Crime Commissioner|Leader of|Portfolio Holder))\b"
)
_ADDRESSED = re.compile(
    r"\b(?:by|with|contact|from|to|for|and|ask|via|tell|told|email|phone|call|ring|speak to|thanks to|while|when|after|that|"
    r"led by|c/o)\s+$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:['’]s\s+[a-z]|\s+(?:is|was|has|will|left|retired|joined|resigned|returns|returned|leaves|said|from\s+the|on\s+\d|or)\b)"
)
_THING_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:trail|statue|exhibition|memorial|plaques?|blocks?|tribute|centre|school|academy|park|hall|awards?|trophy|"
    r"foundation|building|theatre|museum|estate|site|festival|scheme|report|inquiry|review)\b",
    re.IGNORECASE,
)
_JOINED_AFTER = re.compile(r"(?: ?& ?|-| [A-ZÀ-Þ])")
_MAIL = re.compile(r"\b([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w£.,])(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?:7\d{3}|1\d{2,4}|2\d)\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\d,])")
_MAILBOXES = frozenset(
    "info information enquiries enquiry contact contactus customer customers customerservices services service admin "
    "office help helpdesk support team planning housing licensing elections parking waste recycling environment "
    "environmental leisure parks events comms communications press media news hello mail reception benefits council tax "
    "counciltax revenues democratic committee committees scrutiny consultation consultations localplan policy building "
    "control community communities safety safer hr jobs recruitment procurement finance legal foi complaints feedback "
    "noreply reply tourism visit business economic development regeneration grants grant health wellbeing sport sports "
    "arts museum library youth volunteering climate energy bookings booking sales".split()
)


def names(text: Text, not_persons: Set[str]) -> Iterator[Span]:
    """Where persons are named, in order.

    Councillors and other holders of public office, saints, storms, and what is named after a person (streets, schools,
    companies, laws) are none, nor is a name whose words are in ``not_persons``.
    """
    naming = text.words & _NAMING
    if not naming:
        return
    raw = text.raw
    last = 0
    for start, end in sorted(
        (*_full_names(raw, naming, not_persons), *_titled(raw, naming)), key=lambda span: (span[0], -span[1])
    ):
        if start >= last and not _OFFICE.search(raw, max(0, start - 80), start) and not _OFFICE_AFTER.match(raw, end):
            last = end
            yield start, end


def contacts(text: Text) -> Iterator[Span]:
    """Where a person's e-mail address or telephone number stands, in order.

    A team's mailbox and a service's number (0800, 0345) are none.
    """
    raw = text.raw
    found: list[Span] = []
    if "@" in raw:
        found += [match.span() for match in _MAIL.finditer(raw) if _is_of_person(match[1].lower())]
    if " 0" in raw or "(0" in raw or "+44" in raw or raw.startswith("0"):
        found += [match.span() for match in _PHONE.finditer(raw)]
    last = 0
    for start, end in sorted(found):
        if start >= last:
            last = end
            yield start, end


def _is_of_person(mailbox: str) -> bool:
    return _MAILBOXES.isdisjoint(re.split(r"[._+-]|\d", mailbox))


def _full_names(raw: str, naming: Set[str], not_persons: Set[str]) -> Iterator[Span]:
    """Given names with what follows them, where both together are a person's."""
    if _GIVEN.isdisjoint(naming) and (NAMES_AND_WORDS.isdisjoint(naming) or SURNAMES.isdisjoint(naming)):
        return
    here = {name.capitalize() for name in naming & _ANY_GIVEN if name.capitalize() in raw}
    words = list(_CAPITALISED.finditer(raw)) if here else []
    for number, match in enumerate(words):
        if match[0].split("-", 1)[0] not in here or (given := _plain(match[0].split("-", 1)[0])) in not_persons:
            continue
        following = [] if match[0].endswith(_OWNED) else _directly_after(raw, words, number)
        if any(_plain(word[0]) in NAMED_AFTER for word in following):
            continue
        if following:
            surname = _plain(following[0][0])
            end = _end_of_name(following)
            known = f"{given} {surname}" in FAMOUS or _THING_AFTER.match(raw, end)
            if not known and (given in GIVEN_NAMES or surname in SURNAMES):
                yield match.start(), end
        elif given in GIVEN_NAMES and _is_addressed(raw, match, words[number - 1] if number else None):
            yield match.span()


def _directly_after(raw: str, words: list[re.Match[str]], number: int) -> list[re.Match[str]]:
    """The capitalised words, up to three and none an abbreviation, that stand directly behind a word."""
    run: list[re.Match[str]] = []
    for before, word in zip(words[number:], words[number + 1 : number + 4], strict=False):
        if raw[before.end() : word.start()] not in (" ", ". ") or (len(word[0]) > 1 and word[0].isupper()):
            break
        if raw[before.end()] == "." and len(before[0]) > 1:
            break
        run.append(word)
    return run


def _end_of_name(following: list[re.Match[str]]) -> int:
    """Where a name ends that has these words behind the first; a middle name or initial is part of it, and no 's."""
    surname = following[1] if len(following) > 1 and len(following[0][0]) == 1 else following[0]
    return surname.end() - (2 if surname[0].endswith(_OWNED) else 0)


def _is_addressed(raw: str, match: re.Match[str], before: re.Match[str] | None) -> bool:
    """Whether a given name alone is used as one is: ``ask Ann``, ``Ann's areas``, ``Ann has left``."""
    if before and raw[before.end() : match.start()] in (" ", "-", " & ", "&") and not _ADDRESSED.match(before[0] + " "):
        return False
    if _JOINED_AFTER.match(raw, match.end()):
        return False
    end = match.end() - (2 if match[0].endswith(_OWNED) else 0)
    if _DOES.match(raw, end):
        return True
    return not match[0].endswith(_OWNED) and _ADDRESSED.search(raw, max(0, match.start() - 20), match.start()) is not None


def _titled(raw: str, naming: Set[str]) -> Iterator[Span]:
    """Names with Mr, Mrs, Dr ... before them, and common surnames with initials."""
    if not _TITLES.isdisjoint(naming):
        for match in _TITLED.finditer(raw):
            if NAMED_AFTER.isdisjoint(_plain(word) for word in _WORD.findall(raw[match.start() : match.end() + 16])):
                yield match.span()
    if not SURNAMES.isdisjoint(naming) and ". " in raw:
        yield from (match.span() for match in _INITIALLED.finditer(raw) if match[1].lower() in SURNAMES)


def _plain(word: str) -> str:
    lowered = word.lower().replace("’", "'")
    return lowered.removesuffix("'s")
