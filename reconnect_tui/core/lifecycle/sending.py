"""What writing to somebody does to the tie: the entry, the state and the next step.

The transitions are named L1 to L25 as in playbook 6.2.
"""

from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, State
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.lifecycle.steps import ONLY_BY_THEMSELVES, Step, with_step, without_steps
from reconnect_tui.core.ranking.elapsed import CANCELLED_BY_INBOUND, as_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import LONGEST_SUMMARY, shortened
from reconnect_tui.core.timeline import Interaction

KIND_OF_CHANNEL = {"email": "email", "comment": "comment", "phone": "call", "in_person": "meeting"}
"""The kind of entry that a channel makes; every other one makes a message."""

_MOVES_WITHOUT_ANSWER = frozenset({"support", "impact_update", "close_loop"})
_SIGNS_OF_LIFE = frozenset(
    {"share_article", "recent_activity", "no_ask_hello", "open_offer", "give", "personal"}
)
"""Moves that bring something and ask for nothing."""

_NUDGES = frozenset({"nudge", "soft_nudge"})
_LAST_WORDS = frozenset({"second_channel", "ask_mutual"})
_AWAITING = CANCELLED_BY_INBOUND - {"revisit", "return"}


def sent(contact: Contact, draft: Draft, on: date, rules: Rules = STANDARD) -> Contact:
    """The contact after a message to them was sent (L5, L6, L10, L16).

    A message that they have written after since, and one to somebody who asked not to be
    contacted, is history: it stands on the timeline and starts no clock.

    Args:
        contact: To whom.
        draft: What was sent, on which channel and with which move.
        on: The day it was sent.
        rules: How many days until each follow-up.
    """
    entry = Interaction(
        uid="",
        date=PartialDate.on(on),
        kind=KIND_OF_CHANNEL.get(draft.channel, "message"),
        direction="out",
        channel=draft.channel,
        summary=shortened(draft.subject or draft.body, LONGEST_SUMMARY),
        body=draft.body,
        move=draft.move,
    )
    if contact.do_not_contact or _have_written_since(contact, on):
        contact = without_steps(contact, {"send_or_drop", "planned_send"}, on)
        state: State = "dormant" if contact.state == "drafted" else contact.state
        return replace(contact, state=state, timeline=contact.timeline.with_entry(entry))
    contact = as_of(contact, on, rules)
    step = _after_sending(contact, draft, rules)
    state = _state_after_sending(contact, draft)
    closed = {step.kind for step in contact.followups} - ONLY_BY_THEMSELVES
    if draft.move == "thank_you":
        closed.add("thank_you")
    contact = without_steps(contact, closed, on)
    contact = replace(
        contact,
        timeline=contact.timeline.with_entry(entry),
        state=state,
        snoozed_until=None,
        snoozed_on=None,
    )
    return contact if step is None else with_step(contact, step, on)


def _have_written_since(contact: Contact, day: date) -> bool:
    return any(entry.is_inbound and entry.date.first > day for entry in contact.timeline.counted)


def _state_after_sending(contact: Contact, draft: Draft) -> State:
    if contact.state == "scheduled":
        return "scheduled"
    if draft.move == "thank_you" and contact.state in ("caught_up", "keeping"):
        return contact.state
    if _is_sign_of_life(contact, draft) and "?" not in draft.body:
        return "keeping"  # decision 7 reads it so: a check-in asks for nothing (L16)
    return "waiting"


def _after_sending(contact: Contact, draft: Draft, rules: Rules) -> Step | None:
    """The follow-up that the sent message creates (L5, L6, L10, L16)."""
    if contact.state == "scheduled" or draft.move in _MOVES_WITHOUT_ANSWER | {"thank_you"}:
        return None
    if draft.move == "congratulate":
        return Step("continue_conversation", rules.continue_conversation)
    if contact.state == "waiting" or draft.move in ("nudge", "second_channel"):
        return _after_following_up(contact, draft, rules)
    if draft.move == "intro_request":
        return Step("ask_mutual", rules.ask_mutual)
    if contact.state == "replied":
        return Step("soft_nudge", rules.soft_nudge)
    if _is_sign_of_life(contact, draft):
        return Step("nudge", rules.check_in_nudge) if "?" in draft.body else None
    return _first_step(draft.channel, rules)


def _is_sign_of_life(contact: Contact, draft: Draft) -> bool:
    """Whether it is a message between two talks, which needs no answer (L16).

    In a rhythm that was chosen every kind message without a request is one.
    """
    if contact.state != "keeping":
        return False
    return draft.move == "check_in" or (contact.rhythm_days > 0 and draft.move in _SIGNS_OF_LIFE)


def _after_following_up(contact: Contact, draft: Draft, rules: Rules) -> Step | None:
    """L6 and L7: one nudge, one other channel, and then rest; never a third reminder."""
    awaiting = {step.kind for step in contact.open_followups} & _AWAITING
    if draft.move == "second_channel" or awaiting & _LAST_WORDS:
        return None
    if contact.state == "waiting" and not awaiting:
        return None
    if draft.move == "nudge" or awaiting & _NUDGES:
        return Step("second_channel", rules.second_channel)
    if draft.move == "intro_request":
        return Step("ask_mutual", rules.ask_mutual)
    # After a comment, a congratulation or a request to link comes the first real message.
    return _first_step(draft.channel, rules)


def _first_step(channel: str, rules: Rules) -> Step:
    by_channel = {
        "linkedin_note": Step("look_accepted", rules.look_accepted),
        "phone": Step("email_instead", rules.email_instead),
        "comment": Step("private_message", rules.private_message),
    }
    usual = rules.nudge.get(channel, rules.nudge["email"])
    return by_channel.get(channel, Step("nudge", usual))


def written_to(contact: Contact, day: date, rules: Rules) -> Contact:
    """The contact after a message that was logged and not composed here (L6, L10).

    What asked for a message is done. It starts a clock only where one was running: whoever has
    just been written to is left in peace anyway (contract, decision 7).
    """
    step = None
    if contact.state == "replied":
        step = Step("soft_nudge", rules.soft_nudge)
    elif contact.state == "waiting":
        step = _after_following_up(contact, Draft(contact.id), rules)
    kinds = {step.kind for step in contact.followups} - ONLY_BY_THEMSELVES
    if contact.snoozed_until is not None and contact.snoozed_until.first > day:
        kinds.discard("return")
    contact = without_steps(contact, kinds, day)
    if contact.state == "replied":
        contact = replace(contact, state="waiting")
    return contact if step is None else with_step(contact, step, day)
