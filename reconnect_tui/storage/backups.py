"""Dated copies of the book: 7 days, 4 weeks, 12 months, and what was kept on purpose.

A copy is a book like any other: any JSON tool reads it, and reconnect opens it with `--file`.
"""

import contextlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reconnect_tui.core.errors import BookTrouble
from reconnect_tui.storage import schema
from reconnect_tui.storage.book_file import BookFile, Loaded
from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.private_files import FreshFile, make_private_folder, sweep

DAYS, WEEKS, MONTHS = 7, 4, 12
"""Daily copies that are kept: the newest of so many days, weeks and months."""

DAILY = "daily"
"""The state at the beginning of a day on which something was changed."""

BY_HAND = "manual"
"""Kept because somebody asked for it; never removed by itself."""

BEFORE_A_REPAIR = "before-repair"
BEFORE_A_RESTORE = "before-restore"
BEFORE_AN_IMPORT = "before-import"
BEFORE_A_MIGRATION = "before-migration"

KEPT_OF_EACH_KIND = 5
"""Copies that were made before something was done: the newest so many of each kind."""

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)Z-([a-z-]+)(?:-\d+)?\.json")

_STAMP = "%Y-%m-%dT%H-%M-%S"

_A_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """One kept copy."""

    path: Path
    """Where it is."""

    at: datetime
    """When it was made, in UTC."""

    kind: str
    """Why it was made: `daily`, `manual`, `before-import` …"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What loading a copy showed."""

    people: int
    """How many people are in it; 0 where it cannot be read."""

    problem: str
    """What is wrong with it; empty where it is sound."""

    @property
    def is_good(self) -> bool:
        """Whether it can be restored."""
        return not self.problem


class Backups:
    """The kept copies of one book."""

    def __init__(self, folder: Path, lineage: schema.Lineage = schema) -> None:
        """Keep them in `folder`, which is made with the first.

        Args:
            folder: Where they are kept.
            lineage: Knows which schemas can be worked with; ours if not said.
        """
        self.folder = folder
        self._lineage = lineage

    def all(self) -> tuple[Backup, ...]:
        """Every copy, newest first."""
        try:
            names = os.listdir(self.folder)
        except OSError:
            return ()
        found = [backup for name in names if (backup := self._named(name)) is not None]
        return tuple(sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True))

    def keep(self, source: Path, kind: str, at: datetime) -> Backup:
        """Copy a book, and see that the copy can be loaded.

        Args:
            source: The file to copy.
            kind: Why: `manual`, `before-import` …
            at: The present moment.

        Raises:
            OSError: It could not be copied; nothing is left of the copy.
            BookTrouble: What was copied cannot be loaded; nothing is left of the copy.
        """
        path = self._free_name(kind, at)
        with source.open("rb") as file:
            fresh = FreshFile(path, iter(lambda: file.read(_A_PIECE), b""))
        with contextlib.ExitStack() as stack:
            stack.callback(fresh.discard)
            loaded_soundly(fresh.fresh, self._lineage)
            fresh.take_its_place()
            stack.pop_all()
        self._rotate(kind, path)
        return Backup(path, at, kind)

    def keep_daily(self, version_before: Path, at: datetime) -> None:
        """Keep the version before the first save of a day; later ones of that day are not kept.

        The copy costs nothing: it is the file itself, which was replaced and will not be written
        again.
        """
        day = at.astimezone().date()
        if any(
            backup.at.astimezone().date() == day for backup in self.all() if backup.kind == DAILY
        ):
            return
        with contextlib.suppress(OSError, BookTrouble):
            loaded_soundly(version_before, self._lineage)
            path = self._free_name(DAILY, at)
            try:
                os.link(version_before, path)
            except OSError:
                self.keep(version_before, DAILY, at)
            self._rotate(DAILY, path)

    def verdict(self, backup: Backup) -> Verdict:
        """Load a copy from end to end."""
        return verdict_on(backup.path, self._lineage)

    def _named(self, name: str) -> Backup | None:
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        try:
            at = datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            return None
        return Backup(self.folder / name, at, re.sub(r"-\d+$", "", found[2]))

    def _free_name(self, kind: str, at: datetime) -> Path:
        make_private_folder(self.folder)
        stem = f"{at.astimezone(UTC).strftime(_STAMP)}Z-{kind}"
        path = self.folder / f"{stem}.json"
        count = 1
        while os.path.lexists(path):
            count += 1
            path = self.folder / f"{stem}-{count}.json"
        sweep(path)
        return path

    def _rotate(self, kind: str, made: Path) -> None:
        """Remove what is one too many; the last good copy always stays, and so does a new one.

        After a clock that was ahead has been set right, the new one is not the newest by its name.
        """
        if kind == BY_HAND:
            return
        ours = [backup for backup in self.all() if backup.kind == kind]
        kept = _kept_of(ours) if kind == DAILY else set(ours[:KEPT_OF_EACH_KIND])
        spare = [backup for backup in ours if backup not in kept and backup.path != made]
        if spare and any(
            self.verdict(backup).is_good for backup in self.all() if backup not in spare
        ):
            for backup in spare:
                with contextlib.suppress(OSError):
                    backup.path.unlink()


def loaded_soundly(path: Path, lineage: schema.Lineage = schema) -> Edition:
    """The book in a file, all of which could be read.

    Raises:
        BookTrouble: It is none that this version can work with.
    """
    file = BookFile(path)
    return sound_edition(file, file.load(), lineage)


def sound_edition(file: BookFile, loaded: Loaded, lineage: schema.Lineage = schema) -> Edition:
    """The book that was read from a file, with nothing missing.

    Args:
        file: The file, for messages.
        loaded: What stands in it.
        lineage: Knows which schemas can be worked with; ours if not said.

    Raises:
        BookTrouble: It is none that this version can work with, or there is no file.
    """
    if loaded.edition is None:
        file.refuse_as_damaged("there is no such file")
    lineage.check(loaded.edition, str(file.named))
    if not loaded.as_written:
        schema.check_complete(loaded.edition, str(file.named))
    return loaded.edition


def verdict_on(path: Path, lineage: schema.Lineage = schema) -> Verdict:
    """What loading a book showed."""
    try:
        return Verdict(len(loaded_soundly(path, lineage).table("contacts")), "")
    except BookTrouble as problem:
        return Verdict(0, str(problem))


def _kept_of(backups: Iterable[Backup]) -> set[Backup]:
    """The newest of each of the last days, weeks and months; `backups` are newest first."""
    days: dict[object, Backup] = {}
    weeks: dict[object, Backup] = {}
    months: dict[object, Backup] = {}
    for backup in backups:
        day = backup.at.astimezone().date()
        days.setdefault(day, backup)
        weeks.setdefault(day.isocalendar()[:2], backup)
        months.setdefault((day.year, day.month), backup)
    return {
        *list(days.values())[:DAYS],
        *list(weeks.values())[:WEEKS],
        *list(months.values())[:MONTHS],
    }
