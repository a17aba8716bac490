"""What a damaged book still holds, completed from the good copies, and put in its place.

A book has one document per line (`storage.layout`), so that damage to one line is damage to one
document. What could not be read is taken from the newest good copy that has it, and what no copy
has is told as lost; the bytes of the damaged file stay in the file that is set aside.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reconnect_tui.core.errors import BookTrouble, DamagedBook, UnwritableBook
from reconnect_tui.storage import schema
from reconnect_tui.storage.backups import BEFORE_A_REPAIR, Backups, loaded_soundly
from reconnect_tui.storage.book_file import BookFile, Signature
from reconnect_tui.storage.edition import META, META_NUMBER, Edition
from reconnect_tui.storage.journal import NOWHERE, Journal, Record, sound_records
from reconnect_tui.storage.json_text import written
from reconnect_tui.storage.layout import lines_of
from reconnect_tui.storage.lines import Reading, reading_of
from reconnect_tui.storage.private_files import FreshFile
from reconnect_tui.storage.recovery import (
    Copy,
    free_name,
    good_copies,
    make_private,
    set_aside,
    set_journal_aside,
)
from reconnect_tui.storage.rows import Table, document_in
from reconnect_tui.storage.store import meta_of
from reconnect_tui.storage.undo_log import UndoLog

_CALLED = {"contacts": "contact", "goals": "goal", "drafts": "draft", "saved_items": "saved item"}


@dataclass(frozen=True, slots=True)
class Salvage:
    """What a damaged file still holds."""

    edition: Edition
    """Everything that could be read, and what a copy had of the rest."""

    people: int
    """How many people that are."""

    read: int
    """How many documents could be read in the file itself."""

    from_copies: tuple[str, ...]
    """What came from a copy, in words: `contact 12 from the copy of 2026-11-20 (daily)`."""

    lost: tuple[str, ...]
    """What is nowhere to be found, in words: `contact 12`, `line 40`."""

    is_file_sound: bool
    """Whether nothing was wrong with the file, and only its journal is damaged."""

    is_place_known: bool
    """Whether the file itself tells how far it has come."""

    signature: Signature | None
    """The signature of the file that was read."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was done with a damaged book."""

    file: Path | None
    """Where the damaged file is now; `None` where it was sound and is in its place."""

    journal: Path | None
    """Where the journal is now; `None` where there was none."""

    taken_in: int
    """How many changes of the journal were taken in."""

    unread: int
    """How many more there were that could not be read."""

    backup: Path | None
    """The copy that was made before, where the file was sound."""


def salvaged(path: Path) -> Salvage:
    """What a damaged file still holds, line by line, completed from the good copies.

    Raises:
        UnwritableBook: The file cannot be opened.
        NewerBook: A newer version wrote it.
        DamagedBook: Nothing of it can be read this way.
    """
    file = BookFile(path)
    signature = file.signature()
    reading, is_strict = _read(file)
    is_file_sound = _has_a_version(file, reading) and is_strict and not any(reading.gaps.values())
    is_place_known = META_NUMBER in reading.tables.get(META, {})
    read = sum(map(len, reading.tables.values()))
    from_copies = () if is_file_sound else tuple(_completed(path, reading))
    for number, row in reading.nameless.items():
        reading.tables["contacts"].setdefault(number, written({**document_in(row), "name": ""}))
    edition = Edition.of({name: Table(rows) for name, rows in reading.tables.items()})
    people = len(edition.table("contacts"))
    lost = tuple(_lost(reading, edition))
    return Salvage(
        edition, people, read, from_copies, lost, is_file_sound, is_place_known, signature
    )


def put_salvage(path: Path, salvage: Salvage, now: datetime) -> Repaired:
    """Let what was salvaged take the place of a damaged book.

    Sound changes of its journal are taken in, whatever lies between them, and can be undone like
    any other. A journal that belongs to another version of the book is only set aside.

    Raises:
        BookTrouble: It could not be put in place; nothing is lost.
    """
    file = BookFile(path)
    with file.locked():
        if file.signature() != salvage.signature:
            raise UnwritableBook(
                f"{file.named} was changed by another program meanwhile. Nothing was done. "
                "Run “reconnect doctor” again."
            )
        try:
            return _put(file, salvage, now)
        except OSError as problem:
            raise UnwritableBook(
                f"{file.named} could not be repaired: {problem.strerror or problem}. "
                "Nothing is lost. Make room or permit writing, then try again."
            ) from problem


def _put(file: BookFile, salvage: Salvage, now: datetime) -> Repaired:
    edition, log = salvage.edition, UndoLog(file.side_folder)
    reached = edition.sequence
    if not salvage.is_place_known:
        # Its undo log knows how far the book had come.
        reached = max([reached, *(step.sequence for step in log.steps(1 << 62))])
    records = _own_records(file, salvage, reached)
    for record in records:
        edition = edition.after(record.sequence, record.touched)
    aside, backup = free_name(file, now), None
    if not salvage.is_file_sound:
        set_aside(file.path, aside)
    elif records:
        kept = Backups(file.backups_folder).keep(file.path, BEFORE_A_REPAIR, now)
        backup = kept.path
    sequence = max([reached, *(record.sequence for record in records)])
    if records or not salvage.is_file_sound:
        edition, version = replace(edition, sequence=sequence), schema.version_of(edition)
        known = version if isinstance(version, int) else schema.VERSION
        fresh = FreshFile(file.path, lines_of(edition, meta_of(edition, known, records, now)))
        with contextlib.ExitStack() as when_it_fails:
            when_it_fails.callback(fresh.discard)
            log.add([step for record in records if (step := record.step)], reached)
            fresh.take_its_place()
            when_it_fails.pop_all()
    # Only now: until the file holds them, the changes stay where they are looked for.
    journal = set_journal_aside(file, aside)
    for path in filter(None, (journal, None if salvage.is_file_sound else aside)):
        make_private(path)
    unread = sequence - reached - len(records)
    damaged = None if salvage.is_file_sound else aside
    return Repaired(damaged, journal, len(records), unread, backup)


def _read(file: BookFile) -> tuple[Reading, bool]:
    """What can be read, and whether that is the whole of a file of strict JSON."""
    try:
        edition = file.load().edition
    except DamagedBook:
        if not file.path.is_file():  # a folder, a pipe, or a link to a disk that is not mounted
            raise
        reading = reading_of(_bytes_of(file))
        if not any(reading.tables.values()):
            file.refuse_as_damaged("no line of it stands as reconnect writes them")
        return reading, False
    if edition is None:
        file.refuse_as_damaged("there is no such file")
    with contextlib.suppress(DamagedBook):
        schema.check(edition, str(file.named))
    return Reading.of({name: dict(table) for name, table in edition.tables.items()}), True


def _bytes_of(file: BookFile) -> bytes:
    try:
        return file.path.read_bytes()
    except OSError as problem:
        file.refuse_to_read(problem)


def _has_a_version(file: BookFile, reading: Reading) -> bool:
    """Whether this version can work with the book; a version that is none is left out.

    Raises:
        NewerBook: A newer version wrote it.
    """
    rows = reading.tables.get(META, {})
    try:
        schema.check(Edition.of({META: Table(dict(rows))}), str(file.named))
    except DamagedBook:
        meta = document_in(rows[META_NUMBER]) if META_NUMBER in rows else {}
        reading.tables[META] = {META_NUMBER: written({**meta, "schema": schema.VERSION})}
        return False
    return True


def _completed(path: Path, reading: Reading) -> Iterator[str]:
    """Take what is missing from the copies; tells what, in words.

    A document whose number is known comes from the newest copy that has it. What else may be
    missing is only known from the newest copy: in older ones are people who were taken out since.
    """
    for place, copy in enumerate(good_copies(path)):
        if not reading.is_waiting and place > 0:
            return
        with contextlib.suppress(BookTrouble):
            former = loaded_soundly(copy.path)
            if META in reading.tables and schema.version_of(former) != _version_of(reading):
                continue
            for name in former.tables:
                for number in reading.filled_from(name, former.table(name), is_newest=place == 0):
                    yield _from(copy, name, number)


def _lost(reading: Reading, edition: Edition) -> Iterator[str]:
    for name, gaps in reading.gaps.items():
        for gap in gaps:
            if gap.number and gap.number not in reading.tables.get(name, {}):
                yield _called(name, gap.number)
            elif not gap.number and gap.line:
                yield f"line {gap.line:,}"
            swallowed = gap.skipped(edition.table(name), edition.next_number(name))
            if swallowed:
                yield f"perhaps {_called(name, swallowed[0])}{_up_to(swallowed)}, if it was there"
    if reading.cut_at:
        yield f"what stood after line {reading.cut_at:,}, as far as no copy has it"
    elif reading.missing:
        yield f"what stood in “{'”, “'.join(reading.missing)}”, as far as no copy has it"


def _own_records(file: BookFile, salvage: Salvage, reached: int) -> list[Record]:
    """The sound changes of the journal that the file lacks; none where it is another's journal."""
    path = file.journal_path
    is_whole = True
    try:
        records = Journal(path).read(NOWHERE).records
    except DamagedBook:
        is_whole = False
        records = sound_records(path) if path.is_file() else []
    numbers = [record.sequence for record in records]
    if salvage.is_place_known:
        updated = salvage.edition.meta.get("updated")
        if any(record.at != updated for record in records if record.sequence == reached):
            return []
        if is_whole and records and not min(numbers) - 1 <= reached <= max(numbers):
            return []
    by_number = {record.sequence: record for record in records if record.sequence > reached}
    return [by_number[number] for number in sorted(by_number)]


def _up_to(numbers: list[int]) -> str:
    return f" to {numbers[-1]}" if len(numbers) > 1 else ""


def _version_of(reading: Reading) -> object:
    return schema.version_of(Edition.of({META: Table(dict(reading.tables[META]))}))


def _from(copy: Copy, name: str, number: int) -> str:
    day = f"{copy.at.astimezone():%Y-%m-%d}"
    return f"{_called(name, number)} from the copy of {day} ({copy.kind})"


def _called(name: str, number: int) -> str:
    return "what the book says of itself" if name == META else f"{_CALLED.get(name, name)} {number}"
