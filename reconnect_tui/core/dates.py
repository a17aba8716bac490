"""Dates that may be approximate, and spans of time in words.

A source often knows only the year, or the year and month, in which something happened; such a
date is a value of its own and is never completed by invention (contract, section 4).
"""

import calendar
import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBER_WORDS = _UP_TO_TWENTY.split()


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year, in ISO notation (`2019-03-12`, `2019-03` or `2019`)."""

    first: date
    """The first day it can mean."""

    last: date
    """The last day it can mean; equal to `first` for a whole date."""

    text: str
    """ISO notation, as precise as the date is known."""

    @classmethod
    def on(cls, day: date) -> Self:
        """A day known exactly."""
        return cls(day, day, day.isoformat())

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ISO notation of any precision.

        Raises:
            ValueError: The text is no such date, or lies outside the years 1900 to 2200.
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise ValueError(f"the year of {text!r} is not between 1900 and 2200")
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31), text)
        if day is None:
            days = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
            return cls(date(year, month, 1), date(year, month, days), text)
        return cls.on(date(year, month, day))

    @property
    def is_exact(self) -> bool:
        """Whether the very day is known."""
        return self.first == self.last

    @property
    def middle(self) -> date:
        """The day an approximate date counts from: the middle of its span."""
        if self.first == self.last:  # nearly every date, and thirty thousand people have many
            return self.first
        return self.first + (self.last - self.first) // 2

    def counted_on(self, today: date) -> date | None:
        """The day it counts from as seen on `today`; `None` for one to come or not known."""
        if self.first > today or not self.text:
            return None
        return self.first if self.first == self.last else min(self.middle, today)

    def __str__(self) -> str:
        return self.text


UNKNOWN_DATE = PartialDate(date(EARLIEST_YEAR, 1, 1), date(EARLIEST_YEAR, 12, 31), "")
"""The date of an entry that has none; it stands before all others and counts for nothing."""


@lru_cache(maxsize=65_536)
def partial_date_from(text: str) -> PartialDate | None:
    """The date written in ISO notation, or `None` where the text is no such date."""
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def gap_in_words(days: int) -> str:
    """A span of whole days as one says it in a message (playbook 5.2): never a day count."""
    if days < 7:
        return "a few days"
    for limit, words in (
        (10, "about a week"),
        (17, "about two weeks"),
        (24, "about three weeks"),
        (45, "about a month"),
    ):
        if days <= limit:
            return words
    years = days / 365.25
    if years < 0.92:
        return f"about {number_in_words(max(2, round(days / 30.44)))} months"
    if years < 1 or days <= 365:
        return "nearly a year"
    return _years_in_words(years)


def _years_in_words(years: float) -> str:
    whole, fraction = int(years), years - int(years)
    this, following = _years(whole), _years(whole + 1)
    if whole >= 10:
        return f"about {this}" if fraction < 0.5 else f"nearly {following}"
    if fraction < 0.12:
        return f"about {this}"
    if fraction < 0.38:
        return f"over {this}"
    if fraction < 0.62:
        if whole == 1:
            return "about a year and a half"
        if whole < 6:
            return f"about {number_in_words(whole)} and a half years"
        return f"over {this}"
    return f"nearly {following}" if fraction < 0.88 else f"about {following}"


def _years(count: int) -> str:
    return "a year" if count == 1 else f"{number_in_words(count)} years"


def number_in_words(number: int) -> str:
    """A small number as a word, a number above twenty in figures."""
    return _NUMBER_WORDS[number] if 0 <= number < len(_NUMBER_WORDS) else str(number)


def gap_mark(days: int) -> str:
    """A span of whole days in at most five characters, for a column: `9d`, `3w`, `7m`, `2y3m`."""
    if days < 14:
        return f"{days}d"
    if days < 60:
        return f"{days // 7}w"
    months = math.floor(days / 30.4375 + 0.05)
    if months < 12:
        return f"{months}m"
    years, rest = divmod(months, 12)
    return f"{years}y{rest}m" if rest and years < 10 else f"{years}y"


def approximate_date_in_words(moment: PartialDate) -> str:
    """When something was, roughly: `early 2019`, or `2019` where only the year is known."""
    if moment.first.year != moment.last.year or len(moment.text) == 4:
        return moment.text[:4]
    part = ("early", "mid", "late")[(moment.first.month - 1) // 4]
    return f"{part} {moment.first.year}"


def time_since(moment: PartialDate, today: date) -> str:
    """When something was, as one says it: `last week`, `about four months ago` (playbook 5.2)."""
    day = moment.counted_on(today)
    if day is None:
        return ""
    if moment.is_exact:
        if (today - day).days == 1:
            return "yesterday"
        if (today - day).days <= today.weekday():
            return "this week"
        if (today - day).days <= today.weekday() + 7:
            return "last week"
    months = (today.year - day.year) * 12 + today.month - day.month
    if len(moment.text) == 4 and today.year - day.year <= 1:
        return "last year" if day.year < today.year else "earlier this year"
    if len(moment.text) > 4 and months <= 1:
        return "last month" if months else "earlier this month"
    return f"{gap_in_words((today - day).days)} ago"


def completed_years(since: date, today: date) -> int:
    """Anniversaries passed; a leap day has its anniversary on 28 February in common years."""
    if today < since:
        return 0
    month, day = since.month, since.day
    if (month, day) == (2, 29) and not calendar.isleap(today.year):
        day = 28
    return today.year - since.year - ((today.month, today.day) < (month, day))


def moved_off_weekend(day: date) -> date:
    """The day itself, or the Monday after it where it falls on a weekend (playbook 6.2)."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() >= 5 else 0)
