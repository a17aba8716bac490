"""What an action does to a tie: its entry, its state, and the follow-up it creates.

Each function gives the changed contact and leaves the given one alone; the same contact comes back
where there is nothing to change. The transitions are named L1 to L25 as in playbook 6.2. Those of
writing to somebody are in `sending`, those before it in `preparing`, those of a talk with a date in
`meeting` and those of a rhythm in `keeping`.
"""

from dataclasses import replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact, FollowUp, State, noted
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.sending import KIND_OF_CHANNEL, written_to
from reconnect_tui.core.lifecycle.steps import Step, with_step, without_steps
from reconnect_tui.core.ranking.elapsed import CANCELLED_BY_INBOUND, as_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import summed_up
from reconnect_tui.core.timeline import Interaction

_CLOSED_BY_TALKING = CANCELLED_BY_INBOUND | {
    "answer",
    "prepare_meeting",
    "log_meeting",
    "propose_times",
    "offer_new_times",
    "planned_send",
    "send_or_drop",
    "finish_preparing",
}
_TALKS = frozenset({"meeting", "call"})
_DRAFTED_FROM: frozenset[State] = frozenset({"dormant", "considering", "preparing"})
_IN_TOUCH_ANYWAY: frozenset[State] = frozenset({"keeping", "caught_up"})
_AT_REST: frozenset[State] = frozenset({"paused", "let_go"})


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
    summary, body = summed_up(text, "They replied")
    entry = Interaction(
        uid="",
        date=PartialDate.on(on),
        kind=KIND_OF_CHANNEL.get(channel, "message"),
        direction="in",
        channel=channel,
        summary=summary,
        body=body,
    )
    return logged(contact, entry, today or on, rules)


def met(
    contact: Contact,
    text: str,
    on: date,
    *,
    today: date | None = None,
    rules: Rules = STANDARD,
) -> Contact:
    """The contact after a talk with them (L12): thanks are due the next day.

    Args:
        contact: With whom.
        text: What it was about.
        on: The day of the talk.
        today: The day it is logged, where that is another one.
        rules: How many days until each follow-up.
    """
    summary, body = summed_up(text, "We talked")
    entry = Interaction(
        uid="",
        date=PartialDate.on(on),
        kind="meeting",
        direction="both",
        channel="in_person",
        summary=summary,
        body=body,
    )
    day = _day_of_news(contact, entry, today or on, rules)
    contact = replace(contact, timeline=contact.timeline.with_entry(entry))
    return contact if day is None else _caught_up(contact, day, rules)


def logged(contact: Contact, entry: Interaction, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact with one more entry, and what the entry brings about.

    An entry of long ago, or one that newer ones follow, is history and moves nothing.
    """
    contact = as_of(contact, today, rules)
    day = _day_of_news(contact, entry, today, rules)
    contact = replace(contact, timeline=contact.timeline.with_entry(entry))
    if day is None:
        return contact
    if entry.direction == "in":
        return _answered(contact, day, rules)
    if entry.direction == "both":
        return _in_touch(contact, entry, day, today, rules)
    return written_to(contact, day, rules)


def _day_of_news(contact: Contact, entry: Interaction, today: date, rules: Rules) -> date | None:
    """The day of an entry that is news; `None` for history, for notes and for what lies ahead."""
    day = entry.date.counted_on(today)
    if day is None or not entry.counts or contact.do_not_contact:
        return None
    days = (other.date.counted_on(today) for other in contact.timeline.counted)
    newest = max((other for other in days if other is not None), default=day)
    return day if day >= newest and (today - day).days <= rules.owe_for else None


def _answered(contact: Contact, day: date, rules: Rules) -> Contact:
    """L8: an answer is due, other reminders go, and what hid the person is lifted."""
    contact = without_steps(contact, CANCELLED_BY_INBOUND, day)
    contact = replace(
        contact,
        state="replied",
        snoozed_until=None,
        snoozed_on=None,
        settled_on=_settled_before(contact, day, rules),
    )
    return with_step(contact, Step("answer", rules.answer), day)


def _settled_before(contact: Contact, day: date, rules: Rules) -> PartialDate | None:
    """What is settled once they have written again: all before that, or what was all along.

    A message so old that nothing is owed for it must not hide the new one (contract, decision 5).
    """
    before = PartialDate.on(day - timedelta(days=1))
    since = contact.timeline.figures(day).waiting_since
    if since is not None and (day - since).days > rules.owe_for:
        return before
    return None if contact.settled_on is None else min(contact.settled_on, before)


def _in_touch(
    contact: Contact, entry: Interaction, day: date, today: date, rules: Rules
) -> Contact:
    """They spoke and so did the user: nothing is owed, and a talk out of a silence has been had."""
    is_news = contact.state != "dormant" or (today - day).days <= rules.thanks_for_talk_within
    if entry.kind in _TALKS and is_news and contact.state not in _IN_TOUCH_ANYWAY:
        return _caught_up(contact, day, rules)
    contact = without_steps(contact, CANCELLED_BY_INBOUND | {"answer"}, day)
    moves = contact.state in _AT_REST | {"waiting"}
    state: State = "replied" if moves else contact.state
    return replace(contact, state=state, snoozed_until=None, snoozed_on=None)


def _caught_up(contact: Contact, day: date, rules: Rules) -> Contact:
    contact = without_steps(contact, _CLOSED_BY_TALKING, day)
    contact = replace(contact, state="caught_up", snoozed_until=None, snoozed_on=None)
    # Thanks are kind on a Sunday too: the one follow-up that no weekend moves.
    return with_step(contact, Step("thank_you", rules.thank_you, off_weekends=False), day)


def drafted(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact once a draft to them is kept (L3)."""
    if contact.do_not_contact:
        return contact
    current = as_of(contact, today, rules)
    reminder = Step("send_or_drop", rules.send_or_drop)
    if current.state not in _DRAFTED_FROM and (current.state != "keeping" or current.rhythm_days):
        # Other states have a next step of their own and stay; only the reminder comes along.
        return with_step(contact, reminder, today)
    current = without_steps(current, {"finish_preparing"}, today)
    return with_step(noted(current, "Began a message", today, "drafted"), reminder, today)


def starred(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact marked as one the user would like to write to (L1).

    Whoever is further along than a wish stays where they are.
    """
    current = as_of(contact, today, rules)
    unplanned = current.state == "keeping" and not current.rhythm_days
    if not unplanned and current.state not in _AT_REST | {"dormant"}:
        return contact
    current = without_steps(current, {"revisit"}, today)
    return noted(current, "Would like to write", today, "considering")


def snoozed(contact: Contact, until: date, today: date) -> Contact:
    """The contact out of sight until a day; state and rhythm stay (L19)."""
    end = PartialDate.on(until)
    back = FollowUp("return", end)
    if contact.snoozed_until == end and back in contact.followups:
        return contact
    contact = without_steps(contact, {"return"}, today)
    contact = replace(contact, snoozed_until=end, snoozed_on=PartialDate.on(today))
    contact = noted(contact, f"Set aside until {until.isoformat()}", today, contact.state)
    # The very day: the user chose it, and no weekend moves it.
    return replace(contact, followups=(*contact.followups, back))


def paused(contact: Contact, today: date, days: int = 0, rules: Rules = STANDARD) -> Contact:
    """The contact left to rest, to be thought of again after some months (L7, L15).

    Args:
        contact: Who is to rest.
        today: From when.
        days: For how long; 0 for half a year, and for a year where one has just caught up.
        rules: How many days those are.
    """
    talked = as_of(contact, today, rules).state == "caught_up"
    usual = rules.revisit_after_talk if talked else rules.revisit
    contact = without_steps(settled(contact, today), _CLOSED_BY_TALKING, today)
    contact = replace(contact, snoozed_until=None, snoozed_on=None)
    contact = noted(contact, "Left to rest", today, "paused")
    return with_step(contact, Step("revisit", days or usual), today)


def let_go(contact: Contact, today: date) -> Contact:
    """The contact closed kindly: no reminders any more (L20)."""
    if contact.state == "let_go":
        return contact
    contact = settled(contact, today)
    contact = without_steps(contact, {step.kind for step in contact.followups}, today)
    contact = replace(contact, snoozed_until=None, snoozed_on=None)
    return noted(contact, "Let go, kindly", today, "let_go")


def settled(contact: Contact, today: date) -> Contact:
    """The contact whose last message needs no answer; one that comes later is owed again."""
    if contact.timeline.figures(today).waiting_since is None:
        return contact
    contact = without_steps(contact, {"answer"}, today)
    return replace(contact, settled_on=PartialDate.on(today))


def awake(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact listed again after a snooze, a rest or a letting go."""
    current = as_of(contact, today, rules)
    if contact.snoozed_until is None and current.state not in _AT_REST:
        back_by_itself = contact.state in _AT_REST
        return without_steps(current, {"revisit"}, today) if back_by_itself else contact
    current = without_steps(current, {"return", "revisit"}, today)
    state: State = "dormant" if current.state in _AT_REST else current.state
    current = replace(current, snoozed_until=None, snoozed_on=None)
    return noted(current, "Back on the list", today, state)


def without_followup(contact: Contact, kind: str, today: date) -> Contact:
    """The contact with one follow-up marked as done."""
    return without_steps(contact, {kind}, today)
