"""Links that somebody has put in the way are not followed (reliability, S16).

The book's own are also in `tests/storage/test_saving.py`, the outbox file itself in
`tests/services/test_clipboard.py`.
"""

import contextlib
import os
import sys
from pathlib import Path
from subprocess import DEVNULL, run

import pytest

from reconnect_tui.cli.faults import LOG_NAME
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.services.clipboard import SystemClipboard
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.preferences import remembering_theme

PRECIOUS = "precious\n"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "victim"
    path.write_text(PRECIOUS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "name",
    [
        ".book.json.{pid}.new",
        "book.json.lock",
        "book.json.journal",
        "book.json.bak",
        "book.json.d/undo.jsonl",
        "book.json.d/.undo.jsonl.{pid}.new",
    ],
)
def test_whatever_stands_beside_the_book_leads_to_nobody_elses_file(
    tmp_path: Path, victim: Path, name: str
) -> None:
    planted = tmp_path / "home" / name.format(pid=os.getpid())
    planted.parent.mkdir(parents=True)
    planted.symlink_to(victim)
    for who in ("Ada", "Grace"):
        # Refused or done, whichever the file allows: never written through the link.
        with contextlib.suppress(ReconnectError):
            book = AddressBook.at(tmp_path / "home" / "book.json")
            with book.changing(f"Added {who}") as change:
                change.put(Contact(who))
            book.undo()
    assert victim.read_text(encoding="utf-8") == PRECIOUS


@pytest.mark.parametrize("name", ["ada.txt", ".ada.txt.{pid}.new"])
def test_a_kept_message_goes_through_no_link(tmp_path: Path, victim: Path, name: str) -> None:
    outbox = tmp_path / "outbox"
    outbox.mkdir()
    (outbox / name.format(pid=os.getpid())).symlink_to(victim)
    SystemClipboard(outbox, {"PATH": str(tmp_path / "none")}, timeout=5.0).copy("Dear Ada", "Ada")
    assert victim.read_text(encoding="utf-8") == PRECIOUS
    assert (outbox / "ada.txt").read_text(encoding="utf-8") == "Dear Ada"


def test_remembered_settings_leave_what_stands_in_the_way_alone(
    tmp_path: Path, victim: Path
) -> None:
    settings = tmp_path / "config" / "config.toml"
    settings.parent.mkdir()
    settings.with_name(f".config.toml.{os.getpid()}.new").symlink_to(victim)
    remembering_theme(settings, "nord")
    assert victim.read_text(encoding="utf-8") == PRECIOUS
    assert "nord" in settings.read_text(encoding="utf-8")


def test_the_log_of_a_fall_goes_through_no_link(tmp_path: Path, victim: Path) -> None:
    program = (
        "import sys, io\nfrom pathlib import Path\nfrom reconnect_tui.cli.faults import report\n"
        "report(ValueError(), Path(sys.argv[1]), sys.stderr)\n"
    )
    (tmp_path / LOG_NAME).symlink_to(victim)
    told = run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=True)
    assert b"could not be noted" in told.stderr
    assert victim.read_text(encoding="utf-8") == PRECIOUS


@pytest.mark.parametrize("leads", ["to a file", "nowhere"])
def test_the_invented_book_is_not_written_through_a_link(
    tmp_path: Path, victim: Path, leads: str
) -> None:
    target = victim if leads == "to a file" else tmp_path / "gone"
    link = tmp_path / "demo.json"
    link.symlink_to(target)
    done = run(
        [sys.executable, "-m", "reconnect_tui", "demo", str(link)],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        stdin=DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (2, 3)
    assert victim.read_text(encoding="utf-8") == PRECIOUS
    assert not (tmp_path / "gone").exists()
