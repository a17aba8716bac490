"""`merge` and `duplicates`."""

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest


class Cli(Protocol):
    path: Path

    def __call__(self, *argv: str, tty: bool = ..., **env: str) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


@pytest.fixture
def doubled(cli: Cli) -> Cli:
    """The book with a second record of Ada, and a draft to it."""
    tables = cli.book()
    tables["contacts"]["7"] = {
        "name": "Countess Lovelace",
        "emails": ["ADA@example.org"],
        "tags": ["Mentor", "bees"],
        "note": "Plays the harp.",
        "timeline": [
            {"uid": "t1", "date": "2019-03-12", "kind": "meeting", "direction": "both"},
            {"uid": "t9", "date": "2020-05-01", "kind": "call", "direction": "in"},
        ],
    }
    tables["contacts"]["2"]["mutuals"] = [7]
    tables["drafts"] = {"1": {"contact_id": 7, "body": "Dear Countess"}}
    cli.path.write_text(json.dumps(tables), "utf-8")
    return cli


def test_merge_prints_one_line_and_keeps_the_first(doubled: Cli) -> None:
    result = doubled("merge", "ada", "countess")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "Merged Countess Lovelace (7) into Ada Lovelace (1). “reconnect undo” parts them again.\n"
    )
    contacts = doubled.book()["contacts"]
    assert "7" not in contacts
    assert contacts["2"]["mutuals"] == [1]
    assert [draft["contact_id"] for draft in doubled.book()["drafts"].values()] == [1]


def test_merge_prints_the_contact_as_json(doubled: Cli) -> None:
    contact = doubled.document("merge", "1", "7")
    assert (contact["id"], contact["name"]) == (1, "Ada Lovelace")
    assert contact["nicknames"] == ["Countess Lovelace"]
    assert contact["emails"] == ["ada@example.org", "a.lovelace@example.com"]
    assert contact["tags"] == ["mentor", "bees"]
    assert contact["note"] == "Keeps bees.\n\nPlays the harp."
    assert [entry["uid"] for entry in contact["timeline"]] == ["t2", "t1", "t9"]
    assert contact["shoe_size"] == 38
    assert contact["private_notes"] is None


def test_undo_parts_them_again(doubled: Cli) -> None:
    people, drafts = (doubled.book()[table] for table in ("contacts", "drafts"))
    doubled("merge", "1", "7")
    assert doubled("undo").stdout == "Undone: Merged Countess Lovelace into Ada Lovelace.\n"
    assert (doubled.book()["contacts"], doubled.book()["drafts"]) == (people, drafts)
    assert doubled("undo").returncode == 1


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["merge", "ada"], 2, "OTHER"),
        (["merge", "1", "1"], 2, "is one record already"),
        (["merge", "ada", "lovelace ada"], 2, "is one record already"),
        (["merge", "ada", "grace"], 2, "Several people answer to “grace”"),
        (["merge", "ada", "zzzzqqq"], 1, "Nobody answers to “zzzzqqq”"),
        (["merge", "99", "1"], 1, "Nobody has the id 99"),
        (["duplicates", "-n", "0"], 2, "above zero"),
    ],
)
def test_what_cannot_be_merged_changes_nothing(
    cli: Cli, argv: list[str], code: int, words: str
) -> None:
    before = cli.book()
    result = cli(*argv)
    assert (result.returncode, result.stdout) == (code, "")
    assert words in result.stderr
    assert cli.book() == before


def test_duplicates_prints_exactly_the_keys_of_the_contract(doubled: Cli) -> None:
    doubled("edit", "7", "name=A. Lovelace")
    assert doubled.document("duplicates") == [
        {
            "ids": [1, 7],
            "names": ["Ada Lovelace", "A. Lovelace"],
            "score": 93,
            "verdict": "auto",
            "evidence": [
                "the same email address ada@example.org",
                "the same name with an initial",
            ],
        }
    ]


def test_duplicates_is_read_by_people_too(doubled: Cli) -> None:
    doubled("edit", "7", "name=Ada Lovelace")
    result = doubled("duplicates")
    assert result.returncode == 0
    assert result.stdout.startswith("96  1  Ada Lovelace  7  Ada Lovelace  the same email address")
    assert result.stderr == "Where two are one: reconnect merge 1 7\n"


def test_a_book_without_duplicates_is_exit_one(cli: Cli) -> None:
    result = cli("duplicates", "--json")
    assert (result.returncode, result.stdout) == (1, "[]\n")
    assert cli("duplicates").stdout == ""
    assert cli("duplicates").stderr == "No two people in the book look like one.\n"


def test_looking_for_duplicates_writes_nothing(doubled: Cli) -> None:
    before = doubled.path.read_bytes()
    doubled("duplicates")
    assert doubled.path.read_bytes() == before


def test_at_most_so_many_pairs_are_listed(cli: Cli) -> None:
    tables = cli.book()
    tables["contacts"] = {
        str(2 * number + twin): {"name": f"Ada N{number}", "emails": [f"ada{number}@example.org"]}
        for number in range(1, 4)
        for twin in range(2)
    }
    cli.path.write_text(json.dumps(tables), "utf-8")
    assert len(cli.document("duplicates")) == 3
    assert [pair["ids"] for pair in cli.document("duplicates", "-n", "2")] == [[2, 3], [4, 5]]


@pytest.mark.parametrize("command", [("duplicates",), ("merge", "1", "7")])
@pytest.mark.parametrize("tty", [False, True])
def test_no_name_can_speak_to_the_terminal(
    doubled: Cli, command: tuple[str, ...], tty: bool
) -> None:
    tables = doubled.book()
    for number in ("1", "7"):
        tables["contacts"][number]["name"] = "Ada\x1b]0;owned\x07\u202e\x9b31m\n2\tLovelace"
    doubled.path.write_text(json.dumps(tables), "utf-8")
    result = doubled(*command, tty=tty, NO_COLOR="1")
    assert result.returncode == 0
    assert not set("\x1b\x07\x9b\u202e") & set(result.stdout + result.stderr)
    assert result.stdout.count("\n") == 1
