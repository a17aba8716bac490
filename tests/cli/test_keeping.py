"""Copies of the book, the way back, and the doctor, from the command line."""

import json
import os
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

import pytest


class Cli(Protocol):
    path: Path

    def __call__(
        self, *argv: str, typed: str = ..., tty: bool = ..., **env: str
    ) -> CompletedProcess[str]: ...


def kept_json(cli: Cli) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(cli("backups", "--json").stdout)
    return found


def spoil(cli: Cli) -> bytes:
    cli.path.write_bytes(cli.path.read_bytes()[:-30])
    return cli.path.read_bytes()


def trace(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mtime_ns,
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }


def test_a_backup_is_made_listed_and_opened_like_any_book(cli: Cli) -> None:
    made = json.loads(cli("backup", "--json").stdout)
    assert made["kind"] == "manual"
    (listed,) = [one for one in kept_json(cli) if one["kind"] == "manual"]
    assert (listed["ok"], listed["people"], listed["path"]) == (True, made["people"], made["path"])
    shown = cli("backups").stdout
    assert "manual" in shown
    assert f"{made['people']} people" in shown
    assert json.loads(Path(made["path"]).read_text(encoding="utf-8"))["contacts"]


def test_a_restore_is_one_change_that_can_be_taken_back(cli: Cli) -> None:
    before = json.loads(cli("list", "--json").stdout)
    cli("backup")
    cli("remove", "ada", "--yes")
    restored = cli("restore")
    assert restored.returncode == 0
    assert "reconnect undo" in restored.stdout
    assert json.loads(cli("list", "--json").stdout) == before
    assert "before-restore" in cli("backups").stdout
    cli("undo")
    assert "Ada" not in cli("list").stdout


def test_a_copy_of_a_day_or_a_file_can_be_named(cli: Cli, tmp_path: Path) -> None:
    cli("backup")
    cli("remove", "ada", "--yes")
    assert cli("restore", "2001-01-01").returncode == 1
    (copy,) = [one for one in kept_json(cli) if one["kind"] == "manual"]
    elsewhere = tmp_path / "mine.json"
    elsewhere.write_bytes(Path(str(copy["path"])).read_bytes())
    result = json.loads(cli("restore", str(elsewhere), "--json").stdout)
    assert result["restored"] == str(elsewhere)
    assert result["set_aside"] is None
    assert "Ada" in cli("list").stdout


def test_a_file_that_is_no_book_is_not_restored(cli: Cli, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    before = cli.path.read_bytes()
    result = cli("restore", str(bad))
    assert (result.returncode, result.stdout) == (2, "")
    assert str(bad) in result.stderr
    assert cli.path.read_bytes() == before


@pytest.mark.parametrize("call", [["list"], ["find", "ada"], ["log", "ada", "x"], ["add", "Zoë"]])
def test_word_of_a_damaged_book_names_the_good_copies_and_the_next_step(
    cli: Cli, call: list[str]
) -> None:
    cli("backup")
    damaged = spoil(cli)
    result = cli(*call)
    assert (result.returncode, result.stdout) == (3, "")
    assert "left exactly as it is" in result.stderr
    assert "Good copies:" in result.stderr
    assert "people" in result.stderr
    assert "reconnect restore" in result.stderr
    assert cli.path.read_bytes() == damaged


def test_restoring_a_damaged_book_keeps_the_damaged_file(cli: Cli) -> None:
    cli("backup")
    damaged = spoil(cli)
    result = json.loads(cli("restore", "--json").stdout)
    assert Path(result["set_aside"]).read_bytes() == damaged
    assert "Ada" in cli("list").stdout
    assert cli("list").returncode == 0


def test_a_book_of_a_newer_version_is_not_replaced(cli: Cli) -> None:
    cli("backup")
    newer = b'{"meta": {"1": {"schema": 99}}, "contacts": {}}'
    cli.path.write_bytes(newer)
    assert cli("restore").returncode == 3
    assert cli.path.read_bytes() == newer


def test_the_doctor_says_what_is_well(cli: Cli) -> None:
    cli("add", "Zoë")
    cli("backup")
    result = cli("doctor", "--json", TERM="xterm-256color", LANG="C.UTF-8")
    found = {one["check"]: one["ok"] for one in json.loads(result.stdout)}
    assert found["book"]
    assert found["backups"]
    assert found["permissions"]
    assert set(found) >= {"journal", "undo", "lock", "space", "settings", "clipboard", "terminal"}
    assert result.returncode in (0, 1)


def test_looking_changes_nothing(cli: Cli) -> None:
    cli("add", "Zoë")
    cli.path.chmod(0o644)
    (cli.path.parent / f".{cli.path.name}.0a0b0c0d.new").write_text("half", encoding="utf-8")
    before = trace(cli.path.parent)
    result = cli("doctor")
    assert result.returncode == 1
    assert "Others may read" in result.stdout
    assert "unfinished" in result.stdout
    assert trace(cli.path.parent) == before


def test_a_repair_makes_private_sweeps_and_may_be_run_twice(cli: Cli) -> None:
    cli("add", "Zoë")
    cli.path.chmod(0o644)
    stale = cli.path.parent / f".{cli.path.name}.0a0b0c0d.new"
    stale.write_text("half", encoding="utf-8")
    first = cli("doctor", "--repair")
    assert "Only you can read" in first.stderr
    assert cli.path.stat().st_mode & 0o077 == 0
    assert not stale.exists()
    assert "nothing to repair" in cli("doctor", "--repair").stderr


def test_a_repair_saves_what_can_be_read_and_keeps_the_damaged_file(cli: Cli) -> None:
    cli("add", "Zoë Winter")
    data = cli.path.read_bytes()
    cli.path.write_bytes(data.replace("Zoë Winter".encode(), b"Zo\xff Winter"))
    damaged = cli.path.read_bytes()
    assert cli("doctor").returncode == 3
    assert cli.path.read_bytes() == damaged
    repaired = cli("doctor", "--repair")
    assert "Saved" in repaired.stderr
    assert "Ada" in cli("list").stdout
    aside = [one for one in cli.path.parent.iterdir() if ".damaged-" in one.name]
    assert [one.read_bytes() for one in aside] == [damaged]


def test_changes_left_in_the_journal_are_put_in_by_the_next_run(cli: Cli) -> None:
    from reconnect_tui.core.contact import Contact
    from reconnect_tui.storage.address_book import AddressBook

    book = AddressBook.at(cli.path)
    with book.changing("Added Zoë") as change:
        change.put(Contact("Zoë"))
    journal = cli.path.with_name(f"{cli.path.name}.journal")
    assert "Zoë" in cli("list").stdout
    assert journal.exists()  # a living screen may still be at work
    os.utime(journal, (0, 0))
    assert "Zoë" in cli("list").stdout
    assert not journal.exists()
    assert "Zoë" in cli.path.read_text(encoding="utf-8")
