"""A program that starts programs to be killed, each within a few milliseconds.

It imports once what they need, and forks for each line on its input: the name of a trade and the
words it is given, separated by tabs. Trades tell of themselves on the output: `done 17` once a
deed is acknowledged. Of each program stands there, too, `born PID` and `gone STATUS`.
"""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from reconnect_tui.cli.main import main
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.book_file import BookFile
from tests.faults import commands, deeds


def tell(line: str) -> None:
    """Say something that a kill cannot tear apart."""
    os.write(1, f"{line}\n".encode())


def do_deeds(path: str, first: str) -> None:
    """Do deeds on a book, from a number on."""
    number = int(first)
    book = AddressBook.at(Path(path), lambda: deeds.clock_of(number))
    while True:
        deeds.do(book, number)
        tell(f"done {number}")
        number += 1


def run_commands(path: str, first: str) -> None:
    """Run command after command, each as a program of its own would."""
    number = int(first)
    while True:
        with open(os.devnull, "w+", encoding="utf-8") as nothing:
            surroundings = Surroundings(commands.environment(path), nothing, nothing, nothing)
            code = main(commands.command_of(number, Path(path)), surroundings)
        tell(f"done {number} {code}")
        number += 1


def hold_the_lock(path: str) -> None:
    """Hold the lock of a book for ever."""
    with BookFile(Path(path)).locked():
        tell("done 0")
        while True:
            os.read(0, 1)


TRADES: dict[str, Callable[..., None]] = {
    "deeds": do_deeds,
    "commands": run_commands,
    "lock": hold_the_lock,
}


def serve() -> None:
    """Start a program for each line, and wait until it is gone."""
    for line in sys.stdin:
        trade, *words = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            try:
                TRADES[trade](*words)
            except BaseException:  # noqa: BLE001 - whatever it is, it must be seen
                traceback.print_exc()
            os._exit(1)
        tell(f"born {child}")
        _, status = os.waitpid(child, 0)
        tell(f"gone {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    serve()
