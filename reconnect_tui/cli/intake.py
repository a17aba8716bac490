"""Bringing people in: `import` and `demo`."""

from pathlib import Path

from reconnect_tui.cli.records import Document
from reconnect_tui.cli.run import Run
from reconnect_tui.core.errors import WrongInput
from reconnect_tui.services.intake import ImportReport, Intake, Progress, SkippedRow

_MOST_ROWS = 20


def take(run: Run) -> int:
    """Import files and folders, and say what came of it.

    Raises:
        UnreadableImport: A file is not there, or is none that can be imported.
        WrongInput: A path is empty, or the format is none that is known.
    """
    asked = run.asked
    if not all(path.strip() for path in asked.paths):
        raise WrongInput("Name the ZIP archive, the folder or the CSV file to import.")

    def told(progress: Progress) -> None:
        share = f"  {progress.done:,} of {progress.total:,}" if progress.total else ""
        run.output.progress(f"{progress.what}{share}")

    report = Intake(run.book, lambda: run.today).take(
        [Path(path).expanduser() for path in asked.paths],
        source_format=asked.source,
        dry_run=asked.dry_run,
        me=asked.me,
        progress=told,
    )
    if asked.json:
        run.output.document(_document_of(report))
    else:
        _drawn(run, report)
    return 0


def demo(run: Run) -> int:
    """Write the invented book to a file that is not there yet.

    Raises:
        WrongInput: Something is there already.
        BookTrouble: It could not be saved.
    """
    from reconnect_tui.services.demo import write_demo_book
    from reconnect_tui.storage.address_book import AddressBook

    path = Path(run.asked.path).expanduser()
    today = run.today
    if not run.asked.path.strip():
        raise WrongInput("Name a file to write the invented book to.")
    if path.exists() or path.is_symlink():
        raise WrongInput(f"{path} is there already, and is left as it is. Name another file.")
    book = AddressBook.at(path)
    write_demo_book(book, today)
    count = len(book.contacts)
    if run.asked.json:
        run.output.document({"path": str(path), "contacts": count})
    else:
        run.output.line(f"Wrote an invented book with {count} people to {path}.")
        run.output.hint(f"Look around in it with: reconnect --file {path}")
    return 0


def _document_of(report: ImportReport) -> Document:
    return {
        "source": report.source,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "interactions_added": report.interactions_added,
        "skipped": _rows(report.skipped),
        "duplicates": [{"ids": list(ids), "score": score} for ids, score in report.duplicates],
        "warnings": _rows(report.warnings),
        "owner": report.owner or None,
        "owner_found": report.owner_found,
        "dry_run": report.dry_run,
    }


def _rows(rows: tuple[SkippedRow, ...]) -> list[Document]:
    return [{"file": row.file, "line": row.line, "reason": row.reason} for row in rows]


def _drawn(run: Run, report: ImportReport) -> None:
    output = run.output
    counts = (
        f"{_counted(report.added, 'person', 'people')} added, {report.updated:,} updated, "
        f"{report.unchanged:,} unchanged, "
        f"{_counted(report.interactions_added, 'timeline entry', 'timeline entries')} added"
    )
    verb = "Would import" if report.dry_run else "Imported"
    output.line(f"{verb} from {report.source}: {counts}.")
    if report.owner:
        output.hint(f"You are {report.owner} in these files.")
    rows = [("skipped", row) for row in report.skipped]
    rows += [("note", row) for row in report.warnings]
    for label, row in rows[:_MOST_ROWS]:
        place = f"{row.file}:{row.line}" if row.line else row.file
        output.hint(f"{label}: {place}: {row.reason}")
    if len(rows) > _MOST_ROWS:
        output.hint(f"… and {len(rows) - _MOST_ROWS:,} more; --json lists all.")
    for ids, score in report.duplicates[:_MOST_ROWS]:
        names = " and ".join(
            f"{run.book.contacts[number].name} ({number})"  # type: ignore[index]
            for number in ids
            if number in run.book.contacts
        )
        output.hint(f"Possibly one person ({score} of 100): {names}")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
