"""The user's own keys, from a file of TOML. What is wrong in it is told, with its line, and skipped; the rest holds.

.. code-block:: toml

    [keys]
    edit = "x"
    undo = ["u", "ctrl+y"]
    suspend = []
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ka_tui.tui.action import Action, KeyMap, shown_key
from ka_tui.tui.key_names import key_named

_TABLE = "keys"
_TAKEN = {
    "tab": "moves the focus",
    "shift+tab": "moves the focus back",
    "ctrl+c": "copies what is selected",
    "ctrl+q": "leaves the program",
}
"""Keys that no action can have, and why."""
_ANSWERS = {"remove": "enter"}
"""What asks before it acts, and the key that answers: with the same key for both, one held down too long would do it."""
_AT_LINE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


class KeyMapReading(NamedTuple):
    """The keys of the actions that have others than usual, and what was wrong in the file, a sentence or two each."""

    keys: KeyMap
    problems: tuple[str, ...]


def read_key_map(path: Path, actions: Sequence[Action]) -> KeyMapReading:
    """Read the keys for actions, of one place or of several. Without a file all have their usual keys."""
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        return KeyMapReading({}, ())
    except OSError as error:
        return _nothing(f"{path.name} cannot be read: {(error.strerror or str(error)).lower()}.")
    try:
        text = written.decode("utf-8-sig")
        document = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        return _nothing(f"{path.name}, line {line}: This is no text in UTF-8.")
    except tomllib.TOMLDecodeError as error:
        return _nothing(f"{path.name}, {_told_of_toml(error, text)}")
    reader = _Reader(text.split("\n"), actions)
    keys = reader.keys_of(document)
    return KeyMapReading(keys, tuple(f"{path.name}, line {line}: {why}" for line, why in sorted(reader.problems)))


def key_map_template(actions: Iterable[Action]) -> str:
    """A file of keys to begin with: every action with its usual keys and what it does, all of it commented out."""
    lines = ["# Take the '#' before a line away to change its keys; [] leaves an action to the palette.", "", f"[{_TABLE}]"]
    by_id: dict[str, Action] = {}
    for action in actions:
        by_id.setdefault(action.id, action)
    for (place, group), members in groupby(by_id.values(), key=lambda action: (action.place, action.group)):
        lines += ["", f"# {place or 'Everywhere'}: {group}", *map(_commented, members)]
    return "\n".join(lines) + "\n"


def _commented(action: Action) -> str:
    keys = ", ".join(_quoted(key) for key in action.shown_keys)
    return f"# {action.id} = {keys if len(action.keys) == 1 else f'[{keys}]'}  # {action.help}"


def _quoted(key: str) -> str:
    """A key as a string of TOML."""
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _nothing(problem: str) -> KeyMapReading:
    return KeyMapReading({}, (f"{problem} The usual keys hold.",))


def _told_of_toml(error: tomllib.TOMLDecodeError, text: str) -> str:
    found = _AT_LINE.search(str(error))
    line = found["line"] if found and found["line"] else text.count("\n") + 1
    return f"line {line}: {_AT_LINE.sub('', str(error))}."


class _Reader:
    """Reads what a file has for actions, and collects what is wrong."""

    def __init__(self, lines: Sequence[str], actions: Sequence[Action]) -> None:
        self._lines = lines
        self._actions: dict[str, list[Action]] = {}
        for action in actions:
            self._actions.setdefault(action.id, []).append(action)
        self.problems: list[tuple[int, str]] = []
        """What is wrong, and in which line."""

    def keys_of(self, document: Mapping[str, object]) -> KeyMap:
        """The keys of the actions for which the file has any, and of those that lose a key to one of these."""
        for name in document.keys() - {_TABLE}:
            self._refuse(name, f"'{name}' is not known here: actions and their keys stand under [{_TABLE}].")
        table = document.get(_TABLE, {})
        if not isinstance(table, dict):
            self._refuse(_TABLE, f"[{_TABLE}] must be a table of actions and their keys.")
            return {}
        given: dict[str, tuple[str, ...]] = {}
        for action, value in table.items():
            keys = self._unshared(action, self._named(action, value), given)
            if keys or (value == [] and action in self._actions):
                given[action] = keys
        return {**given, **dict(self._robbed(given))}

    def _named(self, action: str, value: object) -> Iterator[str]:
        """The keys that a line names, each once, without those that cannot be."""
        if action not in self._actions:
            near = [f" Did you mean '{name}'?" for name in get_close_matches(action, self._actions, 1)]
            self._refuse(action, f"'{action}' is no action.{''.join(near)}")
            return
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            self._refuse(action, f"""'{action}' needs a key, as in "x", or several, as in ["u", "ctrl+y"].""")
            return
        for text in dict.fromkeys(texts):
            key = key_named(text)
            if key is None:
                self._refuse(action, f"'{text}' is no key.")
            elif key in _TAKEN:
                self._refuse(action, f"'{text}' {_TAKEN[key]}, and cannot be for '{action}'.")
            elif key == _ANSWERS.get(action):
                self._refuse(action, f"'{text}' answers the question that '{action}' asks, and cannot be for both.")
            else:
                yield key

    def _unshared(self, action: str, keys: Iterable[str], given: KeyMap) -> tuple[str, ...]:
        """The keys that no action in an earlier line has."""
        kept = []
        for key in keys:
            holder = next((other for other in given if key in given[other] and self._meet(action, other)), None)
            if holder is None:
                kept.append(key)
            else:
                self._refuse(action, f"'{shown_key(key)}' is for '{holder}' already (line {self._line(holder)}), which keeps it.")
        return tuple(dict.fromkeys(kept))

    def _robbed(self, given: KeyMap) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The actions that lose usual keys because the file has these for others, with what they keep."""
        for action in self._actions:
            usual = () if action in given else self._actions[action][0].keys
            takers = {key: other for key in usual for other in given if key in given[other] and self._meet(action, other)}
            left = tuple(key for key in usual if key not in takers)
            rest = f"keeps {' '.join(map(shown_key, left))}" if left else "is left to the palette"
            for key, taker in takers.items():
                self._refuse(taker, f"'{shown_key(key)}' was for '{action}'; '{taker}' has it now, and '{action}' {rest}.")
            if takers:
                yield action, left

    def _meet(self, one: str, other: str) -> bool:
        """Whether two actions can be done in the same place."""
        places = {action.place for action in self._actions[one]}, {action.place for action in self._actions[other]}
        return None in places[0] | places[1] or not places[0].isdisjoint(places[1])

    def _refuse(self, name: str, why: str) -> None:
        self.problems.append((self._line(name), why))

    def _line(self, name: str) -> int:
        """Where a name stands in the file, as a key or as a table."""
        begins = re.compile(rf"""\s*\[*\s*(?:{_TABLE}\s*\.\s*)?["']?{re.escape(name)}["']?\s*[]=.]""")
        return next((number for number, line in enumerate(self._lines, 1) if begins.match(line)), 1)
