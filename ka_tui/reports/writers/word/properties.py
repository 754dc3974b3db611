"""What the properties of the Word paper say: its title, language and dates, and the program that a reader knows it by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ka_tui.reports.paper import CREATOR, LANGUAGE, Paper
from ka_tui.reports.writers.xml_text import printable

_LONGEST = 255
"""Characters of a property, as python-docx holds."""

_PROGRAM = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{escape(CREATOR)}</Application></Properties>"
)


def set_properties(document: Document, paper: Paper, as_at: date | None) -> None:
    """Set all properties; the report is dated on the day it tells of, or else on the last of its quarter, never by the clock."""
    day = as_at or paper.ends - timedelta(days=1)
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties = document.core_properties
    properties.title = paper.full_title
    properties.subject = paper.period
    properties.author = properties.last_modified_by = printable(paper.council or CREATOR)[:_LONGEST]
    properties.language = LANGUAGE
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = moment
    properties.revision = 1
    _name_the_program(document)


def _name_the_program(document: Document) -> None:
    package = document.part.package
    name = PackURI("/docProps/app.xml")
    dropped = (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL)
    for key, relation in list(package.rels.items()):
        if relation.reltype in dropped or (not relation.is_external and relation.target_part.partname == name):
            del package.rels[key]
    part = Part(name, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _PROGRAM.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
