"""Nothing from outside reaches the terminal raw, and no text is ever markup.

Textual passes control characters of a name straight to the terminal; this filter is the net
under every widget (reliability, section 0, 4 and 5).
"""

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from reconnect_tui.core.text import harmless

_BETWEEN_CELLS = dict.fromkeys(map(ord, "\t\n\r"))
"""Characters that take no cell and move the cursor; inside a row there is no place for them."""


class HarmlessText(LineFilter):
    """Shows every character that a terminal would obey as a replacement."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of one line, made harmless."""
        if all(text.isprintable() for text, _, control in segments if not control):
            return segments
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(harmless(segment.text).translate(_BETWEEN_CELLS), segment.style)
            for segment in segments
        ]


def safe(text: str, style: str = "") -> Content:
    """Text from outside as content: shown to the letter, in one style."""
    return Content.styled(harmless(text), style) if style else Content(harmless(text))
