"""What each change replaced, so that it can be taken back, also after a restart.

One JSON line per change, written before the change itself: a line whose sequence number the book
never reached belongs to a change that did not happen and is passed over.
"""

import contextlib
import dataclasses
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reconnect_tui.storage.private_files import make_private_folder, write_new_file

STEPS_KEPT = 200
"""Changes that can be taken back."""

_TRIM_FROM = 5_000_000


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One change, and what stood there before it."""

    sequence: int
    """The sequence number of the book once the change was made."""

    label: str
    """The change in words: `Logged a call with Ada`."""

    at: str
    """UTC timestamp."""

    before: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Table to document number to the document as it was; `None` where there was none."""

    undoes: int = 0
    """The sequence number of the change that this one took back; 0 for an ordinary change."""


class UndoLog:
    """The changes that can be taken back, oldest first."""

    def __init__(self, folder: Path | None) -> None:
        """Keep the log in `folder`, or in memory where there is none."""
        self._path = None if folder is None else folder / "undo.jsonl"
        self._memory: list[UndoStep] = []

    def add(self, step: UndoStep) -> None:
        """Have the step on disk before its change is made.

        Raises:
            OSError: It could not be written.
        """
        if self._path is None:
            self._memory.append(step)
            return
        make_private_folder(self._path.parent)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(self._path, flags, 0o600)
        with os.fdopen(handle, "ab") as file:
            size = file.tell()
            if size and os.pread(handle, 1, size - 1) != b"\n":
                file.write(
                    b"\n"
                )  # a crash cut the last line short; it must not take this one along
            file.write(_line_of(step))
            file.flush()
            os.fsync(handle)

    def steps(self, reached: int) -> tuple[UndoStep, ...]:
        """The steps that can still be taken back, oldest first.

        Args:
            reached: The sequence number of the book; later lines did not happen.
        """
        by_sequence = {step.sequence: step for step in self._all() if step.sequence <= reached}
        for step in [step for step in by_sequence.values() if step.undoes]:
            by_sequence.pop(step.undoes, None)
            by_sequence.pop(step.sequence, None)
        return tuple(by_sequence[number] for number in sorted(by_sequence))[-STEPS_KEPT:]

    def trim(self, reached: int) -> None:
        """Forget all but the newest steps once the log has grown past some megabytes."""
        if self._path is None:
            return
        # The change is made; that its log stays long, or is not there yet, must not undo it.
        with contextlib.suppress(OSError):
            if self._path.stat().st_size < _TRIM_FROM:
                return
            fresh = self._path.with_suffix(".new")
            fresh.unlink(missing_ok=True)
            write_new_file(fresh, b"".join(map(_line_of, self.steps(reached))))
            os.replace(fresh, self._path)

    def _all(self) -> list[UndoStep]:
        if self._path is None:
            return self._memory
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError:
            return []
        steps = []
        for line in lines:
            step = _step_in(line)
            if step is not None:
                steps.append(step)
        return steps


def _step_in(line: bytes) -> UndoStep | None:
    """The step of a line; one that a crash cut short belongs to a change that was never made."""
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict) or not _is_whole(raw):
        return None
    return UndoStep(raw["sequence"], raw["label"], raw["at"], raw["before"], raw["undoes"])


def _is_whole(raw: dict[str, Any]) -> bool:
    kinds = {"sequence": int, "label": str, "at": str, "before": dict, "undoes": int}
    return all(isinstance(raw.get(name), kind) for name, kind in kinds.items()) and all(
        isinstance(documents, dict)
        and all(document is None or isinstance(document, dict) for document in documents.values())
        for documents in raw["before"].values()
    )


def _line_of(step: UndoStep) -> bytes:
    line = json.dumps(dataclasses.asdict(step), ensure_ascii=False) + "\n"
    return line.encode("utf-8", "backslashreplace")
