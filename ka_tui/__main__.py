"""``python -m ka_tui`` is ``ka``."""

from ka_tui.cli import main

main()
