"""Line by line through a report: which line is what, and to which activity each row belongs."""

from __future__ import annotations

import re
from collections.abc import Collection

from ka_tui.domain.codes import priority_number_of
from ka_tui.domain.narrative import excerpt
from ka_tui.domain.quarters import find_quarter
from ka_tui.domain.reading_codes import codes_of_reading, split_code
from ka_tui.domain.statuses import Status
from ka_tui.domain.text import clean_line
from ka_tui.reports.readers.activity_record import ActivityRecord, title_of
from ka_tui.reports.readers.cell_content import CellContent, joined
from ka_tui.reports.readers.markup import is_comment, plain
from ka_tui.reports.readers.page_seams import begins_small, unfinished
from ka_tui.reports.readers.priority_headings import (
    heading_text,
    is_heading,
    is_page_mark,
    key_of,
    without_continued,
)
from ka_tui.reports.readers.status_signs import DocumentKey
from ka_tui.reports.readers.table_rows import Columns, Line, front_of
from ka_tui.reports.reading import Hints, Noise, Problem, Seam

_KEY_LABEL = re.compile(r"(?:action |rag )?status(?: key)?|key(?: to .{0,40})?", re.IGNORECASE)
_KEY_ROW = re.compile(r"(\w+)\s*(?:$|[(:=–—-])")
_FIGURES = re.compile(r"\d+")
_SHOWN = 60
_LONGEST_SIGN = 4
LONGEST_TITLE = 300
"""How many characters of a line are looked at for the quarter that a title names."""


def _without_sign(text: str) -> tuple[str, re.Match[str] | None]:
    """A sign in front of a word, and the word with what ends it, as a match in the whole text."""
    start = next((position for position, character in enumerate(text[:_LONGEST_SIGN]) if character.isalnum()), 0)
    return text[:start].strip(), _KEY_ROW.match(text, start)


class ReportRows:
    """What the lines of one report come to: records of activities, headings in order, and all that is to be told."""

    def __init__(self, file: str, hints: Hints, columns: Columns, unlabelled: Collection[int]) -> None:
        self.file = file
        self._scheme = hints.scheme
        self._flipped = hints.flipped
        self.key = DocumentKey(hints.scheme)
        self.records: list[ActivityRecord] = []
        self.headings: list[str] = []
        self.heading_places: list[str] = []
        self.noise: list[Noise] = []
        self.problems: list[Problem] = []
        self.seams: list[Seam] = []
        self._unlabelled = unlabelled
        self._keys: dict[str, int] = {}
        self._columns = columns
        self._current: ActivityRecord | None = None
        self._heading: int | None = None
        self._by_code: dict[str, ActivityRecord] = {}
        self._strays: dict[str, list[Line]] = {}
        self._in_key = False
        self._told: set[str] = set()
        self._stated: tuple[int, int | None] | None = None
        """The heading that the column of priorities stated last, and the number in the code of its row."""

    def in_front(self, line: Line) -> None:
        """A line that stands before the first table."""
        if self._takes_heading(line):
            return
        why = self._edge(line) or (
            "the title" if find_quarter(line.text[:LONGEST_TITLE]) else "stands in front of the first table"
        )
        lone = bool(line.contents) and line.is_alone
        if line.width > 2 and not lone and not self._in_key and line.code is None and why.startswith("stands"):
            self._continue(line)
        else:
            self.put_aside(line, why)

    def take(self, line: Line) -> None:
        """A line of the tables, or between them."""
        if self._takes_heading(line):
            return
        columns = line.columns
        why = "the header of a table" if columns else self._edge(line)
        if columns:
            self._columns, self._in_key = columns, False
        if why:
            self.put_aside(line, why)
            return
        position = self._code_position(line)
        if position is not None:
            self._in_key = False
            self._take_activity(line, position)
        elif line.width == 1:
            self._stray(line)
        else:
            self._continue(line)

    def take_over_header(self, line: Line) -> None:
        """A line that stands alone over the header of its table: a heading, or a title that is printed again."""
        if not self._takes_heading(line):
            self._stray(line)

    def take_with(self, columns: Columns, line: Line) -> None:
        """A line whose columns are known without a header."""
        self._columns, self._in_key = columns, False
        self.take(line)

    def put_aside(self, line: Line, why: str) -> None:
        """Keep the words of a line as noise."""
        self.noise.append(Noise(line.place, line.text, why))

    def tell(self, line: Line, what: str, to_do: str, column: str = "") -> None:
        """Keep a problem for a person; ``column`` is the name of the column that it is about."""
        self.problems.append(Problem(self.file, line.place, what, to_do, column=column))

    def finish(self) -> None:
        """All lines are read: tell of those outside the tables, but for what comes again, since that is a page's edge."""
        for lines in self._strays.values():
            if len(lines) == 1:
                what = f"The line '{excerpt(lines[0].text, _SHOWN)}' stands outside the tables and was put aside."
                self.tell(lines[0], what, "If it belongs to an activity, add it there.")

    # --- what stands around the rows of activities ---

    def _takes_heading(self, line: Line) -> bool:
        """Whether the line is the heading of a priority; one that is printed again closes nothing."""
        if not is_heading(line) and line.number not in self._unlabelled:
            return False
        heading, continued = without_continued(heading_text(line))
        if continued:
            self.noise.append(Noise(line.place, continued, "says that a heading goes on"))
        position = self._heading_position(heading, line.place)
        if self._heading != position:
            self._heading, self._current = position, None
        self._in_key = False
        return True

    def _heading_position(self, heading: str, place: str) -> int:
        """Which of the headings this is: the next one, or one that is printed again."""
        key = key_of(heading)
        if key in self._keys:
            self.noise.append(Noise(place, heading, "a heading, printed again"))
        else:
            self._keys[key] = len(self.headings)
            self.headings.append(heading)
            self.heading_places.append(place)
        return self._keys[key]

    def _edge(self, line: Line) -> str:
        """Why a line is no row of an activity: a rule, the mark of a page, the key of the statuses; else nothing."""
        text = line.text
        if line.is_rule:
            return "a rule"
        if line.is_alone and is_page_mark(text):
            return "the mark of a page"
        if line.is_alone and is_comment(line.cells[0]):
            return "a comment of the program that made the text"
        if line.filled in ((0,), (0, 1)) and _KEY_LABEL.fullmatch(text.strip("#*_: ")):
            self._in_key = True
            return "the key to the statuses"
        width = len(line.filled) if line.contents and not self.records else line.width
        return "the key to the statuses" if width <= 2 and self._is_key_row(line) else ""

    def _is_key_row(self, line: Line) -> bool:
        """Whether a row of two cells explains a status: 'Red (meaning)', or 'Red' and its meaning in the next cell.

        A sign may stand in front of the word or in the cell before it; what it means is kept.
        """
        fronts = [front_of(line.cells[position]) for position in line.filled]
        for text in fronts:
            sign, word = _without_sign(text)
            status = self._scheme.recognise(word[1]) if word else None
            if word is None or status is None:
                continue
            explained = word.end() < len(text) or len(line.filled) == 2
            self._in_key = self._in_key or explained
            if self._in_key:
                self._learn(line, sign or fronts[0], status)
            return self._in_key
        return False

    def _learn(self, line: Line, sign: str, status: Status) -> None:
        """Keep what a row of the key says of a sign, and of the marks of its cells; black text in a white cell has none."""
        marks = [mark for position in range(line.width) for mark in line.content(position).marks]
        self.key.learn(sign, marks, status)

    def _stray(self, line: Line) -> None:
        """A line of no table, behind the first one."""
        self.put_aside(line, "a line outside the tables")
        if not find_quarter(line.text[:LONGEST_TITLE]):
            self._strays.setdefault(_FIGURES.sub("0", line.text), []).append(line)

    # --- the rows of activities ---

    def _code_position(self, line: Line) -> int | None:
        """The position of the cell that begins with a code: of the code or title column, or the first of the row."""
        candidates = [self._columns.position("code"), self._columns.position("title")]
        if self._columns.fields[0] in (None, "code", "title") or line.width == 1:
            candidates.append(0)
        for position in candidates:
            if position is not None and position < line.width and split_code(front_of(line.cells[position]))[0]:
                return position
        return None

    def _take_activity(self, line: Line, position: int) -> None:
        front = front_of(line.cells[position])
        code, rest = split_code(front)
        if code is None:
            return
        printed = front[: len(front) - len(rest)].rstrip(" :–—-")
        rest_of_row = line.without(position)
        current = self._current
        if current is not None and current.code == code and self._only_continues(rest, rest_of_row):
            self.noise.append(Noise(line.place, front, "the code of an activity that goes on"))
            self._fill(current, rest_of_row)
            return
        record = ActivityRecord(code, printed, line.place, self._heading, self._offset(line, position, rest))
        record.take_title(rest)
        self._current = record
        if code in self._by_code:
            record.put_aside = f"belongs to a second {code}"
            self.put_aside(line, record.put_aside)
            first = self._by_code[code].place
            what = f"{code} is in the report a second time; the first, on {first}, was kept."
            self.tell(line, what, "Give one of them another code, or add the words of the second by hand.")
            return
        self._by_code[code] = record
        self.records.append(record)
        self._fill(record, rest_of_row)
        if record.heading is None and self._columns.position("priority") is not None:
            record.heading = self._heading_above(code)

    def _heading_above(self, code: str) -> int | None:
        """The heading that a column of priorities states once for several rows, where the code is of that priority."""
        return self._stated[0] if self._stated and self._stated[1] == priority_number_of(code) else None

    def _only_continues(self, rest: str, row: Line) -> bool:
        """Whether a row that repeats the code above it continues that activity: it has no title, or says 'continued'."""
        title = self._columns.position("title")
        text = clean_line(f"{rest} {front_of(row.cells[title]) if title is not None and title < row.width and not rest else ''}")
        return not text or without_continued(f"x {text}")[0] == "x"

    def _offset(self, line: Line, position: int, rest: str) -> int:
        """1 where the code stands in a cell of its own that the header does not count."""
        fields = self._columns.fields
        if position != 0 or rest or fields[0] != "title" or line.width < 2:
            return 0
        return int(line.width == len(fields) + 1 or len(plain(line.cells[1]).split()) > 2)

    def _fill(self, record: ActivityRecord, line: Line) -> None:
        """Give a record the cells of a row by the columns' names; what no column takes is noise, and told.

        Where no column is that of the status, the marks of code and title state it.
        """
        fields: dict[str, CellContent] = {}
        has_status = self._columns.position("status") is not None
        for position in range(line.width):
            content, place = line.content(position), position - record.offset
            if not line.cells[position] and not content.marks:
                continue
            name = "title" if place < 0 else self._columns.fields[place] if place < len(self._columns.fields) else None
            if name == "status" and name in fields:
                fields[name] = joined(fields[name], content)
            elif line.cells[position] and (name is None or name == "code"):
                self._unkept(record, line, position, place)
            elif line.cells[position] and name == "priority":
                record.heading = self._heading_position(clean_line(plain(line.cells[position])), line.place)
                self._stated = record.heading, priority_number_of(record.code)
            elif name is not None and name != "code":
                fields[name] = content
            if content.marks and not has_status and name in ("code", "title"):
                fields["status"] = CellContent("", (), content.marks)
        seams, noise = record.take(fields, line.place, len(self.seams) + 1, self._flipped)
        self.seams += seams
        self.noise += noise

    def _unkept(self, record: ActivityRecord, line: Line, position: int, place: int) -> None:
        text = clean_line(plain(line.cells[position]))
        if place >= len(self._columns.names):
            self.noise.append(Noise(line.place, text, "stands in a cell beyond the last column"))
            what = f"The row of {record.code} has more cells than its header: '{excerpt(text, _SHOWN)}' was put aside."
            self.tell(line, what, "Look whether a TAB stands inside one of its cells.")
            return
        column = self._columns.names[place]
        self.noise.append(Noise(line.place, text, f"stands in the column '{column}', which is not kept"))
        if column not in self._told:
            self._told.add(column)
            what = f"The column '{column}' is none that ka-tui keeps."
            self.tell(line, what, f"Say what it holds with --column '{column}=FIELD', or leave it out.", column)

    def _continue(self, line: Line) -> None:
        """A row without a code: the activity above goes on."""
        if self._is_unreadable(line):
            self._current = ActivityRecord(
                "", "", line.place, self._heading, put_aside="belongs to a row whose code cannot be read"
            )
            self.put_aside(line, self._current.put_aside)
            what = f"The code of the row '{excerpt(line.text, _SHOWN)}' cannot be read, so its words were put aside."
            self.tell(line, what, f"Write the code as {codes_of_reading().example} and import again.")
        elif self._current is None:
            self.put_aside(line, "continues no activity")
            what = f"The row '{excerpt(line.text, _SHOWN)}' has no code, and no activity stands above it to go on with."
            self.tell(
                line, what, "Look in the report to which activity it and the rows right below it belong, and add them there."
            )
            self._current = ActivityRecord("", "", line.place, self._heading, put_aside="continues no activity")
        elif self._current.put_aside:
            self.put_aside(line, self._current.put_aside)
        elif self._is_remark(line, self._current):
            self.put_aside(line, "a row of its own without a code")
            what = f"The row '{excerpt(line.text, _SHOWN)}' stands alone under {self._current.code}, and was put aside."
            self.tell(line, what, "If it belongs to the activity, add it there.")
        else:
            self._fill(self._current, line)

    def _is_remark(self, line: Line, current: ActivityRecord) -> bool:
        """Whether a row that no page cut has nothing but words under a title that was complete: a remark, or a foot."""
        title = self._columns.position("title")
        if not line.contents or line.goes_on or title is None or line.filled != (title,):
            return False
        return not begins_small(front_of(line.cells[title])) and not unfinished(current.lines["title"].end)

    def _is_unreadable(self, line: Line) -> bool:
        """Whether a row without a code begins an activity of its own: a spoilt code, or title, team and portfolio anew."""
        title = self._columns.position("title")
        begins = [line.cells[position] for position in {0, title} if position is not None and position < line.width]
        if any(_begins_broken_code(front_of(cell)) for cell in begins):
            return True
        if line.goes_on:
            return False
        whole = [self._columns.position(name) for name in ("title", "team", "portfolio")]
        current = self._current
        return (
            all(position is not None and position < line.width and line.cells[position] for position in whole)
            and title is not None
            and front_of(line.cells[title])[:1].isupper()
            and (current is None or title_of(line.cells[title]) != current.lines["title"].end)
            and (current is None or all(current.lines[name] for name in ("team", "portfolio")) or bool(current.put_aside))
        )


def _begins_broken_code(text: str) -> bool:
    """Whether a text begins with what must have been a code: ``K.A.01.O2``."""
    pattern = codes_of_reading()
    letters = r"\W{0,2}".join(pattern.prefix)
    signs = ".:_" + "".join(re.escape(sign.strip()) for sign, _ in pattern.numbers)
    return re.match(rf"\W*{letters}[\s{signs}-]{{0,3}}[\dOIl][\w{signs}-]*\d", text, re.IGNORECASE) is not None
