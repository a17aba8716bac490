"""The file of record: a TinyDB storage that replaces the whole file in one step.

TinyDB's own JSON storage overwrites in place, so that a crash while saving can leave a file that
no longer parses (reliability, section 2a). Here a save writes a new file beside the old one, has
it on disk before it takes the old one's place, and keeps the old one as `NAME.bak`.
"""

import contextlib
import errno
import gc
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from tinydb.storages import Storage

from reconnect_tui.core.errors import (
    DamagedBook,
    LockedBook,
    ReconnectError,
    UnwritableBook,
)

Tables = dict[str, dict[str, Any]]
"""The whole book as TinyDB holds it: table name to document number to document."""

LARGEST_BOOK = 512 * 1024 * 1024
"""Bytes; a larger file is taken for a mistake."""

LONGEST_WAIT_FOR_THE_LOCK = 5.0
"""Seconds."""

_NOTHING_LOST = "Nothing was changed."


class BookFile(Storage):
    """One JSON file, read strictly and replaced whole."""

    def __init__(self, path: Path) -> None:
        """Stand for the file at `path`; a link stands for what it points to."""
        self.named = path
        """The path as it was given, for messages."""

        self.path = Path(os.path.realpath(path))
        """The file itself; its side files stand beside it."""

        self._lines: dict[tuple[str, str], tuple[object, str]] = {}

    @property
    def side_folder(self) -> Path:
        """The private folder for the undo log and for kept copies."""
        return self.path.with_name(self.path.name + ".d")

    def signature(self) -> tuple[int, int, int] | None:
        """What changes whenever the file is replaced; `None` while there is no file."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as problem:
            self._refuse_to_read(problem)
        return (found.st_ino, found.st_mtime_ns, found.st_size)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other reconnect from writing meanwhile.

        The kernel frees the lock of a process that dies.

        Raises:
            LockedBook: Another process has held the lock for too long.
            UnwritableBook: The lock cannot be made beside the file.
        """
        from filelock import FileLock, Timeout

        self._make_home()
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), mode=0o600)
        try:
            lock.acquire(timeout=LONGEST_WAIT_FOR_THE_LOCK)
        except Timeout:
            raise LockedBook(
                f"Another program has been writing to {self.named} for "
                f"{LONGEST_WAIT_FOR_THE_LOCK:.0f} seconds. {_NOTHING_LOST} "
                "Close it, or try again in a moment."
            ) from None
        except OSError as problem:
            self._refuse_to_save(problem)
        try:
            yield
        finally:
            lock.release()

    def read(self) -> Tables | None:
        """The whole book, or `None` while there is no file.

        Raises:
            DamagedBook: The file is no JSON object of tables; it has not been touched.
            UnwritableBook: The file cannot be read.
        """
        data = self._bytes()
        return None if data is None else self._tables_in(data)

    def write(self, data: Tables) -> None:
        """Replace the file; when this returns, the new version is on disk.

        Raises:
            UnwritableBook: The old version is intact and in its place.
        """
        text = self._encoded(data)
        self._make_home()
        try:
            self._replace_with(text.encode("utf-8"))
        except OSError as problem:
            self._refuse_to_save(problem)

    def close(self) -> None:
        """Nothing is held open between calls."""

    def _bytes(self) -> bytes | None:
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        except FileNotFoundError:
            if self.path.is_symlink() or self.named.is_symlink():
                raise DamagedBook(
                    f"{self.named} is a link to {self.path}, and nothing is there. "
                    f"{_NOTHING_LOST} Mount or create its target, or name another file."
                ) from None
            return None
        except OSError as problem:
            self._refuse_to_read(problem)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise DamagedBook(
                    f"{self.named} is not a regular file. Name a JSON file with --file."
                )
            if found.st_size > LARGEST_BOOK:
                raise DamagedBook(
                    f"{self.named} is larger than {LARGEST_BOOK // 1024 // 1024} MB. "
                    f"{_NOTHING_LOST} Is it the right file?"
                )
            return file.read()

    def _tables_in(self, data: bytes) -> Tables:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as problem:
            line = data[: problem.start].count(b"\n") + 1
            self._refuse_as_damaged(f"line {line} is not UTF-8")
        if not text.strip():
            self._refuse_as_damaged("it is empty")
        collecting = gc.isenabled()
        gc.disable()  # half of the time of a large load goes into collections that find nothing
        try:
            tables = json.loads(
                text, object_pairs_hook=_without_duplicates, parse_constant=_no_number
            )
        except json.JSONDecodeError as problem:
            self._refuse_as_damaged(
                f"line {problem.lineno}, column {problem.colno}: {problem.msg.lower()}"
            )
        except RecursionError:
            self._refuse_as_damaged("it is nested too deeply")
        except ValueError as problem:
            self._refuse_as_damaged(str(problem))
        finally:
            if collecting:
                gc.enable()
        return self._checked(tables)

    def _checked(self, tables: object) -> Tables:
        if not isinstance(tables, dict):
            self._refuse_as_damaged("it holds no tables")
        for name, table in tables.items():
            if not isinstance(table, dict):
                self._refuse_as_damaged(f"the table “{name}” is no table")
            for number, document in table.items():
                if not (number.isascii() and number.isdecimal() and int(number) > 0):
                    self._refuse_as_damaged(f"“{number}” in the table “{name}” is no number")
                if not isinstance(document, dict):
                    self._refuse_as_damaged(f"entry {number} of the table “{name}” is no document")
        return tables

    def _encoded(self, data: Tables) -> str:
        tables = []
        lines: dict[tuple[str, str], tuple[object, str]] = {}
        for name, table in data.items():
            rows = []
            for number, document in table.items():
                known = self._lines.get((name, number))
                if known is None or known[0] is not document:
                    known = (document, f'"{number}": {_json(document)}')
                lines[name, number] = known
                rows.append(known[1])
            inside = "\n" + ",\n".join(rows) + "\n" if rows else ""
            tables.append(f"{_json(name)}: {{{inside}}}")
        self._lines = lines
        return "{" + ",\n".join(tables) + "}\n"

    def _make_home(self) -> None:
        try:
            make_private_folder(self.path.parent)
        except OSError as problem:
            self._refuse_to_save(problem)

    def _replace_with(self, data: bytes) -> None:
        mode = 0o600
        with contextlib.suppress(FileNotFoundError):
            found = self.path.stat()
            mode = stat.S_IMODE(found.st_mode) & 0o700 | 0o600
            if not os.access(self.path, os.W_OK):
                raise PermissionError(errno.EACCES, "the file is write-protected")
        self._sweep()
        fresh = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        try:
            handle = os.open(fresh, flags, mode)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            self._keep_the_old_one()
            os.replace(fresh, self.path)
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
        sync_folder(self.path.parent)

    def _keep_the_old_one(self) -> None:
        kept = self.path.with_name(self.path.name + ".bak")
        with contextlib.suppress(FileNotFoundError):
            kept.unlink()
        # A file system without hard links does without the copy; the save itself is safe.
        with contextlib.suppress(OSError):
            os.link(self.path, kept)

    def _sweep(self) -> None:
        """Remove what a killed save left behind; the lock is held, so nobody else is saving."""
        for stale in self.path.parent.glob(f".{_escaped(self.path.name)}.*.new"):
            with contextlib.suppress(OSError):
                stale.unlink()

    def _refuse_as_damaged(self, what: str) -> NoReturn:
        raise DamagedBook(
            f"{self.named} cannot be read: {what}. The file has been left exactly as it is. "
            f"{self._way_back()}"
        )

    def _way_back(self) -> str:
        kept = self.path.with_name(self.path.name + ".bak")
        if kept.exists():
            return f"The version before the last save is {kept}."
        return "Restore it from a backup, or name another file with --file."

    def _refuse_to_read(self, problem: OSError) -> NoReturn:
        raise UnwritableBook(
            f"{self.named} cannot be opened: {problem.strerror or problem}. {_NOTHING_LOST} "
            "Check its permissions, or name another file with --file."
        ) from problem

    def _refuse_to_save(self, problem: OSError) -> NoReturn:
        raise UnwritableBook(
            f"{self.named} could not be saved: {problem.strerror or problem}. "
            "The last saved version is intact. Make room or permit writing, then try again."
        ) from problem


class MemoryFile(Storage):
    """A book that is never on disk, for tests and for looking around."""

    side_folder: Path | None = None
    """There is no folder beside a file that is not there."""

    def __init__(self, tables: Tables | None = None) -> None:
        """Begin with `tables`, or with no book at all."""
        self._tables = tables
        self._version = 0

    def signature(self) -> tuple[int, int, int] | None:
        """What changes at every save."""
        return None if self._tables is None else (0, self._version, 0)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else can reach it."""
        yield

    def read(self) -> Tables | None:
        """What was written last."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Keep the tables."""
        self._tables = data
        self._version += 1

    def close(self) -> None:
        """Nothing to let go of."""


def make_private_folder(folder: Path) -> None:
    """Make a folder that only the user can enter; one that exists keeps its mode."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    except ValueError as problem:
        raise ReconnectError(f"This cannot be written as JSON: {problem}.") from problem


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ValueError(f"the key “{key}” stands twice in one object")
            seen.add(key)
    return document


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON number")
