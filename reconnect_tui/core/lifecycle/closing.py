"""A next step done, put off or dropped by hand, and what follows from that.

What a step asks for is done when the user says so (playbook 6.2): a message is logged as sent
elsewhere, thanks as said, a talk as had. A step that is dropped has simply no follower.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, FollowUp, noted
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle.keeping import calmed, without_suggestion
from reconnect_tui.core.lifecycle.meeting import MEETING_STEPS
from reconnect_tui.core.lifecycle.steps import (
    Step,
    with_followup,
    with_step,
    without_steps,
)
from reconnect_tui.core.lifecycle.suggestions import checked_again, old_facts
from reconnect_tui.core.lifecycle.transitions import awake, logged, met, settled, snoozed
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.timeline import Interaction

SUGGESTIONS = frozenset({"lower_rhythm", "check_fact", "warm_up"})
"""Kinds that are suggested about a person without standing in the record."""

_MESSAGES: dict[str, tuple[str, str]] = {
    "nudge": ("A gentle nudge", "nudge"),
    "soft_nudge": ("A soft nudge", "nudge"),
    "email_instead": ("An email instead", ""),
    "private_message": ("A message after the comment", ""),
    "continue_conversation": ("Continued the conversation", ""),
    "ask_mutual": ("Asked once more for the introduction", ""),
    "second_channel": ("Tried another channel", "second_channel"),
    "answer": ("Answered", ""),
    "propose_times": ("Proposed two times", ""),
    "offer_new_times": ("Offered two new times", ""),
    "thank_you": ("Said thank you", "thank_you"),
    "check_in": ("Checked in", "check_in"),
    "acknowledge": ("Acknowledged their news", ""),
    "warm_up": ("A short hello", "check_in"),
}
"""Follow-ups that ask for a message: how it is logged, and its move."""

_Deed = Callable[[Contact, FollowUp, date, Rules], Contact]


def done(
    contact: Contact,
    step: FollowUp,
    today: date,
    rules: Rules = STANDARD,
    *,
    drafts: tuple[Draft, ...] = (),
) -> Contact:
    """The contact once what a step asks for is done.

    Args:
        contact: About whom.
        step: An open follow-up of theirs, or one that the program suggests.
        today: The day it was done.
        rules: How many days until what follows.
        drafts: Their drafts, where a fact in one was checked again.
    """
    if step.kind == "check_fact":
        contact = checked_again(contact, old_facts(contact, drafts, today, rules), today)
        return without_suggestion(contact, step.kind, today)
    if step.kind in _MESSAGES:
        return _written(contact, step, today, rules)
    deed = _DONE.get(step.kind, _closed)
    return deed(contact, step, today, rules)


def dropped(contact: Contact, step: FollowUp, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact without a step: nothing is logged that has not happened."""
    if step not in contact.open_followups and step.kind in SUGGESTIONS:
        return without_suggestion(contact, step.kind, today)
    return _DROPPED.get(step.kind, _closed)(contact, step, today, rules)


def moved(contact: Contact, step: FollowUp, to: date, today: date) -> Contact:
    """The contact with a step on the very day the user chose; no weekend moves it."""
    if step.kind == "return":
        return snoozed(contact, to, today)
    return with_followup(contact, replace(step, due=PartialDate.on(to)))


def _written(contact: Contact, step: FollowUp, today: date, rules: Rules) -> Contact:
    words, move = _MESSAGES[step.kind]
    entry = Interaction(
        uid="",
        date=PartialDate.on(today),
        kind="message",
        direction="out",
        summary=words,
        move=move,
    )
    current = without_steps(logged(contact, entry, today, rules), {step.kind}, today)
    return current if step.kind != "warm_up" else without_suggestion(current, "warm_up", today)


def _closed(contact: Contact, step: FollowUp, today: date, _rules: Rules) -> Contact:
    return without_steps(contact, {step.kind}, today)


def _talked(contact: Contact, step: FollowUp, today: date, rules: Rules) -> Contact:
    """The talk was had on its day (L12)."""
    day = step.for_day.first if step.for_day is not None else today
    talked = met(contact, "", min(day, today), today=today, rules=rules)
    talked = without_steps(talked, MEETING_STEPS, today)
    if talked.state != "scheduled":
        return talked
    # They have written since: the talk is history, and thanks are due all the same.
    thanks = Step("thank_you", rules.thank_you, off_weekends=False)
    return with_step(replace(talked, state="caught_up"), thanks, today)


def _not_talked(contact: Contact, _step: FollowUp, today: date, _rules: Rules) -> Contact:
    """There is nothing to note down: no talk with a date is ahead any more."""
    closed = without_steps(contact, MEETING_STEPS, today)
    if closed.state != "scheduled":
        return closed
    return noted(closed, "No talk has a date any more", today, "replied")


def _returned(contact: Contact, step: FollowUp, today: date, rules: Rules) -> Contact:
    return without_steps(awake(contact, today, rules), {step.kind}, today)


def _in_peace(contact: Contact, step: FollowUp, today: date, _rules: Rules) -> Contact:
    """The end of a snooze without a reminder; they are listed like everyone else."""
    closed = without_steps(contact, {step.kind}, today)
    return replace(closed, snoozed_until=None, snoozed_on=None)


def _prepared(contact: Contact, step: FollowUp, today: date, rules: Rules) -> Contact:
    closed = without_steps(contact, {step.kind}, today)
    if as_of(closed, today, rules).state != "preparing":
        return closed
    return noted(closed, "Prepared a message", today, "considering")


def _unprepared(contact: Contact, step: FollowUp, today: date, rules: Rules) -> Contact:
    closed = without_steps(contact, {step.kind}, today)
    if as_of(closed, today, rules).state != "preparing":
        return closed
    return noted(closed, "Put the preparing aside", today, "considering")


def _unanswered(contact: Contact, step: FollowUp, today: date, _rules: Rules) -> Contact:
    closed = without_steps(settled(contact, today), {step.kind}, today)
    return noted(closed, "No answer needed", today, contact.state)


def _calmed(contact: Contact, _step: FollowUp, today: date, rules: Rules) -> Contact:
    return calmed(contact, today, rules)


_DONE: dict[str, _Deed] = {
    "log_meeting": _talked,
    "return": _returned,
    "revisit": _returned,
    "finish_preparing": _prepared,
    "lower_rhythm": _calmed,
}
_DROPPED: dict[str, _Deed] = {
    "log_meeting": _not_talked,
    "return": _in_peace,
    "finish_preparing": _unprepared,
    "answer": _unanswered,
}
