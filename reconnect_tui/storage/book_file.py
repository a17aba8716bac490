"""The file of record: read strictly, and replaced in one step.

TinyDB's own JSON storage overwrites in place, so that a crash while saving can leave a file that
no longer parses (reliability, section 2a). Here a save writes a new file beside the old one, has
it on disk before it takes the old one's place, and keeps the old one as `NAME.bak`.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from tinydb.storages import Storage

from reconnect_tui.core.collecting import few_collections
from reconnect_tui.core.errors import DamagedBook, LockedBook, UnwritableBook
from reconnect_tui.core.text import harmless, shortened
from reconnect_tui.storage import layout
from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.json_text import Document, NotStrict
from reconnect_tui.storage.private_files import (
    FreshFile,
    close_quietly,
    is_being_written,
    make_private_folder,
    sweep,
)

if TYPE_CHECKING:
    from filelock import FileLock

LARGEST_BOOK = 512 * 1024 * 1024
"""Bytes; a larger file is taken for a mistake."""

_ANYBODY_MAY_WRITE = 0o222

LONGEST_WAIT_FOR_THE_LOCK = 5.0
"""Seconds."""

_LOOK_FOR_THE_LOCK_EVERY = 0.003
"""Seconds; short beside the time a change takes, so that many writers come to their turn."""

_NOTHING_LOST = "Nothing was changed."


class Signature(NamedTuple):
    """What changes whenever a file is replaced or written."""

    file: int
    """The inode."""

    changed: int
    """When it was last written, in nanoseconds."""

    size: int
    """Bytes."""


class Loaded(NamedTuple):
    """What stands in the file."""

    edition: Edition | None
    """The whole book, undecoded; `None` while there is no file."""

    signature: Signature | None
    """The signature of what was read."""

    as_written: bool
    """Whether it is byte for byte what reconnect wrote."""


class BookFile(Storage):
    """One JSON file, read strictly and replaced whole."""

    def __init__(self, path: Path, longest_wait: float | None = None) -> None:
        """Stand for the file at `path`; a link stands for what it points to.

        Args:
            path: The file, which need not be there.
            longest_wait: How long to wait for others who are writing, in seconds, if not
                `LONGEST_WAIT_FOR_THE_LOCK`.
        """
        self.named = path
        """The path as it was given, for messages."""

        self.path = Path(os.path.realpath(path))
        """The file itself; its side files stand beside it."""

        self._longest_wait = LONGEST_WAIT_FOR_THE_LOCK if longest_wait is None else longest_wait

    @cached_property
    def _lock(self) -> "FileLock":
        """One lock for the whole life of the book, which a thread may take again within."""
        from filelock import FileLock

        return FileLock(self.lock_path, mode=0o600)

    @property
    def lock_path(self) -> Path:
        """The file that whoever is writing holds."""
        return self._beside(".lock")

    @property
    def journal_path(self) -> Path:
        """Where the changes are that are not in the file yet."""
        return self._beside(".journal")

    @property
    def version_before(self) -> Path:
        """Where the version before the last save is kept."""
        return self._beside(".bak")

    @property
    def side_folder(self) -> Path:
        """The private folder for the undo log and for kept copies."""
        return self._beside(".d")

    @property
    def backups_folder(self) -> Path:
        """Where dated copies are kept."""
        return self.side_folder / "backups"

    @property
    def own_paths(self) -> tuple[Path, ...]:
        """The file and what stands beside it, the private folder last (contract, decision 17)."""
        sides = (self.lock_path, self.journal_path, self.version_before)
        return (self.path, *sides, self.side_folder)

    def signature(self) -> Signature | None:
        """What changes whenever the file does; `None` while there is no file.

        Raises:
            UnwritableBook: It cannot be looked at.
        """
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as problem:
            self.refuse_to_read(problem)
        return _signature_of(found)

    @property
    def is_locked(self) -> bool:
        """Whether a living program is writing right now; looking changes nothing."""
        return is_being_written(self.lock_path)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other reconnect from writing meanwhile.

        The kernel frees the lock of a process that dies.

        Raises:
            LockedBook: Another process has held the lock for too long.
            UnwritableBook: The lock cannot be made beside the file.
        """
        from filelock import Timeout

        lock = self._lock
        try:
            make_private_folder(self.path.parent)
            lock.acquire(self._longest_wait, poll_interval=_LOOK_FOR_THE_LOCK_EVERY)
        except Timeout:
            raise LockedBook(
                f"Another program has been writing to {self.named} for "
                f"{self._longest_wait:.0f} seconds. {_NOTHING_LOST} "
                "Close it, or try again in a moment."
            ) from None
        except OSError as problem:
            self.refuse_to_save(problem)
        try:
            yield
        finally:
            lock.release()

    def load(self) -> Loaded:
        """What stands in the file.

        Raises:
            DamagedBook: The file is no JSON object of tables; it has not been touched.
            UnwritableBook: The file cannot be read.
        """
        data, signature = self._bytes()
        if data is None:
            return Loaded(None, None, as_written=True)
        try:
            with few_collections():
                tables, as_written = layout.tables_in(data)
                return Loaded(Edition.of(tables), signature, as_written)
        except NotStrict as problem:
            self.refuse_as_damaged(str(problem))

    def prepare(self, edition: Edition, meta: Document) -> FreshFile:
        """Write a new version beside the file; it is on disk, and not yet in its place.

        Raises:
            UnwritableBook: It could not be written; nothing is left of it.
        """
        try:
            make_private_folder(self.path.parent)
            return FreshFile(self.path, layout.lines_of(edition, meta), self._mode())
        except OSError as problem:
            self.refuse_to_save(problem)

    def put_in_place(self, fresh: FreshFile) -> Signature:
        """Replace the file by a new version, the lock being held; the signature of the file now.

        Raises:
            UnwritableBook: The old version is intact and in its place.
        """
        try:
            sweep(self.path)
            kept = self._keep_the_old_one()
            fresh.take_its_place()
        except OSError as problem:
            fresh.discard()
            self.refuse_to_save(problem)
        if kept is not None:
            with contextlib.suppress(OSError):
                # It is the old file itself, which others could perhaps read.
                kept.chmod(fresh.mode)
        return _signature_of(fresh.found)

    def refuse_if_protected(self) -> None:
        """Say so where the file may not be written.

        Raises:
            UnwritableBook: It is write-protected.
        """
        try:
            found = self.path.stat()
            if not (os.access(self.path, os.W_OK) and found.st_mode & _ANYBODY_MAY_WRITE):
                raise PermissionError(errno.EACCES, "the file is write-protected")
        except FileNotFoundError:
            return
        except OSError as problem:
            self.refuse_to_save(problem)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The whole book as TinyDB wants it, for `TinyDB(path, storage=BookFile)`.

        Raises:
            BookTrouble: The file cannot be read; it has not been touched.
        """
        edition = self.load().edition
        return None if edition is None else edition.as_json()

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the whole book by what TinyDB has; when this returns, it is on disk.

        Raises:
            UnwritableBook: The old version is intact and in its place.
        """
        edition = Edition.of_documents(
            {name: {int(key): row for key, row in table.items()} for name, table in data.items()}
        )
        with self.locked():
            self.put_in_place(self.prepare(edition, edition.meta))

    def close(self) -> None:
        """Nothing is held open between calls."""

    def _bytes(self) -> tuple[bytes | None, Signature | None]:
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        except FileNotFoundError:
            if self.path.is_symlink() or self.named.is_symlink():
                raise DamagedBook(
                    f"{self.named} is a link to {self.path}, and nothing is there. "
                    f"{_NOTHING_LOST} Mount or create its target, or name another file."
                ) from None
            return None, None
        except OSError as problem:
            self.refuse_to_read(problem)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise DamagedBook(
                    f"{self.named} is not a regular file. Name a JSON file with --file."
                )
            if found.st_size > LARGEST_BOOK:
                raise DamagedBook(
                    f"{self.named} is larger than {LARGEST_BOOK // 1024 // 1024} MB. "
                    f"{_NOTHING_LOST} Is it the right file?"
                )
            with os.fdopen(handle, "rb", closefd=False) as file:
                return file.read(), _signature_of(found)
        except OSError as problem:
            self.refuse_to_read(problem)
        finally:
            close_quietly(handle)

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)

    def _mode(self) -> int:
        with contextlib.suppress(FileNotFoundError):
            return stat.S_IMODE(self.path.stat().st_mode) & 0o700 | 0o600
        return 0o600

    def _keep_the_old_one(self) -> Path | None:
        """The copy of the version before; a file system without hard links does without it."""
        kept = self.version_before
        try:
            kept.unlink(missing_ok=True)
            os.link(self.path, kept)
        except OSError:
            return None
        return kept

    def refuse_as_damaged(self, what: str) -> NoReturn:
        """Say what is wrong with the file.

        Raises:
            DamagedBook: Always.
        """
        what = shortened(harmless(what), 200)  # it may quote the file
        raise DamagedBook(
            f"{self.named} cannot be read: {what}. The file has been left exactly as it is."
        )

    def refuse_to_read(self, problem: OSError) -> NoReturn:
        """Say why the file cannot be opened.

        Raises:
            UnwritableBook: Always.
        """
        raise UnwritableBook(
            f"{self.named} cannot be opened: {problem.strerror or problem}. {_NOTHING_LOST} "
            "Check its permissions, or name another file with --file."
        ) from problem

    def refuse_to_save(self, problem: OSError) -> NoReturn:
        """Say why the file cannot be saved.

        Raises:
            UnwritableBook: Always.
        """
        raise UnwritableBook(
            f"{self.named} could not be saved: {problem.strerror or problem}. "
            "The last saved version is intact. Make room or permit writing, then try again."
        ) from problem


def _signature_of(found: os.stat_result) -> Signature:
    return Signature(found.st_ino, found.st_mtime_ns, found.st_size)
