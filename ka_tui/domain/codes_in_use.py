"""Every code that a register has: of its activities, and of what else names them."""

from __future__ import annotations

from collections.abc import Iterator

from ka_tui.domain.codes import CodePattern
from ka_tui.domain.quarter_records import QuarterRecord
from ka_tui.domain.register import Register


def odd_codes(register: Register, pattern: CodePattern) -> Iterator[tuple[str, str]]:
    """Each code that is not one of the pattern in its normal form, and where it stands, as ``a link`` or ``Q2-2022``."""
    return ((code, place) for code, place in _codes_in(register) if not pattern.is_normal(code))


def _codes_in(register: Register) -> Iterator[tuple[str, str]]:
    for quarter, activities in register.quarters.items():
        yield from ((code, str(quarter)) for code in activities)
    for quarter, record in register.records.items():
        yield from ((code, f"{what} of {quarter}") for code, what in _codes_of(record))
    for link in register.links:
        yield from ((code, "a link") for code in (link.from_code, link.to_code))


def _codes_of(record: QuarterRecord) -> Iterator[tuple[str, str]]:
    """The codes that a quarter's record names, and what of it does."""
    for pack in record.packs:
        yield from ((code, "a pack") for code in pack.codes)
    yield from ((excuse.code, "an excuse") for excuse in record.excuses)
    yield from ((judgement.code, "a judgement") for judgement in record.judgements)
