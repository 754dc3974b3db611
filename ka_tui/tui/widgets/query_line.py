"""The line of the query: what narrows the table, always in view while it does; below it, what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.suggester import Suggester
from textual.widgets import Static

from ka_tui.domain.query_completion import Known, completed
from ka_tui.errors import InvalidQuery
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.line_input import LineInput

_SIGN = " / "
_PLACEHOLDER = "words  status:red  team:parks  changed:worse  -word  or  (f1 tells all)"


class QueryLine(Vertical):
    """Holds the query as it is typed. Its ``Input`` sends ``Changed`` and ``Submitted``.

    ``known`` are the values that it offers for fields, besides those that are always the same.
    """

    DEFAULT_CSS = """
    QueryLine {
        height: auto;
        background: $boost;
        & Horizontal { height: 1; }
        & .sign { width: auto; color: $accent; text-style: bold; }
        & #query { width: 1fr; border: none; padding: 0; background: $boost; }
        & .tells { width: auto; padding: 0 1; color: $text-muted; }
        & .wrong { height: auto; color: $text-error; display: none; }
        &.-wrong .wrong { display: block; }
    }
    """

    known: Known = MappingProxyType({})

    def __init__(self, query: str = "") -> None:
        super().__init__()
        self._given = query

    def compose(self) -> ComposeResult:
        """Lay out the sign, the field and what it tells in one line."""
        with Horizontal():
            yield Static(_SIGN, classes="sign", markup=False)
            yield _QueryInput(self._given, lambda begun: completed(begun, self.known))
            yield Static("", classes="tells", markup=False)
        yield Static("", classes="wrong", markup=False)

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed is no query."""
        return self.has_class("-wrong")

    def tell(self, text: str) -> None:
        """Say at the right end of the line what the query does."""
        self.query_one(".tells", Static).update(Text(cell_line(text)))

    def show_wrong(self, error: InvalidQuery | None) -> None:
        """Point at the character where the query goes wrong, and say why; None when nothing is wrong."""
        self.set_class(error is not None, "-wrong")
        if error is not None:
            field = self.query_one(LineInput)
            column = min(error.position - int(field.scroll_offset.x), max(field.size.width - 1, 0))
            self.query_one(".wrong", Static).update(Text(f"{' ' * (len(_SIGN) + max(column, 0))}^ {cell_line(error.why)}"))


class _QueryInput(LineInput):
    """The field of the query. It shows dimly how the query may go on, and tab takes that.

    Tab never leaves the line, since the letters that follow would set statuses.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", show=False)]

    def __init__(self, query: str, completed: Callable[[str], str | None]) -> None:
        super().__init__(
            query, placeholder=_PLACEHOLDER, id="query", compact=True, select_on_focus=False, suggester=_Suggester(self)
        )
        self.completed = completed

    def action_complete(self) -> None:
        """Complete the term that ends at the cursor, if there is a way."""
        begun, rest = self.value[: self.cursor_position], self.value[self.cursor_position :]
        longer = self.completed(begun) if rest[:1] in ("", " ", ")") else None
        if longer is not None:
            self.value = longer + rest
            self.cursor_position = len(longer)

    def action_end(self, select: bool = False) -> None:
        """Go to the end, or select up to it; at the end, take what is shown there, as ``right`` does."""
        if self.cursor_at_end and not select:
            self.action_cursor_right()
        else:
            super().action_end(select)


class _Suggester(Suggester):
    """Gives a field what goes on from its text; not what would change it, as quotes do before what is typed."""

    def __init__(self, field: _QueryInput) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._field = field

    async def get_suggestion(self, value: str) -> str | None:
        """The whole query, completed; None where only tab can do that."""
        longer = self._field.completed(value) if self._field.cursor_at_end else None
        goes_on = longer is not None and longer[: len(value)].casefold() == value.casefold()
        return longer if goes_on else None
