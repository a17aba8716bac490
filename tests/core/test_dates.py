"""Approximate dates and spans in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconnect_tui.core.dates import (
    UNKNOWN_DATE,
    PartialDate,
    approximate_date_in_words,
    completed_years,
    gap_in_words,
    gap_mark,
    moved_off_weekend,
    partial_date_from,
    time_since,
)

TODAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-03-12", date(2019, 3, 12), date(2019, 3, 12)),
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("1900", date(1900, 1, 1), date(1900, 12, 31)),
        ("2200-12-31", date(2200, 12, 31), date(2200, 12, 31)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, first: date, last: date) -> None:
    when = PartialDate.parse(text)
    assert (when.first, when.last, when.text, str(when)) == (first, last, text, text)
    assert when.is_exact == (first == last)


NO_DATES = [
    "",
    "19",
    "201",
    "20190312",
    "2019-3-12",
    "2019-03-1",
    "2019-13",
    "2019-00",
    "2019-02-30",
    "2023-02-29",
    "2026-W10-1",
    "1899-12-31",
    "2201",
    "9999-12-31",
    "2019-03-12T10:00",
    " 2019",
    "2019-03-12\n",
    "２０１９",
    "-2019",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_iso_date_of_this_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)
    assert partial_date_from(text) is None


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_survives_being_written(day: date) -> None:
    assert PartialDate.parse(str(PartialDate.on(day))) == PartialDate.on(day)


@pytest.mark.parametrize(
    ("text", "counts_from"),
    [
        ("2025-03-12", date(2025, 3, 12)),
        ("2025-02", date(2025, 2, 14)),
        ("2025", date(2025, 7, 2)),
        ("2026-03", date(2026, 3, 13)),
        ("2026", TODAY),
        ("2026-03-13", TODAY),
        ("2026-03-14", None),
        ("2026-04", None),
        ("2027", None),
    ],
)
def test_an_approximate_date_counts_from_its_middle_and_never_from_the_future(
    text: str, counts_from: date | None
) -> None:
    assert PartialDate.parse(text).counted_on(TODAY) == counts_from


def test_an_unknown_date_counts_for_nothing_and_stands_first() -> None:
    assert UNKNOWN_DATE.counted_on(TODAY) is None
    assert str(UNKNOWN_DATE) == ""
    assert PartialDate.parse("1901") > UNKNOWN_DATE


CHECKS_OF_THE_PLAYBOOK = {
    1127: "about three years",
    365: "nearly a year",
    400: "about a year",
    547: "about a year and a half",
    680: "nearly two years",
    800: "over two years",
    1300: "about three and a half years",
    3653: "about ten years",
    9000: "nearly 25 years",
}
EDGES = {
    0: "a few days",
    6: "a few days",
    7: "about a week",
    10: "about a week",
    11: "about two weeks",
    17: "about two weeks",
    18: "about three weeks",
    24: "about three weeks",
    25: "about a month",
    45: "about a month",
    46: "about two months",
    60: "about two months",
    76: "about two months",
    77: "about three months",
    122: "about four months",
    335: "about eleven months",
    337: "nearly a year",
    366: "about a year",
    410: "over a year",
    504: "over a year",
    505: "about a year and a half",
    592: "nearly two years",
    687: "about two years",
    731: "about two years",
    2373: "over six years",
    2400: "over six years",
    3700: "about ten years",
    3900: "nearly eleven years",
    7305: "about twenty years",
    7671: "about 21 years",
}


@pytest.mark.parametrize(("days", "words"), (CHECKS_OF_THE_PLAYBOOK | EDGES).items())
def test_a_silence_is_told_in_rounded_words(days: int, words: str) -> None:
    assert gap_in_words(days) == words


@given(st.integers(0, 60_000))
def test_a_silence_is_never_told_as_a_number_of_days(days: int) -> None:
    words = gap_in_words(days)
    assert words == "a few days" or "day" not in words
    assert words.split()[0] in ("a", "about", "over", "nearly")


@pytest.mark.parametrize(
    ("days", "mark"),
    [
        (0, "0d"),
        (13, "13d"),
        (14, "2w"),
        (59, "8w"),
        (60, "2m"),
        (363, "11m"),
        (365, "1y"),
        (366, "1y"),
        (730, "2y"),
        (822, "2y3m"),
        (3653, "10y"),
        (3800, "10y"),
        (40_000, "109y"),
    ],
)
def test_a_silence_has_a_short_mark(days: int, mark: str) -> None:
    assert gap_mark(days) == mark


@given(st.integers(0, 110_000))
def test_a_mark_fits_its_column(days: int) -> None:
    assert len(gap_mark(days)) <= 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-01-31", "early 2019"),
        ("2019-04-30", "early 2019"),
        ("2019-05-01", "mid 2019"),
        ("2019-08", "mid 2019"),
        ("2019-09-01", "late 2019"),
        ("2019-12", "late 2019"),
        ("2019", "2019"),
    ],
)
def test_a_date_is_told_roughly_and_without_a_season(text: str, words: str) -> None:
    assert approximate_date_in_words(PartialDate.parse(text)) == words


@pytest.mark.parametrize(
    ("since", "today", "years"),
    [
        (date(2020, 3, 13), TODAY, 6),
        (date(2020, 3, 14), TODAY, 5),
        (date(2024, 2, 29), date(2025, 2, 27), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 1),
        (date(2024, 2, 29), date(2028, 2, 28), 3),
        (date(2024, 2, 29), date(2028, 2, 29), 4),
        (date(2027, 1, 1), TODAY, 0),
    ],
)
def test_years_are_counted_by_anniversaries(since: date, today: date, years: int) -> None:
    assert completed_years(since, today) == years


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 3, 13), date(2026, 3, 13)),
        (date(2026, 3, 14), date(2026, 3, 16)),
        (date(2026, 3, 15), date(2026, 3, 16)),
        (date(2026, 3, 16), date(2026, 3, 16)),
    ],
)
def test_a_weekend_becomes_the_monday_after_it(day: date, moved: date) -> None:
    assert moved_off_weekend(day) == moved


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-23", "this week"),
        ("2026-11-22", "yesterday"),
        ("2026-11-16", "last week"),
        ("2026-11-15", "earlier this month"),
        ("2026-11-01", "earlier this month"),
        ("2026-10-20", "last month"),
        ("2026-11", "earlier this month"),
        ("2026-10", "last month"),
        ("2026-07-20", "about four months ago"),
        ("2026", "earlier this year"),
        ("2025", "last year"),
        ("2024-11-20", "about two years ago"),
        ("2020", "over six years ago"),
        ("2027", ""),
    ],
)
def test_the_age_of_news_is_never_a_number_of_days(moment: str, words: str) -> None:
    assert time_since(PartialDate.parse(moment), date(2026, 11, 23)) == words
