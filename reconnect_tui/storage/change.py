"""One change of the book in the making."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import UnwritableBook
from reconnect_tui.core.identity import source_keys
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.ritual import Ritual
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.core.timeline import Timeline
from reconnect_tui.storage import schema
from reconnect_tui.storage.documents import (
    contact_from,
    document_of,
    draft_from,
    owner_from,
    saved_item_from,
)
from reconnect_tui.storage.edition import META, META_NUMBER, RITUAL, Edition
from reconnect_tui.storage.json_text import Document, written
from reconnect_tui.storage.layout import LARGEST_NUMBER
from reconnect_tui.storage.rows import Row, Table, Touched, document_in, highest


class Change:
    """One change in the making, on the newest version of the book."""

    def __init__(
        self,
        edition: Edition,
        at: str,
        label: str = "",
        built: Callable[[Table, ContactId], Contact] | None = None,
    ) -> None:
        """Begin with the book as it is; nothing of it is altered.

        Args:
            edition: The book.
            at: UTC timestamp.
            label: The change in words.
            built: Gives the contact of a row, where that is known better than from the row.
        """
        self._edition = edition
        self._built = built
        self.at = at
        """UTC timestamp of the change."""

        self._next_numbers: dict[str, int] = {}
        self.label = label
        """The change in words; may be reworded while the change is in the making."""

        self._touched: dict[str, dict[int, Document | None]] = {}

    def touched(self) -> Touched:
        """Table to number to the new row, `None` where the document goes.

        Raises:
            ReconnectError: A document cannot be written as JSON.
        """
        return {
            table: {number: _row_of(document) for number, document in documents.items()}
            for table, documents in self._touched.items()
        }

    def contact(self, number: ContactId) -> Contact | None:
        """The contact as the book has it now, this change included."""
        table = self._edition.table("contacts")
        if self._built and number in table and number not in self._touched.get("contacts", ()):
            return self._built(table, number)
        document = self._document("contacts", number)
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
            created=contact.created or self.at,
            updated=self.at,
        )
        self._set("contacts", number, document_of(contact))
        return contact

    def reserve_id(self) -> ContactId:
        """An id for a contact that will be put later, so that others can name it before."""
        return ContactId(self._fresh_number("contacts"))

    def remove(self, number: ContactId) -> None:
        """Take a contact and their drafts out of the book; an import will not bring them back."""
        contact = self.contact(number)
        if contact is not None:
            self._remember_removed(source_keys(contact))
        self._set("contacts", number, None)
        for draft in self.drafts():
            if draft.contact_id == number:
                self.remove_draft(draft.id)

    def drafts(self) -> tuple[Draft, ...]:
        """The drafts as the book has them now, this change included, oldest first."""
        numbers = {*self._edition.table("drafts"), *self._touched.get("drafts", {})}
        return tuple(
            draft_from(number, document)
            for number in sorted(numbers)
            if (document := self._document("drafts", number)) is not None
        )

    def draft(self, number: int) -> Draft | None:
        """The draft as the book has it now, this change included."""
        document = self._document("drafts", number)
        return None if document is None else draft_from(number, document)

    def put_draft(self, draft: Draft) -> Draft:
        """Keep a draft; one without an id is new and is given one."""
        number = draft.id or self._fresh_number("drafts")
        draft = replace(draft, id=number)
        if self.draft(number) == draft:
            return draft
        draft = replace(draft, created=draft.created or self.at, updated=self.at)
        self._set("drafts", number, document_of(draft))
        return draft

    def remove_draft(self, number: int) -> None:
        """Take a draft out of the book."""
        self._set("drafts", number, None)

    def saved_items(self) -> tuple[SavedItem, ...]:
        """The kept links as the book has them now, this change included, oldest first."""
        numbers = {*self._edition.table("saved_items"), *self._touched.get("saved_items", {})}
        return tuple(
            saved_item_from(number, document)
            for number in sorted(numbers)
            if (document := self._document("saved_items", number)) is not None
        )

    def put_saved_item(self, item: SavedItem) -> SavedItem:
        """Keep a link; one without an id is new and is given one."""
        number = item.id or self._fresh_number("saved_items")
        item = replace(item, id=number)
        before = self._document("saved_items", number)
        if before is not None and saved_item_from(number, before) == item:
            return item
        item = replace(item, created=item.created or self.at, updated=self.at)
        self._set("saved_items", number, document_of(item))
        return item

    def remove_saved_item(self, number: int) -> None:
        """Take a kept link out of the book."""
        self._set("saved_items", number, None)

    def put_owner(self, owner: Owner) -> None:
        """Keep who the user is."""
        meta = self._document(META, META_NUMBER) or {}
        if owner_in(meta) != owner:
            self._set(META, META_NUMBER, {**meta, "owner": document_of(owner)})

    def put_goals(self, goals: Iterable[Goal]) -> None:
        """Keep the user's goals, in this order, in place of the former ones."""
        fresh = {place: document_of(goal) for place, goal in enumerate(goals, start=1)}
        for number in {*self._edition.table("goals"), *fresh}:
            if self._document("goals", number) != fresh.get(number):
                self._set("goals", number, fresh.get(number))

    def put_ritual(self, ritual: Ritual) -> None:
        """Keep how far one has come in the weekly round."""
        fresh = document_of(ritual)
        if self._document(RITUAL, 1) != fresh:
            self._set(RITUAL, 1, fresh)

    def _remember_removed(self, keys: frozenset[str]) -> None:
        meta = self._document(META, META_NUMBER) or {}
        removed = schema.removed_sources_in(meta)
        fresh = sorted(keys.difference(removed))
        if fresh:
            self._set(META, META_NUMBER, {**meta, schema.REMOVED: [*removed, *fresh]})

    def _document(self, table: str, number: int) -> Document | None:
        touched = self._touched.get(table, {})
        if number in touched:
            return touched[number]
        row = self._edition.table(table).get(number)
        return None if row is None else document_in(row)

    def _set(self, table: str, number: int, document: Document | None) -> None:
        touched = self._touched.setdefault(table, {})
        touched[number] = document
        if document is None and number not in self._edition.table(table):
            del touched[number]
        if not touched:
            del self._touched[table]

    def _fresh_number(self, table: str) -> int:
        """A number above every one that was ever given: an id is never used again."""
        if table not in self._next_numbers:
            touched = highest(self._touched.get(table, ()))
            self._next_numbers[table] = max(self._edition.next_number(table), 1 + touched)
        number = self._next_numbers[table]
        if number > LARGEST_NUMBER:
            raise UnwritableBook(
                f"Nothing was changed: a number of the table “{table}” is so high that none is "
                "left above it. Give that entry a lower one in the data file, and try again."
            )
        self._next_numbers[table] = number + 1
        return number


def _row_of(document: Document | None) -> Row | None:
    return None if document is None else written(document)


def owner_in(meta: Document) -> Owner:
    """Who the user is, as the `meta` document has it."""
    return owner_from(schema.owner_document_in(meta) or {})


def _with_uids(timeline: Timeline) -> Timeline:
    if all(entry.uid for entry in timeline):
        return timeline
    return Timeline(
        tuple(entry if entry.uid else replace(entry, uid=str(uuid.uuid4())) for entry in timeline)
    )
