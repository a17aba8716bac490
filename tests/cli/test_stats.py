"""Looking back from the command line."""

from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

from reconnect_tui.cli.stats import curve


class Cli(Protocol):
    path: Path

    def __call__(
        self, *argv: str, typed: str = ..., tty: bool = ..., **env: str
    ) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...


KEYS = {
    "since",
    "until",
    "people",
    "funnel",
    "per_week",
    "replies_by_move",
    "replies_by_gap",
    "gave",
    "promises_kept",
    "states",
    "bands",
    "rhythms_ask_a_month",
    "sent_a_month",
    "capacity",
}


def test_stats_are_one_object_with_every_key(cli: Cli) -> None:
    stats = cli.document("stats")
    assert set(stats) == KEYS
    assert (stats["since"], stats["until"], stats["people"]) == ("2025-12-01", "2026-11-23", 5)
    assert stats["funnel"] == {
        "sent": 1,
        "replied": 0,
        "met": 0,
        "messages": 1,
        "text": "You wrote to one person; nobody yet wrote back.",
    }
    assert len(stats["per_week"]) == 52
    assert stats["per_week"][-4] == {"week": "2026-11-02", "sent": 1}
    assert stats["replies_by_move"] == [
        {
            "move": None,
            "sent": 1,
            "answered": 0,
            "still_open": 1,
            "text": "one sent, one still open",
        }
    ]
    assert stats["replies_by_gap"][0]["gap"] == "after one to three years"
    assert stats["states"]["dormant"] == 3
    assert sum(stats["states"].values()) == sum(stats["bands"].values()) == 5
    assert stats["capacity"] is None


def test_the_funnel_follows_what_is_logged(cli: Cli) -> None:
    assert cli("replied", "george", "--on", "2026-11-10").returncode == 0
    assert cli("met", "george", "--on", "2026-11-20").returncode == 0
    funnel = cli.document("stats", "--weeks", "4")["funnel"]
    assert (funnel["sent"], funnel["replied"], funnel["met"]) == (1, 1, 1)
    assert funnel["text"] == (
        "You wrote to one person; one of them wrote back; you met or called one of them."
    )


def test_stats_are_told_for_the_eye_without_what_was_not_done(cli: Cli) -> None:
    result = cli("stats")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("The last 52 weeks, since 2025-12-01\n")
    assert "one sent, one still open" in result.stdout
    for word in ("unanswered", "missed", "failed", "overdue", "%", "score"):
        assert word not in result.stdout


def test_an_empty_book_has_nothing_to_look_back_on(empty_cli: Cli) -> None:
    result = empty_cli("stats")
    assert (result.returncode, result.stdout) == (1, "")
    assert "nothing to look back on" in result.stderr
    assert empty_cli.document("stats")["people"] == 0


def test_the_curve_keeps_a_quiet_week_as_a_dot() -> None:
    assert curve([0, 1, 4, 8]) == "·▁▄█"
    assert curve([]) == ""
    assert curve([0, 0]) == "··"
