"""Terminals of every kind: tiny, ever changing, dumb, or none at all."""

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.ui.terminal import Terminal, environment_in, kept_in, small_book, windows

LETTERS = "the lighthouse keeper asked about quokkas"
CTRL_Q = "\x11"

Opened = Callable[..., Terminal]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return small_book(tmp_path / "book.json")


@pytest.fixture
def opened(tmp_path: Path, book: Path) -> Iterator[Opened]:
    """Opens the screen on the book in windows of any size."""
    with windows(tmp_path) as start:
        yield partial(start, "-m", "reconnect_tui", "--file", str(book))


def test_a_window_of_one_cell_is_borne_and_left(opened: Opened) -> None:
    window = opened(size=(1, 1))
    window.until(lambda: not window.is_as_before(), "the keyboard taken")
    window.type(CTRL_Q)
    assert window.ended() == 0
    assert window.is_as_before()


def test_a_window_that_is_too_small_says_so_until_it_grows(opened: Opened) -> None:
    window = opened(size=(40, 10))
    window.wait_for("this is 40x10")
    since = len(window.drawn)
    window.resize((110, 34))
    window.wait_for("Ada Lovelace", since)
    window.type(CTRL_Q)
    assert window.ended() == 0


def test_fifty_sizes_in_the_middle_of_a_message_cost_no_word(opened: Opened, book: Path) -> None:
    window = opened()
    window.wait_for("Ada Lovelace")
    window.type("c")
    window.wait_for("To Ada Lovelace")
    window.type(f" {LETTERS}")
    window.wait_for("quokkas")
    dice = random.Random(11)
    for _ in range(50):
        window.resize((dice.randint(1, 260), dice.randint(1, 90)))
        window.read(0.01)
    since = len(window.drawn)
    window.resize((111, 35))
    window.wait_for("quokkas", since)
    window.type(CTRL_Q)
    assert window.ended() == 0
    assert window.is_as_before()
    assert LETTERS in kept_in(book)


def test_a_dumb_terminal_is_told_of_the_commands(opened: Opened) -> None:
    window = opened(TERM="dumb")
    assert window.ended() == 2
    assert "The screen needs a terminal" in window.text
    assert b"\x1b" not in window.drawn


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_where_a_stream_is_no_terminal_nothing_is_drawn(tmp_path: Path, stream: str) -> None:
    into_files = f"""
import os, subprocess, sys
with open(os.devnull, "r+b") as nowhere:
    code = subprocess.call([sys.executable, "-m", "reconnect_tui"], {stream}=nowhere)
sys.exit(code)
"""
    with windows(tmp_path) as start:
        window = start("-c", into_files)
        assert window.ended() == 2
        assert b"\x1b[?1049h" not in window.drawn
        assert ("The screen needs a terminal" in window.text) is (stream != "stderr")


def test_without_any_terminal_one_is_told_of_the_commands(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "reconnect_tui"],
        env=environment_in(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert "The screen needs a terminal" in result.stderr
    assert "Traceback" not in result.stderr
