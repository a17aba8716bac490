"""The only writer to stdout and stderr: data on the one, talk on the other.

Whatever comes from the book is made harmless here, so that no name or note can speak to the
terminal (reliability, S1).
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from reconnect_tui.cli.cells import cut, fitting_widths, padded, width_of
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.text import harmless

Look = Literal["plain", "strong", "quiet", "warm"]

_CODES: dict[Look, str] = {"strong": "1", "quiet": "2", "warm": "33"}
_GAP = "  "
_LONGEST_LINE = 1_000
_MOST_LINES = 24
_HIDDEN_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile(r"\s+")


class UnwritableOutput(ReconnectError):
    """The place that the output was sent to takes no more."""

    title = "Could not write"


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text and how it looks where colour is welcome."""

    text: str
    """As it stands in the book or in the program."""

    look: Look = "plain"
    """How it is set off."""

    right: bool = False
    """Whether it stands at the right of its column, as numbers do."""


class Output:
    """Stdout for data, stderr for talk."""

    def __init__(
        self, stdout: TextIO, stderr: TextIO, *, colour: bool = False, width: int | None = None
    ) -> None:
        """Write to these streams.

        Args:
            stdout: For data.
            stderr: For errors, hints and progress.
            colour: Whether colour is welcome on stdout.
            width: Columns of the terminal; `None` where stdout is none and nothing is cut.
        """
        self._stdout = stdout
        self._stderr = stderr
        self._colour = colour
        self._width = width
        self._in_progress = False

    @classmethod
    def on(cls, surroundings: Surroundings, *, plain: bool = False) -> "Output":
        """The output of a run.

        Args:
            surroundings: Its streams and environment.
            plain: Whether colour was declined.
        """
        colour = surroundings.has_colour and not plain
        return cls(
            surroundings.stdout, surroundings.stderr, colour=colour, width=surroundings.width
        )

    def document(self, value: object) -> None:
        """Write one JSON document to stdout; laid out for the eye on a terminal only."""
        indent = 2 if self._width is not None else None
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
        # Characters that a terminal obeys or hides are written as escapes, which mean the same.
        text = _HIDDEN_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
        self._write(self._stdout, text + "\n")

    def line(self, *parts: Words | str) -> None:
        """Write one line to stdout."""
        drawn = (self._drawn(_words(part), one_row(_words(part).text)) for part in parts)
        self._write(self._stdout, "".join(drawn).rstrip() + "\n")

    def passage(self, text: str) -> None:
        """Write a text of several lines to stdout."""
        self._write(self._stdout, harmless(text) + "\n")

    def exact(self, text: str) -> None:
        """Write the text of a file to stdout, line ends included; harmless on a terminal only."""
        self._write(self._stdout, text if self._width is None else harmless(text))

    def fields(self, fields: Iterable[object]) -> None:
        """Write one row of fields with tabs between them, none of which holds a tab itself."""
        row = "\t".join(one_row("" if field is None else str(field)) for field in fields)
        self._write(self._stdout, row + "\n")

    def table(self, rows: Iterable[Sequence[Words | str]], indent: str = "") -> None:
        """Write rows in columns that line up; cut to the terminal, never in a pipe."""
        drawn = [[_words(cell) for cell in row] for row in rows]
        if not drawn:
            return
        texts = [[one_row(cell.text) for cell in row] for row in drawn]
        widths = [max(map(width_of, column)) for column in zip(*texts, strict=True)]
        if self._width is not None:
            room = self._width - len(indent) - len(_GAP) * (len(widths) - 1)
            widths = fitting_widths(widths, room)
        for row, line in zip(drawn, texts, strict=True):
            cells = (
                self._drawn(cell, padded(cut(text, width), width, right=cell.right))
                for cell, text, width in zip(row, line, widths, strict=True)
            )
            self._write(self._stdout, f"{indent}{_GAP.join(cells)}".rstrip() + "\n")

    def hint(self, text: str) -> None:
        """Write a remark to stderr."""
        self._end_progress()
        self._write(self._stderr, _bounded(harmless(text)) + "\n")

    def problem(self, text: str) -> None:
        """Write what went wrong to stderr."""
        self.hint(f"reconnect: {text}")

    def ask(self, question: str) -> None:
        """Write a question to stderr and leave the cursor behind it."""
        self._write(self._stderr, harmless(question) + " ")
        self._stderr.flush()

    def progress(self, text: str) -> None:
        """Show how far a long command is, on one line of stderr if that is a terminal."""
        if self._stderr.isatty():
            self._in_progress = True
            self._write(self._stderr, f"\r\x1b[K{cut(one_row(text), (self._width or 80) - 1)}")
            self._stderr.flush()

    def close(self) -> None:
        """Have everything written.

        Raises:
            UnwritableOutput: The disk that stdout was sent to is full.
        """
        self._end_progress()
        for stream in (self._stdout, self._stderr):
            try:
                stream.flush()
            except BrokenPipeError:
                raise
            except OSError as problem:
                raise _unwritable(problem) from problem

    def _end_progress(self) -> None:
        if self._in_progress:
            self._in_progress = False
            self._write(self._stderr, "\r\x1b[K")

    def _drawn(self, words: Words, text: str) -> str:
        code = _CODES.get(words.look)
        if not self._colour or code is None or not text.strip():
            return text
        return f"\x1b[{code}m{text}\x1b[0m"

    @staticmethod
    def _write(stream: TextIO, text: str) -> None:
        try:
            stream.write(text)
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise _unwritable(problem) from problem


def one_row(text: str) -> str:
    """The text for display on one row: harmless, and without tabs and line ends."""
    return _SPACES.sub(" ", harmless(text)).strip() if not text.isprintable() else text


def _words(part: Words | str) -> Words:
    return part if isinstance(part, Words) else Words(part)


def _bounded(text: str) -> str:
    """The text without the bulk of an input that it repeats or lists."""
    lines = [_shortened(line) for line in text.split("\n")]
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _MOST_LINES
        lines = [*lines[:_MOST_LINES], f"  … and {rest} more"]
    return "\n".join(lines)


def _shortened(line: str) -> str:
    if len(line) <= _LONGEST_LINE:
        return line
    half = _LONGEST_LINE // 2
    return f"{line[:half]} … {line[-half:]}"


def _unwritable(problem: OSError) -> UnwritableOutput:
    return UnwritableOutput(
        f"The output could not be written: {problem.strerror or problem}. "
        "Send it somewhere else, and try again."
    )
