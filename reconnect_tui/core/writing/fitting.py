"""Which moves fit a person today, in which order, and why the others do not (playbook 5.4)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.dates import gap_in_words, time_since
from reconnect_tui.core.ranking.standing import days_ago, when_it_was
from reconnect_tui.core.rules import FRESHNESS, STANDARD, YEARLY_REASONS
from reconnect_tui.core.text import one_line, shortened
from reconnect_tui.core.writing.circumstances import FACT_IS_FRESH, LIFE_NEWS, Circumstances
from reconnect_tui.core.writing.intents import INTENTS
from reconnect_tui.core.writing.judging import JUDGES, WITH_ASK_LAST
from reconnect_tui.core.writing.moves import MOVES, Move
from reconnect_tui.core.writing.phrases import sighting_phrase
from reconnect_tui.core.writing.salutation import called
from reconnect_tui.core.writing.verdict import Verdict

_NUDGE_STEPS = frozenset({"nudge", "soft_nudge"})
_LAST_NUDGE = 180
"""Days after which a message without an answer is no longer followed up but begun anew."""

_THANKS_WITHIN = 3
"""Days after a talk within which thanks belong (T18)."""

_THANKS_WHEN_DUE = 30
_GAP_TO_OWN = 180
"""Days under which there is no gap to speak of (T02)."""

_YEAR = 365
_LATELY = 90
"""Days of silence under which nobody has to be told who writes (T09)."""

_THREE_YEARS = 1095
_LABEL_WIDTH = 40
_SAYS_NOTHING = frozenset({"", "screen", "command"})
"""Sources that do not say how one knows of a piece of news."""

_HEARSAY = re.compile(
    r"\b(?:gossip|rumou?rs?|hearsay|heard (?:from|of)|someone said|they say)\b", re.IGNORECASE
)
"""Sources from which news of somebody's life is not to be taken up (M46)."""

_OWN_MOVES_LAST = 96
_LATE_HELLO = 92.5
"""The place of a hello while an earlier message waits for its answer."""

_ANEW = frozenset(
    {"shared_memory", "own_gap", "own_gap_humour", "reintroduce", "personal", "networking"}
    | {"mentorship"}
)
"""Moves that begin anew, and would come too soon after a message that had no answer yet."""

_PROMISE_DUE = 11
"""The place of a message that speaks of what was promised for today: after thanks for a talk."""

_PROMISING = frozenset({"promise", "promise_due"})
"""The slots that speak of a promise."""

_OF_A_GOAL = {
    "mentorship": "mentorship",
    "networking": "networking",
    "collaboration": "networking",
    "personal": "personal",
}
"""The move that a goal has of its own (T10 to T12)."""

_FOR_A_GOAL = 73
"""Its place: after what the record gives reason for, before what suits anybody."""

_LAST_OWED = 19
"""The last place of what comes first whatever the user wants: answers, thanks, sympathy."""


@dataclass(frozen=True)
class Fit:
    """Whether a move suits a person today."""

    move: Move
    fits: bool
    because: str
    """Why, or why not, in words for the user."""


def fitting_moves(contact: Contact, today: date, moves: Sequence[Move] = MOVES) -> tuple[Fit, ...]:
    """Every move: those that fit in the order of playbook 5.4, then the others, each with why."""
    there = Circumstances(contact, today)
    if contact.do_not_contact:
        return tuple(Fit(move, False, "They asked not to be contacted") for move in moves)
    judged = _promise_first([(move, _judged(move, there)) for move in moves], there)
    fitting = sorted((pair for pair in judged if pair[1].place), key=lambda pair: pair[1].place)
    others = [pair for pair in judged if not pair[1].place]
    return tuple(
        Fit(move, bool(verdict.place), verdict.because) for move, verdict in (*fitting, *others)
    )


def _promise_first(
    judged: list[tuple[Move, Verdict]], there: Circumstances
) -> list[tuple[Move, Verdict]]:
    """The same, with the best move that speaks of a promise early where one is due (5.4)."""
    due = there.promise_due
    able = [
        (verdict.place, place)
        for place, (move, verdict) in enumerate(judged)
        if verdict.place and not _PROMISING.isdisjoint(spec.name for spec in move.slots)
    ]
    if due is None or not able or min(able)[0] <= _PROMISE_DUE:
        return judged
    _, at = min(able)
    words = shortened(one_line(due.text), _LABEL_WIDTH)
    kept = Verdict(f"You promised, and the day has come: {words}", _PROMISE_DUE)
    return [*judged[:at], (judged[at][0], kept), *judged[at + 1 :]]


def _waiting_for_days(there: Circumstances) -> int | None:
    """Days since a message that may still be answered; `None` where none is waiting."""
    tie = there.tie
    if not tie.unanswered or tie.last_outbound is None:
        return None
    days = (there.today - tie.last_outbound).days
    return days if days < STANDARD.quiet_after_writing else None


def _judged(move: Move, there: Circumstances) -> Verdict:
    if move.name in _ANEW and (days := _waiting_for_days(there)) is not None:
        return Verdict(f"You wrote only {gap_in_words(days)} ago; leave them some time")
    return _wanted(move, _JUDGES.get(move.name, _own)(there), there)


def _wanted(move: Move, verdict: Verdict, there: Circumstances) -> Verdict:
    """What serves the aim that the user has chosen comes before all that is not owed (M32)."""
    if verdict.place <= _LAST_OWED or verdict.place >= WITH_ASK_LAST:
        return verdict
    intent = INTENTS.get(there.contact.intent)
    if intent is None:
        return _for_a_goal(move, verdict, there)
    if move.name not in intent.moves:
        return verdict
    return Verdict(f"You want {intent.words} · {verdict.because}", _LAST_OWED + verdict.place / 100)


def _for_a_goal(move: Move, verdict: Verdict, there: Circumstances) -> Verdict:
    """What serves a goal that the person fits comes before what suits anybody (M62)."""
    goal = next((one for one in there.contact.goal_tags if _OF_A_GOAL.get(one) == move.name), "")
    if not goal or verdict.place <= _FOR_A_GOAL:
        return verdict
    words = goal.replace("_", " ")
    return Verdict(f"Fits your goal: {words} · {verdict.because}", _FOR_A_GOAL)


def _own(_: Circumstances) -> Verdict:
    return Verdict("A move of your own", _OWN_MOVES_LAST)


def _name(there: Circumstances) -> str:
    return shortened(one_line(called(there.contact)), _LABEL_WIDTH)


def _reply(there: Circumstances) -> Verdict:
    tie, settled = there.tie, there.contact.settled_on
    if tie.waiting_since is not None:
        return Verdict("They wrote last and are waiting for an answer", 1)
    newest = tie.last_contact
    if not tie.wrote_last or newest is None:
        return Verdict(f"Nothing from {_name(there)} is waiting for an answer")
    if settled is not None and settled.last >= newest:
        return Verdict("You decided that their last message needs no answer")
    return Verdict(f"They wrote last, {gap_in_words((there.today - newest).days)} ago", 95)


def _thank_you(there: Circumstances) -> Verdict:
    talk = there.last_talk
    if talk is None:
        return Verdict(f"No talk with {_name(there)} is logged")
    day = talk.date.counted_on(there.today) or there.today
    thanked = any(
        entry.move == "thank_you" and entry.date.last >= talk.date.first
        for entry in there.contact.timeline.counted
    )
    if thanked:
        return Verdict(f"You have thanked {_name(there)} for your last talk")
    days = (there.today - day).days
    due = any(step.kind == "thank_you" for step in there.contact.open_followups)
    if days <= _THANKS_WITHIN or (due and days <= _THANKS_WHEN_DUE):
        return Verdict(f"You talked {when_it_was(talk.date, day, there.today)}", 10)
    return Verdict(f"Your last talk was {time_since(talk.date, there.today)}: late for thanks")


def _nudge(there: Circumstances) -> Verdict:
    tie = there.tie
    if not tie.unanswered or tie.last_outbound is None:
        return Verdict(f"No message to {_name(there)} is waiting for an answer")
    if tie.unanswered > 1:
        return Verdict("Two messages had no answer; better let it rest")
    days = (there.today - tie.last_outbound).days
    if days > _LAST_NUDGE:
        return Verdict(f"Your last message was {gap_in_words(days)} ago; better begin anew")
    if tie.due_step is not None and tie.due_step.kind in _NUDGE_STEPS:
        return Verdict("The day for a gentle nudge has come", 20)
    written = [entry for entry in there.contact.timeline.counted if entry.is_outbound]
    if days < STANDARD.nudge.get(written[-1].channel, STANDARD.nudge["email"]):
        return Verdict(f"You wrote only {gap_in_words(days)} ago; leave them some time")
    return Verdict(f"Your message of {gap_in_words(days)} ago had no answer", 35)


def _congratulate(there: Circumstances) -> Verdict:
    if there.occasions and there.occasions[0].type in YEARLY_REASONS:
        return _yearly_day(there, there.occasions[0])
    if not there.happy_news:
        if there.hard_news is not None:
            return Verdict("They had hard news lately: no time for congratulation")
        return Verdict(f"No happy news of {_name(there)} is recorded")
    news = there.happy_news[0]
    label = shortened(news.label, _LABEL_WIDTH) or news.type.replace("_", " ")
    if news.date is None:
        return Verdict(f"Their news has no date: {label}", 94)
    when = time_since(news.date, there.today)
    if there.is_late(news):
        return Verdict(f"Their news is from {when}, and the message says that it is late", 93)
    if news.type in LIFE_NEWS and _HEARSAY.search(news.source):
        return Verdict("You only heard of it: wait until they tell you, or it is public")
    if news.type in LIFE_NEWS and news.source.strip() in _SAYS_NOTHING:
        return Verdict(f"If they told you or it is public: their news from {when}: {label}", 30)
    looked = news.checked_on or news.date
    is_old = (there.today - looked.last).days > FACT_IS_FRESH
    again = ", not looked up since; make sure of it" if is_old else ""
    return Verdict(f"Their news from {when}{again}: {label}", 30)


def _yearly_day(there: Circumstances, news: Reason) -> Verdict:
    what = "birthday" if news.type == "birthday" else "anniversary"
    days = (there.today - (there.day_of(news) or there.today)).days
    return Verdict(f"Their {what} {'is today' if not days else f'was {days_ago(days)}'}", 29)


def _share_article(there: Circumstances) -> Verdict:
    saved = there.unused("article_saved", "share_article")
    if not saved:
        return Verdict(f"No saved article for {_name(there)}")
    label = shortened(saved[0].label, _LABEL_WIDTH)
    return Verdict(f"You saved something for them{': ' if label else ''}{label}", 40)


def _no_ask_hello(there: Circumstances) -> Verdict:
    if there.wants_to_ask:
        return Verdict("You want to ask for something, and this message says that you do not")
    fresh = FRESHNESS["mutual_sighting"].zero
    for sighting in there.sightings():
        day = there.day_of(sighting)
        if day is None or (there.today - day).days <= fresh:
            label = shortened(sighting_phrase(sighting), _LABEL_WIDTH)
            return Verdict(f"You met someone you both know{': ' if label else ''}{label}", 50)
    if there.hard_news is not None:
        return Verdict("They had hard news lately: a hello that asks for nothing", 60)
    if (days := _waiting_for_days(there)) is not None:
        words = f"Your message of {gap_in_words(days)} ago had no answer; bring something new"
        return Verdict(words, _LATE_HELLO)
    return Verdict("A hello that asks for nothing is always possible", 75)


def _reintroduce(there: Circumstances) -> Verdict:
    if not there.contact.how_met.strip():
        return Verdict(f"The record does not say how you met {_name(there)}")
    if there.gap_days is not None and not there.quiet_for(_LATELY):
        return Verdict(f"You spoke {there.gap} ago, and they know who you are")
    if there.tie.wrote_last and not there.quiet_for(_YEAR):
        return Verdict("They wrote not long ago and know who you are")
    if there.contact.closeness <= 1:
        return Verdict("You hardly know each other, so say how you met", 61)
    if there.gap_days is None:
        return Verdict("No contact is logged, so say how you met", 71)
    if there.quiet_for(_THREE_YEARS):
        place = 72 if there.fresh_memories else 61
        return Verdict(f"Quiet for {there.gap}, so say how you met", place)
    return Verdict(f"{_name(there)} will remember you after {there.gap}")


def _shared_memory(there: Circumstances) -> Verdict:
    if not there.fresh_memories:
        if there.contact.shared_memories:
            return Verdict("Every shared memory has been used in a message")
        return Verdict(f"No shared memory with {_name(there)} is recorded")
    if there.gap_days is None:
        return Verdict("You share a memory", 63)
    if there.quiet_for(_YEAR):
        return Verdict(f"Quiet for {there.gap} and you share a memory", 63)
    return Verdict("You share a memory that no message has used yet", 70)


def _own_gap(there: Circumstances) -> Verdict:
    if there.gap_days is None:
        return Verdict("No contact is logged, so the length of the silence is not known")
    if there.hard_news is not None:
        return Verdict("They had hard news lately: the silence is not the thing to speak of")
    if not there.quiet_for(_GAP_TO_OWN):
        return Verdict(f"You last spoke {there.gap} ago: there is no gap to speak of")
    return Verdict(f"Quiet for {there.gap}", 65 if there.quiet_for(_YEAR) else 76)


_JUDGES: Mapping[str, Callable[[Circumstances], Verdict]] = {
    **JUDGES,
    "reply": _reply,
    "thank_you": _thank_you,
    "nudge": _nudge,
    "congratulate": _congratulate,
    "share_article": _share_article,
    "no_ask_hello": _no_ask_hello,
    "reintroduce": _reintroduce,
    "shared_memory": _shared_memory,
    "own_gap": _own_gap,
}
