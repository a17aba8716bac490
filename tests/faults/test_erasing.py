"""A person is erased on a disk that fails: the book keeps them until nothing else has them."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import BookTrouble
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.erasing import erase
from tests.faults.failing import TROUBLES, Death, FailingDisk, Trouble

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOMORROW = NOON + timedelta(days=1)
TRACES = (b"Lindqvist", b"ada@example.org", b"Sails at night")


def begin(path: Path) -> None:
    """A book with copies, steps of undo, a draft, and changes that are in the journal only."""
    book = AddressBook.at(path, lambda: NOON)
    with book.changing("Added Ada Lindqvist") as change:
        ada = change.put(Contact("Ada Lindqvist", emails=("ada@example.org",)))
        change.put_draft(Draft(ada.id, "Dear Ada Lindqvist"))
    with book.changing("Added Grace") as change:
        change.put(Contact("Grace", mutuals=(ada.id,)))
    book.keep_backup("manual")
    with book.changing("Edited Ada Lindqvist") as change:
        change.put(replace(ada, note="Sails at night"))
    book.close()
    with book.changing("Edited Ada Lindqvist") as change:
        change.put(replace(ada, note="Sails at night, alone"))


def erase_ada(path: Path) -> None:
    """Erase her, where the book still has her."""
    book = AddressBook.at(path, lambda: TOMORROW)
    ada = next((one for one in book.contacts.values() if one.name == "Ada Lindqvist"), None)
    if ada is not None:
        erase(BookFile(path), ada, TOMORROW)


def names_in(path: Path) -> list[str]:
    return sorted(one.name for one in AddressBook.at(path, lambda: TOMORROW).contacts.values())


def files_with_her(folder: Path) -> list[str]:
    files = [one for one in folder.rglob("*") if one.is_file()]
    return [one.name for one in files if any(word in one.read_bytes() for word in TRACES)]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)
def test_interrupted_anywhere_it_can_be_asked_for_again(
    trouble: Trouble, tmp_path: Path, full: bool
) -> None:
    template = tmp_path / "template"
    begin(template / "book.json")
    counted = FailingDisk(shutil.copytree(template, tmp_path / "all"), trouble, at=1_000_000)
    with counted.between():
        erase_ada(tmp_path / "all" / "book.json")
    stride = 1 if full else 4
    for at in range(1 + counted.count % stride, counted.count + 1, stride):
        folder = shutil.copytree(template, tmp_path / f"copy{at}")
        path, outcome = folder / "book.json", "done"
        with FailingDisk(folder, trouble, at).between():
            try:
                erase_ada(path)
            except BookTrouble:
                outcome = "refused"
            except Death:
                outcome = "died"
        where = f"{trouble.name}, call {at}: {outcome}"
        found = names_in(path)
        assert found in (["Ada Lindqvist", "Grace"], ["Grace"]), where
        if outcome == "refused":
            assert found == ["Ada Lindqvist", "Grace"], where
        if found == ["Grace"]:
            assert files_with_her(folder) == [], where
        erase_ada(path)
        assert (names_in(path), files_with_her(folder)) == (["Grace"], []), where
        shutil.rmtree(folder)


def test_nothing_of_her_is_left_and_the_rest_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    begin(path)
    assert len(files_with_her(tmp_path)) >= 5
    erase_ada(path)
    assert files_with_her(tmp_path) == []
    book = AddressBook.at(path, lambda: TOMORROW)
    assert [step.label for step in book.undo_steps()] == ["Added Grace"]
    book.undo()
    assert len(book.contacts) == 0
