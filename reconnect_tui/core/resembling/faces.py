"""A person as they are compared with others: what they share with somebody, worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.identity import (
    email_key,
    name_key,
    native_ids,
    organization_key,
    profile_slugs,
)
from reconnect_tui.core.resembling.addresses import (
    is_role,
    names_of_organization,
    phone_digits,
    workplace_of,
)
from reconnect_tui.core.resembling.names import NameForm, name_form
from reconnect_tui.core.text import folded

_MOST_FORMS = 4
_TAIL = 7
_VIA = " via "
"""Stands in the sender's name of a mailing list: `Zoë via Kestrel List`."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One person, ready to be compared."""

    id: ContactId
    name: str
    forms: tuple[NameForm, ...]
    """The names they are known by, the shown one first."""

    slugs: frozenset[str]
    """Their LinkedIn profiles."""

    emails: frozenset[str]
    phones: dict[str, str]
    """Digits to the number as it is written."""

    organization: str
    past_organizations: tuple[str, ...]
    workplaces: frozenset[str]
    """What their addresses say of where they work: `contoso`."""

    birthday: str
    city: str
    """Folded."""

    sources: dict[str, frozenset[str]]
    """Import source to the ids it knows them by."""

    is_person: bool
    """Whether it is a person at all, and not an office, a list or an organization."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the shown name."""
        return self.forms[0].words

    @property
    def name_keys(self) -> frozenset[str]:
        """The keys under which those of the very same name stand together."""
        return frozenset(f"name:{spelling}" for spelling in self.forms[0].spellings)

    @property
    def keys(self) -> frozenset[str]:
        """What brings two people together for a comparison."""
        return frozenset(_keys(self))


def face_of(contact: Contact) -> Face:
    """The contact, ready to be compared."""
    addresses = (*contact.emails, *([contact.name] if "@" in contact.name else []))
    emails = frozenset(key for key in map(email_key, addresses) if key)
    sources: dict[str, frozenset[str]] = {}
    for record in contact.sources:
        ids = {record.native_id, *native_ids(record.fields)} - {""}
        sources[record.source] = sources.get(record.source, frozenset()) | ids
    return Face(
        id=contact.id,
        name=contact.name,
        forms=tuple(dict.fromkeys(map(name_form, _names(contact))))[:_MOST_FORMS],
        slugs=frozenset(profile_slugs(contact.urls)),
        emails=emails,
        phones={digits: phone for phone in contact.phones if (digits := phone_digits(phone))},
        organization=contact.organization,
        past_organizations=contact.past_organizations,
        workplaces=frozenset(_workplaces(emails)),
        birthday=contact.birthday,
        city=folded(contact.city),
        sources=sources,
        is_person=_is_person(contact, emails),
    )


def _names(contact: Contact) -> Iterator[str]:
    yield contact.name
    if contact.given_name and contact.family_name:
        yield f"{contact.given_name} {contact.family_name}"
    words = contact.name.split()
    for name in (contact.preferred_name, *contact.nicknames):
        if " " in name:
            yield name
        elif name and len(words) > 1:
            yield " ".join((name, *words[1:]))


def _workplaces(emails: frozenset[str]) -> Iterator[str]:
    for address in emails:
        place = workplace_of(address)
        if place and not is_role(address):
            yield place


def _is_person(contact: Contact, emails: frozenset[str]) -> bool:
    if _VIA in contact.name or not name_key(contact.name):
        return False
    if contact.organization and not (contact.given_name or contact.urls):
        return organization_key(contact.name) != organization_key(contact.organization)
    return not ("@" in contact.name and emails and all(map(is_role, emails)))


def _keys(face: Face) -> Iterator[str]:
    yield from (f"profile:{slug}" for slug in face.slugs)
    yield from (f"email:{address}" for address in face.emails)
    yield from (phone_key(digits) for digits in face.phones)
    if len(face.birthday) == len("1984-03-07"):
        yield f"birthday:{face.birthday}"
    for form in face.forms:
        if form.is_whole:
            yield from (f"name:{spelling}" for spelling in form.spellings)
    words = {word for form in face.forms for word in form.words if len(word) > 1}
    for place in _places(face):
        yield from (f"work:{place}:{word}" for word in words)


def phone_key(digits: str) -> str:
    """What brings those of one number together, whichever code it is written with."""
    return f"phone:{digits[-_TAIL:]}"


def _places(face: Face) -> frozenset[str]:
    """Their workplaces in one word each: as one writes them in an address, and in short."""
    return face.workplaces | names_of_organization(face.organization)
