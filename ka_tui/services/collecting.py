"""Collecting packs that came back: preview first, then one change that undo takes back whole.

A return is known by what it knows of itself, not by its file's name. What cannot be taken (another register's, another
quarter's, a letter, a damaged file) is told and passed over, and does not stop the others.
"""

from __future__ import annotations

from collections.abc import Collection as AnyOf
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from ka_tui.domain.carrying_out import carry_out
from ka_tui.domain.changes import Change, Edit, Proposal
from ka_tui.domain.codes import CodePattern
from ka_tui.domain.grouping import Grouping
from ka_tui.domain.packs import Return, SentPack, with_packs
from ka_tui.domain.quarter_records import record_edit
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.reading_codes import reading_codes
from ka_tui.domain.register import Register
from ka_tui.domain.returns import Answer, Field, Outcome, Standing, is_untouched, outcome, standings
from ka_tui.domain.statuses import NOT_STATED_SYMBOL, StatusScheme
from ka_tui.domain.text import clean_line, clean_text
from ka_tui.errors import DocumentError, InvalidStatus, NotAPack
from ka_tui.reports.pack import ReturnedPack
from ka_tui.reports.reading import Problem, Progress, Source
from ka_tui.services.desk import Desk, retried
from ka_tui.services.importing import load

COLLECT = "collect"
"""What history calls the collecting of packs."""


_UNTOUCHED = "passed over: nothing was filled in, so it does not count as returned"


class Verdict(StrEnum):
    """What became of a file."""

    TAKEN = "taken"
    KNOWN = "collected before"
    COPY = "a copy"
    UNTOUCHED = "as it was sent"
    OTHER_QUARTER = "of another quarter"
    OTHER_REGISTER = "of another register"
    UNREADABLE = "not read"
    NO_PACK = "no pack"


class CollectedFile(NamedTuple):
    """A file that was to be collected: what became of it, and in words, and what to look at in it."""

    name: str
    verdict: Verdict
    told: str
    pack: ReturnedPack | None = None
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is a return for this quarter."""
        return self.verdict in (Verdict.TAKEN, Verdict.KNOWN, Verdict.COPY)


class Collection(NamedTuple):
    """What collecting some files does, and where everybody stands then.

    ``change`` is None for a preview, and where there was nothing to collect; it has no edits where all was so already.
    """

    quarter: Quarter
    files: tuple[CollectedFile, ...]
    outcome: Outcome
    standings: tuple[Standing, ...]
    change: Change | None = None


class Choices(NamedTuple):
    """How to collect: for which quarter (None: the latest), and where returns win over what the register says since."""

    quarter: Quarter | None = None
    take: AnyOf[Field] = ()
    overwrite: bool = False


class _Plan(NamedTuple):
    collection: Collection
    edits: tuple[Edit, ...]
    before: Register


_Reading = tuple[str, ReturnedPack | DocumentError]
"""The name of a file, and what it says or why it says nothing."""


def preview_collect(desk: Desk, paths: Sequence[Path], choices: Choices, progress: Progress | None = None) -> Collection:
    """What ``collect`` would do now; nothing is written."""
    return _plan(desk, _read(paths, desk.store.snapshot().codes, progress), choices).collection


def collect(desk: Desk, paths: Sequence[Path], choices: Choices, progress: Progress | None = None) -> Collection:
    """Take what came back into the register, and have it remember who has returned, as one change.

    Without files it only tells where everybody stands. Raises NoSuchQuarter and NoRegister.
    """
    readings = _read(paths, desk.store.snapshot().codes, progress)
    return retried(lambda: _collect(desk, readings, choices))


def _collect(desk: Desk, readings: Sequence[_Reading], choices: Choices) -> Collection:
    plan = _plan(desk, readings, choices)
    if not any(file.counts for file in plan.collection.files):
        return plan.collection
    names = ", ".join(file.name for file in plan.collection.files if file.counts)
    change = desk.propose(COLLECT, plan.edits, why=names, at_commit=plan.before.commit)
    return plan.collection._replace(change=change)


def _plan(desk: Desk, readings: Sequence[_Reading], choices: Choices) -> _Plan:
    register = desk.store.snapshot()
    quarter = register.require(choices.quarter)
    files, answers = _answers(register, quarter, readings)
    result = outcome(register, quarter, answers, take=choices.take, overwrite=choices.overwrite)
    edits = (*result.edits, *_remembered(desk, register, quarter, files))
    after, _ = carry_out(register, Proposal(COLLECT, edits, desk.user, desk.now), register.commit + 1)
    return _Plan(Collection(quarter, tuple(files), result, standings(after, quarter)), edits, register)


def _answers(register: Register, quarter: Quarter, readings: Iterable[_Reading]) -> tuple[list[CollectedFile], list[Answer]]:
    """What became of each file, and what those say that are to be compared with the register."""
    known = {pack.key: pack for pack in register.record(quarter).packs}
    files: list[CollectedFile] = []
    answers: list[Answer] = []
    for name, reading in readings:
        file = _judged(register, quarter, known, name, reading, files)
        if file.pack is not None and file.verdict in (Verdict.TAKEN, Verdict.KNOWN):
            answer, problems = _answer(name, file.pack, register.scheme, known=file.verdict is Verdict.KNOWN)
            file = file._replace(problems=(*file.problems, *problems))
            if is_untouched(answer) and not problems:
                file = file._replace(verdict=Verdict.UNTOUCHED, told=_UNTOUCHED)
            else:
                answers.append(answer)
        files.append(file)
    return files, answers


# --- reading --------------------------------------------------------------------------------------------------------


def _read(paths: Sequence[Path], codes: CodePattern, progress: Progress | None) -> list[_Reading]:
    readings: list[_Reading] = []
    with reading_codes(codes):
        for done, path in enumerate(paths, 1):
            try:
                readings.append((path.name, read_pack(load(path))))
            except DocumentError as error:
                readings.append((path.name, error))
            if progress is not None:
                progress(done, len(paths))
    return readings


def read_pack(source: Source) -> ReturnedPack:
    """What a returned file says; raises NotAPack for any other document, DocumentError for one that cannot be read."""
    from ka_tui.reports.readers.office.package import package_kind, refuse_compound  # whoever has no file needs none of it

    refuse_compound(source)
    kind = package_kind(source)
    if kind is None and source.data.startswith(b"PK"):  # damaged: its reader says how
        kind = PurePath(source.name).suffix.lower().removeprefix(".")
    if kind == "docx":
        from ka_tui.reports.readers.packs import word as pack_word

        return pack_word.read(source)
    if kind == "xlsx":
        from ka_tui.reports.readers.packs import excel as pack_excel

        return pack_excel.read(source)
    raise NotAPack(source.name, "it is neither a Word document nor an Excel workbook")


def _judged(
    register: Register,
    quarter: Quarter,
    known: Mapping[tuple[Grouping, str], SentPack],
    name: str,
    reading: ReturnedPack | DocumentError,
    earlier: Sequence[CollectedFile],
) -> CollectedFile:
    """What a file is to this quarter, in the light of those before it."""
    if isinstance(reading, DocumentError):
        verdict = Verdict.NO_PACK if isinstance(reading, NotAPack) else Verdict.UNREADABLE
        return CollectedFile(name, verdict, str(reading))
    memory = reading.memory
    if memory.register != register.identity:
        told = f"passed over: it is for {memory.quarter}, and was made from another register"
        return CollectedFile(name, Verdict.OTHER_REGISTER, told, reading)
    if memory.quarter != quarter:
        told = f"passed over: it is for {memory.quarter}, not {quarter}; collect it with --quarter {memory.quarter}"
        return CollectedFile(name, Verdict.OTHER_QUARTER, told, reading)
    twin = next((file.name for file in earlier if file.counts and file.pack and file.pack.digest == reading.digest), None)
    if twin is not None:
        return CollectedFile(name, Verdict.COPY, f"passed over: it says the same as {twin}", reading)
    sent = known.get((memory.grouping, memory.whose))
    returned = next((entry for entry in sent.returns if entry.digest == reading.digest), None) if sent else None
    notes = _notes(name, reading, sent)
    if returned is not None:
        told = f"collected before, at {returned.at} by {returned.by}"
        return CollectedFile(name, Verdict.KNOWN, told, reading, notes, reading.problems)
    return CollectedFile(name, Verdict.TAKEN, "taken", reading, notes, reading.problems)


def _notes(name: str, reading: ReturnedPack, sent: SentPack | None) -> tuple[str, ...]:
    """What a person should know of a return's past."""
    memory, notes = reading.memory, []
    if sent is None:
        notes.append("The register does not remember sending it.")
    elif memory.commit < sent.commit:
        notes.append(f"It is an older pack, made at change {memory.commit}; the one sent last was made at change {sent.commit}.")
    elif name != sent.file:
        notes.append(f"It was sent as {sent.file}.")
    if sent is not None and sent.returns and reading.digest not in {entry.digest for entry in sent.returns}:
        notes.append(f"Another version of it was collected before: {sent.returns[-1].file}, at {sent.returns[-1].at}.")
    return tuple(notes)


def _answer(name: str, pack: ReturnedPack, scheme: StatusScheme, *, known: bool) -> tuple[Answer, list[Problem]]:
    """What a return says in the register's terms, and the statuses in it that the scheme does not know."""
    problems: list[Problem] = []
    stated: dict[str, dict[str, Any]] = {}
    for code, fields in pack.fields.items():
        stated[code] = {field: clean_line(text) if field == "reason" else clean_text(text) for field, text in fields.items()}
        try:
            if "status" in fields:
                stated[code]["status"] = stated_status(fields["status"], scheme)
        except InvalidStatus as error:
            del stated[code]["status"]
            problems.append(Problem(name, code, str(error), "No status was taken; ask which one is meant."))
    sent = {code: activity.values for code, activity in pack.memory.activities.items()}
    return Answer(name, sent, stated, known), problems


def stated_status(text: str, scheme: StatusScheme) -> str | None:
    """The status that a field states, as a word, or as shape and word; raises InvalidStatus."""
    shapes = {status.symbol for status in scheme} | {NOT_STATED_SYMBOL}
    shape, _, word = text.strip().partition(" ")
    return scheme.parse(word if shape in shapes and word else text)


# --- remembering ----------------------------------------------------------------------------------------------------


def _remembered(desk: Desk, register: Register, quarter: Quarter, files: Sequence[CollectedFile]) -> list[Edit]:
    """The edit by which the quarter's record remembers who has returned; none where nobody new has."""
    before = register.record(quarter)
    packs = {pack.key: pack for pack in before.packs}
    for file in files:
        if file.verdict is Verdict.TAKEN and file.pack is not None:
            memory = file.pack.memory
            key = (memory.grouping, memory.whose)
            pack = packs.get(key) or SentPack(*key, memory.due, memory.commit, "", "", "", tuple(memory.activities))
            returned = Return(file.pack.digest, clean_line(file.name), desk.now, desk.user)
            packs[key] = pack._replace(returns=(*pack.returns, returned))
    after = before._replace(packs=with_packs(before.packs, packs.values()))
    return [record_edit(quarter, before, after)] if after != before else []
