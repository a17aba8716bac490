"""The book: everyone and everything the user keeps, read once and written through.

Each change is one step: made on the newest version of the file, under the lock, with what it
replaced kept for `undo`, and on disk when it returns.
"""

import contextlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reconnect_tui import __version__
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NothingToUndo, UnwritableBook
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.timeline import Timeline
from reconnect_tui.storage import schema
from reconnect_tui.storage.documents import (
    Document,
    contact_from,
    document_of,
    draft_from,
    goal_from,
    owner_from,
)
from reconnect_tui.storage.json_file import BookFile, MemoryFile, Tables
from reconnect_tui.storage.undo_log import UndoLog, UndoStep

Clock = Callable[[], datetime]
"""Gives the present moment, with its zone."""

_META = "1"


def utc_now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class UndoneChange:
    """What was taken back."""

    label: str
    """The change in words."""

    contact_ids: tuple[ContactId, ...]
    """The people it concerned."""


class Change:
    """One change in the making, on the newest version of the book."""

    def __init__(self, tables: Tables, at: str) -> None:
        """Begin with the tables as they are; nothing of them is altered."""
        self._tables = tables
        self._at = at
        self.touched: dict[str, dict[str, Document | None]] = {}
        """Table to document number to the new document, `None` where it goes."""

    def contact(self, number: ContactId) -> Contact | None:
        """The contact as the book has it now, this change included."""
        document = self._document("contacts", str(number))
        return None if document is None else contact_from(number, document)

    def put(self, contact: Contact) -> Contact:
        """Keep a contact; one without an id is new and is given one."""
        number = contact.id or ContactId(self._fresh_number("contacts"))
        contact = replace(
            contact,
            id=number,
            uid=contact.uid or str(uuid.uuid4()),
            timeline=_with_uids(contact.timeline),
        )
        before = self._document("contacts", str(number))
        document = document_of(replace(contact, updated=""))
        if before is not None and document == {k: v for k, v in before.items() if k != "updated"}:
            return contact
        contact = replace(contact, created=contact.created or self._at, updated=self._at)
        self._set("contacts", str(number), document_of(contact))
        return contact

    def remove(self, number: ContactId) -> None:
        """Take a contact and their drafts out of the book."""
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
        meta = self._document("meta", _META) or {}
        if owner_from(meta.get("owner", {})) != owner:
            self._set("meta", _META, {**meta, "owner": document_of(owner)})

    def put_goals(self, goals: Iterable[Goal]) -> None:
        """Keep the user's goals, in this order, in place of the former ones."""
        fresh = {str(place): document_of(goal) for place, goal in enumerate(goals, start=1)}
        for number in {*self._tables.get("goals", {}), *fresh}:
            if self._document("goals", number) != fresh.get(number):
                self._set("goals", number, fresh.get(number))

    def _document(self, table: str, number: str) -> Document | None:
        touched = self.touched.get(table, {})
        if number in touched:
            return touched[number]
        document: Document | None = self._tables.get(table, {}).get(number)
        return document

    def _set(self, table: str, number: str, document: Document | None) -> None:
        if document is None and number not in self._tables.get(table, {}):
            self.touched.get(table, {}).pop(number, None)
        else:
            self.touched.setdefault(table, {})[number] = document

    def _fresh_number(self, table: str) -> int:
        """A number above every one that was ever given: an id is never used again."""
        meta = self._document("meta", _META) or {}
        taken = [*self._tables.get(table, {}), *self.touched.get(table, {})]
        kept = meta.get("next_ids", {}).get(table, 1)
        number = max([kept, *(int(key) + 1 for key in taken)]) if taken else int(kept)
        return number


class AddressBook:
    """Everyone and everything the user keeps."""

    def __init__(self, file: BookFile | MemoryFile, now: Clock = utc_now) -> None:
        """Open the book that rests in `file`.

        Raises:
            BookTrouble: It cannot be read; it has not been touched.
        """
        self._file = file
        self._now = now
        self._undo_log = UndoLog(file.side_folder)
        self._signature: tuple[int, int, int] | None = None
        self._tables: Tables = {}
        self._built: dict[ContactId, Contact] = {}
        self._load()

    @classmethod
    def at(cls, path: Path, now: Clock = utc_now) -> "AddressBook":
        """The book in the file at `path`; a file that is not there is made by the first change.

        Raises:
            BookTrouble: The file is there and cannot be read; it has not been touched.
        """
        return cls(BookFile(path), now)

    @classmethod
    def in_memory(cls, now: Clock = utc_now) -> "AddressBook":
        """A book that is never on disk."""
        return cls(MemoryFile(), now)

    @property
    def path(self) -> Path | None:
        """The file it rests in."""
        return self._file.named if isinstance(self._file, BookFile) else None

    @property
    def contacts(self) -> Contacts:
        """Everyone, by id."""
        ids = [ContactId(int(number)) for number in self._table("contacts")]
        return Contacts(sorted(ids), self._contact)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Every draft, oldest first."""
        table = self._table("drafts")
        return tuple(draft_from(int(number), table[number]) for number in sorted(table, key=int))

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The user's goals, most important first."""
        table = self._table("goals")
        return tuple(goal_from(table[number]) for number in sorted(table, key=int))

    @property
    def owner(self) -> Owner:
        """Who the user is."""
        owner = self._meta.get("owner")
        return owner_from(owner) if isinstance(owner, dict) else Owner()

    @property
    def sequence(self) -> int:
        """The number of the last change."""
        number = self._meta.get("sequence", 0)
        return number if isinstance(number, int) else 0

    @property
    def exists(self) -> bool:
        """Whether there is a book yet."""
        return self._signature is not None

    def refresh(self) -> bool:
        """Take in what another program has changed; whether anything had."""
        if self._file.signature() == self._signature:
            return False
        self._load()
        return True

    @contextlib.contextmanager
    def changing(self, label: str, *, undoable: bool = True) -> Iterator[Change]:
        """Make one change, on disk and undoable when the block ends.

        A change that changes nothing is not recorded; an exception inside the block leaves the
        book as it was.

        Args:
            label: The change in words, for `undo`: `Logged a call with Ada`.
            undoable: Whether `undo` takes it back; words saved while they are typed are not a
                step of their own.

        Raises:
            BookTrouble: It could not be saved; the last saved version is intact.
        """
        with self._file.locked():
            self.refresh()
            change = Change(self._tables, self._stamp())
            yield change
            if change.touched:
                self._commit(change.touched, label, undoable=undoable)

    def undo_steps(self) -> tuple[UndoStep, ...]:
        """The changes that can be taken back, oldest first."""
        return self._undo_log.steps(self.sequence)

    def undo(self) -> UndoneChange:
        """Take the last change back.

        Raises:
            NothingToUndo: There is none.
            BookTrouble: It could not be saved; the last saved version is intact.
        """
        with self._file.locked():
            self.refresh()
            steps = self.undo_steps()
            if not steps:
                raise NothingToUndo("There is no change left to take back.")
            step = steps[-1]
            touched = self._taken_back(step)
            self._commit(touched, f"Undid: {step.label}", undoes=step.sequence)
        ids = (ContactId(int(number)) for number in step.before.get("contacts", {}))
        return UndoneChange(step.label, tuple(ids))

    def _taken_back(self, step: UndoStep) -> dict[str, dict[str, Document | None]]:
        """What stood there before the step; words that were typed into a draft since then stay."""
        touched = {table: dict(documents) for table, documents in step.before.items()}
        drafts = touched.get("drafts", {})
        for number in list(drafts):
            now = self._table("drafts").get(number)
            if now is not None and now.get("updated") != step.at:
                del drafts[number]
        return touched

    def _commit(
        self,
        touched: dict[str, dict[str, Document | None]],
        label: str,
        *,
        undoes: int = 0,
        undoable: bool = True,
    ) -> None:
        sequence = self.sequence + 1
        before = {
            table: {number: self._table(table).get(number) for number in documents}
            for table, documents in touched.items()
        }
        at = self._stamp()
        if undoable:
            self._record(UndoStep(sequence, label, at, before, undoes))
        tables = self._changed(touched)
        tables["meta"] = {_META: self._next_meta(tables, sequence, at)}
        self._file.write(tables)
        self._take(tables)
        for number in touched.get("contacts", {}):
            self._built.pop(ContactId(int(number)), None)
        self._undo_log.trim(sequence)

    def _record(self, step: UndoStep) -> None:
        try:
            self._undo_log.add(step)
        except OSError as problem:
            raise UnwritableBook(
                f"The change could not be recorded: {problem.strerror or problem}. "
                "The last saved version is intact. Make room or permit writing, then try again."
            ) from problem

    def _changed(self, touched: dict[str, dict[str, Document | None]]) -> Tables:
        tables: Tables = {name: self._tables.get(name, {}) for name in schema.TABLES}
        tables |= {name: table for name, table in self._tables.items() if name not in tables}
        for name, documents in touched.items():
            table = dict(tables.get(name, {}))
            for number, document in documents.items():
                if document is None:
                    table.pop(number, None)
                else:
                    table[number] = document
            tables[name] = table
        return tables

    def _next_meta(self, tables: Tables, sequence: int, at: str) -> Document:
        meta: Document = dict(tables.get("meta", {}).get(_META, {}))
        given = meta.get("next_ids", {})
        next_ids = {
            name: max(given.get(name, 1), 1 + max(map(int, tables.get(name, {})), default=0))
            for name in ("contacts", "drafts")
        }
        return {
            **meta,
            "schema": schema.VERSION,
            "sequence": sequence,
            "created": meta.get("created", at),
            "app": f"reconnect {__version__}",
            "next_ids": next_ids,
        }

    def _load(self) -> None:
        signature = self._file.signature()
        tables = self._file.read()
        where = str(self.path) if self.path else "the book"
        self._tables = {} if tables is None else schema.checked(tables, where)
        self._signature = signature
        self._built.clear()

    def _take(self, tables: Tables) -> None:
        self._tables = tables
        self._signature = self._file.signature()

    def _table(self, name: str) -> dict[str, Any]:
        return self._tables.get(name, {})

    @property
    def _meta(self) -> Document:
        meta: Document = self._table("meta").get(_META, {})
        return meta

    def _contact(self, number: ContactId) -> Contact:
        contact = self._built.get(number)
        if contact is None:
            contact = contact_from(number, self._table("contacts")[str(number)])
            self._built[number] = contact
        return contact

    def _stamp(self) -> str:
        moment = self._now().astimezone(UTC).replace(tzinfo=None)
        return moment.isoformat(timespec="milliseconds") + "Z"


def _with_uids(timeline: Timeline) -> Timeline:
    if all(entry.uid for entry in timeline):
        return timeline
    return Timeline(
        tuple(entry if entry.uid else replace(entry, uid=str(uuid.uuid4())) for entry in timeline)
    )
