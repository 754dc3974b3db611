"""The scheme of statuses."""

import pytest

from ka_tui.domain.statuses import PRINTED_KEY, Status, StatusClass, StatusScheme
from ka_tui.errors import InvalidStatus

PAUSED = Status("paused", "On hold", "‖", "#777777", "h", "Nothing is meant to happen.", StatusClass.IDLE, True, ("parked",))


def test_the_default_is_the_printed_key() -> None:
    assert [status.word for status in PRINTED_KEY] == ["Red", "Amber", "Green", "Completed"]
    assert PRINTED_KEY.ids == ("red", "amber", "green", "completed", None)


def test_every_status_of_the_printed_key_can_be_told_from_the_others_without_its_colour() -> None:
    for looks in ([s.symbol for s in PRINTED_KEY], [s.word for s in PRINTED_KEY], [s.key for s in PRINTED_KEY]):
        assert len(set(looks)) == 4
    assert all(len(s.symbol) == 1 and len(s.key) == 1 for s in PRINTED_KEY)


@pytest.mark.parametrize("text", ["green", "GREEN", " Green\n", "g", "Gr\x00een"])
def test_a_status_is_recognised_by_id_word_and_alias(text: str) -> None:
    assert PRINTED_KEY.parse(text) == "green"


@pytest.mark.parametrize("text", ["", "none", "Not stated", "not_stated", "-"])
def test_not_stated_is_none(text: str) -> None:
    assert PRINTED_KEY.parse(text) is None


@pytest.mark.parametrize("text", ["▶", "greenish", "ok", "🟢", "gr een"])
def test_what_the_scheme_does_not_know_is_never_guessed(text: str) -> None:
    assert PRINTED_KEY.recognise(text) is None
    with pytest.raises(InvalidStatus, match="red, amber, green, completed"):
        PRINTED_KEY.parse(text)


def test_another_scheme_brings_its_own_words() -> None:
    scheme = StatusScheme((PAUSED,))
    assert (scheme.parse("PARKED"), scheme.parse("on hold"), scheme.label("paused")) == ("paused", "paused", "‖ On hold")
    assert "green" not in scheme
    with pytest.raises(InvalidStatus):
        scheme.parse("green")


def test_a_status_of_another_scheme_keeps_its_id_as_its_word() -> None:
    assert (PRINTED_KEY.word("paused"), PRINTED_KEY.symbol("paused"), PRINTED_KEY.get("paused")) == ("paused", "·", None)
    assert PRINTED_KEY.label(None) == "· Not stated"


def test_schemes_with_the_same_statuses_are_equal() -> None:
    assert StatusScheme(PRINTED_KEY.statuses) == PRINTED_KEY
    assert StatusScheme((PAUSED,)) != PRINTED_KEY


def test_what_was_pasted_by_mistake_is_quoted_only_in_part() -> None:
    with pytest.raises(InvalidStatus) as refused:
        PRINTED_KEY.parse("lorem " * 1000)
    assert len(str(refused.value)) < 160
    assert "…' is not a status. The scheme has: red," in str(refused.value)
