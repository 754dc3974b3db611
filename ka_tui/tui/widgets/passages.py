"""What the panels can show, as passages: a narrative, or a quiet sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ka_tui.domain.narrative import Block, blocks
from ka_tui.tui.widgets.narrative_lines import BLANK, BULLET, Passage, Run, sliced


def note(text: str) -> tuple[Passage, ...]:
    """A sentence of the program's own."""
    return (Passage((Run(text, "quiet"),)),)


@lru_cache(maxsize=256)
def narrative_passages(narrative: str, look: str = "base") -> tuple[Passage, ...]:
    """The paragraphs and items of a narrative; nothing for one that says nothing."""
    return tuple(laid_out([Run(line, look)] for line in narrative.split("\n")))


class Mark(NamedTuple):
    """A passage of a text that is pointed out: where it begins and ends, and how it looks."""

    start: int
    end: int
    look: str = "found"


def marked_passages(narrative: str, marks: Iterable[Mark]) -> tuple[Passage, ...]:
    """A narrative with some passages of its text pointed out; where two overlap, the one that begins first."""
    wanted = sorted(marks)
    lines: list[list[Run]] = []
    begin = 0
    for line in narrative.split("\n"):
        lines.append(_marked(line, (Mark(m.start - begin, m.end - begin, m.look) for m in wanted if m.end > begin)))
        begin += len(line) + 1
    return tuple(laid_out(lines))


def _marked(line: str, marks: Iterable[Mark]) -> list[Run]:
    runs: list[Run] = []
    done = 0
    for mark in marks:
        start, end = max(mark.start, done), min(mark.end, len(line))
        if start < end:
            runs += [Run(line[done:start]), Run(line[start:end], mark.look)]
            done = end
    return [*runs, Run(line[done:])]


def laid_out(lines: Iterable[Sequence[Run]]) -> Iterator[Passage]:
    """Lines of Markdown as paragraphs and items, a blank line between them unless both are items."""
    before: Passage | None = None
    fresh = True
    for runs in lines:
        text = "".join(run.text for run in runs)
        block = next(iter(blocks(text)), None)
        if block is None:
            fresh = True
            continue
        passage = _passage(block, text, runs)
        if before is not None and not fresh and not block.is_item:
            passage = _continued(before, passage)
        elif before is not None and not (block.is_item and before.marker.text):
            yield BLANK
        yield passage
        before, fresh = passage, False


def _passage(block: Block, text: str, runs: Sequence[Run]) -> Passage:
    """The passage for the first line of a block."""
    end = len(text.rstrip())
    inner = tuple(sliced(runs, end - len(block.text), end)) or (Run(""),)
    if not block.is_item:
        return Passage(inner)
    look = next((run.look for run in runs if run.text.strip()), "base")
    return Passage(inner, Run(f"{BULLET if block.marker == '-' else block.marker} ", look), block.depth)


def _continued(before: Passage, line: Passage) -> Passage:
    """A further line of the same paragraph or item, under its text."""
    return line._replace(marker=Run(" " * len(before.marker.text)), depth=before.depth)
