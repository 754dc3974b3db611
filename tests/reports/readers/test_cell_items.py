"""The items of a cell: which hyphens are bullets, which gaps are line breaks, and what tags make of it."""

from __future__ import annotations

import pytest

from ka_tui.reports.readers.cell_items import narrative_of, pieces_of


def items(cell: str) -> list[str]:
    """Each piece as marker and text."""
    return [f"{piece.marker} {piece.text}".strip() for piece in pieces_of(cell)]


@pytest.mark.parametrize(
    "cell",
    [
        "Open from 3 May - 9 June each day",
        "- Open from 3 May - 9 June each day",
        "4,250 - Mill Lane shelter",
        "Grants up to 9K - £31,400 paid",
        "- 4,250 - Mill Lane shelter",
        "- Phase 2 - Surveys",
        "Talks with Mill Lane - Upper End residents",
        "- <u>Walk for our Planet - Spring Round</u>",
        "<li>- Talks with Mill Lane - Upper End residents</li>",
        "- Talks – Upper End – are over",
        "Doors open at 10 a.m. - 12 noon",
        "- From 5 Sept. - 9 Oct. only",
        "A well-kept, twenty-year-old hedge",
        "Cost -£400 this year",
        "- Minus -5 degrees at night",
        "Ready -- Steady",
    ],
)
def test_hyphens_inside_a_sentence_split_nothing(cell: str) -> None:
    assert len(items(cell)) == 1


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("- Plant trees by June 2031 - New wardens start", ["- Plant trees by June 2031", "- New wardens start"]),
        ("Plans for spring - - Tidy the pond", ["Plans for spring -", "- Tidy the pond"]),
        ("<p>- Safe Paths Week - Bright Lamps Week. - Swap Day</p>", ["- Safe Paths Week", "- Bright Lamps Week.", "- Swap Day"]),
        ("-Keep on digging", ["- Keep on digging"]),
        ("Done so far: - Fences mended. - Gates oiled.", ["Done so far:", "- Fences mended.", "- Gates oiled."]),
        ("Done so far: - Fences - Gates - Benches", ["Done so far:", "- Fences", "- Gates", "- Benches"]),
        ("We will: - mend fences; - oil gates", ["We will:", "- mend fences;", "- oil gates"]),
        ("- Paths swept. - 14 lamps lit.", ["- Paths swept.", "- 14 lamps lit."]),
        ("<li>- Paths swept. - Lamps lit.</li>", ["- Paths swept.", "- Lamps lit."]),
        ("- Paths swept. -Lamps lit.", ["- Paths swept.", "- Lamps lit."]),
        ("• Paths • Lamps • Mill Lane - Upper End", ["- Paths", "- Lamps", "- Mill Lane - Upper End"]),
        ("– Paths swept", ["- Paths swept"]),
        ("* Paths swept", ["- Paths swept"]),
        ("<b>- Paths swept. - Lamps lit.</b>", ["- Paths swept.", "- Lamps lit."]),
    ],
)
def test_hyphens_that_are_bullets_split(cell: str, expected: list[str]) -> None:
    assert items(cell) == expected


def test_a_capital_letter_counts_less_where_the_bullets_stand_on_lines_of_their_own() -> None:
    assert items("- Paths swept  - Talks with Mill Lane - Upper End") == ["- Paths swept", "- Talks with Mill Lane - Upper End"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("-", []),
        ("–", []),
        ("Swept.  Lit.   Oiled", ["Swept.", "Lit.", "Oiled"]),
        ("Swept.\u00a0 Lit.", ["Swept.", "Lit."]),
        ("Swept.\nLit.", ["Swept.", "Lit."]),
        ("Swept.<br>Lit.<br/>", ["Swept.", "Lit."]),
        ("<p>Swept</p> <p>Lit &amp; oiled</p>", ["Swept", "Lit & oiled"]),
        ("<P class='x'>Swept</P>", ["Swept"]),
        ("Intro <ul> <li>Swept</li> <li>Lit</li> </ul> Outro", ["Intro", "- Swept", "- Lit", "Outro"]),
        ("<ul><li>• Swept</li><li><p>Lit</p></li></ul>", ["- Swept", "- Lit"]),
        ("<ol><li>Sweep</li><li>Light</li></ol>", ["1. Sweep", "2. Light"]),
        ('<ol style="list-style-type: none"><li>1. Sweep</li><li>2.Light</li></ol>', ["1. Sweep", "2. Light"]),
        ('<ol style="list-style-type: none"><li>Sweep</li></ol>', ["- Sweep"]),
        ("1. Sweep it. 2. Light it.", ["1. Sweep it.", "2. Light it."]),
        ("We ask: 1. Sweep it. 2.Light it. 9. Nothing", ["We ask:", "1. Sweep it.", "2. Light it. 9. Nothing"]),
        ("2.5 posts, 10.30am", ["2.5 posts, 10.30am"]),
        ("<b>Tea van – Mill-</b> In May", ["Tea van – Mill- In May"]),
        ("**Tea van** In May", ["Tea van In May"]),
        ("half<b>way</b>", ["halfway"]),
        ("5 < 7 and <9 and <me@example.org>", ["5 < 7 and <9 and <me@example.org>"]),
        ("R&D, Q&amp;A, &lt;b&gt; &nosuch; &#8211;", ["R&D, Q&A, <b> &nosuch; –"]),
        ("odd&#x202e;text&#27;here", ["oddtexthere"]),
        ("<li>Swept.  And lit.</li>", ["- Swept. And lit."]),
        ("<li>unclosed <p>also", ["- unclosed", "also"]),
        ("</ul></li></p>stray</b>", ["stray"]),
        ("<ul><li>1. -</li></ul>", ["1. -"]),
    ],
)
def test_structure(cell: str, expected: list[str]) -> None:
    assert [" ".join(item.split()) for item in items(cell)] == [" ".join(item.split()) for item in expected]


def test_lists_nest() -> None:
    assert (
        narrative_of(pieces_of("<ul><li>Parks<ul><li>Swings</li></ul></li><li>Roads</li></ul>")) == "- Parks\n  - Swings\n- Roads"
    )


def test_the_narrative_is_markdown() -> None:
    assert narrative_of(pieces_of("<p>Done:</p><ul><li>Paths</li><li>Lamps</li></ul><p>More soon.</p>")) == (
        "Done:\n\n- Paths\n- Lamps\n\nMore soon."
    )


@pytest.mark.parametrize("cell", ["- A" + " - b" * 50_000, "<p " * 50_000, "**a " * 50_000, "a" + " " * 200_000 + "b"])
def test_a_long_cell_is_read_at_once(cell: str) -> None:
    assert pieces_of(cell)[:1]
