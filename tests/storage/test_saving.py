"""A save is all or nothing, private, and where it belongs."""

import errno
import json
import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import BookTrouble, ReconnectError, UnwritableBook
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.private_files import make_private_folder, replace_file

OpenBook = Callable[[], AddressBook]


def add(book: AddressBook, name: str, **fields: Any) -> Contact:
    with book.changing(f"Added {name}") as change:
        return change.put(Contact(name, **fields))


def names(book: AddressBook) -> list[str]:
    return [contact.name for contact in book.contacts.values()]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def stray_files(folder: Path) -> list[str]:
    return [item.name for item in folder.rglob("*") if item.name.endswith(".new")]


@pytest.fixture
def with_ada(opened: OpenBook) -> AddressBook:
    book = opened()
    add(book, "Ada")
    return book


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=["umask 000", "umask 022", "umask 077"])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_every_file_is_the_users_alone(path: Path, opened: OpenBook) -> None:
    book = opened()
    add(book, "Ada")
    add(book, "Grace")
    book.close()
    add(book, "Barbara")
    book.keep_backup("manual")
    add(book, "Katherine")
    made = {item.name: mode(item) for item in [path.parent, *path.parent.rglob("*")]}
    assert made == {
        "home": 0o700,
        "book.json": 0o600,
        "book.json.bak": 0o600,
        "book.json.lock": 0o600,
        "book.json.journal": 0o600,
        "book.json.d": 0o700,
        "backups": 0o700,
        "2026-03-13T12-00-04Z-daily.json": 0o600,
        "2026-03-13T12-00-07Z-manual.json": 0o600,
        "undo.jsonl": 0o600,
    }


def test_a_file_that_others_could_read_becomes_private_with_its_copy(
    path: Path, opened: OpenBook
) -> None:
    path.parent.mkdir()
    path.write_text('{"contacts": {}}', encoding="utf-8")
    path.chmod(0o666)
    book = opened()
    add(book, "Ada")
    book.close()
    assert mode(path) == 0o600
    assert mode(path.parent / "book.json.bak") == 0o600


def test_a_folder_that_was_there_keeps_its_mode(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o755)
    add(opened(), "Ada")
    assert mode(path.parent) == 0o755


def test_the_version_before_is_kept_beside_the_book(
    path: Path, with_ada: AddressBook, clock: Callable[[], Any]
) -> None:
    add(with_ada, "Grace")
    with_ada.close()
    assert names(AddressBook.at(path.parent / "book.json.bak", clock)) == ["Ada"]
    assert names(AddressBook.at(path, clock)) == ["Ada", "Grace"]


def test_a_link_stays_a_link_and_side_files_stand_beside_its_target(
    path: Path, tmp_path: Path, opened: OpenBook
) -> None:
    target = tmp_path / "synced" / "mine.json"
    target.parent.mkdir()
    target.write_text('{"contacts": {"1": {"name": "Ada"}}}', encoding="utf-8")
    path.parent.mkdir()
    path.symlink_to(target)
    book = opened()
    add(book, "Grace")
    book.close()
    assert path.is_symlink()
    assert [item.name for item in path.parent.iterdir()] == ["book.json"]
    assert "Grace" in target.read_text(encoding="utf-8")
    assert sorted(item.name for item in target.parent.iterdir()) == [
        "mine.json",
        "mine.json.bak",
        "mine.json.d",
        "mine.json.lock",
    ]


def test_a_write_protected_book_is_refused(path: Path, with_ada: AddressBook) -> None:
    path.chmod(0o400)
    before = path.read_bytes()
    with pytest.raises(UnwritableBook, match="write-protected") as caught:
        add(with_ada, "Grace")
    assert caught.value.exit_code == 3
    assert path.read_bytes() == before
    assert mode(path) == 0o400
    assert stray_files(path.parent) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(path: Path, with_ada: AddressBook) -> None:
    path.parent.chmod(0o500)
    try:
        with pytest.raises(UnwritableBook, match="permit writing"):
            add(with_ada, "Grace")
    finally:
        path.parent.chmod(0o700)
    assert names(AddressBook.at(path)) == ["Ada"]


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """A disk on which writing really fails, within what a test may do."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_when_no_more_can_be_written_the_old_version_stays(
    path: Path, with_ada: AddressBook, opened: OpenBook
) -> None:
    add(with_ada, "Grace")
    size = (path.parent / "book.json.journal").stat().st_size
    before = path.read_bytes()
    with no_file_larger_than(size + 100_000), pytest.raises(UnwritableBook, match="intact"):
        add(with_ada, "Barbara", note="x" * 150_000)
    assert path.read_bytes() == before
    assert stray_files(path.parent) == []
    assert names(with_ada) == ["Ada", "Grace"]
    add(with_ada, "Katherine")
    assert names(opened()) == ["Ada", "Grace", "Katherine"]


def test_what_was_written_of_a_change_that_failed_takes_no_other_along(
    path: Path, with_ada: AddressBook, opened: OpenBook
) -> None:
    add(with_ada, "Grace")
    size = (path.parent / "book.json.journal").stat().st_size
    with no_file_larger_than(size + 10), pytest.raises(UnwritableBook):
        add(with_ada, "Barbara")
    add(with_ada, "Katherine")
    labels = ["Added Ada", "Added Grace", "Added Katherine"]
    assert [step.label for step in opened().undo_steps()] == labels
    assert opened().undo().label == "Added Katherine"


def test_what_a_killed_save_left_behind_is_swept_by_the_next_one(
    path: Path, with_ada: AddressBook
) -> None:
    (path.parent / ".book.json.99999.new").write_text("half of a bo", encoding="utf-8")
    (path.parent / ".other.json.99999.new").write_text("not ours", encoding="utf-8")
    add(with_ada, "Grace")
    with_ada.close()
    assert stray_files(path.parent) == [".other.json.99999.new"]


def test_a_link_planted_in_the_way_of_a_save_is_not_followed(
    path: Path, tmp_path: Path, with_ada: AddressBook
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious", encoding="utf-8")
    (path.parent / ".book.json.0a1b2c3d.new").symlink_to(victim)
    (path.parent / "book.json.bak").unlink(missing_ok=True)
    (path.parent / "book.json.bak").symlink_to(victim)
    add(with_ada, "Grace")
    with_ada.close()
    assert victim.read_text(encoding="utf-8") == "precious"


def test_a_link_planted_in_place_of_the_journal_does_no_harm(
    path: Path, tmp_path: Path, with_ada: AddressBook
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious", encoding="utf-8")
    (path.parent / "book.json.journal").symlink_to(victim)
    with pytest.raises(BookTrouble):
        add(with_ada, "Grace")
    assert victim.read_text(encoding="utf-8") == "precious"
    assert names(with_ada) == ["Ada"]


def test_a_link_planted_in_place_of_the_lock_does_no_harm(
    path: Path, tmp_path: Path, opened: OpenBook
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious", encoding="utf-8")
    path.parent.mkdir()
    (path.parent / "book.json.lock").symlink_to(victim)
    with pytest.raises(BookTrouble):
        add(opened(), "Ada")
    assert victim.read_text(encoding="utf-8") == "precious"


def test_tinydb_opens_the_file_and_sees_everything(path: Path, opened: OpenBook) -> None:
    book = opened()
    add(book, "Zoë 田中", tags=("a",), note="line\nline")
    add(book, "Grace")
    book.close()
    with TinyDB(path, encoding="utf-8") as plain:
        assert plain.tables() == {"meta", "contacts", "goals", "drafts", "saved_items"}
        found = plain.table("contacts").all()
        assert [(one.doc_id, one["name"]) for one in found] == [(1, "Zoë 田中"), (2, "Grace")]
        assert found[0]["note"] == "line\nline"
        assert plain.table("meta").all()[0]["sequence"] == 2


def test_what_tinydb_writes_is_read(path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    with TinyDB(path, encoding="utf-8") as plain:
        plain.table("contacts").insert({"name": "Zoë"})
        plain.table("meta").insert({"schema": 1})
    assert names(opened()) == ["Zoë"]


def test_a_change_of_one_contact_changes_one_line_beside_the_meta_document(
    path: Path, with_ada: AddressBook
) -> None:
    add(with_ada, "Grace")
    with_ada.close()
    before = path.read_text(encoding="utf-8").split("\n")
    with with_ada.changing("Noted") as change:
        change.put(replace(with_ada.contacts[ContactId(2)], note="line\nline"))
    with_ada.close()
    after = path.read_text(encoding="utf-8").split("\n")
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 2
    assert changed[0].startswith('"2": {')
    assert '"sequence": 3' in changed[1]


@pytest.mark.parametrize("odd", ["\ud800", "a\udfffb", "\x00\x07", "\u2028", "\\ud800", "💌"])
def test_any_text_that_was_read_can_be_saved_again(odd: str, path: Path, opened: OpenBook) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"contacts": {"1": {"name": odd}}}), encoding="utf-8")
    book = opened()
    add(book, "Grace")
    assert names(opened()) == [odd, "Grace"]
    with book.changing("Changed the note") as change:
        change.put(replace(book.contacts[ContactId(1)], note="new"))
    assert opened().undo().label == "Changed the note"
    assert opened().contacts[ContactId(1)].name == odd


def test_what_is_no_json_is_refused_and_changes_nothing(path: Path, with_ada: AddressBook) -> None:
    before = path.read_bytes()
    with pytest.raises(ReconnectError):
        add(with_ada, "Grace", extra={"x": float("nan")})
    assert path.read_bytes() == before
    assert names(with_ada) == ["Ada"]


def test_a_book_whose_numbers_are_used_up_is_not_made_unreadable(
    path: Path, opened: OpenBook
) -> None:
    path.parent.mkdir()
    path.write_text(f'{{"contacts": {{"{10**18 - 1}": {{"name": "Ada"}}}}}}')
    before = path.read_bytes()
    with pytest.raises(UnwritableBook, match="so high that none is left"):
        add(opened(), "Grace")
    assert path.read_bytes() == before
    assert names(opened()) == ["Ada"]


def test_a_book_in_memory_behaves_like_one_on_disk(clock: Callable[[], Any]) -> None:
    book = AddressBook.in_memory(clock)
    assert (book.exists, book.path) == (False, None)
    add(book, "Ada")
    add(book, "Grace")
    assert book.undo().label == "Added Grace"
    assert names(book) == ["Ada"]
    assert book.exists


def test_replacing_a_file_leaves_the_old_one_where_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a" / "b" / "file"
    replace_file(file, b"old")
    assert (mode(file), mode(file.parent)) == (0o600, 0o700)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        replace_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert [item.name for item in file.parent.iterdir()] == ["file"]


def test_a_private_folder_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path)
    assert mode(tmp_path) == 0o755
