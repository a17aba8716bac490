"""What can go wrong, worded for the person it happens to."""

from collections.abc import Sequence
from typing import ClassVar


class ReconnectError(Exception):
    """An expected failure: its text says what happened and what to do next."""

    title: ClassVar[str] = "That did not work"
    """A few words for the head of a message box."""

    exit_code: ClassVar[int] = 2
    """The exit code of the command line for it (contract, section 2)."""


class WrongInput(ReconnectError):
    """Something that was typed cannot be understood or used."""

    title = "Not understood"


class UnknownDate(WrongInput):
    """A date that cannot be understood."""

    title = "Not a date"


class UnknownField(WrongInput):
    """A field name that contacts do not have."""

    title = "No such field"


class UnknownMove(WrongInput):
    """A message move that the catalogue does not have."""

    title = "No such move"


class AmbiguousContact(WrongInput):
    """Words that several people answer to."""

    title = "Several people"

    def __init__(self, words: str, candidates: Sequence[tuple[int, str]], more: int = 0) -> None:
        """Name the people the words could mean, as (id, label) pairs, and how many are left out."""
        self.candidates = tuple(candidates)
        listing = "\n".join(f"  {number}  {label}" for number, label in self.candidates)
        if more:
            listing += f"\n  and {more} more"
        super().__init__(f"Several people answer to “{words}”. Name one by its id:\n{listing}")


class NoSuchContact(ReconnectError):
    """Words or an id that nobody answers to."""

    title = "Nobody found"
    exit_code = 1


class NothingToUndo(ReconnectError):
    """There is no change left to take back."""

    title = "Nothing to undo"
    exit_code = 1


class NoSuchBackup(ReconnectError):
    """There is no copy of the book that could be put back."""

    title = "No such copy"
    exit_code = 1


class EmptyDraft(ReconnectError):
    """A message without words cannot be copied."""

    title = "Nothing written"


class DoNotContact(ReconnectError):
    """The person asked not to be contacted."""

    title = "Asked not to be contacted"


class UnreadableImport(ReconnectError):
    """A file or folder from which nobody can be imported."""

    title = "Cannot import this"


class ImportCancelled(ReconnectError):
    """An import was stopped before anything was saved."""

    title = "Import stopped"
    exit_code = 130


class BookTrouble(ReconnectError):
    """The data file cannot be read or written; it is left exactly as it was."""

    title = "The data file"
    exit_code = 3


class DamagedBook(BookTrouble):
    """The data file is damaged; it has not been touched."""

    title = "The data file is damaged"


class ForeignBook(BookTrouble):
    """The file is not a book of this program; it has not been touched."""

    title = "Not a reconnect file"


class NewerBook(BookTrouble):
    """The data file was written by a newer version; it has not been touched."""

    title = "The data file is newer"


class LockedBook(BookTrouble):
    """Another program has been holding the data file for too long."""

    title = "The data file is in use"


class UnwritableBook(BookTrouble):
    """The data file could not be saved; the last saved version is intact."""

    title = "Could not save"
