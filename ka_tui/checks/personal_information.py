"""``personal-information``: people's names, and facts of their health or their posts, in a text that is public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity, Span
from ka_tui.checks.persons import contacts, names
from ka_tui.checks.phrases import Phrase, Phrases, is_denied
from ka_tui.checks.staffing_words import MANAGED, MANAGED_BEFORE, OF_THE_PUBLIC, STAFFING
from ka_tui.checks.subject import Subject, Text

_STAFFING = Phrases(STAFFING)
_MANAGED = re.compile(MANAGED)
_MANAGED_BEFORE = re.compile(MANAGED_BEFORE)
_OF_THE_PUBLIC = re.compile(OF_THE_PUBLIC)
_OF_STAFF = re.compile(r"\b(?:staff|officers?|managers?|team|post|posts|colleagues?|employees?|fte)\b")


def _find(subject: Subject) -> Iterator[Found]:
    for field, text in subject.narratives:
        if named := tuple(names(text, subject.report.names)):
            yield Found(field, "A person is named: write the post or the team instead.", named)
        if reached := tuple(contacts(text)):
            yield Found(field, "A person's e-mail address or telephone number: give the service's, or none.", reached)
        if told := tuple(_staffing(text)):
            yield Found(
                field,
                "Tells of the health or employment of staff, who may be known by it: say only what it means for the work.",
                told,
            )


def _staffing(text: Text) -> Iterator[Span]:
    """Where something is said of the health, leave or post of staff, in order."""
    for phrase in _STAFFING.found(text):
        if not (_is_managed(text, phrase) or is_denied(text, phrase) or _is_of_others(text, phrase)):
            yield phrase.start, phrase.end


def _is_managed(text: Text, phrase: Phrase) -> bool:
    """Whether it is a subject of a policy, of training or of figures."""
    before = max(phrase.sentence.start, phrase.start - 40)
    return bool(_MANAGED.match(text.lowered, phrase.end) or _MANAGED_BEFORE.search(text.lowered, before, phrase.start))


def _is_of_others(text: Text, phrase: Phrase) -> bool:
    """Whether its sentence speaks of the public, and its words not of staff."""
    if _OF_STAFF.search(text.lowered, phrase.start, phrase.end):
        return False
    return _OF_THE_PUBLIC.search(text.lowered, phrase.sentence.start, phrase.sentence.end) is not None


CHECK = Check(
    "personal-information",
    "Personal information",
    "Names of people, their e-mail addresses and telephone numbers, and what is said of the health, leave, vacant posts or "
    "departures of staff, also without a name: in a small team a post is a person. Councillors and others in public office, "
    "and places, companies and schemes named after people, are left alone, as are policies on sickness and average figures.",
    "UK GDPR article 5(1)(c), data minimisation, and article 9 on data about health; Information Commissioner's Office guidance: "
    "a person is identifiable without being named.",
    Severity.SERIOUS,
    _find,
    (
        Example({"progress": "The site was surveyed by Ann Other in May."}, "Ann Other"),
        Example({"next_steps": "Questions go to Mr Other."}, "Mr Other"),
        Example({"next_steps": "Questions go to a.other@example.org or 07700 900123."}, "a.other@example.org … 07700 900123"),
        Example({"progress": "Delayed, because the lake officer is on maternity leave."}, "on maternity leave"),
        Example({"progress": "No inspections were made due to staff sickness."}, "due to staff sickness"),
        Example({"progress": "The drainage engineer has left the council."}, "engineer has left the council"),
        Example({"progress": "2.5 posts in the team are vacant."}, "2.5 posts in the team are vacant"),
        Example({"next_steps": "Fill the vacant ranger post."}, "vacant ranger post"),
        Example({"progress": "Two members of the team were made redundant."}, "members of the team were made redundant"),
        Example({"progress": "Every site in John's areas was visited."}, "John's"),
        Example({"progress": "Provost Ann Other wrote to the clubs."}, None),
        Example({"progress": "Cllr Ann Other opened John Doe Park with Councillors Ann Other and John Doe."}, None),
        Example({"progress": "St John Street, Martin House and the David Doe Foundation were visited."}, None),
        Example({"progress": "A new policy on sickness absence was adopted; sickness absence rates fell to 3%."}, None),
        Example({"progress": "Staff helped residents who could not work due to ill health, and rehoused three families."}, None),
        Example({"progress": "There are no vacancies in the team, and three vacant shops were let."}, None),
        Example({"progress": "A ranger was appointed, and applications to planning@example.org doubled."}, None),
        Example({"progress": "Officers left leaflets at 40 doors, and the team leaves in good time."}, None),
    ),
)
