"""A report in a laid-out document - Word, PDF, a spreadsheet, a page - read by the same rules as extracted text.

The document comes as parts. Tables of activities become lines as they are; a table that is the form of one activity becomes
one line; a key is laid out as one; all other tables are put aside and told, so that none of their words ends in an activity.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ka_tui.domain.activities import CONTENT_FIELDS
from ka_tui.domain.codes import priority_number_of
from ka_tui.domain.narrative import blocks, excerpt
from ka_tui.domain.priorities import is_priority_heading, is_priority_label
from ka_tui.domain.reading_codes import codes_of_reading, split_code
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import NotAReport
from ka_tui.reports.readers.activity_forms import ActivityForm, adds_labels, form_of, forms_in, rest_of_form
from ka_tui.reports.readers.cell_content import CellContent
from ka_tui.reports.readers.cell_items import Piece, typed_pieces
from ka_tui.reports.readers.document_parts import PORTFOLIO, PRIORITY, SHEET, TEAM, Cell, LaidOut, Paragraph, Part, Row, Text
from ka_tui.reports.readers.own_export import read_own
from ka_tui.reports.readers.priority_headings import unlabelled_headings
from ka_tui.reports.readers.report_lines import read_lines, readings_joined
from ka_tui.reports.readers.report_rows import ReportRows
from ka_tui.reports.readers.several_quarters import by_quarter
from ka_tui.reports.readers.table_rows import Columns, Line
from ka_tui.reports.reading import Hints, Reading, Source

_FORM_FIELDS = ("code", *(name for name in CONTENT_FIELDS if name != "status_source"))
_FORM = Columns(_FORM_FIELDS, _FORM_FIELDS)
_FRONT_CELLS = 4
"""How many of a row's first cells are looked at for a code."""
_SHOWN = 60
_KEY_ENTRY = re.compile(r"\W{0,4}(\w+)\s*(?:$|[(:=–—-])")

_Take = Callable[[ReportRows, Line], None]


def read_laid_out(source: Source, laid_out: LaidOut, hints: Hints) -> Reading:
    """The activities of a document that was taken apart; raises NotAReport without a table of activities, QuarterNotStated."""
    own = read_own(source, laid_out, hints) if laid_out.ours or _has_roles(laid_out) else None
    if own is not None:
        return own
    readings: list[Reading] = []
    for parts in by_quarter(laid_out.parts, hints):
        readings.append(_read_quarter(source, parts, laid_out.title, hints.after(readings)))
    reading = readings[0] if len(readings) == 1 else readings_joined(readings)
    return replace(reading, problems=(*laid_out.problems, *reading.problems))


def _has_roles(laid_out: LaidOut) -> bool:
    """Whether the headings say what they are, as ours do; that stays when another program saves the document again."""
    return any(isinstance(part, Text) and part.role in (PRIORITY, TEAM, PORTFOLIO) for part in laid_out.parts)


def _read_quarter(source: Source, parts: Sequence[Part], title: str, hints: Hints) -> Reading:
    layout = _Layout(parts, hints)
    if layout.start is None:
        raise NotAReport(source.name, _looked_for())
    return read_lines(
        source,
        layout.lines,
        layout.start,
        hints,
        "\n".join(layout.source_text),
        looked_for=_looked_for(),
        unlabelled=unlabelled_headings(layout.lines),
        title=title,
        take=layout.take,
    )


def _looked_for() -> str:
    example = codes_of_reading().example
    return f"a table of activities with codes such as {example} and columns such as Status, Progress and Next Steps"


class _Layout:
    """The lines that the parts of a document are; ``start`` is the position of the first line of activities."""

    def __init__(self, parts: Sequence[Part], hints: Hints) -> None:
        self.lines: list[Line] = []
        self.source_text: list[str] = []
        self.start: int | None = None
        self._hints = hints
        self._takes: dict[int, _Take] = {}
        self._width: int | None = None
        self._form_begun: ActivityForm | None = None
        self._sheets = _sheets_of_priorities(parts)
        groups = [(number, list(group)) for number, group in groupby(parts, key=_table_number)]
        for position, (number, group) in enumerate(groups):
            if number is None:
                following = groups[position + 1][1] if position + 1 < len(groups) else []
                self._texts(
                    [part for part in group if isinstance(part, Text)], [part for part in following if isinstance(part, Row)]
                )
            else:
                self._table([part for part in group if isinstance(part, Row)])

    def take(self, rows: ReportRows, line: Line) -> None:
        """Have a line taken as what it is."""
        self._takes.get(line.number, ReportRows.take)(rows, line)

    # --- texts between the tables ---

    def _texts(self, texts: Sequence[Text], table: Sequence[Row]) -> None:
        texts = _with_whole_headings(texts)
        for position, text in enumerate(texts):
            if not clean_line(text.text):
                continue
            markup = _markup(clean_text(text.text))
            heads_form = position == len(texts) - 1 and _has_code(text.text) and bool(_forms(table))
            if text.role == SHEET and text.text not in self._sheets:
                self._add(text.place, (markup,), take=_aside("the name of a sheet"))
            elif _has_code(text.text) and not heads_form:
                self._add(text.place, (markup,), take=_aside("a code outside the tables"))
            else:
                marked = text.level or text.bold or text.role == SHEET
                self._begin(heads_form)
                self._add(text.place, (f"## {markup}" if marked else markup,), markup)

    # --- tables ---

    def _table(self, rows: list[Row]) -> None:
        rows = _without_empty_front(rows)
        for part in _forms_under_headings(rows) or [rows]:
            if isinstance(part, Text):
                self._texts([part], ())
            else:
                self._one_table(part)

    def _one_table(self, rows: list[Row]) -> None:
        lines = [self._line(row) for row in rows]
        has_header = any(line.columns for line in lines)
        forms = [] if has_header and not adds_labels(rows) else _forms(rows)
        begun, self._form_begun = self._form_begun, None
        if forms:
            for form in forms:
                self._form(form)
        elif begun and not has_header and (rest := rest_of_form(rows, begun)):
            self._form(rest)
        elif has_header or any(_code_in(line) for line in lines):
            self._activities(lines)
        elif _is_key(rows, self._hints.scheme):
            self._key(rows)
        elif self._goes_on(lines) or (self.start is not None and any(is_priority_heading(line.text) for line in lines)):
            self._activities(lines)
        elif len(rows) == 1 and (words := _lone_text(rows[0])):
            self._texts([Text(rows[0].place, words)], ())
        else:
            self._other(rows)

    def _activities(self, lines: Sequence[Line]) -> None:
        headed = next((number for number, line in enumerate(lines) if line.columns or _code_in(line)), 0)
        over = headed if self.start is not None and lines[headed].columns else 0
        for number, line in enumerate(lines):
            if any(line.cells) or any(content.marks for content in line.contents):
                self._begin(line.columns is not None or _code_in(line))
                if line.columns or line.code:
                    self._width = line.width
                is_over = number < over and line.is_alone and not line.goes_on
                self._append(line, take=ReportRows.take_over_header if is_over else None)

    def _goes_on(self, lines: Sequence[Line]) -> bool:
        """Whether a table without a code is the rest of the one above: it has its columns."""
        return self._width is not None and all(line.width == self._width for line in lines)

    def _form(self, form: ActivityForm) -> None:
        self._form_begun = form
        self._begin(True)
        for label in form.labels:
            self._add(form.place, (_markup(label),), take=_aside("the label of a field"))
        cells = [form.fields.get(name, Cell()) for name in _FORM_FIELDS]
        self._add(
            form.place, tuple(_content(cell).markup for cell in cells), contents=tuple(map(_content, cells)), take=_take_form
        )
        for other in form.others:
            self._add(form.place, (_markup(other),), take=_told_aside)

    def _key(self, rows: Iterable[Row]) -> None:
        """Each entry of a key as a row of two cells, however many stand beside each other."""
        for row in rows:
            cells = [cell for cell in row.cells if not cell.repeated]
            for pair in _entries(cells, self._hints.scheme):
                contents = tuple(map(_content, pair))
                self._add(row.place, tuple(content.markup for content in contents), contents=contents)

    def _other(self, rows: Sequence[Row]) -> None:
        """A table of something else: put aside, and told once unless it stands in front."""
        for number, row in enumerate(rows):
            text = " ".join(clean_line(cell.text) for cell in row.cells if not cell.repeated and cell.text.strip())
            if text:
                told = number == 0 and self.start is not None
                self._add(row.place, (_markup(text),), take=_told_aside if told else _aside("stands in another table"))

    # --- lines ---

    def _line(self, row: Row) -> Line:
        """A row as a line; cells merged down count where the row begins an activity of its own."""
        begins = any(_has_code(cell.text) for cell in row.cells[:_FRONT_CELLS] if not cell.repeated)
        cells = [cell if begins or not cell.repeated else Cell() for cell in row.cells]
        contents = tuple(map(_content, cells))
        markup = tuple(content.markup for content in contents)
        return Line(0, markup, self._hints.columns, contents, row.place, row.goes_on)

    def _begin(self, begins: bool) -> None:
        if begins and self.start is None:
            self.start = len(self.lines)

    def _add(
        self,
        place: str,
        cells: tuple[str, ...],
        words: str | None = None,
        contents: tuple[CellContent, ...] = (),
        take: _Take | None = None,
    ) -> None:
        line = Line(0, cells, self._hints.columns, contents, place)
        self._append(line, words, take)

    def _append(self, line: Line, words: str | None = None, take: _Take | None = None) -> None:
        line = replace(line, number=len(self.lines) + 1)
        if take is not None:
            self._takes[line.number] = take
        self.lines.append(line)
        self.source_text.append("\t".join(cell.replace("\n", "  ") for cell in line.cells) if words is None else words)


def _aside(why: str) -> _Take:
    return lambda rows, line: rows.put_aside(line, why)


def _told_aside(rows: ReportRows, line: Line) -> None:
    rows.put_aside(line, "stands in no column of an activity")
    what = f"'{excerpt(line.text, _SHOWN)}' stands in no table of activities, and was put aside."
    rows.tell(line, what, "If it belongs to an activity, add it there.")


def _take_form(rows: ReportRows, line: Line) -> None:
    rows.take_with(_FORM, line)


# --- what a table is ------------------------------------------------------------------------------------------------


def _forms(rows: Sequence[Row]) -> list[ActivityForm]:
    """The activities that the forms in a table are; none if it is a table of another kind."""
    if not rows:
        return []
    forms = [form_of(part) for part in forms_in(rows)]
    return [form for form in forms if form is not None] if all(forms) else []


def _forms_under_headings(rows: Sequence[Row]) -> list[Text | list[Row]]:
    """A table of forms, as a sheet is, parted at its title and at its rows that are headings of priorities; else nothing."""
    parts: list[Text | list[Row]] = []
    for row in rows:
        words = _lone_text(row)
        in_front = not any(isinstance(part, list) for part in parts)
        if words and (is_priority_heading(words) or (in_front and not _has_code(words))):
            parts.append(Text(row.place, words, 2 if is_priority_heading(words) else 0))
        elif parts and isinstance(parts[-1], list):
            parts[-1].append(row)
        else:
            parts.append([row])
    tables = [part for part in parts if isinstance(part, list)]
    return parts if len(tables) < len(parts) and all(map(_forms, tables)) else []


def _without_empty_front(rows: list[Row]) -> list[Row]:
    """The rows without the columns in front in which nothing stands, so that a table may begin further to the right."""
    fronts = (next((n for n, cell in enumerate(row.cells) if cell.marks or cell.text.strip()), len(row.cells)) for row in rows)
    front = min(fronts, default=0)
    return [row._replace(cells=row.cells[front:]) for row in rows] if front else rows


def _with_whole_headings(texts: Sequence[Text]) -> list[Text]:
    """The texts, each label such as 'Priority 2' joined with the name in the text below it."""
    whole: list[Text] = []
    for text in filter(lambda text: clean_line(text.text), texts):
        label = clean_line(whole[-1].text) if whole else ""
        if is_priority_label(label) and not is_priority_label(text.text) and not _has_code(text.text):
            whole[-1] = whole[-1]._replace(text=f"{label.rstrip(' :.–—-')}: {text.text}")
        else:
            whole.append(text)
    return whole


def _lone_text(row: Row) -> str:
    """The words of a row in which only one cell holds something."""
    filled = [cell for cell in row.cells if not cell.repeated and (cell.marks or cell.text.strip())]
    return clean_line(filled[0].text) if len(filled) == 1 else ""


def _is_key(rows: Sequence[Row], scheme: StatusScheme) -> bool:
    """Whether a table explains statuses: at least two of them, each in a cell that begins with its word."""
    named = {status for row in rows for cell in row.cells if (status := _explained(cell, scheme))}
    return len(named) > 1


def _explained(cell: Cell, scheme: StatusScheme) -> str | None:
    entry = _KEY_ENTRY.match(clean_line(cell.text))
    status = scheme.recognise(entry[1]) if entry else None
    return status.id if status else None


def _entries(cells: Sequence[Cell], scheme: StatusScheme) -> Iterator[Sequence[Cell]]:
    """The cells of a row of a key, two and two: the first of a pair may be the sign, the word, or all of the entry."""
    position = 0
    while position < len(cells):
        alone = _explained(cells[position], scheme) is not None and (
            position + 1 == len(cells) or _explained(cells[position + 1], scheme) is not None
        )
        size = 1 if alone else 2
        yield cells[position : position + size]
        position += size


def _sheets_of_priorities(parts: Sequence[Part]) -> frozenset[str]:
    """The names of sheets that stand for a priority: several sheets have activities, each those of one priority.

    Where something else in the document is called a priority, only a name that calls itself so is one.
    """
    names = [part.text for part in parts if isinstance(part, Text) and part.role == SHEET]
    others = (part for part in parts if isinstance(part, Row) or part.role != SHEET)
    if any(is_priority_heading(_lone_text(part) if isinstance(part, Row) else part.text) for part in others):
        return frozenset(filter(is_priority_heading, names))
    numbers: dict[str, set[int | None]] = {}
    sheet = ""
    for part in parts:
        if isinstance(part, Text):
            sheet = part.text if part.role == SHEET else sheet
        else:
            codes = [code for cell in part.cells[:_FRONT_CELLS] if (code := split_code(clean_line(cell.text[:200]))[0])]
            numbers.setdefault(sheet, set()).update(map(priority_number_of, codes[:1]))
    having = {name: found for name, found in numbers.items() if found and name}
    different = len(set().union(*having.values())) == len(having) if having else False
    if len(having) > 1 and different and all(len(found) == 1 for found in having.values()):
        return frozenset(having)
    return frozenset(name for name in numbers if is_priority_heading(name))


def _table_number(part: Part) -> int | None:
    return part.table if isinstance(part, Row) else None


def _code_in(line: Line) -> bool:
    return any(_has_code(content.markup) for content in line.contents[:_FRONT_CELLS])


def _has_code(text: str) -> bool:
    return split_code(clean_line(text[:200]))[0] is not None


# --- cells ----------------------------------------------------------------------------------------------------------


def _content(cell: Cell) -> CellContent:
    pieces = tuple(piece for paragraph in cell.paragraphs for piece in _pieces(paragraph))
    return CellContent(_markup(clean_text(cell.text)), pieces, cell.marks)


def _pieces(paragraph: Paragraph) -> Iterator[Piece]:
    """A paragraph or item as the pieces it is: blank lines part paragraphs, and what is typed as a list is a list."""
    for text, marker, depth in blocks(clean_text(paragraph.text)):
        text = "\n".join(map(clean_line, text.split("\n")))
        if paragraph.marker or marker:
            if text:
                typed = marker if marker[:1].isdigit() else paragraph.marker or marker
                yield Piece(text, typed, "", paragraph.depth if paragraph.marker else depth)
        else:
            yield from typed_pieces(text)


def _markup(text: str) -> str:
    """A text as markup that shows just that."""
    return html.escape(text, quote=False).replace("*", "&#42;").replace("\n", "<br>").replace("\t", " ")
