"""Clocks and zones of every kind (reliability, section 2f).

What happened when is told by the clock and shown in the zone of the person; what came after what
is told by the order of the changes alone.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.services.clipboard import Clipboard
from reconnect_tui.services.opening import Services, services_for
from reconnect_tui.storage.address_book import AddressBook

ZONES = [
    "UTC",
    "Africa/Casablanca",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Europe/Madrid",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
]
CLOCKS = {
    "the first day of computers": "1970-01-01T00:00:00",
    "a leap day of a leap century": "2000-02-29T12:00:00",
    "the last second of a year": "2023-12-31T23:59:59",
    "the first second of a year": "2024-01-01T00:00:00",
    "the end of a leap day": "2024-02-29T23:59:30",
    "an hour that Madrid leaves out": "2026-03-29T02:30:00",
    "half an hour that Lord Howe leaves out": "2026-10-04T02:15:00",
    "an hour that Madrid has twice": "2026-10-25T02:30:00",
    "late in the evening": "2026-11-23T23:30:00",
    "the end of 32 bits": "2038-01-19T03:14:08",
    "no leap day in this century": "2100-02-28T23:59:59",
    "the far future": "2199-12-31T23:59:59",
}
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")

LEAPLING = Contact(
    "Ada Lindqvist",
    given_name="Ada",
    birthday="--02-29",
    met_on=PartialDate.parse("1988-02-29"),
    rhythm_days=90,
)


class SetClock:
    """A clock that says what it is told to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def at(clipboard: Clipboard) -> Callable[[datetime], tuple[Services, SetClock]]:
    """The services on an empty book, at a moment in a zone."""

    def begin(moment: datetime) -> tuple[Services, SetClock]:
        clock = SetClock(moment)
        book = AddressBook.in_memory(now=clock)
        return services_for(book, clipboard, lambda: clock().date()), clock

    return begin


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("clock", CLOCKS)
def test_days_are_those_of_the_zone_and_stamps_are_utc(
    at: Callable[[datetime], tuple[Services, SetClock]], zone: str, clock: str
) -> None:
    # Of an hour that a zone has twice, the later one.
    here = datetime.fromisoformat(CLOCKS[clock]).replace(tzinfo=ZoneInfo(zone), fold=1)
    services, _ = at(here)
    with services.book.changing("Added Ada", undoable=False) as change:
        ada = change.put(LEAPLING)
    services.outreach.log([ada], "Tea by the canal", kind="meeting")
    draft = services.outreach.keep(services.outreach.begin(services.book.contacts[ada.id]).draft)
    services.outreach.sent(draft, here.date())
    services.outreach.snooze(services.book.contacts[ada.id], here.date() + timedelta(days=14))
    assert services.outreach.roster().queue is not None

    kept = services.book.contacts[ada.id]
    today = here.date().isoformat()
    assert {entry.date.text for entry in kept.timeline} == {today}
    assert kept.followups
    stamps = {kept.created, kept.updated, *(one.updated for one in services.book.drafts)}
    assert all(STAMP.fullmatch(stamp) for stamp in stamps)
    told = here.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    assert {stamp[:19] for stamp in stamps} == {told}


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=366), timedelta(0)])
def test_a_clock_that_jumps_back_changes_no_order(
    at: Callable[[datetime], tuple[Services, SetClock]], jump: timedelta
) -> None:
    services, clock = at(datetime(2026, 11, 23, 0, 30, tzinfo=UTC))
    ada = services.directory.add("Ada Lindqvist")
    day = date(2024, 11, 22)
    services.outreach.log([ada], "first", kind="call", on=PartialDate.on(day))
    clock.moment -= jump
    ada = services.book.contacts[ada.id]
    services.outreach.log([ada], "second", kind="call", on=PartialDate.on(day))
    assert [entry.summary for entry in services.book.contacts[ada.id].timeline] == [
        "first",
        "second",
    ]
    sequences = [step.sequence for step in services.book.undo_steps()]
    assert sequences == sorted(sequences)
    services.book.undo()
    assert [entry.summary for entry in services.book.contacts[ada.id].timeline] == ["first"]
    services.book.undo()
    assert len(services.book.contacts[ada.id].timeline) == 0


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_is_the_day_of_the_zone_one_is_in(zone: str, tmp_path: Path) -> None:
    # The two are twenty-five hours apart: it is never the same day in both.
    before = datetime.now(ZoneInfo(zone)).date()
    result = subprocess.run(
        [sys.executable, "-m", "reconnect_tui", "add", "Ada", "--json"],
        env={"HOME": str(tmp_path), "RECONNECT_FILE": str(tmp_path / "book.json"), "TZ": zone},
        capture_output=True,
        check=True,
    )
    assert json.loads(result.stdout)["name"] == "Ada"
    result = subprocess.run(
        [sys.executable, "-m", "reconnect_tui", "log", "Ada", "Tea", "--json"],
        env={"HOME": str(tmp_path), "RECONNECT_FILE": str(tmp_path / "book.json"), "TZ": zone},
        capture_output=True,
        check=True,
    )
    after = datetime.now(ZoneInfo(zone)).date()
    assert json.loads(result.stdout)["date"] in {before.isoformat(), after.isoformat()}
