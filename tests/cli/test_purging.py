"""Erasing a person: what is asked, what is said, and that no file of the book has them after."""

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

import pytest
from tinydb import TinyDB


class Cli(Protocol):
    """A command line on one book."""

    path: Path

    def __call__(
        self, *argv: str, typed: str = "", tty: bool = False, **environment: str
    ) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> object: ...

    def book(self) -> dict[str, dict[str, object]]: ...


TRACES = (
    "Lovelace",
    "lovelace",
    "ada@example.org",
    "00000000-0000-4000-8000-000000000001",
    "Keeps bees",
    "Owes me a bicycle",
    "card reader",
    "Walked to the mill",
    "Engine Works",
    "sonnet",
)


def everything_beside(path: Path) -> dict[str, str]:
    """Every file of the book, as far as anything is in it."""
    files = (one for one in path.parent.rglob("*") if one.is_file() and one.name != "config.toml")
    return {str(one.relative_to(path.parent)): one.read_text("utf-8") for one in files}


@pytest.fixture
def lived_in(cli: Cli) -> Cli:
    """A book in which much has happened with Ada: a draft, shared talks, copies, undo steps."""
    for argv in (
        ["draft", "ada"],
        ["log", "1, 2", "Read a sonnet", "--kind", "meeting"],
        ["news", "2", "mutual_sighting", "--with", "ada"],
        ["backup"],
        ["note", "ada", "wrote a sonnet"],
        ["tag", "2", "harbour"],
        ["edit", "ada", "city=Turin"],
        ["backup"],
        ["snooze", "george", "in 2 weeks"],
    ):
        assert cli(*argv).returncode == 0, argv
    exports = cli.path.with_name(f"{cli.path.name}.d") / "imports"
    exports.mkdir()
    (exports / "Connections.csv").write_text("Ada,Lovelace,ada@example.org\n", "utf-8")
    (exports / "Others.csv").write_text("Noor,Haddad\n", "utf-8")
    (exports / "Basic.zip").write_bytes(b"PK\x03\x04\x00packed")
    return cli


def test_after_it_no_file_of_the_book_has_anything_of_them(lived_in: Cli) -> None:
    before = everything_beside(lived_in.path)
    assert {"book.json.bak", "book.json.d/undo.jsonl"} <= set(before)
    assert sum("Lovelace" in text for text in before.values()) >= 6

    done = lived_in("purge", "ada", "--yes")

    assert done.returncode == 0, done.stderr
    after = everything_beside(lived_in.path)
    found = {(name, trace) for name, text in after.items() for trace in TRACES if trace in text}
    # What the two did together is in Grace's record too, in the words of the user.
    assert found <= {(name, "sonnet") for name in after}
    assert "1" not in lived_in.book()["contacts"]
    assert "book.json.d/imports/Others.csv" in after
    assert "book.json.d/imports/Basic.zip" not in after
    assert "book.json.journal" not in after


def test_nobody_names_their_id_any_more(lived_in: Cli) -> None:
    lived_in("purge", "1", "--yes")
    grace = lived_in.document("show", "2")
    assert isinstance(grace, dict)
    assert grace["mutuals"] == []
    assert [
        entry["with"] for entry in grace["timeline"] if entry["summary"] == "Read a sonnet"
    ] in (
        [[]],
        [None],
    )
    assert [one for one in grace["reasons"] if one["type"] == "mutual_sighting"] == []
    assert lived_in.book()["drafts"] == {}


def test_the_copies_are_sound_and_hold_everybody_else(lived_in: Cli) -> None:
    lived_in("purge", "ada", "--yes")
    found = lived_in.document("backups")
    assert isinstance(found, list)
    assert len(found) >= 3
    assert {(one["people"], one["ok"]) for one in found} == {(4, True)}
    assert lived_in("doctor").returncode in (0, 1)
    with TinyDB(lived_in.path, access_mode="r") as database:
        assert len(database.table("contacts")) == 4


def test_what_concerns_others_can_still_be_taken_back(lived_in: Cli) -> None:
    lived_in("purge", "ada", "--yes")
    listed = lived_in("undo", "--list").stdout
    assert "George" in listed
    assert "somebody" in listed
    assert lived_in("undo").stdout == "Undone: Set George Boole aside until 2026-12-07.\n"
    assert "Grace" in lived_in("undo").stdout
    while lived_in("undo").returncode == 0:
        pass
    assert "1" not in lived_in.book()["contacts"]


def test_one_line_says_what_was_erased_and_what_is_beyond_reach(lived_in: Cli) -> None:
    done = lived_in("purge", "ada", "--yes")
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("Erased Ada Lovelace (1) from the book, its journal, its undo")
    assert "beyond the reach of reconnect" in done.stderr
    assert "Basic.zip" in done.stderr


def test_it_tells_as_json_what_was_erased(lived_in: Cli) -> None:
    told = lived_in.document("purge", "ada", "--yes")
    assert isinstance(told, dict)
    assert (told["id"], told["drafts"], told["naming"], told["left"]) == (1, 1, [], [])
    assert told["backups"] >= 3
    assert [Path(path).name for path in told["removed"]] == ["Basic.zip", "Connections.csv"]


def test_records_that_name_them_in_the_users_own_words_are_told(cli: Cli) -> None:
    cli("note", "2", "Ada Lovelace asked after her")
    assert "still name them in the records of: Grace Hopper." in cli("purge", "1", "--yes").stderr


@pytest.mark.parametrize("answer", ["n\n", "", "maybe\n"])
def test_without_a_yes_nobody_is_erased(cli: Cli, answer: str) -> None:
    before = cli.path.read_bytes()
    asked = cli("purge", "ada", typed=answer, tty=True)
    assert asked.returncode == 1
    assert "Erase Ada Lovelace (1) for good" in asked.stdout + asked.stderr
    assert cli.path.read_bytes() == before


def test_a_yes_on_a_terminal_erases(cli: Cli) -> None:
    assert cli("purge", "ada", typed="y\n", tty=True).returncode == 0
    assert "1" not in cli.book()["contacts"]


def test_without_a_terminal_to_ask_on_it_needs_yes(cli: Cli) -> None:
    refused = cli("purge", "ada", typed="y\n")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--yes is needed" in refused.stderr


def test_nobody_is_erased_on_a_guess(cli: Cli) -> None:
    refused = cli("purge", "lovelase", "--yes")
    assert refused.returncode == 2
    assert "reconnect purge 1 --yes" in refused.stderr
    assert cli("purge", "lovel", "--yes").returncode == 0


def test_an_import_does_not_bring_them_back(cli: Cli, tmp_path: Path) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    row = "Zoë,Quill,https://www.linkedin.com/in/zoe-q,,Cedar,Editor,03 May 2019"
    cards = tmp_path / "Connections.csv"
    cards.write_text(f"{head}\n{row}\n", "utf-8")
    added = cli.document("import", str(cards))
    assert isinstance(added, dict)
    assert added["added"] == 1
    assert cli("purge", "zoë quill", "--yes").returncode == 0
    again = cli.document("import", str(cards))
    assert isinstance(again, dict)
    assert again["added"] == 0


def test_a_damaged_copy_that_has_them_goes_and_another_stays(cli: Cli) -> None:
    cli("backup")
    folder = cli.path.with_name(f"{cli.path.name}.d") / "backups"
    (folder / "2026-01-01T00-00-00Z-manual.json").write_text(
        '{"contacts": {"1": Ada Lovelace', "utf-8"
    )
    (folder / "2026-01-02T00-00-00Z-manual.json").write_text('{"contacts": ', "utf-8")
    done = cli("purge", "ada", "--yes")
    assert "2026-01-01T00-00-00Z-manual.json could not be written anew" in done.stderr
    assert not (folder / "2026-01-01T00-00-00Z-manual.json").exists()
    assert (folder / "2026-01-02T00-00-00Z-manual.json").exists()


def test_a_damaged_book_that_was_set_aside_is_named(cli: Cli) -> None:
    aside = cli.path.with_name(f"{cli.path.name}.damaged-2026-11-01T00-00-00Z")
    aside.write_bytes(cli.path.read_bytes())
    assert f"{aside}, a damaged book" in cli("purge", "ada", "--yes").stderr
    assert aside.exists()


def test_somebody_who_shares_an_address_or_a_name_stays(cli: Cli) -> None:
    tables = json.loads(cli.path.read_text("utf-8"))
    shared = {"source": "linkedin", "native_id": "ada|"}
    tables["contacts"]["1"]["sources"] = [shared]
    tables["contacts"]["9"] = {
        "name": "Ada Lovelace",
        "emails": ["ada@example.org"],
        "sources": [shared],
    }
    cli.path.write_text(json.dumps(tables), "utf-8")
    cli("backup")
    assert cli("purge", "1", "--yes").returncode == 0
    assert "9" in cli.book()["contacts"]
    (copy, *_) = sorted((cli.path.with_name(f"{cli.path.name}.d") / "backups").glob("*manual*"))
    assert set(json.loads(copy.read_text("utf-8"))["contacts"]) == {"2", "3", "4", "5", "9"}


def test_a_record_that_was_merged_into_theirs_goes_from_the_copies_too(cli: Cli) -> None:
    profile = "urls=https://www.linkedin.com/in/ada-x"
    cli("add", "A. Byron")
    cli("edit", "6", profile)
    cli("edit", "1", profile)
    cli("backup")
    assert cli("merge", "1", "6").returncode == 0
    cli("backup")
    assert cli("purge", "1", "--yes").returncode == 0
    left = everything_beside(cli.path)
    assert [name for name, text in left.items() if "Byron" in text] == []


def test_a_round_that_they_were_in_is_forgotten(cli: Cli) -> None:
    book = json.loads(cli.path.read_text("utf-8"))
    kept = {"week": "2026-W48", "taken": ["answer"]}
    round_ = {"round_on": "2026-11-23", "round_ids": [2, 1, "x"], "round_at": 1}
    book["ritual"] = {"1": {**kept, **round_}}
    cli.path.write_text(json.dumps(book), "utf-8")
    assert cli("purge", "ada", "--yes").returncode == 0
    assert cli.book()["ritual"] == {"1": kept}
