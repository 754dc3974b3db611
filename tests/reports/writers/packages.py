"""The parts of an office file, and what of them must not change from one version of a library to the next."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree.ElementTree import canonicalize
from zipfile import ZipFile

from PIL import Image

_VERSION = re.compile(r'office:version="1\.\d"')


def part(data: bytes, name: str) -> str:
    """One part as text."""
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def names(data: bytes) -> list[str]:
    """The names of all parts, in their order."""
    with ZipFile(BytesIO(data)) as package:
        return package.namelist()


def canonical_parts(data: bytes) -> dict[str, str]:
    """The XML that we answer for in its canonical form: not odfdo's manifest and version, nor openpyxl's theme."""
    left_out = ("META-INF/manifest.xml", "xl/theme/theme1.xml")
    return {
        name: canonicalize(_VERSION.sub('office:version=""', part(data, name)), rewrite_prefixes=True)
        for name in names(data)
        if name.endswith((".xml", ".rels")) and name not in left_out
    }


def picture(kind: str = "PNG") -> bytes:
    """A picture of one colour, twice as wide as high."""
    made = BytesIO()
    Image.new("RGB", (40, 20), "#336699").save(made, kind)
    return made.getvalue()
