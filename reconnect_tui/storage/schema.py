"""The version of the book, what makes a JSON file one, and how older versions are brought along.

A book may be written by hand, so a field of `meta` that is not of its type counts as missing.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Protocol

from reconnect_tui.core.errors import DamagedBook, ForeignBook, NewerBook
from reconnect_tui.storage.edition import META, META_NUMBER, Edition
from reconnect_tui.storage.json_text import Document
from reconnect_tui.storage.layout import CHECKSUM
from reconnect_tui.storage.rows import document_in

VERSION = 1
"""The schema this version writes."""

REMOVED = "removed"
"""The field of `meta` that names whom an import must not bring back."""

Documents = dict[str, dict[int, Document]]
"""A whole book, decoded: table to number to document."""

Migration = Callable[[Documents], Documents]
"""Gives the book in the next schema; what it is given may be altered."""

MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})
"""Schema to the step that leads to the next one; the first release has none before it."""


class Lineage(Protocol):
    """A schema and the way there from the older ones; this module is the one of this version."""

    VERSION: int

    def check(self, edition: Edition, where: str) -> None:
        """Pass over a book that can be worked with."""

    def is_older(self, edition: Edition) -> bool:
        """Whether a book has to be brought along first."""

    def migrated(self, edition: Edition) -> Edition:
        """The book in the schema of this lineage."""


def check(edition: Edition, where: str, version: int = VERSION) -> None:
    """Pass over a book that this version can work with.

    Args:
        edition: The book.
        where: The name of the file, for messages.
        version: The newest schema that is known.

    Raises:
        ForeignBook: Neither `meta` nor `contacts` is among its tables.
        NewerBook: A newer version wrote it.
        DamagedBook: The version number is none.
    """
    if META not in edition.tables and "contacts" not in edition.tables:
        raise ForeignBook(
            f"{where} is JSON, but not a reconnect file: it has neither “meta” nor “contacts”. "
            "It has been left exactly as it is. Name another file with --file."
        )
    found = version_of(edition)
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise DamagedBook(
            f"{where} names {found!r} as its version, which is no version. "
            "It has been left exactly as it is."
        )
    if found > version:
        raise NewerBook(
            f"{where} was written by a newer reconnect (schema {found}; this one knows "
            f"{version}). It has been left exactly as it is. Update reconnect to open it."
        )


def check_complete(edition: Edition, where: str) -> None:
    """Pass over a book that lacks no table which reconnect had written, and nobody's name.

    Raises:
        DamagedBook: A contact has none, or a table has gone that reconnect had written.
    """
    gone = _gone_from(edition)
    if gone:
        raise DamagedBook(
            f"{where} cannot be read: the table “{gone}”, which reconnect writes into every file, "
            "is not there. It has been left exactly as it is."
        )
    for number, row in edition.table("contacts").items():
        if not isinstance(document_in(row).get("name"), str):
            raise DamagedBook(
                f"{where} cannot be read: contact {number} has no name. "
                "It has been left exactly as it is. Add a “name” to that document, or remove it."
            )


def is_older(edition: Edition, version: int = VERSION) -> bool:
    """Whether an older version wrote the book."""
    found = version_of(edition)
    return isinstance(found, int) and found < version


def migrated(
    edition: Edition,
    version: int = VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> Edition:
    """The book in the newest schema, brought there one step at a time.

    Raises:
        DamagedBook: There is no step from its schema.
    """
    documents = edition.documents()
    found = version_of(edition)
    for step in range(found if isinstance(found, int) else 1, version):
        if step not in migrations:
            raise DamagedBook(f"This reconnect cannot bring a book of schema {step} along.")
        try:
            documents = migrations[step](documents)
        except (LookupError, TypeError, ValueError, AttributeError) as problem:
            # A book may be written by hand, and hold what no step expects.
            raise DamagedBook(
                f"This book cannot be brought from schema {step} to {step + 1}: something in it "
                "is not of the expected form. It has been left exactly as it is."
            ) from problem
        documents.setdefault(META, {}).setdefault(META_NUMBER, {})["schema"] = step + 1
    newer = Edition.of_documents(documents)
    # What came from the journal has moved both on, beyond what the file says of itself.
    next_numbers = {
        name: max(number, edition.next_number(name)) for name, number in newer.next_numbers.items()
    }
    return replace(newer, sequence=edition.sequence, next_numbers=MappingProxyType(next_numbers))


def owner_document_in(meta: Mapping[str, Any]) -> dict[str, Any] | None:
    """Who the user is, as the document has it."""
    owner = meta.get("owner")
    return owner if isinstance(owner, dict) else None


def removed_sources_in(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """What imports knew the people by whom the user took out."""
    removed = meta.get(REMOVED)
    if not isinstance(removed, list):
        return ()
    return tuple(item for item in removed if isinstance(item, str))


def version_of(edition: Edition) -> object:
    """The schema that a book names; what names none is of the one this version writes."""
    meta = edition.meta
    if not meta:
        table = edition.table(META)
        first = next(iter(table.values()), None)
        meta = {} if first is None else document_in(first)
    return meta.get("schema", VERSION)


def _gone_from(edition: Edition) -> str:
    """A table with people's words that a file of reconnect's own lacks; empty where none does.

    A book written by hand may lack any. One with a checksum was written whole: where a table is
    missing, its name was damaged, and the next save would make the loss final.
    """
    if CHECKSUM not in edition.meta:
        return ""
    return next((name for name in ("contacts", "drafts") if name not in edition.tables), "")
