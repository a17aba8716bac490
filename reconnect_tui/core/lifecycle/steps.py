"""Follow-ups made and closed: the next steps that an action leaves behind."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, FollowUp
from reconnect_tui.core.dates import LATEST_YEAR, PartialDate, moved_off_weekend

ONLY_BY_THEMSELVES = frozenset(
    {"thank_you", "prepare_meeting", "log_meeting", "review_profile", "check_fact", "lower_rhythm"}
)
"""Follow-ups that no message closes; thanks are closed by a message of thanks."""

_LAST_WORKING_DAY = date(LATEST_YEAR, 12, 31)
"""No record is dated later, and it is a Wednesday."""


@dataclass(frozen=True, slots=True)
class Step:
    """A follow-up to come."""

    kind: str
    """One of the follow-up kinds of the contract."""

    days: int
    """In how many days it is due."""

    off_weekends: bool = True
    """Whether a due date on a weekend moves to the Monday after it (playbook 6.2)."""


def with_step(contact: Contact, step: Step, since: date) -> Contact:
    """The contact with a follow-up; one open follow-up of a kind is enough."""
    due = days_after(since, step.days)
    if step.off_weekends:
        due = working_day(due)
    return with_followup(contact, FollowUp(step.kind, PartialDate.on(due)))


def with_followup(contact: Contact, followup: FollowUp) -> Contact:
    """The contact with a follow-up on the very day it names, in place of an open one of its kind.

    The same contact comes back where exactly this one is open already.
    """
    if followup in contact.open_followups:
        return contact
    others = tuple(
        other for other in contact.followups if other.kind != followup.kind or other.done
    )
    return replace(contact, followups=(*others, followup))


def without_steps(contact: Contact, kinds: Iterable[str], on: date) -> Contact:
    """The contact with the open follow-ups of these kinds marked as done."""
    closing = frozenset(kinds)
    done = PartialDate.on(on)
    followups = tuple(
        replace(step, done=done) if step.done is None and step.kind in closing else step
        for step in contact.followups
    )
    return replace(contact, followups=followups) if followups != contact.followups else contact


def is_open(contact: Contact, *kinds: str) -> bool:
    """Whether a follow-up of one of these kinds is open."""
    return any(step.kind in kinds for step in contact.open_followups)


def days_after(day: date, days: int) -> date:
    """So many days after a day, as far as dates can be recorded."""
    return day + timedelta(days=min(days, max(0, (_LAST_WORKING_DAY - day).days)))


def working_day(day: date) -> date:
    """The day itself, or the Monday after it where it falls on a weekend (playbook 6.2)."""
    return min(moved_off_weekend(day), max(day, _LAST_WORKING_DAY))
