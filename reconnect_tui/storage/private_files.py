"""Files and folders that only the user can read, replaced in one step."""

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

FRESH = ".new"
"""How the name of a file ends that is still being written."""

_ATTEMPTS = 5
"""How often a new version is begun that another program took for a stale one."""

_NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0)


def make_private_folder(folder: Path) -> None:
    """Make a folder that only the user can enter; one that exists keeps its mode.

    Raises:
        OSError: It cannot be made.
    """
    if not folder.is_dir():
        make_private_folder(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=PRIVATE_FOLDER)
            sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def have_on_disk(handle: int) -> None:
    """Return once what was written is on the disk itself, and not only in its cache.

    Raises:
        OSError: It could not be written.
    """
    full = _full_sync()
    if full is not None:
        # On macOS `fsync` leaves the data in the cache of the drive (fsync(2) there).
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, full)
            return
    os.fsync(handle)


def close_quietly(handle: int) -> None:
    """Close a file of which nothing more is wanted; it is closed even where that fails."""
    with contextlib.suppress(OSError):
        os.close(handle)


def append_to(path: Path, data: bytes, at: int | None = None) -> tuple[int, int]:
    """Write at the end of a private file; it is on disk when this returns.

    Args:
        path: The file, made where it is not there; a link is not followed.
        data: What to write.
        at: Where its sound part ends, in bytes; what a crash left after it is cut off.

    Returns:
        The inode of the file, and where it ends now, in bytes.

    Raises:
        OSError: It could not be written; the file ends where it did, unless the disk refuses
            even that.
    """
    flags = os.O_RDWR | os.O_CREAT | _NOT_THROUGH_LINKS
    is_new = not path.exists()
    handle = os.open(path, flags, PRIVATE_FILE)
    try:
        found = os.fstat(handle)
        end = found.st_size if at is None else at
        if found.st_size > end:
            os.ftruncate(handle, end)
        try:
            _write_at(handle, data, end)
            have_on_disk(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(handle, end)
            raise
    finally:
        close_quietly(handle)
    if is_new:
        sync_folder(path.parent)
    return found.st_ino, end + len(data)


class FreshFile:
    """A new version of a file, written beside it, that can take its place in one step."""

    def __init__(self, path: Path, pieces: Iterable[bytes], mode: int = PRIVATE_FILE) -> None:
        """Write the new version of `path`; it is on disk when this returns.

        Raises:
            OSError: It could not be written; nothing is left of it.
        """
        self.path = path
        self.mode = mode
        self._handle = -1
        try:
            self._begin()
            with os.fdopen(self._handle, "wb", closefd=False) as file:
                file.writelines(pieces)
            have_on_disk(self._handle)
            self.found = os.fstat(self._handle)
            """What the system says of the new version; it stays true in the place of the old."""
        except BaseException:
            self.discard()
            raise

    def take_its_place(self) -> None:
        """Put the new version in the place of the old one.

        Raises:
            OSError: The old version is intact and in its place.
        """
        try:
            os.replace(self.fresh, self.path)
        except BaseException:
            self.discard()
            raise
        self._let_go()
        sync_folder(self.path.parent)

    def discard(self) -> None:
        """Leave the old version as it is."""
        if self._handle >= 0:
            with contextlib.suppress(OSError):
                self.fresh.unlink()
        self._let_go()

    def _begin(self) -> None:
        """Make the file, and show that somebody is writing it.

        Between the two, another program may take it for a stale one and remove it.
        """
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOT_THROUGH_LINKS
        for _ in range(_ATTEMPTS):
            name = f".{self.path.name[:80]}.{secrets.token_hex(4)}{FRESH}"
            self.fresh = self.path.with_name(name)
            self._handle = os.open(self.fresh, flags, self.mode)
            _hold(self._handle)
            if self.fresh.exists():
                break
            self._let_go()

    def _let_go(self) -> None:
        handle, self._handle = self._handle, -1
        if handle >= 0:
            close_quietly(handle)


def write_new_file(path: Path, data: bytes, mode: int = PRIVATE_FILE) -> None:
    """Write a file that must not be there yet; it is on disk when this returns.

    Raises:
        OSError: It cannot be written, or something of that name is there.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOT_THROUGH_LINKS
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(data)
        file.flush()
        have_on_disk(file.fileno())


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in the place of the old one, if any, in one step; folders are made as needed.

    Raises:
        OSError: The old file is intact and in its place.
    """
    make_private_folder(path.parent)
    FreshFile(path, (data,)).take_its_place()


def is_being_written(path: Path) -> bool:
    """Whether a living program holds a file; looking changes nothing."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | _NOT_THROUGH_LINKS)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
    return False


def sweep(path: Path) -> None:
    """Remove what killed programs left behind while they wrote new versions of a file."""
    _sweep(path.parent, f".{path.name[:80]}.")


def sweep_folder(folder: Path) -> None:
    """Remove what killed programs left behind in a folder that is ours alone."""
    _sweep(folder, ".")


def _write_at(handle: int, data: bytes, place: int) -> None:
    written = 0
    while written < len(data):
        written += os.pwrite(handle, data[written:], place + written)


def _full_sync() -> int | None:
    try:
        import fcntl
    except ImportError:
        return None
    return getattr(fcntl, "F_FULLFSYNC", None)


def _hold(handle: int) -> None:
    """Show that somebody is writing; the system lets go of it when the program dies."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def _sweep(folder: Path, beginning: str) -> None:
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(beginning) and name.endswith(FRESH):
                _remove_if_stale(folder / name)


def _remove_if_stale(path: Path) -> None:
    """Remove it unless a living program is writing it; where nobody can tell, none is."""
    with contextlib.suppress(OSError):
        try:
            import fcntl
        except ImportError:
            path.unlink()
            return
        if path.is_symlink():
            path.unlink()
            return
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | _NOT_THROUGH_LINKS)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
        finally:
            os.close(handle)
