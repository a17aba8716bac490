"""The user, as far as the book needs to know them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.timeline import nothing_more


@dataclass(frozen=True, slots=True)
class Owner:
    """Who the user is: the name under a message, and the addresses that are their own."""

    name: str = ""
    """The whole name."""

    given_name: str = ""
    """The name under a warm message."""

    emails: tuple[str, ...] = ()
    """Every address of theirs, so that an import knows who wrote."""

    organizations: tuple[str, ...] = ()
    """Where they work and worked."""

    profile: str = ""
    """The address of their own LinkedIn profile, as an import found it."""

    time_zone: str = ""
    """Where they are, as IANA names it: `Europe/London`."""

    profile_checked_on: PartialDate | None = None
    """When they last looked their own profile over (playbook M31)."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""

    @property
    def signature(self) -> str:
        """The name under a message."""
        return self.given_name or (self.name.split() or [""])[0]


@dataclass(frozen=True, slots=True)
class Goal:
    """What the user wants from their network; goals are kept in order of weight."""

    name: str
    """`mentorship`, `networking`, `job_search`, `collaboration` or `personal`."""

    need_by: str = ""
    """`YYYY-MM-DD`, or empty."""

    extra: Mapping[str, object] = field(default_factory=nothing_more, hash=False)
    """Fields of the document that this version does not know."""
