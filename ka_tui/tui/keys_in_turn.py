"""Keys and clicks in turn: each does all of its work before the next is looked at, however fast they come.

Textual hands a key to the widget that has the focus and looks at the next one; what the first is bound to happens when it
has bubbled back. Of ``/plan`` in one burst the letters would reach the table before the search line is open, and set
statuses. Here a bound key is carried out at once, and what a key made a widget tell its screen is dealt with before the
next key: of two ``enter``, or two clicks, the second is for what the first has opened.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import MappingProxyType

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.widget import Widget

from ka_tui.tui.action import KeyMap
from ka_tui.tui.screens.place import PlaceScreen

_InTurn = events.Key | events.Paste | events.MouseDown | events.MouseUp
_PATIENCE = 2.0
"""Seconds after which a widget that does not answer is not waited for."""


class KeysInTurn(App[None]):
    """An app whose bindings are carried out in the order of the keys."""

    key_map: KeyMap = MappingProxyType({})
    """The keys that the user wants for actions."""

    async def on_event(self, event: events.Event) -> None:
        """Take keys and clicks one after the other. What is for a widget on its way out, or a program, is for nobody."""
        if isinstance(event, _InTurn) and not event.is_forwarded:
            await self.ready_for_keys()
            path = self._path_of(event)
            if path[0].is_attached:
                await self._take(event)
                for node in path:
                    await _settled(node)
        else:
            await super().on_event(event)

    async def _take(self, event: _InTurn) -> None:
        """Carry out what a key is bound to; text goes to the focused field, and a click where it was."""
        if not isinstance(event, events.Key) or self._is_text(event) or not await self.carried_out(event.key):
            await super().on_event(event)

    def _path_of(self, event: _InTurn) -> list[Widget]:
        """The widget that an event is for, and those that hear what it makes of it, up to the screen."""
        widget: Widget = self.focused or self.screen
        if isinstance(event, events.MouseEvent):
            with suppress(NoWidget):
                widget = self.get_widget_at(*event.screen_offset)[0]
        return [node for node in widget.ancestors_with_self if isinstance(node, Widget)]

    async def ready_for_keys(self) -> None:
        """Wait for what must be done before the next key is looked at."""

    async def carried_out(self, key: str) -> bool:
        """Do what a key is for: the focused widget's own binding first, then the table of actions, then what else is bound."""
        bound = self.screen.active_bindings.get(key)
        if bound is not None and (bound.binding.priority or not bound.enabled):
            return False
        if bound is not None and bound.node not in (self.screen, self):
            return await self.run_action(bound.binding.action, bound.node)
        if isinstance(self.screen, PlaceScreen) and await self.screen.carried_out(key):
            return True
        return bound is not None and await self.run_action(bound.binding.action, bound.node)

    def _is_text(self, event: events.Key) -> bool:
        return self.focused is not None and self.focused.check_consume_key(event.key, event.character)


async def _settled(widget: Widget) -> None:
    """Wait until a widget has seen everything that was sent to it."""
    seen = asyncio.Event()
    if widget.call_later(seen.set):
        try:
            await asyncio.wait_for(seen.wait(), _PATIENCE)
        except TimeoutError:
            widget.log.warning("a widget did not answer in time")
