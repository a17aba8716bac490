"""Ways and days to meet or talk, as slots take them (playbook M20, M78, M82 and 5.2)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from reconnect_tui.core.writing.phrases import inside
from reconnect_tui.core.writing.setting import Setting
from reconnect_tui.core.writing.wordings import lines

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PAIRS_OF_DAYS = ((1, 3), (2, 4), (0, 2))
"""Weekdays of the coming week that are proposed, by the variant of the wording."""

_THEIR_HOURS = range(9, 19)
_MY_HOURS = range(8, 21)
_NOON = 12


def days_to_propose(today: date, variant: int, theirs: str = "", mine: str = "") -> tuple[str, str]:
    """Two days of the coming week: `Tuesday 1 December`, `Thursday 3 December`.

    Args:
        today: The day before that week.
        variant: Which two.
        theirs: Their time zone, as IANA names it; with it the days are said to be theirs.
        mine: That of the user; with both, each day has an hour that suits the two.
    """
    monday = today + timedelta(days=7 - today.weekday())
    first, second = _PAIRS_OF_DAYS[variant % len(_PAIRS_OF_DAYS)]
    days = monday + timedelta(days=first), monday + timedelta(days=second)
    if not is_time_zone(theirs) or theirs == mine:
        return day_in_words(days[0]), day_in_words(days[1])
    return _their_time(days[0], theirs, mine), _their_time(days[1], theirs, mine)


def is_time_zone(name: str) -> bool:
    """Whether this machine knows a time zone of that name; a book may hold any word."""
    try:
        return bool(name) and ZoneInfo(name) is not None
    except (KeyError, ValueError, OSError):
        return False


def day_in_words(day: date) -> str:
    """A day as a message has it: `Tuesday 1 December`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def hour_for_both(day: date, theirs: str, mine: str) -> int | None:
    """An hour of a day of theirs at which both are awake and at work, the nearest to noon of both.

    Args:
        day: As it is with them.
        theirs: Their time zone, as IANA names it.
        mine: That of the user.
    """
    found = []
    for hour in _THEIR_HOURS:
        moment = datetime.combine(day, time(hour), ZoneInfo(theirs))
        here = moment.astimezone(ZoneInfo(mine))
        if here.date() == day and here.hour in _MY_HOURS:
            found.append((abs(hour - _NOON) + abs(here.hour - _NOON), hour))
    return min(found)[1] if found else None


def _their_time(day: date, theirs: str, mine: str) -> str:
    hour = hour_for_both(day, theirs, mine) if is_time_zone(mine) else None
    if hour is None:
        return f"{day_in_words(day)} (your time)"
    half = "am" if hour < _NOON else "pm"
    return f"{day_in_words(day)} at {(hour - 1) % _NOON + 1} {half} (your time)"


def _days(setting: Setting, turn: int = 0) -> tuple[str, str]:
    there = setting.there
    zone = there.contact.time_zone
    return days_to_propose(there.today, setting.variant + turn, zone, setting.my_time_zone)


def _dated(stock: lines.Stock) -> Callable[[Setting], Sequence[str]]:
    def found(setting: Setting) -> Sequence[str]:
        first, second = _days(setting)
        return [
            line.replace("{day_a}", first).replace("{day_b}", second)
            for line in setting.turned(stock[setting.tone])
        ]

    return found


def _formats(setting: Setting) -> tuple[str, ...]:
    """Ways to meet: what reaches them anywhere, then what takes living near them (M78, M82)."""
    contact = setting.there.contact
    near = f"a coffee in {inside(contact.city)}" if contact.city.strip() else "a coffee"
    if setting.there.ahead("visiting_city") is not None:
        return (near, "a short call", "a walk", "a video call")
    return ("a short call", "a video call", near, "a walk")


def _format_a(setting: Setting) -> Sequence[str]:
    return _formats(setting)


def _format_b(setting: Setting) -> Sequence[str]:
    _, *others = _formats(setting)
    return others


def _time(place: int) -> Callable[[Setting], Sequence[str]]:
    def found(setting: Setting) -> Sequence[str]:
        visit = setting.there.ahead("visiting_city")
        if visit is not None and visit.date is not None and visit.date.is_exact:
            here = visit.date.first
            return [day_in_words(here), day_in_words(here + timedelta(days=1))][place:]
        return [_days(setting, turn)[place] for turn in range(3)]

    return found


SOURCES: Mapping[str, Callable[[Setting], Sequence[str]]] = {
    "format_a": _format_a,
    "format_b": _format_b,
    "next_step": _dated(lines.NEXT_STEPS),
    "time_a": _time(0),
    "time_b": _time(1),
    "two_ways": _dated(lines.TWO_WAYS),
}
"""Where the words of each slot come from."""
