"""The file of record: a TinyDB storage that replaces the whole file in one step.

TinyDB's own JSON storage overwrites in place, so that a crash while saving can leave a file that
no longer parses (reliability, section 2a). Here a save writes a new file beside the old one, has
it on disk before it takes the old one's place, and keeps the old one as `NAME.bak`.
"""

import contextlib
import errno
import gc
import json
import math
import os
import re
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
from reconnect_tui.core.text import harmless, shortened
from reconnect_tui.storage.private_files import make_private_folder, sync_folder, write_new_file

Tables = dict[str, dict[str, Any]]
"""The whole book as TinyDB holds it: table name to document number to document."""

LARGEST_BOOK = 512 * 1024 * 1024
"""Bytes; a larger file is taken for a mistake."""

_ANYBODY_MAY_WRITE = 0o222

LONGEST_WAIT_FOR_THE_LOCK = 5.0
"""Seconds."""

_NOTHING_LOST = "Nothing was changed."

_DOCUMENT_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
"""As TinyDB writes them: `01` would be the same document as `1`."""

LARGEST_NUMBER = 10**18 - 1
"""The highest number a document can have."""


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
            # Half of a surrogate pair has no UTF-8; its backslash escape means the same in JSON.
            self._replace_with(text.encode("utf-8", "backslashreplace"))
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
                return file.read()
        except OSError as problem:
            self._refuse_to_read(problem)
        finally:
            os.close(handle)

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
                text,
                object_pairs_hook=_without_duplicates,
                parse_constant=_no_number,
                parse_float=_finite,
            )
        except json.JSONDecodeError as problem:
            self._refuse_as_damaged(
                f"line {problem.lineno}, column {problem.colno}: {problem.msg.lower()}"
            )
        except RecursionError:
            self._refuse_as_damaged("it is nested too deeply")
        except ValueError as problem:
            self._refuse_as_damaged(_in_plain_words(problem))
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
                if not _DOCUMENT_NUMBER.fullmatch(number):
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
            if not (os.access(self.path, os.W_OK) and found.st_mode & _ANYBODY_MAY_WRITE):
                raise PermissionError(errno.EACCES, "the file is write-protected")
        self._sweep()
        fresh = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        try:
            write_new_file(fresh, data, mode)
            kept = self._keep_the_old_one()
            os.replace(fresh, self.path)
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
        if kept is not None:
            with contextlib.suppress(OSError):
                kept.chmod(mode)  # it is the old file itself, which others could perhaps read
        sync_folder(self.path.parent)

    def _keep_the_old_one(self) -> Path | None:
        """The copy of the version before; a file system without hard links does without it."""
        kept = self.path.with_name(self.path.name + ".bak")
        try:
            kept.unlink(missing_ok=True)
            os.link(self.path, kept)
        except OSError:
            return None
        return kept

    def _sweep(self) -> None:
        """Remove what a killed save left behind; the lock is held, so nobody else is saving."""
        for stale in self.path.parent.glob(f".{_escaped(self.path.name)}.*.new"):
            with contextlib.suppress(OSError):
                stale.unlink()

    def _refuse_as_damaged(self, what: str) -> NoReturn:
        what = shortened(harmless(what), 200)  # it may quote the file
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


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    except (ValueError, RecursionError) as problem:
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


def _in_plain_words(problem: ValueError) -> str:
    """What is wrong with a value; Python words the refusal of a huge integer for programmers."""
    return "a number has too many digits" if "integer string" in str(problem) else str(problem)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits} is too large a number")
    return number
