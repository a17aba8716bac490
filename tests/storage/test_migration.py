"""A book of an older schema is brought along in steps, after a backup, or left as it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import BookTrouble, DamagedBook, NewerBook
from reconnect_tui.storage import schema
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import BEFORE_A_MIGRATION, Backups
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.file_store import FileStore
from reconnect_tui.storage.schema import Documents, Migration

NOW = datetime(2026, 3, 13, 12, tzinfo=UTC)


@dataclass
class Later:
    """The schema of a later version, with steps that write down when they are taken."""

    VERSION: int = 3
    migrations: Mapping[int, Migration] = field(default_factory=dict)
    taken: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.migrations = self.migrations or {1: self.with_whole_names, 2: self.with_marks}

    def check(self, edition: Edition, where: str) -> None:
        schema.check(edition, where, self.VERSION)

    def is_older(self, edition: Edition) -> bool:
        return schema.is_older(edition, self.VERSION)

    def migrated(self, edition: Edition) -> Edition:
        return schema.migrated(edition, self.VERSION, self.migrations)

    def with_whole_names(self, documents: Documents) -> Documents:
        """Schema 1 had the parts of a name only."""
        self.taken.append(1)
        for person in documents["contacts"].values():
            person["name"] = f"{person['first']} {person['last']}"
        return documents

    def with_marks(self, documents: Documents) -> Documents:
        """Schema 2 called the tags marks."""
        self.taken.append(2)
        for person in documents["contacts"].values():
            person["tags"] = person.pop("marks", [])
        return documents


OLD: dict[str, dict[str, dict[str, Any]]] = {
    "meta": {"1": {"schema": 1, "sequence": 4, "colour": "green", "owner": {"name": "Wren"}}},
    "contacts": {
        "1": {
            "name": "",
            "first": "Ada",
            "last": "Lovelace",
            "marks": ["mentor"],
            "shoe_size": 38,
            "timeline": [{"date": "2019", "kind": "call", "mood": "calm"}],
        },
        "7": {"name": "", "first": "Grace", "last": "Hopper"},
    },
    "pets": {"1": {"name": "Nelson"}},
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.json"
    path.write_text(json.dumps(OLD), encoding="utf-8")
    return path


def opened(path: Path, later: Later) -> AddressBook:
    return AddressBook(FileStore(BookFile(path), lambda: NOW, later), lambda: NOW)


def tables_in(path: Path) -> dict[str, dict[str, dict[str, Any]]]:
    tables: dict[str, dict[str, dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return tables


def trace(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(item.relative_to(folder)): (item.lstat().st_mtime_ns, item.read_bytes())
        for item in sorted(folder.rglob("*"))
        if item.is_file() and item.suffix != ".lock"
    }


def test_each_step_is_taken_once_and_in_turn(path: Path) -> None:
    later = Later()
    book = opened(path, later)
    assert later.taken == [1, 2]
    assert [contact.name for contact in book.contacts.values()] == ["Ada Lovelace", "Grace Hopper"]
    assert book.contacts[ContactId(1)].tags == ("mentor",)
    assert book.owner.name == "Wren"
    assert (book.is_folded, book.sequence) == (True, 4)


def test_the_file_is_of_the_new_schema_with_all_that_no_step_knows(path: Path) -> None:
    opened(path, Later())
    tables = tables_in(path)
    assert tables["meta"]["1"]["schema"] == 3
    assert tables["meta"]["1"]["colour"] == "green"
    assert tables["contacts"]["1"]["shoe_size"] == 38
    assert tables["contacts"]["1"]["timeline"][0]["mood"] == "calm"
    assert tables["pets"] == OLD["pets"]


def test_the_old_file_is_kept_as_a_backup_first(path: Path) -> None:
    before = path.read_bytes()
    opened(path, Later())
    (kept,) = Backups(BookFile(path).backups_folder).all()
    assert (kept.kind, kept.path.read_bytes()) == (BEFORE_A_MIGRATION, before)


def test_a_second_start_does_nothing(path: Path) -> None:
    opened(path, Later())
    before = trace(path.parent)
    later = Later()
    book = opened(path, later)
    assert later.taken == []
    assert trace(path.parent) == before
    with book.changing("Added Joan") as change:
        change.put(Contact("Joan"))
    book.close()
    assert list(tables_in(path)["contacts"]) == ["1", "7", "8"]
    assert tables_in(path)["meta"]["1"]["schema"] == 3


def test_only_the_steps_that_are_needed_are_taken(path: Path) -> None:
    tables = tables_in(path)
    tables["meta"]["1"]["schema"] = 2
    path.write_text(json.dumps(tables), encoding="utf-8")
    later = Later()
    opened(path, later)
    assert later.taken == [2]


def test_changes_that_are_only_in_the_journal_come_along(path: Path) -> None:
    book = AddressBook.at(path, lambda: NOW)
    with book.changing("Removed Grace") as change:
        change.remove(ContactId(7))
    book = opened(path, Later())
    assert list(book.contacts) == [1]
    assert not path.with_name("book.json.journal").exists()
    assert book.undo_steps() == ()  # they hold documents of the older schema
    assert tables_in(path)["meta"]["1"]["sequence"] == 5
    assert [contact.name for contact in opened(path, Later()).contacts.values()] == ["Ada Lovelace"]


def fails_as(problem: Exception) -> Migration:
    def step(documents: Documents) -> Documents:
        documents["contacts"].clear()
        raise problem

    return step


@pytest.mark.parametrize(
    "problem", [KeyError("first"), TypeError(), ValueError("x"), AttributeError()], ids=repr
)
def test_a_step_that_fails_leaves_the_old_file(problem: Exception, path: Path) -> None:
    before = trace(path.parent)
    good = Later()
    later = Later(migrations={1: good.with_whole_names, 2: fails_as(problem)})
    with pytest.raises(DamagedBook, match="from schema 2 to 3"):
        opened(path, later)
    assert trace(path.parent) == before


def test_a_step_that_is_missing_leaves_the_old_file(path: Path) -> None:
    before = trace(path.parent)
    with pytest.raises(DamagedBook, match="schema 2"):
        opened(path, Later(migrations={1: Later().with_whole_names}))
    assert trace(path.parent) == before


def test_without_a_backup_nothing_is_brought_along(path: Path) -> None:
    side = path.with_name("book.json.d")
    side.mkdir()
    (side / "backups").write_text("in the way", encoding="utf-8")
    before = trace(path.parent)
    with pytest.raises(BookTrouble, match="could not be saved"):
        opened(path, Later())
    assert trace(path.parent) == before


def test_a_newer_book_is_refused_and_left_alone(path: Path) -> None:
    tables = tables_in(path)
    tables["meta"]["1"]["schema"] = 4
    path.write_text(json.dumps(tables), encoding="utf-8")
    before = trace(path.parent)
    with pytest.raises(NewerBook, match="schema 4; this one knows 3"):
        opened(path, Later())
    assert trace(path.parent) == before


def test_a_book_of_the_present_schema_is_left_as_it_is(path: Path) -> None:
    before = trace(path.parent)
    AddressBook.at(path, lambda: NOW)
    assert trace(path.parent) == before
