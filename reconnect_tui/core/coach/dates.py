"""The rule on dates: those that do not exist, do not match their weekday, or have gone by (C36)."""

import re
from collections.abc import Iterator
from datetime import date

from reconnect_tui.core.coach.case import Case
from reconnect_tui.core.coach.finding import Finding
from reconnect_tui.core.coach.lexicon import Phrases
from reconnect_tui.core.coach.lexicon.meeting import WEEKDAYS

_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?)(?![\d-])"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = "|".join([*_MONTHS, *(f"{name}\\.?" for name in _SHORT)])
_WEEKDAY = "|".join(f"{day}s?" for day in WEEKDAYS) + "|mon|tues?|wed|thurs?|thu|fri|sat|sun"
_WRITTEN = re.compile(
    rf"(?<!\w)(?:(?P<weekday>{_WEEKDAY})\.?,? (?:the |on )?)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})|"
    rf"(?P<month2>{_MONTH}) (?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\w)"
    r"(?:,? (?P<year>20\d\d|19\d\d))?"
)
_PAST = Phrases(
    r"was|were|had|met|last|ago|did|since|when|came|went|happened|back|started|opened|closed|born"
)


def wrong_dates(case: Case) -> Iterator[Finding]:
    """C36: a date that does not exist, does not match its weekday, or has gone by."""
    text = case.text.folded
    for match in _NUMERIC.finditer(text):
        if not _numeric_exists(match):
            yield case.at(
                "C36", "warn", f"{match[0]}: there is no such day.", match.start(), match.end()
            )
    if not case.is_english:
        return
    for sentence in case.text.sentences:
        inviting = any(sentence.start == one.start for one in case.invitations)
        for match in _WRITTEN.finditer(sentence.text):
            what = _wrong_date(match, case.today, inviting, bool(_PAST.search(sentence.text)))
            if what:
                start = sentence.start + match.start()
                end = sentence.start + match.end()
                typed = case.message.body[slice(*case.text.place(start, end))]
                yield case.at("C36", "warn", f"{typed}: {what}.", start, end)


def _numeric_exists(match: re.Match[str]) -> bool:
    if match[1]:
        return _day(int(match[1]), int(match[2]), int(match[3])) is not None
    year = int(match[6] or 2000)
    year += 2000 if year < 100 else 0
    first, second = int(match[4]), int(match[5])
    if match[6] is None and (first > 31 or second > 12):
        return True  # no date at all, such as a version
    return _day(year, second, first) is not None or _day(year, first, second) is not None


def _wrong_date(match: re.Match[str], today: date, inviting: bool, told: bool) -> str:
    """What is wrong with a written date; empty where nothing is."""
    number = int(match["day"] or match["day2"])
    name = (match["month"] or match["month2"]).rstrip(".")
    month = _SHORT.get(name) or _SHORT[name[:3]]
    if match["year"]:
        day = _day(int(match["year"]), month, number)
        if day is None:
            return "there is no such day"
        if inviting and day < today:
            return "that day has gone by"
        return _wrong_weekday(match["weekday"], [day])
    if not 1 <= number <= 31 or _day(2024, month, number) is None:
        return "there is no such day"
    around = [_day(today.year + step, month, number) for step in (-1, 0, 1)]
    known = [day for day in around if day is not None]
    coming = [day for day in known if day >= today][:1]
    past = [day for day in known if day < today][-1:]
    may_be_past = told and not inviting
    return _wrong_weekday(match["weekday"], coming + past if may_be_past else coming or past)


def _wrong_weekday(word: str | None, days: list[date]) -> str:
    if not word or not days:
        return ""
    wanted = next(at for at, name in enumerate(WEEKDAYS) if name.startswith(word[:3]))
    if any(day.weekday() == wanted for day in days):
        return ""
    return f"that is a {WEEKDAYS[days[0].weekday()].capitalize()}"


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
