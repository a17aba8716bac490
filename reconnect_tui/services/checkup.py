"""Looking the book over: whether it is sound, private and backed up. Looking changes nothing."""

import contextlib
import locale
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reconnect_tui.core.errors import BookTrouble, DamagedBook
from reconnect_tui.storage import schema
from reconnect_tui.storage.backups import Backups, sound_edition
from reconnect_tui.storage.book_file import BookFile, Loaded
from reconnect_tui.storage.edition import Edition
from reconnect_tui.storage.file_store import FileStore
from reconnect_tui.storage.preferences import Preferences
from reconnect_tui.storage.private_files import (
    FRESH,
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    is_being_written,
)
from reconnect_tui.storage.recovery import copies_of

_OTHERS = 0o077
_SPARE = 4
"""Free space for so many copies of the book lets every save and backup succeed."""

_LEAST_SPACE = 1_000_000
"""Bytes that have to be free beside that."""

_OLD_BACKUP = 45
"""Days."""

_MOST_NAMED = 5

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

    is_mendable: bool = False
    """Whether `services.repairs` puts it right."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file or a folder of the book that others can read."""

    path: Path
    """Where it is."""

    mode: int
    """The mode that shuts others out and leaves the user what the user has."""


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

    def findings(self) -> Iterator[Finding]:
        """What there is to say, one check after another; nothing is changed."""
        yield from self._book()
        yield self._lock()
        yield from self._copies()
        yield self._permissions()
        yield self._leftovers()
        yield self._space()
        yield self._preferences()
        yield self._clipboard()
        yield self._terminal()

    def _book(self) -> Iterator[Finding]:
        named = self._file.named
        if not os.path.lexists(self._file.path) and not named.is_symlink():
            yield self._missing()
            return
        try:
            loaded = self._file.load()
            edition = sound_edition(self._file, loaded)
        except BookTrouble as problem:
            yield _trouble("book", problem)
            return
        people = len(edition.table("contacts"))
        size = loaded.signature.size if loaded.signature else 0
        detail = f"{people:,} {'person' if people == 1 else 'people'}, {size / 1e6:.1f} MB"
        detail += "" if loaded.as_written else ", edited or written by another program"
        yield Finding("book", True, f"{detail}: {named}")
        yield from self._inside(edition, loaded)

    def _missing(self) -> Finding:
        named, copies = self._file.named, len(copies_of(self._file.named))
        if copies:
            words = f"{named} is gone; {copies} copies of it are there. “reconnect restore”"
            return Finding("book", False, words, is_trouble=True)
        return Finding("book", True, f"{named} is not there yet; the first change makes it")

    def _inside(self, edition: Edition, loaded: Loaded) -> Iterator[Finding]:
        """What belongs to a book that can be read."""
        version = schema.version_of(edition)
        if schema.is_older(edition):
            words = f"{version}; it is brought to {schema.VERSION} when it is opened next"
            yield Finding("schema", True, words)
            return
        yield Finding("schema", True, f"{version}")
        try:
            store = FileStore(self._file, lambda: self._now, loaded=loaded)
        except BookTrouble as problem:
            yield _trouble("journal", problem)
            return
        waiting = f"{store.pending} change{'' if store.pending == 1 else 's'}"
        if store.is_left_over:
            words = f"{waiting} of a program that ended early; the next run takes them in"
            yield Finding("journal", False, words, is_mendable=True)
        else:
            words = f"{waiting}, on disk beside the file" if store.pending else "nothing waits"
            yield Finding("journal", True, words)
        try:
            steps = len(store.undo_steps())
            words = f"{steps} change{'' if steps == 1 else 's'} can be taken back"
            yield Finding("undo", True, words)
        except BookTrouble as problem:
            yield Finding("undo", False, str(problem))

    def _lock(self) -> Finding:
        if self._file.is_locked:
            return Finding("lock", False, "Another program is writing right now")
        return Finding("lock", True, "free")

    def _copies(self) -> Iterator[Finding]:
        backups = Backups(self._file.backups_folder)
        kept = backups.all()
        verdicts = [backups.verdict(backup) for backup in kept]
        for backup, verdict in zip(kept, verdicts, strict=True):
            if not verdict.is_good:
                yield Finding("backups", False, f"{backup.path.name}: {verdict.problem}")
        if not kept:
            exists = self._file.path.exists()
            words = "none yet; “reconnect backup” makes one" if exists else "none yet"
            yield Finding("backups", not exists, words)
            return
        good = sum(verdict.is_good for verdict in verdicts)
        detail = f"{good} good, the newest of {kept[0].at.astimezone():%Y-%m-%d %H:%M}"
        is_recent = (self._now - kept[0].at).days <= _OLD_BACKUP
        yield Finding("backups", good > 0 and is_recent, detail)

    def _permissions(self) -> Finding:
        names = [found.path.name for found in open_files(self._file)]
        if names:
            more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
            words = f"Others may read {', '.join(names[:_MOST_NAMED])}{more}"
            return Finding("permissions", False, words, is_mendable=True)
        return Finding("permissions", True, "only you can read your data")

    def _leftovers(self) -> Finding:
        count = len(leftovers(self._file))
        if count:
            words = f"{count} unfinished {'file' if count == 1 else 'files'} of interrupted saves"
            return Finding("leftovers", False, words, is_mendable=True)
        return Finding("leftovers", True, "none")

    def _space(self) -> Finding:
        folder = self._file.path.parent
        try:
            size = self._file.path.stat().st_size if self._file.path.exists() else 0
            free = shutil.disk_usage(folder).free
        except OSError:
            return Finding("space", True, f"{folder} is made with the first change")
        return Finding("space", free > _SPARE * size + _LEAST_SPACE, f"{free / 1e9:.1f} GB free")

    def _preferences(self) -> Finding:
        if not self._settings.exists():
            return Finding("settings", True, "none; everything is as it comes")
        _, warnings = Preferences.load(self._settings)
        if warnings:
            return Finding("settings", False, " ".join(warnings))
        return Finding("settings", True, str(self._settings))

    def _clipboard(self) -> Finding:
        """Which way a copied text would go, as `services.clipboard` tries them in turn."""
        has = self._environment.get
        is_remote = bool(has("SSH_CONNECTION") or has("SSH_TTY"))
        ways = [
            tool
            for tool, wanted in _CLIPBOARDS
            if not is_remote
            and (not wanted or has(wanted))
            and shutil.which(tool, path=has("PATH"))
        ]
        if has("TMUX"):
            ways.append("the tmux buffer")
        if is_remote:
            ways.append("your terminal (OSC 52)")
        if not ways:
            words = "no tool was found; a text goes to the terminal and into a file"
            return Finding("clipboard", False, words)
        return Finding("clipboard", True, ", then ".join(ways))

    def _terminal(self) -> Finding:
        has = self._environment.get
        term = has("TERM", "")
        if not term:
            return Finding("terminal", True, "none here")
        name = has("LC_ALL") or has("LC_CTYPE") or has("LANG") or ""
        encoding = name or locale.getpreferredencoding(False)
        is_utf8 = "utf" in encoding.lower()
        columns, lines = shutil.get_terminal_size()
        colours = "no colour" if has("NO_COLOR") else has("COLORTERM") or "colour as TERM has it"
        detail = f"{term}, {columns}x{lines}, {colours}, {'UTF-8' if is_utf8 else encoding}"
        return Finding("terminal", is_utf8 and term != "dumb", detail)


def _trouble(check: str, problem: BookTrouble) -> Finding:
    mendable = isinstance(problem, DamagedBook)
    return Finding(check, False, str(problem), is_trouble=True, is_mendable=mendable)


def open_files(file: BookFile) -> list[OpenFile]:
    """The files and folders of a book that others can read; links are passed over."""
    found: list[OpenFile] = []
    if os.name == "nt":  # modes say nothing there
        return found
    for path in _ours(file):
        with contextlib.suppress(OSError):
            status = path.lstat()
            mode = stat.S_IMODE(status.st_mode)
            if stat.S_ISLNK(status.st_mode) or not mode & _OTHERS:
                continue
            # A file that the user has protected from writing stays so.
            private = PRIVATE_FOLDER if stat.S_ISDIR(status.st_mode) else mode & PRIVATE_FILE
            found.append(OpenFile(path, private or PRIVATE_FILE))
    return found


def leftovers(file: BookFile) -> list[Path]:
    """What interrupted saves have left behind, and no living program is writing."""
    beginnings = {
        file.path.parent: f".{file.path.name[:80]}.",
        file.side_folder: ".",
        file.backups_folder: ".",
    }
    return [
        path
        for folder, beginning in beginnings.items()
        for path in _listed(folder)
        if path.name.startswith(beginning)
        and path.name.endswith(FRESH)
        and not is_being_written(path)
    ]


def _ours(file: BookFile) -> Iterator[Path]:
    for path in _listed(file.path.parent):
        if path in file.own_paths or path.name.startswith(f"{file.path.name}.damaged-"):
            yield path
    if not file.side_folder.is_symlink():
        yield from sorted(file.side_folder.rglob("*"))


def _listed(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []
