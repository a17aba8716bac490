"""How many columns of a terminal a text takes, and texts cut to so many."""

import unicodedata

_WIDE = frozenset("WF")
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})


def width_of(text: str) -> int:
    """Columns of the terminal: wide East Asian characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(map(_width_of_character, text))


def _width_of_character(letter: str) -> int:
    if unicodedata.category(letter) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def cut(text: str, width: int) -> str:
    """The text in at most `width` columns, an ellipsis where it was cut."""
    if width_of(text) <= width:
        return text
    taken, kept = 0, []
    for letter in text:
        taken += _width_of_character(letter)
        if taken > width - 1:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + ("…" if width > 0 else "")


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text filled with spaces to `width` columns, on the left where it stands `right`."""
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def fitting_widths(widths: list[int], room: int, narrowest: int = 8) -> list[int]:
    """Column widths that fit into `room` columns, the widest columns giving way first.

    Args:
        widths: What the columns would like.
        room: Columns for all of them together.
        narrowest: No column is made narrower than this.
    """
    cap = min(max(widths), max(room, narrowest))
    while cap > narrowest and sum(min(width, cap) for width in widths) > room:
        cap -= 1
    return [min(width, cap) for width in widths]
