"""How long an import takes: figures for the log, no limits."""

import csv
import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from reconnect_tui.services.intake import ImportReport, Intake
from reconnect_tui.storage.address_book import AddressBook
from tests.measuring import least_ratio

TODAY = date(2026, 11, 22)

GIVEN_NAMES = "Ada Boris Carla Dmitri Esra Femi Gudrun Hiro Inês Jonas Kofi Lena Mina Noor Óscar"
FAMILY_NAMES = "Abara Brandt Castro Dahl Eze Ferreira Gruber Haas Ito Jansen Kaya Lund Moss Nowak"
GIVEN, FAMILY = GIVEN_NAMES.split(), FAMILY_NAMES.split()
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER"
)
ME = "https://www.linkedin.com/in/robin-ferreira-demo"

Archive = Callable[[int, int], Path]


def _profile(number: int) -> str:
    return f"https://www.linkedin.com/in/person-{number}-demo"


def _name(number: int) -> tuple[str, str]:
    return GIVEN[number % len(GIVEN)], f"{FAMILY[number % len(FAMILY)]} {number}"


def _connections(count: int) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(CONNECTIONS.split(","))
    for number in range(count):
        day = date(2010, 1, 1) + timedelta(days=number % 5000)
        given, family = _name(number)
        company, title = f"Company {number % 400}, Inc.", f"Engineer {number % 50}"
        rows.writerow(
            [given, family, _profile(number), "", company, title, day.strftime("%d %b %Y")]
        )
    return out.getvalue()


def _messages(people: int, count: int) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(MESSAGES.split(","))
    for number in range(count):
        other = (number * 7) % people
        name, me = " ".join(_name(other)), "Robin Ferreira"
        sides = [(name, _profile(other)), (me, ME)]
        (sender, sender_url), (recipient, url) = sides if number % 2 else sides[::-1]
        at = datetime(2012, 1, 1) + timedelta(hours=number * 11)  # noqa: DTZ001 - always UTC
        text = f"Message {number}: shall we look at the “plan”, then?\nBest,\n{sender}"
        rows.writerow(
            [f"c{other}", "", sender, sender_url, recipient, url, f"{at} UTC", "", text, "INBOX"]
        )
    return out.getvalue()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    def make(people: int, messages: int) -> Path:
        path = tmp_path / f"Basic_LinkedInDataExport_11-20-2026_{people}.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("Connections.csv", _connections(people))
            made.writestr("messages.csv", _messages(people, messages))
        return path

    return make


def _imported(archive: Path, book: Path) -> ImportReport:
    return Intake(AddressBook.at(book), lambda: TODAY).take([archive])


@pytest.mark.benchmark(timer=time.process_time)
def test_three_thousand_people_and_ten_thousand_messages(
    archive: Archive, tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    path = archive(3_000, 10_000)
    runs = iter(range(100))

    report = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: _imported(path, tmp_path / f"{next(runs)}.json"), rounds=3, iterations=1
    )

    assert (report.added, report.interactions_added) == (3_000, 13_000)


@pytest.mark.benchmark(timer=time.process_time)
def test_the_same_archive_again(
    archive: Archive, tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    path, book = archive(3_000, 10_000), tmp_path / "book.json"
    _imported(path, book)

    report = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: _imported(path, book), rounds=3, iterations=1
    )

    assert (report.added, report.updated, report.unchanged) == (0, 0, 3_000)


@pytest.mark.benchmark(timer=time.process_time)
def test_thirty_thousand_connections(
    archive: Archive, tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    path = archive(30_000, 10_000)

    report = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: _imported(path, tmp_path / "large.json"), rounds=1, iterations=1
    )

    assert report.added == 30_000


def test_the_same_archive_again_costs_less_than_twice_the_first_time(
    archive: Archive, tmp_path: Path
) -> None:
    path, book = archive(1_000, 3_000), tmp_path / "book.json"
    _imported(path, book)
    others = (tmp_path / f"{number}.json" for number in range(10))
    again, first = lambda: _imported(path, book), lambda: _imported(path, next(others))
    assert least_ratio(again, first, pairs=3) < 2
