"""A LinkedIn data export, of any year: a ZIP archive, its folder, or its tables by themselves.

The export is asked for under Settings, Data privacy, “Get a copy of your data”. What each year's
export looks like stands in formats, section 1.1.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reconnect_tui.core.errors import UnreadableImport
from reconnect_tui.core.owner import Owner
from reconnect_tui.importing.archive import Candidate, candidates
from reconnect_tui.importing.csv_text import Table, lines_of, table_in, text_of
from reconnect_tui.importing.linkedin_columns import (
    HEADERS,
    LAYOUTS,
    LOOKED_FOR,
    is_a_twin,
    is_expected,
)
from reconnect_tui.importing.linkedin_messages import Letter, letters_in, messages_from
from reconnect_tui.importing.linkedin_owner import Evidence, Identity, recognised
from reconnect_tui.importing.linkedin_people import notes_in, people_in
from reconnect_tui.importing.source import (
    Findings,
    Imported,
    ImportedMessage,
    ImportedNote,
    ImportedPerson,
    Place,
    Watch,
)

SOURCE = "linkedin"
"""The name of this source in the book (contract, decision 16)."""

WHO_ARE_YOU = (
    "It could not be told which of the people in the messages you are, so no message was "
    "imported. Import again with --me and your name as LinkedIn writes it."
)
"""Said once when nothing tells who the user is."""

_NOT_TOLD = "who you are could not be told; give --me NAME"
_EXPORTED_ON = re.compile(r"LinkedInDataExport_(\d{2})-(\d{2})-(\d{4})", re.I)


@dataclass
class _Gathered:
    """What the files of one import hold, as far as they have been read."""

    evidence: Evidence = field(default_factory=Evidence)
    people: list[ImportedPerson] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    notes: list[ImportedNote] = field(default_factory=list)
    understood: set[str] = field(default_factory=set)
    """The paths in which something was found."""

    origins: dict[str, str] = field(default_factory=dict)
    """Name of a file to the path it was first found in."""


def read(
    paths: Sequence[Path], findings: Findings, watch: Watch, known: Owner, me: str = ""
) -> Imported:
    """Read an export; nothing is kept yet.

    Args:
        paths: Archives, folders and tables; together they are one import.
        findings: Takes what could not be used.
        watch: Is told how far the reading is.
        known: Who the book says the user is.
        me: The user's name or profile address, where they gave one.

    Raises:
        UnreadableImport: A path cannot be read, or holds nothing of a LinkedIn export.
        WrongInput: Nobody called `me` takes part in the messages.
        ImportCancelled: The import is to stop.
    """
    gathered = _Gathered()
    for layout, table in sorted(_tables(paths, gathered, findings), key=_in_order):
        _take(layout, table, gathered, findings, watch)
    identity = recognised(gathered.evidence, gathered.letters, known, me)
    messages = _messages(gathered.letters, identity, findings)
    return Imported(
        source=SOURCE,
        owner=identity.owner if identity else Owner(emails=tuple(gathered.evidence.emails)),
        owner_found=identity is not None,
        as_of=_exported_on(paths) or _newest_day(gathered.people, messages),
        people=_without_the_owner(gathered.people, identity, findings),
        messages=messages,
        notes=tuple(gathered.notes),
    )


def _tables(
    paths: Sequence[Path], gathered: _Gathered, findings: Findings
) -> Iterable[tuple[str, Table]]:
    """The tables of an export with their layouts."""
    for candidate in candidates(paths, findings):
        name = _told_apart(candidate, gathered.origins)
        found = _table_of(candidate, name, findings)
        if found is not None:
            gathered.understood.add(candidate.origin)
            yield found
    for path in paths:
        if str(path) not in gathered.understood:
            raise UnreadableImport(
                f"{path} holds nothing of a LinkedIn export. Looked for {LOOKED_FOR}, by their "
                "header rows. Name the ZIP archive that LinkedIn sent, its folder, or one of "
                "these files."
            )


def _told_apart(candidate: Candidate, origins: dict[str, str]) -> str:
    """The name of a file for the report, with its path where another has the same name."""
    if origins.setdefault(candidate.name, candidate.origin) == candidate.origin:
        return candidate.name
    return candidate.origin if candidate.asked_for else f"{candidate.origin}/{candidate.name}"


def _table_of(candidate: Candidate, name: str, findings: Findings) -> tuple[str, Table] | None:
    """The table in a file; only its head is looked at until that shows what it is."""
    if is_a_twin(candidate.name) and not candidate.asked_for:
        return None
    try:
        head = candidate.head()
    except UnreadableImport as problem:
        if candidate.asked_for or is_expected(candidate.name):
            raise
        findings.skip(Place(name, 0), str(problem))
        return None
    unheard = Findings()
    if _layout(head, name, unheard) is None:
        return None
    return _layout(candidate.data(), name, findings)


def _layout(data: bytes, name: str, findings: Findings) -> tuple[str, Table] | None:
    lines = lines_of(text_of(data, name, findings), name, findings)
    return table_in(lines, name, HEADERS, LAYOUTS)


def _in_order(found: tuple[str, Table]) -> int:
    """Connections before messages: the names of recipients are known by then."""
    return list(LAYOUTS).index(found[0])


def _take(layout: str, table: Table, gathered: _Gathered, findings: Findings, watch: Watch) -> None:
    watch.say(0, table.line_count, f"Reading {table.file}", at_once=True)
    if layout == "connections":
        gathered.people += people_in(table, findings, watch)
    elif layout == "messages":
        gathered.letters += letters_in(table, gathered.people, findings, watch)
    elif layout == "notes":
        gathered.notes += notes_in(table, findings, watch)
    elif layout == "profile":
        gathered.evidence.take_profile(table.rows(findings))
    elif layout == "emails":
        gathered.evidence.take_emails(table.rows(findings))
    elif layout == "invitations":
        gathered.evidence.take_invitations(table.rows(findings))


def _messages(
    letters: list[Letter], identity: Identity | None, findings: Findings
) -> tuple[ImportedMessage, ...]:
    if identity is not None:
        return tuple(messages_from(letters, identity.is_party, findings))
    told = [letter for letter in letters if letter.declared or letter.refused]
    for letter in letters:
        if not (letter.declared or letter.refused):
            findings.skip(letter.row.place, _NOT_TOLD)
    if len(told) < len(letters):
        findings.warn(Place(letters[0].row.place.file, 0), WHO_ARE_YOU)
    return tuple(messages_from(told, lambda party: False, findings))


def _without_the_owner(
    people: Iterable[ImportedPerson], identity: Identity | None, findings: Findings
) -> tuple[ImportedPerson, ...]:
    """The people without the user, who is nobody's contact in their own book."""
    others = []
    for person in people:
        if identity is not None and _is_owner(person, identity):
            findings.skip(person.place, "this is you")
        else:
            others.append(person)
    return tuple(others)


def _is_owner(person: ImportedPerson, identity: Identity) -> bool:
    if person.slug and identity.slug:
        return person.slug == identity.slug
    return not person.slug and bool(set(person.emails) & set(identity.emails))


def _exported_on(paths: Sequence[Path]) -> str:
    """The day in the name that LinkedIn gives its archives (`…_MM-DD-YYYY.zip`)."""
    days = []
    for path in paths:
        for match in _EXPORTED_ON.finditer(str(path)):
            month, day, year = map(int, match.groups())
            try:
                days.append(date(year, month, day).isoformat())
            except ValueError:
                continue
    return max(days, default="")


def _newest_day(people: Iterable[ImportedPerson], messages: Iterable[ImportedMessage]) -> str:
    days = [person.met_on.text for person in people if person.met_on is not None]
    days += [message.day.text for message in messages]
    return max(days, default="")
