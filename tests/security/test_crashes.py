"""When the program falls, nothing of anybody is printed, logged or left lying (reliability, S4).

What the log holds is in `tests/cli/test_faults.py`.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.security.threats import Planted, Watching
from tests.ui.terminal import Terminal, environment_in
from tests.ui.world import everything_on, settled

SECRET = "PRIVATE-NOTE-4711"

FALLING = """\
import sys
from reconnect_tui.__main__ import main
from reconnect_tui.ui.screens.deeds import Deeds

def fall(screen):
    contact = screen.contact
    private_notes = contact.private_notes
    raise ValueError(f"cannot explain {private_notes}")

async def fall_later(screen):
    fall(screen)

def action_explain(screen):
    return screen.run_worker(fall_later(screen)) if LATER else fall(screen)

Deeds.action_explain = action_explain
sys.exit(main())
"""
"""The program itself, with a screen that raises while it holds a private note."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A person's home with a book, in which the working directory and the downloads are too."""
    for name in ("Downloads", "work"):
        (tmp_path / name).mkdir()
    secret = {"name": "Ada Lovelace", "private_notes": SECRET, "note": SECRET, "phones": [SECRET]}
    tables = {"meta": {"1": {"schema": 1}}, "contacts": {"1": secret}}
    (tmp_path / "book.json").write_text(json.dumps(tables), encoding="utf-8")
    return tmp_path


@pytest.fixture(params=[False, True], ids=["in a key", "in a worker"])
def window(home: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    program = FALLING.replace("LATER", str(request.param))
    environment = environment_in(home) | {"RECONNECT_FILE": str(home / "book.json")}
    window = Terminal(
        ["-c", f"import os; os.chdir({str(home / 'work')!r})\n{program}"], environment
    )
    yield window
    window.close()


def test_a_fall_in_a_screen_prints_and_keeps_nothing_of_anybody(
    home: Path, window: Terminal
) -> None:
    window.wait_for("Ada Lovelace")
    window.wait_for(SECRET)  # it stands on the screen: only what comes after it is looked at
    window.type("w")
    assert window.ended() == 1
    assert window.is_as_before()
    assert "something unexpected went wrong (ValueError)" in window.afterwards
    assert SECRET not in window.afterwards
    assert "Traceback" not in window.afterwards
    left = [path for path in home.rglob("*") if path.is_file() and path.name != "book.json"]
    assert any(path.name == "reconnect.log" for path in left)
    assert [path for path in left if SECRET.encode() in path.read_bytes()] == []


async def offered_for(pilot: Pilot[None], words: str) -> str:
    """What the palette shows for some words."""
    await pilot.press("ctrl+p", *words)
    await settled(pilot)
    await pilot.pause(0.3)
    shown = everything_on(pilot)
    await pilot.press("escape")
    return shown


async def test_no_picture_of_the_screen_is_offered(planted: Planted, watching: Watching) -> None:
    async with watching(planted("plain"), (110, 34)) as pilot:
        assert "draft" in await offered_for(pilot, "draf")
        assert "creenshot" not in await offered_for(pilot, "creen")
        actions = [active.binding.action for active in pilot.app.screen.active_bindings.values()]
    assert "filter" in actions
    assert not any("screenshot" in action for action in actions)
