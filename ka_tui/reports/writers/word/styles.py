"""The named styles of the Word paper. A template's own are kept as they are, and those that it lacks are added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Template

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from ka_tui.reports.paper import LANGUAGE
from ka_tui.reports.status_colours import ink_on
from ka_tui.reports.writers.word.xml import bare, w

_REFERENCES = {qn(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle")}
_BETWEEN_STYLES = {qn(f"w:{tag}") for tag in ("basedOn", "next", "link")}
_VALUE = qn("w:val")

_DEFAULTS = f"""
<w:docDefaults {nsdecls("w")}>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>
    <w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>"""

_STYLES = Template(
    f"""
<w:styles {nsdecls("w")}>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
  <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
  <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>
    <w:tblInd w:w="0" w:type="dxa"/>
    <w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>
  </w:tblPr></w:style>

  <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
    <w:next w:val="Normal"/><w:qFormat/>
    <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>
      <w:outlineLvl w:val="0"/></w:pPr>
    <w:rPr><w:b/><w:bCs/><w:color w:val="$accent" w:themeColor="accent1"/><w:sz w:val="52"/><w:szCs w:val="52"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
    <w:next w:val="Normal"/><w:qFormat/>
    <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="300" w:after="80" w:line="240" w:lineRule="auto"/>
      <w:outlineLvl w:val="1"/></w:pPr>
    <w:rPr><w:b/><w:bCs/><w:color w:val="$accent" w:themeColor="accent1"/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/>
    <w:next w:val="Normal"/><w:qFormat/>
    <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60" w:line="240" w:lineRule="auto"/>
      <w:outlineLvl w:val="2"/></w:pPr>
    <w:rPr><w:b/><w:bCs/><w:sz w:val="23"/><w:szCs w:val="23"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>
    <w:qFormat/><w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:spacing w:after="0"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:spacing w:after="0"/></w:pPr>
    <w:rPr><w:color w:val="595959"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:qFormat/>
    <w:pPr><w:spacing w:after="40"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="ListNumber"><w:name w:val="List Number"/><w:basedOn w:val="Normal"/><w:qFormat/>
    <w:pPr><w:spacing w:after="40"/></w:pPr></w:style>

  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KALogo"><w:name w:val="KA Logo"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:spacing w:after="200"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KAFront"><w:name w:val="KA Front"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:spacing w:after="30"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KANotice"><w:name w:val="KA Notice"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="$accent" w:themeColor="accent1"/></w:pBdr>
      <w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/><w:spacing w:before="160" w:after="160"/>
      <w:ind w:left="200" w:right="200"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KALead"><w:name w:val="KA Lead"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:keepNext/><w:spacing w:after="120"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KAChart"><w:name w:val="KA Chart"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:keepNext/><w:spacing w:before="40" w:after="160" w:line="240" w:lineRule="auto"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KATheme"><w:name w:val="KA Theme"/><w:basedOn w:val="Normal"/>
    <w:next w:val="Heading2"/>
    <w:pPr><w:keepNext/><w:spacing w:before="300" w:after="0"/></w:pPr>
    <w:rPr><w:color w:val="595959"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KACounts"><w:name w:val="KA Counts"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:keepNext/><w:spacing w:after="120"/></w:pPr>
    <w:rPr><w:color w:val="595959"/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KAEnd"><w:name w:val="KA End"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>
    <w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>

  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KAText"><w:name w:val="KA Text"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:spacing w:before="0" w:after="40" w:line="250" w:lineRule="auto"/></w:pPr>
    <w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KATableHeading"><w:name w:val="KA Table Heading"/>
    <w:basedOn w:val="KAText"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="$ink"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KAFigure"><w:name w:val="KA Figure"/><w:basedOn w:val="KAText"/>
    <w:pPr><w:jc w:val="right"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KABullet"><w:name w:val="KA Bullet"/><w:basedOn w:val="ListBullet"/>
    <w:pPr><w:spacing w:before="0" w:after="40" w:line="250" w:lineRule="auto"/></w:pPr>
    <w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KANumber"><w:name w:val="KA Number"/><w:basedOn w:val="ListNumber"/>
    <w:pPr><w:spacing w:before="0" w:after="40" w:line="250" w:lineRule="auto"/></w:pPr>
    <w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KACode"><w:name w:val="KA Code"/><w:basedOn w:val="KAText"/>
    <w:next w:val="KAText"/><w:pPr><w:spacing w:after="20"/></w:pPr>
    <w:rPr><w:b/><w:bCs/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KAStatus"><w:name w:val="KA Status"/><w:basedOn w:val="KAText"/>
    <w:rPr><w:b/><w:bCs/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KAMovement"><w:name w:val="KA Movement"/><w:basedOn w:val="KAText"/>
    <w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KASource"><w:name w:val="KA Source"/><w:basedOn w:val="KAText"/>
    <w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:customStyle="1" w:styleId="KAReason"><w:name w:val="KA Reason"/><w:basedOn w:val="KAText"/>
    <w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>

  <w:style w:type="character" w:customStyle="1" w:styleId="KAShape"><w:name w:val="KA Shape"/>
    <w:basedOn w:val="DefaultParagraphFont"/><w:rPr>
      <w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>
      <w:b w:val="0"/><w:bCs w:val="0"/></w:rPr></w:style>
  <w:style w:type="table" w:customStyle="1" w:styleId="KATable"><w:name w:val="KA Table"/><w:basedOn w:val="TableNormal"/>
    <w:tblPr>
      <w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>
        <w:bottom w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>
        <w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders>
      <w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>
        <w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>
    <w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="$accent" w:themeFill="accent1"/></w:tcPr>
    </w:tblStylePr></w:style>
</w:styles>"""
)


def only_ours(styles: Element, accent: str) -> None:
    """Make these the only styles of a document."""
    for child in list(styles):
        styles.remove(child)
    styles.append(parse_xml(_DEFAULTS))
    for style in _ours(accent):
        styles.append(style)


def add_missing(styles: Element, accent: str) -> None:
    """Add those of our styles whose names a document lacks; they build on the styles that the document has."""
    present = _ids_by_name(styles)
    taken = set(present.values())
    added = [style for style in _ours(accent) if _name(style) not in present]
    ids = {style.get(qn("w:styleId")): present.get(_name(style)) for style in _ours(accent)}
    for style in added:
        own = style.get(qn("w:styleId"))
        ids[own] = f"{own}Ka" if own in taken else own
    for style in added:
        style.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
        style.attrib.pop(qn("w:default"), None)
        for child in style:
            if child.tag in _BETWEEN_STYLES:
                child.set(_VALUE, ids[child.get(_VALUE)])
        styles.append(style)


def speak_english(styles: Element) -> None:
    """Make British English the language of all text that says no other."""
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = w("docDefaults")
        styles.insert(0, defaults)
    _child(_child(_child(defaults, "rPrDefault"), "rPr"), "lang").set(_VALUE, LANGUAGE)
    for style in styles.iterfind(f"{qn('w:style')}[@{qn('w:default')}='1']"):
        for language in style.iterfind(f"{qn('w:rPr')}/{qn('w:lang')}"):
            language.set(_VALUE, LANGUAGE)


def _child(parent: Element, tag: str) -> Element:
    """The child of this tag, made where there is none."""
    found: Element | None = parent.find(qn(f"w:{tag}"))
    if found is None:
        found = w(tag)
        parent.insert(len(parent) if tag == "lang" else 0, found)
    return found


def resolve(styles: Element, elements: Iterable[Element]) -> None:
    """Put the ids of a document's styles where elements name them."""
    ids = _ids_by_name(styles)
    for element in elements:
        for reference in element.iter(*_REFERENCES):
            reference.set(_VALUE, ids[reference.get(_VALUE).lower()])


def _ours(accent: str) -> list[Element]:
    return list(parse_xml(_STYLES.substitute(accent=bare(accent), ink=bare(ink_on(accent)))))


def _ids_by_name(styles: Element) -> Mapping[str, str]:
    return {_name(style): style.get(qn("w:styleId"), "") for style in styles.iterfind(qn("w:style"))}


def _name(style: Element) -> str:
    """The style's name as Word compares it; without one, its id."""
    name = style.find(qn("w:name"))
    return str(name.get(_VALUE, "") if name is not None else style.get(qn("w:styleId"), "")).lower()
