"""Everyone in the order of the screen: whom to write to, and after them those left in peace."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Place, place_of
from reconnect_tui.core.ranking.triage_queue import TriageQueue
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import folded


@dataclass(frozen=True, eq=False)
class Roster:
    """The queue of a day, and everybody who is not in it."""

    queue: TriageQueue
    """Whom it would be good to write to, the first one first."""

    resting: tuple[ContactId, ...] = ()
    """Everybody else, by name."""

    ties: Mapping[ContactId, Tie] = field(default_factory=dict)
    """Where each of them stands."""

    goals: tuple[str, ...] = ()
    """The names of the user's goals, the main one first."""

    rules: Rules = STANDARD
    """How many make a day, and the rest."""

    @classmethod
    def of(
        cls, ties: Iterable[Tie], goals: Sequence[str] = (), rules: Rules = STANDARD
    ) -> "Roster":
        """The roster of people standing so."""
        by_id = {tie.id: tie for tie in ties}
        places = {number: place_of(tie, goals, rules) for number, tie in by_id.items()}
        queue = TriageQueue(place for place in places.values() if place is not None)
        resting = sorted(
            ((folded(by_id[number].name), number) for number, p in places.items() if p is None)
        )
        return cls(queue, tuple(number for _, number in resting), by_id, tuple(goals), rules)

    def __len__(self) -> int:
        return len(self.queue) + len(self.resting)

    def today(self) -> tuple[Place, ...]:
        """The places of a day's list."""
        return self.queue.today(self.rules)

    def later(self) -> Sequence[ContactId]:
        """Those of the queue who come after a day's list."""
        return self.queue.ids_from(len(self.today()))

    def is_of(self, day: date, goals: Sequence[str], rules: Rules) -> bool:
        """Whether everyone who has not changed would stand here on that day, for these goals."""
        known = next(iter(self.ties.values()), None)
        return (
            (known is None or known.today == day)
            and self.goals == tuple(goals)
            and self.rules == rules
        )

    def with_changed(self, ties: Iterable[Tie], gone: Iterable[ContactId] = ()) -> "Roster":
        """The roster once some people stand elsewhere and others are no more.

        It is the one that `of` would give for everyone, and nobody else is ranked for it. They
        stand so on the same day and for the same goals and rules as all the others: where one of
        these is another, everyone has to be ranked (`is_of`).
        """
        by_id, resting = dict(self.ties), list(self.resting)
        places: dict[ContactId, Place | None] = {}

        def key(number: ContactId) -> tuple[str, ContactId]:
            return folded(by_id[number].name), number

        def taken_out(number: ContactId) -> None:
            here = places[number] if number in places else self.queue.place_of(number)
            if here is None and number in by_id:
                del resting[bisect_left(resting, key(number), key=key)]

        for number in gone:
            taken_out(number)
            if by_id.pop(number, None) is not None:
                places[number] = None
        for tie in ties:
            taken_out(tie.id)
            by_id[tie.id] = tie
            places[tie.id] = place_of(tie, self.goals, self.rules)
            if places[tie.id] is None:
                insort(resting, tie.id, key=key)
        queue = self.queue.with_changed(places)
        return Roster(queue, tuple(resting), by_id, self.goals, self.rules)

    def order(self) -> tuple[ContactId, ...]:
        """Everyone's id, in the order of the screen."""
        return (*(place.id for place in self.queue), *self.resting)
