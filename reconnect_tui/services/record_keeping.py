"""What the services that keep a record have in common: one change, made on the newest version."""

from collections.abc import Callable
from datetime import date

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import DoNotContact, NoSuchContact, WrongInput
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import one_line
from reconnect_tui.storage.address_book import AddressBook, Change


class RecordKeeping:
    """A service that changes one record at a time."""

    def __init__(
        self, book: AddressBook, today: Callable[[], date], rules: Rules = STANDARD
    ) -> None:
        """Work on `book`, with the clock handed in."""
        self._book = book
        self._today = today
        self._rules = rules

    def _changed(self, contact: Contact, label: str, deed: Callable[[Contact], Contact]) -> Contact:
        """The contact after `deed`, which is given them as the book has them now.

        What time has brought by itself is stored along with it, and never by itself (contract,
        decision 10).

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
        """
        with self._book.changing(one_line(label)) as change:
            stored = newest_of(change, contact)
            before = as_of(stored, self._today(), self._rules)
            after = deed(before)
            return change.put(stored if after == before else after)

    def _not_ahead(self, day: date, named: str = "") -> None:
        """Let pass only a day on which something can have happened.

        Args:
            day: The first day it may have been.
            named: What the user called it, where that is not the day itself.

        Raises:
            WrongInput: It lies ahead.
        """
        if day > self._today():
            raise WrongInput(
                f"{named or day.isoformat()} lies ahead, "
                "and what has not happened cannot be logged."
            )

    def _not_gone(self, day: date) -> None:
        """Let pass only a day that something can be planned for.

        Raises:
            WrongInput: It has gone by.
        """
        if day < self._today():
            raise WrongInput(f"{day.isoformat()} has gone by. Name a day from today on.")


def newest_of(change: Change, contact: Contact) -> Contact:
    """The contact as the book has it now.

    Raises:
        NoSuchContact: Somebody has removed them meanwhile.
    """
    fresh = change.contact(contact.id)
    if fresh is None:
        raise NoSuchContact(f"{contact.name} is no longer in the book.")
    return fresh


def refuse_where_not_wished(contact: Contact) -> None:
    """Let pass only whom one may write to.

    Raises:
        DoNotContact: They asked not to be contacted.
    """
    if contact.do_not_contact:
        raise DoNotContact(
            f"{contact.name} asked not to be contacted, so there is nothing to write. "
            "If that has changed, edit the record: do_not_contact=no."
        )
