"""Lines that tell whether they are as they were written.

A sealed line is a CRC-32 of the rest in eight hexadecimal digits, a space, and the rest.
"""

from zlib import crc32

SEAL = 8
"""Characters."""


def sealed(text: bytes) -> bytes:
    """A line that holds this text."""
    return b"%08x %b\n" % (crc32(text), text)


def unsealed(line: bytes) -> bytes | None:
    """The text of a line without its end; `None` where it is not as it was written."""
    seal, _, text = line.partition(b" ")
    return text if seal == b"%08x" % crc32(text) else None
