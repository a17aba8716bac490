"""What the user said they would do: made, kept, put off and taken back (L22)."""

from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, Promise, noted
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.steps import days_after, working_day
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import folded, one_line


def promised(
    contact: Contact,
    text: str,
    today: date,
    *,
    due: PartialDate | None = None,
    rules: Rules = STANDARD,
) -> Contact:
    """The contact with a promise of the user's to them (L22).

    Args:
        contact: To whom.
        text: What was promised; one that is open already is not doubled.
        today: The day it was made.
        due: By when, where a day was named; no weekend moves it.
        rules: How many days there are where none was named.
    """
    words = one_line(text)
    known = {folded(promise.text) for promise in contact.open_promises}
    if not words or folded(words) in known:
        return contact
    when = due or PartialDate.on(working_day(days_after(today, rules.promise)))
    made = replace(contact, promises=(*contact.promises, Promise(words, when)))
    return noted(made, f"Promised: {words}", today, contact.state)


def kept(contact: Contact, promise: Promise, today: date) -> Contact:
    """The contact with a promise kept; the same contact where it is not open."""
    if promise.done is not None or promise not in contact.promises:
        return contact
    done = replace(promise, done=PartialDate.on(today))
    return noted(_with(contact, promise, done), f"Kept: {promise.text}", today, contact.state)


def put_off(contact: Contact, promise: Promise, until: date) -> Contact:
    """The contact with a promise to be kept on another day."""
    return _with(contact, promise, replace(promise, due=PartialDate.on(until)))


def taken_back(contact: Contact, promise: Promise, today: date) -> Contact:
    """The contact without a promise that is not to be kept after all."""
    if promise not in contact.promises:
        return contact
    place = contact.promises.index(promise)
    rest = contact.promises[:place] + contact.promises[place + 1 :]
    words = f"Took back a promise: {promise.text}"
    return noted(replace(contact, promises=rest), words, today, contact.state)


def _with(contact: Contact, promise: Promise, changed: Promise) -> Contact:
    if promise not in contact.promises or promise == changed:
        return contact
    place = contact.promises.index(promise)
    promises = (*contact.promises[:place], changed, *contact.promises[place + 1 :])
    return replace(contact, promises=promises)
