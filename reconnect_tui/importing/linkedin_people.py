"""The people of a LinkedIn export: connections, and the user's own notes on them."""

from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.identity import PersonName, email_addresses_in, person_name, profile_slug
from reconnect_tui.core.text import one_line, shortened
from reconnect_tui.importing.csv_text import Row, Table
from reconnect_tui.importing.linkedin_dates import day_from, is_day_first
from reconnect_tui.importing.source import (
    Findings,
    ImportedNote,
    ImportedPerson,
    Party,
    Place,
    Watch,
    fitted_line,
    fitted_text,
)

_WHO = ("first_name", "last_name", "url", "email", "company", "position")


def people_in(table: Table, findings: Findings, watch: Watch) -> list[ImportedPerson]:
    """The connections of a table, in its order."""
    rows = list(table.rows(findings))
    day_first = is_day_first(row["connected_on"] for row in rows)
    hidden: list[Place] = []
    people = []
    for row in watch.through(rows, len(rows), f"Reading {table.file}"):
        if not any(row[column] for column in _WHO):
            hidden.append(row.place)
            continue
        person = _person(row, day_first, findings)
        if person is not None:
            people.append(person)
    if hidden:
        noun = "member who is" if len(hidden) == 1 else "members who are"
        findings.skip(
            hidden[0], f"{len(hidden)} {noun} hidden by LinkedIn: the row has only a date"
        )
    return people


def _person(row: Row, day_first: bool, findings: Findings) -> ImportedPerson | None:
    place = row.place
    _note_the_shape(row, findings)
    slug = profile_slug(row["url"])
    emails, not_an_address = email_addresses_in(row["email"])
    name = _name(row, emails, slug, findings)
    if name is None:
        findings.skip(place, "no name, e-mail or profile to know the person by")
        return None
    if not_an_address:
        findings.warn(place, f"invalid e-mail kept as note: “{shortened(not_an_address, 40)}”")
    if len(emails) > 1:
        findings.warn(place, f"{len(emails)} e-mails in one field were split")
    organization = fitted_line(row["company"], place, "organization", findings)
    _note_double_encoding(row, findings)
    met_on, unread_date = _met_on(row, day_first, findings)
    raw: dict[str, object] = {
        "credentials": name.credentials,
        "email_as_exported": not_an_address,
        "url_as_exported": "" if slug else one_line(row["url"]),
        "connected_on_as_exported": unread_date,
        "more_cells": [one_line(cell) for cell in row.surplus],
    }
    return ImportedPerson(
        name=name,
        place=place,
        slug=slug,
        organization=organization,
        title=fitted_line(row["position"], place, "title", findings),
        emails=emails,
        note=f"E-mail as exported: {not_an_address}" if not_an_address else "",
        met_on=met_on,
        raw={key: value for key, value in raw.items() if value},
    )


def _note_the_shape(row: Row, findings: Findings) -> None:
    if row.missing:
        findings.warn(row.place, f"short row: {row.width - row.missing} of {row.width} columns")
    if row.surplus:
        findings.warn(row.place, "extra columns, kept with the record of the import")


def _name(row: Row, emails: tuple[str, ...], slug: str, findings: Findings) -> PersonName | None:
    first = fitted_line(row["first_name"], row.place, "name", findings)
    last = fitted_line(row["last_name"], row.place, "name", findings)
    if first or last:
        return person_name(first, last)
    stand_in = next(iter(emails), "") or slug
    return PersonName(stand_in) if stand_in else None


def _met_on(row: Row, day_first: bool, findings: Findings) -> tuple[PartialDate | None, str]:
    text = row["connected_on"]
    if not text:
        return None, ""
    try:
        return day_from(text, day_first=day_first), ""
    except ValueError as problem:
        findings.warn(row.place, str(problem))
        return None, one_line(text)


def _note_double_encoding(row: Row, findings: Findings) -> None:
    """Say where letters look as if UTF-8 had been read as Latin-1; they are kept as they are."""
    for column in ("first_name", "last_name", "company", "position"):
        text = row[column]
        if not text.isascii() and _is_double_encoded(text):
            findings.warn(row.place, f"looks double-encoded: “{shortened(one_line(text), 40)}”")
            return


def _is_double_encoded(text: str) -> bool:
    for encoding in ("latin-1", "cp1252"):
        try:
            text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def notes_in(table: Table, findings: Findings, watch: Watch) -> list[ImportedNote]:
    """The notes that the user wrote on connections within LinkedIn."""
    rows = list(table.rows(findings))
    notes = []
    for row in watch.through(rows, len(rows), f"Reading {table.file}"):
        text = fitted_text(row["note"], row.place, "note", findings)
        name = one_line(f"{row['noted_first_name']} {row['noted_last_name']}")
        whom = Party(name, profile_slug(row["noted_url"]))
        if not text:
            findings.skip(row.place, "empty note")
        elif not (whom.name or whom.slug):
            findings.skip(row.place, "a note on nobody")
        else:
            notes.append(ImportedNote(whom, row.place, text, one_line(row["created_on"])))
    return notes
