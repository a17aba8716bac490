"""What is left of a damaged book is taken over line by line, and what is lost is said."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import BookTrouble, DamagedBook, NewerBook
from reconnect_tui.core.owner import Owner
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import BEFORE_A_REPAIR, BY_HAND, Backups
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.salvage import Repaired, put_salvage, salvaged

NOW = datetime(2026, 11, 22, 10, 15, 2, tzinfo=UTC)
OpenBook = Callable[[], AddressBook]


def names(book: AddressBook) -> list[str]:
    return [contact.name for contact in book.contacts.values()]


def add(book: AddressBook, name: str) -> None:
    with book.changing(f"Added {name}") as change:
        change.put(Contact(name, note=f"About {name}"))


@pytest.fixture
def book(opened: OpenBook) -> AddressBook:
    """Three people and a draft; a copy of the time when there were two."""
    book = opened()
    with book.changing("Began") as change:
        change.put_owner(Owner("Wren"))
    add(book, "Ada")
    add(book, "Grace")
    book.keep_backup(BY_HAND)
    add(book, "Barbara")
    with book.changing("Wrote") as change:
        change.put_draft(Draft(ContactId(1), body="Dear Ada"))
    book.close()
    return book


@pytest.fixture
def no_copies(book: AddressBook, path: Path) -> None:
    """The same without any copy of it."""
    path.with_name("book.json.bak").unlink()
    for backup in Backups(BookFile(path).backups_folder).all():
        backup.path.unlink()
    assert book.exists


def changed(path: Path, old: bytes, new: bytes) -> bytes:
    data = path.read_bytes()
    assert data.count(old) >= 1
    path.write_bytes(data.replace(old, new, 1))
    return path.read_bytes()


def repaired(path: Path) -> Repaired:
    return put_salvage(path, salvaged(path), NOW)


@pytest.mark.usefixtures("book")
def test_of_a_spoilt_line_only_that_person_comes_from_a_copy(path: Path, opened: OpenBook) -> None:
    damaged = changed(path, b"About Ada", b"About \xff\x00")
    with pytest.raises(DamagedBook):
        opened()
    salvage = salvaged(path)
    assert (salvage.people, salvage.read) == (3, 4)
    (only,) = salvage.from_copies
    assert only.startswith("contact 1 from the copy of")
    assert salvage.lost == ()
    done = put_salvage(path, salvage, NOW)
    assert done.file == path.with_name("book.json.damaged-2026-11-22T10-15-02Z")
    assert done.file.read_bytes() == damaged
    assert names(opened()) == ["Ada", "Grace", "Barbara"]
    assert [draft.body for draft in opened().drafts] == ["Dear Ada"]


@pytest.mark.usefixtures("no_copies")
def test_what_no_copy_has_is_told_as_lost(path: Path, opened: OpenBook) -> None:
    changed(path, b"About Barbara", b"About \xff")
    salvage = salvaged(path)
    assert salvage.lost == ("contact 3",)
    put_salvage(path, salvage, NOW)
    assert names(opened()) == ["Ada", "Grace"]
    add(opened(), "Joan")
    assert list(opened().contacts) == [1, 2, 4]  # a number is never used again


@pytest.mark.usefixtures("no_copies")
@pytest.mark.parametrize("end", [b"", b"X", b"\0", b"}"])
def test_a_spoilt_line_end_costs_neither_of_the_two(
    end: bytes, path: Path, opened: OpenBook
) -> None:
    changed(path, b'},\n"2"', b"}," + end + b'"2"')
    salvage = salvaged(path)
    assert salvage.lost == ()
    put_salvage(path, salvage, NOW)
    assert names(opened()) == ["Ada", "Grace", "Barbara"]


@pytest.mark.usefixtures("no_copies")
@pytest.mark.parametrize(
    "head", [b'"contacts": [', b"\0" * 12, b'"contacts" {', b'"con\xffacts": {', b"contacts: {"]
)
def test_a_spoilt_name_of_a_table_costs_nobody(head: bytes, path: Path, opened: OpenBook) -> None:
    changed(path, b'"contacts": {', head)
    salvage = salvaged(path)
    assert (salvage.people, salvage.lost) == (3, ())
    put_salvage(path, salvage, NOW)
    assert names(opened()) == ["Ada", "Grace", "Barbara"]


@pytest.mark.usefixtures("no_copies")
def test_a_spoilt_end_of_a_table_costs_nothing(path: Path, opened: OpenBook) -> None:
    changed(path, b"}\n},\n", b"}\n}\0\n")
    put_salvage(path, salvaged(path), NOW)
    assert names(opened()) == ["Ada", "Grace", "Barbara"]
    assert [draft.body for draft in opened().drafts] == ["Dear Ada"]


@pytest.mark.usefixtures("book")
def test_a_file_cut_short_is_completed_from_the_newest_copy(path: Path, opened: OpenBook) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b'"2": ') + 20])
    salvage = salvaged(path)
    assert salvage.read == 1
    assert any(what.startswith("contact 2 from") for what in salvage.from_copies)
    assert salvage.lost == ("what stood after line 3, as far as no copy has it",)
    put_salvage(path, salvage, NOW)
    assert names(opened())[:2] == ["Ada", "Grace"]
    assert opened().owner.name == "Wren"


@pytest.mark.usefixtures("book")
def test_a_beginning_of_zeros_is_completed_from_the_newest_copy(
    path: Path, opened: OpenBook
) -> None:
    data = path.read_bytes()
    place = data.index(b'"2": ') + 20
    path.write_bytes(b"\0" * place + data[place:])
    put_salvage(path, salvaged(path), NOW)
    assert names(opened()) == ["Ada", "Grace", "Barbara"]


def test_nobody_who_was_taken_out_comes_back_with_another_row(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    book.keep_backup(BY_HAND)
    with book.changing("Removed Grace") as change:
        change.remove(ContactId(2))
    book.close()
    changed(path, b"About Ada", b"About \xff\x00")
    put_salvage(path, salvaged(path), NOW)
    assert names(opened()) == ["Ada", "Barbara"]


@pytest.mark.usefixtures("book")
def test_where_the_book_no_longer_says_what_it_is_a_copy_does(path: Path, opened: OpenBook) -> None:
    labels = [step.label for step in opened().undo_steps()]
    changed(path, b'"owner"', b'"own\xff"')
    salvage = salvaged(path)
    assert not salvage.is_place_known
    assert salvage.from_copies[0].startswith("what the book says of itself")
    put_salvage(path, salvage, NOW)
    book = opened()
    assert book.owner.name == "Wren"
    assert names(book) == ["Ada", "Grace", "Barbara"]
    assert [step.label for step in book.undo_steps()] == labels
    assert book.undo().label == "Wrote"
    assert book.drafts == ()


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("schema", [b"0", b'"1"', b"null", b"-1"])
def test_a_version_that_is_none_is_put_right(schema: bytes, path: Path, opened: OpenBook) -> None:
    changed(path, b'"schema": 1', b'"schema": ' + schema)
    assert repaired(path).file is not None
    assert names(opened()) == ["Ada", "Grace", "Barbara"]
    assert opened().owner.name == "Wren"


@pytest.mark.usefixtures("book")
def test_a_damaged_book_of_a_newer_version_is_left_alone(path: Path) -> None:
    changed(path, b'"schema": 1', b'"schema": 7')
    damaged = changed(path, b"About Ada", b"About \xff")
    with pytest.raises(NewerBook):
        salvaged(path)
    assert path.read_bytes() == damaged


@pytest.mark.parametrize(
    "data", [b"\0" * 400, b"{", b'{"contacts": {"1": {"name": "Ada"},}}', b"\n\n"]
)
def test_where_nothing_stands_as_reconnect_writes_it_only_a_copy_helps(
    data: bytes, path: Path
) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(DamagedBook, match="no line of it"):
        salvaged(path)
    assert [item.name for item in path.parent.iterdir()] == [path.name]


@pytest.mark.usefixtures("book")
def test_somebody_without_a_name_gets_the_former_one_or_none(path: Path, opened: OpenBook) -> None:
    by_hand = json.loads(path.read_text(encoding="utf-8"))
    del by_hand["contacts"]["1"]["name"]
    del by_hand["contacts"]["3"]["name"]
    by_hand["contacts"]["3"]["note"] = "by hand"
    by_hand["contacts"]["2"]["note"] = "by hand"
    path.write_text(json.dumps(by_hand, indent=2), encoding="utf-8")
    path.with_name("book.json.bak").unlink()  # which has Barbara's
    with pytest.raises(DamagedBook, match="has no name"):
        opened()
    repaired(path)
    assert [(one.name, one.note) for one in opened().contacts.values()] == [
        ("Ada", "About Ada"),
        ("Grace", "by hand"),
        ("", "by hand"),
    ]


def damaged_journal(book: AddressBook, path: Path) -> Path:
    """Three changes in the journal, of which the middle one cannot be read."""
    for name in ("Joan", "Katherine", "Dorothy"):
        add(book, name)
    journal = path.with_name("book.json.journal")
    changed(journal, b"Added Katherine", b"Added Kathxrine")
    return journal


def test_sound_changes_of_a_damaged_journal_are_taken_in(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    journal = damaged_journal(book, path)
    before = journal.read_bytes()
    with pytest.raises(DamagedBook, match="line 2 is damaged"):
        opened()
    done = repaired(path)
    assert names(opened()) == ["Ada", "Grace", "Barbara", "Joan", "Dorothy"]
    assert (done.file, done.taken_in, done.unread) == (None, 2, 1)
    assert done.journal == path.with_name("book.json.damaged-2026-11-22T10-15-02Z.journal")
    assert done.journal is not None
    assert done.journal.read_bytes() == before
    assert [one.kind for one in Backups(BookFile(path).backups_folder).all()].count(
        BEFORE_A_REPAIR
    ) == 1
    assert opened().undo().label == "Added Dorothy"
    assert opened().undo().label == "Added Joan"


def test_a_sound_file_in_any_layout_stays_what_it_is_beside_a_damaged_journal(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    by_hand = json.loads(path.read_text(encoding="utf-8"))
    by_hand["contacts"]["2"]["note"] = "by hand"
    path.write_text(json.dumps(by_hand, indent=2), encoding="utf-8")
    book.refresh()
    damaged_journal(book, path)
    assert salvaged(path).from_copies == ()
    repaired(path)
    assert opened().contacts[ContactId(2)].note == "by hand"
    assert names(opened()) == ["Ada", "Grace", "Barbara", "Joan", "Dorothy"]


def test_the_journal_of_another_version_is_only_set_aside(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    older = path.read_bytes()
    add(book, "Joan")
    book.close()
    add(book, "Katherine")
    path.write_bytes(older)  # somebody has put an older file there
    with pytest.raises(DamagedBook, match="lacks change"):
        opened()
    done = repaired(path)
    assert (done.file, done.taken_in) == (None, 0)
    assert done.journal is not None
    assert path.read_bytes() == older
    assert names(opened()) == ["Ada", "Grace", "Barbara"]


def test_a_damaged_file_takes_in_its_own_journal(
    book: AddressBook, path: Path, opened: OpenBook
) -> None:
    add(book, "Joan")
    changed(path, b"About Ada", b"About \xff")
    done = repaired(path)
    assert done.taken_in == 1
    assert names(opened()) == ["Ada", "Grace", "Barbara", "Joan"]
    assert opened().undo().label == "Added Joan"


def test_a_second_run_does_nothing(book: AddressBook, path: Path) -> None:
    damaged_journal(book, path)
    changed(path, b"About Ada", b"About \xff")
    repaired(path)
    standing = {item: item.read_bytes() for item in path.parent.iterdir() if item.is_file()}
    done = repaired(path)
    assert (done.file, done.journal, done.taken_in, done.backup) == (None, None, 0, None)
    assert standing == {item: item.read_bytes() for item in path.parent.iterdir() if item.is_file()}


@pytest.mark.usefixtures("book")
def test_what_another_program_has_put_right_meanwhile_stays(path: Path) -> None:
    sound = path.read_bytes()
    changed(path, b"About Ada", b"About \xff")
    salvage = salvaged(path)
    path.write_bytes(sound)
    with pytest.raises(BookTrouble, match="meanwhile"):
        put_salvage(path, salvage, NOW)
    assert path.read_bytes() == sound


def test_of_any_damage_nobody_goes_without_a_word(
    book: AddressBook, path: Path, tmp_path: Path
) -> None:
    """What is told as lost and what is in the book are everybody who was there before."""
    for number in range(4, 12):
        add(book, f"Person {number}")
    book.close()
    sound, chance = path.read_bytes(), random.Random(7)
    everybody = set(book.contacts)
    for trial in range(300):
        data = bytearray(sound)
        place = chance.randrange(len(data))
        length = chance.choice([1, 1, 2, 40, 400])
        data[place : place + length] = chance.randbytes(chance.choice([0, length]))
        copy = tmp_path / f"{trial}" / "book.json"
        copy.parent.mkdir()
        copy.write_bytes(data)
        try:
            AddressBook.at(copy)
        except DamagedBook:
            salvage = salvaged(copy)
        except BookTrouble:
            continue
        else:
            continue
        missing = everybody - set(salvage.edition.table("contacts"))
        told = {
            number
            for what in salvage.lost
            if (found := re.fullmatch(r"(?:perhaps )?contact (\d+)(?: to (\d+))?(?:,.*)?", what))
            for number in range(int(found[1]), int(found[2] or found[1]) + 1)
        }
        is_vague = any(re.match(r"line |what stood", what) for what in salvage.lost)
        assert missing <= told or is_vague, (trial, missing, salvage.lost)
        put_salvage(copy, salvage, NOW)
        assert set(AddressBook.at(copy).contacts) >= everybody - missing


@pytest.mark.parametrize("moment", ["os.link", "os.rename", "os.replace"])
@pytest.mark.parametrize("before", [True, False], ids=["before it", "after it"])
def test_killed_at_any_moment_a_second_run_ends_what_the_first_began(
    moment: str, before: bool, book: AddressBook, path: Path, opened: OpenBook
) -> None:
    add(book, "Joan")
    damaged = changed(path, b"About Ada", b"About \xff")
    program = f"""
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from reconnect_tui.storage.salvage import put_salvage, salvaged
path, call = Path(sys.argv[1]), {moment}
salvage = salvaged(path)
def dying(*words, **more):
    if {before}:
        os._exit(9)
    call(*words, **more)
    os._exit(9)
{moment} = dying
put_salvage(path, salvage, datetime(2026, 11, 22, tzinfo=UTC))
"""
    ended = subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert ended.returncode == 9
    try:
        opened()
    except DamagedBook:
        repaired(path)
    assert names(opened()) == ["Ada", "Grace", "Barbara", "Joan"]
    assert opened().undo().label == "Added Joan"
    kept = [item.read_bytes() for item in path.parent.glob("*.damaged-*")]
    assert damaged in kept
