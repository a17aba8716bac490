"""Going through the people one by one, by keys alone."""

from textual.pilot import Pilot

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import (
    TODAY,
    Running,
    TellingClipboard,
    chosen_by,
    everything_on,
    home_of,
    settled,
)


def round_of(pilot: Pilot[None]) -> Triage:
    screen = pilot.app.screen
    assert isinstance(screen, Triage)
    return screen


def up(pilot: Pilot[None]) -> Contact:
    """Whose turn it is."""
    contact = round_of(pilot).contact
    assert contact is not None
    return contact


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_a_card_tells_why_what_was_said_last_and_who_follows(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        first = demo.outreach.queue()[0]
        await press(pilot, "t")
        screen = everything_on(pilot)
        assert up(pilot).id == first.id
        assert first.name in screen
        assert "Why now" in screen
        assert "Said last" in screen
        assert "You could write" in screen
        assert f"next: {demo.outreach.queue()[1].name}" in screen
        assert "1 of 11" in screen


async def test_a_whole_day_takes_at_most_three_keys_for_each_person(
    demo: Services, running: Running
) -> None:
    """Every kind of decision once; each brings the next person."""
    async with running(demo) as pilot:
        await press(pilot, "t")
        everybody = round_of(pilot).sitting.ids
        decisions = [["d"], ["s", "2"], ["P"], ["X", "y"], ["space"]]
        count = 0
        for place, number in enumerate(everybody):
            assert up(pilot).id == number
            keys = decisions[place % len(decisions)]
            count += len(keys)
            await press(pilot, *keys)
        assert round_of(pilot).contact is None
        assert count <= 3 * len(everybody)
        assert sum(round_of(pilot).sitting.counts.values()) >= len(everybody) - 3
        assert "Done for today" in everything_on(pilot)


async def test_leaving_half_way_keeps_the_place(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t", "space", "s", "1")
        here = up(pilot)
        await press(pilot, "q")
        assert pilot.app.screen is home_of(pilot)
        await press(pilot, "t")
        assert up(pilot).id == here.id
        assert "1 set aside" in everything_on(pilot)


async def test_the_place_is_kept_when_the_program_is_started_again(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t", "space", "s", "1")
        here, everybody = up(pilot), round_of(pilot).sitting.ids
    came_in = demo.directory.add("Somebody New")
    demo.promises.made(came_in, "send it", PartialDate.on(TODAY))
    async with running(demo) as pilot:
        await press(pilot, "t")
        assert up(pilot).id == here.id
        assert "1 set aside" in everything_on(pilot)
        assert round_of(pilot).sitting.ids == (*everybody, came_in.id)
        await press(pilot, "u")
        assert demo.directory.contacts.get(came_in.id) is not None


async def test_undo_gives_the_turn_back(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t")
        first = up(pilot)
        await press(pilot, "s", "1")
        assert up(pilot).id != first.id
        await press(pilot, "u")
        assert up(pilot).id == first.id
        assert demo.directory.contacts[first.id] == first
        assert "set aside" not in everything_on(pilot).splitlines()[0]


async def test_writing_leads_through_the_message_and_back_to_the_next_card(
    demo: Services, running: Running, clipboard: TellingClipboard
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t")
        first, second = round_of(pilot).sitting.ids[:2]
        await press(pilot, "c")
        assert pilot.app.screen is home_of(pilot)
        await press(pilot, *"A true word")
        draft = pilot.app.screen.query_one(Composer).draft
        assert draft is not None
        assert draft.contact_id == first
        await press(pilot, "ctrl+o")
        if not clipboard.texts:
            await press(pilot, "ctrl+o")
        await press(pilot, "y")
        await pilot.pause(0.2)
        assert up(pilot).id == second
        assert "1 written to" in everything_on(pilot)


async def test_a_draft_that_is_left_for_later_brings_the_next_card(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t")
        second = round_of(pilot).sitting.ids[1]
        await press(pilot, "c", *"Later", "escape")
        await pilot.pause(0.2)
        assert up(pilot).id == second
        assert "1 drafted" in everything_on(pilot)


async def test_a_note_stays_with_the_person(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t")
        first = up(pilot)
        await press(pilot, "n", *"Likes figs", "enter")
        assert up(pilot).id == first.id
        assert any(entry.summary == "Likes figs" for entry in up(pilot).timeline)


async def test_o_shows_the_person_among_everyone(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t", "space")
        here = up(pilot)
        await press(pilot, "o")
        assert pilot.app.screen is home_of(pilot)
        assert chosen_by(pilot).id == here.id


async def test_a_week_is_longer_than_a_day_and_keeps_what_was_done(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t", "s", "1")
        day = len(round_of(pilot).sitting.ids)
        await press(pilot, "v")
        assert len(round_of(pilot).sitting.ids) > day - 1
        assert "The list of a week" in everything_on(pilot)
        await press(pilot, "v")
        assert "The list of a day" in everything_on(pilot)


async def test_an_empty_book_has_no_round(empty: Services, running: Running) -> None:
    async with running(empty) as pilot:
        await press(pilot, "t")
        assert pilot.app.screen is home_of(pilot)


async def test_help_and_palette_know_the_round(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t", "question_mark")
        assert "One person at a time" in everything_on(pilot)
        await press(pilot, *"skip", "enter")
        await pilot.pause(0.2)
        assert round_of(pilot).sitting.at == 1


async def test_it_fits_into_a_small_window(demo: Services, running: Running) -> None:
    async with running(demo, size=(80, 24)) as pilot:
        await press(pilot, "t")
        screen = everything_on(pilot)
        assert "Why now" in screen
        assert "next:" in screen
        assert "You could write" in screen
