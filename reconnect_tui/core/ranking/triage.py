"""Whom to write to next, and why, in words (playbook, section 3).

The total of a place is always the sum of the whole numbers shown; nothing is hidden.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, overload

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.ranking import standing
from reconnect_tui.core.ranking.scoring import (
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


def _sort_key(place: Place) -> tuple[int, int, int, str, int]:
    return place.sort_key


def _lane_key(place: Place) -> int:
    return -BASES[place.lane]


def _index_of(row: Sequence[Place], place: Place) -> int:
    """Where a place stands in an ordered row; no two have the same key, for it ends in the id."""
    return bisect_left(row, place.sort_key, key=_sort_key)


class TriageQueue(Sequence[Place]):
    """The people it would be good to write to, the first one first."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Hold the places, which are put in order."""
        self._places = tuple(sorted(places, key=_sort_key))

    @overload
    def __getitem__(self, index: int) -> Place: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Place, ...]: ...

    def __getitem__(self, index: int | slice) -> Place | tuple[Place, ...]:
        return self._places[index]

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    @cached_property
    def _by_id(self) -> dict[ContactId, Place]:
        return {place.tie.id: place for place in self._places}

    def place_of(self, contact_id: ContactId) -> Place | None:
        """The place of a person, or `None` where they are not listed."""
        return self._by_id.get(contact_id)

    def index_of(self, contact_id: ContactId) -> int:
        """How many stand before a person; -1 for someone who is not listed."""
        place = self.place_of(contact_id)
        return -1 if place is None else _index_of(self._places, place)

    def after(self, contact_id: ContactId) -> Place | None:
        """Who follows a person; `None` after the last and for someone who is not listed."""
        following = self.index_of(contact_id) + 1
        return self._places[following] if 0 < following < len(self._places) else None

    def with_changed(self, places: Mapping[ContactId, Place | None]) -> "TriageQueue":
        """The queue with some people's places replaced, or gone where there is `None`.

        Nobody else is looked at: each is found and put back by bisection, so that one change
        costs two copies of a row of pointers and not a ranking of everyone (performance, P11).
        """
        row, by_id = list(self._places), self._by_id.copy()
        for number, place in places.items():
            former = by_id.pop(number, None) if place is None else by_id.get(number)
            if former is not None:
                del row[_index_of(row, former)]
            if place is not None:
                insort(row, place, key=_sort_key)
                by_id[number] = place
        queue = TriageQueue(())
        queue._places = tuple(row)  # in order already
        queue.__dict__["_by_id"] = by_id
        return queue

    def in_lane(self, lane: Lane) -> tuple[Place, ...]:
        """The places of one lane; the lanes stand one after the other (property P7)."""
        begins = bisect_left(self._places, -BASES[lane], key=_lane_key)
        return self._places[begins : bisect_right(self._places, -BASES[lane], key=_lane_key)]

    @property
    def dated(self) -> tuple[Place, ...]:
        """All that is owed, promised and due."""
        return self._places[: bisect_left(self._places, -BASES["open"], key=_lane_key)]

    def today(self, rules: Rules = STANDARD) -> tuple[Place, ...]:
        """A day's list: all that is owed, promised and due, then a few others (playbook 3.6)."""
        dated = len(self.dated)
        return self._places[: dated + rules.open_suggestions]

    def ids_from(self, first: int) -> Sequence[ContactId]:
        """The ids of everyone from a place on; looked up when they are asked for."""
        return _Ids(self, first)


class _Ids(Sequence[ContactId]):
    """The ids of a queue from a place on, without a list of thirty thousand being made."""

    def __init__(self, queue: TriageQueue, first: int) -> None:
        self._queue = queue
        self._first = min(first, len(queue))

    @overload
    def __getitem__(self, index: int) -> ContactId: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[ContactId, ...]: ...

    def __getitem__(self, index: int | slice) -> ContactId | tuple[ContactId, ...]:
        places = range(self._first, len(self._queue))
        if isinstance(index, slice):
            return tuple(self._queue[place].tie.id for place in places[index])
        return self._queue[places[index]].tie.id

    def __len__(self) -> int:
        return len(self._queue) - self._first

    def __contains__(self, contact_id: object) -> bool:
        return isinstance(contact_id, int) and self._place_of(contact_id) >= self._first

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        place = self._place_of(value) - self._first if isinstance(value, int) else -1
        if not start <= place < (len(self) if stop is None else stop):
            raise ValueError(f"{value!r} is not here")
        return place

    def _place_of(self, number: int) -> int:
        return self._queue.index_of(ContactId(number))


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
    strong = strength(tie, goals, rules)
    if lane in ("owe", "promise"):
        score = BASES[lane] + _within(lane, _wait(tie, lane, rules) + strong)
    else:
        score = BASES[lane] + _within(lane, sum(open_points(tie, goals, rules)))
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
