from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from ka_tui.domain.changes import UNDO, Change, Edit, Table
from ka_tui.domain.history import course
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.change_strip import change_strip, headings_strip, lay_out_changes
from ka_tui.tui.widgets.line_styles import LineStyles
from tests.tui.widgets.widget_samples import HOSTILE, any_text, is_safe

PLAIN = LineStyles(Style(), Style(dim=True), Style(bold=True))


def assert_drawn_well(text: str, width: int) -> None:
    edit = Edit(Table.ACTIVITIES, "Q2-2022/KA.01.01", {"team": ""}, {"team": text})
    changes = [Change(1, text, text, text, (edit,), text), Change(2, "2022-10-04T09:30:00Z", text, UNDO, (edit,), text, 1)]
    columns, led = lay_out_changes(changes, width), course(changes)
    strips = [
        change_strip(change, led, PRINTED_KEY, columns, PLAIN, cursor=cursor) for change in changes for cursor in (True, False)
    ]
    for strip in (headings_strip(columns, PLAIN), *strips):
        assert strip.cell_length == width
        assert is_safe(strip.text)


@settings(max_examples=100, deadline=None)
@given(text=any_text, width=st.integers(1, 160))
def test_every_line_is_as_wide_as_the_list_whatever_people_wrote(text: str, width: int) -> None:
    assert_drawn_well(text, width)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_means_harm_is_drawn_harmlessly(text: str) -> None:
    assert_drawn_well(text, 90)
