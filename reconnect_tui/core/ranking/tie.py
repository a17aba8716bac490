"""Where one person stands today: every figure that ranking, words and moves ask for."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, Self

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Reason, State
from reconnect_tui.core.dates import PartialDate, completed_years
from reconnect_tui.core.ranking.elapsed import QUIET_STEPS, owed_since, with_time_passed
from reconnect_tui.core.rules import STANDARD, YEARLY_REASONS, Rules
from reconnect_tui.core.timeline import Figures

Band = Literal["active", "cooling", "dormant", "long_dormant"]

PROMISE_STEPS = frozenset({"thank_you", "prepare_meeting", "log_meeting"})
"""Follow-ups that are owed like a promise (contract, decision 6)."""


def band_of(gap_days: int | None, rules: Rules = STANDARD) -> Band | None:
    """How long it has been quiet (playbook, section 0); `None` where no contact is logged."""
    if gap_days is None:
        return None
    if gap_days < rules.cooling_after:
        return "active"
    if gap_days < rules.dormant_after:
        return "cooling"
    return "dormant" if gap_days < rules.long_dormant_after else "long_dormant"


@dataclass(frozen=True, slots=True)
class Tie:
    """Where one person stands on one day."""

    id: ContactId
    name: str
    today: date
    closeness: int = 2
    inbound: int = 0
    outbound: int = 0
    years_known: int = 0
    """Anniversaries passed since the two met."""

    last_contact: date | None = None
    unanswered: int = 0
    waiting_since: date | None = None
    """Since when they have been waiting for an answer; `None` where none is owed."""

    wrote_last: bool = False
    """Whether the last word was theirs, however long ago."""

    last_outbound: date | None = None
    state: State = "dormant"
    """The state today: what time has brought since it was stored is taken in."""

    snoozed_until: date | None = None
    do_not_contact: bool = False
    promised: tuple[FollowUp, ...] = ()
    """Open promises, thanks and meetings to prepare or note down, by date, the earliest first."""

    steps: tuple[FollowUp, ...] = ()
    """Open follow-ups of the lane *due*, by date, the earliest first."""

    rhythm_days: int = 0
    reasons: tuple[Reason, ...] = ()
    goal_tags: tuple[str, ...] = ()
    mutuals: int = 0
    mutual_offered: bool = False
    different_field: bool = False
    senior: bool = False
    rules: Rules = STANDARD
    """The settings it was seen with."""

    @classmethod
    def of(cls, contact: Contact, today: date, rules: Rules = STANDARD) -> Self:
        """Where a contact stands on `today`."""
        figures = contact.timeline.figures(today, rules.unanswered_within)
        since = contact.met_on.middle if contact.met_on else figures.earliest
        waiting = owed_since(contact, figures, today, rules)
        contact = with_time_passed(contact, figures, waiting, today, rules)
        return cls(
            id=contact.id,
            name=contact.name,
            today=today,
            closeness=min(5, max(1, contact.closeness)),
            inbound=figures.inbound,
            outbound=figures.outbound,
            years_known=completed_years(since, today) if since else 0,
            last_contact=figures.last_contact,
            unanswered=figures.unanswered,
            waiting_since=waiting,
            wrote_last=figures.waiting_since is not None,
            last_outbound=figures.last_outbound,
            state=contact.state,
            snoozed_until=_snooze(contact, figures, waiting is not None),
            do_not_contact=contact.do_not_contact,
            promised=_promised(contact),
            steps=_dated_steps(contact, figures, today),
            rhythm_days=max(0, contact.rhythm_days),
            reasons=_reasons(contact, today),
            goal_tags=contact.goal_tags,
            mutuals=len(contact.mutuals),
            mutual_offered=contact.mutual_offered,
            different_field=contact.different_field,
            senior=contact.senior,
            rules=rules,
        )

    @property
    def gap_days(self) -> int | None:
        """Whole days since they last spoke; `None` where no contact is logged."""
        return None if self.last_contact is None else (self.today - self.last_contact).days

    @property
    def band(self) -> Band | None:
        """How long it has been quiet; `None` where no contact is logged."""
        return band_of(self.gap_days, self.rules)

    @property
    def exchanges(self) -> int:
        """Inbound and outbound entries together (contract, decision 8)."""
        return self.inbound + self.outbound

    @property
    def has_rhythm(self) -> bool:
        """Whether a chosen rhythm decides when they are listed."""
        return self.rhythm_days > 0 and self.state in ("keeping", "caught_up")

    @property
    def due_promise(self) -> FollowUp | None:
        """What was promised for today or earlier, the earliest of it."""
        return _come(self.promised, self.today)

    @property
    def due_step(self) -> FollowUp | None:
        """The follow-up whose date has come, the earliest one."""
        return _come(self.steps, self.today)


def _come(steps: tuple[FollowUp, ...], today: date) -> FollowUp | None:
    """The first of the steps in order of their dates, if its date has come."""
    if steps and steps[0].due is not None and steps[0].due.first <= today:
        return steps[0]
    return None


def _snooze(contact: Contact, figures: Figures, owes: bool) -> date | None:
    """The end of a snooze; a message that came after it was set has lifted it (playbook 3.2)."""
    if contact.snoozed_until is None:
        return None
    newest = figures.newest_inbound
    set_on = contact.snoozed_on
    if owes and newest is not None and (set_on is None or set_on.first < newest):
        return None
    return contact.snoozed_until.first


def _promised(contact: Contact) -> tuple[FollowUp, ...]:
    if not (contact.promises or contact.followups):
        return ()
    promises = [FollowUp("promise", one.due, text=one.text) for one in contact.open_promises]
    steps = [step for step in contact.open_followups if step.kind in PROMISE_STEPS]
    return _by_day(*promises, *steps)


def _dated_steps(contact: Contact, figures: Figures, today: date) -> tuple[FollowUp, ...]:
    end = contact.snoozed_until
    if not contact.followups and end is None:
        return ()
    steps = [
        step for step in contact.open_followups if step.kind not in PROMISE_STEPS | QUIET_STEPS
    ]
    if end is not None and end.first <= today and not any(s.kind == "return" for s in steps):
        written = figures.last_outbound
        if written is None or written < end.first:
            steps.append(FollowUp("return", end))
    return _by_day(*steps)


def _by_day(*steps: FollowUp) -> tuple[FollowUp, ...]:
    dated = [(step.due.first, step) for step in steps if step.due is not None]
    return tuple(step for _, step in sorted(dated, key=lambda pair: pair[0]))


def _reasons(contact: Contact, today: date) -> tuple[Reason, ...]:
    """The recorded reasons, and the birthday of the record as one."""
    recorded = contact.reasons
    if not contact.birthday or any(reason.type == "birthday" for reason in recorded):
        return recorded
    birthday = _birthday_near(contact.birthday[-5:], today)
    return recorded if birthday is None else (*recorded, birthday)


@lru_cache(maxsize=1024)  # thirty thousand people share 366 birthdays
def _birthday_near(month_and_day: str, today: date) -> Reason | None:
    day = next_occurrence(month_and_day, today)
    return None if day is None else Reason("birthday", PartialDate.on(day))


@lru_cache(maxsize=1024)
def next_occurrence(month_and_day: str, today: date) -> date | None:
    """The occurrence of a yearly `MM-DD` nearest to `today`; 29 February falls on the 28th."""
    try:
        month, day = (int(part) for part in month_and_day.split("-"))
    except ValueError:
        return None
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            if (month, day) == (2, 29):
                found.append(date(year, 2, 28))
    return min(found, key=lambda there: abs((there - today).days), default=None)


def moment_of(reason: Reason, today: date) -> date | None:
    """The day a reason counts from; a yearly one has its occurrence nearest to `today`."""
    if reason.date is None:
        return None
    if reason.type in YEARLY_REASONS and reason.date.is_exact:
        return next_occurrence(reason.date.text[-5:], today)
    return reason.date.middle
