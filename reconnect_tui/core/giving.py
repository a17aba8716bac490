"""Who asked and who gave, of two people: the ledger of the playbook (M66), told in words only."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from reconnect_tui.core.dates import number_in_words
from reconnect_tui.core.timeline import Interaction, Timeline

Side = Literal["user", "them"]
_Sign = Callable[[Interaction], bool]

MOVES_THAT_ASK = frozenset({"staged_ask", "intro_request", "mentorship"})
"""Moves whose message asks for something (playbook T10, T15, T25)."""

MOVES_THAT_GIVE = frozenset({"give"})
"""Moves whose message gives something (playbook T14)."""

_KINDS_THAT_GIVE = frozenset({"gift", "introduction", "recommendation"})
_TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class Balance:
    """How often each of the two asked and gave."""

    you_asked: int = 0
    you_gave: int = 0
    they_asked: int = 0
    they_gave: int = 0

    @classmethod
    def of(cls, timeline: Timeline, today: date) -> Self:
        """What the entries up to `today` amount to.

        An entry says it itself, or its move or its kind does: a request that was sent, a gift.
        Where both stand on one day, they speak of one thing and are counted once.
        """
        past = [
            entry
            for entry in timeline
            if not entry.group and entry.date.counted_on(today) is not None
        ]
        asked = _counted(past, _says_asked, _shows_asked)
        gave = _counted(past, _says_gave, _shows_gave)
        return cls(asked["user"], gave["user"], asked["them"], gave["them"])

    @property
    def asks_ahead(self) -> int:
        """How many times more the user asked than gave (ask gate, playbook 6.4)."""
        return self.you_asked - self.you_gave

    @property
    def in_words(self) -> str:
        """`you asked twice, they helped once`; empty where nothing is recorded."""
        parts = (
            ("you asked", self.you_asked),
            ("they helped", self.they_gave),
            ("they asked", self.they_asked),
            ("you gave", self.you_gave),
        )
        return ", ".join(f"{words} {times(count)}" for words, count in parts if count)


def times(count: int) -> str:
    """How often, in words: `once`, `twice`, `three times`."""
    return _TIMES.get(count, f"{number_in_words(count)} times")


def side_of(entry: Interaction) -> Side:
    """Who acted in an entry that says that somebody gave or asked."""
    return "them" if entry.direction == "in" else "user"


def _says_asked(entry: Interaction) -> bool:
    return entry.asked


def _says_gave(entry: Interaction) -> bool:
    return entry.gave


def _shows_asked(entry: Interaction) -> bool:
    return entry.is_outbound and entry.move in MOVES_THAT_ASK


def _shows_gave(entry: Interaction) -> bool:
    """A message that gives, or a gift of which the record says who made it."""
    if entry.is_outbound and entry.move in MOVES_THAT_GIVE:
        return True
    return entry.kind in _KINDS_THAT_GIVE and entry.direction in ("in", "out") and not entry.asked


def _counted(entries: Iterable[Interaction], says: _Sign, shows: _Sign) -> dict[Side, int]:
    entries = tuple(entries)
    told = [(side_of(entry), entry.date) for entry in entries if says(entry)]
    days = set(told)
    told += [
        (side_of(entry), entry.date)
        for entry in entries
        if shows(entry) and not says(entry) and (side_of(entry), entry.date) not in days
    ]
    count: dict[Side, int] = {"user": 0, "them": 0}
    for side, _ in told:
        count[side] += 1
    return count
