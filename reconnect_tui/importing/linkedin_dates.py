"""The ways in which LinkedIn exports of all years, and spreadsheets after them, write a date.

A fixed list of patterns: general date readers make up what a text does not say (formats,
section 0).
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from reconnect_tui.core.dates import EARLIEST_YEAR, LATEST_YEAR, PartialDate
from reconnect_tui.core.text import folded, one_line, shortened

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_MONTH_YEAR = re.compile(
    r"(\d{1,2})(?:\.|er|º)?[\s-]+(?:de\s+)?([^\W\d_]+)\.?[\s,-]+(?:de\s+)?(\d{4}|\d{2})"
)
_MONTH_DAY_YEAR = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
# A run of spaces is tried from its beginning only: from every place in it, a cell of nothing but
# spaces would take the square of its length (reliability, S12).
_TIME = re.compile(
    r"(?:(?<!\s)\s++|[T,]\s*+)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d++)?"
    r"\s*+([AaPp])?\.?(?:[Mm]\.?)?\s*+(UTC|GMT|Z|\+00:?00)?$"
)
_SLASHED = re.compile(r"\s*(\d{1,2})/\d{1,2}/\d{2,4}")

_MONTHS = (
    "jan gen ene",
    "feb fev fbr",
    "mar maa mrz mrt maerz",
    "apr avr abr",
    "may mai mag mei",
    "jun juin giu",
    "jul juil lug",
    "aug aou ago",
    "sep set",
    "oct okt ott out",
    "nov",
    "dec dez dic",
)
_MONTH_NUMBERS = {
    word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()
}
_CENTURY = 2000
"""LinkedIn is younger than 2000, so two digits mean a year after it."""


def day_from(text: str, *, day_first: bool = False) -> PartialDate:
    """The day written in a cell; a time after it is passed over.

    Args:
        text: The cell.
        day_first: Whether `3/4/2019` means 3 April.

    Raises:
        ValueError: It is no day, or one that the calendar does not have; says so in words.
    """
    day = _day(_TIME.sub("", text.strip()).rstrip(" ,"), day_first)
    if isinstance(day, str):
        raise ValueError(f"{day}: “{shortened(one_line(text), 40)}”")
    return day


def moment_from(text: str, *, day_first: bool = False) -> tuple[PartialDate, str, bool]:
    """The day, the time of day as `HH:MM:SS`, and whether the time is UTC.

    Raises:
        ValueError: There is no day in it; says so in words.
    """
    day = day_from(text, day_first=day_first)
    match = _TIME.search(text.strip())
    if match is None:
        return day, "", False
    hour, minute, second, half, zone = match.groups()
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half in "pP" else 0)
    if hours > 23 or int(minute) > 59 or int(second or 0) > 59:
        return day, "", False
    return day, f"{hours:02}:{minute}:{second or '00'}", zone is not None


def is_day_first(cells: Iterable[str]) -> bool:
    """Whether a column writes the day before the month: only then can its first number pass 12."""
    firsts = (match.group(1) for cell in cells if (match := _SLASHED.match(cell)))
    return any(int(first) > 12 for first in firsts)


@lru_cache(maxsize=16_384)
def _day(text: str, day_first: bool) -> PartialDate | str:
    parts = _parts(text, day_first)
    if parts is None:
        return "date not understood"
    year, month, day = parts
    try:
        found = date(year, month, day)
    except ValueError:
        return "impossible date"
    try:
        return PartialDate.parse(found.isoformat())
    except ValueError:
        return f"date not between {EARLIEST_YEAR} and {LATEST_YEAR}"


def _parts(text: str, day_first: bool) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
        return year, month, day
    if match := _DAY_MONTH_YEAR.fullmatch(text):
        month = _month(match.group(2))
        return (_year(match.group(3)), month, int(match.group(1))) if month else None
    if match := _MONTH_DAY_YEAR.fullmatch(text):
        month = _month(match.group(1))
        return (_year(match.group(3)), month, int(match.group(2))) if month else None
    if match := _NUMBERS.fullmatch(text):
        first, mark, second = int(match.group(1)), match.group(2), int(match.group(3))
        if mark != "/" or day_first or first > 12:
            first, second = second, first
        return _year(match.group(4)), first, second
    return None


def _month(word: str) -> int:
    name = folded(word)
    return _MONTH_NUMBERS.get(name[:4]) or _MONTH_NUMBERS.get(name[:3], 0)


def _year(text: str) -> int:
    return int(text) + (_CENTURY if len(text) == 2 else 0)
