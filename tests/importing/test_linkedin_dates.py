"""Dates as exports of every year and spreadsheets write them."""

import pytest

from reconnect_tui.importing.linkedin_dates import day_from, is_day_first, moment_from


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01 Jan 2020", "2020-01-01"),
        ("12-Mar-19", "2019-03-12"),
        ("3-Jan-20", "2020-01-03"),
        ("7/29/17, 5:06 PM", "2017-07-29"),
        ("9/9/18", "2018-09-09"),
        ("13/02/2019", "2019-02-13"),
        ("12.03.2019", "2019-03-12"),
        ("2019-03-12", "2019-03-12"),
        ("2023/05/20 13:14:15 UTC", "2023-05-20"),
        ("Mar 12, 2019", "2019-03-12"),
        ("29 Feb 2024", "2024-02-29"),
        ("03 Apr. 2022", "2022-04-03"),
        ("12 März 2019", "2019-03-12"),
        ("12 août 2020", "2020-08-12"),
        ("1er juil. 2019", "2019-07-01"),
        ("12 de mar. de 2019", "2019-03-12"),
        ("5 de dezembro de 2018", "2018-12-05"),
        ("7 giugno 2020", "2020-06-07"),
        ("7 mei 2020", "2020-05-07"),
    ],
)
def test_a_day_is_read(text: str, day: str) -> None:
    assert day_from(text).text == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 Feb 2020", "impossible date: “31 Feb 2020”"),
        ("99/99/99", "impossible date"),
        ("05 Jun 1833", "date not between 1900 and 2200"),
        ("yesterday", "date not understood: “yesterday”"),
        ("12 Foo 2020", "date not understood"),
        ("2020", "date not understood"),
        ("", "date not understood"),
        ("\x1b[31m", "date not understood: “[31m”"),
    ],
)
def test_what_is_no_day_is_told_and_never_made_up(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match="date") as problem:
        day_from(text)

    assert str(problem.value).startswith(reason)


def test_a_column_with_a_first_number_above_twelve_has_the_day_first() -> None:
    assert is_day_first(["3/4/2019", "13/4/2019"])
    assert not is_day_first(["3/4/2019", "4/13/2019", "12-Mar-19"])
    assert day_from("3/4/2019", day_first=True).text == "2019-04-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-03-13 08:15:22 UTC", ("2019-03-13", "08:15:22", True)),
        ("2019-03-13T08:15:22Z", ("2019-03-13", "08:15:22", True)),
        ("9/9/18, 12:05 AM", ("2018-09-09", "00:05:00", False)),
        ("9/9/18, 12:05 PM", ("2018-09-09", "12:05:00", False)),
        ("3/13/2019 8:15", ("2019-03-13", "08:15:00", False)),
        ("2019-03-13", ("2019-03-13", "", False)),
        ("2019-03-13 29:61:00 UTC", ("2019-03-13", "", False)),
    ],
)
def test_a_moment_keeps_its_time_and_whether_it_is_utc(
    text: str, expected: tuple[str, str, bool]
) -> None:
    day, time, in_utc = moment_from(text)

    assert (day.text, time, in_utc) == expected
