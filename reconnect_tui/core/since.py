"""Since you last spoke: what has come about on both sides, and what stands between the two.

It says what the record knows and nothing else. It counts nobody's worth, and blames nobody for the
silence (playbook M01, 6.7): a day is told as a day, an open promise as one that is open.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from reconnect_tui.core.contact import Contact, Promise, Reason
from reconnect_tui.core.dates import PartialDate, gap_in_words
from reconnect_tui.core.giving import Balance
from reconnect_tui.core.owner import Goal, Owner
from reconnect_tui.core.ranking.standing import as_sentence, days_ago, reason_in_words
from reconnect_tui.core.rules import WINDOWS, YEARLY_REASONS
from reconnect_tui.core.text import folded
from reconnect_tui.core.timeline import Figures, Interaction, Timeline

FactKind = Literal["news", "milestone", "endorsement", "role", "message", "goal", "organization"]

NEWS_OF_THE_USER = frozenset(
    {"article_saved", "mutual_sighting", "thought", "event_both_attend", "visiting_city"}
)
"""Reasons that lie with the user: what they saved, whom they saw, where they go."""

YOU_PROMISED = "You promised"
"""The head of what the user promised."""

THEY_PROMISED = "They promised"
"""The head of what they promised."""

_NEWS_OF_A_POST = frozenset({"new_job", "promotion", "business_opened"})
_KINDS: dict[str, FactKind] = {"milestone": "milestone", "endorsement": "endorsement"}
_DORMANT = 365
"""Days of silence after which a post of no known date is worth a line (playbook, section 0)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that has come about, ready to be shown."""

    kind: FactKind
    text: str
    """A phrase that begins in lower case, as those of `ranking.standing`."""

    date: PartialDate | None = None
    """When, as precisely as it is known; `None` where it is not."""

    reason: Reason | None = None
    """The piece of news that it tells."""

    entry: Interaction | None = None
    """The entry of the timeline that it tells."""


@dataclass(frozen=True, slots=True)
class SinceYouSpoke:
    """What has come about since two people last spoke."""

    since: PartialDate | None
    """The newest day on which they spoke; `None` where none is logged."""

    gap_days: int | None
    """Whole days since then."""

    theirs: tuple[Fact, ...]
    """On their side, the newest first."""

    yours: tuple[Fact, ...]
    """On the user's side, the newest first."""

    ahead: tuple[Fact, ...]
    """What has a day to come, the next one first."""

    promised: tuple[Promise, ...]
    """What the user promised and has not done yet."""

    awaited: tuple[Promise, ...]
    """What they promised and have not done yet."""

    balance: Balance
    """Who asked and who gave, over all the years."""

    @classmethod
    def of(
        cls, contact: Contact, today: date, owner: Owner | None = None, goals: Sequence[Goal] = ()
    ) -> Self:
        """What there is to tell about a contact on a day.

        Args:
            contact: Whose record.
            today: The day.
            owner: The user, for where they work.
            goals: The user's goals, the main one first.
        """
        figures = contact.timeline.figures(today)
        last = figures.last_contact
        span = _Span(last, today)
        news = [
            Fact("news", reason_in_words(one, today), one.date, reason=one)
            for one in contact.reasons
            if _is_told(one, span)
        ]
        behind = [fact for fact in news if not span.lies_ahead(fact.date)]
        return cls(
            since=_newest_spoken(contact.timeline, last, today),
            gap_days=None if last is None else (today - last).days,
            theirs=_newest_first(
                [
                    *(fact for fact in behind if not _is_the_users(fact)),
                    *_marks(contact.timeline, span),
                    *_role(contact, span),
                ]
            ),
            yours=_newest_first(
                [
                    *(fact for fact in behind if _is_the_users(fact)),
                    *_silent_messages(figures),
                    *_aims(contact, goals),
                    *_own_place(contact, owner, span),
                ]
            ),
            ahead=tuple(sorted((fact for fact in news if span.lies_ahead(fact.date)), key=_day)),
            promised=contact.open_promises,
            awaited=contact.awaited_promises,
            balance=Balance.of(contact.timeline, today),
        )

    @property
    def heading(self) -> str:
        """What the facts stand under."""
        if self.gap_days is None or self.since is None:
            return "What is known; no past contact is logged"
        if self.gap_days < 7:
            return f"Since you last spoke, {days_ago(self.gap_days)}"
        return f"Since you last spoke, {gap_in_words(self.gap_days)} ago"

    @property
    def sections(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Everything in sentences, under whose side it is about; what is empty is left out."""
        balance = as_sentence(self.balance.in_words)
        told = (
            ("They", tuple(as_sentence(fact.text) for fact in self.theirs)),
            ("You", tuple(as_sentence(fact.text) for fact in self.yours)),
            ("Ahead", tuple(as_sentence(fact.text) for fact in self.ahead)),
            (YOU_PROMISED, tuple(map(promise_in_words, self.promised))),
            (THEY_PROMISED, tuple(map(promise_in_words, self.awaited))),
            ("Give and take", (balance,) if balance else ()),
        )
        return tuple((label, texts) for label, texts in told if texts)


def promise_in_words(promise: Promise) -> str:
    """What was promised, and by when."""
    return f"{promise.text}, by {promise.due.text}" if promise.due else promise.text


@dataclass(frozen=True, slots=True)
class _Span:
    """The time from the last exchange until today."""

    start: date | None
    today: date

    @property
    def is_long(self) -> bool:
        """Whether much may have changed in it."""
        return self.start is None or (self.today - self.start).days >= _DORMANT

    def holds(self, moment: PartialDate | None) -> bool:
        """Whether something of that date has come about in it; a day in doubt counts."""
        if moment is None or moment.first > self.today:
            return False
        return self.start is None or moment.last >= self.start

    def lies_ahead(self, moment: PartialDate | None) -> bool:
        """Whether something of that date is still to come."""
        return moment is not None and moment.first > self.today


def _is_told(news: Reason, span: _Span) -> bool:
    """News since then; what comes round every year is no change."""
    if news.type in YEARLY_REASONS:
        return False
    if news.date is None:
        return news.checked_on is None or span.holds(news.checked_on)
    return span.holds(news.date) or (span.lies_ahead(news.date) and news.type in WINDOWS)


def _is_the_users(fact: Fact) -> bool:
    return fact.reason is not None and fact.reason.type in NEWS_OF_THE_USER


def _marks(timeline: Timeline, span: _Span) -> Iterator[Fact]:
    """Milestones, and endorsements of theirs, which are no contact."""
    for entry in timeline:
        is_theirs = entry.kind == "milestone" or entry.direction == "in"
        if entry.kind in _KINDS and is_theirs and span.holds(entry.date):
            words = entry.summary or entry.text
            text = f"{entry.kind}: {words}" if words else entry.kind
            yield Fact(_KINDS[entry.kind], text, entry.date, entry=entry)


def _role(contact: Contact, span: _Span) -> Iterator[Fact]:
    """A post that came after another one, unless news tell of it or it was known by then.

    When it changed is on no record; it may be new since they spoke where an import told of it
    later, or where they have not spoken for a year.
    """
    past = [
        one for one in contact.past_organizations if folded(one) != folded(contact.organization)
    ]
    if not (contact.organization and past):
        return
    if any(one.type in _NEWS_OF_A_POST and span.holds(one.date) for one in contact.reasons):
        return
    days = [
        day
        for record in contact.sources
        if record.fields.get("organization") == contact.organization
        and (day := _day_of(record.imported)) is not None
    ]
    later = not days or span.start is None or min(days) > span.start
    if span.is_long and later:
        at = "" if contact.title else "at "
        post = ", ".join(part for part in (contact.title, contact.organization) if part)
        yield Fact("role", f"now {at}{post}; formerly at {', '.join(past)}")


def _silent_messages(figures: Figures) -> Iterator[Fact]:
    if figures.unanswered and figures.last_outbound is not None:
        words = "a message" if figures.unanswered == 1 else "messages"
        day = PartialDate.on(figures.last_outbound)
        yield Fact("message", f"you sent {words} that had no answer yet", day)


def _aims(contact: Contact, goals: Sequence[Goal]) -> Iterator[Fact]:
    """The user's goals that this person belongs to, in their order."""
    fitting = [goal for goal in goals if goal.name in contact.goal_tags]
    words = ", ".join(
        goal.name.replace("_", " ") + (f" by {goal.need_by}" if goal.need_by else "")
        for goal in fitting
    )
    if fitting:
        noun = "goal that fits" if len(fitting) == 1 else "goals that fit"
        yield Fact("goal", f"your {noun} them: {words}")


def _own_place(contact: Contact, owner: Owner | None, span: _Span) -> Iterator[Fact]:
    """Where the user works now, for someone who may not know: not one who worked there too."""
    place = owner.organizations[0] if owner is not None and owner.organizations else ""
    shared = {folded(one) for one in (contact.organization, *contact.past_organizations)}
    if place and folded(place) not in shared and span.is_long:
        yield Fact("organization", f"you are at {place}")


def _newest_spoken(timeline: Timeline, last: date | None, today: date) -> PartialDate | None:
    """The date of the last exchange as the record has it."""
    if last is None:
        return None
    days = (
        entry.date
        for entry in reversed(timeline.counted)
        if entry.is_inbound and entry.date.counted_on(today) == last
    )
    return next(days, PartialDate.on(last))


def _newest_first(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Dated ones first, the newest at the head; the others in the order they came in."""
    facts = list(facts)
    dated = [fact for fact in facts if fact.date is not None]
    rest = [fact for fact in facts if fact.date is None]
    return (*sorted(dated, key=_day, reverse=True), *rest)


def _day(fact: Fact) -> date:
    return date.min if fact.date is None else fact.date.middle


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
