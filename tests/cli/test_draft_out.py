"""Handing a message out: `draft` and `drafts` with `--copy`, `--mailto`, `--eml` and `--edit`."""

import email
import email.policy
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

import pytest

from reconnect_tui.services.clipboard import Outcome


class Cli(Protocol):
    path: Path
    copied: list[tuple[str, str]]
    outcome: Outcome

    def __call__(self, *argv: str, tty: bool = ..., **env: str) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


Process = Callable[..., CompletedProcess[bytes]]

# --- A link ----------------------------------------------------------------------------------


def test_a_link_stands_alone_on_stdout_and_leads_to_an_email(cli: Cli) -> None:
    result = cli("draft", "ada", "--mailto")
    (link,) = result.stdout.splitlines()
    assert urlsplit(link)[:3] == ("mailto", "", "ada@example.org")
    kept = cli.book()["drafts"]["1"]
    fields = parse_qs(urlsplit(link).query)
    assert fields["subject"] == [kept["subject"]]
    assert fields["body"][0].replace("\r\n", "\n") == kept["body"]
    assert "Kept as draft:1 for Ada Lovelace (1)" in result.stderr


def test_without_an_address_the_link_names_nobody_and_that_is_told(cli: Cli) -> None:
    result = cli("draft", "george", "--mailto")
    assert result.returncode == 0
    assert result.stdout.startswith("mailto:?subject=")
    assert "No email address of George Boole can be used, so the link names nobody" in result.stderr
    assert "reconnect edit 3 email=" in result.stderr


def test_a_link_that_is_long_for_windows_is_told(cli: Cli) -> None:
    long = cli("draft", "ada", "--mailto", "--move", "nudge", "--set", f"new_thing={'ö' * 600}")
    assert "where programs take only 2,000" in long.stderr
    assert "where programs" not in cli("draft", "ada", "--mailto").stderr


# --- A mail file -----------------------------------------------------------------------------


@pytest.mark.parametrize("tty", [True, False])
def test_a_mail_file_stands_alone_on_stdout(cli: Cli, tty: bool) -> None:
    result = cli("draft", "田中", "--eml", tty=tty)
    assert "\r" not in result.stdout
    cli("edit", "5", "email=aiko@example.org")
    letter = cli("drafts", "1", "--eml", tty=tty).stdout
    message = email.message_from_bytes(letter.encode(), policy=email.policy.default)
    kept = cli.book()["drafts"]["1"]
    assert message["To"].addresses[0].display_name == "田中 愛子"
    assert (message["Subject"], message["X-Unsent"]) == (kept["subject"], "1")
    assert message["Date"].datetime.date().isoformat() == "2026-11-23"
    assert message.get_content().rstrip("\n") == kept["body"]


def test_the_channel_that_is_named_stays(cli: Cli) -> None:
    assert cli.document("draft", "ada", "--eml", "--channel", "sms")["channel"] == "sms"


def test_with_json_each_way_adds_its_key(cli: Cli) -> None:
    plain = set(cli.document("draft", "ada"))
    link = cli.document("draft", "ada", "--mailto")
    assert (set(link) - plain, link["mailto"][:22]) == ({"mailto"}, "mailto:ada@example.org")
    letter = cli.document("draft", "ada", "--eml")
    assert set(letter) - plain == {"eml"}
    assert "To: Ada Lovelace <ada@example.org>\n" in letter["eml"]
    assert cli.document("draft", "ada", "--copy")["copied"] == "verified"


# --- The clipboard ---------------------------------------------------------------------------


def test_the_subject_is_copied_only_where_it_is_asked_for(cli: Cli) -> None:
    cli("draft", "ada", "--channel", "email", "--copy")
    cli("drafts", "1", "--copy", "--with-subject")
    kept = cli.book()["drafts"]["1"]
    texts = [text for text, _ in cli.copied]
    assert texts == [kept["body"], f"{kept['subject']}\n\n{kept['body']}"]


def test_with_no_clipboard_the_way_to_the_words_is_told_and_nothing_counts_as_copied(
    process: Process, cli: Cli
) -> None:
    for where in ({}, {"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}):
        result = process("draft", "ada", "--copy", environment={"PATH": "/nowhere", **where})
        said = result.stderr.decode()
        assert "No clipboard could be reached. The text is in ~/" in said
        assert "Copied" not in said
    assert {draft.get("status", "open") for draft in cli.book()["drafts"].values()} == {"open"}


@pytest.mark.parametrize(
    ("first", "second"),
    [("--copy", "--eml"), ("--mailto", "--eml"), ("--edit", "--copy"), ("--eml", "--edit")],
)
def test_only_one_way_can_be_taken(cli: Cli, first: str, second: str) -> None:
    result = cli("draft", "ada", first, second)
    assert (result.returncode, result.stdout) == (2, "")
    assert f"Choose one: {first} or {second}." in result.stderr
    assert cli.book()["drafts"] == {}


def test_the_subject_alone_is_no_way_out(cli: Cli) -> None:
    result = cli("draft", "ada", "--with-subject")
    assert result.returncode == 2
    assert "--with-subject is for --copy" in result.stderr
    assert cli.book()["drafts"] == {}


# --- The editor ------------------------------------------------------------------------------


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """An environment whose editor is a script; `$1` is the file."""

    def make(line: str) -> dict[str, str]:
        path = tmp_path / "an editor"
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(0o700)
        return {"VISUAL": f"'{path}'", "EDITOR": "/not/this/one"}

    return make


Editor = Callable[[str], dict[str, str]]
HELLO = r"printf 'Subject: Hello\r\n\r\nNew words.\r\n' > \"$1\"".replace('\\"', '"')


def left_in(home: Path) -> list[Path]:
    return [path for path in home.rglob("editing/*") if path.is_dir()]


def test_a_message_is_finished_in_the_editor_in_one_step_of_undo(
    process: Process, cli: Cli, editor: Editor
) -> None:
    before = cli.book()
    result = process("draft", "ada", "--channel", "email", "--edit", environment=editor(HELLO))
    assert result.returncode == 0, result.stderr
    assert result.stdout.decode() == "Subject: Hello\n\nNew words.\n"
    kept = cli.book()["drafts"]["1"]
    assert (kept["subject"], kept["body"]) == ("Hello", "New words.")
    assert left_in(cli.path.parent) == []
    cli("undo")
    assert (cli.book()["drafts"], cli.book()["contacts"]) == ({}, before["contacts"])


def test_an_editor_that_is_left_without_a_change_keeps_the_message_as_composed(
    process: Process, cli: Cli, editor: Editor
) -> None:
    result = process("draft", "ada", "--edit", environment=editor("exit 0"))
    assert result.returncode == 0
    assert "The editor left the words as they were." in result.stderr.decode()
    assert cli.book()["drafts"]["1"]["body"] in result.stdout.decode()


@pytest.mark.parametrize("argv", [("draft", "ada"), ("drafts", "1")])
def test_an_editor_that_ends_with_an_error_changes_nothing(
    process: Process, cli: Cli, editor: Editor, argv: tuple[str, str]
) -> None:
    cli("draft", "ada")
    before = cli.book()
    result = process(*argv, "--edit", environment=editor('echo more >> "$1"; exit 1'))
    assert (result.returncode, result.stdout) == (2, b"")
    assert cli.book() == before
    (left,) = left_in(cli.path.parent)
    assert str(left) in result.stderr.decode()


def test_words_stay_in_the_file_where_the_person_is_gone_meanwhile(
    process: Process, cli: Cli, editor: Editor
) -> None:
    elsewhere = f"{HELLO}; python3 - <<'END'\nimport json\npath = '{cli.path}'\n"
    elsewhere += "book = json.load(open(path))\nbook['contacts'].pop('1')\n"
    elsewhere += "json.dump(book, open(path, 'w'))\nEND"
    result = process("draft", "1", "--edit", environment=editor(elsewhere))
    assert result.returncode == 3, result.stderr
    (left,) = left_in(cli.path.parent)
    assert str(left) in result.stderr.decode()
    assert "New words." in next(left.iterdir()).read_text()


def test_without_a_terminal_and_without_an_editor_nothing_is_opened(
    process: Process, cli: Cli
) -> None:
    result = process("draft", "ada", "--edit")
    assert result.returncode == 2
    assert b"There is no terminal for an editor" in result.stderr
    assert cli.book()["drafts"] == {}


# --- Many messages, and what they held -------------------------------------------------------


def test_every_message_that_is_waiting_is_listed_the_newest_first(cli: Cli) -> None:
    cli("draft", "ada", "--channel", "email")
    second = cli("draft", "ada", "--channel", "sms")
    assert "Also waiting for Ada Lovelace: draft:1." in second.stderr
    cli("draft", "george", "--copy")
    rows = cli.document("drafts")
    assert [(row["id"], row["name"], row["status"]) for row in rows] == [
        (3, "George Boole", "copied"),
        (2, "Ada Lovelace", "open"),
        (1, "Ada Lovelace", "open"),
    ]
    assert rows[0].keys() >= {
        *("id", "contact_id", "name", "move", "tone", "channel", "subject", "status"),
        *("created", "updated", "first_words", "versions"),
    }
    shown = cli("drafts").stdout.splitlines()
    assert [line.split()[0] for line in shown] == ["draft:3", "draft:2", "draft:1"]
    assert [row["id"] for row in cli.document("drafts", "ada")] == [2, 1]
    assert [draft["id"] for draft in cli.document("show", "ada")["drafts"]] == [1, 2]


def test_no_message_is_exit_one(cli: Cli) -> None:
    result = cli("drafts")
    assert (result.returncode, result.stdout) == (1, "")
    assert "reconnect draft CONTACT" in result.stderr
    assert json.loads(cli("drafts", "--json").stdout) == []


@pytest.mark.parametrize("name", ["1", "draft:1", "D1"])
def test_one_message_is_shown_in_full(cli: Cli, name: str) -> None:
    body = cli.document("draft", "ada")["body"]
    result = cli("drafts", name)
    assert result.returncode == 0
    assert body in result.stdout
    assert cli.document("drafts", name)["body"] == body


def test_a_message_that_is_not_there_or_gone_is_told(cli: Cli) -> None:
    assert cli("drafts", "7").returncode == 1
    cli("draft", "ada", "--channel", "email")
    cli("sent")
    result = cli("drafts", "1")
    assert result.returncode == 2
    assert "draft:1 is sent already" in result.stderr


def test_a_message_is_edited_gone_back_on_and_undone(
    process: Process, cli: Cli, editor: Editor
) -> None:
    composed = cli.document("draft", "ada", "--channel", "email")
    assert cli("drafts", "1", "--versions").returncode == 1
    result = process("drafts", "1", "--edit", environment=editor(HELLO))
    assert result.stdout.decode() == "Kept draft:1 for Ada Lovelace (1).\n"
    (version,) = cli.document("drafts", "1", "--versions")
    assert (version["version"], version["body"]) == (1, composed["body"])
    assert "There is an earlier version" in cli("drafts", "1").stderr
    assert cli("drafts", "1", "--versions").stdout.startswith("1  20")

    back = cli("drafts", "1", "--take", "1")
    assert "holds the words of 20" in back.stdout
    assert cli.book()["drafts"]["1"]["body"] == composed["body"]
    assert [one["body"] for one in cli.document("drafts", "1", "--versions")] == ["New words."]
    cli("undo")
    assert cli.book()["drafts"]["1"]["body"] == "New words."
    cli("undo")
    assert cli.book()["drafts"]["1"]["body"] == composed["body"]


def test_there_is_no_version_of_another_number(cli: Cli) -> None:
    cli("draft", "ada")
    result = cli("drafts", "1", "--take", "3")
    assert result.returncode == 2
    assert "There is no version 3 of draft:1" in result.stderr


def test_the_only_message_need_not_be_named_and_one_of_several_must(cli: Cli) -> None:
    cli("draft", "ada")
    cli("drafts", "--copy")
    assert len(cli.copied) == 1
    cli("draft", "george")
    result = cli("drafts", "--copy")
    assert result.returncode == 2
    assert "Name the message" in result.stderr
    cli("drafts", "george", "--copy")
    assert [title for _, title in cli.copied] == ["Ada Lovelace", "George Boole"]


def test_a_message_is_put_away_in_one_step_of_undo(cli: Cli) -> None:
    cli("draft", "ada")
    before = cli.book()
    assert cli("drafts", "1", "--drop").stdout == "Put draft:1 for Ada Lovelace (1) away.\n"
    assert cli("drafts").returncode == 1
    cli("undo")
    assert cli.book()["drafts"] == before["drafts"]
