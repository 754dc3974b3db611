"""How a status looks: its symbol, its word and its colour, the colour made readable on whatever lies behind it.

Contrast is that of WCAG 2: from 1 (none) to 21 (black on white); text needs 4.5.
"""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.color import BLACK, WHITE, Color

from ka_tui.domain.statuses import StatusClass, StatusScheme

READABLE = 4.5
_STEPS = 20
_ANSI_HUES = ((0.04, "red"), (0.2, "yellow"), (0.45, "green"), (0.55, "cyan"), (0.72, "blue"), (0.93, "magenta"), (1.01, "red"))
_SHADES = {
    StatusClass.BAD: "█",
    StatusClass.WARNING: "▓",
    StatusClass.ON_COURSE: "▒",
    StatusClass.DONE: "░",
    StatusClass.IDLE: "╌",
    StatusClass.NONE: "·",
}


def luminance(colour: Color) -> float:
    """The relative luminance of a colour, from 0 (black) to 1 (white)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours, from 1 to 21, in either order."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=256)
def readable(colour: Color, background: Color, least: float = READABLE) -> Color:
    """The colour itself if its contrast to the background is enough, else the nearest tint or shade of it that has enough."""
    goal = max(WHITE, BLACK, key=lambda end: contrast(end, background))
    for step in range(_STEPS):
        candidate = colour.blend(goal, step / _STEPS)
        if contrast(candidate, background) >= least:
            return candidate
    return goal


def ansi_colour(colour: Color, dark: bool) -> Color:
    """The colour of the terminal's own palette that is nearest in hue: the bright ones on a dark background."""
    hue, saturation, _ = colour.hsl
    if saturation < 0.15:
        return Color.parse("ansi_default")
    name = next(name for end, name in _ANSI_HUES if hue < end)
    return Color.parse(f"ansi_bright_{name}" if dark else f"ansi_{name}")


@lru_cache(maxsize=256)
def status_style(scheme: StatusScheme, status_id: str | None, base: Style, quiet: Style, dark: bool = True) -> Style:
    """The style for the label of a status that is written on ``base``: its colour, readable there; ``quiet`` for *not stated*.

    The bad ones are bold too, so that they stand out where there is no colour.
    """
    status = scheme.get(status_id)
    if status is None:
        return base + Style(color=quiet.color, dim=quiet.dim)
    colour, background = Color.parse(status.colour), Color.from_rich_color(base.bgcolor)
    seen = ansi_colour(colour, dark) if background.ansi is not None else readable(colour, background)
    return base + Style(color=seen.rich_color, bold=status.kind is StatusClass.BAD or base.bold)


@lru_cache(maxsize=256)
def readable_on(style: Style, ground: Style, least: float = READABLE) -> Style:
    """A style laid on the background of another, its colour moved until it can be read there."""
    colours = (style.color, ground.bgcolor)
    if any(colour is None or colour.triplet is None for colour in colours):
        return ground + Style(color=style.color, bold=style.bold, dim=style.dim, underline=style.underline)
    colour, background = (Color.from_rich_color(known) for known in colours)
    return style + Style(color=readable(colour, background, least).rich_color, bgcolor=ground.bgcolor)


def status_letter(scheme: StatusScheme, status_id: str | None) -> str:
    """One letter for a status, which is also the key that sets it; its shape for *not stated*."""
    status = scheme.get(status_id)
    return status.key.upper() if status else scheme.symbol(status_id)


def status_shade(scheme: StatusScheme, status_id: str | None) -> str:
    """The block that fills a bar for a status, darker for worse, so that bars read without colour."""
    status = scheme.get(status_id)
    return _SHADES[status.kind if status else StatusClass.NONE]
