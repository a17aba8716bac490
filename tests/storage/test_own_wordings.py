"""The folder with the user's own wordings."""

import os
from pathlib import Path

import pytest

from reconnect_tui.storage.own_wordings import OwnWordings

GOOD = "move: own_gap\ntone: warm\n\nIt's been {gap}, can you believe it.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "moves"
    folder.mkdir()
    return folder


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    assert OwnWordings(tmp_path / "nowhere")().own == ()


def test_a_file_is_taken_up_changed_and_forgotten_while_the_program_runs(folder: Path) -> None:
    wordings = OwnWordings(folder)
    assert wordings().own == ()
    file = folder / "gap.md"
    file.write_text(GOOD, "utf-8")
    assert len(wordings().own) == 1
    assert wordings() is wordings()
    file.write_text(GOOD.replace("warm", "neutral"), "utf-8")
    os.utime(file, ns=(1, 1))
    assert [one.tone for one in wordings().own] == ["neutral"]
    file.unlink()
    assert wordings().own == ()


def test_a_bad_file_is_told_of_and_keeps_nobody_from_the_others(folder: Path) -> None:
    (folder / "a.md").write_text(GOOD, "utf-8")
    (folder / "b.md").write_text("move: own_gap\ntone: loud\n\n{gap}", "utf-8")
    (folder / "c.md").write_bytes(b"\xff\xfe")
    (folder / "d.txt").write_text("not ours", "utf-8")
    (folder / "e.md").mkdir()
    repertoire = OwnWordings(folder)()
    assert len(repertoire.own) == 1
    assert len(repertoire.problems) == 3
    assert f"{folder / 'b.md'}:2: there is no tone “loud”" in repertoire.problems[0]


def test_the_names_of_files_reach_the_terminal_tamely(folder: Path) -> None:
    (folder / "a\x1b[31m.md").write_text("nonsense", "utf-8")
    assert "\x1b" not in OwnWordings(folder)().problems[0]


def test_a_pipe_or_a_large_file_with_such_a_name_keeps_nobody_waiting(folder: Path) -> None:
    os.mkfifo(folder / "a.md")
    (folder / "b.md").write_text("ü" * 20_000, "utf-8")
    (folder / "c.md").symlink_to(folder / "nowhere")
    pipe, large = OwnWordings(folder)().problems
    assert "it is not a regular file" in pipe
    assert "it is too large" in large
