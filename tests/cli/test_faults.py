"""What happens when something happens that nobody expected."""

import io
import stat
import sys
from pathlib import Path
from subprocess import run

import pytest

from reconnect_tui.cli.faults import LOG_NAME, entry_of, report

SECRET = "PRIVATE-NOTE-4711"


def fault() -> BaseException:
    note = SECRET
    try:
        try:
            raise KeyError(note)
        except KeyError as first:
            raise ValueError(f"cannot read {note}") from first
    except ValueError as problem:
        return problem


def test_the_log_has_places_and_kinds_but_no_values(tmp_path: Path) -> None:
    said = io.StringIO()
    report(fault(), tmp_path / "logs", said)
    logged = (tmp_path / "logs" / LOG_NAME).read_text()
    assert "builtins.ValueError" in logged
    assert "builtins.KeyError" in logged
    assert "test_faults.py" in logged
    assert SECRET not in logged.replace('SECRET = "', "")
    assert str(tmp_path / "logs" / LOG_NAME) in said.getvalue()
    assert SECRET not in said.getvalue()
    assert said.getvalue().count("\n") == 1


def test_the_log_is_for_the_user_alone(tmp_path: Path) -> None:
    report(fault(), tmp_path / "logs", io.StringIO())
    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "logs" / LOG_NAME).stat().st_mode) == 0o600


def test_entries_follow_each_other(tmp_path: Path) -> None:
    for _ in range(2):
        report(fault(), tmp_path, io.StringIO())
    assert (tmp_path / LOG_NAME).read_text().count("builtins.ValueError") == 2


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way")
    said = io.StringIO()
    report(fault(), tmp_path / "logs", said)
    assert "could not be noted" in said.getvalue()


def test_a_ring_of_causes_ends() -> None:
    problem = ValueError()
    problem.__cause__ = KeyError()
    problem.__cause__.__cause__ = problem
    assert entry_of(problem).count("builtins.") == 2


@pytest.mark.parametrize(
    ("raised", "code"), [("ValueError('PRIVATE-NOTE-4711')", 1), ("MemoryError()", 1)]
)
def test_a_process_ends_without_a_traceback(tmp_path: Path, raised: str, code: int) -> None:
    program = (
        "import sys\n"
        "from reconnect_tui.cli.faults import report_uncaught\n"
        "sys.excepthook = report_uncaught\n"
        f"raise {raised}\n"
    )
    result = run(
        [sys.executable, "-c", program],
        env={"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == code
    assert result.stderr.startswith("reconnect: something unexpected went wrong")
    assert "Traceback" not in result.stderr
    assert SECRET not in result.stderr
    assert list(tmp_path.rglob(LOG_NAME))
