"""People as address cards (vCard 3.0, RFC 2426), which phones and mail programs read."""

from collections.abc import Iterable, Iterator
from itertools import chain

from reconnect_tui.core.contact import PRIVATE_FIELDS, Contact
from reconnect_tui.core.text import one_line
from reconnect_tui.services.exporting.content_lines import escaped, joined, line


def cards_of(contacts: Iterable[Contact], *, private: bool = False) -> str:
    """The card file: one card for each person."""
    return joined(chain.from_iterable(_card(contact, private) for contact in contacts))


def _card(contact: Contact, private: bool) -> Iterator[str]:
    yield line("BEGIN", "VCARD")
    yield line("VERSION", "3.0")
    yield line("FN", escaped(contact.name))
    family, given = escaped(contact.family_name), escaped(contact.given_name)
    yield line("N", f"{family if family or given else escaped(contact.name)};{given};;;")
    for name, value in (*_plain(contact), *_lists(contact), *_places(contact)):
        yield line(name, value)
    for field in sorted(PRIVATE_FIELDS) if private else ():
        text = escaped(getattr(contact, field))
        if text:
            yield line(f"X-RECONNECT-{field.upper().replace('_', '-')}", text)
    yield line("END", "VCARD")


def _plain(contact: Contact) -> Iterator[tuple[str, str]]:
    for name, value in (
        ("UID", contact.uid),
        ("ORG", contact.organization),
        ("TITLE", contact.title),
        ("NOTE", contact.note),
    ):
        if value:
            yield name, escaped(value)
    if contact.birthday.startswith("--"):
        # vCard 3.0 has no birthday without a year; this is what phones write in its place.
        yield "BDAY;X-APPLE-OMIT-YEAR=1604", f"1604-{escaped(contact.birthday[2:])}"
    elif contact.birthday:
        yield "BDAY", escaped(contact.birthday)


def _lists(contact: Contact) -> Iterator[tuple[str, str]]:
    for email in contact.emails:
        yield "EMAIL;TYPE=INTERNET", escaped(email)
    for phone in contact.phones:
        yield "TEL;TYPE=VOICE", escaped(phone)
    for url in contact.urls:
        yield "URL", one_line(url)  # an address is no text, and its commas are its own
    for name, words in (("NICKNAME", contact.nicknames), ("CATEGORIES", contact.tags)):
        if words:
            yield name, ",".join(map(escaped, words))


def _places(contact: Contact) -> Iterator[tuple[str, str]]:
    if contact.city or contact.country:
        yield "ADR", f";;;{escaped(contact.city)};;;{escaped(contact.country)}"
