"""Hard news of a person, by which one stands before anything else (playbook T26 and 6.4)."""

from datetime import date

from reconnect_tui.core.contact import Contact, Reason
from reconnect_tui.core.rules import HARD_NEWS


def day_of_hard_news(reason: Reason, today: date) -> date | None:
    """The day from which hard news counts; `None` for other news, and for what lies ahead.

    Without a day of its own it counts from the day it was looked up, and without that one from
    today: a kind line too late does no harm, and a cheerful one too early does.
    """
    if reason.type not in HARD_NEWS:
        return None
    if reason.date is not None and reason.date.text:
        return reason.date.counted_on(today)
    checked = reason.checked_on.counted_on(today) if reason.checked_on else None
    return checked or today


def newest_hard_news(contact: Contact, today: date, within: int) -> Reason | None:
    """The newest hard news of the last so many days."""
    found = [
        (day, reason)
        for reason in contact.reasons
        if (day := day_of_hard_news(reason, today)) is not None and (today - day).days <= within
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None
