"""Every call to the disk fails, one after the other, in every way, during every deed.

For each deed, each trouble and each N: the Nth call that the trouble concerns fails; then the
book must be what it was or what the deed makes of it, as the deed said (reliability, section 2b).
Ordinarily every eighth N is tried; with `RECONNECT_FAULTS=full` each one is.
"""

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from tinydb import TinyDB

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import BookTrouble
from reconnect_tui.services.intake import Intake
from reconnect_tui.storage import schema
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import loaded_soundly
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.file_store import FileStore
from tests.faults.failing import TROUBLES, Death, FailingDisk, Trouble

EXPORT = Path(__file__).parents[1] / "importing" / "fixtures" / "linkedin_nasty" / "bad_rows.csv"
NOON = datetime(2026, 3, 13, 12, tzinfo=UTC)
TOMORROW = datetime(2026, 3, 14, 12, tzinfo=UTC)

Deed = Callable[[AddressBook], object]


class State(NamedTuple):
    """All that a book holds, without what differs from one run to the next."""

    people: tuple[object, ...] = ()
    drafts: tuple[object, ...] = ()
    owner: str = ""
    steps: tuple[str, ...] = ()
    sequence: int = 0


def add(book: AddressBook, name: str, note: str = "") -> None:
    with book.changing(f"Added {name}") as change:
        change.put(Contact(name, note=note))


def edit(book: AddressBook, number: int, note: str) -> None:
    with book.changing("Edited") as change:
        contact = change.contact(ContactId(number))
        assert contact is not None
        change.put(replace(contact, note=note))


def remove(book: AddressBook, number: int) -> None:
    with book.changing("Removed") as change:
        change.remove(ContactId(number))


def type_words(book: AddressBook) -> None:
    with book.changing("Typed", undoable=False) as change:
        change.put_draft(Draft(ContactId(1), body="Dear Ada"))


def take_an_export(book: AddressBook) -> None:
    Intake(book, lambda: date(2026, 3, 14)).take([EXPORT])


def restore(book: AddressBook) -> None:
    assert book.path is not None
    book.restore(loaded_soundly(book.path.with_name("book.json.bak")), "Restored")


def at_rest(book: AddressBook) -> None:
    """Everything is in the file."""
    add(book, "Ada", "the first")
    add(book, "Grace", "x" * 5_000)
    book.close()
    edit(book, 1, "the second")
    book.close()


def under_way(book: AddressBook) -> None:
    """Some changes are in the journal only."""
    at_rest(book)
    add(book, "Barbara")
    remove(book, 2)
    edit(book, 1, "the third")


def nothing(book: AddressBook) -> None:
    """There is no book yet."""


@dataclass(frozen=True)
class Case:
    """A deed, and the book it is done on."""

    name: str
    before: Deed
    deed: Deed | None
    """What is done; `None` where it is the opening itself."""


CASES = (
    Case("open", under_way, None),
    Case("the very first change", nothing, partial(add, name="Ada")),
    Case("the first change in a journal", at_rest, partial(add, name="Edith")),
    Case("add", under_way, partial(add, name="Edith")),
    Case("edit that shrinks", under_way, partial(edit, number=1, note="")),
    Case("remove", under_way, partial(remove, number=1)),
    Case("type", under_way, type_words),
    Case("a large change", under_way, partial(add, name="Edith", note="é" * 600_000)),
    Case("import", under_way, take_an_export),
    Case("undo", under_way, AddressBook.undo),
    Case("undo what is in the file", at_rest, AddressBook.undo),
    Case("fold", under_way, AddressBook.fold),
    Case("close", under_way, AddressBook.close),
    Case("keep a copy", under_way, lambda book: book.keep_backup("before-import")),
    Case("restore", under_way, restore),
)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_failing_call_leaves_the_old_book_or_the_new_one(
    case: Case, trouble: Trouble, tmp_path: Path, full: bool
) -> None:
    Trial(case, trouble, tmp_path).run(1 if full else 8)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
def test_a_failing_call_while_an_older_book_is_brought_along(
    trouble: Trouble, tmp_path: Path, full: bool
) -> None:
    trial = Trial(Case("migrate", under_way, None), trouble, tmp_path, opened_by_the_next_release)
    trial.run(1 if full else 8)


def opened(path: Path) -> AddressBook:
    return AddressBook.at(path, lambda: TOMORROW)


class NextRelease:
    """A schema that follows the one of today, and changes nothing but the number."""

    VERSION = schema.VERSION + 1
    check = staticmethod(partial(schema.check, version=VERSION))
    is_older = staticmethod(partial(schema.is_older, version=VERSION))
    migrated = staticmethod(
        partial(
            schema.migrated,
            version=VERSION,
            migrations={schema.VERSION: lambda documents: documents},
        )
    )


def opened_by_the_next_release(path: Path) -> AddressBook:
    store = FileStore(BookFile(path), lambda: TOMORROW, NextRelease())
    return AddressBook(store, lambda: TOMORROW)


class Trial:
    """One deed under one trouble, at every call."""

    def __init__(
        self,
        case: Case,
        trouble: Trouble,
        folder: Path,
        opened: Callable[[Path], AddressBook] = opened,
    ) -> None:
        self.opened = opened
        self.case = case
        self.trouble = trouble
        self.folder = folder
        self.template = folder / "template"
        case.before(AddressBook.at(self.template / "book.json", lambda: NOON))

    def run(self, stride: int) -> None:
        old, new, calls = self._without_trouble()
        for at in range(1 + calls % stride, calls + 1, stride):
            self._with_trouble(at, old, new)

    def _without_trouble(self) -> tuple[State, State, int]:
        """The book before, the book after, and how many calls could fail."""
        path = self._fresh_copy(0)
        book = self.opened(path) if self.case.deed else None
        old = state_of(book) if book else State()
        disk = FailingDisk(path.parent, self.trouble, at=1_000_000)
        with disk.between():
            self._do(path, book)
        new = state_of(self.opened(path))
        return old if book else new, new, disk.count

    def _with_trouble(self, at: int, old: State, new: State) -> None:
        path = self._fresh_copy(at)
        copies = len(backups_beside(path))
        book = self.opened(path) if self.case.deed else None
        outcome = "done"
        with FailingDisk(path.parent, self.trouble, at).between():
            try:
                self._do(path, book)
            except BookTrouble:
                outcome = "refused"
            except Death:
                outcome = "died"
        where = f"{self.case.name}, {self.trouble.name}, call {at}: {outcome}"
        allowed = {"done": [new], "refused": [old], "died": [old, new]}[outcome]
        if outcome == "refused" and self.trouble.everything_fails:
            allowed = [old, new]  # a line that was written, and could not be taken back
        found = state_of(self.opened(path))
        assert found in allowed, where
        if book is None or outcome == "died":
            book = self.opened(path)
        elif not self.trouble.everything_fails:
            assert state_of(book) == found, where
        if outcome == "refused" and self.case.name == "keep a copy":
            assert len(backups_beside(path)) == copies, where
        is_usable(book, self.opened, path, found, where)
        shutil.rmtree(path.parent)

    def _do(self, path: Path, book: AddressBook | None) -> None:
        if book is None or self.case.deed is None:
            self.opened(path)
        else:
            self.case.deed(book)

    def _fresh_copy(self, at: int) -> Path:
        copy = self.folder / f"copy{at}"
        if self.template.exists():
            shutil.copytree(self.template, copy)
        return copy / "book.json"


def is_usable(
    book: AddressBook,
    opened: Callable[[Path], AddressBook],
    path: Path,
    found: State,
    where: str,
) -> None:
    """A further change can be made and taken back, and everything is where any TinyDB sees it."""
    add(book, "Zora")
    book.close()
    again = opened(path)
    assert state_of(again) == state_of(book), where
    assert again.undo().label == "Added Zora", where
    again.close()
    assert state_of(again)._replace(sequence=0) == found._replace(sequence=0), where
    with contextlib.closing(TinyDB(path)) as plain:
        names = [document["name"] for document in plain.table("contacts")]
    assert names == [contact.name for contact in again.contacts.values()], where
    strays = [item.name for item in path.parent.rglob("*") if item.name.endswith(".new")]
    assert (strays, path.with_name("book.json.journal").exists()) == ([], False), where


def state_of(book: AddressBook) -> State:
    return State(
        tuple(
            (person.id, person.name, person.note, tuple(entry.summary for entry in person.timeline))
            for person in book.contacts.values()
        ),
        tuple((draft.id, draft.body) for draft in book.drafts),
        book.owner.name,
        tuple(step.label for step in book.undo_steps()),
        book.sequence,
    )


def backups_beside(path: Path) -> list[Path]:
    return list((path.with_name("book.json.d") / "backups").glob("*.json"))
