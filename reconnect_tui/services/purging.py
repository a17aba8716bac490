"""Erasing a person for good, which `undo` does not take back (playbook 6.7)."""

import contextlib
from datetime import datetime
from pathlib import Path

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import UnwritableBook, WrongInput
from reconnect_tui.core.text import folded
from reconnect_tui.services.clipboard import outbox_file
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.erasing import Erased, erase

BEYOND_REACH = (
    "What a disk, a snapshot or a synchronised folder keeps of former files, and what was "
    "exported, is beyond the reach of reconnect."
)
"""What is said with every erasure, because no more can be promised."""


def purge(book: AddressBook, contact: Contact, now: datetime, outbox: Path | None = None) -> Erased:
    """Erase a person from the book, its undo history, its copies and the outbox.

    Args:
        book: The book; it shows the change at once.
        contact: Whom to erase.
        now: The present moment.
        outbox: Where messages are kept that were handed out; passed over if not said.

    Raises:
        WrongInput: The book is in no file.
        BookTrouble: It could not be done, or not everywhere; the book still has them.
    """
    if book.path is None:
        raise WrongInput("This book is in no file, so that nothing of it stays in any case.")
    if outbox is not None:
        _take_out_of(outbox, contact)
    erased = erase(BookFile(book.path), contact, now)
    book.refresh()
    return erased


def is_surely_meant(words: str, contact: Contact) -> bool:
    """Whether words name a person without a guess: by id, or each as the beginning of a name."""
    if words.strip() == str(contact.id):
        return True
    named = folded(" ".join((contact.name, contact.preferred_name, *contact.nicknames))).split()
    return all(any(name.startswith(word) for name in named) for word in folded(words).split())


def _take_out_of(outbox: Path, contact: Contact) -> None:
    """Remove what was handed out to be copied: the newest message to them, and their address."""
    try:
        for title in (contact.name, f"{contact.name} address"):
            with contextlib.suppress(FileNotFoundError):
                outbox_file(outbox, title).unlink()
    except OSError as problem:
        raise UnwritableBook(
            f"A message to {contact.name} could not be removed from {outbox}: "
            f"{problem.strerror or problem}. Nothing else was erased. Remove it, then try again."
        ) from problem
