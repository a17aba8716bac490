"""`kill -9` at random instants: what was acknowledged is there, and nothing twice.

Ordinarily 100 kills of changes and 40 of commands; with `RECONNECT_FAULTS=full` 1,000 of changes
and 500 of commands that each are a process of their own (reliability, section 2a).
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from tinydb import TinyDB

from reconnect_tui.storage.address_book import AddressBook
from tests.faults import commands
from tests.faults.deeds import Model, clock_of, do, seen_in

Nursery = subprocess.Popen[str]
Strays = Callable[[Path], list[str]]


class Life(NamedTuple):
    """What a killed program had done."""

    acknowledged: int
    """How many deeds it had acknowledged."""

    ending: int
    """Its exit code, negative for a signal."""


def test_a_killed_program_loses_and_doubles_no_change(
    nursery: Nursery, tmp_path: Path, full: bool, strays: Strays
) -> None:
    path = tmp_path / "home" / "book.json"
    chance = random.Random(1_000)
    model, done, pending = Model(), 0, 0
    longest = 0.08
    for kill in range(1_000 if full else 100):
        if done < kill:  # a busy machine: the program is to live long enough to do something
            longest = min(1.25 * longest, 2.0)
        life = lived(nursery, "deeds", path, done, chance.uniform(0.001, longest))
        assert life.ending == -signal.SIGKILL
        for number in range(done, done + life.acknowledged):
            model = model.after(number)
        done += life.acknowledged
        is_readable_by_others(path)
        book = AddressBook.at(path, partial(clock_of, done))
        found = seen_in(book)
        if found != model.of_book():
            model = model.after(done)
            done += 1
        assert found == model.of_book(), f"kill {kill}, deed {done}"
        pending += not book.is_folded
        if kill % 5 == 0 and path.exists():
            settles(book, path, strays)
    assert done > 50
    assert pending > 0


def settles(book: AddressBook, path: Path, strays: Strays) -> None:
    """All is where any TinyDB sees it, and nothing is left of what was half written."""
    before, was_folded = seen_in(book), book.is_folded
    book.close()
    assert seen_in(AddressBook.at(path)) == before
    people = {person.id: person.name for person in book.contacts.values()}
    assert is_readable_by_others(path) == people
    assert was_folded or strays(path.parent) == []


def is_readable_by_others(path: Path) -> dict[int, str]:
    """The names that a plain TinyDB finds, id to name."""
    if not path.exists():
        return {}
    with contextlib.closing(TinyDB(path, access_mode="r")) as plain:
        return {one.doc_id: one["name"] for one in plain.table("contacts")}


def test_what_was_half_written_goes_with_the_next_save(tmp_path: Path, strays: Strays) -> None:
    path = tmp_path / "book.json"
    book = AddressBook.at(path, partial(clock_of, 0))
    for number in range(60):
        do(book, number)
    for name in (
        ".book.json.0123abcd.new",
        ".book.json.journal.0123abcd.new",
        "book.json.d/.undo.jsonl.0123abcd.new",
        "book.json.d/backups/.2026-01-01T00-00-00Z-manual.json.0123abcd.new",
    ):
        (tmp_path / name).write_text("half of it", "utf-8")
    do(book, 0)
    book.fold()
    assert strays(tmp_path) == []


def test_a_killed_command_has_done_all_or_nothing(
    nursery: Nursery, tmp_path: Path, full: bool
) -> None:
    path = tmp_path / "book.json"
    commands.keep_a_copy(path)
    chance = random.Random(500)
    done, longest = 0, 0.3
    for kill in range(500 if full else 40):
        life = lived(nursery, "commands", path, done, chance.uniform(0.02, longest))
        assert life.ending == -signal.SIGKILL
        done = confirmed(path, done + life.acknowledged, f"kill {kill}")
        # A machine that has other things to do is given the time for some commands to be done.
        longest = min(3.0, 1.3 * longest) if done < kill / 4 else longest
    assert done > 5


@pytest.mark.parametrize("seed", range(10))
def test_a_killed_process_of_the_command_line_has_done_all_or_nothing(
    seed: int, tmp_path: Path, full: bool
) -> None:
    path = tmp_path / "book.json"
    commands.keep_a_copy(path)
    chance = random.Random(seed)
    done, longest = 0, 1.0
    for kill in range(50 if full else 3):
        program = subprocess.Popen(
            [sys.executable, "-m", "reconnect_tui", *commands.command_of(done, path)],
            env={**os.environ, **commands.environment(str(path))},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        start = time.monotonic()
        # Most of a command is its start, in which nothing can be lost.
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(longest * (1 if kill == 0 else chance.uniform(0.5, 1.0)))
        program.kill()
        _, trouble = program.communicate()
        assert program.returncode in (0, -signal.SIGKILL), trouble
        if program.returncode == 0:
            longest = time.monotonic() - start
        done = confirmed(path, done + (program.returncode == 0), f"kill {kill}")
    assert done >= 1


def confirmed(path: Path, acknowledged: int, where: str) -> int:
    """How many commands have been done: as many as were acknowledged, or one more."""
    book = AddressBook.at(path)
    found = commands.people_in(book), book.sequence
    for count in (acknowledged, acknowledged + 1):
        if found == (commands.people_after(count), count):
            return count
    raise AssertionError(f"{where}: {found} after {acknowledged} acknowledged commands")


def lived(nursery: Nursery, trade: str, path: Path, first: int, seconds: float) -> Life:
    """Start a program, kill it after so long, and see what it had acknowledged."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{trade}\t{path}\t{first}\n")
    acknowledged = 0
    for line in nursery.stdout:
        word, *rest = line.split()
        if word == "born":
            time.sleep(seconds)  # the instant at which it is killed
            os.kill(int(rest[0]), signal.SIGKILL)
        elif word == "done":
            assert rest == [str(first + acknowledged), *rest[1:]]
            assert rest[1:] in ([], ["0"])
            acknowledged += 1
        elif word == "gone":
            return Life(acknowledged, int(rest[0]))
    raise AssertionError("the nursery is gone")
