"""How far one has come in the weekly round (playbook 6.5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reconnect_tui.core.timeline import nothing_more


@dataclass(frozen=True, slots=True)
class Ritual:
    """The steps of one week that were taken or skipped."""

    week: str = ""
    """The ISO week, `2026-W48`; empty where none was begun."""

    taken: tuple[str, ...] = ()
    """The names of the steps, in the order in which they were taken."""

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


def week_of(day: date) -> str:
    """The ISO week of a day: `2026-W48`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
