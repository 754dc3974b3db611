from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ka_tui.reports.readers.sheets.number_formats import plain_number, shown_day, shown_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (5.0, "", "5"),
        (5.25, "General", "5.25"),
        (0.1 + 0.2, "", "0.3"),
        (-3, "0", "-3"),
        (0.545, "0.0%", "54.5%"),
        (0.125, "0%", "13%"),
        (72460, '"£"#,##0', "£72,460"),
        (72460.5, "[$£-809]#,##0.00", "£72,460.50"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "(1,234.50)"),
        (1_250_000, '0.0,,"m"', "1.3m"),
        (12, "000", "012"),
        (3, "0.##", "3"),
        (-0.001, "0", "0"),
        (7, '[=7]"Red";[=8]"Amber";"Green"', "Red"),
        (9, '[=7]"Red";[=8]"Amber";"Green"', "Green"),
        (0, '0;-0;"none"', "none"),
        (5, ";;;", ""),
        (5, "@", "5"),
        (0.5, "# ?/?", "0.5"),
        (1200, "0.0E+00", "1200"),
        (44848, "dd/mm/yyyy", "14/10/2022"),
        (44848, "[$-809]dddd\\ d\\ mmmm\\ yyyy", "Friday 14 October 2022"),
        (44848, "dd.mm.yy", "14.10.22"),
        (44848.75, "d mmm h:mm AM/PM", "14 Oct 6:00 PM"),
        (44848.5, "yyyy\\-mm\\-dd\\ hh:mm:ss;@", "2022-10-14 12:00:00"),
        (1.5, "[h]:mm", "36:00"),
        (44848, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "14 October 2022"),
        (1, "dd/mm/yyyy", "01/01/1900"),
        (-1, "dd/mm/yyyy", "-1"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_a_workbook_may_count_its_days_from_1904() -> None:
    assert shown_number(44848 - 1462, "dd/mm/yyyy", since_1904=True) == "14/10/2022"


def test_a_time_of_day_is_shown_only_where_there_is_one() -> None:
    assert shown_day(datetime(2022, 10, 14)) == "14/10/2022"
    assert shown_day(datetime(2022, 10, 14, 9, 30)) == "14/10/2022 09:30"


@given(st.floats(), st.text('0#?.,%;[]@"\\_*EGymdhs:/£ -+General=<>$', max_size=30))
def test_no_format_fails(value: float, code: str) -> None:
    assert isinstance(shown_number(value, code), str)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_stay_whole(value: int) -> None:
    assert plain_number(float(value)) == str(value)
    assert shown_number(float(value), "#,##0").replace(",", "") == str(value)
