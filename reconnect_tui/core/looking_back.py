"""Looking back: what was written in some weeks, and what came of it (playbook 6.5, step 7).

It counts what was done and never what was not. A message is answered where their next word came
after it within the days below; one that is younger than most answers take is still open, and says
nothing yet (E23 to E25).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import number_in_words
from reconnect_tui.core.giving import Balance
from reconnect_tui.core.ranking.tie import Band, Tie, band_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.timeline import Interaction, Timeline

ANSWERED_WITHIN = 60
"""Days; a word that comes later begins something new."""

STILL_OPEN = 30
"""Days for which a message without an answer says nothing yet."""

MET_WITHIN = 180
"""Days between a message and the talk that it led to."""

_MONTH = 30.44
_QUARTER = 91
_TALKS = frozenset({"meeting", "call"})


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the user's, and what came of it."""

    day: date
    move: str
    """The message move it used; empty for a message in the user's own words."""

    band: Band | None
    """How long it had been quiet; `None` where nobody had spoken before."""

    is_answered: bool
    is_open: bool
    """Whether it is too young to say."""

    led_to_talk: bool


@dataclass(frozen=True, slots=True)
class Replies:
    """How often messages of one sort were answered."""

    sort: str
    """The move, or the band of the silence before; empty for none."""

    sent: int
    answered: int
    still_open: int
    """Those that may still be answered."""

    @classmethod
    def to(cls, sort: str, messages: Iterable[Message]) -> Self:
        """What came of some messages."""
        messages = list(messages)
        return cls(
            sort,
            len(messages),
            sum(message.is_answered for message in messages),
            sum(message.is_open for message in messages),
        )

    @property
    def in_words(self) -> str:
        """What there was, and not what there was not: `five sent, three answered`."""
        parts = (("sent", self.sent), ("answered", self.answered), ("still open", self.still_open))
        return ", ".join(f"{number_in_words(count)} {words}" for words, count in parts if count)


@dataclass(frozen=True, slots=True)
class Week:
    """The messages of one week."""

    begins: date
    """Its Monday."""

    sent: int


@dataclass(frozen=True, slots=True)
class LookBack:
    """Some weeks of writing, and the network as it is today."""

    since: date
    until: date
    people: int
    """Everyone in the book."""

    written_to: int
    """People to whom a message went out."""

    replied: int
    """Those among them who wrote back."""

    met: int
    """Those among them with whom there was a talk after it."""

    sent: int
    """Messages."""

    gave: int
    """How often the user gave something."""

    promises_kept: int
    let_rest: int
    """People whom the user has left to rest or let go of, kindly."""

    per_week: tuple[Week, ...]
    """Every week, the earliest first."""

    by_move: tuple[Replies, ...]
    """The moves that were used, the most used first."""

    by_gap: tuple[Replies, ...]
    """The bands of silence, the shortest first; the first words of all at the end."""

    states: Mapping[str, int]
    """State to people, the most first."""

    bands: Mapping[str, int]
    """Band to people, `none` where no contact is logged."""

    rhythms_ask: float
    """Messages a month that the chosen rhythms come to."""

    wrote: float
    """Messages a month in the last quarter."""

    @classmethod
    def on(
        cls, contacts: Iterable[Contact], today: date, weeks: int = 52, rules: Rules = STANDARD
    ) -> Self:
        """The look back on the weeks up to today; the running week is the last of them."""
        first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
        tally = _Tally(first, today, rules)
        for contact in contacts:
            tally.take_in(contact)
        return cls(
            since=first,
            until=today,
            people=tally.people,
            written_to=tally.written_to,
            replied=tally.replied,
            met=tally.met,
            sent=len(tally.messages),
            gave=tally.gave,
            promises_kept=tally.promises_kept,
            let_rest=tally.let_rest,
            per_week=_weeks(tally.messages, first, weeks),
            by_move=_by_move(tally.messages),
            by_gap=_by_gap(tally.messages),
            states=dict(tally.states.most_common()),
            bands={name: tally.bands[name] for name in _BANDS if tally.bands[name]},
            rhythms_ask=round(tally.rhythms_ask, 1),
            wrote=round(tally.lately * _MONTH / _QUARTER, 1),
        )

    @property
    def capacity_in_words(self) -> str:
        """What the rhythms ask for beside what was written (M92); empty without a rhythm."""
        if not self.rhythms_ask:
            return ""
        return (
            f"Your rhythms ask for about {max(1, round(self.rhythms_ask))} messages a month; "
            f"you sent {round(self.wrote)} a month last quarter."
        )


_BANDS = ("active", "cooling", "dormant", "long_dormant", "none")


class _Tally:
    """The counts while the people are gone through."""

    def __init__(self, since: date, today: date, rules: Rules) -> None:
        self._since = since
        self._today = today
        self._rules = rules
        self.people = self.written_to = self.replied = self.met = 0
        self.gave = self.promises_kept = self.let_rest = self.lately = 0
        self.rhythms_ask = 0.0
        self.messages: list[Message] = []
        self.states: Counter[str] = Counter()
        self.bands: Counter[str] = Counter()

    def take_in(self, contact: Contact) -> None:
        """Count one more person."""
        tie = Tie.of(contact, self._today, self._rules)
        self.people += 1
        self.states[tie.state] += 1
        self.bands[tie.band or "none"] += 1
        if tie.has_rhythm:
            self.rhythms_ask += _MONTH / tie.rhythm_days
        sent = messages_in(contact.timeline, self._since, self._today, self._rules)
        self.messages += sent
        self.lately += sum((self._today - message.day).days < _QUARTER for message in sent)
        self.written_to += bool(sent)
        self.replied += any(message.is_answered for message in sent)
        self.met += any(message.led_to_talk for message in sent)
        self.gave += Balance.of(_part_of(contact.timeline, self._since), self._today).you_gave
        self.let_rest += contact.state in ("paused", "let_go") and any(
            entry.kind == "state" and entry.date.first >= self._since for entry in contact.timeline
        )
        self.promises_kept += sum(
            promise.done is not None and promise.done.first >= self._since
            for promise in contact.promises
            if not promise.is_theirs
        )


def messages_in(
    timeline: Timeline, since: date, today: date, rules: Rules = STANDARD
) -> list[Message]:
    """The messages that went out in a span, with what came of each, oldest first."""
    dated = [
        (day, entry)
        for entry in timeline.counted
        if (day := entry.date.counted_on(today)) is not None
    ]
    messages = []
    spoken: date | None = None
    for place, (day, entry) in enumerate(dated):
        if entry.direction == "out" and day >= since:
            messages.append(_message(dated, place, spoken, today, rules))
        if entry.is_inbound:
            spoken = day
    return messages


def _message(
    dated: Sequence[tuple[date, Interaction]],
    place: int,
    spoken: date | None,
    today: date,
    rules: Rules,
) -> Message:
    day, entry = dated[place]
    following = dated[place + 1] if place + 1 < len(dated) else None
    is_answered = (
        following is not None
        and following[1].is_inbound
        and (following[0] - day).days <= ANSWERED_WITHIN
    )
    return Message(
        day,
        entry.move,
        band_of(None if spoken is None else (day - spoken).days, rules),
        is_answered,
        is_open=following is None and (today - day).days < STILL_OPEN,
        led_to_talk=_led_to_talk(dated, place),
    )


def _led_to_talk(dated: Sequence[tuple[date, Interaction]], place: int) -> bool:
    last = dated[place][0] + timedelta(days=MET_WITHIN)
    for index in range(place + 1, len(dated)):
        day, entry = dated[index]
        if day > last:
            return False
        if _is_talk(entry):
            return True
    return False


def _is_talk(entry: Interaction) -> bool:
    return entry.kind in _TALKS and entry.direction == "both"


def _part_of(timeline: Timeline, since: date) -> Timeline:
    return Timeline(tuple(entry for entry in timeline if entry.date.first >= since))


def _weeks(messages: Iterable[Message], first: date, weeks: int) -> tuple[Week, ...]:
    count = Counter((message.day - first).days // 7 for message in messages)
    return tuple(Week(first + timedelta(days=7 * place), count[place]) for place in range(weeks))


def _by_move(messages: Sequence[Message]) -> tuple[Replies, ...]:
    used = Counter(message.move for message in messages)
    return tuple(
        Replies.to(move, (message for message in messages if message.move == move))
        for move, _ in used.most_common()
    )


def _by_gap(messages: Sequence[Message]) -> tuple[Replies, ...]:
    sorts = {band: [one for one in messages if (one.band or "none") == band] for band in _BANDS}
    return tuple(Replies.to(band, some) for band, some in sorts.items() if some)
