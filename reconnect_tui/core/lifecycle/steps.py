"""Follow-ups made and closed: the next steps that an action leaves behind."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, FollowUp
from reconnect_tui.core.dates import PartialDate, moved_off_weekend

ONLY_BY_THEMSELVES = frozenset(
    {"thank_you", "prepare_meeting", "log_meeting", "review_profile", "check_fact", "lower_rhythm"}
)
"""Follow-ups that no message closes; thanks are closed by a message of thanks."""


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
    due = since + timedelta(days=step.days)
    if step.off_weekends:
        due = moved_off_weekend(due)
    others = tuple(
        other for other in contact.followups if other.kind != step.kind or other.done is not None
    )
    return replace(contact, followups=(*others, FollowUp(step.kind, PartialDate.on(due))))


def without_steps(contact: Contact, kinds: Iterable[str], on: date) -> Contact:
    """The contact with the open follow-ups of these kinds marked as done."""
    closing = frozenset(kinds)
    done = PartialDate.on(on)
    followups = tuple(
        replace(step, done=done) if step.done is None and step.kind in closing else step
        for step in contact.followups
    )
    return replace(contact, followups=followups) if followups != contact.followups else contact
