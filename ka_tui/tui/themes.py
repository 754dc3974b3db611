"""The themes: dark and light, each also for colour-blind readers and of high contrast; one accent, and colours on statuses.

The tests hold the contrast (WCAG 2) of what is drawn: 4.5 at least, 7 in the themes of high contrast; and that in those for
colour-blind readers statuses differ with any of the three deficiencies.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from textual.theme import Theme

from ka_tui.domain.statuses import StatusClass, StatusScheme

DEFAULT_THEME = "ka-dark"
_FAINTER = 15
"""By how much dimmed text is weaker than muted text, in hundredths."""
_NO_STATUSES: Mapping[StatusClass, str] = MappingProxyType({})


def _theme(
    name: str,
    *,
    dark: bool,
    grounds: tuple[str, str, str],
    text: str,
    quiet: int,
    accent: str,
    cursor: str,
    error: str,
    warning: str,
    statuses: Mapping[StatusClass, str] = _NO_STATUSES,
) -> Theme:
    """One theme; every colour is ``#rrggbb``.

    ``grounds`` are those of screens, fields and dialogs. ``quiet`` is how strong muted text is, in hundredths; ``cursor`` tints
    the line under the cursor. Without ``statuses`` they have the colours of the register's scheme.
    """
    background, surface, panel = grounds
    return Theme(
        name,
        primary=cursor,
        accent=accent,
        error=error,
        warning=warning,
        success=accent,
        foreground=text,
        background=background,
        surface=surface,
        panel=panel,
        dark=dark,
        variables={
            "boost": _tint(text, 5),
            "text-muted": f"auto {quiet}%",
            "text-disabled": f"auto {quiet - _FAINTER}%",
            "text-error": error,
            "text-warning": warning,
            "text-accent": accent,
            "block-cursor-background": _tint(cursor, 35 if dark else 20),
            "block-cursor-foreground": text,
            "block-cursor-blurred-background": _tint(text, 8),
            "block-hover-background": _tint(text, 5),
            "border": accent,
            "scrollbar": _tint(text, 20),
            "scrollbar-hover": _tint(text, 30),
            "scrollbar-active": accent,
            "scrollbar-background": panel,
            **{_variable(kind): colour for kind, colour in statuses.items()},
        },
    )


def _tint(colour: str, strength: int) -> str:
    """A colour laid thinly on what is behind it; the strength is in hundredths."""
    return f"{colour}{round(strength * 2.55):02x}"


def _variable(kind: StatusClass) -> str:
    """The theme's variable for the statuses of a class: ``status-on-course``."""
    return f"status-{kind.replace(' ', '-')}"


THEMES = (
    _theme(
        "ka-dark",
        dark=True,
        grounds=("#14171c", "#1a1e25", "#20252d"),
        text="#dfe3e8",
        quiet=65,
        accent="#c3b1fa",
        cursor="#4c729f",
        error="#ffa094",
        warning="#e8b45c",
    ),
    _theme(
        "ka-light",
        dark=False,
        grounds=("#faf9f6", "#f3f2ee", "#eceae5"),
        text="#20242a",
        quiet=72,
        accent="#5f3aa8",
        cursor="#86a8cc",
        error="#a52415",
        warning="#744a00",
    ),
    _theme(
        "ka-colour-blind-dark",
        dark=True,
        grounds=("#14171c", "#1a1e25", "#20252d"),
        text="#dfe3e8",
        quiet=65,
        accent="#e6c9e8",
        cursor="#4c729f",
        error="#ffa37d",
        warning="#f5e663",
        statuses={
            StatusClass.BAD: "#ff8552",
            StatusClass.WARNING: "#f5e663",
            StatusClass.ON_COURSE: "#6fd6c2",
            StatusClass.DONE: "#86a8f8",
            StatusClass.IDLE: "#a3abb6",
        },
    ),
    _theme(
        "ka-colour-blind-light",
        dark=False,
        grounds=("#fbfaf7", "#f4f3ef", "#ebeae5"),
        text="#20242a",
        quiet=72,
        accent="#6a2f6e",
        cursor="#86a8cc",
        error="#6b1a14",
        warning="#6b5000",
        statuses={
            StatusClass.BAD: "#6b1a14",
            StatusClass.WARNING: "#7f6000",
            StatusClass.ON_COURSE: "#006e73",
            StatusClass.DONE: "#1a22c4",
            StatusClass.IDLE: "#53595f",
        },
    ),
    _theme(
        "ka-contrast-dark",
        dark=True,
        grounds=("#000000", "#0a0a0c", "#141417"),
        text="#ffffff",
        quiet=80,
        accent="#d9c8ff",
        cursor="#375a88",
        error="#ffa394",
        warning="#ffdc4d",
        statuses={
            StatusClass.BAD: "#ffa394",
            StatusClass.WARNING: "#ffdc4d",
            StatusClass.ON_COURSE: "#7deaa4",
            StatusClass.DONE: "#9cc6ff",
            StatusClass.IDLE: "#d0d4da",
        },
    ),
    _theme(
        "ka-contrast-light",
        dark=False,
        grounds=("#ffffff", "#f8f8f8", "#f0f0f0"),
        text="#000000",
        quiet=85,
        accent="#43207f",
        cursor="#9dbbe0",
        error="#800f05",
        warning="#4f3300",
        statuses={
            StatusClass.BAD: "#8f0000",
            StatusClass.WARNING: "#5a3c00",
            StatusClass.ON_COURSE: "#00492f",
            StatusClass.DONE: "#0a1fb0",
            StatusClass.IDLE: "#303338",
        },
    ),
)
"""All that the user can choose, the usual one first."""

THEME_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ka-dark": "Dark",
        "ka-light": "Light",
        "ka-colour-blind-dark": "Dark, for colour-blind readers",
        "ka-colour-blind-light": "Light, for colour-blind readers",
        "ka-contrast-dark": "Dark, high contrast",
        "ka-contrast-light": "Light, high contrast",
    }
)
"""What each theme is called before people."""


def in_colours_of(scheme: StatusScheme, theme: Theme, *, colour: bool = True) -> StatusScheme:
    """The scheme as it looks in a theme: where the theme has colours of its own for the classes of statuses, with those.

    Without ``colour``, where the terminal shall show none, every status has that of plain text: the greys that Textual would
    make of the colours mean nothing, and some of them are dim.
    """
    own = {kind: theme.variables.get(_variable(kind)) if colour else theme.foreground for kind in StatusClass}
    if not any(own.values()):
        return scheme
    return StatusScheme(tuple(status._replace(colour=own[status.kind] or status.colour) for status in scheme))
