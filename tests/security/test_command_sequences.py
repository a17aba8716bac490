"""No command speaks to the terminal with the words of a book (reliability, S1 and S17).

`tests/cli/test_bad_input.py` shows the same for some commands and for what is typed.
"""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from reconnect_tui.cli.commands import commands_by_name
from tests.security.threats import SEQUENCES, hostile_book, kinds_in

Told = Callable[..., CompletedProcess[str]]

HOSTILE = "".join(f"{sequence}M" for sequence in (*SEQUENCES.values(), "\r"))

ARGUMENTS = {
    "add": [f"Eve {HOSTILE}"],
    "edit": ["1", f"title={HOSTILE}"],
    "find": ["mallory"],
    "list": [],
    "log": ["1", f"yesterday: {HOSTILE}"],
    "next": ["--explain"],
    "due": ["--within", "90d"],
    "goals": [],
    "undo": [],
    "snooze": ["1", "2w"],
    "rhythm": ["1", "90"],
    "closeness": ["1", "3"],
    "tag": ["1", HOSTILE],
    "goal": ["1", "networking"],
    "remove": ["1", "--yes"],
    "draft": ["1", "--copy"],
    "import": [f"/nowhere/{HOSTILE}"],
    "demo": [f"/nowhere/{HOSTILE}/book.json"],
}


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some commands write a file of the hostile name, which must not lie about afterwards."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", sorted(commands_by_name()))
def test_no_command_says_anything_a_terminal_obeys(told: Told, tmp_path: Path, name: str) -> None:
    hostile_book(tmp_path / "book.json", HOSTILE)
    arguments = ARGUMENTS.get(commands_by_name()[name].name, ["1"])
    said = ""
    for argv in (
        [name, *arguments],
        [name, HOSTILE],
        [name, HOSTILE, HOSTILE],
        [name, *arguments, f"--{HOSTILE}"],
        [name, *arguments, "--json"],
    ):
        result = told(*argv)
        said += result.stdout + result.stderr
        assert result.returncode in (0, 1, 2, 3)
    assert said
    assert kinds_in(said) == set()
    assert "\r" not in said


@pytest.mark.parametrize("way", ["--copy", "--mailto", "--eml", "--versions", "--drop"])
def test_a_message_goes_out_without_anything_a_terminal_obeys(
    told: Told, tmp_path: Path, way: str
) -> None:
    hostile_book(tmp_path / "book.json", HOSTILE)
    said = ""
    for argv in (["draft", "1", "--channel", "email"], ["drafts"], ["drafts", "--json"]):
        said += told(*argv).stdout
    result = told("drafts", "1", way)
    said += result.stdout + result.stderr
    assert result.returncode in (0, 1)
    assert "Mallory" in said
    assert kinds_in(said) == set()
    assert "\r" not in said


def test_what_is_written_into_a_name_stands_there_as_a_replacement(
    told: Told, tmp_path: Path
) -> None:
    hostile_book(tmp_path / "book.json", "\u202egnp.exe")
    assert "Mallory \ufffdgnp.exe" in told("show", "1").stdout


def test_an_archive_of_hostile_rows_is_reported_quietly(told: Told, tmp_path: Path) -> None:
    folder = tmp_path / HOSTILE.replace("\0", "")
    folder.mkdir()
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    rows = f"Eve,{HOSTILE},,,,,{HOSTILE}\n,,,,,,{HOSTILE}\n"
    (folder / "Connections.csv").write_text(head + rows, encoding="utf-8")
    hostile_book(tmp_path / "book.json", "plain")
    result = told("import", str(folder))
    assert result.returncode == 0
    assert "Connections.csv:3" in result.stderr
    assert kinds_in(result.stdout + result.stderr) == set()
    assert kinds_in(told("show", "eve").stdout) == set()
