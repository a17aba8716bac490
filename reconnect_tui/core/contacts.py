"""The people of a book, as one value."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from reconnect_tui.core.contact import Contact, ContactId


class Contacts(Mapping[ContactId, Contact]):
    """Everyone, by id and in the order of their ids.

    A contact is built from its record when it is first asked for, so that holding thirty thousand
    people costs little until they are looked at.
    """

    def __init__(self, ids: Mapping[int, object], build: Callable[[ContactId], Contact]) -> None:
        """Hold the people whose ids are the keys of `ids`; `build` gives the contact of an id."""
        self._ids = ids
        self._build = build

    @classmethod
    def of(cls, people: Iterable[Contact]) -> "Contacts":
        """A collection of contacts that are there already."""
        by_id: dict[int, Contact] = {contact.id: contact for contact in people}
        return cls(by_id, by_id.__getitem__)

    def __getitem__(self, number: ContactId) -> Contact:
        if number not in self._ids:
            raise KeyError(number)
        return self._build(number)

    def __eq__(self, other: object) -> bool:
        """Two collections are compared by identity: comparing everyone would be slow."""
        return self is other

    __hash__ = object.__hash__

    def __contains__(self, number: object) -> bool:
        return number in self._ids

    def __iter__(self) -> Iterator[ContactId]:
        return map(ContactId, self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def changed_since(self, former: "Contacts") -> tuple[ContactId, ...]:
        """Who is not the very same contact as in a former collection, or is in one of them only."""
        changed = [number for number in self if former.get(number) is not self[number]]
        return (*changed, *(number for number in former if number not in self))

    def knowing(self, contact: Contact) -> tuple[Contact, ...]:
        """The people in the book who know this person too."""
        return tuple(
            self[ContactId(number)] for number in contact.mutuals if ContactId(number) in self
        )
