"""Whom to write to next, and why, in words (playbook, section 3).

The total of a place is always the sum of the whole numbers shown; nothing is hidden.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.ranking import standing
from reconnect_tui.core.ranking.scoring import (
    STRENGTH_AT,
    Part,
    best_reasons,
    news_value,
    open_parts,
    open_points,
    strength,
)
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import folded

Lane = Literal["owe", "promise", "due", "open"]

BASES: dict[Lane, int] = {"owe": 400, "promise": 300, "due": 200, "open": 0}
"""Where each lane begins; no score of one lane reaches the next (property P7)."""


@dataclass(frozen=True)
class Place:
    """One person's place in the queue; its words are worked out when they are asked for."""

    tie: Tie
    """Where the person stands."""

    lane: Lane
    score: int
    """The sum of the parts."""

    strength: int
    """The points of the tie's strength, which decide between equals."""

    goals: tuple[str, ...] = ()
    """The names of the user's goals, the main one first."""

    rules: Rules = STANDARD
    """The weights it was worked out with."""

    @property
    def id(self) -> ContactId:
        """The person's id."""
        return self.tie.id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.tie.name

    @property
    def gap_days(self) -> int | None:
        """Days since they last spoke; `None` where no contact is logged."""
        return self.tie.gap_days

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What the score is made of; terms worth nothing are left out."""
        return tuple(_parts_of(self.tie, self.lane, self.goals, self.rules))

    @cached_property
    def reason(self) -> str:
        """Why they stand here, in one line."""
        return _why(self)

    @property
    def sort_key(self) -> tuple[int, int, int, str, int]:
        """Contract, decision 8: score, longer silence, strength, name, id."""
        gap = self.tie.gap_days
        silence = -1 if gap is None else gap
        return (-self.score, -silence, -self.strength, folded(self.tie.name), self.tie.id)


def place_of(tie: Tie, goals: Sequence[str] = (), rules: Rules = STANDARD) -> Place | None:
    """The place of one person, or `None` where they are not to be listed today."""
    lane = lane_of(tie, rules)
    if lane is None:
        return None
    if lane in ("owe", "promise"):
        strong = strength(tie, goals, rules)
        score = BASES[lane] + _within(lane, _wait(tie, lane, rules) + strong)
    else:
        points = open_points(tie, goals, rules)
        strong = points[STRENGTH_AT]
        score = BASES[lane] + _within(lane, sum(points))
    return Place(tie, lane, score, strong, tuple(goals), rules)


def lane_of(tie: Tie, rules: Rules = STANDARD) -> Lane | None:
    """The first lane that applies, or `None` for someone who is left in peace (playbook 3.2)."""
    if tie.do_not_contact or (tie.snoozed_until is not None and tie.snoozed_until > tie.today):
        return None
    if tie.state in ("paused", "let_go"):
        return None
    if tie.waiting_since is not None:
        return "owe"
    if tie.due_promise is not None:
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
        return news_value(tie, rules) >= rules.lists_early_points
    return True


def _within(lane: Lane, points: int) -> int:
    """Keep the lanes apart: 0 to 100 in *open*, 0 to 99 in the others (playbook 3.3)."""
    return min(100 if lane == "open" else 99, max(0, points))


def _wait(tie: Tie, lane: Lane, rules: Rules) -> int:
    """Some points for each day that they wait, and for each day since a promise came due."""
    each_day = rules.owed_each_day if lane == "owe" else rules.promised_each_day
    return min(rules.highest_wait, each_day * _days_waited(tie, lane))


def _days_waited(tie: Tie, lane: Lane) -> int:
    step = tie.due_promise
    due = step.due.first if step is not None and step.due is not None else None
    since = tie.waiting_since if lane == "owe" else due
    return 0 if since is None else (tie.today - since).days


def _parts_of(tie: Tie, lane: Lane, goals: Sequence[str], rules: Rules) -> Iterator[Part]:
    terms = open_parts(tie, goals, rules)
    if lane != "open":
        yield Part("lane", BASES[lane], _lane_in_words(tie, lane))
    if lane in ("owe", "promise"):
        term = "waiting" if lane == "owe" else "overdue"
        waited = Part(term, _wait(tie, lane, rules), _wait_in_words(tie, lane))
        terms = [waited, *(part for part in terms if part.term == "strength")]
    yield from terms
    points = sum(part.points for part in terms)
    kept = _within(lane, points)
    if kept != points:
        yield Part("cap", kept - points, "Kept within its lane")


def _lane_in_words(tie: Tie, lane: Lane) -> str:
    if lane == "owe":
        return "They wrote and are waiting for you"
    step = tie.due_promise if lane == "promise" else tie.due_step
    if step is None or step.kind == "promise":
        return "You said you would"
    return f"The day has come: {standing.step_in_words(step)}"


def _wait_in_words(tie: Tie, lane: Lane) -> str:
    when = standing.days_ago(_days_waited(tie, lane))
    return f"They wrote {when}" if lane == "owe" else f"Due {when}"


def _why(place: Place) -> str:
    """The line of playbook 3.4; what makes today the day stands at its head."""
    occasion = _occasion(place.tie, place.lane)
    if place.lane == "owe":
        return occasion
    if place.lane == "promise":
        return f"{occasion} · {_wait_in_words(place.tie, place.lane).lower()}"
    rest = " · ".join(_standing(place))
    return f"{occasion} · {rest}" if occasion else standing.as_sentence(rest)


def _occasion(tie: Tie, lane: Lane) -> str:
    """What is due, as a sentence; nothing where no date has brought them here."""
    if lane == "owe":
        return _wait_in_words(tie, lane)
    if lane == "promise" and tie.due_promise is not None:
        return standing.promise_as_sentence(tie.due_promise)
    if lane == "due" and tie.due_step is not None:
        return standing.step_as_sentence(tie.due_step)
    return ""


def _standing(place: Place) -> Iterator[str]:
    """News, silence and the rest, as far as they count."""
    tie = place.tie
    counting = {part.term for part in place.parts}
    if "reason" in counting:
        news = best_reasons(tie.reasons, tie.today, place.rules)
        yield standing.reason_in_words(news[0], tie.today)
    if tie.state == "drafted" and place.lane == "open":
        yield "a draft is ready"
    counts = "silence" in counting
    yield standing.silence_in_words(tie) if counts else standing.quiet_in_words(tie.gap_days)
    if "goal" in counting:
        yield standing.goal_in_words(tie, place.goals)
    if tie.wrote_last:
        yield "they wrote last"
    if "mutual" in counting:
        yield standing.mutual_in_words(tie)
    if "unanswered" in counting:
        yield standing.unanswered_in_words(tie)
