"""The field with the words of a message, in which places are marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from reconnect_tui.core.draft import Blank, blanks_in
from reconnect_tui.core.text import pasted


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of characters that is underlined."""

    start: int
    """Characters from the beginning of the text."""

    end: int
    """Characters from the beginning of the text."""

    kind: str
    """`block`, `warn` or `hint`."""


@dataclass(frozen=True, slots=True)
class _Run:
    """The part of a mark on one line."""

    start: int
    end: int
    kind: str


class MessageArea(TextArea):
    """The words of the message, with what is still to fill and what the coach sees marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "message-area--blank",
        "message-area--block",
        "message-area--warn",
        "message-area--hint",
    }

    DEFAULT_CSS = """
    MessageArea {
        border: none;
        padding: 0;
        height: 1fr;
        /* A bar that comes and goes while typing is taken back would look for a cursor that is
           past the end of the text, and end the program (Textual 8.2). */
        overflow-y: scroll;
        background: transparent;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: transparent; }
        & > .message-area--blank { color: $warning; text-style: reverse; }
        & > .message-area--block { color: $error; text-style: underline; }
        & > .message-area--warn { color: $warning; text-style: underline; }
        & > .message-area--hint { color: $secondary; text-style: underline; }
        & > .text-area--cursor-line { background: transparent; }
    }
    """

    _runs: Mapping[int, tuple[_Run, ...]] = {}
    """What is underlined on each line."""

    def mark(self, marks: Iterable[Mark]) -> None:
        """Underline these places and no others."""
        runs: dict[int, list[_Run]] = {}
        for mark in marks:
            if mark.end <= mark.start:
                continue
            first, last = self.location_of(mark.start), self.location_of(mark.end)
            for row in range(first[0], last[0] + 1):
                start = first[1] if row == first[0] else 0
                end = last[1] if row == last[0] else len(self.document.get_line(row))
                runs.setdefault(row, []).append(_Run(start, end, mark.kind))
        self._show({row: tuple(found) for row, found in runs.items()})

    def _show(self, runs: Mapping[int, tuple[_Run, ...]]) -> None:
        if runs != self._runs:
            self._runs = runs
            self.notify_style_update()  # lines are kept as they were drawn
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line with its unfilled slots and the coach's places marked."""
        line = super().get_line(line_index)
        for run in self._runs.get(line_index, ()):
            style = self.get_component_rich_style(f"message-area--{run.kind}", partial=True)
            line.stylize(style, run.start, run.end)
        if "{" in line.plain:
            style = self.get_component_rich_style("message-area--blank", partial=True)
            for blank in blanks_in(line.plain):
                line.stylize(style, blank.start, blank.end)
        return line

    def edit(self, edit: Edit) -> EditResult:
        """Change the words; marks on lines below move along, those on the line itself go."""
        result = super().edit(edit)
        if self._runs:
            top, bottom = edit.top[0], edit.bottom[0]
            moved = result.end_location[0] - bottom
            self._show(
                {
                    row if row < top else row + moved: runs
                    for row, runs in self._runs.items()
                    if not top <= row <= bottom
                }
            )
        return result

    def action_undo(self) -> None:
        """Take typing back; the marks may no longer be true."""
        self._show({})
        super().action_undo()

    def action_redo(self) -> None:
        """Bring typing back; the marks may no longer be true."""
        self._show({})
        super().action_redo()

    @property
    def here(self) -> tuple[int, int]:
        """Where the selection begins and ends, in characters from the beginning."""
        start, end = sorted(self.selection)
        return self.offset_of(start), self.offset_of(end)

    def offset_of(self, location: tuple[int, int]) -> int:
        """Characters from the beginning of the words to a row and column."""
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def location_of(self, offset: int) -> tuple[int, int]:
        """Row and column of a place so many characters from the beginning."""
        before = self.text[:offset]
        row = before.count("\n")
        return row, offset - (before.rfind("\n") + 1)

    def choose(self, start: int, end: int) -> None:
        """Select the characters between two places, so that typing replaces them."""
        self.move_cursor(self.location_of(start))
        self.move_cursor(self.location_of(end), select=True)

    def put(self, words: str, start: int, end: int) -> None:
        """Replace characters by words as one step of undo, and go behind them."""
        self.history.checkpoint()
        self.replace(words, self.location_of(start), self.location_of(end))
        self.move_cursor(self.location_of(start + len(words)))

    def blank_beside(self, step: int) -> Blank | None:
        """The next unfilled slot, or with a negative step the one before; round the end."""
        blanks = blanks_in(self.text)
        if not blanks:
            return None
        start, end = self.here
        if step > 0:
            return next((blank for blank in blanks if blank.start >= end), blanks[0])
        return next((blank for blank in reversed(blanks) if blank.end <= start), blanks[-1])

    async def _on_paste(self, event: events.Paste) -> None:
        """Take pasted text without the characters a terminal would obey.

        `TextArea` puts it in: Textual calls the handlers of all classes, this one first.
        """
        event.text = pasted(event.text)
