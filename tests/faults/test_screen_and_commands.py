"""The screen and the command line work on one book at the same time, and neither loses a thing."""

import asyncio
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reconnect_tui.services.demo import write_demo_book
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.ui.app import Reconnect
from tests.faults import commands
from tests.ui.world import NOW, TODAY, TellingClipboard, chosen_by, everything_on, settled

LETTERS = "kettlesandtides"
"""What is typed, again and again."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book with the invented people."""
    path = tmp_path / "book.json"
    book = AddressBook.at(path, lambda: NOW)
    write_demo_book(book, TODAY)
    book.close()
    return path


@pytest.fixture
def services(path: Path) -> Services:
    book = AddressBook.at(path, lambda: NOW + timedelta(minutes=1))
    return services_for(book, TellingClipboard(), lambda: TODAY)


async def run_command(path: Path, *words: str) -> None:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "reconnect_tui", *words),
        env={**os.environ, **commands.environment(str(path))},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, trouble = await program.communicate()
    assert (program.returncode, trouble) == (0, b"")


async def until(pilot: Pilot[None], is_so: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for what happens by itself."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, everything_on(pilot)
        await pilot.pause(0.05)


async def test_typing_while_commands_change_people_loses_nothing_on_either_side(
    path: Path, services: Services, full: bool
) -> None:
    count = 40 if full else 4
    before = len(services.directory.contacts)
    async with Reconnect(lambda: services).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await until(pilot, lambda: "People" in everything_on(pilot))
        person = chosen_by(pilot)

        async def others() -> None:
            for number in range(count):
                await asyncio.gather(
                    run_command(path, "add", f"Outsider {number}"),
                    run_command(path, "edit", str(person.id), f"note=told {number}"),
                )

        await pilot.press("c")
        await settled(pilot)
        await pilot.press("ctrl+end")
        changes = asyncio.create_task(others())
        typed = ""
        while not changes.done():
            typed += LETTERS[len(typed) % len(LETTERS)]
            await pilot.press(typed[-1])
        await changes
        await run_command(path, "edit", str(person.id), "name=Renamed Outside")
        await until(pilot, lambda: "Renamed Outside" in everything_on(pilot))
        assert typed in pilot.app.screen.query_one("MessageArea").text  # type: ignore[attr-defined]

        def is_all_on_disk() -> bool:
            return any(typed in draft.body for draft in AddressBook.at(path).drafts)

        await until(pilot, is_all_on_disk)
    book = AddressBook.at(path)
    assert len(book.contacts) == before + count
    assert book.contacts[person.id].name == "Renamed Outside"
    assert book.contacts[person.id].note == f"told {count - 1}"
    assert sum(typed in draft.body for draft in book.drafts) == 1
