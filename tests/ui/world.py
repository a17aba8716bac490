"""What the screen is tried on: a clipboard that tells, a day that stands still."""

import os
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from reconnect_tui.core.contact import Contact
from reconnect_tui.services.clipboard import Copied, Outcome
from reconnect_tui.services.demo import write_demo_book
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.ui.screens.home import Home

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


class TellingClipboard:
    """Remembers what it was given, and says of it what the test wants to hear."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.outcome = Outcome.VERIFIED

    def copy(self, text: str, title: str) -> Copied:
        self.texts.append(text)
        sentences = {
            Outcome.VERIFIED: "Copied and checked.",
            Outcome.KEPT: "No clipboard was found. The text is kept in a file.",
        }
        kept = Path("/outbox/draft.txt") if self.outcome is Outcome.KEPT else None
        return Copied(self.outcome, sentences.get(self.outcome, "Handed over."), kept)


def services_on(clipboard: TellingClipboard, *, demo: bool) -> Services:
    """The services on a book in memory, empty or with the invented people."""
    book = AddressBook.in_memory(now=lambda: NOW)
    if demo:
        write_demo_book(book, TODAY)
    return services_for(book, clipboard, lambda: TODAY)


def without_blinking() -> None:
    """A blinking caret would make two pictures of one screen."""
    Input._toggle_cursor = lambda self: None  # type: ignore[method-assign]
    TextArea._toggle_cursor_blink_visible = lambda self: None  # type: ignore[method-assign]


def home_of(pilot: Pilot[None]) -> Home:
    """The main screen of a running app."""
    home = pilot.app.screen_stack[1]
    assert isinstance(home, Home)
    return home


def chosen_by(pilot: Pilot[None]) -> Contact:
    """The person under the cursor."""
    contact = home_of(pilot).contact
    assert contact is not None
    return contact


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that a key set off has come to rest."""
    await pilot.pause()
    busy = [worker for worker in pilot.app.workers if worker.group in ("copy", "import", "coach")]
    if busy:  # an empty list would mean every worker, those that wait for an answer too
        await pilot.app.workers.wait_for_complete(busy)
    await pilot.pause(0.05)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each once the one before has come to rest; `“words”` are typed in one go."""
    for key in keys:
        await pilot.press(*(key[1:-1] if key.startswith("“") else (key,)))
        await settled(pilot)


def everything_on(pilot: Pilot[None]) -> str:
    """The characters on the screen."""
    screen = pilot.app.screen
    lines = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)


async def until(pilot: Pilot[None], is_so: Callable[[], bool], seconds: float = 40) -> None:
    """Wait for what happens on its own, as a person would."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, everything_on(pilot)
        await pilot.pause(0.05)
