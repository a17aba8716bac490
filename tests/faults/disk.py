"""A disk that a test stands between: every call below one folder passes through `Disk.meet`.

The calls are caught where Python makes them (`os`, and `io.open` for file objects), so that what
is tried is the storage as it is. Nothing really waits for the disk: `fsync` is met, not done.
"""

import builtins
import contextlib
import functools
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

BY_PATH = ("access", "chmod", "listdir", "lstat", "mkdir", "rmdir", "scandir", "stat", "unlink")
BY_TWO_PATHS = ("link", "rename", "replace")
BY_HANDLE = ("fchmod", "fstat", "fsync", "ftruncate", "pwrite", "write")

READING = frozenset({"access", "fstat", "listdir", "lstat", "read", "scandir", "stat"})
"""Calls that change nothing; `open` is one of them unless it makes a file."""

_real_open = builtins.open


class Call(NamedTuple):
    """One call to the system."""

    name: str
    path: str
    data: bytes = b""
    """What is written."""

    place: int = 0
    """Where it is written, or how long the file becomes, in bytes."""

    other: str = ""
    """The second path of a link or a renaming."""

    makes: bool = False
    """Whether it is an `open` that makes a file which was not there."""

    @property
    def changes(self) -> bool:
        """Whether it changes what is on the disk."""
        if self.name == "open":
            return self.makes
        return self.name not in READING and self.name != "close"


class Disk:
    """What lies between the program and the files below a folder; as it stands it does nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.path.realpath(folder)
        self._paths: dict[int, str] = {}

    def meet(self, call: Call, do: Callable[[], Any]) -> Any:
        """Have a call done, or something else in its place."""
        return do()

    def meet_writing(self, call: Call, do: Callable[[bytes], int]) -> int:
        """Have something written, or a part of it."""
        written: int = self.meet(call, lambda: do(call.data))
        return written

    @contextlib.contextmanager
    def between(self) -> Iterator[None]:
        """Stand between for a while; afterwards all that was open is closed, as by the kernel."""
        kept = {name: getattr(os, name) for name in (*_NAMES, "open", "close")}
        kept_io_open = io.open
        for name in BY_PATH:
            setattr(os, name, self._by_path(name, kept[name]))
        for name in BY_TWO_PATHS:
            setattr(os, name, self._by_two_paths(name, kept[name]))
        for name in BY_HANDLE:
            setattr(os, name, self._by_handle(name, kept[name]))
        os.open = self._opening(kept["open"])
        os.close = self._closing(kept["close"])  # type: ignore[assignment]
        io.open = self._file_opening
        try:
            yield
        finally:
            io.open = kept_io_open
            for name, function in kept.items():
                setattr(os, name, function)
            for handle in list(self._paths):
                with contextlib.suppress(OSError):
                    os.close(handle)
            self._paths.clear()

    def _ours(self, path: object) -> str:
        """The path, if it lies below the folder; else nothing."""
        if isinstance(path, int):
            return self._paths.get(path, "")
        try:
            name = os.fsdecode(path)  # type: ignore[arg-type]
        except TypeError:
            return ""
        name = os.path.abspath(name)
        return name if name == self._folder or name.startswith(self._folder + os.sep) else ""

    def _by_path(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def called(path: Any = ".", *rest: Any, **named: Any) -> Any:
            ours = self._ours(path)
            if not ours:
                return real(path, *rest, **named)
            return self.meet(Call(name, ours), lambda: real(path, *rest, **named))

        return called

    def _by_two_paths(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(source: Any, target: Any, **named: Any) -> Any:
            call = Call(name, self._ours(source), other=self._ours(target))
            if not call.other:
                return real(source, target, **named)
            return self.meet(call, lambda: real(source, target, **named))

        return called

    def _by_handle(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(handle: int, *rest: Any) -> Any:
            ours = self._ours(handle)
            if not ours:
                return real(handle, *rest)
            if name == "pwrite":
                data, place = rest
                call = Call(name, ours, bytes(data), place)
                return self.meet_writing(call, lambda part: real(handle, part, place))
            if name == "fsync":
                return self.meet(Call(name, ours), lambda: None)
            place = rest[0] if name == "ftruncate" else 0
            return self.meet(Call(name, ours, place=place), lambda: real(handle, *rest))

        return called

    def _opening(self, real: Callable[..., int]) -> Callable[..., int]:
        def called(path: Any, flags: int, mode: int = 0o777, **named: Any) -> int:
            ours = self._ours(path)
            if not ours:
                return real(path, flags, mode, **named)
            makes = bool(flags & os.O_CREAT) and not _is_there(ours)
            handle: int = self.meet(
                Call("open", ours, makes=makes), lambda: real(path, flags, mode, **named)
            )
            self._paths[handle] = ours
            return handle

        return called

    def _closing(self, real: Callable[[int], None]) -> Callable[[int], None]:
        def called(handle: int) -> None:
            ours = self._paths.pop(handle, "")
            real(handle)
            if ours:
                self.meet(Call("close", ours), lambda: None)

        return called

    def _file_opening(self, file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
        ours = self._ours(file)
        if not ours or "b" not in mode:
            return _real_open(file, mode, *rest, **named)
        closefd = named.get("closefd", True)
        if isinstance(file, int):
            raw = _File(self, ours, file, mode, closefd)
        else:
            raw = self.meet(Call("open", ours), lambda: _File(self, ours, file, mode))
        return io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)


class _File(io.FileIO):
    """The lowest layer of a file object."""

    def __init__(
        self, disk: Disk, path: str, file: str | int, mode: str, closefd: bool = True
    ) -> None:
        super().__init__(file, mode.replace("b", ""), closefd)
        self._disk, self._path = disk, path

    def write(self, data: Any, /) -> int:
        call = Call("write", self._path, bytes(data), self.tell())
        return self._disk.meet_writing(call, lambda part: super(_File, self).write(part))

    def readinto(self, buffer: Any, /) -> int:
        read: int = self._disk.meet(
            Call("read", self._path), lambda: super(_File, self).readinto(buffer)
        )
        return read

    def readall(self) -> bytes:
        read: bytes = self._disk.meet(Call("read", self._path), super().readall)
        return read


_NAMES = (*BY_PATH, *BY_TWO_PATHS, *BY_HANDLE)
_real_lstat = os.lstat


def _is_there(path: str) -> bool:
    with contextlib.suppress(OSError):
        _real_lstat(path)
        return True
    return False
