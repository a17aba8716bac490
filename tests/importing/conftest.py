"""Exports to read: the kept ones, and ones made for a test."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reconnect_tui.core.owner import Owner
from reconnect_tui.importing.linkedin import read
from reconnect_tui.importing.source import Findings, Imported, Watch

FIXTURES = Path(__file__).parent / "fixtures"

Reader = Callable[..., tuple[Imported, Findings]]
Zipper = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def eras() -> Path:
    """Invented exports, faithful to each year."""
    return FIXTURES / "linkedin_eras"


@pytest.fixture
def nasty() -> Path:
    """Invented tables as spreadsheets and accidents leave them."""
    return FIXTURES / "linkedin_nasty"


@pytest.fixture
def read_export() -> Reader:
    """Reads an export: `imported, findings = read_export(path)`."""

    def reader(*paths: Path, me: str = "", known: Owner | None = None) -> tuple[Imported, Findings]:
        findings = Findings()
        return read(paths, findings, Watch(), known or Owner(), me), findings

    return reader


@pytest.fixture
def zipped(tmp_path: Path) -> Zipper:
    """Makes a ZIP archive of file names and their contents."""

    def zipper(files: Mapping[str, str | bytes]) -> Path:
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path

    return zipper
