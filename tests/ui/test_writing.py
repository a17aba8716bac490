import pytest
from textual.widgets import Static

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.services.clipboard import Outcome
from reconnect_tui.services.opening import Services
from reconnect_tui.ui.screens.dialogs import Choose, Show
from reconnect_tui.ui.screens.home import Home
from reconnect_tui.ui.widgets.composer import Composer
from reconnect_tui.ui.widgets.contact_list import ContactList
from reconnect_tui.ui.widgets.message_area import MessageArea
from tests.ui.world import (
    TODAY,
    Running,
    TellingClipboard,
    chosen_by,
    everything_on,
    home_of,
    settled,
)


def someone_easy(services: Services) -> Contact:
    """Somebody whose best message needs no typing."""
    for place in services.outreach.queue():
        contact = services.directory.contacts[place.id]
        if contact.state == "dormant" and services.outreach.draft_for(contact) is None:
            composition = services.outreach.begin(contact)
            if not composition.draft.blanks:
                return contact
    raise AssertionError("the demo has nobody to write to without typing")


def someone_waiting_for_an_answer(services: Services) -> Contact:
    """Ada has written, and only the user knows the answer: a slot waits for words."""
    ada = services.directory.add("Ada Lovelace")
    return services.outreach.replied(ada, "Did your students believe it?")


async def test_from_the_list_to_the_log_and_the_next_person_in_at_most_eight_keys(
    demo: Services, running: Running, clipboard: TellingClipboard
) -> None:
    contact = someone_easy(demo)
    following = demo.outreach.queue().after(contact.id)
    async with running(demo, (80, 24)) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        keys = ["c", "ctrl+o", "y"]
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        assert len(keys) <= 8
        kept = demo.directory.contacts[contact.id]
        newest = [entry for entry in kept.timeline if entry.direction == "out"][-1]
        assert (newest.date.text, newest.body) == (TODAY.isoformat(), clipboard.texts[0])
        assert kept.state == "waiting"
        assert kept.open_followups
        assert following is not None
        assert chosen_by(pilot).id == following.id
        assert not home_of(pilot).has_class("-writing")


async def test_one_undo_takes_the_confirmation_back(demo: Services, running: Running) -> None:
    contact = someone_easy(demo)
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        for key in ("c", "ctrl+o", "y", "u"):
            await pilot.press(key)
            await settled(pilot)
        assert demo.directory.contacts[contact.id].state == "drafted"
        draft = demo.outreach.draft_for(contact)
        assert draft is not None
        assert draft.status == "copied"
        assert chosen_by(pilot).id == contact.id


async def test_copied_is_not_sent(demo: Services, running: Running) -> None:
    contact = someone_easy(demo)
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        for key in ("c", "ctrl+o", "n"):
            await pilot.press(key)
            await settled(pilot)
        kept = demo.directory.contacts[contact.id]
        assert kept.state == "drafted"
        assert {step.kind for step in kept.open_followups} >= {"send_or_drop"}
        assert [e for e in kept.timeline if e.direction == "out" and e.date.first == TODAY] == []


async def test_what_is_still_to_fill_cannot_be_copied_unnoticed(
    empty: Services, running: Running, clipboard: TellingClipboard
) -> None:
    someone_waiting_for_an_answer(empty)
    async with running(empty) as pilot:
        await pilot.press("c")
        await settled(pilot)
        composer = home_of(pilot).query_one(Composer)
        assert composer.draft is not None
        assert composer.draft.blanks
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert clipboard.texts == []
        assert composer.area.selected_text == "{" + composer.draft.blanks[0].slot + "}"
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert len(clipboard.texts) == 1


async def test_tab_goes_from_slot_to_slot_and_typing_fills_it(
    empty: Services, running: Running
) -> None:
    someone_waiting_for_an_answer(empty)
    async with running(empty) as pilot:
        await pilot.press("c")
        await settled(pilot)
        composer = home_of(pilot).query_one(Composer)
        assert composer.draft is not None
        blanks = len(composer.draft.blanks)
        await pilot.press("x", "y", "tab")
        await settled(pilot)
        assert len(composer.draft.blanks) == blanks - 1
        assert "xy" in composer.draft.body


async def test_without_any_clipboard_the_text_is_shown_for_copying_by_hand(
    demo: Services, running: Running, clipboard: TellingClipboard
) -> None:
    clipboard.outcome = Outcome.KEPT
    contact = someone_easy(demo)
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        await pilot.press("c", "ctrl+o")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Choose)
        assert "No clipboard was found" in everything_on(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Show)
        assert contact.first_name in everything_on(pilot)
        assert "/outbox/draft.txt" in everything_on(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Choose)
        draft = demo.outreach.draft_for(contact)
        assert draft is not None
        assert draft.status == "open"


async def test_words_are_kept_while_typing_and_taken_up_again(
    demo: Services, running: Running
) -> None:
    contact = someone_easy(demo)
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        await pilot.press(*"Hello")
        await pilot.pause(0.8)
        draft = demo.outreach.draft_for(contact)
        assert draft is not None
        assert "Hello" in draft.body
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.focused, type(home_of(pilot).query_one("PeopleList")))
        await pilot.press("c")
        await settled(pilot)
        assert "Hello" in home_of(pilot).query_one(MessageArea).text


async def test_looking_at_an_opener_leaves_the_person_as_they_were(
    demo: Services, running: Running
) -> None:
    contact = someone_easy(demo)
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert demo.directory.contacts[contact.id] == contact
        assert demo.outreach.draft_for(contact) is None


async def test_another_opener_comes_with_its_reason(demo: Services, running: Running) -> None:
    contact = someone_easy(demo)
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        composer = home_of(pilot).query_one(Composer)
        assert composer.draft is not None
        first = composer.draft.move
        await pilot.press("ctrl+t", "enter")
        await settled(pilot)
        assert composer.draft.move != first


async def test_someone_who_asked_not_to_be_contacted_is_not_written_to(
    empty: Services, running: Running
) -> None:
    contact = empty.directory.add("Ada Lovelace", [("do_not_contact", "yes")])
    async with running(empty) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert home_of(pilot).composition is None
        notes = [str(note.message) for note in pilot.app._notifications]
        assert any("asked not to be contacted" in note for note in notes)


async def test_after_the_last_person_all_is_caught_up(empty: Services, running: Running) -> None:
    empty.directory.add("Ada Lovelace")
    async with running(empty) as pilot:
        for key in ("c", "ctrl+o", "ctrl+o", "y"):
            await pilot.press(key)
            await settled(pilot)
        notes = [str(note.message) for note in pilot.app._notifications]
        assert any("All caught up" in note for note in notes)
        assert ContactId(1) in empty.directory.contacts
        assert home_of(pilot).query_one(ContactList).current == ContactId(1)


async def test_the_hint_names_what_is_left_to_fill(empty: Services, running: Running) -> None:
    someone_waiting_for_an_answer(empty)
    async with running(empty) as pilot:
        await pilot.press("c")
        await settled(pilot)
        hint = home_of(pilot).query_one("Composer > .hint", Static)
        assert "1 to fill  What is your answer?" in str(hint.render())


@pytest.mark.parametrize(
    "keys", [("l", "m", "m"), ("s", "1", "1"), ("X", "y", "y"), ("D", "y", "y")]
)
async def test_two_fast_keys_answer_a_question_once(
    demo: Services, running: Running, keys: tuple[str, ...]
) -> None:
    async with running(demo) as pilot:
        for key in keys:  # without waiting for anything in between
            pilot.app.simulate_key(key)
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Home)


async def test_letters_typed_ahead_of_the_composer_act_on_nobody(
    demo: Services, running: Running
) -> None:
    contact = someone_easy(demo)
    before = demo.book.sequence
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        for key in "cXDPsle":
            pilot.app.simulate_key(key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, Home)
        assert isinstance(pilot.app.focused, MessageArea)
        assert demo.directory.contacts[contact.id] == contact
        assert demo.book.sequence == before


async def test_escape_from_the_question_goes_back_to_the_words(
    demo: Services, running: Running
) -> None:
    contact = someone_easy(demo)
    async with running(demo) as pilot:
        home_of(pilot).go_to(contact)
        await settled(pilot)
        for key in ("c", "ctrl+o", "escape"):
            await pilot.press(key)
            await settled(pilot)
        assert home_of(pilot).composition is not None
        assert isinstance(pilot.app.focused, MessageArea)
