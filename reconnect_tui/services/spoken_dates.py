"""Dates as people say them: `yesterday`, `3 weeks ago`, `12 Mar 2019`, `2w` (contract, section 2).

What a phrase does not say is never invented: a month without a day stays a month. A phrase that
says which way it looks (`in 2 weeks`, `last friday`, a whole date) means the same wherever it is
used; only one that leaves it open (`friday`, `12 March`, `March`) is taken as past or to come.
"""

import calendar
import re
from datetime import date, datetime, time, timedelta
from typing import Literal, NoReturn

from reconnect_tui.core.dates import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    PartialDate,
    number_in_words,
    partial_date_from,
)
from reconnect_tui.core.errors import UnknownDate
from reconnect_tui.core.text import shortened

Way = Literal["past", "future"]

_LONGEST_PHRASE = 60
"""Characters; nobody says a date in more."""

_DAYS_AWAY = {
    "today": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tonight": 0,
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "last week": -7,
    "next week": 7,
}
_UNITS = {
    "d": "day",
    "w": "week",
    "wk": "week",
    "m": "month",
    "mo": "month",
    "mth": "month",
    "y": "year",
    "yr": "year",
}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "year": 12}
_COUNTS = {"a": 1, "an": 1, **{number_in_words(count): count for count in range(21)}}

_WEEKDAYS = {
    name: number
    for number, whole in enumerate(calendar.day_name)
    for name in (whole.lower(), whole[:3].lower())
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTHS = {
    name: number
    for number, whole in enumerate(calendar.month_name)
    if whole
    for name in (whole.lower(), whole[:3].lower())
} | {"sept": 9}
_MONTHS_THAT_ARE_NAMES = frozenset({"april", "may", "june", "august"})

_WRITTEN_WHOLE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SPAN = re.compile(
    r"(?P<before>in )?(?P<count>\d{1,4}|[a-z]+)(?P<space> ?)(?P<unit>[a-z]+?)s?"
    r"(?P<after> ago| from now)?"
)
_WEEKDAY = re.compile(r"(?:on )?(?:(last|next|this) )?([a-z]+)")
_MONTH = re.compile(r"(?:in )?(?:(last|next|this) )?([a-z]+)\.?,?(?: (\d{4}))?")
_YEAR_THEN_MONTH = re.compile(r"(\d{4}) ([a-z]+)\.?")
_WORDS = re.compile(r"[a-z]+|\d+|[^a-z\d\s.,-]")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NAMED = re.compile(
    r"\b(\d{4}-\d\d-\d\d|today|tonight|tomorrow|next week"
    r"|(?:(?:next|this) |(?<=\bon )|(?<=\bby )|(?<=\bfor )|(?<=\bbefore )|(?<=\buntil ))"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?=[.!]?$)"
    r"|in (?:a|an|\d{1,3}|one|two|three|four|five|six|ten) (?:day|week|month)s?)\b",
    re.IGNORECASE,
)
"""A day within a sentence; the grammar of a date by itself knows more."""

_FILLING = frozenset({"on", "of", "the", "st", "nd", "rd", "th"})

_EXAMPLES: dict[Way, str] = {
    "past": "yesterday, last friday, 3 weeks ago, 12 Mar 2019, 2019-03-12, 2019-03 or 2019",
    "future": "tomorrow, next friday, 2w, in 3 months, 12 Mar 2027 or 2027-03-12",
}


def past_date(text: str, today: date) -> PartialDate:
    """The date that someone names who speaks of what has been.

    A day to come is returned where the words say so plainly; the caller decides whether it fits.

    Raises:
        UnknownDate: It is no date, or could be more than one.
    """
    return _date_from(text, today, "past")


def future_date(text: str, today: date) -> PartialDate:
    """The date that someone names who speaks of what is to come; a bare span counts from today.

    A day gone by is returned where the words say so plainly; the caller decides whether it fits.

    Raises:
        UnknownDate: It is no date, or could be more than one.
    """
    return _date_from(text, today, "future")


def split_leading_date(
    sentence: str, today: date, *, ahead: bool = False
) -> tuple[PartialDate | None, str]:
    """The date before the first colon of a sentence, and the rest of it.

    `yesterday: lunch with Grace` is a date and `lunch with Grace`; where no date stands before the
    colon, the whole sentence comes back. A month that is a first name too (`May: called back`) is
    no date here. With `ahead` the sentence speaks of what is to come.
    """
    head, colon, rest = sentence.partition(":")
    phrase = _plain(head)
    if not colon or phrase in _MONTHS_THAT_ARE_NAMES:
        return None, sentence
    try:
        when = future_date(phrase, today) if ahead else past_date(phrase, today)
        return when, rest.strip()
    except UnknownDate:
        return None, sentence


def split_leading_day(
    sentence: str, today: date, *, ahead: bool = False
) -> tuple[date | None, str]:
    """The same where it has to be a single day.

    Raises:
        UnknownDate: What stands before the colon names more than a day.
    """
    when, words = split_leading_date(sentence, today, ahead=ahead)
    return (None if when is None else _single(when)), words


def day_and_plan(text: str, today: date) -> tuple[date, str]:
    """The day of a talk to come, and what it is to be: `next friday: coffee at the harbour`.

    Raises:
        UnknownDate: The words name no day.
    """
    day, what = split_leading_day(text, today, ahead=True)
    return (day, what) if day is not None else (_single(future_date(text, today)), "")


def _single(when: PartialDate) -> date:
    if not when.is_exact:
        raise UnknownDate(f"“{when.text}” names no day. Write one, such as 2027-01-11.")
    return when.first


def day_named_in(text: str, today: date) -> PartialDate | None:
    """The day to come that the words name last: `the chart by Friday`; `None` where none is."""
    for match in reversed(list(_NAMED.finditer(text))):
        try:
            when = future_date(match[1], today)
        except UnknownDate:
            continue
        if when.is_exact and when.first >= today:
            return when
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _date_from(text: str, today: date, way: Way) -> PartialDate:
    phrase = _plain(text)
    if not phrase or len(phrase) > _LONGEST_PHRASE:
        _refuse(text, way)
    try:
        when = _read(phrase, today, way)
    except OverflowError:  # in 900 years
        _refuse_the_year(text)
    except ValueError:  # 2019-02-30
        when = None
    years = map(int, _YEAR.findall(phrase)) if when is None else (when.first.year, when.last.year)
    if not all(map(_is_kept, years)):
        _refuse_the_year(text)
    if when is None:
        _refuse(text, way)
    return when


def _is_kept(year: int) -> bool:
    return EARLIEST_YEAR <= year <= LATEST_YEAR


def _read(phrase: str, today: date, way: Way) -> PartialDate | None:
    written = partial_date_from(phrase) or _written_whole(phrase)
    if written is not None:
        return written
    if phrase in _DAYS_AWAY:
        return PartialDate.on(today + timedelta(days=_DAYS_AWAY[phrase]))
    for reading in (_weekday, _span, _month):
        when = reading(phrase, today, way)
        if when is not None:
            return when
    return _day_and_month(phrase, today, way)


def _written_whole(phrase: str) -> PartialDate | None:
    match = _WRITTEN_WHOLE.fullmatch(phrase)
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    return PartialDate.on(date(year, month, day))


def _weekday(phrase: str, today: date, way: Way) -> PartialDate | None:
    """The nearest day of that name, never today itself: one says `today` for that.

    `this friday` is the one of the running week, Monday to Sunday.
    """
    match = _WEEKDAY.fullmatch(phrase)
    if match is None or match[2] not in _WEEKDAYS:
        return None
    weekday = _WEEKDAYS[match[2]]
    if match[1] == "this":
        return PartialDate.on(today + timedelta(days=weekday - today.weekday()))
    looks_back = match[1] == "last" or (match[1] != "next" and way == "past")
    if looks_back:
        return PartialDate.on(today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1))
    return PartialDate.on(today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1))


def _span(phrase: str, today: date, way: Way) -> PartialDate | None:
    match = _SPAN.fullmatch(phrase)
    if match is None or (match["before"] and match["after"]):
        return None
    if not match["before"] and not match["after"] and way == "past":
        return None
    unit = _UNITS.get(match["unit"], match["unit"])
    count = int(match["count"]) if match["count"].isdecimal() else _COUNTS.get(match["count"])
    if count is None or (not match["space"] and not match["count"].isdecimal()):
        return None
    if match["after"] == " ago":
        count = -count
    if unit in _DAYS_IN:
        return PartialDate.on(today + timedelta(days=count * _DAYS_IN[unit]))
    if unit in _MONTHS_IN:
        return PartialDate.on(_months_from(today, count * _MONTHS_IN[unit]))
    return None


def _months_from(day: date, months: int) -> date:
    """The same day so many months away, or the last one of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not _is_kept(year):
        raise OverflowError("outside the years that are kept")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month(phrase: str, today: date, way: Way) -> PartialDate | None:
    swapped = _YEAR_THEN_MONTH.fullmatch(phrase)
    match = _MONTH.fullmatch(f"{swapped[2]} {swapped[1]}" if swapped else phrase)
    if match is None:
        return None
    which, word, year = match.groups()
    if word in _MONTHS:
        if year:
            return None if which else PartialDate.parse(f"{year}-{_MONTHS[word]:02}")
        return _named_month(_MONTHS[word], today, which or way)
    if year or which is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}[which]
    if word == "month":
        return PartialDate.parse(_months_from(today.replace(day=1), step).isoformat()[:7])
    return PartialDate.parse(str(today.year + step)) if word == "year" else None


def _named_month(month: int, today: date, which: str) -> PartialDate:
    """The nearest month of that name; the present one unless it is `last March` or `next March`."""
    away = {
        "last": -1 if month >= today.month else 0,
        "past": -1 if month > today.month else 0,
        "this": 0,
        "future": 1 if month < today.month else 0,
        "next": 1 if month <= today.month else 0,
    }
    year = today.year + away[which]
    return PartialDate.parse(f"{year}-{month:02}")


def _day_and_month(phrase: str, today: date, way: Way) -> PartialDate | None:
    """A day of a month in words, with or without its year and weekday, and nothing else.

    `dateparser` reads it; that every word belongs to a date is made sure of before, because it
    fills in what a phrase does not say, and passes over what it does not know.
    """
    words = _WORDS.findall(phrase)
    numbers = [word for word in words if word.isdecimal()]
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    weekdays = [_WEEKDAYS[word] for word in words if word in _WEEKDAYS]
    days = [int(word) for word in numbers if len(word) <= 2]
    years = [word for word in numbers if len(word) == 4]
    understood = len(numbers) + len(months) + len(weekdays)
    filling = sum(1 for word in words if word in _FILLING)
    if understood + filling != len(words) or len(days) + len(years) != len(numbers):
        return None
    if len(days) != 1 or len(months) != 1 or len(years) > 1 or len(weekdays) > 1:
        return None
    year = years[0] if years else ""
    found = _parsed(f"{days[0]} {calendar.month_name[months[0]]} {year}".strip(), today, way)
    if found is None or (found.day, found.month) != (days[0], months[0]):
        return None
    if weekdays and found.weekday() != weekdays[0]:
        return None
    return PartialDate.on(found)


def _parsed(phrase: str, today: date, way: Way) -> date | None:
    import dateparser

    moment = dateparser.parse(
        phrase,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": way,
            "REQUIRE_PARTS": ["day", "month"],
            "TIMEZONE": "UTC",
        },
    )
    return None if moment is None else moment.date()


def _refuse_the_year(text: str) -> NoReturn:
    raise UnknownDate(
        f"“{shortened(text, _LONGEST_PHRASE)}” lies outside the years {EARLIEST_YEAR} to "
        f"{LATEST_YEAR}. Write a date between them."
    )


def _refuse(text: str, way: Way) -> NoReturn:
    shown = shortened(text, _LONGEST_PHRASE)
    if re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}", shown):
        raise UnknownDate(
            f"“{shown}” could be more than one day. Write the year first: 2019-03-12."
        )
    if not shown:
        raise UnknownDate(f"There is no date. Write one such as {_EXAMPLES[way]}.")
    raise UnknownDate(f"“{shown}” is not a date I can read. Write one such as {_EXAMPLES[way]}.")
