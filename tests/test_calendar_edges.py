"""Days at the edges of the calendar: kept as they stand, never stumbled over, refused on entry.

The years that can be entered are 1900 to 2200; what a book holds beside them stays in it
(reliability, section 2f; contract, decision 14).
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from reconnect_tui.cli.main import main
from reconnect_tui.cli.surroundings import Surroundings
from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import ReconnectError
from reconnect_tui.services.fields import with_field
from reconnect_tui.services.spoken_dates import future_date, past_date

EDGES = {
    "1": {
        "name": "Ada Lindqvist",
        "birthday": "--02-29",
        "met_on": "1900-01-01",
        "rhythm_days": 10**12,
        "snoozed_until": "2200-12-31",
        "timeline": [
            {"uid": "a", "date": "0001-01-01", "kind": "email", "direction": "in"},
            {"uid": "b", "date": "9999-12-31", "kind": "email", "direction": "out"},
            {"uid": "c", "date": "1900-01-01", "kind": "email", "direction": "both"},
            {"uid": "d", "date": "2200-12-31", "kind": "email", "direction": "out"},
        ],
    },
    "2": {
        "name": "Grace Mensah",
        "birthday": "1984-02-29",
        "met_on": "0001-01-01",
        "snoozed_until": "9999-12-31",
        "rhythm_days": -5,
        "state": "waiting",
        "timeline": [
            {"uid": "e", "date": "2024-02-29", "kind": "meeting", "direction": "both"},
            {"uid": "f", "date": "2024-02-30", "kind": "meeting", "direction": "both"},
            {"uid": "g", "date": "1900", "kind": "meeting", "direction": "out"},
            {"uid": "h", "date": "", "kind": "meeting", "direction": "out"},
        ],
        "followups": [
            {"kind": "nudge", "due": "9999-12-31"},
            {"kind": "check_in", "due": "1900-01-01"},
            {"kind": "review_profile", "due": "0001-01-01"},
        ],
        "promises": [
            {"text": "send the slides", "due": "9999-12-31"},
            {"text": "send the book", "due": "2200-12-31"},
        ],
    },
    "3": {
        "name": "Bruno Albrecht",
        "birthday": "9999-12-31",
        "state": "keeping",
        "reasons": [
            {"type": "birthday", "date": "2024-02-29"},
            {"type": "new_job", "date": "9999-12-31", "label": "head of the night desk"},
            {"type": "award", "date": "0001-01-01", "label": "the harbour prize"},
            {"type": "work_anniversary", "date": "1900-02-28"},
        ],
        "timeline": [{"uid": "i", "date": "1900-01-01", "kind": "call", "direction": "in"}],
    },
    "4": {"name": "Sunniva Dahl", "birthday": "--02-30", "met_on": "9999"},
    "5": {"name": "Ravi Menon", "birthday": "0001-01-01", "met_on": "2200"},
}
UNKNOWN_TO_US = ("9999-12-31", "0001-01-01", "2024-02-30")
DAYS = ["1900-01-01", "1970-01-01", "2024-02-29", "2025-02-28", "2026-11-23", "2200-12-31"]
COMMANDS = [
    ["list", "--sort", "gap"],
    ["list", "--sort", "last"],
    ["next", "--explain"],
    ["next", "-n", "9", "--json"],
    ["due", "--within", "99999"],
    ["due", "--json"],
    ["find", "a", "--json"],
    *([name, str(number)] for number in range(1, 6) for name in ("show", "moves", "draft")),
    ["log", "1", "Tea by the canal"],
    ["replied", "2", "Thank you"],
    ["met", "3"],
    ["sent", "1"],
    ["settled", "2"],
    ["wake", "2"],
    ["pause", "3"],
    ["edit", "4", "city=Turin"],
    ["undo"],
]


def run(path: Path, day: str, argv: list[str]) -> tuple[int, str]:
    """One command on a day; its exit code, and what it said on stderr."""
    said = StringIO()
    environment = {
        "RECONNECT_FILE": str(path),
        "RECONNECT_TODAY": day,
        "RECONNECT_CONFIG": str(path.with_name("none.toml")),
    }
    code = main(argv, Surroundings(environment, StringIO(), StringIO(), said))
    return code, said.getvalue()


def dates_in(value: object) -> Iterator[str]:
    """Every text that stands in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from dates_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from dates_in(item)


@pytest.mark.parametrize("day", DAYS)
def test_no_command_stumbles_over_a_day_at_the_edge_and_each_stays_in_the_book(
    tmp_path: Path, day: str
) -> None:
    path = tmp_path / "book.json"
    path.write_text(json.dumps({"meta": {"1": {"schema": 1}}, "contacts": EDGES}), "utf-8")
    before = [text for text in dates_in(EDGES) if text in UNKNOWN_TO_US]
    for argv in COMMANDS:
        code, said = run(path, day, argv)
        assert code in (0, 1), (argv, said)
    tables = json.loads(path.read_text("utf-8"))
    after = [text for text in dates_in(tables["contacts"]) if text in UNKNOWN_TO_US]
    assert sorted(after) == sorted(before)


OUTSIDE = ["1899-12-31", "2201-01-01", "1850", "Mar 1850", "12 Mar 1850", "0001-01-01", "9999"]


@pytest.mark.parametrize("words", [*OUTSIDE, "in 900 years", "9999 weeks ago"])
@pytest.mark.parametrize("reader", [past_date, future_date])
def test_a_year_that_is_not_kept_is_named_with_those_that_are(
    words: str, reader: Callable[[str, date], PartialDate]
) -> None:
    with pytest.raises(ReconnectError) as caught:
        reader(words, date(2026, 11, 23))
    assert f"“{words}” lies outside the years 1900 to 2200" in str(caught.value)


@pytest.mark.parametrize("words", ["1900-01-01", "2200-12-31", "1900", "Dec 2200"])
def test_the_first_and_the_last_year_are_kept(words: str) -> None:
    assert past_date(words, date(2026, 11, 23)).first.year in (1900, 2200)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("met_on", "1850-01-01"),
        ("met_on", "9999"),
        ("snoozed_until", "2201-01-01"),
        ("birthday", "1850-03-07"),
        ("birthday", "9999-12-31"),
    ],
)
def test_the_field_with_such_a_year_is_named(field: str, words: str) -> None:
    with pytest.raises(ReconnectError) as caught:
        with_field(Contact("Ada Lindqvist"), field, words, date(2026, 11, 23))
    said = str(caught.value)
    assert said.startswith(f"{field}: ")
    assert f"“{words}”" in said
    assert "1900 to 2200" in said


@pytest.mark.parametrize(
    "argv",
    [
        ["log", "1", "Tea", "--on", "1850-01-01"],
        ["edit", "1", "met_on=1850"],
        ["edit", "1", "birthday=1850-01-01"],
        ["snooze", "1", "9999-12-31"],
        ["goals", "mentorship", "--need-by", "2201-01-01"],
    ],
)
def test_a_command_with_such_a_year_changes_nothing(tmp_path: Path, argv: list[str]) -> None:
    path = tmp_path / "book.json"
    run(path, "2026-11-23", ["add", "Ada"])
    before = path.read_bytes()
    code, said = run(path, "2026-11-23", argv)
    assert code == 2
    assert "1900 to 2200" in said
    assert path.read_bytes() == before
