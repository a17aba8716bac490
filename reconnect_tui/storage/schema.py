"""The version of the book, and what makes a JSON file one."""

from typing import Any

from reconnect_tui.core.errors import DamagedBook, ForeignBook, NewerBook
from reconnect_tui.storage.json_file import Tables

VERSION = 1
"""The schema this version writes."""

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


def _version_of(tables: Tables) -> Any:  # noqa: ANN401 - whatever the file says
    return next(iter(tables.get("meta", {}).values()), {}).get("schema", VERSION)
