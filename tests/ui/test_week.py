"""The weekly ritual: seven steps, each of which can be taken, skipped and come back to."""

from textual.pilot import Pilot

from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.triage import Triage
from reconnect_tui.ui.screens.week import Week
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import Running, everything_on, home_of, settled


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
        await press(pilot, "T", "end", "enter")
        words = everything_on(pilot).lower()
        assert "sent, to" in words
        assert "you talked" in words
        assert not any(word in words for word in ("missed", "overdue", "failed", "neglected"))


async def test_writing_from_a_step_opens_the_message(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        owed = next(place.id for place in demo.outreach.queue() if place.lane == "owe")
        await press(pilot, "T", "enter", "c")
        await pilot.pause(0.2)
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.contact_id == owed


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
