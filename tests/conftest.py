"""How hypothesis looks for counter-examples: never against the clock, and in CI the same ones in every run."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")
