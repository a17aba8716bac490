"""One sitting with the queue: who comes in it, one after another, and how far one has come."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.ranking.triage import Place
from reconnect_tui.core.ranking.triage_queue import TriageQueue
from reconnect_tui.core.rules import STANDARD, Rules


@dataclass(frozen=True, slots=True)
class Round:
    """The people of one sitting, in the order in which they come."""

    ids: tuple[ContactId, ...] = ()
    """Everybody who comes in it; they stay in it when they have been dealt with."""

    at: int = 0
    """Whose turn it is: a place in `ids`, or their number when all have had theirs."""

    done: Mapping[ContactId, str] = field(default_factory=lambda: MappingProxyType({}))
    """Whoever was dealt with, and what was done, in a word: `logged`, `set aside`."""

    stretch: ContactId | None = None
    """Who stands in a week's list because they would bring something new."""

    @classmethod
    def of_the_day(cls, queue: TriageQueue, rules: Rules = STANDARD) -> "Round":
        """All that is owed, promised and due, and a few others (playbook 3.6)."""
        return cls(tuple(place.id for place in queue.today(rules)))

    @classmethod
    def of_the_week(cls, queue: TriageQueue, rules: Rules = STANDARD) -> "Round":
        """All that is owed, promised and due, and five others, one of them perhaps a stretch."""
        others = queue.in_lane("open")
        week = rules.week_suggestions
        chosen = list(others[:week])
        stretch = None
        if week and len(chosen) == week and not any(_is_novel(one, rules) for one in chosen):
            further = others[week : week + rules.stretch_among]
            stretch = next((one for one in further if _is_novel(one, rules)), None)
        if stretch is not None:
            chosen[-1] = stretch
        ids = (place.id for place in (*queue.dated, *chosen))
        return cls(tuple(ids), stretch=stretch.id if stretch else None)

    @property
    def current(self) -> ContactId | None:
        """Whose turn it is; `None` when everybody has had theirs."""
        return self.ids[self.at] if self.at < len(self.ids) else None

    @property
    def following(self) -> ContactId | None:
        """Who comes after them."""
        return self._next_from(self.at + 1).current

    @property
    def counts(self) -> Mapping[str, int]:
        """How many were dealt with in which way, the most frequent first."""
        return dict(Counter(self.done.values()).most_common())

    def with_deed(self, contact_id: ContactId, deed: str) -> "Round":
        """The round once something was done about a person; the turn goes on from them."""
        done = MappingProxyType({**self.done, contact_id: deed})
        after = replace(self, done=done)
        return after.onward() if contact_id == self.current else after

    def onward(self) -> "Round":
        """The round with the turn at the next person who was not dealt with."""
        return self._next_from(self.at + 1)

    def back(self) -> "Round":
        """The round with the turn at the person before, whatever was done about them."""
        return replace(self, at=max(0, self.at - 1))

    def without_deed(self, contact_id: ContactId) -> "Round":
        """The round once what was done about a person is taken back: it is their turn again."""
        done = MappingProxyType({one: deed for one, deed in self.done.items() if one != contact_id})
        at = self.ids.index(contact_id) if contact_id in self.ids else self.at
        return replace(self, done=done, at=at)

    def joined_by(self, queue: TriageQueue) -> "Round":
        """The round with those at its end to whom something is owed, promised or due meanwhile."""
        more = tuple(place.id for place in queue.dated if place.id not in self.ids)
        return replace(self, ids=(*self.ids, *more)) if more else self

    def among(self, known: Mapping[ContactId, object]) -> "Round":
        """The round without those who are in the book no more."""
        if all(number in known for number in self.ids):
            return self
        before = sum(1 for number in self.ids[: self.at] if number in known)
        return replace(self, ids=tuple(n for n in self.ids if n in known), at=before)

    def _next_from(self, at: int) -> "Round":
        while at < len(self.ids) and self.ids[at] in self.done:
            at += 1
        return replace(self, at=min(at, len(self.ids)))


def _is_novel(place: Place, rules: Rules) -> bool:
    return any(
        part.term == "novelty" and part.points >= rules.stretch_points for part in place.parts
    )
