"""The book: everyone and everything the user keeps, read once and written through.

Each change is one step: made on the newest version of the file, under the lock, with what it
replaced kept for `undo`, and on disk when it returns.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NothingToUndo
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.ritual import Ritual
from reconnect_tui.core.saved_item import SavedItem
from reconnect_tui.storage import schema
from reconnect_tui.storage.backups import Backup
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.change import Change as Change
from reconnect_tui.storage.change import owner_in
from reconnect_tui.storage.documents import (
    contact_from,
    draft_from,
    goal_from,
    ritual_from,
    saved_item_from,
)
from reconnect_tui.storage.edition import RITUAL, Edition, difference
from reconnect_tui.storage.file_store import FileStore
from reconnect_tui.storage.json_text import Document
from reconnect_tui.storage.rows import Row, Table, Touched, document_in
from reconnect_tui.storage.store import Clock as Clock
from reconnect_tui.storage.store import MemoryStore, Store, stamp
from reconnect_tui.storage.undo_log import UndoStep


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


class AddressBook:
    """Everyone and everything the user keeps."""

    def __init__(self, store: Store, now: Clock = utc_now) -> None:
        """Open the book that rests in `store`."""
        self._store = store
        self._now = now
        self._built: dict[ContactId, tuple[Row, Contact]] = {}

    @classmethod
    def at(cls, path: Path, now: Clock = utc_now) -> "AddressBook":
        """The book in the file at `path`; a file that is not there is made by the first change.

        Raises:
            BookTrouble: The file is there and cannot be read; it has not been touched.
        """
        return cls(FileStore(BookFile(path), now), now)

    @classmethod
    def in_memory(cls, now: Clock = utc_now) -> "AddressBook":
        """A book that is never on disk."""
        return cls(MemoryStore(), now)

    @property
    def path(self) -> Path | None:
        """The file it rests in."""
        return self._store.path

    @property
    def contacts(self) -> Contacts:
        """Everyone as they are now, by id; later changes do not show in it."""
        table = self._store.edition.table("contacts")
        return Contacts(table.numbers(), partial(self._contact, table))

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Every draft, oldest first."""
        table = self._store.edition.table("drafts")
        return tuple(draft_from(number, document_in(table[number])) for number in table.numbers())

    @property
    def saved_items(self) -> tuple[SavedItem, ...]:
        """Every link that is kept to be passed on, oldest first."""
        table = self._store.edition.table("saved_items")
        return tuple(
            saved_item_from(number, document_in(table[number])) for number in table.numbers()
        )

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The user's goals, most important first."""
        table = self._store.edition.table("goals")
        return tuple(goal_from(document_in(table[number])) for number in table.numbers())

    @property
    def ritual(self) -> Ritual:
        """How far one has come in the weekly round."""
        row = self._store.edition.table(RITUAL).get(1)
        return Ritual() if row is None else ritual_from(document_in(row))

    @property
    def owner(self) -> Owner:
        """Who the user is."""
        return owner_in(self._store.edition.meta)

    @property
    def removed_sources(self) -> frozenset[str]:
        """What imports knew the people by whom the user took out (`core.identity.source_key`)."""
        return frozenset(schema.removed_sources_in(self._store.edition.meta))

    def documents(self) -> dict[str, dict[str, Document]]:
        """Every table as it stands, with the fields that this version does not know.

        The keys are those of the file, so that the whole is a book itself.
        """
        return self._store.edition.as_json()

    @property
    def sequence(self) -> int:
        """The number of the last change."""
        return self._store.edition.sequence

    @property
    def edition(self) -> Edition:
        """Everything as it is now, undecoded, to be compared with a kept copy."""
        return self._store.edition

    @property
    def exists(self) -> bool:
        """Whether there is a book yet."""
        return self._store.exists

    def refresh(self) -> bool:
        """Take in what another program has changed; whether anything had.

        Raises:
            BookTrouble: The book cannot be read any more; what was read stays.
        """
        return self._store.refresh()

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
        with self._store.writing():
            at = stamp(self._now())
            change = Change(self._store.edition, at, label, self._contact)
            yield change
            touched = change.touched()
            if touched:
                self._store.commit(touched, change.label, at, undoable=undoable)

    def undo_steps(self) -> tuple[UndoStep, ...]:
        """The changes that can be taken back, oldest first.

        Raises:
            UnwritableBook: What is kept of them cannot be read.
        """
        return self._store.undo_steps()

    def undo(self) -> UndoneChange:
        """Take the last change back.

        Raises:
            NothingToUndo: There is none.
            BookTrouble: It could not be saved; the last saved version is intact.
        """
        with self._store.writing():
            steps = self.undo_steps()
            if not steps:
                raise NothingToUndo("There is no change left to take back.")
            step = steps[-1]
            self._store.commit(
                self._taken_back(step),
                f"Undid: {step.label}",
                stamp(self._now()),
                undoes=step.sequence,
            )
        return UndoneChange(step.label, tuple(map(ContactId, step.before.get("contacts", ()))))

    @property
    def is_outdated(self) -> bool:
        """Whether another program has changed something since the last look at the file.

        Raises:
            UnwritableBook: It cannot be looked at.
        """
        return self._store.is_outdated

    @property
    def has_news(self) -> bool:
        """Whether a change of one's own came upon those of others since the last `refresh`."""
        return isinstance(self._store, FileStore) and self._store.has_news

    @property
    def is_left_over(self) -> bool:
        """Whether there are changes that a program which is gone did not `fold`."""
        return self._store.is_left_over

    @property
    def is_journal_long(self) -> bool:
        """Whether it is time to `fold`, even if others have much to do."""
        return self._store.is_journal_long

    @property
    def is_folded(self) -> bool:
        """Whether every change is in the file itself, where any TinyDB sees it."""
        return not self._store.pending

    def fold(self) -> None:
        """Make the latest changes part of the file itself; others may go on writing meanwhile.

        Every change is on disk before that; this only lets other programs see it.

        Raises:
            BookTrouble: It could not be done; no change is lost.
        """
        self._store.fold()

    def close(self) -> None:
        """Leave every change in the file itself; the book can be used again after that.

        Raises:
            BookTrouble: It could not be done; no change is lost.
        """
        self._store.close()

    def keep_backup(self, kind: str) -> Backup | None:
        """Copy the book as it is now; nothing where there is no file yet.

        Args:
            kind: Why, as `storage.backups` names it: `manual`, `before-import` …

        Raises:
            BookTrouble: It could not be copied; nothing is left of the copy.
        """
        return self._store.keep_backup(kind) if self.exists else None

    def restore(self, edition: Edition, label: str) -> None:
        """Put another version of the book in the place of this one, as one change.

        Args:
            edition: The version, as `storage.backups.loaded_soundly` gives it.
            label: The change in words, for `undo`.

        Raises:
            BookTrouble: It could not be saved; the last saved version is intact.
        """
        if schema.is_older(edition):
            edition = schema.migrated(edition)
        with self._store.writing():
            touched = difference(self._store.edition, edition)
            if touched:
                self._store.commit(touched, label, stamp(self._now()))

    def _taken_back(self, step: UndoStep) -> Touched:
        """What stood there before the step; words that were typed into a draft since then stay."""
        touched = {table: dict(rows) for table, rows in step.before.items()}
        drafts = touched.get("drafts", {})
        now = self._store.edition.table("drafts")
        for number in list(drafts):
            # A restored draft is older than the step that put it back; it goes with the step.
            if number in now and str(document_in(now[number]).get("updated") or "") > step.at:
                del drafts[number]
        return touched

    def _contact(self, table: Table, number: ContactId) -> Contact:
        """The contact of a row, built once for as long as the row stands."""
        row = table[number]
        built = self._built.get(number)
        if built is None or built[0] is not row:
            built = (row, contact_from(number, document_in(row)))
            self._built[number] = built
        return built[1]
