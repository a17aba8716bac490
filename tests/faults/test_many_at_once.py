"""Several programs on one book: nothing is lost, and nobody sees half of a change.

Ordinarily eight programs make 25 changes each; with `RECONNECT_FAULTS=full` each makes 250
(reliability, section 2d).
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tinydb import TinyDB

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import LockedBook
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.file_store import FileStore
from tests.faults.crowd import check

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 13, 12, tzinfo=UTC)

Nursery = subprocess.Popen[str]


def started(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.crowd", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_eight_writers_and_a_reader(
    tmp_path: Path, full: bool, strays: Callable[[Path], list[str]]
) -> None:
    path, each = tmp_path / "home" / "book.json", 250 if full else 25
    reader = started("read", str(path))
    writers = [
        started("write", str(path), f"W{one}", str(each), str((one % 3) * 4)) for one in range(6)
    ]
    writers += [started("command", str(path), f"C{one}", str(each)) for one in range(2)]
    for writer in writers:
        _, trouble = writer.communicate(timeout=900)
        assert (writer.returncode, trouble) == (0, "")
    looks, trouble = reader.communicate(timeout=60)
    assert (reader.returncode, trouble) == (0, "")
    assert int(looks) > 10
    book = AddressBook.at(path)
    expected = {f"C{one} {number}" for one in range(2) for number in range(each)} | {
        f"W{one}-{number} {side}"
        for one in range(6)
        for number in range(each)
        if number % 3 != 2
        for side in ("left", "right")
    }
    found = [person.name for person in book.contacts.values()]
    assert sorted(found) == sorted(expected)
    assert list(book.contacts) == list(range(1, len(expected) + 1))
    assert book.sequence == 8 * each
    check(book)
    steps = [step.sequence for step in book.undo_steps()]
    assert steps == list(range(8 * each - len(steps) + 1, 8 * each + 1))
    book.close()
    with contextlib.closing(TinyDB(path)) as plain:
        assert len(plain.table("contacts")) == len(expected)
    assert strays(tmp_path) == []


def test_a_killed_holder_of_the_lock_keeps_nobody_out(nursery: Nursery, tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    holder = born(nursery, path)
    impatient = AddressBook(FileStore(BookFile(path, longest_wait=0.1), lambda: NOW), lambda: NOW)
    with pytest.raises(LockedBook), impatient.changing("Added") as change:
        change.put(Contact("Ada"))
    os.kill(holder, signal.SIGKILL)
    with AddressBook.at(path).changing("Added") as change:
        change.put(Contact("Ada"))
    assert impatient.refresh()


def test_a_stopped_holder_of_the_lock_is_told_and_waited_for(
    nursery: Nursery, tmp_path: Path
) -> None:
    path = tmp_path / "book.json"
    holder = born(nursery, path)
    os.kill(holder, signal.SIGSTOP)
    try:
        book = AddressBook(FileStore(BookFile(path, longest_wait=0.1), lambda: NOW), lambda: NOW)
        with pytest.raises(LockedBook) as caught, book.changing("Added") as change:
            change.put(Contact("Ada"))
        assert caught.value.exit_code == 3
        assert not path.exists()
        assert len(book.contacts) == 0  # reading goes on
    finally:
        os.kill(holder, signal.SIGCONT)
        os.kill(holder, signal.SIGKILL)
    with AddressBook.at(path).changing("Added") as change:
        change.put(Contact("Ada"))
    assert book.refresh()
    assert len(book.contacts) == 1


def test_what_others_changed_is_told_though_a_change_of_ones_own_came_upon_it_first(
    tmp_path: Path,
) -> None:
    here, there = (AddressBook.at(tmp_path / "book.json", lambda: NOW) for _ in range(2))
    for book, name in ((here, "Ada"), (there, "Grace"), (here, "Edith")):
        with book.changing(f"Added {name}") as change:
            change.put(Contact(name))
    told = [(here.is_outdated, here.refresh()) for _ in range(2)]
    assert told == [(True, True), (False, False)]


def born(nursery: Nursery, path: Path) -> int:
    """A program that holds the lock; its process."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"lock\t{path}\n")
    lines = sorted(nursery.stdout.readline().split()[:2] for _ in range(2))
    assert lines[1] == ["done", "0"]
    return int(lines[0][1])
