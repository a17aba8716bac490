"""Opening the book while the screen is already there, and saying how far it has come."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.text import Text
from textual import work
from textual.widgets import Static

from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.errors import BookTrouble, DamagedBook
from reconnect_tui.core.text import harmless
from reconnect_tui.services.opening import Services
from reconnect_tui.storage.recovery import good_copies, put_back
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.screens.damaged import Damaged
from reconnect_tui.ui.screens.people import PeopleScreen, asking
from reconnect_tui.ui.widgets.contact_list import People

_WORTH_TELLING = 3_000
"""People; fewer are read before one could read how far it has come."""

_TELL_EVERY = 1_000
"""People."""


@contextmanager
def without_collections() -> Iterator[None]:
    """Load much without the collector, and keep what was loaded out of its later rounds.

    With a large book loaded, one full collection stops the screen for a tenth of a second at a
    random key (performance, section 1.1).
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


class Opening(PeopleScreen):
    """A screen that opens its book off its own thread."""

    def __init__(self, opening: Callable[[], Services], book: Path | None = None) -> None:
        """Open the book.

        Args:
            opening: Opens it; called off the screen's thread.
            book: The file, where good copies of it may be put back.
        """
        super().__init__()
        self._opening = opening
        self._book = book
        self._trouble: DamagedBook | None = None

    def begin(self, services: Services, people: People) -> None:
        """Show the people; the book is open."""
        raise NotImplementedError

    @work(thread=True, exit_on_error=False)
    def open_the_book(self) -> None:
        """Open it without making the screen wait."""
        try:
            with without_collections():
                services = self._opening()
                contacts = services.directory.contacts
                self._read_everyone(contacts)
                roster = services.outreach.roster()
        except BookTrouble as problem:
            self.app.call_from_thread(self._refuse, problem)
            return
        self.app.call_from_thread(self.begin, services, People(contacts, roster))

    def _read_everyone(self, contacts: Contacts) -> None:
        count = len(contacts)
        if count < _WORTH_TELLING:
            return
        for done, number in enumerate(contacts):
            if done % _TELL_EVERY == 0:
                share = f"{done / count:.0%}"
                self.app.call_from_thread(self._tell, f"Reading {count:,} people … {share}")
            _ = contacts[number]
        self.app.call_from_thread(self._tell, "Finding out whom to write to …")

    def _tell(self, words: str) -> None:
        self.query_one("ContactList > .empty", Static).update(safe(words))

    def _refuse(self, problem: BookTrouble) -> None:
        if isinstance(problem, DamagedBook) and self._book is not None:
            self._trouble = problem
            self._ask_for_a_copy()
        else:
            self._leave_with(problem)

    def _leave_with(self, problem: BookTrouble) -> None:
        self.app.exit(return_code=problem.exit_code, message=Text(harmless(str(problem))))

    @asking
    async def _ask_for_a_copy(self) -> None:
        if self._trouble is None or self._book is None:
            return
        problem, path = self._trouble, self._book
        question = Damaged(str(problem), lambda: good_copies(path))
        copy = await self.app.push_screen_wait(question)
        if copy is None:
            self._leave_with(problem)
            return
        try:
            aside = put_back(path, copy.path, datetime.now(UTC))
        except BookTrouble as another:
            self._leave_with(another)
            return
        self.say(f"The damaged file is kept as {aside}", title="Restored")
        self.open_the_book()
