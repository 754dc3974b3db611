from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

import pytest
from textual.app import App
from textual.containers import VerticalScroll

from ka_tui.domain.query_fields import FIELDS
from ka_tui.domain.query_language import parse_query
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.action import Action, Place
from ka_tui.tui.actions import all_actions, with_keys
from ka_tui.tui.help_topics import topic_of
from ka_tui.tui.screens.help import HelpScreen
from tests.tui.pictures import lines_of

ACTIONS = all_actions(PRINTED_KEY)
NAMES = ("desk", "progress", "next_steps", "query", "reason")


class Helped(App[None]):
    """Shows the help at once."""

    def __init__(self, actions: Sequence[Action] = ACTIONS, topic: str = "desk") -> None:
        super().__init__()
        self._help = actions, topic

    def on_mount(self) -> None:
        self.push_screen(HelpScreen(*self._help))


async def seen_of(app: Helped, size: tuple[int, int]) -> str:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return "\n".join(lines_of(app))


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_the_focused_thing_is_explained_first_and_every_key_can_be_scrolled_to(size: tuple[int, int]) -> None:
    app = Helped(topic="progress")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert any("The panels" in line for line in lines_of(app)[:4])
        read = lines_of(app)
        while app.screen.query_one(VerticalScroll).scroll_offset.y < app.screen.query_one(VerticalScroll).max_scroll_y:
            await pilot.press("pagedown")
            await pilot.wait_for_scheduled_animations()
            read += lines_of(app)
        words = set("\n".join(read).split())
        assert {word for action in ACTIONS for key in action.shown_keys for word in key.split()} <= words
        assert {word for action in ACTIONS for word in action.help.split()} <= words


async def test_two_columns_stand_side_by_side_where_there_is_room() -> None:
    wide, narrow = [await seen_of(Helped(), size) for size in ((140, 60), (80, 60))]
    assert any("Statuses" in line and "Moving" in line for line in wide.splitlines())
    assert not any("Statuses" in line and "Moving" in line for line in narrow.splitlines())


async def test_the_keys_are_those_that_the_user_wants() -> None:
    seen = await seen_of(Helped(with_keys(ACTIONS, {"undo": ("ctrl+y",), "redo": ()})), (120, 90))
    assert "ctrl+y takes it back" in seen
    assert any("palette" in line and "Bring back what was undone last." in line for line in seen.splitlines())


@pytest.mark.parametrize("key", ["escape", "question_mark", "f1", "q"])
async def test_any_of_its_keys_closes_it(key: str) -> None:
    app = Helped()
    async with app.run_test() as pilot:
        assert isinstance(app.screen, HelpScreen)
        await pilot.press(key)
        assert not isinstance(app.screen, HelpScreen)


async def test_a_thing_without_keys_of_its_own_is_explained_all_the_same() -> None:
    seen = await seen_of(Helped((), "editor"), (80, 24))
    assert "ctrl+s saves" in seen
    assert "Statuses" not in seen


def test_every_place_has_words_of_its_own_and_what_has_none_is_explained_by_its_place() -> None:
    assert len({topic_of("", place).title for place in Place}) == len(Place)
    assert topic_of("no such thing", Place.MAP) == topic_of("", Place.MAP)


@pytest.mark.parametrize(("name", "place"), [*((name, Place.DESK) for name in NAMES), *(("", place) for place in Place)])
def test_a_topic_names_actions_of_its_place(name: str, place: Place) -> None:
    topic = topic_of(name, place)
    texts = (*topic.paragraphs, *(row for row, _ in topic.rows))
    named = {field for text in texts for _, field, _, _ in Formatter().parse(text) if field}
    assert named <= {action.id for action in all_actions(PRINTED_KEY, place)}


def test_the_help_tells_the_whole_language_of_queries_by_examples_that_are_right() -> None:
    examples = [example for example, _ in topic_of("query").rows]
    for example in examples:
        parse_query(example, PRINTED_KEY)
    assert {example.partition(":")[0] for example in examples if ":" in example} == set(FIELDS)
