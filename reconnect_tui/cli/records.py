"""What `--json` prints: documents with every key of the contract, whatever is missing.

An empty text is `null`, an empty list is a list, and a date stands as precisely as it is known.
"""

import dataclasses
from collections.abc import Mapping

from reconnect_tui.core.contact import PRIVATE_FIELDS, Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Interaction, Timeline

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
