"""How far one has come in the round of the week and in that of the day (playbook 6.5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.ranking.rounds import Round
from reconnect_tui.core.timeline import nothing_more


@dataclass(frozen=True, slots=True)
class Dealt:
    """Somebody who has had their turn in a round."""

    contact_id: ContactId
    deed: str = ""
    """What was done about them, in a word."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""


@dataclass(frozen=True, slots=True)
class Ritual:
    """The steps of one week that were taken or skipped, and the round of one day."""

    week: str = ""
    """The ISO week, `2026-W48`; empty where none was begun."""

    taken: tuple[str, ...] = ()
    """The names of the steps, in the order in which they were taken."""

    round_on: PartialDate | None = None
    """The day of the round that was begun last."""

    round_ids: tuple[int, ...] = ()
    """Who comes in it, one after another."""

    round_at: int = 0
    """Whose turn it is: a place among them, from 0 on."""

    round_done: tuple[Dealt, ...] = ()
    """Who has had their turn."""

    round_stretch: int = 0
    """The id of the stretch pick among them; 0 for none."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""

    def as_of(self, today: date) -> "Ritual":
        """The same within its week; every ISO week, from Monday on, begins anew."""
        this_week = week_of(today)
        return self if self.week == this_week else replace(self, week=this_week, taken=())

    def with_step(self, name: str, today: date) -> "Ritual":
        """The round once one more step was taken or skipped."""
        now = self.as_of(today)
        return now if name in now.taken else replace(now, taken=(*now.taken, name))

    def with_round(self, sitting: Round, today: date) -> "Ritual":
        """The same with a round as far as one has come in it."""
        return replace(
            self,
            round_on=PartialDate.on(today),
            round_ids=sitting.ids,
            round_at=sitting.at,
            round_done=tuple(Dealt(number, deed) for number, deed in sitting.done.items()),
            round_stretch=sitting.stretch or 0,
        )

    def round_of(self, today: date) -> Round | None:
        """The round that was begun on this day; every day begins anew."""
        if self.round_on != PartialDate.on(today) or not self.round_ids:
            return None
        return Round(
            tuple(ContactId(number) for number in self.round_ids),
            min(max(0, self.round_at), len(self.round_ids)),
            MappingProxyType({one.contact_id: one.deed for one in self.round_done}),
            ContactId(self.round_stretch) if self.round_stretch else None,
        )


def week_of(day: date) -> str:
    """The ISO week of a day: `2026-W48`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
