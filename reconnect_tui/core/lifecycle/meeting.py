"""A talk that is sought: no date yet, a date agreed, and a date that came to nothing."""

from dataclasses import replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, FollowUp, noted
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.steps import (
    Step,
    days_after,
    is_open,
    with_followup,
    with_step,
    without_steps,
    working_day,
)
from reconnect_tui.core.lifecycle.transitions import settled
from reconnect_tui.core.ranking.elapsed import CANCELLED_BY_INBOUND, as_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import one_line

MEETING_STEPS = frozenset({"prepare_meeting", "log_meeting"})
"""Follow-ups of a talk that has a date."""

_SOUGHT = frozenset({"answer", "propose_times", "offer_new_times"})


def willing(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact who would like to talk some time, with no date agreed (L11).

    Proposing two times is the answer that is due; one who asks for that needs no other reminder.
    """
    if contact.do_not_contact or is_open(contact, "propose_times"):
        return contact
    current = as_of(contact, today, rules)
    current = without_steps(current, CANCELLED_BY_INBOUND | _SOUGHT, today)
    current = noted(current, "Would like to talk some time", today, "replied")
    return with_step(current, Step("propose_times", rules.propose_times), today)


def scheduled(
    contact: Contact, on: date, today: date, *, what: str = "", rules: Rules = STANDARD
) -> Contact:
    """The contact with whom a talk has a date (L9): prepare before it, note it down after it.

    A date that is agreed answers what they wrote. Another date takes the place of the first one.

    Args:
        contact: With whom.
        on: The day of the talk.
        today: The day it was agreed.
        what: What it is to be: `coffee at the harbour`.
        rules: How many days before and after it.
    """
    words, day = one_line(what), PartialDate.on(on)
    before = FollowUp("prepare_meeting", _before(on, today, rules), for_day=day)
    after = FollowUp("log_meeting", _after(on, rules), for_day=day)
    if words:
        before = FollowUp(before.kind, before.due, None, f"Prepare for {words} on {day}", day)
        after = FollowUp(after.kind, after.due, None, f"Note down how it went: {words}", day)
    if contact.do_not_contact or {before, after} <= set(contact.open_followups):
        return contact
    current = settled(as_of(contact, today, rules), today)
    current = without_steps(current, CANCELLED_BY_INBOUND | _SOUGHT | MEETING_STEPS, today)
    told = f"Agreed to talk on {day}" + (f": {words}" if words else "")
    current = noted(_in_sight(current), told, today, "scheduled")
    return with_followup(with_followup(current, before), after)


def called_off(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact with whom the talk did not take place (L13): offer two new times."""
    if contact.state != "scheduled" and not is_open(contact, *MEETING_STEPS):
        return contact
    current = without_steps(contact, MEETING_STEPS, today)
    current = noted(current, "The talk did not take place", today, "replied")
    return with_step(current, Step("offer_new_times", rules.offer_new_times), today)


def _before(on: date, today: date, rules: Rules) -> PartialDate:
    """Some days before the talk; a Monday after a weekend only where that is no later than it."""
    day = on - timedelta(days=min(rules.prepare_meeting, max(0, (on - today).days)))
    moved = working_day(day)
    return PartialDate.on(moved if moved <= on else day)


def _after(on: date, rules: Rules) -> PartialDate:
    return PartialDate.on(working_day(days_after(on, rules.log_meeting)))


def _in_sight(contact: Contact) -> Contact:
    return replace(contact, snoozed_until=None, snoozed_on=None)
