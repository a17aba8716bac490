"""The places of a day in their order, and what one change makes of it."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import BASES, Lane, Place, place_of
from reconnect_tui.core.rules import STANDARD, Rules


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
