"""The folder with the user's own wordings, read anew whenever a file in it has changed."""

from pathlib import Path

from reconnect_tui.core.text import harmless
from reconnect_tui.core.writing.own_words import (
    LONGEST,
    STANDARD,
    OwnWording,
    Repertoire,
    WrongWording,
    own_wording_from,
)
from reconnect_tui.storage.plain_text import text_of

MOST_FILES = 500
"""Files that are looked at; more are taken for another folder."""

_LARGEST = 4 * LONGEST
"""Bytes of a file: as many as its characters may take in UTF-8."""

_Signature = tuple[tuple[str, int, int], ...]


class OwnWordings:
    """Gives the moves with the wordings of the files as they are now."""

    def __init__(self, folder: Path) -> None:
        """Read the files `*.md` of a folder, which need not be there."""
        self.folder = folder
        self._seen: _Signature | None = None
        self._repertoire = STANDARD

    def __call__(self) -> Repertoire:
        """Every move and wording; a file that cannot be used is passed over and told of."""
        files, signature = self._files()
        if signature != self._seen:
            self._repertoire = _read(files) if files else STANDARD
            self._seen = signature
        return self._repertoire

    def _files(self) -> tuple[list[Path], _Signature]:
        try:
            paths = sorted(path for path in self.folder.iterdir() if path.suffix == ".md")
        except OSError:
            return [], ()
        files: list[Path] = []
        marks: list[tuple[str, int, int]] = []
        for path in paths[:MOST_FILES]:
            try:
                found = path.stat()
            except OSError:
                continue
            files.append(path)
            marks.append((path.name, found.st_mtime_ns, found.st_size))
        return files, tuple(marks)


def _read(files: list[Path]) -> Repertoire:
    own: list[OwnWording] = []
    problems: list[str] = []
    for path in files:
        try:
            own.append(own_wording_from(text_of(path, _LARGEST)))
        except WrongWording as problem:
            problems.append(f"{_shown(path)}:{problem.line}: {problem}. It is passed over.")
        except UnicodeDecodeError:
            problems.append(f"{_shown(path)}: it is no text in UTF-8. It is passed over.")
        except ValueError as problem:
            problems.append(f"{_shown(path)}: {problem}. It is passed over.")
        except OSError as problem:
            problems.append(f"{_shown(path)}: it cannot be read ({problem.strerror}).")
    return Repertoire(tuple(own), tuple(problems))


def _shown(path: Path) -> str:
    return harmless(str(path))
