"""The footer: the most useful keys that fit, from the table of actions; each can be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from ka_tui.tui.action import Action
from ka_tui.tui.widgets.cell_text import whole
from ka_tui.tui.widgets.drawn import Drawn

_GAP = "  "


class KeyBar(Drawn):
    """One line of keys and labels. Where not all fit, those of the lowest rank are left out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--label"}
    DEFAULT_CSS = """
    KeyBar {
        padding: 0 1;
        background: $panel;
        & > .key-bar--key { color: $accent; text-style: bold; }
        & > .key-bar--label { color: $text-muted; }
    }
    """

    actions: reactive[tuple[Action, ...]] = reactive((), init=False)
    note: reactive[str] = reactive("", init=False)
    """What stands before the keys, as how many activities they are for."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """The keys that fit."""
        width = self.size.width
        return whole(self._parts(width), width, self.looks["base"])

    def _parts(self, width: int) -> Iterator[Segment]:
        key_style, label_style = self.looks["key"], self.looks["label"]
        note = f"{self.note}{_GAP}" if self.note else ""
        yield Segment(note, label_style + Style(bold=True))
        for keys, label, action in fitting(self.actions, width - cell_len(note)):
            click = Style(meta={"@click": f"screen.perform('{action}')"})
            yield Segment(keys, key_style + click)
            yield Segment(f" {label}", label_style + click)
            yield Segment(_GAP, label_style)


def fitting(actions: Sequence[Action], width: int) -> list[tuple[str, str, str]]:
    """The keys, label and id of the actions that fit a width, in the order of their rank.

    Actions of one rank stand together under the label of both, as in ``[ ] Earlier/Later``; a click does the last one.
    """
    groups: dict[int, list[Action]] = {}
    for action in actions:
        if action.rank and action.keys:
            groups.setdefault(action.rank, []).append(action)
    kept: list[tuple[str, str, str]] = []
    used = 0
    for _, members in sorted(groups.items()):
        keys = " ".join(member.shown_keys[0] for member in members)
        label = "/".join(member.label for member in members)
        used += cell_len(f"{keys} {label}{_GAP}")
        if used - len(_GAP) > width:
            break
        kept.append((keys, label, members[-1].id))
    return kept
