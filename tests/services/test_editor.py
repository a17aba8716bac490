"""Writing a message in the user's own editor: nothing is lost, and nothing is left about."""

import os
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.contact import ContactId
from reconnect_tui.core.draft import Draft
from reconnect_tui.core.errors import UnwritableBook
from reconnect_tui.core.text import LONGEST_NOTE, pasted
from reconnect_tui.services.editor import (
    EditedWordsNotSaved,
    EditorFailed,
    edited,
    editor_command,
    run_in_terminal,
)

WORDS = "Hi Ada,\n\nDo you still keep the tide gauge?"
LETTER = Draft(ContactId(1), WORDS, "The tide gauge", id=7, status="copied")
NOTE = Draft(ContactId(1), "Hi Ada", channel="linkedin_note", id=8)

Writes = Callable[[Path], object]


class Desk:
    """An editor that does what it is told, and a book that takes what it is given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: list[Draft] = []
        self.commands: list[Sequence[str]] = []
        self.shown = ""
        self.code = 0
        self.book_is_full = False

    def edit(self, draft: Draft, write: Writes) -> Draft:
        def run(command: Sequence[str], environ: Mapping[str, str]) -> int:
            assert environ["EDITOR"] == "ed"
            self.commands.append(command)
            path = Path(command[-1])
            self.shown = path.read_text("utf-8")
            write(path)
            return self.code

        return edited(
            draft, "Ada Lindqvist", self.folder, environ={"EDITOR": "ed"}, run=run, keep=self.keep
        )

    def keep(self, draft: Draft) -> Draft:
        if self.book_is_full:
            raise UnwritableBook("No space is left.")
        self.kept.append(draft)
        return replace(draft, updated="later")

    @property
    def left(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "state" / "editing")


def test_new_words_and_a_new_subject_are_kept_and_the_file_is_gone(desk: Desk) -> None:
    got = desk.edit(LETTER, lambda file: file.write_text("Subject: Hello\n\nHi Ada,\n\nNew.\n"))
    assert desk.shown == f"Subject: The tide gauge\n\n{WORDS}\n"
    (kept,) = desk.kept
    assert (kept.subject, kept.body, kept.status) == ("Hello", "Hi Ada,\n\nNew.", "open")
    assert got.updated == "later"
    assert list(desk.folder.iterdir()) == []


def test_a_channel_without_subjects_shows_none_and_reads_none(desk: Desk) -> None:
    got = desk.edit(NOTE, lambda file: file.write_text("Subject: stays a word\n"))
    assert desk.shown == "Hi Ada\n"
    assert (got.subject, got.body) == ("", "Subject: stays a word")


def test_a_subject_line_that_was_taken_out_leaves_the_subject(desk: Desk) -> None:
    got = desk.edit(LETTER, lambda file: file.write_text("Only words.\n"))
    assert (got.subject, got.body) == ("The tide gauge", "Only words.")


def test_an_emptied_subject_line_empties_the_subject(desk: Desk) -> None:
    got = desk.edit(LETTER, lambda file: file.write_text("Subject:\n\nOnly words.\n"))
    assert (got.subject, got.body) == ("", "Only words.")


@pytest.mark.parametrize(
    "write",
    [lambda file: None, lambda file: file.unlink(), lambda file: file.write_text(" \n")],
    ids=["untouched", "removed", "emptied"],
)
def test_an_editor_that_leaves_no_new_words_changes_nothing(desk: Desk, write: Writes) -> None:
    assert desk.edit(LETTER, write) is LETTER
    assert (desk.kept, list(desk.folder.iterdir())) == ([], [])


def test_a_file_saved_as_it_was_is_no_new_message(desk: Desk) -> None:
    assert desk.edit(LETTER, lambda file: file.write_bytes(file.read_bytes() + b"")) is LETTER
    crlf = f"Subject: The tide gauge\n\n{WORDS}\n".replace("\n", "\r\n").encode()
    assert desk.edit(LETTER, lambda file: file.write_bytes(crlf)) is LETTER
    assert desk.kept == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"one\r\n\r\ntwo\r\n", "one\n\ntwo"),
        (b"\xef\xbb\xbfcaf\xc3\xa9\n", "café"),
        ("Zoë\n".encode("utf-16"), "Zoë"),
        (b"caf\xe9 and caf\xc3\xa9", "café and café"),
        (b"two at the end\n\n", "two at the end\n"),
        (b"bell \x07\x1b]0;x\x07 rings", "bell ]0;x rings"),
    ],
)
def test_files_of_every_make_are_read(desk: Desk, data: bytes, words: str) -> None:
    assert desk.edit(NOTE, lambda file: file.write_bytes(data)).body == words


@given(words=st.text(min_size=1), subject=st.text(max_size=80))
def test_any_words_come_back_from_an_editor_that_adds_a_line(
    tmp_path_factory: pytest.TempPathFactory, words: str, subject: str
) -> None:
    desk = Desk(tmp_path_factory.mktemp("editing"))
    body = pasted(words)
    draft = Draft(ContactId(1), body, subject)
    got = desk.edit(draft, lambda file: file.write_bytes(file.read_bytes() + b"PS\n"))
    assert got.body == f"{body}\nPS"


def test_the_file_is_the_users_alone_and_in_a_folder_of_its_own(desk: Desk) -> None:
    modes: list[int] = []
    umask = os.umask(0)
    try:
        desk.edit(
            LETTER,
            lambda file: modes.extend(
                stat.S_IMODE(one.stat().st_mode) for one in (file, file.parent, desk.folder)
            ),
        )
    finally:
        os.umask(umask)
    assert modes == [0o600, 0o700, 0o700]
    name = Path(desk.commands[0][-1]).name
    assert name == "ada-lindqvist.txt"


def test_what_the_editor_puts_beside_the_file_goes_with_it(desk: Desk) -> None:
    desk.edit(LETTER, lambda file: file.with_name(".ada.swp").write_text("Words"))
    assert desk.left == []


def test_an_editor_that_ends_with_an_error_changes_nothing(desk: Desk) -> None:
    desk.code = 1
    with pytest.raises(EditorFailed, match=r"“ed” ended with an error \(1\), so nothing was"):
        desk.edit(LETTER, lambda file: None)
    assert (desk.kept, desk.left) == ([], [])


def test_what_an_editor_saved_before_it_was_killed_is_left_and_named(desk: Desk) -> None:
    desk.code = -9
    with pytest.raises(EditorFailed) as raised:
        desk.edit(LETTER, lambda file: file.write_text("Half a message"))
    (left,) = desk.left
    assert str(left) in str(raised.value)
    assert left.read_text() == "Half a message"
    assert desk.kept == []


def test_words_that_the_book_cannot_take_are_left_in_the_file(desk: Desk) -> None:
    desk.book_is_full = True
    with pytest.raises(EditedWordsNotSaved, match=r"No space is left\. Your words") as raised:
        desk.edit(LETTER, lambda file: file.write_text("Subject: A\n\nAn hour of work\n"))
    (left,) = desk.left
    assert str(left) in str(raised.value)
    assert "An hour of work" in left.read_text()
    assert raised.value.exit_code == 3


@pytest.mark.parametrize("size", [LONGEST_NOTE + 1, 5 * LONGEST_NOTE])
def test_a_message_that_has_grown_too_long_is_left_whole_in_the_file(desk: Desk, size: int) -> None:
    with pytest.raises(EditorFailed, match=r"longer than 100,000 characters"):
        desk.edit(LETTER, lambda file: file.write_text("x" * size))
    assert [path.stat().st_size for path in desk.left] == [size]
    assert desk.kept == []
    assert len(desk.edit(LETTER, lambda file: file.write_text("x" * LONGEST_NOTE)).body) == 100_000


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the way")
    with pytest.raises(EditorFailed, match="No file for the editor could be made"):
        Desk(tmp_path / "state" / "editing").edit(LETTER, lambda file: None)


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"EDITOR": "vim"}, ["vim"]),
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"VISUAL": "  ", "EDITOR": "'/opt/my editor/bin' -n"}, ["/opt/my editor/bin", "-n"]),
        ({"EDITOR": "vi; touch pwned"}, ["vi;", "touch", "pwned"]),
        ({"PATH": "/usr/bin"}, ["nano"]),
    ],
)
def test_the_editor_is_the_one_named(environ: Mapping[str, str], command: list[str]) -> None:
    assert editor_command(environ, lambda program, path: f"/usr/bin/{program}") == command


def test_without_a_name_vi_comes_after_nano_and_then_a_question() -> None:
    assert editor_command({}, lambda program, _: program if program == "vi" else None) == ["vi"]
    with pytest.raises(EditorFailed, match="No editor is named"):
        editor_command({"PATH": "/nowhere"})


def test_a_quote_that_is_not_closed_is_told() -> None:
    with pytest.raises(EditorFailed, match=r"\$EDITOR is “vi '”"):
        editor_command({"EDITOR": "vi '"})


def script(folder: Path, line: str) -> dict[str, str]:
    """An environment with an editor in a folder with a space and a quote in its name."""
    path = folder / "my editor's" / "ed; touch pwned"
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o700)
    return {"EDITOR": f'"{path}" --wait', "PATH": os.environ["PATH"], "TOKEN": "given"}


def test_a_real_editor_is_run_without_a_shell_in_the_environment_given(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "editing")
    environ = script(tmp_path, 'printf "%s %s" "$1" "$TOKEN" > "$2"')
    got = edited(
        NOTE, "$(touch pwned)", desk.folder, environ=environ, run=run_in_terminal, keep=desk.keep
    )
    assert got.body == "--wait given"
    assert not list(tmp_path.rglob("pwned"))
    assert desk.left == []


@pytest.mark.parametrize("editor", ["/no/such/editor", "."])
def test_an_editor_that_is_not_there_is_told(desk: Desk, editor: str) -> None:
    with pytest.raises(EditorFailed, match="could not be run"):
        edited(
            NOTE,
            "Ada",
            desk.folder,
            environ={"EDITOR": editor},
            run=run_in_terminal,
            keep=desk.keep,
        )
    assert desk.left == []


def test_an_interrupt_is_for_the_editor_alone() -> None:
    interrupting = "import os, signal; os.kill(os.getppid(), signal.SIGINT)"
    assert run_in_terminal([sys.executable, "-c", interrupting], os.environ) == 0
