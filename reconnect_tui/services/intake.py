"""Take in an export: read it, match its people, keep what is new as one change, and report.

One import is one step of the undo history. A dry run does everything but keep it.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from reconnect_tui.core.collecting import few_collections
from reconnect_tui.core.contact import Contact, ContactId
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.owner import Owner
from reconnect_tui.importing.source import (
    Findings,
    Imported,
    ImportedMessage,
    ImportedPerson,
    Party,
    Progress,
    SkippedRow,
    Watch,
)
from reconnect_tui.services.intake_messages import attach_messages
from reconnect_tui.services.intake_people import Acquaintances, Person
from reconnect_tui.services.intake_records import (
    Origin,
    connection_entry,
    contact_from,
    fuller,
    with_imported_note,
)
from reconnect_tui.services.intake_report import ImportReport, Matched
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import BEFORE_AN_IMPORT
from reconnect_tui.storage.change import Change

__all__ = ["FORMATS", "ImportReport", "Intake", "Progress", "SkippedRow"]

FORMATS = ("linkedin",)
"""The sources that can be named instead of recognised."""


class Intake:
    """Imports into one book."""

    def __init__(self, book: AddressBook, today: Callable[[], date]) -> None:
        """Keep what is imported in `book`; `today` gives the day."""
        self._book = book
        self._today = today

    def take(
        self,
        paths: Sequence[Path],
        *,
        source_format: str = "",
        dry_run: bool = False,
        me: str = "",
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Import files, folders and archives together, as one change.

        Args:
            paths: What to import.
            source_format: One of `FORMATS`, or empty to recognise it.
            dry_run: Whether to keep nothing and only report.
            me: The user's name or profile address, where it cannot be found.
            progress: Is told how far it is, at most twenty times a second.
            cancelled: Is asked now and then whether to stop.

        Raises:
            UnreadableImport: A path cannot be read or is not understood; nothing is changed.
            WrongInput: The format is not known, or nobody called `me` takes part.
            ImportCancelled: It was stopped; nothing is changed.
            BookTrouble: It could not be saved; the last saved version is intact.
        """
        if source_format and source_format.lower() not in FORMATS:
            raise WrongInput(
                f"There is no import format “{source_format}”. Known: {', '.join(FORMATS)}."
            )
        if not paths:
            raise WrongInput("Name a file, a folder or a ZIP archive to import.")
        with few_collections():
            return self._taken(paths, me, Watch(progress, cancelled), dry_run=dry_run)

    def _taken(
        self, paths: Sequence[Path], me: str, watch: Watch, *, dry_run: bool
    ) -> ImportReport:
        from reconnect_tui.importing import linkedin

        findings = Findings()
        imported = linkedin.read(paths, findings, watch, self._book.owner, me)
        if dry_run:
            return self._rehearsed(imported, findings, watch)
        label = f"Imported from LinkedIn ({_named(paths)})"
        with self._book.changing(label) as change:
            matched = self._matched(imported, findings, watch, change.reserve_id)
            if matched.changed:
                self._book.keep_backup(BEFORE_AN_IMPORT)
            _keep(matched.changed, change, watch)
            owner = _completed(self._book.owner, imported.owner)
            if owner != self._book.owner:
                change.put_owner(owner)
            change.label = f"Imported {matched.in_words} from LinkedIn ({_named(paths)})"
        return matched.report(imported, findings, self._book.owner, dry_run=False)

    def _rehearsed(self, imported: Imported, findings: Findings, watch: Watch) -> ImportReport:
        self._book.refresh()
        numbers = itertools.count(1 + max(self._book.contacts, default=0))
        matched = self._matched(imported, findings, watch, lambda: ContactId(next(numbers)))
        return matched.report(imported, findings, self._book.owner, dry_run=True)

    def _matched(
        self,
        imported: Imported,
        findings: Findings,
        watch: Watch,
        new_id: Callable[[], ContactId],
    ) -> Matched:
        """Everyone as they will be."""
        today = self._today()
        origin = Origin(imported.source, today.isoformat(), imported.as_of)
        book = self._book
        everyone = Acquaintances(
            watch.through(book.contacts.values(), len(book.contacts), "Reading the book"),
            book.removed_sources,
            imported.source,
            new_id,
        )
        everyone.expect(imported.people, _parties(imported.messages))
        for person in watch.through(imported.people, len(imported.people), "Matching people"):
            _take_person(person, everyone, origin, findings)
        attach_messages(imported.messages, everyone, origin, findings, watch)
        _take_notes(imported, everyone, origin, findings)
        return Matched(everyone, today)


def _keep(contacts: Sequence[Contact], change: Change, watch: Watch) -> None:
    """Put everyone into the change; until it is saved the import can still be stopped."""
    for contact in watch.through(contacts, len(contacts), "Saving"):
        change.put(contact)
    watch.say(len(contacts), len(contacts), "Saving", at_once=True)


def _take_person(
    imported: ImportedPerson, everyone: Acquaintances, origin: Origin, findings: Findings
) -> None:
    """Let an imported person be who they are, or become somebody new."""
    person = everyone.matching(imported)
    if person is None and everyone.was_removed(imported):
        findings.skip(imported.place, "you took this person out of the book")
        return
    if person is None:
        person = everyone.welcome(contact_from(imported, origin, everyone.new_id()), imported)
    else:
        if person.met_at is not None and person.met_at.file == imported.place.file:
            line = person.met_at.line
            findings.warn(imported.place, f"the same person as in line {line}; taken as one")
        record = person.record_for(imported.slug, imported.named_id)
        known_before = record is not None and bool(record.fields.get("met_on"))
        person.contact = fuller(
            person.contact, record, imported, origin, may_overrule=person.met_at is None
        )
        everyone.learn(person)
        if imported.met_on is not None and not known_before:
            person.add(connection_entry(imported, imported.met_on, origin.source))
    person.met_at = person.met_at or imported.place
    person.met = True


def _take_notes(
    imported: Imported, everyone: Acquaintances, origin: Origin, findings: Findings
) -> None:
    for note in imported.notes:
        person = everyone.party(note.whom)
        if isinstance(person, Person):
            person.met = True
            record = person.record_for(note.whom.slug)
            person.contact = with_imported_note(person.contact, record, note, origin)
        elif everyone.party_was_removed(note.whom):
            findings.skip(note.place, "you took this person out of the book")
        else:
            findings.skip(note.place, person or "a note on nobody in the book")


def _completed(kept: Owner, found: Owner) -> Owner:
    """The owner of the book with what the import knows more; what the user set stays."""
    fresh = tuple(address for address in found.emails if address not in kept.emails)
    return replace(
        kept,
        name=kept.name or found.name,
        given_name=kept.given_name or found.given_name,
        emails=(*kept.emails, *fresh),
        profile=kept.profile or found.profile,
    )


def _parties(messages: Iterable[ImportedMessage]) -> Iterable[Party]:
    return (party for message in messages for party in message.others)


def _named(paths: Sequence[Path]) -> str:
    first = paths[0].name or str(paths[0])
    return first if len(paths) == 1 else f"{first} and {len(paths) - 1} more"
