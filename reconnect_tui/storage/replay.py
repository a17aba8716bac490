"""What a journal makes of the version of the book that stands in the file."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from reconnect_tui.core.errors import DamagedBook
from reconnect_tui.storage.book_file import Signature
from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.journal import Addition, Position, Record


class Base(NamedTuple):
    """What is known of the file itself."""

    signature: Signature | None
    """`None` while there is no file."""

    sequence: int
    """The number of the last change in it."""

    updated: object
    """When that change was made."""


class Replayed(NamedTuple):
    """The newest version of the book."""

    edition: Edition
    pending: list[Record]
    """The changes that are not in the file yet, oldest first."""

    position: Position
    """How far the journal has been read."""


def replayed(
    journal: Path, base: Base, edition: Edition, pending: Sequence[Record], addition: Addition
) -> Replayed:
    """The newest version after what was read of the journal.

    Args:
        journal: The journal, for messages.
        base: The file.
        edition: The version that is known, which may have changes of the journal already.
        pending: The changes of the journal that were read before.
        addition: What was read now.

    Raises:
        DamagedBook: The journal does not belong to the file.
    """
    records, reached = addition.records, base.sequence
    stale = [record for record in records if record.sequence <= reached]
    if stale and (reached, base.updated) not in [(one.sequence, one.at) for one in stale]:
        _refuse(journal, "holds changes of another version of the data file", records)
    following = [] if addition.is_all else list(pending)
    for record in records[len(stale) :]:
        expected = (following[-1].sequence if following else reached) + 1
        if record.sequence != expected:
            _refuse(journal, f"lacks change {expected}", records)
        following.append(record)
        if record.sequence > edition.sequence:
            edition = edition.after(record.sequence, record.touched)
    # Where lines are left over that the file has already, another journal may soon follow,
    # possibly with the same inode; until then it is read from its beginning each time.
    position = Position(0, addition.position.end) if stale else addition.position
    return Replayed(edition, following, position)


def _refuse(journal: Path, what: str, records: Sequence[Record]) -> NoReturn:
    raise DamagedBook(
        f"{journal} {what}. It and the data file have been left exactly as they are. If the data "
        "file was replaced by another copy, put the right one back; or move the journal away to "
        f"go on without the {len(records)} newest change{'' if len(records) == 1 else 's'} that "
        "it holds."
    )
