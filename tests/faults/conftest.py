"""What the fault tests may ask for."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether to take the time for the full setting: `RECONNECT_FAULTS=full`."""
    return os.environ.get("RECONNECT_FAULTS") == "full"


Nursery = subprocess.Popen[str]


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    """A running `tests.faults.nursery`."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.nursery"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as program:
        yield program
        assert program.stdin is not None
        program.stdin.close()
        program.wait(timeout=30)


@pytest.fixture
def strays() -> Callable[[Path], list[str]]:
    """Tells which half-written files lie in a folder."""
    return lambda folder: [item.name for item in folder.rglob("*") if item.name.endswith(".new")]
