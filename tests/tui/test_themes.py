"""What the themes promise, computed from the colours that they generate: contrast, and statuses that can be told apart."""

from __future__ import annotations

import math
import re
from itertools import combinations, product
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

import ka_tui.tui
from ka_tui.domain.schemes import SCHEMES
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.tui.app import KaTui
from ka_tui.tui.status_style import contrast, status_style
from ka_tui.tui.themes import DEFAULT_THEME, THEME_NAMES, THEMES, in_colours_of
from tests.tui.desks import Q2, small_desk

INKS = ("foreground", "text", "text-muted", "accent", "text-error", "text-warning", "text-success", "text-accent")
"""The variables that text is written with."""
GROUNDS = ("background", "surface", "panel")
"""The variables that whole widgets are laid on."""
LAYERS = ("boost", "foreground 8%", "primary 35%", "primary 20%", "block-cursor-background", "block-cursor-blurred-background")
"""What is laid thinly on a ground: fields, and the line under the cursor."""
FAINT = "text-disabled"
"""What rows beside a query are dimmed with; under the cursor they are made readable as they are drawn."""
COLOUR_BLIND = [theme for theme in THEMES if "colour-blind" in theme.name]
CONTRAST = [theme for theme in THEMES if "contrast" in theme.name]
OWN_STATUSES = [*COLOUR_BLIND, *CONTRAST]

_USED = re.compile(r"(?<![\w-])(?P<what>color|background):\s*\$(?P<variable>[\w-]+)")
_SEEN_BY = {
    "anyone": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What becomes of linear red, green and blue: Machado, Oliveira and Fernandes (2009), severity 1."""
_Triple = tuple[float, float, float]


def by_name(theme: Theme) -> str:
    return theme.name


def colours_of(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def named(theme: Theme, name: str) -> Color:
    """The colour of a variable, thinned as in ``primary 35%``."""
    variable, _, share = name.partition(" ")
    value = colours_of(theme)[variable]
    colour = Color.automatic(float(value[5:-1])) if value.startswith("auto ") else Color.parse(value)
    return colour.multiply_alpha(int(share.rstrip("%")) / 100) if share else colour


def where_text_stands(theme: Theme) -> list[tuple[Color, str]]:
    """Every ground with every ink that may stand on it."""
    quiet = [named(theme, name) for name in GROUNDS]
    fields = [ground + named(theme, "boost") for ground in quiet]
    return [*product(grounds_of(theme), INKS), *product([*quiet, *fields], [FAINT])]


def grounds_of(theme: Theme) -> list[Color]:
    """Every ground, bare and under each layer."""
    bare = [named(theme, name) for name in GROUNDS]
    return bare + [ground + named(theme, layer) for ground, layer in product(bare, layers_of(theme))]


def layers_of(theme: Theme) -> list[str]:
    """The cursor of the table is a stronger tint in the dark."""
    return [layer for layer in LAYERS if layer != ("primary 20%" if theme.dark else "primary 35%")]


def least(theme: Theme) -> float:
    return 7 if theme in CONTRAST else 4.5


@pytest.mark.parametrize("theme", THEMES, ids=by_name)
def test_all_text_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground, ink in where_text_stands(theme):
        seen = ground + named(theme, ink)
        assert contrast(seen, ground) >= least(theme), (ink, ground.hex)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("theme", THEMES, ids=by_name)
def test_all_statuses_can_be_read_on_every_ground(theme: Theme, scheme: str) -> None:
    worn = in_colours_of(SCHEMES[scheme], theme)
    for ground, status in product(grounds_of(theme), worn):
        style = status_style(worn, status.id, Style(bgcolor=ground.rich_color), Style(), theme.dark)
        assert style.color is not None
        assert contrast(Color.from_rich_color(style.color), ground) >= least(theme), (status.id, ground.hex)


@pytest.mark.parametrize("theme", THEMES, ids=by_name)
def test_text_can_be_read_where_there_is_no_colour(theme: Theme) -> None:
    for ground, ink in where_text_stands(theme):
        assert contrast((ground + named(theme, ink)).monochrome, ground.monochrome) >= 4.5, (ink, ground.hex)
    assert {status.colour for status in in_colours_of(PRINTED_KEY, theme, colour=False)} == {theme.foreground}


def test_nothing_is_drawn_with_colours_that_are_not_checked_here() -> None:
    checked = {"color": {*INKS, FAINT}, "background": {name.partition(" ")[0] for name in (*GROUNDS, *LAYERS)}}
    for source in Path(ka_tui.tui.__file__).parent.rglob("*.py"):
        for found in _USED.finditer(source.read_text("utf-8")):
            assert found["variable"] in checked[found["what"]], f"{source.name}: {found[0]}"


async def test_what_stands_on_the_screen_can_be_read_in_every_theme(tmp_path: Path) -> None:
    app = KaTui(small_desk(tmp_path), Q2)
    async with app.run_test(size=(120, 36)) as pilot:
        for theme in THEMES:
            app.theme = theme.name
            await pilot.pause()
            words = [segment for strip in app.screen._compositor.render_strips() for segment in strip if has_words(segment)]
            assert len(words) > 40
            for segment in words:
                assert seen_contrast(segment) >= least(theme), (theme.name, segment)


@pytest.mark.parametrize("seen_by", _SEEN_BY)
@pytest.mark.parametrize("theme", COLOUR_BLIND, ids=by_name)
def test_statuses_differ_with_every_colour_vision_deficiency(theme: Theme, seen_by: str) -> None:
    assert nearest(theme, seen_by) > 18


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("theme", COLOUR_BLIND, ids=by_name)
def test_what_colours_do_not_tell_apart_shapes_and_letters_do(theme: Theme, scheme: str) -> None:
    """In these themes colours go by the class of a status; of several in one, everything else differs."""
    worn = in_colours_of(SCHEMES[scheme], theme)
    assert {status.kind for status in worn} == {status.kind for status in {status.colour: status for status in worn}.values()}
    for looks in ([status.symbol for status in worn], [status.key for status in worn]):
        assert len(set(looks)) == len(worn.statuses)


@pytest.mark.parametrize("theme", CONTRAST, ids=by_name)
def test_statuses_differ_in_high_contrast(theme: Theme) -> None:
    assert nearest(theme, "anyone") > 18


def test_the_check_sees_that_plain_red_and_green_do_not_differ_for_the_colour_blind() -> None:
    red, green = Color.parse("#b00000"), Color.parse("#4b5a00")
    assert distance(red, green, "anyone") > 40
    assert distance(red, green, "deuteranopia") < 18


def test_ordinary_themes_leave_the_colours_to_the_scheme() -> None:
    for theme in THEMES:
        assert (in_colours_of(PRINTED_KEY, theme) == PRINTED_KEY) is (theme not in OWN_STATUSES)


def test_the_colour_of_a_status_goes_by_its_class_and_nothing_else_changes() -> None:
    paused = Status("paused", "Paused", "‖", "#123456", "p", "Stopped for now.", StatusClass.IDLE)
    other = Status("other", "Other", "?", "#654321", "o", "", StatusClass.NONE)
    worn = in_colours_of(StatusScheme((paused, other)), COLOUR_BLIND[0])
    assert worn.get("paused") == paused._replace(colour=COLOUR_BLIND[0].variables["status-idle"])
    assert worn.get("other") == other


def test_every_theme_has_a_name_for_people_and_the_first_is_the_usual_one() -> None:
    assert list(THEME_NAMES) == [theme.name for theme in THEMES]
    assert len(set(THEME_NAMES.values())) == len(THEMES)
    assert THEMES[0].name == DEFAULT_THEME


def has_words(segment: Segment) -> bool:
    return any(letter.isalnum() for letter in segment.text)


def seen_contrast(segment: Segment) -> float:
    assert segment.style is not None
    assert segment.style.color is not None
    assert segment.style.bgcolor is not None
    return contrast(Color.from_rich_color(segment.style.color), Color.from_rich_color(segment.style.bgcolor))


def nearest(theme: Theme, seen_by: str) -> float:
    """The least distance between two statuses of the printed key, as they are seen."""
    colours = [Color.parse(status.colour) for status in in_colours_of(PRINTED_KEY, theme)]
    return min(distance(one, other, seen_by) for one, other in combinations(colours, 2))


def distance(one: Color, other: Color, seen_by: str) -> float:
    """The difference of two colours as someone sees them: CIE76, where about 2 can just be noticed."""
    return math.dist(lab(one, seen_by), lab(other, seen_by))


def lab(colour: Color, seen_by: str) -> _Triple:
    """A colour as someone sees it, in CIE L*a*b* under D65."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    red, green, blue = (min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0.0), 1.0) for row in _SEEN_BY[seen_by])
    x = cube_root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = cube_root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = cube_root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def cube_root(share: float) -> float:
    """The cube root, made straight near zero as CIE has it."""
    return float(share ** (1 / 3)) if share > 0.008856 else 7.787 * share + 16 / 116
