"""Words of trouble, as council reports say it: that work has stopped, is late, at risk, short of money or short of its target.

A passage that denies the trouble, supposes it, reduces it, tells that it is over, or speaks of people at risk and not of
the work, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.phrases import Phrase, Phrases, after_last_stop, is_denied, is_supposed, last_words, words_after, words_before
from ka_tui.checks.subject import Text

_BE = r"(?:is|are|was|were|be|been|being|remains?|now|currently|also|again|still|further|temporarily|has|have|had)"
_DO = (
    r"(?:be (?:\w+ed|\w+en|met|held|made|found|done|run|built|spent|sold|let)|complete|proceed|start|begin|progress|continue|"
    r"carry|go ahead|take place|deliver|meet|achieve|finish|recruit|fill|appoint|provide|supply|secure|obtain|source|commence|"
    r"find|fund|reach|attract|operate|submit|agree)"
)
_AIM = r"(?:targets?|deadlines?|milestones?|timescales?|timetable|objectives?|(?:completion|due|start|launch) dates?|forecast)"
_PLAN = r"(?:schedule|targets?|plan|programme|profile|timetable|timescales?|trajectory|forecast|expectations?)"
_PLANNED = (
    r"(?:planned|expected|forecast|hoped|anticipated|scheduled|profiled|intended|estimated|programmed|budgeted|budget|target|"
    r"allowed|agreed)"
)
_THAN = rf"than (?:\w+ ){{0,3}}?{_PLANNED}"
_UNTIL = (
    r"(?= (?:to|until|till|by|from|for|due|because|owing|while|whilst|as|after|following|pending|indefinitely|again|since|when))"
)
_TIME = r"(?:(?:a|an|one|two|three|four|five|six|several|some|\d+) (?:\w+ )?(?:days?|weeks?|months?|quarters?|years?))"
_FIRM = (
    r"(?:(?:sub-?)?contractors?|suppliers?|developers?|partners?|consultants?|funders?|providers?|firms?|operators?|"
    r"(?:only|sole|last|remaining|preferred|successful|winning|both|all) bidders?)"
)
"""Those whose withdrawal is a trouble: of several bidders one may go, and the contract still be let."""
_MEANS = r"(?:funding|funds|resources?|capacity|staff(?:ing)?|officers?|budgets?|money|contractors?|progress|interest|time|bids?)"
_WORK = (
    r"(?:works?|project|programme|scheme|construction|recruitment|progress|delivery|service|building|production|installations?)"
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"

_NT = "(?:was|were|has|have|is|are|had|did|does|do|could|would|should|must|need|wo|ca)n['’]t"
_NOT = "not wasn't wasn’t weren't weren’t hasn't hasn’t haven't haven’t isn't isn’t aren't aren’t"

_TROUBLE = Phrases(
    {
        "halted stalled": r"(?:halted|stalled)(?! (?:the|a|any|this) (?:decline|rise|spread|loss|fall|increase|growth|sale))",
        "halt standstill": r"(?:to|called) a (?:halt|standstill)",
        "delay delays": r"delays?(?! repay)",
        "delayed delaying": r"delay(?:ed|ing)(?! (?:discharges?|transfers?))",
        "postponed postponement": r"postponed|postponement",
        "rescheduled": f"rescheduled{_UNTIL}",
        "deferred": r"deferred(?! (?:payments?|capital|income|pensions?|liabilit\w+|tax))",
        "paused": "paused",
        "suspended": rf"(?:is|are|was|were|been|temporarily|currently|{_WORK}) suspended(?! (?:ceilings?|sentences?))",
        "hold": r"on hold",
        "abeyance": "in abeyance",
        "slipped slipping slippage": r"slipped(?! (?:and|on|over))|slipping|slippage",
        "slid": "slid (?=from|to|by|into)",
        "moved revised": (
            r"(?:deadlines?|(?:completion|start|launch|opening|target|go-live) dates?|completion|launch|opening|"
            r"go-live) (?:\w+ ){0,6}?(?:has|have|was|were) (?:now |been )*(?:moved|revised)"
        ),
        "back & put pushed knocked set": rf"(?:put|pushed|knocked|set) back(?= (?:to|until|till|by|due|because)\b| {_TIME})",
        "pushed": rf"pushed (?:\w+ ){{1,6}}?(?:back|into|to)(?= (?:q\d|quarter|next|20\d\d|the (?:new|next)|{_MONTH}))",
        "held & up back": "held (?:up|back)(?! as)",
        "setback setbacks": "set-?backs?",
        "overrun overran overrunning": "over-?r[au]n(?:ning)?",
        "overspend overspends overspent overspending": "over-?spen(?:ds?|t|ding)",
        "budget & over above exceed exceeds exceeded exceeding": (
            r"(?:over|above|exceed(?:s|ed|ing)?) (?:the |its |our |agreed |approved |available |original )*budget(?! (?:period|"
            r"holders?|consultation))"
        ),
        "behind": (
            rf"behind (?:its |our |the |their |original |agreed |planned )*{_PLAN}|(?:fall(?:en|ing)?|fell|running|lagging|"
            rf"slipped) behind"
        ),
        "off": r"off (?:track|course|target|schedule)",
        "late": (
            rf"(?:days?|weeks?|months?|running|arrived|delivered|started|finished|ran|too) late(?! (?:20\d\d|{_MONTH}))"
            rf"|(?:was|were|is|are) late(?=[.,;)]|$| (?:because|due|owing|from|by)\b)"
        ),
        "later slower longer & than": rf"(?:later|slower|more slowly|longer) {_THAN}|taking longer than",
        "lower fewer less worse & than": rf"(?:lower|fewer|less|worse) (?:\w+ )?{_THAN}",
        "costs cost price prices tenders tender & higher more above": (
            rf"(?:costs?|prices?|tenders?) (?:\w+ ){{0,4}}?(?:(?:higher|more) {_THAN}|above (?:\w+ )?estimates?)"
        ),
        "below under short & target targets forecast profile expectation expectations establishment strength staff "
        "fall fallen falling fell falls": (
            r"(?:below|under|short of) (?:the |its |our |annual |quarterly )*(?:targets?|forecast|profile|expectations?)"
            r"|short of (?:full )?(?:establishment|strength|staff)|(?:fall(?:en|ing)?|fell|falls) short"
        ),
        "risk": (
            r"at risk(?! (?:of|groups?|register|young|people|children|residents|adults|families|from|in)\b)"
            r"|at risk of (?:not|missing|being (?:missed|delayed|lost|late)|delay\w*|slip\w+|over\w+|fail\w*|non-|"
            r"losing (?:\w+ )?(?:fund\w*|grant)|running)"
            r"|risks? to (?:the |its |our )?(?:delivery|timetable|timescales?|programme|project|budget|completion|deadline|"
            r"schedule|target)"
            r"|(?:is|are|remains) (?:now |also )?(?:a |an )?(?:\w+ )?risks? (?:that|of (?:delay|slippage|not|missing|losing|"
            r"overspend\w*|failure|further))"
        ),
        "jeopardy jeopardised doubt": r"in jeopardy|jeopardised|in doubt",
        "pressure pressures": r"pressures? on (?:\w+ ){0,2}?(?:budgets?|timetable|resources|capacity|staff\w*|delivery)",
        "longer": (
            r"no longer (?:able|possible|viable|available|achievable|affordable|deliverable|feasible|going ahead|proceeding|"
            r"be \w+ed|be able|on (?:track|target|course|schedule)|expected to)"
        ),
        "no not & progress progressed progressing proceeding": (
            r"no progress (?:has|was|could|on)\b|not (?:yet |been )*progressed|not (?:progressing|proceeding)"
        ),
        "not isn't isn’t aren't aren’t & track course target schedule": (
            rf"(?:not|{_NT}) (?:currently |yet )?on (?:track|target|course|schedule)"
        ),
        "arrived received & still": "still not (?:arrived|been received)",
        "vacant unfilled": r"(?:posts?|roles?|positions?|vacanc(?:y|ies)) (?:\w+ ){0,3}?(?:remains?|still) (?:vacant|unfilled)",
        "no": r"no (?:suitable |eligible |acceptable )?(?:candidates|applicants|bids|bidders|tenders)",
        "turned rejected": r"(?:bids?|grant|funding) (?:\w+ ){0,4}?(?:was|were|has been) (?:turned down|rejected)",
        "unable": f"unable to {_DO}",
        "cannot can't can’t": f"(?:cannot|can['’]t) {_DO}",
        "could couldn't couldn’t": rf"could(?: not|n['’]t) {_DO}",
        "unsuccessful unsuccessfully": "unsuccessful(?:ly)?(?! (?:applicants?|bidders?|candidates?))",
        "unachievable undeliverable unaffordable": "unachievable|undeliverable|unaffordable",
        "shortage shortages shortfall shortfalls": r"short(?:age|fall)s?(?! occupations?)",
        "supply & short": "short supply",
        "understaffed staffed resourced": "under-?(?:staffed|resourced)",
        "insufficient inadequate lack lacks lacked": rf"(?:insufficient|inadequate|lack of|lacks|lacked) (?:\w+ )?{_MEANS}",
        "gap & funding budget resource staffing": r"(?:funding|budget|resource|staffing) gap",
        "missed miss missing": (
            rf"miss(?:ed|ing)? (?:\w+ ){{0,3}}?{_AIM}|{_AIM} (?:(?:for|of|to) (?:\w+ ){{1,4}}?)?(?:was |were |has been |"
            rf"have been )?missed"
        ),
        f"{_NOT} & met achieved reached hit attained delivered completed": (
            rf"(?:{_BE} ){{0,4}}(?:not|{_NT}) (?:been |being |all |fully )*(?:met|achieved|reached|hit|attained)"
            rf"|(?:{_BE} ){{0,4}}(?:not|{_NT}) (?:been )?(?:delivered|completed) (?:on time|by|as planned|in time)"
        ),
        "not won't won’t & did will won't won’t": (
            r"(?:did not|will not|won['’]t) (?:now )?(?:meet|reach|achieve|attract|proceed|materialise|secure|receive|succeed|"
            r"pass|win|take place|go ahead|deliver|complete|be (?:met|achieved|delivered|completed|able|possible|ready|finished|"
            r"in place|open|available))"
        ),
        "didn't didn’t": r"didn['’]t (?:meet|reach|achieve|attract|proceed|secure|receive|succeed|win|take place|go ahead)",
        "failed failing": (
            r"fail(?:ed|ing) to(?! (?:comply|pay|clear|display|remove|register|licen[cs]e|respond))|failed (?:its|because|due|"
            r"at)|(?:supplier|contractor|recruitment|tests?|bid|tender) (?:has |have )?failed"
        ),
        "withdrew withdrawn withdraw pulled": (
            rf"{_FIRM} (?:\w+ ){{0,4}}?(?:withdrew|withdrawn|withdraw)|pulled out"
            rf"|(?:funding|grant|offer|tender) (?:was|has been) withdrawn"
        ),
        "administration liquidation": "into (?:administration|liquidation)",
        "insolvent insolvency bankrupt": "insolvent|insolvency|bankrupt",
        "cancelled": rf"(?:was|were|is|are|been|be) cancelled|cancelled{_UNTIL}",
        "abandoned aborted": rf"(?:{_WORK}|was|were|is|are|been|be) (?:abandoned|aborted)|had to be given up",
        "given & had": "had to be given up",
        "lost & be": r"(?:may|could|might|will) be lost",
        "returned repaid handed & had": r"(?:money|funding|grant|funds) had to be (?:returned|repaid|handed back)",
        "stopped ceased": (
            rf"{_WORK} (?:\w+ ){{0,3}}?(?:stopped|ceased)|(?:has|have|had) (?:been )?(?:stopped|ceased)(?:(?=[.,;]|$)|{_UNTIL})"
        ),
        "hampered hindered impeded derailed": "hampered|hindered|impeded|derailed",
        "difficulty difficulties difficult": (
            rf"difficult(?:y|ies) (?:in |with )?(?:recruit\w+|securing|finding|obtaining|filling|appointing)|difficult to {_DO}"
        ),
        "struggling struggled struggle struggles": f"struggl(?:e|es|ed|ing) to {_DO}",
        "deteriorated worsened deteriorating worsening": "(?:deteriorat|worsen)(?:ed|ing)",
        "backlog backlogs": (
            r"backlogs? (?:(?!stopped|not|no)\w+ ){0,4}?(?:grown|grew|built up|risen|rose|growing|increased|increasing|"
            r"developed)|growing backlogs?"
        ),
    }
)
_THING = re.compile(
    r"delays?|short(?:age|fall)|over-?spend|over-?run|slippage|set-?back|postponement|lack|backlog|risk|difficult|\w+\s+gap"
)
_FEW_WORDS = r"(?:\s+(?!(?:and|but|so|is|are|was|were|has|have|had)\b)[\w'’/-]+){0,4}\s*$"
_NEAR = 8
"""How many words before a trouble have a bearing on it, or name what it is of; the expressions for them end with the trouble."""
_REDUCED = re.compile(
    r"\b(?:reduc(?:e|es|ed|ing)|minimis(?:e|es|ed|ing)|mitigat(?:e|es|ed|ing)|manag(?:e|es|ed|ing)|tackl(?:e|es|ed|ing)|"
    r"address(?:es|ed|ing)?|overc[oa]m(?:e|es|ing)|resolv(?:e|es|ed|ing)|cut|cuts|cutting|eas(?:e|es|ed|ing)|clear(?:s|ed|ing)?|"
    r"eliminat(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|combat(?:s|ing)?|recover(?:s|ed|ing)? from|lower(?:s|ed|ing)?|despite|"
    r"notwithstanding|after|following|fewer|previous|earlier|last (?:quarter|year)['’]s|cause of|causes of|traffic|journey|bus|"
    r"train|rail|speech|language|register of|skills?)" + _FEW_WORDS
)
_LONG_AGO = re.compile(
    r"\b(?:had|previously|formerly|(?<!since )(?<!from )last (?:quarter|year|winter|spring|summer|autumn)|once)\b" + _FEW_WORDS
)
_BEGINS_LONG_AGO = re.compile(r"\s*(?:last (?:quarter|year)|previously|(?:earlier|before)\b[^,]*)[,\s][^;:]*$")
_OF_PEOPLE = re.compile(r"at\s+risk|unable|cannot|can['’]t|could|no\s+longer\s+able|struggl|difficult|on\s+hold|fail|lack")
_PEOPLE = re.compile(
    r"\b(?:people|persons?|residents?|child(?:ren)?|adults?|famil(?:y|ies)|households?|homes?|tenants?|applicants?|customers?|"
    r"callers?|groups?|individuals?|victims?|pupils?|students?|women|girls|patients?|carers?|those|anyone|someone|everyone|who|"
    r"species|habitats?|wildlife|trees?|buildings?|heritage|monuments?|communit(?:y|ies)|business(?:es)?|sleepers?|cohorts?|"
    r"landlords?|owners?|offenders?|drivers?|premises|calls?|veterans?|clients?|participants?|users?)"
    + r"(?:\s+[\w'’/-]+){0,2}\s*$"
)
_SPENT = re.compile(r"\b(?:costs?|prices?|spend(?:ing)?|complaints?|crimes?|incidents?|emissions|waste|bills?|accidents?)\b")
_LESS = re.compile(r"lower|fewer|less|below|under")

_OVER = re.compile(
    r"\b(?:resolved|overcome|recovered|caught\s+up|made\s+up|lifted|cleared|eliminated|averted|avoided|rectified|put\s+right|"
    r"fixed|resumed|restarted|reinstated|recommenced|back\s+on\s+(?:track|course|schedule|time|target|programme|plan)|"
    r"now\s+(?:been\s+)?(?:complete\w*|open\w*|finished|under\s+?way|in\s+place|running|live|filled|signed|done|started|begun|"
    r"going\s+ahead|proceeding|progressing|ended|over|met|agreed|appointed|secured|installed)|(?:has|have)\s+since\b|"
    r"since\s+been|went\s+ahead|(?:has|have|was|were|been)\s+(?:\w+\s+)?(?:reduced|ended|closed\s+off)|behind\s+us|"
    r"at\s+an\s+end|no\s+longer\s+an\s+issue)\b"
)
_OVER_WORDS = frozenset(
    "resolved overcome recovered caught made lifted cleared eliminated averted avoided rectified put fixed resumed restarted "
    "reinstated recommenced back now since went reduced ended closed behind end longer".split()
)
"""Words of which each such passage has one."""
_TO_RESTART = re.compile(r"\b(?:re-?open|resume|re-?start|reinstate|recommence|re-?launch)[^,;:]*$")
_NOT_YET_OVER = re.compile(
    r"\b(?:until|till|once|when|pending|if|before|unless|not|should|must|will|would|could|can|cannot|so\s+that|to\s+(?:be|get|"
    r"bring|have))\b|n['’]t\b"
)
_TURN = re.compile(r"\b(?:but|however|while|whilst|and|although|though|yet)\b|;")
_TAKES_UP = re.compile(
    r"(?:this|that|these|those|it|they|he|she|all|both|however|but|since|work|works|lost|the (?:issues?|problems?|delays?|matter|"
    r"lost time|time|gap|shortfall|shortage|backlog|work|works|posts?|project|programme|scheme|service))\b".replace(" ", r"\s+")
)


def troubles(text: Text) -> Iterator[Phrase]:
    """The passages of a text that tell of a trouble which is real and not over."""
    for phrase in _TROUBLE.found(text):
        if not (
            is_denied(text, phrase) or is_supposed(text, phrase) or _is_another_matter(text, phrase) or _is_over(text, phrase)
        ):
            yield phrase


def _is_another_matter(text: Text, phrase: Phrase) -> bool:
    """Whether it is reduced, long past, or a trouble of people rather than of the work."""
    before = words_before(text, phrase)
    near = last_words(before, _NEAR)
    said = text.lowered[phrase.start : phrase.end]
    restart = _TO_RESTART.search(before, after_last_stop(before))
    return bool(
        (_THING.match(said) and _REDUCED.search(near))
        or _LONG_AGO.search(near)
        or _BEGINS_LONG_AGO.match(before)
        or (restart and not _TURN.search(restart[0]))
        or (_OF_PEOPLE.match(said) and _PEOPLE.search(near))
        or (_LESS.match(said) and _SPENT.search(before + words_after(text, phrase)))
    )


def _is_over(text: Text, phrase: Phrase) -> bool:
    """Whether its sentence, or the next one that takes it up, says that the trouble is over."""
    if text.words.isdisjoint(_OVER_WORDS):
        return False
    if _tells_end(words_after(text, phrase)):
        return True
    before = words_before(text, phrase)
    earlier = list(_OVER.finditer(before))
    if earlier and not _TURN.search(before, earlier[-1].end()) and not _NOT_YET_OVER.search(before):
        return True
    following = next((text.lowered[s.start : s.end] for s in text.sentences if s.start > phrase.start), "")
    return bool(_TAKES_UP.match(following)) and _tells_end(following)


def _tells_end(passage: str) -> bool:
    end = _OVER.search(passage)
    return end is not None and not _NOT_YET_OVER.search(passage, 0, end.start())
