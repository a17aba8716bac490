"""A command line to run in process: nothing is patched, everything is handed in."""

import io
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from subprocess import DEVNULL, CompletedProcess, run

import pytest

from reconnect_tui.cli.main import main
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.services.clipboard import Copied, Outcome

TODAY = "2026-11-23"

PEOPLE: dict[str, dict[str, object]] = {
    "1": {
        "name": "Ada Lovelace",
        "uid": "00000000-0000-4000-8000-000000000001",
        "given_name": "Ada",
        "family_name": "Lovelace",
        "organization": "Engine Works",
        "title": "Analyst",
        "emails": ["ada@example.org", "a.lovelace@example.com"],
        "tags": ["mentor"],
        "goal_tags": ["mentorship"],
        "note": "Keeps bees.",
        "private_notes": "Owes me a bicycle.",
        "closeness": 4,
        "shared_memories": ["the night the card reader jammed"],
        "how_met": "at the summer school in Turin",
        "mutuals": [2],
        "shoe_size": 38,
        "timeline": [
            {
                "uid": "t1",
                "date": "2019-03-12",
                "kind": "meeting",
                "direction": "both",
                "summary": "Walked to the mill",
            },
            {
                "uid": "t2",
                "date": "2018",
                "kind": "email",
                "direction": "out",
                "summary": "First notes",
                "mood": "calm",
            },
        ],
    },
    "2": {
        "name": "Grace Hopper",
        "given_name": "Grace",
        "organization": "Naval Labs",
        "emails": ["grace@example.org"],
        "state": "replied",
        "timeline": [
            {
                "uid": "t3",
                "date": "2026-11-21",
                "kind": "email",
                "channel": "email",
                "direction": "in",
                "summary": "How are the beehives?",
            }
        ],
        "followups": [{"kind": "answer", "due": "2026-11-23"}],
    },
    "3": {
        "name": "George Boole",
        "given_name": "George",
        "state": "waiting",
        "timeline": [
            {"uid": "t4", "date": "2025-02-01", "kind": "call", "direction": "both"},
            {"uid": "t5", "date": "2026-11-03", "kind": "email", "direction": "out"},
        ],
        "followups": [{"kind": "nudge", "due": "2026-11-16"}],
        "promises": [{"text": "send the slides", "due": "2026-12-01"}],
    },
    "4": {"name": "Grace Murray", "organization": "Cedar Labs", "tags": ["vip"]},
    "5": {"name": "田中 愛子", "title": "校正"},
}


@dataclass
class Commands:
    """A command line on one book."""

    path: Path
    environment: dict[str, str]
    copied: list[tuple[str, str]] = field(default_factory=list)
    outcome: Outcome = Outcome.VERIFIED

    def __call__(
        self, *argv: str, typed: str = "", tty: bool = False, **environment: str
    ) -> CompletedProcess[str]:
        """Run one command; `typed` is what stands on stdin."""
        stdin, stdout, stderr = _Stream(typed, tty), _Stream("", tty), _Stream("", tty)
        surroundings = Surroundings(
            {**self.environment, **environment},
            stdin,
            stdout,
            stderr,
            clock=lambda: date(2001, 1, 1),
            clipboard=self,
        )
        code = main(argv, surroundings)
        return CompletedProcess(argv, code, stdout.getvalue(), stderr.getvalue())

    def copy(self, text: str, title: str) -> Copied:
        """Stand in for the clipboard."""
        self.copied.append((text, title))
        return Copied(self.outcome, "Copied and checked.", None)

    def document(self, *argv: str) -> object:
        """What a command prints with `--json`, which must succeed."""
        result = self(*argv, "--json")
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    def book(self) -> dict[str, dict[str, object]]:
        """What stands in the file."""
        tables: dict[str, dict[str, object]] = json.loads(self.path.read_text("utf-8"))
        return tables


class _Stream(io.StringIO):
    def __init__(self, text: str, tty: bool) -> None:
        super().__init__(text)
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty


@pytest.fixture
def cli(tmp_path: Path) -> Commands:
    """A command line on a small book, on 23 November 2026."""
    path = tmp_path / "book.json"
    tables = {
        "meta": {"1": {"schema": 1, "sequence": 0, "owner": {"name": "Wren Okafor"}}},
        "contacts": PEOPLE,
        "goals": {"1": {"name": "mentorship"}},
        "drafts": {},
    }
    path.write_text(json.dumps(tables), "utf-8")
    return _on(path)


@pytest.fixture
def empty_cli(tmp_path: Path) -> Commands:
    """A command line on a book that is not there yet."""
    return _on(tmp_path / "new" / "book.json")


def _on(path: Path) -> Commands:
    return Commands(
        path,
        {
            "RECONNECT_FILE": str(path),
            "RECONNECT_CONFIG": str(path.with_name("none.toml")),
            "RECONNECT_TODAY": TODAY,
            "COLUMNS": "80",
        },
    )


@pytest.fixture
def process(cli: Commands) -> Callable[..., CompletedProcess[bytes]]:
    """The same command line, each command in a fresh process."""

    def started(
        *argv: str, environment: Mapping[str, str] | None = None
    ) -> CompletedProcess[bytes]:
        home = str(cli.path.parent)
        inherited = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
        return run(
            [sys.executable, "-m", "reconnect_tui", *argv],
            env={**inherited, "HOME": home, **cli.environment, **(environment or {})},
            stdin=DEVNULL,
            capture_output=True,
            check=False,
        )

    return started
