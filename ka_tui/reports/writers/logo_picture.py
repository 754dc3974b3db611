"""The council's logo as the sheets and the OpenDocument text show it: whole, at the size that there is room for."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from ka_tui.errors import DocumentUnreadable

_KINDS = ("PNG", "JPEG")


class Logo(NamedTuple):
    """A logo: its bytes, its media type as in ``image/png``, the width at which it is shown, and its text alternative."""

    data: bytes
    media_type: str
    width: float
    alternative: str

    @property
    def ending(self) -> str:
        """The ending of its file's name: ``png`` or ``jpeg``."""
        return self.media_type.partition("/")[2]


def logo_picture(data: bytes, council: str, height: float) -> Logo:
    """The logo as wide as it is at this height, in the same unit; raises DocumentUnreadable for what is no PNG or JPEG."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_KINDS) as opened:
                kind, (across, down) = opened.format or "", opened.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, SyntaxError, ValueError) as error:
        raise DocumentUnreadable("The logo", "it is no PNG or JPEG picture") from error
    return Logo(data, f"image/{kind.lower()}", height * across / down, f"Logo of {council}" if council else "Logo")
