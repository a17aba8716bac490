"""Bringing in an archive: name it, see what it holds, and take it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, ProgressBar, Static
from textual.worker import get_current_worker

from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.services.intake import ImportReport, Progress
from reconnect_tui.ui.safety import safe
from reconnect_tui.ui.widgets.text_fields import Field

if TYPE_CHECKING:
    from reconnect_tui.services.opening import Services

_FAINT = "$foreground 60%"
_ROWS_SHOWN = 200
_ARCHIVES = ("*LinkedInDataExport*.zip", "*linkedin*.zip", "Connections.csv")


class ImportArchive(Screen[bool]):
    """Gives back whether anything was taken in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("ctrl+o", "take", "Import it", tooltip="Take in what is shown."),
    ]

    def __init__(self, services: "Services", folders: tuple[Path, ...] = ()) -> None:
        """Import into the book of these services.

        Args:
            services: What can be done.
            folders: Where an archive is likely to lie; the downloads folder if none is named.
        """
        super().__init__()
        self._services = services
        self._folders = folders or (Path.home() / "Downloads", Path.cwd())
        self._path: Path | None = None
        self._preview: ImportReport | None = None
        self._is_taken = False

    def compose(self) -> ComposeResult:
        """The path, the progress, and what was found."""
        yield Static(safe(" Import", "bold $primary"), id="top")
        with Vertical(id="import", classes="pane") as pane:
            pane.border_title = "Your LinkedIn archive"
            yield Static(
                safe(
                    "Ask for it under LinkedIn’s Settings › Data privacy › Get a copy of your "
                    "data. Name the ZIP here, the folder you unpacked it to, or a single CSV."
                ),
                classes="about",
            )
            yield Field(
                self._likely(), placeholder="~/Downloads/…LinkedInDataExport….zip", compact=True
            )
            yield Static("", classes="step", markup=False)
            yield ProgressBar(show_eta=False, id="progress")
            with VerticalScroll(id="found"):
                yield Static("", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Wait for a path."""
        self.query_one(ProgressBar).display = False
        self.set_focus(self.query_one(Field))
        self._step("enter looks into it; nothing is saved yet")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to take before something was found."""
        if action == "take":
            return self._preview is not None and self._preview.dry_run
        return True

    @on(Input.Submitted)
    def _look_into_it(self, event: Input.Submitted) -> None:
        words = event.value.strip().strip("'\"")
        # Unlike Path.expanduser this leaves the name of an unknown user as it stands.
        path = Path(os.path.expanduser(words))
        if words and (self._preview is None or path != self._path):
            self._path = path
            self._run(path, dry_run=True)
        elif self._preview is not None and self._preview.dry_run:
            self.action_take()
        else:
            self.action_back()

    def action_take(self) -> None:
        """Take in what is shown."""
        preview = self._preview
        if preview is not None and preview.dry_run and self._path is not None:
            self._run(self._path, dry_run=False)

    def action_back(self) -> None:
        """Go back to the people."""
        self.workers.cancel_group(self, "import")
        self.dismiss(self._is_taken)

    @work(thread=True, exclusive=True, group="import", exit_on_error=False)
    def _run(self, path: Path, *, dry_run: bool) -> None:
        worker = get_current_worker()
        tell = self.app.call_from_thread

        def progress(step: Progress) -> None:
            if not worker.is_cancelled:
                tell(self._show_progress, step)

        try:
            report = self._services.intake.take(
                [path],
                dry_run=dry_run,
                progress=progress,
                cancelled=lambda: worker.is_cancelled,
            )
        except ReconnectError as problem:
            if not worker.is_cancelled:
                tell(self._show_problem, problem)
            return
        if not worker.is_cancelled:
            tell(self._show_report, report)

    def _show_progress(self, step: Progress) -> None:
        bar = self.query_one(ProgressBar)
        bar.display = True
        bar.update(total=max(1, step.total), progress=step.done)
        self._step(f"{step.what} …")

    def _show_problem(self, problem: ReconnectError) -> None:
        self._preview = None
        self.query_one(ProgressBar).display = False
        self._step(problem.title)
        self._show(safe(str(problem), "$error"))
        self.refresh_bindings()

    def _show_report(self, report: ImportReport) -> None:
        self._is_taken = self._is_taken or not report.dry_run
        self._preview = report
        self.query_one(ProgressBar).display = False
        if report.dry_run:
            self._step("This is what it holds. enter imports it; esc leaves it alone")
        else:
            self._step("Imported. enter shows the people; u takes the whole import back")
        self._show(_in_words(report))
        self.refresh_bindings()

    def _step(self, words: str) -> None:
        self.query_one(".step", Static).update(safe(words, "bold"))

    def _show(self, content: Content) -> None:
        self.query_one("#found > Static", Static).update(content)

    def _likely(self) -> str:
        """The newest archive in a likely place."""
        found: list[Path] = []
        for folder in self._folders:
            for pattern in _ARCHIVES:
                try:
                    found += folder.glob(pattern)
                except OSError:
                    continue
        return str(max(found, key=lambda path: path.stat().st_mtime)) if found else ""


def _in_words(report: ImportReport) -> Content:
    will = "would be " if report.dry_run else ""
    lines = [
        safe(f"{report.added:>7,}  people {will}added"),
        safe(f"{report.updated:>7,}  people {will}brought up to date"),
        safe(f"{report.unchanged:>7,}  people unchanged"),
        safe(f"{report.interactions_added:>7,}  timeline entries {will}added"),
    ]
    if report.owner:
        lines.append(safe(f"\nYou are {report.owner}.", _FAINT))
    elif not report.owner_found:
        lines.append(
            safe(
                "\nWho you are could not be told from it, so its messages have no direction. "
                "Add Profile.csv, or run: reconnect import PATH --me “Your Name”",
                "$warning",
            )
        )
    rows = (*report.skipped, *report.warnings)
    if rows:
        lines.append(safe(f"\n{len(report.skipped):,} left out, {len(report.warnings):,} remarks"))
    lines += [safe(f"  {row.file}:{row.line}: {row.reason}", _FAINT) for row in rows[:_ROWS_SHOWN]]
    if len(rows) > _ROWS_SHOWN:
        lines.append(safe(f"  … and {len(rows) - _ROWS_SHOWN:,} more", _FAINT))
    return Content("\n").join(lines)
