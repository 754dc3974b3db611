"""``ka compare``: what became of each activity from one quarter to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from ka_tui.cli.completing import complete_quarter
from ka_tui.cli.output import AFTER, BEFORE, coloured, narrate, print_json
from ka_tui.cli.parameters import QuarterType, desk_of
from ka_tui.cli.tables import Column, print_table
from ka_tui.domain.activities import FIELD_LABELS, Activity
from ka_tui.domain.comparing import Compared, Comparison, Fate, compare
from ka_tui.domain.differences import Difference, Piece, excerpted, word_differences
from ka_tui.domain.quarters import Quarter
from ka_tui.domain.statuses import StatusScheme
from ka_tui.domain.text import shown, shown_line

_SIGNS = {Difference.REMOVED: ("[-{}-]", BEFORE), Difference.ADDED: ("{{+{}+}}", AFTER)}


@click.command("compare")
@click.argument("one", metavar="Q", type=QuarterType(), shell_complete=complete_quarter)
@click.argument("other", metavar="Q", type=QuarterType(), shell_complete=complete_quarter)
@click.option("--texts", is_flag=True, help="Show which words of titles and texts changed.")
@click.option("--json", "as_json", is_flag=True, help="An object with the quarters, the counts and all activities.")
@click.pass_context
def compare_command(ctx: click.Context, one: Quarter, other: Quarter, texts: bool, as_json: bool) -> None:
    """Compare two quarters: what moved, what is new, what ended.

    From one financial year to another an activity is followed by the links between the plans. Of several that were merged
    or split the status that is worst counts.

    \b
    Examples:
      ka compare Q1-2022 Q2-2022
      ka compare Q3-2021 Q2-2022 --texts
      ka compare Q3-2021 Q2-2022 --json
    """
    register = desk_of(ctx).store.snapshot()
    comparison = compare(register, one, other)
    if as_json:
        print_json(_as_json(comparison, texts=texts))
        return
    click.echo(click.style(_heading(comparison), bold=True))
    print_table(_COLUMNS, [_row(register.scheme, compared) for fate in Fate for compared in comparison.of(fate)])
    if texts:
        for compared in comparison.activities:
            for line in _text_lines(compared):
                click.echo(line)
    _tell(comparison, one)


_COLUMNS = (
    Column(""),
    Column("Code", share=1, least=19),
    Column("Activity", share=2, least=12),
    Column("Was", share=1, least=12),
    Column("Is", share=1, least=12),
    Column("Changed", share=1),
)


def _heading(comparison: Comparison) -> str:
    counts = ", ".join(f"{count} {fate.words.lower()}" for fate, count in comparison.counts.items() if count)
    return f"{comparison.first.label} to {comparison.second.label}: {counts or 'no activities'}"


def _row(scheme: StatusScheme, compared: Compared) -> list[str]:
    said = (compared.regrouped, ", ".join(FIELD_LABELS[name].lower() for name in compared.changed))
    return [
        compared.fate.words,
        _codes(compared),
        compared.text_after("title") or compared.text_before("title"),
        _statuses(scheme, compared.before),
        _statuses(scheme, compared.after),
        "; ".join(filter(None, said)),
    ]


def _codes(compared: Compared) -> str:
    """The code, or both where it changed: ``KA.01.01 → KA.01.07``."""
    before, after = (", ".join(activity.code for activity in side) for side in (compared.before, compared.after))
    return " → ".join(dict.fromkeys(filter(None, (before, after))))


def _statuses(scheme: StatusScheme, activities: Sequence[Activity]) -> str:
    return ", ".join(scheme.label(activity.status) for activity in activities)


def _text_lines(compared: Compared) -> Iterator[str]:
    if compared.changed:
        yield ""
        yield click.style(shown_line(f"{_codes(compared)} {compared.text_after('title')}"), bold=True)
    for name in compared.changed:
        yield f"{FIELD_LABELS[name]}:"
        pieces = excerpted(word_differences(compared.text_before(name), compared.text_after(name)), longest=1000)
        yield from (f"   {line}" for line in _told_apart(pieces).split("\n") if line.strip())


def _told_apart(pieces: Iterable[Piece]) -> str:
    """Both versions of a text in one, with a blank at least between what went and what came."""
    text, before = "", Difference.SAME
    for piece in pieces:
        apart = Difference.SAME not in (before, piece.kind) and not text[-1:].isspace()
        text, before = f"{text}{' ' * apart}{_marked(piece)}", piece.kind
    return text


def _marked(piece: Piece) -> str:
    """A piece of a text, between marks and in colour where it came or went, each of its lines by itself."""
    if piece.kind is Difference.SAME:
        return shown(piece.text)
    mark, colour = _SIGNS[piece.kind]
    lines = piece.text.split("\n")
    return "\n".join(
        coloured(mark.format(shown(line.strip())), colour) + line[len(line.rstrip()) :] if line.strip() else line
        for line in lines
    )


def _tell(comparison: Comparison, named_first: Quarter) -> None:
    """What is to be known of the order, and of plans that nothing links."""
    first, second = comparison.first, comparison.second
    if named_first != first:
        narrate(f"{first} is the earlier quarter, so it stands first.")
    if first.year != second.year and not comparison.are_joined:
        years = f"{first.financial_year} {second.financial_year}"
        narrate(f"No links lead from one plan to the other. 'ka links suggest {years}' finds what may belong together.")


def _as_json(comparison: Comparison, *, texts: bool) -> dict[str, Any]:
    return {
        "first": str(comparison.first),
        "second": str(comparison.second),
        "counts": {str(fate): count for fate, count in comparison.counts.items()},
        "activities": [_compared_as_json(compared, texts=texts) for compared in comparison.activities],
    }


def _compared_as_json(compared: Compared, *, texts: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "movement": str(compared.fate),
        "before": [_activity_as_json(activity) for activity in compared.before],
        "after": [_activity_as_json(activity) for activity in compared.after],
        "changed": list(compared.changed),
    }
    if texts:
        shown["texts"] = {
            name: {"before": compared.text_before(name), "after": compared.text_after(name)} for name in compared.changed
        }
    return shown


def _activity_as_json(activity: Activity) -> dict[str, Any]:
    return {"code": activity.code, "title": activity.title, "status": activity.status}
