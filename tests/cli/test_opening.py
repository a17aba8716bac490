"""Help, versions, the bare command, and what a fresh process loads."""

import os
import pty
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, CompletedProcess, Popen, run
from typing import Protocol

import pytest

from reconnect_tui.cli.commands import GROUPS

COMMANDS = [command.name for group in GROUPS.values() for command in group]
Process = Callable[..., CompletedProcess[bytes]]


class Cli(Protocol):
    path: Path
    environment: dict[str, str]

    def __call__(self, *argv: str, tty: bool = ..., **env: str) -> CompletedProcess[str]: ...


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(cli: Cli, name: str) -> None:
    result = cli(name, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(f"usage: reconnect {name} ")
    assert f"\n  reconnect {name}" in result.stdout.partition("example")[2]
    assert "--json" in result.stdout
    assert cli(name, "-h").stdout == result.stdout


def test_the_help_lists_every_command_in_its_group(cli: Cli) -> None:
    shown = cli("--help").stdout
    for title, commands in GROUPS.items():
        assert f"\n{title}:\n" in shown
        for command in commands:
            assert f"\n  {command.name} " in shown


def test_help_is_shown_even_when_words_are_missing(cli: Cli) -> None:
    assert cli("log", "--help").returncode == 0
    assert cli("--file", "x", "--help").returncode == 0


def test_the_version_names_textual_and_the_data_file(cli: Cli) -> None:
    shown = cli("--version").stdout
    assert "reconnect 0." in shown
    assert "Textual 8." in shown
    assert f"data: {cli.path}" in shown


def test_without_a_terminal_the_bare_command_points_to_the_others(cli: Cli) -> None:
    for argv in ([], ["--demo"]):
        result = cli(*argv)
        assert (result.returncode, result.stdout) == (2, "")
        assert "reconnect next" in result.stderr
    assert cli(tty=True, TERM="dumb").returncode == 2


def test_a_screen_is_not_opened_on_an_invalid_day(cli: Cli) -> None:
    result = cli(tty=True, RECONNECT_TODAY="soon")
    assert result.returncode == 2
    assert "RECONNECT_TODAY" in result.stderr


@pytest.mark.parametrize(
    "argv",
    [
        ["find", "ada"],
        ["list"],
        ["show", "ada"],
        ["next"],
        ["due"],
        ["moves", "ada"],
        ["log", "ada", "x", "--on", "2026-11-01"],
        ["log", "yesterday: tea with Ada"],
        ["draft", "ada"],
        ["add", "Zoë"],
        ["undo"],
        ["goals"],
        ["demo", "demo.json"],
        ["--version"],
        ["--help"],
    ],
    ids=lambda argv: argv[0],
)
def test_no_command_loads_what_only_the_screen_needs(cli: Cli, argv: list[str]) -> None:
    loaded = _modules_loaded_by(cli, argv)
    assert not loaded & {"textual", "rich", "dateparser", "pyperclip"}
    if argv[0].startswith("--"):
        assert not loaded & {"tinydb", "rapidfuzz", "filelock"}


def _modules_loaded_by(cli: Cli, argv: list[str]) -> set[str]:
    program = (
        "import sys\n"
        "from reconnect_tui.__main__ import main\n"
        "main()\n"
        "print(' '.join({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    result = run(
        [sys.executable, "-c", program, *argv],
        env={"PATH": os.environ["PATH"], "HOME": str(cli.path.parent), **cli.environment},
        cwd=cli.path.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stderr.splitlines()[-1].split())


def test_a_process_ends_with_the_exit_code_of_the_command(process: Process) -> None:
    assert process("find", "ada").returncode == 0
    assert process("find", "zzzzqqq").returncode == 1
    assert process("find").returncode == 2


def test_a_reader_that_leaves_early_is_no_trouble(process: Process, cli: Cli) -> None:
    program = [sys.executable, "-m", "reconnect_tui", "list", "--json"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(cli.path.parent), **cli.environment}
    reader, writer = os.pipe()
    os.close(reader)
    with Popen(program, env=environment, stdout=writer, stderr=PIPE) as child:
        os.close(writer)
        _, said = child.communicate()
    assert said == b""
    assert child.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_stdout_is_said(cli: Cli) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cli.path.parent), **cli.environment}
    with Path("/dev/full").open("w") as full:
        result = run(
            [sys.executable, "-m", "reconnect_tui", "list"],
            env=environment,
            stdout=full,
            stderr=PIPE,
            text=True,
            check=False,
        )
    assert result.returncode == 2
    assert "could not be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_output_is_utf_8_whatever_the_locale(process: Process) -> None:
    result = process("find", "愛子", "--json", environment={"LC_ALL": "C", "LANG": "C"})
    assert "田中 愛子" in result.stdout.decode("utf-8")


def test_bytes_that_are_no_text_are_no_trouble(cli: Cli) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cli.path.parent), **cli.environment}
    command = [sys.executable.encode(), b"-m", b"reconnect_tui", b"add", b"Zo\xff"]
    result = run(command, env=environment, capture_output=True, check=False)
    assert result.returncode == 0
    assert result.stdout.decode("utf-8") == "Added Zo\ufffd (6).\n"


def test_closed_streams_are_no_trouble(cli: Cli) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cli.path.parent), **cli.environment}
    command = f"{sys.executable} -m reconnect_tui find ada >&- 2>&- <&-"
    assert run(["sh", "-c", command], env=environment, check=False).returncode == 0


def test_remove_asks_on_a_real_terminal(cli: Cli) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cli.path.parent), **cli.environment}
    mine, theirs = pty.openpty()
    with Popen(
        [sys.executable, "-m", "reconnect_tui", "remove", "ada"],
        env={**environment, "TERM": "xterm"},
        stdin=theirs,
        stdout=PIPE,
        stderr=PIPE,
        text=True,
    ) as child:
        os.write(mine, b"y\n")
        out, said = child.communicate()
    os.close(mine)
    os.close(theirs)
    assert "[y/N]" in said
    assert out.startswith("Removed Ada Lovelace (1).")
