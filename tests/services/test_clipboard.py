"""Getting a message out, with the tools of the system played by small scripts."""

import base64
import os
import platform
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reconnect_tui.services.clipboard import Outcome, SystemClipboard, osc52, outbox_file

TEXT = "Hi Ada,\n\nhow did the “engine” turn out?\n\nSam"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or "microsoft" in platform.release().lower(),
    reason="the scripts stand in for the tools of Linux",
)

WORKING_XCLIP = 'case "$*" in *-o*) exec /bin/cat "$STORE" ;; *) exec /bin/cat > "$STORE" ;; esac'
WORKING_TMUX = """
echo "$*" >> "$CALLS"
case "$1" in
  load-buffer) exec /bin/cat > "$STORE" ;;
  show-buffer) exec /bin/cat "$STORE" ;;
esac
exit 1
"""
HANGING = 'echo $$ > "$PIDS"; exec /bin/sleep 60'

Tool = Callable[[str, str], None]


class Terminal:
    """A terminal that takes every text."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def take(self, text: str) -> bool:
        self.sent.append(text)
        return True


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A desk with a screen and no tool at all."""
    (tmp_path / "bin").mkdir()
    return {
        "PATH": str(tmp_path / "bin"),
        "HOME": str(tmp_path),
        "DISPLAY": ":99",
        "STORE": str(tmp_path / "store"),
        "CALLS": str(tmp_path / "calls"),
        "PIDS": str(tmp_path / "pids"),
    }


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """Puts a script on the path."""

    def put(name: str, script: str) -> None:
        file = tmp_path / "bin" / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    return put


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    return tmp_path / "state" / "outbox"


def stored(tmp_path: Path) -> str:
    return (tmp_path / "store").read_text(encoding="utf-8")


def is_running(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def ends(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < deadline:
        pass
    return not is_running(pid)


def test_what_was_read_back_counts_as_copied(
    environment: dict[str, str], tool: Tool, outbox: Path, tmp_path: Path
) -> None:
    tool("xclip", WORKING_XCLIP)
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada Lovelace")
    assert copied.outcome is Outcome.VERIFIED
    assert copied.sentence == "Copied and checked."
    assert stored(tmp_path) == TEXT
    assert copied.kept == outbox / "ada-lovelace.txt"


def test_a_line_end_that_the_clipboard_adds_does_not_matter(
    environment: dict[str, str], tool: Tool, outbox: Path
) -> None:
    tool(
        "xclip", 'case "$*" in *-o*) /bin/cat "$STORE"; echo ;; *) exec /bin/cat > "$STORE" ;; esac'
    )
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.VERIFIED


def test_a_clipboard_that_holds_other_words_is_not_believed(
    environment: dict[str, str], tool: Tool, outbox: Path
) -> None:
    tool("xclip", 'case "$*" in *-o*) echo other ;; *) exec /bin/cat > /dev/null ;; esac')
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.KEPT
    assert "opied" not in copied.sentence
    assert copied.sentence.endswith("The text is in ~/state/outbox/ada.txt.")


def test_a_tool_that_fails_is_not_believed(
    environment: dict[str, str], tool: Tool, outbox: Path
) -> None:
    tool("xclip", 'echo "Error: cannot open display" >&2; exit 1')
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.KEPT


def test_nothing_a_tool_prints_reaches_the_screen(
    environment: dict[str, str],
    tool: Tool,
    outbox: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    tool("xclip", 'echo "noise"; echo "Error: cannot open display" >&2; exit 1')
    SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert capfd.readouterr() == ("", "")


def test_a_tool_that_hangs_is_ended_and_the_next_way_is_tried(
    environment: dict[str, str], tool: Tool, outbox: Path, tmp_path: Path
) -> None:
    tool("xclip", HANGING)
    terminal = Terminal()
    clipboard = SystemClipboard(outbox, environment, terminal.take, timeout=1.5)
    began = time.monotonic()
    copied = clipboard.copy(TEXT, "Ada")
    assert time.monotonic() - began < 20
    assert copied.outcome is Outcome.HANDED_OVER
    assert terminal.sent == [TEXT]
    pids = tmp_path / "pids"
    assert pids.exists(), "the tool was never asked"
    assert ends(int(pids.read_text(encoding="utf-8")))


def test_a_clipboard_that_cannot_be_read_back_is_told_as_unconfirmed(
    environment: dict[str, str], tool: Tool, outbox: Path
) -> None:
    tool("xclip", f'case "$*" in *-o*) {HANGING} ;; *) exec /bin/cat > "$STORE" ;; esac')
    copied = SystemClipboard(outbox, environment, timeout=2.5).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.HANDED_OVER
    assert copied.sentence == (
        "Given to the clipboard, which could not be read back. "
        "If paste shows something else, find the text in ~/state/outbox/ada.txt."
    )


def test_a_tool_that_stays_behind_holds_nobody_up_and_lives_on(
    environment: dict[str, str], tool: Tool, outbox: Path, tmp_path: Path
) -> None:
    # xclip answers for the clipboard from the background until somebody else copies.
    tool(
        "xclip",
        'case "$*" in *-o*) exec /bin/cat "$STORE" ;; '
        '*) /bin/cat > "$STORE"; /bin/sleep 60 & echo $! > "$PIDS" ;; esac',
    )
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    pid = int((tmp_path / "pids").read_text(encoding="utf-8"))
    try:
        assert copied.outcome is Outcome.VERIFIED
        assert is_running(pid)
    finally:
        os.kill(pid, 9)


def test_under_wsl_the_slow_reading_back_is_left_out(
    environment: dict[str, str], tool: Tool, outbox: Path, tmp_path: Path
) -> None:
    tool("xclip", f'case "$*" in *-o*) {HANGING} ;; *) exec /bin/cat > "$STORE" ;; esac')
    environment["WSL_DISTRO_NAME"] = "Debian"
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.HANDED_OVER
    assert not (tmp_path / "pids").exists()


def test_without_any_tool_the_text_goes_to_the_terminal(
    environment: dict[str, str], outbox: Path
) -> None:
    terminal = Terminal()
    clipboard = SystemClipboard(outbox, environment, terminal.take)
    copied = clipboard.copy(TEXT, "Ada Lovelace")
    assert copied.outcome is Outcome.HANDED_OVER
    assert terminal.sent == [TEXT]
    assert copied.sentence == (
        "Sent to your terminal. If paste shows something else, "
        "find the text in ~/state/outbox/ada-lovelace.txt."
    )


def test_without_a_tool_and_without_a_terminal_the_text_is_kept(
    environment: dict[str, str], outbox: Path
) -> None:
    copied = SystemClipboard(outbox, environment, lambda text: False).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.KEPT
    assert copied.kept is not None
    assert copied.kept.read_text(encoding="utf-8") == TEXT
    assert copied.sentence == (
        "No clipboard could be reached. The text is in ~/state/outbox/ada.txt."
    )


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
def test_over_ssh_the_clipboard_of_the_other_machine_is_left_alone(
    variable: str, environment: dict[str, str], tool: Tool, outbox: Path, tmp_path: Path
) -> None:
    tool("xclip", WORKING_XCLIP)
    environment[variable] = "somewhere"
    copied = SystemClipboard(outbox, environment, lambda text: True).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.HANDED_OVER
    assert not (tmp_path / "store").exists()


def test_in_tmux_the_text_goes_into_its_buffer(
    environment: dict[str, str], tool: Tool, outbox: Path, tmp_path: Path
) -> None:
    tool("tmux", WORKING_TMUX)
    environment |= {"TMUX": "/tmp/tmux,1,0", "SSH_CONNECTION": "somewhere"}
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.TMUX
    assert copied.sentence == (
        "In the tmux buffer (paste with prefix ]) and sent to your terminal."
    )
    assert stored(tmp_path) == TEXT
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert calls == ["load-buffer -w -", "show-buffer"]


def test_a_tmux_that_cannot_send_to_the_terminal_still_takes_the_text(
    environment: dict[str, str], tool: Tool, outbox: Path
) -> None:
    tool("tmux", 'case "$*" in *-w*) exit 1 ;; esac' + WORKING_TMUX)
    environment |= {"TMUX": "/tmp/tmux,1,0", "SSH_CONNECTION": "somewhere"}
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.TMUX
    assert copied.sentence == "In the tmux buffer: paste with prefix ]."


@pytest.mark.parametrize(
    "script",
    [
        "exit 1",
        "exec /bin/sleep 60",
        'case "$1" in show-buffer) echo other ;; *) exec /bin/cat > /dev/null ;; esac',
    ],
    ids=["fails", "hangs", "holds other words"],
)
def test_a_tmux_without_the_text_is_not_believed(
    script: str, environment: dict[str, str], tool: Tool, outbox: Path
) -> None:
    tool("tmux", script)
    environment |= {"TMUX": "/tmp/tmux,1,0", "SSH_CONNECTION": "somewhere"}
    copied = SystemClipboard(outbox, environment, lambda text: True, timeout=1).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.HANDED_OVER


def test_outside_tmux_it_is_not_asked(
    environment: dict[str, str], tool: Tool, outbox: Path, tmp_path: Path
) -> None:
    tool("tmux", WORKING_TMUX)
    environment["SSH_CONNECTION"] = "somewhere"
    SystemClipboard(outbox, environment).copy(TEXT, "Ada")
    assert not (tmp_path / "calls").exists()


@pytest.fixture
def tmux_server(tmp_path: Path) -> Iterator[str]:
    """What `$TMUX` says inside a tmux of its own."""
    tmux = shutil.which("tmux")
    if tmux is None:
        pytest.skip("tmux is not installed")
    socket = tmp_path / "t"
    command = [tmux, "-S", str(socket), "-f", "/dev/null"]
    environment = {"PATH": os.environ["PATH"], "TERM": "screen", "HOME": str(tmp_path)}
    subprocess.run(
        [*command, "new-session", "-d", "-x", "80", "-y", "24"], env=environment, check=True
    )
    yield f"{socket},0,0"
    subprocess.run([*command, "kill-server"], env=environment, check=True)


def test_a_real_tmux_takes_the_text(
    tmux_server: str, environment: dict[str, str], outbox: Path
) -> None:
    environment |= {"TMUX": tmux_server, "PATH": os.environ["PATH"], "SSH_TTY": "/dev/pts/9"}
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.TMUX


def test_the_words_never_stand_in_the_list_of_processes(
    environment: dict[str, str], tool: Tool, outbox: Path, tmp_path: Path
) -> None:
    tool("xclip", f'/bin/cat "/proc/$$/cmdline" "/proc/$PPID/cmdline" >> "$CALLS"\n{WORKING_XCLIP}')
    SystemClipboard(outbox, environment, timeout=20).copy("a secret word", "Ada")
    calls = (tmp_path / "calls").read_bytes()
    assert b"pyperclip" in calls
    assert b"secret" not in calls


def test_a_module_in_the_present_folder_is_not_run(
    environment: dict[str, str],
    tool: Tool,
    outbox: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "pyperclip.py").write_text(
        f"open({str(tmp_path / 'pwned')!r}, 'w')", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    tool("xclip", WORKING_XCLIP)
    copied = SystemClipboard(outbox, environment, timeout=20).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.VERIFIED
    assert not (tmp_path / "pwned").exists()


def test_a_kept_text_is_private_and_the_newest_one(
    environment: dict[str, str], outbox: Path
) -> None:
    environment["SSH_TTY"] = "/dev/pts/1"
    clipboard = SystemClipboard(outbox, environment)
    clipboard.copy("first", "Ada Lovelace")
    clipboard.copy("second", "Ada Lovelace")
    assert [file.name for file in outbox.iterdir()] == ["ada-lovelace.txt"]
    kept = outbox / "ada-lovelace.txt"
    assert kept.read_text(encoding="utf-8") == "second"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(outbox.stat().st_mode) == 0o700


def test_a_text_is_never_written_through_a_link(
    environment: dict[str, str], outbox: Path, tmp_path: Path
) -> None:
    environment["SSH_TTY"] = "/dev/pts/1"
    victim = tmp_path / "victim"
    victim.write_text("precious", encoding="utf-8")
    outbox.mkdir(parents=True)
    (outbox / "ada.txt").symlink_to(victim)
    SystemClipboard(outbox, environment).copy(TEXT, "Ada")
    assert victim.read_text(encoding="utf-8") == "precious"
    assert (outbox / "ada.txt").read_text(encoding="utf-8") == TEXT


def test_where_nothing_can_be_kept_the_text_is_copied_all_the_same(
    environment: dict[str, str], tool: Tool, tmp_path: Path
) -> None:
    tool("xclip", WORKING_XCLIP)
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    copied = SystemClipboard(tmp_path / "state" / "outbox", environment, timeout=20).copy(
        TEXT, "Ada"
    )
    assert copied.outcome is Outcome.VERIFIED
    assert copied.kept is None
    assert copied.sentence == (
        "Copied and checked. It could not be kept in a file as well: not a directory."
    )


def test_where_nothing_works_at_all_it_is_said(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be", encoding="utf-8")
    environment["SSH_TTY"] = "/dev/pts/1"
    copied = SystemClipboard(tmp_path / "state" / "outbox", environment).copy(TEXT, "Ada")
    assert copied.outcome is Outcome.KEPT
    assert copied.kept is None
    assert copied.sentence == (
        "No clipboard could be reached. "
        "The text could not be kept in a file either: not a directory."
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ada Lovelace", "ada-lovelace.txt"),
        ("Zoë O’Brien-Łukasz", "zoe-o-brien-lukasz.txt"),
        ("田中 さくら", "田中-さくら.txt"),
        ("../../etc/passwd", "etc-passwd.txt"),
        (".", "message.txt"),
        ("", "message.txt"),
        ("\x1b]0;x\x07", "0-x.txt"),
    ],
)
def test_the_file_is_named_after_the_person(title: str, name: str, outbox: Path) -> None:
    assert outbox_file(outbox, title) == outbox / name


def test_a_very_long_name_still_fits_into_a_file_name(
    environment: dict[str, str], outbox: Path
) -> None:
    environment["SSH_TTY"] = "/dev/pts/1"
    copied = SystemClipboard(outbox, environment).copy(TEXT, "𝒳" * 500)
    assert copied.kept is not None
    assert copied.kept.exists()


def test_the_sequence_for_the_terminal_carries_the_text_and_nothing_else() -> None:
    sequence = osc52("Zoë\x07\x1b[31m")
    assert sequence.startswith("\x1b]52;c;")
    assert sequence.endswith("\x07")
    assert base64.b64decode(sequence[7:-1]).decode("utf-8") == "Zoë\x07\x1b[31m"
    assert sequence[7:-1].isascii()
    assert sequence[7:-1].isprintable()
