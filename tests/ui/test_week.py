"""The weekly ritual: seven steps, each of which can be taken, skipped and come back to."""

from datetime import timedelta

from textual.pilot import Pilot

from reconnect_tui.core.dates import PartialDate
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.screens.week import Week
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import (
    NOW,
    TODAY,
    Running,
    TellingClipboard,
    everything_on,
    home_of,
    settled,
    until,
)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_every_step_can_be_skipped_and_the_ticks_stay(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "g", "w", "space", "space")
        assert everything_on(pilot).count("✓") == 2
        await press(pilot, "q")
        assert pilot.app.screen is home_of(pilot)
        await press(pilot, "T")
        assert everything_on(pilot).count("✓") == 2


async def test_a_step_goes_through_its_people_and_is_ticked(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        owed = [place.id for place in demo.outreach.queue() if place.lane == "owe"]
        await press(pilot, "T", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, Triage)
        assert list(screen.sitting.ids) == owed
        await press(pilot, "s", "1", "q")
        assert isinstance(pilot.app.screen, Week)
        assert everything_on(pilot).count("✓") == 1


async def test_the_last_step_counts_what_was_done_and_never_what_was_not(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        contact = next(iter(demo.directory.contacts.values()))
        demo.outreach.log([contact], "Hello", kind="message", direction="out", source="screen")
        demo.outreach.pause(demo.directory.contacts[contact.id])
        await press(pilot, "T", "space", "end", "enter")
        await until(pilot, lambda: "Since" in everything_on(pilot))
        words = everything_on(pilot).lower()
        assert "two messages sent, to two people" in words
        assert "one person left to rest" in words
        assert "two of 7 steps" in words
        assert " 0 of" not in words
        assert not any(word in words for word in ("missed", "overdue", "failed", "neglected"))


async def test_with_nothing_done_yet_the_look_back_says_so_kindly(
    empty: Services, running: Running
) -> None:
    empty.directory.add("Ada")
    async with running(empty) as pilot:
        await press(pilot, "T", "end", "enter")
        await until(pilot, lambda: "Since" in everything_on(pilot))
        assert "One of 7 steps" in everything_on(pilot)
        assert "sent" not in everything_on(pilot)


async def test_a_step_with_nobody_in_it_says_so_and_is_ticked(
    empty: Services, running: Running
) -> None:
    empty.directory.add("Ada")
    async with running(empty) as pilot:
        await press(pilot, "T", "enter")
        assert "Nobody is waiting for an answer." in everything_on(pilot)
        assert everything_on(pilot).count("✓") == 1


async def test_the_ticks_are_there_again_after_a_restart_and_a_new_week_has_none(
    clipboard: TellingClipboard, running: Running
) -> None:
    book = AddressBook.in_memory(now=lambda: NOW)
    day = [TODAY]
    services = services_for(book, clipboard, lambda: day[0])
    services.directory.add("Ada")
    steps = book.undo_steps()
    async with running(services) as pilot:
        await press(pilot, "T", "space", "space", "space")
    async with running(services) as pilot:
        day[0] = TODAY + timedelta(days=6)  # the Sunday
        await press(pilot, "T")
        assert everything_on(pilot).count("✓") == 3
        await press(pilot, "q")
        day[0] = TODAY + timedelta(days=7)
        await press(pilot, "T")
        assert everything_on(pilot).count("✓") == 0
    assert book.undo_steps() == steps


async def test_a_warm_up_is_proposed_once_nobody_was_written_to_for_two_weeks(
    empty: Services, running: Running
) -> None:
    for name, ago in (("Ada", 20), ("Bea", 40), ("Cleo", 30), ("Dora", 200)):
        contact = empty.directory.add(name)
        on = TODAY - timedelta(days=ago)
        empty.outreach.log([contact], "Tea", kind="meeting", on=PartialDate.on(on), source="screen")
    snoozed = empty.directory.one("Ada")
    empty.outreach.snooze(snoozed, TODAY + timedelta(days=9))
    async with running(empty) as pilot:
        await press(pilot, "T", *["down"] * 4, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, Triage)
        assert [empty.directory.contacts[one].name for one in screen.sitting.ids] == ["Bea", "Cleo"]


async def test_writing_from_a_step_opens_the_message(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        owed = next(place.id for place in demo.outreach.queue() if place.lane == "owe")
        await press(pilot, "T", "enter", "c")
        await pilot.pause(0.2)
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.contact_id == owed
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Week))
        assert everything_on(pilot).count("✓") == 0, "the step goes on"


async def test_a_draft_is_given_its_day(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "T", *["down"] * 5, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, Triage)
        contact = screen.contact
        assert contact is not None
        await press(pilot, "f", *"in 2 days", "enter")
        steps = demo.directory.contacts[contact.id].open_followups
        assert any(step.kind == "planned_send" for step in steps)


async def test_a_step_that_was_only_looked_at_is_not_taken_and_leaves_the_day_alone(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        await press(pilot, "t", "space", "q")
        day = demo.agenda.sitting()
        assert day is not None
        await press(pilot, "T", "enter", "q")
        assert "✓" not in everything_on(pilot)
        await press(pilot, "enter", "space", "q")
        assert "✓" in everything_on(pilot)
        assert demo.agenda.sitting() == day
