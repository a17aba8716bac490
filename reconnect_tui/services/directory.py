"""Finding, adding, editing and removing people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.errors import NoSuchContact
from reconnect_tui.core.finding.search import Hit, SearchIndex, one_contact, parse_query
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import one_line
from reconnect_tui.services.fields import with_field
from reconnect_tui.storage.address_book import AddressBook


class Directory:
    """The people of the book, found by words."""

    def __init__(
        self, book: AddressBook, today: Callable[[], date], rules: Rules = STANDARD
    ) -> None:
        """Work on `book`, with the clock handed in."""
        self._book = book
        self._today = today
        self._rules = rules
        self._index: SearchIndex | None = None
        self._indexed_at: tuple[int, date] | None = None
        self._shown: dict[ContactId, tuple[Contact, Contact]] = {}

    @property
    def contacts(self) -> Contacts:
        """Everyone."""
        return self._book.contacts

    def one(self, words: str) -> Contact:
        """The one person that an id or words name.

        Raises:
            NoSuchContact: Nobody answers to them.
            AmbiguousContact: Several people do.
        """
        return one_contact(words, self._book.contacts)

    def find(
        self, text: str, limit: int | None = None, *, in_screen: bool = False
    ) -> tuple[Hit, ...]:
        """The people that a query finds, the best match first.

        Raises:
            UnknownField: It names a field that cannot be searched.
        """
        query = parse_query(text, in_screen=in_screen)
        return self._search_index().search(query, limit)

    def add(self, name: str, values: Sequence[tuple[str, str]] = ()) -> Contact:
        """A new person; the name is enough.

        Args:
            name: As it is to be shown.
            values: Further fields as words: (`organization`, `Cedar Labs`).

        Raises:
            WrongInput: A value cannot be used; nobody was added.
        """
        today = self._today()
        contact = with_field(Contact(""), "name", name, today)
        for field, text in values:
            contact = with_field(contact, field, text, today)
        with self._book.changing(f"Added {contact.name}") as change:
            return change.put(contact)

    def also_called(self, contact: Contact, name: str) -> Contact:
        """The person with one more name that a greeting may use.

        Raises:
            NoSuchContact: They are no longer there.
        """
        nickname = one_line(name)
        with self._book.changing(f"{contact.name} is also called {nickname}") as change:
            fresh = change.contact(contact.id)
            if fresh is None:
                raise NoSuchContact(f"{contact.name} is no longer in the book.")
            names = dict.fromkeys((*fresh.nicknames, nickname))
            return change.put(replace(fresh, nicknames=tuple(names)))

    def edit(self, contact: Contact, values: Mapping[str, str]) -> Contact:
        """The person with some fields set from words.

        Raises:
            WrongInput: A value cannot be used; nothing was changed.
            UnknownField: There is no such field.
        """
        today = self._today()
        with self._book.changing(f"Edited {contact.name}") as change:
            fresh = change.contact(contact.id)
            if fresh is None:
                raise NoSuchContact(f"{contact.name} is no longer in the book.")
            for field, text in values.items():
                fresh = with_field(fresh, field, text, today)
            return change.put(fresh)

    def remove(self, contact: Contact) -> None:
        """Take a person and their drafts out of the book; `undo` brings them back."""
        with self._book.changing(f"Removed {contact.name}") as change:
            change.remove(contact.id)
            for number, other in self._book.contacts.items():
                if contact.id in other.mutuals:
                    fresh = change.contact(ContactId(number))
                    if fresh is not None:
                        mutuals = tuple(one for one in fresh.mutuals if one != contact.id)
                        change.put(replace(fresh, mutuals=mutuals))

    def _search_index(self) -> SearchIndex:
        now = self._book.sequence, self._today()
        if self._index is not None and self._indexed_at == now:
            return self._index
        if self._indexed_at is None or self._indexed_at[1] != now[1]:
            self._shown.clear()
        people = map(self._as_shown, self._book.contacts.values())
        if self._index is None:
            self._index = SearchIndex.of(people)
        else:
            self._index.follow(people)
        self._indexed_at = now
        return self._index

    def _as_shown(self, contact: Contact) -> Contact:
        """The contact with what time has brought; worked out once for each version and day."""
        stored, shown = self._shown.get(contact.id, (None, contact))
        if stored is not contact:
            shown = as_of(contact, self._today(), self._rules)
            self._shown[contact.id] = contact, shown
        return shown
