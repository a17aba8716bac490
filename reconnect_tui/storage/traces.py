"""Where a person stands in a book beside their own document, and how it reads without them.

It works on documents as they stand, of whatever schema, so that old copies can be gone through
like the book itself.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.identity import named_only, native_ids, source_key, source_keys
from reconnect_tui.core.text import folded
from reconnect_tui.storage import schema
from reconnect_tui.storage.documents import contact_from
from reconnect_tui.storage.edition import META, RITUAL, Edition
from reconnect_tui.storage.json_text import Document, written
from reconnect_tui.storage.rows import Row, Touched, document_in
from reconnect_tui.storage.undo_log import UndoStep

SOMEBODY = "somebody"
"""What stands in the list of changes where their name stood."""

_SHORTEST_TRACE = 3
"""Characters; a shorter word stands in too much that has nothing to do with them."""


_WHERE_OTHERS_STAND = (b'"mutuals"', b'"with"', b'"mutual_sighting"')
"""What the document of a person has in it who may be tied to another."""


class Traces:
    """What tells that something is about one person, and the same without it."""

    def __init__(self, contact: Contact, others: Collection[int]) -> None:
        """Begin with the record as it is.

        Args:
            contact: Whom it is about.
            others: The numbers of everybody else in the book, who stay whatever they share.
        """
        self._contact = contact
        self._others = others
        self._numbers: set[int] = {contact.id}
        self._drafts: set[int] = set()
        self._marks: dict[str, None] = {}
        self._names: dict[str, None] = {}
        self._hints = tuple(_written(word) for word in _hints_of(contact))
        self._note(contact)

    def learn(self, versions: Iterable[Touched]) -> None:
        """Take note of the numbers, names and addresses that they had in older versions.

        A record that was merged into theirs had a number of its own.
        """
        known = list(versions)
        for tables in known:
            for number, row in tables.get("contacts", {}).items():
                if row is not None and self._is_theirs(number, row):
                    self._numbers.add(number)
                    self._note(contact_from(number, document_in(row)))
        for tables in known:
            for number, row in tables.get("drafts", {}).items():
                if row is not None and document_in(row).get("contact_id") in self._numbers:
                    self._drafts.add(number)

    def words(self) -> tuple[str, ...]:
        """What gives them away wherever it stands: names, addresses, the UUID."""
        return tuple(word for word in self._marks if len(word) >= _SHORTEST_TRACE)

    def are_in(self, data: bytes) -> bool:
        """Whether anything in a file gives them away."""
        return any(
            form in data
            for word in self.words()
            for form in (
                _written(word),
                json.dumps(word)[1:-1].encode("ascii"),
            )
        )

    def are_named_in(self, row: Row) -> bool:
        """Whether a document has one of their names or addresses as a word of its own."""
        text = row.decode("utf-8", "replace")
        return any(
            form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)
            for word in self.words()
            for form in (_written(word).decode("utf-8"), json.dumps(word)[1:-1])
        )

    def without(self, edition: Edition) -> Edition:
        """A version of the book without them; the same where it has nothing of them."""
        changes = dict(self._changes(edition.tables))
        if not changes.keys() - {META}:
            return edition
        tables = dict(edition.tables)
        for name, rows in changes.items():
            tables[name] = edition.table(name).changed(rows)
        return replace(edition, tables=tables)

    def remembered_in(self, meta: Document) -> Document:
        """What the book says of itself, with what keeps imports from bringing them back.

        These are digests, which nobody can read a name in.
        """
        known = schema.removed_sources_in(meta)
        fresh = sorted(source_keys(self._contact).difference(known))
        return {**meta, schema.REMOVED: [*known, *fresh]} if fresh else meta

    def without_step(self, step: UndoStep) -> UndoStep | None:
        """A step of undo that is about others only; `None` where nothing is left of it."""
        before = {name: dict(rows) for name, rows in step.before.items()}
        for number in self._numbers:
            before.get("contacts", {}).pop(number, None)
        for number in self._drafts:
            before.get("drafts", {}).pop(number, None)
        for name, rows in self._changes(before):
            before[name] |= rows
        before = {name: rows for name, rows in before.items() if rows}
        if not before:
            return None
        return replace(step, before=before, label=self._without_names(step.label))

    def _note(self, contact: Contact) -> None:
        self._names |= dict.fromkeys(filter(None, (contact.name,)))
        marks = (contact.name, contact.uid, *contact.emails)
        self._marks |= dict.fromkeys(word.strip() for word in marks if word.strip())

    def _is_theirs(self, number: int, row: Row) -> bool:
        """Whether a document is of this person; in another book its number may be another's."""
        if number in self._others:
            return False
        if number != self._contact.id and not any(hint in row for hint in self._hints):
            return False
        one = contact_from(number, document_in(row))
        if one.uid and self._contact.uid:
            is_same = one.uid == self._contact.uid
        else:
            is_same = number == self._contact.id and (
                one.uid == self._contact.uid
                or one.name in self._names
                or not self._marks.keys().isdisjoint(one.emails)
            )
        return is_same or not _sure_keys(one).isdisjoint(_sure_keys(self._contact))

    def _changes(
        self, tables: Mapping[str, Mapping[int, Row | None]]
    ) -> Iterator[tuple[str, dict[int, Row | None]]]:
        for name, rows in tables.items():
            changed: dict[int, Row | None] = {}
            for number, row in rows.items():
                if row is not None:
                    after = self._row_without(name, number, row)
                    if after is not row:
                        changed[number] = after
            if changed:
                yield name, changed

    def _row_without(self, name: str, number: int, row: Row) -> Row | None:
        """A row without them, `None` where it is theirs; the same row where nothing is of them."""
        if name == "contacts":
            if number in self._numbers and self._is_theirs(number, row):
                return None
            if not any(word in row for word in _WHERE_OTHERS_STAND):
                return row
        document = document_in(row)
        if name == "drafts" and document.get("contact_id") in self._numbers:
            return None
        after = self._document_without(name, document)
        return row if after == document else written(after)

    def _document_without(self, name: str, document: Document) -> Document:
        if name == "contacts":
            return self._other_person(document)
        if name == "saved_items" and "for_contacts" in document:
            return {**document, "for_contacts": self._less(document["for_contacts"])}
        if name == RITUAL and document.get("round_ids") != self._less(document.get("round_ids")):
            return {key: kept for key, kept in document.items() if not key.startswith("round_")}
        if name == META:
            return self.remembered_in(document)
        return document

    def _other_person(self, document: Document) -> Document:
        after = dict(document)
        if "mutuals" in after:
            after["mutuals"] = self._less(after["mutuals"])
        if isinstance(after.get("timeline"), list):
            after["timeline"] = [
                {**entry, "with": self._less(entry["with"])}
                if isinstance(entry, dict) and "with" in entry
                else entry
                for entry in after["timeline"]
            ]
        if isinstance(after.get("reasons"), list):
            after["reasons"] = [
                one for one in after["reasons"] if not self._is_meeting_with_them(one)
            ]
        return after

    def _is_meeting_with_them(self, reason: object) -> bool:
        """Whether it is the news that the user ran into them (M42), which has their name."""
        if not isinstance(reason, dict) or reason.get("type") != "mutual_sighting":
            return False
        return any(folded(str(reason.get("label"))) == folded(name) for name in self._names)

    def _less(self, numbers: Any) -> Any:  # noqa: ANN401 - as it stands in the document
        if not isinstance(numbers, list):
            return numbers
        return [one for one in numbers if not (isinstance(one, int) and one in self._numbers)]

    def _without_names(self, label: str) -> str:
        for name in sorted(self._names, key=len, reverse=True):
            label = label.replace(name, SOMEBODY)
        return label


def steps_without(traces: Traces, steps: Iterable[UndoStep]) -> list[UndoStep]:
    """The steps of undo that are left without somebody."""
    return [kept for step in steps if (kept := traces.without_step(step)) is not None]


def _written(word: str) -> bytes:
    """A word as it stands within a document."""
    return written(word)[1:-1]


def _hints_of(contact: Contact) -> Iterator[str]:
    """What stands in every older record of a person, or in one that was merged into theirs."""
    yield from filter(None, (contact.uid, *contact.urls))
    for record in contact.sources:
        yield from filter(None, (record.native_id, *native_ids(record.fields)))


def _sure_keys(contact: Contact) -> frozenset[str]:
    """By what imports know a contact for certain: a name alone may be another's too."""
    by_name = {source_key(record.source, named_only(contact.name)) for record in contact.sources}
    return source_keys(contact) - by_name
