"""Draw the second part of docs/checks.md from the registry of checks, so that the page says what they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ka_tui.checks.check import Check, Example
from ka_tui.checks.registry import CHECKS

PAGE = Path(__file__).resolve().parent / "checks.md"
MARKER = "<!-- From here on the page is drawn from the checks themselves: make picture -->"

_EXAMPLES = 3


def page() -> str:
    """The page: its first part as it stands, and what follows from the checks."""
    written = PAGE.read_text("utf-8").partition(MARKER)[0]
    sections = (line for check in CHECKS for line in _section(check))
    return "\n".join((f"{written}{MARKER}", "", "## Each check", "", *_table(), "", *sections))


def _table() -> Iterator[str]:
    yield "| check | finds | severity |"
    yield "|---|---|---|"
    yield from (f"| [`{check.id}`](#{check.id}) | {check.title} | {check.severity} |" for check in CHECKS)


def _section(check: Check) -> Iterator[str]:
    yield from (f"### {check.id}", "", f"**{check.title}** ({check.severity}). {check.meaning}", "")
    yield from (f"*Source:* {check.source}", "")
    for found, heading in ((True, "Finds:"), (False, "Leaves alone:")):
        examples = [example for example in check.examples if (example.evidence is not None) is found][:_EXAMPLES]
        yield from (heading, "", *(f"- {_told(example)}" for example in examples), "")


def _told(example: Example) -> str:
    told = [*_fields(example.content, ""), *_fields(example.before or {}, "before, ")]
    return "; ".join(told) or "an activity that says nothing"


def _fields(content: object, when: str) -> Iterator[str]:
    assert isinstance(content, dict)  # noqa: S101 - examples are literals
    for name, value in content.items():
        text = " / ".join(str(value).split("\n"))
        yield f"{when}{name.replace('_', ' ')}: “{text}”"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
