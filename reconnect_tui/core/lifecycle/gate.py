"""Whether a tie is warm enough to ask for something (playbook 6.4).

The gate explains and proposes; it never forbids.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import number_in_words
from reconnect_tui.core.giving import Balance
from reconnect_tui.core.hard_news import newest_hard_news
from reconnect_tui.core.ranking.elapsed import owed_since
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.timeline import Interaction, silences

FAVOUR_MOVES = frozenset({"staged_ask", "intro_request"})
"""Moves that ask for a favour (playbook T15, T25); asking for a view is a lighter thing."""

_TALKS = frozenset({"meeting", "call"})
_OFFER = re.compile(
    r"\b(?:(?:happy|glad|pleased)\s+to\s+(?:help|look|read|introduce|connect|answer|talk)"
    r"|if\s+(?:there\s+is|there['’]s)?\s*(?:anything|something)\s+(?:i\s+can|you\s+need)"
    r"|if\s+you\s+(?:ever\s+)?need\s+(?:anything|help|a)|(?:how|what)\s+can\s+i\s+(?:help|do)"
    r"|feel\s+free\s+to\s+(?:ask|send|call)|send\s+(?:it|them|me)\b.{0,20}\b(?:over|any\s*time)"
    r"|you\s+(?:may|can)\s+(?:always\s+)?(?:ask|send|call))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that makes a tie ready for a request."""

    name: str
    """`exchange`, `time`, `hard_news` or `balance`."""

    is_met: bool
    text: str
    """How it stands, in words."""


@dataclass(frozen=True, slots=True)
class AskGate:
    """Which conditions for a request are met, and what to write instead where some are not."""

    conditions: tuple[Condition, ...] = ()
    """Every condition; none for a message that asks for no favour."""

    proposal: str = ""
    """The move of a message that warms the tie up; empty where all is well."""

    @property
    def is_open(self) -> bool:
        """Whether nothing speaks against asking."""
        return not self.unmet

    @property
    def unmet(self) -> tuple[Condition, ...]:
        """The conditions that are not met yet."""
        return tuple(one for one in self.conditions if not one.is_met)


def ask_gate(
    contact: Contact,
    today: date,
    rules: Rules = STANDARD,
    *,
    move: str = "staged_ask",
    asks_favour: bool = False,
) -> AskGate:
    """How ready a tie is for a request.

    Args:
        contact: Who is to be asked.
        today: When.
        rules: The spans and the balance that count.
        move: The move of the message; one that asks for no favour has no conditions.
        asks_favour: Whether the words of the message ask for one, whatever their move.
    """
    if move not in FAVOUR_MOVES and not asks_favour:
        return AskGate()
    recent = _since_reconnecting(contact, today, rules)
    conditions = (
        _exchange(recent),
        _time(recent, today, rules),
        _hard_news(contact, today, rules),
        _balance(contact, today, rules),
    )
    unmet = {one.name for one in conditions if not one.is_met}
    proposal = "no_ask_hello" if unmet else ""
    if unmet and owed_since(contact, contact.timeline.figures(today), today, rules) is not None:
        proposal = "reply"
    if "hard_news" in unmet:
        proposal = "support"
    return AskGate(conditions, proposal)


def _since_reconnecting(
    contact: Contact, today: date, rules: Rules
) -> tuple[tuple[date, Interaction], ...]:
    """What was said since the last long silence, its first words included, with the days.

    A message of the user's that no answer has followed ends no silence.
    """
    quiet = silences(contact.timeline, today, rules.reconnected_after)
    since = quiet[-1].since if quiet else date.min
    if quiet and quiet[-1].is_open:
        since = today
    spoken = (
        (day, entry)
        for entry in contact.timeline.counted
        if (day := entry.date.counted_on(today)) is not None
    )
    return tuple((day, entry) for day, entry in spoken if day > since)


def _exchange(recent: tuple[tuple[date, Interaction], ...]) -> Condition:
    both_ways = any(one.is_inbound for _, one in recent) and any(
        one.is_outbound for _, one in recent
    )
    met, unmet = "You have heard from each other again", "A word from each of you is still to come"
    return Condition("exchange", both_ways, met if both_ways else unmet)


def _time(recent: tuple[tuple[date, Interaction], ...], today: date, rules: Rules) -> Condition:
    first = next((day for day, entry in recent if entry.is_inbound), None)
    if any(entry.kind in _TALKS and entry.direction == "both" for _, entry in recent):
        return Condition("time", True, "You have talked since")
    if any(entry.direction == "in" and _OFFER.search(entry.text) for _, entry in recent):
        return Condition("time", True, "They offered to help")
    if first is None:
        return Condition("time", False, "They have not written back yet")
    warm_from = first + timedelta(days=rules.ask_after_reply)
    if warm_from <= today:
        return Condition("time", True, "Their answer is a while ago")
    return Condition(
        "time", False, f"They answered only lately: from {warm_from.isoformat()} it is easier"
    )


def _hard_news(contact: Contact, today: date, rules: Rules) -> Condition:
    news = newest_hard_news(contact, today, rules.hard_news_counts)
    if news is None:
        return Condition("hard_news", True, "No hard news of late")
    when = "" if news.date else " (say when it was, if it is long ago)"
    return Condition("hard_news", False, f"They have had hard news: stand by them first{when}")


def _balance(contact: Contact, today: date, rules: Rules) -> Condition:
    balance = Balance.of(contact.timeline, today)
    if balance.asks_ahead < rules.asks_ahead:
        return Condition("balance", True, "Asking and giving are in balance")
    ahead = number_in_words(balance.asks_ahead)
    return Condition(
        "balance", False, f"You have asked {ahead} times more than you gave: give something first"
    )
