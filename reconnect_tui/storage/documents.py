"""Values to documents and back.

One codec per type of field, chosen by the annotations of the values, so that a new field needs
one line in its dataclass and nothing here. What cannot be read as its field's type, and fields
that this version does not know, travel along in `extra` and are written back as they were, until
the field is given another value.
"""

import dataclasses
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar, cast

from reconnect_tui.core.contact import (
    Check,
    Contact,
    ContactId,
    FollowUp,
    PeopleNote,
    Promise,
    Reason,
    SourceRecord,
)
from reconnect_tui.core.dates import UNKNOWN_DATE, PartialDate, partial_date_from
from reconnect_tui.core.draft import Draft, Version
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.ritual import Dealt, Ritual
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.timeline import DIRECTIONS, Direction, Interaction, Timeline
from reconnect_tui.storage.json_text import Document

Value = TypeVar(
    "Value",
    Contact,
    Draft,
    SavedItem,
    Goal,
    Owner,
    Ritual,
    Interaction,
    Reason,
    Promise,
    FollowUp,
)

Item = TypeVar("Item")
Whole = TypeVar("Whole")

_KEYS = {"with_ids": "with"}
"""Field names that are no Python names in the file."""


class _DoesNotFit(Exception):
    """A JSON value that is not of its field's type."""


class _FitsInPart(_DoesNotFit):
    """A list of which some items are not of its field's type."""

    def __init__(self, fitting: object, rest: list[Any]) -> None:
        """Tell the items that fit, as the field's value, from those that do not."""
        self.fitting = fitting
        self.rest = rest
        super().__init__()


@dataclass(frozen=True, slots=True)
class _Codec:
    """How one type of field is read and written."""

    read: Callable[[Any], object]
    write: Callable[[Any], object]


def _text(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    raise _DoesNotFit


def _texts(raw: object) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (raw,) if raw else ()
    return _all_of(raw, _text, tuple)


def _all_of(
    raw: object, read: Callable[[Any], Item], together: Callable[[list[Item]], Whole]
) -> Whole:
    """The items of a list, each read by `read`; those that do not fit are handed back."""
    if not isinstance(raw, list):
        raise _DoesNotFit
    fitting: list[Item] = []
    rest: list[Any] = []
    for item in raw:
        try:
            fitting.append(read(item))
        except _DoesNotFit:
            rest.append(item)
    if rest:
        raise _FitsInPart(together(fitting), rest)
    return together(fitting)


def _whole_number(raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    raise _DoesNotFit


def _whole_numbers(raw: object) -> tuple[int, ...]:
    return _all_of(raw, _whole_number, tuple)


def _flag(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise _DoesNotFit


def _date(raw: object) -> PartialDate:
    when = partial_date_from(raw) if isinstance(raw, str) else None
    if when is None:
        raise _DoesNotFit
    return when


def _direction(raw: object) -> Direction:
    if raw in DIRECTIONS:
        return raw
    raise _DoesNotFit


def _mapping(raw: object) -> Mapping[str, object]:
    if isinstance(raw, dict):
        return MappingProxyType(raw)
    raise _DoesNotFit


def _as_is(value: object) -> object:
    return value


def _many(kind: type) -> _Codec:
    def read(raw: object) -> tuple[object, ...]:
        return _all_of(raw, lambda item: _value_from(kind, item), tuple)

    return _Codec(read, lambda values: [_document_of(value) for value in values])


def _timeline(raw: object) -> Timeline:
    return _all_of(raw, lambda item: _value_from(Interaction, item), Timeline.of)


_CODECS: dict[object, _Codec] = {
    str: _Codec(_text, _as_is),
    int: _Codec(_whole_number, _as_is),
    ContactId: _Codec(_whole_number, _as_is),
    bool: _Codec(_flag, _as_is),
    tuple[str, ...]: _Codec(_texts, list),
    tuple[int, ...]: _Codec(_whole_numbers, list),
    PartialDate: _Codec(_date, str),
    PartialDate | None: _Codec(_date, str),
    Direction: _Codec(_direction, _as_is),
    Mapping[str, object]: _Codec(_mapping, dict),
    Timeline: _Codec(_timeline, lambda timeline: [_document_of(entry) for entry in timeline]),
    tuple[Reason, ...]: _many(Reason),
    tuple[Promise, ...]: _many(Promise),
    tuple[FollowUp, ...]: _many(FollowUp),
    tuple[PeopleNote, ...]: _many(PeopleNote),
    tuple[Check, ...]: _many(Check),
    tuple[SourceRecord, ...]: _many(SourceRecord),
    tuple[Version, ...]: _many(Version),
    tuple[Dealt, ...]: _many(Dealt),
}


@dataclass(frozen=True, slots=True)
class _Shape:
    """The fields of one kind of value, by their key in the file."""

    codecs: Mapping[str, tuple[str, _Codec]]
    """Key in the file to field name and codec."""

    usual: Mapping[str, object]
    """Field name to the value that is not written."""

    required: Mapping[str, object]
    """Field name to what stands there when the file has nothing."""


_NOT_IN_THE_DOCUMENT = frozenset({"extra", "id"})
_STAND_INS: dict[str, object] = {
    "name": "",
    "text": "",
    "type": "",
    "kind": "other",
    "uid": "",
    "source": "",
    "native_id": "",
    "contact_id": 0,
    "url": "",
    "date": UNKNOWN_DATE,
}


def _shape_of(kind: type) -> _Shape:
    hints = typing.get_type_hints(kind)
    codecs: dict[str, tuple[str, _Codec]] = {}
    usual: dict[str, object] = {}
    required: dict[str, object] = {}
    for field in dataclasses.fields(kind):
        if field.name in _NOT_IN_THE_DOCUMENT:
            continue
        hint = hints[field.name]
        codec = _CODECS.get(hint) or _CODECS[str]
        codecs[_KEYS.get(field.name, field.name)] = (field.name, codec)
        if field.default is not dataclasses.MISSING:
            usual[field.name] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            usual[field.name] = field.default_factory()
        else:
            required[field.name] = _STAND_INS[field.name]
    return _Shape(codecs, usual, required)


_SHAPES: dict[type, _Shape] = {
    kind: _shape_of(kind)
    for kind in (
        Interaction,
        Reason,
        Promise,
        FollowUp,
        PeopleNote,
        Check,
        SourceRecord,
        Version,
        Dealt,
        Contact,
        Draft,
        SavedItem,
        Goal,
        Owner,
        Ritual,
    )
}


def _value_from(kind: type, raw: object, **given: object) -> Any:  # noqa: ANN401 - the caller knows
    if not isinstance(raw, dict):
        raise _DoesNotFit
    shape = _SHAPES[kind]
    values: dict[str, object] = {**shape.required, **given}
    extra: dict[str, object] = {}
    for key, item in raw.items():
        known = shape.codecs.get(key)
        if known is None:
            extra[key] = item
        elif item is not None:
            try:
                values[known[0]] = known[1].read(item)
            except _FitsInPart as part:
                values[known[0]], extra[key] = part.fitting, part.rest
            except _DoesNotFit:
                extra[key] = item
    if extra:
        values["extra"] = MappingProxyType(extra)
    return kind(**values)


def _document_of(value: object) -> Document:
    shape = _SHAPES[type(value)]
    document: Document = {}
    extra = cast("Mapping[str, object]", value.extra)  # type: ignore[attr-defined]
    for key, (name, codec) in shape.codecs.items():
        item = getattr(value, name)
        if name in shape.usual and item == shape.usual[name]:
            continue
        # What could not be read stays until something takes its place.
        if item is UNKNOWN_DATE or (key in extra and item == shape.required.get(name)):
            continue
        document[key] = codec.write(item)
    for key, kept in extra.items():
        document[key] = _both(document[key], kept) if key in document else kept
    return document


def _both(written: object, kept: object) -> object:
    """The new value of a field, and the items of a list that could not be read."""
    return [*written, *kept] if isinstance(written, list) and isinstance(kept, list) else written


def contact_from(number: int, document: Document) -> Contact:
    """The contact that stands in a document of the `contacts` table."""
    return cast("Contact", _value_from(Contact, document, id=ContactId(number)))


def draft_from(number: int, document: Document) -> Draft:
    """The draft that stands in a document of the `drafts` table."""
    return dataclasses.replace(cast("Draft", _value_from(Draft, document)), id=number)


def saved_item_from(number: int, document: Document) -> SavedItem:
    """The link that stands in a document of the `saved_items` table."""
    return dataclasses.replace(cast("SavedItem", _value_from(SavedItem, document)), id=number)


def goal_from(document: Document) -> Goal:
    """The goal that stands in a document of the `goals` table."""
    return cast("Goal", _value_from(Goal, document))


def ritual_from(document: Document) -> Ritual:
    """The weekly round that stands in the document of the `ritual` table."""
    return cast("Ritual", _value_from(Ritual, document))


def owner_from(document: Document) -> Owner:
    """The owner that stands in the `meta` document."""
    return cast("Owner", _value_from(Owner, document))


def document_of(value: Value) -> Document:
    """The document of a value; what is empty is left out."""
    return _document_of(value)
