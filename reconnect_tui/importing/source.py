"""What an import source yields, whatever its format: people, messages, notes, and what failed."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import ImportCancelled
from reconnect_tui.core.identity import PersonName, name_key
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.text import LONGEST_NAME, LONGEST_NOTE, cleaned, one_line

Item = TypeVar("Item")

_SECONDS_BETWEEN_REPORTS = 0.05
_STEPS_BETWEEN_LOOKS = 64


_NAMES_OF_NOBODY = frozenset(
    {"", "linkedin member", "linkedin user", "linkedin mitglied", "membre linkedin"}
)
"""What stands for a member whose account is gone, folded."""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was not imported, or something of a row that could not be used as it stands."""

    file: str
    """The name of the file, inside its archive where it is in one."""

    line: int
    """The physical line on which the row begins, counted from 1; 0 for the whole file."""

    reason: str
    """Why, in words."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come."""

    done: int
    """Steps behind it."""

    total: int
    """Steps in all; 0 while that is not known."""

    what: str
    """`Reading Connections.csv`, `Matching people` or `Saving`."""


class Watch:
    """Whoever waits for an import: told how far it is, and able to stop it."""

    def __init__(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Report to `progress` at most twenty times a second, and ask `cancelled` in between."""
        self._progress = progress
        self._cancelled = cancelled
        self._last = -1.0

    def say(self, done: int, total: int, what: str, *, at_once: bool = False) -> None:
        """Report, unless the last report was a moment ago.

        Raises:
            ImportCancelled: The import is to stop.
        """
        if self._cancelled is not None and self._cancelled():
            raise ImportCancelled("The import was stopped. Nothing was imported.")
        if self._progress is None:
            return
        now = time.monotonic()
        if at_once or now - self._last >= _SECONDS_BETWEEN_REPORTS:
            self._last = now
            self._progress(Progress(done, total, what))

    def through(self, items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
        """The items one by one, reported as they pass.

        Raises:
            ImportCancelled: The import is to stop.
        """
        self.say(0, total, what, at_once=True)
        for done, item in enumerate(items):
            if done % _STEPS_BETWEEN_LOOKS == 0:
                self.say(done, total, what)
            yield item


class Findings:
    """What could not be used, in the order in which it was met."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.skipped: list[SkippedRow] = []
        """Rows that are not imported."""

        self.warnings: list[SkippedRow] = []
        """Rows that are imported, with something amiss."""

    def skip(self, place: "Place", reason: str) -> None:
        """Note a row that is not imported."""
        self.skipped.append(SkippedRow(place.file, place.line, reason))

    def warn(self, place: "Place", reason: str) -> None:
        """Note that something of a row could not be used as it stands."""
        self.warnings.append(SkippedRow(place.file, place.line, reason))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands."""

    file: str
    """The name of the file."""

    line: int
    """The physical line on which the row begins, counted from 1."""


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """One person as a source has them."""

    name: PersonName
    """The name in its parts."""

    place: Place
    """The row they come from."""

    slug: str = ""
    """The name of their LinkedIn profile."""

    organization: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    note: str = ""
    """What the source has about them that fits no field."""

    met_on: PartialDate | None = None
    """Known since."""

    raw: Mapping[str, object] = field(default_factory=dict)
    """Values kept for the record that are no fields of a contact."""

    @property
    def named_id(self) -> str:
        """The id of a person without a profile: folded name and date (formats, section 5)."""
        return f"{self.name.key}|{self.met_on or ''}"

    @property
    def native_id(self) -> str:
        """What the source itself knows the person by."""
        return self.slug or self.named_id


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a message: a name, a profile, or both."""

    name: str = ""
    """As the source writes it."""

    slug: str = ""
    """The name of the LinkedIn profile, where the source gives it."""

    @property
    def key(self) -> str:
        """The name for comparison."""
        return name_key(self.name) if self.name else ""

    @property
    def is_gone(self) -> bool:
        """Whether nothing is left of them but a word such as `LinkedIn Member`."""
        return not self.slug and self.key in _NAMES_OF_NOBODY


@dataclass(frozen=True, slots=True)
class ImportedMessage:
    """One message between the user and one or several others."""

    uid: str
    """The same whenever the same message is read."""

    place: Place
    """The row it comes from."""

    day: PartialDate
    """The day it was sent."""

    at: str
    """UTC timestamp, or empty where the source names no zone."""

    direction: Literal["in", "out"]
    """Whether the user wrote it."""

    others: tuple[Party, ...]
    """Everyone but the user; of an inbound message the sender comes first."""

    summary: str
    """One line."""

    body: str
    """The whole text."""

    attachments: tuple[str, ...] = ()
    """Addresses of what was attached."""

    @property
    def group(self) -> bool:
        """Whether more than one other took part."""
        return len(self.others) > 1


@dataclass(frozen=True, slots=True)
class ImportedNote:
    """What the user wrote about a person in the source itself."""

    whom: Party
    """The person it is about."""

    place: Place
    """The row it comes from."""

    text: str
    """The note."""

    written: str
    """When it was written, as the source has it: tells the notes on one person apart."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything that one import brings."""

    source: str
    """One of the sources of the contract, such as `linkedin`."""

    owner: Owner
    """Who the user is, as far as the source says."""

    owner_found: bool
    """Whether messages could be told into received and sent."""

    as_of: str
    """The day of the export (`YYYY-MM-DD`), or the newest day it speaks of; empty if unknown."""

    people: tuple[ImportedPerson, ...]
    messages: tuple[ImportedMessage, ...]
    notes: tuple[ImportedNote, ...]


def fitted_line(text: str, place: Place, what: str, findings: Findings) -> str:
    """A single line as it may be stored, cut with a warning (contract, decision 14)."""
    line = one_line(text, LONGEST_NOTE)
    if len(line) <= LONGEST_NAME:
        return line
    findings.warn(place, f"{what} cut to {LONGEST_NAME} characters")
    return one_line(line)


def fitted_text(text: str, place: Place, what: str, findings: Findings) -> str:
    """A long text as it may be stored, cut with a warning (contract, decision 14)."""
    if len(text) > LONGEST_NOTE and len(cleaned(text, len(text))) > LONGEST_NOTE:
        findings.warn(place, f"{what} cut to {LONGEST_NOTE:,} characters")
    return cleaned(text)
