"""`next` and `due`."""

from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest


class Cli(Protocol):
    def __call__(self, *argv: str, **env: str) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...


TERMS = {
    "lane",
    "waiting",
    "overdue",
    "silence",
    "strength",
    "reason",
    "goal",
    "mutual",
    "novelty",
    "unanswered",
    "cap",
}


def test_next_gives_the_keys_of_the_contract_and_sums_that_hold(cli: Cli) -> None:
    rows = cli.document("next")
    assert [row["lane"] for row in rows][:2] == ["owe", "due"]
    for row in rows:
        assert row.keys() == {"id", "name", "lane", "score", "parts", "move", "reason"}
        assert sum(part["points"] for part in row["parts"]) == row["score"]
        assert {part["term"] for part in row["parts"]} <= TERMS
        assert all(part["text"] for part in row["parts"])
        assert row["reason"]
        assert row["move"]


def test_the_number_is_the_total(cli: Cli) -> None:
    assert [row["id"] for row in cli.document("next", "-n", "1")] == [2]
    assert len(cli.document("next", "-n", "99")) == 5


def test_next_for_the_eye_says_why_and_what_to_do(cli: Cli) -> None:
    shown = cli("next").stdout
    assert "They wrote two days ago" in shown
    assert "reconnect draft 2" in shown


def test_explain_adds_up_for_the_eye(cli: Cli) -> None:
    shown = cli("next", "--explain", "-n", "1").stdout.splitlines()
    points = [int(line.split()[0]) for line in shown[1:]]
    assert sum(points[:-1]) == points[-1]


def test_explain_names_what_is_not_counted(cli: Cli) -> None:
    assert "not counted:" in cli("next", "--explain", "-n", "99").stdout


def test_nobody_to_write_to_is_exit_one(empty_cli: Cli) -> None:
    result = empty_cli("next")
    assert (result.returncode, result.stdout) == (1, "")
    assert "reconnect add" in result.stderr
    assert empty_cli("next", "--json").stdout == "[]\n"


def test_due_gives_the_keys_of_the_contract(cli: Cli) -> None:
    rows = cli.document("due")
    assert [(row["contact_id"], row["kind"], row["due"]) for row in rows] == [
        (3, "nudge", "2026-11-16"),
        (2, "answer", "2026-11-23"),
    ]
    assert rows[0].keys() == {"id", "contact_id", "name", "due", "kind", "text"}
    assert len({row["id"] for row in rows}) == 2


@pytest.mark.parametrize("span", ["14d", "2 weeks", "14", "in 2 weeks", "2026-12-01"])
def test_due_looks_ahead_as_far_as_asked(cli: Cli, span: str) -> None:
    assert [row["kind"] for row in cli.document("due", "--within", span)] == [
        "nudge",
        "answer",
        "promise",
    ]


def test_due_can_be_counted(cli: Cli) -> None:
    assert cli("due", "--count").stdout == "2\n"
    assert cli.document("due", "--count") == {"count": 2}


def test_nothing_due_is_exit_one(empty_cli: Cli) -> None:
    assert empty_cli("due").returncode == 1
    assert empty_cli("due", "--json").stdout == "[]\n"
    counted = empty_cli("due", "--count")
    assert (counted.returncode, counted.stdout) == (1, "0\n")
