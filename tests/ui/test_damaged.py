"""A damaged file on opening: what is wrong is said, and a good copy can be put back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reconnect_tui.core.contact import Contact
from reconnect_tui.services.opening import services_at
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.ui.app import Reconnect
from reconnect_tui.ui.screens.damaged import Damaged
from tests.ui.world import NOW, TODAY, TellingClipboard, everything_on, home_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A damaged book of three people, with a copy of the time when there were two."""
    path = tmp_path / "book.json"
    book = AddressBook.at(path, lambda: NOW)
    for name in ("Ada", "Grace [/bold]"):
        with book.changing("Added") as change:
            change.put(Contact(name))
    book.keep_backup("manual")
    with book.changing("Added") as change:
        change.put(Contact("Barbara"))
    book.close()
    path.write_bytes(path.read_bytes()[:-20])
    return path


@asynccontextmanager
async def opened(path: Path, clipboard: TellingClipboard) -> AsyncIterator[Pilot[None]]:
    app = Reconnect(lambda: services_at(path, clipboard, lambda: TODAY), book=path)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        for _ in range(100):
            await pilot.pause(0.05)
            screen = pilot.app.screen
            if isinstance(screen, Damaged) and "people" in everything_on(pilot):
                break
        yield pilot


async def until_people_are_shown(pilot: Pilot[None]) -> None:
    for _ in range(100):
        await pilot.pause(0.05)
        if home_of(pilot).people is not None:
            return
    raise AssertionError(everything_on(pilot))


async def test_it_says_what_is_wrong_and_offers_the_copies_with_their_people(
    path: Path, clipboard: TellingClipboard
) -> None:
    before = path.read_bytes()
    async with opened(path, clipboard) as pilot:
        screen = everything_on(pilot)
        assert "The data file is damaged" in screen
        assert "line" in screen
        assert "exactly as it is" in screen
        assert "2 people" in screen
        assert "manual" in screen
        assert path.read_bytes() == before


async def test_one_key_restores_the_newest_and_the_book_opens(
    path: Path, clipboard: TellingClipboard
) -> None:
    damaged = path.read_bytes()
    async with opened(path, clipboard) as pilot:
        await pilot.press("r")
        await until_people_are_shown(pilot)
        people = home_of(pilot).people
        assert people is not None
        assert len(people.contacts) >= 2
    aside = [one for one in path.parent.iterdir() if ".damaged-" in one.name]
    assert [one.read_bytes() for one in aside] == [damaged]


async def test_any_copy_can_be_chosen(path: Path, clipboard: TellingClipboard) -> None:
    async with opened(path, clipboard) as pilot:
        await pilot.press("down", "enter")
        await until_people_are_shown(pilot)


async def test_leaving_changes_nothing_and_ends_with_three(
    path: Path, clipboard: TellingClipboard
) -> None:
    before = path.read_bytes()
    async with opened(path, clipboard) as pilot:
        await pilot.press("q")
        await pilot.pause(0.2)
        assert pilot.app.return_code == 3
    assert path.read_bytes() == before


async def test_without_a_copy_the_next_step_is_named(
    tmp_path: Path, clipboard: TellingClipboard
) -> None:
    path = tmp_path / "book.json"
    path.write_text("{", encoding="utf-8")
    async with opened(path, clipboard) as pilot:
        for _ in range(40):
            await pilot.pause(0.05)
            if "reconnect doctor" in everything_on(pilot):
                break
        assert "There is no good copy" in everything_on(pilot)
        await pilot.press("r")
        assert isinstance(pilot.app.screen, Damaged)
