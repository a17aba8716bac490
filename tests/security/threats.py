"""What hostile text looks like, a book full of it, and an app that tells what it draws.

The ten kinds of sequences and the payloads for markup are those of reliability, S1 and S2.
"""

import inspect
import json
import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from typing import Any

from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from reconnect_tui.services.opening import Services
from reconnect_tui.ui.app import Reconnect

TODAY = date(2026, 11, 23)

SEQUENCES = {
    "OSC 52": "\x1b]52;c;UFdORUQ=\x07",
    "OSC 0": "\x1b]0;PWNED\x07",
    "SGR": "\x1b[5;38;5;213m",
    "C1 OSC": "\x9d0;PWNED\x9c",
    "C1 CSI": "\x9b31m",
    "bidi": "\u202e\u2066\u200f",
    "zero-width": "\u200b\u2060\ufeff",
    "NUL": "\x00",
    "DEL": "\x7f",
    "ESC": "\x1bc",
}
"""The ten kinds, each as it stands in a name."""

JOINERS = "\u200c\u200d"
"""What Persian words and emoji of families need, and what therefore stays."""

MARKUP = {
    "what falls over": ("[/", "[/bold]", "[0]", "[#zzz]x[/]", "[$nope]x[/]", "[[]]", "[red"),
    "what obeys": (
        *("[bold]x[/bold]", "[@click=app.quit]Anna[/]", "[link=file:///x]Anna[/link]"),
        *("\\[bold]x", "[@click=app.quit]Anna", "["),
    ),
    "what is long": ("[" * 20_000,),
}
"""Texts that a reader of markup obeys or falls over."""

_OWN = re.compile(r"\x1b\[[0-9;:?<>=$]*[ -/]*[@-~]|\x1b\]22;[a-z-]*\x07")
"""What the program itself sends to place, to colour, and to shape the pointer."""

_NEVER_OURS = {
    "OSC 52": "\x1b]52",
    "OSC 0": "\x1b]0",
    "SGR": "\x1b[5;38;5;213m",
    "C1 OSC": "\x9d",
    "C1 CSI": "\x9b",
    "NUL": "\x00",
    "DEL": "\x7f",
}
_INVISIBLE = {"bidi": "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
_INVISIBLE["zero-width"] = "\u200b\u2060\ufeff"


_WORDS = (
    *("given_name", "family_name", "preferred_name", "organization", "title", "city"),
    *("country", "note", "how_met", "relationship", "private_notes", "honest_reason"),
    *("learned", "offer", "intent"),
)
_LISTS = (
    *("nicknames", "past_organizations", "phones", "urls", "tags", "shared_keywords"),
    *("shared_memories", "interests", "goal_tags"),
)


def kinds_in(raw: str) -> set[str]:
    """The kinds of sequences that a terminal would get to see in what a program wrote."""
    found = {kind for kind, mark in _NEVER_OURS.items() if mark in raw}
    found |= {kind for kind, letters in _INVISIBLE.items() if set(letters) & set(raw)}
    rest = _OWN.sub("", raw)
    return found | ({"ESC"} if "\x1b" in rest or "\x07" in rest else set())


def hostile_book(path: Path, text: str) -> Path:
    """A book written by hand in which every word is `text`, and a second person for company."""
    entries = [
        {"uid": f"t{number}", "date": day, "kind": kind, "direction": way, "channel": text}
        | {"summary": text, "body": body, "move": text}
        for number, (day, kind, way, body) in enumerate(
            [
                ("2019-03-12", "meeting", "both", f"{text}\n{text}"),
                ("2021", text, "none", text),
                ("2024-02-03", "email", "in", ""),
            ]
        )
    ]
    words = dict.fromkeys(_WORDS, text)
    lists = {name: [text, f"{text} too"] for name in _LISTS}
    mallory: dict[str, Any] = {
        "name": f"Mallory {text}",
        **words,
        **lists,
        "emails": [f"m{text}@example.org"],
        "timeline": entries,
        "mutuals": [2],
        "reasons": [{"type": "new_job", "date": "2026-11-01", "label": text, "source": text}],
        "promises": [{"text": text, "due": "2026-11-20"}],
        "followups": [{"kind": "nudge", "due": "2026-11-01", "text": text}],
    }
    tables = {
        "meta": {"1": {"schema": 1, "sequence": 0, "owner": {"name": text, "given_name": text}}},
        "contacts": {"1": mallory, "2": {"name": f"Oscar {text}", "mutuals": [1]}},
        "goals": {"1": {"name": text}},
        "drafts": {},
    }
    path.write_text(json.dumps(tables), encoding="utf-8")
    return path


class TellingDriver(HeadlessDriver):
    """A terminal in name only, which keeps whatever is written to it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.written: list[str] = []

    @property
    def is_headless(self) -> bool:
        """No: Textual draws nothing for a headless driver."""
        return False

    def write(self, data: str) -> None:
        """Keep it."""
        self.written.append(data)


class TellingApp(Reconnect):
    """The app itself, on a terminal that tells what it was given."""

    obeyed = 0
    """How often an action ran that only a text could have asked for."""

    CSS_PATH = str(Path(inspect.getfile(Reconnect)).with_name("reconnect.tcss"))

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        self._driver = TellingDriver(self, debug=False, mouse=mouse, size=size)
        return self._driver

    async def action_quit(self) -> None:
        """Notice it and stay: none of the tests quits this way, only their texts try to."""
        self.obeyed += 1

    @property
    def drawn(self) -> str:
        """Everything that went to the terminal."""
        assert isinstance(self._driver, TellingDriver)
        return "".join(self._driver.written)


Watching = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
"""Runs the app on some services: `async with watching(services, size) as pilot`."""

Planted = Callable[[str], Services]
"""The services on a book in which every word is the given text."""


def drawn_by(pilot: Pilot[None]) -> str:
    """What the app has sent to the terminal so far."""
    assert isinstance(pilot.app, TellingApp)
    return pilot.app.drawn
