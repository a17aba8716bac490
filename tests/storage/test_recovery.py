"""The way back from a damaged book: nothing is deleted, and what can be read is saved."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import BookTrouble, DamagedBook
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import BY_HAND
from reconnect_tui.storage.recovery import (
    LAST_SAVE,
    good_copies,
    put_back,
    put_salvage,
    salvaged,
)

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
    kept = path.with_name("book.json.journal.damaged-2026-11-22T10-15-02Z")
    assert kept.read_bytes() == journal


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

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(BookTrouble, match="No space left"):
        put_back(path, copy, NOW)
    assert path.read_bytes() == damaged


@pytest.mark.usefixtures("book")
def test_of_a_spoilt_line_only_that_person_comes_from_a_copy(path: Path, opened: OpenBook) -> None:
    spoil(path, "About Ada")
    with pytest.raises(DamagedBook):
        opened()
    salvage = salvaged(path)
    assert salvage.people == 3
    assert len(salvage.from_copies) == 1
    assert salvage.from_copies[0].startswith("contact 1 from the copy of")
    assert salvage.lost == ()
    put_salvage(path, salvage, NOW)
    assert names(opened()) == ["Ada", "Grace", "Barbara"]


def test_what_no_copy_has_is_told_as_lost(path: Path, opened: OpenBook) -> None:
    book = opened()
    for name in ("Ada", "Grace"):
        with book.changing(f"Added {name}") as change:
            change.put(Contact(name))
    book.close()
    with book.changing("Added Barbara") as change:
        change.put(Contact("Barbara"))
    book.close()
    spoil(path, "Barbara")
    salvage = salvaged(path)
    assert salvage.lost == ("contact 3",)
    put_salvage(path, salvage, NOW)
    assert names(opened()) == ["Ada", "Grace"]


@pytest.mark.usefixtures("book")
def test_a_file_cut_short_gives_what_stands_before_the_cut(path: Path, opened: OpenBook) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b'"3": ') + 20])
    put_salvage(path, salvaged(path), NOW)
    assert names(opened()) == ["Ada", "Grace"]


@pytest.mark.usefixtures("book")
def test_where_no_line_can_be_read_the_copies_give_everything(path: Path, opened: OpenBook) -> None:
    path.write_bytes(b"\x00" * 4_000)
    salvage = salvaged(path)
    assert salvage.people >= 2
    put_salvage(path, salvage, NOW)
    assert names(opened())[:2] == ["Ada", "Grace"]


def test_without_anything_to_read_and_without_a_copy_the_file_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\x00" * 400)
    with pytest.raises(DamagedBook, match="there is no copy"):
        salvaged(path)
    assert path.read_bytes() == b"\x00" * 400


def test_sound_changes_of_a_damaged_journal_are_taken_in(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    for name in ("Joan", "Katherine", "Dorothy"):
        with book.changing(f"Added {name}") as change:
            change.put(Contact(name))
    journal = path.with_name("book.json.journal")
    lines = journal.read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"Katherine", b"Kathxrine", 1)
    journal.write_bytes(b"\n".join(lines))
    with pytest.raises(DamagedBook, match="line 2 is damaged"):
        opened()
    put_salvage(path, salvaged(path), NOW)
    assert names(opened()) == ["Ada", "Grace", "Barbara", "Joan", "Dorothy"]
    assert journal.with_name("book.json.journal.damaged-2026-11-22T10-15-02Z").exists()
