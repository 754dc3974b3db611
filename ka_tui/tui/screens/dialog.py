"""What the dialogs share in the middle of the screen: their frame, and how title, lists and keys look in it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultType

from ka_tui.tui.screens.working import WorkingDialog

FRAME = """
        align: center middle;
        & > Vertical, & > VerticalScroll {
            width: 92%; max-width: 100; height: auto; max-height: 94%;
            padding: 1 2; background: $panel; border-left: outer $accent;
        }
        & .title { text-style: bold; margin-bottom: 1; }
        & .keys { margin-top: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
"""


class Dialog(ModalScreen[ScreenResultType]):
    """A framed dialog: a ``Vertical`` with a ``Static`` of the class ``title`` above, and one of the class ``keys`` below."""

    DEFAULT_CSS = f"""
    Dialog {{
        {FRAME}
        & OptionList {{ height: auto; background: $panel; border: none; padding: 0; }}
        & OptionList:focus {{ border: none; background-tint: transparent; }}
        & Input {{ height: 1; border: none; padding: 0 1; background: $boost; }}
    }}
    """


class FormDialog(WorkingDialog[ScreenResultType]):
    """A framed form that writes files: lines in a ``VerticalScroll``. ``action_write`` writes, ``action_back`` leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "write", "Write", priority=True),
        Binding("escape", "back", "Back"),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]
    DEFAULT_CSS = f"""
    FormDialog {{
        {FRAME}
        & > VerticalScroll {{ max-height: 100%; scrollbar-size-vertical: 1; }}
        & .error {{ display: none; color: $text-error; height: auto; margin-top: 1; }}
    }}
    """
