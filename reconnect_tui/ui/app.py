"""The Textual application: its colours, its filter, its palette and its first screen."""

import asyncio
import contextlib
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.theme import Theme

from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.services.clipboard import SystemClipboard
from reconnect_tui.services.opening import Services, services_at
from reconnect_tui.storage.locations import config_path, state_folder, today_from
from reconnect_tui.storage.preferences import Preferences, remembering_theme
from reconnect_tui.ui.commands import HOME, MESSAGE
from reconnect_tui.ui.marks import FINE, PLAIN
from reconnect_tui.ui.palette import Commands
from reconnect_tui.ui.safety import HarmlessText
from reconnect_tui.ui.screens.home import Home


class Reconnect(App[None]):
    """Bring working relationships that have gone quiet back to life."""

    TITLE = "reconnect"
    CSS_PATH = "reconnect.tcss"
    COMMANDS: ClassVar = {Commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+l", "refresh_screen", "Redraw", show=False),
    ]

    def __init__(
        self,
        opening: Callable[[], Services],
        *,
        about: str = "",
        preferences: Preferences | None = None,
        settings: Path | None = None,
    ) -> None:
        """Show a book.

        Args:
            opening: Opens it; called once, off the screen's thread.
            about: What stands at the right of the first line: `demo data`.
            preferences: The colours and signs of the user.
            settings: The file that remembers a theme chosen here; nothing remembers it without.
        """
        super().__init__()
        self._preferences = preferences or Preferences()
        self._settings = settings
        self._home = Home(opening, about, PLAIN if self._preferences.ascii else FINE)
        self._harmless = HarmlessText()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The usual filters, and the one that keeps control characters off the terminal."""
        return (*super().get_line_filters(), self._harmless)

    def on_mount(self) -> None:
        """Put on the colours and open the first screen."""
        if self._preferences.theme in self.available_themes:
            self.theme = self._preferences.theme
        if self._settings is not None:
            self.theme_changed_signal.subscribe(self, self._remember_theme)
        if self._preferences.keys:
            self.set_keymap(dict(self._preferences.keys))
        self.push_screen(self._home)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self._save_and_leave)

    async def action_quit(self) -> None:
        """Leave from anywhere; what was typed is saved first."""
        self._save_and_leave()

    def action_refresh_screen(self) -> None:
        """Draw the whole screen again."""
        self.refresh(layout=True)

    def _remember_theme(self, theme: Theme) -> None:
        try:
            if self._settings is not None and theme.name != self._preferences.theme:
                remembering_theme(self._settings, theme.name)
        except ReconnectError as problem:
            self.notify(str(problem), title=problem.title, severity="warning", markup=False)

    def _fatal_error(self) -> None:
        """Leave without Textual's own report, which would print people's words from the locals.

        What was raised is raised again once the terminal is restored, see `run_app`.
        """
        self._close_messages_no_wait()

    def send_to_terminal(self, text: str) -> bool:
        """Hand text to the terminal's own clipboard (OSC 52); nobody can tell what it does."""
        self.call_from_thread(self.copy_to_clipboard, text)
        return not self.is_headless

    def _save_and_leave(self) -> None:
        self._home.save_words()
        self.exit()


def run_app(path: Path, *, demo: bool, environment: Mapping[str, str]) -> int:
    """Open the screen, and give back the exit code.

    Args:
        path: The book; of no concern to the demo, which lives in a folder of its own for as long
            as it is open.
        demo: Whether to show the invented book.
        environment: The environment variables.
    """
    settings = config_path(environment)
    preferences, warnings = Preferences.load(settings)
    unknown = set(preferences.keys) - {command.action for command in (*HOME, *MESSAGE)}
    if unknown:
        warnings = (*warnings, f"no command is called {', '.join(sorted(unknown))}: keys ignored")
    for warning in warnings:
        print(f"reconnect: {warning}", file=sys.stderr)  # noqa: T201
    with contextlib.ExitStack() as stack:
        outbox = state_folder() / "outbox"
        if demo:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="reconnect-demo-"))
            path, outbox = Path(folder) / "reconnect.json", Path(folder) / "outbox"
        fixed = today_from(environment)

        def today() -> date:
            return fixed or datetime.now().astimezone().date()

        def opening() -> Services:
            clipboard = SystemClipboard(outbox, environment, app.send_to_terminal)
            services = services_at(path, clipboard, today, preferences.rules)
            if demo:
                from reconnect_tui.services.demo import write_demo_book

                write_demo_book(services.book, today())
            return services

        about = "demo data" if demo else str(path)
        app = Reconnect(opening, about=about, preferences=preferences, settings=settings)
        app.run()
        if app._exception is not None:
            raise app._exception
        return app.return_code or 0
