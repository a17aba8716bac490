"""One place of a message."""

from dataclasses import dataclass

from reconnect_tui.core.writing.moves import SlotSource


@dataclass(frozen=True)
class Slot:
    """A place of a message, with what stands in it."""

    name: str
    source: SlotSource
    required: bool
    value: str
    """Empty while it is unfilled."""

    hint: str
    suggestions: tuple[str, ...]
    """What else could stand there, the best first."""
