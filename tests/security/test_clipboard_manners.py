"""Nothing goes to the clipboard unasked, and no tool in PATH is trusted (reliability, S15).

The ways to the clipboard, and what is told of each, are in `tests/services/test_clipboard.py`.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from reconnect_tui.services.clipboard import Outcome, SystemClipboard
from reconnect_tui.ui.widgets.message_area import MessageArea
from reconnect_tui.ui.widgets.text_fields import Field
from tests.security.threats import SEQUENCES, Planted, Watching, drawn_by, kinds_in
from tests.ui.world import TellingClipboard, settled

TEXT = "Dear Ada; $(touch pwned) `touch pwned` \x1b]0;x\x07 \u2026"
HOSTILE = "".join(f"{sequence}M" for sequence in SEQUENCES.values())

Tools = Callable[[str], Path]


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    """A folder of clipboard tools that all run a script; the script may use `$here`."""

    def make(script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir()
        for name in ("xclip", "xsel", "wl-copy", "wl-paste", "pbcopy", "pbpaste", "which"):
            path = folder / name
            path.write_text(f"#!/bin/sh\nhere={tmp_path}\n{script}\n")
            path.chmod(0o700)
        return folder

    return make


def clipboard_with(folder: Path, home: Path) -> SystemClipboard:
    environment = {"PATH": f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin", "DISPLAY": ":99"}
    return SystemClipboard(home / "outbox", environment | {"HOME": str(home)}, timeout=5.0)


def test_a_tool_that_takes_the_words_and_keeps_them_is_not_believed(
    tools: Tools, tmp_path: Path
) -> None:
    folder = tools('echo "$0 $*" >> $here/asked; cat > /dev/null; printf "other words"')
    copied = clipboard_with(folder, tmp_path).copy(TEXT, "Ada; touch pwned")
    assert copied.outcome is not Outcome.VERIFIED
    assert copied.kept is not None
    assert copied.kept.parent == tmp_path / "outbox"
    assert "Ada" not in (tmp_path / "asked").read_text()
    assert not list(tmp_path.rglob("pwned"))


def test_words_reach_a_tool_on_its_input_and_never_in_its_arguments(
    tools: Tools, tmp_path: Path
) -> None:
    folder = tools('echo "$*" >> $here/arguments; cat >> $here/given')
    clipboard_with(folder, tmp_path).copy(TEXT, "Ada")
    assert "Dear" not in (tmp_path / "arguments").read_text()
    assert TEXT in (tmp_path / "given").read_text()


async def test_looking_around_copies_nothing(
    planted: Planted, watching: Watching, clipboard: TellingClipboard
) -> None:
    async with watching(planted("plain"), (120, 40)) as pilot:
        await pilot.press("down", "up", "enter", "tab", "w", "escape", "e", "escape", "c")
        await pilot.press("tab", "ctrl+s", "escape", "asterisk", "u", "slash", "m", "escape")
        await settled(pilot)
        assert clipboard.texts == []
        assert "\x1b]52" not in drawn_by(pilot)
        await pilot.press("c", "ctrl+o", "ctrl+o")
        await settled(pilot)
        assert len(clipboard.texts) == 1


@pytest.mark.parametrize("where", ["message", "subject", "filter", "dialog", "import"])
async def test_what_is_pasted_loses_what_a_terminal_obeys(
    planted: Planted, watching: Watching, where: str
) -> None:
    keys = {"message": "c", "subject": "c", "filter": "slash", "dialog": "a", "import": "I"}
    async with watching(planted("plain"), (120, 40)) as pilot:
        await pilot.press(keys[where])
        await settled(pilot)
        if where == "subject":
            pilot.app.screen.query_one("Composer Field").focus()
        await pilot.pause()
        field = pilot.app.focused
        assert isinstance(field, Field | MessageArea)
        pilot.app.post_message(events.Paste(f"Ada {HOSTILE}"))
        await settled(pilot)
        words = field.text if isinstance(field, MessageArea) else field.value
        assert words.count("Ada") == 1
        assert kinds_in(words) == set()
        await pilot.press("escape")
        assert kinds_in(drawn_by(pilot)) == set()


async def test_a_paste_presses_no_keys(
    planted: Planted, watching: Watching, clipboard: TellingClipboard
) -> None:
    services = planted("plain")
    before = services.directory.contacts[1]  # type: ignore[index]
    async with watching(services, (120, 40)) as pilot:
        assert pilot.app.focused is not None
        pilot.app.post_message(events.Paste("XyDycPq\n"))
        await settled(pilot)
        assert pilot.app.return_code is None
    assert services.directory.contacts[1] == before  # type: ignore[index]
    assert clipboard.texts == []
