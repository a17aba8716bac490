"""Any state chosen by hand: the way from every state to every other (playbook 6.8, A1)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, State, noted
from reconnect_tui.core.lifecycle.keeping import in_rhythm
from reconnect_tui.core.lifecycle.meeting import scheduled
from reconnect_tui.core.lifecycle.steps import Step, with_step, without_steps
from reconnect_tui.core.lifecycle.transitions import let_go, paused, settled
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.rules import STANDARD, Rules

STEPS_OF: Mapping[State, frozenset[str]] = {
    "preparing": frozenset({"finish_preparing"}),
    "drafted": frozenset({"send_or_drop", "planned_send"}),
    "waiting": frozenset(
        {
            "nudge",
            "look_accepted",
            "email_instead",
            "private_message",
            "continue_conversation",
            "ask_mutual",
            "second_channel",
            "soft_nudge",
        }
    ),
    "replied": frozenset({"answer", "propose_times", "offer_new_times"}),
    "scheduled": frozenset({"prepare_meeting", "log_meeting"}),
    "caught_up": frozenset({"thank_you"}),
    "keeping": frozenset({"check_in", "acknowledge", "lower_rhythm"}),
    "paused": frozenset({"revisit"}),
}
"""The follow-ups that belong to a state and have no point once it is left by hand."""

_NAMES: Mapping[State, str] = {
    "dormant": "Without a plan for now",
    "considering": "Would like to write",
    "preparing": "Began to prepare a message",
    "drafted": "Began a message",
    "waiting": "Waiting for an answer",
    "replied": "They have answered",
    "caught_up": "Caught up",
}
_KEPT_WITH: Mapping[State, frozenset[str]] = {"keeping": frozenset({"thank_you"})}
"""Follow-ups of another state that go on in this one."""


def in_state(
    contact: Contact,
    state: State,
    today: date,
    *,
    on: date | None = None,
    rhythm: int = 0,
    rules: Rules = STANDARD,
) -> Contact:
    """The contact in a state that was chosen by hand, with the follow-up that belongs to it.

    What was open because of another state is done with, and what they wrote last needs no answer
    any more, unless the new state is about their answer. Nothing is logged as sent or said.

    Args:
        contact: Who.
        state: The state; the one they are in already changes nothing.
        today: When it was chosen.
        on: The day of the talk; without one, `scheduled` sets no reminder.
        rhythm: In how many days to be in touch, for `keeping`; without one, as they have it.
        rules: How many days until each follow-up.
    """
    current = as_of(contact, today, rules)
    if state == current.state and not (state == "scheduled" and on):
        return contact
    if state == "let_go":
        return let_go(contact, today)
    if state == "paused":
        return paused(contact, today, rules=rules)
    if state != "replied":
        current = settled(current, today)
    current = without_steps(current, _left_behind(state), today)
    current = replace(current, snoozed_until=None, snoozed_on=None)
    if state == "scheduled" and on is not None:
        return scheduled(current, on, today, rules=rules)
    if state == "keeping":
        return _keeping(current, rhythm, today, rules)
    if state == "dormant" and current.rhythm_days:
        current = replace(current, rhythm_days=0)
    words = _NAMES.get(state, "A talk is agreed")
    return _with_its_step(noted(current, words, today, state), state, today, rules)


def _left_behind(state: State) -> frozenset[str]:
    others = (kinds for other, kinds in STEPS_OF.items() if other != state)
    return frozenset().union(*others, {"return"}) - _KEPT_WITH.get(state, frozenset())


def _keeping(contact: Contact, rhythm: int, today: date, rules: Rules) -> Contact:
    days = rhythm or contact.rhythm_days
    if days and contact.state == "caught_up":
        return in_rhythm(contact, days, today, rules)
    words = f"To be in touch every {days} days" if days else "Keeping in touch"
    return noted(replace(contact, rhythm_days=days), words, today, "keeping")


def _with_its_step(contact: Contact, state: State, today: date, rules: Rules) -> Contact:
    steps = {
        "preparing": Step("finish_preparing", rules.finish_preparing),
        "drafted": Step("send_or_drop", rules.send_or_drop),
        "waiting": Step("nudge", rules.nudge.get("email", 10)),
        "caught_up": Step("thank_you", rules.thank_you, off_weekends=False),
    }
    if state == "replied" and contact.timeline.figures(today).waiting_since is not None:
        return with_step(contact, Step("answer", rules.answer), today)
    step = steps.get(state)
    return contact if step is None or contact.do_not_contact else with_step(contact, step, today)
