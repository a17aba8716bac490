"""The messages of an import in the timelines of the people they belong to."""

from collections.abc import Sequence
from types import MappingProxyType

from reconnect_tui.core.timeline import Direction, Interaction, nothing_more
from reconnect_tui.importing.source import Findings, ImportedMessage, Party, Watch
from reconnect_tui.services.intake_people import Acquaintances, Person
from reconnect_tui.services.intake_records import Origin, contact_from_party, with_profile

_TAKEN_OUT = "you took this person out of the book"
_GONE = "the account of the other side is gone"
_STRANGER = "from somebody who is no connection and to whom you never wrote"
_NOBODY_OF_THE_GROUP = "a group in which nobody is in the book"


def attach_messages(
    messages: Sequence[ImportedMessage],
    everyone: Acquaintances,
    origin: Origin,
    findings: Findings,
    watch: Watch,
) -> None:
    """Put each message into the timeline of everyone of the book who took part.

    Strangers become people only where the user wrote to them (formats, section 0).
    """
    _learn_profiles(messages, everyone, origin)
    for message in messages:
        if message.direction == "out" and not message.group:
            _welcome_recipient(message.others[0], everyone, origin)
    # Whoever was new a moment ago has a profile too, or importing twice would add it.
    _learn_profiles(messages, everyone, origin)
    for message in watch.through(messages, len(messages), "Matching messages"):
        reason = _attach(message, everyone, origin.source)
        if reason:
            findings.skip(message.place, reason)


def _learn_profiles(
    messages: Sequence[ImportedMessage], everyone: Acquaintances, origin: Origin
) -> None:
    for message in messages:
        for party in message.others:
            _learn_profile(party, everyone, origin)


def _learn_profile(party: Party, everyone: Acquaintances, origin: Origin) -> None:
    """Exports before 2023 name no profile with a connection, but with the sender of a message."""
    if not party.slug:
        return
    person = everyone.party(party)
    if isinstance(person, Person) and party.slug not in person.slugs:
        record = person.record_for(party.slug)
        if record is not None:
            person.contact = with_profile(person.contact, record, party, origin)
            everyone.learn(person)


def _welcome_recipient(party: Party, everyone: Acquaintances, origin: Origin) -> None:
    known = party.is_gone or everyone.party(party) is not None
    if not known and not everyone.party_was_removed(party):
        everyone.welcome(contact_from_party(party, origin, everyone.new_id()))


def _attach(message: ImportedMessage, everyone: Acquaintances, source: str) -> str:
    """Put a message where it belongs, or say why it belongs nowhere."""
    found = [everyone.party(party) for party in message.others]
    people = list(dict.fromkeys(person for person in found if isinstance(person, Person)))
    if not people:
        if all(party.is_gone for party in message.others):
            return _GONE
        if any(everyone.party_was_removed(party) for party in message.others):
            return _TAKEN_OUT
        unclear = next((reason for reason in found if isinstance(reason, str)), "")
        return unclear or (_NOBODY_OF_THE_GROUP if message.group else _STRANGER)
    sender = found[0] if message.direction == "in" else None
    for person in people:
        person.met = True
        others = tuple(sorted(other.contact.id for other in people if other is not person))
        said_it = message.direction == "out" or person is sender
        direction: Direction = message.direction if said_it else "none"
        person.add(_entry(message, direction, others, source))
    return ""


def _entry(
    message: ImportedMessage, direction: Direction, others: tuple[int, ...], source: str
) -> Interaction:
    extra = nothing_more()
    if message.attachments:
        extra = MappingProxyType({"attachments": list(message.attachments)})
    return Interaction(
        uid=message.uid,
        date=message.day,
        kind="message",
        direction=direction,
        at=message.at,
        channel="linkedin_message",
        summary=message.summary,
        body=message.body,
        with_ids=others,
        source=source,
        group=message.group,
        extra=extra,
    )
