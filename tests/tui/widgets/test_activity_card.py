import pytest
from rich.cells import cell_len

from ka_tui.domain.activities import Activity
from ka_tui.domain.statuses import PRINTED_KEY
from ka_tui.tui.widgets.activity_card import ActivityCard
from ka_tui.tui.widgets.rows import ActivityRow
from tests.tui.widgets.widget_samples import AUTUMN, HOSTILE, SPRING, SUMMER, Stage, activity, is_safe, register, screen_lines


async def shown(row: ActivityRow | None, width: int = 60) -> list[str]:
    card = ActivityCard()
    async with Stage(card).run_test(size=(width, 40)) as pilot:
        card.show(row, PRINTED_KEY)
        await pilot.pause()
        lines = screen_lines(card)
        assert all(cell_len(line) == width and is_safe(line) for line in lines)
        return [line.rstrip() for line in lines]


def row(present: Activity, *past: Activity) -> ActivityRow:
    return ActivityRow(present, register(present, *past))


async def test_a_card_says_what_it_is_how_it_stands_and_who_answers() -> None:
    present = activity("KA.01.01", "Mend the clock of the town hall", status="amber", team="Works", portfolio="Property")
    past = activity("KA.01.01", quarter=SPRING, status="green")
    assert await shown(row(present, past)) == [
        "KA.01.01",
        "Mend the clock of the town hall",
        "▲ Amber, was Green    Works    Property",
    ]


async def test_a_narrow_card_breaks_its_lines() -> None:
    present = activity("KA.01.01", "Mend the clock of the town hall", status="red", team="Buildings", portfolio="Property")
    assert await shown(row(present), 20) == [
        "KA.01.01",
        "Mend the clock of",
        "the town hall",
        "■ Red",
        "Buildings",
        "Property",
    ]


async def test_reason_source_and_last_change_are_told() -> None:
    present = Activity(
        SPRING,
        "KA.01.01",
        "Mend the clock",
        status_source="▶",
        reason="Parts are late.",
        revision=3,
        updated_at="2030-07-01T09:30:00Z",
        updated_by="jo",
    )
    assert (await shown(row(present), 90))[2:] == [
        "· Not stated",
        "Reason: Parts are late.",
        "Status printed as ▶ · Changed 1 July 2030 at 09:30 by jo · Revision 3",
    ]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("green", "red", "■ Red, was Green"),
        ("green", "green", "▶ Green, 2 quarters Green"),
        (None, "green", "▶ Green, was Not stated"),
        (None, None, "· Not stated"),
    ],
)
async def test_movement_is_put_into_words(before: str | None, after: str | None, words: str) -> None:
    present = activity("KA.01.01", status=after, team="")
    assert (await shown(row(present, activity("KA.01.01", quarter=SPRING, status=before))))[2] == words


async def test_an_activity_that_is_new_this_quarter_is_said_to_be() -> None:
    present = activity("KA.01.02", status="green", team="")
    assert (await shown(row(present, activity("KA.01.01", quarter=SPRING))))[2] == "▶ Green, new this quarter"


async def test_the_quarters_before_are_told_in_words_or_where_these_do_not_fit_in_letters() -> None:
    present = activity("KA.01.01", quarter=AUTUMN, status="amber", team="")
    past = activity("KA.01.01", quarter=SPRING, status="green"), activity("KA.01.01", quarter=SUMMER)
    assert (await shown(row(present, *past)))[3] == "Q1 ▶ Green  Q2 · Not stated  Q3 ▲ Amber"
    assert (await shown(row(present, *past), 24))[-1] == "Q1 ▶ G  Q2 ·  Q3 ▲ A"
    assert not [line for line in await shown(row(present, *past), 16) if "Q1" in line]


async def test_quarters_that_were_all_alike_are_told_by_their_number_alone() -> None:
    quarters = [activity("KA.01.01", quarter=quarter, status="red", team="") for quarter in (SPRING, SUMMER, AUTUMN)]
    assert (await shown(row(quarters[2], *quarters[:2])))[2:] == ["■ Red, 3 quarters Red"]


async def test_a_brief_card_leaves_the_past_out() -> None:
    card = ActivityCard()
    quarters = zip((SPRING, SUMMER, AUTUMN), ("red", "amber", "green"), strict=True)
    past = [activity("KA.01.01", quarter=quarter, status=status, reason="New parts") for quarter, status in quarters]
    async with Stage(card).run_test(size=(60, 40)) as pilot:
        card.brief = True
        card.show(row(past[2], *past[:2]))
        await pilot.pause()
        assert [line.rstrip() for line in screen_lines(card)] == [
            "KA.01.01  Mend the clock",
            "▶ Green, was Amber    Works",
            "Reason: New parts",
        ]


async def test_a_sentence_stands_where_there_is_no_activity() -> None:
    card = ActivityCard()
    async with Stage(card).run_test(size=(24, 40)) as pilot:
        card.show(None, note="[Parks]: 4 activities, folded.")
        await pilot.pause()
        assert [line.rstrip() for line in screen_lines(card)] == ["[Parks]: 4 activities,", "folded."]


async def test_no_activity_takes_no_room() -> None:
    assert await shown(None) == []


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [20, 60])
async def test_hostile_text_in_every_field_stays_aligned_safe_and_short(text: str, width: int) -> None:
    present = Activity(SPRING, "KA.01.01", text, team=text, portfolio=text, reason=text, status=text, status_source=text)
    present = present.with_content({"updated_at": text, "updated_by": text})
    assert 0 < len(await shown(row(present), width)) <= 20


async def test_a_card_grows_and_shrinks_with_its_activity() -> None:
    card = ActivityCard()
    async with Stage(card).run_test(size=(30, 40)) as pilot:
        for title, height in (("Short", 3), ("A title of so many words that it takes three lines of the card", 5), ("Short", 3)):
            card.show(row(activity("KA.01.01", title)), PRINTED_KEY)
            await pilot.pause()
            assert card.size.height == height


@pytest.mark.parametrize("brief", [False, True])
async def test_the_words_of_a_query_are_pointed_out_in_what_the_activity_says(brief: bool) -> None:
    present = activity(
        "KA.01.01", "Mend the Café", status="red", team="Café team", portfolio="Cafés", reason="No café, no reason"
    )
    card = ActivityCard()
    async with Stage(card).run_test(size=(60, 40)) as pilot:
        card.brief = brief
        card.show(row(present), PRINTED_KEY, ("cafe", "reason", "red"))
        await pilot.pause()
        assert pointed_out(card) == ["Café", "Café", "Café", "café", "reason"]
        card.show(row(present), PRINTED_KEY)
        assert pointed_out(card) == []


def pointed_out(card: ActivityCard) -> list[str]:
    lines = (card.render_line(y) for y in range(card.size.height))
    return [part.text for line in lines for part in line if part.style and part.style.underline]
