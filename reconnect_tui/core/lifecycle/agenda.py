"""What there is to do about people, and when: follow-ups, promises and suggestions together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reconnect_tui.core.contact import Contact, ContactId, FollowUp, Promise
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle.steps import days_after, working_day
from reconnect_tui.core.lifecycle.suggestions import (
    calmer_rhythm_suggested,
    fact_check_suggested,
)
from reconnect_tui.core.ranking.elapsed import QUIET_STEPS, owed_since, with_time_passed
from reconnect_tui.core.ranking.standing import as_sentence, step_as_sentence
from reconnect_tui.core.ranking.tie import PROMISE_STEPS
from reconnect_tui.core.ranking.triage import Lane
from reconnect_tui.core.rules import STANDARD, Rules

PROMISE = "promise"
"""The kind of an item that is a promise and no follow-up."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to do, with its day."""

    contact_id: ContactId | None
    """About whom; `None` where it concerns the user alone."""

    name: str
    """Their name; empty where it concerns the user alone."""

    kind: str
    """The kind of follow-up, or `promise`."""

    text: str
    """What to do, as a sentence; a promise in the user's own words."""

    due: PartialDate
    """From when it is shown."""

    lane: Lane | None
    """The lane it lists the person in once it is due; `None` in the due view only."""

    item: FollowUp | Promise
    """What stands in the record, or would stand there once it is put off."""

    is_suggested: bool = False
    """Whether it is worked out on reading and stored nowhere."""

    @property
    def id(self) -> str:
        """What the command line calls it: `17:nudge:2026-12-03`."""
        return f"{self.contact_id or 0}:{self.kind}:{self.due.text}"

    @property
    def sort_key(self) -> tuple[date, str, str]:
        """The earliest first, then by name."""
        return (self.due.first, self.name, self.kind)


def lane_of_kind(kind: str) -> Lane | None:
    """The lane of a follow-up of that kind once it is due (contract, decision 6)."""
    if kind == "answer":
        return "owe"
    if kind == PROMISE or kind in PROMISE_STEPS:
        return "promise"
    return None if kind in QUIET_STEPS else "due"


def items_about(
    contact: Contact, today: date, rules: Rules = STANDARD, drafts: Iterable[Draft] = ()
) -> tuple[AgendaItem, ...]:
    """Everything that is open about one person, whenever it is due, the earliest first.

    Args:
        contact: About whom.
        today: The day it is seen from.
        rules: How many days until what.
        drafts: Their drafts, for the facts that these speak of.
    """
    if contact.do_not_contact or contact.state == "let_go":
        return ()
    items = [*_recorded(contact, today, rules), *_suggested(contact, today, rules, drafts)]
    items.sort(key=lambda item: item.sort_key)
    return tuple(items)


def about(contact: Contact, step: FollowUp, *, is_suggested: bool = False) -> AgendaItem | None:
    """A follow-up as something to do; `None` where it has no day."""
    if step.due is None:
        return None
    return AgendaItem(
        contact.id,
        contact.name,
        step.kind,
        step_as_sentence(step),
        step.due,
        lane_of_kind(step.kind),
        step,
        is_suggested,
    )


def _recorded(contact: Contact, today: date, rules: Rules) -> Iterator[AgendaItem]:
    figures = None
    if contact.followups or contact.state == "waiting" or _wrote_last(contact):
        figures = contact.timeline.figures(today, rules.unanswered_within)
        owed = owed_since(contact, figures, today, rules)
        contact = with_time_passed(contact, figures, owed, today, rules)
        if owed is not None and not any(step.kind == "answer" for step in contact.open_followups):
            due = PartialDate.on(working_day(days_after(owed, rules.answer)))
            answer = about(contact, FollowUp("answer", due), is_suggested=True)
            if answer is not None:
                yield answer
        for step in contact.open_followups:
            # Once they have been answered elsewhere, a reminder to answer has no point.
            item = about(contact, step) if step.kind != "answer" or owed is not None else None
            if item is not None:
                yield item
    for promise in contact.open_promises:
        if promise.due is not None:
            yield AgendaItem(
                contact.id,
                contact.name,
                PROMISE,
                promise.text or as_sentence("keep your promise"),
                promise.due,
                "promise",
                promise,
            )


def _wrote_last(contact: Contact) -> bool:
    newest = next((one for one in contact.timeline.newest_first() if one.counts), None)
    return newest is not None and newest.direction == "in"


def _suggested(
    contact: Contact, today: date, rules: Rules, drafts: Iterable[Draft]
) -> Iterator[AgendaItem]:
    steps = (
        calmer_rhythm_suggested(contact, today, rules),
        fact_check_suggested(contact, drafts, today, rules),
    )
    for step in steps:
        item = None if step is None else about(contact, step, is_suggested=True)
        if item is not None:
            yield item
