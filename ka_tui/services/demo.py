"""The sample register, copied to where it may be played with and thrown away."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "sample_data", _PACKAGE.parent / "sample_data")
"""Where the sample data lie: inside an installed package, or beside it in a checkout."""

REGISTER_NAME = "demo-register.json"


def sample_register() -> Path:
    """The sample register as it is shipped."""
    return next(place for folder in _PLACES if (place := folder / REGISTER_NAME).exists())


@contextmanager
def throw_away_register() -> Iterator[Path]:
    """A copy of the sample register in a folder that is gone afterwards, backups and all."""
    with tempfile.TemporaryDirectory(prefix="ka-demo-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / REGISTER_NAME
        shutil.copyfile(sample_register(), copy)
        yield copy
