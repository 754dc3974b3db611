"""The register as a value."""

import pytest

from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import (
    NoQuarters,
    NoSuchActivity,
    NoSuchQuarter,
)
from tests.domain.strategies import AUTUMN, SUMMER, activity, register_of

HEDGE = activity("KA.01.01", title="Plant a hedge", progress="Dug.", team="Parks")
ROOF = activity("KA.01.02", title="Mend the roof")


def test_an_empty_register_has_no_latest_quarter() -> None:
    with pytest.raises(NoQuarters):
        Register().require(None)
    with pytest.raises(NoQuarters):
        Register().require(SUMMER)


def test_the_quarter_that_is_meant() -> None:
    register = register_of(HEDGE, activity(quarter=AUTUMN), activity(quarter=Quarter(2021, 4)))
    assert (register.latest, register.require(None), register.require(SUMMER)) == (AUTUMN, AUTUMN, SUMMER)
    with pytest.raises(NoSuchQuarter, match=r"Q1-2020.*Q4-2021, Q2-2022, Q3-2022"):
        register.require(Quarter(2020, 1))


def test_an_activity_that_is_not_there_names_its_neighbours() -> None:
    register = register_of(HEDGE, ROOF)
    assert register.activity(SUMMER, "KA.01.02").title == "Mend the roof"
    with pytest.raises(NoSuchActivity, match=r"no activity KA\.01\.03\. Near it: .*KA\.01\.02"):
        register.activity(SUMMER, "KA.01.03")
    assert register.find(AUTUMN, "KA.01.01") is None
    assert register.activities(AUTUMN) == ()
