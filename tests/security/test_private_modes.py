"""Nobody else can read what the program writes (reliability, S3).

The modes of the book and its side files are also in `tests/storage/test_saving.py`, those of the
log in `tests/cli/test_faults.py`, of the outbox in `tests/services/test_clipboard.py`.
"""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, run

import pytest

COMMANDS = (
    ["demo", "{home}/demo/reconnect.json"],
    ["add", "Ada Lovelace", "--email", "ada@example.org"],
    ["note", "1", "PRIVATE-NOTE"],
    ["add", "Grace Hopper"],
    ["draft", "1", "--copy"],
    ["edit", "1", "city=Turin"],
    ["remove", "2", "--yes"],
    ["undo"],
    ["list"],
)
"""What writes files of every kind: the book, its copy, its lock, the undo log, the outbox."""

LOGGED = """\
import sys
from reconnect_tui.cli.faults import report_uncaught
sys.excepthook = report_uncaught
raise ValueError
"""


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=["umask 000", "umask 022", "umask 077"])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def environment_of(home: Path) -> dict[str, str]:
    """A person with nothing set, and with no clipboard."""
    return {
        "PATH": str(home / "empty"),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "RECONNECT_TODAY": "2026-11-23",
    }


@pytest.mark.usefixtures("umask")
def test_every_file_of_a_busy_day_is_the_users_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    program = [sys.executable, "-m", "reconnect_tui"]
    for words in COMMANDS:
        argv = [word.format(home=home) for word in words]
        done = run(
            [*program, *argv],
            env=environment_of(home),
            stdin=DEVNULL,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    run([sys.executable, "-c", LOGGED], env=environment_of(home), capture_output=True, check=False)
    made = {path: stat.S_IMODE(path.lstat().st_mode) for path in home.rglob("*")}
    files = [path for path in made if path.is_file()]
    assert {"reconnect.json", "reconnect.log", "ada-lovelace.txt"} <= {one.name for one in files}
    assert len(files) > 6
    assert {str(path): oct(mode) for path, mode in made.items() if mode & 0o077} == {}
