"""What happened between the user and one person, and the figures that follow from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Literal, Self, get_args

from reconnect_tui.core.dates import PartialDate

Direction = Literal["in", "out", "both", "none"]

Kind = Literal[
    "message",
    "email",
    "call",
    "meeting",
    "note",
    "comment",
    "milestone",
    "introduction",
    "gift",
    "connection",
    "invitation",
    "endorsement",
    "recommendation",
    "state",
    "other",
]

Channel = Literal[
    "email",
    "linkedin_note",
    "linkedin_message",
    "inmail",
    "sms",
    "comment",
    "phone",
    "letter",
    "in_person",
]

KINDS: tuple[Kind, ...] = get_args(Kind)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
CHANNELS: tuple[Channel, ...] = get_args(Channel)

KINDS_THAT_NEVER_COUNT = frozenset({"note", "connection", "invitation", "endorsement", "state"})
"""Kinds that say nothing about who spoke to whom (contract, derived figures)."""

_NOTHING_MORE: Mapping[str, object] = MappingProxyType({})

_BOTH_WAYS = frozenset({"meeting", "call", "gift", "introduction", "other", "recommendation"})
_OUTWARDS = frozenset({"message", "email", "comment"})


def usual_direction(kind: str) -> Direction:
    """The direction of an entry logged without one (contract, decision 11)."""
    if kind in _BOTH_WAYS:
        return "both"
    return "out" if kind in _OUTWARDS else "none"


def nothing_more() -> Mapping[str, object]:
    """The unknown fields of a document that has none."""
    return _NOTHING_MORE


@dataclass(frozen=True, slots=True)
class Interaction:
    """One entry of a timeline."""

    uid: str
    """Never changes; the same in the document of everyone who took part."""

    date: PartialDate
    """The day it happened, or as much of it as is known."""

    kind: str
    """One of `KINDS`; a word that this version does not know is kept."""

    direction: Direction = "none"
    """Who spoke: they (`in`), the user (`out`), both, or nobody."""

    at: str = ""
    """UTC timestamp where the source has one; orders the entries of one day."""

    channel: str = ""
    """One of `CHANNELS`, or empty where it is not known."""

    summary: str = ""
    """One line."""

    body: str = ""
    """The whole text, where there is one."""

    move: str = ""
    """The message move that a sent message used."""

    with_ids: tuple[int, ...] = ()
    """The other people of the same entry."""

    source: str = ""
    """Where it came from: `screen`, `command`, or an import source such as `linkedin`."""

    group: bool = False
    """Whether it went to a group or a list and so says nothing about this tie."""

    gave: bool = False
    """Whether help was given in it: by them where the direction is `in`, else by the user."""

    asked: bool = False
    """Whether help was asked for in it, by the same side."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""

    @property
    def counts(self) -> bool:
        """Whether it is contact between the two: not a mere note, invitation or group mail."""
        return (
            not self.group and self.direction != "none" and self.kind not in KINDS_THAT_NEVER_COUNT
        )

    @property
    def is_inbound(self) -> bool:
        """Whether they said something in it."""
        return self.counts and self.direction in ("in", "both")

    @property
    def is_outbound(self) -> bool:
        """Whether the user said something in it."""
        return self.counts and self.direction in ("out", "both")

    @property
    def text(self) -> str:
        """What there is to read: the body, else the summary."""
        return self.body or self.summary


@dataclass(frozen=True)
class Timeline:
    """The entries of one person, oldest first; entries of one day by their timestamp."""

    entries: tuple[Interaction, ...] = ()
    """Oldest first."""

    @classmethod
    def of(cls, entries: Iterable[Interaction]) -> Self:
        """A timeline of entries in any order; those of one moment keep their places."""
        return cls(tuple(sorted(entries, key=lambda entry: (entry.date.middle, entry.at))))

    def __iter__(self) -> Iterator[Interaction]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def with_entry(self, entry: Interaction) -> "Timeline":
        """The timeline with one more entry in its place."""
        return Timeline.of((*self.entries, entry))

    def without(self, uid: str) -> "Timeline":
        """The timeline without the entry of that uid."""
        return Timeline(tuple(entry for entry in self.entries if entry.uid != uid))

    def newest_first(self) -> Iterator[Interaction]:
        """The entries in the order in which one remembers."""
        return reversed(self.entries)

    @cached_property
    def counted(self) -> tuple[Interaction, ...]:
        """The entries that are contact between the two, oldest first."""
        return tuple(entry for entry in self.entries if entry.counts)

    def figures(self, today: date, unanswered_within: int = 365) -> "Figures":
        """What the entries up to `today` amount to; entries dated ahead count for nothing.

        Args:
            today: The day it is seen from.
            unanswered_within: Days; an older message of the user is no longer unanswered.
        """
        return Figures.of(self.counted, self.entries, today, unanswered_within)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one timeline amounts to on one day (contract, derived figures)."""

    inbound: int
    """Entries in which they spoke."""

    outbound: int
    """Entries in which the user spoke."""

    last_contact: date | None
    """The newest day on which they spoke; `None` where none is logged."""

    last_contact_text: str | None
    """The same as the record has it, `2019` where only the year is known."""

    unanswered: int
    """Messages of the user since then, within the last 12 months, or what the settings say."""

    last_outbound: date | None
    """The newest day on which the user spoke."""

    waiting_since: date | None
    """Where they spoke last: the day of their first entry that has had no answer."""

    newest_inbound: date | None
    """Where they spoke last: the day of their newest entry."""

    earliest: date | None
    """The day of the very first entry of any kind."""

    @classmethod
    def of(
        cls,
        counted: tuple[Interaction, ...],
        entries: tuple[Interaction, ...],
        today: date,
        unanswered_within: int = 365,
    ) -> Self:
        """Work the figures out in one pass."""
        if not counted:  # most people of an imported network
            return cls(0, 0, None, None, 0, None, None, None, _first_day(entries, today))
        inbound = outbound = 0
        last_in: date | None = None
        last_text: str | None = None
        last_out: date | None = None
        waiting: date | None = None
        newest_in: date | None = None
        silent_outs: list[date] = []
        for entry in counted:
            day = entry.date.counted_on(today)
            if day is None:
                continue
            if entry.direction == "in":
                inbound += 1
                waiting, newest_in = waiting or day, day
            elif entry.direction == "both":
                inbound, outbound = inbound + 1, outbound + 1
                waiting = newest_in = None
                last_out = day
            else:
                outbound += 1
                waiting = newest_in = None
                last_out = day
                silent_outs.append(day)
                continue
            last_in, last_text = day, entry.date.text
            silent_outs.clear()
        return cls(
            inbound=inbound,
            outbound=outbound,
            last_contact=last_in,
            last_contact_text=last_text,
            unanswered=sum((today - day).days <= unanswered_within for day in silent_outs),
            last_outbound=last_out,
            waiting_since=waiting,
            newest_inbound=newest_in,
            earliest=_first_day(entries, today),
        )


def _first_day(entries: tuple[Interaction, ...], today: date) -> date | None:
    for entry in entries:
        if entry.date.text:
            return entry.date.counted_on(today)
    return None


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch of a timeline in which nobody spoke to the other."""

    since: date
    """The day of the last exchange before it."""

    until: date
    """The day of the next exchange, or today."""

    is_open: bool
    """Whether it lasts until today."""

    @property
    def days(self) -> int:
        """Whole days."""
        return (self.until - self.since).days


def silences(timeline: Timeline, today: date, shortest: int = 90) -> tuple[Silence, ...]:
    """The quiet stretches of at least `shortest` days, oldest first.

    A message of the user that had no answer does not end a silence (playbook, section 0).
    """
    days = [
        day
        for entry in timeline.counted
        if entry.is_inbound and (day := entry.date.counted_on(today)) is not None
    ]
    pairs = list(zip(days, [*days[1:], today], strict=False))
    return tuple(
        Silence(since, until, index == len(pairs) - 1)
        for index, (since, until) in enumerate(pairs)
        if (until - since).days >= shortest
    )
