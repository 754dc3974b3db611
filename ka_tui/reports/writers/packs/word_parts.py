"""The parts of a pack's Word document that are the same in every pack: its styles, and how its parts hang together."""

from __future__ import annotations

from ka_tui.reports.paper import LANGUAGE

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
"""The namespaces of Word's parts, as attributes."""

_ACCENT, _QUIET = "1F3A4D", "5A6670"


def _style(
    name: str, size: float, *, shown: str = "", after: int = 60, before: int = 0, extra: str = "", level: int = 0, look: str = ""
) -> str:
    """A paragraph style by its id; sizes in points, distances in twentieths of one."""
    halves = round(size * 2)
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown or name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{extra}<w:spacing w:before="{before}" w:after="{after}"/>{outline}</w:pPr>'
        f'<w:rPr>{look}<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/></w:rPr></w:style>'
    )


def _bold(colour: str = "") -> str:
    return "<w:b/>" + (f'<w:color w:val="{colour}"/>' if colour else "")


_WITH_NEXT = "<w:keepNext/><w:keepLines/>"

STYLES = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
    f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + _style("KACouncil", 11, shown="KA Council", look=f'<w:color w:val="{_QUIET}"/>')
    + _style("Title", 20, look=_bold(_ACCENT))
    + _style("Subtitle", 14, after=160, look=_bold())
    + _style("KANote", 9, shown="KA Note", before=60, after=120, look=f'<w:i/><w:color w:val="{_QUIET}"/>')
    + _style("KADue", 12, shown="KA Due", after=120, look=_bold())
    + _style("Heading1", 13, shown="heading 1", before=240, after=100, extra=_WITH_NEXT, level=1, look=_bold(_ACCENT))
    + _style("Heading2", 11, shown="heading 2", before=120, after=80, extra=_WITH_NEXT, level=2, look=_bold())
    + _style("KAText", 10, shown="KA Text")
    + _style("KASmall", 9, shown="KA Small", look=f'<w:color w:val="{_QUIET}"/>')
    + _style("KAStatus", 10, shown="KA Status", look="<w:b/>")
    + _style("KALabel", 10, shown="KA Label", extra="<w:keepNext/>", look=_bold(_ACCENT))
    + _style("KAHeader", 9.5, shown="KA Header", extra="<w:keepNext/>", look=_bold("FFFFFF"))
    + _style("KAField", 10, shown="KA Field")
    + _style("KAPrompt", 10, shown="KA Prompt", look=f'<w:color w:val="{_QUIET}"/>')
    + '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    f'<w:rPr><w:color w:val="{_QUIET}"/></w:rPr></w:style>'
    + _style("KAEnd", 1, shown="KA End", after=0)
    + _style("KAGap", 6, shown="KA Gap", after=0)
    + _style("Footer", 8, shown="footer", after=0, look=f'<w:color w:val="{_QUIET}"/>')
    + "</w:styles>"
)
"""The styles part."""


def _relations(*related: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(related, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types(types: dict[str, str]) -> str:
    entries = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )


FIXED_PARTS = {
    "[Content_Types].xml": _content_types(
        {
            "/word/document.xml": f"{_WORD}.document.main+xml",
            "/word/styles.xml": f"{_WORD}.styles+xml",
            "/word/settings.xml": f"{_WORD}.settings+xml",
            "/word/footer1.xml": f"{_WORD}.footer+xml",
            "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        }
    ),
    "_rels/.rels": _relations(
        (f"{_R}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_R}/extended-properties", "docProps/app.xml"),
    ),
    "word/_rels/document.xml.rels": _relations(
        (f"{_R}/styles", "styles.xml"),
        (f"{_R}/settings", "settings.xml"),
        (f"{_R}/footer", "footer1.xml"),
        (f"{_R}/customXml", "../customXml/item1.xml"),
    ),
    "word/settings.xml": (
        f'{_DECLARATION}<w:settings {NAMESPACES}><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/></w:settings>'
    ),
    "customXml/_rels/item1.xml.rels": _relations((f"{_R}/customXmlProps", "itemProps1.xml")),
    "customXml/itemProps1.xml": (
        f'{_DECLARATION}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        'ds:itemID="{6B1F2A54-93C0-4E57-8D1C-70A5B2E4C9D3}"><ds:schemaRefs><ds:schemaRef ds:uri="urn:ka-tui:pack"/>'
        "</ds:schemaRefs></ds:datastoreItem>"
    ),
}
"""The parts that do not depend on the pack."""
