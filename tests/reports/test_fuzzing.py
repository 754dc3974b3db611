"""Damaged documents: whatever is wrong with a file, its reader says so in one sentence or reads what is left of it.

``KA_FUZZ_SECONDS=600`` goes on for ten minutes with each reader.
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Iterator

import pytest

from ka_tui.errors import DocumentError, QuarterNotStated
from ka_tui.reports.formats import FORMATS, Format, format_named, read, write
from ka_tui.reports.reading import Hints, Source
from tests.reports.report_samples import SAMPLE

SECONDS = float(os.environ.get("KA_FUZZ_SECONDS", "0"))
FEW = {"pdf": 4}
"""How many damaged documents of a format are read in a usual run; a PDF is read in a process of its own, which takes a while."""

WRITTEN = [fmt for fmt in FORMATS if fmt.writer and fmt.reader]
HOSTILE = (
    b"\x00",
    b"\xff\xfe",
    b"<",
    b"&",
    b"]]>",
    b"<!DOCTYPE x>",
    b'"',
    b"99999999999",
    b"-1",
    b"\xed\xa0\x80",
    b"</w:tbl>",
    b"#REF!",
)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """A document with a few bytes changed, cut out, doubled, or replaced by what parsers stumble over."""
    content = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(max(1, len(content)))
        match dice.randrange(5):
            case 0:
                content[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del content[place : place + dice.randint(1, 200)]
            case 2:
                content[place:place] = content[place : place + dice.randint(1, 200)]
            case 3:
                content[place:place] = dice.choice(HOSTILE)
            case _:
                del content[max(1, len(content) - dice.randint(1, 2000)) :]
    return bytes(content)


def damaged_part(data: bytes, dice: random.Random) -> bytes:
    """A zip package in which one part is damaged and all the rest is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = dice.choice(sorted(parts))
    parts[name] = damaged(parts[name], dice)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return written.getvalue()


def documents(fmt: Format, data: bytes) -> Iterator[bytes]:
    """Damaged documents: a fixed number, or as many as there is time for."""
    dice = random.Random(7)  # noqa: S311 - the same damage in every run
    is_package = data.startswith(b"PK")
    end = time.monotonic() + SECONDS
    count = 0
    while time.monotonic() < end if SECONDS else count < FEW.get(fmt.name, 40):
        count += 1
        yield damaged_part(data, dice) if is_package and count % 4 else damaged(data, dice)


@pytest.mark.parametrize("name", [fmt.name for fmt in WRITTEN])
def test_a_damaged_document_is_read_or_refused_and_nothing_else(name: str) -> None:
    fmt = format_named(name)
    for content in documents(fmt, write(SAMPLE, fmt)):
        try:
            reading = read(Source(f"Q2-2022{fmt.endings[0]}", content), Hints())
        except (DocumentError, QuarterNotStated):
            continue
        assert isinstance(reading.activities, tuple)
