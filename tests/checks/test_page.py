"""docs/checks.md says what the checks do."""

from __future__ import annotations

from docs.make_checks import PAGE, page


def test_the_page_is_that_of_the_checks() -> None:
    assert page() == PAGE.read_text("utf-8"), "run 'make picture'"
