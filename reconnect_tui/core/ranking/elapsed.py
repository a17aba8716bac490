"""What time brings about by itself (contract, decisions 5, 7 and 10).

It is worked out on reading and stored with the next real change: reading never writes. A state that
time has brought has its entry on the timeline, dated when it came, as any other has (playbook 6.1).
"""

from dataclasses import replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, FollowUp, noted
from reconnect_tui.core.dates import PartialDate, moved_off_weekend
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.timeline import Figures

QUIET_STEPS = frozenset({"answer", "review_profile", "check_fact", "warm_up", "lower_rhythm"})
"""Follow-ups that put nobody into the queue by themselves (contract, decision 6)."""

CANCELLED_BY_INBOUND = frozenset(
    {
        "nudge",
        "second_channel",
        "check_in",
        "look_accepted",
        "email_instead",
        "private_message",
        "ask_mutual",
        "soft_nudge",
        "continue_conversation",
        "revisit",
        "return",
    }
)
"""Follow-ups that have no point once the person has written (L8)."""


def as_of(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact with what time has brought since it was stored."""
    figures = contact.timeline.figures(today, rules.unanswered_within)
    owed = owed_since(contact, figures, today, rules)
    return with_time_passed(contact, figures, owed, today, rules)


def owed_since(contact: Contact, figures: Figures, today: date, rules: Rules) -> date | None:
    """Since when they have been waiting for an answer; `None` where none is owed.

    A message of long ago is told in words and does not flood the top (contract, decision 5).
    """
    since = figures.waiting_since
    if since is None:
        return None
    settled = contact.settled_on
    if settled is not None and settled.last >= since:
        since = _first_after(contact, settled.last, today)
    return since if since is not None and (today - since).days <= rules.owe_for else None


def _first_after(contact: Contact, settled: date, today: date) -> date | None:
    """The day of their first message since the user decided that no answer was needed."""
    days = (entry.date.counted_on(today) for entry in contact.timeline.counted if entry.is_inbound)
    return next((day for day in days if day is not None and day > settled), None)


def with_time_passed(
    contact: Contact, figures: Figures, owed: date | None, today: date, rules: Rules = STANDARD
) -> Contact:
    """The same for someone whose figures are known, and since when an answer is owed."""
    if contact.do_not_contact:
        return contact
    if owed is not None:
        return _asked(contact, figures)
    if contact.state == "paused":
        return _rested(contact, today)
    if contact.state == "waiting":
        return _waited(contact, figures, today, rules)
    return contact


def _asked(contact: Contact, figures: Figures) -> Contact:
    """They wrote, and an import or a hand brought it into the book (L8, L21)."""
    if contact.state in ("replied", "scheduled"):
        return contact
    wrote = figures.newest_inbound
    done = None if wrote is None else PartialDate.on(wrote)
    # The end of a snooze stands: a snooze that was set after their message hides them again.
    moot = CANCELLED_BY_INBOUND - {"return"}
    followups = tuple(
        replace(step, done=done) if step.done is None and step.kind in moot else step
        for step in contact.followups
    )
    return replace(contact, state="replied", followups=followups)


def _rested(contact: Contact, today: date) -> Contact:
    """Paused until the date to think of them again; without a date, until they are woken."""
    back = [
        step.due.first for step in contact.open_followups if step.kind == "revisit" and step.due
    ]
    if back and min(back) <= today:
        return noted(contact, "Back on the list after a rest", min(back), "dormant")
    return contact


def _waited(contact: Contact, figures: Figures, today: date, rules: Rules) -> Contact:
    """Waiting for something, or resting after the second follow-up (L7), or for nothing."""
    if any(
        step.due is not None and step.kind not in QUIET_STEPS for step in contact.open_followups
    ):
        return contact
    rest_from = _rest_from(contact, figures, today, rules)
    if rest_from is None:
        return replace(contact, state="keeping" if contact.rhythm_days > 0 else "dormant")
    if today < rest_from:
        return contact
    back = moved_off_weekend(rest_from + timedelta(days=rules.revisit))
    revisit = FollowUp("revisit", PartialDate.on(back))
    resting = replace(contact, followups=(*contact.followups, revisit))
    return _rested(noted(resting, "Left to rest", rest_from, "paused"), today)


def _rest_from(contact: Contact, figures: Figures, today: date, rules: Rules) -> date | None:
    """From when the person is left to rest; `None` where it has not come to that."""
    written = figures.last_outbound
    if written is None:
        return None
    if _last_move(contact, today) == "close_loop":
        return written
    spoke = figures.last_contact
    followed_up_twice = figures.unanswered >= rules.unanswered_before_rest or any(
        step.kind == "second_channel"
        and step.done is not None
        and (spoke is None or step.done.first > spoke)
        for step in contact.followups
    )
    return written + timedelta(days=rules.rest_after_second) if followed_up_twice else None


def _last_move(contact: Contact, today: date) -> str:
    sent = (
        entry.move
        for entry in reversed(contact.timeline.counted)
        if entry.is_outbound and entry.date.first <= today
    )
    return next(sent, "")
