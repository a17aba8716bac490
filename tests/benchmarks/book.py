"""What a change, opening and memory cost at several sizes, beside stock TinyDB and SQLite.

`python -m tests.benchmarks.book` prints the table of the README (a few minutes; sizes may be
named: `python -m tests.benchmarks.book 1000 10000`). Every figure of a row comes from one run on
one machine; each store is measured in a process of its own, so that memory is its own too.

The people have ten entries each, some 2 kB a person. One edit adds an entry to somebody; it
counts when it is on disk. Opening ends when one person can be shown.
"""

import argparse
import contextlib
import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.storage.address_book import AddressBook

SIZES = (1_000, 10_000, 100_000)
ENTRIES = 10
EDITS = 200
EDITS_OF_A_SLOW_STORE = 3


@dataclass(frozen=True)
class Figures:
    """What one store needs for a book of one size."""

    edit: float
    """Milliseconds of the clock, the median."""

    edit_cpu: float
    """Milliseconds of the processor, the median."""

    open: float
    """Milliseconds of the clock."""

    memory: float
    """MB at the peak of opening and editing, beyond those of the program itself."""


def document(number: int) -> dict[str, Any]:
    """One invented person, the same in every run."""
    chance = random.Random(number)
    entries = [
        {
            "uid": f"{number}-{place}",
            "date": f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-15",
            "kind": chance.choice(("message", "email", "meeting")),
            "direction": chance.choice(("in", "out")),
            "summary": "We compared notes on the workshop and promised to meet again in spring. ",
        }
        for place in range(ENTRIES)
    ]
    return {
        "uid": f"person-{number}",
        "name": f"Person {number}",
        "organization": f"Company {number % 700}",
        "emails": [f"person{number}@company.example"],
        "timeline": entries,
    }


def entry(number: int) -> dict[str, Any]:
    """What an edit adds to a timeline."""
    return {
        "uid": f"new-{number}",
        "date": "2026-11-23",
        "kind": "call",
        "direction": "both",
        "summary": f"Talked about {number}",
    }


def write_book(path: Path, people: int) -> None:
    """A book of so many people, as any TinyDB could have written it."""
    contacts = {str(number): document(number) for number in range(1, people + 1)}
    tables = {"meta": {"1": {"schema": 1}}, "contacts": contacts}
    path.write_text(json.dumps(tables), encoding="utf-8")


class Ours:
    """reconnect itself; the book was saved by it before."""

    name = "reconnect"
    edits = EDITS

    def __init__(self, path: Path) -> None:
        self.book = AddressBook.at(path)
        assert self.book.contacts[ContactId(7)].name == "Person 7"

    def edit(self, number: int) -> None:
        """Add an entry to somebody."""
        with self.book.changing("Logged a call") as change:
            contact = change.contact(ContactId(number))
            assert contact is not None
            fresh = Interaction(f"new-{number}", PartialDate.parse("2026-11-23"), "call", "both")
            change.put(replace(contact, timeline=contact.timeline.with_entry(fresh)))


class StockTinyDB:
    """TinyDB with its own storage."""

    name = "TinyDB"
    edits = EDITS_OF_A_SLOW_STORE

    def __init__(self, path: Path) -> None:
        self.table = TinyDB(path, encoding="utf-8").table("contacts")
        found: Any = self.table.get(doc_id=7)
        assert found["name"] == "Person 7"

    def edit(self, number: int) -> None:
        """Add an entry to somebody."""
        self.table.update(lambda one: one["timeline"].append(entry(number)), doc_ids=[number])


class SQLite:
    """A table of JSON texts, as safe as it is out of the box."""

    name = "SQLite"
    edits = EDITS

    def __init__(self, path: Path) -> None:
        self.base = sqlite3.connect(path)
        found = self.base.execute("SELECT text FROM contacts WHERE id = 7").fetchone()
        assert json.loads(found[0])["name"] == "Person 7"

    def edit(self, number: int) -> None:
        """Add an entry to somebody."""
        found = self.base.execute("SELECT text FROM contacts WHERE id = ?", (number,)).fetchone()
        person = json.loads(found[0])
        person["timeline"].append(entry(number))
        with self.base:
            self.base.execute(
                "UPDATE contacts SET text = ? WHERE id = ?", (json.dumps(person), number)
            )


STORES: dict[str, Callable[[Path], Any]] = {
    store.name: store for store in (Ours, StockTinyDB, SQLite)
}


def prepared(folder: Path, people: int) -> dict[str, Path]:
    """The same people for every store."""
    plain, ours, base = folder / "tinydb.json", folder / "reconnect.json", folder / "book.sqlite"
    write_book(plain, people)
    write_book(ours, people)
    book = AddressBook.at(ours)
    with book.changing("Added one") as change:
        change.put(Contact("Person 0"))
    book.close()
    with sqlite3.connect(base) as connection:
        connection.execute("CREATE TABLE contacts (id INTEGER PRIMARY KEY, text TEXT)")
        connection.executemany(
            "INSERT INTO contacts VALUES (?, ?)",
            ((number, json.dumps(document(number))) for number in range(1, people + 1)),
        )
    return {"reconnect": ours, "TinyDB": plain, "SQLite": base}


def measured(store: str, path: Path, people: int) -> Figures:
    """One store on one book, in this process."""
    before = _peak()
    began = time.perf_counter()
    opened = STORES[store](path)
    opening = time.perf_counter() - began
    chance = random.Random(1)
    walls, processors = [], []
    for _ in range(opened.edits):
        number = chance.randrange(1, people + 1)
        wall, processor = time.perf_counter(), time.process_time()
        opened.edit(number)
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return Figures(
        1000 * statistics.median(walls),
        1000 * statistics.median(processors),
        1000 * opening,
        _peak() - before,
    )


def measured_apart(store: str, path: Path, people: int) -> Figures:
    """One store on one book, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.book", "--one", store, str(path)]
    done = subprocess.run(
        [*command, str(people)], capture_output=True, check=True, text=True, timeout=3_000
    )
    return Figures(**json.loads(done.stdout))


def raw_append(folder: Path) -> float:
    """The floor: 250 bytes at the end of a file and on disk, in milliseconds of the clock."""
    handle = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    walls = []
    for _ in range(EDITS):
        began = time.perf_counter()
        os.write(handle, b"x" * 250)
        os.fdatasync(handle)
        walls.append(time.perf_counter() - began)
    os.close(handle)
    return 1000 * statistics.median(walls)


def table(sizes: tuple[int, ...]) -> str:
    """The figures as Markdown."""
    lines = [
        "| people | one edit, on disk | TinyDB | SQLite | opening | TinyDB | memory | TinyDB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for people in sizes:
        with tempfile.TemporaryDirectory() as name:
            paths = prepared(Path(name), people)
            ours, tiny, lite = (measured_apart(one, paths[one], people) for one in STORES)
            floor = raw_append(Path(name))
        lines.append(
            f"| {people:,} | **{ours.edit:.1f} ms** | {_span(tiny.edit)} | {lite.edit:.1f} ms "
            f"| **{_span(ours.open)}** | {_span(tiny.open)} "
            f"| **{ours.memory:.0f} MB** | {tiny.memory:.0f} MB |"
        )
        sys.stderr.write(f"{people:,}: a raw append of 250 bytes takes {floor:.2f} ms\n")
    return "\n".join(lines)


def _span(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.1f} s" if milliseconds >= 1000 else f"{milliseconds:.0f} ms"


def _peak() -> float:
    """MB; where the system tells it for this program alone, and not for those before it too."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table, or one line of figures for the process that asked for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs="*")
    asked = parser.parse_args()
    if asked.one:
        store, path, people = asked.rest
        answer = json.dumps(asdict(measured(store, Path(path), int(people))))
    else:
        answer = table(tuple(map(int, asked.rest)) or SIZES)
    sys.stdout.write(f"{answer}\n")


if __name__ == "__main__":
    main()
