"""Copies of the book, the way back, and the doctor, from the command line."""

import json
import os
from datetime import datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import Backups
from reconnect_tui.storage.book_file import BookFile
from reconnect_tui.storage.private_files import FreshFile


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
    assert cli("restore", "1999-01-01").returncode == 1
    (copy,) = [one for one in kept_json(cli) if one["kind"] == "manual"]
    elsewhere = tmp_path / "mine.json"
    elsewhere.write_bytes(Path(str(copy["path"])).read_bytes())
    result = json.loads(cli("restore", str(elsewhere), "--json").stdout)
    assert result["restored"] == str(elsewhere)
    assert result["set_aside"] is None
    assert "Ada" in cli("list").stdout


def kept_on(cli: Cli, *days: datetime) -> list[Path]:
    """Copies of the book as it is now, as if they had been made at these moments."""
    return [
        Backups(BookFile(cli.path).backups_folder).keep(cli.path, "daily", day).path for day in days
    ]


def noon(day: int) -> datetime:
    """A day long before any that the clock of a test run shows."""
    return datetime(2001, 11, day, 12).astimezone()


def test_of_a_day_the_newest_good_copy_up_to_its_end_is_taken(cli: Cli) -> None:
    def people(*words: str) -> object:
        result = cli("restore", *words, "--json", RECONNECT_TODAY="2001-11-23")
        return json.loads(result.stdout)["people"]

    kept_on(cli, noon(18))
    cli("remove", "ada", "--yes")
    (spoilt,) = kept_on(cli, noon(20))
    cli("remove", "george", "--yes")
    kept_on(cli, noon(22).replace(hour=23, minute=59))
    cli("add", "Zoë")
    assert people("yesterday") == 3
    assert people("2001-11-21") == 4
    spoilt.write_text("{", encoding="utf-8")
    assert people("2001-11-21") == 5
    assert people("3", "days", "ago") == 5
    assert people("2001-11") == 3
    before = cli.path.read_bytes()
    result = cli("restore", "2001-11-17")
    assert (result.returncode, cli.path.read_bytes()) == (1, before)
    assert "2001-11-17" in result.stderr


def test_the_change_is_named_by_the_day_and_the_people(cli: Cli) -> None:
    kept_on(cli, noon(20))
    cli("remove", "ada", "--yes")
    assert cli("restore", "2001-11-20").stdout == (
        "Restored the backup of 2001-11-20 12:00 with 5 people. “reconnect undo” takes that back.\n"
    )
    assert "Restored the backup of 20 Nov 2001, 5 people" in cli("undo", "--list").stdout


def test_without_words_copies_that_are_as_the_book_are_passed_over(cli: Cli) -> None:
    (wanted,) = kept_on(cli, noon(18))
    cli("remove", "ada", "--yes")
    for one in Backups(BookFile(cli.path).backups_folder).all():
        if one.at > noon(30):
            one.path.unlink()
    kept_on(cli, noon(20), noon(21))
    result = json.loads(cli("restore", "--json").stdout)
    assert (result["restored"], result["people"]) == (str(wanted), 5)


def test_the_last_save_is_the_last_resort_of_a_book_that_can_be_read(cli: Cli) -> None:
    cli("remove", "ada", "--yes")
    for one in Backups(BookFile(cli.path).backups_folder).all():
        one.path.unlink()
    result = json.loads(cli("restore", "--json").stdout)
    assert result["restored"] == f"{cli.path}.bak"
    assert "Ada" in cli("list").stdout


def test_what_is_restored_already_is_no_change(cli: Cli) -> None:
    (copy,) = kept_on(cli, noon(20))
    before = trace(cli.path.parent)
    result = cli("restore", str(copy))
    assert result.returncode == 0
    assert result.stdout.startswith("Nothing to change.")
    assert cli("restore").returncode == 1
    assert "differs from the book" in cli("restore").stderr
    after = trace(cli.path.parent)
    assert {name: after[name] for name in before} == before
    assert cli("undo", "--list").returncode == 1


@pytest.mark.parametrize("words", ["someday", "nowhere.json", "./yesterday", "2026-02-30"])
def test_what_is_neither_a_day_nor_a_file_is_told(cli: Cli, words: str) -> None:
    before = cli.path.read_bytes()
    result = cli("restore", words)
    assert (result.returncode, result.stdout) == (2, "")
    assert words.removeprefix("./") in result.stderr
    assert cli.path.read_bytes() == before


def test_a_book_that_is_gone_comes_back(cli: Cli) -> None:
    cli("backup")
    cli.path.unlink()
    assert cli("doctor").returncode == 3
    assert "is gone" in cli("doctor").stdout
    result = cli("restore", "--json")
    assert json.loads(result.stdout)["set_aside"] is None
    assert "Ada" in cli("list").stdout


def test_without_any_copy_one_is_told_what_to_do(cli: Cli) -> None:
    spoil(cli)
    result = cli("restore")
    assert (result.returncode, result.stdout) == (1, "")
    assert "reconnect restore FILE" in result.stderr
    assert cli("backups").returncode == 1
    assert cli("list").stderr.count("“reconnect doctor --repair”") == 1


def test_a_damaged_copy_is_listed_with_what_is_wrong(cli: Cli) -> None:
    good, bad = kept_on(cli, noon(18), noon(20))
    bad.write_text("{", encoding="utf-8")
    spoil(cli)
    (first, second) = kept_json(cli)
    assert (first["ok"], first["path"], first["people"]) == (False, str(bad), 0)
    assert "line 1" in str(first["detail"])
    assert (second["ok"], second["path"], second["detail"]) == (True, str(good), None)
    assert set(first) == {"at", "kind", "people", "path", "size", "ok", "detail"}
    assert "line 1" in cli("backups").stdout


def test_the_copies_of_a_book_that_is_not_there_are_none(empty_cli: Cli) -> None:
    for call in (["backup"], ["backups"], ["restore"]):
        result = empty_cli(*call)
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr
    assert empty_cli("doctor", TERM="xterm", LANG="C.UTF-8").returncode in (0, 1)
    assert not empty_cli.path.parent.exists()


def test_a_book_of_another_program_is_not_replaced(cli: Cli, tmp_path: Path) -> None:
    (copy,) = kept_on(cli, noon(20))
    foreign = tmp_path / "package.json"
    foreign.write_text('{"scripts": {}}', encoding="utf-8")
    assert cli("--file", str(foreign), "restore", str(copy)).returncode == 3
    assert foreign.read_text(encoding="utf-8") == '{"scripts": {}}'
    assert [one.name for one in tmp_path.glob("package.json*")] == ["package.json"]


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
    assert result.stderr == "“reconnect doctor --repair” puts right: permissions, leftovers.\n"
    assert trace(cli.path.parent) == before


def test_a_repair_makes_private_sweeps_and_may_be_run_twice(cli: Cli) -> None:
    cli("add", "Zoë")
    cli("backup")
    side = cli.path.with_name(f"{cli.path.name}.d")
    stale = cli.path.parent / f".{cli.path.name}.0a0b0c0d.new"
    hidden = side / "backups" / ".copy.json.0a0b0c0d.new"
    for one in (stale, hidden):
        one.write_text("half", encoding="utf-8")
    for one in (cli.path, side, *side.rglob("*.json")):
        one.chmod(one.stat().st_mode | 0o055)
    cli.path.parent.chmod(0o755)
    before = cli.path.read_bytes()
    first = cli("doctor", "--repair")
    assert "Only you can read" in first.stderr
    assert "Removed 2 unfinished files" in first.stderr
    ours = [one for one in cli.path.parent.rglob("*") if "lock" not in one.name]
    assert {one.name for one in ours if one.stat().st_mode & 0o077} == set()
    assert cli.path.parent.stat().st_mode & 0o777 == 0o755  # the user's own folder
    assert not stale.exists()
    assert not hidden.exists()
    standing = trace(cli.path.parent)
    assert "nothing to repair" in cli("doctor", "--repair").stderr
    assert trace(cli.path.parent) == standing
    assert cli.path.read_bytes() == before


def test_a_file_that_is_being_written_is_no_leftover(cli: Cli) -> None:
    cli("add", "Zoë")
    fresh = FreshFile(cli.path, [b"half"])
    assert "leftovers    none" in cli("doctor").stdout
    cli("doctor", "--repair")
    assert fresh.fresh.exists()
    fresh.discard()


def test_a_protected_book_stays_protected(cli: Cli) -> None:
    cli.path.chmod(0o444)
    cli("doctor", "--repair")
    assert cli.path.stat().st_mode & 0o777 == 0o400


def test_the_lock_of_a_living_program_is_seen(cli: Cli) -> None:
    cli("add", "Zoë")
    with BookFile(cli.path).locked():
        found = {one["check"]: one for one in json.loads(cli("doctor", "--json").stdout)}
    assert not found["lock"]["ok"]
    found = {one["check"]: one for one in json.loads(cli("doctor", "--json").stdout)}
    assert found["lock"]["ok"]


def test_a_setting_that_is_not_known_and_a_bad_terminal_are_told(cli: Cli, tmp_path: Path) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text("colour = 1\n", encoding="utf-8")
    result = cli("doctor", "--json", RECONNECT_CONFIG=str(settings), TERM="dumb", LANG="C")
    found = {one["check"]: one for one in json.loads(result.stdout)}
    assert "colour" in found["settings"]["detail"]
    assert not found["settings"]["ok"]
    assert not found["terminal"]["ok"]
    assert result.returncode == 1


def test_all_is_well_with_a_book_that_is_well(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    tool = tmp_path / "bin" / "pbcopy"
    tool.write_text("#!/bin/sh\n", encoding="utf-8")
    tool.chmod(0o700)
    cli("add", "Zoë")
    cli("backup")
    result = cli("doctor", TERM="xterm-256color", LANG="C.UTF-8", PATH=str(tool.parent))
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    assert "look" not in result.stdout


def test_trouble_with_the_journal_is_told_and_repaired(cli: Cli) -> None:
    book = AddressBook.at(cli.path)
    for name in ("Zoë", "Yan", "Xi"):
        with book.changing(f"Added {name}") as change:
            change.put(Contact(name))
    book.close()
    for name in ("Wu", "Vera", "Uma"):
        with book.changing(f"Added {name}") as change:
            change.put(Contact(name))
    journal = cli.path.with_name(f"{cli.path.name}.journal")
    journal.write_bytes(journal.read_bytes().replace(b"Added Vera", b"Added Vxra"))
    before = trace(cli.path.parent)
    looked = cli("doctor", "--json")
    assert looked.returncode == 3
    found = {one["check"]: one for one in json.loads(looked.stdout)}
    assert found["book"]["ok"]
    assert "line 2" in found["journal"]["detail"]
    assert trace(cli.path.parent) == before
    assert cli("list").returncode == 3
    repaired = cli("doctor", "--repair")
    assert "Took in 2 changes of the journal" in repaired.stderr
    assert "Lost 1 change of the journal" in repaired.stderr
    assert "before-repair" in repaired.stderr
    assert repaired.returncode in (0, 1)
    names = cli("list").stdout
    assert "Wu" in names
    assert "Uma" in names
    assert "nothing to repair" in cli("doctor", "--repair").stderr


def test_where_only_a_copy_helps_the_repair_says_so(cli: Cli) -> None:
    kept_on(cli, noon(20))
    cli.path.write_bytes(b"\0" * 500)
    result = cli("doctor", "--repair")
    assert result.returncode == 3
    assert "no line of it" in result.stderr
    assert "2001-11-20 12:00" in result.stderr
    assert "reconnect restore" in result.stderr
    assert cli.path.read_bytes() == b"\0" * 500


def test_an_import_keeps_the_book_before_it(cli: Cli, tmp_path: Path) -> None:
    source = tmp_path / "Connections.csv"
    source.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ida,Rhodes,https://www.linkedin.com/in/ida,,Bureau,Analyst,04 Mar 2019\n",
        encoding="utf-8",
    )
    assert cli("import", str(source), "--dry-run").returncode == 0
    assert cli("import", str(tmp_path / "nothing.csv")).returncode == 2
    assert Backups(BookFile(cli.path).backups_folder).all() == ()
    assert cli("import", str(source)).returncode == 0
    (before,) = [one for one in kept_json(cli) if one["kind"] == "before-import"]
    assert before["people"] == 5
    assert cli("import", str(source)).returncode == 0
    assert len([one for one in kept_json(cli) if one["kind"] == "before-import"]) == 1
    assert json.loads(cli("restore", "--json").stdout)["people"] == 5
    assert "Ida" not in cli("list").stdout


def test_an_import_stops_where_no_backup_can_be_made(cli: Cli, tmp_path: Path) -> None:
    source = tmp_path / "Connections.csv"
    source.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ida,Rhodes,https://www.linkedin.com/in/ida,,Bureau,Analyst,04 Mar 2019\n",
        encoding="utf-8",
    )
    side = cli.path.with_name(f"{cli.path.name}.d")
    side.mkdir()
    (side / "backups").write_text("in the way", encoding="utf-8")
    before = cli.path.read_bytes()
    result = cli("import", str(source))
    assert (result.returncode, result.stdout) == (3, "")
    assert "No backup could be made" in result.stderr
    assert cli.path.read_bytes() == before


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
