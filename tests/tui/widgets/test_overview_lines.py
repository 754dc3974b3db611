"""The lines of the dashboard in different widths."""

from __future__ import annotations

import pytest

from ka_tui.domain.overview import overview
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.tui.widgets.bar_chart import width_of
from ka_tui.tui.widgets.overview_lines import lines_of_overview
from tests.tui.widgets.widget_samples import AUTUMN, SPRING, SUMMER, activity, many, register

TWO_QUARTERS = register(
    activity("KA.01.01", "Mend the clock", SPRING, status="amber"),
    activity("KA.01.01", "Mend the clock", SUMMER, status="red", portfolio="Homes", progress="Begun", next_steps="- Go on"),
    activity("KA.01.02", "Plant limes", SPRING, status="green", team="Parks"),
    activity("KA.01.02", "Plant limes", SUMMER, status="green", team="Parks"),
)


def lines(
    shown: Register, quarter: Quarter = SUMMER, width: int = 80, height: int = 30, scheme: StatusScheme = PRINTED_KEY
) -> list[str]:
    found = lines_of_overview(overview(shown, quarter), scheme, width, height)
    assert max(map(width_of, found)) <= width
    return ["".join(part.text for part in line).rstrip() for line in found]


def test_the_whole_page() -> None:
    assert lines(TWO_QUARTERS) == [
        "",
        "  1 of 2 key activities is on course (50%). 1 is Green and 1 Red (KA.01.01).",
        "  Since Q1 2030/31, 1 has moved down (KA.01.01).",
        "",
        "  2 activities   ■ Red 1 (+1)   ▲ Amber 0 (−1)   ▶ Green 1   ✔ Completed 0",
        "  Since Q1 2030/31:   ↓ 1 worse   = 1 the same",
        "",
        "  On course                                            All  ■ R  ▲ A  ▶ G  ✔ C",
        "  Q1 2030/31   50%          ▓▓▓▓▓▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒    2         1    1",
        "  Q2 2030/31   50%          █████████████▒▒▒▒▒▒▒▒▒▒▒▒    2    1         1",
        "",
        "  By priority                                          All  ■ R  ▲ A  ▶ G  ✔ C",
        "  Priority about subject 1  █████████████▒▒▒▒▒▒▒▒▒▒▒▒    2    1         1",
        "",
        "  By portfolio                                         All  ■ R  ▲ A  ▶ G  ✔ C",
        "  Homes                     ████████████                 1    1",
        "  Not stated                ▒▒▒▒▒▒▒▒▒▒▒▒                 1              1",
        "",
        "  Missing",
        "  Progress 1   Next steps 1   Portfolio 1",
        "",
        "  Longest in Red or Amber",
        "  KA.01.01  Mend the clock                              ■ Red  A R  2 quarters",
        "",
        "  By team                                              All  ■ R  ▲ A  ▶ G  ✔ C",
        "  Parks                     ▒▒▒▒▒▒▒▒▒▒▒▒                 1              1",
        "  Works                     ████████████                 1    1",
        "",
    ]


def test_figures_flow_onto_as_many_lines_as_they_need() -> None:
    flowed = lines(TWO_QUARTERS, width=60)
    assert flowed[5:8] == [
        "  2 activities   ■ Red 1 (+1)   ▲ Amber 0 (−1)   ▶ Green 1",
        "  ✔ Completed 0",
        "  Since Q1 2030/31:   ↓ 1 worse   = 1 the same",
    ]


def test_without_the_quarter_before_nothing_is_compared() -> None:
    assert lines(TWO_QUARTERS, SPRING)[4] == "  The register has no quarter before Q1 2030/31 to compare with."


def test_over_the_end_of_a_year_activities_cannot_be_compared() -> None:
    over = register(
        activity("KA.01.01", quarter=Quarter(2029, 4), status="red"), activity("KA.01.01", quarter=SPRING, status="green")
    )
    assert lines(over, SPRING)[3:5] == [
        "  1 activity   ■ Red 0 (−1)   ▲ Amber 0   ▶ Green 1 (+1)   ✔ Completed 0",
        "  Activities cannot be compared one by one with those of Q4 2029/30.",
    ]


def test_a_quarter_without_activities_says_so() -> None:
    assert lines(TWO_QUARTERS, AUTUMN) == ["", "  Q3 2030/31 has no activities."]


def test_nothing_missing_and_nothing_off_course_are_said() -> None:
    fine = register(activity("KA.01.01", status="green", portfolio="Homes", progress="Begun", next_steps="- Go on"))
    page = lines(fine)
    assert "  Nothing: every activity has a status, both texts, a team and a portfolio." in page
    assert page[page.index("  Longest in Red or Amber") + 1] == "  None is."


def test_of_many_off_course_the_rest_can_be_reached() -> None:
    page = lines_of_overview(
        overview(register(*(activity(f"KA.01.{n:02}", status="red") for n in range(1, 20))), SUMMER), PRINTED_KEY, 80, 30
    )
    leads = [part.query for line in page for part in line if part.text == "All 19 of them"]
    assert leads == ["status:red or status:amber"]


def test_a_scheme_without_trouble_has_no_such_part() -> None:
    scheme = StatusScheme((Status("done", "Done", "✔", "#00aa00", "d", "Finished.", StatusClass.DONE),))
    assert not any(line.startswith("  Longest") for line in lines(TWO_QUARTERS._replace(scheme=scheme), scheme=scheme))


@pytest.mark.parametrize(("height", "beside"), [(20, True), (60, False)])
def test_a_wide_page_has_two_columns_where_one_would_be_too_long(height: int, beside: bool) -> None:
    page = lines(many(40), width=160, height=height)
    assert any("By priority" in line and "By team" in line for line in page) is beside


def test_letters_of_the_quarters_go_where_titles_need_the_room() -> None:
    def line(width: int) -> str:
        return next(line for line in lines(TWO_QUARTERS, width=width) if line.startswith("  KA.01.01"))

    assert line(80).split()[-5:] == ["Red", "A", "R", "2", "quarters"]
    assert line(60).split()[-3:] == ["Red", "2", "quarters"]


def test_bars_of_quarters_leave_those_of_groups_their_length() -> None:
    busy = register(
        *(activity(f"KA.01.{n:02}", quarter=SPRING, status="green") for n in range(1, 10)),
        activity("KA.01.01", quarter=SUMMER, status="red"),
    )
    page = lines(busy)
    spring, summer, group = (
        next(line for line in page if name in line) for name in ("Q1 2030/31  100%", "    0%", "about subject")
    )
    assert spring.count("▒") > 9 * summer.count("█") - 9
    assert group.count("█") == spring.count("▒")


def test_another_quarter_that_lacks_a_status_gets_the_column_for_it() -> None:
    page = lines(register(activity("KA.01.01", quarter=SPRING), activity("KA.01.01", quarter=SUMMER, status="red")))
    assert [line.split()[-1] for line in page if line.startswith("  Q1 2030/31")] == ["1"]
    assert "·" in next(line for line in page if line.startswith("  On course"))
