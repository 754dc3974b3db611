"""Every mistake that ka-tui knows, one class each, with its message built inside.

KaError
├── UsageError                what was asked for makes no sense
│   ├── InvalidQuarter
│   ├── InvalidYear
│   ├── YearsOutOfOrder
│   ├── InvalidCode
│   ├── InvalidStatus
│   ├── InvalidField
│   ├── InvalidQuery
│   ├── QuarterNotStated
│   ├── UnknownFormat
│   ├── ChoiceNotOffered
│   ├── NoSuchSeam
│   ├── NoSuchCheck
│   ├── ReasonMissing
│   ├── InvalidScheme
│   ├── NoSuchSetting
│   ├── InvalidColumnMapping
│   └── InvalidStatusMapping
├── Refused                   understood, and declined; nothing was written
│   ├── ActivityExists
│   ├── StaleEdit
│   ├── RegisterMoved
│   ├── QuarterClosed
│   ├── QuarterOpen
│   ├── StatusesNotStated
│   ├── NothingToSignOff
│   ├── HistoryLost
│   ├── StatusesInUse
│   ├── CodesInUse
│   ├── NothingFound
│   ├── FindingsMade
│   ├── QuarterBegun
│   ├── QuarterPassed
│   ├── PlanInsideYear
│   ├── StatusesUnmapped
│   ├── ReadOnly
│   ├── NothingToUndo
│   ├── NothingToRedo
│   ├── ChangeUndone
│   ├── ReasonNeeded
│   ├── RegisterUnsound
│   ├── EditorFailed
│   ├── OutputIsRegister
│   ├── DocumentUnwritable
│   ├── FilesInTheWay
│   ├── DraftUnreadable
│   ├── DraftKept
│   ├── MissingExtra
│   └── NoTerminal
├── NotFound                  no such thing in the register
│   ├── NoSuchQuarter
│   ├── NoSuchActivity
│   ├── NoSuchPlan
│   ├── NotInPlan
│   ├── NoSuchLink
│   ├── NoSuchPromise
│   ├── NoSuchHistory
│   ├── NoSuchChange
│   ├── NoSuchBackup
│   ├── NoSuchSpelling
│   ├── NobodyToAsk
│   ├── NothingToOpenFrom
│   ├── NothingYet
│   └── NoQuarters
├── RegisterError             the register cannot be used as it is
│   ├── NoRegister
│   ├── RegisterUnreadable
│   ├── RegisterEmpty
│   ├── RegisterDamaged
│   ├── RegisterForeign
│   ├── RegisterNewer
│   ├── RegisterLocked
│   └── RegisterUnwritable
└── DocumentError             an input document cannot be read
    ├── DocumentUnreadable
    ├── NotAReport
    ├── NotAPack
    ├── NoReturns
    └── DocumentDamaged

Each message is a sentence or two: what is wrong, and what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def _options(values: Iterable[str]) -> str:
    return ", ".join(values)


_QUOTED = 60
"""How many characters of what somebody typed, or pasted, a message quotes."""


def _quoted(text: str) -> str:
    """A text in quotes, as much of it as tells which it is."""
    return f"'{_begun(text)}'"


def _begun(text: str) -> str:
    """A text as it is, or its beginning and an ellipsis."""
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


class KaError(Exception):
    """The root: anything that is told to the user in one line instead of a traceback."""


class UsageError(KaError):
    """What was asked for makes no sense."""


class InvalidQuarter(UsageError):
    """A text that names no quarter."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{_quoted(text)} is not a quarter. Write it as Q2-2022 (quarter 2 of 2022/23) or 'Q2 2022/23'.")


class InvalidYear(UsageError):
    """A text that names no financial year."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{_quoted(text)} is not a financial year. Write it as 2021/22, 2021-22 or 2021.")


class YearsOutOfOrder(UsageError):
    """Two years of which the second is not after the first."""

    def __init__(self, earlier: str, later: str) -> None:
        super().__init__(f"{later} is not after {earlier}. Name the year of the earlier plan first.")


class InvalidCode(UsageError):
    """A text that is not the code of an activity."""

    def __init__(self, text: str, example: str) -> None:
        super().__init__(f"{_quoted(text)} is not an activity code. Codes look like {example}.")


class InvalidStatus(UsageError):
    """A word that the status scheme does not know."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        super().__init__(f"{_quoted(text)} is not a status. The scheme has: {_options(known)}.")


class InvalidField(UsageError):
    """A value that a field of an activity cannot hold."""

    def __init__(self, field: str, why: str) -> None:
        self.field = field
        super().__init__(f"The {_begun(field).replace('_', ' ')} {why}.")


class InvalidQuery(UsageError):
    """A query that cannot be read: ``why``, in a sentence, and at which ``position`` of its ``text``, counted from 0.

    The message has two lines more: the query, or as much of it as tells the place, and a caret under the character.
    """

    def __init__(self, text: str, position: int, why: str) -> None:
        self.text, self.position, self.why = text, position, why
        begin = max(0, position - _AROUND)
        before = ("…" if begin else "") + text[begin:position]
        after = text[position : position + _AROUND] + ("…" if position + _AROUND < len(text) else "")
        line = "".join(letter if letter.isprintable() else " " for letter in before + after)
        super().__init__(f"{why}\n  {line}\n  {' ' * _columns(before)}^")


_AROUND = 60
"""How many characters of a query are shown on either side of the one that is wrong."""


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)


class QuarterNotStated(UsageError):
    """Neither the document nor the command says which quarter is meant."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} does not say which quarter it is for. Say it with --quarter, as in --quarter Q2-2022.")


class UnknownFormat(UsageError):
    """A format, or a file ending, that nothing here writes or reads."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        super().__init__(f"{_quoted(text)} is not a format that ka-tui knows. Use one of: {_options(known)}.")


class ChoiceNotOffered(UsageError):
    """Something was chosen for a document that its format cannot show; ``offering`` are the formats that can."""

    def __init__(self, name: str, choice: str, offering: Iterable[str]) -> None:
        super().__init__(f"The format {name} does not offer a choice of {choice}. These do: {_options(offering)}.")


class NoSuchSeam(UsageError):
    """A seam was to be judged the other way that the documents do not have; ``count`` is how many they have."""

    def __init__(self, number: int, count: int) -> None:
        have = f"the seams are numbered 1 to {count}" if count > 1 else f"there {'is one seam' if count else 'are none'}"
        super().__init__(f"There is no seam {number} to flip: {have}. 'ka import FILE --dry-run' lists them.")


class InvalidScheme(UsageError):
    """A status scheme that cannot be worked with: ``why``, in a sentence.

    ``place`` counts the status that is wrong from 0, ``field`` is what of it; both are None where it is the whole.
    """

    def __init__(self, place: int | None, why: str, field: str | None = None) -> None:
        self.place, self.field, self.why = place, field, why
        which = "The scheme" if place is None else f"Status {place + 1} of the scheme"
        super().__init__(f"{which} cannot be used. {why}")


class NoSuchSetting(UsageError):
    """A name that is none of a setting; ``near`` are those that look like it."""

    def __init__(self, name: str, near: Iterable[str]) -> None:
        hint = _options(near)
        meant = f" Did you mean {hint}?" if hint else ""
        super().__init__(f"There is no setting {_quoted(name)}.{meant} 'ka settings' lists them all.")


class NoSuchCheck(UsageError):
    """A check that there is not."""

    def __init__(self, id_: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no check {_quoted(id_)}. The checks are {_options(known)}.")


class ReasonMissing(UsageError):
    """Something that is only done for a reason, and none was given."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what.capitalize()} needs a reason. Give one with --reason.")


class InvalidColumnMapping(UsageError):
    """A text after ``--column`` that gives the name of a column no field."""

    def __init__(self, text: str, fields: Iterable[str]) -> None:
        super().__init__(f"{_quoted(text)} maps no column. Write NAME=FIELD, where FIELD is one of {_options(fields)}.")


class InvalidStatusMapping(UsageError):
    """A --map that is not GLYPH=STATUS."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{_quoted(text)} maps nothing. Write the glyph or word, an equals sign and a status, as in '▶=green'.")


class Refused(KaError):
    """Understood, and declined; nothing was written."""


class ActivityExists(Refused):
    """An activity with this code is already in the quarter."""

    def __init__(self, code: str, quarter: str) -> None:
        super().__init__(f"{code} is already in {quarter}. Change it with 'ka set {code} --quarter {quarter}'.")


class StaleEdit(Refused):
    """A field was changed by somebody else since the editor saw it; both texts are kept here.

    ``theirs`` and ``mine`` map 'CODE field' to the text now in the register and the text that was not saved.
    """

    def __init__(self, theirs: Mapping[str, object], mine: Mapping[str, object], by: str) -> None:
        self.theirs, self.mine, self.by = dict(theirs), dict(mine), by
        fields = _options(label.replace("_", " ") for label in self.theirs)
        super().__init__(
            f"{by or 'Somebody'} changed {fields} meanwhile, so nothing was saved. Look at both texts, then save again."
        )


class ReadOnly(Refused):
    """A change at a desk that only looks."""

    def __init__(self) -> None:
        super().__init__("The register was opened read-only. Open it without --readonly to change it.")


class RegisterMoved(Refused):
    """The register was changed between looking and writing; the service looks again and retries."""

    def __init__(self) -> None:
        super().__init__("The register changed while this was being prepared. Try again.")


class QuarterClosed(Refused):
    """A quarter is signed off: what was published is not changed silently."""

    def __init__(self, quarter: str, as_at: date) -> None:
        super().__init__(
            f"{quarter} is signed off as at {as_at.isoformat()}, so nothing in it can be changed. "
            f"'ka reopen {quarter} --reason WHY' opens it again, and prints what changes then as a correction."
        )


class QuarterOpen(Refused):
    """A quarter was to be opened again that is not signed off."""

    def __init__(self, quarter: str) -> None:
        super().__init__(f"{quarter} is not signed off, so it can be changed as it is. 'ka close {quarter}' signs it off.")


class StatusesNotStated(Refused):
    """A quarter was to be signed off in which the status of some activities, ``codes``, is not stated."""

    def __init__(self, quarter: str, codes: Sequence[str]) -> None:
        self.codes = tuple(codes)
        which = f"of {codes[0]}" if len(codes) == 1 else f"of {len(codes)} activities"
        super().__init__(
            f"The status {which} in {quarter} is not stated, so it was not signed off. "
            f"'ka list --quarter {quarter} --status none' shows where; --anyway signs it off as it is."
        )


class NothingToSignOff(Refused):
    """A quarter was to be signed off that has no activities."""

    def __init__(self, quarter: str) -> None:
        super().__init__(
            f"{quarter} has no activities to sign off. 'ka import FILE --quarter {quarter}' reads them in, "
            f"and 'ka add CODE TITLE --quarter {quarter}' adds one."
        )


class HistoryLost(Refused):
    """How the register stood on a day is not known: what was done then was lost with a file that could not be read."""

    def __init__(self, day: date, restored: str) -> None:
        super().__init__(
            f"How the register stood on {day.isoformat()} is not known: it could not be read on {restored}, and a backup took "
            "its place. Any day before that backup's last change, and any from then on, can be shown."
        )


class CodesInUse(Refused):
    """The register has codes that another pattern would not know; ``place`` says where ``code``, the first of them, stands."""

    def __init__(self, code: str, place: str, example: str) -> None:
        where = place[:1].upper() + place[1:]
        super().__init__(
            f"{where} has the code {_quoted(code)}, which does not look like {example}. Codes are not renamed: "
            "choose a pattern before there are any, or one that fits all that there are."
        )


class StatusesInUse(Refused):
    """Activities have statuses that a scheme would not know."""

    def __init__(self, statuses: Sequence[str]) -> None:
        named = ", ".join(f"'{status}'" for status in statuses)
        super().__init__(f"Activities still have the status {named}, which the scheme would not know. Say what becomes of it.")


class StatusesUnmapped(Refused):
    """Statuses in use of which another scheme leaves open what they become; ``statuses`` are their ids."""

    def __init__(self, statuses: Sequence[str], known: Sequence[str]) -> None:
        self.statuses = tuple(statuses)
        named = _options(f"'{status}'" for status in statuses)
        super().__init__(
            f"The new scheme does not tell what {named} {'becomes' if len(statuses) == 1 else 'become'}. "
            f"Say it with --map {statuses[0]}=STATUS, where STATUS is one of {_options([*known, 'none'])}."
        )


class QuarterBegun(Refused):
    """A quarter was to be opened that has ``count`` activities; ``next_one`` is the quarter that can be."""

    def __init__(self, quarter: str, count: int, next_one: str) -> None:
        held = "1 activity" if count == 1 else f"{count} activities"
        super().__init__(
            f"{quarter} has begun already, with {held}. 'ka open {next_one}' opens the next quarter, "
            f"and 'ka add CODE TITLE --quarter {quarter}' adds an activity to this one."
        )


class QuarterPassed(Refused):
    """A quarter was to be opened that lies before the ``latest`` of the register."""

    def __init__(self, quarter: str, latest: str, next_one: str) -> None:
        super().__init__(
            f"{quarter} lies before {latest}, which has begun already: only a later quarter is opened, as 'ka open {next_one}'. "
            f"'ka import FILE --quarter {quarter}' reads in what is known of an older one."
        )


class PlanInsideYear(Refused):
    """A new plan was to begin inside a financial year, where codes go on meaning the same activities."""

    def __init__(self, quarter: str, year: str) -> None:
        super().__init__(
            f"{quarter} goes on with the plan of {year}: a new one begins with a financial year. Open it without a plan; "
            f"'ka import FILE --quarter {quarter}' then takes over what is new in a document."
        )


class NothingFound(Refused):
    """A finding that there is not: nothing that could be excused, or is."""

    def __init__(self, check: str, code: str, quarter: str, *, excused: bool = False) -> None:
        what = (
            f"No finding of {check} in {code} of {quarter} is excused"
            if excused
            else f"{check} finds nothing in {code} of {quarter}"
        )
        super().__init__(f"{what}. 'ka check --quarter {quarter}' shows what is found.")


class FindingsMade(Refused):
    """The checks found something, which a script shall notice."""

    def __init__(self, findings: int, quarter: str) -> None:
        found = "1 finding" if findings == 1 else f"{findings} findings"
        super().__init__(f"{found} in {quarter}. Mend the texts, or let one stand with --excuse CODE:CHECK --reason WHY.")


class NothingToUndo(Refused):
    """Every change is undone already, or there is none."""

    def __init__(self) -> None:
        super().__init__("There is nothing to undo.")


class NothingToRedo(Refused):
    """No change was undone since the last new one."""

    def __init__(self) -> None:
        super().__init__("There is nothing to redo.")


class ChangeUndone(Refused):
    """A point of the history that undo cannot lead back to, since something that counted then was itself undone."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"What counted at change {number} was itself undone since. "
            "Bring that back first, with 'ka redo' or with redo on the screen, or choose an earlier change."
        )


class ReasonNeeded(Refused):
    """A status that the scheme wants explained, and no reason for it.

    ``codes`` are the activities that lack one, ``word`` is the word for their status.
    """

    def __init__(self, codes: Iterable[str], word: str) -> None:
        self.codes, self.word = tuple(codes), word
        which = self.codes[0] if len(self.codes) == 1 else f"{len(self.codes)} activities"
        super().__init__(f"{word} needs a reason, and {which} would have none. Give one; on the command line, with --reason.")


class RegisterUnsound(Refused):
    """A check of the register found something."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} problem{'s' if count != 1 else ''} found. 'ka backups' lists what can be brought back.")


class EditorFailed(Refused):
    """The external editor could not be started or ended with an error."""

    def __init__(self, editor: str, why: str, draft: Path | None = None) -> None:
        kept = f" Your text is kept in {draft}." if draft else ""
        super().__init__(f"The editor '{editor}' {why}. Set VISUAL or EDITOR to one that works.{kept}")


class OutputIsRegister(Refused):
    """An export was to be written over the register."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is the register itself. Choose another name for the output.")


class DocumentUnwritable(Refused):
    """The operating system does not let a document be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be written: {why}.")


class FilesInTheWay(Refused):
    """Documents were to be written where some are already; nothing was written."""

    def __init__(self, paths: Iterable[Path]) -> None:
        names = [str(path) for path in paths]
        there = f"{names[0]} is there already" if len(names) == 1 else f"{names[0]} and {len(names) - 1} more are there already"
        super().__init__(f"{there}, and nothing was written. Choose another folder, or let --force replace them.")


class DraftUnreadable(Refused):
    """An edited text lost the headings that tell its parts."""

    def __init__(self, headings: Iterable[str]) -> None:
        super().__init__(f"The text must have each of these lines once, in this order: {_options(headings)}. Nothing was saved.")


class DraftKept(Refused):
    """A text could not be saved to the register, and is kept in a file instead."""

    def __init__(self, cause: KaError, path: Path, detail: str = "") -> None:
        self.cause = cause
        super().__init__("\n".join(filter(None, [str(cause), detail, f"Your text is kept in {path}."])))


class MissingExtra(Refused):
    """A library that only some formats need is not installed; ``name`` is the extra that brings it."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{what} need libraries that are not installed. Install them with: pip install 'ka-tui[{name}]'")


class NoTerminal(Refused):
    """The screen was asked for where there is none."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The screen needs a terminal, and {why}. Use the command line here, as in 'ka list'.")


class NotFound(KaError):
    """No such thing in the register."""


class NoSuchQuarter(NotFound):
    """The register has no such quarter; ``is_next`` says that it is the one after the latest, which can be opened."""

    def __init__(self, quarter: str, known: Iterable[str], *, is_next: bool = False) -> None:
        opens = f" 'ka open {quarter}' starts it from the last one." if is_next else ""
        super().__init__(f"The register has no quarter {quarter}. It has: {_options(known)}.{opens}")


class NoSuchActivity(NotFound):
    """The quarter has no activity with this code."""

    def __init__(self, code: str, quarter: str, near: Iterable[str] = ()) -> None:
        near = list(near)
        hint = f" Near it: {_options(near)}." if near else f" 'ka list --quarter {quarter}' shows what there is."
        super().__init__(f"{quarter} has no activity {code}.{hint}")


class NoSuchPlan(NotFound):
    """The register has no quarter of this financial year."""

    def __init__(self, year: str, known: Iterable[str]) -> None:
        super().__init__(f"The register has no plan of {year}. It has: {_options(known)}.")


class NotInPlan(NotFound):
    """No quarter of the year has an activity with this code."""

    def __init__(self, code: str, year: str, near: Iterable[str]) -> None:
        super().__init__(f"The plan of {year} has no activity {code}. Near it: {_options(near)}.")


class NoSuchLink(NotFound):
    """Activities are not linked."""

    def __init__(self, activity: str, others: str) -> None:
        super().__init__(f"No link leads from {activity} to {others}. 'ka links' lists those that there are.")


class NoSuchPromise(NotFound):
    """Nothing was promised under this code and number; ``count`` is how many steps the code has to answer for."""

    def __init__(self, code: str, number: int, quarter: str, count: int) -> None:
        have = f"It has {count}." if count else "It has none."
        where = f"'ka promises --quarter {quarter}' lists them"
        super().__init__(f"{code} has no promised step {number} in {quarter}. {have} {where}.")


class NoSuchHistory(NotFound):
    """No change touched what was asked for."""

    def __init__(self, code: str | None, quarter: str | None) -> None:
        place = " of ".join(filter(None, [code, quarter]))
        super().__init__(f"No change touched {place}. 'ka history' shows them all, 'ka quarters' and 'ka list' what there is.")


class NoSuchChange(NotFound):
    """History has no change of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no change {number}. 'ka history' shows the changes there are.")


class NoSuchBackup(NotFound):
    """No backup of this name."""

    def __init__(self, name: str | None) -> None:
        which = f"no backup '{name}'" if name is not None else "no backup that reads"
        super().__init__(f"There is {which}. 'ka backups' lists what can be brought back.")


class NobodyToAsk(NotFound):
    """No team, or portfolio, of a quarter is meant by what was asked for."""

    def __init__(self, quarter: str, kind: str, known: Iterable[str]) -> None:
        there = _options(known)
        super().__init__(
            f"{quarter} has no {kind} of such a name. It has: {there}."
            if there
            else f"No activity of {quarter} has a {kind}. Say it with 'ka set CODE --{kind} NAME'."
        )


class NothingYet(NotFound):
    """A day on which the register held nothing; ``first`` is the day of its first change, if there is any."""

    def __init__(self, day: date, first: str) -> None:
        since = f"its first change was made on {first}" if first else "nothing was ever changed in it"
        super().__init__(f"The register held nothing by the end of {day.isoformat()}: {since}.")


class NothingToOpenFrom(NotFound):
    """There is no quarter before whose activities a new one could carry on."""

    def __init__(self, quarter: str) -> None:
        super().__init__(
            f"No quarter before {quarter} has activities to carry on. "
            f"Give its plan, with 'ka open {quarter} --plan FILE', or read a report in with 'ka import FILE'."
        )


class NoSuchSpelling(NotFound):
    """A word or column that no import knows a meaning of."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No import knows what {_quoted(name)} means. 'ka spellings' lists what is known.")


class NoQuarters(NotFound):
    """The register holds no quarter yet."""

    def __init__(self) -> None:
        super().__init__("The register holds no quarter yet. Read a report in with 'ka import FILE'.")


class RegisterError(KaError):
    """The register cannot be used as it is; it is left exactly so."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        super().__init__(message)


class NoRegister(RegisterError):
    """There is no register at this place yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"There is no register at {path} yet. Start one with 'ka import FILE', or look around with 'ka demo'."
        )


class RegisterUnreadable(RegisterError):
    """The operating system does not let the register be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, f"The register {path} cannot be read: {why}. Mend that, or name another with --register.")


class RegisterEmpty(RegisterError):
    """The file is there and holds nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"The register {path} is empty and was left so. 'ka restore' brings the last backup back.")


class RegisterDamaged(RegisterError):
    """The file is no JSON, or lacks what a register must have."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            path, f"The register {path} is damaged ({why}) and was left as it is. 'ka restore' brings the last backup back."
        )


class RegisterForeign(RegisterError):
    """The file belongs to another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"{path} is not a ka-tui register and was left as it is. Name another with --register; "
            "if it used to be one, 'ka restore' brings the last backup back.",
        )


class RegisterNewer(RegisterError):
    """The file was written by a newer version."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            path,
            f"The register {path} was written by a newer ka-tui (schema {found}, this one knows {known}) and was left as it is. "
            "Upgrade ka-tui; an older copy comes back with 'ka restore'.",
        )


class RegisterLocked(RegisterError):
    """Somebody else holds the lock for longer than we wait."""

    def __init__(self, path: Path, holder: str, seconds: float) -> None:
        super().__init__(
            path, f"The register {path} has been locked by {holder} for {seconds:g} seconds. Nothing was written; try again."
        )


class RegisterUnwritable(RegisterError):
    """The operating system does not let the register be written.

    ``written`` says that the change stands in the file and only the disk's word for it is missing.
    """

    def __init__(self, path: Path, why: str, *, written: bool = False) -> None:
        self.written = written
        outcome = "The change is in the file, and may be lost if the power fails" if written else "Nothing was changed"
        super().__init__(path, f"The register {path} cannot be written: {why}. {outcome}; mend that and try again.")


class DocumentError(KaError):
    """An input document cannot be read; nothing was taken from it."""


class DocumentUnreadable(DocumentError):
    """The file is not there, or may not be read, or is no text."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} cannot be read: {why}.")


class NotAReport(DocumentError):
    """The document holds no table of activities; says what was looked for."""

    def __init__(self, name: str, looked_for: str) -> None:
        super().__init__(f"{name} holds no report: looked for {looked_for}, and found none.")


class NotAPack(DocumentError):
    """The document is no pack, or one that has lost what it knew of itself."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} is no pack of ka-tui: {why}. 'ka packs' makes one, and 'ka import' reads any report.")


class NoReturns(DocumentError):
    """None of the files that were to be collected is a pack that can be read; ``told`` says of each why."""

    def __init__(self, told: Iterable[str]) -> None:
        reasons = list(told)
        several = f"None of the {len(reasons)} files is a pack that can be read. Nothing was changed."
        super().__init__(reasons[0] if len(reasons) == 1 else several)


class DocumentDamaged(DocumentError):
    """One of our own formats that breaks its own rules."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} is damaged: {why}. Nothing was taken from it.")
