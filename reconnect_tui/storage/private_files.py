"""Files and folders that only the user can read, replaced in one step."""

import contextlib
import os
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make a folder that only the user can enter; one that exists keeps its mode.

    Raises:
        OSError: It cannot be made.
    """
    if not folder.is_dir():
        make_private_folder(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=PRIVATE_FOLDER)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_new_file(path: Path, data: bytes, mode: int = PRIVATE_FILE) -> None:
    """Write a file that must not be there yet; it is on disk when this returns.

    Raises:
        OSError: It cannot be written, or something of that name is there.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in the place of the old one, if any, in one step; folders are made as needed.

    Raises:
        OSError: The old file is intact and in its place.
    """
    make_private_folder(path.parent)
    fresh = path.with_name(f".{path.name[:80]}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    try:
        write_new_file(fresh, data)
        os.replace(fresh, path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    sync_folder(path.parent)
