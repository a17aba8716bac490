"""Erasing a person from every file of a book, so that no version is left that has them.

The order is one that may be interrupted anywhere: while something is left to be erased, the book
itself still has them, so that the same can be asked for again (playbook 6.7). Files are replaced
one by one, each in one step; what they replaced is kept nowhere.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import BookTrouble, UnwritableBook
from reconnect_tui.storage import schema
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.file_store import FileStore
from reconnect_tui.storage.journal import Journal, Record
from reconnect_tui.storage.json_text import Document
from reconnect_tui.storage.layout import lines_of
from reconnect_tui.storage.private_files import FreshFile, sweep, sweep_folder, sync_folder
from reconnect_tui.storage.store import meta_of, stamp
from reconnect_tui.storage.traces import Traces, steps_without
from reconnect_tui.storage.undo_log import UndoLog


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what is left."""

    drafts: int
    """How many drafts to them were in the book."""

    steps: int
    """How many steps of undo were about nobody else, and are gone."""

    backups: int
    """How many copies of the book were written anew without them, the last save included."""

    removed: tuple[Path, ...]
    """Copies that could not be written anew, and kept exports, which are gone as a whole."""

    naming: tuple[int, ...]
    """The numbers of people whose records still name them, in the user's own words."""

    left: tuple[Path, ...]
    """Files of the book that were set aside damaged, and still hold something of them."""


def erase(file: BookFile, contact: Contact, now: datetime) -> Erased:
    """Let nothing of a person be left in a book, its journal, its undo log and its copies.

    Args:
        file: The book.
        contact: Whom to erase, as the book has them.
        now: The present moment.

    Raises:
        BookTrouble: It could not be done, or not everywhere; the book still has them, and the same
            can be asked for again.
    """
    with file.locked():
        edition = _settled(file, now)
        try:
            return _erased(file, edition, contact, now)
        except OSError as problem:
            raise UnwritableBook(
                f"{contact.name} could not be erased everywhere: {problem.strerror or problem}. "
                f"{file.named} still has them. Make room or permit writing, then try again."
            ) from problem


def _settled(file: BookFile, now: datetime) -> Edition:
    """The whole book, once every change is in the file itself."""
    file.refuse_if_protected()
    store = FileStore(file, lambda: now)
    store.close()
    if store.pending:
        raise UnwritableBook(
            f"Other programs write to {file.named} all the time. Nothing was erased. "
            "Close them, then try again."
        )
    return store.edition


def _erased(file: BookFile, edition: Edition, contact: Contact, now: datetime) -> Erased:
    others = frozenset(edition.table("contacts")) - {contact.id}
    traces, log = Traces(contact, others), UndoLog(file.side_folder)
    # A run that was cut short may have left lines that the file has already.
    Journal(file.journal_path).drop_through(edition.sequence)
    steps = log.steps(edition.sequence)
    traces.learn([edition.tables, *(step.before for step in steps)])
    removed = [*_without_exports(file, traces)]
    rewritten = 0
    for path in _copies(file):
        found = _without_them(path, traces)
        rewritten += found is not None and found
        removed += [path] if found is None else []
    kept = steps_without(traces, steps)
    log.replace(kept)
    after = traces.without(edition)
    left = tuple(path for path in _set_aside(file) if traces.are_in(path.read_bytes()))
    _put(file, after, traces, now)  # from here on they are gone, and nothing may fail
    return Erased(
        len(edition.table("drafts")) - len(after.table("drafts")),
        len(steps) - len(kept),
        rewritten,
        tuple(removed),
        tuple(
            number for number, row in after.table("contacts").items() if traces.are_named_in(row)
        ),
        left,
    )


def _put(file: BookFile, edition: Edition, traces: Traces, now: datetime) -> None:
    """Let the book without them take its place; the version before is not kept."""
    change = Record(edition.sequence + 1, "", stamp(now), {})
    edition = edition.after(change.sequence, change.touched)
    meta = traces.remembered_in(meta_of(edition, _version_of(edition), (change,), now))
    fresh = FreshFile(file.path, lines_of(edition, meta), _mode_of(file.path))
    sweep(file.path)
    for folder in (file.side_folder, file.backups_folder):
        sweep_folder(folder)
    fresh.take_its_place()


def _without_them(path: Path, traces: Traces) -> bool | None:
    """Write a copy anew without them: whether it had them; `None` where it had to go instead.

    A damaged copy cannot be written anew, and is of no use for a restore either.
    """
    copy = BookFile(path)
    try:
        edition = copy.load().edition
    except BookTrouble:
        if not traces.are_in(path.read_bytes()):
            return False
        path.unlink()
        sync_folder(path.parent)
        return None
    if edition is None:
        return False
    traces.learn([edition.tables])
    after = traces.without(edition)
    if after is edition:
        return False
    found = path.stat()
    meta: Document = after.meta
    FreshFile(path, lines_of(after, meta), _mode_of(path)).take_its_place()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))  # it tells when it was made
    return True


def _without_exports(file: BookFile, traces: Traces) -> Iterator[Path]:
    """Remove kept exports that hold them, and those that nobody can look into."""
    folder = file.side_folder / "imports"
    for path in _files_in(folder):
        data = path.read_bytes()
        if b"\0" in data or traces.are_in(data):
            path.unlink()
            yield path
    sync_folder(folder)


def _copies(file: BookFile) -> list[Path]:
    last = [file.version_before] if file.version_before.is_file() else []
    return [*_files_in(file.backups_folder), *last]


def _set_aside(file: BookFile) -> Iterable[Path]:
    beginning = f"{file.path.name}.damaged-"
    return (path for path in _files_in(file.path.parent) if path.name.startswith(beginning))


def _files_in(folder: Path) -> list[Path]:
    """The files of a folder, links left out; none where there is no such folder."""
    if not folder.is_dir() or folder.is_symlink():
        return []
    return [path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink()]


def _mode_of(path: Path) -> int:
    return path.stat().st_mode & 0o700 | 0o600


def _version_of(edition: Edition) -> int:
    version = schema.version_of(edition)
    return version if isinstance(version, int) else schema.VERSION
