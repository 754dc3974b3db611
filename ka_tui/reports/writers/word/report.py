"""The Word paper put together, in the order in which it is read."""

from __future__ import annotations

from io import BytesIO

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.reports.document import ReportDocument
from ka_tui.reports.paper import paper_of
from ka_tui.reports.writers.repeatable_zip import repeatable
from ka_tui.reports.writers.word import front as word_front
from ka_tui.reports.writers.word import pictures as word_pictures
from ka_tui.reports.writers.word import styles as word_styles
from ka_tui.reports.writers.word.base import plain
from ka_tui.reports.writers.word.lists import Lists
from ka_tui.reports.writers.word.properties import set_properties
from ka_tui.reports.writers.word.sections import sections
from ka_tui.reports.writers.word.template import from_template, numbering_of
from ka_tui.reports.writers.word.xml import next_free, paragraph


def report_bytes(document: ReportDocument) -> bytes:
    """The document as .docx; raises DocumentError for a template or logo that cannot be used."""
    paper, choices = paper_of(document), document.choices
    base = from_template(choices.template, paper) if choices.template is not None else plain(paper)
    word, width, accent = base.document, base.width, base.accent
    lists = Lists(numbering_of(word))
    logo = word_pictures.logo(word, choices.logo, paper.council) if choices.logo else None
    parts = [
        *word_front.title_block(paper, logo),
        *word_front.key(paper, width, accent),
        *word_front.summary(paper, lists, word_pictures.chart(word, paper, width), accent),
        *word_front.corrections(paper, lists, width, accent),
        *sections(paper, document.scheme, lists, width, _free_bookmark(word.element), accent),
        paragraph("KA End", ""),
    ]
    word_styles.resolve(word.styles.element, parts)
    for part in parts:
        base.place.addprevious(part)
    set_properties(word, paper, document.as_at)
    made = BytesIO()
    word.save(made)
    return repeatable(made.getvalue())


def _free_bookmark(root: Element) -> int:
    """The first id that no bookmark has."""
    return next_free(bookmark.get(qn("w:id")) for bookmark in root.iter(qn("w:bookmarkStart")))
