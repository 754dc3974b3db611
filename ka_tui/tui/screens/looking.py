"""The actions of the main screen that only look: another quarter, a query, an order, groups, panels."""

from __future__ import annotations

from textual.widgets import Input

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.errors import InvalidQuery
from ka_tui.services.desk import Desk
from ka_tui.services.preferences import load_preferences, save_preferences
from ka_tui.tui.screens.workbench import Workbench
from ka_tui.tui.widgets.activity_table import ActivityTable
from ka_tui.tui.widgets.detail import Detail
from ka_tui.tui.widgets.detail_views import DetailView
from ka_tui.tui.widgets.reason_line import ReasonLine
from ka_tui.tui.widgets.splitter import Splitter

_LEAST_SHARE, _MOST_SHARE = 20, 80


class LookingScreen(Workbench):
    """Changes what is shown and how, and nothing in the register."""

    def __init__(self, desk: Desk, quarter: Quarter | None = None) -> None:
        super().__init__(desk, quarter)
        self._share = load_preferences().table_share

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
        await self.open_query()
        self.set_focus(self.query_one("#query"))

    async def open_query(self, query: str | None = None) -> None:
        """Show the line of the query, with a query if one is given; that narrows the table at once."""
        if self.query_line is None:
            from ka_tui.tui.widgets.query_line import QueryLine

            await self.mount(QueryLine(query or ""), before=self.query_one(ReasonLine))
            self.shown.searched()  # now, so that the first key need not wait
            self.show_counts()
        if query is not None:
            field = self.query_one("#query", Input)
            field.value, field.cursor_position = query, len(query)
            self.narrow(query)

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Narrow as the user types."""
        if changed.input.id == "query":
            self.narrow(changed.value)

    def on_input_submitted(self) -> None:
        """Keep the query and go back to the table."""
        self.set_focus(self.table)

    def narrow(self, text: str) -> None:
        """Show what a query matches; one that is wrong, or not yet right, is told and changes nothing."""
        from ka_tui.domain.query_language import parse_query

        line = self.query_line
        if line is None:
            return
        try:
            query = parse_query(text, self.register.scheme) if text.strip() else None
        except InvalidQuery as error:
            line.show_wrong(error)
            return
        line.show_wrong(None)
        asked = query.quarters(self.register) if query else None
        if asked and self.quarter not in asked:
            self.switch(asked[-1])
        self.rearrange(self.arrangement._replace(query=query))

    def action_dim(self) -> None:
        """Dim what the query does not match instead of hiding it, or hide it again."""
        how = self.arrangement._replace(dims=not self.arrangement.dims)
        self.rearrange(how)
        if how.query is None:
            self.tell(f"A query will {'dim' if how.dims else 'hide'} what it does not match. / begins one.")

    async def action_filters(self) -> None:
        """Keep the query under a name, or take a kept one."""
        from ka_tui.tui.screens.filter_list import FilterList

        text = self.query_one("#query", Input).value if self.query("#query") else ""

        def taken(query: str | None) -> None:
            if query is not None:
                self.run_worker(self.open_query(query))

        await self.ask(FilterList(text, self.register, self.shown.activities), taken)

    def action_clear(self) -> None:
        """Step back: out of the reason, a full panel, the query, the marks; one at a time."""
        reason, detail = self.query_one(ReasonLine), self.query_one(Detail)
        if reason.asking:
            reason.leave()
        elif detail.full:
            self.action_full()
        elif self.query_line is not None:
            self.end_query()
        else:
            self.table.mark(())
        self.set_focus(self.table)

    def end_query(self) -> None:
        """Show everything again."""
        if self.query_line is not None:
            self.query_line.remove()
        self.rearrange(self.arrangement._replace(query=None))

    # Arranging

    def action_sort(self, also: bool = False) -> None:
        """Sort by the column under the column cursor; ``also`` keeps the columns sorted by before."""
        from ka_tui.domain.ordering import toggled

        column = self.table.column
        order = toggled(self.arrangement.order, column.name.lower(), also=also)
        self.rearrange(self.arrangement._replace(order=order))

    def on_activity_table_heading_clicked(self) -> None:
        """Sort by the column that was clicked."""
        self.action_sort()

    def action_group(self) -> None:
        """Group by the next thing."""
        grouping = self.arrangement.grouping.next
        self.rearrange(self.arrangement._replace(grouping=grouping, folded=frozenset()))
        self.tell("Not grouped." if grouping is Grouping.NOTHING else f"Grouped by {grouping.label}.")

    def action_fold(self) -> None:
        """Fold the group under the cursor, or unfold it."""
        group = self.table.current_group
        if group is None:
            self.tell("Nothing is grouped. G groups by priority, portfolio, team or status.")
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
        """Count them."""
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
