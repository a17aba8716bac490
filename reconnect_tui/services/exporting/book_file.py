"""The book itself as one JSON object: everything, and again a book that can be opened."""

from typing import Any

from reconnect_tui.core.contact import PRIVATE_FIELDS
from reconnect_tui.storage.address_book import AddressBook


def book_of(book: AddressBook, *, private: bool = False) -> dict[str, Any]:
    """Every table and every field, those that this version does not know included.

    Args:
        book: The book.
        private: Whether the private fields of people are in it; else they are left out wherever
            they stand in a person's document.
    """
    tables: dict[str, Any] = dict(book.documents())
    if not private:
        tables["contacts"] = {
            number: _without_private(document)
            for number, document in tables.get("contacts", {}).items()
        }
    return tables


def _without_private(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {
            key: _without_private(item) for key, item in value.items() if key not in PRIVATE_FIELDS
        }
    if isinstance(value, list):
        return [_without_private(item) for item in value]
    return value
