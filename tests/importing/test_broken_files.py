"""Whatever happens to a file: a worded error or a report whose counts add up, never a crash."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.core.owner import Owner
from reconnect_tui.importing.csv_text import lines_of, table_in, text_of
from reconnect_tui.importing.linkedin import read
from reconnect_tui.importing.linkedin_columns import HEADERS, LAYOUTS
from reconnect_tui.importing.source import Findings, Watch

FIXTURES = Path(__file__).parent / "fixtures"
TABLES = sorted(
    path
    for path in FIXTURES.rglob("*.csv")
    if path.name.lower().startswith(("connections", "messages", "bad", "excel", "notes"))
)
ARCHIVES = sorted(FIXTURES.rglob("*.zip"))

Damage = Callable[[bytes], bytes]

QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """Cuts a file short, or turns some of its bytes into others."""
    where = draw(st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=8))
    values = draw(st.binary(min_size=len(where), max_size=len(where)))
    cut = draw(st.booleans())

    def damage(data: bytes) -> bytes:
        if cut:
            return data[: int(len(data) * where[0])]
        changed = bytearray(data)
        for place, value in zip(where, values, strict=True):
            changed[int(len(data) * place)] = value
        return bytes(changed)

    return damage


def rows_in(data: bytes, name: str) -> tuple[str, int]:
    """The layout of a table, and its rows that hold something."""
    findings = Findings()
    found = table_in(
        lines_of(text_of(data, name, findings), name, findings), name, HEADERS, LAYOUTS
    )
    assert found is not None
    layout, table = found
    return layout, len(list(table.rows(findings)))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: f"{path.parent.name}-{path.name}")
@given(damage=damages())
@QUICK
def test_a_damaged_table_is_read_or_refused_and_every_row_is_accounted_for(
    table: Path, damage: Damage, tmp_path: Path
) -> None:
    path = tmp_path / table.name
    path.write_bytes(damage(table.read_bytes()))
    findings = Findings()
    try:
        imported = read([path], findings, Watch(), Owner("Robin Ferreira"))
    except ReconnectError:
        return

    layout, rows = rows_in(path.read_bytes(), path.name)
    kept = {"connections": imported.people, "messages": imported.messages}.get(layout)
    if kept is None:
        return
    empty = ("empty row", "the header again")
    skipped = [row for row in findings.skipped if row.reason not in empty]
    hidden = [row for row in skipped if "hidden by LinkedIn" in row.reason]
    counted = sum(int(row.reason.split()[0]) for row in hidden) + len(skipped) - len(hidden)
    assert len(kept) + counted == rows


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.name)
@given(damage=damages())
@QUICK
def test_a_damaged_archive_is_read_or_refused(
    archive: Path, damage: Damage, tmp_path: Path
) -> None:
    path = tmp_path / archive.name
    path.write_bytes(damage(archive.read_bytes()))
    try:
        imported = read([path], Findings(), Watch(), Owner())
    except ReconnectError:
        return

    assert len(imported.people) <= 12


@given(text=st.text(max_size=400))
@QUICK
def test_any_text_after_a_header_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    path.write_bytes((header + text).encode("utf-8", "replace"))

    imported = read([path], Findings(), Watch(), Owner())

    for person in imported.people:
        assert person.name.shown
        assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in person.name.shown)


@given(data=st.binary(max_size=600))
@QUICK
def test_any_bytes_in_an_archive_are_read_or_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", data)
    try:
        imported = read([path], Findings(), Watch(), Owner())
    except ReconnectError:
        return

    assert imported.source == "linkedin"
