"""Where one person stands today: every figure that ranking, words and moves ask for."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Self

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Reason, State
from reconnect_tui.core.dates import PartialDate, completed_years
from reconnect_tui.core.rules import STANDARD, YEARLY_REASONS, Rules
from reconnect_tui.core.timeline import Figures

Band = Literal["active", "cooling", "dormant", "long_dormant"]

PROMISE_STEPS = frozenset({"thank_you", "prepare_meeting", "log_meeting"})
"""Follow-ups that are owed like a promise (contract, decision 6)."""

QUIET_STEPS = frozenset({"answer", "review_profile", "check_fact", "warm_up", "lower_rhythm"})
"""Follow-ups that put nobody into the queue by themselves (contract, decision 6)."""


def band_of(gap_days: int | None) -> Band | None:
    """How long it has been quiet (playbook, section 0); `None` where no contact is logged."""
    if gap_days is None:
        return None
    if gap_days < 90:
        return "active"
    if gap_days < 365:
        return "cooling"
    return "dormant" if gap_days < 1095 else "long_dormant"


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
    promised_for: tuple[date, ...] = ()
    """Due dates of open promises, thanks and meeting preparations, past and to come."""

    steps: tuple[FollowUp, ...] = ()
    """Open follow-ups with a date that belong to the lane *due*, the earliest first."""

    rhythm_days: int = 0
    reasons: tuple[Reason, ...] = ()
    goal_tags: tuple[str, ...] = ()
    mutuals: int = 0
    mutual_offered: bool = False
    different_field: bool = False
    senior: bool = False

    @classmethod
    def of(cls, contact: Contact, today: date, rules: Rules = STANDARD) -> Self:
        """Where a contact stands on `today`."""
        figures = contact.timeline.figures(today)
        since = contact.met_on.middle if contact.met_on else figures.earliest
        waiting = _owed_since(contact, figures, today, rules)
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
            state=_state_today(contact, figures, waiting is not None, today, rules),
            snoozed_until=_snooze(contact, figures, waiting is not None),
            do_not_contact=contact.do_not_contact,
            promised_for=_promised(contact),
            steps=_dated_steps(contact, figures, today),
            rhythm_days=max(0, contact.rhythm_days),
            reasons=_reasons(contact, today),
            goal_tags=contact.goal_tags,
            mutuals=len(contact.mutuals),
            mutual_offered=contact.mutual_offered,
            different_field=contact.different_field,
            senior=contact.senior,
        )

    @property
    def gap_days(self) -> int | None:
        """Whole days since they last spoke; `None` where no contact is logged."""
        return None if self.last_contact is None else (self.today - self.last_contact).days

    @property
    def band(self) -> Band | None:
        """How long it has been quiet; `None` where no contact is logged."""
        return band_of(self.gap_days)

    @property
    def exchanges(self) -> int:
        """Inbound and outbound entries together (contract, decision 8)."""
        return self.inbound + self.outbound

    @property
    def has_rhythm(self) -> bool:
        """Whether a chosen rhythm decides when they are listed."""
        return self.rhythm_days > 0 and self.state in ("keeping", "caught_up")

    @property
    def earliest_promise(self) -> date | None:
        """The first date that was promised, kept for the lane *promise* once it has come."""
        return min(self.promised_for, default=None)

    @property
    def due_step(self) -> FollowUp | None:
        """The follow-up whose date has come, the earliest one."""
        for step in self.steps:
            if step.due is not None and step.due.first <= self.today:
                return step
        return None

    @property
    def just_written_to(self) -> bool:
        """Whether the user's last message is young and has no answer (contract, decision 7)."""
        return self.unanswered > 0 and self.last_outbound is not None


def _owed_since(contact: Contact, figures: Figures, today: date, rules: Rules) -> date | None:
    """Contract, decision 5: an old message is told in words and does not flood the top."""
    since, newest = figures.waiting_since, figures.newest_inbound
    if since is None or newest is None or (today - since).days > rules.owe_for:
        return None
    if contact.settled_on is not None and contact.settled_on.last >= newest:
        return None
    return since


def _snooze(contact: Contact, figures: Figures, owes: bool) -> date | None:
    """The end of a snooze; a message that came after it was set has lifted it (playbook 3.2)."""
    if contact.snoozed_until is None:
        return None
    newest = figures.newest_inbound
    set_on = contact.snoozed_on
    if owes and newest is not None and (set_on is None or set_on.first < newest):
        return None
    return contact.snoozed_until.first


def _state_today(
    contact: Contact, figures: Figures, owes: bool, today: date, rules: Rules
) -> State:
    """The stored state and what time has brought since (contract, decisions 7 and 10)."""
    state = contact.state
    if state in ("paused", "let_go") and owes:
        return "replied"
    if state == "paused":
        revisit = [step for step in contact.open_followups if step.kind == "revisit" and step.due]
        back = min((step.due.first for step in revisit if step.due), default=None)
        return "dormant" if back is not None and back <= today else "paused"
    if state == "waiting" and not contact.open_followups:
        return _state_after_waiting(contact, figures, today, rules)
    return state


def _state_after_waiting(contact: Contact, figures: Figures, today: date, rules: Rules) -> State:
    written = figures.last_outbound
    if figures.unanswered >= 3 and written is not None:
        rest_from = written + timedelta(days=rules.rest_after_second)
        if rest_from <= today < rest_from + timedelta(days=rules.revisit):
            return "paused"
        if today < rest_from:
            return "waiting"
    return "keeping" if contact.rhythm_days > 0 else "dormant"


def _promised(contact: Contact) -> tuple[date, ...]:
    promises = [promise.due for promise in contact.open_promises]
    steps = [step.due for step in contact.open_followups if step.kind in PROMISE_STEPS]
    return tuple(sorted(due.first for due in (*promises, *steps) if due is not None))


def _dated_steps(contact: Contact, figures: Figures, today: date) -> tuple[FollowUp, ...]:
    steps = [
        step
        for step in contact.open_followups
        if step.due is not None and step.kind not in PROMISE_STEPS | QUIET_STEPS
    ]
    end = contact.snoozed_until
    if end is not None and end.first <= today and not any(s.kind == "return" for s in steps):
        written = figures.last_outbound
        if written is None or written < end.first:
            steps.append(FollowUp("return", end))
    return tuple(sorted(steps, key=lambda step: step.due.first if step.due else today))


def _reasons(contact: Contact, today: date) -> tuple[Reason, ...]:
    """The recorded reasons, and the birthday of the record as one."""
    recorded = contact.reasons
    if not contact.birthday or any(reason.type == "birthday" for reason in recorded):
        return recorded
    day = next_occurrence(contact.birthday[-5:], today)
    if day is None:
        return recorded
    return (*recorded, Reason("birthday", PartialDate.on(day)))


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
