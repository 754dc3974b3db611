"""The footer: the most useful keys that fit, from the table of actions; each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from ka_tui.tui.action import Action
from ka_tui.tui.widgets.row_strip import MARK

_GAP = "  "


class KeyBar(Widget):
    """One line of keys and labels. Where not all fit, those of the lowest rank are left out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--label"}
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        padding: 0 1;
        background: $panel;
        link-style: none;
        link-background: $panel;
        link-color: $text;
        & > .key-bar--key { color: $accent; text-style: bold; background: $panel; }
        & > .key-bar--label { color: $text-muted; background: $panel; }
    }
    """

    actions: reactive[tuple[Action, ...]] = reactive((), init=False)
    marked: reactive[int] = reactive(0, init=False)
    """How many activities are marked; the keys are for those then."""

    def render(self) -> RenderResult:
        """Draw the keys that fit."""
        key_style = self.get_component_rich_style("key-bar--key")
        label_style = self.get_component_rich_style("key-bar--label")
        marked = f"{MARK} {self.marked} marked{_GAP}" if self.marked else ""
        line = Text(marked, label_style + Style(bold=True), no_wrap=True, end="")
        for keys, label, action in fitting(self.actions, self.content_size.width - cell_len(marked)):
            click = Style(meta={"@click": f"screen.perform('{action}')"})
            line.append(keys, key_style + click).append(f" {label}", label_style + click).append(_GAP, label_style)
        return line


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
