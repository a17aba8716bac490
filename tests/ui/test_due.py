"""What is due, by date: each item one key from being done, moved or dropped."""

from textual.pilot import Pilot
from textual.widgets import OptionList

from reconnect_tui.core.contact import Contact, FollowUp
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.due import Due
from reconnect_tui.ui.widgets.composer import Composer
from tests.ui.world import TODAY, Running, chosen_by, everything_on, home_of, settled, until


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def view_of(pilot: Pilot[None]) -> Due:
    screen = pilot.app.screen
    assert isinstance(screen, Due)
    return screen


async def test_what_has_a_day_stands_under_its_time(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "g", "f")
        screen = everything_on(pilot)
        for title in ("Earlier", "Today", "This week"):
            assert title in screen
        for item in demo.agenda.due(0):
            assert item.text[:20] in screen
        assert "overdue" not in screen.lower()


async def test_done_is_one_key_and_undo_brings_it_back(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        before = demo.agenda.due(14)
        await press(pilot, "F", "d")
        assert len(demo.agenda.due(14)) < len(before) or demo.agenda.due(14) != before
        assert "Done:" in everything_on(pilot)
        await press(pilot, "u")
        assert demo.agenda.due(14) == before


async def test_dropping_is_one_key(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        first = demo.agenda.due(14)[0]
        await press(pilot, "F", "D")
        assert first.id not in [item.id for item in demo.agenda.due(14)]


async def test_moving_asks_for_a_day_and_again_where_it_cannot_be_used(
    demo: Services, running: Running
) -> None:
    async with running(demo) as pilot:
        first = demo.agenda.due(14)[0]
        await press(pilot, "F", "s", *"some day", "enter")
        assert "some day" in everything_on(pilot)
        await press(pilot, *["backspace"] * 8, *"2 weeks", "enter")
        moved = [item for item in demo.agenda.due(20) if item.text == first.text]
        assert moved
        assert moved[0].due.first > demo.today()


async def test_writing_and_opening_lead_to_the_person(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        first = demo.agenda.due(14)[0]
        await press(pilot, "F", "enter")
        assert chosen_by(pilot).id == first.contact_id
        await press(pilot, "F", "c")
        await pilot.pause(0.2)
        draft = home_of(pilot).query_one(Composer).draft
        assert draft is not None
        assert draft.contact_id == first.contact_id


async def test_plus_shows_what_comes_later(demo: Services, running: Running) -> None:
    async with running(demo) as pilot:
        await press(pilot, "F")
        soon = view_of(pilot).query_one(OptionList).option_count
        await press(pilot, "plus")
        assert view_of(pilot).query_one(OptionList).option_count > soon
        await press(pilot, "q")
        assert pilot.app.screen is home_of(pilot)


async def test_a_long_promise_stays_on_its_line_and_is_read_in_full_below(
    empty: Services, running: Running
) -> None:
    words = "the drawings of the second bridge over the weir, with the notes on its foundation"
    contact = empty.directory.add("Ada Byron")
    empty.promises.made(contact, words, PartialDate.on(TODAY))
    async with running(empty, size=(80, 24)) as pilot:
        await press(pilot, "F")
        lines = everything_on(pilot).splitlines()
        assert sum("Ada Byron" in line and "the drawings" in line for line in lines) == 1
        assert not any(words in line and "Ada" in line for line in lines)
        assert "You promised: the drawings of the second bridge" in everything_on(pilot)


async def test_among_many_people_what_is_due_is_looked_for_aside(
    empty: Services, running: Running
) -> None:
    """Each deed then looks at one person again, and shows what a look at everyone would."""
    with empty.book.changing("Kept", undoable=False) as change:
        for number in range(3_100):
            steps = (FollowUp("revisit", PartialDate.on(TODAY)),) if number < 40 else ()
            change.put(Contact(f"Person {number:04}", followups=steps))
    async with running(empty) as pilot:
        await press(pilot, "F")
        await until(pilot, lambda: "40 for today" in everything_on(pilot))
        await press(pilot, "D")
        assert "39 for today" in everything_on(pilot)
        assert len(empty.agenda.due()) == 39
        await press(pilot, "u")
        assert "40 for today" in everything_on(pilot)
        await press(pilot, "plus")
        await until(pilot, lambda: "40 for today" in everything_on(pilot))
