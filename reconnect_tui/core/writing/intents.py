"""What the user wants from an exchange, and which moves say it (playbook M32, M50, M62)."""

from collections.abc import Mapping
from dataclasses import dataclass

ASK_LATER = "ask_later"
"""The intent of somebody who has a request and makes contact first (M50)."""

ASKING = "staged_ask"
"""The move that brings the request at last (T25)."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One aim of an exchange."""

    label: str
    """As it is chosen."""

    words: str
    """As it follows “You want”."""

    moves: tuple[str, ...]
    """The moves that serve it."""


INTENTS: Mapping[str, Intent] = {
    "catch_up": Intent(
        "catch up",
        "to catch up",
        ("shared_memory", "own_gap", "own_gap_humour", "personal", "no_ask_hello"),
    ),
    "advice": Intent("a view", "their view", ("mentorship",)),
    "compare": Intent("compare", "to compare notes", ("networking",)),
    "give": Intent(
        "give", "to give something", ("share_article", "give", "open_offer", "impact_update")
    ),
    ASK_LATER: Intent(
        "ask later",
        "to ask for something, later",
        (ASKING, "shared_memory", "own_gap", "reintroduce"),
    ),
}
"""By the word that the record holds. A request is never in the first message, so that who wants to
ask later is shown what opens a talk, until the gate of playbook 6.4 is open."""
