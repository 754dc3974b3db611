"""What holds for all of a web page: its style sheets, the colours of its pictures, and whether it is an export of ours."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from urllib.parse import unquote_to_bytes

from ka_tui.reports.extras import extra
from ka_tui.reports.readers.html.styles import StyleSheet
from ka_tui.reports.readers.office.picture_colour import picture_colour

with extra("html", "HTML pages"):
    from lxml.etree import _Element

_DATA_URI = re.compile(r"data:image/[\w.+-]+(?P<more>[^,]*),(?P<data>.*)", re.IGNORECASE | re.DOTALL)


class Page:
    """A page that is being read. ``ours`` has its roles and its blanks count, and nothing of it hidden: a filter hides rows."""

    def __init__(self, root: _Element, ours: bool) -> None:
        self.styles = StyleSheet("".join(style.itertext()) for style in root.iter("style") if not ours)
        self.ours = ours
        self._colours: dict[str, str | None] = {}

    def colour_of(self, picture: str) -> str | None:
        """The colour of a picture that stands in the page itself, as a ``data:`` URI; nothing is fetched for any other."""
        if picture not in self._colours:
            data = _picture_in(picture)
            with extra("html", "HTML pages"):
                self._colours[picture] = picture_colour(data) if data else None
        return self._colours[picture]


def _picture_in(uri: str) -> bytes:
    found = _DATA_URI.fullmatch(uri.strip())
    if found is None:
        return b""
    try:
        return b64decode(found["data"]) if "base64" in found["more"].lower() else unquote_to_bytes(found["data"])
    except (NotBase64, ValueError):
        return b""
