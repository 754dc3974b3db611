"""Linking two plans: the activities of the old one beside what may continue them, and below both texts of two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from textual.app import ComposeResult
from textual.widgets import Static

from ka_tui.domain.activities import Activity
from ka_tui.domain.plans import plan_of, plan_years, year_name
from ka_tui.domain.register import Register
from ka_tui.services import links as linking
from ka_tui.services.desk import Desk
from ka_tui.services.links import LEAST, Suggestion
from ka_tui.tui.action import Action, Place
from ka_tui.tui.screens.register_place import RegisterPlace
from ka_tui.tui.widgets.activity_passages import activity_passages
from ka_tui.tui.widgets.cell_text import cell_line
from ka_tui.tui.widgets.column_list import ColumnList, ListRow, status_look
from ka_tui.tui.widgets.ground import GroundBox
from ka_tui.tui.widgets.key_bar import KeyBar
from ka_tui.tui.widgets.narrative_lines import Run
from ka_tui.tui.widgets.narrative_panel import NarrativePanel

_BESIDE, _SPACIOUS = 100, 160
"""From how many columns on the plans stand beside each other, and from how many with their teams."""
_LOOK_AGAIN = 0.4
"""Seconds between two looks whether somebody else wrote to the register."""
_NO_YEARS = (0, 0)
"""The years of a register that has not two plans."""
_OF_TWO_PLANS = ("links_toggle", "links_next")
"""The actions that need two plans."""


class LinksScreen(RegisterPlace[None]):
    """What continues what is said here: on the left the old plan, on the right the new one, the likest first."""

    PLACE = Place.LINKS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_BESIDE, "-wide")]  # noqa: RUF012 - Textual reads it from the class
    DEFAULT_CSS = """
    LinksScreen {
        layout: vertical;
        & #title { layout: horizontal; height: 1; padding: 0 1; margin-bottom: 1; }
        & #name { width: auto; margin-right: 3; color: $accent; text-style: bold; }
        & #counts { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #plans { height: 3fr; layout: horizontal; }
        & #texts { height: 2fr; layout: horizontal; margin-top: 1; }
        & ColumnList { width: 1fr; height: 1fr; }
        & NarrativePanel { width: 1fr; height: 1fr; margin: 0; padding: 0 1; }
        &.-narrow #title { margin-bottom: 0; }
        &.-narrow #plans { layout: vertical; }
    }
    """

    def __init__(self, desk: Desk, register: Register) -> None:
        """Begin with the two latest plans of the register."""
        super().__init__(desk, register)
        self._years = _latest(register)
        self._candidates: Mapping[str, tuple[Suggestion, ...]] = {}
        self._of: tuple[object, ...] = ()  # the plans that the candidates are of
        self._chosen = ""
        self._passed: set[str] = set()  # the codes that were gone on from

    def compose(self) -> ComposeResult:
        """Lay out title, both plans, both texts, and keys."""
        with GroundBox(id="title"):
            yield Static("Links", id="name")
            yield Static(id="counts", markup=False)
        with GroundBox(id="plans"):
            yield ColumnList(
                ("", "Code", "Activity", "", "", "Continues as"), "The next year's first report brings the second.", id="old"
            )
            yield ColumnList(("", "Like", "Code", "Activity", "", ""), "", id="new")
        with GroundBox(id="texts"):
            yield NarrativePanel("", id="old_text")
            yield NarrativePanel("", id="new_text")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the plans, and look for what others write."""
        self.set_focus(self._old)
        self.show_keys()
        self.show_again()
        self.set_interval(_LOOK_AGAIN, self.look)

    @property
    def _old(self) -> ColumnList:
        return self.query_one("#old", ColumnList)

    @property
    def _new(self) -> ColumnList:
        return self.query_one("#new", ColumnList)

    # State goes down

    def show_again(self) -> None:
        """Show everything anew."""
        if self._years not in _pairs(self._register):
            self._years = _latest(self._register)
        self._compare()
        self._old.show([self._old_row(code) for code in self._candidates], self.scheme)
        self._show_candidates()
        self.query_one("#counts", Static).update(cell_line(self._counts()))

    def _compare(self) -> None:
        """Work out who is like whom, unless the plans are the same as before."""
        from_year, to_year = self._years
        if self._years == _NO_YEARS:
            self._of, self._candidates = (), {}
            return
        plans = (from_year, to_year, plan_of(self._register, from_year), plan_of(self._register, to_year))
        if plans != self._of:
            self._of, self._candidates = plans, linking.candidates(self._register, from_year, to_year)

    def _counts(self) -> str:
        if self._years == _NO_YEARS:
            return "There are no two plans to link."
        from_year, to_year = self._years
        linked = sum(bool(self._successors(code)) for code in self._candidates)
        new = sum(not self._origins(code) for code in plan_of(self._register, to_year))
        return (
            f"{year_name(from_year)} to {year_name(to_year)}: {linked} linked, "
            f"{len(self._candidates) - linked} without a successor, {new} new"
        )

    def _successors(self, code: str) -> tuple[str, ...]:
        from_year, to_year = self._years
        return self._register.links.after(from_year, code, to_year)

    def _origins(self, code: str) -> tuple[str, ...]:
        from_year, to_year = self._years
        return self._register.links.before(to_year, code, from_year)

    def _old_row(self, code: str) -> ListRow:
        """An activity of the old plan: linked, with something like it, or with nothing."""
        found, linked = self._candidates[code], self._successors(code)
        likely = linking.worth_a_look(found)
        return ListRow(
            code,
            (
                Run("✔" if linked else "?" if likely else "·", "accent" if linked else "base"),
                *self._facts(found[0].before, "quiet" if linked else "base"),
                Run(", ".join(linked) or (f"{likely[0].after.code}?" if likely else ""), "base" if linked else "quiet"),
            ),
        )

    def _new_row(self, one: Suggestion) -> ListRow:
        """An activity of the new plan beside the chosen one: its successor, another's, or new."""
        origins = self._origins(one.after.code)
        mine = one.before.code in origins
        look = "bold" if mine else "base" if one.likeness >= LEAST else "quiet"
        mark = Run("✔", "accent") if mine else Run("" if origins else "+", "quiet")
        return ListRow(one.after.code, (mark, Run(f"{one.likeness:.2f}", look), *self._facts(one.after, look)))

    def _facts(self, activity: Activity, look: str) -> Sequence[Run]:
        """Code, title, status, and the team where there is room for it; below it always stands."""
        beside = _BESIDE <= self.size.width < _SPACIOUS
        return (
            Run(activity.code, look),
            Run(activity.title, look),
            Run(self._register.scheme.symbol(activity.status), status_look(activity.status)),
            Run("" if beside else activity.team, "quiet"),
        )

    def _show_candidates(self) -> None:
        """Show the new plan beside the chosen activity; the cursor begins on what that is linked to, else on the likest."""
        code = self._old.cursor
        found = self._candidates.get(code, ())
        self._new.show([self._new_row(one) for one in found], self.scheme)
        if code != self._chosen and found:
            self._chosen = code
            self._new.cursor = next(iter(self._successors(code)), found[0].after.code)
        self._show_texts()

    def _show_texts(self) -> None:
        pair = self._pair
        for panel, activity in (("old_text", pair and pair.before), ("new_text", pair and pair.after)):
            title = cell_line(f"{activity.code} {activity.title}") if activity else ""
            told = tuple(activity_passages(activity, self._register.scheme)) if activity else ()
            self.query_one(f"#{panel}", NarrativePanel).show_passages(title, told)

    @property
    def _pair(self) -> Suggestion | None:
        """The activities under both cursors."""
        code = self._new.cursor
        return next((one for one in self._candidates.get(self._old.cursor, ()) if one.after.code == code), None)

    # Messages come up

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self.show_again()

    def on_cursor_list_highlighted(self) -> None:
        """Follow the cursors."""
        if self._old.cursor != self._chosen:
            self._show_candidates()
        else:
            self._show_texts()

    async def on_cursor_list_chosen(self) -> None:
        """Link or unlink what was double-clicked."""
        await self.action_perform("links_toggle")

    # Actions

    def hindrance(self, action: Action) -> str:
        """Why an action cannot be done now; empty when it can."""
        if action.id in _OF_TWO_PLANS and self._pair is None:
            return "There are no two plans to link. A second one comes with the first report of another financial year."
        return super().hindrance(action)

    @property
    def _side(self) -> ColumnList:
        """The list that the cursor keys move in."""
        return self._new if self.focused is self._new else self._old

    def action_step(self, rows: int) -> None:
        """Move the cursor of the side that has the focus."""
        self._side.action_step(rows)

    def action_page(self, pages: int) -> None:
        """Move it by a page."""
        self._side.action_page(pages)

    def action_first(self) -> None:
        """Move it to the first row."""
        self._side.action_first()

    def action_last(self) -> None:
        """Move it to the last row."""
        self._side.action_last()

    def action_side(self, side: str) -> None:
        """Go to the old plan or to the new one."""
        self.set_focus(self.query_one(f"#{side}", ColumnList))

    def action_read(self, lines: int) -> None:
        """Scroll both texts."""
        for panel in self.query(NarrativePanel):
            panel.scroll_relative(y=lines, animate=False)

    def action_next(self) -> None:
        """Go to the next activity of the old plan that is linked to nothing, from the top again after the last.

        Each is gone to once: who goes on from one has decided that nothing continues it.
        """
        codes = list(self._candidates)
        place = codes.index(self._old.cursor) + 1
        unlinked = [code for code in (*codes[place:], *codes[:place]) if not self._successors(code)]
        self._passed.add(self._old.cursor)
        code = next((code for code in unlinked if code not in self._passed), None)
        if code is not None:
            self._old.cursor = code
        elif unlinked:
            self._passed.clear()
            self.tell(f"All {len(unlinked)} without a successor were looked at. {self.key_of('links_next')} begins again.")
        else:
            self.tell("Every activity of the old plan is linked.")

    def action_years(self, step: int) -> None:
        """Show the plans so many years further on in the register."""
        pairs = _pairs(self._register)
        place = pairs.index(self._years) + step if pairs else -1
        if 0 <= place < len(pairs):
            self._years, self._chosen = pairs[place], ""
            self._passed.clear()
            self.show_again()
        else:
            self.tell(f"These are the {'first' if step < 0 else 'last'} two plans in the register.")

    def action_link(self) -> None:
        """Link the activities under both cursors, or take their link away."""
        pair = self._pair
        if pair is None:
            return
        link, key = pair.link, self.key_of("links_undo")
        is_linked = link in self._register.links

        def act() -> object:
            make = linking.unlink if is_linked else linking.link
            return make(self.desk, link.from_year, link.from_code, link.to_year, [link.to_code])

        def done(_: object) -> None:
            self.load()
            said = "no longer continues" if is_linked else "continues"
            self.tell(f"{link.to_code} of {year_name(link.to_year)} {said} {link.from_code}. {key} takes it back.")

        self.act(act, done)


def _latest(register: Register) -> tuple[int, int]:
    """The years of the two latest plans."""
    return next(reversed(_pairs(register)), _NO_YEARS)


def _pairs(register: Register) -> list[tuple[int, int]]:
    """Each plan of the register with the one after it."""
    return list(pairwise(plan_years(register)))
