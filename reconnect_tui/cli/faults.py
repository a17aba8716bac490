"""The last word on what nobody expected: one line for the person, the rest into a log.

The log holds places in the program and kinds of error; never a value, an argument or a message,
which could carry a contact's words (reliability, S4).
"""

import contextlib
import os
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from reconnect_tui import __version__

LOG_NAME = "reconnect.log"


def report(problem: BaseException, folder: Path, stderr: TextIO) -> None:
    """Write the log entry and say where it is.

    Args:
        problem: What was raised and not expected.
        folder: Where logs are kept.
        stderr: Where the person is told.
    """
    path = folder / LOG_NAME
    try:
        _add(path, entry_of(problem))
        where = f"Where it happened is noted in {path}, without any of your data."
    except OSError as trouble:
        where = f"It could not be noted in {path}: {trouble.strerror or trouble}."
    stderr.write(
        f"reconnect: something unexpected went wrong ({type(problem).__name__}). "
        f"The data file is as it was last saved. {where}\n"
    )


def entry_of(problem: BaseException) -> str:
    """Kinds of error and places in the program, without a single value."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [f"{moment} reconnect {__version__}\n"]
    for link in _chain(problem):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}\n")
        lines += traceback.format_list(traceback.extract_tb(link.__traceback__))
    return "".join(lines) + "\n"


def _chain(problem: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = problem
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def _add(path: Path, entry: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "a", encoding="utf-8") as file:
        file.write(entry)


def report_uncaught(
    kind: type[BaseException], problem: BaseException, trace: TracebackType | None
) -> None:
    """Take the place of `sys.excepthook`: no traceback, no local values on the screen."""
    import sys

    if issubclass(kind, KeyboardInterrupt):
        return
    from reconnect_tui.storage.locations import log_folder

    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            report(problem.with_traceback(trace), log_folder(), sys.stderr)
