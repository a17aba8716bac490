"""`export`: the book in the formats of other programs, on stdout or in a private file."""

import json
from collections.abc import Callable
from pathlib import Path

from reconnect_tui.cli.output import UnwritableOutput
from reconnect_tui.cli.run import Run
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.core.text import shortened

_STDOUT = "-"


def export(run: Run) -> int:
    """Write everything in the format of another program.

    Raises:
        WrongInput: The options do not go together, or the file is one of the book's own.
        UnwritableOutput: The file could not be written.
    """
    asked = run.asked
    to_file = asked.target not in (None, _STDOUT)
    form = asked.to or "json"
    if asked.json and form != "json" and not to_file:
        raise WrongInput(f"Choose one: --json, or --to {form}.")
    if asked.private and form == "ics":
        raise WrongInput("A calendar holds nothing private; leave --private away.")
    if asked.raw and form != "csv":
        raise WrongInput("--raw is for --to csv only.")
    if asked.force and not to_file:
        raise WrongInput("--force goes with -o FILE.")
    if not to_file:
        _shown(run, form)
        return 0
    path = _target(run, asked.target)
    data = _text(run, form).encode("utf-8", "backslashreplace")
    _written(path, data)
    count = len(run.book.contacts)
    people = f"{count} {'person' if count == 1 else 'people'}"
    if asked.json:
        run.output.document({"to": form, "file": str(path), "people": count})
    else:
        run.output.line(f"Wrote {people} to {path}, which only you can read.")
    return 0


def _shown(run: Run, form: str) -> None:
    if form == "json":
        from reconnect_tui.services.exporting.book_file import book_of

        run.output.document(book_of(run.book, private=run.asked.private))
    else:
        text = _text(run, form)
        if text:
            run.output.exact(text)


def _text(run: Run, form: str) -> str:
    return _FORMS[form](run)


def _json(run: Run) -> str:
    from reconnect_tui.services.exporting.book_file import book_of

    tables = book_of(run.book, private=run.asked.private)
    return json.dumps(tables, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _csv(run: Run) -> str:
    from reconnect_tui.services.exporting.table_file import table_of

    people = run.book.contacts.values()
    return table_of(people, run.today, private=run.asked.private, raw=run.asked.raw)


def _ics(run: Run) -> str:
    from reconnect_tui.services.exporting.calendar_file import calendar_of

    return calendar_of(run.book.contacts.values(), run.today, run.rules)


def _vcard(run: Run) -> str:
    from reconnect_tui.services.exporting.card_file import cards_of

    return cards_of(run.book.contacts.values(), private=run.asked.private)


def _markdown(run: Run) -> str:
    from reconnect_tui.services.exporting.page_file import pages_of

    return pages_of(run.book.contacts, run.today, private=run.asked.private)


_FORMS: dict[str, Callable[[Run], str]] = {
    "json": _json,
    "csv": _csv,
    "ics": _ics,
    "vcard": _vcard,
    "markdown": _markdown,
}


def _target(run: Run, name: str) -> Path:
    """The file to write, which must be none of the book's own and no link to another."""
    path = Path(name).expanduser()
    if not path.parent.is_dir():
        raise UnwritableOutput(
            f"There is no folder “{shortened(str(path.parent), 200)}” to write into."
        )
    if path.is_dir():
        raise UnwritableOutput(f"“{shortened(str(path), 200)}” is a folder. Name a file.")
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise UnwritableOutput(
            f"“{shortened(str(path), 200)}” is a link or a device. Name a file, or leave -o away "
            "and send the output there."
        )
    from reconnect_tui.storage.book_file import BookFile

    target = path.resolve()
    if not {target, *target.parents}.isdisjoint(BookFile(run.path).own_paths):
        raise WrongInput(
            f"“{shortened(str(path), 200)}” belongs to the book itself. Name another file."
        )
    if path.exists() and not run.asked.force:
        raise UnwritableOutput(
            f"“{shortened(str(path), 200)}” is there already, and was left as it is. "
            "Name another file, or let the export take its place with --force."
        )
    return path


def _written(path: Path, data: bytes) -> None:
    from reconnect_tui.storage.private_files import FreshFile

    try:
        FreshFile(path, (data,)).take_its_place()
    except OSError as problem:
        raise UnwritableOutput(
            f"“{shortened(str(path), 200)}” could not be written: {problem.strerror or problem}. "
            "What stood there before is untouched."
        ) from problem
