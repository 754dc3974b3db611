from datetime import date

import pytest
from rich.cells import cell_len

from ka_tui.domain.closings import Closing, Reopening
from ka_tui.domain.quarter_records import QuarterRecord
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.tui.widgets.quarter_header import QuarterHeader
from tests.tui.widgets.widget_samples import AUTUMN, HOSTILE, SPRING, SUMMER, Stage, activity, is_safe, register, screen_lines

YEAR = register(*(activity("KA.01.01", quarter=quarter) for quarter in (SPRING, SUMMER, AUTUMN)))


async def shown(width: int, quarter: Quarter | None = SUMMER, year: Register = YEAR) -> str:
    header = QuarterHeader()
    async with Stage(header).run_test(size=(width, 4)) as pilot:
        header.show(year, quarter)
        await pilot.pause()
        (line,) = screen_lines(header)
        assert cell_len(line) == width
        return line


async def test_a_wide_line_says_who_which_quarter_and_which_months() -> None:
    line = await shown(120)
    assert line.startswith(" Key Activities   Borough of Testing  ")
    assert line.endswith("  Q1 ‹ Q2 2030/31 › Q3    July to September 2030 ")


async def test_a_narrow_line_keeps_the_quarter() -> None:
    assert "July" not in await shown(70)
    assert "Borough" in await shown(70)
    assert "Borough" not in await shown(46)
    assert "Key Activities" in await shown(46)
    assert (await shown(24)).strip() == "Q1 ‹ Q2 2030/31 › Q3"


async def test_there_is_no_way_where_there_is_no_quarter() -> None:
    assert "‹" not in await shown(120, SPRING)
    assert "›" not in await shown(120, AUTUMN)
    assert (await shown(120, None)).strip() == "Key Activities   Borough of Testing"


async def test_it_says_whether_the_quarter_is_signed_off_also_where_there_is_little_room() -> None:
    closing = Closing("", date(2030, 10, 14), "Officer", "", "Officer", 1)
    signed = YEAR._replace(records={SUMMER: QuarterRecord(closings=(closing,))})
    again = YEAR._replace(records={SUMMER: QuarterRecord(closings=(closing._replace(reopened=Reopening("", "", "x")),))})
    assert (await shown(120, year=signed)).endswith("  Q1 ‹ Q2 2030/31 › Q3   signed off    July to September 2030 ")
    assert (await shown(40, year=signed)).strip() == "Q1 ‹ Q2 2030/31 › Q3   signed off"
    assert "Q3   open again  " in await shown(120, year=again)
    assert "signed off" not in await shown(120, AUTUMN, signed)


async def test_a_neighbour_of_another_year_is_named_in_full() -> None:
    header = QuarterHeader()
    async with Stage(header).run_test(size=(120, 4)) as pilot:
        header.show(register(activity("KA.01.01", quarter=SPRING), activity("KA.01.01", quarter=Quarter(2029, 4))), SPRING)
        await pilot.pause()
        assert "Q4 2029/30 ‹ Q1 2030/31" in screen_lines(header)[0]


async def test_a_notice_has_a_line_of_its_own() -> None:
    header = QuarterHeader()
    async with Stage(header).run_test(size=(80, 4)) as pilot:
        header.show(register(activity("KA.01.01"), notice="These are samples."), SUMMER)
        await pilot.pause()
        assert [line.strip() for line in screen_lines(header)][1:] == ["These are samples."]
        header.show(YEAR, SUMMER)
        await pilot.pause()
        assert header.size.height == 1


async def test_clicks_on_the_quarters_are_told() -> None:
    header = QuarterHeader()
    stage = Stage(header)
    async with stage.run_test(size=(120, 4)) as pilot:
        header.show(YEAR, SUMMER)
        await pilot.pause()
        line = screen_lines(header)[0]
        for place in (line.index("‹"), line.index("›"), line.index("Q2"), 2):
            await pilot.click(QuarterHeader, offset=(place, 0))
        await pilot.pause()
        assert [type(message) for message in stage.heard] == [QuarterHeader.Earlier, QuarterHeader.Later, QuarterHeader.Asked]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_names_stay_aligned_and_safe(text: str) -> None:
    header = QuarterHeader()
    async with Stage(header).run_test(size=(100, 4)) as pilot:
        header.show(register(activity("KA.01.01"), council=text, notice=text), SUMMER)
        await pilot.pause()
        assert all(cell_len(line) == 100 and is_safe(line) for line in screen_lines(header))
        assert "Q2 2030/31" in screen_lines(header)[0]
