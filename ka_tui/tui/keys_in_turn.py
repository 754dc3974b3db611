"""Keys in turn: each does all of its work before the next is looked at, however fast they come.

Textual hands a key to the widget that has the focus and looks at the next one; what the first is bound to happens when it
has bubbled back. Of ``/plan`` in one burst the letters would reach the table before the search line is open, and set
statuses. Here a bound key is carried out at once, and a field that still has letters to take in takes them in first.
"""

from __future__ import annotations

import asyncio
from types import MappingProxyType

from textual import events
from textual.app import App
from textual.widget import Widget

from ka_tui.tui.action import KeyMap
from ka_tui.tui.screens.place import PlaceScreen

_PATIENCE = 2.0
"""Seconds after which a field that does not answer is not waited for."""


class KeysInTurn(App[None]):
    """An app whose bindings are carried out in the order of the keys."""

    key_map: KeyMap = MappingProxyType({})
    """The keys that the user wants for actions."""

    async def on_event(self, event: events.Event) -> None:
        """Carry out what a key is bound to; a key that the focused field takes for text goes there."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.ready_for_keys()
            if not self._is_text(event):
                if self.focused is not None:
                    await _settled(self.focused)
                if await self.carried_out(event.key):
                    return
        await super().on_event(event)

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
            widget.log.warning("a field did not answer in time")
