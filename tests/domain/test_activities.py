"""One activity: its fields, its order and the rule at every door."""

from typing import Any

import pytest
from hypothesis import given

from ka_tui.domain.activities import CONTENT_FIELDS, FIELD_LABELS, normal_activity, normal_content
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.errors import InvalidCode, InvalidField, InvalidStatus
from tests.domain.strategies import activity, contents, hostile_text, law, normal


def test_the_object_that_scripts_rely_on() -> None:
    shown = activity("KA.01.02", theme="The Place", priority_number=1, priority="Clean air", status="red", revision=3).to_dict()
    assert list(shown) == [
        "quarter",
        "code",
        "title",
        "theme",
        "priority_number",
        "priority",
        "team",
        "portfolio",
        "status",
        "status_source",
        "progress",
        "next_steps",
        "reason",
        "revision",
        "updated_at",
        "updated_by",
    ]
    assert (shown["quarter"], shown["code"], shown["status"], shown["revision"]) == ("Q2-2022", "KA.01.02", "red", 3)
    assert activity().to_dict()["status"] is None


def test_every_field_has_a_label() -> None:
    assert tuple(FIELD_LABELS) == CONTENT_FIELDS


def test_an_activity_cannot_be_changed_in_place() -> None:
    one = activity()
    with pytest.raises(AttributeError):
        one.title = "Other"  # type: ignore[misc]  # which is what is tried
    one.content()["title"] = "Other"
    assert one.title == "Title of KA.01.01"
    assert one.with_content({"title": "Other"}).title == "Other"


def test_the_order_of_the_report() -> None:
    last, third, second, first = (
        activity("KA.01.01"),
        activity("KA.02.10", priority_number=2),
        activity("KA.02.09", priority_number=2),
        activity("KA.09.09", priority_number=1),
    )
    assert sorted([last, third, second, first], key=lambda a: a.sort_key) == [first, second, third, last]


@pytest.mark.parametrize(
    ("field", "raw", "kept"),
    [
        ("title", "  Plant\n a\x00 hedge ", "Plant a hedge"),
        ("theme", " ", None),
        ("theme", None, None),
        ("theme", "The\tPlace", "The Place"),
        ("priority", "", ""),
        ("priority_number", 999, 999),
        ("priority_number", None, None),
        ("team", "Parks\u202e", "Parks"),
        ("status", "GREEN", "green"),
        ("status", "not stated", None),
        ("status", None, None),
        ("status_source", "", None),
        ("status_source", "▶", "▶"),
        ("progress", "\n- one\r\n- two \n", "- one\n- two"),
        ("next_steps", "\ud800", ""),
        ("reason", "two\nlines", "two lines"),
    ],
)
def test_values_are_kept_in_their_normal_form(field: str, raw: Any, kept: Any) -> None:
    assert normal_content({field: raw}, PRINTED_KEY) == {field: kept}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", " \x00 "),
        ("title", None),
        ("team", None),
        ("progress", 5),
        ("status", 5),
        ("theme", ["The Place"]),
        ("priority_number", 0),
        ("priority_number", -1),
        ("priority_number", 1000),
        ("priority_number", True),
        ("priority_number", "1"),
        ("priority_number", 1.0),
        ("code", "KA.01.01"),
        ("revision", 7),
        ("nonsense", "x"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(InvalidField, match=field.replace("_", " ")) as refusal:
        normal_content({field: value}, PRINTED_KEY)
    assert refusal.value.field == field


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(InvalidStatus, match="mauve"):
        normal_content({"status": "mauve"}, PRINTED_KEY)


@given(contents)
@law
def test_the_normal_form_is_its_own(values: dict[str, Any]) -> None:
    once = normal(values)
    assert list(once) == list(values)
    assert normal(once) == once


@given(hostile_text)
@law
def test_any_text_in_any_field_is_kept_clean_or_refused(text: str) -> None:
    for field in set(CONTENT_FIELDS) - {"priority_number"}:
        try:
            kept = normal({field: text})[field]
        except (InvalidField, InvalidStatus):
            assert field in ("title", "status")
            continue
        assert kept is None or (kept.encode() is not None and "\x1b" not in kept)


def test_a_whole_activity_in_its_normal_form() -> None:
    raw = activity("ka.1.2", title=" Plant ", status="Amber", revision=4)
    assert normal_activity(raw, PRINTED_KEY) == activity("KA.01.02", title="Plant", status="amber", revision=4)
    with pytest.raises(InvalidCode):
        normal_activity(activity("hedge"), PRINTED_KEY)


def test_the_heading_it_stands_under() -> None:
    assert activity(theme="The Place", priority="Clean air").heading.heading == "The Place Clean air"
    assert activity(priority="Clean air", priority_number=2).heading.heading == "Clean air"
