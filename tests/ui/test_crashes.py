"""What nobody expected: the terminal is given back, the words are kept, and nobody's data shown.

Each test has a real pseudo-terminal with the program in it (reliability, section 0, 8).
"""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reconnect_tui.cli.faults import LOG_NAME
from tests.ui.terminal import Terminal, kept_in, small_book, windows

PRIVATE = "PRIVATE-NOTE-4711"
LAST_LETTERS = " And the lighthouse keeper asked about quokkas"

Opened = Callable[..., Terminal]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return small_book(tmp_path / "book.json", note=PRIVATE)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with windows(tmp_path) as start:
        yield start


FALLING = """
import sys
from datetime import date
from pathlib import Path

from reconnect_tui.cli.faults import report_uncaught
from reconnect_tui.core.errors import UnwritableBook
from reconnect_tui.services.clipboard import SystemClipboard
from reconnect_tui.services.opening import services_at
from reconnect_tui.services.outreach import Outreach
from reconnect_tui.ui.app import Reconnect, shown

sys.excepthook = report_uncaught
where, path = sys.argv[1], Path(sys.argv[2])


class Falling(Outreach):
    pass


def opening():
    services = services_at(path, SystemClipboard(path.parent, {}), lambda: date(2026, 11, 23))

    def fails(self, *given, **named):
        if "once" in where:
            del Falling.keep
        kind = UnwritableBook if "full" in where else RuntimeError
        raise kind(next(iter(self._book.contacts.values())).note)

    setattr(Falling, where.split()[0], fails)
    services.outreach.__class__ = Falling
    return services


sys.exit(shown(Reconnect(opening)))
"""
"""The program with a fault inside, whose message holds what someone wrote."""


@pytest.mark.parametrize("where", ["roster", "begin", "keep"])
def test_a_fault_shows_nobodys_words_and_names_the_log(
    opened: Opened, book: Path, where: str
) -> None:
    window = opened("-c", FALLING, where, str(book))
    if where != "roster":
        window.wait_for("Ada Lovelace")
        window.type("c")
    if where == "keep":
        window.wait_for("To Ada Lovelace")
        window.type("x")
    assert window.ended() == 1
    assert window.has_given_the_screen_back()
    assert window.is_as_before()
    (log,) = book.parent.rglob(LOG_NAME)
    assert "something unexpected went wrong (RuntimeError)" in window.afterwards
    assert str(log) in window.afterwards.replace("\n", "")
    assert PRIVATE not in window.afterwards
    assert "Traceback" not in window.afterwards
    logged = log.read_text()
    assert "builtins.RuntimeError" in logged
    assert "in fails" in logged
    assert PRIVATE not in logged
    assert "Ada" not in logged


def test_a_fault_in_the_screen_keeps_the_words(opened: Opened, book: Path) -> None:
    window = opened("-c", FALLING, "keep once", str(book))
    window.wait_for("Ada Lovelace")
    window.type("c")
    window.wait_for("To Ada Lovelace")
    window.type(LAST_LETTERS)
    assert window.ended() == 1
    assert LAST_LETTERS in kept_in(book)


def test_words_that_a_full_disk_does_not_take_are_told_of_at_the_end(
    opened: Opened, book: Path
) -> None:
    window = opened("-c", FALLING, "keep full", str(book))
    window.wait_for("Ada Lovelace")
    window.type("c")
    window.wait_for("To Ada Lovelace")
    window.type(LAST_LETTERS)
    window.wait_for("not saved")
    window.type("\x11")
    window.wait_for("ctrl+q again leaves")
    window.wait_for("without the last")
    assert not window.has_ended
    window.signal(signal.SIGTERM)
    assert window.ended() == 128 + signal.SIGTERM
    assert "the last words of your message could not be saved" in window.afterwards
    assert "quokkas" not in window.afterwards
