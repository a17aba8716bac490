"""What the system sends while someone writes: nothing typed is lost, the terminal is given back.

Each test has a real pseudo-terminal with the program in it (reliability, section 2h).
"""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconnect_tui.storage.address_book import AddressBook
from tests.ui.terminal import Terminal, kept_in, processes_in, small_book, windows

OPENING = ("Tea is still on me. " * 84).strip()
"""About seventeen hundred characters, as someone pastes them."""

LAST_LETTERS = " And the lighthouse keeper asked about quokkas"

AUTOSAVE_LAG = 2.0
"""Seconds that a message may be behind (reliability, section 5)."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return small_book(tmp_path / "book.json")


@pytest.fixture
def writing(tmp_path: Path, book: Path) -> Iterator[Terminal]:
    """A window in which a long message to Ada has begun and been saved once."""
    with windows(tmp_path) as opened:
        window = opened("-m", "reconnect_tui", "--file", str(book))
        window.wait_for("Ada Lovelace")
        window.type("c")
        window.wait_for("To Ada Lovelace")
        window.paste(OPENING)
        window.until(lambda: OPENING in kept_in(book), "the first save")
        yield window


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT], ids=lambda n: n.name
)
def test_an_ending_signal_keeps_every_letter_and_gives_the_terminal_back(
    writing: Terminal, book: Path, number: signal.Signals
) -> None:
    writing.type(LAST_LETTERS)
    writing.wait_for("quokkas")
    writing.signal(number)
    assert writing.ended() == 128 + number
    assert kept_in(book).endswith(OPENING + LAST_LETTERS)
    assert writing.has_given_the_screen_back()
    assert writing.is_as_before()
    assert writing.afterwards == ""
    assert processes_in(writing.process.pid) == []


def test_a_closed_window_keeps_every_letter_and_leaves_nobody_behind(
    writing: Terminal, book: Path
) -> None:
    writing.type(LAST_LETTERS)
    writing.wait_for("quokkas")
    writing.hang_up()
    assert writing.ended() == 128 + signal.SIGHUP
    assert LAST_LETTERS in kept_in(book)
    assert processes_in(writing.process.pid) == []


def test_one_message_has_one_draft_however_it_was_saved(writing: Terminal, book: Path) -> None:
    writing.type(LAST_LETTERS)
    writing.signal(signal.SIGTERM)
    writing.ended()
    assert len(AddressBook.at(book).drafts) == 1


def test_a_killed_program_is_two_seconds_behind_at_most(writing: Terminal, book: Path) -> None:
    typed_at: dict[str, float] = {}
    began = time.monotonic()
    while time.monotonic() - began < AUTOSAVE_LAG + 2:
        word = f"w{len(typed_at):03}"
        writing.type(f" {word}")
        typed_at[word] = time.monotonic()
        writing.until(lambda at=typed_at[word]: time.monotonic() > at + 0.05, "a moment")  # type: ignore[misc]
    killed = time.monotonic()
    writing.signal(signal.SIGKILL)
    assert writing.ended() == -signal.SIGKILL
    kept = kept_in(book)
    # A second more, because a machine that does much else delays timers and keys.
    due = [word for word, at in typed_at.items() if killed - at > AUTOSAVE_LAG + 1]
    assert due
    assert [word for word in due if word not in kept] == []


def test_ctrl_q_keeps_every_letter(writing: Terminal, book: Path) -> None:
    writing.type(LAST_LETTERS)
    writing.wait_for("quokkas")
    writing.type("\x11")
    assert writing.ended() == 0
    assert LAST_LETTERS in kept_in(book)
    assert writing.has_given_the_screen_back()
    assert writing.afterwards == ""


def test_a_rest_saves_first_and_one_goes_on_where_one_was(writing: Terminal, book: Path) -> None:
    writing.type(LAST_LETTERS)
    writing.wait_for("quokkas")
    writing.signal(signal.SIGTSTP)
    writing.until(lambda: writing.is_stopped, "the program asleep")
    assert LAST_LETTERS in kept_in(book)
    assert writing.has_given_the_screen_back()
    assert writing.is_as_before()
    assert writing.afterwards == ""

    awake_from = len(writing.drawn)
    writing.signal(signal.SIGCONT)
    writing.wait_for("quokkas", awake_from)
    writing.wait_for("To Ada Lovelace", awake_from)
    writing.type(" too")
    writing.until(lambda: kept_in(book).endswith("quokkas too"), "writing on")
    writing.type("\x11")
    assert writing.ended() == 0
    assert writing.has_given_the_screen_back()
    assert writing.is_as_before()


def test_a_stop_that_cannot_be_seen_coming_leaves_the_terminal_as_it_was_in_the_end(
    writing: Terminal, book: Path
) -> None:
    writing.signal(signal.SIGSTOP)
    writing.until(lambda: writing.is_stopped, "the program stopped")
    awake_from = len(writing.drawn)
    writing.signal(signal.SIGCONT)
    writing.wait_for("To Ada Lovelace", awake_from)
    writing.type(LAST_LETTERS)
    writing.until(lambda: LAST_LETTERS in kept_in(book), "writing on")
    writing.signal(signal.SIGTERM)
    assert writing.ended() == 128 + signal.SIGTERM
    assert writing.has_given_the_screen_back()
    assert writing.is_as_before()


def test_ctrl_z_takes_typing_back_and_does_not_put_the_program_to_sleep(
    writing: Terminal, book: Path
) -> None:
    writing.type(LAST_LETTERS)
    writing.until(lambda: LAST_LETTERS in kept_in(book), "the letters saved")
    writing.type("\x1a" * 3)
    writing.until(lambda: LAST_LETTERS not in kept_in(book), "the letters taken back")
    assert not writing.is_stopped


def test_ctrl_c_during_a_long_import_leaves_the_book_as_it_was(book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    with windows(tmp_path) as opened:
        many = str(_many(tmp_path))
        window = opened("-m", "reconnect_tui", "--file", str(book), "import", many)
        window.wait_for(" of ")
        window.type("\x03")
        assert window.ended() == 130
    assert book.read_bytes() == before
    assert len(AddressBook.at(book).contacts) == 1
    assert "Traceback" not in window.text
    assert "KeyboardInterrupt" not in window.text


def _many(folder: Path) -> Path:
    """An archive that takes some seconds to bring in."""
    rows = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    rows += [
        f"Given{n},Family{n},https://www.linkedin.com/in/p{n},,Works {n % 977},Editor,12 Mar 2019"
        for n in range(30_000)
    ]
    path = folder / "Connections.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path
