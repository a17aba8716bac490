"""`add`, `edit`, `remove` and `undo`."""

from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest


class Cli(Protocol):
    def __call__(
        self, *argv: str, typed: str = ..., tty: bool = ..., **env: str
    ) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


def test_a_name_is_enough_to_add_somebody(empty_cli: Cli) -> None:
    result = empty_cli("add", "Zoë", "Brandt")
    assert (result.returncode, result.stdout) == (0, "Added Zoë Brandt (1).\n")
    assert empty_cli.book()["contacts"]["1"]["name"] == "Zoë Brandt"


def test_adding_with_everything_keeps_everything(cli: Cli) -> None:
    contact = cli.document(
        "add", "Zoë Brandt", "--org", "Cedar", "--title", "Miller", "--email", "z@example.org",
        "--email", "zoe@example.com", "--phone", "+44 7700 900103", "--met", "at the fair",
        "--tag", "mill", "--tag", "friend", "--note", "Plays the viola.",
    )  # fmt: skip
    assert contact["id"] == 6
    assert contact["emails"] == ["z@example.org", "zoe@example.com"]
    assert contact["tags"] == ["mill", "friend"]
    assert contact["how_met"] == "at the fair"
    assert contact["state"] == "dormant"
    assert contact["timeline"] == []


def test_a_namesake_is_mentioned_on_stderr(cli: Cli) -> None:
    result = cli("add", "ada lovelace")
    assert result.returncode == 0
    assert "another Ada Lovelace in the book: 1" in result.stderr


def test_edit_sets_several_fields_at_once(cli: Cli) -> None:
    contact = cli.document("edit", "ada", "lovelace", "city=Turin", "tags=a, b", "title=")
    assert (contact["city"], contact["tags"], contact["title"]) == ("Turin", ["a", "b"], None)


def test_edit_keeps_an_equals_sign_in_the_value(cli: Cli) -> None:
    assert cli.document("edit", "1", "note=a=b")["note"] == "a=b"


def test_edit_with_one_bad_value_changes_nothing(cli: Cli) -> None:
    before = cli.book()
    assert cli("edit", "1", "city=Turin", "emails=nonsense").returncode == 2
    assert cli.book() == before


def test_remove_asks_on_a_terminal(cli: Cli) -> None:
    declined = cli("remove", "ada", typed="n\n", tty=True)
    assert declined.returncode == 1
    assert "[y/N]" in declined.stderr
    assert declined.stdout == ""
    assert cli("remove", "ada", typed="", tty=True).returncode == 1
    agreed = cli("remove", "ada", typed="y\n", tty=True)
    assert agreed.returncode == 0
    assert "1" not in cli.book()["contacts"]


def test_remove_without_a_terminal_needs_a_yes(cli: Cli) -> None:
    refused = cli("remove", "ada", typed="y\n")
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    assert cli.document("remove", "ada", "--yes")["id"] == 1
    assert "1" not in cli.book()["contacts"]


def test_an_id_is_never_given_again(cli: Cli) -> None:
    cli("add", "One")
    cli("remove", "6", "--yes")
    assert cli.document("add", "Two")["id"] == 7


def test_undo_lists_what_can_be_taken_back_newest_first(cli: Cli) -> None:
    cli("star", "ada")
    cli("add", "Zoë")
    listed = cli.document("undo", "--list")
    assert [step["label"] for step in listed] == ["Added Zoë", "Starred Ada Lovelace"]
    assert cli("undo", "--list").stdout.count("\n") == 2


def test_undo_with_nothing_left_is_exit_one(cli: Cli) -> None:
    result = cli("undo")
    assert result.returncode == 1
    assert result.stderr == "reconnect: There is no change left to take back.\n"
    assert cli("undo", "--list", "--json").stdout == "[]\n"


@pytest.mark.parametrize("count", [1, 3])
def test_several_changes_are_undone_one_by_one(cli: Cli, count: int) -> None:
    before = cli.book()["contacts"]
    for number in range(count):
        cli("tag", "ada", f"t{number}")
    for _ in range(count):
        assert cli("undo").returncode == 0
    assert cli.book()["contacts"] == before
    assert cli("undo").returncode == 1
