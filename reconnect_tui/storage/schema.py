"""The version of the book, what makes a JSON file one, and what its `meta` document holds.

A book may be written by hand, so a field of `meta` that is not of its type counts as missing.
"""

from collections.abc import Mapping
from typing import Any

from reconnect_tui.core.errors import DamagedBook, ForeignBook, NewerBook
from reconnect_tui.storage.json_file import Tables

VERSION = 1
"""The schema this version writes."""

META = "1"
"""The number of the one document of the `meta` table."""

REMOVED = "removed"
"""The field of `meta` that names whom an import must not bring back."""

TABLES = ("meta", "contacts", "goals", "drafts", "saved_items")
"""The tables of a book, in the order in which they stand in the file."""


def checked(tables: Tables, where: str) -> Tables:
    """The tables, if they are a book that this version can work with.

    Args:
        tables: What the file holds.
        where: The name of the file, for messages.

    Raises:
        ForeignBook: Neither `meta` nor `contacts` is among them.
        NewerBook: A newer version wrote them.
        DamagedBook: The version number is none, or a person has no name.
    """
    if "meta" not in tables and "contacts" not in tables:
        raise ForeignBook(
            f"{where} is JSON, but not a reconnect file: it has neither “meta” nor “contacts”. "
            "It has been left exactly as it is. Name another file with --file."
        )
    version = _version_of(tables)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DamagedBook(
            f"{where} names {version!r} as its version, which is no version. "
            "It has been left exactly as it is."
        )
    if version > VERSION:
        raise NewerBook(
            f"{where} was written by a newer reconnect (schema {version}; this one knows "
            f"{VERSION}). It has been left exactly as it is. Update reconnect to open it."
        )
    for number, document in tables.get("contacts", {}).items():
        if not isinstance(document.get("name"), str):
            raise DamagedBook(
                f"{where} cannot be read: contact {number} has no name. "
                "It has been left exactly as it is. Add a “name” to that document, or remove it."
            )
    return tables


def owner_document_in(meta: Mapping[str, Any]) -> dict[str, Any] | None:
    """Who the user is, as the document has it."""
    owner = meta.get("owner")
    return owner if isinstance(owner, dict) else None


def sequence_in(meta: Mapping[str, Any]) -> int:
    """The number of the last change; 0 where none was made."""
    return _count(meta.get("sequence"), 0)


def next_id_in(meta: Mapping[str, Any], table: str) -> int:
    """The lowest number that no document of a table has had, as far as that was counted."""
    counted = meta.get("next_ids")
    return max(1, _count(counted.get(table), 1)) if isinstance(counted, dict) else 1


def removed_sources_in(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """What imports knew the people by whom the user took out."""
    removed = meta.get(REMOVED)
    if not isinstance(removed, list):
        return ()
    return tuple(item for item in removed if isinstance(item, str))


def _count(raw: object, otherwise: int) -> int:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and raw > 0 else otherwise


def _version_of(tables: Tables) -> object:
    documents = tables.get("meta", {})
    first: dict[str, object] = documents.get(META) or next(iter(documents.values()), {})
    return first.get("schema", VERSION)
