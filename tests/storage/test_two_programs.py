"""Several programs on one book: none loses what another has saved."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import LockedBook
from reconnect_tui.storage import book_file
from reconnect_tui.storage.address_book import AddressBook

OpenBook = Callable[[], AddressBook]

ADDS = """
import sys
from pathlib import Path
from reconnect_tui.core.contact import Contact
from reconnect_tui.storage.address_book import AddressBook
book = AddressBook.at(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    with book.changing("Added") as change:
        change.put(Contact(f"{sys.argv[2]}{number}"))
"""

HOLDS_THE_LOCK = """
import sys
from pathlib import Path
from reconnect_tui.storage.book_file import BookFile
with BookFile(Path(sys.argv[1])).locked():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_programs_that_write_at_once_lose_nothing(path: Path, opened: OpenBook) -> None:
    each = 15
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ADDS, str(path), name, str(each)], stderr=subprocess.PIPE
        )
        for name in "ABC"
    ]
    for program in running:
        _, trouble = program.communicate(timeout=120)
        assert (program.returncode, trouble) == (0, b"")
    book = opened()
    assert sorted(contact.name for contact in book.contacts.values()) == sorted(
        f"{name}{number}" for name in "ABC" for number in range(each)
    )
    assert list(book.contacts) == list(range(1, 3 * each + 1))
    assert book.sequence == 3 * each
    assert len(book.undo_steps()) == 3 * each


def test_a_change_is_made_on_what_another_program_has_just_saved(opened: OpenBook) -> None:
    here, there = opened(), opened()
    with here.changing("Added Ada") as change:
        change.put(Contact("Ada"))
    with there.changing("Added Grace") as change:
        assert change.contact(ContactId(1)) is not None
        assert change.put(Contact("Grace")).id == 2
    assert here.refresh()
    assert [contact.name for contact in here.contacts.values()] == ["Ada", "Grace"]
    assert not here.refresh()


def test_a_contact_edited_elsewhere_is_read_anew(opened: OpenBook) -> None:
    here = opened()
    with here.changing("Added Ada") as change:
        change.put(Contact("Ada"))
    there = opened()
    assert there.contacts[ContactId(1)].note == ""
    with here.changing("Noted") as change:
        change.put(replace(here.contacts[ContactId(1)], note="new"))
    there.refresh()
    assert there.contacts[ContactId(1)].note == "new"


def test_a_book_that_is_taken_away_and_put_back_is_followed(path: Path, opened: OpenBook) -> None:
    book = opened()
    with book.changing("Added Ada") as change:
        change.put(Contact("Ada"))
    away = path.with_name("away")
    path.rename(away)
    assert book.refresh()
    assert len(book.contacts) == 0
    away.rename(path)
    assert book.refresh()
    assert len(book.contacts) == 1


def test_a_lock_that_is_held_for_too_long_is_told(
    path: Path, opened: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_file, "LONGEST_WAIT_FOR_THE_LOCK", 0.1)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_LOCK, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LockedBook) as caught, opened().changing("Added Ada") as change:
            change.put(Contact("Ada"))
        assert caught.value.exit_code == 3
        assert not path.exists()
        # The kernel frees the lock of a program that dies.
        holder.kill()
        holder.wait(timeout=30)
        with opened().changing("Added Ada") as change:
            change.put(Contact("Ada"))
    assert path.exists()


def test_a_lock_file_that_a_dead_program_left_keeps_nobody_out(
    path: Path, opened: OpenBook
) -> None:
    path.parent.mkdir()
    (path.parent / "book.json.lock").write_text(str(os.getpid()), encoding="utf-8")
    with opened().changing("Added Ada") as change:
        change.put(Contact("Ada"))
    assert len(opened().contacts) == 1
