"""The actions of the main screen that only look: another quarter, a query, an order, groups, panels."""

from __future__ import annotations

from textual.widgets import Input

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import InvalidQuery
from ka_tui.services.desk import Desk
from ka_tui.services.preferences import load_preferences, save_preferences
from ka_tui.tui.action import Action
from ka_tui.tui.actions import WHILE_TYPING
from ka_tui.tui.screens.shown_quarter import Arrangement
from ka_tui.tui.screens.workbench import Workbench
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.detail import Detail
from ka_tui.tui.widgets.detail_views import DetailView
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.rows import ActivityRow
from ka_tui.tui.widgets.splitter import Splitter

_LEAST_SHARE, _MOST_SHARE = 35, 80
_OF_TABLE = {"sort", "sort_also", "group", "fold", "fold_all", "mark_all", "dim"}
"""The actions that only make sense where the table is seen."""


class LookingScreen(Workbench):
    """Changes what is shown and how, and nothing in the register."""

    def __init__(self, desk: Desk, quarter: Quarter | None = None) -> None:
        super().__init__(desk, quarter)
        self._share = load_preferences().table_share
        self._kept_query = ""
        self._cursor_before: str | None = None

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if action.id in _OF_TABLE and self.query_one(Detail).full:
            return f"The table is out of view: {self.key_of('full')} brings it back."
        return super().hindrance(action)

    # Quarters

    def action_earlier(self) -> None:
        """Go to the quarter before this one in the register."""
        self._go(-1)

    def action_later(self) -> None:
        """Go to the quarter after this one in the register."""
        self._go(1)

    def _go(self, step: int) -> None:
        beside = self.shown.beside(step)
        if beside is not None:
            self.switch(beside)
        elif self.quarter is not None:
            self.tell(f"{self.quarter.label} is the {'first' if step < 0 else 'last'} quarter in the register.")

    async def action_quarters(self) -> None:
        """Choose a quarter from a list."""
        from ka_tui.tui.screens.quarter_picker import QuarterPicker

        if self.shown.quarter is None:
            self.tell(self.shown.nothing_found(None, self.desk.store.path))
        else:
            await self.ask(QuarterPicker(self.register, self.shown.quarter), self.switch)

    def on_quarter_header_earlier(self) -> None:
        """Go where the header was clicked."""
        self.action_earlier()

    def on_quarter_header_later(self) -> None:
        """Go where the header was clicked."""
        self.action_later()

    async def on_quarter_header_asked(self) -> None:
        """Offer all quarters."""
        await self.action_quarters()

    # Finding

    async def action_search(self) -> None:
        """Open the line of the query, or go back to it."""
        from ka_tui.domain.query_completion import known_values

        await self.open_query()
        if not self.is_typing_query:
            self._cursor_before = self.table.cursor
        if self.query_line is not None:
            self.query_line.known = known_values(self.register, self.quarter)
        self.set_focus(self.query_one("#query"))

    async def open_query(self, query: str | None = None) -> None:
        """Show the line of the query, with a query if one is given; that narrows the table at once."""
        if self.query_line is None:
            from ka_tui.tui.widgets.query_line import QueryLine

            await self.mount(QueryLine(query or ""), before=self.reason_line or self.query_one(KeyBar))
            self.shown.searched()  # now, so that the first key need not wait
            self.show_counts()
        if query is not None:
            field = self.query_one("#query", Input)
            field.value, field.cursor_position = query, len(query)
            self.narrow(query)
            self._keep_query(query)

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Narrow as the user types."""
        if changed.input.id == "query":
            self.narrow(changed.value)

    async def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Keep the query and go back to the table; an empty one is none."""
        if submitted.input.id == "query":
            if self.query_line is not None and self.query_line.is_wrong:
                return  # the letters that mend it must not reach the table
            if submitted.value.strip():
                self._keep_query(submitted.value)
            else:
                await self.end_query()
            self.set_focus(self.table)

    def _keep_query(self, text: str) -> None:
        """Take a query for what is wanted; one for other quarters is followed to the latest of them."""
        self._kept_query = text
        query = self.arrangement.query
        asked = query.quarters(self.register) if query else None
        if asked and self.quarter not in asked:
            self.switch(asked[-1])

    def narrow(self, text: str) -> None:
        """Show what a query matches; one that is wrong, or not yet right, is told and changes nothing."""
        from ka_tui.domain.query_language import parse_query

        line = self.query_line
        if line is None:
            return
        try:
            query = parse_query(text, self.register.scheme, self.register.codes) if text.strip() else None
        except InvalidQuery as error:
            line.show_wrong(error)
            line.tell("not a query yet")
            return
        line.show_wrong(None)
        self.rearrange(self._unfolded(self.arrangement._replace(query=query)))
        if self.is_typing_query:
            self._stay_or_begin()

    def _stay_or_begin(self) -> None:
        """Put the cursor where it was before a query was typed, or on the first that this finds: it does not drift."""
        self.table.action_first()
        self.table.cursor = self._cursor_before

    def _unfolded(self, how: Arrangement) -> Arrangement:
        """The arrangement with its groups unfolded, if all that a query finds would be inside folded ones."""
        found = how.query is not None and how.folded and self.shown.found(how.query)
        if found and not any(isinstance(row, ActivityRow) for row in self.shown.rows(how)):
            return how._replace(folded=frozenset())
        return how

    @property
    def footer_actions(self) -> tuple[Action, ...]:
        """The actions that the footer tells of."""
        return WHILE_TYPING if self.is_typing_query else super().footer_actions

    def action_dim(self) -> None:
        """Dim what the query does not match instead of hiding it, or hide it again."""
        how = self.arrangement._replace(dims=not self.arrangement.dims)
        self.rearrange(how)
        if how.query is None:
            self.tell(f"A query will {'dim' if how.dims else 'hide'} what it does not match. {self.key_of('search')} begins one.")

    async def action_filters(self) -> None:
        """Keep the query under a name, or take a kept one."""
        from ka_tui.tui.screens.filter_list import FilterList

        text = self.query_one("#query", Input).value if self.query("#query") else ""

        def taken(query: str | None) -> None:
            if query is not None:
                self.run_worker(self.open_query(query))

        await self.ask(FilterList(text, self.register, self.shown.activities), taken)

    async def action_clear(self) -> None:
        """Step back, one at a time: out of the reason, from a full panel, to the query that was kept, from it, from the marks."""
        reason, detail, typing = self.reason_line, self.query_one(Detail), self.is_typing_query
        if reason is not None and reason.asking:
            reason.put_aside()
        elif detail.full:
            self.action_full()
        elif self._kept_query and self.query_one("#query", Input).value != self._kept_query:
            self.query_one("#query", Input).value = self._kept_query
        elif self.query_line is not None:
            await self.end_query()
        else:
            self.drop_marks()
        self.set_focus(self.table)
        if typing:
            self._stay_or_begin()

    async def end_query(self) -> None:
        """Show everything again."""
        self._kept_query = ""
        if self.query_line is not None:
            await self.query_line.remove()
        self.rearrange(self.arrangement._replace(query=None))

    # Arranging

    def action_sort(self, also: bool = False) -> None:
        """Sort by the column under the column cursor; ``also`` keeps the columns sorted by before."""
        from ka_tui.domain.ordering import toggled

        order = toggled(self.arrangement.order, self.table.column.by, also=also)
        self.rearrange(self.arrangement._replace(order=order))

    def on_activity_table_heading_clicked(self) -> None:
        """Sort by the column that was clicked."""
        self.action_sort()

    def action_group(self) -> None:
        """Group by the next thing."""
        grouping = self.arrangement.grouping.next
        self.rearrange(self.arrangement._replace(grouping=grouping, folded=frozenset()))
        self.tell("Not grouped." if grouping is Grouping.NOTHING else f"Grouped by {grouping.word(self.register.labels)}.")

    def action_fold(self) -> None:
        """Fold the group under the cursor, or unfold it."""
        group = self.table.current_group
        if group is None:
            self.tell(f"Nothing is grouped. {self.key_of('group')} groups by priority, portfolio, team or status.")
        else:
            self._fold(self.arrangement.folded ^ {group.heading})

    def action_fold_all(self) -> None:
        """Fold all groups; when all are folded, unfold them."""
        headings = self.shown.headings(self.arrangement.grouping)
        self._fold(frozenset() if headings <= self.arrangement.folded else headings)

    def _fold(self, headings: frozenset[str]) -> None:
        self.rearrange(self.arrangement._replace(folded=headings))

    def on_activity_table_group_chosen(self, chosen: ActivityTable.GroupChosen) -> None:
        """Fold or unfold the group that was clicked or chosen by enter."""
        self._fold(self.arrangement.folded ^ {chosen.heading})

    # Marks and panels

    def action_mark(self) -> None:
        """Mark the activity under the cursor, wherever the focus is."""
        self.table.action_toggle_mark()

    def on_activity_table_marks_changed(self) -> None:
        """Remember and count them."""
        self.remember_marks()
        self.show_counts()

    def on_activity_table_highlighted(self) -> None:
        """Follow the cursor."""
        self.show_activity()

    def action_panels(self) -> None:
        """Show the next view in the panels."""
        detail = self.query_one(Detail)
        detail.view = detail.view.next

    def action_show_panels(self, view: str) -> None:
        """Show a view in the panels."""
        self.query_one(Detail).view = DetailView(view)

    def action_full(self) -> None:
        """Fill the screen with the panels, or end that."""
        detail = self.query_one(Detail)
        detail.full = not detail.full
        self.set_class(detail.full, "-full")
        if not detail.full:
            self.set_focus(self.table)

    def action_column(self, step: int) -> None:
        """Move to the column beside; where a panel hides the table, to the activity before or after."""
        table = self.table
        (table.action_step if self.query_one(Detail).full else table.action_column)(step)

    def action_widen(self, step: int) -> None:
        """Give the table more of the screen, or less."""
        self.share(self._share + step)

    def on_splitter_dragged(self, dragged: Splitter.Dragged) -> None:
        """Give the table what it was dragged to."""
        self.share(dragged.share)

    def share(self, share: int) -> None:
        """Give the table so many hundredths of the room."""
        self._share = min(max(share, _LEAST_SHARE), _MOST_SHARE)
        self.lay_out_share()

    def lay_out_share(self) -> None:
        """Divide the room between table and panels."""
        beside = self.has_class("-landscape")
        for widget, part in ((self.table, self._share), (self.query_one(Detail), 100 - self._share)):
            widget.styles.width, widget.styles.height = (f"{part}fr", "1fr") if beside else ("1fr", f"{part}fr")

    def on_unmount(self) -> None:
        """Keep how the room was divided for the next time."""
        if self._share != load_preferences().table_share:
            save_preferences(table_share=self._share)
