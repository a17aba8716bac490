"""`schedule`, and what was promised in a talk."""

from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest


class Cli(Protocol):
    def __call__(self, *argv: str, **env: str) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...


def steps(contact: dict[str, Any]) -> dict[str, str]:
    return {step["kind"]: step["due"] for step in contact["followups"] if step["done"] is None}


def test_a_day_is_agreed_moved_and_called_off(cli: Cli) -> None:
    agreed = cli.document("schedule", "ada", "next", "friday")
    assert agreed["state"] == "scheduled"
    assert steps(agreed) == {"prepare_meeting": "2026-11-26", "log_meeting": "2026-11-30"}
    moved = cli.document("schedule", "ada", "2026-12-02: coffee at the harbour")
    assert steps(moved) == {"prepare_meeting": "2026-12-01", "log_meeting": "2026-12-03"}
    assert moved["followups"][-1]["text"] == "Note down how it went: coffee at the harbour"
    off = cli.document("schedule", "ada", "--off")
    assert (off["state"], steps(off)) == ("replied", {"offer_new_times": "2026-11-26"})
    again = cli("schedule", "ada", "--off")
    assert "Nothing to change" in again.stdout


def test_some_time_means_that_two_times_are_to_be_proposed(cli: Cli) -> None:
    willing = cli.document("schedule", "ada", "--some-time")
    assert (willing["state"], steps(willing)) == ("replied", {"propose_times": "2026-11-26"})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["yesterday"], "has gone by"),
        (["2027"], "names no day"),
        (["someday"], "someday"),
        ([], "Say on which day"),
        (["friday", "--some-time"], "--some-time stands alone"),
        (["--off", "--some-time"], "Choose one"),
    ],
)
def test_a_day_that_cannot_be_used_changes_nothing(cli: Cli, words: list[str], said: str) -> None:
    before = cli.document("show", "ada")
    result = cli("schedule", "ada", *words)
    assert result.returncode == 2
    assert said in result.stderr
    assert cli.document("show", "ada") == before


@pytest.mark.parametrize("command", [["met", "ada"], ["log", "ada", "--kind", "call"]])
def test_promises_in_the_words_of_a_talk_are_pointed_out_and_noted_where_named(
    cli: Cli, command: list[str]
) -> None:
    head, who, *more = command
    hinted = cli(head, who, "Lunch. I'll send her the chart.", *more)
    assert "You promise: “send her the chart”" in hinted.stderr
    assert "reconnect promise 1 " in hinted.stderr
    noted = cli(head, who, "Lunch. I'll send her the map.", *more, "--promise", "send the map")
    assert noted.stderr == ""
    promises = cli.document("show", "ada")["promises"]
    assert [(one["text"], one["due"]) for one in promises] == [("send the map", "2026-11-26")]
    cli("undo")
    assert cli.document("show", "ada")["promises"] == []


def test_who_asked_not_to_be_contacted_is_heard_and_owed_nothing(cli: Cli) -> None:
    cli("edit", "ada", "do_not_contact=yes")
    heard = cli("replied", "ada", "Hello")
    assert "asked not to be contacted, so nothing more is due" in heard.stdout
    for command in (["star", "ada"], ["rhythm", "ada", "90"], ["schedule", "ada", "friday"]):
        refused = cli(*command)
        assert refused.returncode == 2
        assert "asked not to be contacted" in refused.stderr
