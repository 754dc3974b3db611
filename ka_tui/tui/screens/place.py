"""A screen with a place in the table of actions: its keys, footer, palette and help all come from there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.screen import ScreenResultType

from ka_tui.domain.days import day_in_words
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import StatusScheme
from ka_tui.services.desk import Desk
from ka_tui.tui.action import Action, KeyMap, Needs, Place, shown_key
from ka_tui.tui.actions import all_actions, with_keys
from ka_tui.tui.screens.acting import ActingScreen
from ka_tui.tui.themes import in_colours_of
from ka_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from ka_tui.domain.closings import Closing


class PlaceScreen(ActingScreen[ScreenResultType]):
    """Carries out the actions of its place. A key that cannot act says why."""

    PLACE: ClassVar[Place]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def register(self) -> Register:
        """The register that is shown."""
        raise NotImplementedError

    def show_again(self) -> None:
        """Show everything anew: the colours are others."""
        raise NotImplementedError

    @property
    def scheme(self) -> StatusScheme:
        """The status scheme of the register in the colours of the theme."""
        return in_colours_of(self.register.scheme, self.app.current_theme, colour=not self.app.no_color)

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.show_again())

    @property
    def signed_off(self) -> Closing | None:
        """The signing off of the quarter that is worked on here; None where it can be changed."""
        return None

    @property
    def topic(self) -> str:
        """What the help explains first: the id of what has the focus."""
        return (self.focused.id if self.focused is not None else None) or self.PLACE.name.lower()

    @property
    def actions(self) -> tuple[Action, ...]:
        """All that can be done here, with the keys that the user wants."""
        return self._actions_at(self.PLACE)

    def _actions_at(self, place: Place) -> tuple[Action, ...]:
        key_map: KeyMap = getattr(self.app, "key_map", {})
        return with_keys(all_actions(self.scheme, place), key_map)

    @property
    def footer_actions(self) -> tuple[Action, ...]:
        """The actions that the footer tells of: those that can be done now at all."""
        forbidden = (Needs.WRITING if self.desk.read_only else Needs(0)) | (Needs.OPEN if self.signed_off else Needs(0))
        return tuple(action for action in self.actions if not forbidden & action.needs)

    def show_keys(self) -> None:
        """Put the most useful actions into the footer."""
        self.query_one(KeyBar).actions = self.footer_actions

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if Needs.WRITING in action.needs and self.desk.read_only:
            return "The register was opened read-only: nothing here changes it."
        if Needs.OPEN in action.needs and self.signed_off is not None:
            key = self.key_of("sign_off", Place.DESK)
            where = "" if self.PLACE is Place.DESK else " in the table"
            return f"The quarter is signed off as at {day_in_words(self.signed_off.as_at)}: {key}{where} opens it again."
        return ""

    async def carried_out(self, key: str) -> bool:
        """Do what the table of actions has a key for; whether it was dealt with."""
        action = next((action for action in self.actions if key in action.keys), None)
        if action is not None:
            await self.perform(action)
        elif len(shown_key(key)) == 1:
            self.tell(f"{shown_key(key)} does nothing here. {self.key_of('help')} explains the keys.")
        return action is not None

    async def perform(self, action: Action) -> None:
        """Do something, or say why it cannot be done now."""
        if why := self.hindrance(action):
            self.tell(why)
        else:
            await self.app.run_action(action.call, self._owner_of(action))

    async def action_perform(self, action_id: str) -> None:
        """Do something that was clicked."""
        for action in self.actions:
            if action.id == action_id:
                await self.perform(action)

    def commands(self) -> Iterator[SystemCommand]:
        """Everything that can be done here, for the palette."""
        for action in self.actions:
            keys = " ".join(action.shown_keys)
            label = f"{action.label}  ({keys})" if keys else action.label
            yield SystemCommand(label, action.help, lambda action=action: self.run_worker(self.perform(action)))

    async def action_help(self) -> None:
        """Explain what has the focus, and all keys."""
        from ka_tui.tui.screens.help import HelpScreen

        await self.ask(HelpScreen(self.actions, self.topic), lambda _: None)

    async def action_theme(self) -> None:
        """Let the user choose the colours."""
        from ka_tui.services.preferences import save_preferences
        from ka_tui.tui.screens.theme_picker import ThemePicker

        await self.ask(ThemePicker(), lambda theme: save_preferences(theme=theme) if theme else None)

    def _owner_of(self, action: Action) -> DOMNode:
        """Who carries an action out: this screen, or the widget on it that can."""
        name = f"action_{action.call.partition('(')[0]}"
        if hasattr(self, name):
            return self
        return next((widget for widget in self.query("*") if hasattr(widget, name)), self)

    def key_of(self, action_id: str, place: Place | None = None) -> str:
        """The key of an action as people know it, here or at another place."""
        actions = self.actions if place is None else self._actions_at(place)
        return next((action.shown_keys[0] for action in actions if action.id == action_id and action.keys), "the palette")
