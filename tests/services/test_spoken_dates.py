"""Dates as people say them."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.errors import UnknownDate
from reconnect_tui.services.spoken_dates import (
    day_named_in,
    future_date,
    past_date,
    split_leading_date,
)

FRIDAY = date(2026, 3, 13)

SAID_THE_SAME_BOTH_WAYS = {
    "2026-11-22": "2026-11-22",
    "2019-3-5": "2019-03-05",
    "2019/03/05": "2019-03-05",
    "2019-03": "2019-03",
    "2019": "2019",
    "Mar 2019": "2019-03",
    "March 2019": "2019-03",
    "sept. 2019": "2019-09",
    "March, 2019": "2019-03",
    "2019 March": "2019-03",
    "12 Mar 2019": "2019-03-12",
    "12th of March 2019": "2019-03-12",
    "March 12, 2019": "2019-03-12",
    "12-mar-2019": "2019-03-12",
    "Tuesday 12 March 2019": "2019-03-12",
    "29 Feb 2024": "2024-02-29",
    "today": "2026-03-13",
    "  Today  ": "2026-03-13",
    "this morning": "2026-03-13",
    "tonight": "2026-03-13",
    "yesterday": "2026-03-12",
    "YESTERDAY": "2026-03-12",
    "last night": "2026-03-12",
    "the day before yesterday": "2026-03-11",
    "tomorrow": "2026-03-14",
    "the  day after tomorrow": "2026-03-15",
    "last friday": "2026-03-06",
    "next friday": "2026-03-20",
    "this friday": "2026-03-13",
    "this monday": "2026-03-09",
    "last mon": "2026-03-09",
    "next monday": "2026-03-16",
    "3 weeks ago": "2026-02-20",
    "three weeks ago": "2026-02-20",
    "a week ago": "2026-03-06",
    "a fortnight ago": "2026-02-27",
    "1 month ago": "2026-02-13",
    "2 years ago": "2024-03-13",
    "2w ago": "2026-02-27",
    "in 2 weeks": "2026-03-27",
    "in a year": "2027-03-13",
    "2 days from now": "2026-03-15",
    "last week": "2026-03-06",
    "next week": "2026-03-20",
    "last month": "2026-02",
    "next month": "2026-04",
    "this year": "2026",
    "last year": "2025",
    "last march": "2025-03",
    "next march": "2027-03",
    "this march": "2026-03",
}


@pytest.mark.parametrize(("said", "meant"), SAID_THE_SAME_BOTH_WAYS.items())
def test_words_that_say_which_way_they_look_mean_the_same_everywhere(said: str, meant: str) -> None:
    assert past_date(said, FRIDAY) == PartialDate.parse(meant)
    assert future_date(said, FRIDAY) == PartialDate.parse(meant)


@pytest.mark.parametrize(
    ("said", "past", "future"),
    [
        ("friday", "2026-03-06", "2026-03-20"),
        ("on friday", "2026-03-06", "2026-03-20"),
        ("thu", "2026-03-12", "2026-03-19"),
        ("saturday", "2026-03-07", "2026-03-14"),
        ("13 March", "2026-03-13", "2027-03-13"),
        ("14 March", "2025-03-14", "2026-03-14"),
        ("the 3rd of May", "2025-05-03", "2026-05-03"),
        ("29 Feb", "2024-02-29", "2028-02-29"),
        ("31 Dec", "2025-12-31", "2026-12-31"),
        ("March", "2026-03", "2026-03"),
        ("mar", "2026-03", "2026-03"),
        ("in February", "2026-02", "2027-02"),
        ("April", "2025-04", "2026-04"),
    ],
)
def test_words_that_leave_it_open_are_taken_as_past_or_to_come(
    said: str, past: str, future: str
) -> None:
    assert past_date(said, FRIDAY).text == past
    assert future_date(said, FRIDAY).text == future


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1 month", "2026-04-13"),
        ("one month", "2026-04-13"),
        ("2w", "2026-03-27"),
        ("2 wks", "2026-03-27"),
        ("90 days", "2026-06-11"),
        ("90d", "2026-06-11"),
        ("3m", "2026-06-13"),
        ("1y", "2027-03-13"),
        ("0 days", "2026-03-13"),
    ],
)
def test_a_bare_span_counts_from_today_only_where_a_time_ahead_is_meant(
    said: str, meant: str
) -> None:
    assert future_date(said, FRIDAY).text == meant
    with pytest.raises(UnknownDate):
        past_date(said, FRIDAY)


@pytest.mark.parametrize(
    ("today", "said", "meant"),
    [
        (date(2026, 1, 31), "1 month", "2026-02-28"),
        (date(2024, 2, 29), "1y", "2025-02-28"),
        (date(2026, 12, 31), "2m", "2027-02-28"),
        (date(2026, 12, 31), "tomorrow", "2027-01-01"),
    ],
)
def test_months_of_different_length_never_overflow(today: date, said: str, meant: str) -> None:
    assert future_date(said, today).text == meant


NO_DATES = [
    "",
    "   ",
    "lunch yesterday",
    "yesterday lunch",
    "12/03/2019",
    "12.3.19",
    "03-12-2019",
    "12 Mar 19",
    "12",
    "5",
    "123",
    "12345",
    "5pm",
    "17:30",
    "now",
    "noon",
    "soon",
    "ago",
    "in",
    "friday 12 march 2019",
    "31 Feb 2019",
    "29 Feb 2023",
    "2019-02-30",
    "2019-13",
    "2019-00-10",
    "1899",
    "1899-12-31",
    "2201",
    "12 Mar 1850",
    "in 9999 weeks",
    "9999 years ago",
    "in 2 weeks ago",
    "last 2019",
    "next march 2019",
    "12 13 march",
    "12 march april",
    "the friday",
    "march yesterday",
    "２０１９",
    "a" * 5_000,
    "2019-03-12\x1b[31m",
]


@pytest.mark.parametrize("said", NO_DATES)
def test_what_is_no_date_or_more_than_one_is_refused(said: str) -> None:
    with pytest.raises(UnknownDate):
        past_date(said, FRIDAY)
    with pytest.raises(UnknownDate):
        future_date(said, FRIDAY)


def test_the_refusal_repeats_the_words_and_gives_examples() -> None:
    with pytest.raises(UnknownDate, match=r"^“when pigs fly” is not a date .*3 weeks ago"):
        past_date("when pigs fly", FRIDAY)
    with pytest.raises(UnknownDate, match=r"^“when pigs fly” is not a date .*2w"):
        future_date("when pigs fly", FRIDAY)


def test_a_date_in_figures_that_could_be_two_days_says_how_to_write_it() -> None:
    with pytest.raises(UnknownDate, match=r"“12/03/2019” could be more than one day.*2019-03-12"):
        past_date("12/03/2019", FRIDAY)


def test_the_refusal_cuts_very_long_words() -> None:
    with pytest.raises(UnknownDate) as caught:
        past_date("x" * 10_000, FRIDAY)
    assert len(str(caught.value)) < 250


@settings(deadline=None)
@given(st.text(max_size=40), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_any_words_are_a_date_or_are_refused(said: str, today: date) -> None:
    try:
        when = past_date(said, today)
    except UnknownDate:
        return
    assert PartialDate.parse(when.text) == when


@settings(deadline=None)
@given(
    st.sampled_from(["friday", "sun", "march", "31 december", "1 jan", "april"]),
    st.dates(date(1950, 1, 1), date(2150, 12, 31)),
)
def test_open_words_never_lead_to_the_wrong_side_of_today(said: str, today: date) -> None:
    assert past_date(said, today).first <= today
    assert future_date(said, today).last >= today


@pytest.mark.parametrize(
    ("sentence", "when", "rest"),
    [
        ("yesterday: lunch with Grace and George", "2026-03-12", "lunch with Grace and George"),
        ("12 Mar 2019: she said: go", "2019-03-12", "she said: go"),
        ("2019: worked on the bridge", "2019", "worked on the bridge"),
        ("March: coffee", "2026-03", "coffee"),
        ("Yesterday :coffee", "2026-03-12", "coffee"),
    ],
)
def test_a_date_before_the_first_colon_is_split_off(sentence: str, when: str, rest: str) -> None:
    assert split_leading_date(sentence, FRIDAY) == (PartialDate.parse(when), rest)


@pytest.mark.parametrize(
    "sentence",
    [
        "lunch with Grace",
        "lunch yesterday: it was good",
        "Note: she moved",
        "12:30 lunch",
        "May: called back",
        "June: sent the figures",
        ": nothing",
        "",
    ],
)
def test_a_sentence_without_a_leading_date_comes_back_whole(sentence: str) -> None:
    assert split_leading_date(sentence, FRIDAY) == (None, sentence)


def test_everyday_dates_are_read_without_the_heavy_library() -> None:
    script = (
        "import sys\n"
        "from datetime import date\n"
        "from reconnect_tui.services.spoken_dates import future_date, split_leading_date\n"
        "for said in ('yesterday', '3 weeks ago', '2w', 'last friday', '2019-03', 'Mar 2019'):\n"
        "    future_date(said, date(2026, 3, 13))\n"
        "split_leading_date('Note: she moved to the 12th floor', date(2026, 3, 13))\n"
        "assert 'dateparser' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("send him the chart on Friday", "2026-11-27"),
        ("call tomorrow, and write by next monday", "2026-11-30"),
        ("send it in two weeks", "2026-12-07"),
        ("bring it on 2026-12-24", "2026-12-24"),
        ("bring back the book of 2020-01-01", None),
        ("send the Sunday times", None),
        ("send the chart", None),
    ],
)
def test_a_day_is_found_within_a_sentence(words: str, day: str | None) -> None:
    found = day_named_in(words, date(2026, 11, 23))
    assert (None if found is None else found.text) == day
