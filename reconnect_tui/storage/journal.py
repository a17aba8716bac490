"""What each change did, until it is part of the file.

One sealed line per change (`storage.sealing`): a JSON object with the new rows, the rows before,
and the number of the change. A line is on disk before the change counts as made, and is written
with the same effort however large the book is (performance, section 1.3). Lines whose number the
file has reached are passed over, so that a crash between folding them in and removing them does
no harm.
"""

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from reconnect_tui.core.errors import DamagedBook
from reconnect_tui.storage.json_text import NotStrict, strictly_read, written
from reconnect_tui.storage.private_files import FreshFile, append_to
from reconnect_tui.storage.rows import Touched, rows_as_json, rows_from_json
from reconnect_tui.storage.sealing import SEAL, sealed, unsealed
from reconnect_tui.storage.undo_log import UndoStep

_BEGINS = b' {"sequence": '
"""What follows the checksum in each line."""


@dataclass(frozen=True, slots=True)
class Record:
    """One change."""

    sequence: int
    """The number of the change: one more than that of the change before."""

    label: str
    """The change in words: `Logged a call with Ada`."""

    at: str
    """UTC timestamp."""

    touched: Touched
    """What stands there now."""

    before: Touched | None = None
    """What stood there before; `None` for a change that is no step of undo."""

    undoes: int = 0
    """The number of the change that this one took back; 0 for an ordinary change."""

    @property
    def step(self) -> UndoStep | None:
        """What `undo` needs of it; `None` for a change that is no step of undo."""
        if self.before is None:
            return None
        return UndoStep(self.sequence, self.label, self.at, self.before, self.undoes)

    def line(self) -> bytes:
        """The record as a line of the journal."""
        parts = [
            _BEGINS[1:]
            + b'%d, "label": %b, "at": %b, "undoes": %d, "touched": %b'
            % (
                self.sequence,
                written(self.label),
                written(self.at),
                self.undoes,
                rows_as_json(self.touched),
            )
        ]
        if self.before is not None:
            parts.append(b', "before": ' + rows_as_json(self.before))
        text = b"".join((*parts, b"}"))
        return sealed(text)


class Position(NamedTuple):
    """How far a journal has been read."""

    file: int
    """The inode, which changes with every new journal; 0 where there is none."""

    end: int
    """Where the last sound line ends, in bytes."""


NOWHERE = Position(0, 0)
"""The position where there is no journal."""


class Addition(NamedTuple):
    """What reading a journal gave."""

    records: list[Record]
    """The changes, oldest first."""

    position: Position
    """Where the sound part ends."""

    is_all: bool
    """Whether the journal was read from its beginning."""


class Journal:
    """The changes that are not part of the file yet, oldest first."""

    def __init__(self, path: Path) -> None:
        """Stand for the journal at `path`; nothing is made there."""
        self.path = path

    def signature(self) -> Position:
        """What changes whenever something is added to the journal, or it is begun anew.

        Raises:
            OSError: It cannot be looked at.
        """
        try:
            found = self.path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return NOWHERE
        return Position(found.st_ino, found.st_size)

    def read(self, after: Position) -> "Addition":
        """What was added since then, or everything where it has become another journal.

        A last line that a crash cut short was never part of the book.

        Raises:
            DamagedBook: A line in the middle is damaged.
            OSError: It cannot be read.
        """
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_NOFOLLOW", 0))
        except (FileNotFoundError, NotADirectoryError):
            return Addition([], NOWHERE, is_all=True)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise DamagedBook(f"{self.path} is not a regular file. Move it away.")
            if found.st_ino != after.file or found.st_size < after.end:
                after = NOWHERE
            file.seek(after.end)
            data = file.read()
        records, sound = self._records_in(data)
        position = Position(found.st_ino, after.end + sound)
        return Addition(records, position, is_all=after == NOWHERE)

    def add(self, line: bytes, position: Position) -> Position:
        """Have the line of a record on disk; where the journal ends then.

        Raises:
            OSError: It could not be written; the journal is as it was, unless the disk refuses
                even that.
        """
        try:
            return Position(*append_to(self.path, line, position.end))
        except OSError:
            with contextlib.suppress(OSError):
                self._begin_anew(position.end)
            raise

    def drop_through(self, sequence: int) -> None:
        """Remove the records that the file has reached.

        Raises:
            OSError: It could not be written; the journal is as it was.
        """
        records, *_ = self.read(NOWHERE)
        rest = [record.line() for record in records if record.sequence > sequence]
        if rest:
            FreshFile(self.path, rest).take_its_place()
            return
        with contextlib.suppress(FileNotFoundError):
            self.path.unlink()

    def _begin_anew(self, end: int) -> None:
        """Put the sound part of the journal in a file of its own.

        Somebody may have read a line that did not come to rest on the disk; that the journal has
        become another file tells them to read it again.
        """
        with self.path.open("rb") as file:
            sound = file.read(end)
        FreshFile(self.path, [sound]).take_its_place()

    def _records_in(self, data: bytes) -> tuple[list[Record], int]:
        records: list[Record] = []
        sound, broken = 0, 0
        for count, (start, line) in enumerate(_lines_in(data), start=1):
            record = _record_in(line)
            if record is None:
                broken = broken or count
                continue
            if broken:
                self._refuse(broken)
            records.append(record)
            sound = start + len(line) + 1
        if _holds_a_record(data, sound):
            self._refuse(broken or len(records) + 1)
        return records, sound

    def _refuse(self, line: int) -> NoReturn:
        raise DamagedBook(
            f"{self.path} cannot be read: line {line} is damaged, and sound ones follow. "
            "It holds changes that are not part of the data file yet, and has been left "
            "exactly as it is. “reconnect doctor --repair” takes in all that is sound."
        )


def sound_records(path: Path) -> list[Record]:
    """Every record of a journal that can be read, whatever lies between.

    Raises:
        OSError: It cannot be read.
    """
    found = (_record_in(line) for _, line in _lines_in(path.read_bytes()))
    return [record for record in found if record is not None]


def _lines_in(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every line that has an end, and where it starts."""
    start = 0
    while (end := data.find(b"\n", start)) >= 0:
        yield start, data[start:end]
        start = end + 1


def _holds_a_record(data: bytes, start: int) -> bool:
    """Whether what looks like one torn line has a whole one in it: then a line end was damaged."""
    place = start + SEAL
    while (place := data.find(_BEGINS, place + 1)) >= 0:
        end = data.find(b"\n", place)
        if _record_in(data[place - SEAL : len(data) if end < 0 else end]) is not None:
            return True
    return False


def _record_in(line: bytes) -> Record | None:
    text = unsealed(line)
    if text is None:
        return None
    try:
        raw = strictly_read(text.decode("utf-8"))
    except (NotStrict, UnicodeDecodeError):
        return None
    return _record_from(raw) if isinstance(raw, dict) else None


def _record_from(raw: Mapping[str, Any]) -> Record | None:
    kinds = {"sequence": int, "label": str, "at": str, "undoes": int}
    if not all(isinstance(raw.get(name), kind) for name, kind in kinds.items()):
        return None
    touched = rows_from_json(raw.get("touched"))
    if touched is None:
        return None
    before = rows_from_json(raw["before"]) if "before" in raw else None
    return Record(raw["sequence"], raw["label"], raw["at"], touched, before, raw["undoes"])
