"""Staying in touch: a rhythm chosen, news acknowledged, a calmer rhythm (L14, L17, L18)."""

from dataclasses import replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, FollowUp, Reason, State, noted
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.steps import (
    Step,
    is_open,
    with_followup,
    with_step,
    working_day,
)
from reconnect_tui.core.lifecycle.transitions import paused
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.tie import moment_of
from reconnect_tui.core.rules import STANDARD, YEARLY_REASONS, Rules

_BEGINS_KEEPING: frozenset[State] = frozenset({"dormant", "considering", "caught_up", "keeping"})
_OF_THE_USER = frozenset({"article_saved", "mutual_sighting", "thought"})
"""Reasons that tell nothing about them, so that there is nothing to acknowledge."""


def in_rhythm(contact: Contact, days: int, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact to be thought of every so many days; 0 takes the rhythm away.

    Choosing one begins *keeping*, and after a talk it brings a first check-in (L14); taking it
    away ends *keeping*.
    """
    before = contact.state
    under_way = before not in _BEGINS_KEEPING or before == "keeping"
    if days == contact.rhythm_days and (under_way or not days):
        return contact
    changed = replace(contact, rhythm_days=days)
    figures = contact.timeline.figures(today, rules.unanswered_within)
    if figures.unanswered >= rules.lower_rhythm_after:
        changed = without_suggestion(changed, "lower_rhythm", today)  # the rhythm is thought over
    if days and before in _BEGINS_KEEPING:
        changed = noted(changed, f"To be in touch every {days} days", today, "keeping")
    elif not days and before == "keeping":
        changed = noted(changed, "Without a rhythm from now on", today, "dormant")
    if days and before == "caught_up":
        return with_step(changed, Step("check_in", rules.check_in), today)
    return changed


def is_asked_for_rhythm(contact: Contact, today: date, rules: Rules = STANDARD) -> bool:
    """Whether it is time to ask how often to be in touch: after a talk, once thanks are said."""
    return (
        not contact.do_not_contact
        and as_of(contact, today, rules).state == "caught_up"
        and not is_open(contact, "thank_you")
    )


def acknowledging(
    contact: Contact, reason: Reason, today: date, rules: Rules = STANDARD
) -> Contact:
    """The contact with a reminder to acknowledge news of theirs while it is news (L17).

    It is made for those the user keeps in touch with; others are listed for their news anyway. It
    says nothing of the news itself, which can be deleted on its own (playbook 6.7).
    """
    if contact.do_not_contact or as_of(contact, today, rules).state != "keeping":
        return contact
    due = acknowledged_by(reason, today, rules)
    standing = [step for step in contact.open_followups if step.kind == "acknowledge" and step.due]
    if due is None or any(step.due is not None and step.due.first <= due for step in standing):
        return contact
    return with_followup(contact, FollowUp("acknowledge", PartialDate.on(due)))


def acknowledged_by(reason: Reason, today: date, rules: Rules = STANDARD) -> date | None:
    """The day to acknowledge a piece of news, inside its window; `None` where that is over.

    A yearly day is acknowledged on the day itself, a visit or an event as soon as its window
    opens, and what has happened as soon as it is known.
    """
    moment = None if reason.type in _OF_THE_USER else moment_of(reason, today)
    if moment is None:
        return None
    window, fresh = rules.windows.get(reason.type), rules.freshness.get(reason.type)
    if window is not None:
        first = moment if reason.type in YEARLY_REASONS else moment - timedelta(days=window.before)
        last = moment + timedelta(days=window.after)
    elif fresh is not None:
        first, last = moment, moment + timedelta(days=max(0, fresh.zero - 1))
    else:
        return None
    day = max(first, today)
    moved = working_day(day)
    return None if day > last else (moved if moved <= last else day)


def calmer_rhythm(days: int, rules: Rules = STANDARD) -> int | None:
    """The next longer rhythm to choose from; `None` where only a rest is calmer."""
    return next((longer for longer in sorted(rules.rhythms) if longer > days), None)


def calmed(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact with the next calmer rhythm, or left to rest after the calmest (L18).

    Only ever by hand: that two messages had no answer is a suggestion and no more.
    """
    if not contact.rhythm_days:
        return contact
    days = calmer_rhythm(contact.rhythm_days, rules)
    current = without_suggestion(as_of(contact, today, rules), "lower_rhythm", today)
    if days is None:
        return paused(current, today, rules=rules)
    changed = replace(current, rhythm_days=days)
    return noted(changed, f"A calmer rhythm: every {days} days", today, current.state)


def without_suggestion(contact: Contact, kind: str, today: date) -> Contact:
    """The contact with a suggestion of the program settled, so that it does not come back."""
    day = PartialDate.on(today)
    others = tuple(step for step in contact.followups if step.kind != kind or step.done)
    settled = FollowUp(kind, day, day)
    if settled in others and others == contact.followups:
        return contact
    return replace(contact, followups=(*others, settled))
