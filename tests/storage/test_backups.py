"""Dated copies: 7 days, 4 weeks, 12 months, all of them sound, and the last good one for ever."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.errors import BookTrouble, UnwritableBook
from reconnect_tui.storage.address_book import AddressBook
from reconnect_tui.storage.backups import (
    BEFORE_A_RESTORE,
    BEFORE_AN_IMPORT,
    BY_HAND,
    DAILY,
    DAYS,
    KEPT_OF_EACH_KIND,
    MONTHS,
    WEEKS,
    Backups,
    loaded_soundly,
)

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


class Calendar:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def book(path: Path, calendar: Calendar) -> AddressBook:
    return AddressBook.at(path, calendar)


@pytest.fixture
def kept(path: Path) -> Backups:
    return Backups(path.with_name("book.json.d") / "backups")


def add(book: AddressBook, name: str) -> None:
    with book.changing(f"Added {name}") as change:
        change.put(Contact(name))
    book.close()


def days_of(backups: Backups) -> list[str]:
    return [f"{one.at:%Y-%m-%d}" for one in backups.all() if one.kind == DAILY]


def test_the_first_save_of_a_day_keeps_the_state_before_it(
    book: AddressBook, calendar: Calendar, kept: Backups
) -> None:
    add(book, "Ada")
    assert kept.all() == ()
    calendar.now += timedelta(days=1)
    add(book, "Grace")
    add(book, "Barbara")
    (only,) = kept.all()
    assert only.kind == DAILY
    assert kept.verdict(only).people == 1
    assert list(loaded_soundly(only.path).table("contacts")) == [1]


def test_two_years_of_days_leave_seven_days_four_weeks_and_twelve_months(
    book: AddressBook, path: Path, kept: Backups
) -> None:
    add(book, "Ada")
    every_day = [START + timedelta(days=number) for number in range(730)]
    for now in every_day:
        kept.keep_daily(path, now)
        kept.keep_daily(path, now + timedelta(hours=1))
    days = [now.date() for now in every_day]
    last_of_week = {day.isocalendar()[:2]: day for day in days}
    last_of_month = {(day.year, day.month): day for day in days}
    wanted = {
        *days[-DAYS:],
        *list(last_of_week.values())[-WEEKS:],
        *list(last_of_month.values())[-MONTHS:],
    }
    assert days_of(kept) == [str(day) for day in sorted(wanted, reverse=True)]
    assert all(kept.verdict(one).is_good for one in kept.all())


def test_a_clock_that_jumps_costs_no_good_copy(
    book: AddressBook, calendar: Calendar, kept: Backups
) -> None:
    add(book, "Ada")
    for year in (2026, 1990, 2099, 2026, 1971):
        calendar.now = START.replace(year=year)
        add(book, f"In {year}")
    assert all(kept.verdict(one).is_good for one in kept.all())
    assert len(kept.all()) == 4
    assert len(book.contacts) == 6


def test_copies_made_by_hand_stay_until_somebody_removes_them(
    book: AddressBook, calendar: Calendar, kept: Backups
) -> None:
    add(book, "Ada")
    for _ in range(30):
        calendar.now += timedelta(days=40)
        book.keep_backup(BY_HAND)
    assert len(kept.all()) == 30


def test_of_other_copies_the_newest_few_stay(
    book: AddressBook, calendar: Calendar, kept: Backups
) -> None:
    add(book, "Ada")
    for _ in range(KEPT_OF_EACH_KIND + 4):
        calendar.now += timedelta(minutes=1)
        book.keep_backup(BEFORE_A_RESTORE)
    assert len(kept.all()) == KEPT_OF_EACH_KIND
    assert kept.all()[0].at == calendar.now


def test_two_copies_of_one_second_have_two_names(book: AddressBook, kept: Backups) -> None:
    add(book, "Ada")
    book.keep_backup(BY_HAND)
    book.keep_backup(BY_HAND)
    assert len({one.path for one in kept.all()}) == 2
    assert {one.kind for one in kept.all()} == {BY_HAND}


def test_the_last_good_copy_is_never_rotated_away(
    book: AddressBook, calendar: Calendar, kept: Backups
) -> None:
    add(book, "Ada")
    for number in range(1, KEPT_OF_EACH_KIND + 1):
        calendar.now = START + timedelta(minutes=number)
        made = book.keep_backup(BEFORE_A_RESTORE)
        assert made is not None
        made.path.write_text(f"broken {number}", encoding="utf-8")
    calendar.now = START  # the clock was ahead, and has been set right
    good = book.keep_backup(BEFORE_A_RESTORE)
    assert good is not None
    assert kept.all()[-1] == good
    assert kept.verdict(good).is_good
    assert book.keep_backup(BEFORE_AN_IMPORT) is not None
    assert good.path.exists()


def test_after_a_clock_that_was_ahead_the_newest_copies_still_stay(
    book: AddressBook, path: Path, kept: Backups
) -> None:
    add(book, "Ada")
    for day in range(400):
        kept.keep_daily(path, START + timedelta(days=3650 + day))
    kept.keep_daily(path, START + timedelta(days=1))
    assert "2026-01-02" in days_of(kept)


@settings(max_examples=25, deadline=None)
@given(jumps=st.lists(st.integers(-800, 800), min_size=1, max_size=40))
def test_however_the_clock_jumps_the_copy_just_made_stays_and_all_are_sound(
    jumps: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = tmp_path_factory.mktemp("clock") / "book.json"
    source.write_text('{"contacts": {"1": {"name": "Ada"}}}', encoding="utf-8")
    kept = Backups(source.with_name("backups"))
    for days in jumps:
        now = START + timedelta(days=days)
        kept.keep_daily(source, now)
        assert f"{now:%Y-%m-%d}" in days_of(kept)
        assert len(kept.all()) == len(set(days_of(kept)))
        assert len(kept.all()) <= DAYS + WEEKS + MONTHS + 1
    assert all(kept.verdict(one).is_good for one in kept.all())


def test_a_copy_holds_what_is_only_in_the_journal_yet(book: AddressBook) -> None:
    add(book, "Ada")
    with book.changing("Added Grace") as change:
        change.put(Contact("Grace"))
    kept = book.keep_backup(BY_HAND)
    assert kept is not None
    assert len(loaded_soundly(kept.path).table("contacts")) == 2


def test_a_copy_of_a_damaged_file_is_not_kept(
    tmp_path: Path, kept: Backups, book: AddressBook
) -> None:
    add(book, "Ada")
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(BookTrouble):
        kept.keep(bad, BY_HAND, START)
    assert list(kept.folder.iterdir()) == []


def test_a_place_that_takes_no_copy_is_told(book: AddressBook, kept: Backups) -> None:
    add(book, "Ada")
    kept.folder.parent.mkdir(exist_ok=True)
    kept.folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(UnwritableBook, match="No backup could be made"):
        book.keep_backup(BY_HAND)
    add(book, "Grace")
    assert len(book.contacts) == 2


def test_restoring_is_one_change_and_can_be_taken_back(book: AddressBook) -> None:
    add(book, "Ada")
    kept = book.keep_backup(BY_HAND)
    assert kept is not None
    add(book, "Grace")
    with book.changing("Renamed Ada") as change:
        change.remove(next(iter(book.contacts)))
    book.restore(loaded_soundly(kept.path), "Restored the copy")
    assert [one.name for one in book.contacts.values()] == ["Ada"]
    assert book.undo().label == "Restored the copy"
    assert [one.name for one in book.contacts.values()] == ["Grace"]
    add(book, "Katherine")
    assert max(book.contacts) == 3
