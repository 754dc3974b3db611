"""The paragraph that the summary of a paper opens with."""

from __future__ import annotations

import html
import io
import re
import zipfile

import pytest

from ka_tui.reports.formats import FORMATS, read, write
from ka_tui.reports.paper import paper_of
from ka_tui.reports.reading import Hints, Source
from tests.reports.report_samples import SAMPLE

HEADLINE = "1 of 2 Key Activities is on course (50%). Since Q4 2019/20, 1 has moved up (KA.99.01) & 1 down."
TOLD = SAMPLE._replace(headline=HEADLINE)
PAPERS = [fmt for fmt in FORMATS if fmt.is_paper and fmt.reader]


def printed(data: bytes) -> str:
    """All text of a document that is HTML, or an archive of XML."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return html.unescape(data.decode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(html.unescape(archive.read(name).decode()) for name in archive.namelist() if name.endswith(".xml"))


def test_the_summary_opens_with_the_paragraph_and_the_chart_keeps_its_counts() -> None:
    told, untold = paper_of(TOLD), paper_of(SAMPLE)
    assert (told.headline, told.chart) == (HEADLINE, untold.chart)
    assert untold.headline == untold.chart


@pytest.mark.parametrize("name", [fmt.name for fmt in PAPERS if fmt.name != "pdf"])
def test_every_paper_prints_it(name: str) -> None:
    assert HEADLINE in printed(write(TOLD, next(fmt for fmt in PAPERS if fmt.name == name)))


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("docx", r'<w:style [^>]*w:styleId="KALead">.*?</w:style>'),
        ("odt", r'<style:style style:name="KA_20_Lead".*?</style:style>'),
    ],
)
def test_it_is_set_as_text_since_a_reader_takes_bold_lines_for_titles(name: str, style: str) -> None:
    fmt = next(fmt for fmt in PAPERS if fmt.name == name)
    (lead,) = re.findall(style, printed(write(TOLD, fmt)), re.DOTALL)
    assert "<w:b/>" not in lead
    assert "bold" not in lead


@pytest.mark.parametrize("name", [fmt.name for fmt in PAPERS])
def test_a_paragraph_that_names_another_quarter_and_other_codes_misleads_no_reader(name: str) -> None:
    fmt = next(fmt for fmt in PAPERS if fmt.name == name)
    plain, told = (read(Source(f"report{fmt.endings[0]}", write(document, fmt)), Hints()) for document in (SAMPLE, TOLD))
    assert told.activities == plain.activities
    assert not told.problems
