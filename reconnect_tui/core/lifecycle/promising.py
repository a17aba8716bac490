"""What the user said they would do: made, kept, and recognised in a text (L22)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reconnect_tui.core.contact import Contact, Promise, noted
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.steps import days_after, working_day
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import folded, one_line, shortened

LONGEST_PROMISE = 140
"""Characters of a promise that is found in a text."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|[\r\n]+")
_DEEDS = (
    "ask bring call check connect drop email find forward get give introduce invite lend let look "
    "make mention pass post prepare put recommend ring send share show speak suggest talk tell "
    "text try write"
)
_PROMISE = re.compile(
    r"\b(?:i(?:\s+will|['’]ll|\s+shall|\s+promised?\s+to|\s+am\s+going\s+to|['’]m\s+going\s+to)"
    r"(?:\s+(?:also|gladly|happily|then|soon))?|let\s+me)\s+"
    rf"(?P<deed>(?:{'|'.join(_DEEDS.split())})\b)",
    re.IGNORECASE,
)
_SIGNS = " ,;:.!?…–—-"
_JOINTS = (" and", " but", " then")
_NO_PROMISE = re.compile(r"\blet\s+me\s+(?:ask|check|tell|try|call)?\s*(?:know|go|be)\b", re.I)


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


def promises_in(text: str) -> tuple[str, ...]:
    """What the writer of a text says they will do: `send him the chart on Friday` (playbook 4.5).

    It is offered as promises and never made into some unasked.
    """
    found = (
        shortened(words, LONGEST_PROMISE)
        for sentence in _SENTENCE_END.split(text)
        for words in _promises_of(one_line(sentence))
    )
    return tuple(dict.fromkeys(found))


def _promises_of(sentence: str) -> Iterator[str]:
    """From the deed on, each up to the next one."""
    if _NO_PROMISE.search(sentence):
        return
    end = len(sentence)
    found = []
    for match in reversed(list(_PROMISE.finditer(sentence))):
        found.append(_without_joint(sentence[match.start("deed") : end]))
        end = match.start()
    yield from reversed(found)


def _without_joint(words: str) -> str:
    """The words without the signs and the “and” that led on to what followed."""
    words = words.rstrip(_SIGNS)
    for joint in _JOINTS:
        words = words.removesuffix(joint).rstrip(_SIGNS)
    return words


def _with(contact: Contact, promise: Promise, changed: Promise) -> Contact:
    if promise not in contact.promises or promise == changed:
        return contact
    place = contact.promises.index(promise)
    promises = (*contact.promises[:place], changed, *contact.promises[place + 1 :])
    return replace(contact, promises=promises)
