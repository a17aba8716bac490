"""What `--json` prints: documents with every key of the contract, whatever is missing.

An empty text is `null`, an empty list is a list, and a date stands as precisely as it is known.
"""

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reconnect_tui.core.contact import PRIVATE_FIELDS, Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Interaction, Timeline

if TYPE_CHECKING:
    from reconnect_tui.core.since import Fact, SinceYouSpoke

Document = dict[str, object]
"""One JSON object."""

_KEYS = {"with_ids": "with"}
_NEVER_NULL = frozenset({"name", "direction", "kind", "type", "status"})
_UNSET_AT_ZERO = frozenset({"rhythm_days"})


def record(value: object) -> Document:
    """A value of the book with all its fields, those that this version does not know included."""
    if not dataclasses.is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is no record")
    document: Document = {}
    for field in dataclasses.fields(value):
        if field.name == "extra":
            continue
        item = getattr(value, field.name)
        if item == "" and field.name in _NEVER_NULL:
            document[field.name] = ""
        elif item == 0 and field.name in _UNSET_AT_ZERO:
            document[field.name] = None
        else:
            document[_KEYS.get(field.name, field.name)] = _plain(item)
    extra: Mapping[str, object] = getattr(value, "extra", {})
    return {**{key: _plain(item) for key, item in extra.items()}, **document}


def contact_record(contact: Contact, *, private: bool = False) -> Document:
    """One person; what is private is masked unless it is asked for (playbook, section 6.7)."""
    document = record(contact)
    if not private:
        document |= dict.fromkeys(PRIVATE_FIELDS)
    return document


def entry_record(entry: Interaction, people: tuple[Contact, ...] = ()) -> Document:
    """One entry of a timeline, and whose timelines it stands in."""
    document = record(entry)
    if people:
        document["contact_ids"] = [contact.id for contact in people]
        document["with"] = [contact.id for contact in people[1:]]
    return document


def since_record(since: "SinceYouSpoke") -> Document:
    """What has come about since two people last spoke, and who asked and gave."""
    return {
        "since": None if since.since is None else since.since.text,
        "gap_days": since.gap_days,
        "text": since.heading,
        "theirs": [_fact_record(fact) for fact in since.theirs],
        "yours": [_fact_record(fact) for fact in since.yours],
        "ahead": [_fact_record(fact) for fact in since.ahead],
        "promised": [record(promise) for promise in since.promised],
        "awaited": [record(promise) for promise in since.awaited],
        "balance": {**record(since.balance), "text": since.balance.in_words or None},
    }


def _fact_record(fact: "Fact") -> Document:
    return {
        "kind": fact.kind,
        "date": None if fact.date is None else fact.date.text,
        "text": fact.text,
    }


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value or None
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Mapping):
        return {str(key): item for key, item in value.items()}
    if isinstance(value, tuple | list | Timeline):
        return [item if isinstance(item, str) else _plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return record(value)
    return value
