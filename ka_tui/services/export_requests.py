"""An export as an officer fills it in: what a format offers of it, the file that it proposes, and writing it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ka_tui.domain.grouping import Grouping
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.domain.text import clean_line, folded
from ka_tui.domain.typed_days import typed_day
from ka_tui.errors import DocumentUnwritable
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.reports.formats import Format, format_named
from ka_tui.services.desk import Desk
from ka_tui.services.exporting import export_quarter, load_file, report_document, save_document

SECTIONS = (Grouping.PRIORITY, Grouping.PORTFOLIO, Grouping.TEAM)
"""What the sections of a paper can be."""
_OF_PAPERS = ("by", "reasons", "movement", "as_at", "template", "logo")
_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 40
_GENERIC = {"the", "council", "district", "borough", "county", "city"}
"""Words of a council's name that tell nothing of which one it is."""


class ExportRequest(NamedTuple):
    """What is filled in for one quarter; texts are as they were typed, and empty ones stand for what is usual."""

    quarter: Quarter
    output: str
    format: str = "docx"
    by: Grouping = Grouping.PRIORITY
    exceptions: bool = False
    reasons: bool = True
    movement: bool = True
    as_at: str = ""
    template: str = ""
    logo: str = ""


def first_request(register: Register, quarter: Quarter, before: ExportRequest | None = None) -> ExportRequest:
    """What to begin with: as it was last time, with a file for this quarter in the folder of the last one."""
    if before is not None and before.quarter == quarter:
        return before
    usual = ExportRequest(quarter, "") if before is None else before._replace(quarter=quarter, as_at="")
    name = proposed_name(register.council, quarter, format_named(usual.format))
    return usual._replace(output=name if before is None else str(Path(before.output).parent / name))


def proposed_name(council: str, quarter: Quarter, fmt: Format) -> str:
    """What a file is called: ``someplace-key-activities-q2-2022.docx`` for Someplace District Council."""
    words = _UNSAFE.sub(" ", folded(council)).split()
    whose = "-".join(word for word in words if word not in _GENERIC)[:_LONGEST]
    return f"{whose}-key-activities-{quarter}".strip("-").lower() + fmt.endings[0]


def renamed(output: str, before: Format, after: Format) -> str:
    """The file's name in another format: with its ending, unless somebody gave it an ending of his own."""
    stem = output.removesuffix(before.endings[0])
    return output if stem == output else stem + after.endings[0]


def not_offered(fmt: Format) -> dict[str, str]:
    """Why a format does not offer some of what can be filled in, by the name of the field."""
    if not fmt.is_paper:
        return dict.fromkeys(_OF_PAPERS, f"not in {fmt.title}: it holds the data alone")
    return {} if ".docx" in fmt.endings else {"template": "only Word takes one"}


def exceptions_of(register: Register, quarter: Quarter) -> ReportDocument:
    """The report on the exceptions alone: how many there are, how many are left out, and as at which day."""
    return report_document(register, quarter, Choices(exceptions=True))


def output_of(register: Register, request: ExportRequest) -> Path:
    """The file that is meant; a folder gets a file of the proposed name. Raises DocumentUnwritable where none can be."""
    fmt = format_named(request.format)
    proposed = proposed_name(register.council, request.quarter, fmt)
    path = Path(clean_line(request.output) or proposed)
    try:
        path = path.expanduser()
        path = path / proposed if path.is_dir() else path
        path = path if path.suffix else path.with_name(path.name + fmt.endings[0])
        folder = path.parent.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        raise DocumentUnwritable(path, str(error).lower()) from error
    if not folder:
        raise DocumentUnwritable(path, f"there is no folder {path.parent}")
    return path


def write_export(desk: Desk, request: ExportRequest, output: Path, go_on: Callable[[], None]) -> Path:
    """Write what was asked for to a file, and give its whole path.

    ``go_on`` is called before anything is written, and may raise to stop it. Raises what ``export_quarter`` and
    ``save_document`` raise, InvalidField for a day that is none, and DocumentError for a template or a logo.
    """
    fmt = format_named(request.format)
    offered = request._replace(**{name: ExportRequest._field_defaults[name] for name in not_offered(fmt)})
    choices = Choices(
        offered.by, offered.exceptions, offered.reasons, offered.movement, _loaded(offered.template), _loaded(offered.logo)
    )
    data = export_quarter(desk, request.quarter, fmt, choices, typed_day(offered.as_at, "day"))
    go_on()
    save_document(desk, data, output)
    return output.absolute()


def _loaded(name: str) -> bytes | None:
    path = clean_line(name)
    return load_file(Path(path).expanduser()) if path else None
