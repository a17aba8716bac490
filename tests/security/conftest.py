"""A hostile book to open, and a terminal that tells what reached it."""

import io
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from textual.pilot import Pilot

from reconnect_tui.cli.main import main
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.storage.address_book import AddressBook
from tests.security.threats import TODAY, Planted, TellingApp, Watching, hostile_book
from tests.ui.world import TellingClipboard


@pytest.fixture
def clipboard() -> TellingClipboard:
    return TellingClipboard()


@pytest.fixture
def planted(tmp_path: Path, clipboard: TellingClipboard) -> Planted:
    """Writes a book by hand with a text in every place, and opens it."""

    def plant(text: str) -> Services:
        path = hostile_book(tmp_path / "book.json", text)
        book = AddressBook.at(path, lambda: datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
        return services_for(book, clipboard, lambda: TODAY)

    return plant


@pytest.fixture
def watching() -> Watching:
    """Runs the app and listens to what it sends to the terminal."""

    @asynccontextmanager
    async def run(
        services: Services, size: tuple[int, int] = (200, 50)
    ) -> AsyncIterator[Pilot[None]]:
        app = TellingApp(lambda: services)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.1)
            yield pilot

    return run


class _Stream(io.StringIO):
    def __init__(self, text: str, is_terminal: bool) -> None:
        super().__init__(text)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., CompletedProcess[str]]:
    """Runs a command on `book.json`, as at a terminal: `told("show", "1").stdout`."""

    def run(*argv: str, typed: str = "", terminal: bool = True) -> CompletedProcess[str]:
        stdin, stdout, stderr = (_Stream(text, terminal) for text in (typed, "", ""))
        environment = {
            "RECONNECT_FILE": str(tmp_path / "book.json"),
            "RECONNECT_CONFIG": str(tmp_path / "none.toml"),
            "RECONNECT_TODAY": TODAY.isoformat(),
            "COLUMNS": "200",
            "TERM": "dumb",
        }
        argv = tuple(word.replace("\0", "") for word in argv)  # as no argument can hold one
        clipboard = TellingClipboard()
        around = Surroundings(environment, stdin, stdout, stderr, clipboard=clipboard)
        code = main(argv, around)
        return CompletedProcess(argv, code, stdout.getvalue(), stderr.getvalue())

    return run
