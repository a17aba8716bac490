"""The Textual application: its colours, its filter, its palette and its first screen."""

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.theme import Theme
from textual.worker import WorkerFailed

from reconnect_tui.core.errors import BookTrouble, ReconnectError
from reconnect_tui.core.text import harmless
from reconnect_tui.services.clipboard import SystemClipboard
from reconnect_tui.services.coaching import CoachSettings
from reconnect_tui.services.editor import Editor
from reconnect_tui.services.opening import Services, services_at
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.locations import config_path, editing_folder, state_folder, today_from
from reconnect_tui.storage.preferences import Preferences, remembering_muted, remembering_theme
from reconnect_tui.ui.commands import AGENDA, HOME, MESSAGE, ROUND, WEEKLY
from reconnect_tui.ui.commands_on_items import ENTRY, OWN_GOALS
from reconnect_tui.ui.marks import FINE, PLAIN
from reconnect_tui.ui.palette import Commands
from reconnect_tui.ui.safety import HarmlessText
from reconnect_tui.ui.screens.home import Home
from reconnect_tui.ui.signals import Signals, exit_code_for

_WORDS_LOST = "reconnect: the last words of your message could not be saved."


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
        book: Path | None = None,
    ) -> None:
        """Show a book.

        Args:
            opening: Opens it; called once, off the screen's thread.
            about: What stands at the right of the first line: `demo data`.
            preferences: The colours and signs of the user.
            settings: The file that remembers a theme chosen here; nothing remembers it without.
            book: The file, where good copies of it may be put back.
        """
        super().__init__()
        self._preferences = preferences or Preferences()
        self._settings = settings
        marks = PLAIN if self._preferences.ascii else FINE
        self._home = Home(opening, about, marks, book)
        self._harmless = HarmlessText()
        self._signals: Signals | None = None
        self._has_said_why_not = False

    @property
    def fault(self) -> BaseException | None:
        """What nobody expected and ended the app; `None` where it ended as it should."""
        problem = self._exception
        return problem.error if isinstance(problem, WorkerFailed) else problem

    def heed_signals(self) -> None:
        """Save and leave, or save and rest, when the system says so; called before the start.

        An app that runs inside another program, such as a test, leaves the signals to that.
        """
        self._signals = Signals(self._home.save_words, self._leave_with, self.action_refresh_screen)

    def on_load(self) -> None:
        """Be ready for the end from the first moment, before the terminal is taken."""
        if self._signals is not None:
            self._signals.watch_for_the_end()

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
        if self._signals is not None:
            self._signals.watch_for_rest()

    async def action_quit(self) -> None:
        """Leave from anywhere; what was typed is saved first.

        Where it cannot be saved one is told, and leaves by asking a second time.
        """
        if self._home.save_words() or self._has_said_why_not:
            self.exit()
            return
        self._has_said_why_not = True
        self.notify("ctrl+q again leaves without the last words.", markup=False, timeout=10)

    def action_refresh_screen(self) -> None:
        """Draw the whole screen again."""
        self.refresh(layout=True)

    def _remember_theme(self, theme: Theme) -> None:
        try:
            if self._settings is not None and theme.name != self._preferences.theme:
                remembering_theme(self._settings, theme.name)
        except ReconnectError as problem:
            self.notify(str(problem), title=problem.title, severity="warning", markup=False)

    def panic(self, *renderables: object) -> None:
        """Leave without Textual's own report, which would print people's words.

        What was raised is raised again once the terminal is restored, see `shown`. Where nothing
        was, the keyboard could not be read any more: the terminal is gone.
        """
        if self._exception is None:
            self._home.save_words()
            self._return_code = exit_code_for(signal.SIGHUP)
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def keep_words(self) -> None:
        """Save what was typed although the screen has fallen.

        Raises:
            ReconnectError: It cannot be saved.
        """
        self._home.keep_words()

    def send_to_terminal(self, text: str) -> bool:
        """Hand text to the terminal's own clipboard (OSC 52); nobody can tell what it does."""
        self.call_from_thread(self.copy_to_clipboard, text)
        return not self.is_headless

    def _leave_with(self, code: int, saved: bool) -> None:
        self.exit(return_code=code, message=None if saved else Text(_WORDS_LOST))


def shown(app: Reconnect) -> int:
    """Show an app until it is left, and give back the exit code.

    A signal gives 128 and its number. Whatever nobody expected is raised once the terminal is
    restored and the words are saved; the entry reports it without anyone's data and ends with 1.
    """
    app.heed_signals()
    app.run()
    _let_go_of_a_lost_terminal()
    fault = app.fault
    if fault is None:
        return app.return_code or 0
    try:
        app.keep_words()
    finally:
        raise fault


def _let_go_of_a_lost_terminal() -> None:
    """Where the window was closed, what could not be drawn any more is thrown away.

    It would be found in the streams at the end of the process, and taken for a fault.
    """
    for stream in filter(None, (sys.__stdout__, sys.__stderr__)):
        try:
            stream.flush()
        except (OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


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
    unknown = set(preferences.keys) - {
        command.action
        for command in (*HOME, *MESSAGE, *ROUND, *AGENDA, *WEEKLY, *ENTRY, *OWN_GOALS)
    }
    if unknown:
        warnings = (*warnings, f"no command is called {', '.join(sorted(unknown))}: keys ignored")
    for warning in warnings:
        print(f"reconnect: {harmless(warning)}", file=sys.stderr)  # noqa: T201
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
            coach = CoachSettings(
                preferences.thresholds, preferences.muted, partial(remembering_muted, settings)
            )
            editor = Editor(environment, editing_folder())
            services = services_at(path, clipboard, today, preferences.rules, coach, editor)
            stack.callback(_leave_in_order, services.book)
            if demo:
                from reconnect_tui.services.demo import write_demo_book

                write_demo_book(services.book, today())
            return services

        about = "demo data" if demo else str(path)
        app = Reconnect(opening, about=about, preferences=preferences, settings=settings, book=path)
        return shown(app)


def _leave_in_order(book: AddressBook) -> None:
    """Make the last changes part of the file, where any TinyDB sees them."""
    try:
        book.close()
    except BookTrouble as problem:
        print(  # noqa: T201
            harmless(
                f"reconnect: everything is saved, the newest of it in {book.path}.journal only. "
                f"{problem}"
            ),
            file=sys.stderr,
        )
