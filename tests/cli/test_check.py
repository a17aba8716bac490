"""`reconnect check`: the coach on any text."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Commands

GOOD = (
    "Hi Ada,\n\nThe night the card reader jammed came back to me this week, and how calmly you "
    "sorted two thousand cards. It has been over seven years since we last spoke, and the quiet "
    "was mine. How are the bees, and what are you working on?\n\nWarmly,\nWren\n"
)
FLAWED = "Dear Monica,\n\nLet's catch up soon!\n"


@pytest.fixture
def note(cli: Commands) -> Path:
    return cli.path.with_name("note.txt")


def test_a_good_draft_passes(cli: Commands, note: Path) -> None:
    note.write_text(GOOD, "utf-8")
    result = cli("check", str(note), "--for", "ada", "--subject", "The card reader")
    assert (result.returncode, result.stdout) == (0, "")


def test_each_finding_is_a_line_with_its_place(cli: Commands, note: Path) -> None:
    note.write_text(FLAWED, "utf-8")
    result = cli("check", str(note), "--for", "ada", "--subject", "Hello there")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{note}:1:6: C02 block The greeting says “Monica”")
    assert any(line.startswith(f"{note}:3:16: C13 warn “soon”") for line in lines)


def test_the_text_may_come_from_the_standard_input(cli: Commands) -> None:
    result = cli("check", "--for", "ada", "--json", typed=FLAWED)
    assert result.returncode == 1
    rows = json.loads(result.stdout)
    assert {"rule", "severity", "message", "start", "end", "excerpt"} <= set(rows[0])
    for row in rows:
        if row["field"] == "body":
            assert FLAWED[row["start"] : row["end"]] == row["excerpt"]
    named = cli("check", "-", "--for", "ada", typed=FLAWED)
    assert named.stdout.startswith("-:1:6: C02")


def test_hints_alone_are_no_warning(cli: Commands) -> None:
    result = cli("check", "--for", "ada", typed=GOOD)
    assert result.returncode == 0
    assert "C29 hint" in result.stdout


def test_move_channel_stage_and_tone_steer_it(cli: Commands) -> None:
    text = "Ada, thank you for Tuesday. Could you also pass on my CV?"
    asked = ("check", "--for", "ada", "--move", "thank_you", "--channel", "sms", "--tone", "warm")
    assert "C33 warn" in cli(*asked, typed=text).stdout
    again = cli(*asked[:3], "--stage", "follow_up", typed="You never replied to me about it.")
    assert "C22 warn" in again.stdout


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00bad", b"a" * 500_000])
def test_what_cannot_be_read_is_told(cli: Commands, note: Path, content: bytes | None) -> None:
    if content is not None:
        note.write_bytes(content)
    result = cli("check", str(note), "--for", "ada")
    assert result.returncode == 2
    assert "note.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_whom_it_is_for_must_be_said(cli: Commands) -> None:
    result = cli("check", "-", typed="Hello")
    assert result.returncode == 2
    assert "--for" in result.stderr


def test_private_words_are_caught(cli: Commands) -> None:
    book = cli.book()
    book["contacts"]["1"]["private_notes"] = "She owes me a bicycle since the summer"  # type: ignore[index]
    cli.path.write_text(json.dumps(book), "utf-8")
    text = "Hi Ada, by the way she owes me a bicycle since the summer."
    assert "C35 block" in cli("check", "--for", "ada", typed=text).stdout


def test_muted_rules_and_thresholds_are_settings(cli: Commands) -> None:
    settings = cli.path.with_name("settings.toml")
    settings.write_text('[coach]\nmuted = ["c13", "C02"]\ngap = 36500\n', "utf-8")
    result = cli("check", "--for", "ada", typed=FLAWED, RECONNECT_CONFIG=str(settings))
    assert "C13" not in result.stdout
    assert "C02" not in result.stdout
    assert "C05" not in result.stdout
    settings.write_text('[coach]\nmuted = "C13"\ncolour = 3\n', "utf-8")
    told = cli("check", "--for", "ada", typed=FLAWED, RECONNECT_CONFIG=str(settings)).stderr
    assert "coach.muted" in told
    assert "coach.colour" in told


def test_a_composed_draft_tells_its_findings(cli: Commands) -> None:
    drafted = cli.document("draft", "grace hopper")
    assert isinstance(drafted, dict)
    assert [row["rule"] for row in drafted["findings"]] == ["C01"]
