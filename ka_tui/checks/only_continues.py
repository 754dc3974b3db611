"""``only-continues``: next steps that only continue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.subject import Subject
from ka_tui.domain.days import MONTHS

_WORDS = frozenset(
    re.findall(
        r"\w+",
        "continue continues continued continuing continuation continually continuous ongoing going carry maintain maintaining "
        "keep keeping usual above before remain remains monitor monitoring",
    )
)
_TIMES = frozenset(
    {month.lower() for month in MONTHS} - {"may", "march"} | {"spring", "summer", "autumn", "winter", "quarter", "christmas"}
)
"""Words that tell when."""
_CONTINUES = re.compile(
    r"(?:we\s+will\s+|officers\s+(?:will\s+|to\s+)?|the\s+(?:team|council|service)\s+(?:will\s+|to\s+)?|to\s+)?"
    r"(?:(?:continu(?:e[sd]?|ing|ation|ally|ous(?:ly)?)|on-?\s?going|carry(?:ing)?\s+on|keep(?:ing)?\s+(?:on\b|up\b|"
    r"under\s+review|going)|maintain(?:ing)?|remains?|business\s+as\s+usual|(?:as|see)\s+(?:above|before)|same\s+as\s+(?:above|"
    r"before|last\s+quarter))\b"
    r"|(?:(?!whether|if|that|so)[\w'’&/-]+\s+){1,6}?(?:(?:will|to|shall)\s+continue|continues?|(?:is|are|remains?|"
    r"will\s+be|to\s+be)\s+(?:an\s+)?(?:on-?going|continuing))\b)",
    re.IGNORECASE,
)
_KEEPS_AN_EYE = re.compile(r"(?:to\s+)?(?:regularly\s+|closely\s+)?(?:monitor|watch)\w*\b", re.IGNORECASE)
_NAMED_FIGURE = re.compile(
    r"\b(?:section|s|covid|phase|category|level|band|part|article|regulation|schedule|bc|a|m|eco|lad|cop|class|"
    r"tier)[- ]?\d+\b"
    r"|\b24[- ]?(?:hours?|/7)|\(?\b20\d\d\s?[-–/]\s?(?:20)?\d\d\b\)?|\b\d+[- ]year\b",
    re.IGNORECASE,
)
_CONCRETE = re.compile(
    r"\d|£|\b(?:launch\w*|publi[sc]\w*|submit\w*|submission|complet\w*|finali[sz]\w*|adopt(?:ed|ing|ion)?|approv\w*|appoint\w*|"
    r"recruit\w*|install\w*|cabinet|committee|scrutiny|award\w*|sign(?:ed|ing)?|roll(?:ing)?[\s-]?out|procure\w*|tender\w*|"
    r"present(?:ing|ation)|conclude\w*|introduc\w*|purchas\w*|buy|replac\w*|refurbish\w*|construct\w*|relocat\w*|start\w*|"
    r"begin\w*|commenc\w*|drafts?|drafting|final|(?:open|build|hold)(?:ing)?\s+(?:a|an|the|of)|weekly|monthly|quarterly|"
    r"annual(?:ly)?|each|every|deadline|(?:develop|prepar|writ|produc|creat|work)\w*\s+(?:on\s+)?(?:(?:of|the|a|an|"
    r"our)\s+){0,2}(?:[\w'’-]+\s+){0,4}"
    r"(?:strategy|plan|policy|masterplan|framework|toolkit|website|app|bid|business\s+case))\b",
    re.IGNORECASE,
)
"""Something to be delivered, decided or counted."""


def _find(subject: Subject) -> Iterator[Found]:
    text = subject.next_steps
    if text.words.isdisjoint(_WORDS) or not text.words.isdisjoint(_TIMES):
        return
    sentences = text.sentences
    goes_on = False
    for sentence in sentences:
        if _CONTINUES.match(sentence.text):
            goes_on = True
        elif not _KEEPS_AN_EYE.match(sentence.text):
            return
        if _CONCRETE.search(_NAMED_FIGURE.sub("", sentence.text)):
            return
    if goes_on:
        yield Found(
            "next_steps",
            "The next steps only continue: say what will be done, and by when.",
            ((sentences[0].start, sentences[-1].end),),
        )


CHECK = Check(
    "only-continues",
    "Next steps only continue",
    "All next steps are to continue, carry on, maintain or monitor, and none has a date, a figure or something to be delivered. "
    "Where one of several is concrete, all are left alone.",
    "What scrutiny committees ask: what will be done next that they can hold somebody to.",
    Severity.ADVICE,
    _find,
    (
        Example({"next_steps": "Continue to monitor."}, "Continue to monitor."),
        Example({"next_steps": "Ongoing."}, "Ongoing."),
        Example({"next_steps": "Continue as above"}, "Continue as above"),
        Example({"next_steps": "As above."}, "As above."),
        Example(
            {"next_steps": "- Continue to promote the boats.\n- Monitor use of the jetty."},
            "Continue to promote the boats.\n- Monitor use of the jetty.",
        ),
        Example({"next_steps": "Work with the anglers will continue."}, "Work with the anglers will continue."),
        Example(
            {"next_steps": "Continued care of the shore in line with Section 106."},
            "Continued care of the shore in line with Section 106.",
        ),
        Example({"next_steps": "Continue to monitor and report by 30 November."}, None),
        Example({"next_steps": "Continue to care for the shore. Buy two boats."}, None),
        Example({"next_steps": "Continue the talks, and appoint a warden."}, None),
        Example({"next_steps": "Continue to sell 40 permits a week."}, None),
        Example({"next_steps": "Continue to prepare the lake safety plan."}, None),
        Example({"next_steps": "Ask whether the ferry can continue."}, None),
        Example({"next_steps": "Wait for the result of the survey."}, None),
        Example({"next_steps": ""}, None),
    ),
)
