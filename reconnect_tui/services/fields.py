"""Setting a field of a contact from words, as `edit CONTACT FIELD=VALUE` and forms do."""

import contextlib
import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from reconnect_tui.core.contact import PROJECT, STATES, Contact, asked_after
from reconnect_tui.core.dates import EARLIEST_YEAR, LATEST_YEAR, PartialDate
from reconnect_tui.core.errors import UnknownDate, UnknownField, WrongInput
from reconnect_tui.core.text import LONGEST_NOTE, cleaned, one_line
from reconnect_tui.core.writing.intents import INTENTS
from reconnect_tui.services.spoken_dates import future_date, past_date

_POINTS_AND_ENDINGS = re.compile(r"[.,]|(?<=\d)(?:st|nd|rd|th)\b")
_NOT_BY_HAND = frozenset(
    {
        "id",
        "uid",
        "extra",
        "created",
        "updated",
        "sources",
        "timeline",
        "reasons",
        "promises",
        "followups",
        "people_notes",
        "checks",
        "memories_used",
        "snoozed_on",
        "settled_on",
    }
)
_LONG = frozenset({"note", "private_notes", "honest_reason", "how_met"})
_YES = frozenset({"yes", "y", "true", "1", "on"})
_NO = frozenset({"no", "n", "false", "0", "off", ""})
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_MONTH_AND_DAY = re.compile(r"\d{2}-\d{2}")
_BIRTHDAY = re.compile(r"(?:\d{4}-|--)\d{2}-\d{2}")
_OTHER_NAMES = {
    "org": "organization",
    "company": "organization",
    "email": "emails",
    "phone": "phones",
    "url": "urls",
    "tag": "tags",
    "met": "how_met",
    "nickname": "nicknames",
    "rhythm": "rhythm_days",
    "goal": "goal_tags",
    "holiday": "holidays",
    "tz": "time_zone",
    "timezone": "time_zone",
    "role": "title",
    "job": "title",
    "position": "title",
    "employer": "organization",
    "place": "city",
    "memory": "shared_memories",
    "interest": "interests",
    "project": "projects",
}
_ASKED_AFTER = {"family": "", "projects": PROJECT}
"""What stands among the notes about people, by the kind of note."""


@cache
def editable_fields() -> Mapping[str, object]:
    """The fields a person may set, with the types they hold."""
    hints = typing.get_type_hints(Contact)
    return {
        field.name: hints[field.name] for field in fields(Contact) if field.name not in _NOT_BY_HAND
    }


def with_field(contact: Contact, name: str, text: str, today: date) -> Contact:
    """The contact with one field set from words; an empty text clears it.

    Lists are written with commas; in lists of sentences (memories, projects, family) semicolons
    part them.

    Raises:
        UnknownField: Contacts have no such field, or it is not set by hand.
        WrongInput: The text is no value for the field.
    """
    name = name.strip().lower().replace("-", "_")
    name = _OTHER_NAMES.get(name, name)
    if name in _ASKED_AFTER:
        return asked_after(contact, _ASKED_AFTER[name], _sentences(name, text, today), today)
    hint = editable_fields().get(name)
    if hint is None:
        raise UnknownField(_no_field(name))
    value = _reader_of(name, hint)(name, text.strip(), today)
    change: dict[str, typing.Any] = {name: value}
    return replace(contact, **change)


def _no_field(name: str) -> str:
    """What to say of a name that is no field; a likely one is named first."""
    names = (*editable_fields(), *_ASKED_AFTER)
    near = get_close_matches(name, (*names, *_OTHER_NAMES), n=1)
    meant = f" Did you mean “{_OTHER_NAMES.get(near[0], near[0])}”?" if near else ""
    return f"There is no field “{name}” to set.{meant} The fields are: {', '.join(names)}."


def _reader_of(name: str, hint: object) -> Callable[[str, str, date], object]:
    special: dict[str, Callable[[str, str, date], object]] = {
        "name": _name,
        "state": _state,
        "closeness": _closeness,
        "rhythm_days": _rhythm,
        "emails": _emails,
        "birthday": _birthday,
        "snoozed_until": _day_ahead,
        "shared_memories": _sentences,
        "intent": _intent,
        "holidays": _holidays,
        "time_zone": _time_zone,
    }
    usual: dict[object, Callable[[str, str, date], object]] = {
        str: _text,
        bool: _flag,
        tuple[str, ...]: _words,
        tuple[int, ...]: _numbers,
        PartialDate | None: _past_day,
    }
    return special.get(name) or usual[hint]


def _text(name: str, text: str, _today: date) -> str:
    return cleaned(text, LONGEST_NOTE) if name in _LONG else one_line(text)


def _intent(_name: str, text: str, _today: date) -> str:
    value = text.lower().replace(" ", "_").replace("-", "_")
    if value and value not in INTENTS:
        raise WrongInput(f"“{text}” is no intent. There are: {', '.join(INTENTS)}.")
    return value


def time_zone_named(text: str) -> str:
    """The IANA name of a time zone, from its name in any case or from its city: `tokyo`.

    Raises:
        WrongInput: There is none of that name.
    """
    wanted = text.strip().replace(" ", "_").lower()
    if not wanted:
        return ""
    names = sorted(available_timezones())
    exact = [name for name in names if name.lower() == wanted]
    cities = [name for name in names if name.lower().rpartition("/")[2] == wanted and "/" in name]
    found = exact or cities
    if not found:
        raise WrongInput(f"“{text}” is no time zone. Write a city or a name such as Asia/Tokyo.")
    return found[0]


def _time_zone(_name: str, text: str, _today: date) -> str:
    return time_zone_named(text)


def _name(_name: str, text: str, _today: date) -> str:
    value = one_line(text)
    if not value:
        raise WrongInput("A contact needs a name: it cannot be empty.")
    return value


def _words(_name: str, text: str, _today: date) -> tuple[str, ...]:
    return _parted(text, r"[,;\n]")


def _sentences(_name: str, text: str, _today: date) -> tuple[str, ...]:
    return _parted(text, r"[;\n]")


def _parted(text: str, between: str) -> tuple[str, ...]:
    parts = (one_line(part) for part in re.split(between, text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _numbers(name: str, text: str, _today: date) -> tuple[int, ...]:
    parts = _parted(text, r"[,;\s]")
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise WrongInput(f"“{text}” is no list of ids for {name}. Write them as 3, 17.")
    return tuple(int(part) for part in parts)


def _emails(_name: str, text: str, _today: date) -> tuple[str, ...]:
    parts = _parted(text, r"[,;\s]")
    for part in parts:
        if not _EMAIL.fullmatch(part):
            raise WrongInput(f"“{part}” is no email address. Write it as name@example.org.")
    return parts


def _flag(name: str, text: str, _today: date) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise WrongInput(f"“{text}” is neither yes nor no for {name}.")


def _state(_name: str, text: str, _today: date) -> str:
    word = text.lower().replace(" ", "_").replace("-", "_")
    if word not in STATES:
        raise WrongInput(f"“{text}” is no state. The states are: {', '.join(STATES)}.")
    return word


def _closeness(_name: str, text: str, _today: date) -> int:
    if text not in ("1", "2", "3", "4", "5"):
        raise WrongInput(
            f"“{text}” is no closeness. Write a number from 1 (met once) to 5 (close)."
        )
    return int(text)


def _rhythm(_name: str, text: str, _today: date) -> int:
    if text == "":
        return 0
    if not (text.isascii() and text.isdecimal() and 0 <= int(text) <= 3650):
        raise WrongInput(f"“{text}” is no rhythm. Write a number of days, such as 90.")
    return int(text)


def _birthday(_name: str, text: str, _today: date) -> str:
    if not text:
        return ""
    text = _birthday_in_words(text)
    if not _BIRTHDAY.fullmatch(text):
        raise WrongInput(f"“{text}” is no birthday. Write 1984-03-07, or --03-07 without the year.")
    try:
        # A leap year stands in for an unknown one, so that 29 February is a birthday.
        day = date.fromisoformat(text if text[0].isdecimal() else f"2000-{text[2:]}")
    except ValueError:
        raise WrongInput(f"“{text}” is no day of the calendar.") from None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise WrongInput(
            f"birthday: the year of “{text}” lies outside {EARLIEST_YEAR} to {LATEST_YEAR}. "
            f"Leave the year out if it is not known: --{day:%m-%d}."
        )
    return text


def _holidays(_name: str, text: str, today: date) -> tuple[str, ...]:
    return tuple(_holiday(part, today) for part in _parted(text, r"[;\n]"))


def _holiday(text: str, today: date) -> str:
    """A day of the year and what it is called, as the record has it: `11-08 Diwali`.

    Raises:
        WrongInput: It does not begin with a day, or has no name.
    """
    words = text.split()
    for count in (1, 2):
        day, name = " ".join(words[:count]), " ".join(words[count:])
        if count == 1 and _MONTH_AND_DAY.fullmatch(day):
            day = f"--{day}"
        with contextlib.suppress(WrongInput):
            if name:
                return f"{_birthday('holidays', day, today)[-5:]} {name}"
    raise WrongInput(f"“{text}” is no holiday. Write the day and its name: 8 November Diwali.")


def _birthday_in_words(text: str) -> str:
    """A birthday with its month by name, as the record has it: `7 March` is `--03-07`."""
    words = " ".join(_POINTS_AND_ENDINGS.sub(" ", text).split())
    for form in ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"):
        with contextlib.suppress(ValueError):
            return f"{datetime.strptime(words, form).date()}"  # noqa: DTZ007 - a day, no moment
        with contextlib.suppress(ValueError):
            # A leap year stands in for an unknown one.
            day = datetime.strptime(f"{words} 2000", form).date()  # noqa: DTZ007
            return f"--{day:%m-%d}"
    return text


def _past_day(name: str, text: str, today: date) -> PartialDate | None:
    return _dated(past_date, name, text, today) if text else None


def _day_ahead(name: str, text: str, today: date) -> PartialDate | None:
    if not text:
        return None
    when = _dated(future_date, name, text, today)
    if not when.is_exact:
        raise UnknownDate(f"{name}: “{text}” names no day. Write one, such as 2026-03-12.")
    return when


def _dated(
    reader: Callable[[str, date], PartialDate], name: str, text: str, today: date
) -> PartialDate:
    """The date that the words name; where they name none, the error names the field."""
    try:
        return reader(text, today)
    except UnknownDate as problem:
        raise UnknownDate(f"{name}: {problem}") from None
