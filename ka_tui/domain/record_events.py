"""What an edit did to a record that is no activity, in a few words: to a quarter, a link or a setting."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.domain.changes import Edit, Table
from ka_tui.domain.days import day_in_words
from ka_tui.domain.quarter_records import NOTHING, QuarterRecord
from ka_tui.domain.setting_events import setting_event
from ka_tui.errors import KaError


def record_event(edit: Edit) -> str:
    """What happened: ``opened``, ``packs sent to Parks, Roads``, ``signed off as at 14 October 2022 by Officer``, ``linked``."""
    if edit.table is Table.SETTINGS:
        return setting_event(edit)
    if edit.table is Table.LINKS:
        return "linked" if edit.before is None else "no longer linked"
    return _quarter_event(edit)


def _quarter_event(edit: Edit) -> str:
    if edit.before is None or edit.after is None:
        return "opened" if edit.before is None else "taken out"
    try:
        was, is_now = NOTHING.with_documents(edit.before), NOTHING.with_documents(edit.after)
    except KaError:
        return "changed"
    return "; ".join((*_packs(was, is_now), *_closings(was, is_now), *_judged(was, is_now))) or "what is noted of it changed"


def _packs(was: QuarterRecord, is_now: QuarterRecord) -> Iterator[str]:
    known = {pack.key: pack for pack in was.packs}
    sent = [p.whose for p in is_now.packs if p.key not in known or p.sent_at != known[p.key].sent_at]
    back = [p.whose for p in is_now.packs if len(p.returns) > len(known[p.key].returns if p.key in known else ())]
    if sent:
        yield f"packs sent to {', '.join(sent)}"
    if back:
        yield f"returned by {', '.join(back)}"
    if was.packs != is_now.packs and not sent and not back:
        yield "packs or returns no longer noted"


def _closings(was: QuarterRecord, is_now: QuarterRecord) -> Iterator[str]:
    if was.closings == is_now.closings:
        return
    closed = is_now.closed
    if closed is not None:
        yield f"signed off as at {day_in_words(closed.as_at)} by {closed.name}"
    elif len(is_now.closings) < len(was.closings) or not is_now.closings:
        yield "no longer signed off"
    else:
        yield "opened again"


def _judged(was: QuarterRecord, is_now: QuarterRecord) -> Iterator[str]:
    for name, one, many in (("excuses", "finding", "findings"), ("judgements", "promise", "promises")):
        before, after = set(getattr(was, name)), set(getattr(is_now, name))
        for items, verb in (
            (after - before, "excused" if name == "excuses" else "judged"),
            (before - after, "no longer excused" if name == "excuses" else "no longer judged so"),
        ):
            if items:
                codes = ", ".join(sorted({item.code for item in items}))
                yield f"{len(items)} {one if len(items) == 1 else many} {verb}: {codes}"
