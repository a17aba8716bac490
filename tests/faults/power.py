"""What may be on a disk after the power failed, worked out from the calls that were made.

The disk is taken to promise no more than POSIX does: what was written to a file and not synced
may be there, missing, there in part or as zeros; names that were made, moved or removed in a
folder and not synced reach the disk in their order, but any number of them may be missing; and
neither waits for the other (reliability, section 2g).
"""

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.faults.disk import Call, Disk

FOLDER = 0
"""The number of everything that is a folder and no file."""

Names = dict[str, int]
"""Path to the number of the file of that name."""

Renaming = dict[str, int | None]
"""Path to the number that it stands for then, `None` where the name goes: one step."""


@dataclass(frozen=True)
class Writing:
    """One step that changed the contents of a file."""

    place: int
    data: bytes | None
    """What was written there; `None` where the file was made to end there."""

    def on(self, contents: bytes) -> bytes:
        """The contents once it is done."""
        if self.data is None:
            return contents[: self.place]
        before = contents.ljust(self.place, b"\0")
        return before[: self.place] + self.data + before[self.place + len(self.data) :]

    def torn(self) -> Iterator["Writing"]:
        """What of it may be there when only a part has reached the disk."""
        if self.data:
            half, zeros = self.data[: len(self.data) // 2], bytes(len(self.data))
            for data in (half, zeros, half + zeros[len(half) :], zeros[len(half) :] + half):
                yield replace(self, data=data)


@dataclass(frozen=True)
class File:
    """The contents that are on the disk for sure, and what may still be on its way."""

    synced: bytes = b""
    pending: tuple[Writing, ...] = ()

    @property
    def now(self) -> bytes:
        """What a reader finds while the power is on."""
        return _after(self.synced, self.pending)

    def may_be(self) -> Iterator[bytes]:
        """What may be found after the power failed."""
        yield self.synced
        for count, one in enumerate(self.pending):
            before = _after(self.synced, self.pending[:count])
            for some in (one, *one.torn()):
                yield some.on(before)
            yield _after(self.synced, self.pending[count:])


@dataclass(frozen=True)
class Moment:
    """The disk at one moment."""

    files: dict[int, File]
    synced: Names
    """The names that are on the disk for sure."""

    pending: tuple[tuple[str, Renaming], ...] = ()
    """What was done to names since then, and in which folder."""

    acknowledged: int = 0
    """How many deeds had been acknowledged."""

    @property
    def names(self) -> Names:
        """The names that are found while the power is on."""
        return _renamed(self.synced, [renaming for _, renaming in self.pending])

    def folder_synced(self, folder: str) -> "Moment":
        """The moment once the names in a folder are on the disk."""
        here = [renaming for one, renaming in self.pending if one == folder]
        rest = tuple(one for one in self.pending if one[0] != folder)
        return replace(self, synced=_renamed(self.synced, here), pending=rest)

    def states(self) -> Iterator[dict[str, bytes]]:
        """Every state that may be found after the power failed: path to contents."""
        for names in self._names_that_may_be():
            files = {file: self.files[file] for file in {*names.values()} - {FOLDER}}
            dirty = [file for file, one in files.items() if one.pending]
            for rest in ("now", "synced"):
                contents = {file: getattr(one, rest) for file, one in files.items()}
                yield _state(names, contents)
                for file in dirty:
                    for found in files[file].may_be():
                        yield _state(names, {**contents, file: found})

    def _names_that_may_be(self) -> Iterator[Names]:
        by_folder: dict[str, list[Renaming]] = {}
        for folder, renaming in self.pending:
            by_folder.setdefault(folder, []).append(renaming)
        reached = [
            [steps[:count] for count in range(len(steps) + 1)] for steps in by_folder.values()
        ]
        for chosen in itertools.product(*reached):
            names = _renamed(self.synced, itertools.chain(*chosen))
            yield {path: file for path, file in names.items() if _is_reachable(path, names)}


class PowerCutDisk(Disk):
    """Keeps every moment of what is below a folder, which is empty to begin with."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.root = str(folder.resolve())
        self.moments = [Moment({}, {self.root: FOLDER})]
        self._numbers = itertools.count(1)

    def acknowledge(self) -> None:
        """Say that one more deed has been acknowledged."""
        last = self.moments[-1]
        self.moments.append(replace(last, acknowledged=last.acknowledged + 1))

    def meet(self, call: Call, do: Callable[[], Any]) -> Any:
        result = do()
        if call.changes and not call.path.endswith(".lock"):
            self.moments.append(self._after(call, self.moments[-1]))
        return result

    def _after(self, call: Call, moment: Moment) -> Moment:
        if call.name == "open":
            number = next(self._numbers)
            moment = replace(moment, files={**moment.files, number: File()})
            return _with(moment, {call.path: number})
        number = moment.names.get(call.path, FOLDER)
        match call.name:
            case "fsync" if number == FOLDER:
                return moment.folder_synced(call.path)
            case "fsync":
                synced = File(moment.files[number].now)
                return replace(moment, files={**moment.files, number: synced})
            case "pwrite" | "write":
                return _written(moment, number, Writing(call.place, call.data))
            case "ftruncate":
                return _written(moment, number, Writing(call.place, None))
        renaming = _renaming(call, number)
        return _with(moment, renaming) if renaming else moment


def _renaming(call: Call, number: int) -> Renaming:
    """What a call does to names."""
    match call.name:
        case "mkdir":
            return {call.path: FOLDER}
        case "unlink":
            return {call.path: None}
        case "link":
            return {call.other: number}
        case "rename" | "replace":
            return {call.other: number, call.path: None}
    return {}


def put_on_disk(state: dict[str, bytes], root: str, folder: Path) -> None:
    """Make a state in another folder than that in which it came about."""
    for path, contents in state.items():
        target = folder / os.path.relpath(path, root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents)


def _after(contents: bytes, steps: tuple[Writing, ...]) -> bytes:
    for step in steps:
        contents = step.on(contents)
    return contents


def _with(moment: Moment, renaming: Renaming) -> Moment:
    folder = os.path.dirname(next(iter(renaming)))
    return replace(moment, pending=(*moment.pending, (folder, renaming)))


def _written(moment: Moment, number: int, step: Writing) -> Moment:
    file = moment.files[number]
    file = replace(file, pending=(*file.pending, step))
    return replace(moment, files={**moment.files, number: file})


def _renamed(names: Names, steps: Iterator[Renaming] | list[Renaming]) -> Names:
    names = dict(names)
    for step in steps:
        for path, number in step.items():
            if number is None:
                names.pop(path, None)
            else:
                names[path] = number
    return names


def _is_reachable(path: str, names: Names) -> bool:
    """Whether the folder of a name is there, too."""
    return path == min(names, key=len) or (
        (folder := os.path.dirname(path)) in names and _is_reachable(folder, names)
    )


def _state(names: Names, contents: dict[int, bytes]) -> dict[str, bytes]:
    return {path: contents[file] for path, file in names.items() if file != FOLDER}
