from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.action import Action, Group, Place
from ka_tui.tui.actions import all_actions, with_keys
from ka_tui.tui.key_map import KeyMapReading, key_map_template, read_key_map

HERE, THERE = Place.DESK, Place.HISTORY


def action(name: str, *keys: str, place: Place | None = HERE) -> Action:
    return Action(name, name, keys, name.title(), f"Does {name}.", Group.EDITING, place=place)


ACTIONS = (
    action("edit", "e"),
    action("undo", "u", "ctrl+y"),
    action("remove", "delete"),
    action("search", "slash"),
    action("status_red", "r"),
    action("back", "escape", place=THERE),
    action("restore", "x", place=THERE),
    action("help", "question_mark", place=None),
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "keys.toml"


def read(written: Path, text: str) -> KeyMapReading:
    written.write_text(text, "utf-8")
    return read_key_map(written, ACTIONS)


def test_an_action_of_two_places_takes_its_key_in_both(written: Path) -> None:
    written.write_text('[keys]\nstatus_red = "x"\n', "utf-8")
    reading = read_key_map(written, (*ACTIONS, action("status_red", "r", place=THERE)))
    assert reading.keys == {"status_red": ("x",), "restore": ()}


def test_without_a_file_all_keys_are_the_usual_ones(written: Path) -> None:
    assert read_key_map(written, ACTIONS) == KeyMapReading({}, ())


def test_an_action_has_the_keys_that_the_file_gives_it_by_the_names_people_use(written: Path) -> None:
    reading = read(written, '[keys]\nedit = "Ctrl+E"\nundo = ["z", "DEL", "F5"]\nremove = "D"\nstatus_red = "1"\nsearch = []\n')
    assert reading.problems == ()
    assert reading.keys == {
        "edit": ("ctrl+e",),
        "undo": ("z", "delete", "f5"),
        "remove": ("D",),
        "status_red": ("1",),
        "search": (),
    }


def test_two_actions_can_change_keys_with_each_other(written: Path) -> None:
    assert read(written, '[keys]\nedit = "r"\nstatus_red = "e"\n') == KeyMapReading({"edit": ("r",), "status_red": ("e",)}, ())


def test_a_key_may_do_something_else_in_another_place(written: Path) -> None:
    assert read(written, '[keys]\nedit = "x"\n') == KeyMapReading({"edit": ("x",)}, ())


WRONG = [
    ("[keys]\nedit = \n", {}, "line 2: Invalid value. The usual keys hold."),
    ('[keys]\nedit = ["x"', {}, "line 2: Unclosed array. The usual keys hold."),
    ('[keys]\n\nundoo = "x"\n', {}, "line 3: 'undoo' is no action. Did you mean 'undo'?"),
    ('[keys]\nquux = "x"\n', {}, "line 2: 'quux' is no action."),
    ("[keys]\nquux = []\n", {}, "line 2: 'quux' is no action."),
    ('[keys]\nedit = ["x", "hyper+k"]\n', {"edit": ("x",)}, "line 2: 'hyper+k' is no key."),
    ('[keys]\nedit = "hyper+k"\n', {}, "line 2: 'hyper+k' is no key."),
    ("[keys]\nedit = 5\n", {}, """line 2: 'edit' needs a key, as in "x", or several, as in ["u", "ctrl+y"]."""),
    ('[keys]\n[keys.edit]\na = "x"\n', {}, """line 2: 'edit' needs a key, as in "x", or several, as in ["u", "ctrl+y"]."""),
    ('[keys]\nedit = "Tab"\n', {}, "line 2: 'Tab' moves the focus, and cannot be for 'edit'."),
    ('[keys]\nedit = "ctrl+q"\n', {}, "line 2: 'ctrl+q' leaves the program, and cannot be for 'edit'."),
    ('[keys]\nremove = "enter"\n', {}, "line 2: 'enter' answers the question that 'remove' asks, and cannot be for both."),
    ('\nedit = "x"\n', {}, "line 2: 'edit' is not known here: actions and their keys stand under [keys]."),
    ('# mine\nkeys = "x"\n', {}, "line 2: [keys] must be a table of actions and their keys."),
    (
        '[keys]\nedit = "x"\nundo = ["x", "z"]\n',
        {"edit": ("x",), "undo": ("z",)},
        "line 3: 'x' is for 'edit' already (line 2), which keeps it.",
    ),
    (
        '[keys]\nedit = "u"\n',
        {"edit": ("u",), "undo": ("ctrl+y",)},
        "line 2: 'u' was for 'undo'; 'edit' has it now, and 'undo' keeps ctrl+y.",
    ),
    (
        '[keys]\nedit = "/"\n',
        {"edit": ("slash",), "search": ()},
        "line 2: '/' was for 'search'; 'edit' has it now, and 'search' is left to the palette.",
    ),
    (
        '[keys]\nback = "?"\n',
        {"back": ("question_mark",), "help": ()},
        "line 2: '?' was for 'help'; 'back' has it now, and 'help' is left to the palette.",
    ),
]


@pytest.mark.parametrize(("text", "keys", "problem"), WRONG)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_holds(
    written: Path, text: str, keys: dict[str, tuple[str, ...]], problem: str
) -> None:
    assert read(written, text) == KeyMapReading(keys, (f"keys.toml, {problem}",))


def test_an_action_whose_line_is_all_wrong_keeps_its_usual_keys_unless_another_line_takes_them(written: Path) -> None:
    reading = read(written, '[keys]\nstatus_red = "nokey"\nedit = "r"\n')
    assert reading.keys == {"edit": ("r",), "status_red": ()}
    assert [problem.partition(":")[0] for problem in reading.problems] == ["keys.toml, line 2", "keys.toml, line 3"]


def test_a_file_that_is_no_text_or_cannot_be_read_changes_no_key(written: Path) -> None:
    written.write_bytes(b'[keys]\nedit = "\xff"\n')
    assert read_key_map(written, ACTIONS) == KeyMapReading(
        {}, ("keys.toml, line 2: This is no text in UTF-8. The usual keys hold.",)
    )
    written.unlink()
    written.mkdir()
    assert read_key_map(written, ACTIONS) == KeyMapReading(
        {}, ("keys.toml cannot be read: is a directory. The usual keys hold.",)
    )


def test_a_file_from_a_windows_editor_reads(written: Path) -> None:
    written.write_bytes('\ufeff[keys]\r\nedit = "x"\r\n'.encode())
    assert read_key_map(written, ACTIONS) == KeyMapReading({"edit": ("x",)}, ())


def test_the_template_changes_nothing_and_says_the_usual_keys_when_its_signs_are_taken_away(written: Path) -> None:
    actions = [action for place in Place for action in all_actions(PRINTED_KEY, place)]
    template = key_map_template(actions)
    written.write_text(template, "utf-8")
    assert read_key_map(written, actions) == KeyMapReading({}, ())
    written.write_text("\n".join(line[2:] if " = " in line else line for line in template.splitlines()), "utf-8")
    reading = read_key_map(written, actions)
    assert reading == KeyMapReading({action.id: action.keys for action in actions}, ())


KEYS = st.sampled_from(["e", "u", "x", "/", "?", "enter", "tab", "Del", "nokey"])


@given(st.dictionaries(st.sampled_from([a.id for a in ACTIONS]), KEYS | st.lists(KEYS, max_size=3)))
def test_whatever_the_file_says_no_key_does_two_things_in_a_place(
    tmp_path_factory: pytest.TempPathFactory, chosen: object
) -> None:
    assert isinstance(chosen, dict)
    written = tmp_path_factory.mktemp("config") / "keys.toml"
    written.write_text("[keys]\n" + "".join(f"{name} = {keys!r}\n" for name, keys in chosen.items()), "utf-8")
    mapped = with_keys(ACTIONS, read_key_map(written, ACTIONS).keys)
    for place in (HERE, THERE):
        keys = [key for a in mapped if a.place in (place, None) for key in a.keys]
        assert len(keys) == len(set(keys))
    assert "enter" not in next(a for a in mapped if a.id == "remove").keys
