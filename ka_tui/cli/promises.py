"""``ka promises``: what was said last quarter, and what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import click

from ka_tui.cli.output import coloured, folded, narrate, print_json
from ka_tui.cli.parameters import desk_of, json_options, quarter_option
from ka_tui.cli.telling import tell_change
from ka_tui.domain.activities import FIELD_LABELS
from ka_tui.domain.days import day_in_words
from ka_tui.domain.judgements import PromiseOutcome
from ka_tui.domain.promises import Promise, PromiseCounts, count_promises, promises
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.text import shown_line
from ka_tui.services.promises import accept, judge, numbered

_SAID = re.compile(r"(.+):(\d{1,4})\s*=\s*(.+)")
_OUTCOMES = {str(outcome).replace(" ", ""): outcome for outcome in PromiseOutcome}
_COLOURS = {PromiseOutcome.KEPT: "#2e9e5b", PromiseOutcome.NOT_KEPT: "#d4351c", PromiseOutcome.MOVED: "#f0a500"}

Said = tuple[str, int, PromiseOutcome]
"""A code, the number of a step and what came of it."""


class SaidType(click.ParamType[Said]):
    """What came of a step, written as ``KA.01.08:2=kept``."""

    name = "said"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Said:
        """Read it; the error says how it is written."""
        if isinstance(value, tuple):
            return value
        found = _SAID.fullmatch(value)
        outcome = _OUTCOMES.get(re.sub(r"[\s_-]", "", found[3].lower())) if found else None
        if found is None or outcome is None:
            self.fail(f"{value!r} says nothing of a step. Write CODE:N=kept, or not-kept, moved or silent.", param, ctx)
        return found[1], int(found[2]), outcome


@click.command("promises")
@quarter_option()
@click.option(
    "--confirm",
    "said",
    type=SaidType(),
    multiple=True,
    metavar="CODE:N=OUTCOME",
    help="Say what came of step N: kept, not-kept, moved or silent. May be repeated.",
)
@click.option("--accept", "accepted", is_flag=True, help="Confirm every suggestion as it is, where nothing is confirmed yet.")
@json_options
@click.pass_context
def promises_command(ctx: click.Context, quarter: Quarter | None, said: Sequence[Said], accepted: bool, as_json: bool) -> None:
    """Show last quarter's next steps, and what came of them.

    Beside each step stands what this quarter says of it: kept, not kept, moved or silent. That is suggested by the words they
    share, and marked with a question mark, until somebody confirms it. A step with a date is followed until it is kept.

    \b
    Examples:
      ka promises --quarter Q2-2022
      ka promises --confirm KA.01.08:1=kept --confirm KA.01.08:2=not-kept
      ka promises --accept
    """
    if said and accepted:
        raise click.UsageError("--confirm and --accept do not go together: confirm first what the suggestions have wrong.")
    desk = desk_of(ctx)
    register = desk.store.snapshot()
    quarter = register.require(quarter)
    if accepted:
        tell_change(desk, accept(desk, quarter))
        return
    found = promises(register, quarter)
    if said:
        outcomes = {numbered(found, quarter, register.codes.parse(code), number): outcome for code, number, outcome in said}
        tell_change(desk, judge(desk, quarter, outcomes))
    elif as_json:
        print_json([_as_json(promise) for promise in found])
    elif found:
        _print(found)
    else:
        narrate(f"No quarter before {quarter} promised anything that can be followed. 'ka links' joins the plans of two years.")


def _as_json(promise: Promise) -> dict[str, Any]:
    """A promise as scripts get it; ``outcome`` is the one confirmed, else the one suggested."""
    evidence, judged = promise.evidence, promise.judged
    return {
        "code": promise.code,
        "number": promise.number,
        "title": promise.title,
        "step": promise.step.text,
        "promised_in": str(promise.origin.quarter),
        "promised_by": promise.origin.code,
        "ended": promise.answer is None,
        "due": promise.due.isoformat() if promise.due else None,
        "overdue": promise.is_overdue,
        "not_yet_due": promise.is_not_yet_due,
        "outcome": str(promise.outcome),
        "confirmed": promise.confirmed,
        "confirmed_by": judged.by if judged else None,
        "confirmed_at": judged.at if judged else None,
        "suggested": str(promise.suggested.outcome),
        "evidence": {**evidence._asdict(), "quarter": str(evidence.quarter)} if evidence else None,
    }


def _print(found: Sequence[Promise]) -> None:
    latest = max(promise.origin.quarter for promise in found)
    groups = groupby(found, key=lambda promise: (promise.code, promise.answer is None))
    click.echo("\n\n".join("\n".join(_block(list(group), latest)) for _, group in groups))
    counts = count_promises(found)
    narrate(f"{counts.promised} {'step was' if counts.promised == 1 else 'steps were'} promised. {_told_counts(counts)}")
    if counts.confirmed_all < counts.promised:
        narrate("'?' is only suggested. Say what came of a step with 'ka promises --confirm CODE:N=kept'.")


def _block(group: Sequence[Promise], latest: Quarter) -> Iterator[str]:
    """An activity and its steps."""
    first = group[0]
    ended = " (ended: nobody answers)" if first.answer is None else ""
    yield from (click.style(line, bold=True) for line in folded(f"{first.code}  {shown_line(first.title)}{ended}"))
    for promise in group:
        mark = f"{promise.outcome}{'' if promise.confirmed else '?'}".ljust(_MARK)
        before = f"  {promise.number:>2}  {mark}  "
        line, *more = folded(f"{before}{shown_line(promise.step.text)}", " " * len(before))
        yield f"  {promise.number:>2}  {coloured(mark, _COLOURS.get(promise.outcome))}{line[len(before) - 2 :]}"
        yield from more
        for told in _told(promise, latest):
            yield from folded(f"{' ' * len(before)}{told}", " " * len(before))


_MARK = len("not kept?")


def _told(promise: Promise, latest: Quarter) -> Iterator[str]:
    """When it was promised for, and what speaks of it; ``latest`` is the quarter that promised most of them."""
    if promise.due is not None:
        since = "" if promise.origin.quarter == latest else f", promised in {promise.origin.quarter}"
        late = ": overdue" if promise.is_overdue else ": not yet due" if promise.is_not_yet_due else ""
        yield f"by {day_in_words(promise.due)}{since}{late}"
    if promise.evidence is not None:
        field = FIELD_LABELS[promise.evidence.field].lower()
        yield f'{promise.evidence.quarter} {field}: "{shown_line(promise.evidence.text)}"'


def _told_counts(counts: PromiseCounts) -> str:
    """The counts in a line: ``Confirmed: 3 kept, 1 moved. Suggested: 12 silent. 2 overdue, 4 not yet due.`` and so on."""
    parts = [_listed("Confirmed", counts.confirmed), _listed("Suggested", counts.suggested)]
    late = [f"{n} {words}" for n, words in ((counts.overdue, "overdue"), (counts.not_yet_due, "not yet due")) if n]
    return " ".join(filter(None, [*parts, f"{', '.join(late)}." if late else ""]))


def _listed(heading: str, outcomes: Mapping[PromiseOutcome, int]) -> str:
    told = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in PromiseOutcome if outcomes.get(outcome))
    return f"{heading}: {told}." if told else ""
