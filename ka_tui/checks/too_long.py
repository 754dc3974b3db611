"""``too-long``: a narrative, or a sentence of one, that is longer than the reader of a table can use."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.checks.check import Check, Example, Found, Severity
from ka_tui.checks.subject import Sentence, Subject, Text

MOST_WORDS = 200
"""Words of a narrative: nearly a minute's reading, and well over a third of a page in a column of the printed table."""

MOST_WORDS_OF_SENTENCE = 40
"""Words of a sentence: GOV.UK asks for 25; over 40 nobody would defend it."""

_QUOTED_WORDS = 8


def _find(subject: Subject) -> Iterator[Found]:
    for field, text in subject.narratives:
        if text.raw.count(" ") < MOST_WORDS_OF_SENTENCE:
            continue
        if text.raw.count(" ") + text.raw.count("\n") >= MOST_WORDS and (words := _count(text.raw)) > MOST_WORDS:
            message = f"This is {words} words long, and a table has room for {MOST_WORDS}: keep what changed, and what matters."
            yield Found(field, message, evidence=f"{words} words")
        if long := _long_sentences(text):
            counts = " and ".join(str(_count(sentence.text)) for sentence in long)
            yield Found(
                field,
                f"{'Sentences' if len(long) > 1 else 'A sentence'} of {counts} words: split what is over "
                f"{MOST_WORDS_OF_SENTENCE}.",
                tuple((sentence.start, sentence.end) for sentence in long),
                " … ".join(_beginning(sentence.text) for sentence in long),
            )


def _long_sentences(text: Text) -> list[Sentence]:
    """Sentences over the limit; one that lists things between semicolons is as long as its longest part."""
    parts = text.raw.replace("\n", ". ").split(". ")
    if not any(len(part) > MOST_WORDS_OF_SENTENCE * 3 and part.count(" ") >= MOST_WORDS_OF_SENTENCE for part in parts):
        return []
    return [
        sentence for sentence in text.sentences if any(_count(part) > MOST_WORDS_OF_SENTENCE for part in sentence.text.split(";"))
    ]


def _count(passage: str) -> int:
    """How many words it has, as a word processor counts them, but no lone dash, sign or marker of a list."""
    words = passage.split()
    return len(words) - sum(1 for word in words if len(word) == 1 and not word.isalnum())


def _beginning(passage: str) -> str:
    return " ".join(passage.split()[:_QUOTED_WORDS]) + "…"


_STEADY = "The team met each parish and noted what it asked for. "

CHECK = Check(
    "too-long",
    "Too long",
    f"A narrative of more than {MOST_WORDS} words, or a sentence of more than {MOST_WORDS_OF_SENTENCE}. A long narrative "
    "in short sentences is found once, for its length; a list of things between semicolons is no long sentence.",
    "GOV.UK content design guidance: write sentences of no more than 25 words, and no more than people need; the Plain English "
    "Campaign: 15 to 20 words on average.",
    Severity.ADVICE,
    _find,
    (
        Example({"progress": _STEADY * 19}, "209 words"),
        Example({"progress": _STEADY * 18}, None),
        Example(
            {
                "next_steps": "Work with the landlord, the builder, the two clubs that use the hall on weekdays and the school "
                "that uses it on Saturdays to agree when the roof can be taken off without anybody losing a booking for which "
                "they have already paid in full."
            },
            "Work with the landlord, the builder, the two…",
        ),
        Example(
            {
                "progress": "Agreed: the path by the mill, with a rail, from the weir down to the old bridge; the ramp at the "
                "hall, with a light at both ends of it; the crossing by the school, with a sign; and the bench under the oak, "
                "which the parish pays for."
            },
            None,
        ),
        Example({"progress": "\n".join("- The hedge by the north gate was cut back" for _ in range(8))}, None),
        Example({"progress": "Done."}, None),
    ),
)
