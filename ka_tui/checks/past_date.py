"""``past-date``: a next step whose date had passed when the quarter ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.sentences import DatedSentence, dated_sentences
from ka_tui.checks.subject import Sentence, Subject
from ka_tui.domain.days import MONTHS
from ka_tui.domain.mentioned_dates import MentionedDate

_AHEAD = timedelta(days=75)
"""A plan looks forward: a date without a year is near to the day that lies so far after the quarter's end."""

_REACH = 600
"""How many characters before a date can bear on it."""

_WILL_BE = re.compile(r"\b(?:to|will|shall|should|must|can|may|would|could)\s+(?:\w+\s+)?be\s+\w+")
_FORWARD = re.compile(
    r"\b(?:will|shall|should|must|would|due|planned|scheduled|expected|anticipated|aim\w*|intend\w*|target\w*|deadline|likely|"
    r"provisional\w*|arranged|booked|to\s+(?:be|go|come|start|begin|commence|finish|complete|take|report|present|publish|"
    r"launch|open|close|submit|deliver|hold|return|follow|agree|approve|adopt|consult|install|review|conclude|appoint|recruit|"
    r"move|run|meet|finalise|sign|issue|consider))\b"
)
_FINITE = r"was|were|had|has|have|did|took|who|ended|missed|originally|postponed|deferred|delayed|instead\s+of|rather\s+than"
_TOLD = re.compile(rf"\b(?:{_FINITE})\b")
_BACKGROUND = re.compile(
    rf"\b(?:{_FINITE}|since|following|after|further\s+to|pursuant\s+to|as\s+(?:at|of|agreed|reported)|last|previous|ending|"
    r"from|between|than|compared|baseline|based\s+on|buil(?:d|ds|ding|t)\s+on|recovery|held|adopted|approved|agreed|"
    r"published|made|issued|signed|completed|launched|submitted|dated|considered|received|granted|started|begun|began|"
    r"commenced|opened|introduced|secured|awarded|announced|raised|identified|recommended|passed|closed|undertaken|"
    r"carried\s+out|produced|reported|presented|appointed|installed|built|caused|arising|affected|decisions?|resolutions?|"
    r"motions?|minutes|feedback|findings|lessons|responses?|results|outcomes?|elections?)\b"
)
_LIMIT = re.compile(
    r"\b(?:by|before|no\s+later\s+than|until|deadline(?:\s+is|\s+of)?|due(?:\s+(?:in|on|by|to))?|target(?:\s+date)?)\W*"
    r"(?:the\s+|early\s+|mid\W|late\s+)?$"
)
_PLACED = re.compile(
    r"(?:\b(?:in|on|at|during|within|be|(?:week|half|part|meeting|session|cabinet|committee|council)\s+(?:of|on)|"
    r"week\s+commencing)\s+(?:the\s+|early\s+|w/c\s+)?|[(:–-]\s*)$"
)
_NO_DAY = re.compile(r"\b(?:for|to|of|from|the|our|its|and|or|under|per|between|through|until)\s+$|/\s*$")
_USED = re.compile(r"\b(?:implement|follow|apply|respond|act\s+on|address|embed|deliver|in\s+line\s+with|recommendations)\b")
_NAMES_A_THING = re.compile(
    r"['’]s\b|\s+(?:data|figures?|reports?|plan|policy|strategy|budget|census|survey|decision|guidance|version|edition|"
    r"elections?|audit|review|baseline|target|returns?|accounts?|position|results?|statistics|allocation|round|scheme|act|"
    r"regulations|levels?|storms?|floods?|(?:was|were|has|had|did)\b)"
)
_JOINED = re.compile(r"\s*(?:-|–|/|,|&|to|and|or|until)\s*")
_DAY = re.compile(r"\d")


@lru_cache(maxsize=64)
def _words_of(begins: date, with_years: bool) -> frozenset[str]:
    """Words without one of which no date in a text had passed: months and seasons up to this quarter's, and years before.

    Its own year says it of numbers only, as *01/09/2022*: ``with_years`` is for texts that may have such.
    """
    months = [month.lower() for month in MONTHS[: begins.month + 2]]
    years = range(begins.year - 10, begins.year + with_years)
    named = {"quarter", "qtr", "q1", "q2", "q3", "q4", "spring", "summer", "autumn", "winter"}
    short = {f"{year % 100:02}" for year in years if with_years}
    return frozenset({*months, *(m[:3] for m in months), "sept", *named, *map(str, years), *short})


def _find(subject: Subject) -> Iterator[Found]:
    passed: list[tuple[Sentence, MentionedDate]] = []
    raw = subject.next_steps.raw
    words = _words_of(subject.begins, "/" in raw or ".2" in raw or "-0" in raw)
    for dated in dated_sentences(subject.next_steps, words, subject.ends + _AHEAD, subject.ends):
        if any(mentioned.last < subject.ends for mentioned in dated.dates):
            passed += ((dated.sentence, mentioned) for mentioned in _passed(subject, dated))
    if passed:
        yield Found(
            "next_steps",
            "The date had passed when the quarter ended: say what became of it, or give a new date.",
            tuple((mentioned.start, mentioned.end) for _, mentioned in passed),
            " … ".join(dict.fromkeys(sentence.text for sentence, _ in passed)),
        )


def _passed(subject: Subject, dated: DatedSentence) -> Iterator[MentionedDate]:
    """The promised dates that had passed; of some that are joined, as *August to October*, the last one counts."""
    text, dates = subject.next_steps.lowered, dated.dates
    promised = False
    for place, mentioned in enumerate(dates):
        joined = place > 0 and _JOINED.fullmatch(text, dates[place - 1].end, mentioned.start)
        promised = promised if joined else _is_promised(text, dated.sentence, mentioned)
        goes_on = place + 1 < len(dates) and _JOINED.fullmatch(text, mentioned.end, dates[place + 1].start)
        if promised and not goes_on and mentioned.last < subject.ends:
            yield mentioned


def _is_promised(text: str, sentence: Sentence, mentioned: MentionedDate) -> bool:
    """Whether something is to be done by then, rather than that the date tells where the step comes from."""
    if _NAMES_A_THING.match(text, mentioned.end, sentence.end):
        return False
    lead = text[max(sentence.start, mentioned.start - _REACH) : mentioned.start]
    lead = _WILL_BE.sub(lambda found: "due ".rjust(len(found[0])), lead)
    if _LIMIT.search(lead):
        return _last(_FORWARD, lead) >= _last(_TOLD, lead)
    alone = _DAY.match(text, mentioned.start) or (mentioned.with_year and not text[mentioned.end : sentence.end].strip(" .;"))
    if not _PLACED.search(lead) and (_NO_DAY.search(lead) or not alone):
        return False
    if lead.rstrip().endswith("(") and _USED.search(lead):
        return False
    return _last(_FORWARD, lead) >= _last(_BACKGROUND, lead)


def _last(expression: re.Pattern[str], text: str) -> int:
    """Where its last match begins; -1 where there is none."""
    return max((found.start() for found in expression.finditer(text)), default=-1)


CHECK = Check(
    "past-date",
    "Next step with a past date",
    "A next step is dated on a day, month, quarter or season that was over when the quarter ended. A date without a year is read "
    "as the coming one, unless it lies in the quarter itself. Dates that only tell where a step comes from (a decision of, "
    "adopted in, since, following) and dates to come are left alone.",
    "What scrutiny committees ask: whether what was promised by a day was done by that day.",
    Severity.WARNING,
    _find,
    (
        Example({"next_steps": "Reopen the boathouse by 30 September."}, "Reopen the boathouse by 30 September."),
        Example({"next_steps": "- Dredge the inlet in July 2022.\n- Order new buoys."}, "Dredge the inlet in July 2022."),
        Example({"next_steps": "Finish the footpath by the end of August."}, "Finish the footpath by the end of August."),
        Example(
            {"next_steps": "The café lease is to be signed by summer 2022."}, "The café lease is to be signed by summer 2022."
        ),
        Example({"next_steps": "The draft will be published in March 2022."}, "The draft will be published in March 2022."),
        Example({"next_steps": "Write to anglers (August 2022)."}, "Write to anglers (August 2022)."),
        Example({"next_steps": "Open the jetty in Quarter 1 of 2022/23."}, "Open the jetty in Quarter 1 of 2022/23."),
        Example({"next_steps": "Public meeting 14 September 2022."}, "Public meeting 14 September 2022."),
        Example({"next_steps": "Reopen the boathouse by 31 October."}, None),
        Example({"next_steps": "Reopen the boathouse by March, and the café in May."}, None),
        Example({"next_steps": "Fence the island, following the decision of 4 May 2021."}, None),
        Example({"next_steps": "Put the strategy adopted in March 2022 into practice."}, None),
        Example({"next_steps": "Keep counting the geese, as we have since April."}, None),
        Example({"next_steps": "Carry out the actions of the July 2022 audit."}, None),
        Example({"next_steps": "The boathouse was reopened in July 2022."}, None),
        Example({"next_steps": "Survey the shore between August and November 2022."}, None),
        Example({"next_steps": "Publish the accounts for 2021/22."}, None),
        Example({"next_steps": "Build on the reopening of the café in July with a fair on 5 November."}, None),
        Example({"next_steps": "Mend the wall in May Street, and the one in Spring Gardens."}, None),
        Example({"next_steps": "Reopen the boathouse when the weather allows; it may be late."}, None),
    ),
)
