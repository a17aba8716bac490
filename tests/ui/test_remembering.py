"""News, promises, give and take, preparing and the next step, in a few keys."""

from textual.pilot import Pilot

from reconnect_tui.services.opening import Services
from tests.ui.world import Running, chosen_by, everything_on, settled


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_news_is_three_keys_and_shows_at_once(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        contact = chosen_by(pilot)
        await press(pilot, "N", "j", "enter")
        news = demo.directory.contacts[contact.id].reasons
        assert news[-1].type == "new_job"
        await press(pilot, "u")
        assert demo.directory.contacts[contact.id] == contact


async def test_news_with_a_day_and_words(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        contact = chosen_by(pilot)
        await press(pilot, "N", "a", *"yesterday: the bridge prize", "enter")
        news = demo.directory.contacts[contact.id].reasons[-1]
        assert (news.type, news.label) == ("award", "the bridge prize")
        assert news.date is not None
        assert (demo.today() - news.date.first).days == 1


async def test_an_event_needs_its_day(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        contact = chosen_by(pilot)
        await press(pilot, "N", "e", *"the conference", "enter")
        assert "needs its day" in " ".join(everything_on(pilot).split())
        await press(pilot, "home", *"12 december: ", "enter")
        news = demo.directory.contacts[contact.id].reasons[-1]
        assert (news.type, news.label) == ("event_both_attend", "the conference")


async def test_promises_go_both_ways(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        contact = chosen_by(pilot)
        await press(pilot, "m", "m", *"in 3 days: send the drawings", "enter")
        mine = demo.directory.contacts[contact.id].open_promises[-1]
        assert mine.text == "send the drawings"
        assert mine.due is not None
        await press(pilot, "m", "t", *"read them", "enter")
        theirs = demo.directory.contacts[contact.id].awaited_promises[-1]
        assert theirs.text == "read them"


async def test_what_was_given_and_asked_is_noted(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        contact = chosen_by(pilot)
        count = len(contact.timeline)
        await press(pilot, "b", "g", *"read her draft", "enter")
        after = demo.directory.contacts[contact.id].timeline
        assert len(after) == count + 1
        assert any(entry.summary == "read her draft" for entry in after)


async def test_preparing_is_taken_back_with_one_key(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        before = next(one for one in demo.directory.contacts.values() if one.state == "dormant")
        await press(pilot, "slash", *before.name.lower(), "enter", "p")
        await press(pilot, *"the flooded archive", "enter")
        assert demo.directory.contacts[before.id].state == "preparing"
        await press(pilot, "u")
        assert demo.directory.contacts[before.id] == before


async def test_the_next_step_is_moved(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        contact = chosen_by(pilot)
        (first, *_) = demo.agenda.about(contact)
        await press(pilot, "f", "f", *"3 weeks", "enter")
        (after, *_) = demo.agenda.about(demo.directory.contacts[contact.id])
        assert after.due.first > first.due.first
