"""Random damage to the files of a book: it is read rightly or refused, and never made worse.

Ordinarily 1,000 damaged books, with `RECONNECT_FAULTS=full` 10,000; which ones follows from a
seed (reliability, section 2e).
"""

import contextlib
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tinydb import TinyDB

from reconnect_tui.core.contact import Contact, ContactId, Promise
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import BookTrouble, NothingToUndo
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.storage.address_book import AddressBook
from tests.faults.disk import Disk

NOON = datetime(2026, 3, 13, 12, tzinfo=UTC)
NAMES = ("Ada Lindqvist", "Noor Haddad", "Zoë Brandt", "田中 愛子", "Émile \\ “Mo” O'Hara")


class Wound(NamedTuple):
    """A stretch of a file that is replaced by something else."""

    start: int
    end: int
    other: bytes

    def of(self, data: bytes) -> bytes:
        return data[: self.start] + self.other + data[self.end :]


@pytest.fixture(autouse=True)
def without_waiting(tmp_path: Path) -> Iterator[None]:
    """Nothing here is about what the disk holds back, so nothing waits for it."""
    with Disk(tmp_path).between():
        yield


def opened(path: Path) -> AddressBook:
    return AddressBook.at(path, lambda: NOON)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """The folder of a book with people, drafts and goals, of which all is in the file."""
    path = tmp_path / "template" / "book.json"
    book = opened(path)
    with book.changing("Began") as change:
        change.put_owner(Owner("Robin Vale", "Robin"))
        change.put_goals([Goal("mentorship"), Goal("networking")])
        for number, name in enumerate(NAMES, start=1):
            entry = Interaction(
                f"t{number}",
                PartialDate.on(date(2019, 3, 12)),
                "call",
                "both",
                body="Words " * number,
            )
            change.put(
                Contact(
                    name,
                    emails=(f"{number}@example.org",),
                    tags=("one", "two"),
                    promises=(Promise("send the slides"),),
                    timeline=Timeline.of([entry]),
                )
            )
        change.put_draft(Draft(ContactId(1), subject="Hello", body="Dear Ada,\nhow are you?"))
    book.close()
    with book.changing("Noted") as change:
        change.put(replace(book.contacts[ContactId(2)], note="plays the cello"))
    book.close()
    return path.parent


def flipped(data: bytes, place: int, chance: random.Random) -> Wound:
    other = bytes([data[place] ^ 1 << chance.randrange(8)])
    return Wound(place, place + 1, other)


def overwritten(data: bytes, place: int, chance: random.Random) -> Wound:
    other = chance.choice([b"\0", b'"', b"{", b"}", b"\n", b",", b"\\", b"9", b"\xff", b"1"])
    return Wound(place, place + 1, other)


def shortened(data: bytes, place: int, chance: random.Random) -> Wound:
    return Wound(place, place + chance.choice([1, 1, 2, 7, 60]), b"")


def lengthened(data: bytes, place: int, chance: random.Random) -> Wound:
    start = chance.randrange(len(data))
    return Wound(place, place, data[start : start + chance.choice([1, 1, 3, 80])])


def cut(data: bytes, place: int, chance: random.Random) -> Wound:
    return Wound(place, len(data), b"")


def zeroed(data: bytes, place: int, chance: random.Random) -> Wound:
    end = min(place + chance.choice([1, 16, 200]), len(data))
    return Wound(place, end, bytes(end - place))


DAMAGES = (
    *(flipped, flipped, flipped, overwritten, overwritten),
    *(shortened, lengthened, cut, zeroed),
)


def wound_in(data: bytes, chance: random.Random) -> Wound:
    """One damage, at random."""
    while True:
        wound = chance.choice(DAMAGES)(data, chance.randrange(len(data)), chance)
        if wound.of(data) != data:
            return wound


def everything_in(book: AddressBook) -> tuple[object, ...]:
    return dict(book.contacts.items()), book.drafts, book.goals, book.owner


def use(book: AddressBook) -> None:
    """Read everything, make a change, take it back, and leave a file that any TinyDB reads."""
    everything_in(book)
    steps = len(book.undo_steps())
    with book.changing("Added") as change:
        added = change.put(Contact("Zora"))
        change.put_draft(Draft(added.id, body="Dear Zora"))
    book.close()
    assert book.path is not None
    again = opened(book.path)
    assert everything_in(again) == everything_in(book)
    with contextlib.closing(TinyDB(book.path)) as plain:
        assert len(plain.table("contacts")) == len(again.contacts)
    assert len(again.undo_steps()) == steps + 1
    again.undo()
    assert added.id not in again.contacts


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(item.relative_to(folder)): item.read_bytes()
        for item in folder.rglob("*")
        if item.is_file() and item.suffix != ".lock"
    }


def tried(folder: Path, name: str, data: bytes) -> AddressBook | None:
    """The book with one file replaced by `data`; `None` where it is refused, and left alone."""
    (folder / name).write_bytes(data)
    before = snapshot(folder)
    book = None
    try:
        book = opened(folder / "book.json")
    except BookTrouble as problem:
        said = str(problem)
    else:
        said = ""
    assert len(said) < 600
    assert snapshot(folder) == before
    return book


def times(full: bool, share: float) -> int:
    return round((10_000 if full else 1_000) * share)


@pytest.mark.parametrize("layout", ["ours", "compact", "indented"])
def test_a_damaged_book_is_read_or_refused(
    layout: str, template: Path, tmp_path: Path, full: bool
) -> None:
    sound = (template / "book.json").read_bytes()
    if layout != "ours":
        indent = 2 if layout == "indented" else None
        sound = json.dumps(json.loads(sound), indent=indent, ensure_ascii=indent is None).encode()
    chance = random.Random(layout)
    refused = 0
    for _ in range(times(full, 0.2)):
        folder = tmp_path / "copy"
        shutil.copytree(template, folder)
        book = tried(folder, "book.json", wound_in(sound, chance).of(sound))
        refused += book is None
        if book is not None:
            names = {str(number): person.name for number, person in book.contacts.items()}
            assert names == names_by_the_letter((folder / "book.json").read_bytes())
            use(book)
        shutil.rmtree(folder)
    assert refused > 10


def names_by_the_letter(data: bytes) -> dict[str, str]:
    """What a reader finds that takes no key twice."""

    def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    tables = json.loads(data, object_pairs_hook=without_doubles)
    return {number: person["name"] for number, person in tables.get("contacts", {}).items()}


def test_a_damaged_journal_is_read_but_for_its_last_line_or_refused(
    template: Path, tmp_path: Path, full: bool
) -> None:
    book = opened(template / "book.json")
    states = [everything_in(book)]
    for number in range(6):
        with book.changing("Noted") as change:
            note = f"note {number} " * (number + 1)
            change.put(replace(book.contacts[ContactId(number % 3 + 1)], note=note))
        states.append(everything_in(book))
    journal = (template / "book.json.journal").read_bytes()
    last_line = journal.rstrip(b"\n").rindex(b"\n") + 1
    chance = random.Random("journal")
    refused = 0
    for _ in range(times(full, 0.3)):
        folder = tmp_path / "copy"
        shutil.copytree(template, folder)
        wound = wound_in(journal, chance)
        found = tried(folder, "book.json.journal", wound.of(journal))
        refused += found is None
        if found is not None:
            allowed = [states[-1]]
            if max(wound.end, wound.start + 1) > last_line:
                # As after a crash while the lines from there on were written.
                allowed.append(states[journal[: wound.start].count(b"\n")])
            assert everything_in(found) in allowed, wound
            use(found)
        shutil.rmtree(folder)
    assert refused > 10


def test_a_damaged_undo_log_costs_steps_and_nothing_else(
    template: Path, tmp_path: Path, full: bool
) -> None:
    sound = (template / "book.json.d" / "undo.jsonl").read_bytes()
    whole = everything_in(opened(template / "book.json"))
    chance = random.Random("undo")
    for _ in range(times(full, 0.1)):
        folder = tmp_path / "copy"
        shutil.copytree(template, folder)
        book = tried(folder, "book.json.d/undo.jsonl", wound_in(sound, chance).of(sound))
        assert book is not None
        assert everything_in(book) == whole
        use(book)
        book.refresh()
        for _ in range(len(book.undo_steps())):
            book.undo()
            everything_in(book)
        with pytest.raises(NothingToUndo):
            book.undo()
        shutil.rmtree(folder)
