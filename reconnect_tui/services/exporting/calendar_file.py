"""Follow-ups, promises and check-ins as a calendar of whole days (iCalendar, RFC 5545)."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.ranking.standing import step_as_sentence
from reconnect_tui.core.ranking.tie import Tie
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import folded
from reconnect_tui.services.exporting.content_lines import escaped, joined, line

_PRODUCT = "-//reconnect-tui//reconnect//EN"
_NAMES = uuid.UUID("6f2d7a0e-58a5-5b0c-9a53-1f0e3b7c2d41")
"""Of the identifiers of events; it must never change, or calendars would double every event."""


@dataclass(frozen=True, slots=True)
class Event:
    """One whole day of the calendar."""

    uid: str
    """The same in every export, whatever the day and the words."""

    day: date
    summary: str
    revised: datetime
    """When the record was last changed, in UTC."""


def calendar_of(contacts: Iterable[Contact], today: date, rules: Rules = STANDARD) -> str:
    """The calendar file; nobody is in it who asked not to be contacted or was let go."""
    events = [event for contact in contacts for event in events_of(contact, today, rules)]
    events.sort(key=lambda event: (event.day, event.summary, event.uid))
    head = (
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        line("PRODID", _PRODUCT),
        line("CALSCALE", "GREGORIAN"),
    )
    return joined((*head, *map(_drawn, events), line("END", "VCALENDAR")))


def events_of(contact: Contact, today: date, rules: Rules = STANDARD) -> Iterator[Event]:
    """What has a day with one person: follow-ups, promises of the user, the next check-in."""
    if contact.do_not_contact or contact.state == "let_go" or not _has_days(contact):
        return
    contact = as_of(contact, today, rules)
    revised = _revised(contact, today)
    seen: Counter[str] = Counter()
    told = [
        *((step.kind, step.due, step_as_sentence(step)) for step in contact.open_followups),
        *(
            (f"promise {folded(one.text)}", one.due, f"You promised: {one.text}")
            for one in contact.open_promises
        ),
    ]
    for key, due, words in told:
        if due is not None:
            seen[key] += 1
            uid = _uid(contact, f"{key} {seen[key]}")
            yield Event(uid, due.first, f"{contact.name}: {words}", revised)
    if not seen["check_in"]:
        yield from _by_rhythm(contact, today, rules, revised)


def _has_days(contact: Contact) -> bool:
    """Whether anything can have a day; of thousands of people most have nothing."""
    stored = contact.followups or contact.promises or contact.rhythm_days
    return bool(stored) or contact.state == "waiting"


def _by_rhythm(contact: Contact, today: date, rules: Rules, revised: datetime) -> Iterator[Event]:
    """The day on which the chosen rhythm comes round, today where it has gone by."""
    tie = Tie.of(contact, today, rules)
    if not tie.has_rhythm or tie.last_contact is None:
        return
    day = max(tie.last_contact + timedelta(days=tie.rhythm_days), today)
    if tie.snoozed_until is not None:
        day = max(day, tie.snoozed_until)
    words = f"{contact.name}: a word now and then, as you chose"
    yield Event(_uid(contact, "check_in 1"), day, words, revised)


def _uid(contact: Contact, key: str) -> str:
    who = contact.uid or f"contact {contact.id}"
    return f"{uuid.uuid5(_NAMES, f'{who} {key}')}@reconnect-tui"


def _revised(contact: Contact, today: date) -> datetime:
    try:
        moment = datetime.fromisoformat(contact.updated)
    except ValueError:
        moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _drawn(event: Event) -> str:
    return joined(
        (
            line("BEGIN", "VEVENT"),
            line("UID", event.uid),
            line("DTSTAMP", f"{event.revised:%Y%m%dT%H%M%SZ}"),
            # Without an end, a day lasts one day (RFC 5545, 3.6.1).
            line("DTSTART;VALUE=DATE", f"{event.day:%Y%m%d}"),
            line("SUMMARY", escaped(event.summary)),
            line("TRANSP", "TRANSPARENT"),
            line("END", "VEVENT"),
        )
    )
