"""How changes come to rest: at once in the journal, and in the file when there is time.

What a change costs does not grow with the size of the book (performance, section 1.4): it is one
line in `NAME.journal`, on disk when it returns. `fold` makes the lines part of the file, in one
step; it is called when nothing else is to be done, and on closing.
"""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from reconnect_tui.core.errors import BookTrouble, DamagedBook, UnwritableBook
from reconnect_tui.storage import schema
from reconnect_tui.storage.backups import BEFORE_A_MIGRATION, Backup, Backups, sound_edition
from reconnect_tui.storage.book_file import BookFile, Loaded, Signature
from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.journal import NOWHERE, Addition, Journal, Position, Record
from reconnect_tui.storage.private_files import FreshFile, sweep_folder
from reconnect_tui.storage.replay import Base, replayed
from reconnect_tui.storage.store import Clock, Store, meta_of
from reconnect_tui.storage.undo_log import UndoLog, UndoStep

LONGEST_JOURNAL = 1_000_000
"""Bytes; a longer journal is folded as soon as there is time."""

_MUCH_TOO_LONG = 8 * LONGEST_JOURNAL
"""Bytes; nobody found the time, so that it is folded at the next change."""

LONGEST_LINE = 1_000_000
"""Bytes; a change that is larger, such as an import, goes into the file at once."""

_LEFT_OVER_AFTER = 15.0
"""Seconds; a living screen folds sooner."""

_ATTEMPTS = 20
"""How often a book is read again because another program replaced it meanwhile."""


class FileStore(Store):
    """A book in a file, with its journal, its undo log and its backups."""

    def __init__(
        self,
        file: BookFile,
        now: Clock,
        lineage: schema.Lineage = schema,
        loaded: Loaded | None = None,
    ) -> None:
        """Open the book.

        Args:
            file: The file it rests in.
            now: Gives the present moment.
            lineage: The schema to work with, and the way there from older ones; ours if not said.
            loaded: What was read of the file a moment ago, which is not read again.

        Raises:
            BookTrouble: It cannot be read; it has not been touched.
        """
        super().__init__()
        self.file = file
        self._now = now
        self._lineage = lineage
        self._journal = Journal(file.journal_path)
        self._undo_log = UndoLog(file.side_folder)
        self.backups = Backups(file.backups_folder, lineage)
        self._guard = threading.RLock()
        self._base = Base(None, 0, None)
        self._position = NOWHERE
        self._pending: list[Record] = []
        self._seen: tuple[Signature | None, Position] = (None, NOWHERE)
        self._has_news = False
        self._load(loaded)

    @property
    def exists(self) -> bool:
        """Whether there is a file yet."""
        return self._base.signature is not None

    @property
    def path(self) -> Path:
        """The file, as it was named."""
        return self.file.named

    @property
    def pending(self) -> int:
        """How many changes are in the journal only."""
        return len(self._pending)

    @property
    def is_journal_long(self) -> bool:
        """Whether it is time to fold the journal even if others have much to do."""
        return self._position.end > LONGEST_JOURNAL

    @property
    def is_left_over(self) -> bool:
        """Whether the journal was left behind by a program that is gone, as far as one can tell."""
        if not self._pending:
            return False
        with contextlib.suppress(OSError):
            quiet = self._now().timestamp() - self._journal.path.stat().st_mtime
            return quiet > _LEFT_OVER_AFTER
        return False

    @property
    def has_news(self) -> bool:
        """Whether a change of one's own came upon those of others since the last `refresh`."""
        return self._has_news

    @property
    def is_outdated(self) -> bool:
        """Whether another program has changed something since the book was read.

        Raises:
            UnwritableBook: It cannot be looked at.
        """
        return self._has_news or (self.file.signature(), self._journal_signature()) != self._seen

    def refresh(self) -> bool:
        """Take in what another program has changed; whether anything had since this was last asked.

        What a change of one's own has come upon counts, too.

        Raises:
            BookTrouble: The book cannot be read any more; what was read stays.
        """
        with self._guard:
            self._catch_up()
            had_news, self._has_news = self._has_news, False
            return had_news

    def _catch_up(self) -> None:
        before = self._edition
        base, journal = self._seen = (self.file.signature(), self._journal_signature())
        if base != self._base.signature:
            self._load()
        elif journal != self._position:
            addition = self._journal_after(self._position)
            # A journal that was begun anew may lack a line which was read, and yet never came to
            # rest on the disk.
            is_another = addition.is_all and bool(self._pending)
            if self.file.signature() == base and not is_another:
                self._take(addition)
            else:
                self._load()
        if self._edition is not before:
            self._has_news = True

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Keep others from writing meanwhile, on the newest version.

        Raises:
            BookTrouble: Another program holds the lock, or the book cannot be read or written.
        """
        with self._guard, self.file.locked():
            self._catch_up()
            self.file.refuse_if_protected()
            if self._position.file == 0:
                self._drop_what_the_file_has()
            yield

    def _make(self, record: Record) -> None:
        line = record.line()
        if not self.exists or len(line) > LONGEST_LINE or self._position.end > _MUCH_TOO_LONG:
            self._write_through(record)
            return
        try:
            position = self._journal.add(line, self._position)
        except OSError as problem:
            self.file.refuse_to_save(problem)
        self._edition = self._edition.after(record.sequence, record.touched)
        self._pending.append(record)
        self._position = position

    def undo_steps(self) -> tuple[UndoStep, ...]:
        """The changes that can be taken back, oldest first.

        Raises:
            UnwritableBook: The log cannot be read.
        """
        with self._guard:
            try:
                return self._undo_log.steps(self._base.sequence, _steps_of(self._pending))
            except OSError as problem:
                self.file.refuse_to_read(problem)

    def fold(self) -> bool:
        """Make the journal part of the file; whether that was needed and done.

        Others may go on writing while the new version is written beside the file.

        Raises:
            BookTrouble: It could not be saved; everything is still in the file and its journal.
        """
        with self._guard:
            if not self._pending:
                return False
            edition, base, records = self._edition, self._base.signature, tuple(self._pending)
        fresh = self._prepared(edition, records)
        with contextlib.ExitStack() as stack:
            stack.callback(fresh.discard)
            stack.enter_context(self._guard)
            stack.enter_context(self.file.locked())
            self._catch_up()
            if self._base.signature != base or tuple(self._pending[: len(records)]) != records:
                return False
            self.file.refuse_if_protected()
            self._put(fresh, edition, records)
        self.backups.keep_daily(self.file.version_before, self._now())
        return True

    def close(self) -> None:
        """Leave everything in the file, so that any TinyDB sees it.

        Raises:
            BookTrouble: It could not be saved; everything is still in the file and its journal.
        """
        for _ in range(_ATTEMPTS):
            if self.fold():
                continue
            if not self._pending:
                return
            with self._guard:
                self._catch_up()

    def keep_backup(self, kind: str) -> Backup:
        """Copy the book as it is now.

        Raises:
            BookTrouble: It could not be copied; nothing is left of the copy.
        """
        with self.writing():
            self._fold_now()
            try:
                return self.backups.keep(self.file.path, kind, self._now())
            except OSError as problem:
                raise UnwritableBook(
                    f"No backup could be made: {problem.strerror or problem}. "
                    "The data file is intact. Make room or permit writing, then try again."
                ) from problem

    def _write_through(self, record: Record) -> None:
        self._fold_now()
        had_one = self.exists
        edition = self._edition.after(record.sequence, record.touched)
        fresh = self._prepared(edition, (record,))
        self._put(fresh, edition, (record,))
        if had_one:
            self.backups.keep_daily(self.file.version_before, self._now())

    def _fold_now(self) -> None:
        """Fold while others wait."""
        if self._pending:
            records = tuple(self._pending)
            fresh = self._prepared(self._edition, records)
            self._put(fresh, self._edition, records)

    def _put(self, fresh: FreshFile, edition: Edition, records: Sequence[Record]) -> None:
        """Let a new version take the place of the file, and drop what it holds of the journal.

        Once it is in its place the changes are made, and nothing that fails says otherwise.

        Raises:
            UnwritableBook: The old version is intact and in its place.
        """
        try:
            self._undo_log.add(_steps_of(records), self._base.sequence)
        except OSError as problem:
            fresh.discard()
            self.file.refuse_to_save(problem)
        for folder in (self.file.side_folder, self.backups.folder):
            sweep_folder(folder)
        signature = self.file.put_in_place(fresh)
        updated = records[-1].at if records else self._base.updated
        self._base = Base(signature, edition.sequence, updated)
        if edition.sequence >= self._edition.sequence:
            self._edition = edition
        self._pending = [one for one in self._pending if one.sequence > edition.sequence]
        self._position = NOWHERE
        with contextlib.suppress(BookTrouble):  # the next change comes upon it again
            self._drop_what_the_file_has()
        self._undo_log.trim(self._base.sequence)

    def _drop_what_the_file_has(self) -> None:
        """Shorten the journal; what cannot be dropped now is passed over until it can."""
        with contextlib.suppress(OSError):
            self._journal.drop_through(self._base.sequence)
        self._take(self._journal_after(NOWHERE))

    def _load(self, loaded: Loaded | None = None) -> None:
        """Read everything anew, and bring an older book along; what fails leaves all as it was."""
        former = self._edition, self._base, self._pending, self._position
        try:
            self._read(loaded)
            if self._lineage.is_older(self._edition):
                with self.file.locked():
                    self._read()
                    if self._lineage.is_older(self._edition):
                        self._migrate()
        except BookTrouble:
            self._edition, self._base, self._pending, self._position = former
            raise

    def _read(self, loaded: Loaded | None = None) -> None:
        for _ in range(_ATTEMPTS):
            loaded = loaded or self.file.load()
            none_yet = loaded.edition is None
            edition = Edition() if none_yet else sound_edition(self.file, loaded, self._lineage)
            addition = self._journal_after(NOWHERE)
            signature = self.file.signature()
            if signature == loaded.signature:
                break
            loaded = None
        else:
            raise DamagedBook(
                f"{self.file.named} is being replaced all the time. Nothing was changed. "
                "Stop the other program, and try again."
            )
        self._edition = edition.sharing(self._edition)
        self._base = Base(signature, edition.sequence, edition.meta.get("updated"))
        self._take(addition)

    def _take(self, addition: Addition) -> None:
        """Apply what the journal has beyond the file."""
        self._edition, self._pending, self._position = replayed(
            self._journal.path, self._base, self._edition, self._pending, addition
        )

    def _migrate(self) -> None:
        """Bring the book along, while others wait."""
        edition = self._lineage.migrated(self._edition)
        # The steps of undo hold documents of the older schema.
        records = tuple(replace(record, before=None) for record in self._pending)
        fresh = self._prepared(edition, records)
        with contextlib.ExitStack() as stack:
            stack.callback(fresh.discard)
            try:
                self.backups.keep(self.file.path, BEFORE_A_MIGRATION, self._now())
                self._undo_log.forget()
            except OSError as problem:
                self.file.refuse_to_save(problem)
            self._put(fresh, edition, records)

    def _journal_after(self, position: Position) -> Addition:
        try:
            return self._journal.read(position)
        except OSError as problem:
            self.file.refuse_to_read(problem)

    def _journal_signature(self) -> Position:
        try:
            return self._journal.signature()
        except OSError as problem:
            self.file.refuse_to_read(problem)

    def _prepared(self, edition: Edition, records: Sequence[Record]) -> FreshFile:
        """A new version of the file, with changes that it has not had yet."""
        meta = meta_of(edition, self._lineage.VERSION, records, self._now())
        return self.file.prepare(edition, meta)


def _steps_of(records: Sequence[Record]) -> list[UndoStep]:
    return [step for record in records if (step := record.step) is not None]
