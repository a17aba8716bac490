"""What other programs change is taken in within a second or two, without a word or place lost."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.services.demo import write_demo_book
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.ui.screens.dialogs import Ask
from reconnect_tui.ui.widgets.composer import Composer
from reconnect_tui.ui.widgets.contact_list import ContactList
from tests.ui.world import (
    NOW,
    TODAY,
    Running,
    TellingClipboard,
    chosen_by,
    everything_on,
    home_of,
    settled,
    until,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.json"


@pytest.fixture
def on_disk(path: Path, clipboard: TellingClipboard) -> Services:
    """The invented people, in a file."""
    book = AddressBook.at(path, lambda: NOW)
    write_demo_book(book, TODAY)
    return services_for(book, clipboard, lambda: TODAY)


@pytest.fixture
def elsewhere(on_disk: Services, path: Path) -> AddressBook:
    """The same book, as another program has it open."""
    return AddressBook.at(path, lambda: NOW + timedelta(minutes=5))


def edit(book: AddressBook, number: ContactId, note: str) -> None:
    with book.changing("Edited elsewhere") as change:
        contact = change.contact(number)
        assert contact is not None
        change.put(replace(contact, note=note))


async def test_a_person_edited_elsewhere_is_shown_anew_and_the_cursor_stays(
    on_disk: Services, elsewhere: AddressBook, running: Running
) -> None:
    async with running(on_disk) as pilot:
        await pilot.press("j", "j")
        contact = chosen_by(pilot)
        edit(elsewhere, contact.id, "Plays the cello on Sundays")
        await until(pilot, lambda: chosen_by(pilot).note == "Plays the cello on Sundays")
        assert chosen_by(pilot).id == contact.id
        await until(pilot, lambda: "changed by another program" in everything_on(pilot))


async def test_people_added_and_removed_elsewhere_come_and_go(
    on_disk: Services, elsewhere: AddressBook, running: Running
) -> None:
    async with running(on_disk) as pilot:
        here = home_of(pilot)
        kept = chosen_by(pilot)
        other = next(n for n in on_disk.directory.contacts if n != kept.id)
        with elsewhere.changing("Took turns") as change:
            added = change.put(Contact("Zelda Newcomer")).id
            change.remove(other)
        await until(pilot, lambda: here.people is not None and added in here.people.contacts)
        assert here.people is not None
        assert other not in here.people.contacts
        assert chosen_by(pilot).id == kept.id


async def test_a_change_of_ones_own_shows_what_another_program_did_just_before(
    on_disk: Services, elsewhere: AddressBook, running: Running
) -> None:
    """The change comes upon the other one, before the next look at the file."""
    async with running(on_disk) as pilot:
        here = home_of(pilot)
        assert here.people is not None
        mine, gone, edited = here.people.roster.order()[:3]
        assert chosen_by(pilot).id == mine
        with elsewhere.changing("Took turns") as change:
            change.remove(gone)
            contact = change.contact(edited)
            assert contact is not None
            change.put(replace(contact, name="Zelda Renamed", state="let_go", followups=()))
        await pilot.press("asterisk")
        await settled(pilot)
        assert gone not in here.people.contacts
        assert gone not in here.people.roster.ties
        assert here.people.roster.ties[edited].name == "Zelda Renamed"
        fresh = on_disk.outreach.roster()
        assert here.people.roster.order() == fresh.order()


async def test_many_people_changed_at_once_are_taken_in_too(
    on_disk: Services, elsewhere: AddressBook, running: Running
) -> None:
    async with running(on_disk) as pilot:
        here = home_of(pilot)
        with elsewhere.changing("Imported") as change:
            for number in range(60):
                change.put(Contact(f"Newcomer {number}"))
        await until(pilot, lambda: here.people is not None and len(here.people.contacts) > 130)
        await until(pilot, lambda: "60 people were changed" in everything_on(pilot))


async def test_words_that_are_being_typed_stay_when_the_same_person_changes_elsewhere(
    on_disk: Services, elsewhere: AddressBook, running: Running
) -> None:
    async with running(on_disk) as pilot:
        contact = chosen_by(pilot)
        await pilot.press("c")
        await settled(pilot)
        await pilot.press("ctrl+end", *"Long words of mine")
        edit(elsewhere, contact.id, "New note")
        await until(pilot, lambda: chosen_by(pilot).note == "New note")
        draft = pilot.app.screen.query_one(Composer).draft
        assert draft is not None
        assert "Long words of mine" in draft.body

        def words_are_kept() -> bool:
            elsewhere.refresh()
            return any("Long words of mine" in kept.body for kept in elsewhere.drafts)

        await until(pilot, words_are_kept)
        assert chosen_by(pilot).note == "New note"


async def test_a_message_written_in_two_windows_is_kept_twice(
    on_disk: Services, elsewhere: AddressBook, running: Running
) -> None:
    async with running(on_disk) as pilot:
        await pilot.press("c")
        await settled(pilot)
        await pilot.press("ctrl+end", *"Words of this window")

        def seen_elsewhere() -> list[Draft]:
            elsewhere.refresh()
            return [kept for kept in elsewhere.drafts if "Words of this window" in kept.body]

        await until(pilot, lambda: bool(seen_elsewhere()))
        (draft,) = seen_elsewhere()
        with elsewhere.changing("Typed", undoable=False) as change:
            change.put_draft(replace(draft, body="Words of the other window"))
        await pilot.press(*", and more")

        def bodies() -> list[str]:
            return [kept.body for kept in on_disk.book.drafts]

        await until(pilot, lambda: any("of this window, and more" in one for one in bodies()))
        assert "Words of the other window" in bodies()
        count = len(bodies())
        await pilot.press(*" still")
        await until(pilot, lambda: any("and more still" in one for one in bodies()))
        assert len(bodies()) == count


async def test_what_is_new_waits_until_a_question_is_answered(
    on_disk: Services, elsewhere: AddressBook, running: Running
) -> None:
    async with running(on_disk) as pilot:
        contact = chosen_by(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Ask)
        await pilot.press(*"half a thought")
        edit(elsewhere, contact.id, "New note")
        await until(pilot, lambda: on_disk.directory.contacts[contact.id].note == "New note")
        assert "half a thought" in everything_on(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: chosen_by(pilot).note == "New note")


async def test_a_search_stays_while_the_people_change(
    on_disk: Services, elsewhere: AddressBook, running: Running
) -> None:
    async with running(on_disk) as pilot:
        here = home_of(pilot)
        name = chosen_by(pilot).name
        await pilot.press("slash", *name.lower(), "enter")
        await settled(pilot)
        edit(elsewhere, chosen_by(pilot).id, "New note")
        await until(pilot, lambda: chosen_by(pilot).note == "New note")
        assert here.people is not None
        assert here.people.found is not None
        assert chosen_by(pilot).name == name


async def test_after_a_rest_any_tinydb_sees_the_changes_of_the_screen(
    on_disk: Services, path: Path, running: Running
) -> None:
    async with running(on_disk) as pilot:
        on_disk.directory.add("Zelda Newcomer")
        assert "Zelda" not in path.read_text(encoding="utf-8")
        await until(pilot, lambda: "Zelda" in path.read_text(encoding="utf-8"), 40)
        assert not path.with_name("book.json.journal").exists()


async def test_a_file_that_is_spoilt_meanwhile_is_told_once_and_nothing_is_lost(
    on_disk: Services, path: Path, running: Running
) -> None:
    async with running(on_disk) as pilot:
        good = path.read_bytes()
        before = len(home_of(pilot).services.directory.contacts)
        path.write_bytes(good[:-40])
        await until(pilot, lambda: "cannot be read" in everything_on(pilot))
        pilot.app.clear_notifications()
        await pilot.pause(2.5)
        assert "cannot be read" not in everything_on(pilot)
        assert len(home_of(pilot).services.directory.contacts) == before
        os.replace(_written(path.with_name("good"), good), path)
        on_disk.book.refresh()
        on_disk.directory.add("Zelda Newcomer")
        assert len(on_disk.directory.contacts) == before + 1


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


async def test_at_midnight_the_list_is_that_of_the_new_day(
    path: Path, clipboard: TellingClipboard, running: Running
) -> None:
    book = AddressBook.at(path, lambda: NOW)
    write_demo_book(book, TODAY)
    day = [TODAY]
    services = services_for(book, clipboard, lambda: day[0])
    async with running(services) as pilot:
        here = home_of(pilot)
        assert here.people is not None
        before = here.people.roster
        day[0] = TODAY.replace(year=TODAY.year + 1)
        await until(pilot, lambda: here.people is not None and here.people.roster is not before)
        assert pilot.app.screen.query_one(ContactList).people is here.people
