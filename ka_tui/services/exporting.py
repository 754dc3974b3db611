"""One quarter as a document, or as a paper with what was chosen of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.exceptions import exceptions
from ka_tui.domain.movement import compared_quarter, predecessor
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.register import Register
from ka_tui.errors import ChoiceNotOffered, DocumentUnreadable, DocumentUnwritable, OutputIsRegister, UnknownFormat
from ka_tui.reports import formats
from ka_tui.reports.document import Choices, ReportDocument
from ka_tui.services.desk import Desk

DEFAULT_FORMAT = "markdown"
_EVERYTHING = Choices()


def format_names() -> tuple[str, ...]:
    """The names of the formats that a quarter can be written in."""
    return tuple(fmt.name for fmt in formats.writable())


def chosen_format(name: str | None, output: Path | None) -> formats.Format:
    """The format that was named, else the one of the output's ending, else Markdown; raises UnknownFormat."""
    if name is None and output is not None:
        return formats.format_for_path(output)
    fmt = formats.format_named(DEFAULT_FORMAT if name is None else name)
    if fmt.writer is None:
        raise UnknownFormat(fmt.name, format_names())
    return fmt


def export_quarter(
    desk: Desk,
    quarter: Quarter | None,
    fmt: formats.Format,
    choices: Choices = _EVERYTHING,
    as_at: date | None = None,
    as_of: date | None = None,
) -> bytes:
    """A quarter, the latest for None, as a document.

    ``as_at`` is the day that a paper names; for None the day as at which the quarter is signed off, else that of the last
    change to it, so that the same data make the same document. ``as_of`` is the day as the register stood by the end of
    which it is written. Raises NoSuchQuarter, NoQuarters, ChoiceNotOffered and MissingExtra, and what ``register_on`` does.
    """
    refuse_choices(fmt, choices)
    register = _looked_at(desk, as_of)
    quarter = register.require(quarter)
    document = report_document(register, quarter, choices, as_at, headed=fmt.is_paper)
    if register.record(quarter).closings:
        from ka_tui.domain.corrections import corrections_of  # few quarters were ever signed off
        from ka_tui.services.as_of import history_of

        document = document._replace(corrections=corrections_of(register, history_of(desk, register), quarter))
    return formats.write(document, fmt)


def _looked_at(desk: Desk, as_of: date | None) -> Register:
    if as_of is None:
        return desk.store.snapshot()
    from ka_tui.services.as_of import register_on  # few ask for another day

    return register_on(desk, as_of)


def report_document(
    register: Register, quarter: Quarter, choices: Choices = _EVERYTHING, as_at: date | None = None, *, headed: bool = True
) -> ReportDocument:
    """The document that a quarter of a register is; what is no paper needs no paragraph at its head."""
    activities, closed = register.activities(quarter), register.record(quarter).closed
    before, gone = None, tuple[Activity, ...]()
    if earlier := compared_quarter(register, quarter):
        before = {activity.code: was for activity in activities if (was := predecessor(register, activity))}
        known = {was.code for was in before.values()}
        gone = tuple(activity for activity in register.activities(earlier) if activity.code not in known)
    chosen, left_out = _parted(activities, before, register) if choices.exceptions else (activities, ())
    return ReportDocument(
        quarter=quarter,
        council=register.council,
        notice=register.notice,
        headline=_headline(register, quarter, choices) if headed else "",
        scheme=register.scheme,
        labels=register.labels,
        calendar=register.calendar,
        activities=chosen,
        left_out=left_out,
        as_at=as_at or (closed.as_at if closed else _last_change(activities)),
        before=before,
        gone=gone,
        choices=choices,
        signed_off=closed,
    )


def _headline(register: Register, quarter: Quarter, choices: Choices) -> str:
    from ka_tui.domain.headline import headline  # it takes a while to load, and data go without

    return headline(register, quarter, with_movement=choices.movement)


def _parted(
    activities: tuple[Activity, ...], before: Mapping[str, Activity] | None, register: Register
) -> tuple[tuple[Activity, ...], tuple[Activity, ...]]:
    """The exceptions, and the others."""
    chosen = exceptions(activities, before, register.scheme)
    codes = {activity.code for activity in chosen}
    return chosen, tuple(activity for activity in activities if activity.code not in codes)


def refuse_choices(fmt: formats.Format, choices: Choices) -> None:
    """Refuse what a format cannot show; raises ChoiceNotOffered."""
    papers = [each.name for each in formats.writable() if each.is_paper]
    if not fmt.is_paper and choices._replace(exceptions=False) != _EVERYTHING:
        raise ChoiceNotOffered(fmt.name, "sections, reasons, movement, template and logo", papers)
    if choices.template is not None and fmt.name != "docx":
        raise ChoiceNotOffered(fmt.name, "a template", ["docx"])


def load_file(path: Path) -> bytes:
    """A template or a picture as it lies on disk; raises DocumentUnreadable."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentUnreadable(str(path), (error.strerror or str(error)).lower()) from error


def save_document(desk: Desk, data: bytes, output: Path) -> None:
    """Write a document to a file, whole or not at all; raises OutputIsRegister and DocumentUnwritable."""
    if output.resolve() == desk.store.path.resolve():
        raise OutputIsRegister(output)
    draft = output.with_name(f".{output.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise DocumentUnwritable(output, (error.strerror or str(error)).lower()) from error


def _last_change(activities: tuple[Activity, ...]) -> date | None:
    moments = [activity.updated_at for activity in activities if activity.updated_at]
    return date.fromisoformat(max(moments)[:10]) if moments else None
