"""The report as an OpenDocument text: the same paper as the Word document, in styles that a council can change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ka_tui.domain.grouping import Grouping
from ka_tui.reports.document import ReportDocument
from ka_tui.reports.extras import extra
from ka_tui.reports.paper import NO_PRIORITY, Moved, Paper, PaperRow, Section, StatusCount, paper_of, priority_heading
from ka_tui.reports.printed_corrections import COLUMNS, HEADING
from ka_tui.reports.readers.document_parts import CODE, MOVEMENT, NOTHING, PORTFOLIO, PRIORITY, REASON, TEAM, THEME
from ka_tui.reports.writers.opendocument.file import Parts, Picture, packed, picture_xml, text_xml
from ka_tui.reports.writers.opendocument.lists import BULLETS, narrative_xml
from ka_tui.reports.writers.opendocument.styles import (
    PAGE_WIDTH,
    automatic_styles,
    colours_of,
    master_pages,
    page_layouts,
    styles,
)

with extra("opendocument", "OpenDocument files"):
    from ka_tui.reports.writers.bar_picture import HEIGHT, WIDTH, bar_picture
    from ka_tui.reports.writers.logo_picture import logo_picture

_LOGO_HEIGHT = 2.0
"""Centimetres."""

_ROLES = {Grouping.PRIORITY: PRIORITY, Grouping.TEAM: TEAM, Grouping.PORTFOLIO: PORTFOLIO}
_SOURCE = "source"
"""What the style of the status in the source is named for."""

_NARRATIVES = ("progress", "next_steps")

_LETTER, _CELL_PADDING = 0.18, 0.4
"""The width of a letter of 9 points, and what a cell keeps free at its sides, in centimetres."""

_LONGEST_WORD = 18
"""How many letters a word may have that a column is widened for."""


def write(document: ReportDocument) -> bytes:
    """The text; raises DocumentUnreadable for a logo that is no picture. Importing it raises MissingExtra."""
    paper = paper_of(document)
    pictures = {picture.name.partition(".")[0]: picture for picture in _pictures(document, paper)}
    tables = _Tables(paper)
    summary = [*_summary(paper, tables, pictures), *_corrections(paper, tables)]
    body = [*_front(paper, pictures), *_key(paper, tables), *summary, *_sections(paper, tables)]
    parts = Parts(
        body=f"<office:text>{''.join(body)}</office:text>",
        automatic_styles=automatic_styles(tables.widths, tables.colours),
        styles=styles(),
        page_layouts=page_layouts(),
        master_pages=master_pages(paper.full_title),
        pictures=tuple(pictures.values()),
    )
    return packed("text", document, paper.full_title, parts)


def _pictures(document: ReportDocument, paper: Paper) -> Iterator[Picture]:
    if document.choices.logo:
        logo = logo_picture(document.choices.logo, paper.council, _LOGO_HEIGHT)
        yield Picture(f"logo.{logo.ending}", logo.data, logo.media_type, logo.width, _LOGO_HEIGHT, logo.alternative)
    if paper.total:
        height = PAGE_WIDTH * HEIGHT / WIDTH
        yield Picture("chart.png", bar_picture(paper.summary), "image/png", PAGE_WIDTH, height, paper.chart)


# --- paragraphs -----------------------------------------------------------------------------------------------------


def _styled(name: str) -> str:
    """The name of the style that is shown as ``KA Text``."""
    return f"KA_20_{name.title().replace(' ', '_20_')}"


def _p(style: str, text: str) -> str:
    return f'<text:p text:style-name="{_styled(style)}">{text_xml(text)}</text:p>'


def _heading(level: int, text: str, bookmark: str = "") -> str:
    start = f'<text:bookmark-start text:name="{bookmark}"/>' if bookmark else ""
    end = f'<text:bookmark-end text:name="{bookmark}"/>' if bookmark else ""
    style = f'text:style-name="Heading_20_{level}" text:outline-level="{level}"'
    return f"<text:h {style}>{start}{text_xml(text)}{end}</text:h>"


def _picture(picture: Picture) -> str:
    return f'<text:p text:style-name="{_styled("picture")}">{picture_xml(picture)}</text:p>'


# --- tables ---------------------------------------------------------------------------------------------------------


class _Tables:
    """The tables of one text: ``widths`` are the columns' of each kind of table, ``colours`` the fills of the statuses."""

    def __init__(self, paper: Paper) -> None:
        self.colours = colours_of(paper)
        figures = 3 if paper.compared else 1
        self.widths: dict[str, Sequence[float]] = {
            "Key": (3.6, 16.0),
            "Counts": (3.6, *[3.0] * figures),
            "Section": _widths(paper),
        }
        if paper.corrections:
            self.widths["Corrections"] = [PAGE_WIDTH * share / 100 for _, _, share in COLUMNS]

    def table(self, kind: str, name: str, caption: str, headings: Sequence[str], rows: Iterable[str]) -> str:
        """A table with a header that each page repeats, and rows that may go over the end of a page."""
        columns = "".join(f'<table:table-column table:style-name="{kind}.{place}"/>' for place in range(len(headings)))
        style = "figure heading" if kind == "Counts" else "table heading"
        first, *others = headings
        cells = self.cell(_p("table heading", first), "ceHeading")
        cells += "".join(self.cell(_p(style, heading), "ceHeading") for heading in others)
        header = f'<table:table-row table:style-name="roHeading">{cells}</table:table-row>'
        return (
            f'<table:table table:name="{name}" table:style-name="{kind}"><table:desc>{text_xml(caption)}</table:desc>{columns}'
            f"<table:table-header-rows>{header}</table:table-header-rows>{''.join(rows)}</table:table>"
            f"{_p('end', '')}"
        )

    @staticmethod
    def row(cells: Iterable[str]) -> str:
        """A row of such cells."""
        return f'<table:table-row table:style-name="roText">{"".join(cells)}</table:table-row>'

    @staticmethod
    def cell(content: str, style: str = "ceText") -> str:
        """A cell with these paragraphs."""
        content = content or _p("text", "")
        return f'<table:table-cell table:style-name="{style}" office:value-type="string">{content}</table:table-cell>'

    def status(self, label: str, colour: str, more: str = "") -> str:
        """A status as shape and word on its colour, and what is said of it below on a shade of that."""
        number = self.colours.index(colour)
        word = f'<text:p text:style-name="paStatus{number}">{text_xml(label)}</text:p>'
        return self.cell(word + more, f"ceStatus{number}")


def _widths(paper: Paper) -> tuple[float, ...]:
    """The columns of a section: their shares of the page, but that long words are whole, at the cost of the narratives."""
    shares = sum(column.share for column in paper.columns)
    wide = {column.field: PAGE_WIDTH * column.share / shares for column in paper.columns}
    activities = [row.activity for section in paper.sections for row in section.rows]
    needed = 0.0
    for field in (field for field in wide if field not in ("status", *_NARRATIVES)):
        words = {word for text in {getattr(activity, field) for activity in activities} for word in text.split()}
        longest = min(max(map(len, words), default=0), _LONGEST_WORD)
        more = max(0.0, longest * _LETTER + _CELL_PADDING - wide[field])
        wide[field] += more
        needed += more
    for field in _NARRATIVES:
        wide[field] -= needed / len(_NARRATIVES)
    return tuple(wide.values())


# --- the front ------------------------------------------------------------------------------------------------------


def _front(paper: Paper, pictures: dict[str, Picture]) -> Iterator[str]:
    if "logo" in pictures:
        yield _picture(pictures["logo"])
    yield _heading(1, paper.title)
    texts = (
        ("council", paper.council),
        ("front", paper.period),
        ("front", paper.as_at),
        ("front", paper.scope),
        ("notice", paper.notice),
    )
    yield from (_p(style, text) for style, text in texts if text)


def _key(paper: Paper, tables: _Tables) -> Iterator[str]:
    yield _heading(2, "Status key")
    rows = (
        tables.row((tables.status(f"{status.symbol} {status.word}", status.colour), tables.cell(_p("text", status.meaning))))
        for status in paper.key
    )
    yield tables.table("Key", "Key", "What each status means", ("Status", "Meaning"), rows)


def _summary(paper: Paper, tables: _Tables, pictures: dict[str, Picture]) -> Iterator[str]:
    yield _heading(2, "Summary")
    yield _p("lead", paper.headline)
    yield _counts(paper, tables)
    if "chart" in pictures:
        yield _picture(pictures["chart"])
    for heading, moved in (("Worsened", paper.worse), ("Improved", paper.better)):
        if moved:
            items = "".join(f"<text:list-item>{_p('front', _move(one))}</text:list-item>" for one in moved)
            yield _heading(3, heading) + f'<text:list text:style-name="{BULLETS}">{items}</text:list>'


def _corrections(paper: Paper, tables: _Tables) -> Iterator[str]:
    if not paper.corrections:
        return
    yield _heading(2, HEADING)
    yield _p("lead", paper.published)
    rows = (
        tables.row(
            (
                tables.cell(_p("text", row.item)),
                tables.cell(narrative_xml(row.was, _styled("text"))),
                tables.cell(narrative_xml(row.is_now, _styled("text"))),
                tables.cell(_p("text", row.day)),
                tables.cell(_p("text", row.why)),
            )
        )
        for row in paper.corrections
    )
    labels = [label for _, label, _ in COLUMNS]
    yield tables.table("Corrections", "Corrections", "What was published, and what it was corrected to", labels, rows)


def _counts(paper: Paper, tables: _Tables) -> str:
    headings = ["Status", "This quarter", *(("Quarter before", "Difference") if paper.compared else ())]
    rows = [tables.row((tables.status(count.label, count.colour), *_figures(paper, tables, (count,)))) for count in paper.summary]
    rows.append(tables.row((tables.cell(_p("total", "All")), *_figures(paper, tables, paper.summary))))
    return tables.table("Counts", "Summary", "How many activities have each status", headings, rows)


def _figures(paper: Paper, tables: _Tables, counts: Sequence[StatusCount]) -> list[str]:
    now, before = sum(count.size for count in counts), sum(count.before or 0 for count in counts)
    difference = f"{now - before:+d}".replace("-", "\N{MINUS SIGN}") if now != before else "0"
    texts = (str(now), str(before), difference) if paper.compared else (str(now),)
    return [tables.cell(_p("figure", text)) for text in texts]


def _move(moved: Moved) -> str:
    was, now = (label.replace(" ", "\N{NO-BREAK SPACE}", 1) for label in (moved.was, moved.now))
    return f"{moved.activity.code} {moved.activity.title}: was {was}, now {now}"


# --- the sections ---------------------------------------------------------------------------------------------------


def _sections(paper: Paper, tables: _Tables) -> Iterator[str]:
    headings = [column.label for column in paper.columns]
    for number, section in enumerate(paper.sections, start=1):
        if section.theme:
            yield _p(THEME, section.theme)
        yield _heading(2, section.heading, f"ka_{_role(paper.by, section)}_{number}")
        yield _p("counts", "      ".join(f"{count.label} {count.size}" for count in section.counts))
        rows = (tables.row(_cell(column.field, row, paper, tables) for column in paper.columns) for row in section.rows)
        yield tables.table("Section", f"Section{number}", section.caption, headings, rows)


def _role(by: Grouping, section: Section) -> str:
    """What the heading says of the activities below it; nothing where it only says that they have no such thing."""
    first = section.rows[0].activity
    if by is Grouping.PRIORITY:
        named = bool(first.priority) or first.priority_number is not None
    else:
        named = bool(first.content().get(by.value))
    return _ROLES.get(by, NOTHING) if named else NOTHING


def _cell(field: str, row: PaperRow, paper: Paper, tables: _Tables) -> str:
    activity = row.activity
    if field == "title":
        return tables.cell(_p(CODE, activity.code) + _p("text", activity.title))
    if field == "status":
        return tables.status(row.status, row.colour, _told_of_status(row, paper))
    if field in _NARRATIVES:
        return tables.cell(narrative_xml(getattr(activity, field), _styled("text")))
    if field == "priority":
        heading = priority_heading(activity.heading)
        theme = _p(THEME, activity.theme) if activity.theme else ""
        return tables.cell(theme + _p("text", "" if heading == NO_PRIORITY and not activity.priority else heading))
    return tables.cell(_p("text", getattr(activity, field)))


def _told_of_status(row: PaperRow, paper: Paper) -> str:
    activity = row.activity
    texts = (
        (MOVEMENT, row.movement),
        (_SOURCE, f"In the source: {activity.status_source}" if activity.status_source else ""),
        (REASON, f"Reason: {activity.reason}" if activity.reason and paper.reasons else ""),
    )
    return "".join(_p(style, text) for style, text in texts if text)
