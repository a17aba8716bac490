"""Who is who in an import: the people it names, found among those the book has already.

The rules are those of formats, section 4.3: a profile proves, an e-mail address proves where the
names agree, and a name proves only together with an organization, for one person on each side.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from reconnect_tui.core.contact import Contact, ContactId, SourceRecord
from reconnect_tui.core.identity import (
    email_key,
    name_key,
    named_only,
    names_agree,
    native_ids,
    organizations_agree,
    profile_slugs,
    source_key,
)
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.importing.source import ImportedPerson, Party, Place

SAME_ADDRESS, SAME_NAME_AND_ORGANIZATION, SAME_NAME, SAME_NAME_ELSEWHERE = 70, 85, 75, 50
"""Points of 100 with which a pair is offered as perhaps one person."""

MOST_SUSPECTS = 3
"""Pairs offered for one new person."""


@dataclass(eq=False)
class Person:
    """One person while an import is matched: as they were, and as they will be."""

    contact: Contact
    """As they will be, without the entries that are added."""

    original: Contact | None = None
    """As the book has them; `None` for a new person."""

    source: str = ""
    """The source that is being imported."""

    entries: dict[str, Interaction] = field(default_factory=dict)
    """Everything in the timeline that is new to the book, by uid."""

    met_at: Place | None = None
    """The row by which the import has named them already."""

    met: bool = False
    """Whether anything in the import is about them."""

    def __post_init__(self) -> None:
        self.slugs = set(profile_slugs(self.contact.urls))
        """The profiles that are theirs."""

        self.uids = {entry.uid for entry in self.contact.timeline}
        """What their timeline has already."""

        if self.original is None:
            self.entries = {entry.uid: entry for entry in self.contact.timeline}

    @property
    def records(self) -> tuple[SourceRecord, ...]:
        """What this source has left with them before; several where two people were merged."""
        return tuple(record for record in self.contact.sources if record.source == self.source)

    def record_for(self, slug: str, named_id: str = "") -> SourceRecord | None:
        """The record of a profile or an id, else the only one, unless profiles tell them apart."""
        for record in self.records:
            if {record.native_id, *native_ids(record.fields)} & {slug, named_id} - {""}:
                return record
        alone = len(self.records) == 1 and (not slug or "|" in self.records[0].native_id)
        return self.records[0] if alone else None

    @property
    def has_date(self) -> bool:
        """Whether this source has told since when they are known."""
        return any("met_on" in record.fields for record in self.records)

    def add(self, entry: Interaction) -> None:
        """Add an entry to the timeline, unless it stands there already."""
        if entry.uid not in self.uids:
            self.entries.setdefault(entry.uid, entry)


class Acquaintances:
    """Everyone in the book and in the import, found by profile, by id, by address, by name."""

    def __init__(
        self,
        contacts: Iterable[Contact],
        removed: frozenset[str],
        source: str,
        new_id: Callable[[], ContactId],
    ) -> None:
        """Begin with the people of the book.

        Args:
            contacts: Everyone in the book.
            removed: What stands for the people whom the user took out of it.
            source: The source that is being imported.
            new_id: Gives an id for a new person.
        """
        self._removed = removed
        self._source = source
        self.new_id = new_id
        """Gives an id for a new person."""

        self._everyone: list[Person] = []
        self._by_slug: dict[str, Person] = {}
        self._by_native_id: dict[str, list[Person]] = {}
        self._by_email: dict[str, list[Person]] = {}
        self._by_name: dict[str, list[Person]] = {}
        self._incoming_names: Counter[str] = Counter()
        self._incoming_slugs: set[str] = set()
        self._slugs_by_party: dict[str, set[str]] = {}
        self._removed_names: set[str] = set()
        self.suspects: dict[tuple[int, int], int] = {}
        """Pairs of ids that may be one person, with their points."""

        for contact in contacts:
            self._know(Person(contact, contact, source))

    @property
    def everyone(self) -> list[Person]:
        """All of them, those of the book first."""
        return self._everyone

    def expect(self, people: Iterable[ImportedPerson], parties: Iterable[Party]) -> None:
        """Look over what will come, so that uniqueness is known before anybody is matched."""
        for imported in people:
            if not imported.slug or imported.slug not in self._incoming_slugs:
                self._incoming_names[imported.name.key] += 1
            if imported.slug:
                self._incoming_slugs.add(imported.slug)
        for party in parties:
            if party.slug and party.name:
                self._slugs_by_party.setdefault(party.key, set()).add(party.slug)

    def matching(self, imported: ImportedPerson) -> Person | None:
        """The person that an imported one certainly is."""
        found = self._by_slug.get(imported.slug) if imported.slug else None
        return (
            found
            or self._by_source(imported)
            or self._by_address(imported)
            or self._by_name_and_organization(imported)
        )

    def was_removed(self, imported: ImportedPerson) -> bool:
        """Whether the user took this person out of the book; they stay out."""
        ids = [native_id for native_id in (imported.slug, imported.named_id) if native_id]
        if not any(source_key(self._source, native_id) in self._removed for native_id in ids):
            return False
        self._removed_names.add(imported.name.key)
        return True

    def party_was_removed(self, party: Party) -> bool:
        """Whether the user took this side of a message out of the book."""
        if party.slug and source_key(self._source, party.slug) in self._removed:
            return True
        gone = source_key(self._source, named_only(party.name)) in self._removed
        return not party.slug and (gone or party.key in self._removed_names)

    def welcome(self, contact: Contact, imported: ImportedPerson | None = None) -> Person:
        """A new person; whom they may be besides is noted."""
        person = Person(contact, None, self._source)
        self._suspect(person, imported)
        self._know(person)
        return person

    def learn(self, person: Person) -> None:
        """Take in what a person's record has gained: a profile, an address, an id."""
        person.slugs.update(profile_slugs(person.contact.urls))
        for slug in person.slugs:
            self._by_slug.setdefault(slug, person)
        for address in person.contact.emails:
            _put(self._by_email, email_key(address), person)
        for native_id in self._native_ids_of(person):
            _put(self._by_native_id, native_id, person)
        # A record that was merged into another keeps the name under which messages still know it.
        told = (str(record.fields.get("name", "")) for record in person.records)
        for name in (person.contact.name, *told):
            _put(self._by_name, name_key(name), person)

    def party(self, party: Party) -> Person | str | None:
        """Who a side of a message is; `None` for a stranger, words where it cannot be told."""
        if party.is_gone:
            return None
        if party.slug:
            return self._by_slug.get(party.slug) or self._slugless(party)
        named = self._by_name.get(party.key, []) if party.key else []
        if len(named) > 1:
            return "several people in the book have that name, and the row has no profile"
        return named[0] if named else None

    def _slugless(self, party: Party) -> Person | None:
        """The one connection of that name whose profile no export has told yet."""
        named = [
            person
            for person in self._by_name.get(party.key, [])
            if not person.slugs and person.records
        ]
        alone = len(self._slugs_by_party.get(party.key, ())) <= 1
        return named[0] if len(named) == 1 and alone and party.key else None

    def _know(self, person: Person) -> None:
        self._everyone.append(person)
        self.learn(person)

    def _native_ids_of(self, person: Person) -> Iterable[str]:
        for record in person.contact.sources:
            if record.source == self._source:
                yield record.native_id
                yield from native_ids(record.fields)

    def _by_source(self, imported: ImportedPerson) -> Person | None:
        """By name and date, else by the name of somebody whom only messages have shown so far."""
        for person in self._by_native_id.get(imported.named_id, []):
            if not self._is_another(person, imported):
                return person
        if self._incoming_names[imported.name.key] > 1:
            return None
        undated = [
            person
            for person in self._by_name.get(imported.name.key, [])
            if person.records and not person.has_date and self._can_be(person, imported)
        ]
        return undated[0] if len(undated) == 1 else None

    def _is_another(self, person: Person, imported: ImportedPerson) -> bool:
        """Whether two profiles tell them apart; one that has gone may have been renamed."""
        if not imported.slug or not person.slugs or imported.slug in person.slugs:
            return False
        return not person.slugs.isdisjoint(self._incoming_slugs)

    def _by_address(self, imported: ImportedPerson) -> Person | None:
        for address in imported.emails:
            holders = self._by_email.get(email_key(address), [])
            if len(holders) == 1 and self._can_be(holders[0], imported):
                agreed = names_agree(holders[0].contact.name, imported.name.shown)
                return holders[0] if agreed else None
        return None

    def _by_name_and_organization(self, imported: ImportedPerson) -> Person | None:
        named = [
            person
            for person in self._by_name.get(imported.name.key, [])
            if not person.records and self._can_be(person, imported)
        ]
        if len(named) != 1 or self._incoming_names[imported.name.key] > 1:
            return None
        agreed = organizations_agree(named[0].contact.organization, imported.organization)
        return named[0] if agreed else None

    @staticmethod
    def _can_be(person: Person, imported: ImportedPerson) -> bool:
        return not (imported.slug and person.slugs and imported.slug not in person.slugs)

    def _suspect(self, person: Person, imported: ImportedPerson | None) -> None:
        """Note whom a new person may be, where no rule proves it and nothing speaks against it."""
        contact = person.contact
        points: dict[int, int] = {}
        for address in contact.emails:
            for other in self._by_email.get(email_key(address), []):
                points[other.contact.id] = SAME_ADDRESS
        key = imported.name.key if imported else name_key(contact.name)
        named = self._by_name.get(key, [])
        for other in named if len(named) <= MOST_SUSPECTS else []:
            if not other.records and not (person.slugs and other.slugs):
                points[other.contact.id] = max(
                    points.get(other.contact.id, 0), _points_for_name(contact, other.contact)
                )
        for number, score in islice(points.items(), MOST_SUSPECTS):
            self.suspects[min(number, contact.id), max(number, contact.id)] = score


def _points_for_name(one: Contact, other: Contact) -> int:
    if organizations_agree(one.organization, other.organization):
        return SAME_NAME_AND_ORGANIZATION
    if one.organization and other.organization:
        return SAME_NAME_ELSEWHERE
    return SAME_NAME


def _put(index: dict[str, list[Person]], key: str, person: Person) -> None:
    if key:
        people = index.setdefault(key, [])
        if person not in people:
            people.append(person)
