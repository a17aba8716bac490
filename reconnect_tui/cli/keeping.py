"""Keeping the book safe: `backup`, `backups`, `restore` and `doctor`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reconnect_tui.cli.output import Words
from reconnect_tui.cli.records import Document
from reconnect_tui.cli.run import Run
from reconnect_tui.core.errors import (
    BookTrouble,
    DamagedBook,
    NoSuchBackup,
    UnreadableImport,
)
from reconnect_tui.storage.backups import BEFORE_A_RESTORE, BY_HAND, Backups, loaded_soundly
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.locations import config_path
from reconnect_tui.storage.recovery import LAST_SAVE, Copy, good_copies, put_back

if TYPE_CHECKING:
    from reconnect_tui.services.checkup import Checkup
    from reconnect_tui.storage.edition import Edition

_MOST_NAMED = 5


def backup(run: Run) -> int:
    """Make a copy of the book as it is now.

    Raises:
        BookTrouble: It could not be made, or the book cannot be read.
    """
    kept = run.book.keep_backup(BY_HAND)
    if kept is None:
        raise NoSuchBackup(f"There is nothing to keep yet: {run.path} is made by the first change.")
    count = len(run.book.contacts)
    document = {"path": str(kept.path), "people": count, "at": _when(kept.at), "kind": kept.kind}
    if run.asked.json:
        run.output.document(document)
    else:
        run.output.line(f"Kept a copy with {_people(count)}: {kept.path}")
    return 0


def backups(run: Run) -> int:
    """List the kept copies, also those of a book that cannot be read."""
    kept = _backups_of(run)
    found = [(one, kept.verdict(one)) for one in kept.all()]
    if run.asked.json:
        run.output.document(
            [
                {
                    "at": _when(one.at),
                    "kind": one.kind,
                    "people": verdict.people,
                    "path": str(one.path),
                    "size": one.path.stat().st_size,
                    "ok": verdict.is_good,
                    "detail": verdict.problem,
                }
                for one, verdict in found
            ]
        )
    else:
        run.output.table(
            (
                _when(one.at),
                one.kind,
                Words(_people(verdict.people) if verdict.is_good else "damaged", right=True),
                Words(str(one.path), "quiet"),
            )
            for one, verdict in found
        )
    if not found:
        run.output.hint("No copies yet. “reconnect backup” makes one.")
        return 1
    return 0


def restore(run: Run) -> int:
    """Put a copy in the place of the book.

    A book that can be read is changed in one step that `undo` takes back; a damaged one is set
    aside first.

    Raises:
        NoSuchBackup: There is no good copy of that day.
        UnreadableImport: The file that was named cannot be used.
        BookTrouble: It could not be put in place; everything is as it was.
    """
    now = datetime.now(UTC)
    try:
        book = run.book
    except DamagedBook:
        copy, _ = _chosen(run, None)
        aside = put_back(run.path, copy.path, now)
        return _confirmed(run, copy, aside, f" The damaged file is kept as {aside}.")
    copy, edition = _chosen(run, book.edition if book.exists else None)
    if not book.exists:
        put_back(run.path, copy.path, now)
        return _confirmed(run, copy, None, "")
    book.keep_backup(BEFORE_A_RESTORE)
    day = f"{copy.at.astimezone():%-d %b %Y}"
    book.restore(edition, f"Restored the copy of {day}, {_people(copy.people)}")
    return _confirmed(run, copy, None, " “reconnect undo” takes that back.")


def doctor(run: Run) -> int:
    """Look the book over, and put right what is not where that is asked for.

    Raises:
        BookTrouble: A repair could not be made; what was there is kept.
    """
    from reconnect_tui.services.checkup import Checkup

    settings = config_path(run.surroundings.environment)
    environment = run.surroundings.environment
    checkup = Checkup(run.path, settings, environment, datetime.now(UTC))
    if run.asked.repair:
        done = list(checkup.repairs())
        for line in done:
            run.output.hint(line)
        if not done:
            run.output.hint("There was nothing to repair.")
        checkup = Checkup(run.path, settings, environment, datetime.now(UTC))
    return _told(run, checkup)


def way_back(run: Run) -> None:
    """After word of a damaged book: name the good copies and the next step."""
    copies = []
    for copy in good_copies(run.path):
        copies.append(copy)
        if len(copies) == _MOST_NAMED:
            break
    if not copies:
        run.output.hint(
            "There is no good copy of it. “reconnect doctor --repair” saves what it can."
        )
        return
    run.output.hint("Good copies:")
    for copy in copies:
        run.output.hint(f"  {_when(copy.at)}  {copy.kind:<14}  {_people(copy.people)}")
    run.output.hint(
        "“reconnect restore” puts the newest back and keeps the damaged file beside it; "
        "“reconnect doctor --repair” first saves what can be read."
    )


def _chosen(run: Run, now: "Edition | None") -> "tuple[Copy, Edition]":
    """The copy that the words name, the newest good one without words.

    Args:
        run: What was asked for.
        now: The book as it is; a copy that is no other is passed over.
    """
    words = run.asked.when or ""
    file = Path(words).expanduser()
    if words and (file.is_file() or "/" in words or words.endswith(".json")):
        try:
            edition = loaded_soundly(file)
        except BookTrouble as problem:
            raise UnreadableImport(f"{problem} Nothing was changed.") from None
        at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        return Copy(file, at, "file", len(edition.table("contacts"))), edition
    day = None
    if words:
        from reconnect_tui.services.spoken_dates import past_date

        day = past_date(words, run.today).last
    for copy in sorted(
        good_copies(run.path), key=lambda one: (one.kind == LAST_SAVE, -one.at.timestamp())
    ):
        if day is not None and copy.at.astimezone().date() > day:
            continue
        edition = loaded_soundly(copy.path)
        if now is None or not edition.has_the_same(now):
            return copy, edition
    when = f" of {words} or before" if words else " that differs from the book"
    raise NoSuchBackup(f"There is no good copy{when}. “reconnect backups” lists what there is.")


def _confirmed(run: Run, copy: Copy, aside: Path | None, more: str) -> int:
    document: Document = {
        "restored": str(copy.path),
        "at": _when(copy.at),
        "people": copy.people,
        "set_aside": None if aside is None else str(aside),
    }
    if run.asked.json:
        run.output.document(document)
        return 0
    line = f"Restored the copy of {_when(copy.at)} with {_people(copy.people)}.{more}"
    run.output.line(line)
    return 0


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
    if any(one.is_trouble for one in found):
        return 3
    return 0 if all(one.ok for one in found) else 1


def _backups_of(run: Run) -> Backups:
    return Backups(BookFile(run.path).side_folder / "backups")


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"
