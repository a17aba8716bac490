"""The program opens no socket to anywhere (reliability, S19).

That no module could is in `test_forbidden_calls.py`; here the main ways are gone in a process in
which a socket of the internet family is a fault.
"""

import os
import sys
from pathlib import Path
from subprocess import DEVNULL, CompletedProcess, run

import pytest

WATCHED = """\
import os, socket, sys

# Not replaced but watched: an event of the interpreter itself, which nothing gets around.
def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        told()
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind"):
        told()
    if event in ("webbrowser.open", "urllib.Request", "http.client.connect", "ftplib.connect"):
        told()

def told():
    os.write(2, b"NETWORK")
    os._exit(99)

sys.addaudithook(watch)
"""

COMMAND = """
from reconnect_tui.__main__ import main
sys.exit(main())
"""

SCREEN = """
import asyncio
from pathlib import Path
from datetime import date
from reconnect_tui.services.clipboard import SystemClipboard
from reconnect_tui.services.demo import write_demo_book
from reconnect_tui.services.opening import services_at
from reconnect_tui.ui.app import Reconnect

home = Path(os.environ["HOME"])
clipboard = SystemClipboard(home / "outbox", dict(os.environ), None)
services = services_at(home / "screen.json", clipboard, lambda: date(2026, 11, 23))
write_demo_book(services.book, date(2026, 11, 23))

async def walk():
    app = Reconnect(lambda: services)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("down", "w", "escape", "c", "ctrl+o", "ctrl+o")
        await pilot.pause(2)
        await pilot.press("escape", "escape", "slash", "a", "escape", "ctrl+p", "escape", "I")
        await pilot.press("escape", "y", "u")
        await pilot.pause(0.2)

asyncio.run(walk())
print("walked")
"""

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Zoë,Brandt,https://www.linkedin.com/in/zoe,,Kestrel,Head,12 Mar 2019\n"
)


def started(program: str, home: Path, *argv: str) -> CompletedProcess[bytes]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "RECONNECT_TODAY": "2026-11-23",
    }
    return run(
        [sys.executable, "-c", WATCHED + program, *argv],
        env=environment,
        stdin=DEVNULL,
        capture_output=True,
        check=False,
    )


def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    for argv in (
        ["import", str(tmp_path / "Connections.csv")],
        ["find", "zoe"],
        ["next"],
        ["show", "1"],
        ["snooze", "1", "next friday"],
        ["draft", "1", "--copy"],
        ["log", "yesterday: lunch with Zoë"],
        ["undo"],
        ["--version"],
    ):
        done = started(COMMAND, tmp_path, *argv)
        assert done.returncode in (0, 1), (argv, done.stderr)
        assert b"NETWORK" not in done.stderr


def test_the_screen_opens_no_socket(tmp_path: Path) -> None:
    done = started(SCREEN, tmp_path)
    assert b"NETWORK" not in done.stderr
    assert done.stdout.strip().endswith(b"walked"), done.stderr[-2000:]


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import socket; socket.socket(socket.AF_INET6)",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import socket; socket.getaddrinfo('localhost', 80)",
    ],
)
def test_a_socket_would_be_noticed(tmp_path: Path, attempt: str) -> None:
    assert started(attempt, tmp_path).returncode == 99


def test_the_pair_of_the_event_loop_is_no_network(tmp_path: Path) -> None:
    assert started("import asyncio; asyncio.run(asyncio.sleep(0))", tmp_path).returncode == 0
