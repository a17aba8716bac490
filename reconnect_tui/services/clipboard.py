"""Getting a message out to where it is pasted, and telling truthfully how far it came.

No single way works everywhere: over SSH the clipboard of this machine is the wrong one, in tmux
the terminal hears nothing by default, and tools hang or report success with nothing copied
(interface, section 1.3). So the ways are tried in turn, each within a time limit, and only what
was read back counts as copied.
"""

import base64
import contextlib
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import Protocol

from reconnect_tui.core.text import folded
from reconnect_tui.storage.private_files import replace_file

_LONGEST_FILE_NAME = 40
"""Characters; four bytes each still fit into a file name."""

_NOT_IN_FILE_NAMES = re.compile(r"[^\w]+")

_PUT = "import sys, pyperclip; pyperclip.copy(sys.stdin.buffer.read().decode('utf-8'))"
_GET = "import sys, pyperclip; sys.stdout.buffer.write(pyperclip.paste().encode('utf-8'))"

_REMOTE = ("SSH_CONNECTION", "SSH_TTY")
_READS_BACK_TOO_SLOWLY = ("WSL_DISTRO_NAME", "WSL_INTEROP")
"""Under WSL reading the clipboard means starting PowerShell."""


class Outcome(StrEnum):
    """How far a text came."""

    VERIFIED = "verified"
    """In the clipboard of this machine: it was read back and is the same."""

    TMUX = "tmux"
    """In the buffer of tmux: it was read back and is the same."""

    HANDED_OVER = "handed_over"
    """Given to the terminal or to a tool that cannot say what became of it."""

    KEPT = "kept"
    """In no clipboard; only in the outbox, where even that worked."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a text that was to be copied."""

    outcome: Outcome
    """How far it came."""

    sentence: str
    """The same in words, for the person."""

    kept: Path | None
    """The file in the outbox that holds it too; `None` where it could not be written."""


class Clipboard(Protocol):
    """Somewhere a text is copied to."""

    def copy(self, text: str, title: str) -> Copied:
        """Copy a text; never raises.

        Args:
            text: The words.
            title: Whom they are for, to name the file that keeps them.
        """
        ...


class SystemClipboard:
    """The clipboard of this machine, the buffer of tmux, or the terminal, whichever answers."""

    def __init__(
        self,
        outbox: Path,
        environment: Mapping[str, str],
        send_to_terminal: Callable[[str], bool] | None = None,
        timeout: float = 2.0,
    ) -> None:
        """Say where texts are kept and which ways there are.

        Args:
            outbox: The folder of the kept texts; made when the first one is kept.
            environment: The environment of the program, and of every tool it asks.
            send_to_terminal: Sends a text to the terminal by OSC 52; whether anything was sent.
            timeout: Seconds for the clipboard, and again for tmux.
        """
        self._outbox = outbox
        self._environment = dict(environment)
        self._send_to_terminal = send_to_terminal
        self._timeout = timeout

    def copy(self, text: str, title: str) -> Copied:
        """Keep a text in the outbox, then copy it by the first way that is certain.

        Blocks for at most about twice the time limit.
        """
        kept, trouble = self._kept(text, title)
        outcome, sentence = self._handed_out(text)
        if outcome is Outcome.HANDED_OVER and kept:
            sentence += f" If paste shows something else, find the text in {self._short(kept)}."
        elif outcome is Outcome.KEPT and kept:
            sentence += f" The text is in {self._short(kept)}."
        elif outcome is Outcome.KEPT:
            sentence += f" The text could not be kept in a file either: {trouble}."
        elif trouble:
            sentence += f" It could not be kept in a file as well: {trouble}."
        return Copied(outcome, sentence, kept)

    def _kept(self, text: str, title: str) -> tuple[Path | None, str]:
        path = outbox_file(self._outbox, title)
        try:
            replace_file(path, text.encode("utf-8", "replace"))
        except OSError as problem:
            return None, (problem.strerror or str(problem)).lower()
        return path, ""

    def _handed_out(self, text: str) -> tuple[Outcome, str]:
        given = None if self._is_remote else self._in_the_clipboard(text)
        if given:
            return Outcome.VERIFIED, "Copied and checked."
        if self._environment.get("TMUX"):
            sentence = self._in_the_tmux_buffer(text)
            if sentence:
                return Outcome.TMUX, sentence
        if self._send_to_terminal is not None and self._send_to_terminal(text):
            return Outcome.HANDED_OVER, "Sent to your terminal."
        if given is False:
            return Outcome.HANDED_OVER, "Given to the clipboard, which could not be read back."
        return Outcome.KEPT, "No clipboard could be reached."

    @property
    def _is_remote(self) -> bool:
        """Whether the person sits elsewhere, so that this machine's clipboard is the wrong one."""
        return any(self._environment.get(name) for name in _REMOTE)

    def _in_the_clipboard(self, text: str) -> bool | None:
        """Whether it was read back; `False` where nobody can tell, `None` where it is not there."""
        deadline = monotonic() + self._timeout
        # -P: a module that lies in the present folder is not taken for the clipboard's.
        python = (sys.executable, "-P", "-c")
        if self._run((*python, _PUT), deadline, given=text) is None:
            return None
        if any(self._environment.get(name) for name in _READS_BACK_TOO_SLOWLY):
            return False
        found = self._run((*python, _GET), deadline)
        if found is None:
            return False
        return True if _is_same(found, text) else None

    def _in_the_tmux_buffer(self, text: str) -> str:
        """What to tell once the text is in the buffer; empty where it is not."""
        deadline = monotonic() + self._timeout
        sentence = "In the tmux buffer (paste with prefix ]) and sent to your terminal."
        if self._run(("tmux", "load-buffer", "-w", "-"), deadline, given=text) is None:
            # Before tmux 3.2 there is no -w, and without a client it has nowhere to send to.
            sentence = "In the tmux buffer: paste with prefix ]."
            if self._run(("tmux", "load-buffer", "-"), deadline, given=text) is None:
                return ""
        found = self._run(("tmux", "show-buffer"), deadline)
        return sentence if found is not None and _is_same(found, text) else ""

    def _run(self, command: Sequence[str], deadline: float, given: str = "") -> bytes | None:
        """What a tool printed, or `None` where it failed, is not there, or took too long.

        It runs in a session of its own without our terminal, so that nothing it prints or leaves
        running shows up on the screen; text goes through its standard input and so never into the
        list of processes.
        """
        try:
            tool = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                # xclip stays behind and holds what it inherits, so only readers have a pipe.
                stdout=subprocess.DEVNULL if given else subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environment,
                start_new_session=True,
            )
        except (OSError, ValueError):
            return None
        with tool:
            try:
                output, _ = tool.communicate(
                    given.encode("utf-8", "replace"), timeout=max(0.0, deadline - monotonic())
                )
            except subprocess.TimeoutExpired:
                with contextlib.suppress(OSError):
                    os.killpg(tool.pid, signal.SIGKILL)
                return None
        return (output or b"") if tool.returncode == 0 else None

    def _short(self, path: Path) -> str:
        home = self._environment.get("HOME", "")
        if len(home) > 1 and path.is_relative_to(home):
            return f"~/{path.relative_to(home)}"
        return str(path)


def outbox_file(outbox: Path, title: str) -> Path:
    """The file in the outbox that keeps the newest text for `title`: `ada-lovelace.txt`."""
    slug = _NOT_IN_FILE_NAMES.sub("-", folded(title))[:_LONGEST_FILE_NAME].strip("-_")
    return outbox / f"{slug or 'message'}.txt"


def osc52(text: str) -> str:
    """The control sequence that asks a terminal to put a text into its clipboard."""
    return f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\x07"


def _is_same(found: bytes, text: str) -> bool:
    """Whether a clipboard gave back the text, apart from the line ends it may have changed."""
    back = found.decode("utf-8", "replace").replace("\r\n", "\n").rstrip("\n")
    return back == text.replace("\r\n", "\n").rstrip("\n")
