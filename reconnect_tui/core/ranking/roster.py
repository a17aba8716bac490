"""Everyone in the order of the screen: whom to write to, and after them those left in peace."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.ranking.triage import Place, TriageQueue, place_of
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
        return cls(
            queue, _by_name(by_id, [n for n, p in places.items() if p is None]), by_id, rules
        )

    def __len__(self) -> int:
        return len(self.queue) + len(self.resting)

    def today(self) -> tuple[Place, ...]:
        """The places of a day's list."""
        return self.queue.today(self.rules)

    def renewed(self, tie: Tie, place: Place | None) -> "Roster":
        """The roster after one person's standing has changed."""
        ties = {**self.ties, tie.id: tie}
        others = [number for number in self.resting if number != tie.id]
        resting = _by_name(ties, others if place else [*others, tie.id])
        return Roster(self.queue.renewed(tie.id, place), resting, ties, self.rules)

    def without(self, contact_id: ContactId) -> "Roster":
        """The roster without a person."""
        ties = {number: tie for number, tie in self.ties.items() if number != contact_id}
        resting = tuple(number for number in self.resting if number != contact_id)
        return Roster(self.queue.renewed(contact_id, None), resting, ties, self.rules)

    def order(self) -> tuple[ContactId, ...]:
        """Everyone's id, in the order of the screen."""
        return (*(place.id for place in self.queue), *self.resting)


def _by_name(ties: Mapping[ContactId, Tie], ids: Iterable[ContactId]) -> tuple[ContactId, ...]:
    return tuple(sorted(ids, key=lambda number: (folded(ties[number].name), number)))
