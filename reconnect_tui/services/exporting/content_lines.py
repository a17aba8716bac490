"""Content lines, as calendars (RFC 5545) and address cards (RFC 2426) are written in.

A value can never begin a property of its own: line ends are escaped, and what a terminal or a
reader would obey is taken out.
"""

import re
from collections.abc import Iterable

from reconnect_tui.core.text import cleaned

LINE_END = "\r\n"

_OCTETS = 75
"""The longest line, without its end (RFC 5545, 3.1)."""

_SPECIAL = re.compile(r"([\\;,])")


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon, comma and line ends escaped (RFC 5545, 3.3.11)."""
    return _SPECIAL.sub(r"\\\1", cleaned(text)).replace("\n", r"\n").replace("\t", " ")


def line(name: str, value: str) -> str:
    """One property, folded; the value is escaped already.

    Args:
        name: The name, with parameters that are constants of ours.
        value: What stands after the colon.
    """
    return folded_at_75_octets(f"{name}:{value}") + LINE_END


def joined(lines: Iterable[str]) -> str:
    """Lines as one text."""
    return "".join(lines)


def folded_at_75_octets(text: str) -> str:
    """A line in pieces of at most 75 octets, each but the first begun by a space.

    No character is cut apart.
    """
    if len(text) <= _OCTETS and text.isascii():
        return text
    pieces: list[str] = []
    piece: list[str] = []
    octets = 0
    for letter in text:
        size = len(letter.encode("utf-8", "surrogatepass"))
        if octets + size > _OCTETS:
            pieces.append("".join(piece))
            piece, octets = [" "], 1
        piece.append(letter)
        octets += size
    return LINE_END.join((*pieces, "".join(piece)))
