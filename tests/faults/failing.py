"""A disk on which a chosen call fails, once or from then on, or at which the program dies."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.disk import Call, Disk

NEEDS_ROOM = frozenset({"fsync", "link", "mkdir", "open", "pwrite", "rename", "replace", "write"})
"""Calls that a full disk refuses, where they change something."""


class Death(BaseException):
    """The program was killed: nothing that it would have done after that is done."""


@dataclass(frozen=True)
class Trouble:
    """What happens at the chosen call."""

    name: str
    error: int = 0
    """The error that the call gives; 0 where it gives none."""

    for_good: bool = False
    """Whether every later call of the kind fails, too."""

    half: bool = False
    """Whether half of what is written gets there."""

    dies: str = ""
    """Whether the program dies `before` the call or `after` it."""

    @property
    def everything_fails(self) -> bool:
        """Whether nothing can be put right afterwards either."""
        return self.for_good and self.error == errno.EIO

    def concerns(self, call: Call) -> bool:
        """Whether it can happen at this call."""
        if self.half:
            return call.name in ("pwrite", "write")
        if self.dies:
            return call.changes
        if self.error == errno.ENOSPC:
            return call.changes and call.name in NEEDS_ROOM
        return True


TROUBLES = (
    Trouble("no room once", errno.ENOSPC),
    Trouble("no room for good", errno.ENOSPC, for_good=True),
    Trouble("room for half of it", errno.ENOSPC, for_good=True, half=True),
    Trouble("disk error once", errno.EIO),
    Trouble("disk error for good", errno.EIO, for_good=True),
    Trouble("half is written", half=True),
    Trouble("killed before", dies="before"),
    Trouble("killed half-way", dies="after", half=True),
    Trouble("killed after", dies="after"),
)


class FailingDisk(Disk):
    """Counts the calls that the trouble concerns; it happens at the chosen one."""

    def __init__(self, folder: Path, trouble: Trouble, at: int) -> None:
        super().__init__(folder)
        self.trouble = trouble
        self.at = at
        self.count = 0
        self._dead = False

    @property
    def struck(self) -> bool:
        """Whether it has happened."""
        return self.count >= self.at

    def meet(self, call: Call, do: Callable[[], Any]) -> Any:
        return self._met(call, do, do)

    def meet_writing(self, call: Call, do: Callable[[bytes], int]) -> int:
        half = call.data[: len(call.data) // 2]
        met: int = self._met(call, lambda: do(call.data), lambda: do(half))
        return met

    def _met(self, call: Call, do: Callable[[], Any], do_half: Callable[[], Any]) -> Any:
        trouble = self.trouble
        if self._dead:
            return self._died(call)
        if trouble.half and trouble.for_good and self.struck and call.name in NEEDS_ROOM:
            raise self._error()
        if not trouble.concerns(call):
            return do()
        self.count += 1
        if self.count < self.at or (self.count > self.at and not trouble.for_good):
            return do()
        if trouble.dies:
            self._dead = True
            if trouble.dies == "after":
                (do_half if trouble.half else do)()
            raise Death
        if trouble.half and self.count == self.at:
            return do_half()
        raise self._error()

    def _error(self) -> OSError:
        return OSError(self.trouble.error, os.strerror(self.trouble.error))

    def _died(self, call: Call) -> None:
        if call.name != "close":  # what was open, the kernel closes
            raise Death
