"""Where a book rests, as those see it who change it; and a book that rests in memory."""

import abc
import contextlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from reconnect_tui import __version__
from reconnect_tui.storage.backups import Backup
from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.journal import Record
from reconnect_tui.storage.json_text import Document
from reconnect_tui.storage.rows import Touched
from reconnect_tui.storage.undo_log import STEPS_KEPT, UndoStep

Clock = Callable[[], datetime]
"""Gives the present moment, with its zone."""


class Store(abc.ABC):
    """Where a book rests; what only a file has to care about is nothing here."""

    def __init__(self) -> None:
        """Begin with no book at all."""
        self._edition = Edition()

    @property
    def edition(self) -> Edition:
        """The newest version that is known."""
        return self._edition

    @property
    def exists(self) -> bool:
        """Whether there is a book yet."""
        return self._edition.sequence > 0

    @property
    def path(self) -> Path | None:
        """The file, as it was named; `None` for a book that is never on disk."""
        return None

    @property
    def pending(self) -> int:
        """How many changes are on disk, and not in the file itself."""
        return 0

    @property
    def is_outdated(self) -> bool:
        """Whether another program has changed something since the book was read."""
        return False

    @property
    def is_left_over(self) -> bool:
        """Whether a program that is gone left changes behind which it did not `fold`."""
        return False

    @property
    def is_journal_long(self) -> bool:
        """Whether it is time to `fold`, even if others have much to do."""
        return False

    def refresh(self) -> bool:
        """Take in what another program has changed; whether anything had since last asked."""
        return False

    def writing(self) -> contextlib.AbstractContextManager[None]:
        """Keep others from writing meanwhile, on the newest version."""
        return contextlib.nullcontext()

    def commit(
        self,
        touched: Touched,
        label: str,
        at: str,
        *,
        undoable: bool = True,
        undoes: int = 0,
    ) -> None:
        """Make a change, while `writing`; it is on disk when this returns.

        Args:
            touched: Table to number to the new row, `None` where the document goes.
            label: The change in words, for `undo`.
            at: UTC timestamp.
            undoable: Whether `undo` takes it back.
            undoes: The number of the change that this one takes back; 0 for an ordinary change.

        Raises:
            UnwritableBook: The last saved version is intact.
        """
        before = _standing(self._edition, touched) if undoable else None
        self._make(Record(self._edition.sequence + 1, label, at, touched, before, undoes))

    @abc.abstractmethod
    def _make(self, record: Record) -> None:
        """Make a change, and let `edition` be what it makes of the book."""

    @abc.abstractmethod
    def undo_steps(self) -> tuple[UndoStep, ...]:
        """The changes that can be taken back, oldest first."""

    def fold(self) -> bool:
        """Make the changes part of the file itself; whether that was needed and done."""
        return False

    def close(self) -> None:
        """Leave every change in the file itself."""
        self.fold()

    def keep_backup(self, kind: str) -> Backup | None:
        """Copy the book as it is now; `None` where there is no file.

        Args:
            kind: Why, as `storage.backups` names it: `manual`, `before-import` …
        """
        return None


class MemoryStore(Store):
    """A book that is never on disk, for tests and for looking around."""

    def __init__(self) -> None:
        """Begin with no book at all."""
        super().__init__()
        self._steps: tuple[UndoStep, ...] = ()

    def _make(self, record: Record) -> None:
        if record.undoes:
            self._steps = tuple(one for one in self._steps if one.sequence != record.undoes)
        elif record.step is not None:
            self._steps = (*self._steps, record.step)
        self._edition = self._edition.after(record.sequence, record.touched)

    def undo_steps(self) -> tuple[UndoStep, ...]:
        """The changes that can be taken back, oldest first."""
        return self._steps[-STEPS_KEPT:]


def stamp(moment: datetime) -> str:
    """A moment as it stands in the book: in UTC, to the millisecond."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def meta_of(edition: Edition, version: int, records: Sequence[Record], now: datetime) -> Document:
    """What a file says of itself that holds this version of the book.

    Args:
        edition: The version of the book.
        version: Its schema.
        records: The changes that the file has not had yet, oldest first.
        now: The present moment.
    """
    meta = edition.meta
    known = meta.get("next_ids")
    return {
        **meta,
        "schema": version,
        "sequence": edition.sequence,
        "created": meta.get("created") or (records[0].at if records else stamp(now)),
        "updated": records[-1].at if records else meta.get("updated"),
        "app": f"reconnect {__version__}",
        "next_ids": {**(known if isinstance(known, dict) else {}), **edition.next_numbers},
    }


def _standing(edition: Edition, touched: Touched) -> Touched:
    """What stands where a change is going to be made."""
    return {
        name: {number: edition.table(name).get(number) for number in rows}
        for name, rows in touched.items()
    }
