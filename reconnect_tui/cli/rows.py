"""One person of a listing: as a document, as fields with tabs, and for the eye."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document
from reconnect_tui.cli.run import Run
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import gap_mark
from reconnect_tui.core.ranking.tie import Tie

if TYPE_CHECKING:
    from reconnect_tui.core.ranking.triage import Place


@dataclass(frozen=True)
class Row:
    """One person of a listing."""

    run: Run
    contact: Contact
    matched: str | None = None
    """The field that answered; `None` where nothing was asked for."""

    relevance: float | None = None
    """How well it answered, 0 to 100."""

    @cached_property
    def tie(self) -> Tie:
        """Where they stand today."""
        return Tie.of(self.contact, self.run.today, self.run.rules)

    @cached_property
    def last_contact(self) -> str | None:
        """The newest contact as the record has it: `2019` where only the year is known."""
        return self.contact.timeline.figures(self.run.today).last_contact_text

    @cached_property
    def place(self) -> "Place | None":
        """Their place in today's queue; `None` where they are not listed."""
        from reconnect_tui.core.ranking.triage import place_of

        return place_of(self.tie, self.run.goals, self.run.rules)

    @property
    def document(self) -> Document:
        """The keys of `find --json`."""
        contact = self.contact
        return {
            "id": contact.id,
            "name": contact.name,
            "organization": contact.organization or None,
            "title": contact.title or None,
            "emails": list(contact.emails),
            "tags": list(contact.tags),
            "state": self.tie.state,
            "last_contact": self.last_contact,
            "gap_days": self.tie.gap_days,
            "score": self._score,
            "matched": self.matched,
        }

    @property
    def _score(self) -> float | None:
        if self.relevance is not None:
            return self.relevance
        return None if self.place is None else self.place.score

    @property
    def parsable(self) -> tuple[object, ...]:
        """The fields of `find -p`."""
        contact = self.contact
        return contact.id, contact.name, contact.organization, self.last_contact, self.tie.state

    @property
    def cells(self) -> tuple[Words | str, ...]:
        """The columns for the eye."""
        contact, gap = self.contact, self.tie.gap_days
        answered = self.matched if self.matched not in (None, "name") else ""
        return (
            Words(str(contact.id), "quiet", right=True),
            Words(contact.name, "strong"),
            contact.role,
            Words("–" if gap is None else gap_mark(gap), "quiet", right=True),
            state_in_words(self.tie.state),
            Words((answered or "").replace("_", " "), "quiet"),
        )


def state_in_words(state: str) -> str:
    """A state as people read it: `caught up`."""
    return state.replace("_", " ")
