"""Reports to check: 10,000 activities over two quarters, in the prose of the sample reports, varied so that no two are alike."""

from __future__ import annotations

import random
from pathlib import Path

from ka_tui.domain.activities import Activity
from ka_tui.domain.narrative import blocks
from ka_tui.domain.register import Register
from ka_tui.services.demo import throw_away_register
from ka_tui.services.desk import open_desk


def prose_register(count: int) -> Register:
    """A register whose two last quarters have so many activities each, of some 700 characters of sentences from the samples."""
    with throw_away_register() as path:
        sample = open_desk(Path(path)).register
    earlier, latest = sorted(sample.quarters)[-2:]
    activities = sample.activities(latest)
    said = {name: [b.text for a in activities for b in blocks(getattr(a, name))] for name in ("progress", "next_steps")}
    chance = random.Random(7)  # noqa: S311 - nothing secret, and the same every time

    def text(name: str, length: int) -> str:
        parts: list[str] = []
        while sum(map(len, parts)) < length:
            parts.append(chance.choice(said[name]))
        return "\n".join(f"- {part}" for part in parts)

    def one(number: int) -> Activity:
        model = activities[number % len(activities)]
        code = f"KA.{number // 100 + 1:02}.{number % 100 + 1:02}"
        return model._replace(code=code, progress=text("progress", 450), next_steps=text("next_steps", 250))

    quarters = {
        quarter: {a.code: a._replace(quarter=quarter) for a in (one(number) for number in range(count))}
        for quarter in (earlier, latest)
    }
    return sample._replace(quarters=quarters, records={})
