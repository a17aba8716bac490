"""One change of the book in the making."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import UnwritableBook
from reconnect_tui.core.identity import source_keys
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.timeline import Timeline
from reconnect_tui.storage import schema
from reconnect_tui.storage.documents import (
    Document,
    contact_from,
    document_of,
    draft_from,
    owner_from,
)
from reconnect_tui.storage.json_file import LARGEST_NUMBER, Tables


class Change:
    """One change in the making, on the newest version of the book."""

    def __init__(self, tables: Tables, at: str, label: str = "") -> None:
        """Begin with the tables as they are; nothing of them is altered."""
        self._tables = tables
        self._at = at
        self._next_numbers: dict[str, int] = {}
        self.label = label
        """The change in words; may be reworded while the change is in the making."""

        self.touched: dict[str, dict[str, Document | None]] = {}
        """Table to document number to the new document, `None` where it goes."""

    def contact(self, number: ContactId) -> Contact | None:
        """The contact as the book has it now, this change included."""
        document = self._document("contacts", str(number))
        return None if document is None else contact_from(number, document)

    def put(self, contact: Contact) -> Contact:
        """Keep a contact; one without an id is new and is given one."""
        number = contact.id or ContactId(self._fresh_number("contacts"))
        contact = contact if contact.id else replace(contact, id=number)
        before = self.contact(number)
        if before is not None and before == replace(contact, updated=before.updated):
            return contact
        contact = replace(
            contact,
            uid=contact.uid or str(uuid.uuid4()),
            timeline=_with_uids(contact.timeline),
            created=contact.created or self._at,
            updated=self._at,
        )
        self._set("contacts", str(number), document_of(contact))
        return contact

    def reserve_id(self) -> ContactId:
        """An id for a contact that will be put later, so that others can name it before."""
        return ContactId(self._fresh_number("contacts"))

    def remove(self, number: ContactId) -> None:
        """Take a contact and their drafts out of the book; an import will not bring them back."""
        contact = self.contact(number)
        if contact is not None:
            self._remember_removed(source_keys(contact))
        self._set("contacts", str(number), None)
        for draft in self.drafts():
            if draft.contact_id == number:
                self.remove_draft(draft.id)

    def drafts(self) -> tuple[Draft, ...]:
        """The drafts as the book has them now, this change included, oldest first."""
        numbers = {*self._tables.get("drafts", {}), *self.touched.get("drafts", {})}
        return tuple(
            draft_from(int(number), document)
            for number in sorted(numbers, key=int)
            if (document := self._document("drafts", number)) is not None
        )

    def put_draft(self, draft: Draft) -> Draft:
        """Keep a draft; one without an id is new and is given one."""
        number = draft.id or self._fresh_number("drafts")
        draft = replace(draft, id=number)
        before = self._document("drafts", str(number))
        if before is not None and draft_from(number, before) == draft:
            return draft
        draft = replace(draft, created=draft.created or self._at, updated=self._at)
        self._set("drafts", str(number), document_of(draft))
        return draft

    def remove_draft(self, number: int) -> None:
        """Take a draft out of the book."""
        self._set("drafts", str(number), None)

    def put_owner(self, owner: Owner) -> None:
        """Keep who the user is."""
        meta = self._document("meta", schema.META) or {}
        if owner_in(meta) != owner:
            self._set("meta", schema.META, {**meta, "owner": document_of(owner)})

    def put_goals(self, goals: Iterable[Goal]) -> None:
        """Keep the user's goals, in this order, in place of the former ones."""
        fresh = {str(place): document_of(goal) for place, goal in enumerate(goals, start=1)}
        for number in {*self._tables.get("goals", {}), *fresh}:
            if self._document("goals", number) != fresh.get(number):
                self._set("goals", number, fresh.get(number))

    def _remember_removed(self, keys: frozenset[str]) -> None:
        meta = self._document("meta", schema.META) or {}
        removed = schema.removed_sources_in(meta)
        fresh = sorted(keys.difference(removed))
        if fresh:
            self._set("meta", schema.META, {**meta, schema.REMOVED: [*removed, *fresh]})

    def _document(self, table: str, number: str) -> Document | None:
        touched = self.touched.get(table, {})
        if number in touched:
            return touched[number]
        document: Document | None = self._tables.get(table, {}).get(number)
        return document

    def _set(self, table: str, number: str, document: Document | None) -> None:
        touched = self.touched.setdefault(table, {})
        touched[number] = document
        if document is None and number not in self._tables.get(table, {}):
            del touched[number]
        if not touched:
            del self.touched[table]

    def _fresh_number(self, table: str) -> int:
        """A number above every one that was ever given: an id is never used again."""
        if table not in self._next_numbers:
            meta = self._document("meta", schema.META) or {}
            kept = schema.next_id_in(meta, table)
            taken = (*self._tables.get(table, {}), *self.touched.get(table, {}))
            self._next_numbers[table] = max([kept, *(int(key) + 1 for key in taken)])
        number = self._next_numbers[table]
        if number > LARGEST_NUMBER:
            raise UnwritableBook(
                f"Nothing was changed: a number of the table “{table}” is so high that none is "
                "left above it. Give that entry a lower one in the data file, and try again."
            )
        self._next_numbers[table] = number + 1
        return number


def owner_in(meta: Document) -> Owner:
    """Who the user is, as the `meta` document has it."""
    return owner_from(schema.owner_document_in(meta) or {})


def _with_uids(timeline: Timeline) -> Timeline:
    if all(entry.uid for entry in timeline):
        return timeline
    return Timeline(
        tuple(entry if entry.uid else replace(entry, uid=str(uuid.uuid4())) for entry in timeline)
    )
