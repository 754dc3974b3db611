"""A pack as a Word document: a form whose fields can be filled in, and whose other words cannot be changed.

The protection is Word's own for forms that people write much in: the whole text is one group, of which only the content
controls inside can be changed (ECMA-376, part 1, 17.5.2.16, ``group``). Spelling, lists and Word on the web work in them,
as they do not under 'filling in forms'; LibreOffice, which cannot write in text controls under that, opens all for
editing, and a reader takes nothing but the fields. What the pack knows of itself is a custom XML part, which both keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from ka_tui.domain.activities import Activity
from ka_tui.domain.narrative import blocks
from ka_tui.domain.packs import PACK_FIELDS
from ka_tui.domain.statuses import StatusScheme
from ka_tui.reports.pack import HOW_TO, LABELS, PROMPTS, Pack, PackActivity, memory_of, memory_text, said_before
from ka_tui.reports.paper import CREATOR, LANGUAGE, colour_of
from ka_tui.reports.status_colours import ink_on
from ka_tui.reports.writers.packs.word_parts import FIXED_PARTS, NAMESPACES, STYLES
from ka_tui.reports.writers.repeatable_zip import repeatable
from ka_tui.reports.writers.xml_text import escaped

_KEY_WIDTH, _LABEL_WIDTH, _BEFORE_WIDTH, _WIDTH = 1800, 1400, 3300, 9980
"""Widths of the statuses in the key, of the labels, of last quarter and of the page's text, in twentieths of a point."""

_TALL, _LOW = 1500, 380
"""The least heights of a field for a narrative and of one for a line, in twentieths of a point."""

_GREY, _PALE, _ACCENT, _LINE = "E4E9EC", "F3F5F6", "1F3A4D", "AEB8BE"


def write(pack: Pack) -> bytes:
    """The document; the same pack gives the same bytes."""
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, text in {**FIXED_PARTS, **_parts(pack)}.items():
            package.writestr(name, text)
    return repeatable(made.getvalue())


def _parts(pack: Pack) -> dict[str, str]:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    title, council = escaped(f"{pack.title}, {pack.whose}"), escaped(pack.council)
    return {
        "word/document.xml": declaration + _document(pack),
        "word/styles.xml": declaration + STYLES,
        "word/footer1.xml": declaration + _footer(pack),
        "docProps/core.xml": declaration
        + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{council}</dc:creator><dc:language>{LANGUAGE}</dc:language></cp:coreProperties>",
        "docProps/app.xml": declaration
        + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>{CREATOR}</Application></Properties>",
        "customXml/item1.xml": f'<pack xmlns="urn:ka-tui:pack">{escaped(memory_text(memory_of(pack)))}</pack>',
    }


def _document(pack: Pack) -> str:
    numbers = count(1001)
    front = "".join((*_heading(pack), *_key(pack)))
    forms = "".join(_form(pack, item, numbers) for item in pack.activities)
    end = _paragraph(f"Thank you. Please return this file to {pack.council or 'the officer who sent it'}.", "KANote")
    return (
        f"<w:document {NAMESPACES}><w:body>"
        '<w:sdt><w:sdtPr><w:id w:val="1000"/><w:lock w:val="contentLocked"/><w:group/></w:sdtPr>'
        f"<w:sdtContent>{front}{forms}{end}</w:sdtContent></w:sdt>"
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="963" w:right="963" w:bottom="963" w:left="963" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'
        "</w:body></w:document>"
    )


# --- the front ------------------------------------------------------------------------------------------------------


def _heading(pack: Pack) -> Iterator[str]:
    if pack.council:
        yield _paragraph(pack.council, "KACouncil")
    yield _paragraph(pack.title, "Title")
    yield _paragraph(pack.whose, "Subtitle")
    if pack.notice:
        yield _paragraph(pack.notice, "KANote")
    asked = f"Please return it by {pack.due_in_words}" if pack.due else "Please return it"
    yield _paragraph(f"{asked} to {pack.council or 'the officer who sent it'}.", "KADue")
    yield _paragraph(" ".join(HOW_TO), "KAText")


def _key(pack: Pack) -> Iterator[str]:
    """The key to the statuses, as a table of what each looks like and means."""
    yield _paragraph("Key to the statuses", "Heading1")
    rows = (
        _row([_status(pack.scheme, status.id, _KEY_WIDTH), _cell(_text(status.meaning), _WIDTH - _KEY_WIDTH)])
        for status in pack.scheme
    )
    yield _table((_KEY_WIDTH, _WIDTH - _KEY_WIDTH), rows, "Key to the statuses")
    yield _paragraph(pack.labels.several, "Heading1")


# --- an activity ----------------------------------------------------------------------------------------------------


def _form(pack: Pack, item: PackActivity, numbers: Iterator[int]) -> str:
    """The form for one activity: a heading, and a row for each field with last quarter beside this one."""
    activity = item.activity
    widths = [_LABEL_WIDTH, _BEFORE_WIDTH] if pack.looked_back_at else [_LABEL_WIDTH]
    widths.append(_WIDTH - sum(widths))
    rows = [_header(pack, widths)] + [_field_row(pack, item, name, widths, numbers) for name in PACK_FIELDS]
    caption = f"Return for {activity.code} {activity.title}"
    heading = _paragraph(f"{activity.code} {activity.title}", "Heading2")
    return heading + _table(widths, rows, caption) + _paragraph("", "KAGap")


def _header(pack: Pack, widths: list[int]) -> str:
    before = [f"Last quarter, {pack.looked_back_at.label}"] if pack.looked_back_at else []
    texts = ["", *before, f"This quarter, {pack.quarter.label}: please fill in"]
    cells = [_cell(_paragraph(text, "KAHeader"), width, _ACCENT) for text, width in zip(texts, widths, strict=True)]
    return _row(cells, header=True)


def _field_row(pack: Pack, item: PackActivity, name: str, widths: list[int], numbers: Iterator[int]) -> str:
    tall = name in ("progress", "next_steps")
    cells = [_cell(_paragraph(LABELS[name], "KALabel"), widths[0], _GREY)]
    if pack.looked_back_at:
        cells.append(_last_quarter(pack, item, name))
    cells.append(_cell(_field(pack, item.activity, name, next(numbers)), widths[-1]))
    return _row(cells, least=_TALL if tall else _LOW)


def _last_quarter(pack: Pack, item: PackActivity, name: str) -> str:
    """What stands of last quarter beside a field: the next steps it promised run along both narratives."""
    before = item.before
    if name == "next_steps":
        return _cell(_text(""), _BEFORE_WIDTH, _PALE, merge="continue")
    if name == "progress":
        promised = _paragraph("The next steps were:", "KASmall") if before else ""
        return _cell(promised + _narrative(said_before(item), "KAText"), _BEFORE_WIDTH, _PALE, merge="restart")
    if before is None or name == "reason":
        return _cell(_text(before.reason if before else ""), _BEFORE_WIDTH, _PALE)
    return _status(pack.scheme, before.status, _BEFORE_WIDTH)


def _status(scheme: StatusScheme, status_id: str | None, width: int) -> str:
    colour = colour_of(scheme, status_id)
    look = f'<w:color w:val="{_hex(ink_on(colour))}"/>'
    return _cell(_paragraph(scheme.label(status_id), "KAStatus", look=look), width, _hex(colour))


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _field(pack: Pack, activity: Activity, name: str, number: int) -> str:
    """A content control with the field's present words, or with what to do where it has none.

    The prompt is grey by its paragraph too, since LibreOffice forgets the style of its letters; what is typed is black.
    """
    value = getattr(activity, name)
    stated = bool(value)
    if name == "status":
        content = _paragraph(pack.scheme.label(value), "KAField")
        items = "".join(_choice(pack.scheme.label(status.id), status.id) for status in pack.scheme)
        kind = f"<w:dropDownList>{items}</w:dropDownList>"
    else:
        content = _narrative(value, "KAField")
        kind = "<w:richText/>"
    if not stated:
        content = _paragraph(PROMPTS[name], "KAPrompt", look='<w:rStyle w:val="PlaceholderText"/>')
    prompting = "" if stated else "<w:showingPlcHdr/>"
    control = (
        f'<w:sdt><w:sdtPr><w:rPr><w:color w:val="000000"/></w:rPr><w:alias w:val="{escaped(f"{activity.code} {LABELS[name]}")}"/>'
        f'<w:tag w:val="ka:{activity.code}:{name}"/><w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>{prompting}{kind}'
        f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
    return control + _paragraph("", "KAEnd")  # a cell must end in a paragraph of its own


def _choice(label: str, status_id: str) -> str:
    return f'<w:listItem w:displayText="{escaped(label)}" w:value="{escaped(status_id)}"/>'


# --- the parts of a page --------------------------------------------------------------------------------------------


def _table(widths: Iterable[int], rows: Iterable[str], caption: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblCaption w:val="{escaped(caption)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(cells: Iterable[str], *, least: int = 0, header: bool = False) -> str:
    height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    repeated = "<w:tblHeader/>" if header else ""
    whole = "<w:cantSplit/>" if least < _TALL else ""
    return f"<w:tr><w:trPr>{whole}{height}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, fill: str = "", *, merge: str = "") -> str:
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{shade}</w:tcPr>{content}</w:tc>'


def _narrative(text: str, style: str) -> str:
    """The paragraphs and items of a narrative; items begin with their marker, as a team types them."""
    return "".join(
        _paragraph(f"{block.marker} {block.text}" if block.is_item else block.text, style, indent=360 * block.depth)
        for block in blocks(text)
    ) or _paragraph("", style)


def _text(text: str) -> str:
    return _paragraph(text, "KAText")


def _paragraph(text: str, style: str, *, look: str = "", indent: int = 0) -> str:
    """A paragraph of one run; ``look`` are properties of the run, beyond those of the style."""
    moved = f'<w:ind w:left="{indent}"/>' if indent else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in text.split("\n"))
    run = f"<w:r><w:rPr>{look}</w:rPr>{lines}</w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{moved}</w:pPr>{run}</w:p>'


def _footer(pack: Pack) -> str:
    def number(what: str) -> str:
        return f'<w:fldSimple w:instr=" {what} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    words = escaped(f"{pack.quarter.label}, {pack.whose}, page ")
    of = '<w:r><w:t xml:space="preserve"> of </w:t></w:r>'
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
        f"{number('PAGE')}{of}{number('NUMPAGES')}</w:p></w:ftr>"
    )
