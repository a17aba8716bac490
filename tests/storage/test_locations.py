"""Where things are kept, and what the environment may say about it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from reconnect_tui.core.errors import WrongInput
from reconnect_tui.storage.locations import (
    book_path,
    config_path,
    log_folder,
    outbox_folder,
    state_folder,
    today_from,
)

HOME = Path.home()


@pytest.mark.parametrize(
    ("option", "variable", "path"),
    [
        ("/a/b.json", "/c/d.json", Path("/a/b.json")),
        (None, "/c/d.json", Path("/c/d.json")),
        ("", "/c/d.json", Path("/c/d.json")),
        ("relative.json", "", Path("relative.json")),
        ("~/b.json", "", HOME / "b.json"),
        (None, "~/d.json", HOME / "d.json"),
        ("~nobody-of-that-name/b.json", "", Path("~nobody-of-that-name/b.json")),
    ],
)
def test_an_option_goes_before_the_environment(
    option: str | None, variable: str, path: Path
) -> None:
    assert book_path(option, {"RECONNECT_FILE": variable}) == path


@pytest.mark.parametrize("environment", [{}, {"RECONNECT_FILE": ""}])
def test_otherwise_the_book_is_in_the_users_data_folder(environment: dict[str, str]) -> None:
    path = book_path(None, environment)
    assert path.is_absolute()
    assert path.parts[-2:] == ("reconnect-tui", "reconnect.json")
    assert book_path("", environment) == path


def test_the_settings_may_be_elsewhere() -> None:
    assert config_path({"RECONNECT_CONFIG": "~/c.toml"}) == HOME / "c.toml"
    assert config_path({"RECONNECT_CONFIG": ""}) == config_path({})
    assert config_path({}).parts[-2:] == ("reconnect-tui", "config.toml")


def test_the_outbox_lies_in_the_state_folder() -> None:
    assert outbox_folder() == state_folder() / "outbox"
    assert "reconnect-tui" in state_folder().parts
    assert "reconnect-tui" in log_folder().parts


def test_naming_a_place_makes_nothing_there(tmp_path: Path) -> None:
    script = (
        "from reconnect_tui.storage.locations import *\n"
        "import os\n"
        "for place in (book_path(None, os.environ), config_path(os.environ), log_folder(),\n"
        "              state_folder(), outbox_folder()):\n"
        "    print(place)\n"
    )
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    printed = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    ).stdout
    assert all(line.startswith(str(tmp_path)) for line in printed.splitlines())
    assert list(tmp_path.iterdir()) == []


def test_today_may_be_fixed() -> None:
    assert today_from({"RECONNECT_TODAY": "2026-11-22"}) == date(2026, 11, 22)


@pytest.mark.parametrize("environment", [{}, {"RECONNECT_TODAY": ""}])
def test_otherwise_today_is_not_fixed(environment: dict[str, str]) -> None:
    assert today_from(environment) is None


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "2026-11",
        "2026",
        "20261122",
        "2026-W10-1",
        "2026-02-30",
        "22/11/2026",
        "1899-12-31",
        "2201-01-01",
        " 2026-11-22",
        "2026-11-22T10:00",
        "x" * 500,
    ],
)
def test_a_today_that_is_no_day_is_refused_and_repeated(text: str) -> None:
    with pytest.raises(WrongInput, match="RECONNECT_TODAY") as caught:
        today_from({"RECONNECT_TODAY": text})
    assert caught.value.exit_code == 2
    assert text.strip()[:50] in str(caught.value)
    assert len(str(caught.value)) < 200
