"""Reading a text file that a person has written: only a regular file, and none too large."""

import os
import stat
from pathlib import Path


def text_of(path: Path, largest: int) -> str:
    """The words of a file; a file that is not there is an empty one.

    Args:
        path: Where it is.
        largest: Bytes; a larger file is taken for a mistake.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no regular file, too large, or no UTF-8.
    """
    if os.fspath(path) == os.devnull:
        return ""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return ""
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise ValueError("it is not a regular file")
        if found.st_size > largest:
            raise ValueError("it is too large")
        data = b"".join(iter(lambda: os.read(handle, largest), b""))
    finally:
        os.close(handle)
    return data.decode("utf-8-sig")
