"""The way back when a book cannot be read: which copies are good, and putting one in its place.

Nothing here is ever deleted. A damaged file keeps its bytes and gets another name,
`NAME.damaged-2026-11-22T10-15-02Z`, before anything takes its place; its journal goes with it,
as `NAME.damaged-2026-11-22T10-15-02Z.journal`.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reconnect_tui.core.errors import BookTrouble, DamagedBook, ForeignBook, UnwritableBook
from reconnect_tui.storage.backups import Backups, loaded_soundly
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.file_store import FileStore
from reconnect_tui.storage.private_files import (
    PRIVATE_FILE,
    FreshFile,
    sync_folder,
    write_new_file,
)
from reconnect_tui.storage.undo_log import UndoLog

LAST_SAVE = "last save"
"""The kind of the copy that every save leaves, `NAME.bak`."""

_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_A_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a book that can be put back."""

    path: Path
    """Where it is."""

    at: datetime
    """When it was made."""

    kind: str
    """Why it was made: `last save`, `daily`, `manual`, `before-import` …"""

    people: int
    """How many people are in it."""


def good_copies(path: Path) -> Iterator[Copy]:
    """The copies of a book that load soundly, newest first, each when it is asked for.

    Args:
        path: The book, which need not be readable.
    """
    for at, kind, copy in copies_of(path):
        with contextlib.suppress(BookTrouble):
            yield Copy(copy, at, kind, len(loaded_soundly(copy).table("contacts")))


def copies_of(path: Path) -> list[tuple[datetime, str, Path]]:
    """Every copy of a book, newest first, when and why it was made; none has been looked into."""
    file = BookFile(path)
    kept = Backups(file.backups_folder).all()
    found = [(backup.at, backup.kind, backup.path) for backup in kept]
    with contextlib.suppress(OSError, OverflowError, ValueError):
        saved = datetime.fromtimestamp(file.version_before.stat().st_mtime, UTC)
        found.append((saved, LAST_SAVE, file.version_before))
    return sorted(found, key=lambda one: one[0], reverse=True)


def put_back(path: Path, source: Path, now: datetime) -> Path | None:
    """Let a copy take the place of a book that is damaged or gone.

    At every instant either the damaged file is in its place or the copy.

    Args:
        path: The book.
        source: The copy, which stays where it is.
        now: The present moment, for the name of what is set aside.

    Returns:
        Where the damaged file is now; `None` where there was none.

    Raises:
        BookTrouble: The copy is not sound, the book can be read after all or is none of ours, or
            the copy could not be put in place; all is as it was.
    """
    reached = loaded_soundly(source).sequence
    file = BookFile(path)
    with file.locked():
        _refuse_what_needs_no_copy(file, now)
        try:
            with source.open("rb") as data:
                fresh = FreshFile(file.path, iter(lambda: data.read(_A_PIECE), b""))
            aside = _exchanged(file, fresh, now)
        except OSError as problem:
            raise UnwritableBook(
                f"{file.named} could not be put back: {problem.strerror or problem}. "
                "Everything is as it was. Make room or permit writing, then try again."
            ) from problem
        with contextlib.suppress(OSError):  # the next save does it too
            UndoLog(file.side_folder).add((), reached)
    return aside


def free_name(file: BookFile, now: datetime) -> Path:
    """A name for what is set aside now; neither a file nor its journal has it yet."""
    stem = f"{file.path.name}.damaged-{now.astimezone(UTC).strftime(_STAMP)}"
    aside, count = file.path.with_name(stem), 1
    while os.path.lexists(aside) or os.path.lexists(BookFile(aside).journal_path):
        count += 1
        aside = file.path.with_name(f"{stem}-{count}")
    return aside


def set_aside(path: Path, aside: Path) -> None:
    """Give a file a second name; it keeps its place until another takes it.

    Raises:
        OSError: It could not be done; nothing has changed.
    """
    try:
        os.link(path, aside)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        write_new_file(aside, path.read_bytes())
    sync_folder(path.parent)


def set_journal_aside(file: BookFile, aside: Path) -> Path | None:
    """Let the journal stand beside the file that was set aside; where it is now, if there was one.

    Raises:
        OSError: It could not be done; the journal is where it was.
    """
    journal, place = file.journal_path, BookFile(aside).journal_path
    if not os.path.lexists(journal):
        return None
    os.rename(journal, place)
    sync_folder(journal.parent)
    return place


def make_private(path: Path) -> None:
    """Let only the user read what was set aside, once it is no longer the book."""
    with contextlib.suppress(OSError):
        path.chmod(PRIVATE_FILE)


def _refuse_what_needs_no_copy(file: BookFile, now: datetime) -> None:
    if not os.path.lexists(file.path) and not file.named.is_symlink():
        return
    try:
        is_there = FileStore(file, lambda: now).exists
    except DamagedBook:
        if not file.path.is_file():  # a folder, a pipe, or a link to a disk that is not mounted
            raise
        return
    except ForeignBook:
        if next(good_copies(file.named), None) is None:
            raise
        return
    if is_there:
        raise UnwritableBook(
            f"{file.named} can be read: another program may have put it right meanwhile. "
            "Nothing was changed. Look at it first."
        )


def _exchanged(file: BookFile, fresh: FreshFile, now: datetime) -> Path | None:
    """Set the damaged file and its journal aside, and put the new one in place.

    The journal goes first: its changes belong to the version that is set aside, and must never
    stand beside another.
    """
    aside = free_name(file, now)
    had_one = os.path.lexists(file.path)
    with contextlib.ExitStack() as when_it_fails:
        when_it_fails.callback(fresh.discard)
        if had_one:
            set_aside(file.path, aside)
            when_it_fails.callback(aside.unlink)
        journal = set_journal_aside(file, aside)
        if journal is not None:
            when_it_fails.callback(os.rename, journal, file.journal_path)
        fresh.take_its_place()
        when_it_fails.pop_all()
    if not had_one:
        return None
    make_private(aside)
    return aside
