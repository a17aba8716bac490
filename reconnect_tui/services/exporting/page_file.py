"""People and their timelines as pages to read (Markdown)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from reconnect_tui.core.contact import Contact
from reconnect_tui.core.contacts import Contacts
from reconnect_tui.core.facts import facts_about, private_facts_about
from reconnect_tui.core.ranking.standing import (
    as_sentence,
    quiet_in_words,
    reason_in_words,
    step_as_sentence,
)
from reconnect_tui.core.since import promise_in_words
from reconnect_tui.core.text import cleaned
from reconnect_tui.core.timeline import Interaction

_SIGNS = {"in": "←", "out": "→", "both": "↔"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LIST_SIGN = re.compile(r"^([^\S\r\n]*)([-+]|\d+[.)])(?=\s)", re.M)
_LEFT_OUT = frozenset({"nicknames", "met_on", "shared_keywords"})
"""Fields that search and triage need, and a page to read does not."""


def pages_of(contacts: Contacts, today: date, *, private: bool = False) -> str:
    """Everyone, by name, as one Markdown text."""
    people = sorted(contacts.values(), key=lambda contact: (contact.name.casefold(), contact.id))
    return "\n".join("\n".join(_page(contact, contacts, today, private)) for contact in people)


def _page(contact: Contact, contacts: Contacts, today: date, private: bool) -> Iterator[str]:
    yield f"# {plain(contact.name)}\n"
    figures = contact.timeline.figures(today)
    last = figures.last_contact
    quiet = quiet_in_words(None if last is None else (today - last).days)
    yield f"{plain(contact.role)}  " if contact.role else ""
    yield f"*{as_sentence(quiet)}*\n"
    for label, text in facts_about(contact, _LEFT_OUT):
        yield f"- {label}: {plain(text)}"
    for label, text in private_facts_about(contact) if private else ():
        yield f"- {label}: {plain(text)}"
    known = contacts.knowing(contact)
    if known:
        yield f"- In common: {plain('; '.join(other.name for other in known))}"
    for title, lines in _parts(contact, today):
        if lines:
            yield f"\n## {title}\n"
            yield from (f"- {one}" for one in lines)
    yield ""


def _parts(contact: Contact, today: date) -> Iterable[tuple[str, list[str]]]:
    steps = [_dated(step.due, step_as_sentence(step)) for step in contact.open_followups]
    return (
        ("Next", steps),
        ("You promised", [plain(promise_in_words(one)) for one in contact.open_promises]),
        ("They promised", [plain(promise_in_words(one)) for one in contact.awaited_promises]),
        (
            "News",
            [_dated(one.date, as_sentence(reason_in_words(one, today))) for one in contact.reasons],
        ),
        ("Timeline", [_entry(entry) for entry in contact.timeline.newest_first()]),
    )


def _entry(entry: Interaction) -> str:
    sign = f" {_SIGNS[entry.direction]}" if entry.direction in _SIGNS else ""
    words = f": {plain(entry.text)}" if entry.text else ""
    return f"{entry.date.text or 'no date'}{sign} {entry.kind.replace('_', ' ')}{words}"


def _dated(when: object, words: str) -> str:
    return f"{when}: {plain(words)}" if when else plain(words)


def plain(text: str) -> str:
    """A text of the user's as Markdown shows it unchanged; its lines stay inside a list item."""
    escaped = _SPECIAL.sub(r"\\\1", cleaned(text))
    escaped = _LIST_SIGN.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", escaped)
    return escaped.replace("\n", "\n  ")
