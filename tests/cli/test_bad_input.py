"""What people and files do wrong: one sentence on stderr, the right exit code, nothing changed."""

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, Protocol

import pytest

from reconnect_tui.cli.commands import GROUPS, commands_by_name


class Cli(Protocol):
    path: Path

    def __call__(
        self, *argv: str, typed: str = ..., tty: bool = ..., **env: str
    ) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> Any: ...

    def book(self) -> dict[str, dict[str, Any]]: ...


WRONG = [
    (["fnid", "ada"], 2, "Did you mean “reconnect find”?"),
    (["qqqqqqqq"], 2, "There is no command “qqqqqqqq”."),
    ([""], 2, "There is no command “”."),
    (["--nonsense"], 2, "--nonsense"),
    (["--file"], 2, "--file"),
    (["find"], 2, "QUERY"),
    (["find", ""], 2, "Say what to look for"),
    (["find", "planet:mars"], 2, "planet"),
    (["find", "ada", "-n", "0"], 2, "above zero"),
    (["find", "ada", "-n", "-3"], 2, "above zero"),
    (["find", "ada", "-n", "many"], 2, "above zero"),
    (["find", "ada", "--format", "pine"], 2, "pine"),
    (["find", "ada", "--format", "mutt", "--json"], 2, "Choose one"),
    (["save"], 2, "URL"),
    (["save", "javascript:alert(1)"], 2, "no page on the web"),
    (["saved", "9"], 1, "There is no link 9"),
    (["saved", "--drop"], 2, "Say which link"),
    (["bridges", "zzzzqqq"], 1, "Nobody answers"),
    (["drafts", "99"], 1, "There is no draft:99"),
    (["drafts", "--versions"], 2, "Name the message"),
    (["drafts", "--take", "0"], 2, "above zero"),
    (["closeness", "ada", "--", "-3"], 2, "“-3” is no closeness"),
    (["list", "--sort", "shoe"], 2, "shoe"),
    (["list", "planet:mars"], 2, "planet"),
    (["show"], 2, "CONTACT"),
    (["show", ""], 2, "Name a person"),
    (["show", "grace"], 2, "Several people answer to “grace”"),
    (["show", "zzzzqqq"], 1, "Nobody answers to “zzzzqqq”"),
    (["show", "99"], 1, "Nobody has the id 99"),
    (["show", "9" * 400], 1, "Nobody has the id"),
    (["next", "-n", "x"], 2, "above zero"),
    (["due", "--within", "soon"], 2, "“soon”"),
    (["due", "--within", "yesterday"], 2, "does not lead ahead"),
    (["snooze", "ada"], 2, "WHEN"),
    (["snooze", "ada", "whenever"], 2, "“whenever”"),
    (["snooze", "ada", "yesterday"], 2, "does not lie ahead"),
    (["snooze", "ada", "2027-03"], 2, "names no day"),
    (["snooze", "grace", "2w"], 2, "Several people"),
    (["star", "zzzzqqq"], 1, "Nobody answers"),
    (["pause", "zzzzqqq"], 1, "Nobody answers"),
    (["letgo", "zzzzqqq"], 1, "Nobody answers"),
    (["wake", "zzzzqqq"], 1, "Nobody answers"),
    (["rhythm", "ada", "often"], 2, "“often” is no rhythm"),
    (["rhythm", "ada", "9999"], 2, "is no rhythm"),
    (["rhythm", "ada", "９"], 2, "is no rhythm"),
    (["closeness", "ada", "6"], 2, "“6” is no closeness"),
    (["closeness", "ada"], 2, "1-5"),
    (["tag", "ada"], 2, "TAG"),
    (["tag", "ada", " "], 2, "needs a word"),
    (["goal", "ada", "fame"], 2, "“fame” is no goal"),
    (["goals", "fame"], 2, "“fame” is no goal"),
    (["goals", "--need-by", "2027-01-01"], 2, "Name the goal"),
    (["goals", "networking", "--need-by", "2019-01-01"], 2, "does not lie ahead"),
    (["goals", "networking", "--clear"], 2, "--clear"),
    (["check", "-"], 2, "--for"),
    (["check", "no-such-file.txt", "--for", "ada"], 2, "no-such-file.txt"),
    (["check", "-", "--for", "zzzzqqq"], 1, "Nobody answers"),
    (["check", "-", "--for", "ada", "--stage", "late"], 2, "late"),
    (["draft", "zzzzqqq"], 1, "Nobody answers"),
    (["draft", "ada", "--move", "sing"], 2, "sing"),
    (["draft", "ada", "--tone", "icy"], 2, "icy"),
    (["draft", "ada", "--channel", "pigeon"], 2, "pigeon"),
    (["draft", "ada", "--set", "memory"], 2, "is no SLOT=TEXT"),
    (["draft", "ada", "--set", "shoe=38"], 2, "shoe"),
    (["moves", "zzzzqqq"], 1, "Nobody answers"),
    (["sent", "zzzzqqq"], 1, "Nobody answers"),
    (["sent", "draft:77"], 1, "There is no draft:77"),
    (["sent", "ada", "--on", "tomorrow"], 2, "lies ahead"),
    (["sent", "ada", "--on", "2019"], 2, "names no day"),
    (["log"], 2, "CONTACT"),
    (["log", "ada", ""], 2, "the text is empty"),
    (["log", "ada", "x", "--kind", "seance"], 2, "seance"),
    (["log", "ada", "x", "--on", "12/03/2019"], 2, "12/03/2019"),
    (["log", "ada", "x", "--on", "tomorrow"], 2, "lies ahead"),
    (["log", "ada", "x", "--in", "--out"], 2, "Choose one: --in or --out."),
    (["log", ",", "x"], 2, "with whom"),
    (["log", "ada, zzzzqqq", "x"], 1, "“zzzzqqq”"),
    (["log", "", "x"], 2, "with whom"),
    (["note", "ada"], 2, "TEXT"),
    (["note", "ada", ""], 2, "the text is empty"),
    (["replied", "zzzzqqq"], 1, "Nobody answers"),
    (["replied", "ada", "x", "--on", "never"], 2, "“never”"),
    (["met", "ada", "x", "--on", "2027-01-01"], 2, "lies ahead"),
    (["settled", "zzzzqqq"], 1, "Nobody answers"),
    (["me", "--short"], 2, "expected one argument"),
    (["completion", "tcsh"], 2, "invalid choice"),
    (["schedule", "ada", "someday"], 2, "“someday”"),
    (["news", "ada", "rumour", "x"], 2, "“rumour” is no kind of news"),
    (["news", "ada", "birthday"], 2, "needs its day"),
    (["news", "ada", "award", "x", "--on", "whenever"], 2, "“whenever”"),
    (["news", "ada", "award", "x", "--with", "4"], 2, "--with goes with mutual_sighting"),
    (["news", "ada", "mutual_sighting", "--with", "ada"], 2, "same person twice"),
    (["news", "ada", "--drop", "1"], 2, "has no number 1"),
    (["news", "ada", "--drop", "1", "--edit", "1"], 2, "Choose one: --drop or --edit."),
    (["news", "ada", "--on", "today"], 2, "stands alone"),
    (["promise", "ada", " "], 1, "No promises between you and Ada"),
    (["promise", "ada", "x", "--by", "some day"], 2, "“some day”"),
    (["promise", "ada", "x", "--on", "today"], 2, "--on goes with --kept"),
    (["promise", "ada", "--kept", "1"], 2, "has no number 1"),
    (["promise", "george", "--kept", "1", "--on", "tomorrow"], 2, "lies ahead"),
    (["promise", "george", "--edit", "1"], 2, "Say what changes"),
    (["promise", "george", "--edit", "1", "x", "--theirs"], 2, "--theirs goes with a new"),
    (["gave", "ada"], 2, "TEXT"),
    (["gave", "ada", ""], 2, "the text is empty"),
    (["gave", "ada", "x", "--on", "tomorrow"], 2, "lies ahead"),
    (["asked", "ada", ""], 2, "the text is empty"),
    (["asked", "zzzzqqq", "x"], 1, "Nobody answers"),
    (["mutual", "ada", "1"], 2, "same person twice"),
    (["mutual", "ada", "--remove"], 2, "Name the other person"),
    (["stats", "--weeks", "0"], 2, "above zero"),
    (["export", "--to", "papyrus"], 2, "papyrus"),
    (["export", "--to", "csv", "--json"], 2, "Choose one"),
    (["export", "--to", "ics", "--private"], 2, "nothing private"),
    (["export", "--raw"], 2, "--raw is for"),
    (["export", "-o", "/nowhere/at/all.json"], 2, "There is no folder"),
    (["export", "-o", "/"], 2, "is a folder"),
    (["import"], 2, "PATH"),
    (["import", "/nowhere/at/all.zip"], 2, "/nowhere/at/all.zip"),
    (["import", "/nowhere/at/all.zip", "--format", "pigeon"], 2, "pigeon"),
    (["add"], 2, "NAME"),
    (["add", " "], 2, "needs a name"),
    (["add", "Zoë", "--email", "nonsense"], 2, "“nonsense” is no email"),
    (["edit", "ada"], 2, "FIELD=VALUE"),
    (["edit", "title=CTO"], 2, "Say who"),
    (["edit", "ada", "title=Head", "of"], 2, "“of” is no FIELD=VALUE"),
    (["edit", "ada", "shoe=38"], 2, "There is no field “shoe”"),
    (["edit", "ada", "name="], 2, "needs a name"),
    (["edit", "ada", "birthday=2026-02-31"], 2, "no day of the calendar"),
    (["remove", "ada"], 2, "--yes"),
    (["purge", "ada"], 2, "--yes"),
    (["remove", "zzzzqqq", "--yes"], 1, "Nobody answers"),
    (["duplicates"], 1, "No two people"),
    (["merge", "ada"], 2, "OTHER"),
    (["merge", "1", "1"], 2, "is one record already"),
    (["backups"], 1, "No copies yet"),
    (["restore"], 1, "no good copy"),
    (["restore", "yesterday"], 1, "no good copy of yesterday"),
    (["restore", "some day"], 2, "“some day”"),
    (["restore", "/nowhere/at/all.json"], 2, "there is no such file"),
    (["undo"], 1, "no change left"),
    (["demo"], 2, "PATH"),
    (["demo", ""], 2, "Name a file"),
]


@pytest.mark.parametrize(("argv", "code", "words"), WRONG, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_said_on_stderr_and_changes_nothing(
    cli: Cli, argv: list[str], code: int, words: str
) -> None:
    before = cli.path.read_bytes()
    result = cli(*argv)
    assert result.returncode == code, result.stderr
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert cli.path.read_bytes() == before
    assert sorted(path.name for path in cli.path.parent.iterdir()) in (
        ["book.json"],
        ["book.json", "book.json.lock"],
    )


CANNOT_BE_WRONG = {"backup", "doctor"}


def test_every_command_is_in_the_table_of_wrong_input() -> None:
    shown = {argv[0] for argv, _, _ in WRONG} | CANNOT_BE_WRONG
    assert {command.name for group in GROUPS.values() for command in group} <= shown


CALLS = {
    "find": ["ada"],
    "schedule": ["ada", "friday"],
    "completion": ["bash"],
    "save": ["https://example.org/a"],
    "bridges": ["ada"],
    "show": ["ada"],
    "snooze": ["ada", "2w"],
    "rhythm": ["ada", "90"],
    "closeness": ["ada", "3"],
    "goal": ["ada", "networking"],
    "log": ["ada", "x"],
    "note": ["ada", "x"],
    "news": ["ada", "award"],
    "promise": ["ada", "x"],
    "gave": ["ada", "x"],
    "asked": ["ada", "x"],
    "mutual": ["ada"],
    "import": ["Connections.csv"],
    "add": ["Zoë"],
    "edit": ["ada", "city=Turin"],
    "tag": ["ada", "x"],
    "remove": ["ada", "--yes"],
    "purge": ["ada", "--yes"],
    "merge": ["1", "2"],
    "moves": ["ada"],
    "sent": ["ada"],
    "check": ["-", "--for", "ada"],
    "draft": ["ada"],
    "drafts": ["1"],
    **{name: ["ada"] for name in ("star", "pause", "letgo", "wake", "replied", "met", "settled")},
}
DAMAGED = {
    "truncated": b'{"meta": {"1": {"schema": 1}}, "contacts": {"1": {"na',
    "empty": b"",
    "foreign": b'{"shopping": {}}',
    "newer": b'{"meta": {"1": {"schema": 99}}, "contacts": {}}',
}


FOR_TROUBLE = {"demo", "doctor", "backups", "restore", "completion"}


@pytest.mark.parametrize("name", sorted(set(commands_by_name()) - FOR_TROUBLE))
@pytest.mark.parametrize("damage", sorted(DAMAGED))
def test_a_book_in_trouble_is_exit_three_for_every_command(
    cli: Cli, name: str, damage: str
) -> None:
    cli.path.write_bytes(DAMAGED[damage])
    csv = cli.path.with_name("Connections.csv")
    csv.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
    call = [str(csv)] if name == "import" else CALLS.get(_main_name(name), [])
    result = cli(name, *call)
    assert result.returncode == 3, result.stderr
    assert result.stdout == ""
    assert str(cli.path) in result.stderr
    assert "left exactly as it is" in result.stderr
    assert cli.path.read_bytes() == DAMAGED[damage]


def _main_name(name: str) -> str:
    return commands_by_name()[name].name


@pytest.mark.parametrize("day", ["yesterday", "2026-02-31", "2026-11", "x" * 500])
def test_an_invalid_today_is_exit_two(cli: Cli, day: str) -> None:
    for argv in (["find", "ada"], ["moves"], ["undo"]):
        result = cli(*argv, RECONNECT_TODAY=day)
        assert result.returncode == 2
        assert "RECONNECT_TODAY" in result.stderr


HOSTILE = "[bold]Mallory\x1b]0;owned\x07\u202e\x9b31m\n2\tOscar\x00"


@pytest.mark.parametrize(
    "argv",
    [
        ["find", "mallory"],
        ["find", "mallory", "-p"],
        ["find", "mallory", "--json"],
        ["find", "mallory", "--format", "mutt"],
        ["find", "mallory", "--format", "aerc"],
        ["list"],
        ["show", "7"],
        ["show", "7", "--json"],
        ["next", "-n", "99", "--explain"],
        ["due"],
        ["draft", "7"],
        ["star", "7"],
        ["moves", "7"],
        ["remove", "7", "--yes"],
        ["purge", "7", "--yes"],
        ["find", HOSTILE],
        ["show", HOSTILE],
        [HOSTILE],
        ["due", "--within", HOSTILE],
        ["edit", "7", f"{HOSTILE}=1"],
    ],
    ids=lambda argv: " ".join(argv)[:30].encode("ascii", "backslashreplace").decode(),
)
@pytest.mark.parametrize("tty", [False, True])
def test_no_name_can_speak_to_the_terminal(cli: Cli, argv: list[str], tty: bool) -> None:
    tables = cli.book()
    tables["contacts"]["7"] = {
        "name": HOSTILE,
        "organization": HOSTILE,
        "title": HOSTILE,
        "note": HOSTILE,
        "emails": [f"m{HOSTILE}@example.org"],
        "shared_memories": [HOSTILE],
        "timeline": [{"uid": "x", "date": "2020-01-01", "kind": "note", "summary": HOSTILE}],
        "followups": [{"kind": "nudge", "due": "2026-11-01", "text": HOSTILE}],
    }
    cli.path.write_text(json.dumps(tables), "utf-8")
    result = cli(*argv, tty=tty, NO_COLOR="1")
    for text in (result.stdout, result.stderr):
        for forbidden in "\x1b\x07\x9b\x00\u202e":
            assert forbidden not in text
    assert "Traceback" not in result.stderr


def test_a_row_stays_one_row_whatever_the_name(cli: Cli) -> None:
    tables = cli.book()
    tables["contacts"]["7"] = {"name": HOSTILE, "emails": ["m@example.org"]}
    cli.path.write_text(json.dumps(tables), "utf-8")
    (row,) = cli("find", "mallory", "-p").stdout.splitlines()
    assert row.count("\t") == 4
    (row,) = cli("find", "mallory", "--format", "aerc").stdout.splitlines()
    assert row.count("\t") == 1


def test_json_keeps_what_stands_in_the_book_to_the_letter(cli: Cli) -> None:
    tables = cli.book()
    tables["contacts"]["7"] = {"name": HOSTILE}
    cli.path.write_text(json.dumps(tables), "utf-8")
    assert cli.document("show", "7")["name"] == HOSTILE


def test_what_is_typed_is_made_harmless_before_it_is_kept(cli: Cli) -> None:
    cli("add", HOSTILE)
    assert cli.book()["contacts"]["6"]["name"] == "[bold]Mallory]0;owned31m 2 Oscar"


@pytest.mark.parametrize(
    "argv",
    [
        ["find", "a" * 1_000_000],
        ["show", "a" * 1_000_000],
        ["list", "zq " * 300_000],
        ["snooze", "ada", "1" * 1_000_000],
        ["due", "--within", "9" * 1_000_000],
        ["rhythm", "ada", "9" * 1_000_000],
        ["next", "-n", "9" * 1_000_000],
        ["log", "a" * 1_000_000],
        ["edit", "ada", "a" * 1_000_000 + "=x"],
        ["goal", "ada", "a" * 1_000_000],
        ["draft", "ada", "--move", "a" * 1_000_000],
        ["a" * 1_000_000],
        ["--file", "a" * 1_000_000, "list"],
    ],
    ids=lambda argv: " ".join(argv)[:20],
)
def test_a_megabyte_of_anything_gets_a_short_answer(cli: Cli, argv: list[str]) -> None:
    result = cli(*argv)
    assert result.returncode in (1, 2, 3)
    assert len(result.stderr) < 4_000
    assert "Traceback" not in result.stderr


def test_a_megabyte_of_text_is_kept_up_to_the_limits(cli: Cli) -> None:
    cli("add", "n" * 1_000_000, "--note", "x" * 1_000_000)
    contact = cli.book()["contacts"]["6"]
    assert (len(contact["name"]), len(contact["note"])) == (500, 100_000)


def test_many_people_of_one_name_are_not_all_listed(cli: Cli) -> None:
    tables = cli.book()
    tables["contacts"] = {str(number): {"name": f"Kim {number}"} for number in range(1, 200)}
    cli.path.write_text(json.dumps(tables), "utf-8")
    result = cli("show", "kim")
    assert result.returncode == 2
    assert result.stderr.count("\n") < 32
    assert "more" in result.stderr.splitlines()[-1]
