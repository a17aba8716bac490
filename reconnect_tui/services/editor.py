"""Writing a message in the editor of one's own.

The words lie in a private file in a private folder while the editor has them, with whatever it
puts beside them, and are gone from there once they are in the book (reliability, S13 and S14).
"""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import BookTrouble, ReconnectError
from reconnect_tui.core.text import LONGEST_NOTE, one_line, pasted, shortened
from reconnect_tui.services.clipboard import outbox_file
from reconnect_tui.storage.private_files import make_private_folder, write_new_file

Runner = Callable[[Sequence[str], Mapping[str, str]], int]
"""Runs a command in an environment until it ends, and tells its exit code; raises `OSError`."""

_VARIABLES = ("VISUAL", "EDITOR")
"""Where people name their editor, the one for a whole screen first."""

_USUAL = ("nano", "vi")
"""What is tried where no editor is named: the one that says how to leave it first."""

_STDIN, _STDOUT = 0, 1
_SUBJECT = "Subject:"
_WITH_SUBJECT = frozenset({"email", "inmail"})
_MOST_BYTES = 4 * (LONGEST_NOTE + 1_000)
"""Of a file that is read at all: no letter takes more than four."""


class EditorFailed(ReconnectError):
    """The editor could not be run, or did not leave words that can be used."""

    title = "The editor"


class EditedWordsNotSaved(BookTrouble):
    """The words of the editor could not be put into the book; the file with them is left."""

    title = "Could not save"


def edited(
    draft: Draft,
    title: str,
    folder: Path,
    *,
    environ: Mapping[str, str],
    run: Runner,
    keep: Callable[[Draft], Draft],
) -> Draft:
    """The draft as it is kept with the words that the editor left; as it was where they are same.

    The file is taken away once the words are kept. Where they could not be, it stays, and what
    is raised names it.

    Args:
        draft: The message.
        title: Whom it is for, to name the file.
        folder: Where the file lies meanwhile, in a folder of its own.
        environ: The environment of the editor, which may name it.
        run: Runs the editor.
        keep: Puts the reworded draft into the book.

    Raises:
        EditorFailed: There is no editor, it could not be run, it ended with an error, or the
            message has grown too long.
        EditedWordsNotSaved: The book could not be written.
    """
    command = editor_command(environ)
    given = _text_of(draft)
    path = _fresh_file(folder, title, given)
    safe_to_remove = False
    try:
        _run(run, [*command, str(path)], environ, lambda: _is_as_given(path, given))
        if _is_as_given(path, given):
            safe_to_remove = True
            return draft
        reworded = _reworded(draft, path)
        kept = _kept(reworded, path, keep) if reworded != draft else draft
        safe_to_remove = True
        return kept
    finally:
        if safe_to_remove or _is_as_given(path, given):
            shutil.rmtree(path.parent, ignore_errors=True)


def is_editor_named(environ: Mapping[str, str]) -> bool:
    """Whether the user has named an editor."""
    return any(environ.get(name, "").strip() for name in _VARIABLES)


def editor_command(
    environ: Mapping[str, str], found: Callable[[str, str | None], str | None] | None = None
) -> list[str]:
    """The editor and its options: `$VISUAL`, else `$EDITOR`, else nano or vi.

    Args:
        environ: The environment.
        found: Where a program is, by its name and the `PATH` to look in; the system's own way
            where it is not given.

    Raises:
        EditorFailed: There is none, or what a variable holds cannot be read.
    """
    for name in _VARIABLES:
        named = environ.get(name, "").strip()
        if named:
            return _words_of(name, named)
    look = found or (lambda program, path: shutil.which(program, path=path))
    for program in _USUAL:
        if look(program, environ.get("PATH")):
            return [program]
    raise EditorFailed(
        "No editor is named, and neither nano nor vi is there. Name yours: export EDITOR=…"
    )


def run_in_terminal(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """The exit code of a program that has the terminal to itself until it ends.

    Where a person sits here and only the output goes elsewhere, the terminal is the editor's all
    the same. An interrupt is for the editor alone.

    Raises:
        OSError: The program is not there, or cannot be run.
    """
    with _interrupts_passed_by(), _terminal_for_output() as terminal:
        done = subprocess.run(list(command), env=dict(environ), stdout=terminal, check=False)
    return done.returncode


def _words_of(name: str, named: str) -> list[str]:
    try:
        return shlex.split(named)
    except ValueError as problem:
        raise EditorFailed(
            f"${name} is “{shortened(named, 80)}”, in which a quote is not closed. "
            "Set it anew, such as: export EDITOR='code --wait'"
        ) from problem


def _fresh_file(folder: Path, title: str, data: bytes) -> Path:
    own = None
    try:
        make_private_folder(folder)
        own = Path(tempfile.mkdtemp(prefix="message-", dir=folder))
        path = outbox_file(own, title)
        write_new_file(path, data)
    except OSError as problem:
        if own is not None:
            shutil.rmtree(own, ignore_errors=True)
        raise EditorFailed(
            f"No file for the editor could be made in {folder}: {problem.strerror or problem}. "
            "Nothing was changed."
        ) from problem
    return path


def _run(
    run: Runner, command: Sequence[str], environ: Mapping[str, str], unchanged: Callable[[], bool]
) -> None:
    name = shortened(command[0], 80)
    try:
        code = run(command, environ)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise EditorFailed(
            f"The editor “{name}” could not be run: {reason.lower()}. Name another one: "
            "export EDITOR=…"
        ) from problem
    if code == 0:
        return
    left = "" if unchanged() else f" What it had saved is in {command[-1]}."
    raise EditorFailed(
        f"The editor “{name}” ended with an error ({code}), so nothing was changed.{left}"
    )


def _is_as_given(path: Path, given: bytes) -> bool:
    """Whether the editor left the words as they were, or none at all."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return False
        now = path.read_bytes()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return now == given or not now.strip()


def _text_of(draft: Draft) -> bytes:
    """The message as the editor shows it, with a line for the subject where there is one."""
    head = f"{_SUBJECT} {one_line(draft.subject)}".rstrip() + "\n\n" if _has_subject(draft) else ""
    return f"{head}{draft.body}\n".encode("utf-8", "replace")


def _reworded(draft: Draft, path: Path) -> Draft:
    try:
        size = path.stat().st_size
        text = _decoded(path.read_bytes()) if size <= _MOST_BYTES else ""
    except OSError as problem:
        raise EditorFailed(
            f"{path} cannot be read: {problem.strerror or problem}. Nothing was changed."
        ) from problem
    subject, body = draft.subject, pasted(text)
    first, _, rest = body.partition("\n")
    if _has_subject(draft) and first.lower().startswith(_SUBJECT.lower()):
        subject, body = one_line(first[len(_SUBJECT) :]), rest.removeprefix("\n")
    body = body.removesuffix("\n")
    if size > _MOST_BYTES or len(body) > LONGEST_NOTE:
        raise EditorFailed(
            f"The message is longer than {LONGEST_NOTE:,} characters, so it stays as it was. "
            f"Your words are in {path}."
        )
    if not body.strip():
        return draft
    return draft.reworded(body).retitled(subject)


def _has_subject(draft: Draft) -> bool:
    return bool(draft.subject) or draft.channel in _WITH_SUBJECT


def _decoded(data: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 where it says so.

    Single bytes that are no UTF-8 are read as Windows writes Western letters, so that one of
    them does not spoil the rest.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8-sig", "surrogateescape")
    return "".join(
        bytes([ord(letter) - 0xDC00]).decode("cp1252", "replace")
        if "\udc80" <= letter <= "\udcff"
        else letter
        for letter in text
    )


def _kept(draft: Draft, path: Path, keep: Callable[[Draft], Draft]) -> Draft:
    try:
        return keep(draft)
    except ReconnectError as problem:
        raise EditedWordsNotSaved(f"{problem} Your words are in {path}.") from problem


@contextlib.contextmanager
def _interrupts_passed_by() -> Iterator[None]:
    """Let an interrupt reach the editor, which shares the terminal, and not end this program."""
    try:
        # A function, not SIG_IGN, which the editor would inherit.
        before = signal.signal(signal.SIGINT, lambda *_: None)
    except ValueError:
        # Only the main thread hears of signals.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)


@contextlib.contextmanager
def _terminal_for_output() -> Iterator[int | None]:
    """The terminal in the place of an output that is none; `None` to leave it as it is."""
    handle = None
    with contextlib.suppress(OSError):
        if os.isatty(_STDIN) and not os.isatty(_STDOUT):
            handle = os.open("/dev/tty", os.O_RDWR)
    try:
        yield handle
    finally:
        if handle is not None:
            os.close(handle)
