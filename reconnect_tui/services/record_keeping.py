"""What the services that keep a record have in common: one change, made on the newest version."""

from collections.abc import Callable
from datetime import date

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import one_line
from reconnect_tui.services.ledger import newest_of
from reconnect_tui.storage.address_book import AddressBook


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

        Raises:
            NoSuchContact: Somebody has removed them meanwhile.
        """
        with self._book.changing(one_line(label)) as change:
            return change.put(deed(newest_of(change, contact)))
