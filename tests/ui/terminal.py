"""A real pseudo-terminal with the program in it, as a person's terminal window holds it."""

import contextlib
import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import Interaction, Timeline
from reconnect_tui.storage.address_book import AddressBook

PATIENCE = 20.0
"""Seconds after which something that was waited for is taken not to happen."""

LEAVES_THE_SCREEN = b"\x1b[?1049l"

_MODES = (
    (b"\x1b[?1000h", b"\x1b[?1000l"),  # the mouse
    (b"\x1b[?1003h", b"\x1b[?1003l"),
    (b"\x1b[?1006h", b"\x1b[?1006l"),
    (b"\x1b[?2004h", b"\x1b[?2004l"),  # bracketed paste
    (b"\x1b[?1004h", b"\x1b[?1004l"),  # focus
    (b"\x1b[?7l", b"\x1b[?7h"),  # line wrap
    (b"\x1b[?25l", b"\x1b[?25h"),  # the cursor
)
"""What is switched while the program draws, and how it is at rest."""

_FIRST = """\
import fcntl, os, signal, sys, termios
for number in (signal.SIGINT, signal.SIGQUIT):
    signal.signal(number, signal.SIG_DFL)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Does what a shell does for a person: the terminal controls the process, and its keys interrupt
it even where the tests themselves run in the background."""

_SEQUENCES = re.compile(
    r"\x1b\[[0-9;:?<>=$]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -~]"
    r"|[\x00-\x09\x0b-\x1f]"
)


class Terminal:
    """One program in one terminal window; what it draws is read while something is waited for."""

    def __init__(
        self,
        argv: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (110, 34),
    ) -> None:
        """Start `python ARGV` in a window of so many columns and lines."""
        self.master, self._slave = pty.openpty()
        self.drawn = bytearray()
        """Everything that has come out of it."""

        self.before = termios.tcgetattr(self._slave)
        """The modes of the terminal before the program changed them."""

        self._set_size(size)
        self.process = subprocess.Popen(
            [sys.executable, "-ISc", _FIRST, sys.executable, *argv],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
            env=dict(environment),
        )
        self.code: int | None = None
        """The exit code, negative for a signal that killed it; `None` while it runs."""

        self._is_stopped = False
        self._is_open = True

    def type(self, keys: str | bytes) -> None:
        """Press keys."""
        left = keys.encode() if isinstance(keys, str) else keys
        while left:
            # A terminal takes in about four thousand bytes that nobody has read yet.
            written = os.write(self.master, left[:512])
            left = left[written:]
            self.read()

    def paste(self, text: str) -> None:
        """Paste, the way terminals tell of it."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, size: tuple[int, int]) -> None:
        """Make the window another size, in columns and lines."""
        self._set_size(size)
        self.read()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program alone."""
        os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Close the window."""
        self._is_open = False
        os.close(self._slave)
        os.close(self.master)

    def read(self, seconds: float = 0.0) -> None:
        """Take in what has been drawn, waiting at most so long for it."""
        if not self._is_open:
            time.sleep(seconds)
            return
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            try:
                self.drawn += os.read(self.master, 1 << 16)
            except OSError as problem:
                if problem.errno != errno.EIO:
                    raise

    def until(self, holds: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
        """Wait until something holds; the program may draw meanwhile."""
        deadline = time.monotonic() + patience
        while not holds():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {patience} s in vain: {what}\n{self.text[-2000:]}")
            self.read(0.02)

    def wait_for(self, words: str, since: int = 0) -> None:
        """Wait until words have been drawn after the byte `since`, whatever the colours."""
        wanted = words.replace(" ", "")
        self.until(lambda: wanted in _plain(self.drawn[since:]).replace(" ", ""), f"“{words}”")

    @property
    def text(self) -> str:
        """What has been drawn, without the sequences that place and colour it."""
        return _plain(self.drawn)

    @property
    def afterwards(self) -> str:
        """The text that came after the program gave the screen back."""
        _, _, rest = bytes(self.drawn).rpartition(LEAVES_THE_SCREEN)
        return _plain(rest)

    @property
    def is_stopped(self) -> bool:
        """Whether the program is asleep, as after ctrl+z in a shell."""
        self._look()
        return self._is_stopped

    @property
    def has_ended(self) -> bool:
        """Whether the program is gone."""
        self._look()
        return self.code is not None

    def ended(self, patience: float = PATIENCE) -> int:
        """Wait for the end; the exit code."""
        self.until(lambda: self.has_ended, "the end of the program", patience)
        for _ in range(20):
            self.read()
        assert self.code is not None
        return self.code

    def has_given_the_screen_back(self) -> bool:
        """Whether the last that was said to it is: your screen, your mouse, your cursor."""
        taken = self.drawn.rindex(b"\x1b[?1049h")
        rest = self.drawn[taken:]
        return LEAVES_THE_SCREEN in rest and all(
            rest.rfind(at_rest) > rest.rfind(at_work) for at_work, at_rest in _MODES
        )

    def is_as_before(self) -> bool:
        """Whether the terminal echoes and understands ctrl+c again as it did before."""
        return termios.tcgetattr(self._slave) == self.before

    def close(self) -> None:
        """End what still runs, and close the window."""
        with contextlib.suppress(ProcessLookupError):
            if not self.has_ended:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(PATIENCE)
        if self._is_open:
            self.hang_up()

    def _look(self) -> None:
        """Ask the system what has become of the program, without waiting."""
        if self.code is not None:
            return
        flags = os.WNOHANG | os.WUNTRACED | os.WCONTINUED
        pid, status = os.waitpid(self.process.pid, flags)
        if pid == 0:
            return
        if os.WIFSTOPPED(status):
            self._is_stopped = True
        elif os.WIFCONTINUED(status):
            self._is_stopped = False
        else:
            self.code = self.process.returncode = os.waitstatus_to_exitcode(status)

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, lines = size
        # The kernel tells the program with SIGWINCH.
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def _plain(drawn: bytes | bytearray) -> str:
    return _SEQUENCES.sub("", drawn.decode("utf-8", "replace"))


def environment_in(home: Path) -> dict[str, str]:
    """What a person has set who has nothing set, with everything kept in one folder."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
        "RECONNECT_TODAY": "2026-11-23",
    }


@contextlib.contextmanager
def windows(home: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens windows with `python ARGV` in them, and closes them all at the end."""
    opened: list[Terminal] = []

    def start(*argv: str, size: tuple[int, int] = (110, 34), **environment: str) -> Terminal:
        opened.append(Terminal(argv, environment_in(home) | environment, size))
        return opened[-1]

    try:
        yield start
    finally:
        for window in opened:
            window.close()


def small_book(path: Path, note: str = "") -> Path:
    """A book with Ada in it, whom nobody has written to for years."""
    met = Interaction("t1", PartialDate.parse("2019-03-12"), "meeting", "both", summary="A walk")
    with AddressBook.at(path).changing("Set up", undoable=False) as change:
        change.put(
            Contact(
                "Ada Lovelace",
                given_name="Ada",
                note=note,
                emails=("ada@example.org",),
                timeline=Timeline.of([met]),
            )
        )
    return path


def kept_in(book: Path) -> str:
    """The words of the message that a book holds, as another program reads them."""
    return "".join(draft.body for draft in AddressBook.at(book).drafts)


def processes_in(session: int) -> list[int]:
    """The processes that still belong to the session of a program (Linux only)."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError, ProcessLookupError):
                if os.getsid(int(folder.name)) == session:
                    found.append(int(folder.name))
    return found
