"""The screen held still."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from reconnect_tui.services.opening import Services
from reconnect_tui.ui.app import Reconnect
from tests.ui.world import Running, TellingClipboard, services_on, without_blinking


@pytest.fixture(autouse=True, scope="session")
def still_cursor() -> None:
    without_blinking()


@pytest.fixture
def clipboard() -> TellingClipboard:
    return TellingClipboard()


@pytest.fixture
def empty(clipboard: TellingClipboard) -> Services:
    """Nobody yet."""
    return services_on(clipboard, demo=False)


@pytest.fixture
def demo(clipboard: TellingClipboard) -> Services:
    """The invented people."""
    return services_on(clipboard, demo=True)


@pytest.fixture
def running() -> Running:
    """Runs the screen on some services: `async with running(services) as pilot`."""

    @asynccontextmanager
    async def run(
        services: Services, size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator[Pilot[None]]:
        app = Reconnect(lambda: services)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.1)
            yield pilot

    return run
