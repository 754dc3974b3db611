"""Bytes as text, whatever the program that wrote them."""

from __future__ import annotations

import pytest

from ka_tui.errors import DocumentUnreadable
from ka_tui.reports.readers.decoded_text import decoded_text
from ka_tui.reports.reading import Source

TEXT = "Café – £5\tnaïve\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings(encoding: str) -> None:
    assert decoded_text(Source("x.txt", TEXT.encode(encoding))) == TEXT


def test_utf_16_of_the_other_order() -> None:
    assert decoded_text(Source("x.txt", b"\xfe\xff" + TEXT.encode("utf-16-be"))) == TEXT


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 \n%abc", b"PK\x03\x04abc", b"\xd0\xcf\x11\xe0abc", b"\x00\x01\x02" * 50, b"text \x81 text", b"\xff\xfe\x00\xd8"],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable, match=r"x\.txt cannot be read"):
        decoded_text(Source("x.txt", data))


@pytest.mark.parametrize("text", ["\0\a", "a" * 9 + "\0" * 15, "a" * 2000 + "\0" * 90])
def test_stray_control_characters_make_no_text_binary(text: str) -> None:
    assert decoded_text(Source("x.txt", text.encode())) == text
