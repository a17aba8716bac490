"""No text of a book, of an archive or of a message box speaks to the terminal (reliability, S1)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reconnect_tui.services.clipboard import Outcome
from reconnect_tui.ui.screens.importing import ImportArchive
from reconnect_tui.ui.widgets.text_fields import Field
from tests.security.threats import JOINERS, SEQUENCES, Planted, Watching, drawn_by, kinds_in
from tests.ui.world import TellingClipboard, everything_on, settled

HOSTILE = "".join(f"{sequence}M" for sequence in SEQUENCES.values())

PEOPLE = (
    "down", "up", "tab", "enter", "shift+tab", "w", "escape", "e", "tab", "escape", "X", "escape",
    "D", "escape", "l", "m", "escape", "r", "escape", "n", "escape", "s", "d", "x", "enter",
    "escape", "question_mark", "escape", "ctrl+p", "m", "a", "l", "escape",
    "asterisk", "y", "d", "u", "P", "W", "u", "slash", "m", "a", "l", "enter", "escape",
)  # fmt: skip
"""Every screen, dialog and toast about a person, and the palette."""

MESSAGE = (
    "c", "tab", "ctrl+t", "enter", "ctrl+s", "ctrl+o", "ctrl+o", "t", "escape", "d", "escape",
    "escape", "c", "f8", "u",
)  # fmt: skip
"""Everything about a message."""


LINKS = (
    "down", "L", *"https://example.org/m mallory", "enter", "B", "escape", "R", "tab", "down",
    "tab", "e", *"mallory", "enter", "slash", "m", "a", "l", "enter", "y", "d", "u", "escape",
)  # fmt: skip
"""Everything about links that are kept, and about friends of both."""


async def walk(pilot: Pilot[None], keys: tuple[str, ...]) -> set[str]:
    """Press keys one by one; the screens and dialogs that were come by."""
    seen = set()
    for key in keys:
        await pilot.press(key)
        await settled(pilot) if key == "ctrl+o" else await pilot.pause()
        seen.add(type(pilot.app.screen).__name__)
    return seen


async def test_no_screen_dialog_toast_or_palette_lets_a_record_speak_to_the_terminal(
    planted: Planted, watching: Watching
) -> None:
    async with watching(planted(HOSTILE)) as pilot:
        seen = await walk(pilot, PEOPLE)
        drawn = drawn_by(pilot)
        assert pilot.app.return_code is None
    assert seen >= {"Home", "Ask", "Choose", "Show", "Form", "Help", "CommandPalette"}
    assert "Mallory" in drawn
    assert "\ufffd" in drawn
    assert kinds_in(drawn) == set()


async def test_no_message_and_no_question_about_it_speaks_to_the_terminal(
    planted: Planted, watching: Watching, clipboard: TellingClipboard
) -> None:
    clipboard.outcome = Outcome.KEPT
    async with watching(planted(HOSTILE), (90, 30)) as pilot:
        seen = await walk(pilot, MESSAGE)
        drawn = drawn_by(pilot)
        assert pilot.app.return_code is None
    assert seen >= {"Home", "Choose", "Show"}
    assert clipboard.texts
    assert kinds_in(drawn) == set()


async def test_no_kept_link_and_nobody_who_would_care_speaks_to_the_terminal(
    planted: Planted, watching: Watching
) -> None:
    services = planted(HOSTILE)
    first = next(iter(services.directory.contacts.values()))
    why, title = f"mallory {HOSTILE}", f"M {HOSTILE}"
    services.saved.keep(f"https://example.org/{HOSTILE[:4]}", why, title=title, people=[first])
    async with watching(services) as pilot:
        seen = await walk(pilot, LINKS)
        await pilot.pause(0.2)
        drawn = drawn_by(pilot)
        assert pilot.app.return_code is None
    assert seen >= {"Home", "Ask", "Form", "Sharing"}
    assert "example.org" in drawn
    assert kinds_in(drawn) == set()


CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Mal%,%,https://www.linkedin.com/in/%,%,%,%,%
Zoë,Bran\u200cdt,,z%@example.org,\U0001f469\u200d\U0001f52c %,%,12 Mar 2019
,,,,,,%
"""
MESSAGES = """\
CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,\
DATE,SUBJECT,CONTENT,FOLDER
c1,%,Zoë %,,Robin %,,2021-03-13 08:15:22 UTC,%,Hello %,%
c1,%,%,%,%,%,%,%,%,%
"""
PROFILE = "First Name,Last Name,Headline\nRobin %,%,%\n"


def hostile_archive(folder: Path, text: str) -> Path:
    """An export with hostile words in every column, good rows and bad ones, and in its own name."""
    folder /= f"export {text}".replace("\0", "").replace("/", "")
    folder.mkdir()
    tables = {"Connections": CONNECTIONS, "messages": MESSAGES, "Profile": PROFILE}
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(rows.replace("%", text), encoding="utf-8")
    return folder


def words_in(value: object) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        yield from words_in([getattr(value, field.name) for field in fields(value)])
    elif isinstance(value, Mapping):
        yield from words_in([*value, *value.values()])
    elif isinstance(value, Iterable):
        for inner in value:
            yield from words_in(inner)


async def test_an_archive_is_cleaned_on_its_way_in_and_the_import_screen_stays_quiet(
    planted: Planted, watching: Watching, tmp_path: Path
) -> None:
    services = planted("plain")
    archive = hostile_archive(tmp_path, HOSTILE)
    async with watching(services) as pilot:
        await pilot.press("I")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ImportArchive)
        pilot.app.screen.query_one(Field).value = str(archive)
        await walk(pilot, ("enter",))
        await settled(pilot)
        assert "would be added" in everything_on(pilot)
        await walk(pilot, ("enter",))
        await settled(pilot)
        await walk(pilot, ("enter", "tab", "down"))
        drawn = drawn_by(pilot)
    assert kinds_in(drawn) == set()
    assert len(services.directory.contacts) >= 4
    stored = "".join(words_in(list(services.directory.contacts.values())))
    assert kinds_in(stored) == set()
    assert set(JOINERS) <= set(stored)
    assert set(JOINERS) <= set(drawn)


@pytest.mark.parametrize("kind", SEQUENCES)
def test_each_kind_of_sequence_would_be_noticed(kind: str) -> None:
    assert kind in kinds_in(f"Mal{SEQUENCES[kind]}lory")


def test_what_the_program_itself_sends_is_told_apart() -> None:
    assert kinds_in("\x1b[2;5H\x1b[38;2;1;2;3;48;2;4;5;6mAda\x1b[0m\x1b]22;default\x07") == set()


async def test_a_name_of_several_lines_stays_in_its_row(
    planted: Planted, watching: Watching
) -> None:
    async with watching(planted("A\rB\tC\nD"), (120, 40)) as pilot:
        await walk(pilot, PEOPLE[:12])
        drawn = drawn_by(pilot)
    assert "Mallory" in drawn
    assert not set("\r\t") & set(drawn)
    assert "C\nD" not in drawn
