"""Whom to write to next, and why, in words (playbook, section 3).

The total of a place is always the sum of the whole numbers shown; nothing is hidden.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reconnect_tui.core.contact import ContactId, FollowUp, Reason
from reconnect_tui.core.dates import gap_in_words, number_in_words
from reconnect_tui.core.rules import CAREER_GOALS, FRESHNESS, STANDARD, WINDOWS, Rules
from reconnect_tui.core.text import folded
from reconnect_tui.core.tie import Tie, moment_of

Lane = Literal["owe", "promise", "due", "open"]

BASES: dict[Lane, int] = {"owe": 400, "promise": 300, "due": 200, "open": 0}
"""Where each lane begins; no score of one lane reaches the next (property P7)."""

_REASON_THAT_LISTS_EARLY = 10

_REASON_WORDS = {
    "new_job": "a new job",
    "promotion": "a promotion",
    "business_opened": "opened a business",
    "new_child": "a new child",
    "wedding": "a wedding",
    "degree": "a degree",
    "award": "an award",
    "publication": "a publication",
    "talk": "a talk",
    "project_done": "finished a project",
    "post": "wrote a post",
    "article_saved": "an article saved for them",
    "mutual_sighting": "you met someone you both know",
    "thought": "you thought of them",
    "layoff": "lost their job",
    "bereavement": "a loss",
    "illness": "an illness",
    "business_closed": "closed their business",
    "divorce": "a hard time",
    "birthday": "birthday",
    "work_anniversary": "work anniversary",
    "event_both_attend": "an event you both attend",
    "visiting_city": "you visit their city",
}

_STEP_WORDS = {
    "finish_preparing": "finish preparing",
    "send_or_drop": "a draft is ready: send it or drop it",
    "planned_send": "the day you chose for sending",
    "nudge": "time for a gentle nudge",
    "look_accepted": "see whether they accepted",
    "email_instead": "write an email instead",
    "private_message": "follow the comment with a message",
    "continue_conversation": "continue the conversation",
    "ask_mutual": "ask your mutual friend once more",
    "second_channel": "try another channel, once",
    "revisit": "a good time to think of them again",
    "soft_nudge": "a soft nudge, if you like",
    "propose_times": "propose two times",
    "offer_new_times": "offer two new times",
    "check_in": "a first check-in",
    "acknowledge": "acknowledge their news",
    "return": "the day you chose to come back to this",
    "thank_you": "say thank you",
    "prepare_meeting": "prepare for your meeting",
    "log_meeting": "note down how the meeting went",
    "answer": "they are waiting for your answer",
    "lower_rhythm": "choose a calmer rhythm",
    "warm_up": "warm up with a short hello",
    "review_profile": "look over your own profile",
    "check_fact": "check a fact again",
}


def step_in_words(step: FollowUp) -> str:
    """What a follow-up asks for: the user's own words, else what its kind means."""
    return step.text or _STEP_WORDS.get(step.kind, step.kind.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a score."""

    term: str
    """`lane waiting overdue silence strength reason goal mutual novelty unanswered cap`."""

    points: int
    """Whole points, as they are shown."""

    text: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """One person's place in the queue."""

    id: ContactId
    name: str
    lane: Lane
    parts: tuple[Part, ...]
    """What the score is made of; terms worth nothing are left out."""

    reason: str
    """Why they stand here, in one line."""

    gap_days: int | None
    """Days since they last spoke; `None` where no contact is logged."""

    strength: int
    """The points of the tie's strength, which decide between equals."""

    @property
    def score(self) -> int:
        """The sum of the parts."""
        return sum(part.points for part in self.parts)

    @property
    def sort_key(self) -> tuple[int, int, int, str, int]:
        """Contract, decision 8: score, longer silence, strength, name, id."""
        silence = -1 if self.gap_days is None else self.gap_days
        return (-self.score, -silence, -self.strength, folded(self.name), self.id)


class TriageQueue(Sequence[Place]):
    """The people it would be good to write to, the first one first."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Hold the places, which are put in order."""
        self._places = tuple(sorted(places, key=lambda place: place.sort_key))
        self._index = {place.id: index for index, place in enumerate(self._places)}

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204
        return self._places[index]

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def place_of(self, contact_id: ContactId) -> Place | None:
        """The place of a person, or `None` where they are not listed."""
        index = self._index.get(contact_id)
        return None if index is None else self._places[index]

    def after(self, contact_id: ContactId) -> Place | None:
        """Who follows a person; `None` after the last and for someone who is not listed."""
        index = self._index.get(contact_id)
        if index is None or index + 1 >= len(self._places):
            return None
        return self._places[index + 1]

    def renewed(self, contact_id: ContactId, place: Place | None) -> "TriageQueue":
        """The queue with one person's place replaced, or gone."""
        others = (other for other in self._places if other.id != contact_id)
        return TriageQueue(others if place is None else (*others, place))

    def today(self, rules: Rules = STANDARD) -> tuple[Place, ...]:
        """A day's list: all that is owed, promised and due, then a few others (playbook 3.6)."""
        dated = [place for place in self._places if place.lane != "open"]
        others = [place for place in self._places if place.lane == "open"]
        return (*dated, *others[: rules.open_suggestions])


def queue_of(
    ties: Iterable[Tie], goals: Sequence[str] = (), rules: Rules = STANDARD
) -> TriageQueue:
    """The queue of everyone who may be listed today.

    Args:
        ties: Where everyone stands.
        goals: The names of the user's goals, the main one first.
        rules: Weights and thresholds.
    """
    places = (place_of(tie, goals, rules) for tie in ties)
    return TriageQueue(place for place in places if place is not None)


def place_of(tie: Tie, goals: Sequence[str] = (), rules: Rules = STANDARD) -> Place | None:
    """The place of one person, or `None` where they are not to be listed today."""
    lane = lane_of(tie, rules)
    if lane is None:
        return None
    strength = _strength(tie, rules)
    if lane == "owe":
        parts = _owed_parts(tie, strength)
    elif lane == "promise":
        parts = _promise_parts(tie, strength)
    else:
        parts = _open_parts(tie, strength, goals, rules)
        if lane == "due":
            parts = [Part("lane", BASES["due"], "The date you set has come"), *parts]
        parts += _cap(sum(part.points for part in parts) - BASES[lane], lane)
    return Place(
        tie.id,
        tie.name,
        lane,
        tuple(parts),
        _why(tie, lane, parts),
        tie.gap_days,
        strength.points,
    )


def lane_of(tie: Tie, rules: Rules = STANDARD) -> Lane | None:
    """The first lane that applies, or `None` for someone who is left in peace (playbook 3.2)."""
    if tie.do_not_contact or (tie.snoozed_until is not None and tie.snoozed_until > tie.today):
        return None
    if tie.state in ("paused", "let_go"):
        return None
    if tie.waiting_since is not None:
        return "owe"
    if tie.earliest_promise is not None and tie.earliest_promise <= tie.today:
        return "promise"
    if tie.due_step is not None:
        return "due"
    return "open" if _is_open(tie, rules) else None


def _is_open(tie: Tie, rules: Rules) -> bool:
    if tie.state in ("waiting", "scheduled"):
        return False
    written = tie.last_outbound
    if tie.unanswered and written and (tie.today - written).days <= rules.quiet_after_writing:
        return False
    if tie.has_rhythm and tie.gap_days is not None and tie.gap_days < tie.rhythm_days:
        return _reason_value(tie) >= _REASON_THAT_LISTS_EARLY
    return True


def _owed_parts(tie: Tie, strength: Part) -> list[Part]:
    assert tie.waiting_since is not None
    days = (tie.today - tie.waiting_since).days
    return [
        Part("lane", BASES["owe"], "They wrote and are waiting for you"),
        Part("waiting", min(60, 3 * days), f"They wrote {_days_ago(days)}"),
        strength,
    ]


def _promise_parts(tie: Tie, strength: Part) -> list[Part]:
    assert tie.earliest_promise is not None
    days = (tie.today - tie.earliest_promise).days
    words = "The day is today" if days == 0 else f"The day was {_days_ago(days)}"
    return [
        Part("lane", BASES["promise"], "You said you would"),
        Part("overdue", min(60, 4 * days), words),
        strength,
    ]


def _open_parts(tie: Tie, strength: Part, goals: Sequence[str], rules: Rules) -> list[Part]:
    parts = (
        _silence(tie, rules),
        strength,
        _reason(tie, rules),
        _goal(tie, goals, rules),
        _mutual(tie, rules),
        _novelty(tie, goals, rules),
        _unanswered(tie, rules),
    )
    return [part for part in parts if part.points]


def _silence(tie: Tie, rules: Rules) -> Part:
    gap = tie.gap_days
    if gap is None:
        return Part(
            "silence", _half_up(rules.silence_points * rules.silence_unknown), "No contact logged"
        )
    if tie.has_rhythm:
        share = min(1.0, max(0.0, (gap / tie.rhythm_days - 0.8) / 1.2))
        return Part("silence", _half_up(rules.silence_points * share), _rhythm_in_words(tie))
    share = min(1.0, math.log1p(gap / 30) / math.log1p(rules.silence_plateau / 30))
    return Part("silence", _half_up(rules.silence_points * share), f"Quiet for {gap_in_words(gap)}")


def _rhythm_in_words(tie: Tie) -> str:
    ratio = (tie.gap_days or 0) / tie.rhythm_days
    if ratio >= 1.75:
        return f"{'Twice' if ratio < 2.5 else 'More than twice'} the rhythm you chose"
    if ratio >= 1.25:
        return "Some time past the rhythm you chose"
    return "About the rhythm you chose"


def _strength(tie: Tie, rules: Rules) -> Part:
    exchanges = tie.exchanges
    volume = min(1.0, math.log1p(exchanges) / math.log(25))
    years = min(1.0, tie.years_known / 8)
    closeness = (tie.closeness - 1) / 4
    if exchanges < 3:
        share = 0.35 * volume + 0.20 * years + 0.45 * closeness
    else:
        mutuality = min(tie.inbound, tie.outbound) / max(tie.inbound, tie.outbound)
        share = 0.35 * volume + 0.30 * mutuality + 0.20 * years + 0.15 * closeness
    known = _count(tie.years_known, "year") if tie.years_known else "less than a year"
    words = (
        f"Closeness {tie.closeness} of 5, {_count(exchanges, 'exchange') or 'no exchanges'}, "
        f"known {known}"
    )
    return Part("strength", _half_up(rules.strength_points * share), words)


def reason_worth(reason: Reason, today: date) -> float:
    """What a piece of news is worth on `today`, in points (playbook 3.3)."""
    moment = moment_of(reason, today)
    if moment is None:
        return 0.0
    age = (today - moment).days
    window = WINDOWS.get(reason.type)
    if window is not None:
        return float(window.points) if -window.before <= age <= window.after else 0.0
    fresh = FRESHNESS.get(reason.type)
    if fresh is None or age < 0:
        return 0.0
    if age <= fresh.full:
        return float(fresh.points)
    return max(0.0, fresh.points * (fresh.zero - age) / (fresh.zero - fresh.full))


def best_reasons(reasons: Iterable[Reason], today: date) -> tuple[Reason, ...]:
    """The reasons that count today, the best first."""
    worth = [(reason_worth(reason, today), reason) for reason in reasons]
    counting = [pair for pair in worth if pair[0] > 0]
    return tuple(reason for _, reason in sorted(counting, key=lambda pair: -pair[0]))


def _reason_value(tie: Tie) -> float:
    best = sorted((reason_worth(reason, tie.today) for reason in tie.reasons), reverse=True)
    return sum(best[:1]) + sum(best[1:2]) / 4


def _reason(tie: Tie, rules: Rules) -> Part:
    value = min(float(rules.reason_points), _reason_value(tie) * rules.reason_points / 25)
    best = best_reasons(tie.reasons, tie.today)
    words = reason_in_words(best[0], tie.today) if best else "No news recorded"
    return Part("reason", _half_up(value), _capitalised(words))


def reason_in_words(reason: Reason, today: date) -> str:
    """A piece of news and when it was: `a new job nine days ago`."""
    words = _REASON_WORDS.get(reason.type, reason.type.replace("_", " "))
    moment = moment_of(reason, today)
    label = f": {reason.label}" if reason.label else ""
    if moment is None:
        return words + label
    days = (today - moment).days
    return f"{words} {_days_ago(days)}{label}"


def _goal(tie: Tie, goals: Sequence[str], rules: Rules) -> Part:
    for place, goal in enumerate(goals):
        if goal in tie.goal_tags:
            name = goal.replace("_", " ")
            if place == 0:
                return Part("goal", rules.goal_points, f"Fits your main goal: {name}")
            return Part("goal", rules.other_goal_points, f"Fits your goal: {name}")
    return Part("goal", 0, "Fits none of your goals")


def _mutual(tie: Tie, rules: Rules) -> Part:
    if tie.mutual_offered or tie.mutuals >= 2:
        points = rules.mutual_points
    else:
        points = _half_up(rules.mutual_points * 0.6) if tie.mutuals else 0
    who = "person" if tie.mutuals == 1 else "people"
    words = f"{_capitalised(number_in_words(tie.mutuals))} {who} in common"
    return Part(
        "mutual", points, "A mutual friend offered to help" if tie.mutual_offered else words
    )


def _novelty(tie: Tie, goals: Sequence[str], rules: Rules) -> Part:
    if not CAREER_GOALS.intersection(goals):
        return Part("novelty", 0, "Counts for career goals only")
    terms = [
        (4, "another field", tie.different_field),
        (3, "senior", tie.senior),
        (3, "little shared time", tie.exchanges <= 5 and tie.closeness >= 3),
    ]
    points = sum(worth for worth, _, holds in terms if holds)
    words = ", ".join(word for _, word, holds in terms if holds)
    return Part(
        "novelty",
        _half_up(points * rules.novelty_points / 10),
        f"A view you do not hear every week ({words})",
    )


def _unanswered(tie: Tie, rules: Rules) -> Part:
    points = min(rules.unanswered_points, 10 * max(0, tie.unanswered - 1))
    words = f"{_capitalised(_count(tie.unanswered, 'message'))} without an answer"
    return Part("unanswered", -points, words)


def _cap(open_score: int, lane: Lane) -> list[Part]:
    """Keep the lanes apart: 0 to 100 in *open*, 0 to 99 in *due* (playbook 3.3)."""
    highest = 99 if lane == "due" else 100
    kept = min(highest, max(0, open_score))
    return [Part("cap", kept - open_score, "Kept within its lane")] if kept != open_score else []


def _why(tie: Tie, lane: Lane, parts: Sequence[Part]) -> str:
    by_term = {part.term: part.text for part in parts}
    words: list[str] = []
    if lane == "owe":
        words.append(by_term["waiting"])
    elif lane == "promise":
        words.append(f"You said you would · {by_term['overdue'].lower()}")
    elif lane == "due" and tie.due_step is not None:
        words.append(_capitalised(step_in_words(tie.due_step)))
    words += [by_term[term] for term in ("reason", "goal") if term in by_term]
    if lane in ("open", "due") or not words:
        words.append(by_term.get("silence") or quiet_in_words(tie.gap_days))
    if lane == "open" and tie.wrote_last:
        words.append("They wrote last")
    words += [by_term[term] for term in ("mutual", "unanswered") if term in by_term]
    return " · ".join([words[0], *(_lowered(word) for word in words[1:])])


def quiet_in_words(gap_days: int | None) -> str:
    """How long it has been quiet, as a phrase of its own."""
    return "No contact logged" if gap_days is None else f"Quiet for {gap_in_words(gap_days)}"


def _days_ago(days: int) -> str:
    if days < 0:
        return "tomorrow" if days == -1 else f"in {_count(-days, 'day')}"
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{_count(days, 'day')} ago" if days < 21 else f"{gap_in_words(days)} ago"


def _count(number: int, noun: str) -> str:
    if number == 0:
        return ""
    return f"{number_in_words(number)} {noun}{'' if number == 1 else 's'}"


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _half_up(value: float) -> int:
    """Round half up; a whisker of binary noise below a half counts as the half."""
    return math.floor(value + 0.5 + 1e-9)
