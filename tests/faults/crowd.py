"""Programs that work on one book at the same time; run as `python -m tests.faults.crowd ROLE …`."""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tinydb import TinyDB

from reconnect_tui.cli.main import main
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.core.contact import Contact
from reconnect_tui.storage.address_book import AddressBook
from tests.faults import commands


def write(path: str, name: str, count: str, fold_every: str) -> None:
    """Add two people who belong together with each change, and touch both with every third."""
    book = AddressBook.at(Path(path))
    pair: list[Contact] = []
    for number in range(int(count)):
        with book.changing(f"Change {name}-{number}") as change:
            if number % 3 == 2:
                pair = [change.put(replace(one, note=f"{number}")) for one in pair]
            else:
                sides = [f"{name}-{number} left", f"{name}-{number} right"]
                pair = [change.put(Contact(side)) for side in sides]
        if int(fold_every) and number % int(fold_every) == 0:
            book.fold()


def command(path: str, name: str, count: str) -> None:
    """Add people with the command line."""
    with open(os.devnull, "w+", encoding="utf-8") as nothing:
        surroundings = Surroundings(commands.environment(path), nothing, nothing, sys.stderr)
        for number in range(int(count)):
            if main(["add", f"{name} {number}"], surroundings) != 0:
                raise SystemExit(1)


def read(path: str) -> None:
    """Look all the time until the input ends; tell how often everything was whole."""
    ended = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    book = AddressBook.at(Path(path))
    looks, last = 0, 0
    while not ended.is_set():
        book.refresh()
        check(book)
        assert book.sequence >= last
        last = book.sequence
        if looks % 10 == 0:
            fresh = AddressBook.at(Path(path))
            check(fresh)
            assert fresh.sequence >= last
        if looks % 25 == 0 and os.path.exists(path):
            TinyDB(path, access_mode="r").table("contacts").all()
        looks += 1
    print(looks)  # noqa: T201 - the answer


def check(book: AddressBook) -> None:
    """See that those who belong together are there together, and alike."""
    notes = {person.name: person.note for person in book.contacts.values()}
    for name, note in notes.items():
        if name.endswith(" left"):
            assert notes.get(name.replace(" left", " right")) == note, name


ROLES: dict[str, Callable[..., None]] = {"write": write, "command": command, "read": read}

if __name__ == "__main__":
    ROLES[sys.argv[1]](*sys.argv[2:])
