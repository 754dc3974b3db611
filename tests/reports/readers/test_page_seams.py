"""Where a page cut a text: one item or two."""

from __future__ import annotations

import pytest

from ka_tui.reports.readers.cell_items import pieces_of
from ka_tui.reports.readers.page_seams import GrowingText


def over_the_cut(above: str, below: str) -> tuple[bool, list[str]]:
    text = GrowingText()
    text.add(pieces_of(above))
    one = text.add(pieces_of(below))
    return one, [piece.text for piece in text.pieces()]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Lamps to be hung in", "Mill Park"),
        ("We will ask that", "<p>The Lamp Strategy is agreed.</p> <p>To buy lamps.</p>"),
        ("The talks were held on", "<p>12 May.</p>"),
        ("The talks were held 12", "May 2031 in the hall"),
        ("Leave for the Guild of", "Lamp Makers"),
        ("Lamps, paths,", "Mill Park and ponds"),
        ("the cut of lamps", "and paths"),
        ("a 'no", "fault' clause"),
        ("said to be “no", "fault” by all"),
        ("the guild (Lamp", "Makers) met"),
        ("the guild of lamp makers", "(GLM) met"),
        ("Paths, Mill Park & Upper End", "<p>- included boat rides: All came.</p>"),
        ("- Lamps lit. - New Lamps and Paths", "<p>Warden joins in May.</p> <ul><li>- Plan.</li></ul>"),
        ("<ul><li>Lit.</li><li>New Lamps and Paths</li></ul>", "Warden joins in May."),
        ("- Warden hired", "Mill Park opens."),
        ("Lamps lit. ", "and then more"),
        ("Lit.  Swept.  The wardens visited Mill", "Park and Upper End."),
        ("Costs of £", "400"),
        ("self-", "made lamps"),
    ],
)
def test_one_item(above: str, below: str) -> None:
    one, texts = over_the_cut(above, below)
    assert one
    assert len(texts) == len(pieces_of(above)) + len(pieces_of(below)) - 1


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("All of it is rated as Green", "<p>Q3 saw lamps lit.</p>"),
        ("Done with the strategy", "The plan will be read."),
        ("Lamps lit.", "Paths swept."),
        ("Lamps to be hung in", "- Mill Park"),
        ("Lamps to be hung in", "<ul><li>Mill Park</li></ul>"),
        ("Lamps to be hung in", "1. Mill Park"),
        ("- Lamps lit.", "- paths swept"),
        ("<ul><li>lamps</li><li>paths</li></ul>", "<ul><li>ponds</li></ul>"),
        ("<ul><li>Lamps</li><li>Paths</li></ul>", "<p>Wardens will see to it.</p>"),
        ("- Lamps lit. - New Lamps and Paths", "<p>Warden joins in May.</p> <p>All done.</p>"),
        ("Lit.  Swept.  Ponds cleaned", "The wardens will see to it."),
        ("Option A", "Lamps of glass"),
        ("What we want:", "Lamps of glass"),
    ],
)
def test_two_items(above: str, below: str) -> None:
    one, texts = over_the_cut(above, below)
    assert not one
    assert len(texts) == len(pieces_of(above)) + len(pieces_of(below))


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("lamps in", "Mill Park", "lamps in Mill Park"),
        ("Paths & Upper End", "- included boats", "Paths & Upper End - included boats"),
        ("self-", "made", "self-made"),
        ("the (", "old) lamp", "the (old) lamp"),
        ("a “no", "fault” clause", "a “no fault” clause"),
    ],
)
def test_how_halves_join(above: str, below: str, text: str) -> None:
    assert over_the_cut(above, below)[1] == [text]


def test_what_stood_on_the_pages_before_still_counts() -> None:
    text = GrowingText()
    text.add(pieces_of(f"{'lamps ' * 20}and the guild (which met"))
    assert text.add(pieces_of("in May with"))
    assert text.add(pieces_of("Mill Park"))
    assert text.add(pieces_of("Wardens) will tell"))
    assert not text.add(pieces_of("Wardens came"))


def test_a_text_over_many_pages_is_whole() -> None:
    text = GrowingText()
    pages = [f"page {number} and" for number in range(500)]
    for page in pages:
        text.add(pieces_of(page))
    assert [piece.text for piece in text.pieces()] == [" ".join(pages)]
    text.add(pieces_of("- Last"))
    assert [piece.text for piece in text.pieces()] == [" ".join(pages), "Last"]
