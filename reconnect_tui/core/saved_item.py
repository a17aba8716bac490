"""A link, a book or a film that is kept to be passed on (contract, section 4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reconnect_tui.core.timeline import nothing_more


@dataclass(frozen=True, slots=True)
class SavedItem:
    """What is kept to be passed on, with the reason: a page, or a work that has no address."""

    url: str
    """The address of the page; empty for a book, a film and the like (playbook M43)."""

    title: str = ""
    """What it is, in a few words."""

    why: str = ""
    """How “this is for you because …” goes on; may be empty."""

    for_contacts: tuple[int, ...] = ()
    """Ids of the people it was kept for."""

    id: int = 0
    """The number of the document in the book; 0 before the book has given one."""

    created: str = ""
    """UTC timestamp."""

    updated: str = ""
    """UTC timestamp."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""

    @property
    def label(self) -> str:
        """Title and reason as the reason `article_saved` of a person holds them."""
        return " ".join(part for part in (self.title, self.why and f"because {self.why}") if part)
