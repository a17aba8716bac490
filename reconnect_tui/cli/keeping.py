"""Keeping the book safe: `backup`, `backups`, `restore` and `doctor`."""

import itertools
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document
from reconnect_tui.cli.run import Run
from reconnect_tui.core.errors import (
    BookTrouble,
    DamagedBook,
    ForeignBook,
    NoSuchBackup,
    UnknownDate,
    UnreadableImport,
)
from reconnect_tui.core.text import shortened
from reconnect_tui.storage.backups import BEFORE_A_RESTORE, BY_HAND, loaded_soundly, verdict_on
from reconnect_tui.storage.locations import config_path
from reconnect_tui.storage.recovery import LAST_SAVE, Copy, copies_of, good_copies, put_back
from reconnect_tui.storage.store import stamp

if TYPE_CHECKING:
    from reconnect_tui.services.checkup import Checkup
    from reconnect_tui.storage.address_book import AddressBook
    from reconnect_tui.storage.edition import Edition

_MOST_NAMED = 5


def backup(run: Run) -> int:
    """Make a copy of the book as it is now.

    Raises:
        NoSuchBackup: There is no book yet.
        BookTrouble: It could not be made, or the book cannot be read.
    """
    kept = run.book.keep_backup(BY_HAND)
    if kept is None:
        raise NoSuchBackup(f"There is nothing to keep yet: {run.path} is made by the first change.")
    count = len(run.book.contacts)
    if run.asked.json:
        run.output.document(
            {
                "at": stamp(kept.at),
                "kind": kept.kind,
                "people": count,
                "path": str(kept.path),
                "size": kept.path.stat().st_size,
            }
        )
    else:
        run.output.line(f"Kept a copy with {_people(count)}: {kept.path}")
    return 0


def backups(run: Run) -> int:
    """List the kept copies, also those of a book that cannot be read."""
    found = [(at, kind, path, verdict_on(path)) for at, kind, path in copies_of(run.path)]
    documents = [
        {
            "at": stamp(at),
            "kind": kind,
            "people": verdict.people,
            "path": str(path),
            "size": _size(path),
            "ok": verdict.is_good,
            "detail": verdict.problem or None,
        }
        for at, kind, path, verdict in found
    ]
    rows = (
        (
            _when(at),
            kind,
            Words(_people(verdict.people) if verdict.is_good else "damaged", right=True),
            Words(f"{_size(path) / 1e6:.1f} MB", right=True),
            Words(str(path), "quiet"),
            verdict.problem,
        )
        for at, kind, path, verdict in found
    )
    return run.listed(documents, rows, "No copies yet. “reconnect backup” makes one.")


def restore(run: Run) -> int:
    """Put a copy in the place of the book.

    A book that can be read is changed in one step that `undo` takes back; a damaged one is set
    aside first.

    Raises:
        NoSuchBackup: There is no good copy of that day.
        UnreadableImport: The file that was named cannot be used.
        UnknownDate: The words are neither a day nor a file.
        BookTrouble: It could not be put in place; everything is as it was.
    """
    try:
        book = run.book if run.book.exists else None
    except DamagedBook:
        book = None
    except ForeignBook:
        if next(good_copies(run.path), None) is None:
            raise
        book = None
    copy, edition = _chosen(run, book)
    if book is not None:
        return _changed(run, book, copy, edition)
    aside = put_back(run.path, copy.path, datetime.now(UTC))
    more = "" if aside is None else f" The damaged file is kept as {aside}."
    if run.asked.json:
        run.output.document(_document_of(copy, aside))
    else:
        run.output.line(f"Restored the backup of {_named(copy)}.{more}")
    return 0


def doctor(run: Run) -> int:
    """Look the book over, and put right what is not where that is asked for.

    Raises:
        BookTrouble: A repair could not be made; nothing is lost.
    """
    from reconnect_tui.services.checkup import Checkup

    if run.asked.repair:
        from reconnect_tui.services.repairs import repairs

        count = 0
        for line in repairs(run.path, datetime.now(UTC)):
            run.output.hint(line)
            count += 1
        if not count:
            run.output.hint("There was nothing to repair.")
    environment = run.surroundings.environment
    return _told(run, Checkup(run.path, config_path(environment), environment, datetime.now(UTC)))


def way_back(run: Run) -> None:
    """After word of a damaged book: name the good copies and the next step."""
    command = "reconnect"
    if run.asked.file:
        import shlex

        command += f" --file {shlex.quote(run.asked.file)}"
    copies = list(itertools.islice(good_copies(run.path), _MOST_NAMED))
    if not copies:
        run.output.hint(
            f"There is no good copy of it. “{command} doctor --repair” saves what can be read."
        )
        return
    run.output.hint("Good copies:")
    for copy in copies:
        run.output.hint(f"  {_when(copy.at)}  {copy.kind:<16}  {_people(copy.people)}")
    run.output.hint(
        f"“{command} restore” puts the newest back and keeps the damaged file beside it; "
        f"“{command} doctor --repair” saves what can be read and takes the rest from the copies."
    )


def _changed(run: Run, book: "AddressBook", copy: Copy, edition: "Edition") -> int:
    """Make a book that can be read equal to a copy, in one step that can be taken back."""
    if edition.has_the_same(book.edition):
        line = f"The book is the same as the copy of {_named(copy)}."
        return run.confirm(line, _document_of(copy))
    book.keep_backup(BEFORE_A_RESTORE)
    day = copy.at.astimezone()
    label = f"Restored the backup of {day.day} {day:%b %Y}, {_people(copy.people)}"
    book.restore(edition, label)
    line = f"Restored the backup of {_named(copy)}. “reconnect undo” takes that back."
    return run.confirm(line, _document_of(copy))


def _chosen(run: Run, book: "AddressBook | None") -> "tuple[Copy, Edition]":
    """The copy that the words name, the newest good one without words."""
    words = " ".join(run.asked.when)
    if not words:
        return _newest(run, book)
    file = Path(words).expanduser()
    if file.is_file() or "/" in words or words.endswith(".json"):
        return _copy_in(file)
    day = _last_day(words, run.today)
    for copy in good_copies(run.path):
        if copy.at.astimezone().date() <= day:
            return copy, loaded_soundly(copy.path)
    raise NoSuchBackup(
        f"There is no good copy of {shortened(words, 60)} or before. "
        "“reconnect backups” lists what there is."
    )


def _newest(run: Run, book: "AddressBook | None") -> "tuple[Copy, Edition]":
    """The newest good copy; of a book that can be read, the newest that is another than the book.

    What the last save replaced lies but one change back, which `undo` takes back too: of a book
    that can be read it comes last.
    """
    last_save: Copy | None = None
    for copy in good_copies(run.path):
        if book is not None and copy.kind == LAST_SAVE:
            last_save = copy
            continue
        edition = loaded_soundly(copy.path)
        if book is None or not edition.has_the_same(book.edition):
            return copy, edition
    if book is not None and last_save is not None:
        edition = loaded_soundly(last_save.path)
        if not edition.has_the_same(book.edition):
            return last_save, edition
    if book is None:
        raise NoSuchBackup(
            f"There is no good copy of {run.path}. Name the file of one: reconnect restore FILE."
        )
    raise NoSuchBackup(
        "There is no good copy that differs from the book. “reconnect backups” lists what there is."
    )


def _copy_in(file: Path) -> "tuple[Copy, Edition]":
    try:
        edition = loaded_soundly(file)
        at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except BookTrouble as problem:
        raise UnreadableImport(f"{problem} Nothing was changed.") from None
    return Copy(file, at, "file", len(edition.table("contacts"))), edition


def _last_day(words: str, today: date) -> date:
    from reconnect_tui.services.spoken_dates import past_date

    try:
        return past_date(words, today).last
    except UnknownDate as problem:
        raise UnknownDate(f"{problem} There is no file of that name either.") from None


def _document_of(copy: Copy, aside: Path | None = None) -> Document:
    return {
        "restored": str(copy.path),
        "at": stamp(copy.at),
        "people": copy.people,
        "set_aside": None if aside is None else str(aside),
    }


def _told(run: Run, checkup: "Checkup") -> int:
    found = list(checkup.findings())
    if run.asked.json:
        run.output.document(
            [{"check": one.check, "ok": one.ok, "detail": one.detail} for one in found]
        )
    else:
        run.output.table(
            (
                Words("ok" if one.ok else "look", "quiet" if one.ok else "warm"),
                Words(one.check, "strong"),
                one.detail,
            )
            for one in found
        )
    mendable = dict.fromkeys(one.check for one in found if one.is_mendable)
    if mendable:
        run.output.hint(f"“reconnect doctor --repair” puts right: {', '.join(mendable)}.")
    if any(one.is_trouble for one in found):
        return BookTrouble.exit_code
    return 0 if all(one.ok for one in found) else 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _named(copy: Copy) -> str:
    return f"{_when(copy.at)} with {_people(copy.people)}"


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"
