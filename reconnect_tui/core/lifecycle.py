"""What an action does to a tie: its entry, its state, and the follow-up it creates.

Each function gives the changed contact and leaves the given one alone. The transitions are named
L1 to L25 as in playbook 6.2.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, FollowUp, State
from reconnect_tui.core.dates import PartialDate, moved_off_weekend
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import shortened
from reconnect_tui.core.timeline import Interaction

_CANCELLED_BY_INBOUND = frozenset(
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
_ONLY_BY_THEMSELVES = frozenset(
    {"thank_you", "prepare_meeting", "log_meeting", "review_profile", "check_fact", "lower_rhythm"}
)
_CLOSED_BY_TALKING = _CANCELLED_BY_INBOUND | {
    "answer",
    "prepare_meeting",
    "log_meeting",
    "propose_times",
    "offer_new_times",
    "planned_send",
    "send_or_drop",
    "finish_preparing",
}
_MOVES_WITHOUT_ANSWER = frozenset({"support", "impact_update", "close_loop", "comment"})
_KIND_OF_CHANNEL = {"email": "email", "comment": "comment", "phone": "call", "in_person": "meeting"}
_SUMMARY_WIDTH = 140

_DRAFTED_FROM: frozenset[State] = frozenset({"dormant", "considering", "preparing"})
_UNDATED = PartialDate.parse("1900")


@dataclass(frozen=True, slots=True)
class _Step:
    """A follow-up to come: its kind, and in how many days."""

    kind: str
    days: int
    off_weekends: bool = True


def sent(contact: Contact, draft: Draft, on: date, rules: Rules = STANDARD) -> Contact:
    """The contact after a message to them was sent (L5, L6, L10, L16).

    Args:
        contact: To whom.
        draft: What was sent, on which channel and with which move.
        on: The day it was sent.
        rules: How many days until each follow-up.
    """
    entry = Interaction(
        uid="",
        date=PartialDate.on(on),
        kind=_KIND_OF_CHANNEL.get(draft.channel, "message"),
        direction="out",
        channel=draft.channel,
        summary=shortened(draft.subject or draft.body, _SUMMARY_WIDTH),
        body=draft.body,
        move=draft.move,
    )
    nudged = contact.state == "waiting"
    step = _after_sending(contact, draft, rules)
    closed = {step.kind for step in contact.followups} - _ONLY_BY_THEMSELVES
    if draft.move == "thank_you":
        closed.add("thank_you")
    contact = _without_steps(contact, closed, on)
    contact = replace(
        contact,
        timeline=contact.timeline.with_entry(entry),
        state=_state_after_sending(contact, draft, nudged),
        snoozed_until=None,
        snoozed_on=None,
    )
    return contact if step is None else _with_step(contact, step, on)


def _state_after_sending(contact: Contact, draft: Draft, nudged: bool) -> State:
    if draft.move == "thank_you" and contact.state in ("caught_up", "keeping", "scheduled"):
        return contact.state
    if contact.state == "scheduled":
        return "scheduled"
    if contact.state == "keeping" and draft.move == "check_in" and "?" not in draft.body:
        return "keeping"
    return "waiting" if not nudged or draft.move != "close_loop" else "paused"


def _after_sending(contact: Contact, draft: Draft, rules: Rules) -> _Step | None:
    """The follow-up that the sent message creates (L5, L6, L10, L16)."""
    if draft.move in _MOVES_WITHOUT_ANSWER and draft.channel != "comment":
        return None
    if draft.move == "thank_you" or contact.state == "scheduled":
        return None
    if draft.move == "intro_request":
        return _Step("ask_mutual", rules.ask_mutual)
    if draft.move == "congratulate":
        return _Step("continue_conversation", rules.continue_conversation)
    if contact.state == "waiting":
        already = any(step.kind == "second_channel" for step in contact.followups)
        return None if already else _Step("second_channel", rules.second_channel)
    if contact.state == "replied":
        return _Step("soft_nudge", rules.soft_nudge)
    if contact.state == "keeping" and draft.move == "check_in":
        return _Step("nudge", rules.second_channel) if "?" in draft.body else None
    return _first_step(draft.channel, rules)


def _first_step(channel: str, rules: Rules) -> _Step:
    by_channel = {
        "linkedin_note": _Step("look_accepted", rules.look_accepted),
        "phone": _Step("email_instead", rules.email_instead),
        "comment": _Step("private_message", rules.private_message),
    }
    usual = rules.nudge.get(channel, rules.nudge["email"])
    return by_channel.get(channel, _Step("nudge", usual))


def replied(
    contact: Contact,
    text: str,
    on: date,
    *,
    channel: str = "",
    today: date | None = None,
    rules: Rules = STANDARD,
) -> Contact:
    """The contact after a message of theirs was logged (L8, L21)."""
    entry = Interaction(
        uid="",
        date=PartialDate.on(on),
        kind=_KIND_OF_CHANNEL.get(channel, "message") if channel else "message",
        direction="in",
        channel=channel,
        summary=shortened(text, _SUMMARY_WIDTH) or "They replied",
        body=text if len(text) > _SUMMARY_WIDTH or "\n" in text else "",
    )
    return logged(contact, entry, today or on, rules)


def met(contact: Contact, text: str, on: date, rules: Rules = STANDARD) -> Contact:
    """The contact after a talk with them (L12): thanks are due the next day."""
    entry = Interaction(
        uid="",
        date=PartialDate.on(on),
        kind="meeting",
        direction="both",
        channel="in_person",
        summary=shortened(text, _SUMMARY_WIDTH) or "We talked",
        body=text if len(text) > _SUMMARY_WIDTH or "\n" in text else "",
    )
    contact = replace(contact, timeline=contact.timeline.with_entry(entry))
    return contact if contact.do_not_contact else _caught_up(contact, on, rules)


def logged(contact: Contact, entry: Interaction, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact with one more entry, and what the entry brings about.

    An entry of long ago, or one that newer ones follow, is history and moves nothing.
    """
    newest = max((e.date.middle for e in contact.timeline.counted), default=_UNDATED.middle)
    contact = replace(contact, timeline=contact.timeline.with_entry(entry))
    day = entry.date.counted_on(today)
    is_news = day is not None and day >= newest and (today - day).days <= rules.owe_for
    if not entry.counts or not is_news or contact.do_not_contact or day is None:
        return contact
    if entry.direction == "in":
        return _answered(contact, day, rules)
    if entry.direction == "both":
        in_talks = entry.kind in ("meeting", "call")
        if in_talks and contact.state in ("scheduled", "waiting", "replied", "drafted"):
            return _caught_up(contact, day, rules)
        return _without_steps(contact, _CANCELLED_BY_INBOUND, day)
    closed = {"send_or_drop", "planned_send", "answer"}
    was_asked = contact.state == "replied"
    contact = _without_steps(contact, closed, day)
    if was_asked:
        contact = replace(contact, state="waiting")
        return _with_step(contact, _Step("soft_nudge", rules.soft_nudge), day)
    return contact


def _answered(contact: Contact, day: date, rules: Rules) -> Contact:
    contact = _without_steps(contact, _CANCELLED_BY_INBOUND, day)
    contact = replace(contact, state="replied", snoozed_until=None, snoozed_on=None)
    return _with_step(contact, _Step("answer", rules.answer), day)


def _caught_up(contact: Contact, day: date, rules: Rules) -> Contact:
    contact = _without_steps(contact, _CLOSED_BY_TALKING, day)
    contact = replace(contact, state="caught_up", snoozed_until=None, snoozed_on=None)
    # Thanks are kind on a Sunday too: the one follow-up that no weekend moves.
    return _with_step(contact, _Step("thank_you", rules.thank_you, off_weekends=False), day)


def drafted(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact once a draft to them is kept (L3)."""
    if contact.state not in _DRAFTED_FROM:
        return contact
    contact = _without_steps(contact, {"finish_preparing"}, today)
    contact = _noted(contact, "Began a message", today, "drafted")
    return _with_step(contact, _Step("send_or_drop", rules.send_or_drop), today)


def starred(contact: Contact, today: date) -> Contact:
    """The contact marked as one the user would like to write to (L1)."""
    if contact.state == "considering":
        return contact
    return _noted(contact, "Would like to write", today, "considering")


def snoozed(contact: Contact, until: date, today: date) -> Contact:
    """The contact out of sight until a day; state and rhythm stay (L19)."""
    contact = _without_steps(contact, {"return"}, today)
    contact = replace(
        contact, snoozed_until=PartialDate.on(until), snoozed_on=PartialDate.on(today)
    )
    contact = _noted(contact, f"Set aside until {until.isoformat()}", today, contact.state)
    back = FollowUp("return", PartialDate.on(until))
    return replace(contact, followups=(*contact.followups, back))


def paused(contact: Contact, today: date, days: int = 0, rules: Rules = STANDARD) -> Contact:
    """The contact left to rest, to be thought of again after some months (L7, L15)."""
    contact = _without_steps(contact, _CLOSED_BY_TALKING | {"check_in"}, today)
    contact = _noted(contact, "Left to rest", today, "paused")
    return _with_step(contact, _Step("revisit", days or rules.revisit), today)


def let_go(contact: Contact, today: date) -> Contact:
    """The contact closed kindly: no reminders any more (L20)."""
    contact = _without_steps(contact, {step.kind for step in contact.followups}, today)
    return _noted(contact, "Let go, kindly", today, "let_go")


def awake(contact: Contact, today: date) -> Contact:
    """The contact listed again after a snooze, a rest or a letting go."""
    contact = _without_steps(contact, {"return", "revisit"}, today)
    state: State = "dormant" if contact.state in ("paused", "let_go") else contact.state
    contact = replace(contact, snoozed_until=None, snoozed_on=None)
    return _noted(contact, "Back on the list", today, state)


def without_followup(contact: Contact, kind: str, today: date) -> Contact:
    """The contact with one follow-up marked as done."""
    return _without_steps(contact, {kind}, today)


def _noted(contact: Contact, words: str, today: date, state: State) -> Contact:
    """The contact in a state, with an entry that says so."""
    entry = Interaction(uid="", date=PartialDate.on(today), kind="state", summary=words)
    return replace(contact, state=state, timeline=contact.timeline.with_entry(entry))


def _with_step(contact: Contact, step: _Step, since: date) -> Contact:
    """The contact with a follow-up; one open follow-up of a kind is enough."""
    due = since + timedelta(days=step.days)
    if step.off_weekends:
        due = moved_off_weekend(due)
    others = tuple(
        other for other in contact.followups if other.kind != step.kind or other.done is not None
    )
    return replace(contact, followups=(*others, FollowUp(step.kind, PartialDate.on(due))))


def _without_steps(contact: Contact, kinds: Iterable[str], on: date) -> Contact:
    """The contact with the open follow-ups of these kinds marked as done."""
    closing = frozenset(kinds)
    done = PartialDate.on(on)
    followups = tuple(
        replace(step, done=done) if step.done is None and step.kind in closing else step
        for step in contact.followups
    )
    return replace(contact, followups=followups) if followups != contact.followups else contact
