"""The power fails after every call: what was acknowledged is there, and nothing is torn.

Each deed is done once while the calls are recorded; then every folder that a disk might show
after a power cut at any moment is made and opened. Ordinarily every sixth one; with
`RECONNECT_FAULTS=full` all of them (reliability, section 2g).
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.services.intake import Intake
from reconnect_tui.storage.address_book import AddressBook
from tests.faults.disk import Disk
from tests.faults.power import PowerCutDisk, put_on_disk

EXPORT = Path(__file__).parents[1] / "importing" / "fixtures" / "linkedin_nasty" / "bad_rows.csv"
NOON = datetime(2026, 3, 13, 12, tzinfo=UTC)

Deed = Callable[[AddressBook], object]


def add(name: str, note: str = "") -> Deed:
    def deed(book: AddressBook) -> None:
        with book.changing(f"Added {name}") as change:
            change.put(Contact(name, note=note))

    return deed


def edit(number: int, note: str) -> Deed:
    def deed(book: AddressBook) -> None:
        with book.changing("Edited") as change:
            change.put(replace(book.contacts[ContactId(number)], note=note))

    return deed


def remove(book: AddressBook) -> None:
    with book.changing("Removed") as change:
        change.remove(ContactId(2))


def type_words(book: AddressBook) -> None:
    with book.changing("Typed", undoable=False) as change:
        change.put_draft(Draft(ContactId(1), body="Dear Ada"))


def take_an_export(book: AddressBook) -> None:
    Intake(book, lambda: date(2026, 3, 14)).take([EXPORT])


def tear(book: AddressBook) -> None:
    """Leave half a line in the journal, as a program that is killed while it writes one."""
    assert book.path is not None
    handle = os.open(book.path.with_name("book.json.journal"), os.O_WRONLY)
    os.pwrite(
        handle, b'0123abcd {"sequence": 99, "label": "' + b"x" * 900, os.fstat(handle).st_size
    )
    os.close(handle)


DEEDS: tuple[Deed, ...] = (
    *(add("Ada"), add("Grace", "a long note " * 90), edit(2, ""), AddressBook.undo),
    *(AddressBook.fold, type_words, AddressBook.fold, add("Barbara"), take_an_export),
    *(remove, tear, AddressBook.undo, lambda book: book.keep_backup("manual"), remove),
    *(AddressBook.close, AddressBook.undo, add("Edith", "é" * 600_000), AddressBook.undo),
    *(add("Hedy"), AddressBook.close),
)


def days() -> Callable[[], datetime]:
    """A clock on which each look is hours later, so that daily copies are kept."""
    looks: Iterator[int] = iter(range(1_000_000))
    return lambda: NOON + timedelta(hours=5 * next(looks))


def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(
    tmp_path: Path, full: bool
) -> None:
    disk, after_each = recorded(tmp_path / "here")
    seen: set[int] = set()
    stride = 1 if full else 6
    for moment in disk.moments:
        allowed = after_each[moment.acknowledged : moment.acknowledged + 2]
        for state in moment.states():
            key = hash((moment.acknowledged, frozenset(state.items())))
            if key in seen:
                continue
            seen.add(key)
            if len(seen) % stride == 0:
                check(state, disk.root, tmp_path / "there", allowed)
    assert len(seen) > 500


def recorded(folder: Path) -> tuple[PowerCutDisk, list[tuple[object, ...]]]:
    """Every moment while the deeds are done, and the book after each of them."""
    folder.mkdir()
    disk = PowerCutDisk(folder)
    after_each: list[tuple[object, ...]] = []
    with disk.between():
        book = AddressBook.at(folder / "home" / "book.json", days())
        after_each.append(contents_of(book))
        for deed in DEEDS:
            deed(book)
            disk.acknowledge()
            after_each.append(contents_of(book))
    return disk, after_each


def check(
    state: dict[str, bytes], root: str, folder: Path, allowed: list[tuple[object, ...]]
) -> None:
    """Start again on what the disk shows, and go on working."""
    put_on_disk(state, root, folder)
    with Disk(folder).between():
        path = folder / "home" / "book.json"
        book = AddressBook.at(path)
        assert contents_of(book) in allowed
        add("Zora")(book)
        book.close()
        found = contents_of(AddressBook.at(path))
        assert found == contents_of(book)
        strays = [item for item in folder.rglob("*") if item.name.endswith(".new")]
        assert strays == []
    shutil.rmtree(folder)


def contents_of(book: AddressBook) -> tuple[object, ...]:
    return (
        dict(book.contacts.items()),
        book.drafts,
        [step.label for step in book.undo_steps()],
        book.sequence,
    )
