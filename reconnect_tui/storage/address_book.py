"""The book: everyone and everything the user keeps, read once and written through.

Each change is one step: made on the newest version of the file, under the lock, with what it
replaced kept for `undo`, and on disk when it returns.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from reconnect_tui import __version__
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import NothingToUndo, UnwritableBook
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.storage import schema
from reconnect_tui.storage.change import Change as Change
from reconnect_tui.storage.change import owner_in
from reconnect_tui.storage.documents import (
    Document,
    contact_from,
    draft_from,
    goal_from,
)
from reconnect_tui.storage.json_file import BookFile, MemoryFile, Tables
from reconnect_tui.storage.undo_log import UndoLog, UndoStep

Clock = Callable[[], datetime]
"""Gives the present moment, with its zone."""


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

    def __init__(self, file: BookFile | MemoryFile, now: Clock = utc_now) -> None:
        """Open the book that rests in `file`.

        Raises:
            BookTrouble: It cannot be read; it has not been touched.
        """
        self._file = file
        self._now = now
        self._undo_log = UndoLog(file.side_folder)
        self._guard = threading.RLock()
        self._signature: tuple[int, int, int] | None = None
        self._tables: Tables = {}
        self._built: dict[ContactId, tuple[Document, Contact]] = {}
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
        """Everyone as they are now, by id; later changes do not show in it."""
        documents = self._table("contacts")
        ids = sorted(ContactId(int(number)) for number in documents)
        return Contacts(ids, partial(self._contact, documents))

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
        return owner_in(self._meta)

    @property
    def removed_sources(self) -> frozenset[str]:
        """What imports knew the people by whom the user took out (`core.identity.source_key`)."""
        return frozenset(schema.removed_sources_in(self._meta))

    @property
    def sequence(self) -> int:
        """The number of the last change."""
        return schema.sequence_in(self._meta)

    @property
    def exists(self) -> bool:
        """Whether there is a book yet."""
        return self._signature is not None

    def refresh(self) -> bool:
        """Take in what another program has changed; whether anything had."""
        with self._guard:
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
        with self._guard, self._file.locked():
            self.refresh()
            at = self._stamp()
            change = Change(self._tables, at, label)
            yield change
            if change.touched:
                self._commit(change.touched, change.label, at, undoable=undoable)

    def undo_steps(self) -> tuple[UndoStep, ...]:
        """The changes that can be taken back, oldest first."""
        return self._undo_log.steps(self.sequence)

    def undo(self) -> UndoneChange:
        """Take the last change back.

        Raises:
            NothingToUndo: There is none.
            BookTrouble: It could not be saved; the last saved version is intact.
        """
        with self._guard, self._file.locked():
            self.refresh()
            steps = self.undo_steps()
            if not steps:
                raise NothingToUndo("There is no change left to take back.")
            step = steps[-1]
            touched = self._taken_back(step)
            label = f"Undid: {step.label}"
            self._commit(touched, label, self._stamp(), undoes=step.sequence)
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
        at: str,
        *,
        undoes: int = 0,
        undoable: bool = True,
    ) -> None:
        sequence = self.sequence + 1
        before = {
            table: {number: self._table(table).get(number) for number in documents}
            for table, documents in touched.items()
        }
        if undoable:
            self._record(UndoStep(sequence, label, at, before, undoes))
        tables = self._changed(touched)
        tables["meta"] = {**tables["meta"], schema.META: self._next_meta(tables, sequence, at)}
        self._file.write(tables)
        self._take(tables)
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
        meta: Document = dict(tables.get("meta", {}).get(schema.META, {}))
        # An undo puts an older meta document back; the numbers given since then stay given, and
        # so do those of a book written by hand, which has not counted them yet.
        next_ids = {
            name: max(
                schema.next_id_in(self._meta, name),
                *(
                    1 + max(map(int, held.get(name, {})), default=0)
                    for held in (self._tables, tables)
                ),
            )
            for name in ("contacts", "drafts")
        }
        return {
            **meta,
            "schema": schema.VERSION,
            "sequence": sequence,
            "created": self._meta.get("created", at),
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
        meta: Document = self._table("meta").get(schema.META, {})
        return meta

    def _contact(self, documents: Mapping[str, Document], number: ContactId) -> Contact:
        """The contact of a document, built once for as long as the document stands."""
        document = documents[str(number)]
        built = self._built.get(number)
        if built is None or built[0] is not document:
            built = (document, contact_from(number, document))
            self._built[number] = built
        return built[1]

    def _stamp(self) -> str:
        moment = self._now().astimezone(UTC).replace(tzinfo=None)
        return moment.isoformat(timespec="milliseconds") + "Z"
