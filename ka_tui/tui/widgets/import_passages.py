"""What a panel tells of an item of an import: the whole of what the list has on one line, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.differences import Difference, word_differences
from ka_tui.domain.merging import FieldDifference
from ka_tui.domain.statuses import StatusScheme
from ka_tui.reports.reading import Noise, Problem
from ka_tui.tui.widgets.difference_passages import difference_passages, difference_runs
from ka_tui.tui.widgets.import_items import Column, Differences, Item, NumberedSeam, Section, Word
from ka_tui.tui.widgets.narrative_lines import BLANK, Passage, Run
from ka_tui.tui.widgets.passages import narrative_passages, note

_NARRATIVES = ("progress", "next_steps")
_FACTS = ("status", "team", "portfolio", "reason")
FIELD_NAMES = {"quarter": "Quarter", "code": "Code", **FIELD_LABELS}
"""What the fields are called that a column can hold."""

SECTION_HELP = {
    Section.PROBLEMS: "What the documents leave unclear. The rest of them is imported all the same.",
    Section.WORDS: "The register's key does not have these. {map} says what one means, now and in later imports.",
    Section.COLUMNS: "These columns are not kept. {map} says which field one holds, now and in later imports.",
    Section.CONFLICTS: "Edited here since the last import, and the file says otherwise: kept as it is here. "
    "{overwrite} lets the file win, and ends that.",
    Section.CHANGED: "What the file says otherwise than the register. What it leaves out stays as it is.",
    Section.SEAMS: "Where a page cut a text. {flip} judges one the other way: joined or kept apart.",
    Section.ADDED: "New to the register.",
    Section.UNTITLED: "New, but without a title, so they cannot be added. Add them by hand, then import again.",
    Section.UNCHANGED: "The register says all of this already.",
    Section.ABSENT: "The register has them in this quarter, and the file has not. They are left alone.",
    Section.ASIDE: "Words of the documents that belong to no activity: titles, headings, the key.",
}
"""What a section is about; ``{map}`` stands for the key of the import's action of that name."""


def item_title(item: Item) -> str:
    """What stands above the panel: which activity, or where in which document."""
    match item.subject:
        case Problem(place=place) | Noise(place=place):
            return f"{item.file}, {place}"
        case Word(source=source):
            return f"'{source}'"
        case Column(name=name):
            return f"Column '{name}'"
        case NumberedSeam(number=number, seam=seam):
            return f"Seam {number}: {seam.code}, {FIELD_LABELS[seam.field].lower()}"
        case Differences(activity=activity):
            return f"{activity.code}  {activity.title}"
        case Activity() as activity:
            return f"{activity.code}  {activity.title}"


def item_passages(item: Item, scheme: StatusScheme) -> Iterator[Passage]:
    """All that is to be told of an item."""
    match item.subject:
        case Problem() as problem:
            yield Passage((Run(problem.what),))
            yield BLANK
            yield Passage((Run("What to do: ", "quiet"), Run(_on_the_screen(problem.to_do))))
        case Word() as word:
            yield from _word(word, scheme)
        case Column() as column:
            yield from _column(column)
        case Differences() as differences:
            yield from _differences(item, differences, scheme)
        case NumberedSeam() as seam:
            yield from _seam(seam)
        case Noise() as noise:
            yield from note(f"Put aside: {noise.why}.")
            yield BLANK
            yield Passage((Run(noise.text),))
        case Activity() as activity:
            yield from _activity(activity, scheme)


def _on_the_screen(remedy: str) -> str:
    """A remedy without the options of the command line."""
    return remedy.replace("--quarter", "the quarter")


def _word(word: Word, scheme: StatusScheme) -> Iterator[Passage]:
    means = f"means {scheme.label(word.status)}" if word.status else "has no meaning yet, so the status is not stated"
    yield Passage((Run(f"'{word.source}'", "bold"), Run(f" {means}.")))
    yield from note("What is said of it is kept in the register with the import, and later imports know it.")
    yield BLANK
    yield from (Passage((Run(activity.code, "bold"), Run(f"  {activity.title}"))) for activity in word.activities)


def _column(column: Column) -> Iterator[Passage]:
    if column.field:
        yield Passage((Run("It holds: ", "quiet"), Run(FIELD_NAMES[column.field])))
        yield from note("This is kept in the register with the import, and later imports know it.")
    else:
        yield Passage((Run("None of the fields that are kept has this name, so the column was put aside."),))
        yield Passage((Run("First met: ", "quiet"), Run(column.place)))


def _differences(item: Item, differences: Differences, scheme: StatusScheme) -> Iterator[Passage]:
    here, there = ("removed", "added")
    meant = "here, edited since" if item.section is Section.CONFLICTS else "in the register"
    yield Passage((Run(meant, here), Run("  "), Run(f"in {item.file}", there)))
    for difference in differences.fields:
        yield from _difference(difference, scheme)


def _difference(difference: FieldDifference, scheme: StatusScheme) -> Iterator[Passage]:
    """One field, what was and what becomes; word by word where both have words in common."""
    label = FIELD_LABELS[difference.field]
    old, new = (_text(difference.field, value, scheme) for value in (difference.before, difference.after))
    pieces = word_differences(old, new)
    if difference.field in _NARRATIVES:
        yield BLANK
        yield Passage((Run(label, "quiet"),))
        yield from difference_passages(pieces)
    elif any(kind is Difference.SAME and text.strip() for kind, text in pieces) and difference.field != "status":
        yield Passage((Run(f"{label}: ", "quiet"), *difference_runs(pieces)))
    else:
        yield Passage((Run(f"{label}: ", "quiet"), Run(old or "nothing", "removed"), Run(" → "), Run(new, "added")))


def _text(field: str, value: object, scheme: StatusScheme) -> str:
    if field == "status":
        return scheme.label(None if value is None else str(value))
    return "" if value is None else str(value)


def _seam(numbered: NumberedSeam) -> Iterator[Passage]:
    """Both halves with the cut between them, then the text that comes of it."""
    seam = numbered.seam
    how = f"{'joined' if seam.joined else 'kept apart'}{', as you said' if numbered.flipped else ''}"
    yield from note(f"At {seam.place} a page cut the text. Its halves are {how}.")
    yield BLANK
    if seam.joined:
        yield Passage((Run(seam.before), Run(" ┆ ", "link"), Run(seam.after)))
    else:
        yield Passage((Run(seam.before),))
        yield Passage((Run("┄┄┄┄┄┄┄┄", "link"),))
        yield Passage((Run(seam.after),))
    if numbered.text:
        yield BLANK
        yield from note("The text as it is read:")
        yield from narrative_passages(numbered.text)


def _activity(activity: Activity, scheme: StatusScheme) -> Iterator[Passage]:
    """All that is said of an activity."""
    yield from note(", ".join(filter(None, (activity.quarter.label, activity.heading.heading))))
    for name in _FACTS:
        text = _text(name, getattr(activity, name), scheme)
        if text:
            yield Passage((Run(f"{FIELD_LABELS[name]}: ", "quiet"), Run(text)))
    if activity.status_source:
        yield Passage((Run("In the source: ", "quiet"), Run(activity.status_source)))
    for name in _NARRATIVES:
        yield BLANK
        yield Passage((Run(FIELD_LABELS[name], "quiet"),))
        yield from narrative_passages(getattr(activity, name)) or note("Not stated.")
