"""Putting right what a check-up finds; nothing is deleted, and what is replaced is kept beside it.

Each repair leaves nothing for the next one to do, so that a second run does nothing.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from reconnect_tui.core.errors import DamagedBook
from reconnect_tui.services.checkup import leftovers, open_files
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import BEFORE_A_REPAIR
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.private_files import sweep, sweep_folder
from reconnect_tui.storage.salvage import Repaired, Salvage, put_salvage, salvaged

_MOST_NAMED = 20


def repairs(path: Path, now: datetime) -> Iterator[str]:
    """Put right what is not, and say in a line what was done.

    Args:
        path: The book, which need not be readable.
        now: The present moment.

    Raises:
        BookTrouble: It could not be done; nothing is lost.
    """
    file = BookFile(path)
    yield from _book_repaired(path, now)
    yield from _made_private(file)
    yield from _swept(file)


def _book_repaired(path: Path, now: datetime) -> Iterator[str]:
    try:
        book = AddressBook.at(path, lambda: now)
    except DamagedBook:
        salvage = salvaged(path)
        yield from _told(salvage, put_salvage(path, salvage, now))
        return
    if book.exists and not book.is_folded:
        book.keep_backup(BEFORE_A_REPAIR)
        book.close()
        yield "Put the waiting changes into the file, after a copy was kept."


def _told(salvage: Salvage, done: Repaired) -> Iterator[str]:
    if done.backup:
        yield f"Kept a copy before: {done.backup}"
    if done.file:
        people = f"{salvage.people:,} {'person' if salvage.people == 1 else 'people'}"
        yield f"Saved {salvage.read:,} entries out of the damaged file; the book has {people} now."
        yield f"The damaged file is kept as {done.file}"
    if done.journal:
        noun = "change" if done.taken_in == 1 else "changes"
        yield f"Took in {done.taken_in:,} {noun} of the journal, which is kept as {done.journal}"
    if done.unread:
        noun = "change" if done.unread == 1 else "changes"
        yield f"Lost {done.unread:,} {noun} of the journal that could not be read."
    yield from _in_short([f"Took {what}." for what in salvage.from_copies])
    yield from _in_short(
        [f"Lost {what}: neither the file nor a copy has it." for what in salvage.lost]
    )


def _in_short(lines: list[str]) -> Iterator[str]:
    yield from lines[:_MOST_NAMED]
    if len(lines) > _MOST_NAMED:
        yield f"… and {len(lines) - _MOST_NAMED:,} more like that."


def _made_private(file: BookFile) -> Iterator[str]:
    for found in open_files(file):
        with contextlib.suppress(OSError):
            found.path.chmod(found.mode)
            yield f"Only you can read {found.path.name} now."


def _swept(file: BookFile) -> Iterator[str]:
    count = len(leftovers(file))
    if not count:
        return
    with file.locked():
        sweep(file.path)
        for folder in (file.side_folder, file.backups_folder):
            sweep_folder(folder)
    count -= len(leftovers(file))
    if count:
        noun = "file" if count == 1 else "files"
        yield f"Removed {count} unfinished {noun} of interrupted saves."
