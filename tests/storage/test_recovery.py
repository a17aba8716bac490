"""The way back from a damaged book: nothing is deleted, and what can be read is saved."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import BookTrouble, DamagedBook, ForeignBook, NewerBook
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import BY_HAND
from reconnect_tui.storage.recovery import LAST_SAVE, good_copies, put_back

NOW = datetime(2026, 11, 22, 10, 15, 2, tzinfo=UTC)
OpenBook = Callable[[], AddressBook]


def names(book: AddressBook) -> list[str]:
    return [contact.name for contact in book.contacts.values()]


@pytest.fixture
def book(opened: OpenBook) -> AddressBook:
    """Three people; a copy of the time when there were two."""
    book = opened()
    for name in ("Ada", "Grace"):
        with book.changing(f"Added {name}") as change:
            change.put(Contact(name, note=f"About {name}"))
    book.keep_backup(BY_HAND)
    with book.changing("Added Barbara") as change:
        change.put(Contact("Barbara"))
    book.close()
    return book


def spoil(path: Path, what: str) -> bytes:
    data = path.read_bytes()
    at = data.index(what.encode())
    path.write_bytes(data[:at] + b"\xff\x00" + data[at + 2 :])
    return path.read_bytes()


def trace(folder: Path) -> dict[str, bytes]:
    return {
        str(item.relative_to(folder)): item.read_bytes()
        for item in sorted(folder.rglob("*"))
        if item.is_file() and not item.name.endswith(".lock")
    }


@pytest.mark.usefixtures("book")
def test_good_copies_are_told_with_their_people_newest_first(path: Path) -> None:
    spoil(path, "Ada")
    copies = list(good_copies(path))
    assert LAST_SAVE in [copy.kind for copy in copies]
    assert {copy.people for copy in copies if copy.kind == "manual"} == {2}
    assert [copy.at for copy in copies] == sorted((copy.at for copy in copies), reverse=True)


@pytest.mark.usefixtures("book")
def test_a_copy_that_is_damaged_itself_is_not_offered(path: Path) -> None:
    before = len(list(good_copies(path)))
    spoil(path.with_name("book.json.bak"), "Ada")
    assert 0 < len(list(good_copies(path))) < before


@pytest.mark.usefixtures("book")
def test_putting_a_copy_back_sets_the_damaged_file_aside(path: Path, opened: OpenBook) -> None:
    damaged = spoil(path, "Ada")
    copy = next(one for one in good_copies(path) if one.kind == "manual")
    aside = put_back(path, copy.path, NOW)
    assert aside == path.with_name("book.json.damaged-2026-11-22T10-15-02Z")
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert names(opened()) == ["Ada", "Grace"]
    labels = [step.label for step in opened().undo_steps()]
    assert labels == ["Added Ada", "Added Grace"]  # later ones belong to the damaged version
    with opened().changing("Added Joan") as change:
        change.put(Contact("Joan"))
    assert opened().undo().label == "Added Joan"


@pytest.mark.usefixtures("book")
def test_setting_aside_overwrites_nothing(path: Path) -> None:
    copy = next(iter(good_copies(path))).path
    first = spoil(path, "Ada")
    one = put_back(path, copy, NOW)
    second = spoil(path, "Grace")
    two = put_back(path, copy, NOW)
    assert one is not None
    assert two is not None
    assert (one.read_bytes(), two.read_bytes()) == (first, second)


def test_changes_that_wait_in_the_journal_are_set_aside_with_the_file(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    with book.changing("Added Joan") as change:
        change.put(Contact("Joan"))
    journal = path.with_name("book.json.journal").read_bytes()
    spoil(path, "Ada")
    put_back(path, next(iter(good_copies(path))).path, NOW)
    assert "Joan" not in names(opened())
    kept = path.with_name("book.json.damaged-2026-11-22T10-15-02Z.journal")
    assert kept.read_bytes() == journal
    assert not path.with_name("book.json.journal").exists()


@pytest.mark.usefixtures("book")
def test_a_book_that_is_gone_comes_back(path: Path, opened: OpenBook) -> None:
    copy = next(iter(good_copies(path)))
    path.unlink()
    assert put_back(path, copy.path, NOW) is None
    assert len(names(opened())) == copy.people


@pytest.mark.usefixtures("book")
def test_what_is_no_book_is_not_put_back(path: Path, tmp_path: Path) -> None:
    damaged = spoil(path, "Ada")
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    with pytest.raises(BookTrouble):
        put_back(path, bad, NOW)
    assert path.read_bytes() == damaged


@pytest.mark.usefixtures("book")
def test_where_the_new_file_cannot_be_placed_the_damaged_one_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = spoil(path, "Ada")
    copy = next(iter(good_copies(path))).path

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = trace(path.parent)
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(BookTrouble, match="No space left"):
        put_back(path, copy, NOW)
    assert path.read_bytes() == damaged
    assert trace(path.parent) == before


def test_the_journal_comes_back_to_its_place_where_the_copy_cannot_be_placed(
    book: AddressBook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with book.changing("Added Joan") as change:
        change.put(Contact("Joan"))
    spoil(path, "Ada")
    copy = next(iter(good_copies(path))).path
    before = trace(path.parent)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(BookTrouble, match="Everything is as it was"):
        put_back(path, copy, NOW)
    assert trace(path.parent) == before


KILL_AT = ("os.link", "os.rename", "os.replace")


@pytest.mark.parametrize("moment", KILL_AT)
@pytest.mark.parametrize("before", [True, False], ids=["before it", "after it"])
def test_killed_at_any_moment_the_damaged_file_or_the_copy_is_in_its_place(
    moment: str, before: bool, book: AddressBook, path: Path, opened: OpenBook
) -> None:
    with book.changing("Added Joan") as change:
        change.put(Contact("Joan"))
    journal = path.with_name("book.json.journal").read_bytes()
    damaged = spoil(path, "Ada")
    copy = next(one for one in good_copies(path) if one.kind == "manual")
    _run_and_die(moment, before=before, book=path, copy=copy.path)
    everything = trace(path.parent).values()
    assert damaged in everything
    assert journal in everything
    if path.read_bytes() == damaged:
        put_back(path, copy.path, NOW)
    assert names(opened()) == ["Ada", "Grace"]


def _run_and_die(moment: str, *, before: bool, book: Path, copy: Path) -> None:
    """Put a copy back in a process that dies at one of its calls."""
    program = f"""
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from reconnect_tui.storage.recovery import put_back
call = {moment}
def dying(*words, **more):
    if {before}:
        os._exit(9)
    call(*words, **more)
    os._exit(9)
{moment} = dying
put_back(Path(sys.argv[1]), Path(sys.argv[2]), datetime(2026, 11, 22, tzinfo=UTC))
"""
    ended = subprocess.run([sys.executable, "-c", program, str(book), str(copy)], check=False)
    assert ended.returncode == 9


@pytest.mark.usefixtures("book")
def test_what_was_set_aside_is_a_book_with_its_journal(path: Path, opened: OpenBook) -> None:
    with opened().changing("Added Joan") as change:
        change.put(Contact("Joan"))
    journal = path.with_name("book.json.journal")
    lines = journal.read_bytes()
    journal.write_bytes(lines[:9] + b"x" + lines[10:] + lines)  # the file itself is sound
    with pytest.raises(DamagedBook):
        opened()
    copy = next(one for one in good_copies(path) if one.kind == "manual")
    aside = put_back(path, copy.path, NOW)
    assert aside is not None
    with pytest.raises(DamagedBook, match=f"{aside.name}.journal"):
        AddressBook.at(aside)
    aside.with_name(f"{aside.name}.journal").unlink()
    assert names(AddressBook.at(aside)) == ["Ada", "Grace", "Barbara"]


@pytest.mark.usefixtures("book")
def test_a_book_that_can_be_read_is_not_put_aside(path: Path) -> None:
    copy = next(iter(good_copies(path))).path
    before = trace(path.parent)
    with pytest.raises(BookTrouble, match="can be read"):
        put_back(path, copy, NOW)
    assert trace(path.parent) == before


@pytest.mark.usefixtures("book")
def test_a_newer_book_is_never_put_aside(path: Path) -> None:
    copy = next(iter(good_copies(path))).path
    path.write_text('{"meta": {"1": {"schema": 99}}}', encoding="utf-8")
    before = trace(path.parent)
    with pytest.raises(NewerBook):
        put_back(path, copy, NOW)
    assert trace(path.parent) == before


@pytest.mark.usefixtures("book")
def test_an_emptied_book_comes_back_but_a_file_of_another_program_stays(
    path: Path, tmp_path: Path, opened: OpenBook
) -> None:
    copy = next(iter(good_copies(path))).path
    path.write_text("{}", encoding="utf-8")  # no book of ours, and yet in the place of one
    put_back(path, copy, NOW)
    assert names(opened())[:2] == ["Ada", "Grace"]
    foreign = tmp_path / "package.json"
    foreign.write_text('{"scripts": {}}', encoding="utf-8")
    with pytest.raises(ForeignBook):
        put_back(foreign, copy, NOW)
    assert foreign.read_text(encoding="utf-8") == '{"scripts": {}}'


@pytest.mark.usefixtures("book")
def test_a_pipe_a_folder_and_a_link_to_nothing_are_not_put_aside(
    path: Path, tmp_path: Path
) -> None:
    copy = next(iter(good_copies(path))).path
    pipe, folder, link = tmp_path / "pipe", tmp_path / "folder", tmp_path / "link"
    os.mkfifo(pipe)
    folder.mkdir()
    link.symlink_to(tmp_path / "unplugged" / "book.json")
    for place in (pipe, folder, link):
        with pytest.raises(BookTrouble):
            put_back(place, copy, NOW)
    assert pipe.is_fifo()
    assert not list(folder.iterdir())
    assert not list(tmp_path.glob("*.damaged-*"))


@pytest.mark.usefixtures("book")
def test_behind_a_link_the_file_itself_is_exchanged(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "mine.json"
    link.symlink_to(path)
    spoil(path, "Ada")
    aside = put_back(link, next(iter(good_copies(link))).path, NOW)
    assert link.is_symlink()
    assert aside is not None
    assert aside.parent == path.parent
    assert len(names(AddressBook.at(link))) >= 2


@pytest.mark.usefixtures("book")
def test_what_is_set_aside_and_what_is_put_back_only_the_user_can_read(path: Path) -> None:
    copy = next(iter(good_copies(path))).path
    path.chmod(0o644)
    spoil(path, "Ada")
    aside = put_back(path, copy, NOW)
    assert aside is not None
    assert {one.stat().st_mode & 0o777 for one in (aside, path)} == {0o600}
