"""Archives and tables made to do harm are refused, or read in time and within bounds.

Reliability, S9 to S11. Most hostile archives are in `tests/importing/test_archive.py`, damaged
and nested books in `tests/storage/test_reading.py`, long words of the command line in
`tests/cli/test_bad_input.py`.
"""

import io
import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import run

import pytest

from reconnect_tui.core.errors import UnreadableImport
from reconnect_tui.services.intake import ImportReport
from reconnect_tui.services.opening import Services
from tests.security.threats import Planted, Watching
from tests.ui.world import everything_on, settled

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Zoë,Brandt,https://www.linkedin.com/in/zoe,,Kestrel,Head,12 Mar 2019\n"


PATIENCE = 10.0
"""Seconds of one processor for anything hostile (reliability, S10)."""


Taking = Callable[[Path], ImportReport]


@pytest.fixture
def services(planted: Planted) -> Services:
    return planted("plain")


@pytest.fixture
def take(services: Services) -> Taking:
    """Imports a path, in the time that anything hostile is given."""

    def timed(path: Path) -> ImportReport:
        began = time.process_time()
        try:
            return services.intake.take([path])
        finally:
            assert time.process_time() - began < PATIENCE

    return timed


def zip_with(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def test_an_archive_inside_an_archive_is_not_opened(take: Taking, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("Connections.csv", HEAD + ROW)
    path = zip_with(tmp_path / "outer.zip", ("Connections.zip", inner.getvalue()))
    with pytest.raises(UnreadableImport):
        take(path)


def test_a_hundred_thousand_entries_are_passed_over(take: Taking, tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"a/b/{number}.csv"), b"")
        archive.writestr("Connections.csv", HEAD + ROW)
    assert take(path).added == 1


def test_an_archive_writes_nothing_anywhere(take: Taking, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    names = ["Connections.csv", "../out.csv", "/tmp/out.csv", "messages.csv/../../out.csv"]
    path = zip_with(folder / "export.zip", *((name, (HEAD + ROW).encode()) for name in names))
    before = sorted(os.listdir(tmp_path))
    assert take(path).added == 1
    assert sorted(os.listdir(folder)) == ["export.zip"]
    assert [name for name in sorted(os.listdir(tmp_path)) if not name.startswith("book")] == [
        name for name in before if not name.startswith("book")
    ]


def test_a_member_that_says_it_is_small_is_not_believed(take: Taking, tmp_path: Path) -> None:
    """The head of a member claims eight bytes; what unpacks is megabytes."""
    path = zip_with(tmp_path / "liar.zip", ("Connections.csv", HEAD.encode() + b"x" * 8_000_000))
    data = bytearray(path.read_bytes())
    size = (len(HEAD) + 8_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (8).to_bytes(4, "little")))
    with pytest.raises(UnreadableImport):
        take(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, 9, 99])
def test_unusual_ways_of_packing_are_refused(take: Taking, tmp_path: Path, method: int) -> None:
    """LinkedIn deflates; other ways take memory as the archive pleases, and fail as they please."""
    path = tmp_path / "odd.zip"
    usual = method in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2)
    with zipfile.ZipFile(path, "w", method if usual else zipfile.ZIP_STORED) as archive:
        archive.writestr("Connections.csv", HEAD + ROW)
    data = bytearray(path.read_bytes())
    packed = data.index(b"Connections.csv") + len("Connections.csv")
    if usual:
        data[packed + 4 : packed + 24] = b"\xff" * 20
    else:
        central = data.index(b"PK\x01\x02")
        data[8:10] = data[central + 10 : central + 12] = method.to_bytes(2, "little")
    path.write_bytes(data)
    with pytest.raises(UnreadableImport, match=r"Unpack|unpack"):
        take(path)


@pytest.mark.parametrize(
    "unit",
    ['a","b""\n', '"a\n', '"\n', 'a,"b\n', ",,,,,,\n", "\n", '"a","b', "a\n,,", '""",'],
    ids=repr,
)
def test_a_table_of_broken_quotes_takes_no_more_than_its_length_warrants(
    take: Taking, tmp_path: Path, unit: str
) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(HEAD + ROW + unit * (300_000 // len(unit)), encoding="utf-8")
    assert take(path).added >= 1


def test_a_hundred_thousand_rows_of_one_name_are_read(take: Taking, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(HEAD + ROW + "x\n" * 100_000, encoding="utf-8")
    assert take(path).added == 2


@pytest.mark.parametrize("column", range(7))
@pytest.mark.parametrize("unit", ["a", "(", "\u3000", "a@", ", a", "1/"], ids=repr)
def test_a_cell_of_a_hundred_thousand_characters_is_cut(
    take: Taking, services: Services, tmp_path: Path, column: int, unit: str
) -> None:
    cells = ROW.rstrip("\n").split(",")
    cells[column] = f'"x{(unit * 100_000)[:100_000]}x"'
    path = tmp_path / "Connections.csv"
    path.write_text(HEAD + ",".join(cells) + "\n", encoding="utf-8")
    take(path)
    for contact in services.directory.contacts.values():
        assert len(contact.name) <= 500
        assert len(contact.organization) <= 500


READ = """\
import sys
from pathlib import Path
from datetime import date
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.services.intake import Intake
from reconnect_tui.storage.address_book import AddressBook
try:
    Intake(AddressBook.in_memory(), date.today).take([Path(sys.argv[1])])
except ReconnectError:
    print("refused")
highest = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(highest.split()[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells")
@pytest.mark.parametrize("megabytes", [45, 200])
def test_a_bomb_does_not_fill_the_memory(tmp_path: Path, megabytes: int) -> None:
    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("Connections.csv", "w") as member,
    ):
        member.write(HEAD.encode())
        for _ in range(megabytes):
            member.write(b"x" * 1_000_000)
    told = run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    refused, kilobytes = told.stdout.split()
    assert refused == "refused"
    assert int(kilobytes) < 300 * 1024


async def test_a_very_long_record_leaves_the_screen_alive(
    planted: Planted, watching: Watching
) -> None:
    """200,000 characters in each field, as only a book written by hand can have it (S11)."""
    services = planted("n" * 200_000)
    began = time.process_time()
    async with watching(services, (120, 40)) as pilot:
        await pilot.press("down", "up", "asterisk", "u", "X", "escape", "w", "escape")
        await settled(pilot)
        assert "Mallory" in everything_on(pilot)
        assert pilot.app.return_code is None
    assert time.process_time() - began < PATIENCE


async def test_a_query_of_a_hundred_thousand_characters_is_answered(
    planted: Planted, watching: Watching
) -> None:
    began = time.process_time()
    async with watching(planted("plain"), (120, 40)) as pilot:
        await pilot.press("slash")
        pilot.app.screen.query_one("FilterField").value = "a" * 100_000  # type: ignore[attr-defined]
        await settled(pilot)
        assert "Nobody answers" in everything_on(pilot)
    assert time.process_time() - began < PATIENCE


async def test_no_path_typed_into_the_import_brings_the_screen_down(
    planted: Planted, watching: Watching
) -> None:
    async with watching(planted("plain"), (120, 40)) as pilot:
        for path in ("~nobody-of-that-name/x.zip", "\0", "x" * 100_000, "~", "/dev/null", "/proc"):
            await pilot.press("I")
            await settled(pilot)
            pilot.app.screen.query_one("Field").value = path  # type: ignore[attr-defined]
            await pilot.press("enter")
            await settled(pilot)
            assert "Cannot import this" in everything_on(pilot)
            await pilot.press("escape")
            await settled(pilot)
