"""Before a message: reflection, homework, and the day on which it is to be sent (L2, L4).

What is asked comes from playbook 1 C: a moment that both remember (M25, M26), the honest reason
(M27), and what can be looked up about them (M28).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reconnect_tui.core.contact import Check, Contact, FollowUp, PeopleNote, Reason, State, noted
from reconnect_tui.core.dates import PartialDate
from reconnect_tui.core.lifecycle.keeping import acknowledging
from reconnect_tui.core.lifecycle.steps import (
    Step,
    is_open,
    with_followup,
    with_step,
    without_steps,
)
from reconnect_tui.core.ranking.elapsed import as_of
from reconnect_tui.core.rules import STANDARD, Rules
from reconnect_tui.core.text import folded, one_line

REFLECTION: tuple[tuple[str, str], ...] = (
    ("shared_memories", "What did you go through together?"),
    ("honest_reason", "Why do you want to write, honestly? Only you will see it."),
    ("people_notes", "Who belongs to their life, and may a message speak of them?"),
)
"""The three short questions of playbook M25 and M27: a field of `Preparation`, and its question."""

MEMORY_PROMPTS = ("a project you finished together", "something you both wanted", "good company")
"""What helps with the first question (playbook M26)."""

_HOMEWORK: tuple[tuple[str, str], ...] = (
    ("role", "What do they do now?"),
    ("win", "What went well for them lately?"),
    ("post", "What did they write or say in public?"),
    ("mutuals", "Whom do you both know?"),
    ("city", "Where do they live?"),
)
_FIELDS_OF = {"role": ("organization", "title"), "mutuals": ("mutuals",), "city": ("city",)}
_NEWS_OF = {
    "win": frozenset(
        {
            "new_job",
            "promotion",
            "business_opened",
            "degree",
            "award",
            "publication",
            "talk",
            "project_done",
        }
    ),
    "post": frozenset({"post"}),
}
_PREPARED_FROM: frozenset[State] = frozenset(
    {"dormant", "considering", "preparing", "drafted", "paused", "let_go"}
)


@dataclass(frozen=True, slots=True)
class Preparation:
    """What was remembered and looked up about a person; what is empty changes nothing."""

    honest_reason: str = ""
    """Why the user wants to write. Private."""

    memories: tuple[str, ...] = ()
    """Moments that both remember."""

    people_notes: tuple[PeopleNote, ...] = ()
    """About the people around them."""

    interests: tuple[str, ...] = ()
    mutuals: tuple[int, ...] = ()
    """Ids of people who know both."""

    news: tuple[Reason, ...] = ()
    """What has happened to them; looked up today unless it says otherwise."""

    looked_up: tuple[str, ...] = ()
    """Names of the plain fields of the record that were made sure of: `organization`, `city`."""

    source: str = ""
    """Where it was looked up."""


@dataclass(frozen=True, slots=True)
class Homework:
    """One thing to look up, and what the record says about it (playbook M28)."""

    name: str
    """`role`, `win`, `post`, `mutuals` or `city`."""

    question: str
    answer: str = ""
    """What is on record; empty where nothing is."""

    checked_on: PartialDate | None = None
    """When it was looked up; `None` where that is not known."""

    source: str = ""
    """Where."""

    to_check_again: bool = False
    """Whether it was looked up too long ago to be relied on."""


def prepared(contact: Contact, today: date, rules: Rules = STANDARD) -> Contact:
    """The contact once the user has begun to prepare a message (L2).

    Whoever has a next step of another kind, an answer that is awaited or a talk with a date,
    keeps their state; only the reminder comes along, as with a draft (L3).
    """
    if contact.do_not_contact or is_open(contact, "finish_preparing"):
        return contact
    current = as_of(contact, today, rules)
    reminder = Step("finish_preparing", rules.finish_preparing)
    if current.state not in _PREPARED_FROM and (current.state != "keeping" or current.rhythm_days):
        return with_step(contact, reminder, today)
    current = without_steps(current, {"revisit"}, today)
    if current.state != "preparing":
        current = noted(current, "Began to prepare a message", today, "preparing")
    return with_step(current, reminder, today)


def with_preparation(
    contact: Contact, found: Preparation, today: date, rules: Rules = STANDARD
) -> Contact:
    """The contact with what was remembered and looked up; nothing stands there twice."""
    notes = {folded(note.text): note for note in contact.people_notes}
    notes |= {folded(note.text): note for note in found.people_notes if one_line(note.text)}
    fresh = dict.fromkeys((*contact.mutuals, *found.mutuals))
    changed = replace(
        contact,
        honest_reason=found.honest_reason.strip() or contact.honest_reason,
        shared_memories=_with_words(contact.shared_memories, found.memories),
        interests=_with_words(contact.interests, found.interests),
        people_notes=tuple(notes.values()),
        mutuals=tuple(number for number in fresh if number != contact.id),
    )
    for reason in found.news:
        changed = with_news(changed, reason, today, source=found.source, rules=rules)
    names = (*found.looked_up, "mutuals") if found.mutuals else found.looked_up
    return looked_up(changed, names, today, found.source)


def with_news(
    contact: Contact,
    reason: Reason,
    today: date,
    *,
    source: str = "",
    rules: Rules = STANDARD,
) -> Contact:
    """The contact with a piece of news, made sure of today unless it says otherwise (L17).

    The same news told again is only made sure of again.
    """
    known = next((one for one in contact.reasons if _is_same(one, reason)), None)
    checked = reason.checked_on or PartialDate.on(today)
    told = replace(reason, checked_on=checked, source=reason.source or source)
    if known is None:
        changed = replace(contact, reasons=(*contact.reasons, told))
        return acknowledging(changed, told, today, rules)
    again = replace(
        known,
        label=known.label or told.label,
        keywords=_with_words(known.keywords, told.keywords),
        source=told.source or known.source,
        checked_on=checked,
    )
    return replace(
        contact, reasons=tuple(again if one is known else one for one in contact.reasons)
    )


def looked_up(contact: Contact, names: Sequence[str], today: date, source: str = "") -> Contact:
    """The contact with plain fields of the record made sure of."""
    if not names:
        return contact
    fresh = tuple(Check(name, PartialDate.on(today), source) for name in dict.fromkeys(names))
    others = tuple(check for check in contact.checks if check.name not in names)
    return replace(contact, checks=tuple(sorted((*others, *fresh), key=lambda check: check.name)))


def homework(contact: Contact, today: date, rules: Rules = STANDARD) -> tuple[Homework, ...]:
    """What one may look up before writing, each with what is known and whether to check it again.

    Nothing of it has to be answered (playbook M30).
    """
    return tuple(_looked_at(contact, name, words, today, rules) for name, words in _HOMEWORK)


def planned(contact: Contact, on: date, today: date) -> Contact:
    """The contact once the day is chosen on which the draft is to be sent (L4).

    No weekend moves it: the user chose it. It takes the place of the reminder to send or to drop.
    """
    chosen = FollowUp("planned_send", PartialDate.on(on))
    if contact.do_not_contact or chosen in contact.open_followups:
        return contact
    contact = without_steps(contact, {"send_or_drop"}, today)
    contact = noted(contact, f"Will send it on {on.isoformat()}", today, contact.state)
    return with_followup(contact, chosen)


def _looked_at(contact: Contact, name: str, words: str, today: date, rules: Rules) -> Homework:
    if name in _NEWS_OF:
        news = [one for one in contact.reasons if one.type in _NEWS_OF[name]]
        newest = max(news, key=lambda one: one.date.first if one.date else date.min, default=None)
        if newest is None:
            return Homework(name, words)
        answer = newest.label or newest.type.replace("_", " ")
        checked, source = newest.checked_on or newest.date, newest.source
    else:
        answer = _answer_of(contact, name)
        check = next((one for one in contact.checks if one.name in _FIELDS_OF[name]), None)
        checked, source = (check.on, check.source) if check else (None, "")
    return Homework(name, words, answer, checked, source, _is_old(checked, answer, today, rules))


def _answer_of(contact: Contact, name: str) -> str:
    if name == "role":
        return contact.role
    return contact.city if name == "city" else ", ".join(map(str, contact.mutuals))


def _is_old(checked: PartialDate | None, answer: str, today: date, rules: Rules) -> bool:
    """A fact that nobody has looked up is as good as an old one."""
    if not answer:
        return False
    return checked is None or (today - checked.last).days > rules.check_fact


def _is_same(one: Reason, other: Reason) -> bool:
    alike = folded(one.label) == folded(other.label) or not (one.label and other.label)
    return one.type == other.type and one.date == other.date and alike


def _with_words(words: tuple[str, ...], more: Sequence[str]) -> tuple[str, ...]:
    by_key = {folded(word): word for word in words}
    for word in map(one_line, more):
        if word:
            by_key.setdefault(folded(word), word)
    return tuple(by_key.values())
