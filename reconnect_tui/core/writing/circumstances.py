"""What the record of one person offers for a message on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from reconnect_tui.core.contact import Contact, Promise, Reason
from reconnect_tui.core.dates import PartialDate, gap_in_words, partial_date_from
from reconnect_tui.core.hard_news import day_of_hard_news, newest_hard_news
from reconnect_tui.core.ranking.tie import Tie, moment_of, next_occurrence
from reconnect_tui.core.rules import WINDOWS, YEARLY_REASONS
from reconnect_tui.core.text import folded
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.core.writing.intents import ASK_LATER
from reconnect_tui.core.writing.phrases import link_in

WEEKS_UNTIL_LATE: Mapping[str, int] = {
    **dict.fromkeys(
        ("new_job", "promotion", "business_opened", "new_child", "wedding", "degree"), 12
    ),
    **dict.fromkeys(("award", "publication", "talk", "project_done"), 8),
}
"""Weeks after which a congratulation has to say that it is late (playbook 4.3)."""

LIFE_NEWS = frozenset({"new_child", "wedding"})
"""News that T05 speaks of; all other happy news is work news (T04)."""

HARD_NEWS_COUNTS = 180
"""Days for which hard news rules out congratulation and cheer (playbook 4.3)."""

FACT_IS_FRESH = 90
"""Days after which a fact may not be used without checking it again (playbook 5.2)."""

HOLIDAY_IS_NEAR = 3
"""Days before and after a holiday on which one may wish them well."""

COMMENT_IS_FRESH = 21
"""Days after which a message no longer mentions a comment under a post."""

MET_IN_PERSON = "you met"
"""Source of a sighting that stands with the very person whom the user met (M42)."""

TALKS = frozenset({"meeting", "call"})
"""Kinds of entries after which one says thank you."""


@dataclass(frozen=True)
class Circumstances:
    """One person, one day, and what follows from the two."""

    contact: Contact
    today: date

    @cached_property
    def tie(self) -> Tie:
        """Where the person stands."""
        return Tie.of(self.contact, self.today)

    @property
    def gap_days(self) -> int | None:
        """Whole days since the two last spoke; `None` where no contact is logged."""
        return self.tie.gap_days

    @property
    def gap(self) -> str:
        """The same in words; empty where no contact is logged."""
        return "" if self.gap_days is None else gap_in_words(self.gap_days)

    def quiet_for(self, days: int) -> bool:
        """Whether the silence is known to have lasted so many days."""
        return self.gap_days is not None and self.gap_days >= days

    @cached_property
    def fresh_memories(self) -> tuple[str, ...]:
        """The shared memories that no sent message has used.

        The bare name of a company or a school is none: it recalls no moment (T01).
        """
        contact = self.contact
        places = {folded(place) for place in (contact.organization, *contact.past_organizations)}
        return tuple(
            memory
            for memory in contact.shared_memories
            if memory.strip()
            and memory not in contact.memories_used
            and folded(memory.strip(" .")) not in places
        )

    @property
    def promise_due(self) -> Promise | None:
        """What the user promised for today or an earlier day, the earliest of it."""
        due = [one for one in self.contact.open_promises if one.due and one.due.first <= self.today]
        return min(due, key=lambda one: one.due.first if one.due else self.today, default=None)

    @property
    def is_learned_told(self) -> bool:
        """Whether a sent message has said what they taught the user."""
        return self.contact.learned in self.contact.memories_used

    @property
    def wants_to_ask(self) -> bool:
        """Whether the user has a request in mind that is to come later (playbook M50)."""
        return self.contact.intent == ASK_LATER

    @cached_property
    def hard_news(self) -> Reason | None:
        """The newest hard news that still counts."""
        return newest_hard_news(self.contact, self.today, HARD_NEWS_COUNTS)

    @cached_property
    def happy_news(self) -> tuple[Reason, ...]:
        """News to congratulate on, the most fitting first.

        News that has been congratulated on, lies ahead or came before hard news is left out.
        """
        hard = day_of_hard_news(self.hard_news, self.today) if self.hard_news else None
        found = []
        for reason in self.contact.reasons:
            day = self.day_of(reason)
            if reason.type not in WEEKS_UNTIL_LATE or self._lies_ahead(reason):
                continue
            if hard is not None and (day is None or day <= hard):
                continue
            if not self.spoken_of(reason, "congratulate"):
                found.append(reason)
        return tuple(sorted(found, key=self._congratulation_order))

    @cached_property
    def yearly_day(self) -> Reason | None:
        """The birthday or anniversary of these days, with the date that it has this year.

        Nobody is congratulated before the day, nor twice, nor so soon after hard news.
        """
        reasons = list(self.contact.reasons)
        if self.contact.birthday:
            # The year may be unknown; the day comes round in any case.
            birthday = partial_date_from(f"2000{self.contact.birthday[-6:]}")
            reasons.append(Reason("birthday", birthday))
        found = []
        for reason in reasons if self.hard_news is None else ():
            day = moment_of(reason, self.today) if reason.type in YEARLY_REASONS else None
            if day is None or not 0 <= (self.today - day).days <= WINDOWS[reason.type].after:
                continue
            this_year = replace(reason, date=PartialDate.on(day))
            if not self.spoken_of(this_year, "congratulate"):
                found.append((day, this_year))
        return max(found, key=lambda pair: pair[0])[1] if found else None

    @cached_property
    def holiday(self) -> tuple[date, str] | None:
        """A day they keep, near today, for which no sign of life has gone out; and its name."""
        for entered in self.contact.holidays if self.hard_news is None else ():
            month_and_day, _, name = entered.partition(" ")
            day = next_occurrence(month_and_day, self.today)
            if day is None or not name or abs((day - self.today).days) > HOLIDAY_IS_NEAR:
                continue
            wish = Reason("holiday", PartialDate.on(day - timedelta(days=HOLIDAY_IS_NEAR)))
            if not self.spoken_of(wish, "check_in"):
                return day, name
        return None

    @cached_property
    def has_commented(self) -> bool:
        """Whether the last word was a public comment of the user's, not long ago (M75)."""
        spoken = [one for one in self.contact.timeline.counted if one.date.first <= self.today]
        if not spoken or "comment" not in (spoken[-1].move, spoken[-1].kind, spoken[-1].channel):
            return False
        day = spoken[-1].date.counted_on(self.today)
        return (
            spoken[-1].direction == "out"
            and day is not None
            and (self.today - day).days <= COMMENT_IS_FRESH
        )

    def ahead(self, kind: str) -> Reason | None:
        """The next visit or event to come, as far ahead as it counts; `None` where there is none.

        Args:
            kind: `visiting_city` or `event_both_attend`.
        """
        coming = [
            reason
            for reason in self.contact.reasons
            if reason.type == kind
            and reason.date is not None
            and 0 <= (reason.date.first - self.today).days <= WINDOWS[kind].before
        ]
        return min(
            coming,
            key=lambda reason: reason.date.first if reason.date else self.today,
            default=None,
        )

    @cached_property
    def occasions(self) -> tuple[Reason, ...]:
        """Everything to congratulate on, the most fitting first; a birthday on its very day."""
        yearly = self.yearly_day
        if yearly is None:
            return self.happy_news
        if self.day_of(yearly) == self.today:
            return (yearly, *self.happy_news)
        return (*self.happy_news, yearly)

    def _congratulation_order(self, reason: Reason) -> tuple[bool, bool, int]:
        day = self.day_of(reason)
        return (self.is_late(reason), day is None, (self.today - (day or self.today)).days)

    def is_late(self, reason: Reason) -> bool:
        """Whether the time for a congratulation that does not say so has passed."""
        day, weeks = self.day_of(reason), WEEKS_UNTIL_LATE.get(reason.type)
        if reason.type in YEARLY_REASONS:
            return day is not None and day < self.today
        return day is not None and weeks is not None and (self.today - day).days > 7 * weeks

    def sightings(self) -> tuple[Reason, ...]:
        """Friends of both whom the user met and no hello has spoken of; not the person's own."""
        met = self.unused("mutual_sighting", "no_ask_hello")
        return tuple(reason for reason in met if reason.source != MET_IN_PERSON)

    def unused(self, kind: str, move: str) -> tuple[Reason, ...]:
        """The reasons of a type of which no message with that move has spoken, newest first."""
        found = [
            reason
            for reason in self.contact.reasons
            if reason.type == kind
            and not self._lies_ahead(reason)
            and not self.spoken_of(reason, move)
        ]
        return tuple(
            sorted(found, key=lambda reason: self.day_of(reason) or date.min, reverse=True)
        )

    def spoken_of(self, reason: Reason, move: str) -> bool:
        """Whether a message with that move went out after the news; a link by its address."""
        since = reason.date.first if reason.date else date.min
        link = link_in(reason) if reason.type == "article_saved" else ""
        return any(
            entry.is_outbound
            and entry.move == move
            and entry.date.last >= since
            and (not link or not entry.body or link in entry.body)
            for entry in self.contact.timeline.counted
        )

    def day_of(self, reason: Reason) -> date | None:
        """The day a reason counts from; `None` where it has no date or lies ahead."""
        return None if reason.date is None else reason.date.counted_on(self.today)

    def _lies_ahead(self, reason: Reason) -> bool:
        return reason.date is not None and reason.date.first > self.today

    @cached_property
    def last_talk(self) -> Interaction | None:
        """The newest talk, face to face or by telephone."""
        talks = [entry for entry in self.contact.timeline.counted if entry.kind in TALKS]
        past = [entry for entry in talks if entry.date.first <= self.today]
        return past[-1] if past else None

    @cached_property
    def organization_is_fresh(self) -> bool:
        """Whether it was checked within the last 90 days where they work (playbook 5.2)."""
        if not self.contact.organization:
            return False
        checks = [
            reason.checked_on or reason.date
            for reason in self.contact.reasons
            if reason.type in ("new_job", "promotion", "business_opened")
            and self._names_the_organization(reason)
        ]
        days = [
            day for check in checks if check is not None and (day := check.counted_on(self.today))
        ]
        return any(
            (self.today - day).days <= FACT_IS_FRESH for day in days + self._days_looked_up()
        )

    def _names_the_organization(self, reason: Reason) -> bool:
        """Whether a piece of news names where they work as the record does, or nothing at all."""
        told = folded(" ".join((reason.label, *reason.keywords)).strip())
        return not told or folded(self.contact.organization.strip()) in told

    def _days_looked_up(self) -> list[date]:
        days = [
            check.on.middle
            for check in self.contact.checks
            if check.name == "organization" and check.on is not None and check.on.last <= self.today
        ]
        for record in self.contact.sources:
            told = record.fields.get("organization") or record.fields.get("company")
            try:
                day = date.fromisoformat(record.imported[:10])
            except ValueError:
                continue
            if told == self.contact.organization and day <= self.today:
                days.append(day)
        return days
