"""Exports in ZIP archives, in folders and by themselves, friendly and hostile."""

import os
import stat
import struct
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reconnect_tui.core.errors import UnreadableImport
from reconnect_tui.importing.source import Findings, Imported

Reader = Callable[..., tuple[Imported, Findings]]
Zipper = Callable[[Mapping[str, str | bytes]], Path]

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Zoë,Brandt,https://www.linkedin.com/in/zoe,,Kestrel,Head,12 Mar 2019\n"
)
MESSAGES = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT\n"


def names(imported: Imported) -> list[str]:
    return [person.name.shown for person in imported.people]


@pytest.mark.parametrize(
    "name",
    ["Connections.csv", "connections.CSV", "My LinkedIn/Connections.csv", "renamed table.csv"],
)
def test_the_table_is_found_in_an_archive(name: str, zipped: Zipper, read_export: Reader) -> None:
    imported, _ = read_export(zipped({name: CONNECTIONS}))

    assert names(imported) == ["Zoë Brandt"]


@pytest.mark.parametrize(
    "name",
    [
        "__MACOSX/Connections.csv",
        "LinkedIn/._Connections.csv",
        "../Connections.csv",
        "/etc/Connections.csv",
        "C:/Connections.csv",
        "..\\Connections.csv",
        "a/b/Connections.csv",
    ],
)
def test_what_does_not_belong_to_an_export_is_not_read(
    name: str, zipped: Zipper, read_export: Reader, tmp_path: Path
) -> None:
    other = CONNECTIONS.replace("Zoë,Brandt", "Mallory,Moss")
    path = zipped({"messages.csv": MESSAGES, name: other})

    imported, _ = read_export(path)

    assert names(imported) == []
    assert sorted(tmp_path.iterdir()) == [path]


def test_an_entry_without_a_name_is_passed_over(read_export: Reader, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("X", "nothing")
        archive.writestr("Connections.csv", CONNECTIONS)
        archive.mkdir("folder")
    data = path.read_bytes()
    start = data.index(b"PK\x01\x02")
    nameless = data[: start + 28] + struct.pack("<HH", 0, 1) + data[start + 32 :]
    path.write_bytes(nameless)
    assert names(read_export(path)[0]) == ["Zoë Brandt"]


def test_a_link_inside_an_archive_is_not_followed(read_export: Reader, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    link = zipfile.ZipInfo("Connections.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, CONNECTIONS)
        archive.writestr("messages.csv", MESSAGES)

    assert names(read_export(path)[0]) == []


def test_of_two_files_of_one_name_the_last_counts(read_export: Reader, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", CONNECTIONS.replace("Zoë", "Old"))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("Connections.csv", CONNECTIONS)

    assert names(read_export(path)[0]) == ["Zoë Brandt"]


def test_an_archive_that_would_unpack_to_far_too_much_is_refused_quickly(
    zipped: Zipper, read_export: Reader
) -> None:
    path = zipped({"Connections.csv": CONNECTIONS + "x" * 60_000_000})
    began = time.process_time()

    with pytest.raises(UnreadableImport, match="would unpack to 57 MB"):
        read_export(path)

    assert time.process_time() - began < 2


def test_a_small_archive_that_swells_is_refused(zipped: Zipper, read_export: Reader) -> None:
    path = zipped({"Connections.csv": CONNECTIONS + "x" * 5_000_000})

    with pytest.raises(UnreadableImport, match="which no export does"):
        read_export(path)


def test_a_swelling_file_that_is_no_table_of_people_is_never_unpacked(
    zipped: Zipper, read_export: Reader
) -> None:
    path = zipped({"Connections.csv": CONNECTIONS, "Rich_Media.csv": "x" * 60_000_000})

    assert names(read_export(path)[0]) == ["Zoë Brandt"]


def test_thousands_of_entries_do_not_hold_it_up(read_export: Reader, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"Jobs/{number}.csv", b"")
        archive.writestr("Connections.csv", CONNECTIONS)
    began = time.process_time()

    assert names(read_export(path)[0]) == ["Zoë Brandt"]
    assert time.process_time() - began < 2


def test_an_archive_with_a_password_says_so(read_export: Reader, zipped: Zipper) -> None:
    path = zipped({"Connections.csv": CONNECTIONS})
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    for place in (6, central + 8):
        (flags,) = struct.unpack_from("<H", data, place)
        struct.pack_into("<H", data, place, flags | 1)
    path.write_bytes(data)

    with pytest.raises(UnreadableImport, match="protected by a password"):
        read_export(path)


def test_a_damaged_archive_says_so(read_export: Reader, zipped: Zipper) -> None:
    path = zipped({"Connections.csv": CONNECTIONS})
    path.write_bytes(path.read_bytes()[:-30])

    with pytest.raises(UnreadableImport, match="damaged ZIP archive"):
        read_export(path)


def test_a_file_with_nothing_of_linkedin_names_what_was_looked_for(
    read_export: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "phones.csv"
    path.write_text("Name,Phone\nZoë,123\n", encoding="utf-8")

    with pytest.raises(UnreadableImport) as problem:
        read_export(path)

    assert str(path) in str(problem.value)
    assert "Connections.csv" in str(problem.value)


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"\x89PNG\r\n\x1a\n" + bytes(range(256))])
def test_a_file_that_is_no_text_is_refused(
    content: bytes, read_export: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(content)

    with pytest.raises(UnreadableImport):
        read_export(path)


def test_a_path_that_is_not_there_is_named(read_export: Reader, tmp_path: Path) -> None:
    with pytest.raises(UnreadableImport, match=r"nothing at .*gone\.zip"):
        read_export(tmp_path / "gone.zip")


def test_one_path_that_is_not_understood_stops_the_whole_import(
    read_export: Reader, zipped: Zipper, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()

    with pytest.raises(UnreadableImport, match="empty holds nothing"):
        read_export(zipped({"Connections.csv": CONNECTIONS}), empty)


def test_a_pipe_is_neither_file_nor_folder(read_export: Reader, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UnreadableImport, match="neither a file nor a folder"):
        read_export(tmp_path / "pipe")


def test_a_folder_within_a_folder_is_looked_into(read_export: Reader, tmp_path: Path) -> None:
    inner = tmp_path / "unpacked" / "Basic"
    inner.mkdir(parents=True)
    (inner / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")

    assert names(read_export(tmp_path / "unpacked")[0]) == ["Zoë Brandt"]


def test_talks_with_services_of_linkedin_are_no_messages(
    zipped: Zipper, read_export: Reader
) -> None:
    row = "c1,Coach,,Robin,2024-01-01 10:00:00 UTC,Hello\n"
    path = zipped({"Connections.csv": CONNECTIONS, "guide_messages.csv": MESSAGES + row})

    _, findings = read_export(path)

    assert findings.skipped == []
