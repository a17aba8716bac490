"""Which of the further moves fit a person today, and why the others do not (playbook 5.3, 5.4)."""

from collections.abc import Callable, Mapping

from reconnect_tui.core.lifecycle.gate import ask_gate
from reconnect_tui.core.ranking.standing import days_ago
from reconnect_tui.core.text import one_line, shortened, words_of
from reconnect_tui.core.timeline import Interaction
from reconnect_tui.core.writing.circumstances import Circumstances
from reconnect_tui.core.writing.derived_values import (
    activity_phrase,
    advice_in,
    fresh_activities,
)
from reconnect_tui.core.writing.manner import channel_for, usual_channel
from reconnect_tui.core.writing.moves import move_named
from reconnect_tui.core.writing.phrases import begun_small
from reconnect_tui.core.writing.salutation import called
from reconnect_tui.core.writing.setting import Setting
from reconnect_tui.core.writing.verdict import Verdict

TEACHERS = words_of("former_boss boss mentor professor teacher coach client")
"""Relationships of people whose advice one reports back on (T22)."""

_LABEL_WIDTH = 40
_YEAR = 365
_LATELY = 180
"""Days within which one has been in touch with somebody who is asked to connect (T15)."""

_AFTER_A_NUDGE = 21
"""Days after a nudge until another channel is tried (L6)."""

_FRIENDLY = 3
_CLOSE = 4
WITH_ASK_LAST = 95
"""The place of what asks for something when the user has asked too often already (M66)."""


def _name(there: Circumstances) -> str:
    return shortened(one_line(called(there.contact)), _LABEL_WIDTH)


def _setting(there: Circumstances, move: str) -> Setting:
    return Setting(there, move_named(move), "neutral", 0, {})


def _support(there: Circumstances) -> Verdict:
    if there.hard_news is None:
        return Verdict(f"No hard news of {_name(there)} is recorded")
    label = shortened(there.hard_news.label, _LABEL_WIDTH)
    if there.happy_news:
        return Verdict("They had hard news, and happy news since", 89)
    if there.spoken_of(there.hard_news, "support"):
        return Verdict("They had hard news, and you have written about it", 61)
    wish = "; leave your request out of it" if there.wants_to_ask else ""
    return Verdict(f"They had hard news{': ' if label else ''}{label}{wish}", 5)


def _recent_activity(there: Circumstances) -> Verdict:
    fresh = fresh_activities(_setting(there, "recent_activity"))
    if not fresh:
        return Verdict("No post or talk of theirs from the last three weeks is recorded")
    if there.has_commented:
        step = there.tie.due_step
        is_due = step is not None and step.kind == "private_message"
        return Verdict("You commented on it; a message of your own follows", 22 if is_due else 32)
    return Verdict(f"You can take up {shortened(activity_phrase(fresh[0]), 50)}", 32)


def _mutual_mention(there: Circumstances) -> Verdict:
    if not there.contact.mutuals:
        return Verdict("Nobody you both know is recorded")
    if not (there.contact.mutual_offered or there.contact.mutuals_agreed):
        return Verdict("Ask the friend you share first whether they may be named")
    return Verdict("A friend you share agreed to be named", 55)


def _is_teacher(there: Circumstances) -> bool:
    return there.contact.relationship.replace(" ", "_").lower() in TEACHERS


def _impact_update(there: Circumstances) -> Verdict:
    if not advice_in(_setting(there, "impact_update")):
        return Verdict(f"Nothing that {_name(there)} taught or advised you is noted")
    place = 62 if _is_teacher(there) else 74
    return Verdict("You can tell them what came of their advice", place)


def _check_in(there: Circumstances) -> Verdict:
    tie = there.tie
    if there.hard_news is not None:
        return Verdict("They had hard news lately: stand by them first")
    if tie.unanswered > 1:
        return Verdict("Your last two messages had no answer; better let it rest")
    if there.quiet_for(_YEAR):
        return Verdict(f"After {there.gap} a message should say more")
    if there.holiday is not None:
        day, name = there.holiday
        when = days_ago((there.today - day).days)
        return Verdict(f"{shortened(name, _LABEL_WIDTH)}, a day they keep: {when}", 31)
    if tie.due_step is not None and tie.due_step.kind == "check_in":
        return Verdict("The day for a sign of life has come", 66)
    if tie.has_rhythm and there.quiet_for(tie.rhythm_days):
        return Verdict("You keep in touch in a rhythm, and it is time", 66)
    if there.gap_days is None:
        return Verdict("No contact is logged, so they may not expect it")
    return Verdict("A few friendly lines between two talks", 81)


def _since_their_word(there: Circumstances) -> tuple[Interaction, ...]:
    """What the user wrote since anything came from them."""
    counted = there.contact.timeline.counted
    place = max((at for at, entry in enumerate(counted) if not entry.is_outbound), default=-1)
    return tuple(counted[place + 1 :])


def _second_channel(there: Circumstances) -> Verdict:
    step = there.tie.due_step
    if any(entry.move == "second_channel" for entry in _since_their_word(there)):
        return Verdict("You have tried another channel already; better let it rest")
    if there.tie.unanswered and channel_for(there.contact, move_named("second_channel"), "") == (
        usual_channel(there.contact)
    ):
        return Verdict("No other way to reach them is noted")
    if step is not None and step.kind == "second_channel":
        return Verdict("The day to try another channel has come", 21)
    if there.tie.unanswered < 1:
        return Verdict("No message is waiting for an answer")
    if there.tie.unanswered > 2:
        return Verdict("Several messages had no answer; better let it rest")
    written = there.tie.last_outbound
    if there.tie.unanswered == 2 and written and (there.today - written).days >= _AFTER_A_NUDGE:
        return Verdict("Two messages had no answer there; one more, elsewhere", 34)
    return Verdict("Comes about three weeks after a nudge, once")


def _close_loop(there: Circumstances) -> Verdict:
    if there.tie.unanswered < 2:
        return Verdict("Fits after two messages without an answer; silence is often better")
    return Verdict("Two messages had no answer; a last kind word, or silence", 92)


def _invite(there: Circumstances) -> Verdict:
    step = there.tie.due_step
    if there.hard_news is not None:
        return Verdict("They had hard news lately: no time for a plan")
    if step is not None and step.kind in ("propose_times", "offer_new_times"):
        return Verdict("They would like to talk and wait for two times", 8)
    if there.contact.state == "replied":
        return Verdict("They answered: a good moment to propose a talk", 12)
    if there.contact.closeness >= _FRIENDLY and (visit := there.ahead("visiting_city")):
        when = days_ago((there.today - visit.date.first).days) if visit.date else "soon"
        return Verdict(f"You are in their city {when}: a good moment to meet", 31)
    if there.contact.closeness >= _CLOSE:
        return Verdict("You know each other well enough to propose a talk at once", 78)
    return Verdict("A first message to them should not propose a meeting yet")


def _own_gap_humour(there: Circumstances) -> Verdict:
    if there.hard_news is not None:
        return Verdict("They had hard news lately: no time for a joke")
    if there.contact.formality == "formal" or there.contact.address_form:
        return Verdict("You are on formal terms")
    if there.contact.closeness < _FRIENDLY:
        return Verdict("You do not know each other well enough for a joke")
    if not there.quiet_for(_YEAR):
        return Verdict("There is no gap to joke about")
    return Verdict(f"Quiet for {there.gap}, and you are close enough to laugh about it", 77)


def _personal(there: Circumstances) -> Verdict:
    if there.contact.formality == "formal" or there.contact.address_form:
        return Verdict("You are on formal terms")
    if there.wants_to_ask:
        return Verdict("You want to ask for something: say hello without saying that you do not")
    if there.contact.closeness < _FRIENDLY:
        return Verdict("You do not know each other well enough to say so plainly")
    if there.hard_news is not None:
        return Verdict("They had hard news lately: stand by them first")
    return Verdict("You are close enough to say that you miss them", 79)


def _giving(place: int, because: str) -> Callable[[Circumstances], Verdict]:
    return lambda _: Verdict(because, place)


def _asks_ahead(there: Circumstances) -> str:
    """Why a request waits, where the balance of asking and giving says so (M66)."""
    gate = ask_gate(there.contact, there.today)
    unmet = {condition.name: condition.text for condition in gate.unmet}
    return unmet.get("balance", "")


def _mentorship(there: Circumstances) -> Verdict:
    if there.hard_news is not None:
        return Verdict("They had hard news lately: no time for a question of yours")
    ahead = _asks_ahead(there)
    return Verdict(ahead or "When you have one clear question", WITH_ASK_LAST if ahead else 84)


def _networking(there: Circumstances) -> Verdict:
    if there.hard_news is not None:
        return Verdict("They had hard news lately")
    if _is_teacher(there) or there.contact.address_form:
        return Verdict("It is for peers; of them you can ask a view")
    return Verdict("When you have something to show a peer", 83)


def _intro_request(there: Circumstances) -> Verdict:
    if there.hard_news is not None:
        return Verdict("They had hard news lately: no time for a request")
    if there.tie.waiting_since is not None:
        return Verdict("You owe them an answer first")
    if there.gap_days is None or there.gap_days > _LATELY:
        return Verdict("You have not been in touch lately; say hello first")
    if not there.contact.mutuals:
        return Verdict("Nobody whom they know as well is noted")
    ahead = _asks_ahead(there)
    return Verdict(ahead or "When they know whom you look for", WITH_ASK_LAST if ahead else 88)


def _staged_ask(there: Circumstances) -> Verdict:
    gate = ask_gate(there.contact, there.today)
    if gate.is_open:
        return Verdict("The tie is warm enough to ask for one thing", 80)
    return Verdict(f"Not yet: {begun_small(gate.unmet[0].text)}")


def _call_opener(there: Circumstances) -> Verdict:
    event = there.ahead("event_both_attend")
    if event is None and there.contact.closeness >= _CLOSE and there.contact.phones:
        return Verdict("You are close: a call says more than a letter, with four lines for it", 90)
    if event is None:
        return Verdict("Four lines to have before you when you ring or meet", 91)
    label = shortened(event.label, _LABEL_WIDTH)
    return Verdict(f"You may meet{': ' if label else ' at an event'}{label}", 58)


def _comment(there: Circumstances) -> Verdict:
    if not there.unused("post", "comment"):
        return Verdict("No post of theirs is recorded")
    if there.hard_news is not None:
        return Verdict("They had hard news lately: nothing in public")
    return Verdict("A public line first, a private message later", 90)


JUDGES: Mapping[str, Callable[[Circumstances], Verdict]] = {
    "support": _support,
    "recent_activity": _recent_activity,
    "mutual_mention": _mutual_mention,
    "impact_update": _impact_update,
    "check_in": _check_in,
    "second_channel": _second_channel,
    "close_loop": _close_loop,
    "invite": _invite,
    "own_gap_humour": _own_gap_humour,
    "personal": _personal,
    "open_offer": _giving(82, "When you can name what you would do for them"),
    "give": _giving(82, "When you have something that fits their present work"),
    "mentorship": _mentorship,
    "networking": _networking,
    "intro_request": _intro_request,
    "staged_ask": _staged_ask,
    "comment": _comment,
    "call_opener": _call_opener,
}
"""One judge for each move."""
