"""Looking the book over: whether it is sound, private and backed up, and putting right what is not.

Looking changes nothing. Repairing sets a damaged file aside before anything takes its place.
"""

import contextlib
import locale
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reconnect_tui.core.errors import BookTrouble, DamagedBook, ReconnectError
from reconnect_tui.storage import recovery
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import BEFORE_A_REPAIR, Backups
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.preferences import Preferences
from reconnect_tui.storage.private_files import (
    FRESH,
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    sweep,
    sweep_folder,
)

_OTHERS = 0o077
_SPARE = 4
"""Free space for so many copies of the book lets every save and backup succeed."""

_OLD_BACKUP = 45
"""Days."""

_CLIPBOARDS = (
    ("pbcopy", ""),
    ("wl-copy", "WAYLAND_DISPLAY"),
    ("xclip", "DISPLAY"),
    ("xsel", "DISPLAY"),
    ("clip.exe", ""),
)
"""Tools that pyperclip uses, and the variable without which one cannot work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check has shown."""

    check: str
    """What was looked at: `book`, `journal`, `backups` …"""

    ok: bool
    """Whether all is well with it."""

    detail: str
    """What was found, in one line."""

    is_trouble: bool = False
    """Whether the book cannot be used because of it."""


class Checkup:
    """The check-up of one book."""

    def __init__(
        self, path: Path, settings: Path, environment: Mapping[str, str], now: datetime
    ) -> None:
        """Look over the book at `path`.

        Args:
            path: The book, which need not be readable.
            settings: The settings file.
            environment: The environment variables.
            now: The present moment.
        """
        self._file = BookFile(path)
        self._settings = settings
        self._environment = environment
        self._now = now
        self._backups = Backups(self._file.side_folder / "backups")

    def findings(self) -> Iterator[Finding]:
        """What there is to say, one check after another; nothing is changed."""
        yield from self._book()
        yield self._lock()
        yield from self._copies()
        yield self._permissions()
        yield self._left_behind()
        yield self._space()
        yield self._preferences()
        yield self._clipboard()
        yield self._terminal()

    def repairs(self) -> Iterator[str]:
        """Put right what is not, and say in a line what was done.

        Raises:
            BookTrouble: It could not be done; what was there is set aside and kept.
        """
        yield from self._book_repaired()
        yield from self._made_private()
        for folder in (self._file.side_folder, self._backups.folder):
            if folder.is_dir():
                sweep_folder(folder)
        if self._stale():
            sweep(self._file.path)
            yield "Removed what interrupted saves had left behind"

    def _book(self) -> Iterator[Finding]:
        try:
            book = AddressBook.at(self._file.named, lambda: self._now)
        except BookTrouble as problem:
            yield Finding("book", False, str(problem), is_trouble=True)
            return
        if not book.exists:
            yield Finding("book", True, f"{self._file.named} is not there yet; it begins empty")
            return
        size = self._file.path.stat().st_size
        people = len(book.contacts)
        noun = "person" if people == 1 else "people"
        written = self._file.load().as_written
        by_whom = "as reconnect wrote it" if written else "edited or written by another program"
        detail = f"{people:,} {noun}, {size / 1e6:.1f} MB, schema 1, {by_whom}"
        yield Finding("book", True, detail)
        if book.is_left_over:
            yield Finding(
                "journal", False, "Changes of a program that ended early wait to be put in"
            )
        else:
            pending = "nothing waits" if book.is_folded else "the newest changes, on disk"
            yield Finding("journal", True, pending)
        steps = len(book.undo_steps())
        yield Finding("undo", True, f"{steps} change{'' if steps == 1 else 's'} can be taken back")

    def _lock(self) -> Finding:
        if self._file.is_locked:
            return Finding("lock", False, "Another program is writing right now")
        return Finding("lock", True, "free")

    def _copies(self) -> Iterator[Finding]:
        kept = self._backups.all()
        broken = [
            (one, verdict) for one in kept if not (verdict := self._backups.verdict(one)).is_good
        ]
        for backup, verdict in broken:
            yield Finding("backups", False, f"{backup.path.name}: {verdict.problem}")
        if not kept:
            exists = self._file.path.exists()
            yield Finding("backups", not exists, "None yet; “reconnect backup” makes one")
            return
        days = (self._now - kept[0].at).days
        good = len(kept) - len(broken)
        detail = f"{good} good, the newest of {kept[0].at.astimezone():%Y-%m-%d %H:%M}"
        yield Finding("backups", good > 0 and days <= _OLD_BACKUP, detail)

    def _permissions(self) -> Finding:
        open_ones = [path.name for path, _ in self._not_private()]
        if open_ones:
            return Finding("permissions", False, f"Others may read {', '.join(open_ones[:5])}")
        return Finding("permissions", True, "Only you can read your data")

    def _not_private(self) -> list[tuple[Path, int]]:
        found = []
        for path in self._ours():
            with contextlib.suppress(OSError):
                mode = stat.S_IMODE(path.lstat().st_mode)
                if not path.is_symlink() and mode & _OTHERS:
                    found.append((path, PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE))
        return found

    def _ours(self) -> Iterator[Path]:
        name = self._file.path.name
        for ending in ("", ".bak", ".journal", ".lock", ".d"):
            path = self._file.path.with_name(name + ending)
            if path.exists():
                yield path
        if self._file.side_folder.is_dir():
            yield from self._file.side_folder.rglob("*")

    def _stale(self) -> list[Path]:
        with contextlib.suppress(OSError):
            start = f".{self._file.path.name[:80]}."
            beside = (self._file.path.parent / one for one in os.listdir(self._file.path.parent))
            return [
                one for one in beside if one.name.startswith(start) and one.name.endswith(FRESH)
            ]
        return []

    def _left_behind(self) -> Finding:
        count = len(self._stale())
        if count:
            return Finding("leftovers", False, f"{count} unfinished file(s) of interrupted saves")
        return Finding("leftovers", True, "none")

    def _space(self) -> Finding:
        folder = self._file.path.parent
        try:
            size = self._file.path.stat().st_size if self._file.path.exists() else 0
            free = shutil.disk_usage(folder).free
        except OSError:
            return Finding("space", True, f"{folder} is made with the first change")
        return Finding("space", free > _SPARE * size + 1_000_000, f"{free / 1e9:.1f} GB free")

    def _preferences(self) -> Finding:
        if not self._settings.exists():
            return Finding("settings", True, "none; everything is as it comes")
        try:
            _, warnings = Preferences.load(self._settings)
        except ReconnectError as problem:
            return Finding("settings", False, str(problem))
        if warnings:
            return Finding("settings", False, "; ".join(warnings))
        return Finding("settings", True, str(self._settings))

    def _clipboard(self) -> Finding:
        has = self._environment.get
        ways = [
            tool
            for tool, wanted in _CLIPBOARDS
            if (not wanted or has(wanted)) and shutil.which(tool, path=has("PATH"))
        ]
        if has("TMUX"):
            ways.append("tmux buffer")
        if has("SSH_TTY"):
            ways.append("your terminal (OSC 52)")
        if not ways:
            return Finding("clipboard", False, "None was found; texts are shown and kept in a file")
        return Finding("clipboard", True, ", ".join(ways))

    def _terminal(self) -> Finding:
        term = self._environment.get("TERM", "")
        name = next(filter(None, map(self._environment.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "")
        is_utf8 = "utf" in (name or locale.getpreferredencoding(False)).lower()
        columns, lines = shutil.get_terminal_size()
        detail = f"{term or 'no TERM'}, {columns}x{lines}, {'UTF-8' if is_utf8 else name}"
        return Finding("terminal", is_utf8 and term not in ("", "dumb"), detail)

    def _book_repaired(self) -> Iterator[str]:
        try:
            book = AddressBook.at(self._file.named, lambda: self._now)
        except DamagedBook:
            salvage = recovery.salvaged(self._file.named)
            aside = recovery.put_salvage(self._file.named, salvage, self._now)
            noun = "person" if salvage.people == 1 else "people"
            yield f"Saved {salvage.people:,} {noun} out of the damaged file"
            yield f"The damaged file is kept as {aside}"
            for line in salvage.from_copies:
                yield f"Took {line}"
            for line in salvage.lost:
                yield f"Lost: {line}; neither the file nor a copy has it"
            return
        if book.exists and not book.is_folded:
            book.keep_backup(BEFORE_A_REPAIR)
            book.close()
            yield "Put the waiting changes into the file, after a backup"

    def _made_private(self) -> Iterator[str]:
        for path, mode in self._not_private():
            with contextlib.suppress(OSError):
                path.chmod(mode)
                yield f"Only you can read {path.name} now"
