"""What each change replaced, so that it can be taken back, also after a restart.

One sealed line of JSON per change (`storage.sealing`). The steps of the latest changes stand in
the journal and come here when it is folded into the file, before the file itself: a line whose
number the book never reached belongs to a change that did not happen and is passed over.
"""

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reconnect_tui.storage.json_text import written
from reconnect_tui.storage.private_files import (
    append_to,
    make_private_folder,
    replace_file,
    sync_folder,
)
from reconnect_tui.storage.rows import Touched, rows_as_json, rows_from_json
from reconnect_tui.storage.sealing import sealed, unsealed

STEPS_KEPT = 200
"""Changes that can be taken back."""

_UNSEALED = b"{"
"""How the lines begin that older versions wrote; they are taken as they are."""

_TRIM_FROM = 5_000_000
"""Bytes."""

_TAIL = 4_096
"""Bytes."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One change, and what stood there before it."""

    sequence: int
    """The sequence number of the book once the change was made."""

    label: str
    """The change in words: `Logged a call with Ada`."""

    at: str
    """UTC timestamp."""

    before: Touched = field(default_factory=dict)
    """Table to document number to the row as it was; `None` where there was none."""

    undoes: int = 0
    """The sequence number of the change that this one took back; 0 for an ordinary change."""

    def line(self) -> bytes:
        """The step as a line of the log."""
        return sealed(
            b'{"sequence": %d, "label": %b, "at": %b, "undoes": %d, "before": %b}'
            % (
                self.sequence,
                written(self.label),
                written(self.at),
                self.undoes,
                rows_as_json(self.before),
            )
        )


class UndoLog:
    """The changes that can be taken back, oldest first."""

    def __init__(self, folder: Path) -> None:
        """Keep the log in `folder`, which is made when there is something to keep."""
        self.path = folder / "undo.jsonl"

    def add(self, steps: Iterable[UndoStep], reached: int) -> None:
        """Have the steps on disk before the file has their changes.

        Args:
            steps: What to add.
            reached: The sequence number of the file; later lines belong to changes that a crash
                prevented, and go.

        Raises:
            OSError: They could not be written; the log is as it was.
        """
        last = _step_in(self._last_line())
        if last is not None and last.sequence > reached:
            sound = [step for step in self._all() if step.sequence <= reached]
            self.replace(sound)
        lines = b"".join(step.line() for step in steps)
        if lines:
            make_private_folder(self.path.parent)
            # A crash may have cut the last line short; it must not take these along.
            append_to(self.path, lines if self._ends_well() else b"\n" + lines)

    def steps(self, reached: int, latest: Iterable[UndoStep] = ()) -> tuple[UndoStep, ...]:
        """The steps that can still be taken back, oldest first.

        Args:
            reached: The sequence number of the file; later lines did not happen, or stand among
                the latest.
            latest: The steps that are in the journal.

        Raises:
            OSError: The log is there and cannot be read.
        """
        by_sequence = {step.sequence: step for step in self._all() if step.sequence <= reached}
        by_sequence |= {step.sequence: step for step in latest}
        for step in [step for step in by_sequence.values() if step.undoes]:
            by_sequence.pop(step.undoes, None)
            by_sequence.pop(step.sequence, None)
        return tuple(by_sequence[number] for number in sorted(by_sequence))[-STEPS_KEPT:]

    def trim(self, reached: int) -> None:
        """Forget all but the newest steps once the log has grown past some megabytes."""
        # The changes are made; that their log stays long, or is not there yet, must not undo them.
        with contextlib.suppress(OSError):
            if self.path.stat().st_size >= _TRIM_FROM:
                self.replace(self.steps(reached))

    def replace(self, steps: Iterable[UndoStep]) -> None:
        """Keep these steps, and none of those that were there.

        Raises:
            OSError: They could not be written; the log is as it was.
        """
        lines = b"".join(step.line() for step in steps)
        if lines:
            replace_file(self.path, lines)
        else:
            self.forget()

    def forget(self) -> None:
        """Remove the log.

        Raises:
            OSError: It could not be removed.
        """
        self.path.unlink(missing_ok=True)
        sync_folder(self.path.parent)

    def _ends_well(self) -> bool:
        return self._tail(1) in (b"", b"\n")

    def _last_line(self) -> bytes:
        """The last line that has an end."""
        size = _TAIL
        while True:
            tail = self._tail(size)
            lines = tail.rsplit(b"\n", 2)
            if len(lines) == 3 or len(tail) < size:
                return lines[-2] if len(lines) > 1 else b""
            size *= 8

    def _tail(self, size: int) -> bytes:
        try:
            with self.path.open("rb") as file:
                end = file.seek(0, os.SEEK_END)
                file.seek(max(0, end - size))
                return file.read(size)
        except (FileNotFoundError, NotADirectoryError):
            return b""

    def _all(self) -> list[UndoStep]:
        try:
            lines = self.path.read_bytes().split(b"\n")
        except (FileNotFoundError, NotADirectoryError):
            return []
        found = (_step_in(line) for line in lines)
        return [step for step in found if step is not None]


def _step_in(line: bytes) -> UndoStep | None:
    """The step of a line; one that a crash cut short belongs to a change that was never made."""
    text = line if line.startswith(_UNSEALED) else unsealed(line)
    if text is None:
        return None
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return _step_from(raw) if isinstance(raw, dict) else None


def _step_from(raw: dict[str, Any]) -> UndoStep | None:
    kinds = {"sequence": int, "label": str, "at": str, "undoes": int}
    before = rows_from_json(raw.get("before"))
    if before is None or not all(isinstance(raw.get(name), kind) for name, kind in kinds.items()):
        return None
    if raw["sequence"] < 1:  # it could be taken back again and again
        return None
    return UndoStep(raw["sequence"], raw["label"], raw["at"], before, raw["undoes"])
