"""What a run of the command line stands in: its streams, its environment and its clock."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from reconnect_tui.services.clipboard import Clipboard

_USUAL_WIDTH = 80


def today_here() -> date:
    """The day by the clock and the zone of this machine."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True)
class Surroundings:
    """Everything outside that a command may look at or speak to."""

    environment: Mapping[str, str]
    """The environment variables."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    clock: Callable[[], date] = today_here
    """Gives today where `RECONNECT_TODAY` does not."""

    clipboard: "Clipboard | None" = None
    """The clipboard to use instead of the system's."""

    @classmethod
    def of_process(cls) -> "Surroundings":
        """Those of this process, with streams that can carry every character.

        A character that is no text, half of a surrogate pair, goes out as the escape that JSON
        has for it.
        """
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return cls(
            os.environ,
            sys.stdin or _nothing("r"),
            sys.stdout or _nothing("w"),
            sys.stderr or _nothing("w"),
        )

    @property
    def is_interactive(self) -> bool:
        """Whether a person sits at both ends, so that a screen can be opened.

        Textual draws on stderr.
        """
        streams = (self.stdin, self.stdout, self.stderr)
        return all(stream.isatty() for stream in streams) and not self.is_dumb

    @property
    def is_dumb(self) -> bool:
        """Whether the terminal can do nothing but print."""
        return self.environment.get("TERM") == "dumb"

    @property
    def has_colour(self) -> bool:
        """Whether colour is welcome on stdout (https://no-color.org)."""
        return self.stdout.isatty() and not self.is_dumb and not self.environment.get("NO_COLOR")

    @property
    def width(self) -> int | None:
        """Columns of the terminal that stdout is; `None` where it is none."""
        if not self.stdout.isatty():
            return None
        wanted = self.environment.get("COLUMNS", "")
        if wanted.isascii() and wanted.isdecimal() and int(wanted) > 0:
            return int(wanted)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns or _USUAL_WIDTH
        except (OSError, ValueError):
            return _USUAL_WIDTH

    def send_to_terminal(self, text: str) -> bool:
        """Hand a text to the terminal's own clipboard (OSC 52); whether there is a terminal."""
        from reconnect_tui.services.clipboard import osc52

        if self.is_dumb:
            return False
        try:
            with Path("/dev/tty").open("w", encoding="utf-8") as terminal:
                terminal.write(osc52(text))
        except OSError:
            return False
        return True


def _nothing(mode: Literal["r", "w"]) -> TextIO:
    """What stands in for a stream that the caller has closed."""
    return Path(os.devnull).open(mode, encoding="utf-8")
