"""The settings as a file: what is exported reads back, and what is wrong is told with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ka_tui.domain.labels import Labels
from ka_tui.domain.register import Register
from ka_tui.domain.schemes import BRAG, SCHEMES
from ka_tui.errors import DocumentDamaged, DocumentUnreadable
from ka_tui.services.settings_file import read_settings, read_settings_file, settings_text

OWN = Register(
    council='Vale of "Ashdown"',
    notice="Drafts only\\",
    labels=Labels("Objective", "Objectives", "Service", "Cabinet member"),
    checks_off=("no-status",),
)


@pytest.mark.parametrize("name", SCHEMES)
def test_what_is_exported_reads_back(name: str) -> None:
    register = OWN._replace(scheme=SCHEMES[name])
    assert read_settings("council.toml", settings_text(register).encode())(Register()) == register


def test_what_a_file_does_not_say_stays() -> None:
    wanted = read_settings("council.toml", b'[labels]\nteam = "Division"\n')
    assert wanted(OWN) == OWN._replace(labels=OWN.labels._replace(team="Division"))


def test_a_scheme_that_comes_along_is_named() -> None:
    assert read_settings("council.toml", b'scheme = "brag"\n')(OWN).scheme == BRAG


STATUS = '[[statuses]]\nid = "on"\nword = "On"\nsymbol = "▲"\ncolour = "#00ff00"\nkey = "o"\nmeaning = ""\nclass = "on course"\n'

WRONG = [
    ("council = Vale\n", "line 1: Invalid value"),
    ('council = "A"\n\nteam = "B"\n', "line 3: 'team' is no setting"),
    ("\nnotice = 5\n", "line 2: 'notice' must be a text"),
    ('labels = "x"\n', r"line 1: \[labels\] must be a table"),
    ('[labels]\nteem = "x"\n', "line 2: 'teem' is no label; there are activity"),
    ('[labels]\n\nteam = ""\n', "line 3: The labels must be texts"),
    ('checks-off = "all"\n', "line 1: 'checks-off' must be a list"),
    ('checks-off = ["no-statis"]\n', "line 1: .*did you mean no-status"),
    ('scheme = "bragg"\n', "line 1: The scheme can be rag, brag, five-step"),
    ('scheme = "brag"\n' + STATUS, "line 1: 'scheme' names a scheme"),
    ("statuses = 3\n", r"line 1: statuses stand under \[\[statuses\]\]"),
    (STATUS + STATUS.replace('"o"', '"i"'), "line 10: status 2: Another status has the id 'on' too"),
    (STATUS.replace('"o"', '"oo"'), "line 6: status 1: Its key must be"),
    (STATUS.replace('"o"', "7"), "line 6: status 1: 'key' must be a text"),
    (STATUS.replace("on course", "fine"), "line 8: status 1: 'class' must be one of done, on course"),
    (STATUS + "shape = 1\n", "line 9: status 1: 'shape' is nothing that a status has"),
    (STATUS + "aliases = [1]\n", "line 9: status 1: 'aliases' must be a list"),
    (STATUS + 'needs-reason = "yes"\n', "line 9: status 1: 'needs-reason' must be true or false"),
    ('[[statuses]]\nid = "on"\nclass = "done"\n', "line 1: status 1: It has no word"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(DocumentDamaged) as refused:
        read_settings("council.toml", text.encode())
    assert re.match(f"council.toml is damaged: {told}", str(refused.value)), refused.value


def test_what_is_no_text_or_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable, match="UTF-8"):
        read_settings("council.toml", 'council = "é"'.encode("utf-16"))
    with pytest.raises(DocumentUnreadable, match=r"gone\.toml cannot be read: no such file"):
        read_settings_file(tmp_path / "gone.toml")
