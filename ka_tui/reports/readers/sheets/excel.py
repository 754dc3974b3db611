"""Reports as Excel workbooks (.xlsx, .xlsm), from any program that writes them."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.errors import DocumentDamaged, DocumentUnreadable
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import CREATOR
from ka_tui.reports.readers.document_parts import LaidOut
from ka_tui.reports.readers.office.package import Element, OfficePackage, Relation, package_kind
from ka_tui.reports.readers.sheets.excel_drawings import add_drawings
from ka_tui.reports.readers.sheets.excel_sheet import Shared, fill_sheet, runs_of
from ka_tui.reports.readers.sheets.excel_styles import MAIN, Colours, Styles
from ka_tui.reports.readers.sheets.parts import Sheet, laid_out
from ka_tui.reports.readers.sheets.pictures import PictureColours
from ka_tui.reports.readers.sheets.runs import Runs
from ka_tui.reports.reading import Hints, Reading, Source

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_PROGRAM = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"


def recognises(source: Source) -> bool:
    """Whether this is an Excel workbook of 2007 or later."""
    return package_kind(source) == "xlsx"


def read(source: Source, hints: Hints) -> Reading:
    """The activities of a workbook; raises DocumentError, QuarterNotStated, MissingExtra."""
    from ka_tui.reports.readers.laid_out_report import read_laid_out

    return read_laid_out(source, take_apart(source), hints)


def take_apart(source: Source) -> LaidOut:
    """The sheets of a workbook in their order; raises DocumentUnreadable, DocumentDamaged, MissingExtra."""
    with extra("excel", "Excel workbooks"):
        package = OfficePackage(source)
        main = _related(package, "", "officeDocument") or "xl/workbook.xml"
        if main.endswith(".bin"):
            raise DocumentUnreadable(source.name, "it is a binary workbook (.xlsb). Save it as .xlsx, and try again")
        workbook = package.xml(main)
        if workbook is None:
            raise DocumentDamaged(source.name, "it has no workbook inside")
        core = _related(package, "", "core-properties") or "docProps/core.xml"
        program = _related(package, "", "extended-properties") or "docProps/app.xml"
        return laid_out(
            source.name,
            _sheets(package, main, workbook),
            title=_property(package, core, _TITLE),
            ours=CREATOR in (_property(package, program, _PROGRAM), _property(package, core, _CREATOR)),
        )


def _sheets(package: OfficePackage, main: str, workbook: Element) -> Iterator[Sheet]:
    relations = package.relations(main)
    shared = _shared(package, main, workbook)
    pictures = PictureColours(package)
    for stated in workbook.iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        relation = relations.get(stated.get(_RELATION) or "", Relation("", ""))
        root = package.xml(relation.target) if relation.kind == "worksheet" else None
        if root is None:
            continue
        sheet = Sheet(stated.get("name") or "", hidden=stated.get("state") in ("hidden", "veryHidden"))
        fill_sheet(sheet, root, shared)
        add_drawings(sheet, package, relation.target, shared.colours, pictures)
        yield sheet


def _shared(package: OfficePackage, main: str, workbook: Element) -> Shared:
    styles = _part(package, main, "styles")
    colours = Colours(_part(package, main, "theme"), styles)
    properties = workbook.find(f"{MAIN}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Shared(_texts(_part(package, main, "sharedStrings"), colours), Styles(styles, colours), colours, since_1904)


def _texts(root: Element | None, colours: Colours) -> list[Runs]:
    return [runs_of(text, colours) for text in root.iterfind(f"{MAIN}si")] if root is not None else []


def _part(package: OfficePackage, main: str, kind: str) -> Element | None:
    target = _related(package, main, kind)
    return package.xml(target) if target else None


def _related(package: OfficePackage, part: str, kind: str) -> str | None:
    """The part that another refers to by a relation of this kind, if any."""
    return next((relation.target for relation in package.relations(part).values() if relation.kind == kind), None)


def _property(package: OfficePackage, part: str, tag: str) -> str:
    root = package.xml(part)
    return next(((found.text or "").strip() for found in root.iter(tag)), "") if root is not None else ""
