"""What every test may ask for: a day that stands still, a clipboard that tells, a few people."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.timeline import Direction, Interaction, Timeline
from reconnect_tui.services.clipboard import Clipboard, Copied, Outcome
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.storage.address_book import AddressBook

# How fast the machine is must not decide whether a property holds, nor must chance decide whether
# a run passes: new examples are looked for in a run with RECONNECT_FAULTS=full.
settings.register_profile(
    "calm",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("RECONNECT_FAULTS") != "full",
)
settings.load_profile("calm")

TODAY = date(2026, 11, 23)
"""A Monday."""

Entry = Callable[..., Interaction]


def pytest_xdist_auto_num_workers() -> int:
    """Half as many processes again as there are cores: what tries the screen waits a lot."""
    return (os.cpu_count() or 1) * 3 // 2


class FakeClipboard:
    """Takes every text, and says that it has read it back."""

    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def copy(self, text: str, title: str) -> Copied:
        self._texts.append(text)
        return Copied(Outcome.VERIFIED, f"Copied the message to {title}.", None)


class TickingClock:
    """A clock on which every look is a second later, so that no two changes share a moment."""

    def __init__(self) -> None:
        self._moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._moment += timedelta(seconds=1)
        return self._moment


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def entry() -> Entry:
    """Makes a timeline entry: `entry(40, "in")` is a message of theirs, forty days ago."""

    def make(
        days_ago: int, direction: Direction, kind: str = "message", *, move: str = ""
    ) -> Interaction:
        day = PartialDate.on(TODAY - timedelta(days=days_ago))
        return Interaction(
            f"{kind}-{direction}-{days_ago}", day, kind, direction, summary="Words", move=move
        )

    return make


@pytest.fixture
def copied_texts() -> list[str]:
    """What went to the clipboard."""
    return []


@pytest.fixture
def clipboard(copied_texts: list[str]) -> Clipboard:
    return FakeClipboard(copied_texts)


@pytest.fixture
def book() -> AddressBook:
    """A book in memory, with an owner and their goals and nobody else."""
    book = AddressBook.in_memory(now=TickingClock())
    with book.changing("Set up", undoable=False) as change:
        change.put_owner(Owner("Robin Vale", "Robin"))
        change.put_goals([Goal("mentorship"), Goal("networking")])
    return book


@pytest.fixture
def services(book: AddressBook, clipboard: Clipboard, today: date) -> Services:
    return services_for(book, clipboard, lambda: today)


@pytest.fixture
def ada(book: AddressBook, entry: Entry) -> Contact:
    """Quiet for about two years, with a shared memory and an email address."""
    timeline = Timeline.of([entry(900, "out", "email"), entry(730, "in", "email")])
    return _kept(
        book,
        Contact(
            "Ada Lindqvist",
            given_name="Ada",
            organization="Cedar Labs",
            emails=("ada@example.org",),
            closeness=3,
            shared_memories=("the night we rewired the tide gauge",),
            goal_tags=("mentorship",),
            timeline=timeline,
        ),
    )


@pytest.fixture
def grace(book: AddressBook, entry: Entry) -> Contact:
    """Wrote two days ago and waits for an answer."""
    timeline = Timeline.of([entry(300, "both", "meeting"), entry(2, "in")])
    return _kept(book, Contact("Grace Mensah", given_name="Grace", timeline=timeline))


@pytest.fixture
def bruno(book: AddressBook) -> Contact:
    """Nothing is known but the name."""
    return _kept(book, Contact("Bruno Albrecht"))


def _kept(book: AddressBook, contact: Contact) -> Contact:
    with book.changing(f"Added {contact.name}", undoable=False) as change:
        return change.put(contact)
