"""What an imported person becomes in the book: a new contact, or a fuller one.

Every value is kept beside the source that gave it, so that the next import can tell what the user
has edited since, and leaves that alone (formats, section 4.4).
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from reconnect_tui.core.contact import Contact, ContactId, SourceRecord
from reconnect_tui.core.dates import PartialDate, partial_date_from
from reconnect_tui.core.identity import (
    email_key,
    named_only,
    native_ids,
    profile_address,
    profile_slugs,
    whole_name,
)
from reconnect_tui.core.text import LONGEST_NOTE
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.importing.source import ImportedNote, ImportedPerson, Party

_NAMESPACE = uuid.UUID("7d9c2f52-6a0e-5c1b-9a34-0f6f3d2f8b11")


_NOBODY = Contact("")


@dataclass(frozen=True, slots=True)
class Origin:
    """Which import gives the values."""

    source: str
    """One of the sources of the contract, such as `linkedin`."""

    day: str
    """The day of the import."""

    as_of: str
    """The day that the export speaks of; an older one does not overrule a newer one."""


def contact_from(imported: ImportedPerson, origin: Origin, number: ContactId) -> Contact:
    """A new contact of an imported person, under that id, with the day of the connection."""
    changes = _changes(_NOBODY, None, imported, origin, may_overrule=True)
    timeline = Timeline()
    if imported.met_on is not None:
        timeline = Timeline((connection_entry(imported, imported.met_on, origin.source),))
    return Contact(id=number, timeline=timeline, **changes)


def fuller(
    contact: Contact,
    record: SourceRecord | None,
    imported: ImportedPerson,
    origin: Origin,
    *,
    may_overrule: bool,
) -> Contact:
    """The contact with what an import knows of them.

    Args:
        contact: As they are.
        record: What the same source gave before.
        imported: What it gives now.
        origin: Which import that is.
        may_overrule: Whether it may replace what the source itself gave before; what the user
            has entered or edited is never replaced.
    """
    changes = _changes(contact, record, imported, origin, may_overrule=may_overrule)
    return replace(contact, **changes) if changes else contact


def _changes(
    contact: Contact,
    record: SourceRecord | None,
    imported: ImportedPerson,
    origin: Origin,
    *,
    may_overrule: bool,
) -> dict[str, Any]:
    """Field names and their new values; fields that stay as they are do not stand there."""
    known = dict(record.fields) if record else {}
    newer = may_overrule and origin.as_of >= str(known.get("as_of", ""))
    changes = _single_values(contact, imported, known, newer=newer)
    changes |= _addresses(contact, imported, known)
    changes |= _first_day(contact, imported.met_on, known, newer=newer)
    if imported.note and record is None:
        changes["note"] = _note_with(contact.note, imported.note)
    known |= {key: value for key, value in imported.raw.items() if key not in known or newer}
    ids = [imported.slug, imported.named_id, *native_ids(known)]
    return changes | _sources(contact, record, imported.native_id, known, ids, origin)


def _single_values(
    contact: Contact, imported: ImportedPerson, known: dict[str, object], *, newer: bool
) -> dict[str, Any]:
    """Names, organization and title, where the source changed them and the user did not."""
    changes: dict[str, Any] = {}
    for name, new in _values_of(imported).items():
        old, now = str(known.get(name, "")), str(getattr(contact, name))
        if not new or new == old or (old and not newer):
            continue
        known[name] = new
        if now == old:
            changes[name] = new
    former, past = contact.organization, contact.past_organizations
    if "organization" in changes and former and former not in past:
        changes["past_organizations"] = (*past, former)
    return changes


def _values_of(imported: ImportedPerson) -> Mapping[str, str]:
    name = imported.name
    return {
        "name": name.shown,
        "given_name": name.given,
        "family_name": name.family,
        "address_form": name.address_form,
        "organization": imported.organization,
        "title": imported.title,
    }


def _addresses(
    contact: Contact, imported: ImportedPerson, known: dict[str, object]
) -> dict[str, Any]:
    """Addresses that the source has not given before; those the user removed stay away."""
    changes: dict[str, Any] = {}
    given = _texts(known.get("emails"))
    fresh = [address for address in imported.emails if address not in given]
    if fresh:
        known["emails"] = [*given, *fresh]
        held = {email_key(address) for address in contact.emails}
        changes["emails"] = (*contact.emails, *(e for e in fresh if email_key(e) not in held))
    told = imported.slug in native_ids(known)
    if imported.slug and not told and imported.slug not in profile_slugs(contact.urls):
        changes["urls"] = (*contact.urls, profile_address(imported.slug))
    return changes


def _first_day(
    contact: Contact, met_on: PartialDate | None, known: dict[str, object], *, newer: bool
) -> dict[str, Any]:
    """The day of the connection as `met_on`, unless the user changed it."""
    if met_on is None or known.get("met_on") == met_on.text:
        return {}
    former = partial_date_from(str(known.get("met_on", "")))
    if former is not None and not newer:
        return {}
    known["met_on"] = met_on.text
    return {"met_on": met_on} if contact.met_on == former else {}


def _sources(
    contact: Contact,
    record: SourceRecord | None,
    native_id: str,
    known: dict[str, object],
    ids: list[str],
    origin: Origin,
) -> dict[str, Any]:
    """The record of this source; nothing where it says nothing new."""
    known["native_ids"] = sorted({item for item in ids if item})
    if record is not None and known == dict(record.fields):
        return {}
    if origin.as_of > str(known.get("as_of", "")):
        known["as_of"] = origin.as_of
    # A name is all that stood for them until a profile is known.
    kept = record.native_id if record and "|" not in record.native_id else native_id
    others = tuple(item for item in contact.sources if item is not record)
    return {"sources": (*others, SourceRecord(origin.source, kept, origin.day, known))}


def contact_from_party(party: Party, origin: Origin, number: ContactId) -> Contact:
    """A new contact of somebody who is known only from messages, under that id."""
    name = whole_name(party.name or party.slug)
    urls = (profile_address(party.slug),) if party.slug else ()
    contact = Contact(name.shown, id=number, given_name=name.given, urls=urls)
    known: dict[str, object] = {"name": name.shown}
    if name.given:
        known["given_name"] = name.given
    native_id = party.slug or named_only(name.shown)
    return replace(contact, **_sources(contact, None, native_id, known, [native_id], origin))


def with_profile(contact: Contact, record: SourceRecord, party: Party, origin: Origin) -> Contact:
    """The contact with the profile under which they write."""
    known = dict(record.fields)
    urls = (*contact.urls, profile_address(party.slug))
    ids = [party.slug, *native_ids(known)]
    changes = _sources(contact, record, party.slug, known, ids, origin)
    return replace(contact, urls=urls, **changes)


def with_imported_note(
    contact: Contact, record: SourceRecord | None, note: ImportedNote, origin: Origin
) -> Contact:
    """The contact with a note from the source: appended once, exchanged where it was reworded."""
    known = dict(record.fields) if record else {}
    before = known.get("notes")
    notes: dict[str, object] = dict(before) if isinstance(before, dict) else {}
    former = notes.get(note.written)
    if former == note.text:
        return contact
    if isinstance(former, str) and former and former in contact.note:
        text = contact.note.replace(former, note.text, 1)[:LONGEST_NOTE]
    else:
        text = _note_with(contact.note, note.text)
    known["notes"] = {**notes, note.written: note.text}
    native_id = note.whom.slug or named_only(contact.name)
    ids = [native_id, *native_ids(known)]
    changes = _sources(contact, record, native_id, known, ids, origin)
    return replace(contact, note=text, **changes)


def _note_with(note: str, text: str) -> str:
    if text in note:
        return note
    return (f"{note}\n\n{text}" if note else text)[:LONGEST_NOTE]


def connection_entry(imported: ImportedPerson, met_on: PartialDate, source: str) -> Interaction:
    """The day of the connection as an entry: it stands in the timeline and is no contact."""
    return Interaction(
        uid=str(uuid.uuid5(_NAMESPACE, f"{source}\x1fconnection\x1f{imported.native_id}")),
        date=met_on,
        kind="connection",
        summary="Connected on LinkedIn",
        source=source,
    )


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
