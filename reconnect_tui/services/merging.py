"""Two records of one person made into one, and the pairs for which that may be right."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import NoSuchContact
from reconnect_tui.core.merging import merged, renaming
from reconnect_tui.core.text import one_line
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.change import Change

if TYPE_CHECKING:
    from reconnect_tui.core.duplicates import Pair


class Merging:
    """Merges people of one book."""

    def __init__(self, book: AddressBook) -> None:
        """Work on `book`."""
        self._book = book

    def duplicates(self) -> "tuple[Pair, ...]":
        """The pairs that may be one person, the surest first."""
        from reconnect_tui.core.duplicates import duplicates_among

        return duplicates_among(self._book.contacts.values())

    def merge(self, kept_id: ContactId, other_id: ContactId) -> Contact:
        """The kept person with all that the other record holds; the other record goes.

        Everybody who named the other names the kept one, drafts included. It is one change of
        the book and one step of undo.

        Raises:
            NoSuchContact: One of them is not in the book.
            WrongInput: Both are one record.
            BookTrouble: It could not be saved; the last saved version is intact.
        """
        with self._book.changing("Merged two people") as change:
            kept, other = _present(change, kept_id), _present(change, other_id)
            change.label = f"Merged {one_line(other.name)} into {one_line(kept.name)}"
            contact = change.put(merged(kept, other))
            for person in self._book.contacts.values():
                renamed = renaming(person, other_id, kept_id)
                if renamed is not person and person.id not in (kept_id, other_id):
                    change.put(renamed)
            for draft in change.drafts():
                if draft.contact_id == other_id:
                    change.put_draft(replace(draft, contact_id=kept_id))
            _rename_in_links(change, other_id, kept_id)
            _take_out(change, other)
        return contact


def _present(change: Change, number: ContactId) -> Contact:
    contact = change.contact(number)
    if contact is None:
        raise NoSuchContact(f"Nobody has the id {number}.")
    return contact


def _rename_in_links(change: Change, other_id: ContactId, kept_id: ContactId) -> None:
    for item in change.saved_items():
        if other_id in item.for_contacts:
            ids = (kept_id if number == other_id else number for number in item.for_contacts)
            change.put_saved_item(replace(item, for_contacts=tuple(dict.fromkeys(ids))))


def _take_out(change: Change, contact: Contact) -> None:
    """Remove a record whose person stays.

    A book remembers the sources of whom it removes, so that no import brings them back. These
    sources live on in the kept record, and the next import must find it: they go first.
    """
    change.put(Contact(contact.name, id=contact.id, uid=contact.uid))
    change.remove(contact.id)
