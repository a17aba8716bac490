"""A damaged book through the command line: said in one sentence, touched by nothing."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

import pytest

from reconnect_tui.storage.backups import Backups
from reconnect_tui.storage.book_file import BookFile


class Cli(Protocol):
    path: Path

    def __call__(
        self, *argv: str, typed: str = ..., tty: bool = ..., **environment: str
    ) -> CompletedProcess[str]: ...


GOOD = '{"meta": {"1": {"schema": 1}}, "contacts": {"1": {"name": "Ada"}}}'
DEEP = "[" * 100_000


def contacts(text: str) -> str:
    return f'{{"meta": {{"1": {{"schema": 1}}}}, "contacts": {text}}}'


def schema(text: str) -> str:
    return f'{{"meta": {{"1": {{"schema": {text}}}}}, "contacts": {{}}}}'


def cases() -> Iterator[tuple[str, bytes]]:
    """What a damaged file is called, and what is in it."""
    texts = {
        "empty": "",
        "a space": " ",
        "line ends": "\n\r\n",
        "null": "null",
        "true": "true",
        "a list": "[]",
        "a number": "7",
        "a word": '"meta"',
        "no tables": "{}",
        "another program's": '{"_default": {"1": {"name": "Ada"}}}',
        "one letter": "{",
        "cut in the middle": GOOD[: len(GOOD) // 2],
        "cut at the end": GOOD[:-1],
        "one end too many": GOOD + "}",
        "an older tail": GOOD + '"Ada"}}}',
        "twice": GOOD * 2,
        "a byte order mark": "\ufeff" + GOOD,
        "a comment": "// mine\n" + GOOD,
        "a comment at the end": GOOD + "\n# mine",
        "a comma too many": contacts('{"1": {"name": "Ada"},}'),
        "a comma too few": contacts('{"1": {"name": "Ada"} "2": {"name": "Bo"}}'),
        "single quotes": GOOD.replace('"', "'"),
        "no quotes": GOOD.replace('"', ""),
        "an escape that is none": contacts('{"1": {"name": "\\q"}}'),
        "half an escape": contacts('{"1": {"name": "\\u12"}}'),
        "a line end in a name": contacts('{"1": {"name": "A\nda"}}'),
        "a control character": contacts('{"1": {"name": "A\x01"}}'),
        "a sequence for the terminal": contacts('{"1": {"name": "\x1b]52;c;UFdO\x07"}}'),
        "NaN": contacts('{"1": {"name": "Ada", "x": NaN}}'),
        "Infinity": contacts('{"1": {"name": "Ada", "x": -Infinity}}'),
        "a number beyond all": contacts('{"1": {"name": "Ada", "x": 1e999}}'),
        "a number of 5000 digits": contacts(f'{{"1": {{"name": "Ada", "x": {"9" * 5000}}}}}'),
        "a key twice": contacts('{"1": {"name": "Ada", "name": "Bo"}}'),
        "a person twice": contacts('{"1": {"name": "Ada"}, "1": {"name": "Bo"}}'),
        "a table twice": GOOD[:-1] + ', "contacts": {}}',
        "nested without an end": contacts(DEEP),
        "nested deeply": contacts(f'{{"1": {{"name": "A", "x": {DEEP}{"]" * 100_000}}}}}'),
        "id 0": contacts('{"0": {"name": "Ada"}}'),
        "id -1": contacts('{"-1": {"name": "Ada"}}'),
        "id 01": contacts('{"01": {"name": "Ada"}}'),
        "id 1.5": contacts('{"1.5": {"name": "Ada"}}'),
        "id abc": contacts('{"abc": {"name": "Ada"}}'),
        "id of Arabic figures": contacts('{"١": {"name": "Ada"}}'),
        "a huge id": contacts(f'{{"{"9" * 5000}": {{"name": "A"}}}}'),
        "an empty id": contacts('{"": {"name": "Ada"}}'),
        "people in a list": contacts('[{"name": "Ada"}]'),
        "people that are null": contacts("null"),
        "another table that is a word": GOOD[:-1] + ', "drafts": "none"}',
        "a person in a list": contacts('{"1": ["Ada"]}'),
        "a person that is null": contacts('{"1": null}'),
        "a person that is a word": contacts('{"1": "Ada"}'),
        "meta that is a number": '{"meta": {"1": 5}, "contacts": {}}',
        "no name": contacts('{"1": {"note": "who?"}}'),
        "a name that is null": contacts('{"1": {"name": null}}'),
        "a name that is a number": contacts('{"1": {"name": 5}}'),
        "a newer schema": schema("2"),
        "a huge schema": schema("9" * 30),
        "schema 0": schema("0"),
        "a schema that is a word": schema('"1"'),
        "a schema that is true": schema("true"),
        "a schema that is null": schema("null"),
        "a vCard": "BEGIN:VCARD\nFN:Ada\nEND:VCARD\n",
        "a web page": "<!doctype html><title>Sign in</title>",
        "what a merge left": GOOD.replace("{", "<<<<<<< HEAD\n{", 1) + "\n=======\n{}\n>>>>>>> x",
    }
    yield from ((name, text.encode()) for name, text in texts.items())
    yield "zeros", b"\0" * 4096
    yield "zeros at the end", GOOD.encode() + b"\0" * 40
    yield "a beginning of zeros", b"\0" * 20 + GOOD.encode()[20:]
    yield "UTF-16", GOOD.encode("utf-16")
    yield "Latin-1", GOOD.replace("Ada", "Zoë").encode("latin-1")
    yield "an SQLite file", b"SQLite format 3\0" + bytes(range(256))
    yield "a ZIP file", b"PK\x03\x04" + bytes(range(256))
    yield "a packed file", b"\x1f\x8b\x08" + bytes(range(256))


DAMAGED = dict(cases())
READS = (["next"], ["find", "ada"], ["list", "--json"], ["show", "1"], ["backup"], ["undo"])
WRITES = (["add", "Zoë"], ["log", "ada", "x"], ["remove", "1", "--yes"], ["sent", "1"])


def trace(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(item.relative_to(folder)): (item.lstat().st_mtime_ns, item.read_bytes())
        for item in sorted(folder.rglob("*"))
        if item.is_file()
    }


def test_there_are_many_ways_to_be_damaged() -> None:
    assert len(DAMAGED) >= 60


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_file_is_told_in_one_sentence_and_left_as_it_is(case: str, cli: Cli) -> None:
    cli.path.write_bytes(DAMAGED[case])
    before = trace(cli.path.parent)
    place = list(DAMAGED).index(case)
    for call in (READS[place % len(READS)], WRITES[place % len(WRITES)], ["doctor"]):
        result = cli(*call)
        assert result.returncode == 3
        told = result.stdout if call == ["doctor"] else result.stderr
        assert str(cli.path) in told
        assert "Traceback" not in result.stderr
        assert not set(told) & {"\x1b", "\x07", "\0", "\ufeff"}
        assert len(told) < 3_000
        if call != ["doctor"]:
            assert result.stdout == ""
            first, *_ = result.stderr.split("\n")
            assert first.startswith("reconnect: ")
            assert "left exactly as it is" in first
        assert trace(cli.path.parent) == before


@pytest.mark.parametrize("call", [["next"], ["add", "Zoë"], ["list", "--json"]])
def test_the_message_is_followed_by_at_most_five_good_copies(cli: Cli, call: list[str]) -> None:
    kept = Backups(BookFile(cli.path).backups_folder)
    for day in range(1, 8):
        kept.keep(cli.path, "manual", datetime(2001, 11, day, 12).astimezone())
    (bad,) = [one for one in kept.all() if one.at.astimezone().day == 6]
    bad.path.write_text("{", encoding="utf-8")
    cli.path.write_bytes(b"{")
    result = cli(*call)
    assert (result.returncode, result.stdout) == (3, "")
    copies = [line.split() for line in result.stderr.splitlines() if line.startswith("  ")]
    assert copies == [
        [f"2001-11-{day:02}", "12:00", "manual", "5", "people"] for day in (7, 5, 4, 3, 2)
    ]
    assert result.stderr.count("reconnect restore”") == 1
    assert "reconnect doctor --repair" in result.stderr


@pytest.mark.parametrize("data", [b"{}", b'{"meta": {"1": {"schema": 99}}}'])
def test_no_copies_are_offered_for_what_is_not_damaged(data: bytes, cli: Cli) -> None:
    cli("backup")
    cli.path.write_bytes(data)
    result = cli("list")
    assert result.returncode == 3
    assert result.stderr.count("\n") == 1


def test_the_next_step_names_the_file_that_was_named(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "my people.json"
    path.write_bytes(b"{")
    result = cli("--file", str(path), "list")
    assert f"reconnect --file '{path}' doctor --repair" in result.stderr


def test_a_damaged_file_ends_a_process_without_a_traceback(
    cli: Cli, process: Callable[..., CompletedProcess[bytes]]
) -> None:
    cli.path.write_bytes(b"{")
    result = process("list")
    assert (result.returncode, result.stdout) == (3, b"")
    assert b"Traceback" not in result.stderr
    assert b"There is no good copy" in result.stderr
