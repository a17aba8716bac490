"""`import` and `demo`."""

import zipfile
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Ines,Duarte,https://www.linkedin.com/in/ines-duarte-x,,Harbour Trust,Planner,12 Mar 2019\n"
    "Jan,Novak,https://www.linkedin.com/in/jan-novak-x,jan@example.org,Mill,Miller,31 Feb 2020\n"
)


class Cli(Protocol):
    path: Path

    def __call__(self, *argv: str, tty: bool = ..., **env: str) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """A LinkedIn archive with two people, one of them on an impossible day."""
    path = tmp_path / "Basic_LinkedInDataExport_11-22-2026.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("Connections.csv", HEAD + ROWS)
    return str(path)


def test_an_import_reports_its_counts_under_the_keys_of_the_contract(
    cli: Cli, archive: str
) -> None:
    report = cli.document("import", archive)
    for key in [
        "source",
        "added",
        "updated",
        "unchanged",
        "interactions_added",
        "skipped",
        "duplicates",
    ]:
        assert key in report, key
    assert (report["source"], report["added"]) == ("linkedin", 2)
    for row in (*report["skipped"], *report["warnings"]):
        assert row.keys() == {"file", "line", "reason"}
    assert len(cli.book()["contacts"]) == 7


def test_importing_twice_adds_nothing(cli: Cli, archive: str) -> None:
    cli("import", archive)
    before = cli.book()
    again = cli.document("import", archive)
    assert (again["added"], again["unchanged"]) == (0, 2)
    assert cli.book() == before


def test_a_dry_run_changes_nothing(cli: Cli, archive: str) -> None:
    before = cli.path.read_bytes()
    result = cli("import", archive, "--dry-run")
    assert result.stdout.startswith("Would import from linkedin: 2 people added")
    assert cli.path.read_bytes() == before


def test_an_import_for_the_eye_counts_on_stdout_and_warns_on_stderr(cli: Cli, archive: str) -> None:
    result = cli("import", archive)
    assert result.stdout.count("\n") == 1
    assert result.stdout.startswith("Imported from linkedin: 2 people added")
    assert "Connections.csv:3" in result.stderr


def test_an_import_is_one_step_of_undo(cli: Cli, archive: str) -> None:
    before = cli.book()["contacts"]
    cli("import", archive)
    assert "Imported" in cli("undo").stdout
    assert cli.book()["contacts"] == before


def test_progress_is_for_terminals_only(cli: Cli, archive: str) -> None:
    assert "\r" not in cli("import", archive).stderr
    cli("undo")
    shown = cli("import", archive, tty=True)
    assert "\r" in shown.stderr
    assert "\r" not in shown.stdout


def test_many_skipped_rows_are_told_in_part(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    rows = "".join(
        f"P{n},Q{n},https://www.linkedin.com/in/p{n}-x,,,,31 Feb 2020\n" for n in range(60)
    )
    path.write_text(HEAD + rows)
    result = cli("import", str(path))
    assert result.returncode == 0
    assert len(result.stderr.splitlines()) <= 22
    assert "more; --json lists all" in result.stderr


def test_a_file_that_is_no_export_is_exit_two(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "poem.csv"
    path.write_text("roses,red\nviolets,blue\n")
    before = cli.path.read_bytes()
    result = cli("import", str(path))
    assert result.returncode == 2
    assert "poem.csv" in result.stderr
    assert cli.path.read_bytes() == before


def test_the_invented_book_is_written_and_opens(cli: Cli, tmp_path: Path) -> None:
    path = str(tmp_path / "demo.json")
    made = cli.document("demo", path)
    assert made["path"] == path
    assert made["contacts"] >= 60
    assert len(cli.document("list", "--file", path)) == made["contacts"]
    assert len(cli.document("next", "--file", path)) > 5


def test_the_invented_book_never_overwrites_anything(cli: Cli) -> None:
    before = cli.path.read_bytes()
    result = cli("demo", str(cli.path))
    assert result.returncode == 2
    assert "there already" in result.stderr
    assert cli.path.read_bytes() == before


@pytest.mark.parametrize("path", ["", " "])
def test_an_empty_path_is_not_the_folder_one_stands_in(cli: Cli, path: str) -> None:
    before = cli.path.read_bytes()
    result = cli("import", path)
    assert result.returncode == 2
    assert "Name the ZIP archive" in result.stderr
    assert cli.path.read_bytes() == before
