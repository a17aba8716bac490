"""A book on disk, and a clock that moves on by a second whenever it is read."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reconnect_tui.storage.address_book import AddressBook, Clock

NOON = datetime(2026, 3, 13, 12, tzinfo=UTC)

OpenBook = Callable[[], AddressBook]


@pytest.fixture
def clock() -> Clock:
    ticks: Iterator[int] = itertools.count()
    return lambda: NOON + timedelta(seconds=next(ticks))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the book will be; nothing is there yet."""
    return tmp_path / "home" / "book.json"


@pytest.fixture
def opened(path: Path, clock: Clock) -> OpenBook:
    """Opens the book anew, as another start of the program does."""
    return lambda: AddressBook.at(path, clock)
