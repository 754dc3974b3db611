"""What a council calls things, in every place where a word for it stands."""

import pytest

from ka_tui.domain.labels import Labels, in_sentence, labels_of, opening, plural
from ka_tui.errors import InvalidField

OWN = Labels("Objective", "Objectives", "Service", "Cabinet Member")


def test_the_usual_words_are_those_of_the_published_reports() -> None:
    usual = Labels()
    assert (usual.one, usual.several, usual.of("team"), usual.of("next_steps")) == (
        "Activity",
        "Activities",
        "Team",
        "Next steps",
    )
    assert [usual.counted(number) for number in (0, 1, 2)] == ["0 activities", "1 activity", "2 activities"]
    assert usual.columns == {}


def test_a_council_s_own_words_take_their_place() -> None:
    assert (OWN.one, OWN.of("portfolio"), OWN.counted(1), OWN.counted(3)) == (
        "Objective",
        "Cabinet Member",
        "1 objective",
        "3 objectives",
    )
    assert OWN.columns == {"Objective": "title", "Service": "team", "Cabinet Member": "portfolio"}


@pytest.mark.parametrize(("label", "inside"), [("Key Activities", "key activities"), ("CMT Lead", "CMT lead"), ("R", "r")])
def test_inside_a_sentence_a_label_is_small_but_for_what_is_all_capitals(label: str, inside: str) -> None:
    assert in_sentence(label) == inside


def test_at_the_beginning_of_one_it_is_not() -> None:
    assert (opening("Key Activities"), opening("CMT Lead")) == ("Key activities", "CMT lead")


NAMES = [("Team", "Teams"), ("Body", "Bodies"), ("Bay", "Bays"), ("Church", "Churches"), ("Process", "Processes")]


@pytest.mark.parametrize(("one", "several"), NAMES)
def test_several_are_named_as_english_does(one: str, several: str) -> None:
    assert plural(one) == several


def test_labels_are_kept_and_read_in_their_normal_form() -> None:
    assert labels_of({"team": "  Lead\tService "}) == Labels(team="Lead Service")
    assert labels_of(OWN.to_dict()) == OWN


WRONG = [
    ("Team", "may name activity"),
    ({"teem": "x"}, "may name activity"),
    ({"team": ""}, "not empty"),
    ({"team": 1}, "must be texts"),
    ({"team": "x" * 41}, "at most 40"),
    ({"team": "progress"}, "'progress' here: another column"),
    ({"team": "PORTFOLIO"}, "'portfolio' here: another column"),
    ({"activity": "Key Status"}, "'status' here: another column"),
]


@pytest.mark.parametrize(("value", "why"), WRONG)
def test_what_cannot_be_a_label_is_refused(value: object, why: str) -> None:
    with pytest.raises(InvalidField, match=why):
        labels_of(value)
