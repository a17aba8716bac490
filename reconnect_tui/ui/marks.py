"""The few signs of the screen: how warm a tie is, and which way words went."""

from collections.abc import Mapping
from dataclasses import dataclass

from reconnect_tui.core.giving import side_of
from reconnect_tui.core.ranking.tie import Band
from reconnect_tui.core.timeline import Interaction


@dataclass(frozen=True, slots=True)
class Marks:
    """One set of signs; each differs in shape, so that colour is never needed."""

    warmth: Mapping[Band | None, str]
    """By how long it has been quiet."""

    kinds: Mapping[str, str]
    """By the kind of entry."""

    line: str
    """What a silence is drawn with."""


FINE = Marks(
    warmth={"active": "●", "cooling": "◐", "dormant": "○", "long_dormant": "◌", None: "·"},
    kinds={
        "email": "✉",
        "message": "✉",
        "call": "☎",
        "meeting": "◆",
        "note": "✎",
        "comment": "✎",
        "milestone": "★",
        "introduction": "⇄",
        "gift": "◇",
        "connection": "∞",
        "invitation": "∞",
        "endorsement": "✓",
        "recommendation": "✓",
        "state": "·",
    },
    line="─",
)

PLAIN = Marks(
    warmth={"active": "*", "cooling": "+", "dormant": "o", "long_dormant": ".", None: "-"},
    kinds={},
    line="-",
)
"""For terminals that draw ambiguous characters two cells wide."""

WARMTH_WORDS: Mapping[Band | None, str] = {
    "active": "in touch",
    "cooling": "growing quiet",
    "dormant": "quiet",
    "long_dormant": "long quiet",
    None: "no contact logged",
}

_DIRECTIONS = {"in": "they wrote", "out": "you wrote"}
_SPOKEN = {"in": "they called", "out": "you called"}


def what_it_was(entry: Interaction) -> str:
    """The kind and direction of an entry in words: `they wrote`, `you gave`, `meeting`."""
    if entry.gave or entry.asked:
        who = "they" if side_of(entry) == "them" else "you"
        return f"{who} {'gave' if entry.gave else 'asked'}"
    words = _SPOKEN if entry.kind == "call" else _DIRECTIONS
    if entry.kind in ("message", "email", "call") and entry.direction in words:
        said = words[entry.direction]
        return f"{said} to a group" if entry.group and entry.direction == "out" else said
    if entry.kind == "connection":
        return "connected"
    return entry.kind.replace("_", " ")
