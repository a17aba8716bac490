"""`completion`, and what a shell is told at each TAB."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

import pytest

NASTY = "$(touch gone) `touch gone`; 'Bo' \"B\""


class Cli(Protocol):
    path: Path

    def __call__(self, *argv: str) -> CompletedProcess[str]: ...

    def document(self, *argv: str) -> dict[str, str]: ...


def offered(cli: Cli, line: str, **environment: str) -> list[str]:
    """What can follow a line that was typed, asked for as the shells do."""
    answer = cli.path.with_name("answer")
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\013",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line.encode())),
        "RECONNECT_FILE": str(cli.path),
        **environment,
    }
    done = subprocess.run(
        [sys.executable, "-m", "reconnect_tui"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("", "")
    return answer.read_text("utf-8").split("\013")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("reconnect sche", ["schedule "]),
        ("reconnect show a", ["Ada\\ Lovelace "]),
        ("reconnect show LOVE", [""]),
        ("reconnect merge ada geo", ["George\\ Boole "]),
        ("reconnect draft ada --tone w", ["warm "]),
        ("reconnect draft ada --move check", ["check_in "]),
        ("reconnect schedule ada --so", ["--some-time "]),
        ("reconnect completion z", ["zsh "]),
        ("reconnect tag ada ", None),
    ],
)
def test_what_can_follow_is_offered(cli: Cli, line: str, words: list[str] | None) -> None:
    found = offered(cli, line)
    if words is None:
        assert all(word.startswith("-") for word in found)
    else:
        assert found == words


def test_a_book_in_trouble_or_none_offers_no_names_and_says_nothing(cli: Cli) -> None:
    cli.path.write_text("{")
    assert offered(cli, "reconnect show a") == [""]
    cli.path.unlink()
    assert offered(cli, "reconnect show a") == [""]
    assert not cli.path.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(cli: Cli, shell: str) -> None:
    done = cli("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert "reconnect" in done.stdout
    assert cli.document("completion", shell) == {"shell": shell, "script": done.stdout}


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_in_bash_a_name_is_completed_and_never_carried_out(cli: Cli, tmp_path: Path) -> None:
    assert cli("add", NASTY).returncode == 0
    script = tmp_path / "try.bash"
    script.write_text(
        f'reconnect() {{ "{sys.executable}" -m reconnect_tui "$@"; }}\n'
        'eval "$(reconnect completion bash)"\n'
        "COMP_LINE='reconnect show $'; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9\n"
        "_python_argcomplete reconnect\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        'eval "set -- ${COMPREPLY[0]}"; printf \'%s\\n\' "$1"\n',
        "utf-8",
    )
    done = subprocess.run(
        ["bash", str(script)],
        env={**os.environ, "RECONNECT_FILE": str(cli.path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == NASTY
    assert not (tmp_path / "gone").exists()
