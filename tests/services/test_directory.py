"""Finding, adding, editing and removing people."""

from dataclasses import replace
from datetime import date

import pytest

from reconnect_tui.core.contact import Contact, ContactId, FollowUp
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import (
    AmbiguousContact,
    NoSuchContact,
    UnknownDate,
    UnknownField,
    WrongInput,
)
from reconnect_tui.services.directory import Directory
from reconnect_tui.services.opening import Services
from reconnect_tui.storage.address_book import AddressBook


@pytest.fixture
def directory(services: Services) -> Directory:
    return services.directory


def test_a_name_is_enough_to_add_somebody(directory: Directory, book: AddressBook) -> None:
    added = directory.add("  Noor \n Haddad ")
    assert (added.name, added.state, added.closeness) == ("Noor Haddad", "dormant", 2)
    assert added.uid
    assert directory.contacts[added.id] == added
    assert [step.label for step in book.undo_steps()] == ["Added Noor Haddad"]
    book.undo()
    assert len(directory.contacts) == 0


def test_further_values_may_come_along(directory: Directory) -> None:
    added = directory.add(
        "Noor Haddad",
        [
            ("org", "Cedar Labs"),
            ("email", "noor@example.org"),
            ("tag", "water, maps"),
            ("note", "A"),
        ],
    )
    assert (added.organization, added.emails) == ("Cedar Labs", ("noor@example.org",))
    assert (added.tags, added.note) == (("water", "maps"), "A")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("", []),
        (" \u200b ", []),
        ("Noor", [("email", "noor at example")]),
        ("Noor", [("closeness", "9")]),
    ],
)
def test_nobody_is_added_where_a_value_cannot_be_used(
    name: str, values: list[tuple[str, str]], directory: Directory, book: AddressBook
) -> None:
    before = book.sequence
    with pytest.raises(WrongInput):
        directory.add(name, values)
    assert book.sequence == before


def test_an_id_given_once_is_not_given_again(directory: Directory) -> None:
    first = directory.add("Noor")
    directory.remove(first)
    assert directory.add("Noor").id != first.id


def test_editing_sets_several_fields_in_one_step(
    directory: Directory, book: AddressBook, ada: Contact
) -> None:
    edited = directory.edit(ada, {"title": "Tide keeper", "closeness": "4", "tags": ""})
    assert (edited.title, edited.closeness, edited.emails) == ("Tide keeper", 4, ada.emails)
    assert len(book.undo_steps()) == 1
    book.undo()
    assert directory.contacts[ada.id] == ada


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"title": "Tide keeper", "closeness": "close"}, WrongInput),
        ({"shoe_size": "43"}, UnknownField),
        ({"timeline": "[]"}, UnknownField),
        ({"met_on": "one day"}, UnknownDate),
        ({"name": " "}, WrongInput),
    ],
)
def test_an_edit_that_cannot_be_understood_changes_nothing(
    values: dict[str, str],
    error: type[WrongInput],
    directory: Directory,
    book: AddressBook,
    ada: Contact,
) -> None:
    with pytest.raises(error):
        directory.edit(ada, values)
    assert directory.contacts[ada.id] == ada
    assert book.undo_steps() == ()


def test_an_edit_that_changes_nothing_is_no_step(
    directory: Directory, book: AddressBook, ada: Contact
) -> None:
    directory.edit(ada, {"name": "Ada Lindqvist", "closeness": "3"})
    assert book.undo_steps() == ()


def test_an_edit_works_on_what_the_book_has_now(
    directory: Directory, book: AddressBook, ada: Contact
) -> None:
    with book.changing("Elsewhere") as change:
        change.put(replace(ada, note="Written meanwhile"))
    assert directory.edit(ada, {"title": "Tide keeper"}).note == "Written meanwhile"


def test_somebody_who_is_gone_cannot_be_edited(directory: Directory, ada: Contact) -> None:
    directory.remove(ada)
    with pytest.raises(NoSuchContact, match="Ada Lindqvist is no longer in the book"):
        directory.edit(ada, {"title": "Tide keeper"})


def test_removing_takes_drafts_and_ties_along_and_undo_brings_all_back(
    directory: Directory, book: AddressBook, ada: Contact, bruno: Contact
) -> None:
    with book.changing("Prepared", undoable=False) as change:
        change.put(replace(bruno, mutuals=(ada.id, 99)))
        change.put_draft(Draft(ada.id, "Hello Ada"))
    before = (dict(book.contacts), book.drafts)
    directory.remove(ada)
    assert ada.id not in book.contacts
    assert book.contacts[bruno.id].mutuals == (99,)
    assert book.drafts == ()
    book.undo()
    assert (dict(book.contacts), book.drafts) == before


def test_removing_twice_removes_once(
    directory: Directory, book: AddressBook, ada: Contact, bruno: Contact
) -> None:
    directory.remove(ada)
    sequence = book.sequence
    directory.remove(ada)
    assert book.sequence == sequence
    assert list(directory.contacts) == [bruno.id]


def test_people_are_named_by_id_or_by_words(
    directory: Directory, ada: Contact, grace: Contact
) -> None:
    assert directory.one(str(grace.id)) == grace
    assert directory.one("ada") == ada
    assert directory.one("Mensah") == grace
    with pytest.raises(NoSuchContact):
        directory.one("Zephyrine")
    other = directory.add("Ada Okafor")
    with pytest.raises(AmbiguousContact) as caught:
        directory.one("Ada")
    assert {number for number, _ in caught.value.candidates} == {ada.id, other.id}


def test_what_was_changed_is_found_at_once(
    directory: Directory, book: AddressBook, ada: Contact, grace: Contact
) -> None:
    assert [hit.id for hit in directory.find("lindqvist")] == [ada.id]
    directory.edit(grace, {"organization": "Lindqvist Works"})
    assert [hit.id for hit in directory.find("lindqvist")] == [ada.id, grace.id]
    book.undo()
    assert [hit.id for hit in directory.find("lindqvist")] == [ada.id]
    directory.remove(ada)
    assert directory.find("lindqvist") == ()
    assert len(directory.find("", limit=1)) <= 1


def test_an_unknown_field_of_a_query_is_an_error_on_the_command_line_only(
    directory: Directory, ada: Contact
) -> None:
    with pytest.raises(UnknownField):
        directory.find("shoe:43")
    assert directory.find("shoe:43", in_screen=True) == ()


def test_the_whole_book_can_be_looked_through(directory: Directory, ada: Contact) -> None:
    assert dict(directory.contacts) == {ada.id: ada}
    assert ContactId(99) not in directory.contacts


def test_a_state_is_found_as_it_is_shown_and_the_day_may_change_it(book: AddressBook) -> None:
    days = [date(2026, 11, 23)]
    directory = Directory(book, lambda: days[0])
    revisit = FollowUp("revisit", PartialDate.on(date(2026, 11, 24)))
    with book.changing("Kept") as change:
        ada = change.put(Contact("Ada", state="paused", followups=(revisit,)))
    assert [hit.id for hit in directory.find("state:paused")] == [ada.id]
    days[0] = date(2026, 11, 24)
    assert directory.find("state:paused") == ()
    assert [hit.id for hit in directory.find("state:dormant")] == [ada.id]
