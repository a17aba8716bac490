"""What the system sends from outside: the words are saved, then the terminal is given back.

Textual by itself dies of all of these with the terminal left in its own modes and whatever was
typed lost (reliability, section 0, 7 and 2h).
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""The signals that end the program; a window that is closed sends the second."""

LONGEST_GOODBYE = 5.0
"""Seconds after which the program ends although something still holds it: a clipboard tool, or
a terminal that is gone and takes nothing more. By then the words are saved long since."""


def exit_code_for(number: signal.Signals) -> int:
    """The exit code of a run that a signal ended, as shells have it: 128 and its number."""
    return 128 + number


class Signals:
    """The signals of one run of the screen."""

    def __init__(
        self,
        save: Callable[[], bool],
        leave: Callable[[int, bool], None],
        redraw: Callable[[], None],
    ) -> None:
        """Say what is to be done.

        Args:
            save: Saves what was typed; whether it is safe.
            leave: Leaves the screen with an exit code, told whether all words are safe.
            redraw: Draws the whole screen again.
        """
        self._save = save
        self._leave = leave
        self._redraw = redraw
        self._is_resting = False
        self._lie_down: Callable[[], None] = _do_nothing
        self._get_up: Callable[[], None] = _do_nothing

    def watch_for_the_end(self) -> None:
        """From now on an ending signal saves and leaves; called before the terminal is taken."""
        loop = asyncio.get_running_loop()
        for number in ENDING:
            loop.add_signal_handler(number, self._end, number)

    def watch_for_rest(self) -> None:
        """From now on a rest (ctrl+z of a shell, `kill -TSTP`) saves first.

        Called once Textual has put up its own handlers for it, which do the rest.
        """
        self._lie_down = _handler_of(signal.SIGTSTP)
        self._get_up = _handler_of(signal.SIGCONT)
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, self._rest)
        loop.add_signal_handler(signal.SIGCONT, self._wake)

    def _end(self, number: signal.Signals) -> None:
        code = exit_code_for(number)
        saved = False
        try:
            saved = self._save()
        finally:
            self._leave(code, saved)
            hurry = threading.Timer(LONGEST_GOODBYE, os._exit, (code,))
            hurry.daemon = True
            hurry.start()

    def _rest(self) -> None:
        self._save()
        self._is_resting = True
        self._lie_down()

    def _wake(self) -> None:
        if not _is_in_foreground():  # `bg`: there is nothing to do without the keyboard
            os.kill(os.getpid(), signal.SIGSTOP)
            return
        # Textual would take the terminal a second time after a stop it was not asked about, and
        # give it back in its own modes at the end.
        if self._is_resting:
            self._is_resting = False
            self._get_up()
        self._redraw()


def _handler_of(number: signal.Signals) -> Callable[[], None]:
    handler = signal.getsignal(number)
    if not callable(handler):  # without a terminal, as in tests, Textual has put up none
        return _do_nothing
    return lambda: handler(number, None)


def _do_nothing() -> None:
    """Stand in for a handler that is not there."""


def _is_in_foreground() -> bool:
    try:
        return sys.__stdin__ is None or os.tcgetpgrp(sys.__stdin__.fileno()) == os.getpgrp()
    except (OSError, ValueError):  # no terminal that anyone could be in the background of
        return True
