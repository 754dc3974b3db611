"""What people call keys: ``/``, ``esc``, ``Ctrl+X``, ``F5``, ``pgdn``; and what Textual calls them."""

from __future__ import annotations

import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, REPLACED_KEYS, Keys, key_to_character

_OTHER_NAMES = {
    "del": "delete",
    "esc": "escape",
    "ins": "insert",
    "page_down": "pagedown",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "return": "enter",
    "spacebar": "space",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
}
_MODIFIERS = {"alt": "alt", "option": "alt", "control": "ctrl", "ctrl": "ctrl", "shift": "shift"}
_SAME = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+left_square_bracket": "escape", "ctrl+m": "enter"}
"""Keys that terminals cannot tell from others."""
_NAMED = {str(key.value) for key in Keys if "+" not in key.value and "<" not in key.value}


def key_named(text: str) -> str | None:
    """The key that a person means, by Textual's name for it; None when there is no such key."""
    held, name = _parted(text.strip())
    modifiers = {_MODIFIERS.get(word.strip().lower()) for word in held}
    key = _single(name.strip())
    if key is None or None in modifiers:
        return None
    if modifiers == {"shift"} and len(key) == 1:
        key, modifiers = key.upper(), set()
    elif modifiers:
        key = key.lower()
    full = "+".join([*sorted(word for word in modifiers if word), key])
    return _SAME.get(full, full)


def _parted(text: str) -> tuple[list[str], str]:
    """The modifiers, and the key itself, which may be a plus."""
    if text == "+":
        return [], text
    if text.endswith("++"):
        return text[:-2].split("+"), "+"
    held, plus, name = text.rpartition("+")
    return held.split("+") if plus else [], name


def _single(name: str) -> str | None:
    """A key without modifiers: a character, or one that has a name."""
    known = name.lower().replace(" ", "_")
    known = _OTHER_NAMES.get(known, known)
    if known in _NAMED:
        return known
    character = name if len(name) == 1 else key_to_character(REPLACED_KEYS.get(known, known))
    if character is None or not character.isprintable():
        return None
    if character.isalnum():
        return character
    called = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(called, called)
