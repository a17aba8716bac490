"""The outcome of an import: who is new, who has changed, and what there is to report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.owner import Owner
from reconnect_tui.core.timeline import Timeline
from reconnect_tui.importing.source import Findings, Imported, SkippedRow
from reconnect_tui.services.intake_people import Acquaintances, Person

DAYS_UNTIL_DORMANT = 90
"""Imported people with a contact younger than this start as `keeping` (playbook, section 6.1)."""


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do."""

    source: str
    """One of the sources of the contract, such as `linkedin`."""

    added: int
    """People who are new to the book."""

    updated: int
    """People of the book of whom something changed, a new entry in the timeline included."""

    unchanged: int
    """People of the book whom the import names and of whom it says nothing new."""

    interactions_added: int
    """Timeline entries that are new; one that stands with several people counts once."""

    skipped: tuple[SkippedRow, ...]
    """Rows that were not imported, with the reason."""

    warnings: tuple[SkippedRow, ...]
    """Rows that were imported with something amiss."""

    duplicates: tuple[tuple[tuple[int, int], int], ...]
    """Pairs of ids that may be one person, with 0 to 100 points."""

    owner: str
    """The name of the user, as far as it is known."""

    owner_found: bool
    """Whether messages could be told into received and sent."""

    dry_run: bool
    """Whether nothing was kept."""


class Matched:
    """The outcome of matching: who is new, who has changed."""

    def __init__(self, everyone: Acquaintances, today: date) -> None:
        self.suspects = everyone.suspects
        self.added = [_begun(person, today) for person in everyone.everyone if not person.original]
        self.updated = []
        self.unchanged = 0
        self.entries: set[str] = set()
        for person in everyone.everyone:
            self.entries.update(person.entries)
            if person.original is None:
                continue
            if person.entries or person.contact != person.original:
                self.updated.append(_completed_timeline(person))
            elif person.met:
                self.unchanged += 1

    @property
    def changed(self) -> list[Contact]:
        """Everyone who is to be kept."""
        return [*self.added, *self.updated]

    @property
    def in_words(self) -> str:
        """What came, in a few words: `3,000 people`."""
        for count, one, many in (
            (len(self.added), "person", "people"),
            (len(self.entries), "timeline entry", "timeline entries"),
        ):
            if count:
                return f"{count:,} {one if count == 1 else many}"
        return "corrections" if self.updated else "who you are"

    def report(
        self, imported: Imported, findings: Findings, owner: Owner, *, dry_run: bool
    ) -> ImportReport:
        """The report of the import."""
        return ImportReport(
            source=imported.source,
            added=len(self.added),
            updated=len(self.updated),
            unchanged=self.unchanged,
            interactions_added=len(self.entries),
            skipped=_by_line(findings.skipped),
            warnings=_by_line(findings.warnings),
            duplicates=tuple(sorted(self.suspects.items())),
            owner=owner.name or imported.owner.name,
            owner_found=imported.owner_found,
            dry_run=dry_run,
        )


def _begun(person: Person, today: date) -> Contact:
    """A new contact in the state in which imported people start."""
    if len(person.entries) == len(person.contact.timeline):
        return person.contact
    timeline = Timeline.of(person.entries.values())
    last = timeline.figures(today).last_contact
    recent = last is not None and last > today - timedelta(days=DAYS_UNTIL_DORMANT)
    return replace(
        person.contact, timeline=timeline, state="keeping" if recent else person.contact.state
    )


def _completed_timeline(person: Person) -> Contact:
    if not person.entries:
        return person.contact
    entries = (*person.contact.timeline, *person.entries.values())
    return replace(person.contact, timeline=Timeline.of(entries))


def _by_line(rows: Sequence[SkippedRow]) -> tuple[SkippedRow, ...]:
    """The rows file by file, in the order of their lines."""
    files = {row.file: None for row in rows}
    order = {file: place for place, file in enumerate(files)}
    return tuple(sorted(rows, key=lambda row: (order[row.file], row.line)))
