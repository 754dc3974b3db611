"""Tables that hold one activity each, however their labels and values stand."""

from __future__ import annotations

from ka_tui.reports.readers.activity_forms import ActivityForm, adds_labels, form_of, forms_in
from ka_tui.reports.readers.document_parts import Row, plain_cell

HEADER = ("Activity", "Status", "Team", "Portfolio")
FACTS = ("KA.01.01 Dig the pond", "Green", "Parks", "Green Spaces")


def rows(*texts: tuple[str, ...]) -> list[Row]:
    return [Row(f"row {number}", tuple(map(plain_cell, row)), 1) for number, row in enumerate(texts, start=1)]


def values(form: ActivityForm | None) -> dict[str, str]:
    assert form is not None
    assert not form.others
    return {name: cell.text for name, cell in form.fields.items()}


def test_labels_may_stand_over_the_values_row_after_row() -> None:
    table = rows(HEADER, FACTS, ("Progress", "", "Next Steps", ""), ("Dug.", "", "Fill it.", ""))
    assert adds_labels(table)
    (form,) = forms_in(table)
    assert values(form_of(form)) == {
        "title": "KA.01.01 Dig the pond",
        "status": "Green",
        "team": "Parks",
        "portfolio": "Green Spaces",
        "progress": "Dug.",
        "next_steps": "Fill it.",
    }


def test_a_header_that_is_printed_again_makes_no_form() -> None:
    assert not adds_labels(rows(HEADER, FACTS, HEADER, ("KA.01.02 Mow", "Red", "Parks", "Green Spaces")))


def test_forms_below_each_other_begin_alike() -> None:
    first, second = (("Lead", "Parks"), ("Ref", "KA.01.01"), ("Status", "Red")), (("Lead", "Roads"), ("Ref", "KA.01.02"))
    assert [len(form) for form in forms_in(rows(*first, *second))] == [3, 2]


def test_a_likely_label_needs_no_colon_where_one_value_stands_beside_it() -> None:
    table = rows(("Ref", "KA.01.01"), ("RAG", "Amber"), ("Progress made so far", "Dug."), ("Lead department", "Parks"))
    assert values(form_of(table)) == {"code": "KA.01.01", "status": "Amber", "progress": "Dug.", "team": "Parks"}
