"""``said-complete``: the text says that an activity is complete and the status that it is open, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity, Span
from ka_tui.checks.phrases import Phrases, is_denied, is_supposed, words_after, words_before
from ka_tui.checks.subject import Subject, Text
from ka_tui.checks.whole_activity import begins, names_whole, subject_of
from ka_tui.domain.statuses import StatusClass

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|q\d|quarter|20\d\d|early|late|mid)"
)
_ENDED = Phrases(
    {
        "complete completed finished concluded": "complete|completed|finished|concluded",
        "closed signed ended done": "(?:closed|signed off) as complete|closed|ended|done",
        "delivered implemented": "(?:delivered|implemented) in full",
        "completion close & reached brought": "reached completion|brought to a close",
    }
)
_STOPS = re.compile(
    r"(?:[.,;:!)]|$| [-–—]| (?:and|so|with|by|as|ahead|within|during|this|last|under|before|on (?:time|schedule|budget|"
    rf"target|\d)|at the (?:end|start)|(?:in|on|since) (?:the )?(?:\w+ )?{_MONTH})\b)".replace(" ", r"\s+")
)
_BARE = re.compile(
    r"(?:(?:now|fully|all|status) )*(?:complete|completed|finished|concluded|closed|done)"
    r"(?: (?:and (?:closed|signed off)|on (?:time|budget|schedule)|in full|"
    rf"(?:(?:in|on|by|during) )?(?:the )?(?:\d+\w* )?{_MONTH}(?: \d+)?)){{0,3}}[.!]?"
    r"|(?:none|n/a|no (?:further )?(?:action|work|steps?)(?: (?:is|are))?(?: "
    r"(?:required|needed|necessary))?)[ ,:;.–—-]*(?:(?:as|because|since) )?"
    r"(?:(?:the|this) )?(?:(?:work|project|activity|action|scheme|task) )?(?:is )?(?:now )?(?:complete|completed|"
    r"finished|closed)[.!]?"
)
_PARTLY = re.compile(
    r"\b(?:to date|so far|for (?:this|the|now|quarter)|up to|subject to|apart from|except|bar|aside|other than|exception|first|"
    r"second|phases?|stages?|part|once|when|until|unless|if|after which|nearly|almost|remain\w*|outstanding|yet)\b".replace(
        " ", r"\s+"
    )
)

_JOB = (
    r"(?:works?|construction|delivery|implementation|installations?|roll-?out|roll out|drafting|building|development|"
    r"negotiations?|recruitment|procurement|project|programme|scheme|refurbishment|consultation|mobilisation|testing|migration|activity)"
)
_GOES_ON = Phrases(
    {
        "continue continues continuing ongoing progress progressing underway way": (
            rf"{_JOB} (?:(?:on|of|to|for|with|in) (?:\w+ ){{1,6}}?)?(?:(?:will|is|are|to|still|now|expected|due|"
            rf"also) )*(?:continues?|continuing|ongoing|in progress|progressing|under-?way|under way)"
        ),
        "continue continuing": (
            rf"continu(?:e|ing) (?:to |with )?(?:the )?(?:\w+ )?(?:{_JOB}|deliver\w*|implement\w*|build\w*|develop\w*|roll\w*|"
            rf"work\w*|install\w*|recruit\w*|complet\w*|construct\w*|draft\w*|finalis\w*|progress\w*|negotiat\w*)"
        ),
        "begin start commence": (
            rf"{_JOB} (?:(?:on|of|to|for|with|in|at) (?:[\w'’-]+ ){{1,8}}?)?(?:will|to|(?:is|are) (?:due|planned|"
            rf"expected) to) (?:now |then |also )?(?:begin|start|commence)"
        ),
        "remaining": (
            r"remaining (?!budget|funds?|funding|money|underspend|balance|grant)(?:[\w'’-]+ ){1,8}?(?:will|to|is|are|due|should|"
            r"must|need|by|in|next|follows?)"
            r"|(?:complete|finish|install|deliver|build|do|fit|move|open|sign|train|fill|convert|repair|replace|fund|"
            r"publish) (?:\w+ ){0,3}remaining(?: [\w'’-]+)?"
        ),
        "outstanding": r"outstanding (?:works?|actions?|items?|tasks?|issues?)|(?:is|are|remains?) (?:still )?outstanding",
        "yet & to not": (
            r"yet to (?:be )?\w+|not yet (?:been )?(?:complete|completed|finished|started|begun|delivered|in place|open|signed|"
            r"agreed|built|installed|done)"
        ),
        "still": (
            r"still (?:to (?:be )?\w+|being \w+|in progress|under-?way|under way|ongoing|outstanding|incomplete|awaited|awaiting|"
            r"waiting|needed|required|needs? to)"
        ),
        "completed finished finalised concluded & to will being should must": (
            r"(?:to|will|being|should|must) (?:be )?(?:fully )?(?:completed|finished|finalised|concluded)"
        ),
        "complete finish conclude & due expected scheduled track aim aims will planned": (
            r"(?:due|expected|scheduled|on track|aims?|will|planned) (?:to )?(?:complete|finish|conclude|be (?:complete|"
            r"finished))"
        ),
        "complete & nearly almost substantially largely partly partially mostly not": (
            "(?:nearly|almost|substantially|largely|partly|partially|mostly|not) complete"
        ),
        "complete": r"(?:\d+%|\d+ (?:%|per cent)) complete",
        "incomplete completion": r"incomplete|nearing completion|due for completion|(?:final|next|second|third) completion",
        "phase stage & next second third final last": (
            r"(?:next|second|third|final|last) (?:phase|stage) (?:\w+ ){0,4}?(?:will|to|starts|begins|is (?:due|under-?way|"
            r"under way|planned|to))"
        ),
    }
)
_AFTERWARDS = re.compile(
    r"\b(?:monitor\w*|maint\w+|business as usual|bau|defects?|snag\w*|benefit\w*|annual\w*|yearly|new (?:project|activity|"
    r"contract|plan|programme)|separate\w*|successor|evaluat\w*|lessons|report\w*|day to day|day-to-day|routine\w*|support\w*|"
    r"as part of|embed\w*|warranty|other|another|follow-on|wider|invoices?|payments?)\b"
)


def _find(subject: Subject) -> Iterator[Found]:
    kind, status = subject.kind, subject.status
    if kind is StatusClass.NONE:
        return
    is_done = status is not None and kind is StatusClass.DONE
    for field, text in subject.narratives:
        if is_done and status:
            if spans := tuple(_unfinished(text)):
                yield Found(
                    field, f"The text says that work goes on, but the status is {status.word}: one of them is wrong.", spans
                )
        elif spans := tuple(_finished(text, subject.activity.title)):
            stands = f"but the status is {status.word}" if status else "but no status is stated"
            yield Found(field, f"The text says that the activity is complete, {stands}: one of them is wrong.", spans)


def _finished(text: Text, title: str) -> Iterator[Span]:
    """Where a text says that the whole activity is over, in so many words or in a sentence that says nothing else."""
    for phrase in _ENDED.found(text):
        sentence = phrase.sentence
        named = subject_of(text, phrase)
        if (begins(text, phrase) or not sentence.is_item) and _BARE.fullmatch(" ".join(sentence.text.lower().split())):
            yield (sentence.start, sentence.end)
        elif (
            named
            and names_whole(named, title)
            and _STOPS.match(text.lowered, phrase.end)
            and not _PARTLY.search(sentence.text.lower())
        ):
            yield (text.lowered.rindex(named, sentence.start, phrase.start), phrase.end)


def _unfinished(text: Text) -> Iterator[Span]:
    """Where a text says that there is still work to do on the activity itself."""
    for phrase in _GOES_ON.found(text):
        if not (
            _AFTERWARDS.search(words_before(text, phrase) + words_after(text, phrase))
            or is_denied(text, phrase)
            or is_supposed(text, phrase)
        ):
            yield (phrase.start, phrase.end)


CHECK = Check(
    "said-complete",
    "Complete in words, not in status",
    "The text says that the whole activity is complete while its status is open or not stated; or the status says that it is "
    "done while the text tells of work to come. A part that is complete (a phase, a consultation, a draft) is left alone, and "
    "so is what follows from work that is done: monitoring, maintenance, reports.",
    "The report's own key, in which Completed means that the work is finished; the CIPFA and Solace framework for good "
    "governance in local government, principle G: reports that are fair, balanced and understandable.",
    Severity.WARNING,
    _find,
    (
        Example({"progress": "The project is now complete.", "status": "green"}, "The project is now complete"),
        Example({"progress": "Completed in July 2022.", "status": "amber"}, "Completed in July 2022."),
        Example(
            {"title": "Review of the lake rules", "progress": "The review was completed on time.", "status": "green"},
            "The review was completed",
        ),
        Example(
            {"progress": "All works have been finished, and the fence came down.", "status": "green"},
            "All works have been finished",
        ),
        Example({"next_steps": "None - project complete", "status": "green"}, "None - project complete"),
        Example(
            {"progress": "The remaining 40 metres of bank will be dug in spring.", "status": "completed"},
            "remaining 40 metres of bank will",
        ),
        Example({"next_steps": "Boardwalk to be completed by March.", "status": "completed"}, "to be completed"),
        Example(
            {"progress": "Work on the boathouse is still under way.", "status": "completed"},
            "Work on the boathouse is still under way",
        ),
        Example(
            {"progress": "Six jetties were mended. Work on the other two will begin in May.", "status": "completed"},
            "Work on the other two will begin",
        ),
        Example({"progress": "Consultation completed. The first phase is complete.", "status": "green"}, None),
        Example({"progress": "This activity is complete to date.", "status": "green"}, None),
        Example({"progress": "- Complete\n- Two reports to write", "status": "green"}, None),
        Example({"progress": "The survey of the island was completed in May.", "status": "green"}, None),
        Example({"next_steps": "Once the project is complete, the path will be opened.", "status": "green"}, None),
        Example({"progress": "The project completed its second survey.", "status": "green"}, None),
        Example({"progress": "The project is complete.", "status": "completed"}, None),
        Example({"next_steps": "Water quality will continue to be monitored.", "status": "completed"}, None),
        Example({"progress": "No work remains to be done; visitors continue to enjoy the path.", "status": "completed"}, None),
    ),
)
"""The check."""
