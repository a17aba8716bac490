"""The files of an export: in a ZIP archive, in a folder, or by themselves.

Archives are read in memory and never unpacked to disk, so a name inside one can lead nowhere;
sizes are bounded before anything is read (reliability, S9).
"""

import os
import stat
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reconnect_tui.core.errors import UnreadableImport
from reconnect_tui.importing.source import Findings, Place

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

LARGEST_MEMBER = 50 * 1024 * 1024
"""Bytes of one file inside an archive, unpacked."""

LARGEST_ARCHIVE = 200 * 1024 * 1024
"""Bytes of everything that is read of one archive, unpacked; also of a file by itself."""

HIGHEST_RATIO = 200
"""Unpacked to packed bytes of one file inside an archive."""

_RATIO_MATTERS_FROM = 1024 * 1024
_MOST_FILES = 500
_ENCRYPTED = 1
"""The bit of a member's flags that says that it is (ZIP application note, section 4.4.4)."""

_HEAD = 16 * 1024
_ENDINGS = (".csv", ".txt", ".tsv")
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BROKEN = (OSError, EOFError, RuntimeError, ValueError, struct.error, OverflowError, KeyError)
"""What the standard `zipfile` raises on damaged archives besides its own errors."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be one of an export."""

    name: str
    """Its name, without the folder."""

    origin: str
    """The path that the user gave."""

    source: "_Member | Path"
    """Where its bytes are."""

    asked_for: bool = False
    """Whether the user named this very file."""

    def head(self) -> bytes:
        """The first kilobytes: enough to see what it is.

        Raises:
            UnreadableImport: It cannot be read.
        """
        return self._bytes(_HEAD)

    def data(self) -> bytes:
        """Everything in it.

        Raises:
            UnreadableImport: It cannot be read, or is far too large.
        """
        if isinstance(self.source, _Member):
            self.source.archive.account_for(self.source.info)
            return self._bytes(LARGEST_MEMBER)
        data = self._bytes(LARGEST_ARCHIVE + 1)
        if len(data) > LARGEST_ARCHIVE:
            raise UnreadableImport(
                f"{self.origin} is larger than {LARGEST_ARCHIVE // 1024 // 1024} MB. "
                "Is it the right file?"
            )
        return data

    def _bytes(self, most: int) -> bytes:
        if isinstance(self.source, _Member):
            return self.source.archive.read(self.source.info, most)
        try:
            with self.source.open("rb") as file:
                return file.read(most)
        except OSError as problem:
            _refuse(self.source, problem)


class _Archive:
    """One open ZIP archive."""

    def __init__(self, path: Path, archive: "ZipFile") -> None:
        self.path = path
        self._archive = archive
        self._total = 0

    def account_for(self, info: "ZipInfo") -> None:
        """Refuse a file that would unpack to far more than an export holds."""
        self._total += info.file_size
        too_large = info.file_size > LARGEST_MEMBER or self._total > LARGEST_ARCHIVE
        packed = max(1, info.compress_size)
        inflated = info.file_size > max(_RATIO_MATTERS_FROM, HIGHEST_RATIO * packed)
        if too_large or inflated:
            raise UnreadableImport(
                f"“{info.filename}” in {self.path} would unpack to "
                f"{info.file_size / 1024 / 1024:.0f} MB, which no export does. If you trust it, "
                "unpack the archive yourself and name the folder."
            )

    def read(self, info: "ZipInfo", most: int) -> bytes:
        """The first bytes of a file inside."""
        import zipfile
        import zlib

        if info.flag_bits & _ENCRYPTED:
            raise UnreadableImport(
                f"“{info.filename}” in {self.path} is protected by a password. "
                "Unpack the archive yourself and name the folder."
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            # Others take as much memory as the archive asks for.
            raise UnreadableImport(
                f"“{info.filename}” in {self.path} is packed in an unusual way. "
                "Unpack the archive yourself and name the folder."
            )
        try:
            with self._archive.open(info) as member:
                return member.read(most)
        except (zipfile.BadZipFile, zlib.error, *_BROKEN) as problem:
            raise UnreadableImport(
                f"“{info.filename}” in {self.path} is damaged: {problem}. "
                "Download the archive again."
            ) from problem


@dataclass(frozen=True, slots=True)
class _Member:
    """A file inside an archive."""

    archive: _Archive
    info: "ZipInfo"


def candidates(paths: Sequence[Path], findings: Findings) -> Iterator[Candidate]:
    """The files that may belong to an export, path by path; archives are closed again after.

    Raises:
        UnreadableImport: A path is not there or cannot be read.
    """
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as problem:
            _refuse(path, problem)
        if stat.S_ISDIR(mode):
            yield from _in_folder(path)
        elif not stat.S_ISREG(mode):
            raise UnreadableImport(f"{path} is neither a file nor a folder.")
        elif _is_zip(path):
            yield from _in_archive(path, findings)
        else:
            yield Candidate(path.name, str(path), path, asked_for=True)


def _is_zip(path: Path) -> bool:
    """Whether a file is an archive or was one: a damaged one must not be read as text."""
    import zipfile

    try:
        with path.open("rb") as file:
            begins_like_one = file.read(4) in _ZIP_MARKS
            return begins_like_one or path.suffix.lower() == ".zip" or zipfile.is_zipfile(file)
    except OSError as problem:
        _refuse(path, problem)


def _in_folder(folder: Path) -> Iterator[Candidate]:
    files, below = _listing(folder)
    if not files:
        filled = [inner for sub in below if (inner := _listing(sub)[0])]
        files = filled[0] if len(filled) == 1 else []
    for path in files:
        yield Candidate(path.name, str(folder), path)


def _listing(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files in a folder that may be tables, and the folders in it."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
            files = [e for e in entries if _may_be_a_table(e.name) and e.is_file()]
            folders = [e for e in entries if not _is_junk(e.name) and e.is_dir()]
    except OSError as problem:
        _refuse(folder, problem)
    return [Path(e.path) for e in files[:_MOST_FILES]], [Path(e.path) for e in folders]


def _in_archive(path: Path, findings: Findings) -> Iterator[Candidate]:
    import zipfile

    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, *_BROKEN) as problem:
        raise UnreadableImport(
            f"{path} is a damaged ZIP archive: {problem}. Download it again."
        ) from problem
    with opened:
        archive = _Archive(path, opened)
        chosen = _chosen(opened.infolist())
        if len(chosen) > _MOST_FILES:
            findings.warn(
                Place(path.name, 0), f"only the first {_MOST_FILES} tables were looked at"
            )
        for info in chosen[:_MOST_FILES]:
            name = info.filename.rpartition("/")[2]
            yield Candidate(name, str(path), _Member(archive, info))


def _chosen(infos: Iterable["ZipInfo"]) -> list["ZipInfo"]:
    """The tables at the root of an archive, or in the one folder that holds everything."""
    sound = {info.filename: info for info in infos if _is_sound(info)}
    tops = {name.split("/")[0] if "/" in name else "" for name in sound}
    depth = 1 if len(tops) == 1 and "" not in tops else 0
    return [
        info
        for name, info in sound.items()
        if name.count("/") == depth and _may_be_a_table(name.rpartition("/")[2])
    ]


def _is_sound(info: "ZipInfo") -> bool:
    """Whether it is a file of the export: no folder, link, system file or way out."""
    name = info.filename
    parts = name.split("/")
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    leads_out = name.startswith("/") or "\\" in name or ":" in parts[0] or ".." in parts
    # The name of a folder ends in a slash, so that its last part is empty, like that of no name.
    return not (is_link or leads_out or any(map(_is_junk, parts)))


def _is_junk(name: str) -> bool:
    return name.startswith(".") or name in ("__MACOSX", "")


def _may_be_a_table(name: str) -> bool:
    return not _is_junk(name) and name.lower().endswith(_ENDINGS)


def _refuse(path: Path, problem: Exception) -> NoReturn:
    if isinstance(problem, FileNotFoundError):
        raise UnreadableImport(
            f"There is nothing at {path}. Name the ZIP archive, the folder or the CSV file."
        ) from problem
    why = problem.strerror if isinstance(problem, OSError) else problem
    raise UnreadableImport(f"{path} cannot be read: {why}.") from problem
